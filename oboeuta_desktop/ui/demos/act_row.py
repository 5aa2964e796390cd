"""Answers one question: which buttons does a demo offer, and which one is pressed?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oboeuta_desktop.demos.demo import Act
from oboeuta_desktop.ui.controls import IconButton
from oboeuta_desktop.ui.demos.wording import words
from oboeuta_desktop.ui.theme import Theme

TALL, FLAT = 44, 34


class ActRow(QWidget):
    """The acts of an opening, side by side.

    Signals:
        pressed(int): the act at that place is wished.
    """

    pressed = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_flat = False
        self._buttons: list[IconButton] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(8)
        self._line.addStretch(1)

    @property
    def buttons(self) -> list[IconButton]:
        """One button per act."""
        return [button for button in self._buttons if not button.isHidden()]

    def show_acts(self, acts: Sequence[Act]) -> None:
        """Offer ``acts``; with none, take no room."""
        while len(self._buttons) < len(acts):
            place = len(self._buttons)
            button = IconButton(self._theme, "", "", "")
            button.setParent(self)
            button.clicked.connect(lambda _checked=False, place=place: self.pressed.emit(place))
            self._line.insertWidget(place, button)
            self._buttons.append(button)
        for button in self._buttons[len(acts) :]:
            button.hide()
            button.setObjectName("")
        for act, button in zip(acts, self._buttons, strict=False):
            label = words(act.label)
            button.setObjectName(f"demo_act_{act.name}")
            button.setText(label)
            button.set_icon("", label)
            button.set_theme(self._theme)
            button.set_side(FLAT if self._is_flat else TALL)
            button.show()
        self.setVisible(bool(acts))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        for button in self._buttons:
            button.set_theme(theme)

    def set_flat(self, is_flat: bool) -> None:
        """Take less height."""
        self._is_flat = is_flat
        for button in self._buttons:
            button.set_side(FLAT if is_flat else TALL)
