"""Answers one question: how does the stretch of the page in view become pixels?

Everything is placed on whole device pixels: a copied picture is then never resampled, and the
pixels of a partly repainted view are those of a fully repainted one at any screen density.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap

from oboeuta_desktop.ui.lyrics_page import RIGHT, Page
from oboeuta_desktop.ui.lyrics_pictures import MARGIN, Ink, PictureKey, Pictures
from oboeuta_desktop.ui.lyrics_scroll import SMALL
from oboeuta_desktop.ui.lyrics_signs import Signs
from oboeuta_desktop.ui.lyrics_stage import Stage

BAR_DROP = 0.10  # em below a line without word times, where its progress bar runs
BAR_HEIGHT = 3.0
_INTERLUDE_EMS = 8.0  # wider than the row of an interlude


class LyricsPainter:
    """Paints a Page at the moment a Stage describes."""

    def __init__(self, page: Page, stage: Stage, pictures: Pictures) -> None:
        self._page = page
        self._stage = stage
        self._pictures = pictures
        self._signs = Signs(page, stage, pictures)

    # where things are

    def origin(self, line: int, row: int) -> tuple[int, int]:
        """Device pixel of a row's top left corner in the view."""
        ratio = self._pictures.ratio
        page = self._page
        place = page.line(line).rows[row]
        y = page.top(line) - self._stage.scroll + place.top * page.growth.scale(line)
        return round(page.left * ratio), round(y * ratio)

    def front(self) -> tuple[int, int]:
        """How far the current line is sung: (row, device pixels of that row's picture); rows before
        it are full.

        For a line without word times, or one that nobody sings, row is -1 and the pixels are those
        of the progress bar.
        """
        line = self._stage.cursor.line
        if line is None:
            return 0, 0
        lyric = self._page.lines[line]
        layout = self._page.line(line)
        ratio = self._pictures.ratio
        position = self._stage.position
        if not lyric.is_word_timed or line in self._stage.bars:
            share = min(1.0, max(0.0, (position - lyric.start) / (lyric.end - lyric.start)))
            return -1, round(self._bar_width() * share * ratio)
        row, x = layout.front_at(lyric.sung_characters(position))
        if x <= 0.0:
            return row, 0
        if x >= layout.rows[row].width:
            return row, self.full(line, row)
        return row, self._pictures.margin + round(x * ratio)

    def full(self, line: int, row: int) -> int:
        """Width of a row's picture at the large size, or of the progress bar (row -1), in device
        pixels.
        """
        ratio = self._pictures.ratio
        if row < 0:
            return round(self._bar_width() * ratio)
        return math.ceil(self._page.line(line).rows[row].width * ratio) + 2 * self._pictures.margin

    def strip(self, line: int, row: int, first: int, last: int) -> QRect:
        """The logical rectangle of a row's picture between two of its device pixel columns; row -1
        is the bar.
        """
        ratio = self._pictures.ratio
        if row < 0:
            bar = self._bar(line)
            left, top = bar.x() + first, bar.y()
            right, bottom = bar.x() + last, bar.y() + bar.height()
        else:
            margin = self._pictures.margin
            x, y = self.origin(line, row)
            left, right = x - margin + first, x - margin + last
            top = y - margin
            bottom = y + margin + math.ceil(self._page.line(line).rows[row].height * ratio)
        a, b = math.floor(left / ratio) - 1, math.ceil(right / ratio) + 1
        c, d = math.floor(top / ratio) - 1, math.ceil(bottom / ratio) + 1
        return QRect(a, c, b - a, d - c)

    def right_edge(self) -> float:
        """The logical x no line in view, nor its ground, reaches beyond."""
        page, stage = self._page, self._stage
        # the ground of a line just out of view still reaches into it
        line = page.first_at(stage.scroll - page.gap / 2)
        bottom = stage.scroll + page.view_height + page.gap / 2
        widest = _INTERLUDE_EMS * page.em
        while line < len(page.lines) and page.top(line) < bottom:
            if self._signs.has_ground(line):
                return page.left + page.style.width + RIGHT
            if page.is_laid_out(line):  # all in view are; to lay out another one would move them
                # the bar of a growing line has its full length at once
                scale = 1.0 if line == stage.cursor.line else page.growth.scale(line)
                widest = max(widest, page.line(line).width * scale)
            line += 1
        return page.left + widest + MARGIN + 1.0

    @property
    def signs(self) -> Signs:
        """What stands around the lines, for its rectangles."""
        return self._signs

    # painting

    def paint(self, p: QPainter, dirty: QRect) -> None:
        """Paint the logical rectangle ``dirty``; ``p`` counts in device pixels and is clipped to
        it.
        """
        page, stage, ratio = self._page, self._stage, self._pictures.ratio
        # One pixel more on every side: at a broken ratio the clip reaches beyond the logical
        # rectangle.
        x, y = math.floor(dirty.x() * ratio) - 2, math.floor(dirty.y() * ratio) - 2
        right = math.ceil((dirty.x() + dirty.width()) * ratio) + 2
        bottom = math.ceil((dirty.y() + dirty.height()) * ratio) + 2
        area = QRect(x, y, right - x, bottom - y)
        surface = self._pictures.theme.color("bg0")
        line = page.first_at(area.top() / ratio + stage.scroll)
        end = area.bottom() / ratio + stage.scroll + page.gap
        filled = area.top()
        in_margin = area.left() < page.left * ratio
        while line < len(page.lines) and page.top(line) < end:
            # The surface is filled band by band: a line then finds its pixels still in the cache.
            foot = page.top(line) + page.line_height(line) + page.gap / 2 - stage.scroll
            below = min(max(filled, math.ceil(foot * ratio)), area.bottom() + 1)
            p.fillRect(area.x(), filled, area.width(), below - filled, surface)
            filled = below
            self._signs.paint_ground(p, line)
            self._paint_line(p, line, area)
            if in_margin:
                self._signs.paint_margin(p, line)
            line += 1
        p.fillRect(area.x(), filled, area.width(), area.bottom() + 1 - filled, surface)
        self._signs.paint_interlude(p, area)
        self._signs.paint_fades(p, area)
        self._signs.paint_pill(p, area)

    def _paint_line(self, p: QPainter, line: int, area: QRect) -> None:
        page, ratio = self._page, self._pictures.ratio
        layout = page.line(line)
        scale = page.growth.scale(line)
        margin = self._pictures.margin
        current = line == self._stage.cursor.line
        top = (page.top(line) - self._stage.scroll) * ratio
        front = self.front() if current else (0, 0)
        first = layout.row_at(((area.top() - margin - top) / ratio) / scale)
        for k in range(first, len(layout.rows)):
            row = layout.rows[k]
            y = round(top + row.top * scale * ratio)
            if y - margin > area.bottom():
                break
            full = math.ceil(row.width * ratio) + 2 * margin
            sung = 0
            if current and not row.is_sub and front[0] >= 0:
                sung = full if k < front[0] else front[1] if k == front[0] else 0
            self._paint_row(p, (line, k), y, sung)
        if current and front[0] < 0:
            self._paint_bar(p, line, front[1])

    def _paint_row(self, p: QPainter, row: tuple[int, int], y: int, sung: int) -> None:
        line, k = row
        scale = self._page.growth.scale(line)
        x = round(self._page.left * self._pictures.ratio)
        margin = self._pictures.margin
        current = line == self._stage.cursor.line
        if scale == SMALL and not current:
            p.drawPixmap(x - margin, y - margin, self._picture(line, k, "dim", large=False))
            return
        plain = self._picture(line, k, "plain" if current else "dim", large=True)
        if scale != 1.0:
            self._paint_scaled(p, row, (x, y), sung)
            return
        width, height = plain.width(), plain.height()
        if sung > 0:
            lit = self._picture(line, k, "sung", large=True)
            p.drawPixmap(x - margin, y - margin, lit, 0, 0, sung, height)
        if sung < width:
            p.drawPixmap(x - margin + sung, y - margin, plain, sung, 0, width - sung, height)

    def _paint_scaled(
        self, p: QPainter, row: tuple[int, int], corner: tuple[int, int], sung: int
    ) -> None:
        """A row while its line grows or shrinks: the large picture, scaled."""
        line, k = row
        scale = self._page.growth.scale(line)
        margin = self._pictures.margin * scale
        left, top = corner[0] - margin, corner[1] - margin
        current = line == self._stage.cursor.line
        plain = self._picture(line, k, "plain" if current else "dim", large=True)
        width, height = plain.width(), plain.height()
        split = round(left + sung * scale) if sung else left
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if sung > 0:
            lit = self._picture(line, k, "sung", large=True)
            target = QRectF(left, top, split - left, height * scale)
            p.drawPixmap(target, lit, QRectF(0, 0, (split - left) / scale, height))
        if sung < width:
            target = QRectF(split, top, left + width * scale - split, height * scale)
            used = (split - left) / scale
            p.drawPixmap(target, plain, QRectF(used, 0, width - used, height))
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)

    def _picture(self, line: int, row: int, ink: Ink, *, large: bool) -> QPixmap:
        marks = self._stage.blanks.get(line, ())
        return self._pictures.picture(self._page, PictureKey(line, row, ink, large), marks)

    # the progress bar of a line without word times, or of one that nobody sings

    def _bar_width(self) -> float:
        line = self._stage.cursor.line
        return 0.0 if line is None else self._page.line(line).width

    def _bar(self, line: int) -> QRect:
        """The bar's track in device pixels of the view."""
        page, ratio = self._page, self._pictures.ratio
        y = page.top(line) - self._stage.scroll + page.line_height(line) + page.em * BAR_DROP
        x = round(page.left * ratio)
        return QRect(
            x, round(y * ratio), round(self._bar_width() * ratio), round(BAR_HEIGHT * ratio)
        )

    def _paint_bar(self, p: QPainter, line: int, sung: int) -> None:
        bar = self._bar(line)
        p.fillRect(bar, self._pictures.theme.color("ctl", 90))
        bar.setWidth(sung)
        p.fillRect(bar, self._pictures.theme.color("accent"))
