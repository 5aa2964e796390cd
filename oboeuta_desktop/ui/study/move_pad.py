"""Answers one question: how does a learner answer with a plot?

The plot's widget is made when the first such question is shown, for its library is slow to load,
and kept for the others. What is set counts when the learner says so, not what is passed on the way.
"""

from __future__ import annotations

import importlib
from typing import Protocol, cast

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from oboeuta_desktop.core.question_kinds import MoveQuestion
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.demo import Demo, State
from oboeuta_desktop.demos.moving import right_setting
from oboeuta_desktop.ui.theme import Theme

LEAST_HEIGHT = 430
"""Logical pixels; below this numbers and sliders of a plot have no room."""
_SCENES = "oboeuta_desktop.ui.demos.curves_scene"


class _Scene(Protocol):
    """What is asked of the plot, which is a QWidget."""

    @property
    def dragging(self) -> bool: ...

    @property
    def state(self) -> State | None: ...

    def show_task(self, demo: Demo, preset: str) -> None: ...

    def show_state(self, state: State) -> None: ...

    def set_theme(self, theme: Theme) -> None: ...

    def set_reduced_motion(self, is_reduced: bool) -> None: ...


class MovePad(QWidget):
    """A plot to bring to where something holds.

    Signals:
        moved: the ``State`` that the learner left it in.
    """

    moved = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scene: _Scene | None = None
        self._reduced_motion = False
        self._letters = 1.0
        self.setObjectName("move_pad")
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def has_plot(self) -> bool:
        """Whether the plot was made."""
        return self._scene is not None

    def ask(self, question: MoveQuestion) -> None:
        """Show the question's plot as it stands at first."""
        self._ready_scene().show_task(DEMOS[question.demo], question.preset)

    def answer(self) -> None:
        """What is set now is the answer; while something is held in the plot, nothing happens."""
        scene = self._scene
        if scene is not None and not scene.dragging and scene.state is not None:
            self.moved.emit(scene.state)

    def show_right(self, question: MoveQuestion) -> None:
        """Bring the plot to where what was asked for holds, if a setting is known."""
        right = right_setting(DEMOS[question.demo], question.preset, question.goal)
        if right is not None:
            self._ready_scene().show_state(right)

    def take_focus(self) -> None:
        """Let the arrow keys move the plot."""
        if self._scene is not None:
            cast("QWidget", self._scene).setFocus(Qt.FocusReason.OtherFocusReason)

    def press_key(self, key: int) -> bool:
        """No letter means anything here."""
        return False

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        if self._scene is not None:
            self._scene.set_theme(theme.with_letters(self._letters))

    def set_reduced_motion(self, is_reduced: bool) -> None:
        """Whether nothing may move by itself."""
        self._reduced_motion = is_reduced
        if self._scene is not None:
            self._scene.set_reduced_motion(is_reduced)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed, as far as there is room."""
        self._letters = factor
        self.set_theme(self._theme)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Qt: what it needs; more comes from the page that it stands on."""
        letters = self._theme.with_letters(self._letters).letters
        return QSize(super().sizeHint().width(), round(LEAST_HEIGHT * letters))

    def _ready_scene(self) -> _Scene:
        if self._scene is None:
            made = importlib.import_module(_SCENES).CurvesScene(
                theme=self._theme.with_letters(self._letters)
            )
            self._column.addWidget(cast("QWidget", made))
            self._scene = cast("_Scene", made)
            self._scene.set_reduced_motion(self._reduced_motion)
        return self._scene
