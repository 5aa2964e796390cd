"""Answers one question: how does a learner see where a drill stands and whether time will do?

Above the time that is left with the exam's pace, below it a button for each question. What a
number's state is stands in signs and words, never in colour alone.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from oboeuta_desktop.state.study.drill_sheet import Entry, Sheet
from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.joined import listed, noted
from oboeuta_desktop.ui.kept import Kept
from oboeuta_desktop.ui.study.buttons import StudyButton
from oboeuta_desktop.ui.study.drill_words import (
    clock_words,
    entry_words,
    pace_verdict,
    pace_words,
)
from oboeuta_desktop.ui.theme import Theme, ui_font

_SIDE = 32
_GAP = 6
_LEAST = 44  # logical pixels of a button: enough for a finger
_SOON = 60  # seconds before the end, when the time is drawn as a warning


class PaceBar(QWidget):
    """The time that is left; how many questions have an answer, with a mark for the pace."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._sheet: Sheet | None = None
        self._sides = (_SIDE, _SIDE)
        self.setObjectName("drill_pace")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """What is drawn, in words."""
        sheet = self._sheet
        if sheet is None:
            return ""
        left = self.tr("残り {time}").format(time=clock_words(sheet.left))
        return f"{left} {noted(pace_words(sheet), pace_verdict(sheet))}"

    def show_sheet(self, sheet: Sheet) -> None:
        """Show where a drill stands."""
        before = self._sheet
        self._sheet = sheet
        # Those who hear it are told when a minute or an answer has gone, not every second.
        told = before is not None and before.answered == sheet.answered
        if not told or before is None or before.left // 60 != sheet.left // 60:
            self.setAccessibleName(self.words)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        self.updateGeometry()
        self.update()

    def set_sides(self, left: int, right: int) -> None:
        """Keep so many pixels free at the sides, as the page above does."""
        self._sides = (left, right)
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: a row."""
        return QSize(400, round(18 + 24 * self._factor))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw time, bar, mark and words."""
        sheet = self._sheet
        if sheet is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = Qt.AlignmentFlag.AlignVCenter
        rect = QRectF(self.rect()).adjusted(self._sides[0], 0, -self._sides[1], 0)
        is_soon = sheet.left <= _SOON
        time = self.tr("残り {time}").format(time=clock_words(sheet.left))
        font = ui_font(17 * self._factor, 700)
        painter.setFont(font)
        painter.setPen(self._theme.color("bad" if is_soon else "ink"))
        left = rect.left()
        if is_soon:
            side = 18 * self._factor
            place = QRectF(left, rect.center().y() - side / 2, side, side)
            draw_icon(painter, "warning", place, self._theme.color("bad"))
            left += side + 6
        painter.drawText(QRectF(left, 0, rect.width(), self.height()), middle, time)
        # The widest time there is, so that the bar does not move with its digits.
        left += QFontMetrics(font).horizontalAdvance(self.tr("残り {time}").format(time="88:88"))
        small = ui_font(14 * self._factor, 600)
        painter.setFont(small)
        painter.setPen(self._theme.color("ink2"))
        words = noted(pace_words(sheet), pace_verdict(sheet))
        wide = QFontMetrics(small).horizontalAdvance(words)
        right = Qt.AlignmentFlag.AlignRight | middle
        painter.drawText(rect, right, words)
        self._paint_bar(
            painter, QRectF(left + 14, rect.center().y() - 4, rect.right() - wide - left - 32, 8)
        )

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        sheet = self._sheet
        if sheet is None or bar.width() < 60:
            return
        total = len(sheet.entries)
        painter.setPen(QPen(self._theme.color("ctl"), 1))
        painter.setBrush(self._theme.color("bg2"))
        painter.drawRoundedRect(bar, 4, 4)
        done = QRectF(bar)
        done.setWidth(bar.width() * sheet.answered / total)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(done, 4, 4)
        mark = bar.left() + bar.width() * sheet.expected / total
        painter.setBrush(self._theme.color("ink"))
        painter.drawRect(QRectF(mark - 1, bar.top() - 4, 2, bar.height() + 8))
        top = bar.top() - 4
        painter.drawPolygon(
            QPolygonF([QPointF(mark - 5, top - 4), QPointF(mark + 5, top - 4), QPointF(mark, top)])
        )


