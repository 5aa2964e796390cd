"""Answers one question: how do the short notes below a lesson's text take as much room as there is?

On a high page each is a box of its own, a long one folded to its first rows. On a low page they
wait behind a row of chips.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLine,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.joined import white
from oboeuta_desktop.ui.markdown import Span
from oboeuta_desktop.ui.rich_text import RichText
from oboeuta_desktop.ui.theme import Theme

_RADIUS = 10.0
_FOLDED = 2
"""Rows of a folded note; it is folded when it has twice as many."""
_ABOVE = 10
"""Logical pixels above a note's text and below it."""
_LEAST_HEIGHT = 52
"""A box of one row, whether it can be unfolded or not."""
_CHIP_HEIGHT, _CHIP_GAP = 34, 6
_DOTS = "…"


class NoteBox(QWidget):
    """A short note on its own surface: icon, label, text. Folds itself when the text is long."""

    def __init__(
        self,
        theme: Theme,
        typesetter: Typesetter,
        name: str,
        *,
        label: str,
        icon: str,
        token: str,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._token = token
        self._label = label
        self._unfolded = self._low = self._is_there = False
        self._folded = _FOLDED
        self.setObjectName(name)
        self.body = RichText(theme, typesetter, name=f"{name}_text", token="ink2", pixels=14)
        self.body.setAccessibleName(label)
        self._fold = _FoldButton(theme, f"{name}_fold", label)
        self._fold.toggled.connect(self._set_unfolded)
        self._dots = _Dots(theme, self.body)
        self.chip = NoteChip(theme, f"{name}_chip", icon, token, label)
        self.chip.toggled.connect(self._show_or_hide)
        self.body.completed.connect(self._judge)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(4)
        self._row.addWidget(self.body, 1)
        self._row.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignBottom)
        self.setMinimumHeight(_LEAST_HEIGHT)

    def show_markdown(self, source: str) -> None:
        """Show a note, folded again; an empty one hides the box."""
        self._is_there = bool(source.strip())
        self.chip.setChecked(False)
        label = Span(f"{self._label}{white()}", token=self._token)
        self.body.show_markdown(source, label=label)
        self._fold.setChecked(False)
        self._show_or_hide()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.body.set_theme(theme)
        for part in (self._fold, self._dots, self.chip):
            part.set_theme(theme)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self.body.set_text_scale(factor)
        self.chip.set_letters(factor)
        self._judge()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the surface, its coloured edge and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        surface = QPainterPath()
        surface.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.setClipPath(surface)
        painter.fillPath(surface, self._theme.color("bg2"))
        color = self._theme.color(self._token)
        painter.fillRect(QRectF(0, 0, 3, self.height()), color)
        first_row = QFontMetricsF(self.body.document().defaultFont()).height() * 1.2
        middle = self.body.y() + first_row / 2
        draw_icon(painter, self._icon, QRectF(13, middle - 9, 18, 18), color)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a narrower box may have to fold."""
        super().resizeEvent(event)
        self._judge()

    def set_short(self) -> None:
        """Fold to a single row: it is enough of this note beside the others."""
        self._folded = 1

    def set_low(self, *, low: bool) -> None:
        """Where the panel is low, the plot needs the room more: the note waits behind its chip."""
        if low != self._low:
            self._low = low
            self._show_or_hide()

    def _show_or_hide(self) -> None:
        self.chip.setVisible(self._is_there and self._low)
        self.setVisible(self._is_there and (not self._low or self.chip.isChecked()))
        self._judge()

    def _set_unfolded(self, unfolded: bool) -> None:
        self._unfolded = unfolded
        self._judge()

    def _judge(self) -> None:
        """Fold a tall text and offer to unfold it; what was opened by its chip is not folded."""
        is_tall = not self._low and self.body.line_count > max(self._folded, self._folded * 2 - 1)
        is_folded = is_tall and not self._unfolded
        self._fold.setVisible(is_tall)
        self._row.setContentsMargins(38, _ABOVE, 8 if is_tall else 16, _ABOVE)
        self.body.set_line_limit(self._folded if is_folded else None)
        self._dots.show_after(self._folded if is_folded else 0)


class _FoldButton(QAbstractButton):
    """An arrow that unfolds a note; checked while unfolded."""

    def __init__(self, theme: Theme, name: str, label: str) -> None:
        super().__init__()
        self._theme = theme
        self._label = label
        self.setObjectName(name)
        self.setCheckable(True)
        self.setFixedSize(32, 32)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tell()
        self.toggled.connect(self._tell)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw arrow, surface under the mouse and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focused = self.hasFocus()
        painter.setPen(QPen(self._theme.color("ink"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg3", 255 if self.underMouse() else 0))
        painter.drawRoundedRect(rect, 8, 8)
        icon = QRectF(rect.center().x() - 8, rect.center().y() - 8, 16, 16)
        draw_icon(painter, "up" if self.isChecked() else "down", icon, self._theme.color("ink2"))

    def _tell(self) -> None:
        what = self.tr("たたむ") if self.isChecked() else self.tr("つづきを読む")
        self.setToolTip(what)
        self.setAccessibleName(f"{self._label}: {what}")


class NoteChip(QAbstractButton):
    """A pill with a note's icon and title that opens the note; checked while it is open."""

    def __init__(self, theme: Theme, name: str, icon: str, token: str, label: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon, self._token = icon, token
        self._letters = 1.0
        self.setObjectName(name)
        self.setText(label)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tell()
        self.toggled.connect(self._tell)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def set_letters(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._letters = factor
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: icon, title and arrow."""
        font = self._theme.with_letters(self._letters).font(13, 600)
        words = QFontMetricsF(font).horizontalAdvance(self.text())
        return QSize(round(words) + 54, round(_CHIP_HEIGHT * self._letters))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw surface, icon, title, arrow and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, color = self._theme, self._theme.color(self._token)
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        is_open = self.isChecked()
        painter.setPen(QPen(color if is_open else theme.color("line"), 1.2))
        painter.setBrush(theme.color("bg3" if is_open or self.underMouse() else "bg2"))
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        middle = area.center().y()
        draw_icon(painter, self._icon, QRectF(10, middle - 8, 16, 16), color)
        painter.setFont(theme.with_letters(self._letters).font(13, 600))
        painter.setPen(color)
        painter.drawText(
            area.adjusted(30, 0, -22, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
            self.text(),
        )
        arrow = QRectF(area.right() - 21, middle - 7, 14, 14)
        draw_icon(painter, "up" if is_open else "down", arrow, theme.color("ink2"))

    def _tell(self) -> None:
        what = self.tr("たたむ") if self.isChecked() else self.tr("ひらく")
        self.setToolTip(what)
        self.setAccessibleName(f"{self.text()}: {what}")


class ChipRow(QWidget):
    """The chips of some notes: side by side, in further rows where there is no room."""

    def __init__(self, notes: Sequence[NoteBox]) -> None:
        super().__init__()
        self._chips = [note.chip for note in notes]
        for chip in self._chips:
            chip.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.fit()

    def fit(self) -> None:
        """Give each chip its place, and the row the height that they need."""
        left = top = height = 0
        for chip in (chip for chip in self._chips if not chip.isHidden()):
            size = chip.sizeHint()
            if left > 0 and left + size.width() > self.width():
                left, top = 0, top + size.height() + _CHIP_GAP
            chip.setGeometry(left, top, min(size.width(), max(1, self.width())), size.height())
            left += size.width() + _CHIP_GAP
            height = top + size.height()
        self.setVisible(height > 0)
        self.setFixedHeight(max(1, height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width, other rows."""
        super().resizeEvent(event)
        self.fit()


class _Dots(QWidget):
    """Ends the last row of a folded text in "…", where a sign or a Latin word ends."""

    def __init__(self, theme: Theme, body: RichText) -> None:
        super().__init__(body.viewport())
        self._theme = theme
        self._body = body
        self._rows = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        body.viewport().installEventFilter(self)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def show_after(self, rows: int) -> None:
        """Lie over the end of that row, counted from 1; 0: nothing is folded."""
        self._rows = rows
        self.setVisible(rows > 0)
        self.setGeometry(self._body.viewport().rect())
        self.raise_()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: as large as the text."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._body.viewport().rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the ground over what does not fit, and the dots."""
        document = self._body.document()
        block, row = document.begin(), self._rows - 1
        while block.isValid() and row >= block.layout().lineCount():
            row -= block.layout().lineCount()
            block = block.next()
        if not block.isValid() or row < 0:
            return
        line = block.layout().lineAt(row)
        corner = document.documentLayout().blockBoundingRect(block).topLeft()
        font = document.defaultFont()
        room = self.width() - corner.x() - QFontMetricsF(font).horizontalAdvance(_DOTS)
        x = _last_place(line, block.text(), room) + corner.x()
        place = QRectF(x, corner.y() + line.y(), self.width() - x, line.height())
        painter = QPainter(self)
        painter.fillRect(place, self._theme.color("bg2"))
        painter.setFont(font)
        painter.setPen(self._theme.color("ink2"))
        baseline = corner.y() + line.y() + line.ascent()
        painter.drawText(round(x), round(baseline), _DOTS)


def _last_place(line: QTextLine, text: str, room: float) -> float:
    """Where a row can end so that it is at most ``room`` wide and no word is cut."""
    first = line.textStart()
    place = first + line.textLength()

    def x_at(position: int) -> float:
        # the stubs do not say so, but the answer is (x, cursor)
        return cast("tuple[float, int]", line.cursorToX(position))[0]

    while place > first and x_at(place) > room:
        place -= 1
    before, after = text[place - 1 : place], text[place : place + 1]
    if _is_latin(before) and _is_latin(after):
        start = place
        while start > first and _is_latin(text[start - 1]):
            start -= 1
        place = start if start > first else place
    while place > first and text[place - 1].isspace():
        place -= 1
    return x_at(place)


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
