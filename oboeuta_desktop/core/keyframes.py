"""Answers one question: which values does a plot have at a moment of a line being sung?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Keyframe:
    """A word that moves a plot: while its characters are sung, the parameters go to ``values``.

    ``first`` and ``last`` (exclusive) count characters of the line.
    """

    first: int
    last: int
    values: Mapping[str, float] = field(hash=False)


def values_at(
    keyframes: Sequence[Keyframe], start: Mapping[str, float], sung: float
) -> dict[str, float]:
    """The value of every parameter a keyframe names, after ``sung`` characters of the line.

    Each parameter rests at its ``start`` value, goes in a straight line to a keyframe's value
    while that word is sung, and rests there until the next: the plot only moves with a word.
    """
    values: dict[str, float] = {}
    for frame in sorted(keyframes, key=lambda frame: frame.first):
        share = (sung - frame.first) / max(1e-9, frame.last - frame.first)
        share = min(1.0, max(0.0, share))
        for name, goal in frame.values.items():
            before = values.get(name, start.get(name, goal))
            values[name] = before + (goal - before) * share
    return values
