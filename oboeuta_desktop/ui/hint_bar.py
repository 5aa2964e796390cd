"""Answers one question: how does the program say quietly, once, that something can be done?"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from oboeuta_desktop.ui.controls import IconButton
from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.theme import Theme, ui_font


class HintBar(QWidget):
    """A row with a hint, a button that does it, and one that puts the hint away.

    It never takes the keys by itself.

    Signals:
        taken: the hint is followed.
        dismissed: it is not.
    """

    taken = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, name: str, words: str, action: str) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setAccessibleName(words)
        self._words = QLabel(words)
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._action = ActionButton(theme, f"{name}_action", action)
        self._action.clicked.connect(self.taken)
        self._close = IconButton(theme, f"{name}_close", "close", self.tr("ヒントを閉じる"))
        self._close.set_side(32)
        self._close.clicked.connect(self.dismissed)
        row = QHBoxLayout(self)
        row.setContentsMargins(52, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self._words, 1)
        for part in (self._action, self._close):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_theme(theme)
        self.set_text_scale(1.0)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self._action.set_theme(theme)
        self._close.set_theme(theme)
        palette = self._words.palette()
        palette.setColor(self._words.foregroundRole(), theme.color("ink2"))
        self._words.setPalette(palette)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._words.setFont(ui_font(13 * factor, 500))
        self._action.set_text_scale(factor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the surface, its edge and the icon."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg1"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))
        icon = QRectF(18, self.height() / 2 - 11, 22, 22)
        draw_icon(painter, "hint", icon, self._theme.color("accent"))
