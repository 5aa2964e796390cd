"""Answers one question: how much of a message is left after it was handed on T times?

One number at t = 0, handed from step to step without new input. On the direct path each step
multiplies it: by w in a linear RNN, by f in an LSTM's cell, by z in a GRU (curriculum B2; z keeps
the old state, as in Cho 2014, PyTorch and Keras).
"""

from __future__ import annotations

import numpy as np

from oboeuta_desktop.demos.picture import Array

FURTHEST = 50
"""The longest relay, in steps."""


def signal_left(factor: float, steps: int) -> float:
    """The share of the message after ``steps`` steps: factor to that power."""
    return float(factor**steps)


def signals(factor: float) -> Array:
    """The share at every step from 0 to FURTHEST."""
    return np.power(factor, np.arange(FURTHEST + 1, dtype=np.float64))
