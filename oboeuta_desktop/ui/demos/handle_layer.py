"""Answers one question: how are the handles of a picture shown, and which one is near?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsScene

from oboeuta_desktop.demos.picture import Handle
from oboeuta_desktop.ui.demos.panel_stack import TOP
from oboeuta_desktop.ui.demos.plot_items import GRAB_RADIUS, HandleItem
from oboeuta_desktop.ui.demos.plot_panel import PlotPanel
from oboeuta_desktop.ui.theme import Theme

LOCKED_OPACITY = 0.4
"""Of handles that cannot be taken now."""


class HandleLayer:
    """The handles above all panels, with the dashed lines through them."""

    def __init__(self, scene: QGraphicsScene, theme: Theme) -> None:
        self._scene, self._theme = scene, theme
        self._handles: tuple[Handle, ...] = ()
        self._parameters: tuple[str, ...] = ()
        self._panels: Mapping[str, PlotPanel] = {}
        self._items: list[HandleItem] = []
        self._guides: list[QGraphicsLineItem] = []
        self._touched: set[str] = set()
        self._held: str | None = None
        self._warm: str | None = None
        self._has_focus = False
        self._is_locked = False

    @property
    def held(self) -> str | None:
        """The name of the handle that is held."""
        return self._held

    @property
    def held_handle(self) -> Handle | None:
        """The handle that is held; None when none is, or when the picture has it no longer."""
        return next((handle for handle in self._handles if handle.name == self._held), None)

    @property
    def focused(self) -> set[str]:
        """The handles that show the focus of the keyboard: those that Left and Right move, or
        else those that Up and Down move.
        """
        if not self._has_focus or self._held is not None:
            return set()
        guided = {handle.name for handle in self._handles if handle.has_guide}
        moved = [
            {h.name for h in self._handles if h.parameter == parameter}
            for parameter in self._parameters
        ]
        return next((names for names in (guided, *moved) if names), set())

    def handle(self, name: str) -> Handle:
        """The handle of that name."""
        return next(handle for handle in self._handles if handle.name == name)

    def pixel(self, handle: Handle) -> QPointF:
        """Where a handle is drawn on the canvas."""
        panel = self._panels[handle.panel]
        return panel.handle_spot(handle) + panel.area.topLeft()

    def near(self, pixel: QPointF) -> tuple[float, str] | None:
        """The nearest handle that a press at ``pixel`` reaches, and how far away it is."""
        found = [
            (QLineF(pixel, self.pixel(handle)).length(), handle.name) for handle in self._handles
        ]
        nearest = min(found, default=None)
        return nearest if nearest is not None and nearest[0] <= GRAB_RADIUS else None

    def show_handles(
        self,
        handles: tuple[Handle, ...],
        parameters: tuple[str, ...],
        panels: Mapping[str, PlotPanel],
    ) -> None:
        """Show ``handles``; Left and Right move the first of ``parameters``, Up and Down the
        second.
        """
        self._handles, self._parameters, self._panels = handles, parameters[:2], panels
        while len(self._items) < len(handles):
            item = HandleItem(self._theme)
            self._scene.addItem(item)
            self._items.append(item)
        for item in self._items[len(handles) :]:
            item.setVisible(False)
        for handle, item in zip(handles, self._items, strict=False):
            item.setPos(self.pixel(handle))
            item.setVisible(True)
        self._show_guides([handle for handle in handles if handle.has_guide])
        self.refresh()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        for item in self._items:
            item.set_theme(theme)

    def set_locked(self, *, locked: bool) -> None:
        """Show that no handle can be taken."""
        self._is_locked = locked
        self.refresh()

    def set_focus(self, *, focus: bool) -> None:
        """Show that the keyboard moves the handles."""
        self._has_focus = focus
        self.refresh()

    def set_warm(self, name: str | None) -> None:
        """Show that the handle of that name is under the pointer."""
        if name != self._warm:
            self._warm = name
            self.refresh()

    def hold(self, name: str | None) -> None:
        """Show that the handle of that name is held."""
        self._held = name
        if name is not None:
            self._touched.add(name)
            self._warm = name
        self.refresh()

    def touch(self, parameter: str) -> None:
        """A key has moved a parameter: its handles need not invite any more."""
        self._touched |= {h.name for h in self._handles if h.parameter == parameter}

    def invite(self) -> None:
        """Show again at every handle which way it goes."""
        self._touched.clear()

    def refresh(self) -> None:
        """Show who is under the pointer, held, focused."""
        focused = self.focused
        for handle, item in zip(self._handles, self._items, strict=False):
            first, last = self._panels[handle.panel].y_range
            item.set_look(
                handle.token,
                is_outside=not first <= handle.y <= last,
                is_upright=handle.along != "x",
                is_warm=handle.name in {self._warm, self._held},
                is_focused=handle.name in focused,
                invites=handle.name not in self._touched and not self._is_locked,
            )
            item.setOpacity(LOCKED_OPACITY if self._is_locked else 1.0)

    def _show_guides(self, handles: Sequence[Handle]) -> None:
        while len(self._guides) < len(handles):
            line = QGraphicsLineItem()
            line.setZValue(-150)
            self._scene.addItem(line)
            self._guides.append(line)
        for line in self._guides[len(handles) :]:
            line.setVisible(False)
        for handle, line in zip(handles, self._guides, strict=False):
            line.setLine(self._guide_of(handle))
            line.setPen(QPen(self._theme.color("ink2", 170), 1, Qt.PenStyle.DashLine))
            line.setVisible(True)

    def _guide_of(self, handle: Handle) -> QLineF:
        spot, area = self.pixel(handle), self._panels[handle.panel].area
        if handle.along == "y":
            return QLineF(area.left(), spot.y(), area.right(), spot.y())
        bottom = max(panel.area.bottom() for panel in self._panels.values())
        return QLineF(spot.x(), TOP, spot.x(), bottom)
