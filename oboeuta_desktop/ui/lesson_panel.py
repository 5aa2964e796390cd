"""Answers one question: what does the learner see about the line that was chosen?

Three pages: the line's explanation with a plot to play with, all about its point, and the line
beside another one. The plots come from outside and are made when a line first needs one: their
library is slow to load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oboeuta_desktop.core.keyframes import values_at
from oboeuta_desktop.core.lesson import Lesson
from oboeuta_desktop.demos.demo import Demo
from oboeuta_desktop.demos.presets import open_demo
from oboeuta_desktop.ui.compare_page import Compared, ComparePage
from oboeuta_desktop.ui.detail_page import DetailPage
from oboeuta_desktop.ui.detail_text import PointDetails
from oboeuta_desktop.ui.empty_lesson import EmptyLesson
from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.language import language
from oboeuta_desktop.ui.lesson_header import LessonHeader
from oboeuta_desktop.ui.lesson_page import LessonPage
from oboeuta_desktop.ui.markdown import read_markdown
from oboeuta_desktop.ui.reading_watch import ReadingWatch
from oboeuta_desktop.ui.scene_widget import SceneWidget
from oboeuta_desktop.ui.theme import Theme

EXPLANATION, DETAILS, COMPARISON, NOTHING = range(4)
"""The pages, in the order of their tabs; the last has none."""
_AGAIN = 0.02
"""A line whose sung share falls by more than this is being sung again."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the panel's content comes from.

    Attributes:
        make_scene: makes a plot.
        demo_of: the demo of that name, None for an unknown one.
        details_of: all about the point with that id, None when nothing is known.
        findings_of: what the lesson's claims were found to be, in words.
    """

    make_scene: Callable[[], SceneWidget]
    demo_of: Callable[[str], Demo | None]
    details_of: Callable[[str], PointDetails | None] = lambda _point: None
    findings_of: Callable[[Lesson], Sequence[str]] = lambda _lesson: ()


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the panel was asked to show."""

    lesson: Lesson | None
    index: int
    count: int


