"""Answers one question: where in its rows does each character of a line stand, and its reading
above it?

A line is laid out once, at the size of the current line; every other size is a scaled copy, so a
line never breaks differently when its turn comes. All lengths are logical pixels at that large
size. Nothing is painted here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from PySide6.QtGui import QFont, QTextLayout, QTextOption

from oboeuta_desktop.core.lyrics import Furigana, LyricLine
from oboeuta_desktop.ui.lyrics_breaks import GAPS, choose_rows, is_latin
from oboeuta_desktop.ui.theme import ui_font

RUBY_SHARE = 0.46  # size of a reading in sizes of its base
SUB_SHARE = 0.42
PHRASE_GAP = 0.35  # em; drawn for an ASCII space beside Japanese
WORD_GAP = 0.26  # em; between two Latin words
SCRIPT_GAP = 0.14  # em; between Latin and Japanese, which Qt does not add
ASCENT = 0.90  # em; of Noto Sans JP's ideographs and Inter's capitals
DESCENT = 0.25
RUBY_ROOM = 0.50  # em
SUB_ROW = 1.38  # sizes of the sub-line
ROW_GAP = 0.10  # em between the rows of one line
BLANK_PAD = 0.13  # em inside a blank's box, left and right
BLANK_SLACK = 0.7  # em
BLANK_LEAST = 1.7  # em
_HANG_MARKS = frozenset("、。「」『』（）・，．！？：；〈〉《》【】")  # carry their own white


@dataclass(frozen=True, slots=True)
class LayoutStyle:
    """What a layout depends on beside the line: size of the base in px, greatest row width,
    readings or not.
    """

    size: int
    width: float
    furigana: bool


@dataclass(slots=True)
class Box:
    """A shaped piece of a row. ``ink_x`` is where its base text starts, ``ruby_x`` where its
    reading does.
    """

    first: int
    last: int
    x: float
    width: float
    ink_x: float
    shaped: QTextLayout | None
    ruby: QTextLayout | None = None
    ruby_x: float = 0.0


@dataclass(frozen=True, slots=True)
class BlankPlace:
    """The box of a blank in a row: characters ``first`` to ``last``, from ``x``, ``width`` wide.

    ``index`` counts the blanks as they were given for the line.
    """

    index: int
    first: int
    last: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a line, ``top`` below the line's top. ``edges`` is the x of each character and of
    the end.

    ``is_sub`` marks a translation under the line: it is shown, never wiped.
    """

    first: int
    last: int
    top: float
    width: float
    height: float
    baseline: float
    boxes: tuple[Box, ...]
    edges: tuple[float, ...]
    blanks: tuple[BlankPlace, ...] = ()
    is_sub: bool = False


@dataclass(frozen=True, slots=True)
class LineLayout:
    """A line in rows. ``sung_rows`` come first in ``rows``, the sub-lines after them."""

    rows: tuple[Row, ...]
    sung_rows: int
    width: float
    height: float

    def front_at(self, characters: float) -> tuple[int, float]:
        """Where the wipe stands after so many characters: (row, x in that row); rows before it are
        full.
        """
        k = bisect_right(self.rows, characters, 0, self.sung_rows, key=lambda row: row.first) - 1
        k = max(0, k)
        row = self.rows[k]
        if characters <= row.first:
            return (k, 0.0) if k == 0 else (k - 1, self.rows[k - 1].width)
        if characters >= row.last:
            return k, row.width
        i = int(characters) - row.first
        left, right = row.edges[i], row.edges[i + 1]
        return k, left + (right - left) * (characters - int(characters))

    def row_at(self, y: float) -> int:
        """Index of the first row that reaches below ``y``."""
        return bisect_right(self.rows, y, key=lambda row: row.top + row.height)


@dataclass(slots=True)
class _Fonts:
    large: QFont
    ruby: QFont
    sub: QFont


def shape(text: str, font: QFont) -> tuple[QTextLayout, float]:
    """Shape ``text`` on one endless row; also its width in pixels."""
    shaped = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    shaped.setTextOption(option)
    shaped.setCacheEnabled(True)
    shaped.beginLayout()
    row = shaped.createLine()
    row.setLineWidth(1e7)
    shaped.endLayout()
    return shaped, row.naturalTextWidth()


