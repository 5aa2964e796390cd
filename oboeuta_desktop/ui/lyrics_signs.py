"""Answers one question: how do the things around the lyrics look: grounds, markers, interlude,
fades, button?

Painters here get a QPainter that counts in device pixels; rectangles handed out are logical pixels
of the view.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QPixmap, QPolygonF

from oboeuta_desktop.core.study_rules import WRITES
from oboeuta_desktop.ui.lyrics_layout import ASCENT
from oboeuta_desktop.ui.lyrics_page import RIGHT, SIDE, Page
from oboeuta_desktop.ui.lyrics_pictures import Pictures
from oboeuta_desktop.ui.lyrics_stage import Stage, interlude_count
from oboeuta_desktop.ui.theme import ui_font

MARKER_X = -27.0  # from the text's left edge to the marker's middle
PLAY_RADIUS = 15.0
PLAY_ROOM = 44.0  # width and least height of the play icon's target
PILL_HEIGHT = 40.0
PILL_RISE = 20.0  # between the button and the view's lower edge
PILL_TEXT = 14.0
FADE_EMS = 1.2
BAR_ROOM = 0.07  # em that the progress bar adds below a line without word times
_RADIUS = 12.0
_UNKNOWN, _BEGUN, _KNOWN, _CURRENT = range(4)  # forms of the marker


def _tr(words: str) -> str:
    return QCoreApplication.translate("LyricsView", words)


class Signs:
    """Paints what stands around the lines."""

    def __init__(self, page: Page, stage: Stage, pictures: Pictures) -> None:
        self._page = page
        self._stage = stage
        self._pictures = pictures
        self._fade: tuple[object, QPixmap, QPixmap] | None = None
        self._dots: tuple[object, list[QPixmap]] | None = None

    def _color(self, token: str, alpha: int = 255) -> QColor:
        return self._pictures.theme.color(token, alpha)

    def _scaled(self, rect: QRectF) -> QRectF:
        ratio = self._pictures.ratio
        return QRectF(
            rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio
        )

    # grounds

    def ground(self, line: int) -> QRectF:
        """The rounded ground behind a line, logical pixels of the view."""
        page = self._page
        pad = page.gap * 0.36
        top = page.top(line) - self._stage.scroll - pad
        height = page.line_height(line) + 2 * pad
        if line == self._stage.cursor.line and not page.lines[line].is_word_timed:
            height += page.em * BAR_ROOM
        return QRectF(page.left - SIDE + 4, top, page.style.width + SIDE + RIGHT - 8, height)

    def has_ground(self, line: int) -> bool:
        """Whether a line stands on a ground or in a ring."""
        return self._ground(line) is not None or line == self._stage.focus_line

    def _ground(self, line: int) -> QColor | None:
        stage = self._stage
        if line == stage.selected:
            return self._color("bg2" if self._pictures.theme.is_dark else "bg1")
        if line == stage.hovered:
            return self._color("bg1")
        if line == stage.cursor.line and not self._page.lines[line].is_word_timed:
            return self._color("accent", 26)
        return None

    def paint_ground(self, p: QPainter, line: int) -> None:
        """The ground of a selected, hovered or line-timed current line; the keyboard's ring."""
        ground = self._ground(line)
        ring = line == self._stage.focus_line
        if ground is None and not ring:
            return
        rim = self._color("ctl", 120) if line == self._stage.selected else None
        ratio = self._pictures.ratio
        rect = self._scaled(self.ground(line))
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ring:
            p.setPen(QPen(self._color("accent"), 2 * ratio))
        else:
            p.setPen(QPen(rim, ratio) if rim is not None else Qt.PenStyle.NoPen)
        p.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(rect, _RADIUS * ratio, _RADIUS * ratio)
        p.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    # the margin left of a line

    def play_rect(self, line: int) -> QRectF:
        """Where a click means "play from here", logical pixels of the view."""
        middle = self._margin_middle(line)
        return QRectF(middle.x() - PLAY_ROOM / 2, middle.y() - PLAY_ROOM / 2, PLAY_ROOM, PLAY_ROOM)

    def _margin_middle(self, line: int) -> QPointF:
        page = self._page
        row = page.line(line).rows[0]
        scale = page.growth.scale(line)
        rise = row.baseline - page.em * ASCENT * 0.42
        y = page.top(line) - self._stage.scroll + rise * scale
        return QPointF(page.left + MARKER_X, y)

    def paint_margin(self, p: QPainter, line: int) -> None:
        """The marker of a line with a lesson; the play icon instead while the mouse is over the
        line.
        """
        stage = self._stage
        has_lesson = line < len(stage.lessons) and stage.lessons[line]
        if line != stage.hovered and not has_lesson:
            return
        ratio = self._pictures.ratio
        middle = self._margin_middle(line) * ratio
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line == stage.hovered:
            self._paint_play(p, middle, ratio)
        else:
            level = stage.levels[line] if line < len(stage.levels) else None
            known = _UNKNOWN if not level else _KNOWN if level >= WRITES else _BEGUN
            dot = self._dot(_CURRENT if line == stage.cursor.line else known)
            p.drawPixmap(
                round(middle.x() - dot.width() / 2), round(middle.y() - dot.height() / 2), dot
            )
        p.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _dot(self, form: int) -> QPixmap:
        """The marker's picture: a ring that is empty (0), half full (1) or full (2) as in the
        library's list of points; filled in another colour for the current line (3).
        """
        ratio = self._pictures.ratio
        key = (ratio, self._pictures.theme)
        if self._dots is None or self._dots[0] != key:
            size = math.ceil(14 * ratio)
            middle = QPointF(size / 2, size / 2)
            pictures = [QPixmap(size, size) for _ in range(4)]
            for each, picture in enumerate(pictures):
                filled = each == _CURRENT
                picture.fill(Qt.GlobalColor.transparent)
                p = QPainter(picture)
                p.setRenderHint(QPainter.RenderHint.Antialiasing)
                radius = (5.0 if filled else 4.2) * ratio
                color = self._color("good" if each == _KNOWN else "ctl")
                ring = QPen(color, 1.6 * ratio)
                p.setPen(Qt.PenStyle.NoPen if filled else ring)
                p.setBrush(self._color("accent") if filled else Qt.BrushStyle.NoBrush)
                p.drawEllipse(middle, radius, radius)
                p.setBrush(color)
                disc = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
                if each == _KNOWN:
                    p.drawEllipse(disc)
                elif each == _BEGUN:
                    p.drawPie(disc, 90 * 16, 180 * 16)
                p.end()
            self._dots = (key, pictures)
        return self._dots[1][form]

    def _paint_play(self, p: QPainter, middle: QPointF, ratio: float) -> None:
        lit = self._stage.icon_hovered
        radius = PLAY_RADIUS * ratio
        p.setPen(Qt.PenStyle.NoPen if lit else QPen(self._color("ctl"), 1.4 * ratio))
        p.setBrush(self._color("accent" if lit else "bg2"))
        p.drawEllipse(middle, radius, radius)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(self._color("on_accent" if lit else "accent"))
        corners = [(-0.28, -0.42), (0.48, 0.0), (-0.28, 0.42)]
        p.drawPolygon(QPolygonF([middle + QPointF(x * radius, y * radius) for x, y in corners]))

    # the row of an interlude

    def interlude_rect(self) -> QRectF:
        """The row of the interlude, logical pixels of the view; empty when there is none."""
        page = self._page
        if page.growth.slot_line is None or self._stage.interlude is None:
            return QRectF()
        y = page.slot_top() - self._stage.scroll
        return QRectF(page.left - 4, y, page.style.width, page.slot_height * page.growth.slot)

    def paint_interlude(self, p: QPainter, area: QRect) -> None:
        """「間奏」, three dots that go out 3, 2, 1, and the seconds left."""
        interlude = self._stage.interlude
        rect = self._scaled(self.interlude_rect())
        if interlude is None or rect.isEmpty() or not rect.toAlignedRect().intersects(area):
            return
        ratio, page = self._pictures.ratio, self._page
        seconds, dots = interlude_count(interlude, self._stage.position)
        em = page.em * ratio
        middle = rect.center().y() - em * 0.18
        opening = interlude.next_line == 0
        label = _tr("前奏") if opening else _tr("間奏")
        p.setOpacity(page.growth.slot)
        font = ui_font(em * 0.42, 700)
        p.setFont(font)
        p.setPen(self._color("ink"))
        x = page.left * ratio
        width = QFontMetricsF(font).horizontalAdvance(label)
        room = QRectF(x, middle - em * 0.5, width + em, em)
        p.drawText(room, Qt.AlignmentFlag.AlignVCenter, label)
        x += width + em * 0.62
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        for lit in dots:
            self._paint_dot(p, QPointF(x, middle), em * 0.15, lit)
            x += em * 0.48
        p.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        p.setFont(ui_font(em * 0.34, 400))
        p.setPen(self._color("ink2"))
        rest = _tr("あと {n} 秒").format(n=seconds)
        room = QRectF(x, middle - em * 0.5, em * 6, em)
        p.drawText(room, Qt.AlignmentFlag.AlignVCenter, rest)
        p.setOpacity(1.0)

    def _paint_dot(self, p: QPainter, middle: QPointF, radius: float, lit: float) -> None:
        p.setPen(QPen(self._color("ctl"), radius * 0.22))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawEllipse(middle, radius * 0.9, radius * 0.9)
        if lit > 0.0:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(self._color("accent"))
            p.drawEllipse(middle, radius * (0.2 + 0.8 * lit), radius * (0.2 + 0.8 * lit))

    # the view's ends

    def paint_fades(self, p: QPainter, area: QRect) -> None:
        """Lines come and go softly at the upper and lower end of the view."""
        ratio = self._pictures.ratio
        width = math.ceil(self._page.view_width * ratio)
        height = math.ceil(self._page.view_height * ratio)
        depth = round(self._page.em * FADE_EMS * ratio)
        upper, lower = QRect(0, 0, width, depth), QRect(0, height - depth, width, depth)
        if not (area.intersects(upper) or area.intersects(lower)):
            return
        above, below = self._fades(width, depth)
        for rect, picture in ((upper, above), (lower, below)):
            part = rect.intersected(area)
            if not part.isEmpty():
                p.drawPixmap(
                    part.x(),
                    part.y(),
                    picture,
                    part.x(),
                    part.y() - rect.y(),
                    part.width(),
                    part.height(),
                )

    def _fades(self, width: int, depth: int) -> tuple[QPixmap, QPixmap]:
        key = (width, depth, self._pictures.theme)
        if self._fade is None or self._fade[0] != key:
            self._fade = (
                key,
                self._gradient(width, depth, 255, 0),
                self._gradient(width, depth, 0, 255),
            )
        return self._fade[1], self._fade[2]

    def _gradient(self, width: int, depth: int, first: int, last: int) -> QPixmap:
        """A veil of the surface's colour whose alpha runs from ``first`` to ``last``.

        Its pixels are made so that the surface under it keeps its exact colour: ordinary rounding
        would leave faint stripes there.
        """
        surface = self._color("bg0")
        channels = (surface.red(), surface.green(), surface.blue())
        column = QImage(1, depth, QImage.Format.Format_ARGB32_Premultiplied)
        for y in range(depth):
            share = (y + 0.5) / depth
            alpha = round(first + (last - first) * share * share * (3 - 2 * share))
            red, green, blue = (min(alpha, c - _times(c, 255 - alpha)) for c in channels)
            column.setPixel(0, y, alpha << 24 | red << 16 | green << 8 | blue)
        return QPixmap.fromImage(column.scaled(width, depth))

    # nothing to show

    def paint_empty(self, p: QPainter, rect: QRect, *, asked: bool) -> None:
        """A page without lyrics: what is missing and what to do; ``asked`` tells a song without
        lyrics from no song at all.

        ``p`` counts in logical pixels here.
        """
        p.fillRect(rect, self._color("bg0"))
        middle = rect.adjusted(24, 0, -24, -rect.height() // 8)
        wrap = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        if asked:
            sentence = _tr("この曲には歌詞がありません")
            advice = _tr("曲のフォルダーに .lrc ファイルを置くと、ここに表示されます")
        else:
            sentence = _tr("曲を選んでください")
            advice = _tr("「曲」の一覧から選ぶか、曲のフォルダーをここに落とします")
        p.setFont(ui_font(22, 700))
        p.setPen(self._color("ink2"))
        p.drawText(middle, wrap, sentence)
        p.setFont(ui_font(14, 400))
        p.setPen(self._color("ink3"))
        p.drawText(middle.translated(0, 40), wrap, advice)

    # the button back to the current line

    def pill_rect(self) -> QRectF:
        """The button's rectangle, logical pixels of the view."""
        text = QFontMetricsF(ui_font(PILL_TEXT, 600)).horizontalAdvance(self._stage.pill_text)
        wide = text + 62.0
        page = self._page
        y = page.view_height - PILL_HEIGHT - PILL_RISE
        return QRectF((page.view_width - wide) / 2, y, wide, PILL_HEIGHT)

    def paint_pill(self, p: QPainter, area: QRect) -> None:
        """The button, with an arrow to the current line; only while the learner browses."""
        stage = self._stage
        if stage.following:
            return
        ratio = self._pictures.ratio
        rect = self._scaled(self.pill_rect())
        if not rect.toAlignedRect().adjusted(-2, -2, 8, 8).intersects(area):
            return
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = rect.height() / 2
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(0, 0, 0, 60))
        p.drawRoundedRect(rect.translated(0, 2 * ratio), radius, radius)
        p.setBrush(self._color("accent"))
        p.drawRoundedRect(rect, radius, radius)
        if stage.pill_hovered:
            p.setPen(QPen(self._color("ink"), 1.5 * ratio))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(rect, radius, radius)
        self._paint_arrow(p, QPointF(rect.x() + 26 * ratio, rect.center().y()), ratio)
        p.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        p.setFont(ui_font(PILL_TEXT * ratio, 600))
        p.setPen(self._color("on_accent"))
        p.drawText(
            rect.adjusted(40 * ratio, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, stage.pill_text
        )

    def _paint_arrow(self, p: QPainter, middle: QPointF, ratio: float) -> None:
        line = self._stage.cursor.line
        page = self._page
        up = line is None or page.top(line) < self._stage.scroll + page.em
        sign = -1.0 if up else 1.0
        pen = QPen(self._color("on_accent"), 2.0 * ratio)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        p.setPen(pen)
        reach = 5.5 * ratio
        tip = middle + QPointF(0, sign * reach)
        p.drawLine(middle - QPointF(0, sign * reach), tip)
        wing = [
            QPointF(-reach * 0.85, -sign * reach * 0.85),
            QPointF(reach * 0.85, -sign * reach * 0.85),
        ]
        p.drawPolyline(QPolygonF([tip + wing[0], tip, tip + wing[1]]))


def _times(value: int, alpha: int) -> int:
    """``value`` times ``alpha`` / 255, rounded as Qt's raster engine does when it blends."""
    product = value * alpha
    return (product + (product >> 8) + 0x80) >> 8
