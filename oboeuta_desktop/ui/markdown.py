"""Answers one question: which paragraphs and spans does a lesson's text hold?

A subset of Markdown: paragraphs, ``#`` headings, ``-`` and ``1.`` items, ``**bold**``, `code`, code
of several rows between two rows of three such signs, ``[text](point:id)``, ``$inline$`` and
``$$block$$`` formulas, and a backslash before any sign. Anything else, HTML included, is text.
Lessons may come from strangers, so all work is linear in the text's length and the length is
bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

MAX_LENGTH = 8_000
"""Characters that are shown of one text; a real lesson has about 300."""
MAX_PARAGRAPHS = 120
LINK_KIND = "point:"
"""The kind of link that lessons have: to another point of the curriculum."""
CHAPTER_KIND = "chapter:"
"""The kind of link that the help has: to another of its chapters."""
ROW_BREAK = "\N{LINE SEPARATOR}"
"""Between the rows of code that belong together."""

_ITEM = re.compile(r"[-*・] +|(\d{1,3})[.)] +")
_LINK = re.compile(r"(!?)\[([^\[\]\n]{0,200})\]\(([^()\s]{1,300})\)")
_POINT = re.compile(r"(?:point|chapter):[A-Za-z0-9_.-]{1,64}\Z")
_FENCE = "```"
_SIGN = re.compile(r"\\[!-/:-@\[-`{-~]|\$|\*\*|`|!?\[")
_JAPANESE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")

SpanKind = Literal["text", "formula", "code"]
ParagraphKind = Literal["text", "heading", "item", "formula"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of one kind.

    Attributes:
        text: the words, or a formula's TeX.
        kind: "text", "formula" or "code".
        bold: emphasised.
        link: id of the point it leads to, or of a chapter behind ``CHAPTER_KIND``, or "".
        token: the theme's colour of a label that stands before the text, or "".
    """

    text: str
    kind: SpanKind = "text"
    bold: bool = False
    link: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block; ``mark`` stands before an item ("•" or "1."). A formula block has one span."""

    kind: ParagraphKind
    spans: tuple[Span, ...]
    mark: str = ""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """What a text holds; ``cut`` tells that it was too long to be taken whole."""

    paragraphs: tuple[Paragraph, ...]
    cut: bool = False

    @property
    def formulas(self) -> tuple[tuple[str, bool], ...]:
        """TeX of every formula in reading order, and whether it stands as a block."""
        return tuple(
            (span.text, paragraph.kind == "formula")
            for paragraph in self.paragraphs
            for span in paragraph.spans
            if span.kind == "formula"
        )


def read_markdown(source: str) -> MarkedText:
    """Take a lesson's text apart; never fails."""
    cut = len(source) > MAX_LENGTH
    text = source[:MAX_LENGTH].replace("\r\n", "\n").replace("\r", "\n")
    pieces = text.split("$$")
    if len(pieces) % 2 == 0:  # a last $$ without its partner is text
        last = pieces.pop()
        pieces[-1] += "$$" + last
    found: list[Paragraph] = []
    for number, piece in enumerate(pieces):
        if number % 2:
            tex = " ".join(piece.split())
            if tex:
                found.append(Paragraph("formula", (Span(tex, "formula"),)))
        else:
            found += _blocks(piece)
    return MarkedText(tuple(found[:MAX_PARAGRAPHS]), cut or len(found) > MAX_PARAGRAPHS)


def _blocks(text: str) -> list[Paragraph]:
    runs: list[list[str]] = [[]]  # of rows; every other one is code
    for row in text.split("\n"):
        if row.lstrip().startswith(_FENCE):
            runs.append([])
        else:
            runs[-1].append(row.rstrip())
    blocks: list[Paragraph] = []
    for number, rows in enumerate(runs):
        if number % 2 == 0:
            blocks += _words_of(rows)
        elif rows:
            blocks.append(Paragraph("text", (Span(ROW_BREAK.join(rows), "code"),)))
    return blocks


