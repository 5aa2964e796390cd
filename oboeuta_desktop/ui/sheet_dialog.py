"""Answers one question: how does a dialog look like the sheets that lie over the window?

The window stays visible below, dimmed; the dialog has its heading inside and a thin border.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QSpinBox, QVBoxLayout, QWidget

from oboeuta_desktop.ui.look import set_letters
from oboeuta_desktop.ui.theme import ui_font

_DIMMED = 190
"""Of 255; as much as below the other sheets."""
_FIELD = 36
"""Height of what is chosen or typed in, in pixels at the letters' own size."""


class SheetDialog(QDialog):
    """A dialog with its title as a heading, over a dimmed window.

    What it holds goes into ``column``.
    """

    def __init__(self, parent: QWidget, title: str, name: str) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self._title = QLabel(title)
        self._title.setObjectName(f"{name}_heading")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(28, 22, 28, 22)
        self.column.setSpacing(14)
        self.column.addWidget(self._title)

    def write_letters(self, factor: float) -> None:
        """Write letters ``factor`` times as large as designed."""
        set_letters(self, 14 * factor)
        self._title.setFont(ui_font(22 * factor, 700))
        for field in (*self.findChildren(QComboBox), *self.findChildren(QSpinBox)):
            field.setMinimumHeight(round(_FIELD * factor))

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: dim the window below."""
        super().showEvent(event)
        below = self.parentWidget()
        if below is not None:
            _scrim_of(below.window()).lay_over()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: light it again."""
        super().hideEvent(event)
        below = self.parentWidget()
        if below is not None:
            _scrim_of(below.window()).hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the border."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class Scrim(QWidget):
    """Dims a window while a dialog stands before it. One for each window, kept."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("scrim")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        self.hide()

    def lay_over(self) -> None:
        """Cover the whole window."""
        window = self.parentWidget()
        assert window is not None
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: be as large as the window."""
        window = self.parentWidget()
        if event.type() == QEvent.Type.Resize and window is not None:
            self.setGeometry(window.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: dim it."""
        color = QColor(self.palette().color(QPalette.ColorRole.Window))
        color.setAlpha(_DIMMED)
        QPainter(self).fillRect(event.rect(), color)


def _scrim_of(window: QWidget) -> Scrim:
    found = window.findChild(Scrim, "scrim", Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, Scrim) else Scrim(window)
