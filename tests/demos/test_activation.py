"""Answers one question: does the activation explorer show what its functions say?"""

from __future__ import annotations

import itertools
import json
from dataclasses import replace

import numpy as np
import pytest

from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.activation.functions import FLAT_LIMITS, SLOPES_CROSS, slope_at, value_at
from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.picture import Picture

DEMO = DEMOS["activation"]
NAMES = tuple(series.name for series in DEMO.series)


def state(active="relu", x=-2.0, alpha=0.1, shown=NAMES):
    return State({"x": x, "alpha": alpha}, tuple(shown), active)


def picture(**wishes) -> Picture:
    return DEMO.draw(state(**wishes))


def numbers_of(shown: Picture) -> list[float]:
    found: list[float] = []
    for curve in shown.curves:
        found += [*curve.x, *curve.y]
    for point in (*shown.dots, *shown.handles, *shown.labels):
        found += [point.x, point.y]
    for segment in shown.segments:
        found += [*segment.x, *segment.y]
    return found


@pytest.mark.parametrize("active", NAMES)
@pytest.mark.parametrize("x", [-6.0, -0.05, 0.0, 0.05, 6.0])
@pytest.mark.parametrize("alpha", [0.0, 0.01, 0.5, 1.0])
def test_no_corner_of_the_sliders_gives_a_number_that_is_none(active, x, alpha):
    shown = picture(active=active, x=x, alpha=alpha)
    assert np.isfinite(numbers_of(shown)).all()
    assert not any("nan" in str(card.value) or "―" in str(card.value) for card in shown.cards)


def test_every_value_of_the_slider_draws():
    for parameter, active in itertools.product(DEMO.parameters, NAMES):
        for index in range(0, parameter.steps + 1, 3):
            start = state(active=active)
            values = {**start.values, parameter.name: parameter.value_at(index)}
            assert np.isfinite(numbers_of(DEMO.draw(replace(start, values=values)))).all()


@pytest.mark.parametrize("name", ["relu", "leaky"])
def test_the_slope_of_a_corner_is_drawn_with_a_gap(name):
    sides = [c for c in picture(active=name, shown=(name,)).curves if c.panel == "slope"]
    assert len(sides) == 2
    assert all(len(set(side.y)) == 1 for side in sides), "a side is level: no vertical line"
    assert {side.y[0] for side in sides} == {slope_at(name, -1.0, 0.1), 1.0}


def test_the_ends_at_the_gap_are_open_above_and_filled_where_programs_compute():
    ends = [dot for dot in picture(shown=("relu",)).dots if dot.x == 0]
    assert {(dot.y, dot.is_filled) for dot in ends} == {(1.0, False), (0.0, True)}


def test_the_identity_has_no_gap():
    assert not [d for d in picture(active="leaky", alpha=1.0, shown=("leaky",)).dots if d.x == 0]


@pytest.mark.parametrize("name", NAMES)
def test_curves_lie_on_the_functions(name):
    for curve in picture(active=name, shown=(name,), alpha=0.2).curves:
        of = value_at if curve.panel == "f" else slope_at
        inner = [(x, y) for x, y in zip(curve.x, curve.y, strict=True) if x != 0]
        assert all(y == pytest.approx(of(name, float(x), 0.2)) for x, y in inner)


def test_curves_are_the_same_objects_while_only_the_point_moves():
    before, after = picture(x=-2.0), picture(x=3.0)
    assert all(a is b for a, b in zip(before.curves, after.curves, strict=True))


def test_alpha_changes_the_curves_of_leaky_relu_alone():
    before, after = picture(alpha=0.1), picture(alpha=0.2)
    changed = {a.series for a, b in zip(before.curves, after.curves, strict=True) if a is not b}
    assert changed == {"leaky"}


def test_the_active_curve_lies_on_top():
    assert picture(active="relu").curves[-1].series == "relu"
    assert next(c.series for c in picture().curves if c.is_active) == "relu"


@pytest.mark.parametrize("name", ["sigmoid", "tanh"])
def test_saturated_zones_begin_at_the_models_limits(name):
    zones = [z for z in picture(active=name).zones if z.panel == "f"]
    limit = FLAT_LIMITS[name]
    assert [(z.first, z.last) for z in zones] == [(-6.4, -limit), (limit, 6.4)]
    assert any(f"{limit:.3f}" in str(label.words) for label in picture(active=name).labels)


def test_relu_has_its_dead_zone_on_the_negative_side():
    assert [(z.first, z.last) for z in picture().zones if z.panel == "f"] == [(-6.4, 0.0)]


def test_leaky_relu_is_dead_only_without_a_slope():
    assert picture(active="leaky", alpha=0.01).zones == ()
    assert picture(active="leaky", alpha=0.0).zones


@pytest.mark.parametrize("name", NAMES)
def test_the_tangent_touches_with_the_functions_slope(name):
    (tangent,) = picture(active=name, x=-1.5).segments
    (x0, x1), (y0, y1) = tangent.x, tangent.y
    assert (y1 - y0) / (x1 - x0) == pytest.approx(slope_at(name, -1.5, 0.1))
    assert (y0 + y1) / 2 == pytest.approx(value_at(name, -1.5, 0.1))