def lay_out_line(
    line: LyricLine, style: LayoutStyle, blanks: Sequence[tuple[int, int]] = ()
) -> LineLayout:
    """The rows of ``line``. ``blanks`` are character ranges that get a box; whether they are open
    is all one.
    """
    ruby = ui_font(style.size * RUBY_SHARE, 500)
    fonts = _Fonts(ui_font(style.size, 700), ruby, ui_font(style.size * SUB_SHARE, 400))
    setter = _Setter(line, style, fonts, blanks)
    whole = setter.row(0, len(line.text), 0.0)
    slack = ruby.pixelSize() if setter.readings else 0.0
    # A box asks for a little more room than its text: better a little overhang than a new row.
    if whole.width <= style.width + (style.size * BLANK_SLACK if blanks else 0.0):
        cuts = [(whole.first, whole.last)]
    else:
        cuts = choose_rows(line.text, whole.edges, style.width - slack, glued=setter.glued)
    rows: list[Row] = []
    top = 0.0
    for first, last in cuts or [(0, 0)]:
        row = whole if (first, last) == (0, len(line.text)) else setter.row(first, last, top)
        rows.append(row)
        top += row.height + style.size * ROW_GAP
    sung_rows = len(rows)
    for sub in line.subs:
        rows.extend(_sub_rows(sub, style, fonts.sub, top))
        top = rows[-1].top + rows[-1].height
    bottom = rows[-1].top + rows[-1].height
    return LineLayout(tuple(rows), sung_rows, max(row.width for row in rows), bottom)


class _Setter:
    """Sets stretches of one line as rows."""

    def __init__(
        self,
        line: LyricLine,
        style: LayoutStyle,
        fonts: _Fonts,
        blanks: Sequence[tuple[int, int]],
    ) -> None:
        self._text = line.text
        self._style = style
        self._fonts = fonts
        self.readings = tuple(line.furigana) if style.furigana else ()
        self._by_first = {reading.first: reading for reading in self.readings}
        self._blanks = [_around_readings(blank, line.furigana) for blank in blanks]
        # A blank wider than a row may break like other text; any other stays in one piece.
        longest = max(1, int(style.width / style.size * 0.8))
        short = [blank for blank in self._blanks if blank[1] - blank[0] <= longest]
        self.glued = [(r.first, r.last) for r in self.readings] + short
        self._cuts = self._segment_starts()

    def _segment_starts(self) -> list[int]:
        text = self._text
        cuts = {0, len(text)}
        covered: set[int] = set()
        for reading in self.readings:
            cuts.update((reading.first, reading.last))
            covered.update(range(reading.first + 1, reading.last))
        for first, last in self._blanks:
            cuts.update((first, last))
        for i in range(1, len(text)):
            if i in covered:
                continue
            a, b = text[i - 1], text[i]
            if a in GAPS or b in GAPS or is_latin(a) != is_latin(b):
                cuts.add(i)
        return sorted(cut for cut in cuts if 0 <= cut <= len(text))

    def row(self, first: int, last: int, top: float) -> Row:
        """The characters ``first`` to ``last`` as one row."""
        size = self._style.size
        inner = [cut for cut in self._cuts if first < cut < last]
        bounds = [first, *inner, last]
        boxes: list[Box] = []
        edges: list[float] = []
        blanks: list[BlankPlace] = []
        x = blank_x = 0.0
        for a, b in pairwise(bounds):
            index = next((i for i, k in enumerate(self._blanks) if k[0] <= a and b <= k[1]), None)
            blank = None if index is None else self._blanks[index]
            if blank is not None and a == max(first, blank[0]):
                x += size * (BLANK_PAD if boxes else 0.0)
                blank_x = x
                x += size * BLANK_PAD
            elif boxes:
                x += self._script_gap(a)
            box, inside = self._box(a, b, x, (first, last))
            boxes.append(box)
            edges.extend(inside)
            x = box.x + box.width
            if index is not None and blank is not None and b == min(last, blank[1]):
                start = max(first, blank[0])
                x = self._close_blank(boxes, edges, (start, b, first), blank_x)
                blanks.append(BlankPlace(index, start, b, blank_x, x - blank_x))
                x += size * BLANK_PAD * (b < last)
        edges.append(x)
        room = size * RUBY_ROOM if self._style.furigana else 0.0
        ascent = size * ASCENT
        height = room + ascent + size * DESCENT
        return Row(
            first, last, top, x, height, room + ascent, tuple(boxes), tuple(edges), tuple(blanks)
        )

    def _close_blank(
        self, boxes: list[Box], edges: list[float], span: tuple[int, int, int], blank_x: float
    ) -> float:
        """Right edge of a blank box. A short one is widened around its text; returns the new x."""
        first, last, row_first = span
        size = self._style.size
        right = boxes[-1].x + boxes[-1].width + size * BLANK_PAD
        lack = max(0.0, size * BLANK_LEAST - (right - blank_x))
        if lack:
            for box in boxes:
                if box.first >= first:
                    box.x += lack / 2
                    box.ink_x += lack / 2
                    box.ruby_x += lack / 2
            for i in range(first - row_first, last - row_first):
                edges[i] += lack / 2
        edges[first - row_first] = blank_x
        return right + lack

    def _script_gap(self, index: int) -> float:
        before, after = self._text[index - 1], self._text[index]
        if before in GAPS or after in GAPS or before in _HANG_MARKS or after in _HANG_MARKS:
            return 0.0
        return self._style.size * SCRIPT_GAP if is_latin(before) != is_latin(after) else 0.0

    def _box(self, a: int, b: int, x: float, row: tuple[int, int]) -> tuple[Box, list[float]]:
        """The box of the characters ``a`` to ``b`` at ``x``, and the x of each of them."""
        text = self._text[a:b]
        if text.strip(" \u3000") == "":
            step = self._gap_width(a, b, row)
            return Box(a, b, x, step * (b - a), x, None), [x + k * step for k in range(b - a)]
        shaped, width = shape(text, self._fonts.large)
        reading = self._by_first.get(a)
        if reading is None or reading.last != b:
            return Box(a, b, x, width, x, shaped), [x + e for e in _edges(shaped, text)]
        ruby, ruby_width, spread = self._ruby(reading, width)
        before, after = self._hang(a - 1, -1, row), self._hang(b, 1, row)
        stick = max(0.0, (ruby_width - width) / 2)
        left, right = max(0.0, stick - before), max(0.0, stick - after)
        ink_x = x + left
        box = Box(a, b, x, left + width + right, ink_x, shaped, ruby)
        box.ruby_x = ink_x + (width - ruby_width) / 2 + spread / 2
        inside = [ink_x + e for e in _edges(shaped, text)]
        inside[0] = x
        return box, inside

    def _ruby(self, reading: Furigana, width: float) -> tuple[QTextLayout, float, float]:
        """The shaped reading, its width and the white between its kana, spread over a wider base
        (JIS 1-2-1).
        """
        ruby, ruby_width = shape(reading.reading, self._fonts.ruby)
        count = max(1, len(reading.reading))
        spread = min((width - ruby_width) / count, self._fonts.ruby.pixelSize() * 0.7)
        if spread < 1.0 or count == 1 or is_latin(self._text[reading.first]):
            return ruby, ruby_width, 0.0
        font = QFont(self._fonts.ruby)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spread)
        ruby, ruby_width = shape(reading.reading, font)
        return ruby, ruby_width, spread

    def _hang(self, index: int, step: int, row: tuple[int, int]) -> float:
        """How far a reading may hang over its neighbour: one of its kana over kana, commas and
        gaps.

        Never over kanji, Latin, a blank or the ends of the row. Behind a gap the next neighbour
        counts.
        """
        if not self._is_free(index, row):
            return 0.0
        one = float(self._fonts.ruby.pixelSize())
        character = self._text[index]
        if character in GAPS:
            beyond = index + step
            if self._is_free(beyond, row) and _takes_hanging(self._text[beyond]):
                return one
            return self._style.size * PHRASE_GAP * 0.4
        return one if _takes_hanging(character) else 0.0

    def _is_free(self, index: int, row: tuple[int, int]) -> bool:
        return row[0] <= index < row[1] and not any(a <= index < b for a, b in self._blanks)

    def _gap_width(self, a: int, b: int, row: tuple[int, int]) -> float:
        latin = (
            a > row[0] and b < row[1] and is_latin(self._text[a - 1]) and is_latin(self._text[b])
        )
        return self._style.size * (WORD_GAP if latin else PHRASE_GAP)


