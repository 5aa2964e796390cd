"""Answers one question: how do this program's buttons, segments and words look and behave?

They paint themselves from a Theme so that dark and light need no style sheets; all keep Qt's own
keyboard and accessibility behaviour.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QWidget,
)

from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.theme import Theme, ui_font

_RADIUS = 10.0
_GAP, _TIGHT = 4, 6


class IconButton(QAbstractButton):
    """A button with an icon, a text, or both; checkable ones show their state by colour and
    surface.
    """

    def __init__(self, theme: Theme, name: str, icon: str, tip: str, *, label: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self.setObjectName(name)
        self.setText(label)
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._solid = False
        self._side = 40

    def set_solid(self, side: int) -> None:
        """Make it the round main button of ``side`` pixels."""
        self._solid = True
        self._side = side
        self.updateGeometry()

    def set_side(self, side: int) -> None:
        """Height (and width without a text) in pixels."""
        self._side = side
        self.updateGeometry()

    def set_icon(self, icon: str, tip: str) -> None:
        """Show another icon with its meaning."""
        if icon != self._icon or tip != self.toolTip():
            self._icon = icon
            self.setToolTip(tip)
            self.setAccessibleName(tip)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: the size that fits icon and text."""
        text = self.text()
        side = round(self._side * self._theme.letters)
        if not text:
            return QSize(side, side)
        width = QFontMetricsF(self._theme.font(13, 600)).horizontalAdvance(text)
        return QSize(round(width) + (side + 10 if self._icon else 24), side)

    def minimumSizeHint(self) -> QSize:
        """Qt: never smaller than its content."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw surface, icon, text and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = rect.height() / 2 if self._solid else _RADIUS
        token, alpha = self._surface()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(token, alpha))
        # between the bright surface and its ring some ground is seen, else the ring is not
        inner = _GAP if self._solid and self.hasFocus() else 0
        painter.drawRoundedRect(rect.adjusted(inner, inner, -inner, -inner), radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("ink"), 2))
            painter.drawRoundedRect(rect, radius, radius)
        self._paint_content(painter)

    def _surface(self) -> tuple[str, int]:
        if self._solid:
            if not self.isEnabled():
                return "bg3", 255
            return "accent", 235 if self.underMouse() else 255
        if self.isChecked():
            return "accent", 40
        if self.text():
            return ("bg3" if self.underMouse() and self.isEnabled() else "bg2"), 255
        return "bg3", 255 if self.underMouse() and self.isEnabled() else 0

    def _paint_content(self, painter: QPainter) -> None:
        token = "on_accent" if self._solid else "accent" if self.isChecked() else "ink2"
        color = self._theme.color(token if self.isEnabled() else "ctl")
        height = float(self.height())
        side = height * (0.46 if self._solid else 0.5)
        x = (self.width() - side) / 2 if not self.text() else (height - side) / 2 + 1
        if self._icon:
            draw_icon(painter, self._icon, QRectF(x, (height - side) / 2, side, side), color)
        if self.text():
            painter.setFont(self._theme.font(13, 600))
            painter.setPen(color)
            left = height - 3 if self._icon else 0.0
            align = Qt.AlignmentFlag.AlignLeft if self._icon else Qt.AlignmentFlag.AlignHCenter
            painter.drawText(
                QRectF(left, 0, self.width() - left, height),
                align | Qt.AlignmentFlag.AlignVCenter,
                self.text(),
            )


class RailButton(QAbstractButton):
    """A place in the rail at the window's left: icon above a short name."""

    def __init__(self, theme: Theme, name: str, icon: str, label: str, tip: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._is_switch = False
        self.setObjectName(name)
        self.setText(label)
        self.setToolTip(tip)
        self.setAccessibleName(label)
        self.setAccessibleDescription(tip)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def set_switch(self) -> None:
        """It opens something beside the place where the learner is: lit, but not as the place."""
        self._is_switch = True

    @property
    def growth(self) -> float:
        """How much larger than designed its icon is: the whole rail has to fit a low screen."""
        return 1 + (self._theme.letters - 1) * 0.3

    def sizeHint(self) -> QSize:
        """Qt: icon, name and some air; the rail says how wide."""
        return QSize(72, round(46 * self.growth + self._row))

    def minimumSizeHint(self) -> QSize:
        """Qt: the icon; on a low screen its name is left to the tooltip."""
        return QSize(72, round(34 * self.growth))

    @property
    def icon_place(self) -> QRectF:
        """Where the icon stands."""
        side = 24 * self.growth
        height = self.height() - 6 - (self._row + 3 if self._has_name else 0)
        return QRectF((self.width() - side) / 2, 3 + (height - side) / 2, side, side)

    @property
    def _row(self) -> float:
        return QFontMetricsF(self._theme.font(11, 600)).height()

    @property
    def _has_name(self) -> bool:
        return self.height() >= 24 * self.growth + self._row + 9

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the icon, its name and the active surface."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = 8 * self.growth
        surface = QRectF(self.rect()).adjusted(side, 3, -side, -3)
        is_here = self.isChecked() and not self._is_switch
        if is_here or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(
                self._theme.color("accent", 36) if is_here else self._theme.color("bg2")
            )
            painter.drawRoundedRect(surface, 12, 12)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("ink"), 2))
            painter.drawRoundedRect(surface, 12, 12)
        usual = "ink3" if self.isEnabled() else "ctl"
        lit = "ink" if self._is_switch else "accent"
        color = self._theme.color(lit if self.isChecked() else usual)
        icon = self.icon_place
        draw_icon(painter, self._icon, icon, color)
        if self._has_name:
            room = QRectF(1, icon.bottom() + 2, self.width() - 2, self._row)
            font = self._theme.font(11, 600)
            wide = QFontMetricsF(font).horizontalAdvance(self.text())
            if wide > room.width():  # rather smaller than without its ends
                font = ui_font(font.pixelSize() * room.width() / wide, 600)
            painter.setFont(font)
            painter.setPen(color)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self.text())


