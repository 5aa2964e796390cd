"""Answers one question: how does a learner play with a demo of curves and handles?

The scene holds the state (values, shown and active series), asks the demo for the picture and
shows it, at most once per frame. While a line is sung, the main parameter moves along; a
learner's hand takes over at once and keeps it until the line is sung anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from oboeuta_desktop.demos.demo import Demo, PresetValue, State
from oboeuta_desktop.demos.presets import Opening, open_demo
from oboeuta_desktop.ui.demos.goal_row import GoalRow
from oboeuta_desktop.ui.demos.number_card import NumberCard
from oboeuta_desktop.ui.demos.parameter_row import ParameterRow
from oboeuta_desktop.ui.demos.plot_canvas import PlotCanvas
from oboeuta_desktop.ui.demos.series_chip import SeriesChip
from oboeuta_desktop.ui.demos.wording import words
from oboeuta_desktop.ui.theme import DARK, Theme, ui_font

FRAME_MS = 16
DOWN, ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
COMPACT_BELOW = 590
"""Lower than so many logical pixels, the numbers and goals take less, so that the plot keeps its
room.
"""
CAPTION_FROM = 480
SMALLEST_WIDTH, SMALLEST_HEIGHT = 400, 430
USUAL_WIDTH, USUAL_HEIGHT = 560, 720


class CurvesScene(QWidget):
    """Chips, plot, sliders, numbers and goals of one demo.

    Signals:
        dragging_changed(bool): a handle or a knob is held or let go.
        goal_reached(str): the learner has reached the goal of that name for the first time.
    """

    dragging_changed = Signal(bool)
    goal_reached = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, theme: Theme = DARK) -> None:
        super().__init__(parent)
        self._theme = theme
        self._demo: Demo | None = None
        self._opening: Opening | None = None
        self._state: State | None = None
        self._pending: tuple[Demo, Mapping[str, PresetValue], tuple[float, float] | None] | None = (
            None
        )
        self._dragging = False
        self._hands_on = False
        self._last_share: float | None = None
        self._reduced_motion = False
        self._chips: dict[str, SeriesChip] = {}
        self._rows: dict[str, ParameterRow] = {}
        self._cards: list[NumberCard] = []
        self._goals: dict[str, GoalRow] = {}
        self._canvas = PlotCanvas(theme, self)
        self._canvas.setObjectName("demo_canvas")
        self._caption = _quiet_label(self, 12)
        self._model = _quiet_label(self, 11)
        self._frame = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._since_redraw = QElapsedTimer()
        self._lay_out()
        self._frame.timeout.connect(self._redraw)
        self._canvas.grabbed.connect(lambda _name: self._set_dragging(True))
        self._canvas.released.connect(lambda: self._set_dragging(False))
        self._canvas.value_wished.connect(self._set_value)
        self._canvas.steps_wished.connect(self._step)
        self.setFocusProxy(self._canvas)
        self.set_theme(theme)

    @property
    def dragging(self) -> bool:
        """Whether the learner holds a handle or a knob."""
        return self._dragging

    @property
    def state(self) -> State | None:
        """What is set right now."""
        return self._state

    @property
    def canvas(self) -> PlotCanvas:
        """The plot."""
        return self._canvas

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
    ) -> None:
        """Open ``demo`` as ``preset`` says; during a drag, as soon as it ends.

        ``sweep`` is the way of the main parameter while the line is sung; None takes the preset's
        own.
        """
        if self._dragging:
            self._pending = (demo, preset, sweep)
            return
        if demo is not self._demo:
            self._build(demo)
        self._opening = open_demo(demo, preset, sweep=sweep)
        self._state = self._opening.state
        self._hands_on = False
        self._last_share = None
        self._show_goals(self._opening)
        self._canvas.invite()
        self._redraw()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        parts = (self._canvas, *self._chips.values(), *self._cards, *self._goals.values())
        for part in parts:
            part.set_theme(theme)
        self._caption.setStyleSheet(f"color: {theme.ink2}; background: transparent")
        self._model.setStyleSheet(f"color: {theme.ink3}; background: transparent")
        self._color_rows()
        self.update()

    def set_reduced_motion(self, is_reduced: bool) -> None:
        """Leave out what moves for its own sake."""
        self._reduced_motion = is_reduced

    def set_sung_share(self, share: float | None) -> None:
        """Move the main parameter to ``share`` (0..1) of its sweep; None: the line is not being
        sung.

        After the learner's own act nothing moves until the line is sung anew.
        """
        begins = share is None or (self._last_share is not None and share < self._last_share - 0.02)
        self._last_share = share
        if self._dragging:
            return
        if begins:
            self._hands_on = False
        sweep = self._opening.sweep if self._opening is not None else None
        if share is None or self._hands_on or self._demo is None or sweep is None:
            return
        first, last = sweep
        value = round(first + (last - first) * min(1.0, max(0.0, share)), 3)
        self._put(self._demo.main.name, self._demo.main.clamp(value))

    def minimumSizeHint(self) -> QSize:
        """Qt: below this, put the scene into a scroll area."""
        return QSize(SMALLEST_WIDTH, SMALLEST_HEIGHT)

    def sizeHint(self) -> QSize:
        """Qt: the size at which everything has room."""
        return QSize(USUAL_WIDTH, USUAL_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: in low windows numbers and goals take less."""
        super().resizeEvent(event)
        self._fit_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the ground."""
        QPainter(self).fillRect(event.rect(), self._theme.color("bg1"))

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        # the plot gives way first: the layout must not force a larger minimum on the widget
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._chip_line, self._card_line = QHBoxLayout(), QHBoxLayout()
        self._row_column, self._goal_column = QBoxLayout(DOWN), QVBoxLayout()
        self._card_line.setSpacing(8)
        self._chip_line.setSpacing(6)
        self._row_column.setSpacing(4)
        self._goal_column.setSpacing(0)
        self._column.addLayout(self._chip_line)
        self._column.addWidget(self._caption)
        self._column.addWidget(self._canvas, 1)
        for part in (self._row_column, self._card_line, self._goal_column):
            self._column.addLayout(part)
        self._column.addWidget(self._model)

    def _build(self, demo: Demo) -> None:
        """Make the parts that belong to a demo; the plot itself is kept."""
        for part in (*self._chips.values(), *self._rows.values(), *self._cards):
            part.hide()
            part.deleteLater()
        while self._chip_line.takeAt(0):
            pass
        self._demo = demo
        self._cards = []
        self._chips = {series.name: SeriesChip(series, self._theme, self) for series in demo.series}
        for name, chip in self._chips.items():
            chip.setObjectName(f"demo_chip_{name}")
            chip.clicked.connect(lambda _checked=False, name=name: self._choose(name))
            self._chip_line.addWidget(chip)
        self._chip_line.addStretch(1)
        self._rows = {p.name: ParameterRow(p, self._theme, self) for p in demo.parameters}
        widths = [row.text_widths for row in self._rows.values()]
        name_width, value_width = (max(column) for column in zip(*widths, strict=True))
        for name, row in self._rows.items():
            row.slider.setObjectName(f"demo_slider_{name}")
            row.set_text_widths(name_width, value_width)
            row.value_wished.connect(self._set_value)
            row.held.connect(self._set_dragging)
            self._row_column.addWidget(row)
        self._model.setText(self.tr("モデル：{model}").format(model=words(demo.model)))
        self._model.setToolTip(words(demo.model))
        self.setAccessibleName(words(demo.title))
        self._canvas.setAccessibleName(self.tr("{title}のグラフ").format(title=words(demo.title)))
        self._fit_height()

    def _show_goals(self, opening: Opening) -> None:
        for row in self._goals.values():
            row.hide()
            row.deleteLater()
        self._goals = {goal.name: GoalRow(self._theme, self) for goal in opening.goals}
        for goal in opening.goals:
            row = self._goals[goal.name]
            row.setObjectName(f"demo_goal_{goal.name}")
            row.show_goal(goal)
            self._goal_column.addWidget(row)
        self._fit_height()

    def _fit_height(self) -> None:
        is_compact = self.height() < COMPACT_BELOW
        self._column.setContentsMargins(16, 8 if is_compact else 14, 16, 6 if is_compact else 10)
        self._column.setSpacing(5 if is_compact else 9)
        self._caption.setVisible(self.height() >= CAPTION_FROM)
        self._row_column.setDirection(ACROSS if is_compact else DOWN)
        self._row_column.setSpacing(12 if is_compact else 4)
        for row in self._rows.values():
            row.set_short(is_compact)
        for part in (*self._cards, *self._goals.values()):
            part.set_flat(is_compact)

    def _color_rows(self) -> None:
        if self._demo is None or self._state is None:
            return
        active = next(s for s in self._demo.series if s.name == self._state.active)
        for place, parameter in enumerate(self._demo.parameters):
            # the main parameter moves the point, which rides on the active series: one colour
            token = active.token if place == 0 else parameter.token
            self._rows[parameter.name].set_theme(self._theme, token)

    def _set_dragging(self, dragging: bool) -> None:
        if dragging == self._dragging:
            return
        self._dragging = dragging
        self._hands_on = True
        self.dragging_changed.emit(dragging)
        if not dragging and self._pending is not None:
            demo, preset, sweep = self._pending
            self._pending = None
            self.show_demo(demo, preset, sweep=sweep)

    def _set_value(self, name: str, value: float) -> None:
        """The learner sets a parameter: on its grid, and goals may be reached."""
        if self._demo is None:
            return
        self._hands_on = True
        self._put(name, self._demo.parameter(name).snap(value))
        self._check_goals()

    def _step(self, rank: int, steps: int) -> None:
        """The learner moves the parameter of that rank by ``steps`` of its grid."""
        if self._demo is None or self._state is None:
            return
        parameter = self._demo.parameters[rank]
        index = parameter.index_of(self._state.values[parameter.name]) + steps
        self._set_value(parameter.name, parameter.value_at(index))

    def _choose(self, name: str) -> None:
        """A chip is pressed: show and choose its series, or hide it when it is the chosen one."""
        if self._state is None or self._demo is None:
            return
        shown, active = set(self._state.shown), name
        if name == self._state.active and len(shown) > 1:
            shown.remove(name)
            active = next(s.name for s in self._demo.series if s.name in shown)
        shown.add(active)
        self._hands_on = True
        in_order = tuple(s.name for s in self._demo.series if s.name in shown)
        self._state = replace(self._state, shown=in_order, active=active)
        self._check_goals()
        self._redraw_soon()

    def _put(self, name: str, value: float) -> None:
        if self._state is None or self._state.values[name] == value:
            return
        self._state = replace(self._state, values={**self._state.values, name: value})
        self._redraw_soon()

    def _check_goals(self) -> None:
        if self._opening is None or self._state is None:
            return
        for goal in self._opening.goals:
            row = self._goals[goal.name]
            if not row.is_reached and goal.is_reached(self._state):
                row.tick(celebrate=not self._reduced_motion)
                said = self.tr("目標を達成：{goal}").format(goal=words(goal.words))
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
                self.goal_reached.emit(goal.name)

    def _redraw_soon(self) -> None:
        """One redraw per frame, however many events there are: at once after a rest."""
        if self._frame.isActive():
            return
        elapsed = self._since_redraw.elapsed() if self._since_redraw.isValid() else FRAME_MS
        self._frame.start(max(0, FRAME_MS - elapsed))

    def _redraw(self) -> None:
        if self._demo is None or self._state is None:
            return
        self._frame.stop()
        self._since_redraw.start()
        state, picture = self._state, self._demo.draw(self._state)
        for name, chip in self._chips.items():
            chip.set_look(is_shown=name in state.shown, is_active=name == state.active)
        for name, row in self._rows.items():
            row.set_value(state.values[name])
            row.setVisible(name in picture.parameters)
        self._color_rows()
        while len(self._cards) < len(picture.cards):
            card = NumberCard(self._theme, self)
            self._cards.append(card)
            self._card_line.addWidget(card, 1)
            self._fit_height()
        for card, number_card in zip(picture.cards, self._cards, strict=False):
            number_card.show_card(card)
        self._caption.setText(words(picture.caption))
        self._canvas.show_picture(picture)
        description = words(picture.description)
        if description != self._canvas.accessibleDescription():
            self._canvas.setAccessibleDescription(description)


def _quiet_label(parent: QWidget, pixels: int) -> QLabel:
    """One line of small words that never asks for more width than there is."""
    label = QLabel(parent)
    label.setFont(ui_font(pixels))
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return label
