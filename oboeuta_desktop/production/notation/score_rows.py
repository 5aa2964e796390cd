"""Answers one question: which headers, sections and rows does the text of a score hold?

This is the layer of lines and keys; chords, notes and lyrics are still text here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from oboeuta_desktop.production.notation.score_errors import FaultError, ScoreError
from oboeuta_desktop.production.notation.section_heads import SectionHead, read_head

LARGEST = 200_000
"""Bytes of a score's file; a real one has less than ten thousand."""

HEADERS = ("title", "reading", "artist", "licence", "bpm", "key", "unit", "style", "voice")
ROWS: Mapping[str, str] = {"C": "chords", "L": "lyrics", "N": "notes", "D": "dynamics"}

_KEYED = re.compile(r"([A-Za-z]+)[ ]*:(.*)")
_EXPECTED = "a header (title: …), a section ([verse]), a row (C: L: N: D:) or a comment (# …)"


@dataclass(frozen=True, slots=True)
class Row:
    """A value and the 1-based line that it stands on."""

    text: str
    line_number: int


@dataclass(slots=True)
class Phrase:
    """A row of chords and what is sung over it: rows by "C", "L", "N", "D"."""

    rows: dict[str, Row] = field(default_factory=dict[str, Row])


@dataclass(slots=True)
class RawSection:
    """A section as written, with the line of its head."""

    head: SectionHead
    line_number: int
    phrases: list[Phrase] = field(default_factory=list[Phrase])


@dataclass(slots=True)
class ScoreRows:
    """All that stands in a score."""

    headers: dict[str, Row] = field(default_factory=dict[str, Row])
    sections: list[RawSection] = field(default_factory=list[RawSection])


def read_rows(text: str, path: Path) -> ScoreRows:
    """The rows of a score; ``path`` is for errors.

    Raises:
        ScoreError: a line that is none of what a score holds, or one too many.
    """
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > LARGEST:
        raise ScoreError(path, 0, FaultError("too large", expected=str(LARGEST), found=str(size)))
    rows = ScoreRows()
    for number, line in _lines(text):
        try:
            _take(rows, line, number)
        except FaultError as fault:
            raise ScoreError(path, number, fault) from None
    return rows


def _lines(text: str) -> Iterator[tuple[int, str]]:
    # not splitlines: that also splits at signs that are no line endings in any editor
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    # か and a mark of its own are one kana, however the editor wrote it
    text = unicodedata.normalize("NFC", text)
    return enumerate(text.split("\n"), 1)


def _take(rows: ScoreRows, line: str, number: int) -> None:
    if "\t" in line:
        raise FaultError("tab")
    line = line.replace("\u3000", " ").strip(" ")
    if not line or line.startswith("#"):
        return
    _check_signs(line)
    if line.startswith("["):
        rows.sections.append(RawSection(read_head(line), number))
        return
    found = _KEYED.match(line)
    if found is None:
        raise FaultError("row", expected=_EXPECTED, found=line)
    key, row = found[1], Row(found[2].strip(" "), number)
    if key in ROWS:
        _take_row(rows, key, row)
    elif rows.sections:
        raise FaultError("unknown key", expected="C, L, N, D", found=key)
    else:
        _take_header(rows.headers, key, row)


def _check_signs(line: str) -> None:
    for sign in line:
        if not sign.isprintable():
            raise FaultError("control", found=f"U+{ord(sign):04X}")


def _take_header(headers: dict[str, Row], key: str, row: Row) -> None:
    if key not in HEADERS:
        raise FaultError("unknown key", expected=", ".join(HEADERS), found=key)
    if key in headers:
        raise FaultError("duplicate", expected=str(headers[key].line_number), found=f"{key}:")
    headers[key] = row


def _take_row(rows: ScoreRows, key: str, row: Row) -> None:
    if not rows.sections:
        raise FaultError("outside", found=f"{key}:")
    section = rows.sections[-1]
    if section.head.again:
        raise FaultError("rows of again", found=f"{key}:")
    if key == "C":
        section.phrases.append(Phrase())
    elif not section.phrases:
        raise FaultError("no chords", found=f"{key}:")
    phrase = section.phrases[-1]
    if key in phrase.rows:
        chords = phrase.rows["C"].line_number
        raise FaultError("second row", expected=str(chords), found=f"{key}:")
    if not row.text:
        raise FaultError("missing", expected=f"what follows {key}: ({ROWS[key]})")
    phrase.rows[key] = row
