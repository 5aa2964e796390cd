"""Answers one question: what is a widget of our own to a screen reader?

Qt would call it a mere client. A class says with ``SPOKEN_ROLE`` what it is: a picture that it
paints, or a group that takes the keys. Its name and its description are those of the widget.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

ATTRIBUTE = "SPOKEN_ROLE"


class PaintedPicture(QAccessibleWidget):
    """A picture, one element without parts; or a group, which keeps its parts."""

    def childCount(self) -> int:
        """Qt: the parts of a picture are paint."""
        return 0 if self.role() == QAccessible.Role.Graphic else super().childCount()


class PaintedAccessibility:
    """Tells Qt what painted widgets are; install one per program and keep it.

    It holds on to what it makes: Qt keeps only a bare pointer to it.
    """

    def __init__(self) -> None:
        self._made: dict[int, PaintedPicture] = {}

    def install(self) -> None:
        """Have Qt ask here from now on."""
        QAccessible.installFactory(self.interface_for)

    def interface_for(self, _key: str, target: QObject | None) -> QAccessibleInterface | None:
        """The picture for a widget whose class says what it is, None for anything else."""
        role = getattr(type(target), ATTRIBUTE, None)
        if role is None or not isinstance(target, QWidget):
            return None
        identity = id(target)
        if identity not in self._made:
            self._made[identity] = PaintedPicture(target, role)
            target.destroyed.connect(lambda: self._made.pop(identity, None))
        return self._made[identity]
