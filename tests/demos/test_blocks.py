"""Answers one question: does the comparison count and keep what LSTM and GRU count and keep?"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest

from oboeuta_desktop.demos.blocks.cells import row_words
from oboeuta_desktop.demos.blocks.engine import BLOCKS as DEMO
from oboeuta_desktop.demos.blocks.goals import EXAM_H, EXAM_X, ROLES, STEPS, kept_of
from oboeuta_desktop.demos.blocks.model import (
    gru_size,
    kept_by_gru,
    kept_by_lstm,
    lstm_size,
)
from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.gru.model import KEEPS, WRITES
from oboeuta_desktop.demos.presets import open_demo, preset_problems

POINTS = ("B11", "B16")
WIDTHS, HEIGHTS = (
    [DEMO.parameter(name).value_at(place) for place in (0, 3, 7, 99)] for name in ("n_x", "n_h")
)


def start(point: str, **values: float) -> State:
    state = open_demo(DEMO, {"point": point}).state
    return replace(state, values={**state.values, **values})


def reached(state: State, goal: str) -> bool:
    return DEMO.goal(goal).is_reached(state)


def cards_of(state: State) -> dict[str, str]:
    return {card.name: str(card.value) for card in DEMO.draw(state).cards}


def real_matrices(count: int, n_x: int, n_h: int):
    """The arrays that a layer allocates: per set, W, U and b."""
    shapes = ((n_h, n_x), (n_h, n_h), (n_h,))
    return [np.zeros(shape) for _ in range(count) for shape in shapes]


@pytest.mark.parametrize(("n_x", "n_h"), [(32, 64), (64, 128), (8, 8), (160, 24), (1, 3)])
def test_the_sizes_are_those_of_real_matrices(n_x, n_h):
    assert lstm_size(n_x, n_h) == sum(array.size for array in real_matrices(4, n_x, n_h))
    assert gru_size(n_x, n_h) == sum(array.size for array in real_matrices(3, n_x, n_h))


def test_the_sizes_of_the_lessons_are_right():
    assert (lstm_size(64, 128), gru_size(64, 128)) == (98_816, 74_112)
    assert (lstm_size(32, 64), gru_size(32, 64, 2)) == (24_832, 18_816)
    assert (lstm_size(32, 64, 2), gru_size(32, 64, 2)) == (25_088, 18_816)


def test_the_ratio_is_always_exactly_three_quarters():
    for n_x, n_h in product(range(1, 40, 3), range(1, 40, 3)):
        assert gru_size(n_x, n_h) / lstm_size(n_x, n_h) == 0.75


def kept_by_reference(f, steps):
    """Both cells with f = z, i = 1 - z, o = 1 from the memory 1 on and the candidate 0."""
    c = h = 1.0
    for _ in range(steps):
        c = f * c + (1 - f) * np.tanh(0.0)
        h = f * h + (1 - f) * np.tanh(0.0)
    return c, h


@pytest.mark.parametrize("f", [0.0, 0.3, 0.9, 0.99, 1.0])
def test_with_gates_tied_by_role_both_keep_the_same_share(f):
    lstm, gru = kept_by_lstm(f, 10), kept_by_gru(f, KEEPS, 10)
    assert lstm == pytest.approx(gru)
    assert lstm == pytest.approx(f ** np.arange(11))
    assert (lstm[-1], gru[-1]) == pytest.approx(kept_by_reference(f, 10))


def test_the_other_convention_keeps_with_the_mirrored_gate():
    assert kept_by_gru(0.1, WRITES, 10) == pytest.approx(kept_by_lstm(0.9, 10))


@pytest.mark.parametrize("point", POINTS)
def test_every_lesson_opens_with_two_open_goals_and_a_prediction(point):
    assert preset_problems(DEMO, {"point": point}) == ()
    opening = open_demo(DEMO, {"point": point})
    guess = opening.prediction
    assert guess is not None
    truth = guess.truth(opening.state)
    assert guess.minimum <= truth <= guess.maximum
    assert not any(f"{truth:.{guess.decimals}f}" in v for v in cards_of(opening.state).values())


def test_the_predictions_are_what_the_formulas_give():
    guesses = [(DEMO.presets[point].prediction, start(point)) for point in POINTS]
    truths = [guess.truth(state) for guess, state in guesses if guess is not None]
    grown = (64 * 128 + 128**2 + 128) / (64 * 64 + 64**2 + 64)
    assert truths == pytest.approx([grown, 100 * 0.9**10])


def test_only_the_lessons_sizes_reach_the_lessons_counts():
    n_x, n_h = DEMO.parameter("n_x"), DEMO.parameter("n_h")
    found = [
        (n_x.value_at(i), n_h.value_at(j))
        for i, j in product(range(n_x.steps + 1), range(n_h.steps + 1))
        if reached(start("B11", n_x=n_x.value_at(i), n_h=n_h.value_at(j)), "exam_sizes")
    ]
    assert found == [(64, 128)]
    assert cards_of(start("B11", n_x=64, n_h=128)) == {
        "lstm": "98,816",
        "gru": "74,112",
        "ratio": "0.75",
    }


def test_a_gru_with_more_units_has_more_parameters_than_a_smaller_lstm():
    assert reached(start("B11", n_x=64, n_h=160), "large_gru")
    assert not reached(start("B11", n_x=64, n_h=128), "large_gru")


def test_the_row_of_roles_is_reached_by_the_choice():
    assert [reached(start("B16", row=row), "roles_lit") for row in range(4)] == [
        False,
        False,
        False,
        True,
    ]


def test_keeping_half_needs_a_share_near_one():
    f = DEMO.parameter("f")
    grid = [f.value_at(index) for index in range(f.steps + 1)]
    assert next(v for v in grid if reached(start("B16", f=v), "half_kept")) == 0.94


def test_goals_of_the_other_view_stay_open():
    other = {"view": 1 - start("B11").values["view"], "n_x": 64, "n_h": 160, "row": ROLES, "f": 1}
    assert not any(reached(start("B11", **other), goal) for goal in DEMO.presets["B11"].goals)
    other["view"] = start("B11").values["view"]
    assert not any(reached(start("B16", **other), goal) for goal in DEMO.presets["B16"].goals)


@pytest.mark.parametrize(("n_x", "n_h"), list(product(WIDTHS, HEIGHTS)))
def test_areas_count_the_parameters(n_x, n_h):
    shown = DEMO.draw(start("B11", n_x=n_x, n_h=n_h))
    for panel, size in (
        ("lstm", lstm_size(int(n_x), int(n_h))),
        ("gru", gru_size(int(n_x), int(n_h))),
    ):
        blocks = [box for box in shown.boxes if box.panel == panel and box.opacity > 0]
        area = sum((b.x[1] - b.x[0]) * (b.y[1] - b.y[0]) for b in blocks)
        assert area == pytest.approx(size)


@pytest.mark.parametrize(("n_x", "n_h"), list(product(WIDTHS, HEIGHTS)))
def test_a_handle_gives_back_the_size_it_stands_at(n_x, n_h):
    state = start("B11", n_x=n_x, n_h=n_h)
    for handle in DEMO.draw(state).handles:
        assert handle.value_for(handle.x, handle.y) == pytest.approx(state.values[handle.parameter])


def test_the_largest_blocks_do_not_touch_each_other():
    shown = DEMO.draw(start("B11", n_x=WIDTHS[-1], n_h=HEIGHTS[-1]))
    lstm = sorted(box.x for box in shown.boxes if box.panel == "lstm")
    assert all(a[1] <= b[0] for a, b in pairwise(lstm))
    assert lstm[-1][1] <= shown.panels[0].x_range[1]


def test_a_row_lights_as_many_parts_as_it_counts():
    assert [str(row_words(row)).split("　")[1] for row in range(3)] == ["3 : 2", "4 : 3", "2 : 1"]
    names = set("fiogrzn")
    for row, wanted in ((0, "fiorz"), (1, "fiogrzn"), (2, ""), (3, "fiz")):
        boxes = DEMO.draw(start("B16", row=row)).boxes
        lit = {str(b.words) for b in boxes if b.opacity >= 0.3 and str(b.words) in names}
        assert lit == set(wanted)


def test_the_lanes_are_lit_by_the_row_of_states_only():
    for row in range(4):
        lanes = [s for s in DEMO.draw(start("B16", row=row)).segments if s.width >= 5]
        assert len(lanes) == (3 if row == 2 else 0)


def test_roles_are_linked_in_their_row_only():
    for row in range(4):
        linked = [s for s in DEMO.draw(start("B16", row=row)).segments if s.token == "accent"]
        assert bool(linked) == (row == ROLES)


@pytest.mark.parametrize("f", [0.0, 0.01, 0.5, 1.0])
def test_the_picture_of_what_is_kept_comes_from_both_models(f):
    state = start("B16", f=f)
    shown = DEMO.draw(state)
    (curve,) = shown.curves
    assert curve.y[-1] == kept_of(state)[0]
    assert shown.dots[-1].y == kept_of(state)[1]
    (handle,) = shown.handles
    assert handle.value_for(handle.x, handle.y) == pytest.approx(f)
    assert "nan" not in str(shown.description)


def test_the_description_names_the_row_and_the_sizes():
    assert "LSTM は f・i、GRU は z" in str(DEMO.draw(start("B16", row=ROLES)).description)
    assert "33,024" in str(DEMO.draw(start("B11")).description)


def test_the_words_name_the_numbers_that_are_computed():
    words = {goal.name: goal.words for goal in DEMO.goals}
    lstm, gru = lstm_size(EXAM_X, EXAM_H), gru_size(EXAM_X, EXAM_H)
    assert words["exam_sizes"].startswith(f"{lstm:,} 個対 {gru:,} 個")
    assert f"{lstm:,} 個より多く" in words["large_gru"]
    assert f"{STEPS} 時刻後" in words["half_kept"]


def test_the_predictions_name_the_numbers_they_compute_with():
    sizes, kept = (DEMO.presets[point].prediction for point in POINTS)
    assert sizes is not None
    assert kept is not None
    assert f"2 倍の {2 * start('B11').values['n_h']:g} に" in str(sizes.question)
    assert f"{STEPS} 時刻後" in str(kept.question)
    assert f"約 {0.9**STEPS:.2f} " in str(kept.why)