@pytest.mark.parametrize("name", NAMES)
def test_the_tangent_is_two_and_a_half_units_long(name):
    (tangent,) = picture(active=name, x=0.7).segments
    assert np.hypot(np.diff(tangent.x), np.diff(tangent.y)) == pytest.approx(2.5)


@pytest.mark.parametrize("name", ["sigmoid", "tanh"])
def test_between_two_points_a_curve_strays_less_than_can_be_seen(name):
    for curve in picture(active=name, shown=(name,)).curves:
        of = value_at if curve.panel == "f" else slope_at
        middles = (curve.x[1:] + curve.x[:-1]) / 2
        drawn = (curve.y[1:] + curve.y[:-1]) / 2
        right = np.array([of(name, float(x), 0.1) for x in middles])
        # a hundred pixels to a unit would make it a quarter of a pixel
        assert np.abs(drawn - right).max() < 0.0025


def test_a_corner_has_no_tangent():
    assert picture(x=0.0).segments == ()
    assert picture(active="tanh", x=0.0).segments


def cards_of(**wishes):
    return {card.name: card for card in picture(**wishes).cards}


def test_cards_show_the_point():
    cards = cards_of(active="leaky", x=-5.0, alpha=0.01)
    assert [str(cards[name].value) for name in ("x", "value", "slope")] == [
        "−5.00",
        "−0.050",
        "0.010",
    ]


@pytest.mark.parametrize(("active", "used"), [("relu", "実装は 0"), ("leaky", "実装は 0.10")])
def test_at_the_corner_the_gradient_is_undefined_and_says_what_programs_use(active, used):
    card = cards_of(active=active, x=0.0)["slope"]
    assert str(card.value) == "定義なし"
    assert str(card.note) == used


def test_a_flat_place_colours_the_gradient():
    assert cards_of(x=-1.0)["slope"].token == "bad"
    assert cards_of(x=1.0)["slope"].token == "ink"


def test_the_point_is_dragged_along_x():
    (point,) = picture(active="relu", x=1.0).handles
    assert (point.x, point.y, point.parameter) == (1.0, 1.0, "x")
    assert point.value_for(2.0, 99.0) == 2.0


@pytest.mark.parametrize("alpha", [0.0, 0.01, 0.3, 1.0])
def test_the_grip_of_alpha_lies_on_the_branch_and_gives_the_slope_back(alpha):
    grip = picture(active="leaky", alpha=alpha).handles[0]
    assert grip.parameter == "alpha"
    assert grip.y == pytest.approx(value_at("leaky", grip.x, alpha))
    assert grip.value_for(grip.x, grip.y) == pytest.approx(alpha)
    assert grip.y >= picture(active="leaky").panels[0].y_range[0], "always in sight"


def test_across_the_axis_the_grip_gives_nothing():
    assert picture(active="leaky").handles[0].value_for(0.5, -1.0) is None


def test_alpha_is_offered_only_beside_leaky_relu():
    assert picture(shown=("relu", "tanh")).parameters == ("x",)
    assert picture(shown=("relu", "leaky")).parameters == ("x", "alpha")


def test_every_shown_series_is_named_at_its_curve_in_both_panels():
    shown = picture()
    for series in DEMO.series:
        assert [x.panel for x in shown.labels if str(x.words) == series.label] == ["f", "slope"]


def test_the_crossing_of_the_slopes_is_marked():
    marks = [dot for dot in picture(active="tanh").dots if abs(dot.x) == SLOPES_CROSS]
    assert len(marks) == 2


@pytest.mark.parametrize("name", NAMES)
def test_the_point_stays_in_the_panel_for_every_x_but_steep_leaky_ones(name):
    for shown in ((name,), NAMES):
        for index in range(DEMO.main.steps + 1):
            x = DEMO.main.value_at(index)
            picture_at_x = picture(active=name, x=x, shown=shown)
            first, last = picture_at_x.panels[0].y_range
            assert first < picture_at_x.handles[-1].y < last


def test_the_description_says_the_values():
    said = str(picture(active="leaky", x=-2.0, alpha=0.1).description)
    assert all(part in said for part in ("Leaky ReLU", "−2.00", "−0.200", "0.100", "α は 0.10"))


def test_the_description_says_that_a_corner_has_no_gradient():
    assert "定義なし（実装は 0.000）" in str(picture(x=0.0).description)


def test_snapping_gives_round_numbers():
    assert DEMO.main.snap(0.0249) == 0.0
    assert DEMO.main.snap(1e9) == 6.0
    assert DEMO.parameter("alpha").snap(0.0149) == 0.01
    grid = [DEMO.main.value_at(i) for i in range(DEMO.main.steps + 1)]
    assert json.dumps(grid) == json.dumps([round(-6 + i * 0.05, 2) + 0.0 for i in range(241)])
