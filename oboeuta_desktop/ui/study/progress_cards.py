"""Answers one question: how do the figures of a learner's study stand in a row?

A card each: what it is, the figure, a few words. The week's days are marks below the first figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.kept import Kept
from oboeuta_desktop.ui.theme import Theme, ui_font

_NARROWEST = 164  # logical pixels of a card at letters of the designed size
_GAP = 12
_SIDE = 16
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True, slots=True)
class Week:
    """The days of this week.

    Attributes:
        names: of Monday to Sunday, one letter each.
        studied: whether there was an answer.
        today: 0 to 6.
    """

    names: tuple[str, ...]
    studied: tuple[bool, ...]
    today: int


@dataclass(frozen=True, slots=True)
class Card:
    """A figure.

    Attributes:
        name: what it is.
        figure: such as 「4 日」.
        words: what belongs to it.
        week: marks in place of the words; the words are still told.
    """

    name: str
    figure: str
    words: str
    week: Week | None = None

    @property
    def told(self) -> str:
        """All of it for those who hear it."""
        return " ".join(part for part in (self.name, self.figure, self.words) if part)


class CardRow(QWidget):
    """Cards side by side, in rows of equal width where one row is too narrow."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._cards = Kept(self._new_card)
        self.setObjectName("progress_cards")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """All figures."""
        return "\n".join(each.card.told for each in self._cards.used)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these."""
        for part, card in zip(self._cards.use(len(cards)), cards, strict=True):
            part.show_card(card)
        self._arrange()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for card in self._cards:
            card.set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        for card in self._cards:
            card.set_text_scale(factor)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: as many side by side as have room."""
        super().resizeEvent(event)
        self._arrange()

    def _new_card(self, _place: int) -> FigureCard:
        made = FigureCard(self._theme, self)
        made.set_text_scale(self._factor)
        return made

    def _arrange(self) -> None:
        shown = self._cards.used
        count = len(shown)
        if not count:
            self.setFixedHeight(0)
            return
        fit = max(1, int((self.width() + _GAP) // (_NARROWEST * self._factor + _GAP)))
        columns = -(-count // -(-count // fit))
        rows = [shown[first : first + columns] for first in range(0, count, columns)]
        y = 0
        for row in rows:
            y = self._arrange_row(row, y) + _GAP
        self.setFixedHeight(y - _GAP)

    def _arrange_row(self, row: Sequence[FigureCard], y: int) -> int:
        """Put cards side by side over the whole width; where they end below."""
        width = (self.width() - _GAP * (len(row) - 1)) / len(row)
        height = max(card.height_for(int(width)) for card in row)
        for column, card in enumerate(row):
            left, right = (round(n * (width + _GAP)) for n in (column, column + 1))
            card.setGeometry(left, y, right - left - _GAP, height)
        return y + height


class FigureCard(QWidget):
    """One card."""

    SPOKEN_ROLE = QAccessible.Role.Graphic

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._factor = 1.0
        self._card = Card("", "", "")
        self.setObjectName("progress_card")

    @property
    def card(self) -> Card:
        """What it shows."""
        return self._card

    def show_card(self, card: Card) -> None:
        """Show a figure."""
        self._card = card
        self.setAccessibleName(card.told)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        self.update()

    def height_for(self, width: int) -> int:
        """How high it has to be, ``width`` pixels wide."""
        return round(self._top + self._below(width) + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw surface, name, figure and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg2"))
        painter.drawRoundedRect(QRectF(self.rect()), 12, 12)
        room = QRectF(_SIDE, 0, self.width() - 2 * _SIDE, self.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(ui_font(13 * self._factor, 600))
        painter.setPen(self._theme.color("ink2"))
        name = QRectF(room.left(), 10, room.width(), 20 * self._factor)
        painter.drawText(name, middle, self._card.name)
        painter.setFont(ui_font(28 * self._factor, 700))
        painter.setPen(self._theme.color("ink"))
        # On a line of its own: the font of Japanese letters would move it up or down.
        painter.drawText(QPointF(room.left(), name.bottom() + 31 * self._factor), self._card.figure)
        below = QRectF(room.left(), self._top, room.width(), self.height() - self._top)
        if self._card.week is not None:
            self._paint_week(painter, below, self._card.week)
            return
        painter.setFont(ui_font(13 * self._factor))
        painter.setPen(self._theme.color("ink2"))
        painter.drawText(below, _WRAP, self._card.words)

    def _paint_week(self, painter: QPainter, room: QRectF, week: Week) -> None:
        """A tick for a day with an answer, a ring for one without, a dot for one to come."""
        step = min(room.width() / 7, 26 * self._factor)
        radius = min(step * 0.42, 9 * self._factor)
        painter.setFont(ui_font(min(11 * self._factor, step * 0.6), 600))
        for day, (name, studied) in enumerate(zip(week.names, week.studied, strict=True)):
            middle = QPointF(room.left() + step * (day + 0.5), room.top() + radius + 2)
            letter = QRectF(middle.x() - step / 2, middle.y() + radius + 2, step, 16 * self._factor)
            today = day == week.today
            painter.setPen(self._theme.color("ink" if today else "ink3"))
            painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, name)
            if today:
                under = QRectF(middle.x() - radius * 0.7, letter.bottom(), radius * 1.4, 2)
                painter.fillRect(under, self._theme.color("accent"))
            self._paint_day(painter, middle, radius, studied=studied, ahead=day > week.today)

    def _paint_day(
        self, painter: QPainter, middle: QPointF, radius: float, *, studied: bool, ahead: bool
    ) -> None:
        circle = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if studied:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawEllipse(circle)
            inner = circle.adjusted(radius * 0.4, radius * 0.4, -radius * 0.4, -radius * 0.4)
            draw_icon(painter, "check", inner, self._theme.color("on_accent"))
        elif ahead:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("ctl"))
            painter.drawEllipse(middle, 2.0, 2.0)
        else:
            painter.setPen(QPen(self._theme.color("ctl"), 1.5))
            painter.drawEllipse(circle.adjusted(1, 1, -1, -1))

    @property
    def _top(self) -> float:
        """Where the words begin."""
        return 14 + 60 * self._factor

    def _below(self, width: int) -> float:
        if self._card.week is not None:
            return 42 * self._factor
        metrics = QFontMetrics(ui_font(13 * self._factor))
        room = QRectF(0, 0, width - 2 * _SIDE, 1_000).toRect()
        return metrics.boundingRect(room, _WRAP, self._card.words).height()
