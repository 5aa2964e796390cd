"""Answers one question: what is a demo that consists of curves, handles and sliders?

A demo is a value. It knows its parameters, its series (curves that can be compared), its goals,
and one pure function from a ``State`` to a ``Picture``. No Qt: a scene draws the picture, a test
reads it.

Words the learner reads are ``Phrase`` values, so that a scene can translate them. Colours are
tokens of the theme. Coordinates are those of the panel, in the units of its axes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Tick = tuple[float, str]
PresetValue = float | str | tuple[str, ...]
INK, QUIET = "ink", "ink2"
"""Theme tokens of what belongs to no series."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A Japanese text with ``{places}``, and what stands in them."""

    template: str
    places: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.fill(self.template)

    def fill(self, template: str) -> str:
        """``template``, which is the phrase's own or its translation, with the places filled."""
        return template.format(**dict(self.places)) if self.places else template


def phrase(template: str, **places: str) -> Phrase:
    """A phrase from a template and the texts that stand in its places."""
    return Phrase(template, tuple(places.items()))


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number the learner can move.

    ``step`` is the grid of drags, arrow keys and the slider; ``symbol`` is what formulas call it;
    ``token`` is the colour of its slider.
    """

    name: str
    label: str
    symbol: str
    minimum: float
    maximum: float
    step: float
    start: float
    decimals: int
    token: str = QUIET

    @property
    def steps(self) -> int:
        """How many steps lie between ``minimum`` and ``maximum``."""
        return round((self.maximum - self.minimum) / self.step)

    def index_of(self, value: float) -> int:
        """The step nearest to ``value``, 0 to ``steps``."""
        return round((self.clamp(value) - self.minimum) / self.step)

    def value_at(self, index: int) -> float:
        """The value of step ``index``; rounded, so that 0 is exactly 0."""
        return self.clamp(round(self.minimum + index * self.step, 9) + 0.0)

    def clamp(self, value: float) -> float:
        """``value`` within the range."""
        return min(self.maximum, max(self.minimum, value))

    def snap(self, value: float) -> float:
        """The value on the grid that is nearest to ``value``."""
        return self.value_at(self.index_of(value))


@dataclass(frozen=True, slots=True)
class Series:
    """A curve that can be compared with others; ``hint`` says in one line what is special."""

    name: str
    label: str
    token: str
    hint: str


@dataclass(frozen=True, slots=True)
class Panel:
    """A plot with fixed ranges and ticks; ``weight`` is its share of the height."""

    name: str
    label: str
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    x_ticks: tuple[Tick, ...]
    y_ticks: tuple[Tick, ...]
    weight: float


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

    A drag sets ``parameter`` to ``scale`` times the coordinate along ``axis``. ``has_guide``
    draws a dashed line through it over all panels.
    """

    name: str
    panel: str
    token: str
    x: float
    y: float
    parameter: str
    along: Literal["x", "ratio"]
    has_guide: bool = False

    def value_for(self, x: float, y: float) -> float | None:
        """What the parameter becomes at (x, y); None where a ratio has no meaning."""
        if self.along == "x":
            return x
        # across the axis the line would flip over
        return y / x if x * self.x > 0 else None


@dataclass(frozen=True, slots=True)
class Segment:
    """A straight line between two points, such as a tangent."""

    panel: str
    token: str
    x: tuple[float, float]
    y: tuple[float, float]


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
class State:
    """What the learner has set: every parameter's value, the shown series, and the active one
    among them.
    """

    values: Mapping[str, float]
    shown: tuple[str, ...]
    active: str


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


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to find out; ``is_reached`` asks the same functions that draw the picture."""

    name: str
    words: str
    is_reached: Callable[[State], bool]


@dataclass(frozen=True, slots=True)
class Preset:
    """A start: parameters that differ from their own start, series, goals, and the way of the
    main parameter.
    """

    values: Mapping[str, float]
    shown: tuple[str, ...]
    active: str
    goals: tuple[str, ...]
    sweep: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Demo:
    """Curves to play with. The first parameter is the main one: it is moved along while a line is
    sung.

    ``model`` states in one sentence what the picture computes and what it leaves out.
    """

    name: str
    title: str
    model: str
    parameters: tuple[Parameter, ...]
    series: tuple[Series, ...]
    goals: tuple[Goal, ...]
    presets: Mapping[str, Preset]
    draw: Callable[[State], Picture] = field(repr=False)

    @property
    def main(self) -> Parameter:
        """The parameter that is moved along while a line is sung."""
        return self.parameters[0]

    def parameter(self, name: str) -> Parameter:
        """The parameter of that name; KeyError when there is none."""
        return {p.name: p for p in self.parameters}[name]

    def goal(self, name: str) -> Goal:
        """The goal of that name; KeyError when there is none."""
        return {g.name: g for g in self.goals}[name]
