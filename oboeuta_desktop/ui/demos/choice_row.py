"""Answers one question: how is one of a few words chosen for a parameter?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QWidget

from oboeuta_desktop.demos.demo import Parameter
from oboeuta_desktop.ui.controls import Segments
from oboeuta_desktop.ui.demos.wording import words
from oboeuta_desktop.ui.theme import Theme


class ChoiceRow(QWidget):
    """Name and options of a parameter, side by side; arrows go from one to the next.

    Signals:
        value_wished(str, float): the learner sets that parameter to that option.
    """

    value_wished = Signal(str, float)

    def __init__(self, parameter: Parameter, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parameter = parameter
        self._look: tuple[Theme, str] | None = None
        label = words(parameter.label)
        self._name = QLabel(label, self)
        self._options = [words(option) for option in parameter.options]
        choices = [
            (f"demo_choice_{parameter.name}_{place}", option)
            for place, option in enumerate(self._options)
        ]
        self._segments = Segments(theme, f"demo_choice_{parameter.name}", choices)
        self._segments.setAccessibleName(label)
        self._segments.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for button, option in zip(self.buttons, self._options, strict=True):
            button.setAccessibleName(self.tr("{name}：{option}").format(name=label, option=option))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._name)
        row.addWidget(self._segments)
        row.addStretch(1)
        self._segments.chosen.connect(self._on_chosen)
        self.set_theme(theme, parameter.token)

    @property
    def buttons(self) -> list[QAbstractButton]:
        """One button per option."""
        return self._segments.findChildren(QAbstractButton)

    @property
    def text_widths(self) -> tuple[int, int]:
        """How wide the name would like to be; there is no value beside the options."""
        return self._name.sizeHint().width(), 0

    def set_text_widths(self, name: int, value: int) -> None:
        """Give the name so many pixels, so that it stands like those of the other rows."""
        self._name.setFixedWidth(name)

    def set_short(self, is_short: bool) -> None:
        """Leave the name out; the options say what they are."""
        self._name.setVisible(not is_short)

    def set_theme(self, theme: Theme, token: str) -> None:
        """Draw in the colours of ``theme``; ``token`` colours nothing here."""
        if self._look == (theme, token):
            return
        self._look = (theme, token)
        self._segments.set_theme(theme)
        self._name.setStyleSheet(f"color: {theme.ink2}; background: transparent")
        self._name.ensurePolished()
        self._name.setFont(theme.font(13))

    def set_value(self, value: float) -> None:
        """Show ``value`` without wishing it."""
        self._segments.set_chosen(self._parameter.index_of(value))

    def _on_chosen(self, index: int) -> None:
        self.value_wished.emit(self._parameter.name, self._parameter.value_at(index))
