"""Answers one question: which lines does the body of a regular LRC file hold?

A body is regular when every line begins with a stamp, all stamps are equally wide and nothing else
stands in brackets. Then stamps and texts come apart as columns, without a look at single
characters. The result is the same as that of ``lrc_by_line``; whatever could need a warning is left
to that module.

Everything is checked at once, but the lines are made when they are first asked for: a search
through a library reads titles and warnings of many files and the words of one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate, compress, pairwise, repeat
from typing import Any, NamedTuple, cast

from oboeuta_desktop.core.lrc_lines import (
    EDGE,
    REPEATED_CHARACTERS,
    Draft,
    RepeatBudget,
    arrange_line,
    default_end,
    settle_lines,
    settled_line,
)
from oboeuta_desktop.core.lrc_stamps import is_stamp_column, read_stamp_column
from oboeuta_desktop.core.lrc_values import LaterLines, LrcLine, LrcWord

_BLANKS = tuple(EDGE)

# Called from ``map``, these make a named tuple without running a line of Python.
_make_tuple = cast(
    "Callable[..., Any]",
    tuple.__new__,  # pyright: ignore[reportUnknownMemberType] - of any tuple, so items are unknown
)
_make_word: Callable[[tuple[int, int, str]], LrcWord] = partial(_make_tuple, LrcWord)
_make_line: Callable[[tuple[int, int, str, tuple[LrcWord, ...], tuple[str, ...]]], LrcLine] = (
    partial(_make_tuple, LrcLine)
)


def read_regular_lines(body: str, length_ms: int | None) -> Sequence[LrcLine] | None:
    """The lines of ``body``, or None if it is not regular or needs a warning.

    ``body`` begins with "[", has "\\n" line endings and ends in neither line ending nor blank.
    """
    rows = body.split("\n")
    if "" in rows:
        rows = list(filter(None, rows))
    width = 10 if rows[0][9:10] == "]" else 11
    heads = [row[:width] for row in rows]
    plain = "<" not in body and body.count("[") == len(rows)
    column = "".join(heads)
    if not is_stamp_column(column, len(rows), "]"):
        if not plain:
            return None
        # minutes of another width; four digits are more than any song has
        heads = _four_digit_minutes(rows)
        column = "".join(heads)
        if not is_stamp_column(column, len(rows), "]"):
            return None
    if heads != sorted(heads):
        return None
    if plain:
        return LaterLines(partial(_plain_lines, column, rows, length_ms))
    return _read_pieces(rows, width - 1, body, length_ms)


def _four_digit_minutes(rows: list[str]) -> list[str]:
    """The stamps that ``rows`` begin with, filled up with zeros; no stamp where a row has none."""
    width = 4 + rows[0].find("]") - rows[0].find(":")
    heads = [row[: row.find("]") + 1] for row in rows]
    if any(head[1:2] == ":" or head[:1] != "[" for head in heads):
        return [""]
    return ["[" + head[1:].rjust(width + 1, "0") for head in heads]


def _plain_lines(column: str, rows: list[str], length_ms: int | None) -> tuple[LrcLine, ...]:
    """Lines with one stamp each, in order."""
    starts = read_stamp_column(column, len(rows))
    return _lines_of(starts, [row.partition("]")[2].strip(EDGE) for row in rows], length_ms)


def _lines_of(starts: list[int], texts: list[str], length_ms: int | None) -> tuple[LrcLine, ...]:
    """Lines without words; ``starts`` never fall and equal ones make sub-lines."""
    last_end = default_end(starts[-1], [], length_ms)
    if len(set(starts)) == len(starts):
        values = zip(starts, [*starts[1:], last_end], texts, repeat(()), repeat(()), strict=False)
        return tuple(map(_make_line, compress(values, texts) if "" in texts else values))
    shared: dict[int, list[str]] = {}
    for start, text in zip(starts, texts, strict=True):
        shared.setdefault(start, []).append(text)
    ends = [*shared, last_end][1:]
    lines: list[LrcLine] = []
    for (start, rows), end in zip(shared.items(), ends, strict=True):
        sung = [text for text in rows if text]
        if sung:
            lines.append(LrcLine(start, end, sung[0], (), tuple(sung[1:])))
    return tuple(lines)


def _read_pieces(
    rows: list[str], width: int, body: str, length_ms: int | None
) -> Sequence[LrcLine] | None:
    """Lines of which some have several stamps, each as wide as ``width``."""
    pieces = _cut(rows, width)
    if pieces is None:
        return None
    if body.count(">") == body.count("<") and body.count("]") == body.count("["):
        square = body.count("[") > len(rows)
        if _are_plain_words(pieces, square=square, angle="<" in body):
            return LaterLines(partial(_word_lines, pieces, length_ms))
        if "<" not in body and _are_repeats(pieces):
            return LaterLines(partial(_repeated_lines, pieces, length_ms))
    return _draft_lines(pieces, length_ms)


class _Pieces(NamedTuple):
    """Stamps (ms) and the pieces of text that begin with them.

    ``parts`` are as written but for the opening bracket; ``width`` is that of a stamp with its
    closing bracket; ``bounds`` are the indices at which the lines begin, and one past the last.
    """

    stamps: list[int]
    parts: list[str]
    width: int
    bounds: list[int]

    def texts(self) -> list[str]:
        """The text after each stamp."""
        width = self.width
        return [part[width:] for part in self.parts]


def _cut(rows: list[str], width: int) -> _Pieces | None:
    """The pieces of ``rows``; None if a bracket opens something else than a stamp of that width."""
    sizes = [row.count("<") + row.count("[") for row in rows]
    parts = "".join(rows).replace("[", "<").split("<")
    del parts[0]
    column = "".join([part[:width] for part in parts])
    if not is_stamp_column(column, len(parts), "]>"):
        return None
    stamps = read_stamp_column(column, len(parts))
    return _Pieces(stamps, parts, width, list(accumulate(sizes, initial=0)))


def _are_plain_words(pieces: _Pieces, *, square: bool, angle: bool) -> bool:
    """Whether time only moves on, so that a stamp's text lasts until the next stamp.

    A line may begin with its first word, and where the line before it ends; no other stamps may be
    equal. ``square`` and ``angle`` say which brackets stand inside lines.
    """
    stamps, parts, width, bounds = pieces
    starts = bounds[:-1]
    if square and (angle or any(not parts[i][width:].strip(EDGE) for i in starts)):
        return False
    if stamps != sorted(stamps) or len({stamps[i] for i in starts}) < len(starts):
        return False
    equal = len(stamps) - len(set(stamps))
    equal -= sum(
        [
            stamps[i] == stamps[i + 1] and len(parts[i]) == width
            for i, j in pairwise(bounds)
            if j > i + 1
        ]
    )
    equal -= sum([stamps[i] == stamps[i - 1] and len(parts[i - 1]) == width for i in starts[1:]])
    return equal == 0


def _word_lines(pieces: _Pieces, length_ms: int | None) -> tuple[LrcLine, ...]:
    """Lines of which ``_are_plain_words`` is true."""
    stamps, texts = pieces.stamps, pieces.texts()
    stamps = [*stamps, default_end(stamps[-1], [], length_ms)]
    words = list(map(_make_word, zip(stamps, stamps[1:], texts, strict=False)))
    lines: list[LrcLine] = []
    for first, past in pairwise(pieces.bounds):
        begin, stop = first + (not texts[first]), past
        while stop > begin and not texts[stop - 1]:
            stop -= 1
        sung = texts[begin:stop]
        text = "".join(sung)
        if (" " in text or "\t" in text) and _has_loose_blanks(sung):
            line = _arranged_line(pieces, first, past, stamps[past])
            if line.text:
                lines.append(line)
        elif text:
            line_words = words[begin:stop] if stop > first + 1 else ()
            if "" in sung:
                line_words = compress(line_words, sung)
            lines.append(_make_line((stamps[first], stamps[stop], text, tuple(line_words), ())))
    return tuple(lines)


def _has_loose_blanks(sung: list[str]) -> bool:
    """Whether a blank stands after a stamp or at the line's end, where it does not stay."""
    return sung[-1][-1] in EDGE or any(piece[:1] in _BLANKS for piece in sung)


