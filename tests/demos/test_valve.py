"""Answers one question: does the valve show a multiplication by a share?"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.presets import open_demo, preset_problems
from oboeuta_desktop.demos.valve.engine import VALVE as DEMO
from oboeuta_desktop.demos.valve.model import CONTENTS, is_share, opening, passed

NAMES = tuple(series.name for series in DEMO.series)
POINTS = ("B3", "B10")


def start(point: str) -> State:
    return open_demo(DEMO, {"point": point}).state


def moved(state: State, a: float, active: str | None = None) -> State:
    return replace(state, values={"a": a}, active=active or state.active)


def tiles_of(state: State) -> list[str]:
    """The numbers of the tiles that come out."""
    boxes = [b for b in DEMO.draw(state).boxes if b.words is not None and b.x[0] > 57]
    return [str(box.words) for box in boxes]


def test_a_gate_is_a_multiplication():
    assert not passed(0.0, CONTENTS).any()
    assert (passed(1.0, CONTENTS) == CONTENTS).all()
    assert passed(0.5, CONTENTS) == pytest.approx(CONTENTS / 2)


@pytest.mark.parametrize("a", [-6.0, -1.2, 0.0, 0.7, 6.0])
def test_the_valve_opens_as_far_as_the_sigmoid_says(a):
    assert opening("sigmoid", a) == pytest.approx(1 / (1 + math.exp(-a)))
    assert opening("tanh", a) == pytest.approx(math.tanh(a))
    assert opening("relu", a) == max(0.0, a)


def test_only_the_sigmoid_gives_a_share_for_every_pre_activation():
    grid = [DEMO.main.value_at(n) for n in range(DEMO.main.steps + 1)]
    shares = {name: all(is_share(opening(name, a)) for a in grid) for name in NAMES}
    assert shares == {"sigmoid": True, "tanh": False, "relu": False}
    assert opening("sigmoid", 0.0) == 0.5


def test_tanh_reverses_the_flow_and_relu_makes_it_more():
    state = start("B10")
    assert tiles_of(moved(state, -6.0, "tanh"))[0] == "−1.00"
    assert tiles_of(moved(state, 2.0, "relu"))[0] == "2.00"


def test_tiles_come_out_multiplied():
    assert tiles_of(moved(start("B3"), 0.0)) == ["0.50", "0.30", "−0.40"]


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("name", NAMES)
def test_every_value_of_the_slider_draws_within_the_diagram(point, name):
    for index in range(DEMO.main.steps + 1):
        state = moved(start(point), DEMO.main.value_at(index), name)
        shown = DEMO.draw(state)
        panels = {panel.name: panel for panel in shown.panels}
        for box in shown.boxes:
            (x0, x1), (y0, y1) = panels[box.panel].x_range, panels[box.panel].y_range
            assert x0 <= box.x[0] <= box.x[1] <= x1
            assert y0 <= box.y[0] <= box.y[1] <= y1
        ends = [n for s in shown.segments for n in (*s.x, *s.y)]
        assert np.isfinite([*ends, *(h.y for h in shown.handles)]).all()


def test_the_pipe_is_as_wide_as_what_passes():
    widths = {}
    for a in (-6.0, 0.0, 6.0):
        pipes = [s for s in DEMO.draw(moved(start("B3"), a)).segments if s.panel == "flow"]
        widths[a] = pipes[-1].width if len(pipes) == 2 else 0.0
    assert widths[-6.0] < 0.05 * widths[6.0]
    assert widths[0.0] == pytest.approx(widths[6.0] / 2, rel=0.01)


def test_the_point_lies_on_the_active_curve_and_gives_a_back():
    for name in NAMES:
        (point,) = DEMO.draw(moved(start("B10"), 1.5, name)).handles
        assert (point.x, point.y) == (1.5, opening(name, 1.5))
        assert (point.parameter, point.value_for(-2.0, 9.0)) == ("a", -2.0)


def test_a_factor_that_is_no_share_is_marked():
    by_name = {c.name: c for c in DEMO.draw(moved(start("B10"), -1.0, "tanh")).cards}
    assert (by_name["g"].token, str(by_name["g"].note)) == ("bad", "割合にならない")
    assert str(by_name["range"].value) == "−1〜1"
    assert "通す割合になりません" in str(DEMO.draw(moved(start("B10"), 2.0, "relu")).description)


@pytest.mark.parametrize("point", POINTS)
def test_presets_open_with_two_goals_that_a_drag_and_a_chip_reach(point):
    assert preset_problems(DEMO, {"point": point}) == ()
    opening_state = open_demo(DEMO, {"point": point})
    grid = [DEMO.main.value_at(n) for n in range(DEMO.main.steps + 1)]
    acts = [moved(opening_state.state, a, name) for a in grid for name in NAMES]
    assert all(any(goal.is_reached(s) for s in acts) for goal in opening_state.goals)


@pytest.mark.parametrize(
    ("goal", "active", "a", "reached"),
    [
        ("valve_shut", "sigmoid", -2.9, False),
        ("valve_shut", "sigmoid", -3.0, True),
        ("valve_open", "sigmoid", 2.9, False),
        ("valve_open", "sigmoid", 3.0, True),
        ("valve_reversed", "tanh", 0.0, False),
        ("valve_reversed", "tanh", -0.1, True),
        ("valve_over_open", "relu", 1.0, False),
        ("valve_over_open", "relu", 1.1, True),
        ("valve_over_open", "sigmoid", 6.0, False),
    ],
)
def test_a_goal_is_reached_exactly_where_it_says(goal, active, a, reached):
    assert DEMO.goal(goal).is_reached(moved(start("B10"), a, active)) is reached


@pytest.mark.parametrize(("point", "truth"), [("B3", 0.30), ("B10", math.tanh(-2.0))])
def test_the_guess_is_true_and_not_on_a_card(point, truth):
    prediction = DEMO.presets[point].prediction
    assert prediction is not None
    assert prediction.truth(start(point)) == pytest.approx(truth)
    assert prediction.minimum <= truth <= prediction.maximum
    shown = [str(card.value) for card in DEMO.draw(start(point)).cards]
    assert f"{truth:.{prediction.decimals}f}".replace("-", "−") not in shown


def test_unchanged_curves_are_the_same_objects():
    one, other = (DEMO.draw(moved(start("B10"), a)).curves for a in (-1.0, 2.0))
    assert all(a is b for a, b in zip(one, other, strict=True))
