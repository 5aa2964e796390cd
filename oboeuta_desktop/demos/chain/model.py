"""Answers one question: what is left of a gradient after n layers or time steps?

One path: h_k = f(w·h_{k-1}) from h_0 = 1, so that going back one step multiplies by w·f'(a_k);
over time this is a recurrent unit without input. Real layers: 50 fully connected layers of width
64 with random weights; there the length of the gradient's vector is followed.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np

from oboeuta_desktop.demos.activation.functions import ACTIVATIONS
from oboeuta_desktop.demos.picture import Array

LAYERS, STEPS = 50, 100
"""How many layers a network has, and how many time steps a sequence."""
WIDTH = 64
ALPHA = 0.01
"""The slope of Leaky ReLU on the negative side."""
XAVIER, HE = "Xavier", "He"
GAINS = {XAVIER: 1.0, HE: math.sqrt(2.0)}
"""Weights have the standard deviation gain / √width: Glorot and Bengio 2010, He et al. 2015."""
_SEED = 151
"""One draw of the weights, near the figures of the reference run. Sigmoid and tanh come out much
the same in every draw; ReLU with He wanders: half of the draws end below 0.5 after 50 layers.
"""

_FORWARD: dict[str, Callable[[float], float]] = {
    "relu": lambda a: max(0.0, a),
    "leaky": lambda a: a if a > 0 else ALPHA * a,
    "sigmoid": lambda a: 1.0 / (1.0 + math.exp(-a)),
    "tanh": math.tanh,
}
"""The activation functions for one number: a path is a loop of numbers, where arrays are slow."""


@lru_cache(maxsize=256)
def path_states(name: str, w: float, length: int) -> Array:
    """h_0 = 1, h_1, ... h_length of one path with weight ``w``."""
    f, h = _FORWARD[name], [1.0]
    for _ in range(length):
        h.append(f(w * h[-1]))
    return np.array(h)


@lru_cache(maxsize=256)
def path_factors(name: str, w: float, length: int) -> Array:
    """What each step multiplies the gradient by, w·f'(a_k): first the step next to the output."""
    inputs = w * path_states(name, w, length)[:-1]
    return (w * ACTIVATIONS[name].slope(inputs, ALPHA))[::-1]


@lru_cache(maxsize=32)
def real_factors(name: str, init: str) -> Array:
    """What each layer multiplies the gradient's length by: first the layer next to the output."""
    weights, signal, gradient = _draw_of_weights()
    weights = GAINS[init] * weights
    function = ACTIVATIONS[name]
    slopes: list[Array] = []
    for matrix in weights:
        inputs = matrix @ signal
        slopes.append(function.slope(inputs, ALPHA))
        signal = function.value(inputs, ALPHA)
    lengths = [float(np.linalg.norm(gradient))]
    for matrix, slope in zip(weights[::-1], reversed(slopes), strict=True):
        gradient = matrix.T @ (slope * gradient)
        lengths.append(float(np.linalg.norm(gradient)))
    return np.array(lengths[1:]) / np.array(lengths[:-1])


def logarithms(factors: Array) -> Array:
    """log10 of the products of the first 0, 1, ... n factors; all factors are above 0."""
    return np.concatenate([[0.0], np.cumsum(np.log10(factors))])


def product_of(factors: Array, count: int) -> float:
    """The product of the first ``count`` factors."""
    return float(np.prod(factors[:count]))


@lru_cache(maxsize=1)
def _draw_of_weights() -> tuple[Array, Array, Array]:
    """Weights of standard deviation 1 / √width, an input, and a gradient at the output."""
    random = np.random.default_rng(_SEED)
    weights = random.standard_normal((LAYERS, WIDTH, WIDTH)) / math.sqrt(WIDTH)
    return weights, random.standard_normal(WIDTH), random.standard_normal(WIDTH)
