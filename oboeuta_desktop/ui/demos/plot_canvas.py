"""Answers one question: how are panels stacked, and how is a handle taken and moved?

The canvas shows pictures and wishes values; what a value does is not its business. It has no menu
and no zoom, and the wheel is left to the page.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLineF, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsLineItem, QGraphicsView, QSizePolicy, QWidget

from oboeuta_desktop.demos.picture import Handle, Panel, Picture
from oboeuta_desktop.ui.demos.plot_items import GRAB_RADIUS, HandleItem
from oboeuta_desktop.ui.demos.plot_panel import PlotPanel
from oboeuta_desktop.ui.theme import Theme

# OpenGL would move the whole window to GPU composition; segments leave gaps when antialiased
pg.setConfigOptions(antialias=True, useOpenGL=False, segmentedLineMode="off", mouseRateLimit=60)

LEFT, RIGHT, TOP, BOTTOM, GAP = 38.0, 8.0, 6.0, 24.0, 12.0
"""Logical pixels around the panels (room for tick texts) and between them."""
FAST = 10
"""How many steps an arrow key goes with Shift."""
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Down: (1, -1),
    Qt.Key.Key_Up: (1, 1),
}


class PlotCanvas(pg.GraphicsView):
    """Stacked panels with handles.

    Signals:
        grabbed(str): the handle of that name is held.
        released(): it was let go.
        value_wished(str, float): the learner drags that parameter to that value.
        steps_wished(int, int): keys want the parameter of that rank moved by so many steps.
    """

    grabbed = Signal(str)
    released = Signal()
    value_wished = Signal(str, float)
    steps_wished = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=theme.bg1)
        self._theme = theme
        self._picture: Picture | None = None
        self._laid_out: tuple[Panel, ...] = ()
        self._panels: dict[str, PlotPanel] = {}
        self._handles: list[HandleItem] = []
        self._guide = QGraphicsLineItem()
        self._guide.setZValue(-150)
        self.scene().addItem(self._guide)
        self._held: str | None = None
        self._warm: str | None = None
        self._grip = QPointF()
        self._touched: set[str] = set()
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(120)

    @property
    def held(self) -> str | None:
        """The name of the handle that is held."""
        return self._held

    def show_picture(self, picture: Picture) -> None:
        """Show ``picture``; what has not changed is not touched."""
        self._picture = picture
        if picture.panels != self._laid_out:
            self._lay_out(picture.panels)
        for panel in self._panels.values():
            panel.set_pixel_ratio(self.devicePixelRatioF())
            panel.show_picture(picture)
        self._show_handles(picture.handles)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self.setBackground(theme.bg1)
        for part in (*self._panels.values(), *self._handles):
            part.set_theme(theme)
        if self._picture is not None:
            self.show_picture(self._picture)

    def invite(self) -> None:
        """Show again at every handle which way it goes."""
        self._touched.clear()

    def pixel_of(self, name: str) -> QPointF:
        """Where the handle of that name is drawn, in the viewport; for tests and for hints."""
        handle = self._handle(name)
        return self._pixel(handle)

    def handle_places(self) -> dict[str, QRect]:
        """Each handle's name and the square around its centre, in this widget's pixels."""
        if self._picture is None:
            return {}
        side = round(2 * GRAB_RADIUS)
        places: dict[str, QRect] = {}
        for handle in self._picture.handles:
            centre = self.viewport().mapTo(self, self._pixel(handle).toPoint())
            places[handle.name] = QRect(centre.x() - side // 2, centre.y() - side // 2, side, side)
        return places

    def pixel_at(self, panel: str, x: float, y: float) -> QPointF:
        """The viewport's pixel of (x, y) of a panel."""
        return self._panels[panel].to_pixels(x, y) + self._panels[panel].area.topLeft()

    def resizeEvent(self, ev: QResizeEvent | None) -> None:
        """Qt: the canvas has a new size."""
        super().resizeEvent(ev)
        picture = getattr(self, "_picture", None)  # pyqtgraph resizes before __init__ has ended
        if picture is not None:
            self._laid_out = ()
            self.show_picture(picture)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: the window has gone to a screen of another density."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange and self._picture is not None:
            self.show_picture(self._picture)

    def wheelEvent(self, ev: QWheelEvent) -> None:
        """Qt: the wheel scrolls the page, never the plot."""
        ev.ignore()

    def mousePressEvent(self, ev: QMouseEvent) -> None:
        """Qt: take the handle under the pointer."""
        name = self._near(ev.position())
        if ev.button() != Qt.MouseButton.LeftButton or name is None:
            ev.ignore()
            return
        self._held = self._warm = name
        # the handle keeps its distance to the pointer: no jump at the press
        self._grip = ev.position() - self._pixel(self._handle(name))
        self._touched.add(name)
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._refresh_handles()
        self.grabbed.emit(name)

    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        """Qt: move the held handle, or warm the one under the pointer."""
        if self._held is None:
            self._set_warm(self._near(ev.position()))
            return
        handle = self._handle(self._held)
        x, y = self._panels[handle.panel].to_units(ev.position() - self._grip)
        value = handle.value_for(x, y)
        if value is not None:
            self.value_wished.emit(handle.parameter, value)

    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        """Qt: let the held handle go."""
        if self._held is None or ev.button() != Qt.MouseButton.LeftButton:
            ev.ignore()
            return
        self._held = None
        self._warm = ""
        self._set_warm(self._near(ev.position()))
        self.released.emit()

    def mouseDoubleClickEvent(self, ev: QMouseEvent) -> None:
        """Qt: the second press of a double click is a press."""
        self.mousePressEvent(ev)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: the pointer has come in."""
        event.accept()

    def leaveEvent(self, ev: QEvent) -> None:
        """Qt: the pointer has left."""
        if self._held is None:
            self._set_warm(None)
        ev.accept()

    def keyPressEvent(self, ev: QKeyEvent) -> None:
        """Qt: arrows move the parameters."""
        arrow = _ARROWS.get(Qt.Key(ev.key()))
        picture = self._picture
        if arrow is None or picture is None or arrow[0] >= len(picture.parameters):
            ev.ignore()
            return
        rank, steps = arrow
        fast = bool(ev.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._touched |= {
            h.name for h in picture.handles if h.parameter == picture.parameters[rank]
        }
        self.steps_wished.emit(rank, steps * (FAST if fast else 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the handles show the focus."""
        super().focusInEvent(event)
        self._refresh_handles()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the handles lose the focus."""
        super().focusOutEvent(event)
        self._refresh_handles()

    def _lay_out(self, panels: tuple[Panel, ...]) -> None:
        names = {panel.name for panel in panels}
        for name in [name for name in self._panels if name not in names]:
            self._panels.pop(name).remove()
        self._laid_out = panels
        width = self.width() - LEFT - RIGHT
        height = self.height() - TOP - BOTTOM - GAP * (len(panels) - 1)
        total = sum(panel.weight for panel in panels)
        top = TOP
        scene = self.sceneObj
        assert scene is not None
        for panel in panels:
            if panel.name not in self._panels:
                self._panels[panel.name] = PlotPanel(scene, self._theme)
            # whole pixels keep the grid lines sharp
            share = max(30.0, round(height * panel.weight / total))
            area = QRectF(LEFT, top, max(60.0, width), share)
            self._panels[panel.name].place(area, panel, has_x_ticks=panel is panels[-1])
            top += share + GAP

    def _show_handles(self, handles: tuple[Handle, ...]) -> None:
        while len(self._handles) < len(handles):
            item = HandleItem(self._theme)
            self.scene().addItem(item)
            self._handles.append(item)
        for item in self._handles[len(handles) :]:
            item.setVisible(False)
        for handle, item in zip(handles, self._handles, strict=False):
            item.setPos(self._pixel(handle))
            item.setVisible(True)
        guides = [handle for handle in handles if handle.has_guide]
        self._guide.setVisible(bool(guides))
        for handle in guides:
            x, bottom = self._pixel(handle).x(), max(p.area.bottom() for p in self._panels.values())
            self._guide.setLine(QLineF(x, TOP, x, bottom))
            self._guide.setPen(QPen(self._theme.color("ink2", 170), 1, Qt.PenStyle.DashLine))
        self._refresh_handles()

    def _refresh_handles(self) -> None:
        if self._picture is None:
            return
        for handle, item in zip(self._picture.handles, self._handles, strict=False):
            first, last = self._panels[handle.panel].y_range
            item.set_look(
                handle.token,
                is_outside=not first <= handle.y <= last,
                is_upright=handle.along == "ratio",
                is_warm=handle.name in {self._warm, self._held},
                is_focused=self.hasFocus() and self._held is None and handle.has_guide,
                invites=handle.name not in self._touched,
            )

    def _set_warm(self, name: str | None) -> None:
        if name == self._warm:
            return
        self._warm = name
        cursor = Qt.CursorShape.ArrowCursor if name is None else Qt.CursorShape.OpenHandCursor
        self.viewport().setCursor(cursor)
        self._refresh_handles()

    def _near(self, pixel: QPointF) -> str | None:
        """The handle that a press at ``pixel`` takes: the nearest within reach."""
        handles = self._picture.handles if self._picture is not None else ()
        reach = [(QLineF(pixel, self._pixel(handle)).length(), handle.name) for handle in handles]
        distance, name = min(reach, default=(GRAB_RADIUS + 1, ""))
        return name if distance <= GRAB_RADIUS else None

    def _handle(self, name: str) -> Handle:
        assert self._picture is not None
        return next(handle for handle in self._picture.handles if handle.name == name)

    def _pixel(self, handle: Handle) -> QPointF:
        panel = self._panels[handle.panel]
        return panel.handle_spot(handle) + panel.area.topLeft()
