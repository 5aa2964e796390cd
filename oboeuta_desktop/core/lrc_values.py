"""Answers one question: what does an LRC file hold, in its own terms?

All times are integer milliseconds as the file writes them: the file's offset is not yet applied.
``LrcWord`` and ``LrcLine`` are named tuples, not dataclasses: a file timed by the mora holds
thousands of them, and a frozen dataclass takes five times as long to make.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, overload


class LrcWord(NamedTuple):
    """A stamped piece of a line (ms); a space between two words belongs to the first of them."""

    start_ms: int
    end_ms: int
    text: str


class LrcLine(NamedTuple):
    """A row of lyrics (ms). ``text`` is never empty; the texts of ``words``, if any, make it up.

    ``subs`` are further rows with the same stamp: a translation or a reading.
    """

    start_ms: int
    end_ms: int
    text: str
    words: tuple[LrcWord, ...] = ()
    subs: tuple[str, ...] = ()


class LaterLines(Sequence[LrcLine]):
    """Lines that are made when first asked for.

    Otherwise like a tuple of them, to which it is equal.
    """

    __slots__ = ("_lines", "_make")

    def __init__(self, make: Callable[[], tuple[LrcLine, ...]]) -> None:
        self._make: Callable[[], tuple[LrcLine, ...]] | None = make
        self._lines: tuple[LrcLine, ...] = ()

    def _all(self) -> tuple[LrcLine, ...]:
        make = self._make
        if make is not None:
            # in this order, so that a second thread makes them again at worst
            self._lines = make()
            self._make = None
        return self._lines

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[LrcLine]:
        return iter(self._all())

    @overload
    def __getitem__(self, index: int) -> LrcLine: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[LrcLine, ...]: ...

    def __getitem__(self, index: int | slice) -> LrcLine | tuple[LrcLine, ...]:
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LaterLines):
            return self._all() == other._all()
        return self._all() == other

    def __hash__(self) -> int:
        return hash(self._all())

    def __repr__(self) -> str:
        return repr(self._all())


@dataclass(frozen=True, slots=True)
class LrcRuby:
    """A reading: how ``base`` is sung wherever it occurs from ``from_ms`` until before ``to_ms``.

    ``pieces`` are (ms after the base begins, kana).
    """

    base: str
    pieces: tuple[tuple[int, str], ...]
    from_ms: int | None = None
    to_ms: int | None = None

    @property
    def reading(self) -> str:
        """The whole reading in kana."""
        return "".join(kana for _, kana in self.pieces)


@dataclass(frozen=True, slots=True)
class LrcWarning:
    """Something odd in a file that was read all the same.

    ``line_number`` is 1-based, 0 for the file as a whole; ``problem`` is a key of ``PROBLEMS``;
    ``text`` is the offending text, shortened.
    """

    line_number: int
    problem: str
    text: str = ""


UNREADABLE_STAMP = "unreadable stamp"
"""The problem of a line whose first time is broken."""

PROBLEMS: Mapping[str, str] = {
    "binary": "not a text file; nothing was read",
    "undecodable": "some bytes fit no encoding and became U+FFFD",
    "control": "control characters in the text",
    "empty": "nothing but blank lines",
    "no stamps": "no line has a time stamp",
    "unsorted": "an earlier stamp follows a later one; lines were sorted",
    "untimed": "a line without a stamp",
    "text before stamp": "text before the first stamp of its line",
    "bad stamp": "looks like a stamp but is not one; kept as text",
    UNREADABLE_STAMP: "a line begins with a time that cannot be read; its words were kept",
    "range": "a stamp with more than 59 seconds, or minutes beside hours",
    "backward": "a stamp lies before the one it follows; the earlier time was raised",
    "repeated stamp": "the same stamp twice before one text",
    "repeats": "too many repeats to copy",
    "bad tag": "a tag that is not closed, or followed by text",
    "duplicate tag": "a tag given twice; the last one counts",
    "bad offset": "an offset that is not a whole number of milliseconds",
    "bad ruby": "a reading that cannot be read",
    "more": "further warnings were left out",
}
"""What each ``LrcWarning.problem`` means, in English, for the command line."""


@dataclass(frozen=True, slots=True)
class LrcFile:
    """All that was read from an LRC file.

    Attributes:
        encoding: a Python codec that reads the file, or "binary" when none does.
        newline: the first line ending of the file.
        offset_ms: the file's own offset; positive means that lyrics come earlier.
        tags: ID tags by lower-case name, values as written; names of ``@Name=`` lines keep their
        "@". lines: by start, each start once. rubies: the ``@Ruby`` readings, in file order.
        warnings: by line number. untimed: lines before the first stamp that are no tags, kept for
        saving.
    """

    encoding: str
    newline: str
    offset_ms: int
    tags: Mapping[str, str]
    lines: Sequence[LrcLine]
    rubies: tuple[LrcRuby, ...] = ()
    warnings: tuple[LrcWarning, ...] = ()
    untimed: tuple[str, ...] = ()
