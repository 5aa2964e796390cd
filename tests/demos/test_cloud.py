"""Answers one question: do forty inputs die, revive and spread as the model says?"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from oboeuta_desktop.demos.cloud.engine import CLOUD
from oboeuta_desktop.demos.cloud.model import (
    COUNT,
    INPUTS,
    TARGETS,
    alive,
    gradient,
    loss,
    outputs,
    slopes,
    sums,
    train,
    zeros,
)
from oboeuta_desktop.demos.presets import open_demo

LEARN = CLOUD.acts[0]


def state(point, active="relu", **values):
    start = open_demo(CLOUD, {"point": point}).state
    return replace(start, values={**start.values, **values}, active=active)


def test_the_inputs_are_a_normal_cloud():
    assert INPUTS.size == COUNT == 40
    assert pytest.approx(-INPUTS[::-1]) == INPUTS
    assert np.std(INPUTS) == pytest.approx(1.0, abs=0.03)
    assert np.count_nonzero(np.abs(INPUTS) < 1) == pytest.approx(0.683 * COUNT, abs=1)


@pytest.mark.parametrize("name", ["relu", "leaky"])
@pytest.mark.parametrize(("w", "b"), [(1.0, 0.3), (0.6, -0.9), (1.7, 1.1)])
def test_the_gradient_equals_finite_differences(name, w, b):
    step = 1e-6
    by_w = (loss(name, w + step, b, 0.1) - loss(name, w - step, b, 0.1)) / (2 * step)
    by_b = (loss(name, w, b + step, 0.1) - loss(name, w, b - step, 0.1)) / (2 * step)
    assert gradient(name, w, b, 0.1) == pytest.approx((by_w, by_b), abs=1e-7)


def test_training_equals_a_plain_loop():
    w, b = 1.0, -1.0
    for _ in range(10):
        errors = [
            (max(0.0, w * x + b) - t) if w * x + b > 0 else 0.0
            for x, t in zip(INPUTS.tolist(), TARGETS.tolist(), strict=True)
        ]
        by_w = sum(e * x for e, x in zip(errors, INPUTS.tolist(), strict=True)) / COUNT
        w, b = w - 0.5 * by_w, b - 0.5 * sum(errors) / COUNT
    assert train("relu", 1.0, -1.0, 0.1, 10) == pytest.approx((w, b))


@pytest.mark.parametrize("b", [-10.0, -2.25])
def test_a_unit_whose_inputs_all_lie_on_the_flat_side_does_not_move(b):
    z = sums(1.0, b)
    assert alive("relu", z, 0.1) == 0
    assert gradient("relu", 1.0, b, 0.1) == (0.0, 0.0)
    assert train("relu", 1.0, b, 0.1, 1000) == (1.0, b)


def test_leaky_relu_comes_back_from_there():
    w, b = train("leaky", 1.0, -4.0, 0.1, 100)
    assert alive("relu", sums(w, b), 0.1) > 30
    assert loss("leaky", w, b, 0.1) < 0.02 < loss("leaky", 1.0, -4.0, 0.1)


def test_a_living_relu_finds_its_teacher():
    assert train("relu", 1.0, -1.0, 0.1, 200) == pytest.approx((1.0, 1.0), abs=1e-6)


@pytest.mark.parametrize(("name", "share"), [("relu", 0.5), ("leaky", 0.0)])
def test_the_share_of_exact_zeros_is_half_for_relu_and_none_for_leaky(name, share):
    assert zeros(name, sums(1.0, 0.0), 0.1) / COUNT == pytest.approx(share, abs=0.05)


def test_relus_outputs_are_not_negative_and_leakys_are():
    z = sums(1.0, 0.0)
    assert outputs("relu", z, 0.1).min() == 0
    assert outputs("leaky", z, 0.1).min() == pytest.approx(0.1 * z.min())
    assert slopes("relu", z, 0.1).mean() == 0.5
    assert slopes("leaky", z, 0.1).mean() == pytest.approx(0.55)


def test_a_press_of_the_button_runs_ten_steps():
    pressed = LEARN.apply(state("A4"))
    w, b = train("relu", 1.0, -1.0, 0.1, 10)
    assert (pressed.values["w"], pressed.values["b"]) == (w, b)
    assert CLOUD.presets["A4"].acts == (LEARN.name,)


def test_nothing_moves_when_a_dead_unit_is_trained():
    dead = state("A4", b=-4.0)
    assert LEARN.apply(dead) == dead
    cards = {card.name: card for card in CLOUD.draw(dead).cards}
    assert str(cards["move"].value) == "0.000"
    assert str(cards["alive"].value) == "0.0 %"
    assert "何も動かない" in str(CLOUD.draw(dead).caption)


def test_pressing_on_revives_a_leaky_unit():
    now = state("A4", active="leaky", b=-4.0)
    assert str({c.name: c for c in CLOUD.draw(now).cards}["move"].value) != "0.000"
    for _ in range(6):
        now = LEARN.apply(now)
        for name, value in now.values.items():
            assert CLOUD.parameter(name).clamp(value) == value
    assert cards_of(now)["loss"] < cards_of(state("A4", active="leaky", b=-4.0))["loss"]


def cards_of(now):
    return {card.name: str(card.value) for card in CLOUD.draw(now).cards}


def test_every_point_lies_on_the_function_and_on_its_slope():
    shown = CLOUD.draw(state("A3", b=-0.5))
    z = sums(1.0, -0.5)
    for panel, heights in (("f", np.maximum(0, z)), ("slope", (z > 0) * 1.0)):
        marks = [segment for segment in shown.segments if segment.panel == panel]
        assert [mark.x for mark in marks] == [(x, x) for x in z.tolist()]
        assert [sum(mark.y) / 2 for mark in marks] == pytest.approx(heights)
        assert [mark.token == "bad" for mark in marks] == (z < 0).tolist()


def test_what_the_unit_is_to_answer_is_a_line_of_its_own():
    (wanted,) = [c for c in CLOUD.draw(state("A4", b=0.25)).curves if c.series == "target"]
    assert (wanted.x.tolist(), wanted.y.tolist()) == (sums(1.0, 0.25).tolist(), TARGETS.tolist())
    assert not [c for c in CLOUD.draw(state("A3")).curves if c.series == "target"]


def test_what_is_missing_leads_from_the_output_to_what_is_wanted():
    shown = CLOUD.draw(state("A4", b=0.25))
    missing = [s for s in shown.segments if s.token == "ink2"]
    y = np.maximum(0, sums(1.0, 0.25))
    assert [line.y for line in missing] == list(zip(y.tolist(), TARGETS.tolist(), strict=True))


def test_the_derivatives_jump_has_an_open_and_a_filled_end():
    ends = [(dot.y, dot.is_filled) for dot in CLOUD.draw(state("A3")).dots]
    assert ends == [(1.0, False), (0.0, True)]
    assert CLOUD.draw(state("A4", active="leaky", alpha=1.0)).dots == ()


@pytest.mark.parametrize("active", ["relu", "leaky"])
@pytest.mark.parametrize("b", [-4.0, 0.0, 2.0])
def test_no_output_is_lost_in_the_histograms(active, b):
    shown = CLOUD.draw(state("A7", active=active, b=b, alpha=0.3))
    y = outputs(active, sums(1.0, b), 0.3)
    bars = [box for box in shown.boxes if box.panel == "outputs" and box.token != "bad"]
    assert sum(bar.y[1] for bar in bars) == np.count_nonzero(y)
    spike = [box for box in shown.boxes if box.token == "bad"]
    assert bool(spike) == (np.count_nonzero(y == 0) > 0)
    inputs = [box for box in shown.boxes if box.panel == "inputs"]
    assert sum(bar.y[1] for bar in inputs) == COUNT


def test_the_spike_is_as_tall_as_its_count_and_as_wide_as_a_bin():
    (spike,) = [box for box in CLOUD.draw(state("A7")).boxes if box.token == "bad"]
    assert (spike.x, spike.y) == ((-0.1, 0.1), (0.0, 20))


def test_a_thread_leads_from_every_input_to_its_output():
    shown = CLOUD.draw(state("A7", active="leaky", alpha=0.2))
    z = sums(1.0, 0.0)
    ends = [segment.x for segment in shown.segments]
    assert ends == list(zip(z.tolist(), outputs("leaky", z, 0.2).tolist(), strict=True))


def test_the_grip_of_alpha_hangs_at_the_lowest_thread():
    grip = CLOUD.draw(state("A7", active="leaky", alpha=0.2)).handles[0]
    assert grip.parameter == "alpha"
    assert grip.x == pytest.approx(0.2 * INPUTS.min())
    assert grip.value_for(0.5 * float(INPUTS.min()), 0.0) == pytest.approx(0.5)


def test_the_grip_is_gone_where_no_input_is_negative():
    handles = CLOUD.draw(state("A7", active="leaky", b=2.5)).handles
    assert [handle.parameter for handle in handles] == ["b"]


def test_the_description_says_the_values():
    said = str(CLOUD.draw(state("A4", b=-4.0)).description)
    assert all(part in said for part in ("ReLU", "−4.00", "40 個", "0.000"))
    assert "最小の出力は −0.224" in str(CLOUD.draw(state("A7", active="leaky")).description)
