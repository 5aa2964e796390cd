"""Answers one question: what is a demo that a learner plays with?

A demo is a value. It knows its parameters, its rows of pads, its series (curves that can be
compared), its goals, and one pure function from a ``State`` to a ``Picture``. No Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from oboeuta_desktop.demos.picture import QUIET, Phrase, Picture

PresetValue = float | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number the learner can move.

    ``step`` is the grid of drags, arrow keys and the slider; ``symbol`` is what formulas call it;
    ``token`` is the colour of its slider. One with ``options`` is a choice between these words
    instead of a slider: its value counts them from 0, so minimum 0, step 1.
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
    options: tuple[str, ...] = ()

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
class Row:
    """Many small numbers of one kind that the learner presses: a gate's value at each time step.

    ``levels`` are the values that a press goes through, ascending; ``start`` has one of them per
    place. A lesson writes a row as digits, each counting the levels from 0.
    """

    name: str
    label: str
    symbol: str
    token: str
    start: tuple[float, ...]
    levels: tuple[float, ...] = (0.0, 1.0)

    def next_level(self, value: float) -> float:
        """The level that a press gives where ``value`` is."""
        place = min(range(len(self.levels)), key=lambda n: abs(self.levels[n] - value))
        return self.levels[(place + 1) % len(self.levels)]

    def read(self, digits: str) -> tuple[float, ...] | None:
        """The row that a lesson writes as ``digits``; None when it is not one."""
        if len(digits) != len(self.start) or not digits.isdecimal():
            return None
        places = [int(digit) for digit in digits]
        if max(places) >= len(self.levels):
            return None
        return tuple(self.levels[place] for place in places)


@dataclass(frozen=True, slots=True)
class Series:
    """A curve that can be compared with others; ``hint`` says in one line what is special."""

    name: str
    label: str
    token: str
    hint: str


@dataclass(frozen=True, slots=True)
class State:
    """What the learner has set: every parameter's value, the shown series, the active one among
    them, and every row.
    """

    values: Mapping[str, float]
    shown: tuple[str, ...]
    active: str
    rows: Mapping[str, tuple[float, ...]] = field(default_factory=dict[str, tuple[float, ...]])


@dataclass(frozen=True, slots=True)
class Goal:
    """Something to find out; ``is_reached`` asks the same functions that draw the picture."""

    name: str
    words: str
    is_reached: Callable[[State], bool]


@dataclass(frozen=True, slots=True)
class Act:
    """A button, such as ten steps of training: a pure function from one state to the next."""

    name: str
    label: str
    apply: Callable[[State], State]


@dataclass(frozen=True, slots=True)
class Prediction:
    """A number that the learner guesses before the control unlocks.

    ``truth`` computes it with the functions that draw the picture, from the preset's start state;
    the guess lies between ``minimum`` and ``maximum`` on a grid of ``step``. ``question`` names
    what is changed and what is asked; ``why`` says in one sentence where the number comes from.
    ``at`` and ``active`` are what the question asks to set: there the picture shows the number.
    Empty where it is no single place.
    """

    question: Phrase | str
    truth: Callable[[State], float]
    minimum: float
    maximum: float
    step: float
    decimals: int
    why: Phrase | str
    unit: str = ""
    at: Mapping[str, float] = field(default_factory=dict[str, float])
    active: str = ""


@dataclass(frozen=True, slots=True)
class Preset:
    """A start: parameters and rows that differ from their own start, series, goals, the way of the
    main parameter, what is guessed first, and which acts are offered.
    """

    values: Mapping[str, float]
    shown: tuple[str, ...]
    active: str
    goals: tuple[str, ...]
    sweep: tuple[float, float] | None = None
    rows: Mapping[str, tuple[float, ...]] = field(default_factory=dict[str, tuple[float, ...]])
    prediction: Prediction | None = None
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Demo:
    """Something to play with. The first parameter is the main one: it is moved along while a line
    is sung.

    ``model`` states in one sentence what the picture computes and what it leaves out. A demo
    whose pictures need no comparison has one series, and no chip is shown for it.
    """

    name: str
    title: str
    model: str
    parameters: tuple[Parameter, ...]
    series: tuple[Series, ...]
    goals: tuple[Goal, ...]
    presets: Mapping[str, Preset]
    draw: Callable[[State], Picture] = field(repr=False)
    rows: tuple[Row, ...] = ()
    acts: tuple[Act, ...] = ()

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
