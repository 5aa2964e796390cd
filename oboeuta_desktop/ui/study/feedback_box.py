"""Answers one question: how does a learner see at once what an answer came to?

The verdict stands in words with an icon on a coloured ground; colour alone says nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.study.passage import Passage, Title
from oboeuta_desktop.ui.study.told import Told, Tone
from oboeuta_desktop.ui.study.words import as_markdown
from oboeuta_desktop.ui.theme import Theme

_ICONS: dict[Tone, str] = {
    "right": "check",
    "near": "check",
    "confused": "warning",
    "wrong": "close",
}
_TOKENS: dict[Tone, str] = {"right": "good", "near": "good", "confused": "bad", "wrong": "bad"}
_LEFT = 60


class FeedbackBox(QWidget):
    """Verdict, right form, what was confused with what, and why."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._tone: Tone = "right"
        self.setObjectName("feedback")
        self._verdict = Title(theme, "feedback_verdict", pixels=22, token="ink")
        self._given = Passage(theme, "feedback_given", pixels=15, token="ink2")
        self._right = Passage(theme, "feedback_right", pixels=18, token="ink")
        self._contrast = Passage(theme, "feedback_contrast", pixels=16, token="ink")
        self._difference = Passage(theme, "feedback_difference", pixels=14, token="ink2")
        self._why = Passage(theme, "feedback_why", pixels=15, token="ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(_LEFT, 12, 20, 14)
        column.setSpacing(6)
        for part in (self._verdict, *self._parts):
            column.addWidget(part)

    @property
    def _parts(self) -> tuple[Passage, ...]:
        return (self._given, self._right, self._contrast, self._difference, self._why)

    @property
    def words(self) -> str:
        """All that is shown."""
        shown = [part.toPlainText() for part in self._parts if not part.isHidden()]
        return "\n".join((self._verdict.text(), *shown))

    def show_told(self, told: Told) -> None:
        """Show what is said about an answer."""
        self._tone = told.tone
        self._verdict.show_words(told.verdict)
        self._verdict.set_token(_TOKENS[told.tone])
        self._given.show_text(told.given)
        self._right.show_text(told.right)
        self._contrast.show_text(told.contrast)
        items = "\n".join(f"- {as_markdown(line)}" for line in told.difference)
        self._difference.show_markdown(items)
        self._why.show_text(told.why)
        for part, text in (
            (self._given, told.given),
            (self._right, told.right),
            (self._contrast, told.contrast),
            (self._difference, "".join(told.difference)),
            (self._why, told.why),
        ):
            part.setVisible(bool(text))
        self.setAccessibleName(told.verdict)
        self.setAccessibleDescription(told.spoken)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (self._verdict, *self._parts):
            part.set_theme(theme)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        for part in (self._verdict, *self._parts):
            part.set_text_scale(factor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the ground, its coloured edge and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), 12, 12)
        painter.setClipPath(ground)
        painter.fillPath(ground, self._theme.color("bg2"))
        color = self._theme.color(_TOKENS[self._tone])
        painter.fillRect(QRectF(0, 0, 5, self.height()), color)
        middle = self._verdict.y() + self._verdict.height() / 2
        draw_icon(painter, _ICONS[self._tone], QRectF(19, middle - 15, 30, 30), color)
