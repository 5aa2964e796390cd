"""A question is answered once, fairly, and talked about at once."""

from __future__ import annotations

from typing import get_args

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from study_room import CONTROL, Room

from oboeuta_desktop.core.question_kinds import (
    GATES,
    ChoiceQuestion,
    GateQuestion,
    MoveQuestion,
    NumericQuestion,
    Question,
    TruthQuestion,
    TypedQuestion,
)
from oboeuta_desktop.state.study.sources import Next
from oboeuta_desktop.ui.study.told import right_form


@pytest.fixture
def room(qtbot, tmp_path):
    room = Room(qtbot, tmp_path)
    yield room
    room.close()


def compose(room: Room, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(room.page.question.field, event)


def test_a_term_taken_for_another_is_named_with_what_tells_them_apart(room):
    room.ask(room.a(TypedQuestion, term="input_gate"))
    room.type("出力ゲート")
    room.enter()
    assert room.feedback.startswith("別の用語です")
    right = right_form(room.question, room.desk.material)
    assert right.startswith("入力ゲート")
    assert f"それは「出力ゲート」。ここは「{right}」。" in room.feedback
    assert "正しい答え" not in room.feedback  # said once, not twice
    assert "あなたの答え" not in room.feedback
    for term in ("input_gate", "output_gate"):
        point = next(p for p in room.desk.material.curriculum.points if p.terms == (term,))
        assert point.definition.ja in room.feedback


def test_every_choice_has_its_reason_after_the_answer(room):
    question = room.a(ChoiceQuestion, point="B3")
    room.ask(question, mode="C")
    order = room.order
    wrong = order.index((question.answer + 1) % 4)
    room.key(Qt.Key.Key_1 + wrong)
    marks = [row.mark for row in room.page.question._choices.rows]
    assert [mark.reason for mark in marks] == [question.choices[n].reason.ja for n in order]
    assert marks[wrong].word == "あなたの答え"
    assert marks[order.index(question.answer)].word == "正しい"


def test_after_a_wrong_choice_the_right_one_is_said_above_them(room):
    question = room.a(ChoiceQuestion, point="B3")
    room.ask(question, question, mode="C")
    room.key(Qt.Key.Key_1 + room.order.index((question.answer + 1) % 4))
    assert f"正しい答え：{question.right.words.ja}" in room.feedback
    assert "それは" not in room.feedback
    room.enter()
    room.key(Qt.Key.Key_1 + room.order.index(question.answer))
    assert "正しい答え" not in room.feedback


@pytest.mark.parametrize("size", [(1366, 768), (1680, 980)])
def test_question_and_buttons_stand_between_the_same_edges_and_not_at_the_very_top(
    qtbot, room, size
):
    room.window.resize(*size)
    room.ask(room.a(ChoiceQuestion, point="B3"), mode="C")
    page = room.page.question
    first, row = page._choices.rows[0], page.actions_row

    def lines_up() -> bool:
        left, right = first.mapTo(page, QPoint()).x(), first.mapTo(page, first.rect().topRight())
        ours = row._sure.mapTo(page, QPoint()).x()
        last = row._reveal.mapTo(page, row._reveal.rect().topRight())
        return left == ours > 100 and right.x() == last.x()

    qtbot.waitUntil(lines_up)
    top = page._ask.mapTo(page, QPoint()).y()
    assert 0.16 * page.height() <= top <= 0.22 * page.height()


def test_content_that_needs_the_room_begins_at_the_top_and_does_not_scroll_for_calm(qtbot, room):
    room.window.resize(1366, 768)
    room.ask(room.a(ChoiceQuestion, point="B3"), mode="C")
    page = room.page.question
    bar = page._area.verticalScrollBar()
    qtbot.waitUntil(lambda: page._ask.mapTo(page, QPoint()).y() > 60)
    for height in range(760, 400, -40):
        room.window.resize(1366, height)
        QApplication.processEvents()
        QApplication.processEvents()
        top = page._ask.mapTo(page._area.widget(), QPoint()).y()
        assert bar.maximum() == 0 or top <= 18, (height, top)
    assert page._ask.mapTo(page._area.widget(), QPoint()).y() <= 18


def test_a_choice_that_is_another_term_is_told_in_one_line(room):
    question = room.a(ChoiceQuestion, id="A1.paraphrase.1")
    assert question.right.words.ja == "ReLU"
    wrong = next(n for n, each in enumerate(question.choices) if each.words.ja == "恒等関数")
    room.ask(question, mode="C")
    room.key(Qt.Key.Key_1 + room.order.index(wrong))
    assert "それは「恒等関数」。ここは「ReLU」。" in room.feedback
    assert "正しい答え" not in room.feedback


def test_what_does_not_fit_is_reached_by_the_page_keys(qtbot, room):
    room.study.set_look(1.5, reduced_motion=False)
    room.ask(room.a(ChoiceQuestion, point="B3"), mode="C")
    room.key(Qt.Key.Key_1)
    bar = room.page.question._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    room.key(Qt.Key.Key_PageDown)
    assert bar.value() > 0
    room.key(Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_return_while_converting_sends_nothing_and_letters_mark_nothing(room):
    room.ask(room.a(TypedQuestion, term="input_gate"))
    compose(room, "にゅうりょくげーと")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F4, Qt.Key.Key_F3):
        room.key(key)
    assert room.feedback == ""
    assert room.page.shown == "question"
    assert not room.page.foot.is_open
    compose(room, "", "入力ゲート")
    room.enter()
    assert room.feedback.startswith("正解")
    room.log()


def test_letters_are_typed_where_a_field_has_the_focus(room):
    room.ask(room.a(TypedQuestion, term="input_gate"))
    room.key(Qt.Key.Key_Q)
    assert room.page.question.field.text().casefold() == "q"
    assert room.study.asking._round._going.confidence is None


@pytest.mark.parametrize(("key", "mark"), [(Qt.Key.Key_Q, "sure"), (Qt.Key.Key_W, "unsure")])
def test_how_sure_one_is_is_said_by_a_key_before_the_answer(room, key, mark):
    room.ask(room.a(GateQuestion, answer="input"), mode="G")
    room.key(key)
    room.key(Qt.Key.Key_I)
    assert room.log()[0].confidence == mark


def test_an_empty_answer_shows_a_hint_and_is_not_wrong(room):
    room.ask(room.a(TypedQuestion, term="input_gate"))
    room.enter()
    hints = room.page.question._hints
    assert "「にゅ」で始まる 7 拍" in hints.toPlainText()
    room.key(Qt.Key.Key_F3)
    assert "たとえるなら" in hints.toPlainText()
    assert room.log() == []


def test_the_third_hint_leaves_four_terms_to_choose_by_number(room):
    room.ask(room.a(TypedQuestion, term="input_gate"))
    for _ in range(3):
        room.key(Qt.Key.Key_F3)
    words = room.page.question._typed._words
    assert len(set(words)) == 4
    assert "出力ゲート" in words
    room.key(Qt.Key.Key_1 + words.index("入力ゲート"))
    assert room.feedback.startswith("正解")
    assert room.log()[0].hints == 3


def test_the_third_hint_leaves_four_numbers(room):
    for question in room.desk.material.by_id.values():
        if isinstance(question, NumericQuestion):
            room.ask(question)
            for _ in range(3):
                room.key(Qt.Key.Key_F3)
            words = room.page.question._typed._words
            assert len(set(words)) == 4, question.id
            assert question.accepted[0] in words


def test_hints_to_choices_rule_out_wrong_ones(room):
    question = room.a(ChoiceQuestion, point="B3")
    room.ask(question, mode="C")
    for _ in range(3):
        room.key(Qt.Key.Key_F3)
    rows = room.page.question._choices.rows
    assert sum(row.is_struck for row in rows) == 2
    assert not rows[room.order.index(question.answer)].is_struck
    struck = next(n for n, row in enumerate(rows) if row.is_struck)
    room.key(Qt.Key.Key_1 + struck)
    assert room.feedback == ""


def test_the_last_hint_to_a_gate_leaves_four_keys(room):
    question = room.a(GateQuestion, answer="output")
    room.ask(question, mode="G")
    for _ in range(3):
        room.key(Qt.Key.Key_F3)
    buttons = room.page.question._gates._buttons
    assert sum(button.isEnabled() for button in buttons.values()) == 4
    assert buttons["output"].isEnabled()


@pytest.mark.parametrize("number", range(1, 7))
def test_a_gate_is_answered_by_its_number_too(room, number):
    room.ask(room.a(GateQuestion), mode="G")
    room.key(Qt.Key.Key_0 + number)
    assert room.log()[0].given == GATES[number - 1]


def test_the_answer_can_be_asked_for_and_counts_as_not_known(room):
    room.ask(room.a(TypedQuestion, term="input_gate"))
    room.key(Qt.Key.Key_F4)
    assert room.feedback.startswith("答えを見ました")
    assert room.log()[0].rating == "again"


@pytest.mark.parametrize("kind", get_args(Question), ids=lambda kind: kind.__name__)
def test_the_point_s_name_comes_only_after_the_answer_whatever_is_asked(room, kind, monkeypatch):
    """「シグモイド関数と微分の最大値1/4」 above "its greatest slope?" is the answer."""
    spoken: list[str] = []
    monkeypatch.setattr(room.page, "say", spoken.append)
    page, question = room.page.question, room.a(kind)
    topic = room.desk.material.curriculum.point(question.point).topic.ja
    room.ask(question, question)
    for _ in range(2):  # also not the last one's, which stood there
        assert page._topic.isHidden()
        assert page._topic.toPlainText() == ""
        assert topic not in page.accessibleName()
        assert not any(topic in words for words in spoken)
        room.key(Qt.Key.Key_F4)
        assert not page._topic.isHidden()
        assert page._topic.toPlainText() == topic
        spoken.clear()
        room.enter()


def test_a_wrong_answer_can_be_counted_as_right_and_that_taken_back(qtbot, room):
    question = room.a(TypedQuestion, term="input_gate")
    room.ask(question)
    room.type("わたしの言い方")
    room.enter()
    assert room.feedback.startswith("ちがいます")
    room.key(Qt.Key.Key_Return, CONTROL)
    assert room.feedback.startswith("正解（自分で正解にしました）")
    judge = room.desk
    qtbot.waitUntil(lambda: judge.judge.judge("わたしの言い方", "input_gate").verdict == "exact")
    assert room.log()[0].overridden
    room.key(Qt.Key.Key_Z, CONTROL)
    assert room.feedback.startswith("ちがいます")
    qtbot.waitUntil(lambda: judge.judge.judge("わたしの言い方", "input_gate").verdict != "exact")
    assert not room.log()[0].overridden


def test_another_term_s_name_never_becomes_the_learner_s_own_form(room):
    room.ask(room.a(TypedQuestion, term="input_gate"))
    room.type("出力ゲート")
    room.enter()
    room.key(Qt.Key.Key_Return, CONTROL)
    assert room.log()[0].overridden
    assert room.desk._known.store.aliases() == {}


@pytest.mark.parametrize("kind", [ChoiceQuestion, GateQuestion, TruthQuestion, MoveQuestion])
def test_what_was_chosen_cannot_be_misjudged_and_so_not_be_counted_as_right(room, kind):
    question = room.a(kind)
    room.ask(question)
    round_ = room.study.asking._round
    match question:
        case ChoiceQuestion():
            round_.answer_choice(room.order.index((question.answer + 1) % 4))
        case GateQuestion():
            round_.answer_gate("input" if question.answer != "input" else "output")
        case TruthQuestion():
            round_.answer_truth(is_true=not question.is_true, replacement="？")
        case _:
            room.enter()
    assert "ちがいます" in room.feedback
    assert room.page.question.actions_row._override.isHidden()
    room.key(Qt.Key.Key_Return, CONTROL)
    round_.override()
    assert not room.study.asking._answered.attempt.overridden
    room.key(Qt.Key.Key_F1)
    assert "Ctrl+Enter" not in room.page.foot.words


def test_a_number_that_was_typed_can_be_counted_as_right(room):
    room.ask(room.a(NumericQuestion))
    room.type("はんぶん")
    room.enter()
    room.key(Qt.Key.Key_Return, CONTROL)
    assert room.log()[0].overridden


def test_a_right_answer_cannot_be_overridden(room):
    room.ask(room.a(GateQuestion, answer="input"), mode="G")
    room.key(Qt.Key.Key_I)
    room.key(Qt.Key.Key_Return, CONTROL)
    assert not room.study.asking._answered.attempt.overridden
    assert room.page.question.actions_row._override.isHidden()


def test_saved_is_said_only_when_the_answer_is_on_the_disk(qtbot, room):
    row = room.page.question.actions_row
    room.ask(room.a(GateQuestion, answer="input"), room.a(GateQuestion, answer="output"), mode="G")
    with qtbot.waitSignal(room.desk.saved):
        room.key(Qt.Key.Key_I)
        assert not row.says_saved
    assert row.says_saved
    room.enter()
    assert not row.says_saved
    with qtbot.waitSignal(room.desk.saved):
        room.key(Qt.Key.Key_O)
        room.study.asking._show_saved("another-answer")
        assert not row.says_saved


def test_line_and_plot_are_offered_after_the_answer_only(room):
    question = room.a(GateQuestion, answer="input")
    room.ask(question, mode="G")
    room.wishes.clear()
    room.key(Qt.Key.Key_F2)
    room.key(Qt.Key.Key_F5)
    assert room.wishes == []
    room.key(Qt.Key.Key_I)
    room.key(Qt.Key.Key_F2)
    room.key(Qt.Key.Key_F5)
    assert room.wishes == [("line", question.point, "False"), ("plot", question.point)]


class ExplainedFirst:
    """A point to be explained, then one of its questions."""

    def __init__(self, question) -> None:
        self.items = [Next("B5", None), Next("B5", question)]

    added = 0

    @property
    def left(self) -> int:
        return len(self.items)

    def next(self):
        return self.items.pop(0) if self.items else None

    def confused(self, point: str, term: str) -> None:
        pass


def test_a_point_missed_again_and_again_is_explained_and_then_asked(room):
    question = room.a(ChoiceQuestion, point="B5")
    room.study.asking._source = lambda mode: ExplainedFirst(question)
    room.study.begin("R")
    assert "苦手" in room.page.question._topic.toPlainText()
    assert "たとえるなら" in room.page.question._hints.toPlainText()
    room.key(Qt.Key.Key_F2)
    assert room.wishes[-1] == ("line", "B5", "True")
    room.enter()
    seen = room.log()
    assert [(each.point_id, each.verdict, each.rating) for each in seen] == [("B5", "seen", None)]
    assert room.question is question
    assert room.study.asking._asked.number == 2


def test_a_true_statement_called_false_is_wrong_at_once(room):
    question = next(
        q
        for q in room.desk.material.by_id.values()
        if isinstance(q, TruthQuestion) and q.repair is None
    )
    room.ask(question, mode="T")
    room.key(Qt.Key.Key_X)
    assert room.feedback.startswith("ちがいます")
    assert f"○ {question.ask.ja}" in room.feedback


def test_a_key_held_down_does_not_run_through_the_questions(room):
    room.ask(room.a(GateQuestion, answer="input"), room.a(GateQuestion, answer="output"), mode="G")
    room.key(Qt.Key.Key_I)
    from_before = QApplication.focusWidget()
    press(from_before, repeated=True)
    assert room.study.asking._asked.number == 1
    press(from_before, repeated=False)
    assert room.study.asking._asked.number == 2


def test_a_key_held_down_gives_one_hint_and_sends_nothing_empty(room):
    room.ask(room.a(TypedQuestion, term="input_gate"))
    field = room.page.question.field
    press(field, repeated=True)
    press(field, Qt.Key.Key_F3, repeated=True)
    assert room.page.question._hints.isHidden()
    press(field, repeated=False)
    assert not room.page.question._hints.isHidden()


def press(widget, key=Qt.Key.Key_Return, *, repeated: bool) -> None:
    event = QKeyEvent(
        QEvent.Type.KeyPress,
        key,
        Qt.KeyboardModifier.NoModifier,
        "",
        repeated,
    )
    QApplication.sendEvent(widget, event)
