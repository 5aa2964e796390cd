"""Answers one question: what is there to find out along a chain, and where does a lesson begin?

A11 goes back through layers, B1 through time: the same product.
"""

from __future__ import annotations

import math

from oboeuta_desktop.demos.chain.model import (
    LAYERS,
    STEPS,
    XAVIER,
    path_factors,
    product_of,
    real_factors,
)
from oboeuta_desktop.demos.demo import Goal, Parameter, Prediction, Preset, State
from oboeuta_desktop.demos.picture import Array

PATH, REAL = 0.0, 1.0
THROUGH_LAYERS, THROUGH_TIME = 0.0, 1.0
INITS = (XAVIER, "He")

W = Parameter("w", "重みの大きさ |w|", "|w|", 0.1, 2.0, 0.01, 1.0, 2)
DEPTH = Parameter("depth", "さかのぼる層の数 n", "n", 1.0, float(LAYERS), 1.0, 3.0, 0)
TIME = Parameter("steps", "さかのぼる時刻の数 T", "T", 1.0, float(STEPS), 1.0, 20.0, 0)
MODEL = Parameter("model", "モデル", "", PATH, REAL, 1.0, PATH, 0, options=("1 本の道", "本物の層"))
INIT = Parameter("init", "初期化", "", 0.0, 1.0, 1.0, 0.0, 0, options=INITS)
KIND = Parameter(
    "kind", "さかのぼるもの", "", THROUGH_LAYERS, THROUGH_TIME, 1.0, THROUGH_LAYERS, 0,
    options=("層", "時刻"),
)  # fmt: skip

VANISHED = 1e-6
"""Below this, a weight moves by less than a millionth of what the output's error asks for."""
EXPLODED = 100.0
KEPT = (0.5, 2.0)
FAR = 50
"""So many time steps are a long way."""


def is_through_time(state: State) -> bool:
    """Whether the chain goes back through time steps instead of layers."""
    return state.values["kind"] == THROUGH_TIME


def is_real(state: State) -> bool:
    """Whether whole layers are followed instead of one path; time has one path alone."""
    return state.values["model"] == REAL and not is_through_time(state)


def count_of(state: State) -> int:
    """How many layers or time steps the learner goes back."""
    return round(state.values["steps" if is_through_time(state) else "depth"])


def init_of(state: State) -> str:
    """How the weights of real layers are drawn."""
    return INITS[round(state.values["init"])]


def factors_of(state: State, name: str) -> Array:
    """What every step back multiplies the gradient by, for the series of that name."""
    if is_real(state):
        return real_factors(name, init_of(state))
    length = STEPS if is_through_time(state) else LAYERS
    return path_factors(name, state.values["w"], length)


def gradient_of(state: State) -> float:
    """What is left of the gradient of the active series: the product so far."""
    return product_of(factors_of(state, state.active), count_of(state))


def _sigmoid_vanishes(state: State) -> bool:
    return state.active == "sigmoid" and gradient_of(state) < VANISHED


def _relu_explodes(state: State) -> bool:
    return state.active == "relu" and not is_real(state) and gradient_of(state) > EXPLODED


def _xavier_starves_relu(state: State) -> bool:
    is_such = is_real(state) and state.active == "relu" and init_of(state) == XAVIER
    return is_such and gradient_of(state) < KEPT[0]


def _kept_far(state: State) -> bool:
    is_far = is_through_time(state) and count_of(state) >= FAR
    return is_far and KEPT[0] <= gradient_of(state) <= KEPT[1]


def _time_explodes(state: State) -> bool:
    return is_through_time(state) and gradient_of(state) > EXPLODED


GOALS = (
    Goal("chain_vanish", "シグモイドの勾配を 10⁻⁶ より小さくする", _sigmoid_vanishes),
    Goal("chain_explode", "ReLU で |w| を変え、勾配を 100 より大きくする", _relu_explodes),
    Goal("chain_xavier", "本物の層で、ReLU の勾配が消える初期化を探す", _xavier_starves_relu),
    Goal("chain_kept", "50 時刻さかのぼっても 0.5〜2 倍に残す", _kept_far),
    Goal("chain_time_explode", "|w| を 1 より大きくし、100 倍に爆発させる", _time_explodes),
)

_EXAM_LAYERS, _EXAM_W, _EXAM_STEPS = 10, 0.9, 17
"""What the predictions ask for; 10 layers are those of the curriculum's question A11."""


def _power_after_ten(state: State) -> float:
    factors = path_factors("sigmoid", state.values["w"], LAYERS)
    return math.floor(math.log10(product_of(factors, _EXAM_LAYERS)))


def _percent_after_seventeen(_state: State) -> float:
    return 100.0 * product_of(path_factors("relu", _EXAM_W, STEPS), _EXAM_STEPS)


PRESETS = {
    "A11": Preset(
        values={"w": 1.0, "depth": 3.0, "kind": THROUGH_LAYERS},
        shown=("relu", "sigmoid", "tanh"),
        active="sigmoid",
        goals=("chain_vanish", "chain_explode"),
        sweep=(2.0, 0.5),
        prediction=Prediction(
            question="10 層さかのぼると、シグモイドの勾配は 10 の何乗の位？",
            truth=_power_after_ten,
            minimum=-20.0,
            maximum=0.0,
            step=1.0,
            decimals=0,
            why="1 層ごとに最大でも 0.25 倍。0.25¹⁰ ≈ 9.5×10⁻⁷ より大きくは残らない。",
            unit="乗",
            at={"depth": float(_EXAM_LAYERS)},
            active="sigmoid",
        ),
    ),
    "B1": Preset(
        values={"w": 0.8, "steps": 20.0, "kind": THROUGH_TIME},
        shown=("relu", "tanh"),
        active="relu",
        goals=("chain_kept", "chain_time_explode"),
        sweep=(1.1, 0.8),
        prediction=Prediction(
            question="|w| = 0.9 で 17 時刻さかのぼると、勾配は何 % 残る？",
            truth=_percent_after_seventeen,
            minimum=0.0,
            maximum=100.0,
            step=1.0,
            decimals=1,
            why="同じ 0.9 を時刻の数だけ掛ける。0.9¹⁷ ≈ 0.167、0.9¹⁰⁰ なら 0.00003 を切る。",
            unit="%",
            at={"w": _EXAM_W, "steps": float(_EXAM_STEPS)},
            active="relu",
        ),
    ),
}
