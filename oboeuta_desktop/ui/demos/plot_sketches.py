"""Answers one question: how do boxes, pads and straight lines look, hundreds of them?

All of one kind are one item of the plot: a sketch is made anew only for what has changed, and only
what lies on changed ground is painted. Everything is in logical pixels of the panel.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QStaticText,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from oboeuta_desktop.demos.picture import INK, Box, Pad, Segment
from oboeuta_desktop.ui.demos.plot_items import NO_PEN, ROUND, paled
from oboeuta_desktop.ui.demos.wording import words
from oboeuta_desktop.ui.theme import Theme, contrast, ui_font

BOX_PIXELS = (13, 12, 11)
"""The words of a box take the largest letters that fit."""
BOX_AIR = 2.0
"""Between the words of a box and its border, in logical pixels."""
PAD_RADIUS, PAD_AIR = 5.0, 1.0
ARROW_LENGTH, ARROW_HALF = 8.0, 4.2
OUTLINE = 1.6
ROUND_FROM = 3.0
"""A line so wide has round ends."""


@lru_cache(maxsize=8)
def box_fonts(letters: float) -> tuple[tuple[QFont, QFontMetricsF], ...]:
    """What the words of a box may be written in, the largest first."""
    sizes = {round(pixels * letters) for pixels in BOX_PIXELS} | set(BOX_PIXELS)
    fonts = [ui_font(pixels, 600) for pixels in sorted(sizes, reverse=True)]
    return tuple((font, QFontMetricsF(font)) for font in fonts)


class Sketch(Protocol):
    """Something to paint within ``extent``."""

    @property
    def extent(self) -> QRectF:
        """All that it may paint on."""
        ...

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint it; the painter's state may be left changed but for its transformation."""
        ...


class SketchLayer(QGraphicsItem):
    """Many sketches as one item, painted in their order."""

    def __init__(self, theme: Theme, depth: float) -> None:
        super().__init__()
        self._theme = theme
        self._area = QRectF()
        self._things: list[object] = []
        self._sketches: list[tuple[QRectF, Sketch]] = []
        self.setZValue(depth)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self.update()

    def place(self, size: QSizeF) -> None:
        """Cover a panel of ``size``; every sketch is made anew for it."""
        self.prepareGeometryChange()
        self._area = QRectF(QPointF(0, 0), size)
        self._things, self._sketches = [], []

    def show_things(self, things: Sequence[object], sketch: Callable[[int], Sketch]) -> None:
        """Show ``things``; ``sketch`` draws the one at a place, when it differs from before."""
        stale = QRectF()
        for extent, _ in self._sketches[len(things) :]:
            stale = stale.united(extent)
        del self._things[len(things) :], self._sketches[len(things) :]
        for place, thing in enumerate(things):
            is_kept = place < len(self._things)
            if is_kept and (self._things[place] is thing or self._things[place] == thing):
                continue
            new = sketch(place)
            entry = (new.extent, new)
            stale = stale.united(entry[0])
            if is_kept:
                stale = stale.united(self._sketches[place][0])
                self._things[place], self._sketches[place] = thing, entry
            else:
                self._things.append(thing)
                self._sketches.append(entry)
        if not stale.isNull():
            self.update(stale.intersected(self._area))

    def boundingRect(self) -> QRectF:
        """Qt: what the item may paint on."""
        return self._area

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Qt: paint what lies on changed ground."""
        exposed = option.exposedRect  # pyright: ignore[reportAttributeAccessIssue] - unlisted
        for extent, sketch in self._sketches:
            if extent.intersects(exposed):
                sketch.paint(painter, self._theme)


@dataclass(frozen=True, slots=True)
class BoxSketch:
    """A rectangle with words in its middle."""

    box: Box
    area: QRectF

    @property
    def extent(self) -> QRectF:
        """All that it may paint on."""
        return self.area.adjusted(-OUTLINE, -OUTLINE, OUTLINE, OUTLINE)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint inside, outline and words."""
        box, area = self.box, self.area
        inside = theme.color(box.token)
        inside.setAlphaF(min(1.0, max(0.0, box.opacity)))
        if box.is_outlined:
            half = OUTLINE / 2
            area = area.adjusted(half, half, -half, -half)
            painter.setPen(QPen(theme.color(box.token), OUTLINE))
        else:
            painter.setPen(NO_PEN)
        painter.setBrush(inside)
        radius = max(0.0, min(box.radius, area.width() / 2, area.height() / 2))
        if radius:
            painter.drawRoundedRect(area, radius, radius)
        else:
            painter.drawRect(area)
        if box.words is not None:
            self._paint_words(painter, theme, words(box.words))

    def _paint_words(self, painter: QPainter, theme: Theme, text: str) -> None:
        for font, metrics in box_fonts(theme.letters):
            size = QSizeF(metrics.horizontalAdvance(text), metrics.ascent())
            if (
                size.width() + 2 * BOX_AIR <= self.area.width()
                and size.height() <= self.area.height()
            ):
                painter.setFont(font)
                painter.setPen(self._ink(theme))
                spare = (self.area.width() - size.width()) / 2
                painter.drawStaticText(
                    QPointF(
                        self.area.left() + spare, self.area.center().y() - metrics.height() / 2
                    ),
                    _static(text, font),
                )
                return

    def _ink(self, theme: Theme) -> QColor:
        """The colour of the words; ink gives way to the ground where that can be read better."""
        if self.box.words_token != INK:
            return theme.color(self.box.words_token)
        below = _mixed(theme.color("bg1"), theme.color(self.box.token), self.box.opacity).name()
        ground = theme.bg1 if theme.is_dark else theme.on_accent
        return QColor(max((theme.ink, ground), key=lambda color: contrast(color, below)))


