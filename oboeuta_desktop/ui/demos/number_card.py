"""Answers one question: how is a number shown beside a picture, so that it does not jump?"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from oboeuta_desktop.demos.picture import Card
from oboeuta_desktop.ui.demos.wording import words
from oboeuta_desktop.ui.theme import Theme, ui_font

TALL, FLAT = 58, 34
NAME_GAP, SMALLEST = 5, 10
"""Logical pixels between a name and its number, and the height of the smallest figures."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def figures(pixels: float, weight: int) -> QFont:
    """The interface font with digits of one width."""
    font = ui_font(pixels, weight)
    font.setFeature(QFont.Tag.fromString("tnum"), 1)
    return font


def _fitting(text: str, pixels: int, width: float) -> QFont:
    """The largest figures, up to ``pixels`` high, that keep ``text`` within ``width``."""
    sizes = range(pixels, SMALLEST, -1)
    fonts = (figures(size, 700) for size in sizes)
    fits = (font for font in fonts if QFontMetricsF(font).horizontalAdvance(text) <= width)
    return next(fits, figures(SMALLEST, 700))


class NumberCard(QWidget):
    """A name and a number; flat, they stand side by side. A note takes a second, smaller line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card: Card | None = None
        self._is_flat = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(TALL)
        self.setMinimumWidth(90)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self._take_height()
        self.update()

    def set_flat(self, is_flat: bool) -> None:
        """Take one line of height instead of two."""
        if is_flat != self._is_flat:
            self._is_flat = is_flat
            self._take_height()
            self.update()

    def show_card(self, card: Card) -> None:
        """Show the number of ``card``."""
        if card == self._card:
            return
        self._card = card
        note = words(card.note) if card.note else ""
        self.setAccessibleName(words(card.label))
        self.setAccessibleDescription(f"{words(card.value)} {note}".strip())
        self.update()

    def _fitting_letters(self) -> float:
        """How large letters may be, so that name and number of a flat card fit side by side."""
        letters, card = self._theme.letters, self._card
        if card is None or not self._is_flat:
            return letters
        name = QFontMetricsF(ui_font(12)).horizontalAdvance(words(card.short))
        value = QFontMetricsF(figures(SMALLEST + 2, 700)).horizontalAdvance(words(card.value))
        needed = name + NAME_GAP + value + 20
        return max(min(1.0, letters), min(letters, self.width() / needed))

    def _take_height(self) -> None:
        self.setFixedHeight(round((FLAT if self._is_flat else TALL) * self._theme.letters))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg2"))
        letters = self._fitting_letters()
        painter.scale(letters, letters)
        whole = QRectF(0, 0, self.width() / letters, self.height() / letters)
        painter.drawRoundedRect(whole, 10, 10)
        if self._card is None:
            return
        if self._is_flat:
            inner = whole.adjusted(10, 0, -10, 0)
            name = self._draw_name(painter, inner)
            self._draw_value(painter, inner.adjusted(name + NAME_GAP, 0, 0, 0), RIGHT, 16)
        else:
            inner = whole.adjusted(14, 7, -8, -7)
            self._draw_name(painter, QRectF(inner.left(), inner.top(), inner.width(), 17))
            self._draw_value(painter, inner.adjusted(0, 17, 0, 0), LEFT, 21)

    def _draw_name(self, painter: QPainter, area: QRectF) -> float:
        """Draw the name; returns how wide it is."""
        assert self._card is not None
        painter.setFont(ui_font(12))
        painter.setPen(self._theme.color("ink3"))
        label = words(self._card.short if self._is_flat else self._card.label)
        painter.drawText(area, LEFT, label)
        return QFontMetricsF(painter.font()).horizontalAdvance(label)

    def _draw_value(
        self, painter: QPainter, area: QRectF, align: Qt.AlignmentFlag, pixels: int
    ) -> None:
        card = self._card
        assert card is not None
        painter.setPen(self._theme.color(card.token))
        if card.note is None:
            written = words(card.value)
            painter.setFont(_fitting(written, pixels, area.width()))
            painter.drawText(area, align, written)
            return
        half = area.height() / 2
        painter.setFont(ui_font(13, 700))
        painter.drawText(
            QRectF(area.left(), area.top(), area.width(), half), align, words(card.value)
        )
        painter.setFont(ui_font(11))
        painter.setPen(self._theme.color("ink2"))
        painter.drawText(
            QRectF(area.left(), area.top() + half, area.width(), half), align, words(card.note)
        )
