"""Answers one question: how does a learner play with a demo of curves, boxes, pads and handles?

The scene asks the demo for the picture of what is set and shows it, at most once per frame. A demo
may ask for a guess first: until it is given or put off, only the song moves the picture.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from oboeuta_desktop.demos.demo import Demo, PresetValue, State
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.demos.picture import Picture
from oboeuta_desktop.demos.presets import GOALS, POINT, open_demo
from oboeuta_desktop.ui.demos.glide import Glide, asked_state
from oboeuta_desktop.ui.demos.play import Play
from oboeuta_desktop.ui.demos.plot_canvas import PlotCanvas
from oboeuta_desktop.ui.demos.scene_parts import SceneParts
from oboeuta_desktop.ui.demos.wording import words
from oboeuta_desktop.ui.theme import DARK, Theme

_Pending = tuple[Demo, Mapping[str, PresetValue], tuple[float, float] | None, bool]

FRAME_MS = 16
SMALLEST_WIDTH, SMALLEST_HEIGHT = 400, 430
USUAL_WIDTH, USUAL_HEIGHT = 560, 720


class CurvesScene(QWidget):
    """Chips, plot, sliders, numbers and goals of one demo.

    Signals:
        dragging_changed(bool): a handle, a knob or a row of pads is held or let go.
        goal_reached(str): the learner has reached the goal of that name for the first time.
        predicted(str, float, float): to that question the learner guessed so much, and it is so
            much.
    """

    dragging_changed = Signal(bool)
    goal_reached = Signal(str)
    predicted = Signal(str, float, float)

    def __init__(self, parent: QWidget | None = None, *, theme: Theme = DARK) -> None:
        super().__init__(parent)
        self._theme = theme
        self._play: Play | None = None
        self._pending: _Pending | None = None
        self._asked_before: set[tuple[str, str, str]] = set()
        self._question = ("", "", "")
        self._dragging = False
        self._reduced_motion = False
        self._glide = Glide(self)
        self._canvas = PlotCanvas(theme, self)
        self._canvas.setObjectName("demo_canvas")
        self._parts = SceneParts(self, self._canvas, theme)
        self._frame = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._since_redraw = QElapsedTimer()
        self.setFocusProxy(self._canvas)
        self._connect()
        self.set_theme(theme)

    @property
    def dragging(self) -> bool:
        """Whether the learner holds a handle, a knob or a row of pads."""
        return self._dragging

    @property
    def state(self) -> State | None:
        """What is set right now."""
        return self._play.state if self._play is not None else None

    @property
    def values(self) -> Mapping[str, float]:
        """What each parameter is set to; none before a demo is shown."""
        return self._play.state.values if self._play is not None else {}

    @property
    def canvas(self) -> PlotCanvas:
        """The plot."""
        return self._canvas

    @property
    def is_asking(self) -> bool:
        """Whether a guess is awaited before anything can be moved."""
        return self._parts.is_asking

    def handle_places(self) -> dict[str, QRect]:
        """Where each handle can be taken, in this widget's pixels."""
        corner = self._canvas.mapTo(self, QPoint(0, 0))
        places = self._canvas.handle_places()
        return {name: rect.translated(corner) for name, rect in places.items()}

    def show_demo(
        self,
        demo: Demo,
        preset: Mapping[str, PresetValue],
        *,
        sweep: tuple[float, float] | None = None,
        asks: bool = True,
    ) -> None:
        """Open ``demo`` as ``preset`` says; during a drag, as soon as it ends.

        ``sweep`` is the way of the main parameter while the line is sung; None takes the preset's
        own. Without ``asks`` everything can be moved at once.
        """
        if self._dragging:
            self._pending = (demo, preset, sweep, asks)
            return
        self._open(demo, preset, sweep)
        if asks:
            self._ask(str(preset.get(POINT, "")))
        else:
            self._ask_nothing()
        self._redraw()

    def show_task(self, demo: Demo, preset: str) -> None:
        """Open ``demo`` for a question about it: nothing is to be guessed first, and no goal tells
        that it was reached.
        """
        self._pending = None
        self._open(demo, {POINT: preset, GOALS: ()}, None)
        self._ask_nothing()
        self._redraw()

    def show_state(self, state: State) -> None:
        """Put everything where ``state`` says; the learner plays on from there."""
        if self._play is not None:
            self._play.put(state)
            self._redraw()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self._canvas.set_theme(theme)
        self._parts.set_theme(theme)
        self._redraw()
        self.updateGeometry()
        self.update()

    def set_reduced_motion(self, is_reduced: bool) -> None:
        """Leave out what moves for its own sake."""
        self._reduced_motion = is_reduced

    def set_sung_share(self, share: float | None) -> None:
        """Move the main parameter to ``share`` (0..1) of its sweep; None: the line is not being
        sung.

        After the learner's own act nothing moves until the line is sung anew.
        """
        if self._play is not None and self._play.sing_share(share, is_held=self._dragging):
            self._redraw_soon()

    def set_sung_values(self, values: Mapping[str, float] | None) -> None:
        """Move several parameters at once, as a lesson's words want it; None: the line is not
        being sung. The learner's hand counts more, as with ``set_sung_share``.
        """
        if self._play is not None and self._play.sing_values(values, is_held=self._dragging):
            self._redraw_soon()

    def minimumSizeHint(self) -> QSize:
        """Qt: below this, put the scene into a scroll area."""
        return QSize(SMALLEST_WIDTH, round(SMALLEST_HEIGHT * self._theme.letters))

    def sizeHint(self) -> QSize:
        """Qt: the size at which everything has room."""
        return QSize(USUAL_WIDTH, USUAL_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: in low windows numbers and goals take less."""
        super().resizeEvent(event)
        self._parts.fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the ground."""
        QPainter(self).fillRect(event.rect(), self._theme.color("bg1"))

    def _open(
        self,
        demo: Demo,
        preset: Mapping[str, PresetValue],
        sweep: tuple[float, float] | None,
    ) -> None:
        if self._play is None or demo is not self._play.demo:
            self._parts.build(demo)
            self.setAccessibleName(words(demo.title))
            title = self.tr("{title}のグラフ").format(title=words(demo.title))
            self._canvas.setAccessibleName(title)
        self._glide.stop()
        opening = open_demo(demo, preset, sweep=sweep)
        self._play = Play(demo, opening)
        self._parts.show_opening(opening)
        self._canvas.invite()

    def _connect(self) -> None:
        self._frame.timeout.connect(self._redraw)
        self._glide.moved.connect(self._put)
        canvas, parts = self._canvas, self._parts
        canvas.grabbed.connect(lambda _name: self._set_dragging(True))
        canvas.released.connect(lambda: self._set_dragging(False))
        canvas.value_wished.connect(self._set_value)
        canvas.steps_wished.connect(self._step)
        canvas.pad_pressed.connect(self._press_pad)
        canvas.pad_painted.connect(self._paint_pad)
        canvas.pad_pointed.connect(self._say_pad)
        parts.series_chosen.connect(self._choose)
        parts.value_wished.connect(self._set_value)
        parts.held.connect(self._set_dragging)
        parts.act_wished.connect(self._do)
        parts.box.guessed.connect(self._on_guess)
        parts.box.skipped.connect(self._on_skip)
        parts.box.closed.connect(self._put_box_away)

    def _set_dragging(self, dragging: bool) -> None:
        if dragging == self._dragging:
            return
        self._dragging = dragging
        self._glide.stop()
        if self._play is not None:
            self._play.take()
        self.dragging_changed.emit(dragging)
        if not dragging and self._pending is not None:
            demo, preset, sweep, asks = self._pending
            self._pending = None
            self.show_demo(demo, preset, sweep=sweep, asks=asks)

    def _set_value(self, name: str, value: float) -> None:
        if self._play is not None:
            self._after_act(is_changed=self._play.set_value(name, value))

    def _step(self, name: str, steps: int) -> None:
        if self._play is not None:
            self._after_act(is_changed=self._play.step(name, steps))

    def _choose(self, name: str) -> None:
        if self._play is not None:
            self._after_act(is_changed=self._play.choose(name))

    def _do(self, place: int) -> None:
        if self._play is not None:
            self._after_act(is_changed=self._play.do(self._play.opening.acts[place]))

    def _press_pad(self, row: str, index: int) -> None:
        if self._play is not None:
            self._after_act(is_changed=self._play.press_pad(row, index))
            self._say_pad(row, index)

    def _paint_pad(self, row: str, index: int) -> None:
        if self._play is not None:
            self._after_act(is_changed=self._play.paint_pad(row, index))

    def _after_act(self, *, is_changed: bool) -> None:
        """The learner has done something: goals may be reached."""
        if self._play is None or not is_changed:
            return
        self._glide.stop()
        for goal in self._play.newly_reached():
            self._parts.goals[goal.name].tick(celebrate=not self._reduced_motion)
            self._say(self.tr("目標を達成：{goal}").format(goal=words(goal.words)))
            self.goal_reached.emit(goal.name)
        self._redraw_soon()

    def _say_pad(self, row: str, index: int) -> None:
        """Tell a listener which pad the keyboard means, and what it is set to."""
        if self._play is None:
            return
        kind = next(one for one in self._play.demo.rows if one.name == row)
        value = self._play.state.rows[row][index]
        said = self.tr("{row}、{step} 番目、{value}").format(
            row=words(kind.label), step=index + 1, value=number(value, _digits(kind.levels))
        )
        self._say(said)

    def _say(self, text: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _ask(self, point: str) -> None:
        """Ask for the opening's guess, once for each demo, preset and question."""
        assert self._play is not None
        prediction = self._play.opening.prediction
        question = str(prediction.question) if prediction is not None else ""
        self._question = (self._play.demo.name, point, question)
        is_asked = prediction is not None and self._question not in self._asked_before
        if prediction is not None and is_asked:
            self._parts.box.ask(prediction)
        self._parts.set_locked(locked=is_asked)
        self._parts.show_box(shown=is_asked)

    def _ask_nothing(self) -> None:
        self._parts.set_locked(locked=False)
        self._parts.show_box(shown=False)

    def _on_guess(self, guess: float) -> None:
        if self._play is None or self._play.opening.prediction is None:
            return
        prediction = self._play.opening.prediction
        truth = prediction.truth(self._play.opening.state)
        self._asked_before.add(self._question)
        self._parts.set_locked(locked=False)
        self._parts.box.answer(guess, truth)
        self._parts.show_box(shown=True)
        self._say(self._parts.box.said)
        # the numbers beside the answer are those of the place that was asked about
        demo, state = self._play.demo, self._play.state
        goal = asked_state(demo, state, prediction)
        if goal != state:
            self._glide.start(demo, state, goal, at_once=self._reduced_motion)
        self.predicted.emit(str(prediction.question), guess, truth)

    def _put(self, state: State) -> None:
        if self._play is not None:
            self._play.put(state)
            self._redraw_soon()

    def _on_skip(self) -> None:
        self._asked_before.add(self._question)
        self._parts.set_locked(locked=False)
        self._put_box_away()

    def _put_box_away(self) -> None:
        box = self._parts.box
        had_focus = box.isAncestorOf(self.window().focusWidget() or self)
        self._parts.show_box(shown=False)
        if had_focus:
            self._canvas.setFocus(Qt.FocusReason.TabFocusReason)

    def _redraw_soon(self) -> None:
        """One redraw per frame, however many events there are: at once after a rest."""
        if self._frame.isActive():
            return
        elapsed = self._since_redraw.elapsed() if self._since_redraw.isValid() else FRAME_MS
        self._frame.start(max(0, FRAME_MS - elapsed))

    def _redraw(self) -> None:
        if self._play is None:
            return
        self._frame.stop()
        self._since_redraw.start()
        state, demo = self._play.state, self._play.demo
        picture = demo.draw(state)
        self._parts.show_picture(picture, demo, state)
        self._canvas.show_picture(picture)
        self._describe(picture)

    def _describe(self, picture: Picture) -> None:
        description = words(picture.description)
        if picture.pads:
            description += self.tr(" Ctrl＋矢印でマスを選び、Space で切り替えます。")
        if description != self._canvas.accessibleDescription():
            self._canvas.setAccessibleDescription(description)


def _digits(levels: tuple[float, ...]) -> int:
    """As many digits after the point as tell the levels apart."""
    return max(len(f"{level:g}".partition(".")[2]) for level in levels)
