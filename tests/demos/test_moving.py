"""Every question that moves a plot can be answered with what the plot offers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from oboeuta_desktop.core.curriculum import read_curriculum
from oboeuta_desktop.core.question_kinds import MoveQuestion
from oboeuta_desktop.core.questions import read_questions
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.demo import Demo, State
from oboeuta_desktop.demos.moving import (
    REACHING,
    Change,
    changes,
    read_setting,
    right_setting,
    start_of,
    written,
)
from oboeuta_desktop.demos.presets import POINT, open_demo
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.demos.play import Play


def moves() -> list[MoveQuestion]:
    curriculum = read_curriculum(bundled("resources", "curriculum.json"))
    found = read_questions(bundled("resources", "questions"), curriculum)
    return [q for each in found.values() for q in each if isinstance(q, MoveQuestion)]


MOVES = moves()


def opened(question: MoveQuestion) -> tuple[Demo, State, State]:
    demo = DEMOS[question.demo]
    right = right_setting(demo, question.preset, question.goal)
    assert right is not None
    return demo, start_of(demo, question.preset), right


def test_there_is_a_plot_to_move_for_each_of_the_28_points():
    assert len(MOVES) == len({question.point for question in MOVES}) == 28
    assert {question.goal for question in MOVES} == set(REACHING)


@pytest.mark.parametrize("question", MOVES, ids=lambda question: question.id)
def test_the_goal_is_not_reached_at_first_and_is_by_what_the_plot_offers(question):
    demo, start, right = opened(question)
    goal = demo.goal(question.goal)
    assert not goal.is_reached(start)
    play = Play(demo, open_demo(demo, {POINT: question.preset}))
    for change in changes(demo, start, right):
        set_by_hand(play, change, demo)
    assert goal.is_reached(play.state)


def set_by_hand(play: Play, change: Change, demo: Demo) -> None:
    """Do it with what is to be seen: a slider or choice, a chip, pads."""
    picture = demo.draw(play.state)
    if change.name == "active":
        assert len(demo.series) > 1
        play.choose(str(change.after))
    elif isinstance(change.after, tuple):
        pads = {(pad.row, pad.index) for pad in picture.pads}
        for place, level in enumerate(change.after):
            assert (change.name, place) in pads
            presses = 0
            while play.state.rows[change.name][place] != level:
                play.press_pad(change.name, place)
                presses += 1
                assert presses < 5
    else:
        assert change.name in picture.parameters
        play.set_value(change.name, float(change.after))


@pytest.mark.parametrize("question", MOVES, ids=lambda question: question.id)
def test_a_setting_is_written_and_read_back(question):
    demo, start, right = opened(question)
    for state in (start, right):
        assert read_setting(demo, written(demo, state)) == state
        assert len(written(demo, state)) < 1_000


def test_the_same_setting_differs_in_nothing():
    demo, start, _ = opened(MOVES[0])
    assert changes(demo, start, start) == ()
    moved = replace(start, values={**start.values, "x": 1.0})
    assert changes(demo, start, moved) == (Change("x", -3.0, 1.0),)


@pytest.mark.parametrize("text", ["", "x", "x=?", "active=nobody show=,", "row:f=9", "w=1e999"])
def test_what_cannot_be_read_stands_as_the_demo_begins(text):
    demo = DEMOS["lstm"]
    found = read_setting(demo, text)
    assert found.shown == ("unit",)
    assert found.rows == open_demo(demo, {}).state.rows


def test_no_setting_is_known_for_a_goal_that_nobody_asks_for():
    assert right_setting(DEMOS["activation"], "A1", "relu_corner") is None
