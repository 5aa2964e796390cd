"""Answers one question: at which size and in how many columns does a sheet fill its pages best?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.ui.sheet_content import SheetContent, SheetSection
from oboeuta_desktop.ui.sheet_rows import Block, Column, section_blocks, strip_width, title_block
from oboeuta_desktop.ui.sheet_text import DOTS, Fonts

SIZES = (16, 15, 14, 13, 12)
"""Sizes of the lyrics that are tried, in points."""

_COLUMN_GAP = 26 * DOTS
_SECTION_GAP = 0.75  # em; white between two sections
_LEAST = 2  # rows of a section that stay together before and after a break


@dataclass(frozen=True, slots=True)
class Room:
    """The part of the page for sections: ``width`` by ``height`` dots, ``first_height`` on the
    first page, which also has the title.
    """

    width: float
    height: float
    first_height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """A block on a page, with the x and y of its upper left corner in the room."""

    block: Block
    x: float
    y: float


Page = tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    """One way to lay a sheet out; ``breaks`` are sections that are not in one piece."""

    pages: tuple[Page, ...]
    breaks: int


def _tr(words: str) -> str:
    return QCoreApplication.translate("sheet", words)


def lay_out(content: SheetContent, room: Room) -> tuple[Page, ...]:
    """The pages of a sheet.

    Best is a layout that wraps no line, then the one with the fewest pages, then one that says
    every repeat in full, then one that leaves sections in one piece, then the largest letters, then
    one column.
    """
    best: tuple[tuple[int, ...], _Plan] | None = None
    for size in SIZES:
        fonts = Fonts(size * DOTS)
        strip = strip_width(content.sections, fonts)
        for count in (1, 2):
            width = (room.width - _COLUMN_GAP * (count - 1)) / count
            column = Column(width, strip, fonts)
            said = [section_blocks(section, column) for section in content.sections]
            wrapped = any(block.is_wrapped for section in said for block in section)
            for full in (True, False):
                sections = said if full else _shortened(content.sections, said, column)
                plan = _even_plan(sections, room, columns=count, em=fonts.size)
                cost = (wrapped, len(plan.pages), not full, plan.breaks > 0, -size, count)
                if best is None or cost < best[0]:
                    best = cost, plan
    assert best is not None
    return best[1].pages


def _shortened(
    sections: Sequence[SheetSection], said: Sequence[list[Block]], column: Column
) -> list[list[Block]]:
    """What is said, with every repeat as one line."""
    short: list[list[Block]] = []
    for section, blocks in zip(sections, said, strict=True):
        if section.repeats is None:
            short.append(blocks)
        else:
            earlier = sections[section.repeats].title
            is_same = section.title == earlier
            remark = _tr("くり返し") if is_same else _tr("{title}のくり返し").format(title=earlier)
            short.append([title_block(section.title, remark, column)])
    return short


def _even_plan(sections: Sequence[Sequence[Block]], room: Room, *, columns: int, em: int) -> _Plan:
    """The plan whose last page has columns as low as they can be without more pages or breaks: so
    they are even.
    """
    best = _flow(sections, room, columns=columns, em=em)
    low, high = 0.0, room.height
    while columns > 1 and high - low > DOTS:
        middle = (low + high) / 2
        last = (len(best.pages) - 1, middle)
        plan = _flow(sections, room, columns=columns, em=em, last=last)
        if len(plan.pages) <= len(best.pages) and plan.breaks <= best.breaks:
            best, high = plan, middle
        else:
            low = middle
    return best


def _flow(
    sections: Sequence[Sequence[Block]],
    room: Room,
    *,
    columns: int,
    em: int,
    last: tuple[int, float] | None = None,
) -> _Plan:
    """Sections one below the other, column by column, page by page. ``last`` is a page and the
    greatest height of its columns.
    """
    flow = _Flow(room, columns, last)
    for section in sections:
        flow.add(section, gap=em * _SECTION_GAP)
    return flow.plan()


class _Flow:
    """Fills columns."""

    def __init__(self, room: Room, columns: int, last: tuple[int, float] | None) -> None:
        self._room = room
        self._count = columns
        self._last = last
        self._step = (room.width + _COLUMN_GAP) / columns
        self._filled: list[list[Placed]] = [[]]
        self._y = 0.0
        self._breaks = 0

    def add(self, section: Sequence[Block], *, gap: float) -> None:
        """Put a section below what is there; whole, if it fits into a column."""
        self._y += gap if self._y else 0.0
        fits_below = _height(section) <= self._room_of(len(self._filled))
        if not self._fits(section) and (fits_below or not self._fits(section[: _LEAST + 1])):
            self._next_column()
        for number, block in enumerate(section):
            # The last rows stay together.
            rest = section[number:] if number and len(section) - number <= _LEAST else [block]
            if self._y and not self._fits(rest):
                self._next_column()
                self._breaks += 1
            x = (len(self._filled) - 1) % self._count * self._step
            self._filled[-1].append(Placed(block, x, self._y))
            self._y += block.height

    def plan(self) -> _Plan:
        """What was filled."""
        firsts = range(0, len(self._filled), self._count)
        pages = (self._filled[first : first + self._count] for first in firsts)
        return _Plan(
            tuple(tuple(placed for column in page for placed in column) for page in pages),
            self._breaks,
        )

    def _room_of(self, column: int) -> float:
        """The height of a column, counted from 0."""
        page = column // self._count
        height = self._room.height if page else self._room.first_height
        if self._last is not None and page == self._last[0]:
            return min(height, self._last[1])
        return height

    def _fits(self, blocks: Sequence[Block]) -> bool:
        return _height(blocks) <= self._room_of(len(self._filled) - 1) - self._y

    def _next_column(self) -> None:
        if self._filled[-1]:
            self._filled.append([])
        self._y = 0.0


def _height(blocks: Sequence[Block]) -> float:
    return sum(block.height for block in blocks)
