"""Answers one question: how is an answer typed in Japanese without being sent half converted?

While an input method composes, Return chooses a conversion and Escape takes one back: neither may
reach the program. That this goes wrong in app after app is why it has a class of its own.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from oboeuta_desktop.ui.theme import Theme, ui_font

LONGEST = 200
"""Characters; no term is nearly as long."""
_ENDING = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AnswerField(QLineEdit):
    """One line to type a term into.

    Signals:
        submitted: the text, when Return is pressed and nothing is being composed.
        left: Escape was pressed and nothing is being composed.
    """

    submitted = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_composing = False
        self._pixels = 22
        self.setObjectName("answer_field")
        self.setAccessibleName(self.tr("答え"))
        self.setPlaceholderText(self.tr("漢字・かな・英語のどれでも"))
        self.setMaxLength(LONGEST)
        self.setFrame(False)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setTextMargins(16, 0, 16, 0)
        self.set_text_scale(1.0)
        self.set_theme(theme)

    @property
    def is_composing(self) -> bool:
        """Whether the input method holds text that is not yet decided."""
        return self._is_composing

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        palette = self.palette()
        palette.setColor(palette.ColorRole.Text, theme.color("ink"))
        palette.setColor(palette.ColorRole.PlaceholderText, theme.color("ink3"))
        palette.setColor(palette.ColorRole.Highlight, theme.color("accent", 90))
        palette.setColor(palette.ColorRole.HighlightedText, theme.color("ink"))
        self.setPalette(palette)
        self._dress()
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._pixels = round(22 * factor)
        self.setFont(ui_font(self._pixels, 600))
        self.setMinimumHeight(round(56 * factor))
        self._dress()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Qt: remember whether something is being composed."""
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: an input method that is left takes its composition with it."""
        self._is_composing = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Return sends and Escape leaves, but never while composing."""
        key = Qt.Key(event.key())
        held = event.isAutoRepeat() and key in _ENDING  # still down from the question before
        if held or (self._is_composing and key in (*_ENDING, Qt.Key.Key_Escape)):
            event.accept()
        elif key in _ENDING and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit(self.text())
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Qt: room for a term."""
        return QSize(420, 56)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the surface, then the text as usual."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "ink" if self.hasFocus() else "ctl"
        painter.setPen(QPen(self._theme.color(edge), 2 if self.hasFocus() else 1.2))
        painter.setBrush(self._theme.color("bg2"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 12, 12)
        painter.end()
        super().paintEvent(event)

    def _dress(self) -> None:
        """With a style sheet on the application the palette's ground would cover what is drawn
        here; and from the second sheet on a font alone is not heard.
        """
        self.setStyleSheet(
            "QLineEdit { background: transparent; border: none;"
            f" color: {self._theme.ink}; font-size: {self._pixels}px; }}"
        )
