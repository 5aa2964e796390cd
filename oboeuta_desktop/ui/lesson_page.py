"""Answers one question: what does the panel's first page say and show about a line?

Heading, text, common confusion, correction and what was checked stand above a plot to play with.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from oboeuta_desktop.core.lesson import Lesson
from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.joined import spaced
from oboeuta_desktop.ui.language import language
from oboeuta_desktop.ui.lesson_notes import ChipRow, NoteBox
from oboeuta_desktop.ui.lesson_parts import Heading, SceneFrame
from oboeuta_desktop.ui.rich_text import RichText
from oboeuta_desktop.ui.theme import Theme, ui_font

LOW_PAGE = 960
"""Logical pixels; lower, the plot needs the room more than the notes do."""

SMALLEST_SCENE = 300
"""Least height of the plot in logical pixels; below it the page scrolls."""


class LessonPage(QScrollArea):
    """A line's heading, texts and plot.

    Signals:
        point_requested: id of the point that a link in the text leads to.
    """

    point_requested = Signal(str)

    def __init__(self, theme: Theme, setter: Typesetter) -> None:
        super().__init__()
        self._text_scale = 1.0
        self._heading = Heading("lesson_heading")
        self._explanation = RichText(theme, setter, name="lesson_text", token="ink")
        self._explanation.setAccessibleName(self.tr("解説の文"))
        self._confusion = NoteBox(
            *(theme, setter, "lesson_confusion"),
            label=self.tr("まちがえやすい"),
            icon="warning",
            token="bad",
        )
        self._correction = NoteBox(
            *(theme, setter, "lesson_correction"),
            label=self.tr("正確には"),
            icon="check",
            token="good",
        )
        self._findings = NoteBox(
            *(theme, setter, "lesson_findings"),
            label=self.tr("確かめた"),
            icon="check",
            token="accent",
        )
        self._findings.set_short()  # a row of figures is enough beside a plot
        self._chips = ChipRow(self._notes)
        self._is_scene_shown = False
        self._frame = SceneFrame()
        self._rest = QWidget()  # takes the room that a missing plot leaves
        self._rest.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._lay_out()
        self._set_fonts()
        for text in (self._explanation, *(note.body for note in self._notes)):
            text.point_requested.connect(self.point_requested)
        self.set_theme(theme)

    @property
    def _notes(self) -> tuple[NoteBox, ...]:
        return (self._confusion, self._correction, self._findings)

    def show_lesson(self, lesson: Lesson, findings: Sequence[str]) -> None:
        """Show a lesson, and what its claims were found to be, in words."""
        words = lesson.words_in(language())
        self._heading.show_words(words.heading)
        self._heading.setVisible(bool(words.heading))
        self._explanation.show_markdown(words.explanation)
        self._confusion.show_markdown(words.confusion)
        self._correction.show_markdown(words.correction)
        self._findings.show_markdown(spaced(findings))
        self._chips.fit()
        self.verticalScrollBar().setValue(0)

    def hold(self, scene: QWidget) -> None:
        """Take the plot in."""
        self._frame.hold(scene, SMALLEST_SCENE)

    def set_scene_shown(self, *, shown: bool) -> None:
        """Whether this line has a plot."""
        self._frame.setVisible(shown)
        self._rest.setVisible(not shown)
        self._is_scene_shown = shown
        self._fit_notes()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for part in (self._explanation, *self._notes):
            part.set_theme(theme)
        palette = self._heading.palette()
        palette.setColor(self._heading.foregroundRole(), theme.color("ink"))
        self._heading.setPalette(palette)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._text_scale = factor
        for part in (self._explanation, *self._notes):
            part.set_text_scale(factor)
        self._chips.fit()
        self._set_fonts()
        self._frame.measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: on a low page the notes make room for the plot."""
        super().resizeEvent(event)
        self._fit_notes()

    def _fit_notes(self) -> None:
        low = self._is_scene_shown and self.viewport().height() < LOW_PAGE
        for note in self._notes:
            note.set_low(low=low)
        self._chips.fit()

    def _set_fonts(self) -> None:
        self._heading.setFont(ui_font(23 * self._text_scale, 700))
        self._heading.fit()

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setContentsMargins(22, 2, 22, 0)
        texts.setSpacing(8)
        for widget in (self._heading, self._explanation, self._chips, *self._notes):
            texts.addWidget(widget)
        texts.insertSpacing(2, 4)
        content = QWidget()
        content.setObjectName("lesson_content")
        parts = QVBoxLayout(content)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(8)
        parts.addLayout(texts)
        parts.addWidget(self._frame, 1)
        parts.addWidget(self._rest, 1)
        self.setObjectName("lesson_scroll")
        show_page(self, content)


def show_page(area: QScrollArea, content: QWidget) -> None:
    """Let ``content`` be the one page of ``area``: as wide, scrolled upright, without a frame."""
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    for surface in (area.viewport(), content):
        surface.setAutoFillBackground(False)
