"""Answers one question: how is a drill gone through when it is over?

First what it came to, then one by one what was wrong, flagged or unsure, with the reasons of every
choice.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from oboeuta_desktop.state.study.drill_outcome import Settled, Summary
from oboeuta_desktop.ui.allowing import allow
from oboeuta_desktop.ui.language import said
from oboeuta_desktop.ui.lesson_page import show_page
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.study.drill_row import DrillRow
from oboeuta_desktop.ui.study.drill_summary import DrillSummary
from oboeuta_desktop.ui.study.drill_words import keys_markdown, marks_of, reason_words
from oboeuta_desktop.ui.study.key_help import drill_review_keys
from oboeuta_desktop.ui.study.pads import ChoicePad
from oboeuta_desktop.ui.study.passage import Passage, Title
from oboeuta_desktop.ui.study.text_column import TextColumn, side_of
from oboeuta_desktop.ui.study.words import plain_words
from oboeuta_desktop.ui.theme import Theme

_STEP = 80  # logical pixels that an arrow key scrolls
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DrillReviewPage(QWidget):
    """What a drill came to, and what is worth another look.

    Signals:
        next_wished, previous_wished: the next one, or at the end out; the one before.
        hear_wished, plot_wished: the line or the plot of the point in front.
        leave_wished: out, wherever one is.
    """

    SPOKEN_ROLE = QAccessible.Role.Grouping

    next_wished = Signal()
    previous_wished = Signal()
    hear_wished = Signal()
    plot_wished = Signal()
    leave_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._factor = 1.0
        self.setObjectName("study_drill_review")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._summary = DrillSummary(theme)
        self._reason = Title(theme, "review_reason", pixels=18, token="ink")
        self._ask = Passage(theme, "review_ask", pixels=20, token="ink")
        self._choices = ChoicePad(theme, "review_choice")
        self._previous = ActionButton(theme, "review_previous", self.tr("前へ"), "←")
        self._hear = ActionButton(theme, "review_hear", self.tr("この行を聞く"), "F2")
        self._plot = ActionButton(theme, "review_plot", self.tr("図で見る"), "F5")
        self._leave = ActionButton(theme, "review_leave", self.tr("やめる"), "Esc")
        self._next = ActionButton(theme, "review_next", self.tr("次へ"), "Enter", main=True)
        self._row = DrillRow(
            theme, (self._previous, self._hear, self._plot), (self._leave, self._next)
        )
        self._area = QScrollArea()
        self._lay_out()
        self._previous.clicked.connect(self.previous_wished)
        self._hear.clicked.connect(self.hear_wished)
        self._plot.clicked.connect(self.plot_wished)
        self._leave.clicked.connect(self.leave_wished)
        self._next.clicked.connect(self.next_wished)

    @property
    def title(self) -> str:
        """What stands above it."""
        return self.tr("試験ドリルの見直し")

    @property
    def summary(self) -> DrillSummary:
        """What the drill came to."""
        return self._summary

    @property
    def words(self) -> str:
        """Which one is in front and why; "" for the summary."""
        return "" if self._reason.isHidden() else self._reason.text()

    @property
    def choices(self) -> ChoicePad:
        """The choices of the one in front, with their reasons."""
        return self._choices

    def show_summary(self, summary: Summary, *, is_last: bool) -> None:
        """Show what the drill came to; ``is_last``: there is nothing to look at again."""
        self._summary.show_summary(summary)
        self._turn(is_summary=True)
        self._show_buttons(hears=False, is_first=True, is_last=is_last)
        self._next.setText(self.tr("見直しを終える") if is_last else self.tr("見直しを始める"))
        self._settle(self._summary.words)

    def show_again(self, again: Settled, *, hears: bool, is_last: bool) -> None:
        """Show one that is looked at again; ``hears``: a song teaches its point."""
        reason = again.reason
        assert reason is not None
        words = self.tr("問 {number}：{reason}")
        self._reason.show_words(words.format(number=again.number, reason=reason_words(reason)))
        question = again.entry.question
        self._ask.show_text(said(question.ask))
        self._choices.offer(
            [plain_words(said(question.choices[place].words)) for place in again.entry.order]
        )
        self._choices.show_marks(marks_of(again))
        self._turn(is_summary=False)
        self._show_buttons(hears=hears, is_first=False, is_last=is_last)
        self._next.setText(self.tr("見直しを終える") if is_last else self.tr("次へ"))
        marks = "\n".join(row.accessibleName() for row in self._choices.rows)
        self._settle(f"{self._reason.text()}\n{self._ask.spoken_text()}\n{marks}")

    def take_focus(self) -> None:
        """Let the keys act here."""
        self.setFocus()

    def leave(self) -> None:
        """Escape: out."""
        self.leave_wished.emit()

    def help_markdown(self) -> str:
        """Which keys act here."""
        return keys_markdown(drill_review_keys())

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for part in (self._summary, self._reason, self._ask, self._choices, self._row):
            part.set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        for part in (self._summary, self._reason, self._ask, self._choices, self._row):
            part.set_text_scale(factor)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: keep lines short enough to read."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the keys of a review."""
        scroll = self._scrolls.get(event.key())
        if scroll is not None:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + scroll)
            return
        wish = self._wishes.get(event.key())
        if wish is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            wish()

    @property
    def _scrolls(self) -> dict[int, int]:
        page = self._area.verticalScrollBar().pageStep()
        return {
            Qt.Key.Key_Down: _STEP,
            Qt.Key.Key_Up: -_STEP,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_PageUp: -page,
        }

    @property
    def _wishes(self) -> dict[int, Callable[[], object]]:
        return {
            **dict.fromkeys((*_ENTER, Qt.Key.Key_Right), self._next.click),
            Qt.Key.Key_Left: self._previous.click,
            Qt.Key.Key_F2: self._hear.click,
            Qt.Key.Key_F5: self._plot.click,
        }

    def _turn(self, *, is_summary: bool) -> None:
        self._summary.setVisible(is_summary)
        for part in (self._reason, self._ask, self._choices):
            part.setVisible(not is_summary)

    def _show_buttons(self, *, hears: bool, is_first: bool, is_last: bool) -> None:
        self._previous.setVisible(not is_first)
        self._leave.setVisible(not is_last)
        for button in (self._hear, self._plot):
            button.setVisible(hears)
            allow(button, allowed=hears, why_not=self.tr("この要点を歌う曲がありません"))
        allow(self._previous, allowed=not is_first, why_not=self.tr("最初の問題です"))

    def _settle(self, words: str) -> None:
        self._next.setAccessibleName(self._next.text())
        self._next.updateGeometry()
        self._row.fold()
        self._area.verticalScrollBar().setValue(0)
        self.setAccessibleName(words)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("drill_review_content")
        self._column = QVBoxLayout(content)
        self._column.setSpacing(12)
        for part in (self._summary, self._reason, self._ask, self._choices):
            self._column.addWidget(part)
        self._column.addStretch(1)
        show_page(self._area, content)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(self._row)
        for button in (self._previous, self._hear, self._plot, self._leave, self._next):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._place = TextColumn(self, self._area, self._column, (self._row,), least=(14, 18))

    def _fit(self) -> None:
        self._place.fit(self._factor)
        self._summary.fit(self.width() - 2 * side_of(self.width(), self._factor))
