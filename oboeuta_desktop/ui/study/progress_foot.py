"""Answers one question: what is the line under the cursor, and what can be done with it?

It stands at the foot of the page and stays there while the page is scrolled.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oboeuta_desktop.ui.allowing import allow
from oboeuta_desktop.ui.controls import IconButton, ShortText
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.theme import Theme, ui_font

_NARROW = 820  # logical pixels at usual letters; below it the buttons stand under the words


class LineFoot(QWidget):
    """Three rows about a line, two buttons, and one that puts it away.

    Signals:
        loop_wished: the line is to be sung over and over.
        explain_wished: its explanation and its plot are to be shown.
        close_wished: it is to go.
    """

    loop_wished = Signal()
    explain_wished = Signal()
    close_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self.setObjectName("progress_foot")
        self._texts = {
            "head": ShortText(theme, "", pixels=13, weight=600, token="ink2"),
            "line": ShortText(theme, "", pixels=17, weight=700, token="ink"),
            "told": ShortText(theme, "", pixels=13, weight=400, token="ink2"),
        }
        self._pixels = {"head": (13, 600), "line": (17, 700), "told": (13, 400)}
        self.loop = ActionButton(
            theme, "progress_loop", self.tr("この行をくりかえす"), "Enter", main=True
        )
        self.explain = ActionButton(theme, "progress_explain", self.tr("解説と図"), "E")
        self.close_button = IconButton(
            theme, "progress_foot_close", "close", self.tr("閉じる（Esc）")
        )
        words = QVBoxLayout()
        words.setSpacing(2)
        for name, text in self._texts.items():
            text.setObjectName(f"progress_foot_{name}")
            words.addWidget(text)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.loop)
        buttons.addWidget(self.explain)
        buttons.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(10)
        self._parts.addLayout(words, 1)
        self._parts.addLayout(buttons)
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(32, 12, 32, 12)
        self._whole.addLayout(self._parts, 1)
        self._whole.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.close_button.clicked.connect(self.close_wished)
        self.loop.clicked.connect(self.loop_wished)
        self.explain.clicked.connect(self.explain_wished)

    @property
    def words(self) -> str:
        """All that it says."""
        return "\n".join(text.text() for text in self._texts.values())

    def show_line(self, head: str, line: str, told: str, *, has_points: bool) -> None:
        """Show which line it is, its words and what is known of it."""
        for text, words in zip(self._texts.values(), (head, line, told), strict=True):
            text.setText(words)
            text.resizeEvent(QResizeEvent(text.size(), text.size()))  # a tooltip for these words
        allow(self.explain, allowed=True, why_not="")
        for button in (self.loop, self.explain):
            button.setAccessibleDescription(f"{head} {line}")
        allow(self.explain, allowed=has_points, why_not=self.tr("この行に解説はありません"))
        self.setAccessibleName(self.words)

    def set_sides(self, left: int, right: int) -> None:
        """Keep so many pixels free at the sides, as the page above does."""
        self._whole.setContentsMargins(left, 12, right, 12)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (*self._texts.values(), self.loop, self.explain):
            part.set_theme(theme)
        self.close_button.set_theme(theme.with_letters(self._factor))
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        for name, (pixels, weight) in self._pixels.items():
            self._texts[name].setFont(ui_font(pixels * factor, weight))
        for button in (self.loop, self.explain):
            button.set_text_scale(factor)
        self.close_button.set_theme(self._theme.with_letters(factor))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: buttons beside the words or below them."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the surface and its upper edge."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.fillRect(rect, self._theme.color("bg1"))
        painter.fillRect(QRectF(0, 0, rect.width(), 1), self._theme.color("line"))

    def _fit(self) -> None:
        wide = self.width() >= _NARROW * self._factor
        way = QBoxLayout.Direction
        self._parts.setDirection(way.LeftToRight if wide else way.TopToBottom)
