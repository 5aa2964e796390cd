"""Answers one question: how does a page lie over the whole window until it is put away?

The window stays visible below, dimmed; keys and mouse reach only the page.
"""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from oboeuta_desktop.ui.reading_order import step
from oboeuta_desktop.ui.theme import Theme

_AROUND = 24
"""Pixels of the window that stay free around the page, where there are so many."""
_RADIUS = 16


class OverlayPage(Protocol):
    """What an overlay shows; a widget."""

    @property
    def title(self) -> str:
        """What the page is called."""
        ...

    def size_in(self, room: QSize) -> QSize:
        """How much of ``room`` is of use, at the present size of letters."""
        ...

    def take_focus(self) -> None:
        """Let the keys act here."""
        ...

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        ...

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        ...


class Overlay(QWidget):
    """A page in the middle of a window, over everything else. It may be opened again.

    Signals:
        closed: it was put away, by Escape, by a click beside it, or by ``put_away``.
    """

    SPOKEN_ROLE = QAccessible.Role.Dialog

    closed = Signal()

    def __init__(self, window: QWidget, theme: Theme, page: OverlayPage) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._page = page
        self._focus_before: QWidget | None = None
        self._card = QWidget(self)
        column = QVBoxLayout(self._card)
        column.setContentsMargins(2, 2, 2, 2)
        column.addWidget(cast("QWidget", page))
        self.setObjectName("overlay")
        self.setAccessibleName(page.title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def page(self) -> OverlayPage:
        """What is shown."""
        return self._page

    def open(self, factor: float) -> None:
        """Lie over the window and take the keys; letters are ``factor`` times their design."""
        self._focus_before = self._window.focusWidget()
        self._window.installEventFilter(self)
        # A style sheet that comes over labels gives them the font and colours back that they had.
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        self._page.set_theme(self._theme)
        self.set_text_scale(factor)
        self.show()
        self.raise_()
        self._page.take_focus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._page.title))

    def put_away(self) -> None:
        """Give window and keys back."""
        if self.isHidden():
            return
        self._window.removeEventFilter(self)
        self.hide()
        before = self._focus_before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus()
        self.closed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self._page.set_theme(theme)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._page.set_text_scale(factor)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: be as large as the window."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Escape puts it away; no key reaches what lies below."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click beside the page puts it away."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.put_away()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        """Qt: the Tab key goes round within the page, as it is read."""
        return step((self._card,), QApplication.focusWidget(), forward=next)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: dim the window and draw the page's ground."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.color("bg0", 190))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("line"), 1.5))
        painter.setBrush(self._theme.color("bg1"))
        card = QRectF(self._card.geometry()).adjusted(0.75, 0.75, -0.75, -0.75)
        painter.drawRoundedRect(card, _RADIUS, _RADIUS)

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        room = self.rect().adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
        size = self._page.size_in(room.size()).boundedTo(room.size())
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        self._card.setGeometry(place)