class Segments(QWidget):
    """One choice out of a few, side by side.

    Signals:
        chosen: the index the learner picked.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 3, 3, 3)
        row.setSpacing(2)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        for index, (child, label) in enumerate(choices):
            button = _Segment(theme, child, label)
            self._group.addButton(button, index)
            row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)

    def set_chosen(self, index: int) -> None:
        """Mark a choice without announcing it."""
        self._group.button(index).setChecked(True)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for button in self.findChildren(_Segment):
            button.set_theme(theme)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the trough."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg2"))
        painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)


class _Segment(QAbstractButton):
    """One button of ``Segments``."""

    def __init__(self, theme: Theme, name: str, label: str) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setText(label)
        self.setAccessibleName(label)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: the text with room around it."""
        return QSize(round(self._words_width()) + 28, round(32 * self._theme.letters))

    def minimumSizeHint(self) -> QSize:
        """Qt: the words as large as designed."""
        width = QFontMetricsF(ui_font(13, 600)).horizontalAdvance(self.text())
        return QSize(round(width) + 2 * _TIGHT, 32)

    def _words_width(self) -> float:
        return QFontMetricsF(self._theme.font(13, 600)).horizontalAdvance(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw surface and text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect())
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("bg3"))
            painter.drawRoundedRect(rect, 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.color("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 8, 8)
        # where there is too little room letters stay as designed rather than lose their ends
        room = self._theme.letters * (self.width() - 2 * _TIGHT) / max(1.0, self._words_width())
        painter.setFont(ui_font(13 * min(self._theme.letters, max(1.0, room)), 600))
        on = self.isChecked() or self.underMouse()
        usual = "ink" if on else "ink3"
        painter.setPen(self._theme.color(usual if self.isEnabled() else "ctl"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.text())


class Text(QLabel):
    """A line of text of the interface: size in pixels, weight, colour token."""

    def __init__(self, theme: Theme, words: str, *, pixels: int, weight: int, token: str) -> None:
        super().__init__(words)
        self._theme = theme
        self._token = token
        self._size = (pixels, weight)
        self.setFont(theme.font(pixels, weight))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        if theme.letters != self._theme.letters:
            self.setFont(theme.font(*self._size))
        self._theme = theme
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.color(self._token))
        self.setPalette(palette)

    def set_token(self, token: str) -> None:
        """Be of another colour of the theme."""
        self._token = token
        self.set_theme(self._theme)


class ShortText(Text):
    """A line of text that ends in "…" where its place is too narrow; the tooltip has it whole."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw what fits."""
        if self.sizeHint().width() <= self.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        short = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width()
        )
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, short)

    def minimumSizeHint(self) -> QSize:
        """Qt: as narrow as its place asks for."""
        return QSize(0, super().minimumSizeHint().height())

    def setText(self, arg__1: str) -> None:
        """Qt: show other words."""
        super().setText(arg__1)
        self._hint()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        super().set_theme(theme)
        self._hint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width."""
        super().resizeEvent(event)
        self._hint()

    def _hint(self) -> None:
        """A tooltip only where something is missing."""
        self.setToolTip("" if self.sizeHint().width() <= self.width() else self.text())
