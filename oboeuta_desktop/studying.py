"""Answers one question: how do the learner's answers reach the desk, and its words the learner?

The page is made when it is first opened; the desk reads its file in the background before that, so
that the rail can say how much is due.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from functools import cached_property

from PySide6.QtCore import QObject, QTimer, Signal

from oboeuta_desktop.core.attempt import Mode
from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.core.library import BrokenSong
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.core.study_rules import Hint
from oboeuta_desktop.scheduling import deadline
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.round import Answered, Asked, Round, RoundScore
from oboeuta_desktop.state.study.sources import (
    QueueSource,
    Source,
    choice_round,
    gate_round,
    truth_round,
)
from oboeuta_desktop.state.study.teaching import Teaching, teaching_of
from oboeuta_desktop.ui.detail_text import PointDetails
from oboeuta_desktop.ui.error_text import error_text
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.ui.rail import Rail
from oboeuta_desktop.ui.study.hint_words import hint_for
from oboeuta_desktop.ui.study.offers import (
    badge_count,
    due_before_exam,
    due_now,
    menu_of,
)
from oboeuta_desktop.ui.study.question_page import hints_left
from oboeuta_desktop.ui.study.scores import result_of
from oboeuta_desktop.ui.study.study_page import StudyPage
from oboeuta_desktop.ui.study.told import term_of_own_form, told
from oboeuta_desktop.ui.study.topics import explanation, topic_tells
from oboeuta_desktop.ui.study.words import mode_name

SESSION_MINUTES = 10
"""After so long a review, or the silent pass on the exam's day, comes to its end by itself."""
_LOOK_AGAIN_MS = 60_000
_TIMED: tuple[Mode, ...] = ("R", "E")

Songs = Callable[[], list[Song | BrokenSong]]
"""Gives every song at hand, the one on stage first."""


