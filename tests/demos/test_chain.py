"""Answers one question: are the chain's products the gradients of a network and of an RNN?"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from oboeuta_desktop.demos.activation.functions import value_at
from oboeuta_desktop.demos.chain import model as chain_model
from oboeuta_desktop.demos.chain.engine import CHAIN
from oboeuta_desktop.demos.chain.goals import gradient_of
from oboeuta_desktop.demos.chain.model import (
    ALPHA,
    HE,
    LAYERS,
    STEPS,
    WIDTH,
    XAVIER,
    logarithms,
    path_factors,
    path_states,
    product_of,
    real_factors,
)
from oboeuta_desktop.demos.presets import open_demo

NAMES = ("relu", "leaky", "sigmoid", "tanh")


def state(point, active=None, **values):
    start = open_demo(CHAIN, {"point": point}).state
    return replace(start, values={**start.values, **values}, active=active or start.active)


def last_state(name, w, start, steps):
    """A small recurrent network of one unit without input: its state after ``steps`` steps."""
    h = start
    for _ in range(steps):
        h = value_at(name, w * h, ALPHA)
    return h


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("w", [0.5, 0.9, 1.1])
@pytest.mark.parametrize("back", [1, 5, 17])
def test_a_product_is_what_a_recurrent_networks_last_state_feels(name, w, back):
    # further back a difference of two sigmoids has no digits left
    length, back = 30, min(back, 5) if name == "sigmoid" else back
    h = path_states(name, w, length)[length - back]
    step = 1e-5 * h
    up, down = last_state(name, w, h + step, back), last_state(name, w, h - step, back)
    felt = (up - down) / (2 * step)
    assert product_of(path_factors(name, w, length), back) == pytest.approx(felt, rel=1e-5)


@pytest.mark.parametrize("name", NAMES)
def test_the_paths_functions_are_those_of_the_explorer(name):
    h = path_states(name, 0.7, 12)
    assert [value_at(name, 0.7 * float(a), ALPHA) for a in h[:-1]] == pytest.approx(h[1:])
    for a in (-2.0, 0.0, 3.0):
        assert chain_model._FORWARD[name](a) == pytest.approx(value_at(name, a, ALPHA))


@pytest.mark.parametrize(
    ("w", "steps", "left"), [(0.9, 17, 0.167), (0.9, 100, 2.66e-5), (1.1, 50, 117.4), (1, 100, 1)]
)
def test_a_straight_path_multiplies_the_weight_alone(w, steps, left):
    factors = path_factors("relu", w, STEPS)
    assert product_of(factors, steps) == pytest.approx(w**steps)
    assert product_of(factors, steps) == pytest.approx(left, rel=2e-3)


@pytest.mark.parametrize("w", [0.2, 1.0, 2.0])
def test_ten_sigmoids_leave_less_than_the_exams_bound(w):
    assert product_of(path_factors("sigmoid", w, LAYERS), 10) < (0.25 * w) ** 10


def test_a_heavy_weight_saturates_tanh_instead_of_exploding():
    assert product_of(path_factors("tanh", 2.0, LAYERS), 10) < 1e-6
    assert product_of(path_factors("relu", 2.0, LAYERS), 10) == 1024


# the reference run of a 50-layer network of width 64: after 10, 20 and 50 layers
REFERENCE = [
    ("sigmoid", XAVIER, (3.9e-7, 2.2e-13, 2.8e-32)),
    ("tanh", XAVIER, (0.62, 0.55, 0.069)),
    ("relu", HE, (2.5, 2.6, 3.2)),
    ("relu", XAVIER, (0.077, 0.0025, 9.6e-8)),
]


@pytest.mark.parametrize(("name", "init", "lengths"), REFERENCE)
def test_real_layers_come_near_the_reference_run(name, init, lengths):
    factors = real_factors(name, init)
    for layers, length in zip((10, 20, 50), lengths, strict=True):
        assert abs(math.log10(product_of(factors, layers) / length)) < 0.2


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("init", [XAVIER, HE])
def test_real_layers_are_the_gradient_of_a_real_network(name, init):
    weights, signal, upstream = chain_model._draw_of_weights()
    gain = {XAVIER: 1.0, HE: math.sqrt(2.0)}[init]

    def score(first_input, layers):
        h = first_input
        for matrix in layers:
            a = gain * matrix @ h
            h = np.array([value_at(name, float(x), ALPHA) for x in a])
        return float(upstream @ h)

    h = signal
    for matrix in weights[:-3]:
        h = np.array([value_at(name, float(x), ALPHA) for x in gain * matrix @ h])
    step = 1e-6 * float(np.linalg.norm(h))
    felt = [
        (score(h + step * unit, weights[-3:]) - score(h - step * unit, weights[-3:])) / (2 * step)
        for unit in np.eye(WIDTH)
    ]
    length = np.linalg.norm(felt) / np.linalg.norm(upstream)
    assert product_of(real_factors(name, init), 3) == pytest.approx(length, rel=1e-3)


def test_he_is_xavier_with_weights_times_the_root_of_two():
    ratio = real_factors("relu", HE) / real_factors("relu", XAVIER)
    assert ratio == pytest.approx(np.full(LAYERS, math.sqrt(2.0)))


def test_leaky_relus_slope_is_the_one_its_hint_names():
    hint = next(series.hint for series in CHAIN.series if series.name == "leaky")
    assert f"{ALPHA:g}" in hint


def test_logarithms_are_those_of_the_products():
    factors = path_factors("tanh", 1.3, LAYERS)
    logs = logarithms(factors)
    assert logs[0] == 0
    assert 10 ** logs[7] == pytest.approx(product_of(factors, 7))


def test_the_point_lies_on_the_active_curve_and_the_bars_are_the_factors():
    shown = CHAIN.draw(state("A11", active="tanh", w=1.2, depth=12.0))
    point = shown.handles[0]
    curve = next(c for c in shown.curves if c.is_active)
    assert curve.y[12] == point.y == pytest.approx(math.log10(gradient_of(state(
        "A11", active="tanh", w=1.2, depth=12.0
    ))))  # fmt: skip
    bars = [box for box in shown.boxes if box.panel == "factors"]
    assert [bar.y[1] for bar in bars] == path_factors("tanh", 1.2, LAYERS).tolist()
    assert sum(bar.opacity > 0.5 for bar in bars) == 12


def test_curves_stay_the_same_objects_while_only_the_length_is_dragged():
    before, after = (CHAIN.draw(state("A11", depth=depth)) for depth in (3.0, 30.0))
    assert all(a is b for a, b in zip(before.curves, after.curves, strict=True))


def test_real_layers_offer_the_initialisation_and_no_weight():
    assert CHAIN.draw(state("A11")).parameters == ("depth", "w", "model")
    real = CHAIN.draw(state("A11", model=1.0))
    assert real.parameters == ("depth", "model", "init")
    assert [handle.parameter for handle in real.handles] == ["depth"]
    assert str(real.cards[2].value) != str(CHAIN.draw(state("A11")).cards[2].value)


@pytest.mark.parametrize(("w", "kept"), [(0.98, False), (0.99, True), (1.01, True), (1.02, False)])
def test_only_weights_close_to_one_keep_a_gradient_for_fifty_steps(w, kept):
    assert CHAIN.goal("chain_kept").is_reached(state("B1", w=w, steps=50.0)) is kept


def test_time_goes_a_hundred_steps_back_and_has_no_real_layers():
    shown = CHAIN.draw(state("B1", w=0.9, steps=17.0, model=1.0))
    assert shown.parameters == ("steps", "w")
    assert str(shown.cards[2].value) == "0.167"
    assert all(curve.x.size == STEPS + 1 for curve in shown.curves)


@pytest.mark.parametrize(
    ("point", "active", "values", "part"),
    [
        ("A11", "tanh", {"w": 1.5}, "飽和"),
        ("A11", "relu", {"w": 1.5, "depth": 50.0}, "爆発"),
        ("A11", "sigmoid", {"depth": 50.0}, "消える"),
        ("A11", "relu", {"model": 1.0, "init": 1.0}, "ReLU ＋ He"),
    ],
)
def test_the_caption_says_what_happens(point, active, values, part):
    assert part in str(CHAIN.draw(state(point, active=active, **values)).caption)


def test_the_description_says_the_values():
    said = str(CHAIN.draw(state("B1", w=0.9, steps=17.0)).description)
    assert all(part in said for part in ("ReLU", "0.90", "17 時刻", "0.167"))
    assert "Xavier" in str(CHAIN.draw(state("A11", model=1.0)).description)
