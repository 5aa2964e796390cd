"""Answers one question: how large are an LSTM and a GRU, and how much do both keep?

Sizes: one set of weights is W (n_h x n_x), U (n_h x n_h) and b (n_h), so n_x n_h + n_h² + n_h
numbers; the LSTM has four sets, the GRU three (curriculum B11). Keeping: each cell runs by its own
formula, with gates tied by role (curriculum B16).
"""

from __future__ import annotations

import numpy as np

from oboeuta_desktop.demos.gru.model import gru_step, keep_share, lstm_step
from oboeuta_desktop.demos.picture import Array

LSTM_GATES, GRU_GATES = ("f", "i", "o"), ("r", "z")
LSTM_SETS, GRU_SETS = (*LSTM_GATES, "g"), (*GRU_GATES, "n")
"""Gates, and sets of weights: the gates and the candidate."""
LSTM_STATES, GRU_STATES = ("c", "h"), ("h",)
"""What is passed on to the next step."""


def set_size(n_x: int, n_h: int, bias_sets: int = 1) -> int:
    """How many numbers one set of weights has; some programs have two vectors b."""
    return n_x * n_h + n_h * n_h + bias_sets * n_h


def lstm_size(n_x: int, n_h: int, bias_sets: int = 1) -> int:
    """How many parameters an LSTM layer has."""
    return len(LSTM_SETS) * set_size(n_x, n_h, bias_sets)


def gru_size(n_x: int, n_h: int, bias_sets: int = 1) -> int:
    """How many parameters a GRU layer has."""
    return len(GRU_SETS) * set_size(n_x, n_h, bias_sets)


def kept_by_lstm(f: float, steps: int) -> Array:
    """c at t = 0 … ``steps`` from 1 on, with the candidate 0 and the gates f, i = 1 - f, o = 1."""
    cells = [1.0]
    for _ in range(steps):
        cells.append(lstm_step(cells[-1], 0.0, f=f, i=1.0 - f, o=1.0)[0])
    return np.array(cells)


def kept_by_gru(z: float, convention: float, steps: int) -> Array:
    """h at t = 0 … ``steps`` from 1 on, with the candidate 0 (input 0, reset gate shut)."""
    lane = [1.0]
    for _ in range(steps):
        lane.append(gru_step(0.0, lane[-1], r=0.0, keep=keep_share(z, convention)))
    return np.array(lane)
