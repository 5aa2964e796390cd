"""Answers one question: what does the learner see about the line that was chosen?

The heading and the text stand above a plot to play with. The plot's widget comes from outside and
is made when a lesson first needs one: its library is slow to load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from oboeuta_desktop.core.lesson import Lesson
from oboeuta_desktop.demos.demo import Demo
from oboeuta_desktop.ui.controls import IconButton, Segments
from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.lesson_parts import EmptyLesson, FollowSwitch, Heading, NoteBox, SceneFrame
from oboeuta_desktop.ui.markdown import read_markdown
from oboeuta_desktop.ui.rich_text import RichText
from oboeuta_desktop.ui.theme import Theme, ui_font

LOW_PANEL = 760
"""Logical pixels; the height of a small laptop's window is below, that of an ordinary one above."""

SMALLEST_SCENE = 300
"""Least height of the plot in logical pixels; below it the panel scrolls."""


class SceneWidget(Protocol):
    """What the panel asks of the plot, which is a QWidget.

    Signals:
        dragging_changed(bool): a drag begins or ends.
    """

    dragging_changed: Signal

    @property
    def dragging(self) -> bool:
        """Whether the learner holds something in the plot."""
        ...

    def show_demo(
        self,
        demo: Demo,
        preset: Mapping[str, float | str | tuple[str, ...]],
        *,
        sweep: tuple[float, float] | None,
    ) -> None:
        """Show a demo at its start; ``sweep`` is the main parameter's way while sung."""
        ...

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        ...

    def handle_places(self) -> dict[str, QRect]:
        """Where each handle can be taken, in the scene's own pixels."""
        ...

    def set_sung_share(self, share: float | None) -> None:
        """Move the main parameter along while a line is sung, 0..1."""
        ...

    def set_reduced_motion(self, is_reduced: bool) -> None:
        """Whether anything may move by itself."""
        ...


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the panel was asked to show."""

    lesson: Lesson | None
    index: int
    count: int


class LessonPanel(QWidget):
    """Explanation, common confusion, correction and plot of one line.

    Signals:
        closed: the learner wants the panel away.
        following_toggled: the learner switched following on or off.
        previous_requested, next_requested: another point of this song is wanted.
        point_requested: id of the point that a link in the text leads to.
    """

    closed = Signal()
    following_toggled = Signal(bool)
    previous_requested = Signal()
    next_requested = Signal()
    point_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        make_scene: Callable[[], SceneWidget],
        demo_of: Callable[[str], Demo | None],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._make_scene = make_scene
        self._demo_of = demo_of
        self._scene: SceneWidget | None = None
        self._scene_shown = False
        self._shown = _Shown(None, 0, 0)
        self._waiting: _Shown | None = None
        self._typesetter = Typesetter()
        self._to_warm: list[tuple[str, bool]] = []
        self._busy = False
        self._text_scale = 1.0
        self._reduced_motion = False
        self._warming = QTimer(self)
        self._warming.setInterval(0)
        self._warming.timeout.connect(self._warm_next)
        self.setObjectName("lesson_panel")
        self.setAccessibleName(self.tr("解説"))
        self._build()
        self.set_theme(theme)
        self._show_now(self._shown)

    @property
    def dragging(self) -> bool:
        """Whether the learner holds something in the plot; the lesson does not change then."""
        return self._scene is not None and self._scene_shown and self._scene.dragging

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

    def handle_places(self) -> dict[str, QRect]:
        """Where each of the plot's handles can be taken, in the panel's pixels."""
        scene = self._scene
        if scene is None or not self._scene_shown:
            return {}
        assert isinstance(scene, QWidget)
        corner = scene.mapTo(self, QPoint(0, 0))
        return {name: rect.translated(corner) for name, rect in scene.handle_places().items()}

    def set_following(self, following: bool) -> None:
        """Show whether the panel follows the song."""
        self._follow.setChecked(following)

    def set_sung_share(self, share: float | None) -> None:
        """Let the plot sing along: 0..1 of the line, None when it is not sung."""
        if self._scene is not None and self._scene_shown:
            self._scene.set_sung_share(share)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (
            *(self._tabs, self._previous, self._next, self._follow, self._close),
            *(self._explanation, self._confusion, self._correction, self._empty),
        ):
            part.set_theme(theme)
        for label, token in ((self._heading, "ink"), (self._position, "ink3")):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), theme.color(token))
            label.setPalette(palette)
        if self._scene is not None:
            self._scene.set_theme(theme)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        if factor == self._text_scale:
            return
        self._text_scale = factor
        for part in (self._explanation, self._confusion, self._correction, self._empty):
            part.set_text_scale(factor)
        self._set_fonts()

    def set_reduced_motion(self, is_reduced: bool) -> None:
        """Whether anything in the plot may move by itself."""
        self._reduced_motion = is_reduced
        if self._scene is not None:
            self._scene.set_reduced_motion(is_reduced)

    def prepare_scene(self) -> None:
        """Make the plot before a lesson needs it; meant for the moment after the first paint."""
        self._ready_scene()

    def warm(self, lessons: Iterable[Lesson | None]) -> None:
        """Typeset these lessons' formulas in idle time, one at a time, so that showing is quick."""
        found: dict[tuple[str, bool], None] = {}
        for lesson in lessons:
            if lesson is not None:
                for source in (lesson.explanation, lesson.confusion, lesson.correction):
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: in a low panel the notes make room for the plot."""
        super().resizeEvent(event)
        for note in (self._confusion, self._correction):
            note.set_low(event.size().height() < LOW_PANEL)

    def _build(self) -> None:
        theme, setter = self._theme, self._typesetter
        self._tabs = Segments(theme, "lesson_tabs", [("lesson_tab_explanation", self.tr("解説"))])
        self._previous = IconButton(theme, "lesson_previous", "left", self.tr("前の要点"))
        self._next = IconButton(theme, "lesson_next", "right", self.tr("次の要点"))
        self._close = IconButton(theme, "lesson_close", "close", self.tr("解説を閉じる"))
        for tab in self._tabs.findChildren(QAbstractButton):
            tab.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # nothing to choose: there is one
        for button in (self._previous, self._next, self._close):
            button.set_side(32)
        self._position = QLabel()
        self._position.setObjectName("lesson_position")
        meaning = self.tr("歌っている行の解説を追う")
        self._follow = FollowSwitch(theme, "lesson_follow", self.tr("追う"), meaning)
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
        self._empty = EmptyLesson(theme)
        self._set_fonts()
        self._lay_out()
        self._previous.clicked.connect(self.previous_requested)
        self._next.clicked.connect(self.next_requested)
        self._close.clicked.connect(self.closed)
        self._follow.clicked.connect(self.following_toggled)
        for text in (self._explanation, self._confusion.body, self._correction.body):
            text.point_requested.connect(self.point_requested)

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setContentsMargins(20, 14, 14, 8)
        header.setSpacing(2)
        header.addWidget(self._tabs)
        header.addStretch(1)
        for widget in (self._previous, self._position, self._next):
            header.addWidget(widget)
        header.addSpacing(6)
        header.addWidget(self._follow)
        header.addWidget(self._close)
        texts = QVBoxLayout()
        texts.setContentsMargins(22, 2, 22, 0)
        texts.setSpacing(8)
        for widget in (self._heading, self._explanation, self._confusion, self._correction):
            texts.addWidget(widget)
        texts.insertSpacing(2, 4)
        content = QWidget()
        content.setObjectName("lesson_content")
        parts = QVBoxLayout(content)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(8)
        parts.addLayout(texts)
        self._frame = SceneFrame()
        parts.addWidget(self._frame, 1)
        self._rest = QWidget()  # takes the room that a missing plot leaves
        self._rest.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        parts.addWidget(self._rest, 1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("lesson_scroll")
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        for surface in (self._scroll.viewport(), content):
            surface.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(header)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._empty, 1)

    def _set_fonts(self) -> None:
        self._heading.setFont(ui_font(23 * self._text_scale, 700))
        self._heading.fit()
        self._position.setFont(ui_font(12, 600))

    def _show_now(self, shown: _Shown) -> None:
        self._shown = shown
        lesson = shown.lesson
        self._show_position(shown)
        self._empty.setVisible(lesson is None)
        self._scroll.setVisible(lesson is not None)
        if lesson is None:
            self._show_scene(None)
            return
        self._heading.show_words(lesson.heading)
        self._heading.setVisible(bool(lesson.heading))
        self._explanation.show_markdown(lesson.explanation)
        self._confusion.show_markdown(lesson.confusion)
        self._correction.show_markdown(lesson.correction)
        self._show_scene(lesson)
        self._scroll.verticalScrollBar().setValue(0)

    def _show_position(self, shown: _Shown) -> None:
        chosen = shown.lesson is not None and shown.count > 0
        words = self.tr("要点 {n} / {count}").format(n=shown.index + 1, count=shown.count)
        self._position.setText(words if chosen else "")
        self._position.setVisible(chosen)
        for button in (self._previous, self._next):
            button.setVisible(chosen)
        self._previous.setEnabled(chosen and shown.index > 0)
        self._next.setEnabled(chosen and shown.index + 1 < shown.count)

    def _show_scene(self, lesson: Lesson | None) -> None:
        demo = self._demo_of(lesson.demo) if lesson is not None and lesson.demo else None
        self._scene_shown = demo is not None
        if demo is not None and lesson is not None:
            self._ready_scene().show_demo(demo, lesson.preset, sweep=lesson.sweep)
        self._frame.setVisible(self._scene_shown)
        self._rest.setVisible(not self._scene_shown)

    def _ready_scene(self) -> SceneWidget:
        if self._scene is None:
            scene = self._make_scene()
            assert isinstance(scene, QWidget)
            scene.set_theme(self._theme)
            scene.set_reduced_motion(self._reduced_motion)
            scene.dragging_changed.connect(self._drag_changed)
            self._frame.hold(scene, SMALLEST_SCENE)
            self._scene = scene
        return self._scene

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
