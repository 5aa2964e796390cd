"""Answers one question: what do the figures of a long run say?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from oboeuta_desktop.soaking.slopes import slope_of
from oboeuta_desktop.soaking.soak import Sample

LIMITS = {
    "rss_mb": 12.0,
    "handles": 3.0,
    "threads": 2.0,
    "widgets": 60.0,
    "objects": 200.0,
    "python_objects": 20_000.0,
}
"""Growth in an hour that nobody would notice in a day of study; more is a leak."""
WARM_UP_SECONDS = 900.0
"""Until every page and nearly every lesson has come up once: what they are made of is kept."""
_MOST_WARM_UP = 0.25
"""Of a short run."""
_HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one figure went.

    Attributes:
        name: of the figure.
        first, last, highest: its values after the warm-up.
        slope, low: growth in an hour, most likely and at least; None when there are too few.
        grows: whether even the least growth is more than the limit.
    """

    name: str
    first: float
    last: float
    highest: float
    slope: float | None
    low: float | None
    grows: bool


def verdicts(samples: Sequence[Sample]) -> tuple[Verdict, ...]:
    """One for each figure, from what was counted after the warm-up."""
    if not samples:
        return ()
    warm = min(WARM_UP_SECONDS, samples[-1].seconds * _MOST_WARM_UP)
    counted = [sample for sample in samples if sample.seconds >= warm]
    return tuple(_verdict(name, counted) for name in LIMITS)


def table(found: Sequence[Verdict], samples: Sequence[Sample], errors: Sequence[Any]) -> str:
    """The verdicts for people."""
    rows = [f"{'after warm-up':<16}{'first':>10}{'last':>10}{'highest':>10}{'per hour':>12}"]
    for each in found:
        slope = "?" if each.slope is None else f"{each.slope:+,.1f}"
        told = "  GROWS" if each.grows else ""
        rows.append(
            f"{each.name:<16}{each.first:>10,.0f}{each.last:>10,.0f}{each.highest:>10,.0f}"
            f"{slope:>12}{told}"
        )
    if samples:
        blocks = sorted(sample.block_ms for sample in samples[1:]) or [0.0]
        rows.append(
            f"{samples[-1].acts} acts in {samples[-1].seconds / 60:.1f} min; "
            f"gaps in sound: {samples[-1].gaps}; longest block of the window: "
            f"{blocks[-1]:.0f} ms, in half of all 10 s at most {blocks[len(blocks) // 2]:.0f} ms"
        )
    rows.append(f"errors: {len(errors)}")
    rows.extend(str(error) for error in errors[:5])
    return "\n".join(rows)


def _verdict(name: str, counted: Sequence[Sample]) -> Verdict:
    values = [float(sample.figures[name]) for sample in counted]
    slope = slope_of([sample.seconds for sample in counted], values)
    return Verdict(
        name=name,
        first=values[0],
        last=values[-1],
        highest=max(values),
        slope=None if slope is None else slope.middle * _HOUR,
        low=None if slope is None else slope.low * _HOUR,
        grows=slope is not None and slope.low * _HOUR > LIMITS[name],
    )
