"""Answers one question: how is one panel of a picture kept on the screen?

It keeps items and moves them: an item is touched only when what it shows has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsLineItem, QGraphicsRectItem

from oboeuta_desktop.demos.picture import (
    Box,
    Curve,
    Dot,
    Handle,
    Label,
    Pad,
    Panel,
    Picture,
    Segment,
    Zone,
)
from oboeuta_desktop.ui.color_pairs import QUIET_CURVE
from oboeuta_desktop.ui.demos.pad_board import PadKey
from oboeuta_desktop.ui.demos.plot_items import (
    HANDLE_RADIUS,
    DotItem,
    FrameItem,
    LabelItem,
    paled,
)
from oboeuta_desktop.ui.demos.plot_sketches import (
    BoxSketch,
    PadLook,
    PadSketch,
    SegmentSketch,
    SketchLayer,
)
from oboeuta_desktop.ui.demos.wording import words
from oboeuta_desktop.ui.theme import Theme

Item = TypeVar("Item", bound=QGraphicsItem)
ACTIVE_WIDTH, QUIET_WIDTH = 3.4, 2.0
BOXES, PADS, SEGMENTS = -10.0, -8.0, 12.0
"""Depths: zones lie at -20, the curves at 0, dots at 15, words from 20."""


@dataclass(frozen=True, slots=True)
class Pointing:
    """Which pad is under the pointer, which under the keyboard's cursor, and whether none can be
    pressed.
    """

    warm: PadKey | None = None
    cursor: PadKey | None = None
    is_locked: bool = False


class PlotPanel:
    """One panel: a view box with curves, and above it everything that is measured in pixels."""

    def __init__(self, scene: pg.GraphicsScene, theme: Theme) -> None:
        self._theme = theme
        self._ratio = 1.0
        self.box = pg.ViewBox(enableMenu=False, enableMouse=False, defaultPadding=0.0)
        self.box.disableAutoRange()
        scene.addItem(self.box)
        self._frame = FrameItem(theme)
        scene.addItem(self._frame)
        self._title = self._adopt(LabelItem(theme))
        self._panel: Panel | None = None
        self._area = QRectF()
        self._scale = (1.0, 1.0)
        """Pixels per unit of x and of y."""
        self._curves: list[tuple[Curve | None, pg.PlotCurveItem]] = []
        self._zones: list[QGraphicsRectItem] = []
        self._edges: list[QGraphicsLineItem] = []
        self._boxes = self._adopt(SketchLayer(theme, BOXES))
        self._pads = self._adopt(SketchLayer(theme, PADS))
        self._segments = self._adopt(SketchLayer(theme, SEGMENTS))
        self._dots: list[DotItem] = []
        self._labels: list[LabelItem] = []

    @property
    def area(self) -> QRectF:
        """Where the plot lies in the scene, in logical pixels."""
        return QRectF(self._area)

    @property
    def y_range(self) -> tuple[float, float]:
        """The lowest and the highest y that is shown."""
        assert self._panel is not None
        return self._panel.y_range

    def place(self, area: QRectF, panel: Panel, *, has_x_ticks: bool) -> None:
        """Lie in ``area`` of the scene with the ranges and ticks of ``panel``."""
        self._panel, self._area = panel, QRectF(area)
        (x0, x1), (y0, y1) = panel.x_range, panel.y_range
        self._scale = (area.width() / (x1 - x0), area.height() / (y1 - y0))
        self.box.setVisible(True)
        self.box.setGeometry(area)
        self.box.setRange(xRange=panel.x_range, yRange=panel.y_range, padding=0)
        self.box.setLimits(xMin=x0, xMax=x1, yMin=y0, yMax=y1)
        for layer in (self._boxes, self._pads, self._segments):
            layer.place(area.size())
        self._title.set_words(words(panel.label), "ink3", area.width() - 4)
        self._title.setVisible(bool(panel.label))
        self._title.setPos(4, 2)
        self._frame.setVisible(not panel.is_diagram)
        if panel.is_diagram:
            return
        left, top = area.left(), area.top()
        origin = self.to_pixels(0.0, 0.0)
        self._frame.place(
            area,
            across=[(left + self.to_pixels(x, 0).x(), text) for x, text in panel.x_ticks]
            if has_x_ticks
            else [],
            up=[(top + self.to_pixels(0, y).y(), text) for y, text in panel.y_ticks],
            origin=QPointF(left + origin.x(), top + origin.y()),
        )

    def rest(self) -> None:
        """Go out of sight until it is placed again.

        Panels are kept, not thrown away: items that Python destroys while Qt's scene still knows
        them end the program.
        """
        self._frame.setVisible(False)
        self.box.setVisible(False)

    def to_pixels(self, x: float, y: float) -> QPointF:
        """The pixel of (x, y) in the panel's own rectangle."""
        assert self._panel is not None
        across, up = self._scale
        return QPointF((x - self._panel.x_range[0]) * across, (self._panel.y_range[1] - y) * up)

    def to_units(self, pixel: QPointF) -> tuple[float, float]:
        """The (x, y) at a pixel of the scene; also outside the panel."""
        assert self._panel is not None
        across, up = self._scale
        return (
            self._panel.x_range[0] + (pixel.x() - self._area.left()) / across,
            self._panel.y_range[1] - (pixel.y() - self._area.top()) / up,
        )

    def handle_spot(self, handle: Handle) -> QPointF:
        """Where a handle is drawn: at its place, or at the panel's border when that is outside."""
        spot = self.to_pixels(handle.x, handle.y)
        width, height = self.area.width(), self.area.height()
        if not 0 <= spot.y() <= height:
            spot.setY(min(max(spot.y(), HANDLE_RADIUS), height - HANDLE_RADIUS))
        spot.setX(min(max(spot.x(), 0.0), width))
        return spot

    def rectangle(self, shape: Box | Pad) -> QRectF:
        """Where a box or a pad lies in the panel's own rectangle, on whole pixels of the screen."""
        first = self._on_grid(self.to_pixels(shape.x[0], shape.y[0]))
        second = self._on_grid(self.to_pixels(shape.x[1], shape.y[1]))
        return QRectF(first, second).normalized()

    def show_picture(self, picture: Picture, pointing: Pointing) -> None:
        """Show what ``picture`` has for this panel."""
        assert self._panel is not None
        name = self._panel.name
        self._show_curves([c for c in picture.curves if c.panel == name])
        self._show_zones([z for z in picture.zones if z.panel == name])
        boxes = [b for b in picture.boxes if b.panel == name]
        self._boxes.show_things(boxes, lambda n: BoxSketch(boxes[n], self.rectangle(boxes[n])))
        segments = [s for s in picture.segments if s.panel == name]
        self._segments.show_things(segments, lambda n: self._segment_sketch(segments[n]))
        self.show_pads([p for p in picture.pads if p.panel == name], pointing)
        self._show_dots([d for d in picture.dots if d.panel == name])
        spots = [self.handle_spot(h) for h in picture.handles if h.panel == name]
        side = HANDLE_RADIUS + 2
        busy = [QRectF(p.x() - side, p.y() - side, 2 * side, 2 * side) for p in spots]
        self._show_labels([entry for entry in picture.labels if entry.panel == name], busy)

    def show_pads(self, pads: Sequence[Pad], pointing: Pointing) -> None:
        """Show the pads of this panel, and which of them is meant."""
        looks = [
            PadLook(
                pad,
                is_warm=(pad.row, pad.index) == pointing.warm,
                is_pointed=(pad.row, pad.index) == pointing.cursor,
                is_quiet=pointing.is_locked,
            )
            for pad in pads
        ]
        self._pads.show_things(looks, lambda n: PadSketch(looks[n], self.rectangle(pads[n])))

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``; curves and zones take them at the next picture."""
        self._theme = theme
        self._frame.set_theme(theme)
        layers = (self._boxes, self._pads, self._segments)
        for item in (self._title, *layers, *self._dots, *self._labels):
            item.set_theme(theme)
        self._curves = [(None, item) for _, item in self._curves]

    def set_pixel_ratio(self, ratio: float) -> None:
        """Draw curves for a screen with ``ratio`` of its own pixels to a logical one."""
        if ratio != self._ratio:
            self._ratio = ratio
            for layer in (self._boxes, self._pads):
                layer.place(self.area.size())
            self._curves = [(None, item) for _, item in self._curves]

    def _show_curves(self, curves: Sequence[Curve]) -> None:
        while len(self._curves) < len(curves):
            item = pg.PlotCurveItem(skipFiniteCheck=True, antialias=True)
            self.box.addItem(item, ignoreBounds=True)
            self._curves.append((None, item))
        for place, (old, item) in enumerate(self._curves):
            item.setVisible(place < len(curves))
            if place >= len(curves) or curves[place] is old:
                continue
            curve = curves[place]
            color = paled(self._theme, curve.token, 1.0 if curve.is_active else QUIET_CURVE)
            width = ACTIVE_WIDTH if curve.is_active else QUIET_WIDTH
            # pyqtgraph's pens do not scale with the view, and so count the screen's own pixels
            item.setPen(pg.mkPen(color, width=width * self._ratio))
            item.setData(curve.x, curve.y, skipFiniteCheck=True)
            item.setZValue(5 + place)
            self._curves[place] = (curve, item)

    def _show_zones(self, zones: Sequence[Zone]) -> None:
        _fit(self._zones, len(zones), self._new_zone)
        _fit(self._edges, len(zones), self._new_edge)
        height = self.area.height()
        for zone, rectangle, edge in zip(zones, self._zones, self._edges, strict=False):
            left, right = self.to_pixels(zone.first, 0).x(), self.to_pixels(zone.last, 0).x()
            rectangle.setRect(QRectF(left, 0, right - left, height))
            rectangle.setBrush(QBrush(self._theme.color(zone.token, 30)))
            # the border that is nearer to 0 is the limit; the other is the end of the plot
            limit = left if abs(zone.first) < abs(zone.last) else right
            edge.setLine(limit, 0, limit, height)
            edge.setPen(QPen(self._theme.color(zone.token, 150), 1, Qt.PenStyle.DotLine))

    def _segment_sketch(self, segment: Segment) -> SegmentSketch:
        ends = zip(segment.x, segment.y, strict=True)
        start, end = (self.to_pixels(x, y) for x, y in ends)
        return SegmentSketch(segment, start, end)

    def _on_grid(self, pixel: QPointF) -> QPointF:
        ratio = self._ratio
        return QPointF(round(pixel.x() * ratio) / ratio, round(pixel.y() * ratio) / ratio)

    def _show_dots(self, dots: Sequence[Dot]) -> None:
        _fit(self._dots, len(dots), lambda: self._adopt(DotItem(self._theme)))
        for dot, item in zip(dots, self._dots, strict=False):
            item.set_look(dot.token, is_filled=dot.is_filled)
            item.setPos(self.to_pixels(dot.x, dot.y))

    def _show_labels(self, labels: Sequence[Label], busy: Sequence[QRectF]) -> None:
        _fit(self._labels, len(labels), lambda: self._adopt(LabelItem(self._theme)))
        taken = list(busy)
        if self._title.isVisible():
            taken.append(self._title.extent.translated(self._title.pos()))
        pairs = list(zip(labels, self._labels, strict=False))
        for label, item in sorted(pairs, key=lambda pair: not pair[0].follows):
            item.set_words(words(label.words), label.token, self.area.width())
            free = self._free_place(label, item.extent, taken)
            item.setVisible(free is not None)
            if free is not None:
                item.setPos(free.topLeft())
                item.setZValue(25 if label.follows else 20)
                taken.append(free)

    def _free_place(self, label: Label, extent: QRectF, taken: list[QRectF]) -> QRectF | None:
        """Where a label lies in the panel: at its place, a little aside, or on the other side."""
        point, area = self.to_pixels(label.x, label.y), self.area
        # a handle that is far off is drawn at the border, and its words go with it
        y = min(max(point.y(), HANDLE_RADIUS), area.height() - HANDLE_RADIUS)
        height, width = extent.height(), extent.width()
        left = point.x() - label.anchor[0] * width + label.shift[0]
        above = y - label.anchor[1] * height + label.shift[1]
        below = y - (1 - label.anchor[1]) * height - label.shift[1]
        places = [(left, above)]
        if not label.follows:
            further = above + 14 * (1 - 2 * label.anchor[1])
            places.append((left, further))
            places += [(left + width * share, above) for share in (0.8, -0.8, 1.6, -1.6)]
        places.append((left, below))
        for x, top in places:
            place = QRectF(
                min(max(x, 2), area.width() - width - 2),
                min(max(top, 2), area.height() - height - 2),
                width,
                height,
            )
            if not any(place.intersects(other) for other in taken):
                return place
        return None

    def _adopt(self, item: Item) -> Item:
        item.setParentItem(self.box)
        return item

    def _new_zone(self) -> QGraphicsRectItem:
        item = self._adopt(QGraphicsRectItem())
        item.setPen(QPen(Qt.PenStyle.NoPen))
        item.setZValue(-20)
        return item

    def _new_edge(self) -> QGraphicsLineItem:
        item = self._adopt(QGraphicsLineItem())
        item.setZValue(-19)
        return item


def _fit(items: list[Item], count: int, new: Callable[[], Item]) -> None:
    """Have at least ``count`` items, and show just as many."""
    while len(items) < count:
        items.append(new())
    for place, item in enumerate(items):
        item.setVisible(place < count)
