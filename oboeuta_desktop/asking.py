"""Answers one question: how do a round's questions reach the page, and the answers the round?"""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.core.attempt import Mode
from oboeuta_desktop.core.study_rules import Hint
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.round import Answered, Asked, Round, RoundScore
from oboeuta_desktop.state.study.sources import (
    QueueSource,
    Source,
    choice_round,
    gate_round,
    truth_round,
)
from oboeuta_desktop.state.study.teaching import Teaching
from oboeuta_desktop.ui.detail_text import PointDetails
from oboeuta_desktop.ui.joined import listed
from oboeuta_desktop.ui.language import said
from oboeuta_desktop.ui.study.hint_words import hint_for
from oboeuta_desktop.ui.study.offers import due_before_exam, due_now
from oboeuta_desktop.ui.study.question_page import hints_left
from oboeuta_desktop.ui.study.scores import result_of
from oboeuta_desktop.ui.study.study_page import StudyPage
from oboeuta_desktop.ui.study.told import term_of_own_form, told
from oboeuta_desktop.ui.study.topics import explanation
from oboeuta_desktop.ui.study.words import again_words, mode_name

SESSION_MINUTES = 10
"""After so long a review, or the silent pass on the exam's day, comes to its end by itself."""
_TIMED: tuple[Mode, ...] = ("R", "E")


