"""Answers one question: does a row of figures grow, or does it only go up and down?

Theil and Sen's slope is the median of the slopes between all pairs: a single outlier, or a page
that happened to be open, moves it little. Its bounds come from the ranks of those slopes
(Sen 1968).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_SURE = 1.96
"""Standard deviations on either side: 95 % of a normal distribution."""
FEWEST = 8
"""Figures below this say nothing about growth."""


@dataclass(frozen=True, slots=True)
class Slope:
    """How much a figure grows in a unit of time: most likely, at least and at most."""

    middle: float
    low: float
    high: float


def slope_of(times: Sequence[float], values: Sequence[float]) -> Slope | None:
    """The slope of ``values`` over ``times``; None when there are too few."""
    count = len(times)
    if count < FEWEST:
        return None
    slopes = sorted(
        (values[b] - values[a]) / (times[b] - times[a])
        for a in range(count)
        for b in range(a + 1, count)
        if times[b] > times[a]
    )
    spread = _SURE * math.sqrt(count * (count - 1) * (2 * count + 5) / 18)
    low = max(0, math.floor((len(slopes) - spread) / 2))
    high = min(len(slopes) - 1, math.ceil((len(slopes) + spread) / 2))
    return Slope(median(slopes), slopes[low], slopes[high])
