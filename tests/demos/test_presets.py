"""Answers one question: does every lesson open a state that one act repairs?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.demo import Goal, PresetValue, State
from oboeuta_desktop.demos.presets import open_demo, preset_problems

DEMO = DEMOS["activation"]
POINTS = [f"A{number}" for number in range(1, 13)]


def chips_pressed(start: State) -> Iterator[State]:
    """Every state that one press of a chip makes of ``start``."""
    for series in DEMO.series:
        shown = tuple(s.name for s in DEMO.series if s.name in {*start.shown, series.name})
        yield replace(start, shown=shown, active=series.name)


def dragged(start: State, name: str) -> Iterator[State]:
    """Every state that one drag of a parameter makes of ``start``."""
    parameter = DEMO.parameter(name)
    for index in range(parameter.steps + 1):
        yield replace(start, values={**start.values, name: parameter.value_at(index)})


def one_act(start: State) -> Iterator[State]:
    yield from chips_pressed(start)
    yield from dragged(start, "x")
    yield from dragged(start, "alpha")


def two_acts(start: State) -> Iterator[State]:
    for chosen in chips_pressed(start):
        yield from one_act(chosen)
    for moved in dragged(start, "alpha"):
        yield from dragged(moved, "x")


def is_reachable(start: State, goal: Goal, acts: Callable[[State], Iterator[State]]) -> bool:
    return any(goal.is_reached(state) for state in acts(start))


def test_there_is_a_preset_for_every_point_of_the_song():
    assert list(DEMO.presets) == POINTS


@pytest.mark.parametrize("point", POINTS)
def test_a_preset_opens_as_it_says_with_two_open_goals(point):
    assert preset_problems(DEMO, {"point": point}) == ()


@pytest.mark.parametrize("point", POINTS)
def test_one_act_reaches_a_goal_and_two_reach_each(point):
    opening = open_demo(DEMO, {"point": point})
    assert all(is_reachable(opening.state, goal, two_acts) for goal in opening.goals)
    assert any(is_reachable(opening.state, goal, one_act) for goal in opening.goals)


@pytest.mark.parametrize("goal", DEMO.goals, ids=lambda goal: goal.name)
def test_every_goal_is_used_or_can_be_used(goal):
    starts = [open_demo(DEMO, {"point": point}).state for point in POINTS]
    opened = [start for start in starts if not goal.is_reached(start)]
    assert any(is_reachable(start, goal, one_act) for start in opened) or any(
        is_reachable(start, goal, two_acts) for start in opened
    )


@pytest.mark.parametrize("point", POINTS)
def test_the_sung_way_stays_in_range_and_goes_somewhere(point):
    sweep = open_demo(DEMO, {"point": point}).sweep
    assert sweep is not None
    assert sweep[0] != sweep[1]
    assert all(DEMO.main.clamp(end) == end for end in sweep)


def test_keys_override_the_point():
    preset: dict[str, PresetValue] = {"point": "A3", "x": 4, "active": "tanh"}
    preset |= {"show": ("relu", "tanh"), "goals": ("tanh_steepest",)}
    opening = open_demo(DEMO, preset, sweep=(0.0, 1.0))
    assert opening.state == State({"x": 4.0, "alpha": 0.1}, ("relu", "tanh"), "tanh")
    assert [goal.name for goal in opening.goals] == ["tanh_steepest"]
    assert opening.sweep == (0.0, 1.0)


def test_a_broken_preset_still_opens():
    preset = {"point": "Z9", "x": 99.0, "alpha": "much", "show": ("cosine",), "active": "cosine"}
    opening = open_demo(DEMO, preset)
    assert opening.state.values == {"x": 6.0, "alpha": 0.1}
    assert opening.state.active in opening.state.shown


@pytest.mark.parametrize(
    ("preset", "problem"),
    [
        ({"point": "Z9"}, "unknown point Z9"),
        ({"speed": 1.0}, "unknown key speed"),
        ({"show": ("cosine", "relu")}, "unknown series cosine"),
        ({"goals": ("win", "relu_same")}, "unknown goal win"),
        ({"x": 7.0}, "x = 7.0 is outside -6.0 to 6.0"),
        ({"active": "tanh"}, "active series tanh is not shown"),
        ({"goals": ("relu_same",)}, "1 goals instead of 2"),
        ({"point": "A1", "x": 2.0}, "goal relu_same is reached at the start"),
    ],
)
def test_what_is_wrong_with_a_preset_is_said(preset, problem):
    assert problem in preset_problems(DEMO, preset)


GOAL_STATES = [
    # goal, active, x, alpha, reached
    ("relu_silent", "relu", -0.05, 0.1, True),
    ("relu_silent", "leaky", -0.05, 0.1, False),
    ("relu_same", "relu", 0.05, 0.1, True),
    ("relu_same", "relu", 0.0, 0.1, False),
    ("relu_zero_gradient", "relu", -1.0, 0.1, True),
    ("relu_zero_gradient", "relu", 0.0, 0.1, False),
    ("relu_slope_one", "relu", 0.05, 0.1, True),
    ("relu_slope_one", "relu", 0.0, 0.1, False),
    ("relu_corner", "relu", 0.0, 0.1, True),
    ("relu_corner", "relu", 0.05, 0.1, False),
    ("relu_stays_one", "relu", 5.0, 0.1, True),
    ("relu_stays_one", "relu", 4.95, 0.1, False),
    ("leaky_alive", "leaky", -1.0, 0.01, True),
    ("leaky_alive", "leaky", -1.0, 0.0, False),
    ("leaky_negative", "leaky", -0.05, 0.01, True),
    ("leaky_negative", "leaky", 0.0, 0.01, False),
    ("leaky_below_minus_one", "leaky", -6.0, 0.17, True),
    ("leaky_below_minus_one", "leaky", -5.0, 0.2, False),
    ("leaky_to_relu", "leaky", 1.0, 0.0, True),
    ("leaky_to_relu", "leaky", 1.0, 0.01, False),
    ("leaky_to_identity", "leaky", 1.0, 1.0, True),
    ("leaky_to_identity", "leaky", 1.0, 0.99, False),
    ("leaky_exam", "leaky", -5.0, 0.01, True),
    ("leaky_exam", "leaky", -5.0, 0.02, False),
    ("leaky_exam", "leaky", -2.5, 0.02, False),
    ("sigmoid_steepest", "sigmoid", 0.0, 0.1, True),
    ("sigmoid_steepest", "sigmoid", 0.05, 0.1, False),
    ("sigmoid_saturated", "sigmoid", -2.9, 0.1, True),
    ("sigmoid_saturated", "sigmoid", -2.85, 0.1, False),
    ("tanh_steepest", "tanh", 0.0, 0.1, True),
    ("tanh_steepest", "tanh", -0.05, 0.1, False),
    ("tanh_saturated", "tanh", 2.2, 0.1, True),
    ("tanh_saturated", "tanh", 2.15, 0.1, False),
    ("tanh_below_sigmoid", "tanh", 1.7, 0.1, True),
    ("tanh_below_sigmoid", "tanh", 1.65, 0.1, False),
    ("only_relu_survives", "relu", 2.9, 0.1, True),
    ("only_relu_survives", "relu", 2.85, 0.1, False),
    ("only_relu_survives", "relu", -2.9, 0.1, False),
]


@pytest.mark.parametrize(("name", "active", "x", "alpha", "reached"), GOAL_STATES)
def test_a_goal_is_reached_exactly_where_it_says(name, active, x, alpha, reached):
    shown = tuple(series.name for series in DEMO.series)
    assert DEMO.goal(name).is_reached(State({"x": x, "alpha": alpha}, shown, active)) is reached


def test_every_goal_is_tried_on_both_sides():
    tried = {(name, reached) for name, *_, reached in GOAL_STATES}
    assert tried == {(goal.name, reached) for goal in DEMO.goals for reached in (True, False)}