class Studying(QObject):
    """Opens the study page, runs rounds and keeps the rail's number.

    Signals:
        shown: the page has opened; the song is to pause.
        quieted: another question is asked; a line that is still heard is to stop.
        line_wished: id of a point, and whether its line is to be heard over and over.
        plot_wished: id of a point.
        library_wished: another song is to be chosen.
        failed: an ``OboeutaError``.
    """

    shown = Signal()
    quieted = Signal()
    line_wished = Signal(str, bool)
    plot_wished = Signal(str)
    library_wished = Signal()
    failed = Signal(object)

    def __init__(
        self,
        window: MainWindow,
        rail: Rail,
        desk: Desk,
        songs: Songs,
        details_of: Callable[[str], PointDetails | None],
    ) -> None:
        super().__init__()
        self._window = window
        self._rail = rail
        self._songs = songs
        self._details_of = details_of
        self._text_scale = 1.0
        self._round: Round | None = None
        self._asked: Asked | None = None
        self._answered: Answered | None = None
        self._has_answers = False
        self._hints = 0
        self._note = ""
        self._problem: OboeutaError | None = None
        self._chance = random.Random()  # noqa: S311 - which question comes next is no secret
        self.desk = desk
        desk.failed.connect(self._desk_failed)
        desk.changed.connect(self._desk_changed)
        desk.saved.connect(self._show_saved)
        self._later = QTimer(self)
        self._later.setInterval(_LOOK_AGAIN_MS)
        self._later.timeout.connect(self.refresh)

    def open(self) -> None:
        """Let the desk read what there is."""
        self.desk.open()
        self._later.start()

    def close(self) -> None:
        """Wait for what is being written."""
        self._later.stop()
        self._end_quietly()
        self.desk.close()

    def toggle(self) -> None:
        """Open the page, or go back to the song."""
        if self._window.study_shown:
            self.leave()
        else:
            self.show_page()

    def show_page(self) -> None:
        """Open the page where the learner left it."""
        page = self.page
        self.shown.emit()
        self._window.show_study(shown=True)
        # Again: the first time a style sheet comes over labels it takes their first font for good.
        page.set_text_scale(self._text_scale)
        if page.shown == "start":
            self._show_menu()
        page.take_focus()

    def leave(self) -> None:
        """Go back to the song; a round that has begun waits."""
        self.quieted.emit()
        self._window.show_study(shown=False)
        self._window.lyrics.setFocus()

    def refresh(self) -> None:
        """Time has passed, or other songs are there: look what is due."""
        if not self.desk.is_open:
            return
        self._rail.set_due(badge_count(self.desk, self._teaching()))
        if "page" in self.__dict__ and self.page.shown == "start" and self._window.study_shown:
            self._show_menu()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._text_scale = factor
        if "page" in self.__dict__:
            self.page.set_text_scale(factor)

    def begin(self, mode: Mode) -> None:
        """Begin a round; nothing when there is nothing to ask."""
        source = self._source(mode)
        if not source.left:
            return
        self._end_quietly()
        round_ = Round(self.desk, mode, source, chance=self._chance, parent=self)
        self._round, self._has_answers, self._note = round_, False, ""
        self._connect_round(round_)
        self.page.turn_to("question")
        self.page.set_asks_before_leaving(asks=False)
        round_.begin()

    @cached_property
    def page(self) -> StudyPage:
        """The page, made when it is first wanted."""
        page = StudyPage(self._window.theme)
        page.set_text_scale(self._text_scale)
        self._window.set_study(page)
        page.closed.connect(self.leave)
        page.stopped.connect(self._stop)
        page.start.begun.connect(self.begin)
        page.start.library_wished.connect(self.library_wished)
        page.start.exam_chosen.connect(self._set_exam)
        page.result.again_wished.connect(self._again)
        page.result.menu_wished.connect(self._show_start)
        page.result.hear_wished.connect(self._hear_again)
        page.result.plot_wished.connect(self.plot_wished)
        page.question.truth_told.connect(self._answer_truth)
        row = page.question.actions_row
        row.override_wished.connect(self._override)
        row.undo_wished.connect(self._undo)
        row.next_wished.connect(self._go_on)
        row.hear_wished.connect(self._hear)
        row.loop_wished.connect(self._hear_over_and_over)
        row.plot_wished.connect(self._show_plot)
        return page

    def _connect_round(self, round_: Round) -> None:
        """What is asked -> page; what is answered -> round, as long as it lives."""
        round_.asked.connect(self._show_asked)
        round_.hinted.connect(self._show_hint)
        round_.answered.connect(self._show_answered)
        round_.ended.connect(self._show_score)
        question, row = self.page.question, self.page.question.actions_row
        question.text_given.connect(round_.answer_text)
        question.choice_made.connect(round_.answer_choice)
        question.gate_chosen.connect(round_.answer_gate)
        row.marked.connect(round_.mark)
        row.hint_wished.connect(round_.hint)
        row.reveal_wished.connect(round_.reveal)

    # -- the menu -----------------------------------------------------------------------------

    def _show_menu(self) -> None:
        start = self.page.start
        if self.desk.is_open:
            start.show_menu(menu_of(self.desk, self._teaching()))
        elif self._problem is not None:
            start.show_note(error_text(self._problem))
        else:
            start.show_note(self.tr("学習記録を読んでいます…"))

    def _show_start(self) -> None:
        self.quieted.emit()
        self.page.turn_to("start")
        self._show_menu()
        self.page.take_focus()

    def _set_exam(self, day: date | None) -> None:
        self.desk.set_exam(None if day is None else deadline.exam_on(day))

    def _desk_changed(self) -> None:
        self.refresh()
        if self._window.study_shown and not self.page.isAncestorOf(self._window.focusWidget()):
            self.page.take_focus()  # the cards have only now come up

    def _desk_failed(self, error: OboeutaError) -> None:
        self._problem = error
        self.failed.emit(error)
        if not self.desk.is_open and self._window.study_shown:
            self._show_menu()

    def _teaching(self) -> Teaching:
        return teaching_of(self._songs(), self.desk.material.curriculum)

    # -- a round ------------------------------------------------------------------------------

    def _source(self, mode: Mode) -> Source:
        teaching = self._teaching()
        points = teaching.lessons.points
        match mode:
            case "C":
                return choice_round(self.desk, points, self._chance)
            case "G":
                return gate_round(self.desk, self._chance)
            case "T":
                return truth_round(self.desk, points, self._chance)
            case "E":
                return QueueSource(self.desk, due_before_exam(self.desk, teaching))
            case _:
                return QueueSource(self.desk, due_now(self.desk, teaching))

    def _answer_truth(self, is_true: bool, replacement: str | None) -> None:
        if self._round is not None:
            self._round.answer_truth(is_true=is_true, replacement=replacement)

    def _show_asked(self, asked: Asked) -> None:
        self.quieted.emit()
        self._window.show_panel(shown=False)
        self._asked, self._answered, self._hints = asked, None, 0
        page, question = self.page, asked.question
        assert self._round is not None
        page.show_progress(mode_name(self._round.mode), asked.number, asked.total, question)
        topic = self._topic(asked.point)
        if question is None:
            text = explanation(self._details_of(asked.point))
            hears = self._is_heard(asked.point)
            page.question.show_explanation(asked, topic=topic, text=text, hears=hears)
        else:
            tells = topic_tells(question, topic, self.desk.material)
            page.question.show_asked(asked, topic="" if tells else topic)
        page.say(page.question.accessibleName())

    def _show_hint(self, hint: Hint) -> None:
        asked = self._asked
        assert asked is not None
        details = self._details_of(asked.point)
        metaphor = details.metaphor if details is not None else ""
        self._hints += 1
        given = hint_for(asked, hint, self.desk.material, metaphor)
        self.page.question.show_hint(given, hints_left(self._hints))
        self.page.say(given.words or "、".join(given.choices))

    def _show_answered(self, answered: Answered) -> None:
        self._answered = answered
        self._has_answers = True
        self.page.set_asks_before_leaving(asks=True)
        said = told(answered, self.desk.material)
        point = answered.asked.point
        self.page.question.show_answered(
            answered, said, topic=self._topic(point), hears=self._is_heard(point)
        )
        self.page.say(said.spoken)

    def _show_saved(self, attempt_id: str) -> None:
        if self._answered is not None and self._answered.attempt.uuid == attempt_id:
            self.page.question.show_saved()

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

    def _end_quietly(self) -> None:
        """Another round takes its place, or the program ends."""
        round_, self._round = self._round, None
        if round_ is not None:
            round_.blockSignals(True)
            round_.end()
            round_.deleteLater()

    def _show_score(self, score: RoundScore) -> None:
        assert self._round is not None
        mode = self._round.mode
        self._answered = None
        self.quieted.emit()
        if not score.answered:
            self._show_start()
            return
        material, teaching = self.desk.material, self._teaching()
        result = result_of(score, mode, material, teaching, note=self._note)
        self.page.turn_to("result")
        more = bool(self._source(mode).left)
        self.page.result.show_result(result, goes_on=more)
        self.page.say(self.page.result.accessibleName())

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
            self.desk.accept_form(term, answered.attempt.given.strip())

    def _undo(self) -> None:
        answered = self._answered
        if self._round is None or answered is None or not answered.attempt.overridden:
            return
        self._round.undo_override()
        term = term_of_own_form(answered)
        if term is not None:
            self.desk.refuse_form(term, answered.attempt.given.strip())

    # -- songs and plots ----------------------------------------------------------------------

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
        point = self.desk.material.curriculum.point(point_id)
        return point.topic.ja if point is not None else ""
