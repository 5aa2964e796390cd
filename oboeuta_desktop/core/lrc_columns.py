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

_EDGES = tuple(EDGE)
_BEFORE_BLANKS = tuple(bracket + blank for bracket in "]>" for blank in EDGE)

# Called from ``map``, these make a named tuple without running a line of Python.
_make_word = cast(
    "Callable[[tuple[int, int, str]], LrcWord]",
    partial(tuple[Any].__new__, LrcWord),
)
_make_line = cast(
    "Callable[[tuple[int, int, str, tuple[LrcWord, ...], tuple[str, ...]]], LrcLine]",
    partial(tuple[Any].__new__, LrcLine),
)


def read_regular_lines(body: str, length_ms: int | None) -> Sequence[LrcLine] | None:
    """The lines of ``body``, or None if it is not regular or needs a warning.

    ``body`` begins with "[", has "\\n" line endings and ends in neither line ending nor blank.
    """
    if "\n\n" in body:
        body = "\n".join(filter(None, body.split("\n")))
    rows = body[1:].split("\n[")
    if body.count("\n") != len(rows) - 1:
        return None
    if "<" not in body and body.count("[") == len(rows):
        return _read_plain_rows(rows, length_ms)
    width = 9 if rows[0][8:9] == "]" else 10
    heads = [row[:width] for row in rows]
    if not is_stamp_column("".join(heads), len(rows), "]") or heads != sorted(heads):
        return None
    pieces = _cut(rows, width)
    return None if pieces is None else _read_pieces(pieces, body, length_ms)


def _read_plain_rows(rows: list[str], length_ms: int | None) -> Sequence[LrcLine] | None:
    """Lines with one stamp each, in order."""
    width = 9 if rows[0][8:9] == "]" else 10
    heads = [row[:width] for row in rows]
    column = "".join(heads)
    if not is_stamp_column(column, len(rows), "]"):
        # minutes of another width; four digits are more than any song has
        width = 5 + rows[0].find("]") - rows[0].find(":")
        heads = [row.partition("]")[0].rjust(width - 1, "0") for row in rows]
        column = "".join([head + "]" for head in heads])
        bare = any(row[:1] == ":" for row in rows)
        if bare or not is_stamp_column(column, len(rows), "]"):
            return None
    if heads != sorted(heads):
        return None
    return LaterLines(partial(_plain_lines, column, rows, length_ms))


def _plain_lines(column: str, rows: list[str], length_ms: int | None) -> tuple[LrcLine, ...]:
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


def _read_pieces(pieces: _Pieces, body: str, length_ms: int | None) -> Sequence[LrcLine] | None:
    """Lines of which some have several stamps."""
    squares, angles = body.count("[") >= len(pieces.bounds), "<" in body
    if body.count(">") == body.count("<") and body.count("]") == body.count("["):
        if _are_plain_words(pieces, square=squares, angle=angles):
            spaced = any(edge in body for edge in _BEFORE_BLANKS)
            return LaterLines(partial(_word_lines, pieces, length_ms, spaced=spaced))
        if not angles and _are_repeats(pieces):
            return LaterLines(partial(_repeated_lines, pieces, length_ms))
    return _draft_lines(pieces, length_ms)


class _Pieces(NamedTuple):
    """Stamps (ms), their closing brackets ("]" or ">") and the texts after them.

    ``bounds`` are the indices at which the lines begin, and one past the last piece.
    """

    stamps: list[int]
    closings: str
    texts: list[str]
    bounds: list[int]


def _cut(rows: list[str], width: int) -> _Pieces | None:
    """The pieces of ``rows``.

    None if some bracket opens something else than a stamp of that width.
    """
    sizes = [1 + row.count("<") + row.count("[") for row in rows]
    pieces = "<".join(rows).replace("[", "<").split("<")
    column = "".join([piece[:width] for piece in pieces])
    if not is_stamp_column(column, len(pieces), "]>"):
        return None
    return _Pieces(
        read_stamp_column(column, len(pieces)),
        column[width - 1 :: width],
        [piece[width:] for piece in pieces],
        list(accumulate(sizes, initial=0)),
    )


def _are_plain_words(pieces: _Pieces, *, square: bool, angle: bool) -> bool:
    """Whether time only moves on, so that a stamp's text lasts until the next stamp.

    A line may begin with its first word, and where the line before it ends; no other stamps may be
    equal.
    """
    stamps, texts, bounds = pieces.stamps, pieces.texts, pieces.bounds
    if square and (angle or any(not texts[i].strip(EDGE) for i in bounds[:-1])):
        return False
    if stamps != sorted(stamps):
        return False
    heads = bounds[1:-1]
    equal = sum([stamps[i] == stamps[i + 1] for i, j in pairwise(bounds) if j - i > 1])
    equal += sum([stamps[i] == stamps[i - 1] and not texts[i - 1] for i in heads])
    apart = len({stamps[i] for i in bounds[:-1]}) == len(bounds) - 1
    return apart and len(stamps) - len(set(stamps)) == equal


def _word_lines(pieces: _Pieces, length_ms: int | None, *, spaced: bool) -> tuple[LrcLine, ...]:
    """Lines of which ``_are_plain_words`` is true; ``spaced`` if some text begins with a blank."""
    stamps, texts, bounds = pieces.stamps, pieces.texts, pieces.bounds
    stamps = [*stamps, default_end(stamps[-1], [], length_ms)]
    words = list(map(_make_word, zip(stamps, stamps[1:], texts, strict=False)))
    lines: list[LrcLine] = []
    for first, past in pairwise(bounds):
        begin, stop = first + (not texts[first]), past
        while stop > begin and not texts[stop - 1]:
            stop -= 1
        sung = texts[begin:stop]
        text = "".join(sung)
        if spaced or text[-1:] in _EDGES:
            line = _arranged_line(pieces, first, past, stamps[past])
            if line.text:
                lines.append(line)
        elif text:
            if stop == first + 1:
                line_words = ()
            elif "" in sung:
                line_words = tuple(compress(words[begin:stop], sung))
            else:
                line_words = tuple(words[begin:stop])
            lines.append(_make_line((stamps[first], stamps[stop], text, line_words, ())))
    return tuple(lines)


def _arranged_line(pieces: _Pieces, first: int, past: int, following: int) -> LrcLine:
    """One line of pieces with blanks at their edges, without text if it only clears the display."""
    drafts, _ = _arrange(pieces, first, past, RepeatBudget(0))
    return settled_line(drafts[0], (), [following], None)


def _are_repeats(pieces: _Pieces) -> bool:
    """Whether all stamps of a line stand before its text, in order, and copying it is no burden."""
    stamps, texts, bounds = pieces.stamps, pieces.texts, pieces.bounds
    if any(map(texts.__getitem__, set(range(len(texts))).difference([i - 1 for i in bounds]))):
        return False
    if len(texts) * max(map(len, texts)) > REPEATED_CHARACTERS:
        return False
    rows = [stamps[i:j] for i, j in pairwise(bounds) if j - i > 1]
    return all(row == sorted(set(row)) for row in rows)


def _repeated_lines(pieces: _Pieces, length_ms: int | None) -> tuple[LrcLine, ...]:
    """Lines of which ``_are_repeats`` is true."""
    stamps = pieces.stamps
    texts = [
        text
        for i, j in pairwise(pieces.bounds)
        for text in repeat(pieces.texts[j - 1].strip(EDGE), j - i)
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
    square = [closing == "]" for closing in pieces.closings[first:past]]
    return arrange_line(pieces.stamps[first:past], pieces.texts[first:past], square, budget)
