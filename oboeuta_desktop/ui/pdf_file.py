"""Answers one question: how do painted pages become a PDF that says no date and can be searched?

Qt writes the time of day into a PDF, and where several characters share one glyph of a font it may
name another one than was drawn, so that 入 or ・ could not be found or copied. Both are put right
in place, without moving a byte. What else changes from run to run is the order in which Qt writes
the fonts: it follows from Qt's hash seed, see QT_HASH_SEED.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSaveFile, QUuid
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter, QRawFont

from oboeuta_desktop.core.errors import FileUnwritableError
from oboeuta_desktop.ui.theme import JAPANESE_FAMILY, LATIN_FAMILY, ui_font

RESOLUTION = 720
"""Dots per inch: ten dots are a point."""
PAGE = (5953, 8419)
"""Width and height of A4 in dots."""

_CREATOR = "Oboeuta"
_DATES = re.compile(rb'/(?:Creation|Mod)Date \([^)]*\)|xmp:(?:Create|Modify|Metadata)Date="[^"]*"')
_LETTERS = re.compile(rb"begin(bfrange|bfchar)\n.*?end\1", re.DOTALL)
_LETTER = re.compile(rb"<([0-9A-Fa-f]{4})>")
_PLANE = [*range(0x20, 0xD800), *range(0xE000, 0xFFFE)]


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What a PDF says about itself."""

    title: str
    author: str


def paper_font(dots: float, weight: int) -> QFont:
    """The program's font for paper, ``dots`` large.

    Without contextual alternates: their glyphs belong to no character, and text with them could not
    be found in a PDF.
    """
    font = ui_font(dots, weight)
    font.setFeature(QFont.Tag.fromString("calt"), 0)
    return font


def pdf_of(facts: PdfFacts, pages: Sequence[Callable[[QPainter], None]], *, letters: str) -> bytes:
    """A PDF of A4 pages, each drawn by its function in dots from the upper left corner.

    ``letters`` holds every character that is drawn; fonts come from ``paper_font``.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(RESOLUTION)
    writer.setTitle(facts.title)
    writer.setAuthor(facts.author)
    writer.setCreator(_CREATOR)
    writer.setDocumentId(QUuid.createUuidV5(QUuid(), facts.title.encode()))
    painter = QPainter(writer)
    for number, paint in enumerate(pages):
        if number:
            writer.newPage()
        paint(painter)
    painter.end()
    content = bytes(buffer.data().data())
    return _with_true_letters(_without_dates(content), set(letters))


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` at once: a full disk leaves what was there before.

    Raises:
        FileUnwritableError: the folder is missing or cannot be written, or the disk is full.
    """
    file = QSaveFile(str(path))
    opened = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if not (opened and file.write(content) == len(content) and file.commit()):
        raise FileUnwritableError(path, file.errorString())


def _without_dates(content: bytes) -> bytes:
    return _DATES.sub(lambda found: b" " * len(found[0]), content)


def _with_true_letters(content: bytes, letters: set[str]) -> bytes:
    """The PDF with the characters that were meant in the tables that tell what a glyph says."""
    meant = _meant_letters(letters)

    def corrected(found: re.Match[bytes]) -> bytes:
        return _LETTER.sub(
            lambda letter: b"<%04X>" % meant.get(int(letter[1], 16), int(letter[1], 16)), found[0]
        )

    return _LETTERS.sub(corrected, content)


def _meant_letters(letters: set[str]) -> dict[int, int]:
    """The character that was drawn, by one that was not and shares its glyph."""
    meant: dict[int, int] = {}
    others = [code for code in _PLANE if chr(code) not in letters]
    for family in (LATIN_FAMILY, JAPANESE_FAMILY):
        font = paper_font(100, 400)
        font.setFamilies([family])
        raw = QRawFont.fromFont(font)
        drawn = {_glyph(raw, letter): ord(letter) for letter in sorted(letters)}
        drawn.pop(0, None)  # the sign for a character that the font lacks
        glyphs = raw.glyphIndexesForString("".join(map(chr, others)))
        for code, glyph in zip(others, glyphs, strict=True):
            if glyph in drawn:
                meant.setdefault(code, drawn[glyph])
    return meant


def _glyph(raw: QRawFont, letter: str) -> int:
    return next(iter(raw.glyphIndexesForString(letter)), 0)
