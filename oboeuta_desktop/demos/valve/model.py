"""Answers one question: how much of what arrives does a gate let through?

A gate multiplies: every element v becomes g·v, and g = σ(a) where a = W x + U h + b is learned
(curriculum B3). tanh and ReLU in the gate's place show why it is the sigmoid (curriculum B10).
"""

from __future__ import annotations

import numpy as np

from oboeuta_desktop.demos.activation.functions import value_at
from oboeuta_desktop.demos.picture import Array

CONTENTS: Array = np.array([1.0, 0.6, -0.8])
"""What arrives at the gate: the elements of a vector, both positive and negative."""


def opening(function: str, a: float) -> float:
    """g of the pre-activation ``a``, with "sigmoid", "tanh" or "relu" as the gate's function."""
    return value_at(function, a, 0.0)


def passed(g: float, contents: Array) -> Array:
    """g·v of every element: 0 lets nothing through, 1 lets everything through unchanged."""
    return g * contents


def is_share(g: float) -> bool:
    """Whether ``g`` can be read as a share: nothing, a part or all."""
    return 0.0 <= g <= 1.0
