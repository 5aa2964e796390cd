"""Answers one question: how is one of a few values chosen from a button of the bar?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

_GAP = 4  # logical pixels between button and menu


class ValueMenu(QMenu):
    """A line for each value, the one that holds now ticked; made once, as all parts are.

    Signals:
        chosen: a value.
    """

    chosen = Signal(float)

    def __init__(
        self, parent: QWidget, values: Sequence[float], text_of: Callable[[float], str]
    ) -> None:
        super().__init__(parent)
        self._lines = [(value, self.addAction(text_of(value))) for value in values]
        for value, line in self._lines:
            line.setCheckable(True)
            line.triggered.connect(partial(self.chosen.emit, value))

    def open_above(self, button: QWidget, value: float) -> None:
        """Open over ``button`` with ``value`` ticked."""
        for each, line in self._lines:
            line.setChecked(each == value)
        height = self.sizeHint().height()
        self.popup(button.mapToGlobal(QPoint(0, -height - _GAP)))
