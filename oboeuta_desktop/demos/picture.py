"""Answers one question: what can be seen of a demo?

A picture is a value: panels with curves, boxes, pads, handles and words in them. No Qt: a scene
draws it, a test reads it. Words the learner reads are ``Phrase`` values, so that a scene can
translate them. Colours are tokens of the theme. Coordinates are those of the panel, in the units
of its axes; what lies outside the panel's ranges is cut, handles are kept at its border.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Tick = tuple[float, str]
INK, QUIET = "ink", "ink2"
"""Theme tokens of what belongs to no series."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A Japanese text with ``{places}``, and what stands in them: numbers, and further texts, which
    are translated as well.
    """

    template: str
    places: tuple[tuple[str, Phrase | str], ...] = ()

    def __str__(self) -> str:
        return self.template.format(**dict(self.places)) if self.places else self.template


def phrase(template: str, **places: Phrase | str) -> Phrase:
    """A phrase from a template and what stands in its places."""
    return Phrase(template, tuple(places.items()))


def listed(parts: Sequence[Phrase | str], link: str = "{first}・{rest}") -> Phrase:
    """One phrase of several, of which there is at least one."""
    first, *rest = parts
    if not rest:
        return first if isinstance(first, Phrase) else Phrase(first)
    return phrase(link, first=first, rest=listed(rest, link))


@dataclass(frozen=True, slots=True)
class Panel:
    """A plot with fixed ranges and ticks; ``weight`` is its share of the height.

    A diagram is drawn without axes, grid and ticks; its units are its own.
    """

    name: str
    label: str
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    weight: float
    is_diagram: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """A line through points, without jumps: a function that jumps is several curves. Equal only
    to itself.
    """

    panel: str
    series: str
    token: str
    x: Array
    y: Array
    is_active: bool


@dataclass(frozen=True, slots=True)
class Dot:
    """A marked point: filled where the curve has this value, open where it ends without taking
    it.
    """

    panel: str
    token: str
    x: float
    y: float
    is_filled: bool


@dataclass(frozen=True, slots=True)
class Handle:
    """A point to drag.

    A drag sets ``parameter`` to ``offset`` plus ``scale`` times the coordinate along ``along``;
    "ratio" is y / x. ``has_guide`` draws a dashed line through it over all panels.
    """

    name: str
    panel: str
    token: str
    x: float
    y: float
    parameter: str
    along: Literal["x", "y", "ratio"]
    has_guide: bool = False
    scale: float = 1.0
    offset: float = 0.0

    def value_for(self, x: float, y: float) -> float | None:
        """What the parameter becomes at (x, y); None where a ratio has no meaning."""
        if self.along == "ratio":
            # across the axis the line would flip over
            return self.offset + self.scale * y / x if x * self.x > 0 else None
        return self.offset + self.scale * (x if self.along == "x" else y)


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight line between two points, such as a tangent or a wire; ``width`` in logical
    pixels; an arrow points at the second point.
    """

    panel: str
    token: str
    x: tuple[float, float]
    y: tuple[float, float]
    width: float = 2.0
    is_dashed: bool = False
    is_arrow: bool = False
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from (x[0], y[0]) to (x[1], y[1]): a bar, a tile, a block of a diagram.

    ``opacity`` 0..1 is that of its inside; ``words`` stand in its middle in ink, or in
    ``words_token``, and are left out where they do not fit. ``radius`` rounds its corners, in
    logical pixels; half its height makes it a pill.
    """

    panel: str
    token: str
    x: tuple[float, float]
    y: tuple[float, float]
    opacity: float = 1.0
    is_outlined: bool = False
    radius: float = 0.0
    words: Phrase | None = None
    words_token: str = INK


@dataclass(frozen=True, slots=True)
class Pad:
    """A cell of a row to press, such as one time step in the score of a gate.

    A press sets it to the next of the row's levels; a drag paints that level over its neighbours.
    ``value`` 0..1 is how much of it is filled.
    """

    panel: str
    token: str
    row: str
    index: int
    x: tuple[float, float]
    y: tuple[float, float]
    value: float


@dataclass(frozen=True, slots=True)
class Zone:
    """A band of x that is tinted, over the full height of its panel."""

    panel: str
    token: str
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside what they name.

    ``anchor`` is the point of the words (0..1 from left and top) that lies at (x, y), moved by
    ``shift`` logical pixels. Words that ``follow`` a handle win where two labels would overlap.
    """

    panel: str
    token: str
    words: Phrase
    x: float
    y: float
    anchor: tuple[float, float]
    shift: tuple[float, float] = (0.0, 0.0)
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A number beside the picture: ``value`` is already written, ``note`` says what is special
    about it.
    """

    name: str
    label: Phrase
    short: Phrase
    value: Phrase
    note: Phrase | None = None
    token: str = INK


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is to be seen for one state. ``parameters`` names those that change it,
    ``description`` says it.
    """

    panels: tuple[Panel, ...]
    curves: tuple[Curve, ...]
    dots: tuple[Dot, ...]
    handles: tuple[Handle, ...]
    segments: tuple[Segment, ...]
    zones: tuple[Zone, ...]
    labels: tuple[Label, ...]
    cards: tuple[Card, ...]
    parameters: tuple[str, ...]
    caption: Phrase
    description: Phrase
    boxes: tuple[Box, ...] = ()
    pads: tuple[Pad, ...] = ()
