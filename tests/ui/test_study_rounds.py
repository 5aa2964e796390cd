"""Every mode goes from the menu to the score with the keyboard alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from study_room import Room

from oboeuta_desktop.core.question_kinds import (
    ChoiceQuestion,
    GateQuestion,
    NumericQuestion,
    TruthQuestion,
    TypedQuestion,
)
from oboeuta_desktop.scheduling import deadline
from oboeuta_desktop.ui.study.pads import replacements
from oboeuta_desktop.ui.study.words import GATE_KEYS


@pytest.fixture
def room(qtbot, tmp_path):
    room = Room(qtbot, tmp_path)
    yield room
    room.close()


def answer_rightly(room: Room) -> None:
    """With keys only."""
    question = room.question
    match question:
        case ChoiceQuestion():
            room.key(Qt.Key.Key_1 + room.order.index(question.answer))
        case GateQuestion():
            room.key(ord(GATE_KEYS[question.answer]))
        case TruthQuestion():
            answer_truth(room, question)
        case _:
            room.type(room.right_text())
            room.enter()


def answer_truth(room: Room, question: TruthQuestion) -> None:
    if question.repair is None:
        room.key(Qt.Key.Key_O)
        return
    repair = question.repair
    room.key(Qt.Key.Key_X)
    room.key(Qt.Key.Key_1 + repair.words_ja.index(repair.wrong.ja))
    room.key(Qt.Key.Key_1 + replacements(repair).index(repair.right.ja))


def play_through(room: Room) -> int:
    count = 0
    while room.page.shown == "question":
        answer_rightly(room)
        assert "正解" in room.feedback
        count += 1
        room.clock.go(seconds=5)
        room.enter()
    return count


@pytest.mark.parametrize(
    ("key", "mode", "count", "points"), [("1", "R", 8, 8), ("2", "C", 10, 10), ("4", "T", 10, 15)]
)
def test_a_round_is_begun_answered_and_finished_by_keys(room, key, mode, count, points):
    room.key(ord(key))
    assert room.study.asking._round.mode == mode
    assert play_through(room) == count
    assert room.page.shown == "result"
    assert room.page.result._score.text() == f"{points} / {points}"
    assert len(room.log()) == count


def test_twelve_gates_are_answered_by_letters_and_the_time_is_told(room):
    room.key(Qt.Key.Key_3)
    assert play_through(room) == 12
    assert room.page.result._words.toPlainText().startswith("全問正解・1 分 0 秒")


def test_what_comes_again_is_told_beside_the_planned_number(room):
    def count() -> str:
        return room.page._head._count.text()

    room.study.begin("R")
    planned = room.study.asking._asked.total
    assert count() == f"1 / {planned}"
    while not room.study.asking._asked.added:
        question = room.question
        wrong = [n for n in range(4) if n != question.answer]
        lures = [n for n in wrong if question.choices[n].confuses]
        room.key(Qt.Key.Key_1 + room.order.index((lures or [question.answer])[0]))
        room.enter()
    asked = room.study.asking._asked
    assert count() == f"{asked.number} / {planned}\N{IDEOGRAPHIC SPACE}＋もう一度 {asked.added}"
    assert room.page._head.accessibleName().endswith(f"＋もう一度 {asked.added}")
    while not room.study.asking._asked.is_added:
        room.key(Qt.Key.Key_1 + room.order.index(room.question.answer))
        room.enter()
    asked = room.study.asking._asked
    assert count().endswith(f"もう一度（残り {asked.added}）")
    assert count().startswith(f"{asked.number} / {planned}")


def test_typed_words_and_numbers_are_answered_by_keys(room):
    room.ask(room.a(TypedQuestion), room.a(NumericQuestion))
    assert play_through(room) == 2
    assert [each.verdict for each in room.log()] == ["exact", "exact"]


def test_return_on_the_result_begins_another_round(room):
    room.key(Qt.Key.Key_2)
    play_through(room)
    room.enter()
    assert room.page.shown == "question"


def test_before_the_exam_there_is_a_card_for_the_last_days(room):
    menu = room.page.start._cards
    assert menu["E"].isHidden()
    room.ask(room.a(TypedQuestion))
    room.type("ちがう")
    room.enter()
    room.enter()
    del room.study.asking._source
    room.key(Qt.Key.Key_Escape)
    room.clock.go(days=3)
    room.study._set_exam((room.clock.now + timedelta(days=2)).date())
    assert not menu["E"].isHidden()
    room.key(Qt.Key.Key_6)
    assert room.study.asking._round.mode == "E"
    play_through(room)
    assert room.log()[-1].mode == "E"


def test_on_the_exam_s_day_the_round_ends_after_ten_minutes(room):
    for kind in (TypedQuestion, NumericQuestion):
        room.ask(room.a(kind))
        room.type("12345")
        room.enter()
        room.enter()
    del room.study.asking._source
    room.clock.go(days=2)
    room.desk.set_exam(deadline.exam_on(room.clock.now.date()))
    room.study.begin("E")
    answer_rightly(room)
    room.clock.go(minutes=11)
    room.enter()
    assert room.page.shown == "result"
    assert "10 分" in room.page.result._words.toPlainText()


def test_the_day_of_the_exam_is_set_with_the_row_below_the_cards(room):
    row = room.page.start._exam
    row._pick.click()
    assert QApplication.focusWidget() is row._edit
    row._edit.setDate(row._edit.date().addDays(1))
    row._set.click()
    assert room.desk.exam.day == date(2026, 6, 1)
    assert row._left.text() == "あと 31 日"
    assert row._unset.isHidden()
    row._forget.click()
    assert room.desk.exam is None
    assert (row._unset.text(), row._unset.isVisible()) == ("未定", True)


def test_as_long_as_no_day_is_set_none_is_shown(room):
    """A day a month ahead stood there as if it were set, with advice below as if it were late."""
    row = room.page.start._exam
    assert row._edit.isHidden()
    assert row._set.isHidden()
    assert row._unset.isVisible()
    row._pick.click()
    assert row._edit.isVisible()
    room.study.refresh()  # as every minute
    assert row._edit.isVisible()
    room.key(Qt.Key.Key_Escape)
    assert row._edit.isHidden()
    assert row._unset.isVisible()
    assert room.page.shown == "start"
    assert room.desk.exam is None


def test_what_was_sure_but_wrong_is_shown_first_with_its_line_and_plot(room):
    first, second = room.a(ChoiceQuestion, point="A3"), room.a(ChoiceQuestion, point="B3")
    room.ask(first, second, mode="C")
    for is_sure in (False, True):
        if is_sure:
            room.key(Qt.Key.Key_Q)
        order = room.order
        room.key(Qt.Key.Key_1 + order.index((room.question.answer + 1) % 4))
        room.enter()
    shown = [section for section in room.page.result._sections if not section.isHidden()]
    titles = [section._title.text() for section in shown]
    assert titles == ["自信があったのにまちがえた", "まちがえた"]
    items = [item for section in shown for item in section.items]
    assert items[0]._ask.toPlainText() == second.ask.ja
    items[0]._hear.click()
    items[0]._plot.click()
    assert room.wishes[-2:] == [("line", "B3", "False"), ("plot", "B3")]
    items[0]._explain.click()
    assert second.right.reason.ja in items[0]._reason.toPlainText()


def test_the_score_of_statements_counts_verdicts_and_repairs_apart(room):
    false = [
        question
        for question in room.desk.material.by_id.values()
        if isinstance(question, TruthQuestion) and question.repair is not None
    ][:2]
    room.ask(*false, mode="T")
    answer_truth(room, false[0])
    room.enter()
    room.key(Qt.Key.Key_2)
    repair = false[1].repair
    assert repair is not None
    fine = next(n for n, word in enumerate(repair.words_ja) if word != repair.wrong.ja)
    room.key(Qt.Key.Key_1 + fine)
    assert "× は正解。直し方がちがいます" in room.feedback
    room.enter()
    words = room.page.result._words.toPlainText()
    assert words.startswith("○× は 2 / 2、直しは 1 / 2")