class NumberButton(StudyButton):
    """A question's number: a tick below it when it has an answer, a flag, a frame when in front."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__(theme, f"drill_number_{number}", str(number))
        self._number = number
        self._entry: Entry | None = None
        self._is_here = False

    def show_entry(self, entry: Entry, *, is_here: bool) -> None:
        """Show what is known of the question."""
        if entry is self._entry and is_here == self._is_here:
            return
        self._entry, self._is_here = entry, is_here
        words = entry_words(self._number, entry)
        self.setAccessibleName(listed((words, self.tr("いまここ"))) if is_here else words)
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: large enough for a finger."""
        return QSize(round(_LEAST * min(1.2, max(1.0, self.factor))), _LEAST)

    def minimumSizeHint(self) -> QSize:
        """Qt: never smaller."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw frame, number, tick and flag."""
        entry = self._entry
        if entry is None:
            return
        painter = QPainter(self)
        edge = "accent" if self._is_here else "ctl" if entry.is_open else "line"
        fill = "bg1" if entry.is_open else "bg3"
        rect = self.surface(painter, fill, edge, width=3 if self._is_here else 1.2)
        weight = 700 if self._is_here or not entry.is_open else 500
        painter.setFont(ui_font(14 * min(1.2, self.factor), weight))
        painter.setPen(self.theme.color("ink" if self._is_here or entry.is_open else "ink2"))
        above = rect if entry.is_open else rect.adjusted(0, 3, 0, -rect.height() * 0.36)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, self.text())
        if not entry.is_open:
            side = rect.height() * 0.34
            tick = QRectF(rect.center().x() - side / 2, rect.bottom() - side - 3, side, side)
            draw_icon(painter, "check", tick, self.theme.color("good"))
        if entry.is_flagged:
            self._paint_flag(painter, rect)

    def _paint_flag(self, painter: QPainter, rect: QRectF) -> None:
        left, top = rect.right() - 11, rect.top() + 4
        painter.setPen(QPen(self.theme.color("ink"), 1.6))
        painter.drawLine(QPointF(left, top), QPointF(left, top + 13))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("bad"))
        painter.drawPolygon(
            QPolygonF([QPointF(left, top), QPointF(left + 8, top + 3.5), QPointF(left, top + 7)])
        )


class NumberStrip(QWidget):
    """A button for each question, in as many rows as it takes.

    Signals:
        chosen: the place, from 0.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._columns = 0
        self._numbers = Kept(self._new_number)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_SIDE, 4, _SIDE, 8)
        self._grid.setSpacing(_GAP)
        self.setAccessibleName(self.tr("問題の一覧"))

    @property
    def numbers(self) -> tuple[NumberButton, ...]:
        """The buttons."""
        return self._numbers.used

    def show_sheet(self, sheet: Sheet) -> bool:
        """Show what is known of every question; whether there are other buttons now."""
        count = len(sheet.entries)
        is_new = count != len(self.numbers)
        if is_new:
            self._numbers.use(count)
            self._columns = 0
            self._fit()
        for place, (number, entry) in enumerate(zip(self.numbers, sheet.entries, strict=True)):
            number.show_entry(entry, is_here=place == sheet.place)
        return is_new

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for number in self._numbers:
            number.set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        for number in self._numbers:
            number.set_text_scale(factor)
        self._columns = 0
        self._fit()

    def set_sides(self, left: int, right: int) -> None:
        """Keep so many pixels free at the sides, as the page above does."""
        self._grid.setContentsMargins(left, 4, right, 8)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: more rows where it is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _new_number(self, place: int) -> NumberButton:
        number = NumberButton(self._theme, place + 1)
        number.setParent(self)
        number.set_text_scale(self._factor)
        # Not by a click: Enter then still goes on to the next question.
        number.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        number.clicked.connect(partial(self.chosen.emit, place))
        return number

    def _fit(self) -> None:
        if not self.numbers:
            return
        wide = self.numbers[0].sizeHint().width() + _GAP
        sides = self._grid.contentsMargins()
        columns = max(1, (self.width() - sides.left() - sides.right() + _GAP) // wide)
        if columns == self._columns:
            return
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for place, number in enumerate(self._numbers):  # one that is hidden takes no room
            self._grid.addWidget(number, place // columns, place % columns)
        self._grid.setColumnStretch(columns, 1)
