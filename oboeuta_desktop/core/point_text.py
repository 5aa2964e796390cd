"""Answers one question: what does the reference say about each point of the curriculum?

A folder holds one TOML file for each point, named by the point's id: ``A1.toml``. What a formula
is does not depend on the language, so formulas and sources stand once; all words stand twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from oboeuta_desktop.core.curriculum import MOST_POINTS, Bilingual
from oboeuta_desktop.core.errors import FileMissingError, FileUnreadableError
from oboeuta_desktop.core.song_toml import TomlTable, read_toml

LONGEST_WORDS = 1_000
"""Characters of one text in one language."""
LONGEST_FORMULA = 600
"""Characters of one formula; a longer one would not be typeset."""
FEWEST_STEPS, MOST_STEPS = 2, 6
FEWEST_RELATED, MOST_RELATED = 2, 4
MOST_SOURCES = 8

_FILE_KEYS = ("formula", "derivative", "sources", "related", "ja", "en")
_WORDS_KEYS = ("meaning", "confusion", "correction", "metaphor", "derivation", "history")
_SOURCE_KEYS = ("title", "authors", "year")
_RELATED_KEYS = ("id", "ja", "en")
_EARLIEST_YEAR, _LATEST_YEAR = 1600, 2100


@dataclass(frozen=True, slots=True)
class PointWords:
    """What is said about a point in one language: Markdown with formulas as ``$…$``.

    Attributes:
        meaning: what it is.
        confusion: what it is mixed up with, and how to tell the two apart.
        correction: where the popular wording is not quite true; "" where it is.
        metaphor: one picture from everyday life.
        derivation: from what is known to the formula or to its consequence, step by step.
        history: who found or named it, and when.
    """

    meaning: str
    confusion: str
    correction: str
    metaphor: str
    derivation: tuple[str, ...]
    history: str


@dataclass(frozen=True, slots=True)
class Source:
    """A publication; ``year`` is None for documentation that is kept up to date."""

    title: str
    authors: str
    year: int | None


@dataclass(frozen=True, slots=True)
class RelatedPoint:
    """Another point that is worth reading next, and why."""

    id: str
    reason: Bilingual


@dataclass(frozen=True, slots=True)
class PointText:
    """The reference text of one point.

    Attributes:
        id: of the curriculum's point.
        formula: TeX without dollar signs.
        derivative: of the formula, or what its gradient is; TeX without dollar signs.
        sources: where the facts can be read.
        related: other points, at most one entry for each.
        ja: the words in Japanese.
        en: the words in English.
    """

    id: str
    formula: str
    derivative: str
    sources: tuple[Source, ...]
    related: tuple[RelatedPoint, ...]
    ja: PointWords
    en: PointWords


def read_point_texts(folder: Path) -> Mapping[str, PointText]:
    """The text of every point by its id, in the order of the file names; other files are left.

    Raises:
        FileMissingError, FileUnreadableError, FileTooLargeError: the folder or a file itself.
        SongFormatError: as ``read_toml``; also a key missing or unknown, a value of the wrong type
            or size, a related point that has no file, is the point itself or is named twice.
    """
    paths = _paths(folder)
    known = tuple(path.stem for path in paths)
    return MappingProxyType({path.stem: _read_text(path, known) for path in paths})


def _paths(folder: Path) -> list[Path]:
    try:
        if not folder.exists():
            raise FileMissingError(folder)
        paths = [path for path in folder.iterdir() if path.suffix == ".toml"]
    except OSError as error:
        raise FileUnreadableError(folder, error.strerror or str(error)) from error
    if len(paths) > MOST_POINTS:
        raise FileUnreadableError(folder, f"{len(paths)} points, at most {MOST_POINTS}")
    return sorted(paths)


def _read_text(path: Path, known: Sequence[str]) -> PointText:
    file = read_toml(path)
    _expect_only(file, _FILE_KEYS)
    return PointText(
        id=path.stem,
        formula=file.text("formula", limit=LONGEST_FORMULA),
        derivative=file.text("derivative", limit=LONGEST_FORMULA),
        sources=_read_sources(file),
        related=_read_related(file, path.stem, known),
        ja=_read_words(file, "ja"),
        en=_read_words(file, "en"),
    )


def _read_words(file: TomlTable, language: str) -> PointWords:
    if language not in file.values:
        raise file.error(language, problem="missing", expected=f"[{language}]")
    table = file.table(language)
    _expect_only(table, _WORDS_KEYS)
    derivation = table.texts("derivation", limit=MOST_STEPS)
    if len(derivation) < FEWEST_STEPS:
        raise table.error(
            "derivation",
            problem="value",
            expected=f"{FEWEST_STEPS} … {MOST_STEPS}",
            found=len(derivation),
        )
    return PointWords(
        meaning=table.text("meaning", limit=LONGEST_WORDS),
        confusion=table.text("confusion", limit=LONGEST_WORDS),
        correction=table.text("correction", fallback="", limit=LONGEST_WORDS),
        metaphor=table.text("metaphor", limit=LONGEST_WORDS),
        derivation=derivation,
        history=table.text("history", limit=LONGEST_WORDS),
    )


def _read_sources(file: TomlTable) -> tuple[Source, ...]:
    sources: list[Source] = []
    for table in file.tables("sources", limit=MOST_SOURCES):
        _expect_only(table, _SOURCE_KEYS)
        year = table.number("year", low=_EARLIEST_YEAR, high=_LATEST_YEAR)
        if year is not None and not year.is_integer():
            raise table.error("year", problem="value", expected="year = 1997", found=year)
        title, authors = table.text("title"), table.text("authors")
        sources.append(Source(title, authors, None if year is None else int(year)))
    if not sources:
        raise file.error("sources", problem="missing", expected="[[sources]]")
    return tuple(sources)


def _read_related(file: TomlTable, own_id: str, known: Sequence[str]) -> tuple[RelatedPoint, ...]:
    related: dict[str, RelatedPoint] = {}
    for table in file.tables("related", limit=MOST_RELATED):
        _expect_only(table, _RELATED_KEYS)
        other = table.text("id")
        if other == own_id or other not in known:
            others = ", ".join(name for name in known if name != own_id)
            raise table.error("id", problem="value", expected=others, found=other)
        if other in related:
            raise table.error("id", problem="duplicate", found=other)
        related[other] = RelatedPoint(other, Bilingual(table.text("ja"), table.text("en")))
    if len(related) < FEWEST_RELATED:
        expected = f"{FEWEST_RELATED} … {MOST_RELATED}"
        raise file.error("related", problem="value", expected=expected, found=len(related))
    return tuple(related.values())


def _expect_only(table: TomlTable, known: Sequence[str]) -> None:
    """No key that nobody reads: a slip of the pen is not swallowed."""
    for key in table.values:
        if key not in known:
            expected = ", ".join(known)
            raise table.error(key, problem="unknown key", expected=expected, found=key)
