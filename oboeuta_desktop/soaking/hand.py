"""Answers one question: how is a mouse or a keyboard imitated, without a test library?"""

from __future__ import annotations

import random
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

_NONE = Qt.KeyboardModifier.NoModifier


def click(button: QAbstractButton) -> None:
    """Press and let go in its middle."""
    middle = QPointF(button.rect().center())
    mouse(button, QEvent.Type.MouseButtonPress, middle)
    mouse(button, QEvent.Type.MouseButtonRelease, middle)


def mouse(widget: QWidget, kind: QEvent.Type, place: QPointF) -> None:
    """Send a mouse event with the left button to ``place`` of a widget."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    moves, lets_go = kind == QEvent.Type.MouseMove, kind == QEvent.Type.MouseButtonRelease
    event = QMouseEvent(
        kind,
        place,
        QPointF(widget.mapToGlobal(place.toPoint())),
        none if moves else left,
        none if lets_go else left,
        _NONE,
    )
    QCoreApplication.sendEvent(widget, event)


def drag(window: QWidget, start: QPoint, steps: Sequence[QPoint]) -> bool:
    """Take what is at ``start`` of ``window`` over ``steps`` and let go; False: nothing there."""
    target = window.childAt(start)
    if target is None:
        return False
    corner = target.mapTo(window, QPoint(0, 0))
    mouse(target, QEvent.Type.MouseButtonPress, QPointF(start - corner))
    for step in steps:
        mouse(target, QEvent.Type.MouseMove, QPointF(step - corner))
    mouse(target, QEvent.Type.MouseButtonRelease, QPointF((steps or [start])[-1] - corner))
    return True


def press(widget: QWidget | None, key: int, text: str = "") -> None:
    """Press and let go a key where the focus is, or at ``widget`` when there is none."""
    target = QApplication.focusWidget() or widget
    if target is None:
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(target, QKeyEvent(kind, key, _NONE, text))


def write(widget: QWidget | None, text: str) -> None:
    """Type ``text`` letter by letter."""
    for letter in text:
        press(widget, 0, letter)


def buttons_of(widget: QWidget) -> list[QAbstractButton]:
    """What can be pressed there now."""
    return [
        button
        for button in widget.findChildren(QAbstractButton)
        if button.isVisible() and button.isEnabled()
    ]


def click_any(widget: QWidget, chance: random.Random) -> str:
    """Press any button of a widget; says which."""
    found = buttons_of(widget)
    if not found:
        return ""
    button = chance.choice(found)
    name = button.objectName() or button.text() or type(button).__name__
    click(button)
    return name
