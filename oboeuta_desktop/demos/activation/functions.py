"""Answers one question: what do the four activation functions and their derivatives give?

Everything the plot, the numbers and the goals say comes from here. Definitions: curriculum points
A1, A5, A9, A10.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from oboeuta_desktop.demos.picture import Array

FLAT = 0.05
"""Below this slope a function counts as saturated: a twentieth of the largest slope of tanh and
ReLU.
"""


@dataclass(frozen=True, slots=True)
class Activation:
    """A function of x and α; ``slope`` is its derivative. α matters to Leaky ReLU alone.

    ``has_corner`` is true when the slope jumps at 0. There ``slope`` gives what PyTorch and
    TensorFlow use: the value of the left branch.
    """

    name: str
    value: Callable[[Array, float], Array]
    slope: Callable[[Array, float], Array]
    has_corner: bool


def _sigmoid(x: Array) -> Array:
    # exp only of numbers that are not positive: no overflow for any x
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1.0, small) / (1.0 + small)


RELU = Activation(
    name="relu",
    value=lambda x, _alpha: np.maximum(0.0, x),
    slope=lambda x, _alpha: np.where(x > 0, 1.0, 0.0),
    has_corner=True,
)
LEAKY = Activation(
    name="leaky",
    value=lambda x, alpha: np.where(x > 0, x, alpha * x),
    slope=lambda x, alpha: np.where(x > 0, 1.0, alpha),
    has_corner=True,
)
SIGMOID = Activation(
    name="sigmoid",
    value=lambda x, _alpha: _sigmoid(x),
    slope=lambda x, _alpha: _sigmoid(x) * _sigmoid(-x),
    has_corner=False,
)
TANH = Activation(
    name="tanh",
    value=lambda x, _alpha: np.tanh(x),
    # (1 - tanh)(1 + tanh) as sigmoids: exact far out, where 1 - tanh² has no digits left
    slope=lambda x, _alpha: 4.0 * _sigmoid(2.0 * x) * _sigmoid(-2.0 * x),
    has_corner=False,
)
ACTIVATIONS = {function.name: function for function in (RELU, LEAKY, SIGMOID, TANH)}


def value_at(name: str, x: float, alpha: float) -> float:
    """f(x) of the function of that name."""
    return float(ACTIVATIONS[name].value(np.array(x), alpha))


def slope_at(name: str, x: float, alpha: float) -> float:
    """f′(x) of the function of that name; at a corner what programs use."""
    return float(ACTIVATIONS[name].slope(np.array(x), alpha))


def is_undefined(name: str, x: float, alpha: float) -> bool:
    """Whether the derivative does not exist at x: left and right slope differ there."""
    if x != 0 or not ACTIVATIONS[name].has_corner:
        return False
    return slope_at(name, -1.0, alpha) != slope_at(name, 1.0, alpha)


def crossing(gap: Callable[[float], float], low: float, high: float) -> float:
    """Where ``gap`` changes its sign between ``low`` and ``high`` (where its signs differ)."""
    rises = gap(high) > 0
    for _ in range(60):
        middle = (low + high) / 2
        if (gap(middle) > 0) == rises:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def flat_beyond(name: str, threshold: float = FLAT) -> float:
    """The distance from 0 beyond which a sigmoid-shaped function's slope stays below
    ``threshold``.
    """
    return crossing(lambda x: slope_at(name, x, 0.0) - threshold, 0.0, 40.0)


def slopes_cross() -> float:
    """The distance from 0 beyond which tanh has a smaller slope than the sigmoid (curriculum
    A10).
    """
    return crossing(lambda x: slope_at("tanh", x, 0.0) - slope_at("sigmoid", x, 0.0), 0.5, 10.0)


FLAT_LIMITS = {name: flat_beyond(name) for name in ("sigmoid", "tanh")}
"""Where the saturated sides begin, for the functions that have them on both sides."""
SLOPES_CROSS = slopes_cross()
"""Where tanh's slope falls below the sigmoid's."""
