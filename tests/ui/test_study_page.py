"""The study page can be left and taken up again, is heard, and fits small windows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QDateEdit, QWidget
from study_room import Room

from oboeuta_desktop.core.errors import FileUnreadableError
from oboeuta_desktop.core.question_kinds import (
    ChoiceQuestion,
    GateQuestion,
    TruthQuestion,
    TypedQuestion,
)
from oboeuta_desktop.ui.study import study_page
from oboeuta_desktop.ui.study.answer_field import AnswerField
from oboeuta_desktop.ui.theme import DARK, LIGHT


@pytest.fixture
def room(qtbot, tmp_path):
    room = Room(qtbot, tmp_path)
    yield room
    room.close()


def test_escape_before_any_answer_goes_back_to_the_menu_and_then_to_the_song(room):
    room.key(Qt.Key.Key_2)
    room.key(Qt.Key.Key_Escape)
    assert room.page.shown == "start"
    room.key(Qt.Key.Key_Escape)
    assert not room.window.study_shown
    assert room.window.lyrics.isVisible()


def test_escape_after_an_answer_asks_and_escape_again_goes_on(room):
    room.ask(room.a(GateQuestion, answer="input"), room.a(GateQuestion, answer="output"), mode="G")
    room.key(Qt.Key.Key_I)
    room.key(Qt.Key.Key_Escape)
    assert "記録されています" in room.page.foot.words
    room.key(Qt.Key.Key_Escape)
    assert not room.page.foot.is_open
    room.enter()
    assert room.study.asking._asked.number == 2


def test_an_answer_half_written_is_not_lost_by_return(room):
    room.ask(room.a(TypedQuestion, term="input_gate"))
    room.type("にゅう")
    room.key(Qt.Key.Key_Escape)
    assert "書きかけ" in room.page.foot.words
    room.enter()
    assert (room.page.shown, room.page.question.field.text()) == ("question", "にゅう")
    assert QApplication.focusWidget() is room.page.question.field


def test_a_round_ended_half_way_shows_what_was_answered(room):
    room.ask(room.a(GateQuestion, answer="input"), room.a(GateQuestion, answer="output"), mode="G")
    room.key(Qt.Key.Key_I)
    room.enter()
    room.key(Qt.Key.Key_Escape)
    room.enter()
    assert room.page.result._score.text() == "1 / 1"
    room.key(Qt.Key.Key_Escape)
    assert room.page.shown == "start"


def test_a_round_that_is_left_for_the_song_waits(room):
    room.ask(room.a(TypedQuestion, term="input_gate"))
    room.type("入力")
    room.study.toggle()
    assert not room.window.study_shown
    room.study.toggle()
    assert room.page.question.field.text() == "入力"
    room.type("ゲート")
    room.enter()
    assert room.feedback.startswith("正解")


def test_a_round_cut_off_by_the_end_of_the_program_keeps_its_answers(qtbot, tmp_path):
    room = Room(qtbot, tmp_path)
    room.key(Qt.Key.Key_2)
    room.key(Qt.Key.Key_1)
    room.close()
    again = Room(qtbot, tmp_path)
    assert len(again.log()) == 1
    assert again.page.shown == "start"
    again.close()


def test_the_rail_says_how_much_is_due_but_not_what_would_be_new(room):
    assert room.rail._study.due == 0
    room.ask(room.a(TypedQuestion))
    room.type("ちがう")
    room.enter()
    assert room.rail._study.due == 0  # a step of a minute is not over yet
    room.clock.go(days=1)
    room.study.refresh()
    assert room.rail._study.due == 1
    assert "1 件" in room.rail._study.accessibleName()


def test_when_all_is_done_the_first_card_says_what_to_do_instead(room):
    room.key(Qt.Key.Key_1)
    while room.page.shown == "question":
        room.key(Qt.Key.Key_F4)
        room.enter()
    room.key(Qt.Key.Key_Escape)
    card = room.page.start._cards["R"]
    assert not card.isEnabled()
    assert "練習" in card.accessibleDescription()
    assert QApplication.focusWidget() is room.page.start._cards["C"]


def test_songs_without_points_offer_the_library(room):
    room.songs.clear()
    room.study.refresh()
    start = room.page.start
    assert "要点のある曲がありません" in start._note.toPlainText()
    assert all(card.isHidden() for card in start._cards.values())
    start._library.click()
    assert room.wishes[-1] == ("library",)


def test_a_record_that_cannot_be_read_is_told_on_the_page(room, tmp_path):
    room.study._desk_failed(FileUnreadableError(tmp_path / "study.db", "—"))
    told = []
    room.study.failed.connect(told.append)
    room.desk.close()
    room.study._desk_failed(FileUnreadableError(tmp_path / "study.db", "—"))
    assert len(told) == 1
    assert "study.db" in room.page.start._note.toPlainText()


def test_f1_shows_the_keys_of_the_question_and_puts_them_away(room):
    room.ask(room.a(GateQuestion, answer="input"), mode="G")
    room.key(Qt.Key.Key_F1)
    assert "忘却" in room.page.foot.words
    room.key(Qt.Key.Key_F1)
    assert not room.page.foot.is_open
    room.key(Qt.Key.Key_I)
    assert room.feedback.startswith("正解")


def test_questions_and_verdicts_are_announced(room, monkeypatch):
    said = []
    monkeypatch.setattr(room.page, "say", said.append)
    question = room.a(GateQuestion, answer="input")
    room.ask(question, mode="G")
    room.key(Qt.Key.Key_O)
    assert said[0].replace(" ", "") == question.ask.ja.replace(" ", "")
    assert said[1].startswith("ちがいます\nそれは「出力ゲート」")


def test_an_announcement_is_an_event_of_the_page(room, monkeypatch):
    events = []
    monkeypatch.setattr(study_page.QAccessible, "updateAccessibility", events.append)
    room.page.say("正解")
    assert [event.message() for event in events] == ["正解"]


def visible(room, kind=QWidget):
    return [part for part in room.page.findChildren(kind) if part.isVisible()]


def stations(room):
    """Every page in turn, with the question's kinds before and after the answer."""
    yield "start"
    for question, key in (
        (room.a(ChoiceQuestion, point="B3"), Qt.Key.Key_1),
        (room.a(GateQuestion, answer="reset"), Qt.Key.Key_I),
        (room.a(TruthQuestion), Qt.Key.Key_1),
        (room.a(TypedQuestion, term="input_gate"), Qt.Key.Key_F4),
    ):
        room.ask(question, mode="R")
        yield f"{question.kind}"
        room.key(key)
        yield f"{question.kind}-answered"
        room.key(Qt.Key.Key_Escape)
        yield f"{question.kind}-stop"
        room.enter()
    yield "result"


