"""Answers one question: how are a section's title, its lines and its bars drawn in a column?

Lengths are dots, as in ``sheet_text``; "em" is the size of the lyrics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QTextLayout

from oboeuta_desktop.core.lyrics import LyricLine
from oboeuta_desktop.ui.lyrics_breaks import choose_rows
from oboeuta_desktop.ui.lyrics_layout import shape
from oboeuta_desktop.ui.pdf_file import paper_font
from oboeuta_desktop.ui.sheet_content import Bar, SheetRow, SheetSection
from oboeuta_desktop.ui.sheet_text import (
    ASCENT,
    DESCENT,
    DOTS,
    RUBY_ROOM,
    Fonts,
    SetText,
    set_text,
)
from oboeuta_desktop.ui.theme import LIGHT

_ROW_GAP = 0.42  # em; white below a row
_TITLE_SIZE = 0.82  # em
_TITLE_ROOM = 1.5  # em; height of a title
_CHORD_ROOM = 1.0  # em; from the top of a row of bars to the room of the readings
_CHORD_LINE = 0.74  # em; from the top of a row of bars to the baseline of its chords
_CHORD_GAP = 0.4  # em; at least that much white behind a chord
_BAR_PAD = 0.38  # em; white left and right of a bar line
_BAR_LINE = 0.6 * DOTS
_AT_ONCE = 1e-6  # of a bar: it begins with this chord
_PLAYED_ROOM = 1.1  # em; height of bars in which nobody sings
_PLAYED_BARS = 4
"""Bars in one row where nobody sings."""


@dataclass(frozen=True, slots=True)
class Block:
    """Something that stands in a column.

    Attributes:
        height: dots, with the white below it.
        paint: draws it with its upper left corner at x, y.
        is_wrapped: whether it needed more than one row for one line.
    """

    height: float
    paint: Callable[[QPainter, float, float], None]
    is_wrapped: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """What rows are set into: ``width`` dots, of which ``strip`` at the right are for points."""

    width: float
    strip: float
    fonts: Fonts

    @property
    def em(self) -> int:
        """The size of the lyrics, dots."""
        return self.fonts.size

    @property
    def text_width(self) -> float:
        """Room for lyrics and bars."""
        return self.width - self.strip


def strip_width(sections: Sequence[SheetSection], fonts: Fonts) -> float:
    """Room for the widest list of points, with the white before it; 0 without points."""
    lists = {" ".join(row.points) for section in sections for row in section.rows if row.points}
    widest = max((shape(points, fonts.point)[1] for points in lists), default=0.0)
    return widest + 0.5 * fonts.size if widest else 0.0


def _tr(words: str, n: int = -1) -> str:
    return QCoreApplication.translate("sheet", words, None, n)


def section_blocks(section: SheetSection, column: Column) -> list[Block]:
    """A section in full: its title, then its lines or bars."""
    remark = "" if section.rows or not section.bars else _tr("%n 小節", section.bars)
    title = [title_block(section.title, remark, column)] if section.title else []
    return [*title, *(_row_block(row, column) for row in section.rows)]


def title_block(title: str, remark: str, column: Column) -> Block:
    """A section's title with a short remark behind it."""
    words, width = shape(title, paper_font(column.em * _TITLE_SIZE, 700))
    note, _ = shape(remark, paper_font(column.em * _TITLE_SIZE * 0.8, 400))

    def paint(painter: QPainter, x: float, y: float) -> None:
        baseline = y + column.em * 0.95
        mark = QRectF(x, y + column.em * 0.22, column.em * 0.22, column.em * 0.88)
        painter.fillRect(mark, LIGHT.color("accent"))
        painter.setPen(LIGHT.color("accent"))
        draw_text(painter, words, x + column.em * 0.55, baseline)
        painter.setPen(LIGHT.color("ink3"))
        draw_text(painter, note, x + column.em * 1.1 + width, baseline)

    return Block(column.em * _TITLE_ROOM, paint)


def draw_text(painter: QPainter, shaped: QTextLayout, x: float, baseline: float) -> None:
    """Draw one row of shaped letters in the painter's colour."""
    shaped.draw(painter, QPointF(x, baseline - shaped.lineAt(0).ascent()))


def _row_block(row: SheetRow, column: Column) -> Block:
    return _bars_block(row, column) if row.bars else _line_block(row, column)


def _line_block(row: SheetRow, column: Column) -> Block:
    """A line of lyrics, in several rows where it is too wide."""
    assert row.line is not None
    texts = _rows_of(row.line, row.bold, column)
    height = column.em * (RUBY_ROOM + ASCENT + DESCENT)

    def paint(painter: QPainter, x: float, y: float) -> None:
        baseline = y + column.em * (RUBY_ROOM + ASCENT)
        painter.setPen(LIGHT.color("ink"))
        for number, text in enumerate(texts):
            text.paint(painter, x, baseline + number * height)
        _paint_points(painter, row.points, column, x, baseline)

    gap = column.em * _ROW_GAP
    return Block(height * len(texts) + gap, paint, is_wrapped=len(texts) > 1)


