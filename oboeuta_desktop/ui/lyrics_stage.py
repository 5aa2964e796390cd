"""Answers one question: what must the lyrics view show besides the lines themselves?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from oboeuta_desktop.core.timeline import Cursor, Interlude

BlankState = Literal["hidden", "hit", "revealed", "faded", "open"]


@dataclass(frozen=True, slots=True)
class BlankMark:
    """A blanked stretch of a line: characters ``first`` to ``last`` (exclusive).

    "hidden" shows a box with ``hint`` in it, "hit" and "revealed" show the text and how it came to
    be seen. "faded" shows ``hint``, the reading, instead of the text; "open" shows the text, in the
    room that it had: nothing moves.
    """

    line: int
    first: int
    last: int
    state: BlankState = "hidden"
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a painted frame showed: ``position`` in song seconds, and the cursor as in Cursor."""

    position: float
    line: int | None
    word: int | None
    progress: float


@dataclass(slots=True)
class Stage:
    """The moment the painter paints. The view writes it, the painter reads it."""

    position: float = 0.0
    scroll: float = 0.0
    cursor: Cursor = field(default_factory=Cursor)
    interlude: Interlude | None = None
    lessons: Sequence[bool] = ()
    levels: Sequence[int | None] = ()
    """How well each line's points are known: indices of ``core.study_rules.LEVELS``."""
    blanks: Mapping[int, Sequence[BlankMark]] = field(
        default_factory=dict[int, Sequence[BlankMark]]
    )
    bars: Collection[int] = ()
    """Lines that nobody sings: a bar says how far they are, like for one without word times."""
    selected: int | None = None
    hovered: int | None = None
    icon_hovered: bool = False
    focus_line: int | None = None
    following: bool = True
    pill_hovered: bool = False
    pill_text: str = ""

    def blank_ranges(self) -> dict[int, list[tuple[int, int]]]:
        """The covered stretches of each line as (first, last) characters."""
        return {line: [(k.first, k.last) for k in marks] for line, marks in self.blanks.items()}

    def spoken(self, line: int, text: str, covered: str) -> str:
        """The line's ``text`` with ``covered`` for what is hidden, its reading for what faded."""
        for mark in reversed(self.blanks.get(line, ())):
            if mark.state in ("hidden", "faded"):
                said = covered if mark.state == "hidden" else mark.hint
                text = text[: mark.first] + said + text[mark.last :]
        return text


def interlude_count(
    interlude: Interlude, position: float
) -> tuple[int, tuple[float, float, float]]:
    """Whole seconds left of an interlude, and how much (0..1, in eighths) each of its three dots is
    lit.

    The dots go out one a second, the last one as the line begins: 3, 2, 1.
    """
    left = max(0.0, interlude.end - position)
    lit = [min(1.0, max(0.0, left - k)) for k in range(3)]
    a, b, c = (round(share * 8) / 8 for share in reversed(lit))
    return int(-(-left // 1)), (a, b, c)


def blanks_by_line(
    blanks: Sequence[BlankMark], line_count: int
) -> dict[int, tuple[BlankMark, ...]]:
    """The blanks of each line in reading order; those of lines that do not exist are left out."""
    by_line: dict[int, tuple[BlankMark, ...]] = {}
    for mark in sorted(blanks, key=lambda mark: (mark.line, mark.first)):
        if 0 <= mark.line < line_count and mark.first < mark.last:
            by_line[mark.line] = (*by_line.get(mark.line, ()), mark)
    return by_line