def _arranged_line(pieces: _Pieces, first: int, past: int, following: int) -> LrcLine:
    """One line of pieces with loose blanks, without text if it only clears the display."""
    drafts, _ = _arrange(pieces, first, past, RepeatBudget(0))
    return settled_line(drafts[0], (), [following], None)


def _are_repeats(pieces: _Pieces) -> bool:
    """Whether all stamps of a line stand before its text, in order, and copying it is no burden."""
    stamps, parts, width, bounds = pieces
    longest = max(map(len, parts))
    if len(parts) * longest > REPEATED_CHARACTERS:
        return False
    for first, past in pairwise(bounds):
        if past - first > 1:
            row = stamps[first:past]
            if row != sorted(set(row)) or len("".join(parts[first : past - 1])) > width * (
                past - first - 1
            ):
                return False
    return True


def _repeated_lines(pieces: _Pieces, length_ms: int | None) -> tuple[LrcLine, ...]:
    """Lines of which ``_are_repeats`` is true."""
    stamps, parts, width, bounds = pieces
    texts = [
        text
        for i, j in pairwise(bounds)
        for text in repeat(parts[j - 1][width:].strip(EDGE), j - i)
    ]
    order = sorted(range(len(stamps)), key=stamps.__getitem__)
    return _lines_of([stamps[i] for i in order], [texts[i] for i in order], length_ms)


def _draft_lines(pieces: _Pieces, length_ms: int | None) -> tuple[LrcLine, ...] | None:
    """Lines of any other order; None if one needs a warning."""
    budget = RepeatBudget()
    drafts: list[Draft] = []
    latest = 0
    for first, past in pairwise(pieces.bounds):
        arranged, problems = _arrange(pieces, first, past, budget)
        start = min([draft.start for draft in arranged])
        if problems or start < latest:
            return None
        latest = start
        drafts += arranged
    return settle_lines(drafts, length_ms)


def _arrange(
    pieces: _Pieces, first: int, past: int, budget: RepeatBudget
) -> tuple[list[Draft], list[str]]:
    parts, width = pieces.parts[first:past], pieces.width
    texts = [part[width:] for part in parts]
    square = [part[width - 1] == "]" for part in parts]
    return arrange_line(pieces.stamps[first:past], texts, square, budget)