def _takes_hanging(character: str) -> bool:
    return ("\u3041" <= character <= "\u30ff" and character != "・") or character in "、。"


def _around_readings(blank: tuple[int, int], readings: Sequence[Furigana]) -> tuple[int, int]:
    """The blank widened to whole bases: half a reading would give the other half away."""
    first, last = blank
    for reading in readings:
        if reading.first < last and first < reading.last:
            first, last = min(first, reading.first), max(last, reading.last)
    return first, last


def _edges(shaped: QTextLayout, text: str) -> list[float]:
    """The x of each character of a shaped text. Qt counts UTF-16 units, Python characters."""
    row = shaped.lineAt(0)
    edges: list[float] = []
    unit = 0
    for character in text:
        # the stubs do not say so, but the answer is (x, cursor)
        x = cast("tuple[float, int]", row.cursorToX(unit))[0]
        edges.append(max(x, edges[-1] if edges else 0.0))
        unit += 2 if character > "\uffff" else 1
    return edges


def _sub_rows(text: str, style: LayoutStyle, font: QFont, top: float) -> list[Row]:
    """A sub-line as rows, broken by Qt: it is read, not sung, so its breaks need no care."""
    shaped = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    shaped.setTextOption(option)
    shaped.beginLayout()
    spans: list[tuple[int, int]] = []
    while True:
        row = shaped.createLine()
        if not row.isValid():
            break
        row.setLineWidth(style.width)
        spans.append((row.textStart(), row.textStart() + row.textLength()))
    shaped.endLayout()
    rows: list[Row] = []
    height = font.pixelSize() * SUB_ROW
    units = text.encode("utf-16-le")
    for first, last in spans:
        piece, width = shape(units[2 * first : 2 * last].decode("utf-16-le").rstrip(), font)
        box = Box(0, 0, 0.0, width, 0.0, piece)
        baseline = height * 0.76
        rows.append(Row(0, 0, top, width, height, baseline, (box,), (0.0,), (), is_sub=True))
        top += height
    return rows
