"""Answers one question: what do the checks of functions and of their slopes share?"""

from __future__ import annotations

import numpy as np

from oboeuta_desktop.demos.activation.functions import ACTIVATIONS, slope_at, value_at
from oboeuta_desktop.demos.claims.check import Given, NameKey, NumberKey
from oboeuta_desktop.demos.picture import Array

NAMES = {"relu": "ReLU", "leaky": "Leaky ReLU", "sigmoid": "σ", "tanh": "tanh"}
"""What a formula calls each function."""

FAR = 1000.0
"""So far out values and slopes are asked where a line says "always"."""
STEP = 0.01
GRID: Array = np.arange(-600, 601) / 100.0
"""−6 to 6: the range of the explorer's slider."""

FUNCTION = NameKey("function", tuple(NAMES))
ALPHA = NumberKey("alpha", 0.0, 1.0, 0.01)
X = NumberKey("x", -FAR, FAR)
LOW, HIGH = NumberKey("low", -FAR, FAR), NumberKey("high", -FAR, FAR)


def value_of(given: Given, x: float, key: str = "function") -> float:
    """f(x) of the function that the claim names in ``key``."""
    return value_at(given.name(key), x, given.number("alpha"))


def slope_of(given: Given, x: float, key: str = "function") -> float:
    """f′(x) of the function that the claim names in ``key``."""
    return slope_at(given.name(key), x, given.number("alpha"))


def values_of(given: Given, x: Array) -> Array:
    """f(x) for many x."""
    return ACTIVATIONS[given.name("function")].value(x, given.number("alpha"))


def slopes_of(given: Given, x: Array) -> Array:
    """f′(x) for many x."""
    return ACTIVATIONS[given.name("function")].slope(x, given.number("alpha"))


def name_of(given: Given, key: str = "function") -> str:
    """What a formula calls the function that the claim names in ``key``."""
    return NAMES[given.name(key)]


def between(given: Given) -> Array:
    """Many x from ``low`` to ``high``, both ends among them."""
    return np.linspace(given.number("low"), given.number("high"), 1001)
