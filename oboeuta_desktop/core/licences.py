"""Answers one question: what is the program made of, whose is it, and under which terms?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from oboeuta_desktop.core.song_toml import TomlTable, read_toml

COLLECTED = "collected"
"""Folder that a packaged build adds: the libraries that are really inside, with exact versions."""

_MOST_PARTS = 200
_MOST_TEXTS = 20


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody else's work that ships with the program, or that its songs were made with.

    Attributes:
        name: as its authors write it.
        version: the versions that are accepted, or other words that tell which one.
        licence: SPDX expression.
        source: where it comes from, in words.
        credit: what its licence asks us to say in public, or "".
        texts: files with the licence's text.
    """

    name: str
    version: str
    licence: str
    source: str
    credit: str
    texts: tuple[Path, ...]


def read_parts(folder: Path) -> tuple[Part, ...]:
    """All parts that ``index.toml`` in ``folder`` lists, in its order, then what a build collected.

    Raises:
        FileMissingError, FileUnreadableError, FileTooLargeError, SongFormatError: as ``read_toml``.
    """
    lists = [folder, *(path for path in [folder / COLLECTED] if (path / "index.toml").is_file())]
    return tuple(
        _read_part(table, place)
        for place in lists
        for table in read_toml(place / "index.toml").tables("part", limit=_MOST_PARTS)
    )


def _read_part(table: TomlTable, folder: Path) -> Part:
    return Part(
        name=table.text("name"),
        version=table.text("version"),
        licence=table.text("licence"),
        source=table.text("source"),
        credit=table.text("credit", fallback="", limit=400),
        texts=tuple(folder / name for name in table.texts("files", limit=_MOST_TEXTS)),
    )
