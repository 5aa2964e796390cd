"""Answers one question: how are handles taken and moved, and pads pressed and painted?

The canvas shows pictures and wishes values; what a value does is not its business. It has no menu
and no zoom, and the wheel is left to the page.
"""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QGraphicsRectItem,
    QGraphicsView,
    QSizePolicy,
    QWidget,
)

from oboeuta_desktop.demos.picture import Panel, Picture
from oboeuta_desktop.ui.demos.handle_layer import HandleLayer
from oboeuta_desktop.ui.demos.pad_board import PadBoard, PadKey
from oboeuta_desktop.ui.demos.panel_stack import stack
from oboeuta_desktop.ui.demos.plot_items import GRAB_RADIUS, HANDLE_RADIUS
from oboeuta_desktop.ui.demos.plot_panel import PlotPanel, Pointing
from oboeuta_desktop.ui.theme import Theme

# OpenGL would move the whole window to GPU composition; segments leave gaps when antialiased
pg.setConfigOptions(antialias=True, useOpenGL=False, segmentedLineMode="off", mouseRateLimit=60)

FAST = 10
"""How many steps an arrow key goes with Shift."""
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Down: (1, -1),
    Qt.Key.Key_Up: (1, 1),
}
_BY_MOUSE = {Qt.FocusReason.MouseFocusReason, Qt.FocusReason.ActiveWindowFocusReason}


