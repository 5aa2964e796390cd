"""Answers one question: does the relay show what is left of a message?"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest

from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.presets import open_demo, preset_problems
from oboeuta_desktop.demos.relay.engine import RELAY as DEMO
from oboeuta_desktop.demos.relay.model import FURTHEST, signal_left, signals

START = open_demo(DEMO, {"point": "B2"}).state
NAMES = tuple(series.name for series in DEMO.series)


def moved(**values: float) -> State:
    return replace(START, values={**START.values, **values})


def cards_of(state: State) -> dict[str, str]:
    return {card.name: str(card.value) for card in DEMO.draw(state).cards}


def test_the_share_equals_the_message_handed_on_step_by_step():
    message = 1.0
    for step in range(FURTHEST + 1):
        assert signal_left(0.85, step) == pytest.approx(message)
        assert signals(0.85)[step] == pytest.approx(message)
        message *= 0.85


def test_an_open_forget_gate_delivers_everything_and_an_rnn_less_with_every_step():
    assert (signals(1.0) == 1.0).all()
    assert all(after < before for before, after in pairwise(signals(0.98)))


def test_cards_say_what_arrives():
    cards = cards_of(moved(distance=20.0, w=0.9, f=1.0, z=0.95))
    assert cards == {"rnn": "12.2%", "lstm": "100.0%", "gru": "35.8%"}


def test_tiles_fade_with_the_message():
    shown = DEMO.draw(moved(distance=10.0))
    for name, factor in (("bad", 0.85), ("cec", 0.97), ("update_gate", 0.95)):
        tiles = [box for box in shown.boxes if box.token == name]
        assert [t.opacity for t in tiles] == pytest.approx([factor**n for n in range(11)])


@pytest.mark.parametrize("active", NAMES)
def test_the_active_row_has_its_slider_and_the_handle_lies_on_its_curve(active):
    state = replace(moved(distance=17.0), active=active)
    shown = DEMO.draw(state)
    factor = {"rnn": "w", "lstm": "f", "gru": "z"}[active]
    assert shown.parameters == ("distance", factor)
    (handle,) = shown.handles
    assert handle.y == pytest.approx(100 * state.values[factor] ** 17)
    assert handle.value_for(30.0, 0.0) == 30.0
    assert shown.curves[-1].series == active
    assert shown.curves[-1].y[-1] == pytest.approx(handle.y)


@pytest.mark.parametrize("active", NAMES)
def test_every_value_of_every_slider_draws(active):
    for parameter in DEMO.parameters:
        for index in range(parameter.steps + 1):
            state = replace(moved(**{parameter.name: parameter.value_at(index)}), active=active)
            shown = DEMO.draw(state)
            points = [n for c in shown.curves for n in (*c.x, *c.y)]
            points += [n for b in shown.boxes for n in (*b.x, *b.y, b.opacity)]
            assert np.isfinite(points).all()
            assert all(0 <= box.opacity <= 1 for box in shown.boxes)


def test_a_hidden_row_takes_no_room():
    shown = DEMO.draw(replace(START, shown=("rnn", "lstm")))
    assert {curve.series for curve in shown.curves} == {"rnn", "lstm"}
    assert not [box for box in shown.boxes if box.token == "update_gate"]
    assert shown.panels[0].y_range[1] < DEMO.draw(START).panels[0].y_range[1]


def test_the_preset_opens_with_two_goals_that_drags_reach():
    assert preset_problems(DEMO, {"point": "B2"}) == ()
    distance, f = DEMO.main, DEMO.parameter("f")
    grid = product(range(distance.steps + 1), range(f.steps + 1))
    acts = [moved(distance=distance.value_at(d), f=f.value_at(n)) for d, n in grid]
    assert all(any(goal.is_reached(s) for s in acts) for goal in DEMO.goals)


@pytest.mark.parametrize(
    ("goal", "values", "reached"),
    [
        ("relay_rnn_gone", {"distance": 28.0}, False),  # 0.85²⁸ = 0.0106
        ("relay_rnn_gone", {"distance": 29.0}, True),
        ("relay_lstm_arrives", {"distance": 50.0, "f": 0.99}, False),
        ("relay_lstm_arrives", {"distance": 49.0, "f": 1.0}, False),
        ("relay_lstm_arrives", {"distance": 50.0, "f": 1.0}, True),
    ],
)
def test_a_goal_is_reached_exactly_where_it_says(goal, values, reached):
    assert DEMO.goal(goal).is_reached(moved(**values)) is reached


def test_the_guess_is_true_and_not_on_a_card():
    prediction = DEMO.presets["B2"].prediction
    assert prediction is not None
    assert prediction.truth(START) == pytest.approx(3.876, abs=0.001)
    assert "3.9%" not in cards_of(START).values()
    assert "85%" in str(prediction.question)
    assert START.values["w"] == 0.85


def test_the_way_beyond_the_distance_is_not_told():
    assert all(curve.x[-1] == 8 for curve in DEMO.draw(START).curves)


def test_the_description_says_the_values():
    said = str(DEMO.draw(moved(distance=20.0, f=1.0)).description)
    assert all(part in said for part in ("20 歩", "LSTM 100.0%", "w 0.85", "f 1.00"))


def test_a_small_share_is_told_with_more_digits():
    assert cards_of(moved(distance=50.0))["rnn"] == "0.03%"
