"""Answers one question: where on paper do the letters of a line stand, with their readings above?

All lengths are dots: tenths of a point, so fine that fonts of a whole number of dots are good
enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QPainter, QTextLayout

from oboeuta_desktop.core.lyrics import LyricLine
from oboeuta_desktop.ui.lyrics_breaks import GAPS, is_latin
from oboeuta_desktop.ui.lyrics_layout import shape
from oboeuta_desktop.ui.pdf_file import paper_font

DOTS = 10
"""Dots of a point."""

ASCENT, DESCENT = 0.88, 0.22
"""Room for letters above and below the baseline, in sizes of the text (em)."""
RUBY_ROOM = 0.56
"""Room for a reading above the letters, em."""

_RUBY_SIZE, _CHORD_SIZE, _POINT_SIZE = 0.47, 0.78, 0.56  # em
_RUBY_RAISED = 0.98  # em, from baseline to baseline
_PHRASE_GAP = 0.45  # em; a space between phrases
_WORD_GAP = 0.26  # em; between two Latin words
_SCRIPT_GAP = 0.12  # em; between Latin and Japanese
_HANG = 0.45  # em; how far a reading may stand out over kana beside it, about one of its own
_MARGIN_HANG = 0.32  # em; and beyond the ends of a row, so that rows begin in line
_RUBY_GAP = 0.14  # em; white between two readings
_SPREAD = 0.3  # em; most white between the kana of a reading


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of a sheet whose lyrics are ``size`` dots large."""

    size: int
    text: QFont = field(init=False)
    bold: QFont = field(init=False)
    ruby: QFont = field(init=False)
    chord: QFont = field(init=False)
    point: QFont = field(init=False)

    def __post_init__(self) -> None:
        for name, share, weight in (
            ("text", 1.0, 400),
            ("bold", 1.0, 700),
            ("ruby", _RUBY_SIZE, 400),
            ("chord", _CHORD_SIZE, 700),
            ("point", _POINT_SIZE, 400),
        ):
            object.__setattr__(self, name, paper_font(self.size * share, weight))


@dataclass(frozen=True, slots=True)
class _Piece:
    """Shaped letters whose baseline begins at ``x``, ``raised`` dots above the row's."""

    shaped: QTextLayout
    x: float
    raised: float

    def paint(self, painter: QPainter, x: float, baseline: float) -> None:
        ascent = self.shaped.lineAt(0).ascent()
        self.shaped.draw(painter, QPointF(x + self.x, baseline - self.raised - ascent))


_Shaped = tuple[QTextLayout, float]


@dataclass(frozen=True, slots=True)
class _Ruby:
    """A shaped reading; ``spread`` is the white behind each of its kana."""

    shaped: QTextLayout
    width: float
    spread: float


@dataclass(frozen=True, slots=True)
class SetText:
    """Characters in one row: shaped pieces, and the x of each character and of the end."""

    pieces: tuple[_Piece, ...]
    edges: tuple[float, ...]
    first: int

    @property
    def width(self) -> float:
        """Dots."""
        return self.edges[-1]

    def x_of(self, place: float) -> float:
        """The x of a character of the line, fractions lie inside it."""
        index = min(int(place) - self.first, len(self.edges) - 1)
        following = min(index + 1, len(self.edges) - 1)
        inside = place - int(place)
        return self.edges[index] + (self.edges[following] - self.edges[index]) * inside

    def paint(self, painter: QPainter, x: float, baseline: float) -> None:
        """Draw the letters in the painter's colour."""
        for piece in self.pieces:
            piece.paint(painter, x, baseline)


def set_text(
    line: LyricLine, first: int, last: int, *, bold: Sequence[tuple[int, int]], fonts: Fonts
) -> SetText:
    """The characters ``first`` to ``last`` (exclusive) of ``line`` with their readings above."""
    while first < last and line.text[first] in GAPS:
        first += 1
    while last > first and line.text[last - 1] in GAPS:
        last -= 1
    return _Setter(line, bold, fonts).row(first, last)


