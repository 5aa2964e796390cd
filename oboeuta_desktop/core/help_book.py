"""Answers one question: which chapters does the help have, and what stands in them?

A book is one Markdown file per language. A chapter begins with ``# Title {#id}``; the id, to which
links lead, is the same in every language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from oboeuta_desktop.core.song_toml import read_bounded

LARGEST_BOOK = 400_000
"""Bytes of a file."""

_CHAPTER = re.compile(r"# +(?P<title>.+?) +\{#(?P<id>[a-z_]+)\}")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the help.

    Attributes:
        chapter_id: what links name, such as ``delay``.
        title: in the book's language.
        text: Markdown, without the title.
    """

    chapter_id: str
    title: str
    text: str


def read_book(path: Path) -> tuple[Chapter, ...]:
    """The chapters of a file, in its order; what stands before the first one belongs to none.

    Raises:
        FileMissingError, FileUnreadableError, FileTooLargeError: the file.
    """
    rows = read_bounded(path, LARGEST_BOOK).decode("utf-8", "replace").splitlines()
    starts = [
        (place, found) for place, row in enumerate(rows) if (found := _CHAPTER.fullmatch(row))
    ]
    ends = [place for place, _found in starts[1:]] + [len(rows)]
    return tuple(
        Chapter(found["id"], found["title"], "\n".join(rows[place + 1 : end]).strip())
        for (place, found), end in zip(starts, ends, strict=True)
    )