_STATIC: dict[tuple[str, int], QStaticText] = {}
_MOST_STATIC = 512


def _static(text: str, font: QFont) -> QStaticText:
    """Laid out words: laying them out takes longer than painting them."""
    key = (text, font.pixelSize())
    found = _STATIC.get(key)
    if found is None:
        if len(_STATIC) >= _MOST_STATIC:
            _STATIC.clear()
        found = QStaticText(text)
        found.setTextFormat(Qt.TextFormat.PlainText)
        found.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        found.prepare(font=font)
        _STATIC[key] = found
    return found


def _mixed(below: QColor, above: QColor, opacity: float) -> QColor:
    """What is seen of ``above`` over ``below``."""
    pairs = zip(
        (below.redF(), below.greenF(), below.blueF()),
        (above.redF(), above.greenF(), above.blueF()),
        strict=True,
    )
    return QColor.fromRgbF(*(low + (high - low) * opacity for low, high in pairs))


@dataclass(frozen=True, slots=True)
class PadLook:
    """A pad; warm: under the pointer, pointed: under the keyboard's cursor, quiet: not to be
    pressed now.
    """

    pad: Pad
    is_warm: bool
    is_pointed: bool
    is_quiet: bool


@dataclass(frozen=True, slots=True)
class PadSketch:
    """A cell to press, filled from below."""

    look: PadLook
    area: QRectF

    @property
    def extent(self) -> QRectF:
        """All that it may paint on."""
        return self.area.adjusted(-5, -5, 5, 5)

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint the cell, what fills it, and who points at it."""
        cell = self.area.adjusted(PAD_AIR, PAD_AIR, -PAD_AIR, -PAD_AIR)
        radius = max(0.0, min(PAD_RADIUS, cell.width() / 3, cell.height() / 3))
        color = theme.color(self.look.pad.token)
        painter.setOpacity(0.45 if self.look.is_quiet else 1.0)
        painter.setPen(QPen(color if self.look.is_warm else theme.color("ctl"), 1))
        painter.setBrush(theme.color("bg3" if self.look.is_warm else "bg2"))
        painter.drawRoundedRect(cell, radius, radius)
        self._fill(painter, cell, radius, color)
        if self.look.is_warm:
            painter.setPen(QPen(color, 2))
            painter.setBrush(theme.color(self.look.pad.token, 50))
            painter.drawRoundedRect(cell, radius, radius)
        if self.look.is_pointed:
            ring = cell.adjusted(-2, -2, 2, 2)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("bg1"), 5))
            painter.drawRoundedRect(ring, radius + 2, radius + 2)
            painter.setPen(QPen(theme.color("ink"), 2.2))
            painter.drawRoundedRect(ring, radius + 2, radius + 2)
        painter.setOpacity(1.0)

    def _fill(self, painter: QPainter, cell: QRectF, radius: float, color: QColor) -> None:
        share = min(1.0, max(0.0, self.look.pad.value))
        if share == 0:
            return
        painter.setPen(NO_PEN)
        painter.setBrush(color)
        if share == 1:
            painter.drawRoundedRect(cell, radius, radius)
            return
        whole, part = QPainterPath(), QPainterPath()
        whole.addRoundedRect(cell, radius, radius)
        part.addRect(cell.adjusted(0, cell.height() * (1 - share), 0, 0))
        painter.drawPath(whole.intersected(part))


@dataclass(frozen=True, slots=True)
class SegmentSketch:
    """A straight line, with an arrow's head at its end or without."""

    segment: Segment
    start: QPointF
    end: QPointF

    @property
    def extent(self) -> QRectF:
        """All that it may paint on."""
        side = self.segment.width + (ARROW_HALF + self.segment.width if self._is_arrow else 0)
        return QRectF(self.start, self.end).normalized().adjusted(-side, -side, side, side)

    @property
    def _is_arrow(self) -> bool:
        return self.segment.is_arrow and self.start != self.end

    @property
    def _cap(self) -> Qt.PenCapStyle:
        if self.segment.is_dashed or self._is_arrow:
            return Qt.PenCapStyle.FlatCap
        # round ends take four times as long, and on a thin line they are not seen
        return ROUND if self.segment.width >= ROUND_FROM else Qt.PenCapStyle.SquareCap

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint line and head."""
        segment = self.segment
        color = paled(theme, segment.token, segment.opacity)
        style = Qt.PenStyle.DashLine if segment.is_dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(color, segment.width, style, self._cap))
        if not self._is_arrow:
            painter.drawLine(self.start, self.end)
            return
        way = self.end - self.start
        size = math.hypot(way.x(), way.y())
        ahead = QPointF(way.x() / size, way.y() / size)
        aside = QPointF(-ahead.y(), ahead.x()) * (ARROW_HALF + segment.width / 2)
        neck = self.end - ahead * min(size, ARROW_LENGTH + segment.width)
        # the line ends in the head's neck, so that see-through colours do not lie on each other
        painter.drawLine(self.start, neck)
        painter.setPen(NO_PEN)
        painter.setBrush(color)
        painter.drawPolygon(QPolygonF([self.end, neck + aside, neck - aside]))
