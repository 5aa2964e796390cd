"""Answers one question: what does one unit do with forty inputs, and how does it learn from them?

z = w·x + b, y = f(z). Training is plain gradient descent on half the mean squared error.
"""

from __future__ import annotations

from functools import lru_cache
from statistics import NormalDist

import numpy as np

from oboeuta_desktop.demos.activation.functions import ACTIVATIONS
from oboeuta_desktop.demos.picture import Array

COUNT = 40
INPUTS: Array = np.array([NormalDist().inv_cdf((n + 0.5) / COUNT) for n in range(COUNT)])
"""The inputs, ascending: the quantiles of the normal distribution N(0, 1)."""
TEACHER_BIAS = 1.0
TARGETS: Array = np.maximum(0.0, INPUTS + TEACHER_BIAS)
"""What the unit is to answer: another ReLU unit, with w = 1 and b = TEACHER_BIAS."""
RATE = 0.5
"""The learning rate; below 2 / (1 + b²) or so the steps do not overshoot."""


def sums(w: float, b: float) -> Array:
    """z of every input."""
    return w * INPUTS + b


def outputs(name: str, z: Array, alpha: float) -> Array:
    """f(z)."""
    return ACTIVATIONS[name].value(z, alpha)


def slopes(name: str, z: Array, alpha: float) -> Array:
    """f'(z): the share of the error that goes back through the unit."""
    return ACTIVATIONS[name].slope(z, alpha)


def zeros(name: str, z: Array, alpha: float) -> int:
    """How many outputs are exactly 0."""
    return int(np.count_nonzero(outputs(name, z, alpha) == 0))


def alive(name: str, z: Array, alpha: float) -> int:
    """For how many inputs the gradient is not 0."""
    return int(np.count_nonzero(slopes(name, z, alpha)))


def loss(name: str, w: float, b: float, alpha: float) -> float:
    """Half the mean squared error."""
    missing = outputs(name, sums(w, b), alpha) - TARGETS
    return float(np.mean(missing**2)) / 2


def gradient(name: str, w: float, b: float, alpha: float) -> tuple[float, float]:
    """The derivatives of ``loss`` by w and by b."""
    z = sums(w, b)
    back = (outputs(name, z, alpha) - TARGETS) * slopes(name, z, alpha)
    # + 0.0 makes the 0 of an all-flat cloud a plain one
    return float(np.mean(back * INPUTS)) + 0.0, float(np.mean(back)) + 0.0


@lru_cache(maxsize=256)
def train(name: str, w: float, b: float, alpha: float, steps: int) -> tuple[float, float]:
    """w and b after so many steps of gradient descent over all inputs."""
    for _ in range(steps):
        by_w, by_b = gradient(name, w, b, alpha)
        w, b = w - RATE * by_w, b - RATE * by_b
    return w, b