def _words_of(rows: list[str]) -> list[Paragraph]:
    blocks: list[Paragraph] = []
    lines: list[str] = []

    def finish() -> None:
        if lines:
            blocks.append(Paragraph("text", _spans(_join(lines))))
            lines.clear()

    for row in rows:
        line = row.strip()
        item = _ITEM.match(line)
        heading = line.startswith("#") and line.lstrip("#").startswith(" ")
        if not line or item or heading:
            finish()
        if item:
            mark = f"{item[1]}." if item[1] else "•"
            blocks.append(Paragraph("item", _spans(line[item.end() :]), mark))
        elif heading:
            blocks.append(Paragraph("heading", _spans(line.lstrip("#").strip())))
        elif line:
            lines.append(line)
    finish()
    return [block for block in blocks if block.spans]


def _join(lines: list[str]) -> str:
    """One text of several source lines: Japanese joins without a space."""
    joined = lines[0]
    for line in lines[1:]:
        both_japanese = _JAPANESE.match(joined[-1]) and _JAPANESE.match(line[0])
        joined += line if both_japanese else " " + line
    return joined


def _spans(text: str) -> tuple[Span, ...]:
    return _SpanReader(text).read()


class _SpanReader:
    """Walks a paragraph once from left to right."""

    def __init__(self, text: str) -> None:
        self._source = text
        self._spans: list[Span] = []
        self._words: list[str] = []
        self._bold = False
        # Whether a closing sign is still ahead: each is looked for in vain once at most.
        self._bolds_left = text.count("**")
        self._hopeless: set[str] = set()

    def read(self) -> tuple[Span, ...]:
        place = 0
        while match := _SIGN.search(self._source, place):
            self._words.append(self._source[place : match.start()])
            place = self._take(match)
        self._words.append(self._source[place:])
        self._finish_words()
        return tuple(self._spans)

    def _take(self, match: re.Match[str]) -> int:
        """Deal with a sign; returns where to go on."""
        sign = match[0]
        if sign.startswith("\\"):
            self._words.append(sign[1])
            return match.end()
        if sign == "**":
            return self._turn_bold(match.end())
        if sign in ("$", "`"):
            return self._enclosed(sign, match.end())
        return self._link(match)

    def _turn_bold(self, end: int) -> int:
        self._bolds_left -= 1
        if self._bold or self._bolds_left > 0:
            self._finish_words()
            self._bold = not self._bold
        else:
            self._words.append("**")
        return end

    def _enclosed(self, sign: str, start: int) -> int:
        end = -1 if sign in self._hopeless else self._find_close(sign, start)
        if end < 0:
            self._hopeless.add(sign)
        if end <= start:
            self._words.append(sign)
            return start
        self._finish_words()
        kind: SpanKind = "formula" if sign == "$" else "code"
        self._spans.append(Span(self._source[start:end].strip(), kind, bold=self._bold))
        return end + 1

    def _find_close(self, sign: str, start: int) -> int:
        end = self._source.find(sign, start)
        while sign == "$" and end > 0 and self._source[end - 1] == "\\":
            end = self._source.find(sign, end + 1)
        return end

    def _link(self, match: re.Match[str]) -> int:
        link = _LINK.match(self._source, match.start())
        if link is None:
            self._words.append(match[0])
            return match.end()
        is_point = not link[1] and _POINT.match(link[3])
        if not is_point:  # pictures and links elsewhere: only their words are shown
            self._words.append(link[2])
            return link.end()
        self._finish_words()
        point = link[3].removeprefix(LINK_KIND)
        self._spans.append(Span(link[2] or point, bold=self._bold, link=point))
        return link.end()

    def _finish_words(self) -> None:
        words = "".join(self._words)
        self._words.clear()
        if words:
            self._spans.append(Span(words, bold=self._bold))
