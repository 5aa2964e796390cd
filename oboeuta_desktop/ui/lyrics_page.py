"""Answers one question: which line of the lyrics stands where on the page, and how large?

The page is as long as all lines together and starts at y = 0; the view looks at a stretch of it.
Lines are laid out when they are first needed; until then their height is estimated. Lengths are
logical pixels.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from oboeuta_desktop.core.lyrics import LyricLine, Lyrics
from oboeuta_desktop.ui.lyrics_breaks import is_latin
from oboeuta_desktop.ui.lyrics_layout import (
    ASCENT,
    DESCENT,
    PHRASE_GAP,
    ROW_GAP,
    RUBY_ROOM,
    SUB_ROW,
    SUB_SHARE,
    LayoutStyle,
    LineLayout,
    lay_out_line,
)
from oboeuta_desktop.ui.lyrics_scroll import SMALL, Growth

LINE_GAP = 0.60  # em of the large size between two lines, whatever their scale
SLOT_ROOM = 1.15  # em; the row of an interlude
EYE_LEVEL = 0.41  # share of the view's height at which the current line stands
SIDE = 52.0  # px left of the text: marker, play icon
RIGHT = 26.0
LARGEST, LEAST = 54.0, 44.0  # px of the current line
_SHRINK = 0.74  # a song whose long lines just miss one row gets smaller rather than two rows
_COLUMN_EMS = 25.0  # longer rows are hard to find the start of
_LATIN_EM = 0.58
_SHAPED_AROUND = 12


class Page:
    """The lines of a song set for one size of view."""

    def __init__(self) -> None:
        self.growth = Growth()
        self.lines: tuple[LyricLine, ...] = ()
        self.left = SIDE
        self.view_width = 0.0
        self.view_height = 0.0
        self.shift = 0.0
        """How much the lines before ``anchor`` have grown since the view last asked; it adds this
        and clears it.
        """
        self.anchor = 0
        self.style = LayoutStyle(48, 600.0, furigana=True)
        self._has_readings = False
        self._long_ems = 0.0
        self._blanks: Mapping[int, Sequence[tuple[int, int]]] = {}
        self._layouts: dict[int, LineLayout] = {}
        self._steps: list[float] = []
        self._tops: list[float] | None = None

    # what is on the page

    def open(self, lyrics: Lyrics) -> None:
        """Take other lyrics; ``fit`` must follow."""
        self.lines = lyrics.lines
        self.growth.reset()
        self._blanks = {}
        self._has_readings = any(line.furigana for line in self.lines)
        self._long_ems = _long_ems(self.lines)

    def fit(self, width: float, height: float, *, text_scale: float, furigana: bool) -> None:
        """Choose one text size for the whole song and forget all layouts.

        The size follows the view and, within limits, the line that is longer than 95 % of all
        lines.
        """
        self.view_width, self.view_height = width, height
        largest = min(LARGEST, max(LEAST, min(width / 17.0, height / 15.0)))
        if width < 14.5 * LEAST:
            largest = max(24.0, width / 14.5)
        room = width - SIDE - RIGHT
        wide = self._long_ems * largest
        size = largest * room / wide if room < wide <= room / _SHRINK else largest
        # The learner's own wish comes last: it is never taken back by the fitting above.
        size *= text_scale
        column = max(4.0 * size, min(room, _COLUMN_EMS * size))
        self.left = max(SIDE, (width - column) / 2)
        self.style = LayoutStyle(int(size), column, furigana and self._has_readings)
        self._layouts.clear()
        self._steps = [self._estimate(line) for line in self.lines]
        self._tops = None

    def set_blanks(self, blanks: Mapping[int, Sequence[tuple[int, int]]]) -> list[int]:
        """Take the blanked character ranges by line; the lines whose layout that changes."""
        lines = blanks.keys() | self._blanks.keys()
        changed = [i for i in lines if list(blanks.get(i, ())) != list(self._blanks.get(i, ()))]
        self._blanks = blanks
        for i in changed:
            self._layouts.pop(i, None)
        return changed

    # where things are

    @property
    def em(self) -> float:
        """Size of the current line's text in px."""
        return float(self.style.size)

    @property
    def gap(self) -> float:
        """Distance between two lines."""
        return self.em * LINE_GAP

    @property
    def height(self) -> float:
        """Height of the whole page."""
        return self.top(len(self.lines))

    def line(self, index: int) -> LineLayout:
        """The layout of a line, made now if need be."""
        found = self._layouts.get(index)
        if found is None:
            found = lay_out_line(self.lines[index], self.style, self._blanks.get(index, ()))
            self._layouts[index] = found
            step = found.height * SMALL + self.gap
            if abs(step - self._steps[index]) > 1e-6:
                if index < self.anchor:
                    self.shift += step - self._steps[index]
                self._steps[index] = step
                self._tops = None
        return found

    def is_laid_out(self, index: int) -> bool:
        """Whether a line's layout is there already."""
        return index in self._layouts

    def top(self, index: int) -> float:
        """The y of a line's top at this moment, or of the page's end."""
        # first: a grown line that must be laid out for it moves the tops
        grown = sum(
            (scale - SMALL) * self.line(line).height
            for line, scale in self.growth.grown()
            if line < index
        )
        top = self._resting_tops()[index] + grown
        slot = self.growth.slot_line
        if slot is not None and slot <= index:
            top += self.growth.slot * self.slot_height
        return top

    def rest_top(self, index: int) -> float:
        """The y of a line's top once nothing moves, if it is the current line."""
        slot = self.growth.slot_line if self.growth.slot_is_open else None
        room = self.slot_height if slot is not None and slot <= index else 0.0
        return self._resting_tops()[index] + room

    def line_height(self, index: int) -> float:
        """The height of a line at this moment, without the gap after it."""
        return self.line(index).height * self.growth.scale(index)

    @property
    def slot_height(self) -> float:
        """Height of the row of an interlude when open."""
        return self.em * SLOT_ROOM

    def slot_top(self) -> float:
        """The y of the interlude's row; 0 when there is none."""
        slot = self.growth.slot_line
        return 0.0 if slot is None else self.top(slot) - self.growth.slot * self.slot_height

    def first_at(self, y: float) -> int:
        """The line whose band (itself and half the gap around it) holds ``y``, or the nearest."""
        if not self.lines:
            return 0
        half = self.gap / 2
        k = bisect_right(range(len(self.lines)), y, key=lambda i: self.top(i) - half)
        return max(0, k - 1)

    def at(self, y: float) -> int | None:
        """The line at ``y``, None above the first, below the last and in an interlude."""
        if not self.lines:
            return None
        index = self.first_at(y)
        top = self.top(index) - self.gap / 2
        return index if top <= y < top + self.line_height(index) + self.gap else None

    def _resting_tops(self) -> list[float]:
        if self._tops is None:
            self._tops = list(accumulate(self._steps, initial=0.0))
        return self._tops

    def _estimate(self, line: LyricLine) -> float:
        style = self.style
        rows = max(1, -(-int(_ems(line.text) * style.size) // int(style.width)))
        row = ASCENT + DESCENT + (RUBY_ROOM if style.furigana else 0.0)
        ems = rows * (row + ROW_GAP) + len(line.subs) * SUB_ROW * SUB_SHARE
        return ems * style.size * SMALL + self.gap


def _ems(text: str) -> float:
    """About how wide a text is in em, without shaping it."""
    gaps = text.count(" ")
    latin = sum(map(is_latin, text))
    return len(text) - (1.0 - _LATIN_EM) * latin - (1.0 - PHRASE_GAP) * gaps


def _long_ems(lines: Sequence[LyricLine]) -> float:
    """The width in em that 95 % of the lines keep to; only lines about that long are shaped."""
    if not lines:
        return 0.0
    ranked = sorted(lines, key=lambda line: _ems(line.text))
    rank = int((len(ranked) - 1) * 0.95)
    first = max(0, rank - _SHAPED_AROUND)
    style = LayoutStyle(50, 1e9, furigana=True)
    near = ranked[first : rank + _SHAPED_AROUND]
    widths = sorted(lay_out_line(line, style).width for line in near)
    return widths[rank - first] / style.size
