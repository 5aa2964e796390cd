"""Answers one question: does the GRU explorer show what a GRU computes?"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.gru.engine import GRU as DEMO
from oboeuta_desktop.demos.gru.goals import EXAM_Z, NEAR_LIMIT, keep_of
from oboeuta_desktop.demos.gru.model import (
    BIAS,
    EXAM,
    FADER,
    INPUT_WEIGHT,
    KEEPS,
    PAST_WEIGHT,
    WRITES,
    candidate,
    gru_lane,
    gru_step,
    keep_share,
    kept_after,
    lstm_lanes,
    lstm_step,
    mix,
    past_share,
    path_to,
)
from oboeuta_desktop.demos.picture import Picture
from oboeuta_desktop.demos.presets import open_demo, preset_problems

POINTS = ("B12", "B13", "B14", "B15")
Z, R, H = (DEMO.parameter(name) for name in ("z", "r", "h"))


def start(point: str, **values: float) -> State:
    state = open_demo(DEMO, {"point": point}).state
    return replace(state, values={**state.values, **values})


def with_inputs(state: State, digits: str) -> State:
    row = DEMO.rows[0].read(digits)
    assert row is not None
    return replace(state, rows={"x": row})


def reached(state: State, goal: str) -> bool:
    return DEMO.goal(goal).is_reached(state)


def cards_of(state: State) -> dict[str, str]:
    return {card.name: str(card.value) for card in DEMO.draw(state).cards}


def numbers_of(shown: Picture) -> list[float]:
    found: list[float] = []
    for curve in shown.curves:
        found += [*curve.x, *curve.y]
    for point in (*shown.dots, *shown.handles, *shown.labels):
        found += [point.x, point.y]
    for handle in shown.handles:
        found += [handle.scale, handle.offset]
    for item in (*shown.segments, *shown.boxes, *shown.pads):
        found += [*item.x, *item.y]
    return found


def sigmoid(a):
    return 1.0 / (1.0 + np.exp(-a))


def reference_gru(x, h, weights):
    """A GRU layer as PyTorch and Keras state it, with matrices; z keeps the old state."""
    r = sigmoid(weights["Wr"] @ x + weights["Ur"] @ h + weights["br"])
    z = sigmoid(weights["Wz"] @ x + weights["Uz"] @ h + weights["bz"])
    n = np.tanh(weights["W"] @ x + weights["U"] @ (r * h) + weights["b"])
    return (1 - z) * n + z * h, float(r[0]), float(z[0])


def test_a_step_is_that_of_a_gru_layer_of_size_one():
    random = np.random.default_rng(3)
    for _ in range(200):
        weights = {name: random.normal(size=(1, 1)) for name in ("Wr", "Ur", "Wz", "Uz")}
        weights |= {name: random.normal(size=1) for name in ("br", "bz")}
        weights |= {
            "W": np.array([[INPUT_WEIGHT]]),
            "U": np.array([[PAST_WEIGHT]]),
            "b": np.array([BIAS]),
        }
        x, h = random.normal(scale=2, size=1), random.uniform(-1, 1, size=1)
        wanted, r, z = reference_gru(x, h, weights)
        got = gru_step(float(x[0]), float(h[0]), r=r, keep=keep_share(z, KEEPS))
        assert got == pytest.approx(float(wanted[0]), abs=1e-12)


def test_an_lstm_step_multiplies_adds_and_reads_out():
    cell, hidden = lstm_step(0.8, 0.5, f=0.5, i=0.9, o=0.5)
    assert cell == pytest.approx(0.85)
    assert hidden == pytest.approx(0.5 * np.tanh(0.85))


@pytest.mark.parametrize("x", [-2.0, 0.0, 0.6, 3.0])
def test_with_a_shut_reset_gate_the_candidate_does_not_know_the_past(x):
    (n,) = {candidate(x, h, 0.0) for h in np.linspace(-1, 1, 9)}
    assert n == pytest.approx(np.tanh(INPUT_WEIGHT * x))
    assert past_share(x, 0.9, 0.0) == 0
    assert len({candidate(x, h, 1.0) for h in (-1.0, 0.0, 1.0)}) == 3


def test_the_reset_gate_scales_the_slope_of_the_candidate_towards_the_past():
    step, x, h = 1e-6, 0.6, 0.3
    for r in (0.0, 0.25, 1.0):
        rise = candidate(x, h + step, r) - candidate(x, h - step, r)
        inner = 1 - candidate(x, h, r) ** 2
        assert rise / (2 * step) == pytest.approx(r * PAST_WEIGHT * inner, abs=1e-8)


def test_a_shut_reset_gate_leaves_the_old_h_to_the_update_gate():
    with_past, without = (gru_step(0.6, -0.8, r=r, keep=1.0) for r in (1.0, 0.0))
    assert with_past == without == -0.8


def test_h_never_leaves_one_for_any_input_and_gates():
    random = np.random.default_rng(5)
    h = 0.0
    for _ in range(2000):
        x, r, z = random.normal(scale=30), random.uniform(), random.uniform()
        h = gru_step(float(x), h, r=float(r), keep=float(z))
        assert abs(h) <= 1


def test_the_cell_state_of_the_same_inputs_goes_past_one():
    cells, hidden = lstm_lanes([1.0] * 8, 1.0)
    assert cells[-1] == pytest.approx(8 * np.tanh(1.0))
    assert np.abs(hidden).max() < 1


@pytest.mark.parametrize("keep", [0.0, 0.3, 0.5, 0.99, 1.0])
def test_the_gru_averages_what_the_lstm_adds(keep):
    inputs = [1.0, 0.0, 1.0, 1.0, 0.0, 1.0]
    cells, _ = lstm_lanes(inputs, keep)
    assert gru_lane(inputs, keep) == pytest.approx((1 - keep) * cells)


@pytest.mark.parametrize("keep", [0.3, 0.5, 0.9])
def test_both_keep_the_same_share_of_the_first_value(keep):
    inputs = [1.0, *[0.0] * 7]
    cells, lane = lstm_lanes(inputs, keep)[0], gru_lane(inputs, keep)
    assert cells[-1] / cells[1] == pytest.approx(kept_after(keep, 7))
    assert lane[-1] / lane[1] == pytest.approx(kept_after(keep, 7))


@pytest.mark.parametrize("z", [0.0, 0.1, 0.25, 0.7, 1.0])
def test_the_conventions_give_the_same_for_the_same_share(z):
    keeps, writes = keep_share(z, KEEPS), keep_share(round(1 - z, 9), WRITES)
    assert keeps == writes == z


def test_the_ends_of_the_update_gate_keep_and_replace():
    assert mix(0.8, -0.4, 1.0) == 0.8
    assert mix(0.8, -0.4, 0.0) == -0.4


def test_the_lessons_example_is_right_in_both_conventions():
    shares = [keep_share(0.75, convention) for convention in (KEEPS, WRITES)]
    assert [mix(FADER.old, FADER.new, k) for k in shares] == pytest.approx([0.5, -0.1])


def test_the_path_of_h_repeats_the_mixture():
    h, path = FADER.old, path_to(FADER, 0.7, 6)
    for wanted in path[1:]:
        h = mix(h, FADER.new, 0.7)
        assert h == pytest.approx(wanted)


def test_between_the_ends_h_goes_in_a_straight_line():
    hs = [mix(EXAM.old, EXAM.new, keep_share(z, WRITES)) for z in np.linspace(0, 1, 11)]
    assert np.diff(hs) == pytest.approx([0.2] * 10)


@pytest.mark.parametrize("point", POINTS)
def test_every_lesson_opens_with_two_open_goals_and_a_prediction(point):
    assert preset_problems(DEMO, {"point": point}) == ()
    opening = open_demo(DEMO, {"point": point})
    guess = opening.prediction
    assert guess is not None
    truth = guess.truth(opening.state)
    assert guess.minimum <= truth <= guess.maximum
    shown = cards_of(opening.state).values()
    assert not any(f"{truth:.{guess.decimals}f}".replace("-", "−") in value for value in shown)


def test_the_predictions_are_what_the_formulas_give():
    guesses = [(DEMO.presets[point].prediction, start(point)) for point in POINTS]
    truths = [guess.truth(state) for guess, state in guesses if guess is not None]
    lane = np.tanh(1) * (1 - 0.5**8)
    reset = 0.8 * -0.8 + 0.2 * np.tanh(0.6)
    assert truths == pytest.approx([lane, reset, -0.1, 0.5])


def test_raising_z_takes_the_cell_state_past_one():
    state = start("B12")
    assert any(reached(replace_z(state, z), "cell_past_one") for z in grid(Z))


def test_going_on_with_the_input_takes_h_near_its_limit():
    assert reached(with_inputs(start("B12"), "11111111"), "hidden_near_limit")
    assert not reached(with_inputs(start("B12", z=1.0), "11111111"), "hidden_near_limit")


def test_more_past_makes_the_candidate_negative():
    assert any(reached(start("B13", r=r), "past_flips") for r in grid(R))
    assert not reached(start("B13", r=0.0), "past_flips")


def test_with_a_shut_reset_gate_the_past_can_be_moved_without_effect():
    shut = start("B13", r=0.0)
    assert not reached(shut, "past_is_out")
    moved = start("B13", r=0.0, h=0.8)
    assert reached(moved, "past_is_out")
    assert cards_of(shut)["candidate"] == cards_of(moved)["candidate"]


def test_the_fader_at_its_end_keeps_everything():
    assert reached(start("B14", z=1.0), "keeps_all")
    assert reached(start("B14", z=0.0, convention=WRITES), "keeps_all")


def test_the_other_convention_needs_the_mirrored_z_for_the_same_h():
    found = [z for z in grid(Z) if reached(start("B14", z=z, convention=1), "same_by_the_other")]
    assert found == [0.25]
    assert cards_of(start("B14", z=0.25, convention=1)) == cards_of(start("B14"))


def test_half_way_is_reached_in_both_conventions():
    for convention in (KEEPS, WRITES):
        assert reached(start("B15", z=0.5, convention=convention), "half_way")


def test_the_exam_is_solved_by_reading_the_formula():
    found = [z for z in grid(Z) if reached(start("B15", z=z, convention=1), "exam_solved")]
    assert found == [0.75]
    assert not reached(start("B15", z=0.25), "exam_solved")


def test_goals_of_another_view_stay_open():
    for point, goal in product(POINTS, DEMO.goals):
        if goal.name not in DEMO.presets[point].goals:
            for z, convention in product((0.0, 0.25, 0.5, 0.75, 1.0), (0, 1)):
                state = start(point, z=z, convention=convention, r=0.0, h=0.8)
                assert not goal.is_reached(with_inputs(state, "11111111"))


def grid(parameter):
    return [parameter.value_at(index) for index in range(parameter.steps + 1)]


def replace_z(state, z):
    return replace(state, values={**state.values, "z": z})


@pytest.mark.parametrize("point", POINTS)
def test_no_value_of_any_control_gives_a_number_that_is_none(point):
    for parameter in (Z, R, H):
        for value in grid(parameter):
            for convention in (0, 1):
                shown = DEMO.draw(start(point, **{parameter.name: value}, convention=convention))
                assert np.isfinite(numbers_of(shown)).all()
                said = "".join(str(card.value) for card in shown.cards) + str(shown.description)
                assert "nan" not in said


@pytest.mark.parametrize("point", POINTS)
def test_a_handle_gives_back_the_value_it_stands_at(point):
    for z, r, h, convention in product((0.0, 0.3, 1.0), (0.0, 0.5, 1.0), (-0.8, 0.0, 1.0), (0, 1)):
        state = start(point, z=z, r=r, h=h, convention=convention)
        shown = DEMO.draw(state)
        for handle in shown.handles:
            assert handle.parameter in shown.parameters
            wanted = state.values[handle.parameter]
            assert handle.value_for(handle.x, handle.y) == pytest.approx(wanted)


@pytest.mark.parametrize("point", POINTS)
def test_everything_lies_in_its_panel(point):
    for z, r, h, convention in product((0.0, 0.5, 1.0), (0.0, 1.0), (-1.0, 1.0), (0, 1)):
        shown = DEMO.draw(start(point, z=z, r=r, h=h, convention=convention))
        panels = {panel.name: panel for panel in shown.panels}
        for item in (*shown.handles, *shown.labels, *shown.dots):
            (x0, x1), (y0, y1) = panels[item.panel].x_range, panels[item.panel].y_range
            assert x0 <= item.x <= x1
            assert y0 <= item.y <= y1


def test_the_longest_train_stays_in_the_panel_of_the_lstm():
    shown = DEMO.draw(with_inputs(start("B12", z=1.0), "11111111"))
    assert shown.curves[0].y.max() < shown.panels[1].y_range[1]


def test_the_lanes_have_the_same_length_for_a_unit():
    _, lstm, gru = DEMO.draw(start("B12")).panels
    units = [(panel.y_range[1] - panel.y_range[0]) / panel.weight for panel in (lstm, gru)]
    assert units[0] == pytest.approx(units[1])


def test_unchanged_curves_are_the_same_objects():
    first, second = (DEMO.draw(start("B13", h=h)) for h in (-0.8, 0.3))
    assert all(a is b for a, b in zip(first.curves, second.curves, strict=True))


def test_the_candidate_is_level_with_a_shut_reset_gate():
    curves = {curve.series: curve for curve in DEMO.draw(start("B13", r=0.0)).curves}
    assert np.ptp(curves["candidate"].y) == 0
    assert np.ptp(curves["after"].y) > 1


def test_the_bands_of_the_fader_have_one_total_width():
    for z in grid(Z)[::10]:
        bands = [box for box in DEMO.draw(start("B14", z=z)).boxes if box.opacity > 0]
        sources = [box for box in bands if box.x[1] < 6.5]
        assert sum(box.y[1] - box.y[0] for box in sources) == pytest.approx(3.6)


def test_the_knob_lies_at_the_kept_share_in_both_conventions():
    (keeps,) = DEMO.draw(start("B14", z=0.75)).handles
    (writes,) = DEMO.draw(start("B14", z=0.25, convention=WRITES)).handles
    assert keeps.x == pytest.approx(writes.x)
    assert (keeps.scale > 0, writes.scale > 0) == (True, False)


def test_the_calculation_shows_the_numbers_of_the_mixture():
    state = start("B15", z=0.75, convention=WRITES)
    words = [str(box.words) for box in DEMO.draw(state).boxes]
    assert words == ["0.25", "−1.00", "0.75", "1.00", "0.50"]
    assert keep_of(state) == 0.25


@pytest.mark.parametrize("point", POINTS)
def test_the_description_changes_with_the_values(point):
    low, high = (DEMO.draw(start(point, z=z, r=z)) for z in (0.1, 0.9))
    assert str(low.description) != str(high.description)


def test_the_words_name_the_numbers_that_are_computed():
    words = {goal.name: goal.words for goal in DEMO.goals}
    assert f"{NEAR_LIMIT:g} より" in words["hidden_near_limit"]
    half = f"h = {mix(FADER.old, FADER.new, start('B14').values['z']):.2f}"
    assert half in words["same_by_the_other"]
    exam = f"h = {mix(EXAM.old, EXAM.new, keep_share(EXAM_Z, WRITES)):.2f}"
    assert exam in words["exam_solved"]
    assert f"W = {INPUT_WEIGHT:g}、U = {PAST_WEIGHT:g}、b = {BIAS:g}" in DEMO.model


def test_the_predictions_name_the_numbers_they_compute_with():
    asked = {point: DEMO.presets[point].prediction for point in POINTS}
    named = {
        "B12": f"≈ {candidate(1.0, 0.0, 0.0):.2f} ",
        "B13": f"z = {start('B13').values['z']:g} ",
        "B14": f"0.25 × {FADER.old:g} + 0.75 × (−{-FADER.new:g})",
        "B15": f"0.25 × (−{-EXAM.old:g}) + {EXAM_Z:g} × {EXAM.new:g} ",
    }
    for point, guess in asked.items():
        assert guess is not None
        assert named[point] in str(guess.why)
    assert f"z = {start('B14').values['z']:g} " in str(asked["B14"])


def test_the_gru_goal_of_the_lanes_is_just_below_what_can_be_reached():
    highest = gru_lane([1.0] * 8, 0.5).max()
    without_the_last_inputs = gru_lane([1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0], 0.5).max()
    assert without_the_last_inputs < NEAR_LIMIT < highest
