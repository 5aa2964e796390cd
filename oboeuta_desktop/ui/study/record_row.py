"""Answers one question: how does one thing that can be done with the record stand on its page?

Name and one sentence, below them what can be chosen, and a button: beside the words where there is
room, else below them.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oboeuta_desktop.ui.allowing import allow
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.study.mark_button import MARK_ROOM, MarkButton
from oboeuta_desktop.ui.study.passage import Passage, Title
from oboeuta_desktop.ui.theme import Theme

_NARROW = 560
"""Pixels at usual letters; where a row is narrower, its button stands below the words."""


class RecordRow(QWidget):
    """A row.

    Signals:
        pressed: its button.
    """

    pressed = Signal()

    def __init__(self, theme: Theme, name: str, title: str, button: str) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._marks: list[MarkButton] = []
        self.setObjectName(f"record_{name}")
        self._title = Title(theme, f"record_{name}_title", pixels=16, token="ink")
        self._title.show_words(title)
        self._words = Passage(theme, f"record_{name}_words", pixels=14, token="ink2")
        self.button = ActionButton(theme, f"record_{name}_button", button)
        self.button.setAccessibleName(f"{title} {button}")
        self._texts = QVBoxLayout()
        self._texts.setSpacing(4)
        self._texts.addWidget(self._title)
        self._texts.addWidget(self._words)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(20, 12, 20, 12)
        self._parts.setSpacing(12)
        self._parts.addLayout(self._texts, 1)
        self._parts.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.clicked.connect(self.pressed)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What takes the keys, in order."""
        return (*self._marks, self.button)

    def show_words(self, words: str) -> None:
        """Say in a sentence what it is for."""
        self._words.show_text(words)
        self.button.setAccessibleDescription(words)

    def offer(self, marks: Sequence[MarkButton]) -> None:
        """Let something be chosen first."""
        self._marks += marks
        row = QHBoxLayout()
        row.setSpacing(8)
        row.setContentsMargins(-MARK_ROOM, 0, 0, 0)  # the marks stand below the words' beginning
        for mark in marks:
            row.addWidget(mark)
        row.addStretch(1)
        self._texts.addLayout(row)

    def set_open(self, *, is_open: bool) -> None:
        """Whether it can be done here."""
        for control in self.controls:
            allow(control, allowed=is_open, why_not=self._words.toPlainText())

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (self._title, self._words, self.button, *self._marks):
            part.set_theme(theme)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        for part in (self._title, self._words, self.button, *self._marks):
            part.set_text_scale(factor)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the button goes where there is room."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the surface."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line"), 1.0))
        painter.setBrush(self._theme.color("bg1"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)

    def _fit(self) -> None:
        beside = self.width() >= _NARROW * self._factor
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self._parts.direction():
            place = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag.AlignLeft
            self._parts.setAlignment(self.button, place)
            self._parts.setDirection(way)
