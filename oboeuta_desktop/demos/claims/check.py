"""Answers one question: what is a check, and what does it find?

A check is a pure function with declared parameters. A lesson names it and gives values, never code:
so a stranger's song can claim something too, and nothing of it is run.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from oboeuta_desktop.demos.numbers import MINUS, number
from oboeuta_desktop.demos.picture import Phrase, phrase

ClaimValue = float | str

_SAME = 1e-9
_TINY, _LARGE = 1e-4, 1e5
_DIGITS = 3
"""Significant digits of a number that is written for the learner."""


@dataclass(frozen=True, slots=True)
class NumberKey:
    """A number that a check takes; one without a ``default`` is needed."""

    name: str
    minimum: float
    maximum: float
    default: float | None = None
    is_whole: bool = False

    def problem(self, value: ClaimValue) -> str:
        """What is wrong with ``value``, "" when nothing is."""
        if isinstance(value, str) or not self.minimum <= value <= self.maximum:
            return f"{self.name} = {value} is not from {self.minimum:g} to {self.maximum:g}"
        if self.is_whole and value != round(value):
            return f"{self.name} = {value:g} is not a whole number"
        return ""

    @property
    def remedy(self) -> str:
        """What can be written."""
        kind = "a whole number" if self.is_whole else "a number"
        return f"{self.name} = {kind} from {self.minimum:g} to {self.maximum:g}"


@dataclass(frozen=True, slots=True)
class NameKey:
    """One of some names that a check takes; one without a ``default`` is needed."""

    name: str
    options: tuple[str, ...]
    default: str | None = None

    def problem(self, value: ClaimValue) -> str:
        """What is wrong with ``value``, "" when nothing is."""
        return "" if value in self.options else f"{self.name} cannot be {value!r}"

    @property
    def remedy(self) -> str:
        """What can be written."""
        return f"{self.name} = one of {', '.join(self.options)}"


Key = NumberKey | NameKey


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: whether the claim holds, and the computed numbers in words."""

    kept: bool
    words: Phrase


@dataclass(frozen=True, slots=True)
class Given:
    """The values of a claim after its check's defaults have been filled in."""

    values: Mapping[str, ClaimValue]

    def number(self, name: str) -> float:
        """The number of that name."""
        return float(self.values[name])

    def whole(self, name: str) -> int:
        """The whole number of that name."""
        return round(float(self.values[name]))

    def name(self, name: str) -> str:
        """The text of that name."""
        return str(self.values[name])

    def hits(self, value: float) -> bool:
        """Whether ``value`` is what the claim says in ``equals``, to ``decimals`` places."""
        return is_near(value, self.number("equals"), self.whole("decimals"))


@dataclass(frozen=True, slots=True)
class Check:
    """Something that can be computed about a claim; ``says`` is for who writes lessons."""

    name: str
    says: str
    keys: tuple[Key, ...]
    find: Callable[[Given], Finding] = field(repr=False)

    def given(self, values: Mapping[str, ClaimValue]) -> Given:
        """``values`` with the defaults of the keys that are not there."""
        defaults = {key.name: key.default for key in self.keys if key.default is not None}
        return Given({**defaults, **values})

    def problems(self, values: Mapping[str, ClaimValue]) -> tuple[ClaimProblem, ...]:
        """Everything that keeps the check from being run with ``values``."""
        known = [key.name for key in self.keys]
        found = [
            ClaimProblem(name, f"it takes no {name}", f"one of {', '.join(known)}")
            for name in values
            if name not in known
        ]
        for key in self.keys:
            if key.name in values:
                wrong = key.problem(values[key.name])
            else:
                wrong = f"{key.name} is missing" if key.default is None else ""
            if wrong:
                found.append(ClaimProblem(key.name, wrong, f"write {key.remedy}"))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class ClaimProblem:
    """Why a claim cannot be checked: ``key`` is the one at fault, ``remedy`` puts it right."""

    key: str
    wrong: str
    remedy: str


def table_of(checks: Iterable[Check]) -> dict[str, Check]:
    """The checks by name, in alphabetical order."""
    return {check.name: check for check in sorted(checks, key=lambda check: check.name)}


def likeliest(name: str, names: Iterable[str]) -> str:
    """What somebody who wrote ``name`` may have meant, or all there is."""
    known = [*names]
    near = difflib.get_close_matches(name, known, n=1)
    return near[0] if near else f"one of {', '.join(known)}"


def equals(low: float = -1e6, high: float = 1e6) -> tuple[NumberKey, NumberKey]:
    """The keys of a check that compares a number: with what, and to how many decimal places."""
    return NumberKey("equals", low, high), NumberKey("decimals", 0, 12, 9, is_whole=True)


def is_near(value: float, wanted: float, decimals: int = 9) -> bool:
    """Whether ``value`` rounds to ``wanted``."""
    return math.isfinite(value) and abs(value - wanted) <= 0.5000001 * 10.0**-decimals


def written(value: float) -> str:
    """``value`` for the learner: at most three digits, no trailing zeros, powers of ten far out."""
    if not math.isfinite(value) or (value != 0 and not _TINY <= abs(value) < _LARGE):
        return number(value, 2)
    digits = max(_DIGITS, len(f"{abs(value):.0f}"))  # whole numbers are written in full
    return f"{value + 0.0:.{digits}g}".replace("-", MINUS)


def factor(value: float) -> str:
    """``value`` as it stands in a product: a negative one in brackets."""
    return f"({written(value)})" if value < 0 else written(value)


def span(least: float, most: float) -> Phrase:
    """From where to where numbers lie; one number when they are all the same."""
    first, last = written(least), written(most)
    if abs(most - least) < _SAME:
        return Phrase(first)
    return phrase("{first}〜{last}", first=first, last=last)


def say(template: str, **places: float | Phrase | str) -> Phrase:
    """A phrase in which numbers are written for the learner."""
    texts = {k: v if isinstance(v, Phrase | str) else written(v) for k, v in places.items()}
    return phrase(template, **texts)
