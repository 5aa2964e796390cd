"""Answers one question: what does one row of lyrics look like in one colour, as a picture ready to
copy?

Glyphs above 64 device pixels are drawn as paths by Qt; a picture drawn once and copied is many
times cheaper. Pictures are in device pixels (their own ratio is 1), with MARGIN of white on every
side.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from oboeuta_desktop.ui.lyrics_layout import BlankPlace, Row
from oboeuta_desktop.ui.lyrics_page import Page
from oboeuta_desktop.ui.lyrics_scroll import SMALL
from oboeuta_desktop.ui.lyrics_stage import BlankMark
from oboeuta_desktop.ui.theme import Theme, ui_font

MARGIN = 6
"""Logical pixels around a row's picture, for ink and marks that reach over its box."""

BUDGET = 96 * 1024 * 1024
"""Bytes of pictures kept; the least recently used go first. A 4K view holds about a third of it."""

Ink = Literal["dim", "plain", "sung"]


@dataclass(frozen=True, slots=True)
class PictureKey:
    """One row of one line, in one ink, at the large size or scaled to SMALL."""

    line: int
    row: int
    ink: Ink
    large: bool


class Pictures:
    """The pictures of rows, made when asked for and kept."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._ratio = 1.0
        self._kept: OrderedDict[PictureKey, QPixmap] = OrderedDict()
        self._bytes = 0

    @property
    def theme(self) -> Theme:
        """The theme the pictures are drawn in."""
        return self._theme

    @property
    def ratio(self) -> float:
        """Device pixels per logical pixel."""
        return self._ratio

    @property
    def margin(self) -> int:
        """MARGIN in device pixels."""
        return math.ceil(MARGIN * self._ratio)

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours from now on."""
        self._theme = theme
        self.clear()

    def set_ratio(self, ratio: float) -> None:
        """Draw for a screen with another density from now on."""
        if ratio != self._ratio:
            self._ratio = ratio
            self.clear()

    def clear(self) -> None:
        """Forget all pictures."""
        self._kept.clear()
        self._bytes = 0

    def forget(self, lines: Sequence[int]) -> None:
        """Forget the pictures of some lines."""
        gone = set(lines)
        for key in [key for key in self._kept if key.line in gone]:
            self._drop(key)

    def has(self, key: PictureKey) -> bool:
        """Whether a picture is there already."""
        return key in self._kept

    def picture(self, page: Page, key: PictureKey, marks: Sequence[BlankMark]) -> QPixmap:
        """The picture of a row; ``marks`` are the blanks of its line."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        row = page.line(key.line).rows[key.row]
        twin = PictureKey(key.line, key.row, "plain" if key.ink != "plain" else "dim", key.large)
        source = None if row.blanks else self._kept.get(twin)
        picture = (
            self._draw(row, key, marks) if source is None else self._recolour(source, row, key)
        )
        self._kept[key] = picture
        self._bytes += _size(picture)
        while self._bytes > BUDGET and len(self._kept) > 1:
            self._drop(next(iter(self._kept)))
        return picture

    def _drop(self, key: PictureKey) -> None:
        self._bytes -= _size(self._kept.pop(key))

    def _ink(self, row: Row, ink: Ink) -> QColor:
        token = {"dim": "ink3", "plain": "ink2" if row.is_sub else "ink", "sung": "accent"}[ink]
        return self._theme.color(token)

    def _recolour(self, source: QPixmap, row: Row, key: PictureKey) -> QPixmap:
        """The same shapes in another ink: filling is cheaper than drawing glyphs, and exactly as
        large.
        """
        picture = QPixmap(source)
        p = QPainter(picture)
        p.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        p.fillRect(picture.rect(), self._ink(row, key.ink))
        p.end()
        return picture

    def _draw(self, row: Row, key: PictureKey, marks: Sequence[BlankMark]) -> QPixmap:
        scale = self._ratio * (1.0 if key.large else SMALL)
        margin = self.margin
        picture = QPixmap(
            math.ceil(row.width * scale) + 2 * margin, math.ceil(row.height * scale) + 2 * margin
        )
        picture.fill(Qt.GlobalColor.transparent)
        p = QPainter(picture)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.translate(margin, margin)
        p.scale(scale, scale)
        ink = self._ink(row, key.ink)
        hidden: list[BlankPlace] = []
        good: list[BlankPlace] = []
        for place in row.blanks:
            mark = marks[place.index]
            self._draw_place(p, row, place, mark, key.ink)
            if mark.state in ("hidden", "faded"):
                hidden.append(place)
            elif mark.state == "hit":
                good.append(place)
        for box in row.boxes:
            if box.shaped is None or _inside(box.first, hidden):
                continue
            p.setPen(self._theme.color("good") if _inside(box.first, good) else ink)
            line = box.shaped.lineAt(0)
            box.shaped.draw(p, QPointF(box.ink_x, row.baseline - line.ascent()))
            if box.ruby is not None:
                above = box.ruby.lineAt(0)
                rise = row.baseline - box.shaped.font().pixelSize() * 0.96
                box.ruby.draw(p, QPointF(box.ruby_x, rise - above.ascent()))
        p.end()
        return picture

    def _draw_place(
        self, p: QPainter, row: Row, place: BlankPlace, mark: BlankMark, ink: Ink
    ) -> None:
        """What stands at a place that was covered, but for its text."""
        shaped = next(box.shaped for box in row.boxes if box.shaped is not None)
        em = float(shaped.font().pixelSize())
        rect = QRectF(place.x, row.baseline - em * 0.88, place.width, em * 1.10)
        if mark.state == "faded":
            self._draw_reading(p, rect, em, mark.hint, self._ink(row, ink))
        elif mark.state != "open":
            self._draw_blank(p, (rect, em), mark, self._ink(row, ink), ink)

    def _draw_reading(
        self, p: QPainter, rect: QRectF, em: float, reading: str, color: QColor
    ) -> None:
        """The reading that is left of a word, over a dotted line where the word was."""
        room = rect.adjusted(em * 0.06, 0.0, -em * 0.06, -em * 0.12)
        pixels = em * 0.5
        width = QFontMetricsF(ui_font(pixels, 600)).horizontalAdvance(reading)
        p.setFont(ui_font(pixels * min(1.0, room.width() / max(1.0, width)), 600))
        p.setPen(color)
        p.drawText(room, Qt.AlignmentFlag.AlignCenter, reading)
        low = rect.bottom() - em * 0.14
        pen = QPen(self._theme.color("ctl"), em * 0.06, Qt.PenStyle.DotLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        p.setPen(pen)
        p.drawLine(QPointF(rect.left() + em * 0.16, low), QPointF(rect.right() - em * 0.16, low))

    def _draw_blank(
        self, p: QPainter, place: tuple[QRectF, float], mark: BlankMark, color: QColor, ink: Ink
    ) -> None:
        """The box of a blank: ground, rim, underline; the hint when hidden, a mark when not."""
        theme = self._theme
        rect, em = place
        rim = {"hidden": "ctl", "hit": "good", "revealed": "accent"}[mark.state]
        if ink == "sung":
            rim = "good" if mark.state == "hit" else "accent"
        ground = theme.color(rim, 46) if ink == "sung" else theme.color("bg2")
        p.setPen(QPen(theme.color(rim), em * 0.03))
        p.setBrush(ground)
        p.drawRoundedRect(rect, em * 0.16, em * 0.16)
        p.setPen(Qt.PenStyle.NoPen)
        if mark.state == "hidden":
            p.setBrush(color)
            inset = em * 0.18
            low = rect.adjusted(inset, rect.height() - em * 0.17, -inset, -em * 0.115)
            p.drawRoundedRect(low, em * 0.03, em * 0.03)
            self._draw_hint(p, rect, em, mark.hint)
        else:
            self._draw_badge(
                p, QPointF(rect.right() - em * 0.03, rect.bottom() - em * 0.03), em, mark
            )
        p.setBrush(Qt.BrushStyle.NoBrush)

    def _draw_hint(self, p: QPainter, rect: QRectF, em: float, hint: str) -> None:
        if not hint:
            return
        font = ui_font(em * 0.5, 600)
        p.setFont(font)
        p.setPen(self._theme.color("ink2"))
        room = rect.adjusted(em * 0.1, 0.0, -em * 0.1, -em * 0.12)
        elided = p.fontMetrics().elidedText(
            hint, Qt.TextElideMode.ElideRight, math.ceil(room.width())
        )
        p.drawText(room, Qt.AlignmentFlag.AlignCenter, elided)

    def _draw_badge(self, p: QPainter, centre: QPointF, em: float, mark: BlankMark) -> None:
        """A tick for a hit, a dot for what was shown: told by shape, not only by colour."""
        radius = em * 0.17
        hit = mark.state == "hit"
        p.setPen(QPen(self._theme.color("bg0"), em * 0.04))
        p.setBrush(self._theme.color("good" if hit else "bg3"))
        p.drawEllipse(centre, radius, radius)
        if hit:
            pen = QPen(self._theme.color("bg0"), em * 0.055)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            p.setPen(pen)
            tick = [(-0.45, 0.05), (-0.12, 0.38), (0.45, -0.32)]
            p.drawPolyline(QPolygonF([centre + QPointF(x * radius, y * radius) for x, y in tick]))
            p.setPen(Qt.PenStyle.NoPen)
        else:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(self._theme.color("accent"))
            p.drawEllipse(centre, radius * 0.38, radius * 0.38)


def _inside(character: int, places: Sequence[BlankPlace]) -> bool:
    return any(place.first <= character < place.last for place in places)


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4
