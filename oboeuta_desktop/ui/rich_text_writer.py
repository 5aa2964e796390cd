"""Answers one question: how do marked paragraphs become a Qt document?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)

from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.formula_object import (
    INLINE_SIZE,
    OBJECT_CHARACTER,
    formula_format,
    set_signs,
)
from oboeuta_desktop.ui.markdown import LINK_KIND, Paragraph, Span
from oboeuta_desktop.ui.theme import JAPANESE_FAMILY, Theme, ui_font

LINE_HEIGHT = 118.0
"""Per cent of the font's own line height (Noto Sans JP: 1.448 em)."""
MAX_FORMULAS = 60
"""Formulas of one text that are typeset; further ones are shown as source."""

_BLOCK_SIZE = 1.34
_GAP = 0.14  # em between Japanese and Latin letters; Qt adds none by itself
_CLOSING = re.compile(r"[、。，．）」』］｝〕】！？：；・,.)\]!?:;%]{1,3}")
_OPENING = re.compile(r"[（「『［｛〔【(\[]\Z")
_EAST = r"\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff々ー"
_WEST = r"A-Za-z0-9\u0370-\u03ff′%"
# The last letter before a change of script.
_SCRIPT_CHANGE = re.compile(rf"[{_EAST}](?=[{_WEST}])|[{_WEST}](?=[{_EAST}])")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A span; of a formula also the signs that may not be parted from it by the end of a row."""

    span: Span
    before: str = ""
    after: str = ""


class Writer:
    """Writes paragraphs at the end of a document."""

    def __init__(
        self, cursor: QTextCursor, theme: Theme, typesetter: Typesetter, pixels: float, token: str
    ) -> None:
        self._cursor = cursor
        self._theme = theme
        self._typesetter = typesetter
        self._pixels = pixels
        self._token = token
        self._formulas_left = MAX_FORMULAS

    def paragraph(
        self, paragraph: Paragraph, owed: set[tuple[str, bool]], *, is_first: bool
    ) -> None:
        """Append one block; ``owed`` formulas are not typeset yet."""
        block = self._block_format(paragraph, is_first=is_first)
        if is_first:
            self._cursor.setBlockFormat(block)
        else:
            self._cursor.insertBlock(block, QTextCharFormat())
        if paragraph.mark:
            mark = self._letters(600, "accent")
            self._cursor.insertText(f"{paragraph.mark}\t", mark)
        display = paragraph.kind == "formula"
        pieces = _pieces(paragraph.spans)
        for piece, next_piece in zip_longest(pieces, pieces[1:]):
            assert piece is not None
            if piece.span.kind == "formula":
                is_ready = (piece.span.text, display) not in owed
                self._formula(piece, paragraph, is_ready=is_ready)
            else:
                self._words(piece.span, paragraph, next_piece.span if next_piece else None)

    def _block_format(self, paragraph: Paragraph, *, is_first: bool) -> QTextBlockFormat:
        block = QTextBlockFormat()
        is_formula = paragraph.kind == "formula"
        block.setLineHeight(
            100.0 if is_formula else LINE_HEIGHT,
            QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
        )
        gap = self._pixels * (0.5 if is_formula else 0.4)
        if paragraph.kind == "heading":
            gap = self._pixels * 0.9
        block.setTopMargin(0 if is_first else gap)
        if is_formula:
            block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            block.setBottomMargin(self._pixels * 0.3)
        if paragraph.mark:
            indent = self._pixels * 1.3
            block.setLeftMargin(indent)
            block.setTextIndent(-indent)
            block.setTabPositions([QTextOption.Tab(indent, QTextOption.TabType.LeftTab)])
            block.setTopMargin(0 if is_first else self._pixels * 0.2)
        return block

    def _letters(self, weight: int, token: str) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(ui_font(self._pixels, weight))
        form.setForeground(self._theme.color(token))
        return form

    def _words(self, span: Span, paragraph: Paragraph, follower: Span | None) -> None:
        if span.kind == "code":
            self._cursor.insertText(span.text, self._code())
            return
        form = self._look(span, paragraph)
        spaced = QTextCharFormat(form)
        spaced.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        spaced.setFontLetterSpacing(self._pixels * _GAP)
        place = 0
        after = follower.text[:1] if follower and follower.kind == "text" else ""
        for change in _SCRIPT_CHANGE.finditer(span.text + after):
            if change.start() >= len(span.text):
                break
            self._cursor.insertText(span.text[place : change.start()], form)
            self._cursor.insertText(change[0], spaced)
            place = change.end()
        self._cursor.insertText(span.text[place:], form)

    def _look(self, span: Span, paragraph: Paragraph) -> QTextCharFormat:
        """Weight, colour and link of a run of words."""
        token, weight = self._token, 400
        if span.token:
            token, weight = span.token, 700
        elif span.link:
            token, weight = "relu", 600
        elif span.bold:
            token, weight = "accent", 700
        elif paragraph.kind == "heading":
            token, weight = "ink", 700
        form = self._letters(weight, token)
        if span.link:
            form.setAnchor(True)
            form.setAnchorHref(LINK_KIND + span.link)
        return form

    def _formula(self, piece: _Piece, paragraph: Paragraph, *, is_ready: bool) -> None:
        self._formulas_left -= 1
        display = paragraph.kind == "formula"
        formula = None
        if is_ready and self._formulas_left >= 0:
            formula = self._typesetter.typeset(piece.span.text, display=display)
        if formula is None:
            look = self._look(Span(""), paragraph)
            self._cursor.insertText(piece.before, look)
            self._cursor.insertText(piece.span.text, self._code())
            self._cursor.insertText(piece.after, look)
            return
        form = formula_format(
            formula,
            display=display,
            pixels=self._pixels * (_BLOCK_SIZE if display else INLINE_SIZE),
            pad=0.0 if display else self._pixels * _GAP * 0.5,
            token="accent" if piece.span.bold else self._token,
        )
        set_signs(form, piece.before, piece.after, pixels=self._pixels)
        self._cursor.insertText(OBJECT_CHARACTER, form)

    def _code(self) -> QTextCharFormat:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font = ui_font(self._pixels * 0.93)
        font.setFamilies([*fixed.families(), JAPANESE_FAMILY])
        form = QTextCharFormat()
        form.setFont(font)
        form.setForeground(self._theme.color("ink2"))
        form.setBackground(self._theme.color("bg3", 150))
        return form


def _pieces(spans: tuple[Span, ...]) -> list[_Piece]:
    """Spans in order; brackets and stops beside a formula are given to it."""
    pieces: list[_Piece] = []
    before = ""
    for number, span in enumerate(spans):
        if span.kind == "formula":
            pieces.append(_Piece(span, before=before))
            before = ""
            continue
        words = span.text
        is_plain = span.kind == "text" and not span.link
        if is_plain and pieces and pieces[-1].span.kind == "formula":
            after = _CLOSING.match(words)
            if after:
                pieces[-1] = replace(pieces[-1], after=after[0])
                words = words[after.end() :]
        opening = _OPENING.search(words)
        is_last = number + 1 == len(spans)
        if is_plain and opening and not is_last and spans[number + 1].kind == "formula":
            before = opening[0]
            words = words[: opening.start()]
        if words:
            pieces.append(_Piece(replace(span, text=words)))
    return pieces
