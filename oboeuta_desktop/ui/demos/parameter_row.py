"""Answers one question: how is a parameter set exactly, and without a mouse?"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from oboeuta_desktop.demos.demo import Parameter
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.ui.demos.plot_canvas import FAST
from oboeuta_desktop.ui.demos.wording import words
from oboeuta_desktop.ui.theme import Theme

MARGIN = 13
"""Room at both ends of the groove for the knob, in logical pixels."""


class StepSlider(QSlider):
    """A slider over the steps of a parameter: a press moves the knob there, Shift makes arrows
    fast.
    """

    def __init__(self, steps: int, theme: Theme, token: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._token = theme, token
        self._unset = False
        self.setRange(0, steps)
        self.setPageStep(FAST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(28)
        self.setMinimumWidth(80)

    def set_unset(self, *, unset: bool) -> None:
        """Show no knob: nothing is chosen yet."""
        if unset != self._unset:
            self._unset = unset
            self.update()

    def set_look(self, theme: Theme, token: str) -> None:
        """Draw in the colours of ``theme``, filled in that of ``token``."""
        if (theme, token) != (self._theme, self._token):
            self._theme, self._token = theme, token
            self.update()

    def mousePressEvent(self, ev: QMouseEvent) -> None:
        """Qt: the knob jumps to the pointer and is held."""
        if ev.button() != Qt.MouseButton.LeftButton:
            ev.ignore()
            return
        self.setSliderDown(True)
        self.mouseMoveEvent(ev)

    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        """Qt: the knob follows."""
        if self.isSliderDown():
            share = (ev.position().x() - MARGIN) / max(1, self.width() - 2 * MARGIN)
            self.setValue(round(share * self.maximum()))

    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        """Qt: the knob is let go."""
        if ev.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(False)

    def wheelEvent(self, e: QWheelEvent) -> None:
        """Qt: the wheel scrolls the page, never a value."""
        e.ignore()

    def keyPressEvent(self, ev: QKeyEvent) -> None:
        """Qt: arrows go one step, with Shift ten."""
        signs = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
        }
        sign = signs.get(Qt.Key(ev.key()))
        if sign is None or not ev.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(ev)
            return
        self.setValue(self.value() + sign * FAST)

    def paintEvent(self, ev: QPaintEvent) -> None:
        """Qt: paint groove and knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, color = self._theme, self._theme.color(self._token)
        middle = self.height() / 2
        x = MARGIN + (self.width() - 2 * MARGIN) * self.value() / max(1, self.maximum())
        left, knob = QPointF(MARGIN, middle), QPointF(x, middle)
        line, cap = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap
        painter.setPen(QPen(theme.color("ctl"), 4, line, cap))
        painter.drawLine(left, QPointF(self.width() - MARGIN, middle))
        if self._unset:
            # an empty ring where the first key press starts from
            painter.setPen(QPen(theme.color("ink" if self.hasFocus() else "ctl"), 2))
            painter.setBrush(theme.color("bg2"))
            painter.drawEllipse(knob, 9, 9)
            return
        painter.setPen(QPen(color, 4, line, cap))
        painter.drawLine(left, knob)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("ink"), 2))
            painter.setBrush(theme.color("bg1"))
            painter.drawEllipse(knob, 12, 12)
        painter.setPen(QPen(theme.color("bg1"), 2))
        painter.setBrush(color)
        painter.drawEllipse(knob, 9, 9)


class ParameterRow(QWidget):
    """Name, slider and value of a parameter: the twin of a handle.

    Signals:
        value_wished(str, float): the learner sets that parameter to that value.
        held(bool): the knob is taken or let go.
    """

    value_wished = Signal(str, float)
    held = Signal(bool)

    def __init__(self, parameter: Parameter, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parameter = parameter
        self._look: tuple[Theme, str] | None = None
        self._name = QLabel(words(parameter.label), self)
        self._slider = StepSlider(parameter.steps, theme, parameter.token, self)
        self._slider.setAccessibleName(words(parameter.label))
        self._value = QLabel(self)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._name)
        row.addWidget(self._slider, 1)
        row.addWidget(self._value)
        self._slider.valueChanged.connect(self._on_slider)
        self._slider.sliderPressed.connect(self._on_pressed)
        self._slider.sliderReleased.connect(self._on_released)
        self.set_theme(theme, parameter.token)

    @property
    def slider(self) -> StepSlider:
        """The slider; its value counts steps."""
        return self._slider

    @property
    def text_widths(self) -> tuple[int, int]:
        """How wide the name and the longest value would like to be."""
        metrics = QFontMetricsF(self._value.font())
        ends = (self._parameter.minimum, self._parameter.maximum)
        longest = max(metrics.horizontalAdvance(self._say(value)) for value in ends)
        return self._name.sizeHint().width(), round(longest) + 6

    def set_text_widths(self, name: int, value: int) -> None:
        """Give name and value so many pixels, so that the sliders of several rows are alike."""
        self._name.setFixedWidth(name)
        self._value.setFixedWidth(value)

    def set_short(self, is_short: bool) -> None:
        """Leave the name out; the value begins with the symbol anyway."""
        self._name.setVisible(not is_short)

    def set_theme(self, theme: Theme, token: str) -> None:
        """Draw in the colours of ``theme``, the slider and the value in that of ``token``."""
        if self._look == (theme, token):
            return
        self._look = (theme, token)
        self._slider.set_look(theme, token)
        self._name.setStyleSheet(f"color: {theme.ink2}; background: transparent")
        self._value.setStyleSheet(f"color: {theme.color(token).name()}; background: transparent")
        # the first time a style sheet comes over a label it takes its first font for good
        for label, font in ((self._name, theme.font(13)), (self._value, theme.font(14, 700))):
            label.ensurePolished()
            label.setFont(font)

    def set_value(self, value: float) -> None:
        """Show ``value`` without wishing it."""
        with QSignalBlocker(self._slider):
            self._slider.setValue(self._parameter.index_of(value))
        text = self._say(value)
        if text != self._value.text():
            self._value.setText(text)
            # the slider itself counts steps, which says nothing to a listener
            self._slider.setAccessibleDescription(text)

    def _say(self, value: float) -> str:
        return f"{self._parameter.symbol} = {number(value, self._parameter.decimals)}"

    def _on_slider(self, index: int) -> None:
        self.value_wished.emit(self._parameter.name, self._parameter.value_at(index))

    def _on_pressed(self) -> None:
        self.held.emit(True)

    def _on_released(self) -> None:
        self.held.emit(False)
