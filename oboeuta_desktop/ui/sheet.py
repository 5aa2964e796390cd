"""Answers one question: how does a song become a sheet of paper to sing from?"""

from __future__ import annotations

import string
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLineF
from PySide6.QtGui import QPainter, QPen, QTextLayout

from oboeuta_desktop.core.song import Song
from oboeuta_desktop.production.notation.score import Score
from oboeuta_desktop.ui.joined import spaced
from oboeuta_desktop.ui.lyrics_layout import shape
from oboeuta_desktop.ui.pdf_file import PAGE, PdfFacts, paper_font, pdf_of, write_whole
from oboeuta_desktop.ui.sheet_content import SheetContent, sheet_content
from oboeuta_desktop.ui.sheet_pages import Page, Room, lay_out
from oboeuta_desktop.ui.sheet_rows import draw_text
from oboeuta_desktop.ui.sheet_text import DOTS
from oboeuta_desktop.ui.theme import LIGHT

_SIDE = 48 * DOTS
_TOP = 44 * DOTS
_BOTTOM = 46 * DOTS
_HEAD = 62 * DOTS  # of the first page, down to where the lyrics begin
_TITLE = 21 * DOTS
_SMALL = 8 * DOTS


def write_sheet(song: Song, score: Score | None, path: Path, *, chords: bool) -> None:
    """Write the lyric sheet, or with ``chords`` the chord sheet, of ``song`` as PDF to ``path``.

    The fonts of the program must be loaded. With Qt's hash seed fixed the same song always gives
    the same bytes.

    Raises:
        ChordsUnknownError: chords are wished for and ``score`` is None.
        FileUnwritableError: the file cannot be written; what was there before is still there.
    """
    write_whole(path, sheet_pdf(song, score, chords=chords))


def sheet_pdf(song: Song, score: Score | None, *, chords: bool) -> bytes:
    """The sheet as PDF; errors as for ``write_sheet``, but for the file's."""
    content = sheet_content(song, score, chords=chords)
    pages = sheet_pages(content)
    kind = _tr("コード") if chords else _tr("歌詞")
    painted = [
        partial(paint_page, content=content, page=page, number=number, count=len(pages))
        for number, page in enumerate(pages, start=1)
    ]
    facts = PdfFacts(f"{content.title} — {kind}", content.credit)
    return pdf_of(facts, painted, letters=_letters(content))


def _tr(words: str) -> str:
    return QCoreApplication.translate("sheet", words)


def _legend() -> str:
    return _tr("太字は覚えることば、右はしの番号は試験のポイント")


def _letters(content: SheetContent) -> str:
    """Every character that is drawn."""
    rows = [row for section in content.sections for row in section.rows]
    lines = [row.line for row in rows if row.line is not None]
    return "".join(
        [
            *(content.title, content.title_reading, content.credit, *content.facts),
            *(section.title for section in content.sections),
            *(line.text for line in lines),
            *(furigana.reading for line in lines for furigana in line.furigana),
            *(point for row in rows for point in row.points),
            *(chord.name for row in rows for bar in row.bars for chord in bar.chords),
            *(_legend(), string.printable, "♯♭小節のくり返し"),
        ]
    )


def sheet_pages(content: SheetContent) -> tuple[Page, ...]:
    """What stands on each page of A4, below the head and inside the margins."""
    width, height = PAGE[0] - 2 * _SIDE, PAGE[1] - _TOP - _BOTTOM
    return lay_out(content, Room(width, height, height - _HEAD))


def paint_page(
    painter: QPainter, content: SheetContent, page: Page, *, number: int, count: int
) -> None:
    """Draw page ``number`` (from 1) of ``count`` with all around it, in dots."""
    y = float(_TOP)
    if number == 1:
        _paint_head(painter, content)
        y += _HEAD
    for placed in page:
        placed.block.paint(painter, _SIDE + placed.x, y + placed.y)
    _paint_foot(painter, content, number, count)


def _paint_head(painter: QPainter, content: SheetContent) -> None:
    """The title with its reading above, and at the right who made the song and how it goes."""
    width = PAGE[0] - 2 * _SIDE
    baseline = _TOP + 32 * DOTS
    words = spaced((content.credit, *content.facts))
    facts, facts_width = _fitting(words, _SMALL + DOTS, 400, room=width * 0.4)
    room = width - facts_width - 20 * DOTS
    title, _ = _fitting(content.title, _TITLE, 700, room=room)
    reading, _ = _fitting(content.title_reading, _SMALL, 400, room=width)
    painter.setPen(LIGHT.color("ink3"))
    draw_text(painter, reading, _SIDE, _TOP + 8 * DOTS)
    draw_text(painter, facts, _SIDE + width - facts_width, baseline)
    painter.setPen(LIGHT.color("ink"))
    draw_text(painter, title, _SIDE, baseline)
    painter.setPen(QPen(LIGHT.color("ctl"), 0.6 * DOTS))
    rule = _TOP + 42 * DOTS
    painter.drawLine(QLineF(_SIDE, rule, _SIDE + width, rule))


def _fitting(text: str, dots: float, weight: int, *, room: float) -> tuple[QTextLayout, float]:
    """Shaped letters and their width, smaller than ``dots`` if they would need more room."""
    shaped, width = shape(text, paper_font(dots, weight))
    return shape(text, paper_font(dots * room / width, weight)) if width > room else (shaped, width)


def _paint_foot(painter: QPainter, content: SheetContent, number: int, count: int) -> None:
    """What the signs mean, the song's name and the page's number."""
    width = PAGE[0] - 2 * _SIDE
    baseline = PAGE[1] - _BOTTOM + 24 * DOTS
    left, _ = shape(_legend() if content.has_points else "", paper_font(_SMALL * 0.9, 400))
    page = f"{number} / {count}" if count > 1 else ""
    words = spaced((content.title if number > 1 else "", page))
    right, right_width = shape(words, paper_font(_SMALL, 400))
    painter.setPen(LIGHT.color("ink3"))
    draw_text(painter, left, _SIDE, baseline)
    draw_text(painter, right, _SIDE + width - right_width, baseline)