class PlotCanvas(pg.GraphicsView):
    """Stacked panels with handles and pads.

    Signals:
        grabbed(str): the handle or the row of pads of that name is held.
        released(): it was let go.
        value_wished(str, float): the learner drags that parameter to that value.
        steps_wished(str, int): keys want that parameter moved by so many steps.
        pad_pressed(str, int): a pad of that row at that place is pressed.
        pad_painted(str, int): the level that was pressed last is drawn over to that pad.
        pad_pointed(str, int): the keyboard's cursor has gone to that pad.
    """

    SPOKEN_ROLE = QAccessible.Role.Graphic

    grabbed = Signal(str)
    released = Signal()
    value_wished = Signal(str, float)
    steps_wished = Signal(str, int)
    pad_pressed = Signal(str, int)
    pad_painted = Signal(str, int)
    pad_pointed = Signal(str, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, useOpenGL=False, background=theme.bg1)
        self._theme = theme
        self._picture: Picture | None = None
        self._laid_out: tuple[Panel, ...] = ()
        self._panels: dict[str, PlotPanel] = {}
        self._spare: list[PlotPanel] = []
        self._handles = HandleLayer(self.scene(), theme)
        self._frame = QGraphicsRectItem()
        self._frame.setZValue(40)
        self._frame.setVisible(False)
        self.scene().addItem(self._frame)
        self._board = PadBoard()
        self._painting: PadKey | None = None
        self._warm_pad: PadKey | None = None
        self._has_cursor = False
        self._is_locked = False
        self._grip = QPointF()
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(120)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the canvas itself has the keys

    @property
    def held(self) -> str | None:
        """The name of the handle that is held."""
        return self._handles.held

    def show_picture(self, picture: Picture) -> None:
        """Show ``picture``; what has not changed is not touched."""
        self._picture = picture
        if picture.panels != self._laid_out:
            self._lay_out(picture.panels)
        pointing = self._pointing()
        for panel in self._panels.values():
            panel.set_pixel_ratio(self.devicePixelRatioF())
            panel.show_picture(picture, pointing)
        self._handles.show_handles(picture.handles, picture.parameters, self._panels)
        self._show_frame()

    def set_locked(self, *, locked: bool) -> None:
        """Let nothing be taken or pressed, and show it; the picture itself stays as it is."""
        if locked == self._is_locked:
            return
        self._is_locked = locked
        self._handles.set_locked(locked=locked)
        self._set_warm(None, None)
        self._show_pads()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        if theme.letters != self._theme.letters:
            self._laid_out = ()
        self._theme = theme
        self.setBackground(theme.bg1)
        for part in (*self._panels.values(), *self._spare, self._handles):
            part.set_theme(theme)
        if self._picture is not None:
            self.show_picture(self._picture)

    def invite(self) -> None:
        """Show again at every handle which way it goes."""
        self._handles.invite()

    def pixel_of(self, name: str) -> QPointF:
        """Where the handle of that name is drawn, in the viewport; for tests and for hints."""
        return self._handles.pixel(self._handles.handle(name))

    def handle_places(self) -> dict[str, QRect]:
        """Each handle's name and the square around its centre, in this widget's pixels."""
        if self._picture is None:
            return {}
        side = round(2 * GRAB_RADIUS)
        places: dict[str, QRect] = {}
        for handle in self._picture.handles:
            centre = self.viewport().mapTo(self, self._handles.pixel(handle).toPoint())
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

    def pad_place(self, row: str, index: int) -> QRectF:
        """Where a pad lies in the viewport; for tests and for hints."""
        self._place_pads()
        return QRectF(self._board.places[row, index])

    def mousePressEvent(self, ev: QMouseEvent) -> None:
        """Qt: take the handle, or press the pad, under the pointer."""
        name, pad = self._under(ev.position())
        if ev.button() != Qt.MouseButton.LeftButton or self._is_locked:
            ev.ignore()
        elif name is not None:
            self._take(name, ev.position())
        elif pad is not None:
            self._press(pad)
        else:
            ev.ignore()

    def mouseMoveEvent(self, ev: QMouseEvent) -> None:
        """Qt: move the held handle, paint pads, or warm what is under the pointer."""
        if self._painting is not None:
            self._paint_to(ev.position())
            return
        if self.held is None:
            name, pad = (None, None) if self._is_locked else self._under(ev.position())
            self._set_warm(name, pad)
            return
        handle = self._handles.held_handle
        if handle is None:
            return
        x, y = self._panels[handle.panel].to_units(ev.position() - self._grip)
        value = handle.value_for(x, y)
        if value is not None:
            self.value_wished.emit(handle.parameter, value)

    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        """Qt: let the held handle or the row of pads go."""
        is_held = self.held is not None or self._painting is not None
        if not is_held or ev.button() != Qt.MouseButton.LeftButton:
            ev.ignore()
            return
        self._painting = None
        self._handles.hold(None)
        self._set_warm(*self._under(ev.position()))
        self.released.emit()

    def mouseDoubleClickEvent(self, ev: QMouseEvent) -> None:
        """Qt: the second press of a double click is a press."""
        self.mousePressEvent(ev)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: the pointer has come in."""
        event.accept()

    def leaveEvent(self, ev: QEvent) -> None:
        """Qt: the pointer has left."""
        if self.held is None and self._painting is None:
            self._set_warm(None, None)
        ev.accept()

    def keyPressEvent(self, ev: QKeyEvent) -> None:
        """Qt: arrows move the parameters, with Ctrl the cursor on the pads; Space presses one."""
        arrow = _ARROWS.get(Qt.Key(ev.key()))
        picture = self._picture
        if picture is None or self._is_locked:
            ev.ignore()
        elif picture.pads and self._is_for_pads(ev):
            self._key_on_pads(arrow)
        elif arrow is not None and arrow[0] < len(picture.parameters):
            rank, steps = arrow
            parameter = picture.parameters[rank]
            fast = bool(ev.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._handles.touch(parameter)
            self.steps_wished.emit(parameter, steps * (FAST if fast else 1))
        else:
            ev.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show what the keys would move."""
        super().focusInEvent(event)
        self._show_cursor(visible=event.reason() not in _BY_MOUSE)
        self._handles.set_focus(focus=True)
        self._show_frame()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the keys go elsewhere."""
        super().focusOutEvent(event)
        self._show_cursor(visible=False)
        self._handles.set_focus(focus=False)
        self._show_frame()

    def _is_for_pads(self, ev: QKeyEvent) -> bool:
        has_ctrl = bool(ev.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if ev.key() == Qt.Key.Key_Space:
            # without the cursor in sight, Space is the player's
            return self._has_cursor and not has_ctrl
        return has_ctrl and Qt.Key(ev.key()) in _ARROWS

    def _key_on_pads(self, arrow: tuple[int, int] | None) -> None:
        """Press the pad at the cursor, or move the cursor; the first move only shows it."""
        self._place_pads()
        if self._board.cursor is None:
            return
        if arrow is None:
            self.pad_pressed.emit(*self._board.cursor)
            return
        rank, sign = arrow
        if self._has_cursor:
            self._board.step(*((sign, 0) if rank == 0 else (0, -sign)))
        self._show_cursor(visible=True)
        self.pad_pointed.emit(*self._board.cursor)

    def _take(self, name: str, pixel: QPointF) -> None:
        # the handle keeps its distance to the pointer: no jump at the press
        self._grip = pixel - self.pixel_of(name)
        self._handles.hold(name)
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self.grabbed.emit(name)

    def _press(self, pad: PadKey) -> None:
        self._painting = pad
        self._board.point_at(pad)
        self._show_cursor(visible=False)
        self.grabbed.emit(pad[0])
        self.pad_pressed.emit(*pad)

    def _paint_to(self, pixel: QPointF) -> None:
        """Paint every pad between the last one and the one at ``pixel``."""
        assert self._painting is not None
        row, last = self._painting
        index = self._board.nearest_in_row(row, pixel)
        if index == last:
            return
        sign = 1 if index > last else -1
        for place in range(last + sign, index + sign, sign):
            self.pad_painted.emit(row, place)
        self._painting = (row, index)
        self._board.point_at(self._painting)
        self._set_warm(None, self._painting)

    def _under(self, pixel: QPointF) -> tuple[str | None, PadKey | None]:
        """The handle or the pad that a press at ``pixel`` means: never both."""
        self._place_pads()
        near, pad = self._handles.near(pixel), self._board.at(pixel)
        if near is None:
            return None, pad
        # on a pad itself only the disc of a handle counts, not the room around it
        is_pads = self._board.covers(pixel) and near[0] > HANDLE_RADIUS + 2
        return (None, pad) if is_pads else (near[1], None)

    def _place_pads(self) -> None:
        """Know where the pads of the picture lie; asked only when a hand or a key needs it."""
        pads = self._picture.pads if self._picture is not None else ()
        places = [
            self._panels[pad.panel]
            .rectangle(pad)
            .translated(self._panels[pad.panel].area.topLeft())
            for pad in pads
        ]
        self._board.show_pads(pads, places)

    def _pointing(self) -> Pointing:
        cursor = self._board.cursor if self._has_cursor else None
        return Pointing(self._warm_pad, cursor, self._is_locked)

    def _show_pads(self) -> None:
        if self._picture is None or not self._picture.pads:
            return
        pointing = self._pointing()
        for name, panel in self._panels.items():
            panel.show_pads([pad for pad in self._picture.pads if pad.panel == name], pointing)

    def _show_cursor(self, *, visible: bool) -> None:
        if visible:
            self._place_pads()
        self._has_cursor = visible and self._board.cursor is not None
        self._show_pads()

    def _set_warm(self, name: str | None, pad: PadKey | None) -> None:
        """Show what is under the pointer."""
        if pad != self._warm_pad:
            self._warm_pad = pad
            self._show_pads()
        self._handles.set_warm(name)
        self.viewport().setCursor(
            Qt.CursorShape.OpenHandCursor
            if name is not None
            else Qt.CursorShape.ArrowCursor
            if pad is None
            else Qt.CursorShape.PointingHandCursor
        )

    def _show_frame(self) -> None:
        """Where neither a handle nor a pad shows the focus, the canvas itself does."""
        is_bare = self._picture is not None and not self._picture.pads
        is_shown = self.hasFocus() and self.held is None and is_bare and not self._handles.focused
        self._frame.setVisible(is_shown)
        if is_shown:
            self._frame.setRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))
            self._frame.setPen(QPen(self._theme.color("ink"), 2))

    def _lay_out(self, panels: tuple[Panel, ...]) -> None:
        names = {panel.name for panel in panels}
        for name in [name for name in self._panels if name not in names]:
            self._spare.append(self._panels.pop(name))
            self._spare[-1].rest()
        self._laid_out = panels
        scene = self.sceneObj
        assert scene is not None
        places = stack(panels, self.width(), self.height(), self._theme.letters)
        for panel, (area, has_x_ticks) in zip(panels, places, strict=True):
            if panel.name not in self._panels:
                spare = self._spare.pop() if self._spare else PlotPanel(scene, self._theme)
                self._panels[panel.name] = spare
            self._panels[panel.name].place(area, panel, has_x_ticks=has_x_ticks)
