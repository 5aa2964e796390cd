"""A plot is an answer: it is moved, judged when the learner says so, and shown right afterwards."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from study_room import Room

from oboeuta_desktop.core.question_kinds import MoveQuestion, TypedQuestion
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.moving import changes, right_setting, start_of
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.study.move_pad import LEAST_HEIGHT
from oboeuta_desktop.ui.study.move_words import given_words, move_hint, right_words
from oboeuta_desktop.ui.theme import LIGHT


@pytest.fixture
def room(qtbot, tmp_path):
    room = Room(qtbot, tmp_path)
    yield room
    room.close()


def ask(room: Room, *questions: MoveQuestion) -> None:
    room.ask(*questions)
    round_ = room.study.asking._round
    assert round_ is not None
    room.page.question.plot_moved.connect(round_.answer_move)


def scene(room: Room) -> Any:
    made = room.page.question._move._scene
    assert made is not None
    return made


def move_of(room: Room, point: str) -> MoveQuestion:
    found = room.a(MoveQuestion, point=point)
    assert isinstance(found, MoveQuestion)
    return found


def test_arrow_keys_bring_the_point_there_and_return_answers(room):
    ask(room, move_of(room, "A1"))
    assert scene(room).state.values["x"] == -3
    for _ in range(8):
        room.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert scene(room).state.values["x"] > 0
    assert room.feedback == ""
    room.enter()
    assert room.feedback.startswith("正解")
    (kept,) = room.log()
    assert (kept.verdict, kept.rating, kept.scheduled) == ("exact", "good", True)
    assert "x=" in kept.given


def test_a_goal_that_is_passed_on_the_way_answers_nothing_and_a_wrong_place_is_wrong(room):
    ask(room, move_of(room, "A1"))
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        for _ in range(8):
            room.key(key, Qt.KeyboardModifier.ShiftModifier)
    assert room.feedback == ""
    assert room.log() == []
    room.key(Qt.Key.Key_Right)
    room.enter()
    assert room.feedback.startswith("ちがいます")
    assert "あなたの答え：入力 x = −2.95" in room.feedback
    assert "たとえば：入力 x = 2.00" in room.feedback
    assert room.log()[0].rating == "again"


def test_after_the_answer_the_right_place_is_shown_and_can_be_played_with(room):
    question = move_of(room, "A1")
    ask(room, question)
    room.enter()
    assert DEMOS[question.demo].goal(question.goal).is_reached(scene(room).state)
    assert len(room.log()) == 1
    scene(room).setFocus()
    room.key(Qt.Key.Key_Right)
    assert scene(room).state.values["x"] > 2
    room.enter()  # goes on, and does not answer again
    assert room.page.shown == "result"
    assert len(room.log()) == 1


def test_who_does_not_know_is_shown_the_right_place(room):
    question = move_of(room, "B6")
    ask(room, question)
    room.key(Qt.Key.Key_F4)
    assert room.feedback.startswith("答えを見ました")
    assert "入力ゲート i：2 番目は 1、ほかは 0" in room.feedback
    assert DEMOS[question.demo].goal(question.goal).is_reached(scene(room).state)


def test_hints_say_what_to_move_give_a_picture_and_say_which_way(room):
    ask(room, move_of(room, "A7"))
    said = []
    for _ in range(3):
        room.key(Qt.Key.Key_F3)
        said.append(room.page.question._hints.toPlainText())
    assert "動かすのは：入力 x、負の側の傾き α" in said[0]
    assert "たとえるなら" in said[1]
    assert "入力 x を小さく、負の側の傾き α を大きく" in said[2]
    room.key(Qt.Key.Key_F3)
    assert room.page.question._hints.toPlainText() == said[2]


def test_every_plot_is_answered_on_the_page_with_what_it_offers(room):
    found = [each for each in room.desk.material.by_id.values() if isinstance(each, MoveQuestion)]
    assert len(found) == 28
    for question in found:
        demo = DEMOS[question.demo]
        right = right_setting(demo, question.preset, question.goal)
        assert right is not None
        ask(room, question)
        start = scene(room).state
        assert start == start_of(demo, question.preset)
        assert not demo.goal(question.goal).is_reached(start)
        for change in changes(demo, start, right):
            do(room, change.name, change.before, change.after)
        room.enter()
        assert room.feedback.startswith("正解"), (question.id, room.feedback)
        assert given_words(question, room.log()[-1].given) == right_words(question)
        assert move_hint(question, which_way=False) != move_hint(question, which_way=True)


def do(room: Room, name: str, before, after) -> None:
    """Set a control as a learner does, by what is on the page."""
    parts = scene(room)._parts
    if name == "active":
        parts.chips[after].click()
    elif isinstance(after, tuple):
        canvas = scene(room).canvas
        for place, level in enumerate(after):
            while scene(room).state.rows[name][place] != level:
                spot = canvas.pad_place(name, place).center().toPoint()
                QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    else:
        row = parts.rows[name]
        assert row.isVisible()
        row.value_wished.emit(name, after)


def test_the_point_is_dragged_with_the_mouse_and_return_waits_for_the_hand(room, qtbot):
    ask(room, move_of(room, "A1"))
    canvas = scene(room).canvas
    qtbot.wait(20)
    (place,) = canvas.handle_places().values()
    spot = canvas.viewport().mapFrom(canvas, place.center())
    view = canvas.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=spot)
    QTest.mouseMove(view, spot + QPoint(view.width() // 2, 0))
    assert scene(room).dragging
    room.enter()
    assert room.feedback == ""
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=spot + QPoint(view.width() // 2, 0))
    assert scene(room).state.values["x"] > 0
    room.page.question.actions_row._answer.click()
    assert room.feedback.startswith("正解")


def test_nothing_is_guessed_first_and_no_goal_tells_that_it_was_reached(room):
    ask(room, move_of(room, "B3"))
    assert not scene(room).is_asking
    assert scene(room)._parts.goals == {}


def test_the_plot_is_made_once_when_it_is_first_wanted(room):
    room.ask(room.a(TypedQuestion))
    assert not room.page.question._move.has_plot
    ask(room, move_of(room, "A1"), move_of(room, "B6"))
    first = scene(room)
    room.enter()
    room.enter()
    assert scene(room) is first
    assert first.state == start_of(DEMOS["lstm"], "B6")


def test_the_plot_follows_the_colours(room):
    ask(room, move_of(room, "A1"))
    room.page.set_theme(LIGHT)
    picture = scene(room).grab().toImage()
    assert picture.pixelColor(3, 3) == LIGHT.color("bg1")


def test_the_keys_are_on_the_plot_and_the_button_is_only_there_for_plots(room):
    ask(room, move_of(room, "A1"))
    assert QApplication.focusWidget() is scene(room).canvas
    button = room.page.question.actions_row._answer
    assert not button.isHidden()
    room.ask(room.a(TypedQuestion))
    assert button.isHidden()


def test_studying_does_not_load_the_library_of_plots():
    code = "import sys, oboeuta_desktop.asking; print('pyqtgraph' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@pytest.mark.parametrize("size", [(760, 520), (1366, 768), (1680, 980)], ids=str)
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_is_cut_off_beside_a_plot(qtbot, room, size, scale):
    room.window.resize(*size)
    room.study.set_look(scale, reduced_motion=False)
    ask(room, move_of(room, "A1"), move_of(room, "B6"))
    for _ in range(2):
        for key in (Qt.Key.Key_F3, Qt.Key.Key_F4):
            room.key(key)
            qtbot.wait(20)
            page = room.page.question
            assert page._area.horizontalScrollBar().maximum() == 0
            pad = page._move
            assert pad.height() >= LEAST_HEIGHT
            assert pad.width() <= page._area.viewport().width()
            for button in page.actions_row.findChildren(ActionButton):
                if button.isVisible():
                    assert button.width() >= button.sizeHint().width(), button.text()
                    assert page.rect().contains(button.geometry().translated(button.parent().pos()))
        room.enter()


def test_the_keys_of_a_plot_are_told(room):
    ask(room, move_of(room, "A1"))
    room.key(Qt.Key.Key_F1)
    assert "図を動かす" in room.page.foot.words
    assert "空のままなら" not in room.page.foot.words
