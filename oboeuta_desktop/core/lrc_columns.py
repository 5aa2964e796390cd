"""Answers one question: which lines does the body of a regular LRC file hold?

A body is regular when every line begins with a stamp, all stamps are equally wide and nothing else stands
in brackets. Then stamps and texts come apart as two columns, without a look at single characters. The
result is the same as that of ``lrc_by_line``; whatever could need a warning is left to that module.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import accumulate, compress, pairwise, repeat

from oboeuta_desktop.core.lrc_lines import (
    EDGE,
    Draft,
    RepeatBudget,
    arrange_line,
    default_end,
    settle_lines,
    settled_line,
)
from oboeuta_desktop.core.lrc_stamps import read_stamp_column
from oboeuta_desktop.core.lrc_values import LrcLine, LrcWord

# Called from ``map``, these make a named tuple without running a line of Python.
_make_word = partial(tuple.__new__, LrcWord)
_make_line = partial(tuple.__new__, LrcLine)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Stamps (ms), their closing brackets ("]" or ">") and the texts after them.

    ``bounds`` are the indices at which the lines begin, and one past the last piece.
    """

    stamps: list[int]
    closings: str
    texts: list[str]
    bounds: list[int]

    def starts(self) -> list[int]:
        """The first stamp of each line."""
        return [self.stamps[i] for i in self.bounds[:-1]]


def read_regular_lines(body: str, length_ms: int | None) -> tuple[LrcLine, ...] | None:
    """The lines of ``body``, or None if it is not regular or needs a warning.

    ``body`` begins with "[", has "\\n" line endings and ends in neither line ending nor blank.
    """
    if "\n\n" in body:
        body = "\n".join(filter(None, body.split("\n")))
    rows = body[1:].split("\n[")
    if body.count("\n") != len(rows) - 1:
        return None
    if "<" not in body and body.count("[") == len(rows):
        return _read_plain_rows(body, rows, length_ms)
    columns = _cut(rows)
    if columns is None:
        return None
    spaced = any(edge in body for edge in ("> ", "] ", ">\t", "]\t"))
    lines = _read_words(columns, length_ms, spaced=spaced)
    return _read_drafts(columns, length_ms) if lines is None else lines


def _read_plain_rows(
    body: str, rows: list[str], length_ms: int | None
) -> tuple[LrcLine, ...] | None:
    """Lines with one stamp each."""
    width = 9 if rows[0][8:9] == "]" else 10
    column = "".join([row[:width] for row in rows])
    starts = read_stamp_column(column, len(rows))
    if starts is None or ">" in column:
        return None
    texts = [row[width:] for row in rows]
    if any(edge in body for edge in ("] ", " \n", "]\t", "\t\n")):
        texts = [text.strip(EDGE) for text in texts]
    if not _rise(starts):
        return _settle_plain(starts, texts, length_ms)
    ends = [*starts[1:], default_end(starts[-1], [], length_ms)]
    values = zip(starts, ends, texts, repeat(()), repeat(()), strict=False)
    if "" in texts:
        values = compress(values, texts)
    return tuple(map(_make_line, values))


def _settle_plain(
    starts: list[int], texts: list[str], length_ms: int | None
) -> tuple[LrcLine, ...] | None:
    """The same where stamps are equal; None where they fall, which takes a warning."""
    if starts != sorted(starts):
        return None
    drafts = [Draft(start, None, text) for start, text in zip(starts, texts, strict=True)]
    return settle_lines(drafts, length_ms)


def _rise(times: list[int]) -> bool:
    """Whether every time is later than the one before it."""
    return times == sorted(set(times))


def _cut(rows: list[str]) -> _Columns | None:
    """The columns of lines of which some have several stamps."""
    sizes = [1 + row.count("<") + row.count("[") for row in rows]
    pieces = "<".join(rows).replace("[", "<").split("<")
    width = 9 if pieces[0][8:9] in ("]", ">") else 10
    column = "".join([piece[:width] for piece in pieces])
    stamps = read_stamp_column(column, len(pieces))
    if stamps is None:
        return None
    texts = [piece[width:] for piece in pieces]
    return _Columns(stamps, column[width - 1 :: width], texts, list(accumulate(sizes, initial=0)))


def _read_words(
    columns: _Columns, length_ms: int | None, *, spaced: bool
) -> tuple[LrcLine, ...] | None:
    """Lines of which each ends before the next begins; None if it is not as simple as that."""
    stamps, texts, bounds = columns.stamps, columns.texts, columns.bounds
    starts = columns.starts()
    if not _rise(starts) or stamps != sorted(stamps):
        return None
    # every piece as a word that lasts until the next stamp, wherever that stands
    words = list(map(_make_word, zip(stamps, [*stamps[1:], 0], texts, strict=True)))
    lines: list[LrcLine] = []
    for first, past in pairwise(bounds):
        line = None if spaced else _regular_line(columns, words, first, past)
        if line is None:
            line = _odd_line(columns, first, past, length_ms)
            if line is None:
                return None
        if line.text:
            lines.append(line)
    return tuple(lines)


def _regular_line(
    columns: _Columns, words: list[LrcWord], first: int, past: int
) -> LrcLine | None:
    """The pieces ``first`` to ``past`` as a line without repeats or spaces at a stamp; None if in doubt."""
    stamps, texts, closings = columns.stamps, columns.texts, columns.closings
    if past == len(stamps) or closings[first] == ">":
        return None
    begin = first
    if not texts[first]:
        begin += 1
        if closings[begin] == "]":
            return None
    stop = past
    while stop > begin and not texts[stop - 1]:
        stop -= 1
    sung = texts[begin:stop]
    text = "".join(sung)
    if not text or text[0] in EDGE or text[-1] in EDGE or stamps[stop] <= stamps[stop - 1]:
        return None
    start, end = stamps[first], stamps[stop]
    if begin == first and stop == first + 1:
        return LrcLine(start, end, text)
    line_words = tuple(compress(words[begin:stop], sung) if "" in sung else words[begin:stop])
    return _make_line((start, end, text, line_words, ()))


def _odd_line(
    columns: _Columns, first: int, past: int, length_ms: int | None
) -> LrcLine | None:
    """The same for a line that takes a closer look; one without text only clears the display.

    None if it has repeats, needs a warning or ends after the next line begins.
    """
    drafts, problems = _arrange(columns, first, past, RepeatBudget(0))
    if problems or len(drafts) > 1:
        return None
    following = columns.stamps[past : past + 1]
    if following and following[0] <= drafts[0].last_start:
        return None
    return settled_line(drafts[0], (), following, length_ms)


def _arrange(
    columns: _Columns, first: int, past: int, budget: RepeatBudget
) -> tuple[list[Draft], list[str]]:
    square = [closing == "]" for closing in columns.closings[first:past]]
    return arrange_line(
        columns.stamps[first:past], columns.texts[first:past], square, budget
    )


def _read_drafts(columns: _Columns, length_ms: int | None) -> tuple[LrcLine, ...] | None:
    """Lines that may have repeats, share a start or overlap; None if any needs a warning."""
    budget = RepeatBudget()
    drafts: list[Draft] = []
    latest = 0
    for first, past in pairwise(columns.bounds):
        arranged, problems = _arrange(columns, first, past, budget)
        start = min([draft.start for draft in arranged])
        if problems or start < latest:
            return None
        latest = start
        drafts += arranged
    return settle_lines(drafts, length_ms)
