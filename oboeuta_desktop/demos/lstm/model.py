"""Answers one question: what does one LSTM unit remember, say and learn over twenty steps?

c_t = f_t c_{t-1} + i_t g_t,  h_t = o_t tanh(c_t),  g_t = tanh(2 x_t)   (Hochreiter & Schmidhuber
1997, with the forget gate of Gers 2000). The gates are given, not learned, and h does not flow
back into the gates or into g: so the direct path is the whole gradient, ∂c_T/∂c_t = ∏ f.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from oboeuta_desktop.demos.activation.functions import value_at
from oboeuta_desktop.demos.picture import Array

STEPS = 20
"""Time runs from 1 to 20; what stands at 0 is the state before the first step."""
CANDIDATE_WEIGHT = 2.0
"""What the input is multiplied by before the candidate's tanh: an input of 1 writes 0.96."""

Gate = tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """What happens from 0 to STEPS: candidate g, memory c, output h, each with STEPS + 1 values."""

    g: Array
    c: Array
    h: Array


def candidate(x: float) -> float:
    """g: what the unit would write for the input ``x``."""
    return math.tanh(CANDIDATE_WEIGHT * x)


@lru_cache(maxsize=512)
def run(f: Gate, i: Gate, o: Gate, inputs: tuple[float, ...], start: float = 0.0) -> Run:
    """The unit over STEPS steps; each argument has a value per step, ``start`` is c_0."""
    g = np.array([0.0, *map(candidate, inputs)])
    c = np.empty(STEPS + 1)
    c[0] = start
    for t in range(1, STEPS + 1):
        c[t] = f[t - 1] * c[t - 1] + i[t - 1] * g[t]
    # before the first step nothing is said
    h = np.array([0.0, *o]) * np.tanh(c)
    return Run(g, c, h)


def gradient_left(f: Gate, since: int) -> Array:
    """∂c_t/∂c_since for t from ``since`` to STEPS: the product of the forget gates between."""
    return np.multiply.accumulate(np.array([1.0, *f[since:]], dtype=np.float64))


def half_life(f: float) -> float:
    """After how many steps half is left, ln ½ / ln f: 0 for a shut gate, inf for an open one."""
    if f <= 0:
        return 0.0
    return math.inf if f >= 1 else math.log(0.5) / math.log(f)


def initial_gate(bias: float) -> float:
    """σ(b): a gate before training, when its weights are near 0 and its bias is ``bias``."""
    return value_at("sigmoid", bias, 0.0)


def carried(w: float, steps: int) -> Array:
    """wⁿ for n from 0 to ``steps``: memory and gradient of a loop with the weight ``w`` (the CEC of
    1997 has w = 1).
    """
    return np.power(w, np.arange(steps + 1, dtype=np.float64))


def looped(start: float, feed: float, *, squashed: bool) -> Array:
    """c from 0 to STEPS of a loop that adds ``feed`` at each step; ``squashed`` puts tanh into the
    loop.
    """
    c = np.empty(STEPS + 1)
    c[0] = start
    for t in range(1, STEPS + 1):
        c[t] = math.tanh(c[t - 1] + feed) if squashed else c[t - 1] + feed
    return c