class LessonPanel(QWidget):
    """Explanation, details and comparison of one line.

    Signals:
        closed: the learner wants the panel away.
        following_toggled: the learner switched following on or off.
        previous_requested, next_requested: another point of this song is wanted.
        point_requested: id of the point that a link in the text leads to.
        comparison_requested: id of the point that the shown line is to be compared with.
        explained: the points of the line, a tuple; its lesson was open long enough to be read.
        predicted: the points of the line, a tuple, what was guessed in its plot, and what it is.
        authoring_wished: how lessons are written is to be read.
    """

    closed = Signal()
    following_toggled = Signal(bool)
    previous_requested = Signal()
    next_requested = Signal()
    point_requested = Signal(str)
    comparison_requested = Signal(str)
    explained = Signal(object)
    predicted = Signal(object, float, float)
    authoring_wished = Signal()

    def __init__(self, theme: Theme, sources: Sources) -> None:
        super().__init__()
        self._theme = theme
        self._sources = sources
        self._scene: SceneWidget | None = None
        self._scene_shown = False
        self._shown = _Shown(None, 0, 0)
        self._waiting: _Shown | None = None
        self._compared: Lesson | None = None
        self._open = NOTHING
        self._start: Mapping[str, float] = {}
        self._sung_share: float | None = None
        self._typesetter = Typesetter()
        self._terms = frozenset[str]()
        """The terms of the song that is on stage."""
        self._to_warm: list[tuple[str, bool]] = []
        self._busy = False
        self._reduced_motion = False
        self._letters = 1.0
        self._warming = QTimer(self)
        self._warming.setInterval(0)
        self._warming.timeout.connect(self._warm_next)
        self.setObjectName("lesson_panel")
        self.setAccessibleName(self.tr("解説"))
        self._reading = ReadingWatch(self)
        self._build()
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self._show_now(self._shown)

    @property
    def dragging(self) -> bool:
        """Whether the learner holds something in a plot; the lesson does not change then."""
        held = self._scene is not None and self._scene_shown and self._scene.dragging
        return held or self._comparison.dragging

    @property
    def lesson(self) -> Lesson | None:
        """The lesson that is shown."""
        return self._shown.lesson

    def show_lesson(self, lesson: Lesson | None, *, index: int, count: int) -> None:
        """Show a lesson (None: none is chosen), the ``index``-th (from 0) of ``count``.

        While the learner drags in the plot it waits; the newest of those that wait is shown then.
        """
        wanted = _Shown(lesson, index, count)
        if self.dragging:
            self._waiting = wanted
            return
        self._waiting = None
        if wanted != self._shown:
            self._show_now(wanted)

    def set_taught(self, *, taught: bool) -> None:
        """Whether the song has lessons at all."""
        self._empty.set_taught(taught=taught)

    def show_comparison(self, other: Lesson) -> None:
        """Put ``other`` beside the lesson that is shown."""
        lesson = self._shown.lesson
        if lesson is None or self.dragging:
            return
        self._compared = other
        first = self._compared_form(lesson)
        if self._scene is not None and self._scene_shown:
            first = replace(first, values=dict(self._scene.values))
        terms = {*self._terms, *_terms((lesson, other))}
        self._comparison.show_pair(first, self._compared_form(other), terms)
        self._open_page(COMPARISON)

    def handle_places(self) -> dict[str, QRect]:
        """Where each of the plot's handles can be taken, in the panel's pixels."""
        scene = self._scene
        if scene is None or not self._scene_shown or self._open != EXPLANATION:
            return {}
        assert isinstance(scene, QWidget)
        corner = scene.mapTo(self, QPoint(0, 0))
        return {name: rect.translated(corner) for name, rect in scene.handle_places().items()}

    def set_following(self, following: bool) -> None:
        """Show whether the panel follows the song."""
        self._header.set_following(following)

    def set_sung_share(self, share: float | None) -> None:
        """Let the plot sing along: 0..1 of the line's characters, None when it is not sung."""
        lesson = self._shown.lesson
        if self._scene is None or not self._scene_shown or lesson is None:
            return
        before, self._sung_share = self._sung_share, share
        if share is None or not lesson.keyframes:
            self._scene.set_sung_share(share)
            return
        if before is not None and share < before - _AGAIN:
            self._scene.set_sung_values(None)  # sung anew: the learner's hand no longer counts
        sung = share * len(lesson.line_text)
        self._scene.set_sung_values(values_at(lesson.keyframes, self._start, sung))

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in self._pages:
            part.set_theme(theme)
        self._dress_small()
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._letters = factor
        self._dress_small()
        for part in self._pages:
            part.set_text_scale(factor)

    def set_reduced_motion(self, is_reduced: bool) -> None:
        """Whether anything in the plots may move by itself."""
        self._reduced_motion = is_reduced
        self._comparison.set_reduced_motion(is_reduced)
        if self._scene is not None:
            self._scene.set_reduced_motion(is_reduced)

    def prepare_scene(self) -> None:
        """Make the plot before a lesson needs it; meant for the moment after the first paint."""
        self._ready_scene()

    def warm(self, lessons: Iterable[Lesson | None]) -> None:
        """Typeset these lessons' formulas in idle time, one at a time, so that showing is quick."""
        found: dict[tuple[str, bool], None] = {}
        taught = [lesson for lesson in lessons if lesson is not None]
        self._terms = _terms(taught)
        for lesson in taught:
            for source in lesson.words_in(language()).texts:
                found.update(dict.fromkeys(read_markdown(source).formulas))
        self._to_warm = list(reversed(found))
        self._set_warming()

    def set_busy(self, busy: bool) -> None:
        """Pause typesetting in advance while something else needs the time."""
        self._busy = busy
        self._set_warming()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the surface."""
        QPainter(self).fillRect(QRectF(self.rect()), self._theme.color("bg1"))

    def _build(self) -> None:
        theme, setter, sources = self._theme, self._typesetter, self._sources
        tabs = [
            ("lesson_tab_explanation", self.tr("解説")),
            ("lesson_tab_details", self.tr("くわしく")),
            ("lesson_tab_comparison", self.tr("くらべる")),
        ]
        self._header = LessonHeader(theme, tabs)
        self._page = LessonPage(theme, setter)
        self._details = DetailPage(theme, setter)
        self._comparison = ComparePage(theme, setter, sources.make_scene, sources.demo_of)
        self._empty = EmptyLesson(theme)
        self._pages = (self._page, self._details, self._comparison, self._empty)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        for page in self._pages:
            column.addWidget(page, 1)

    def _connect(self) -> None:
        header = self._header
        header.page_chosen.connect(self._open_page)
        header.previous_requested.connect(self.previous_requested)
        header.next_requested.connect(self.next_requested)
        header.closed.connect(self.closed)
        header.following_toggled.connect(self.following_toggled)
        self._reading.read.connect(self.explained)
        for page in (self._page, self._details):
            page.point_requested.connect(self.point_requested)
        self._comparison.point_requested.connect(self.comparison_requested)
        self._empty.authoring_wished.connect(self.authoring_wished)

    def _show_now(self, shown: _Shown) -> None:
        self._shown = shown
        self._compared = None
        lesson = shown.lesson
        self._reading.show(() if lesson is None else lesson.points)
        self._header.show_place(shown.index, shown.count if lesson is not None else 0)
        self._header.set_tabs_shown(shown=lesson is not None)
        if lesson is None:
            self._show_scene(None)
            self._turn_to(NOTHING)
            return
        # Texts fold by the rows they have: the page must be as wide as it will be.
        self._turn_to(self._open if self._open == DETAILS else EXPLANATION)
        self._page.show_lesson(lesson, self._sources.findings_of(lesson))
        self._show_scene(lesson)
        if self._open == DETAILS:
            # Reading about one point after the other, a learner stays on the page.
            self._details.show_details(self._details_of(lesson))

    def _open_page(self, page: int) -> None:
        lesson = self._shown.lesson
        if lesson is None:
            return
        if page == DETAILS:
            self._details.show_details(self._details_of(lesson))
        elif page == COMPARISON and self._compared is None:
            details = self._details_of(lesson)
            self._comparison.show_hint(() if details is None else details.related)
        self._turn_to(page)

    def _turn_to(self, page: int) -> None:
        self._open = page
        for number, each in enumerate(self._pages):
            each.setVisible(number == page)
        if page != NOTHING:
            self._header.set_page(page)

    def _details_of(self, lesson: Lesson) -> PointDetails | None:
        return self._sources.details_of(lesson.points[0]) if lesson.points else None

    def _compared_form(self, lesson: Lesson) -> Compared:
        details = self._details_of(lesson)
        if details is None:
            return Compared(lesson, lesson.words_in(language()).explanation)
        formulas = (details.formula, details.derivative)
        return Compared(lesson, details.definition, tuple(filter(None, formulas)))

    def _show_scene(self, lesson: Lesson | None) -> None:
        demo = self._sources.demo_of(lesson.demo) if lesson is not None and lesson.demo else None
        self._scene_shown = demo is not None
        if demo is not None and lesson is not None:
            self._start = open_demo(demo, lesson.preset).state.values
            self._ready_scene().show_demo(demo, lesson.preset, sweep=lesson.sweep)
        self._page.set_scene_shown(shown=self._scene_shown)

    def _ready_scene(self) -> SceneWidget:
        if self._scene is None:
            scene = self._sources.make_scene()
            assert isinstance(scene, QWidget)
            scene.set_theme(self._theme.with_letters(self._letters))
            scene.set_reduced_motion(self._reduced_motion)
            scene.dragging_changed.connect(self._drag_changed)
            scene.predicted.connect(self._tell_guess)
            self._page.hold(scene)
            self._scene = scene
        return self._scene

    def _dress_small(self) -> None:
        """Header and plot have little room for large letters."""
        large = self._theme.with_letters(self._letters)
        self._header.set_theme(large)
        if self._scene is not None:
            self._scene.set_theme(large)

    def _tell_guess(self, _question: str, guess: float, truth: float) -> None:
        if self._shown.lesson is not None:
            self.predicted.emit(self._shown.lesson.points, guess, truth)

    def _drag_changed(self, dragging: bool) -> None:
        if not dragging and self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            if waiting != self._shown:
                self._show_now(waiting)

    def _set_warming(self) -> None:
        if self._to_warm and not self._busy:
            self._warming.start()
        else:
            self._warming.stop()

    def _warm_next(self) -> None:
        """Idle time: typeset one formula that is not known yet."""
        while self._to_warm:
            tex, display = self._to_warm.pop()
            if not self._typesetter.knows(tex, display=display):
                self._typesetter.typeset(tex, display=display)
                break
        self._set_warming()


def _terms(lessons: Iterable[Lesson]) -> frozenset[str]:
    """What may be asked for in these lessons, in every way it may be answered."""
    keywords = [keyword for lesson in lessons for keyword in lesson.keywords]
    return frozenset(word for one in keywords for word in (one.text, *one.accepted))
