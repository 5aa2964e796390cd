"""Answers one question: what can k units of one kind add up to, and what does one of them cost?

A unit is a short list of operations; its value is what they give one after the other, so that the
counts belong to the very curves that are drawn. The sum is fitted by least squares.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from oboeuta_desktop.demos.activation.functions import slope_at
from oboeuta_desktop.demos.picture import Array

MOST = 12
"""The largest number of units."""
EDGE = 3.0
"""The target is given from -EDGE to EDGE."""
STEEP = 2.0
"""A unit sees STEEP·(x - t) or its mirror image: its place t and its sign are chosen."""
_SAMPLES = 121
_PLACES = 25
_NO_NEW = 1e-9
"""What is left of a candidate that adds nothing to the chosen ones, as a share of its length."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One step of a calculation: ``sign`` is what a tile says, ``apply`` what it does."""

    sign: str
    apply: Callable[[Array], Array]


COMPARE, EXP, ADD, DIVIDE = "比較", "exp", "+", "÷"
OPERATIONS: dict[str, tuple[Operation, ...]] = {
    "relu": (Operation(COMPARE, lambda a: np.maximum(0.0, a)),),
    "sigmoid": (
        # the minus sign of -a costs no operation of its own: it is a bit of the number
        Operation(EXP, lambda a: np.exp(-a)),
        Operation(ADD, lambda a: 1.0 + a),
        Operation(DIVIDE, lambda a: 1.0 / a),
    ),
    "identity": (),
}
"""What one evaluation of each unit does. In a processor exp itself is many multiplications."""

X = np.linspace(-EDGE, EDGE, _SAMPLES)
"""Where target and sums are compared."""
TARGET: Array = np.sin(1.6 * X) + 0.3 * X
"""The curve to build: a hill and a valley on a slope."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The best sum of k units: ``units`` has each unit times its weight, a row per unit, over X;
    ``total`` is their sum with ``bias``; ``corners`` are the places t between the ends.
    """

    units: Array
    bias: float
    total: Array
    error: float
    corners: tuple[float, ...]


def unit_values(name: str, a: Array) -> Array:
    """What a unit of that name gives for its inputs a: its operations one after the other."""
    for operation in OPERATIONS[name]:
        a = operation.apply(a)
    return a


def unit_slope(name: str, x: float) -> float:
    """The derivative of a unit of that name at x > 0."""
    return 1.0 if name == "identity" else slope_at(name, x, 0.0)


def count_of(name: str, sign: str, units: int) -> int:
    """How often ``units`` units of that name do the operation of that sign, for one input."""
    return units * sum(operation.sign == sign for operation in OPERATIONS[name])


def operations_of(name: str, units: int) -> int:
    """How many operations ``units`` units of that name do, for one input."""
    return units * len(OPERATIONS[name])


@lru_cache(maxsize=64)
def fit(name: str, units: int) -> Fit:
    """The least-squares sum of ``units`` units of that name and a bias.

    The units of k are those of k - 1 and one more: so the error never rises with k.
    """
    chosen = _chosen(name)[:units]
    signs, places = _candidates()
    rows = unit_values(name, STEEP * signs[chosen, None] * (X - places[chosen, None]))
    columns = np.column_stack([np.ones_like(X), rows.T])
    weights = np.linalg.lstsq(columns, TARGET, rcond=_NO_NEW)[0]
    total = columns @ weights
    inner = {float(places[n]) for n in chosen if abs(places[n]) < EDGE}
    return Fit(
        units=weights[1:, None] * rows,
        bias=float(weights[0]),
        total=total,
        error=float(np.sqrt(np.mean((total - TARGET) ** 2))),
        corners=tuple(sorted(inner)) if name == "relu" else (),
    )


def errors(name: str) -> Array:
    """The root mean square error of the sums of 1, 2, ... MOST units."""
    return np.array([fit(name, units).error for units in range(1, MOST + 1)])


def _candidates() -> tuple[Array, Array]:
    """Sign and place of every unit that may be chosen."""
    places = np.linspace(-EDGE, EDGE, _PLACES)
    return np.repeat([1.0, -1.0], _PLACES), np.tile(places, 2)


@lru_cache(maxsize=8)
def _chosen(name: str) -> tuple[int, ...]:
    """Which candidates are taken, in order: each time the one that lessens the error most
    (orthogonal matching pursuit, with every candidate kept orthogonal to those taken).
    """
    signs, places = _candidates()
    rows = unit_values(name, STEEP * signs[:, None] * (X - places[:, None]))
    rest = rows - rows.mean(axis=1, keepdims=True)
    missing = TARGET - TARGET.mean()
    lengths = np.linalg.norm(rest, axis=1)
    taken: list[int] = []
    for _ in range(MOST):
        size = np.linalg.norm(rest, axis=1)
        is_new = size > _NO_NEW * lengths
        gain = np.where(is_new, np.abs(rest @ missing) / np.where(is_new, size, 1.0), 0.0)
        gain[taken] = -1.0
        best = int(np.argmax(gain))
        taken.append(best)
        if is_new[best]:
            axis = rest[best] / size[best]
            missing = missing - (missing @ axis) * axis
            rest = rest - np.outer(rest @ axis, axis)
    return tuple(taken)
