"""Answers one question: how is a question asked, answered and talked about?

One question at a time: topic, question, what to answer with, hints; after the answer the verdict
above it. Keys alone suffice; letters act only while no text field has the focus.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from oboeuta_desktop.core.question_kinds import (
    ChoiceQuestion,
    GateQuestion,
    MoveQuestion,
    NumericQuestion,
    Question,
    TruthQuestion,
    TypedQuestion,
)
from oboeuta_desktop.core.study_rules import HINTS
from oboeuta_desktop.state.study.round import Answered, Asked
from oboeuta_desktop.ui.language import said
from oboeuta_desktop.ui.lesson_page import show_page
from oboeuta_desktop.ui.study.action_row import ActionRow
from oboeuta_desktop.ui.study.answer_field import AnswerField
from oboeuta_desktop.ui.study.feedback_box import FeedbackBox
from oboeuta_desktop.ui.study.hint_words import HintGiven
from oboeuta_desktop.ui.study.move_pad import MovePad
from oboeuta_desktop.ui.study.pads import ChoicePad, GatePad, TruthPad, TypedPad
from oboeuta_desktop.ui.study.passage import Passage
from oboeuta_desktop.ui.study.text_column import TextColumn
from oboeuta_desktop.ui.study.told import Told, choice_marks, gate_outcomes
from oboeuta_desktop.ui.study.words import plain_words
from oboeuta_desktop.ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QuestionPage(QWidget):
    """A question, its answer and its feedback.

    Signals:
        text_given: what was typed.
        choice_made: a place, from 0.
        gate_chosen: a gate.
        truth_told: whether it is true, and the word put in place of the wrong one or None.
        plot_moved: the ``State`` that a plot was left in as the answer.
        leave_wished, help_wished: from the keys.
    """

    SPOKEN_ROLE = QAccessible.Role.Grouping

    text_given = Signal(str)
    choice_made = Signal(int)
    gate_chosen = Signal(str)
    truth_told = Signal(bool, object)
    plot_moved = Signal(object)
    leave_wished = Signal()
    help_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._asked: Asked | None = None
        self._answered: Answered | None = None
        self._factor = 1.0
        self.setObjectName("study_question")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._topic = Passage(theme, "question_topic", pixels=13, token="ink3")
        self._ask = Passage(theme, "question_text", pixels=24, token="ink")
        self._feedback = FeedbackBox(theme)
        self._choices = ChoicePad(theme, "choice")
        self._typed = TypedPad(theme)
        self._gates = GatePad(theme)
        self._truth = TruthPad(theme)
        self._move = MovePad(theme)
        self._hints = Passage(theme, "question_hints", pixels=16, token="ink2")
        self._hint_lines: list[str] = []
        self.actions_row = ActionRow(theme)
        self._area = QScrollArea()
        self._lay_out()
        self._connect()

    @property
    def feedback(self) -> FeedbackBox:
        """What is said about the answer."""
        return self._feedback

    @property
    def field(self) -> AnswerField:
        """Where a term is typed."""
        return self._typed.field

    @property
    def is_answered(self) -> bool:
        """Whether there is nothing left to answer: Return goes on."""
        return self._answered is not None or self._is_explaining

    def show_asked(self, asked: Asked) -> None:
        """Ask a question; its point stands above it only afterwards: half of the points' topics say
        the answer, and who reads one knows where the question leads.
        """
        question = asked.question
        assert question is not None
        self._asked, self._answered = asked, None
        self._hint_lines = []
        self._hints.setVisible(False)
        self._feedback.setVisible(False)
        self._topic.show_text("")
        self._topic.setVisible(False)
        self._ask.show_text(said(question.ask))
        self._show_pad(question)
        self.actions_row.ask(by_plot=isinstance(question, MoveQuestion))
        self.actions_row.show_saved(saved=False)
        self.setAccessibleName(self._ask.spoken_text())
        self._area.verticalScrollBar().setValue(0)
        self.take_focus()

    def show_explanation(self, asked: Asked, *, topic: str, text: str, hears: bool) -> None:
        """Explain a point instead of asking: it was missed again and again."""
        self._asked, self._answered = asked, None
        self._feedback.setVisible(False)
        for pad in self._pads:
            pad.setVisible(False)
        words = self.tr("苦手な要点です。問う前に、読んで、聞いて、図を動かしましょう。")
        self._topic.show_text(words)
        self._topic.setVisible(True)
        self._ask.show_text(topic)
        self._hints.show_markdown(text)
        self._hints.setVisible(True)
        self.actions_row.show_explained(hears=hears)
        self.actions_row.show_saved(saved=False)
        self.setAccessibleName(f"{topic} {self._hints.spoken_text()}")
        self._area.verticalScrollBar().setValue(0)
        self.actions_row.next.setFocus()

    def show_hint(self, given: HintGiven, left: int) -> None:
        """Show a hint more."""
        if given.words:
            if not self._move.isHidden():  # the plot needs the room: the newest one has it all
                self._hint_lines = []
            self._hint_lines.append(f"- {given.words}")
            self._hints.show_markdown("\n".join(self._hint_lines))
            self._hints.setVisible(True)
        if given.choices:
            self._typed.offer(given.choices)
            self.setFocus()
        if given.struck is not None:
            self._choices.strike(given.struck)
        self._gates.strike(given.struck_gates)
        self.actions_row.set_hints_left(left)

    def show_answered(self, answered: Answered, what: Told, *, topic: str, hears: bool) -> None:
        """Show what an answer came to; also again, when it is counted as right after all."""
        is_first = self._answered is None
        self._answered = answered
        question = answered.asked.question
        assert question is not None
        self._topic.show_text(topic)
        self._topic.setVisible(bool(topic))
        self._feedback.show_told(what)
        self._feedback.setVisible(True)
        for pad in (self._typed, self._truth):
            pad.setVisible(False)
        if isinstance(question, ChoiceQuestion):
            self._choices.show_marks(choice_marks(answered, question))
        elif isinstance(question, GateQuestion):
            self._gates.show_outcomes(gate_outcomes(answered, question))
        elif isinstance(question, MoveQuestion):
            self._show_moved(answered, question, is_first=is_first)
        self.actions_row.show_answered(
            may_override=answered.may_override and not answered.attempt.overridden,
            is_overridden=answered.attempt.overridden,
            hears=hears,
        )
        self.actions_row.next.setFocus()
        if is_first:
            self._area.verticalScrollBar().setValue(0)

    def show_saved(self) -> None:
        """Say that the answer is on the disk."""
        self.actions_row.show_saved(saved=True)

    def take_focus(self) -> None:
        """Let the keys act here again."""
        if self.is_answered:
            self.actions_row.next.setFocus()
        elif not self._typed.isHidden() and not self._typed.field.isHidden():
            self._typed.field.setFocus()
        elif not self._move.isHidden():
            self._move.take_focus()
        else:
            self.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for part in (self._topic, self._ask, self._hints, self._feedback, self.actions_row):
            part.set_theme(theme)
        for pad in self._pads:
            pad.set_theme(theme)

    def set_reduced_motion(self, is_reduced: bool) -> None:
        """Whether nothing may move by itself."""
        self._move.set_reduced_motion(is_reduced)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        for part in (self._topic, self._ask, self._hints, self._feedback, self.actions_row):
            part.set_text_scale(factor)
        for pad in self._pads:
            pad.set_text_scale(factor)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: keep lines short enough to read."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the keys of a question."""
        if self._typed.field.is_composing:
            event.accept()
            return
        scrolls = event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
        if event.isAutoRepeat() and not scrolls:
            event.accept()
            return
        if not self._press(event):
            super().keyPressEvent(event)

    @property
    def is_begun(self) -> bool:
        """Whether an answer is half written."""
        return not self.is_answered and self._typed.is_begun

    @property
    def _pads(self) -> tuple[ChoicePad | TypedPad | GatePad | TruthPad | MovePad, ...]:
        return (self._choices, self._typed, self._gates, self._truth, self._move)

    @property
    def _is_explaining(self) -> bool:
        return self._asked is not None and self._asked.question is None

    def _show_moved(self, answered: Answered, question: MoveQuestion, *, is_first: bool) -> None:
        """What was not found is shown, once; from there on the learner plays."""
        self._hints.setVisible(False)  # the plot needs the room
        if is_first and not answered.is_right:
            self._move.show_right(question)

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key means; whether it meant anything."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        wish = self._control_wish(key) if control else self._wish(key)
        if wish is not None:
            wish()
            return True
        is_typing = QApplication.focusWidget() is self._typed.field
        return not control and not is_typing and not self.is_answered and self._press_letter(key)

    def _control_wish(self, key: int) -> Callable[[], object] | None:
        answered = self._answered
        if answered is None:
            return None
        if key in _ENTER and answered.may_override:
            return self.actions_row.override_wished.emit
        if key == Qt.Key.Key_Z and answered.attempt.overridden:
            return self.actions_row.undo_wished.emit
        return None

    def _wish(self, key: int) -> Callable[[], object] | None:
        row = self.actions_row
        always: dict[int, Callable[[], object]] = {
            Qt.Key.Key_F1: self.help_wished.emit,
            Qt.Key.Key_Escape: self.leave_wished.emit,
            Qt.Key.Key_PageDown: lambda: self._scroll(1),
            Qt.Key.Key_PageUp: lambda: self._scroll(-1),
        }
        before: dict[int, Callable[[], object]] = {
            Qt.Key.Key_F3: row.hint_wished.emit,
            Qt.Key.Key_F4: row.reveal_wished.emit,
        }
        if not self._move.isHidden():
            before |= dict.fromkeys(_ENTER, row.answer_wished.emit)
        hear = row.loop_wished.emit if self._is_explaining else row.hear_wished.emit
        after: dict[int, Callable[[], object]] = {
            Qt.Key.Key_F2: hear,
            Qt.Key.Key_F5: row.plot_wished.emit,
            **dict.fromkeys(_ENTER, row.next_wished.emit),
        }
        return {**always, **(after if self.is_answered else before)}.get(key)

    def _scroll(self, pages: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def _press_letter(self, key: int) -> bool:
        if key == Qt.Key.Key_Q:
            self.actions_row.toggle_mark("sure")
            return True
        if key == Qt.Key.Key_W:
            self.actions_row.toggle_mark("unsure")
            return True
        return any(not pad.isHidden() and pad.press_key(key) for pad in self._pads)

    def _show_pad(self, question: Question) -> None:
        for pad in self._pads:
            pad.setVisible(False)
        match question:
            case ChoiceQuestion():
                asked = self._asked
                assert asked is not None
                self._choices.offer(
                    [plain_words(said(question.choices[place].words)) for place in asked.order]
                )
                self._choices.setVisible(True)
            case TypedQuestion() | NumericQuestion():
                self._typed.ask(number=isinstance(question, NumericQuestion))
                self._typed.setVisible(True)
            case GateQuestion():
                self._gates.ask()
                self._gates.setVisible(True)
            case TruthQuestion():
                self._truth.ask(question.repair)
                self._truth.setVisible(True)
            case MoveQuestion():
                self._move.ask(question)
                self._move.setVisible(True)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("question_content")
        self._column = QVBoxLayout(content)
        self._column.setSpacing(14)
        # A plot is high: hints that stood below it would not be seen.
        *low, plot = self._pads
        for part in (self._topic, self._ask, self._feedback, *low, self._hints, plot):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._column.setStretchFactor(self._move, 1000)  # a plot takes what the rest leaves
        show_page(self._area, content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(self.actions_row)
        self._place = TextColumn(
            self, self._area, self._column, (self.actions_row,), least=(18, 18)
        )

    def _connect(self) -> None:
        self._choices.chosen.connect(self.choice_made)
        self._typed.given.connect(self.text_given)
        self._typed.left.connect(self.leave_wished)
        self._gates.chosen.connect(self.gate_chosen)
        self._truth.told.connect(self.truth_told)
        self._move.moved.connect(self.plot_moved)
        self.actions_row.answer_wished.connect(self._move.answer)

    def _fit(self) -> None:
        self._place.fit(self._factor)


def hints_left(shown: int) -> int:
    """How many hints there still are after ``shown``."""
    return max(0, len(HINTS) - shown)
