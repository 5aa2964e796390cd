"""Answers one question: what do the pages ask of a plot to play with?

The plot's widget is made elsewhere and late: its library is slow to load.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QRect, Signal

from oboeuta_desktop.demos.demo import Demo, PresetValue
from oboeuta_desktop.ui.theme import Theme


class SceneWidget(Protocol):
    """What the panel asks of the plot, which is a QWidget.

    Signals:
        dragging_changed(bool): a drag begins or ends.
        predicted(str, float, float): to that question so much was guessed, and it is so much.
    """

    dragging_changed: Signal
    predicted: Signal

    @property
    def dragging(self) -> bool:
        """Whether the learner holds something in the plot."""
        ...

    @property
    def values(self) -> Mapping[str, float]:
        """What each parameter of the demo is set to; none before one is shown."""
        ...

    def show_demo(
        self,
        demo: Demo,
        preset: Mapping[str, PresetValue],
        *,
        sweep: tuple[float, float] | None = None,
        asks: bool = True,
    ) -> None:
        """Show a demo at its start; ``sweep`` is the main parameter's way while sung, ``asks``
        whether a guess may be asked for first.
        """
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

    def set_sung_values(self, values: Mapping[str, float] | None) -> None:
        """Move several parameters along while a line is sung; None when it is not."""
        ...

    def set_reduced_motion(self, is_reduced: bool) -> None:
        """Whether anything may move by itself."""
        ...
