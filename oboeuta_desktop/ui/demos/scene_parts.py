"""Answers one question: what stands around a plot, and how much room does each part get?

The plot gives way first; in low windows numbers, sliders and goals take less. A question that would
leave the plot too little lies above it as a card.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from oboeuta_desktop.demos.demo import Demo, State
from oboeuta_desktop.demos.picture import Picture
from oboeuta_desktop.demos.presets import Opening
from oboeuta_desktop.ui.controls import ShortText
from oboeuta_desktop.ui.demos.act_row import ActRow
from oboeuta_desktop.ui.demos.choice_row import ChoiceRow
from oboeuta_desktop.ui.demos.goal_row import GoalRow
from oboeuta_desktop.ui.demos.number_card import NumberCard
from oboeuta_desktop.ui.demos.parameter_row import ParameterRow
from oboeuta_desktop.ui.demos.plot_canvas import PlotCanvas
from oboeuta_desktop.ui.demos.prediction_box import PredictionBox
from oboeuta_desktop.ui.demos.series_chip import SeriesChip
from oboeuta_desktop.ui.demos.wording import words
from oboeuta_desktop.ui.theme import Theme

DOWN, ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
COMPACT_BELOW = 590
"""Lower than so many logical pixels, the numbers and goals take less, so that the plot keeps its
room.
"""
CAPTION_FROM = 480
LEAST_PLOT = 200
"""A question that would leave the plot lower than this lies on the plot instead."""
SIDE, ROW_GAP = 16, 12
LEAST_SLIDER = 150
LOCKED_OPACITY = 0.4


class SceneParts(QObject):
    """Chips, caption, plot, question, sliders, buttons, numbers and goals, one below the other.

    Signals:
        series_chosen(str): a chip is pressed.
        value_wished(str, float): a slider or a choice is moved.
        held(bool): a slider's knob is taken or let go.
        act_wished(int): the button at that place is pressed.
    """

    series_chosen = Signal(str)
    value_wished = Signal(str, float)
    held = Signal(bool)
    act_wished = Signal(int)

    def __init__(self, scene: QWidget, canvas: PlotCanvas, theme: Theme) -> None:
        super().__init__(scene)
        self._scene, self._canvas, self._theme = scene, canvas, theme
        self._is_compact = self._is_narrow = False
        self._widths_for = theme.letters
        self.chips: dict[str, SeriesChip] = {}
        self.rows: dict[str, ParameterRow | ChoiceRow] = {}
        self.cards: list[NumberCard] = []
        self.goals: dict[str, GoalRow] = {}
        self._goal_rows: list[GoalRow] = []
        self._kept: list[
            tuple[Demo, dict[str, SeriesChip], dict[str, ParameterRow | ChoiceRow]]
        ] = []
        self.caption, self._model = _quiet_text(theme, 12, "ink2"), _quiet_text(theme, 11, "ink3")
        self.box = PredictionBox(theme, scene)
        self.box.hide()
        self.acts = ActRow(theme)
        self._chip_frame, self._controls = QWidget(scene), QWidget(scene)
        self._veils = [(part, _veil(part)) for part in (self._chip_frame, self._controls)]
        self._lay_out()
        self.acts.pressed.connect(self.act_wished)
        canvas.installEventFilter(self)

    @property
    def is_asking(self) -> bool:
        """Whether a guess is awaited before anything can be moved."""
        return not self.box.isHidden() and self.box.is_asking

    def build(self, demo: Demo) -> None:
        """Show the parts that belong to a demo: made once, then kept.

        Widgets made and destroyed with every lesson brought the program down after some dozens:
        PySide confuses new ones with destroyed ones that lay at the same place.
        """
        for part in (*self.chips.values(), *self.rows.values()):
            part.hide()
            part.setObjectName("")
        kept = next((parts for parts in self._kept if parts[0] is demo), None)
        if kept is None:
            kept = (demo, self._new_chips(demo), self._new_rows(demo))
            self._kept.append(kept)
        _, self.chips, self.rows = kept
        self._widths_for = 0.0  # the rows may have been kept since the letters were smaller
        while self._chip_line.takeAt(0):
            pass
        for name, chip in self.chips.items():
            chip.setObjectName(f"demo_chip_{name}")
            self._chip_line.addWidget(chip)
            chip.show()
        self._chip_line.addStretch(1)
        # one curve alone is not compared with anything
        self._chip_frame.setVisible(len(demo.series) > 1)
        self._model.setText(self.tr("モデル：{model}").format(model=words(demo.model)))

    def show_opening(self, opening: Opening) -> None:
        """Offer the acts and the goals of an opening, all goals open."""
        self.acts.show_acts(opening.acts)
        while len(self._goal_rows) < len(opening.goals):
            row = GoalRow(self._theme, self._scene)
            self._goal_rows.append(row)
            self._goal_column.addWidget(row)
        for row in self._goal_rows[len(opening.goals) :]:
            row.hide()
            row.setObjectName("")
        self.goals = {}
        for goal, row in zip(opening.goals, self._goal_rows, strict=False):
            self.goals[goal.name] = row
            row.setObjectName(f"demo_goal_{goal.name}")
            row.set_theme(self._theme)
            row.show_goal(goal)
            row.show()
        self.fit()

    def show_picture(self, picture: Picture, demo: Demo, state: State) -> None:
        """Show the values of ``state`` and the numbers of ``picture``."""
        for name, chip in self.chips.items():
            chip.set_look(is_shown=name in state.shown, is_active=name == state.active)
        for name, row in self.rows.items():
            row.set_value(state.values[name])
        is_other = self._show_rows(picture.parameters)
        self._color_rows(demo, state)
        if self._widths_for != self._theme.letters:
            self._widths_for = self._theme.letters
            self._even_out(picture.parameters)
            is_other = True
        if len(picture.cards) != sum(not card.isHidden() for card in self.cards):
            self._show_cards(len(picture.cards))
        for card, number_card in zip(picture.cards, self.cards, strict=False):
            number_card.show_card(card)
        caption = words(picture.caption)
        if caption != self.caption.text():
            self.caption.setText(caption)
            # a line that does not fit ends in "…"
            self.caption.setToolTip(caption)
        if is_other:
            self.fit()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``; the sliders take theirs with the next picture."""
        self._theme = theme
        marks = (*self.chips.values(), *self.cards, *self._goal_rows)
        for part in (*marks, self.acts, self.box, self.caption, self._model):
            part.set_theme(theme)
        self.fit()

    def set_locked(self, *, locked: bool) -> None:
        """Let nothing be changed, and show it."""
        self._canvas.set_locked(locked=locked)
        for part, veil in self._veils:
            part.setEnabled(not locked)
            veil.setEnabled(locked)

    def show_box(self, *, shown: bool) -> None:
        """Make room for the question or its answer, or give the room back."""
        self.box.setVisible(shown)
        self.fit()

    def fit(self) -> None:
        """Give every part its room for the height that there is."""
        height = self._scene.height()
        self._is_compact = is_compact = height < COMPACT_BELOW * self._theme.letters
        self._column.setContentsMargins(
            SIDE, 8 if is_compact else 14, SIDE, 6 if is_compact else 10
        )
        self._column.setSpacing(5 if is_compact else 9)
        self.caption.setVisible(height >= CAPTION_FROM * self._theme.letters)
        self._fit_chips()
        self._fit_rows()
        for part in (*self.cards, *self.goals.values(), self.acts):
            part.set_flat(is_compact)
        # while a guess is awaited no goal can be reached: in a low window the plot takes their room
        has_rest = not (is_compact and self.is_asking)
        for part in (*self.goals.values(), self._model):
            part.setVisible(has_rest)
        self._place_box()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: a card on the plot goes where the plot goes."""
        if watched is self._canvas and event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._cover_plot()
        return False

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self._scene)
        # the plot gives way first: the layout must not force a larger minimum on the widget
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._chip_line = QHBoxLayout(self._chip_frame)
        self._chip_line.setContentsMargins(0, 0, 0, 0)
        self._chip_line.setSpacing(6)
        self._card_line, self._goal_column = QHBoxLayout(), QVBoxLayout()
        self._card_line.setSpacing(8)
        self._goal_column.setSpacing(0)
        self._control_column = QVBoxLayout(self._controls)
        self._control_column.setContentsMargins(0, 0, 0, 0)
        self._control_column.setSpacing(6)
        self._row_column = QBoxLayout(DOWN)
        self._slider_line, self._choice_line = QBoxLayout(DOWN), QBoxLayout(DOWN)
        self._row_column.addLayout(self._slider_line)
        self._row_column.addLayout(self._choice_line)
        self._control_column.addLayout(self._row_column)
        self._control_column.addWidget(self.acts)
        self._column.addWidget(self._chip_frame)
        self._column.addWidget(self.caption)
        self._column.addWidget(self._canvas, 1)
        self._column.addWidget(self._controls)
        self._column.addLayout(self._card_line)
        self._column.addLayout(self._goal_column)
        self._column.addWidget(self._model)

    def _fit_chips(self) -> None:
        """Where the chips are too wide for one line, their letters are smaller."""
        theme, shown = self._theme, list(self.chips.values())
        letters = theme.letters
        while letters >= 1:
            for chip in shown:
                chip.set_theme(replace(theme, letters=letters))
            needed = sum(chip.sizeHint().width() + 6 for chip in shown) - 6
            if needed <= self._width():
                return
            letters = round(letters - 0.1, 2)

    def _fit_rows(self) -> None:
        """In low windows sliders stand side by side, and choices beside them where they fit."""
        for row in self.rows.values():
            row.set_short(self._is_compact or self._is_narrow)
        shown = [row for row in self.rows.values() if not row.isHidden()]
        fits = sum(_least_width(row) + ROW_GAP for row in shown) <= self._width()
        self._row_column.setDirection(ACROSS if self._is_compact and fits else DOWN)
        self._row_column.setSpacing(ROW_GAP if self._is_compact and fits else 4)
        for line in (self._slider_line, self._choice_line):
            line.setDirection(ACROSS if self._is_compact else DOWN)
            line.setSpacing(ROW_GAP if self._is_compact else 4)

    def _new_chips(self, demo: Demo) -> dict[str, SeriesChip]:
        chips = {s.name: SeriesChip(s, self._theme, self._chip_frame) for s in demo.series}
        for name, chip in chips.items():
            chip.clicked.connect(lambda _checked=False, name=name: self.series_chosen.emit(name))
        return chips

    def _new_rows(self, demo: Demo) -> dict[str, ParameterRow | ChoiceRow]:
        rows: dict[str, ParameterRow | ChoiceRow] = {}
        for parameter in demo.parameters:
            if parameter.options:
                row = ChoiceRow(parameter, self._theme, self._controls)
                self._choice_line.addWidget(row)
            else:
                row = ParameterRow(parameter, self._theme, self._controls)
                row.slider.setObjectName(f"demo_slider_{parameter.name}")
                row.held.connect(self.held)
                self._slider_line.addWidget(row)
            row.value_wished.connect(self.value_wished)
            rows[parameter.name] = row
        return rows

    def _show_rows(self, names: tuple[str, ...]) -> bool:
        """Show the sliders and choices of these parameters; says whether others are shown now."""
        if names == tuple(name for name, row in self.rows.items() if not row.isHidden()):
            return False
        for name, row in self.rows.items():
            row.setVisible(name in names)
        self._even_out(names)
        return True

    def _even_out(self, names: tuple[str, ...]) -> None:
        """Give the names of these rows one width, and their values; where that would leave the
        sliders too little, the names go.
        """
        widths = [self.rows[name].text_widths for name in names if name in self.rows]
        if widths:
            name_width, value_width = (max(column) for column in zip(*widths, strict=True))
            for row in self.rows.values():
                row.set_text_widths(name_width, value_width)
            self._is_narrow = name_width + value_width + LEAST_SLIDER > self._width() > 0

    def _color_rows(self, demo: Demo, state: State) -> None:
        active = next(s for s in demo.series if s.name == state.active)
        for place, parameter in enumerate(demo.parameters):
            # the main parameter moves the point, which rides on the active series: one colour
            is_riding = place == 0 and len(demo.series) > 1
            token = active.token if is_riding else parameter.token
            self.rows[parameter.name].set_theme(self._theme, token)

    def _show_cards(self, count: int) -> None:
        while len(self.cards) < count:
            card = NumberCard(self._theme, self._scene)
            card.set_flat(self._is_compact)
            self.cards.append(card)
            self._card_line.addWidget(card, 1)
        for place, card in enumerate(self.cards):
            card.setVisible(place < count)

    def _width(self) -> int:
        return self._scene.width() - 2 * SIDE

    def _place_box(self) -> None:
        """Put the question between plot and sliders, or on the plot where it would be too low."""
        self._column.removeWidget(self.box)
        if self.box.isHidden():
            return
        needed = self.box.heightForWidth(self._width()) + self._column.spacing()
        if self._room_for_plot() - needed >= LEAST_PLOT:
            self._column.insertWidget(self._column.indexOf(self._canvas) + 1, self.box)
        else:
            self._cover_plot()

    def _cover_plot(self) -> None:
        if self.box.isHidden() or self._column.indexOf(self.box) >= 0:
            return
        corner, width = self._canvas.pos(), self._canvas.width()
        height = self.box.heightForWidth(width)
        self.box.setGeometry(QRect(corner.x(), corner.y(), width, height))
        self.box.raise_()

    def _room_for_plot(self) -> int:
        """How high the plot is without the question."""
        # what was hidden before the first show is still counted in what layouts remember
        self._slider_line.invalidate()
        self._choice_line.invalidate()
        self._control_column.invalidate()
        for part in (self._chip_frame, self._controls):
            part.updateGeometry()
        margins, used, parts = self._column.contentsMargins(), 0, 0
        for place in range(self._column.count()):
            item = self._column.itemAt(place)
            assert item is not None
            if item.widget() is self._canvas:
                parts += 1
            elif not item.isEmpty():
                parts += 1
                used += item.sizeHint().height()
        gaps = self._column.spacing() * max(0, parts - 1)
        return self._scene.height() - margins.top() - margins.bottom() - used - gaps


def _least_width(row: ParameterRow | ChoiceRow) -> int:
    """A slider may become short, words may not."""
    hint = row.sizeHint() if isinstance(row, ChoiceRow) else row.minimumSizeHint()
    return hint.width()


def _veil(part: QWidget) -> QGraphicsOpacityEffect:
    """Makes ``part`` pale while it is enabled."""
    veil = QGraphicsOpacityEffect(part, opacity=LOCKED_OPACITY)
    part.setGraphicsEffect(veil)
    veil.setEnabled(False)
    return veil


def _quiet_text(theme: Theme, pixels: int, token: str) -> ShortText:
    """One line of small words that never asks for more width than there is."""
    text = ShortText(theme, "", pixels=pixels, weight=400, token=token)
    text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return text
