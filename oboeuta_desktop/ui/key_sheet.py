"""Answers one question: how is the list of all keys shown?"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from oboeuta_desktop.ui.controls import IconButton
from oboeuta_desktop.ui.key_places import Place, key_places
from oboeuta_desktop.ui.lesson_page import show_page
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.theme import Theme, ui_font

_WIDEST = 1240
_HIGHEST = 860
_COLUMN = 340
"""Pixels that a column of places needs at least."""
_GAP = 32
_BELOW = 18
_SCROLL_BAR = 10
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)
_TEXT = 14
_CAP_SIDE = 7
_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_SHARE = 0.36
"""The most of a row that the keys may take; more of them stand below each other."""


class KeySheet(QWidget):
    """All places with their keys, in as many columns as there is room for.

    Signals:
        help_wished: the page that tells how everything is used.
        left: the sheet is to go.
    """

    help_wished = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._title = QLabel(self.tr("キーの一覧"))
        self._help = ActionButton(theme, "keys_help", self.tr("使いかたを読む"))
        self._close = IconButton(theme, "keys_close", "close", self.tr("閉じる（Esc）"))
        self._blocks = [_Block(theme, place) for place in key_places()]
        self._columns: list[QVBoxLayout] = []
        self.setObjectName("key_sheet")
        self.setAccessibleName(self._title.text())
        self._lay_out()
        self._help.clicked.connect(self.help_wished)
        self._close.clicked.connect(self.left)
        self.set_theme(theme)
        self.set_text_scale(1.0)

    @property
    def title(self) -> str:
        """What the page is called."""
        return self._title.text()

    def size_in(self, room: QSize) -> QSize:
        """How much of ``room`` is of use, at the present size of letters."""
        return QSize(round(_WIDEST * self._factor), round(_HIGHEST * self._factor)).boundedTo(room)

    def take_focus(self) -> None:
        """Let the arrow keys scroll, from the top on."""
        self._area.verticalScrollBar().setValue(0)
        self._area.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (self._help, self._area, *self._blocks):
            part.set_theme(theme)
        self._close.set_theme(theme.with_letters(self._factor))
        palette = self._title.palette()
        palette.setColor(self._title.foregroundRole(), theme.color("ink"))
        self._title.setPalette(palette)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        self._close.set_theme(self._theme.with_letters(factor))
        self._title.setFont(ui_font(22 * factor, 700))
        for part in (self._help, *self._blocks):
            part.set_text_scale(factor)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another number of columns."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._help)
        head.addWidget(self._close)
        content = QWidget()
        self._row = QHBoxLayout(content)
        self._row.setContentsMargins(8, 4, 12, 8)
        self._row.setSpacing(_GAP)
        self._area = ReadingArea(self._theme, "key_area", self._title.text())
        show_page(self._area, content)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 20, 18)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._area, 1)

    def _fit(self) -> None:
        """Spread the places over the columns, in their order, each about as high."""
        count = max(1, min(3, int(self.width() / (_COLUMN * self._factor))))
        while len(self._columns) < count:
            column = QVBoxLayout()
            column.setSpacing(_BELOW)
            self._row.addLayout(column, 1)
            self._columns.append(column)
        width = (self._area.width() - _SCROLL_BAR - 20 - _GAP * (count - 1)) // count
        for block in self._blocks:
            block.setFixedSize(width, block.heightForWidth(width))
        starts = split_evenly([block.height() + _BELOW for block in self._blocks], count)
        for place, column in enumerate(self._columns):
            while column.count():
                column.takeAt(0)
            self._row.setStretch(place, 1 if place < count else 0)
        for place, start in enumerate(starts):
            end = starts[place + 1] if place + 1 < len(starts) else len(self._blocks)
            for block in self._blocks[start:end]:
                self._columns[place].addWidget(block)
            self._columns[place].addStretch(1)


class ReadingArea(QScrollArea):
    """What is longer than its place; the arrow keys scroll it, and a frame says so to who came here
    by the Tab key.
    """

    SPOKEN_ROLE = QAccessible.Role.Grouping

    def __init__(self, theme: Theme, name: str, label: str) -> None:
        super().__init__()
        self._theme = theme
        self._is_framed = False
        self.setObjectName(name)
        self.setAccessibleName(label)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the arrow keys scroll now."""
        super().focusInEvent(event)
        self._is_framed = event.reason() in _BY_TAB
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: they act elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the frame, where the keys act here."""
        super().paintEvent(event)
        if self.hasFocus() and self._is_framed:
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.color("ink"), 2))
            frame = QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, 8, 8)


def split_evenly(heights: list[int], count: int) -> list[int]:
    """Where each of ``count`` columns starts so that the highest one is as low as can be."""
    low, high = max(heights, default=0), sum(heights)
    while low < high:
        middle = (low + high) // 2
        if len(_starts(heights, middle)) <= count:
            high = middle
        else:
            low = middle + 1
    return _starts(heights, low)


def _starts(heights: list[int], highest: int) -> list[int]:
    """The starts of columns that are filled up to a height."""
    starts, filled = [0], 0
    for place, height in enumerate(heights):
        if filled and filled + height > highest:
            starts.append(place)
            filled = 0
        filled += height
    return starts


class _Block(QWidget):
    """A place and its keys, drawn as caps with what they do beside them."""

    SPOKEN_ROLE = QAccessible.Role.Grouping

    def __init__(self, theme: Theme, place: Place) -> None:
        super().__init__()
        self._theme = theme
        self._place = place
        self._factor = 1.0
        self.setObjectName("key_block")
        self.setAccessibleName(place.name)
        self.setAccessibleDescription("\n".join(f"{key} {what}" for key, what in place.keys))

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Qt: the rows and the name above them."""
        rows = self._rows(width)
        return rows[-1][2] if rows else self._head

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw name, caps and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(15 * self._factor, 700))
        painter.setPen(self._theme.color("accent"))
        painter.drawText(0, 0, self.width(), self._head, _WRAP, self._place.name)
        rows = self._rows(self.width())
        for (_keys, what), (caps, words, _bottom) in zip(self._place.keys, rows, strict=True):
            for sign, rect in caps:
                painter.setPen(QPen(self._theme.color("ctl"), 1.2))
                painter.setBrush(self._theme.color("bg2"))
                painter.drawRoundedRect(QRectF(rect), 6, 6)
                painter.setFont(self._cap_font)
                painter.setPen(self._theme.color("ink"))
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, sign)
            painter.setFont(self._font)
            painter.setPen(self._theme.color("ink2"))
            painter.drawText(words, _WRAP, what)

    @property
    def _font(self) -> QFont:
        return ui_font(_TEXT * self._factor)

    @property
    def _cap_font(self) -> QFont:
        return ui_font(13 * self._factor, 700)

    @property
    def _head(self) -> int:
        return round(28 * self._factor)

    def _rows(self, width: int) -> list[tuple[list[tuple[str, QRect]], QRect, int]]:
        """Of each row the caps, the place of the words, and where it ends."""
        caps_of = [self._caps(keys, width) for keys, _what in self._place.keys]
        left = max((rect.right() for caps in caps_of for _sign, rect in caps), default=0) + 12
        metrics = QFontMetrics(self._font)
        rows: list[tuple[list[tuple[str, QRect]], QRect, int]] = []
        top = self._head
        for caps, (_keys, what) in zip(caps_of, self._place.keys, strict=True):
            room = QRect(left, 0, max(60, width - left), 4000)
            words = metrics.boundingRect(room, _WRAP, what)
            cap = caps[0][1].height()
            height = max(caps[-1][1].bottom() + 1, words.height())
            shift = max(0, (cap - metrics.height()) // 2)
            placed = [(sign, rect.translated(0, top)) for sign, rect in caps]
            place = QRect(left, top + shift, room.width(), words.height() + 2)
            height = max(height, shift + words.height())
            rows.append((placed, place, top + height + round(6 * self._factor)))
            top = rows[-1][2]
        return rows

    def _caps(self, keys: str, width: int) -> list[tuple[str, QRect]]:
        """The keys side by side, or below each other where they would take too much of the row."""
        metrics = QFontMetrics(self._cap_font)
        height = metrics.height() + 6
        caps: list[tuple[str, QRect]] = []
        x = y = 0
        for sign in keys.split(" / "):
            wide = max(height, metrics.horizontalAdvance(sign) + 2 * _CAP_SIDE)
            if caps and x + wide > width * _SHARE:
                x, y = 0, y + height + 4
            caps.append((sign, QRect(x, y, wide, height)))
            x += wide + 5
        return caps