def _rows_of(line: LyricLine, bold: Sequence[tuple[int, int]], column: Column) -> list[SetText]:
    whole = set_text(line, 0, len(line.text), bold=bold, fonts=column.fonts)
    if whole.width <= column.text_width:
        return [whole]
    # A line that begins or ends with a gap is set without it; the places count from there.
    edges = [whole.x_of(place) for place in range(len(line.text) + 1)]
    glued = [(reading.first, reading.last) for reading in line.furigana]
    slack = column.em
    rows = choose_rows(line.text, edges, column.text_width - slack, glued=glued)
    return [set_text(line, *row, bold=bold, fonts=column.fonts) for row in rows]


def _paint_points(
    painter: QPainter, points: Sequence[str], column: Column, x: float, baseline: float
) -> None:
    """The points of a line, at the right edge of the column."""
    if points:
        shaped, width = shape(" ".join(points), column.fonts.point)
        painter.setPen(LIGHT.color("ink2"))
        draw_text(painter, shaped, x + column.width - width, baseline)


@dataclass(frozen=True, slots=True)
class _SetBar:
    """A bar as narrow as it can be. ``chords`` are (x, letters), from the white behind its line."""

    bar: Bar
    text: SetText | None
    width: float

    def chord_places(self, width: float, column: Column) -> Iterator[tuple[float, QTextLayout]]:
        """The x of each chord when the bar is ``width`` dots wide, without overlap."""
        free = 0.0
        for chord in self.bar.chords:
            shaped, chord_width = shape(_pretty(chord.name), column.fonts.chord)
            if chord.share < _AT_ONCE:
                x = 0.0
            elif chord.place is not None and self.text is not None:
                x = self.text.x_of(chord.place)
            else:
                x = chord.share * width
            x = max(x, free)
            yield x, shaped
            free = x + chord_width + column.em * _CHORD_GAP


def _pretty(chord: str) -> str:
    """A chord's name as musicians print it."""
    return chord.replace("#", "♯").replace("b", "♭")


def _bars_block(row: SheetRow, column: Column) -> Block:
    """Bars with their chords, and under them what is sung; several rows where there are many."""
    bars = [_set_bar(row, bar, column) for bar in row.bars]
    rows = [*_fill_rows(bars, column, most=_PLAYED_BARS if row.line is None else len(bars))]
    is_sung = row.line is not None
    letters = RUBY_ROOM + ASCENT + DESCENT if is_sung else _PLAYED_ROOM - _CHORD_ROOM
    height = column.em * (_CHORD_ROOM + letters)
    step = height + column.em * _ROW_GAP

    def paint(painter: QPainter, x: float, y: float) -> None:
        for number, widths in enumerate(rows):
            top = y + number * step
            _paint_bars(painter, widths, column, QPointF(x, top), height=height)
        _paint_points(painter, row.points, column, x, y + column.em * _CHORD_LINE)

    return Block(step * len(rows), paint, is_wrapped=is_sung and len(rows) > 1)


def _set_bar(row: SheetRow, bar: Bar, column: Column) -> _SetBar:
    text = None
    if row.line is not None and bar.last > bar.first:
        text = set_text(row.line, bar.first, bar.last, bold=row.bold, fonts=column.fonts)
    narrow = _SetBar(bar, text, 0.0)
    places = [*narrow.chord_places(0.0, column)]
    chords = max((x + shaped.maximumWidth() for x, shaped in places), default=0.0)
    width = max(chords, text.width if text else 0.0)
    return _SetBar(bar, text, width + 2 * column.em * _BAR_PAD)


def _fill_rows(
    bars: Sequence[_SetBar], column: Column, *, most: int
) -> Iterator[list[tuple[_SetBar, float]]]:
    """Bars in rows of the column's width, each with its own width there: equal if they fit so."""
    row: list[_SetBar] = []
    for bar in bars:
        if row and (len(row) == most or sum(b.width for b in [*row, bar]) > column.text_width):
            yield _stretched(row, column.text_width, most)
            row = []
        row.append(bar)
    yield _stretched(row, column.text_width, most)


def _stretched(row: Sequence[_SetBar], width: float, most: int) -> list[tuple[_SetBar, float]]:
    share = width / most
    if all(bar.width <= share for bar in row):
        return [(bar, share) for bar in row]
    spare = max(0.0, width - sum(bar.width for bar in row)) / len(row)
    return [(bar, bar.width + spare) for bar in row]


def _paint_bars(
    painter: QPainter,
    bars: Sequence[tuple[_SetBar, float]],
    column: Column,
    corner: QPointF,
    *,
    height: float,
) -> None:
    x, top = corner.x(), corner.y()
    pad = column.em * _BAR_PAD
    lines = [x]
    for bar, width in bars:
        painter.setPen(LIGHT.color("relu"))
        for at, shaped in bar.chord_places(width - 2 * pad, column):
            draw_text(painter, shaped, x + pad + at, top + column.em * _CHORD_LINE)
        if bar.text is not None:
            painter.setPen(LIGHT.color("ink"))
            baseline = top + column.em * (_CHORD_ROOM + RUBY_ROOM + ASCENT)
            bar.text.paint(painter, x + pad, baseline)
        x += width
        lines.append(x)
    painter.setPen(QPen(LIGHT.color("ctl"), _BAR_LINE))
    painter.drawLines([QLineF(at, top, at, top + height) for at in lines])
