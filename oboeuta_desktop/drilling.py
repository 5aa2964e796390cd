"""Answers one question: how do drills reach the learner, and the learner's answers the drill?"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject, QTimer, Signal

from oboeuta_desktop.core.study_queue import DrillShape, Pace, drill_shapes
from oboeuta_desktop.state.study.drill import (
    Drill,
    new_sitting,
    pace_at,
    put_aside,
    set_pace,
    sheet_at_hand,
)
from oboeuta_desktop.state.study.drill_draw import choices_at_hand, draw_sheet
from oboeuta_desktop.state.study.drill_outcome import to_review
from oboeuta_desktop.state.study.drill_sheet import Sheet
from oboeuta_desktop.studying import Studying
from oboeuta_desktop.ui.study.drill_page import DrillPage
from oboeuta_desktop.ui.study.drill_review_page import DrillReviewPage
from oboeuta_desktop.ui.study.drill_start_page import DrillMenu, DrillStartPage
from oboeuta_desktop.ui.study.drill_words import clock_words, open_words

START, ANSWERING, REVIEW = "drill_start", "drill", "drill_review"
"""Names of the pages."""
_LOOK_MS = 250


class Drilling(QObject):
    """Lets the learner choose a drill, answer it, go through it.

    Signals:
        cleared: a question stands alone: nothing is to be heard, no panel to tell.
        line_wished: id of a point, and whether its line is to be heard over and over.
        plot_wished: id of a point.
    """

    cleared = Signal()
    line_wished = Signal(str, bool)
    plot_wished = Signal(str)

    def __init__(
        self,
        studying: Studying,
        *,
        chance: random.Random | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make the part; its pages come when they are first wanted.

        Args:
            studying: whose page and desk are used.
            chance: draws the questions.
            seconds: a clock that only ever goes forward.
        """
        super().__init__()
        self._studying = studying
        self._desk = studying.desk
        self._seconds = seconds
        self._chance = chance or random.Random()  # noqa: S311 - which question comes is no secret
        self._drill: Drill | None = None
        self._note = ""
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._tick)

    def begin(self) -> None:
        """Open the page where a drill is chosen or gone on with."""
        if self._desk.is_open:
            self._note = ""
            self._show_start()

    def close(self) -> None:
        """Keep where a drill is; to be called before the desk is closed."""
        self._drop()

    # -- pages ------------------------------------------------------------------------------------

    @cached_property
    def start_page(self) -> DrillStartPage:
        """Where a drill is chosen."""
        page = DrillStartPage(self._studying.page.theme)
        page.begun.connect(self._choose)
        page.going_on_wished.connect(self._go_on)
        page.pace_chosen.connect(self._set_pace)
        page.closed.connect(self._studying.show_start)
        self._studying.page.add_page(START, page)
        return page

    @cached_property
    def page(self) -> DrillPage:
        """Where it is answered."""
        page = DrillPage(self._studying.page.theme)
        page.came_forward.connect(self._come_forward)
        page.went_back.connect(self._step_back)
        page.pause_wished.connect(self._pause)
        page.end_wished.connect(self._ask_to_end)
        self._studying.page.add_page(ANSWERING, page)
        return page

    @cached_property
    def review_page(self) -> DrillReviewPage:
        """Where it is gone through."""
        page = DrillReviewPage(self._studying.page.theme)
        page.next_wished.connect(lambda: self._step(1))
        page.previous_wished.connect(lambda: self._step(-1))
        page.hear_wished.connect(self._hear)
        page.plot_wished.connect(self._show_plot)
        page.leave_wished.connect(self._ask_to_leave)
        self._studying.page.add_page(REVIEW, page)
        return page

    # -- choosing ---------------------------------------------------------------------------------

    def _show_start(self) -> None:
        page = self.start_page
        page.show_menu(self._menu())
        self._turn(START)

    def _menu(self) -> DrillMenu:
        pace = pace_at(self._desk)
        count = sum(map(len, choices_at_hand(self._desk, self._points).values()))
        shapes = tuple(shape for shape in drill_shapes(pace) if shape.questions <= count)
        waiting = self._waiting()
        note = self._note
        if not shapes:
            none = self.tr("ドリルにする問題が足りません。要点のある曲を追加してください。")
            note = "\n\n".join(part for part in (note, none) if part)
        return DrillMenu(shapes, pace, "" if waiting is None else self._where(waiting), note)

    def _waiting(self) -> Sheet | None:
        """The drill that was begun; one that cannot be taken up again is told and set aside."""
        try:
            return sheet_at_hand(self._desk)
        except ValueError:
            put_aside(self._desk)
            words = self.tr(
                "とちゅうのドリルは、記録か問題が変わっていて続けられないので、わきに置きました。"
                "新しいドリルを始められます。"
            )
            self._note = "\n\n".join(part for part in (self._note, words) if part)
            return None

    def _where(self, sheet: Sheet) -> str:
        """Where a drill is that waits."""
        if sheet.stage == "answering":
            words = self.tr("解答 {done} / {total} 問・残り {left}")
            return words.format(
                done=sheet.answered, total=len(sheet.entries), left=clock_words(sheet.left)
            )
        words = self.tr("{total} 問の見直し・残り {left} 問")
        left = max(0, len(to_review(sheet)) - sheet.seen)
        return words.format(total=len(sheet.entries), left=left)

    def _set_pace(self, pace: Pace | None) -> None:
        set_pace(self._desk, pace)
        self.start_page.show_menu(self._menu())

    def _choose(self, shape: DrillShape) -> None:
        """Begin a drill; one that waits makes way for it, when the learner says so."""
        if self._desk.drill is None:
            self._begin(shape)
            return
        foot = self._studying.page.foot
        words = self.tr(
            "とちゅうのドリルがあります。新しく始めると、そちらは終わります"
            "（答えた分は練習として記録されます）。"
        )
        foot.ask(words, self.tr("新しく始める"), lambda: self._begin(shape), loses=True)
        self._studying.page.say(foot.words)

    def _begin(self, shape: DrillShape) -> None:
        sheet, sitting = self._waiting(), self._desk.drill
        if sheet is not None and sitting is not None:
            Drill(self._desk, sheet, sitting).give_up()
        fresh = draw_sheet(self._desk, self._points, shape, pace_at(self._desk), self._chance)
        drill = Drill(
            self._desk, fresh, new_sitting(self._desk), seconds=self._seconds, parent=self
        )
        drill.begin()
        self._take_up(drill)

    def _go_on(self) -> None:
        sheet, sitting = self._waiting(), self._desk.drill
        if sheet is None or sitting is None:
            self._show_start()
            return
        self._take_up(Drill(self._desk, sheet, sitting, seconds=self._seconds, parent=self))

    def _take_up(self, drill: Drill) -> None:
        self._drop()
        self._drill = drill
        self._connect(drill)
        self._show_drill()

    def _connect(self, drill: Drill) -> None:
        """What is pressed -> drill, as long as it lives; what changes -> page."""
        page = self.page
        page.choice_made.connect(drill.choose)
        page.clear_wished.connect(drill.clear)
        page.place_wished.connect(drill.go_to)
        page.next_wished.connect(drill.next)
        page.previous_wished.connect(drill.previous)
        page.flag_wished.connect(drill.toggle_flag)
        page.marked.connect(drill.mark)
        drill.changed.connect(self._show_drill)
        drill.ended.connect(self._show_drill)

    def _drop(self) -> None:
        """Let go of the drill; where it is has been kept."""
        drill, self._drill = self._drill, None
        self._look.stop()
        if drill is not None:
            drill.blockSignals(True)
            drill.step_back()
            drill.deleteLater()

    # -- answering --------------------------------------------------------------------------------

    def _show_drill(self) -> None:
        drill = self._drill
        if drill is None:
            return
        page, sheet = self._studying.page, drill.sheet
        if drill.is_answering:
            self.page.show_sheet(sheet)
            if page.shown != ANSWERING:
                self._turn(ANSWERING)
            # In one with the name: a second bar of progress beside that of the pace would puzzle.
            name = f"{self.page.title} {sheet.place + 1} / {len(sheet.entries)}"
            page.show_progress(name, 0, 0, None)
            page.say(self.page.accessibleName())
        else:
            self._show_review(drill)

    def _come_forward(self) -> None:
        if self._drill is not None and self._drill.is_answering:
            self._drill.come_forward()
            self._look.start()

    def _step_back(self) -> None:
        self._look.stop()
        if self._drill is not None and self._desk.is_open:
            self._drill.step_back()

    def _tick(self) -> None:
        if self._drill is not None:
            self._drill.tick()
        if self._drill is not None and self._drill.is_answering:
            self.page.show_time(self._drill.sheet)

    def _pause(self) -> None:
        self._drop()
        self._note = ""
        self._show_start()

    def _ask_to_end(self) -> None:
        drill, page = self._drill, self._studying.page
        if drill is not None:
            loses = drill.sheet.answered < len(drill.sheet.entries)
            words = open_words(drill.sheet)
            page.foot.ask(words, self.tr("終わる"), drill.end, loses=loses)
            page.say(page.foot.words)

    # -- the review -------------------------------------------------------------------------------

    def _show_review(self, drill: Drill) -> None:
        page, review, again = self._studying.page, self.review_page, drill.again
        step = drill.sheet.step
        is_last = step == len(again)
        if page.shown != REVIEW:
            self._look.stop()
            self._turn(REVIEW)
        else:
            self.cleared.emit()
        if step == 0:
            review.show_summary(drill.summary, is_last=is_last)
            page.show_progress(review.title, 0, 0, None)
        else:
            found = again[step - 1]
            hears = self._studying.teaching().has(found.entry.question.point)
            review.show_again(found, hears=hears, is_last=is_last)
            page.show_progress(review.title, step, len(again), None)
        page.say(review.accessibleName())

    def _step(self, steps: int) -> None:
        drill = self._drill
        if drill is None:
            return
        if drill.sheet.step + steps > len(drill.again):
            self._finish()
        else:
            drill.review_step(drill.sheet.step + steps)

    def _ask_to_leave(self) -> None:
        drill, page = self._drill, self._studying.page
        if drill is None:
            return
        if drill.is_reviewed:
            self._finish()
            return
        words = self.tr(
            "見直しが {left} 問残っています。ここでやめると、このドリルは練習として記録され、"
            "復習の予定には入りません。"
        )
        left = len(drill.again) - drill.sheet.seen
        words = words.format(left=left)
        page.foot.ask(words, self.tr("見直さずにやめる"), self._finish, loses=True)
        page.say(page.foot.words)

    def _finish(self) -> None:
        drill = self._drill
        if drill is None:
            return
        summary, was_reviewed = drill.summary, drill.is_reviewed
        drill.close()
        self._drop()
        words = (
            self.tr("見直しまで終わりました（{right} / {total} 問正解）。")
            if was_reviewed
            else self.tr("練習として記録しました（{right} / {total} 問正解）。")
        )
        self._note = words.format(right=summary.right, total=summary.total)
        self._show_start()

    @property
    def _point(self) -> str | None:
        """The point that is gone through."""
        drill = self._drill
        if drill is None or drill.sheet.step == 0:
            return None
        return drill.again[drill.sheet.step - 1].entry.question.point

    def _hear(self) -> None:
        if self._point is not None:
            self.line_wished.emit(self._point, False)

    def _show_plot(self) -> None:
        if self._point is not None:
            self.plot_wished.emit(self._point)

    # -- around -----------------------------------------------------------------------------------

    @property
    def _points(self) -> tuple[str, ...]:
        return self._studying.teaching().lessons.points

    def _turn(self, name: str) -> None:
        self.cleared.emit()
        self._studying.page.turn_to(name)
        self._studying.page.take_focus()
