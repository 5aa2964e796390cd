"""Answers one question: how do two lines differ, in words and in their plots?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from oboeuta_desktop.core.contrast import marked_apart
from oboeuta_desktop.core.lesson import Lesson
from oboeuta_desktop.demos.demo import Demo, PresetValue
from oboeuta_desktop.demos.presets import ACTIVE, open_demo, overlaid
from oboeuta_desktop.ui.controls import Segments
from oboeuta_desktop.ui.detail_text import Related, related_markdown
from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.language import language
from oboeuta_desktop.ui.lesson_page import SMALLEST_SCENE, show_page
from oboeuta_desktop.ui.lesson_parts import Heading, SceneFrame
from oboeuta_desktop.ui.rich_text import RichText
from oboeuta_desktop.ui.scene_widget import SceneWidget
from oboeuta_desktop.ui.theme import Theme, ui_font


@dataclass(frozen=True, slots=True)
class Compared:
    """One of two lines: its lesson, its definition as Markdown and its formulas as TeX.

    ``values`` are what its plot is set to just now, by parameter; empty: nothing is set yet.
    """

    lesson: Lesson
    definition: str
    formulas: tuple[str, ...] = ()
    values: Mapping[str, float] = field(default_factory=dict[str, float])


class ComparePage(QScrollArea):
    """Two lines side by side, their differing words marked, and both curves in one plot.

    Signals:
        point_requested: id of a point to compare the shown line with.
    """

    point_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        setter: Typesetter,
        make_scene: Callable[[], SceneWidget],
        demo_of: Callable[[str], Demo | None],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._make_scene = make_scene
        self._demo_of = demo_of
        self._scene: SceneWidget | None = None
        self._pair: tuple[Compared, Compared] | None = None
        self._reduced_motion = False
        self._letters = 1.0
        self._hint_heading = Heading("compare_heading")
        self._hint = RichText(theme, setter, name="compare_hint", token="ink2")
        self._hint.setAccessibleName(self.tr("くらべ方"))
        self._hint.point_requested.connect(self.point_requested)
        self._cards = (_Card(theme, setter, "first"), _Card(theme, setter, "second"))
        self._choice = Segments(
            theme,
            "compare_plots",
            [
                ("compare_plot_first", self.tr("左の行のグラフ")),
                ("compare_plot_second", self.tr("右の行のグラフ")),
            ],
        )
        self._choice.chosen.connect(self._show_one)
        self._frame = SceneFrame()
        self._lay_out()
        self.set_text_scale(1.0)
        self.set_theme(theme)
        self.show_hint(())

    @property
    def dragging(self) -> bool:
        """Whether the learner holds something in the plot."""
        return self._scene is not None and self._scene.dragging

    def show_hint(self, related: Sequence[Related]) -> None:
        """No pair is chosen: say how to choose one, and offer points to compare with."""
        self._pair = None
        self._hint_heading.show_words(self.tr("2 つの行をくらべる"))
        words = self.tr("歌詞の別の行を **Shift + クリック** すると、いまの行と並びます。")
        offer = related_markdown(related)
        if offer:
            words += "\n\n" + self.tr("この要点とくらべるなら：") + "\n\n" + offer
        self._hint.show_markdown(words)
        self._show_parts()

    def show_pair(self, first: Compared, second: Compared, terms: Iterable[str] = ()) -> None:
        """Show two lines side by side; of ``terms``, those that differ are marked."""
        self._pair = (first, second)
        texts = marked_apart(first.definition, second.definition, terms)
        for card, compared, text in zip(self._cards, (first, second), texts, strict=True):
            formulas = "".join(f"\n\n$${formula}$$" for formula in compared.formulas)
            heading = compared.lesson.words_in(language()).heading
            card.show_line(compared.lesson.line_text, heading, text + formulas)
        self._show_parts()
        self._show_plots()
        self.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (self._hint, *self._cards, self._choice):
            part.set_theme(theme)
        palette = self._hint_heading.palette()
        palette.setColor(self._hint_heading.foregroundRole(), theme.color("ink"))
        self._hint_heading.setPalette(palette)
        if self._scene is not None:
            self._scene.set_theme(theme.with_letters(self._letters))

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._letters = factor
        if self._scene is not None:
            self._scene.set_theme(self._theme.with_letters(factor))
            self._frame.measure()
        self._hint.set_text_scale(factor)
        self._hint_heading.setFont(ui_font(21 * factor, 700))
        self._hint_heading.fit()
        for card in self._cards:
            card.set_text_scale(factor)

    def set_reduced_motion(self, is_reduced: bool) -> None:
        """Whether anything in the plot may move by itself."""
        self._reduced_motion = is_reduced
        if self._scene is not None:
            self._scene.set_reduced_motion(is_reduced)

    def _lay_out(self) -> None:
        cards = QHBoxLayout()
        cards.setSpacing(10)
        for card in self._cards:
            cards.addWidget(card, 1)
        texts = QVBoxLayout()
        texts.setContentsMargins(22, 2, 22, 0)
        texts.setSpacing(10)
        texts.addWidget(self._hint_heading)
        texts.addWidget(self._hint)
        texts.addLayout(cards)
        chooser = QHBoxLayout()
        chooser.addWidget(self._choice)
        chooser.addStretch(1)
        texts.addLayout(chooser)
        content = QWidget()
        content.setObjectName("compare_content")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(texts)
        column.addWidget(self._frame, 1)
        self._rest = QWidget()
        column.addWidget(self._rest, 1)
        self.setObjectName("compare_scroll")
        show_page(self, content)

    def _show_parts(self) -> None:
        chosen = self._pair is not None
        for part in (self._hint_heading, self._hint):
            part.setVisible(not chosen)
        for card in self._cards:
            card.setVisible(chosen)
        self._choice.setVisible(False)
        self._frame.setVisible(False)
        self._rest.setVisible(True)

    def _show_plots(self) -> None:
        assert self._pair is not None
        demos = [self._demo_of(one.lesson.demo) for one in self._pair]
        shared = demos[0] if demos[0] is demos[1] else None
        if shared is not None:
            first, second = self._pair
            preset = overlaid(shared, first.lesson.preset, second.lesson.preset)
            named = _named_series(shared, (first.lesson, second.lesson))
            self._show_demo(shared, {**preset, **named, **first.values})
        elif any(demos):
            both = all(demo is not None for demo in demos)
            self._choice.setVisible(both)
            index = 0 if demos[0] is not None else 1
            self._choice.set_chosen(index)
            self._show_one(index)

    def _show_one(self, index: int) -> None:
        assert self._pair is not None
        compared = self._pair[index]
        demo = self._demo_of(compared.lesson.demo)
        if demo is not None:
            self._show_demo(demo, {**compared.lesson.preset, **compared.values})

    def _show_demo(self, demo: Demo, preset: Mapping[str, PresetValue]) -> None:
        if self._scene is None:
            self._scene = self._make_scene()
            assert isinstance(self._scene, QWidget)
            self._scene.set_theme(self._theme.with_letters(self._letters))
            self._scene.set_reduced_motion(self._reduced_motion)
            self._frame.hold(self._scene, SMALLEST_SCENE)
        # The guess belongs to the explanation; here two things are looked at side by side.
        self._scene.show_demo(demo, preset, asks=False)
        self._frame.setVisible(True)
        self._rest.setVisible(False)


def _named_series(demo: Demo, lessons: Sequence[Lesson]) -> dict[str, PresetValue]:
    """The series to choose: the one that a line itself names. A line that tells of several
    functions at once, such as a summary, leaves the choice to the other.
    """
    for lesson in lessons:
        active = open_demo(demo, lesson.preset).state.active
        label = next(series.label for series in demo.series if series.name == active)
        if label in lesson.line_text or label in lesson.heading:
            return {ACTIVE: active}
    return {}


class _Card(QWidget):
    """One line: its words, its lesson's heading, its definition."""

    def __init__(self, theme: Theme, setter: Typesetter, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._line = Heading(f"compare_line_{name}")
        self._title = Heading(f"compare_title_{name}")
        self._text = RichText(theme, setter, name=f"compare_text_{name}", token="ink2", pixels=14)
        self._text.setAccessibleName(self.tr("くらべる行の文"))
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 12, 12)
        column.setSpacing(4)
        for part in (self._line, self._title, self._text):
            column.addWidget(part)
        column.addStretch(1)

    def show_line(self, line: str, title: str, source: str) -> None:
        """Show a line's words, heading and definition (Markdown)."""
        self._line.show_words(line)
        self._title.show_words(title)
        self._text.show_markdown(source)
        for part in (self, self._text):
            part.setAccessibleName(self.tr("{line}。{title}").format(line=line, title=title))

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self._text.set_theme(theme)
        for label, token in ((self._line, "accent"), (self._title, "ink")):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), theme.color(token))
            label.setPalette(palette)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._text.set_text_scale(factor)
        self._line.setFont(ui_font(13 * factor, 600))
        self._title.setFont(ui_font(16 * factor, 700))
        for label in (self._line, self._title):
            label.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the surface."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("line"))
        painter.setBrush(self._theme.color("bg2"))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 12, 12)