class Asking(QObject):
    """Runs rounds on the question page and shows on the result page how they went.

    Signals:
        asked: another question stands on the page.
        ended: a round is over and nothing was answered: there is no result to show.
        line_wished: id of a point, and whether its line is to be heard over and over.
        plot_wished: id of a point.
    """

    asked = Signal()
    ended = Signal()
    line_wished = Signal(str, bool)
    plot_wished = Signal(str)

    def __init__(
        self,
        page: StudyPage,
        desk: Desk,
        teaching: Callable[[], Teaching],
        details_of: Callable[[str], PointDetails | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._teaching = teaching
        self._details_of = details_of
        self._round: Round | None = None
        self._asked: Asked | None = None
        self._answered: Answered | None = None
        self._hints = 0
        self._note = ""
        self._chance = random.Random()  # noqa: S311 - which question comes next is no secret
        self._connect_page()
        desk.saved.connect(self._show_saved)

    def begin(self, mode: Mode) -> None:
        """Begin a round; nothing when there is nothing to ask."""
        source = self._source(mode)
        if not source.left:
            return
        self.end_quietly()
        round_ = Round(self._desk, mode, source, chance=self._chance, parent=self)
        self._round, self._note = round_, ""
        self._connect_round(round_)
        self._page.turn_to("question")
        self._page.set_asks_before_leaving(asks=False)
        round_.begin()

    def end_quietly(self) -> None:
        """Another round takes its place, or the program ends."""
        round_, self._round = self._round, None
        if round_ is not None:
            round_.blockSignals(True)
            round_.end()
            round_.deleteLater()

    def _connect_page(self) -> None:
        page = self._page
        page.stopped.connect(self._stop)
        page.question.truth_told.connect(self._answer_truth)
        page.result.again_wished.connect(self._again)
        page.result.hear_wished.connect(self._hear_again)
        page.result.plot_wished.connect(self.plot_wished)
        row = page.question.actions_row
        row.override_wished.connect(self._override)
        row.undo_wished.connect(self._undo)
        row.next_wished.connect(self._go_on)
        row.hear_wished.connect(self._hear)
        row.loop_wished.connect(self._hear_over_and_over)
        row.plot_wished.connect(self._show_plot)

    def _connect_round(self, round_: Round) -> None:
        """What is asked -> page; what is answered -> round, as long as it lives."""
        round_.asked.connect(self._show_asked)
        round_.hinted.connect(self._show_hint)
        round_.answered.connect(self._show_answered)
        round_.ended.connect(self._show_score)
        question, row = self._page.question, self._page.question.actions_row
        question.text_given.connect(round_.answer_text)
        question.choice_made.connect(round_.answer_choice)
        question.gate_chosen.connect(round_.answer_gate)
        question.plot_moved.connect(round_.answer_move)
        row.marked.connect(round_.mark)
        row.hint_wished.connect(round_.hint)
        row.reveal_wished.connect(round_.reveal)

    def _source(self, mode: Mode) -> Source:
        teaching = self._teaching()
        points = teaching.lessons.points
        match mode:
            case "C":
                return choice_round(self._desk, points, self._chance)
            case "G":
                return gate_round(self._desk, self._chance)
            case "T":
                return truth_round(self._desk, points, self._chance)
            case "E":
                return QueueSource(self._desk, due_before_exam(self._desk, teaching))
            case _:
                return QueueSource(self._desk, due_now(self._desk, teaching))

    def _answer_truth(self, is_true: bool, replacement: str | None) -> None:
        if self._round is not None:
            self._round.answer_truth(is_true=is_true, replacement=replacement)

    # -- what the round says --------------------------------------------------------------------

    def _show_asked(self, asked: Asked) -> None:
        self.asked.emit()
        self._asked, self._answered, self._hints = asked, None, 0
        page, question = self._page, asked.question
        assert self._round is not None
        page.show_progress(
            mode_name(self._round.mode), asked.number, asked.total, question, again_words(asked)
        )
        if question is None:
            topic = self._topic(asked.point)
            text = explanation(self._details_of(asked.point))
            hears = self._is_heard(asked.point)
            page.question.show_explanation(asked, topic=topic, text=text, hears=hears)
        else:
            page.question.show_asked(asked)
        page.say(page.question.accessibleName())

    def _show_hint(self, hint: Hint) -> None:
        asked = self._asked
        assert asked is not None
        details = self._details_of(asked.point)
        metaphor = details.metaphor if details is not None else ""
        self._hints += 1
        mixed_up = self._desk.overview.confusions()
        given = hint_for(asked, hint, self._desk.material, metaphor, mixed_up)
        self._page.question.show_hint(given, hints_left(self._hints))
        self._page.say(given.words or listed(given.choices))

    def _show_answered(self, answered: Answered) -> None:
        self._answered = answered
        self._page.set_asks_before_leaving(asks=True)
        words = told(answered, self._desk.material)
        point = answered.asked.point
        self._page.question.show_answered(
            answered, words, topic=self._topic(point), hears=self._is_heard(point)
        )
        self._page.say(words.spoken)

    def _show_saved(self, attempt_id: str) -> None:
        if self._answered is not None and self._answered.attempt.uuid == attempt_id:
            self._page.question.show_saved()

    def _show_score(self, score: RoundScore) -> None:
        assert self._round is not None
        mode = self._round.mode
        self._answered = None
        self.asked.emit()
        if not score.answered:
            self.ended.emit()
            return
        result = result_of(score, mode, self._desk.material, self._teaching(), note=self._note)
        self._page.turn_to("result")
        more = bool(self._source(mode).left)
        self._page.result.show_result(result, goes_on=more)
        self._page.say(self._page.result.accessibleName())

    # -- what the learner wishes ----------------------------------------------------------------

    def _go_on(self) -> None:
        round_ = self._round
        if round_ is None:
            return
        if self._asked is not None and self._asked.question is None:
            round_.saw()
        if round_.mode in _TIMED and round_.minutes >= SESSION_MINUTES:
            words = self.tr("{minutes} 分たったので、ここで区切りました。")
            self._note = words.format(minutes=SESSION_MINUTES)
            round_.end()
        else:
            round_.go_on()

    def _stop(self) -> None:
        """The learner ends the round."""
        if self._round is not None:
            self._round.end()

    def _again(self) -> None:
        if self._round is not None:
            self.begin(self._round.mode)

    def _override(self) -> None:
        answered = self._answered
        if self._round is None or answered is None or not answered.may_override:
            return
        self._round.override()
        term = term_of_own_form(answered)
        if term is not None:
            self._desk.accept_form(term, answered.attempt.given.strip())

    def _undo(self) -> None:
        answered = self._answered
        if self._round is None or answered is None or not answered.attempt.overridden:
            return
        self._round.undo_override()
        term = term_of_own_form(answered)
        if term is not None:
            self._desk.refuse_form(term, answered.attempt.given.strip())

    def _hear(self) -> None:
        if self._asked is not None and self._is_heard(self._asked.point):
            self.line_wished.emit(self._asked.point, False)

    def _hear_over_and_over(self) -> None:
        if self._asked is not None and self._is_heard(self._asked.point):
            self.line_wished.emit(self._asked.point, True)

    def _hear_again(self, point: str) -> None:
        self.line_wished.emit(point, False)

    def _show_plot(self) -> None:
        if self._asked is not None and self._is_heard(self._asked.point):
            self.plot_wished.emit(self._asked.point)

    def _is_heard(self, point: str) -> bool:
        """Whether a song at hand teaches a point."""
        return self._teaching().has(point)

    def _topic(self, point_id: str) -> str:
        point = self._desk.material.curriculum.point(point_id)
        return said(point.topic) if point is not None else ""