def test_every_control_has_a_name_a_role_and_takes_the_focus(room):
    roles = {QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.EditableText}
    roles |= {QAccessible.Role.SpinBox}
    for name in stations(room):
        for part in visible(room):
            if not isinstance(part, QAbstractButton | AnswerField | QDateEdit):
                continue
            accessible = QAccessible.queryAccessibleInterface(part)
            assert accessible.text(QAccessible.Text.Name), (name, part)
            assert accessible.role() in roles, (name, part, accessible.role())
            assert part.focusPolicy() & Qt.FocusPolicy.TabFocus, (name, part)


def test_a_focused_control_looks_focused(room):
    room.ask(room.a(ChoiceQuestion, point="B3"), mode="C")
    for part in (room.page.question._choices.rows[0], room.page.question.actions_row._hint):
        before = part.grab().toImage()
        part.setFocus()
        assert part.grab().toImage() != before


def too_low(room):
    return [
        part
        for part in visible(room, QAbstractButton)
        if part.hasHeightForWidth() and part.height() < part.heightForWidth(part.width())
    ]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("size", [(760, 520), (1366, 768), (1680, 980)], ids=str)
def test_nothing_is_cut_off_or_covered(qtbot, room, save_picture, size, scale, theme):
    room.window.resize(*size)
    room.window.set_theme(theme)
    room.study.set_look(scale, reduced_motion=False)
    for name in stations(room):
        qtbot.wait(30)
        # Texts in rows settle their heights from the inside outwards, pass by pass.
        qtbot.waitUntil(lambda: not too_low(room), timeout=3_000)
        inside = room.page.rect()
        for part in visible(room, QAbstractButton):
            place = QRect(part.mapTo(room.page, QPoint()), part.size())
            assert inside.left() <= place.left(), (name, part)
            assert place.right() <= inside.right(), (name, part, place)
            wanted = part.sizeHint() if not part.hasHeightForWidth() else part.minimumSizeHint()
            assert part.width() >= wanted.width(), (name, part)
        if size == (1366, 768):
            save_picture(room.window, name)


def test_the_text_scale_reaches_every_letter_of_the_menu(room):
    row = room.page.start._exam
    before = row._label.font().pixelSize()
    room.study.set_look(1.5, reduced_motion=False)
    QApplication.processEvents()
    assert row._label.font().pixelSize() == round(before * 1.5)
