"""Answers one question: are the hinge builder's counts and sums what they claim to be?"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from oboeuta_desktop.demos.activation.functions import slope_at, value_at
from oboeuta_desktop.demos.hinges.engine import HINGES
from oboeuta_desktop.demos.hinges.model import (
    MOST,
    OPERATIONS,
    TARGET,
    X,
    count_of,
    errors,
    fit,
    operations_of,
    unit_slope,
    unit_values,
)
from oboeuta_desktop.demos.presets import open_demo

NAMES = tuple(OPERATIONS)


@pytest.mark.parametrize("name", ["relu", "sigmoid"])
def test_the_operations_one_after_the_other_give_the_function(name):
    a = np.linspace(-8, 8, 33)
    right = [value_at(name, float(x), 0.0) for x in a]
    assert unit_values(name, a) == pytest.approx(right, rel=1e-12, abs=1e-300)


def test_relu_compares_once_where_the_sigmoid_does_three_things():
    kinds = {name: Counter(op.sign for op in OPERATIONS[name]) for name in NAMES}
    assert kinds == {
        "relu": Counter(["比較"]),
        "sigmoid": Counter(["exp", "+", "÷"]),
        "identity": Counter(),
    }
    assert (operations_of("relu", 12), operations_of("sigmoid", 12)) == (12, 36)
    assert (count_of("relu", "exp", 12), count_of("sigmoid", "exp", 12)) == (0, 12)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("x", [0.1, 1.0, 4.0, 6.0])
def test_slopes_are_those_of_the_unit(name, x):
    step = 1e-6
    low, high = unit_values(name, np.array([x - step, x + step]))
    assert unit_slope(name, x) == pytest.approx((high - low) / (2 * step), abs=1e-8)


@pytest.mark.parametrize("name", NAMES)
def test_one_more_unit_never_makes_the_error_larger(name):
    assert (np.diff(errors(name)) <= 1e-12).all()


def test_twelve_hinges_come_close_and_one_does_not():
    assert errors("relu")[0] > 0.5
    assert errors("relu")[-1] < 0.02


def test_bends_of_sigmoids_fit_as_well_as_they_did():
    # depends on how steep a unit may be, which hinges and lines do not feel
    assert errors("sigmoid")[4] == pytest.approx(0.0106, abs=5e-5)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("units", [1, 5, MOST])
def test_a_sum_is_that_of_its_units(name, units):
    found = fit(name, units)
    assert found.units.shape == (units, X.size)
    assert found.bias + found.units.sum(axis=0) == pytest.approx(found.total, abs=1e-9)
    assert found.error == pytest.approx(np.sqrt(np.mean((found.total - TARGET) ** 2)))


@pytest.mark.parametrize("name", NAMES)
def test_no_other_weights_do_better(name):
    # of a least-squares fit the rest stands upright on every unit
    found = fit(name, 6)
    rest = found.total - TARGET
    assert rest.mean() == pytest.approx(0.0, abs=1e-9)
    assert found.units @ rest == pytest.approx(np.zeros(6), abs=1e-7)


def test_identities_stay_the_best_straight_line_however_many():
    line = np.polyval(np.polyfit(X, TARGET, 1), X)
    for units in (1, 4, MOST):
        assert fit("identity", units).total == pytest.approx(line, abs=1e-9)


def test_hinges_are_straight_between_their_corners():
    found = fit("relu", 5)
    bends = X[1:-1][np.abs(np.diff(found.total, 2)) > 1e-9]
    # the samples lie on a grid that holds every corner's place
    assert set(np.round(bends, 6)) <= set(np.round(found.corners, 6))
    assert len(found.corners) >= 4


def test_the_errors_to_come_are_not_shown():
    start = open_demo(HINGES, {"point": "A8"}).state
    assert start.values["k"] == 1
    (shown,) = [c for c in HINGES.draw(start).curves if c.panel == "error"]
    assert shown.x.tolist() == [1.0]


@pytest.mark.parametrize("units", [1, 7, 12])
def test_there_is_a_tile_for_every_operation(units):
    start = open_demo(HINGES, {"point": "A2"}).state
    shown = HINGES.draw(replace(start, values={**start.values, "k": float(units)}))
    tiles = Counter((box.token, str(box.words)) for box in shown.boxes)
    assert tiles == {
        ("relu", "比較"): units,
        **{("sigmoid", sign): units for sign in ("exp", "+", "÷")},
    }
    cards = {card.name: str(card.value) for card in shown.cards}
    assert cards["operations"] == f"{3 * units} 回"
    assert cards["exp"] == f"{units} 回"


def test_thin_hinges_are_those_of_the_active_kind():
    start = open_demo(HINGES, {"point": "A8"}).state
    shown = HINGES.draw(replace(start, values={**start.values, "k": 5.0}))
    thin = [curve for curve in shown.curves if curve.panel == "sum" and curve.token == "ctl"]
    assert [curve.y.tolist() for curve in thin] == fit("relu", 5).units.tolist()


def test_the_slope_at_x_is_on_the_card():
    start = open_demo(HINGES, {"point": "A2"}).state
    shown = HINGES.draw(replace(start, values={**start.values, "x": 4.0}))
    assert str(shown.cards[2].value) == f"{slope_at('sigmoid', 4.0, 0.0):.3f}" == "0.018"
