"""Answers one question: what does one unit of a GRU, and of an LSTM beside it, compute?

GRU: n = tanh(W x + U (r h) + b), h' = k h + (1 - k) n, where k is the share of the old h that is
kept (curriculum B12 to B15). LSTM: c' = f c + i g, h = o tanh(c) (curriculum B5, B6). The gates
are given, not computed from x and h. With one unit it does not matter on which side of U the
reset gate multiplies.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from oboeuta_desktop.demos.picture import Array

INPUT_WEIGHT, PAST_WEIGHT, BIAS = 1.0, 1.2, 0.0
"""W, U and b of the unit's candidate."""
KEEPS, WRITES = 0, 1
"""The two conventions: z is the share of the old h (Cho 2014, PyTorch, Keras), or that of the
candidate (Chung 2014).
"""
RESET_INPUT = 0.6
"""The input x while the reset gate is looked at (B13)."""


@dataclass(frozen=True, slots=True)
class Mixture:
    """An old hidden state and a candidate that the update gate mixes."""

    old: float
    new: float


FADER = Mixture(0.8, -0.4)
"""What is mixed in B14: the numbers of the song's lesson."""
EXAM = Mixture(-1.0, 1.0)
"""What is mixed in B15."""


def keep_share(z: float, convention: float) -> float:
    """The share of the old h that stays, 0..1, for an update gate ``z`` of that convention."""
    # rounded, so that both conventions give the same result for the same share
    return z if round(convention) == KEEPS else round(1.0 - z, 9)


def past_part(h: float, r: float) -> float:
    """What the past adds before tanh: U (r h)."""
    return PAST_WEIGHT * r * h


def new_part(x: float) -> float:
    """What the new input adds before tanh: W x + b."""
    return INPUT_WEIGHT * x + BIAS


def candidate(x: float, h: float, r: float) -> float:
    """The candidate n, -1..1, for an input, a past hidden state and a reset gate."""
    return math.tanh(new_part(x) + past_part(h, r))


def past_share(x: float, h: float, r: float) -> float:
    """The part of the candidate's material that comes from the past, 0..1, by size."""
    past, new = abs(past_part(h, r)), abs(new_part(x))
    return past / (past + new) if past + new > 0 else 0.0


def mix(old: float, new: float, keep: float) -> float:
    """The weighted mean of an old value and a new one: h' = k h + (1 - k) n."""
    return keep * old + (1.0 - keep) * new


def gru_step(x: float, h: float, *, r: float, keep: float) -> float:
    """The next hidden state of the unit."""
    return mix(h, candidate(x, h, r), keep)


def lstm_step(c: float, g: float, *, f: float, i: float, o: float) -> tuple[float, float]:
    """The next cell state and the hidden state of an LSTM unit with the candidate ``g``."""
    cell = f * c + i * g
    return cell, o * math.tanh(cell)


def gru_lane(inputs: Sequence[float], keep: float) -> Array:
    """h at t = 0 (which is 0), 1, 2, … for the inputs; the reset gate is shut, so that the
    candidate sees the input alone.
    """
    lane = [0.0]
    for x in inputs:
        lane.append(gru_step(x, lane[-1], r=0.0, keep=keep))
    return np.array(lane)


def lstm_lanes(inputs: Sequence[float], f: float) -> tuple[Array, Array]:
    """c and h at t = 0 (which are 0), 1, 2, … for the same inputs and candidates.

    The input gate is independent of the forget gate: i = o = 1.
    """
    cells, lane = [0.0], [0.0]
    for x in inputs:
        cell, hidden = lstm_step(cells[-1], candidate(x, 0.0, 0.0), f=f, i=1.0, o=1.0)
        cells.append(cell)
        lane.append(hidden)
    return np.array(cells), np.array(lane)


def kept_after(keep: float, steps: int) -> float:
    """The share of a value that is still there after ``steps`` steps: k to the power of steps."""
    return float(keep**steps)


def path_to(mixture: Mixture, keep: float, steps: int) -> Array:
    """h at t = 0 … ``steps`` when the same candidate comes again and again: n + kᵗ (h - n)."""
    powers = keep ** np.arange(steps + 1.0)
    return mixture.new + powers * (mixture.old - mixture.new)