class _Row:
    """Letters from left to right, as close as their readings let them stand.

    A reading that is wider than its base stands out over kana beside it and beyond the ends of the
    row, never over another base and never near another reading.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._pieces: list[_Piece] = []
        self._edges: list[float] = []
        self._x = 0.0  # where the letters end
        self._ruby_end = float("-inf")  # where the last reading ends
        self._ruby_least = -_MARGIN_HANG * size  # where the next reading may begin at the earliest

    def skip(self, step: float, count: int) -> None:
        """Leave white for ``count`` gap characters of ``step`` dots."""
        self._edges += [self._x + step * i for i in range(count)]
        self._x += step * count

    def add(self, shaped: _Shaped, count: int, gap: float, *, is_kana: bool) -> None:
        """Append ``count`` letters without a reading, ``gap`` behind the last ones."""
        hang = _HANG * self._size if is_kana else 0.0
        x = max(self._x + gap, self._ruby_end - hang)
        self._put(shaped, count, x)
        self._ruby_least = self._x - hang

    def add_read(self, written: _Shaped, count: int, gap: float, ruby: _Ruby) -> None:
        """Append ``count`` letters with a reading, ``gap`` behind the last ones."""
        x = max(self._x + gap, self._ruby_end)
        shift = (written[1] - ruby.width) / 2  # negative where the reading stands out
        least = max(self._ruby_least, self._ruby_end + _RUBY_GAP * self._size)
        x = max(x, least - shift)
        raised = self._size * _RUBY_RAISED
        self._pieces.append(_Piece(ruby.shaped, x + shift + ruby.spread / 2, raised))
        self._put(written, count, x)
        self._ruby_end = x + shift + ruby.width
        self._ruby_least = self._x

    def text(self, first: int) -> SetText:
        """What was set, of a line from its character ``first`` on."""
        end = max(self._x, self._ruby_end - _MARGIN_HANG * self._size)
        return SetText(tuple(self._pieces), (*self._edges, end), first)

    def _put(self, shaped: _Shaped, count: int, x: float) -> None:
        letters, width = shaped
        self._pieces.append(_Piece(letters, x, 0.0))
        self._edges += [x + width * i / count for i in range(count)]
        self._x = x + width


class _Setter:
    """Sets stretches of one line."""

    def __init__(self, line: LyricLine, bold: Sequence[tuple[int, int]], fonts: Fonts) -> None:
        self._text = line.text
        self._fonts = fonts
        self._readings = {reading.first: reading for reading in line.furigana}
        bases = [(reading.first, reading.last) for reading in line.furigana]
        self._bold = {i for term in bold for i in range(*_with_bases(term, bases))}
        self._cuts = self._find_cuts(bases)

    def _find_cuts(self, bases: Sequence[tuple[int, int]]) -> list[int]:
        """Where letters of one look end: at readings, key terms, gaps and changes of script."""
        text = self._text
        within = {i for first, last in bases for i in range(first + 1, last)}
        cuts = {0, len(text), *(edge for written in bases for edge in written)}
        for i in range(1, len(text)):
            before, after = text[i - 1], text[i]
            if i not in within and (
                before in GAPS
                or after in GAPS
                or is_latin(before) != is_latin(after)
                or (i in self._bold) != (i - 1 in self._bold)
            ):
                cuts.add(i)
        return sorted(cuts)

    def row(self, first: int, last: int) -> SetText:
        inner = [cut for cut in self._cuts if first < cut < last]
        row = _Row(self._fonts.size)
        for a, b in pairwise([first, *inner, last]):
            if self._text[a] in GAPS:
                row.skip(self._gap(a, b), b - a)
                continue
            font = self._fonts.bold if a in self._bold else self._fonts.text
            gap = self._script_gap(a) if a > first else 0.0
            reading = self._readings.get(a)
            if reading is None or reading.last != b:
                row.add(shape(self._text[a:b], font), b - a, gap, is_kana=_is_kana(self._text[a]))
            else:
                written = shape(self._text[a:b], font)
                row.add_read(written, b - a, gap, self._ruby(reading.reading, written[1]))
        return row.text(first)

    def _ruby(self, reading: str, width: float) -> _Ruby:
        """A reading; over a base that is wider its kana spread (JIS X 4051)."""
        ruby, ruby_width = shape(reading, self._fonts.ruby)
        spread = min((width - ruby_width) / len(reading), self._fonts.size * _SPREAD)
        if spread <= 1.0 or len(reading) == 1:
            return _Ruby(ruby, ruby_width, 0.0)
        font = QFont(self._fonts.ruby)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spread)
        return _Ruby(*shape(reading, font), spread)

    def _gap(self, a: int, b: int) -> float:
        text = self._text
        latin = a > 0 and b < len(text) and is_latin(text[a - 1]) and is_latin(text[b])
        return self._fonts.size * (_WORD_GAP if latin else _PHRASE_GAP)

    def _script_gap(self, index: int) -> float:
        before, after = self._text[index - 1], self._text[index]
        if before in GAPS or is_latin(before) == is_latin(after):
            return 0.0
        return self._fonts.size * _SCRIPT_GAP


def _with_bases(term: tuple[int, int], bases: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """A key term widened to whole bases: a reading above has one weight."""
    first, last = term
    for written in bases:
        if written[0] < last and first < written[1]:
            first, last = min(first, written[0]), max(last, written[1])
    return first, last


def _is_kana(character: str) -> bool:
    return "\u3041" <= character <= "\u30ff"
