"""Answers one question: what does a screen reader find in the lyrics view?

A painted surface says nothing by itself. Here it becomes a list with one item per line; a hidden
blank is hidden from the screen reader too.
"""

# Qt takes None where there is no such part; its stubs do not say so.
# pyright: reportIncompatibleMethodOverride=false

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget

from oboeuta_desktop.ui.lyrics_view import LyricsView


class LyricsLineItem(QAccessibleInterface):
    """One line of the lyrics as an item of a list."""

    def __init__(self, view: LyricsView, line: int) -> None:
        super().__init__()
        self._view = view
        self._line = line

    def isValid(self) -> bool:
        """Qt: whether the line still exists."""
        return self._line < self._view.line_count

    def object(self) -> QObject | None:
        """Qt: a line is not an object of its own."""
        return None

    def window(self) -> QWindow | None:
        """Qt: the window the line is in."""
        return self._view.window().windowHandle()

    def role(self) -> QAccessible.Role:
        """Qt: an item of a list."""
        return QAccessible.Role.ListItem

    def text(self, t: QAccessible.Text) -> str:
        """Qt: the line's words are its name."""
        if t == QAccessible.Text.Name and self.isValid():
            return self._view.spoken_line(self._line)
        return ""

    def setText(self, t: QAccessible.Text, text: str) -> None:
        """Qt: lyrics cannot be typed over."""

    def rect(self) -> QRect:
        """Qt: where the line is on the screen."""
        if not self.isValid():
            return QRect()
        rect = self._view.line_rect(self._line)
        return QRect(self._view.mapToGlobal(rect.topLeft()), rect.size())

    def state(self) -> QAccessible.State:
        """Qt: selectable; the selected line has the focus of the keys."""
        state = QAccessible.State()
        chosen = self._line == self._view.selected
        state.selectable = True
        state.focusable = True
        state.selected = chosen
        state.focused = chosen and self._view.hasFocus()
        return state

    def parent(self) -> QAccessibleInterface:
        """Qt: the list."""
        return QAccessible.queryAccessibleInterface(self._view)

    def child(self, index: int) -> QAccessibleInterface | None:
        """Qt: a line has no parts."""
        return None

    def childCount(self) -> int:
        """Qt: a line has no parts."""
        return 0

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """Qt: a line has no parts."""
        return None

    def indexOfChild(self, arg__1: QAccessibleInterface) -> int:
        """Qt: a line has no parts."""
        return -1

    def foregroundColor(self) -> QColor:
        """Qt: not told."""
        return QColor()

    def backgroundColor(self) -> QColor:
        """Qt: not told."""
        return QColor()


class LyricsList(QAccessibleWidget):
    """The lyrics view as a list of its lines. Items are made when first asked for."""

    def __init__(self, view: LyricsView) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._view = view
        self._items: dict[int, LyricsLineItem] = {}

    def text(self, t: QAccessible.Text) -> str:
        """Qt: the view's own name."""
        return self._view.accessibleName() if t == QAccessible.Text.Name else ""

    def childCount(self) -> int:
        """Qt: one item per line."""
        return self._view.line_count

    def child(self, index: int) -> QAccessibleInterface | None:
        """Qt: the item of a line."""
        if not 0 <= index < self._view.line_count:
            return None
        if index not in self._items:
            self._items[index] = LyricsLineItem(self._view, index)
        return self._items[index]

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:
        """Qt: the item at a point of the screen."""
        line = self._view.line_at(self._view.mapFromGlobal(QPoint(x, y)))
        return None if line is None else self.child(line)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        """Qt: the line of an item."""
        return next((line for line, item in self._items.items() if item == child), -1)


class LyricsAccessibility:
    """Tells Qt how lyrics views look to a screen reader; install one per program and keep it.

    It holds on to what it makes: Qt keeps only a bare pointer to it.
    """

    def __init__(self) -> None:
        self._lists: dict[int, LyricsList] = {}

    def install(self) -> None:
        """Have Qt ask here from now on."""
        QAccessible.installFactory(self.interface_for)

    def interface_for(self, _key: str, target: QObject | None) -> QAccessibleInterface | None:
        """The list for a lyrics view, None for anything else."""
        if not isinstance(target, LyricsView):
            return None
        identity = id(target)
        if identity not in self._lists:
            self._lists[identity] = LyricsList(target)
            target.destroyed.connect(lambda: self._lists.pop(identity, None))
        return self._lists[identity]
