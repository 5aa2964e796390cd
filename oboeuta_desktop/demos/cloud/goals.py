"""Answers one question: what is there to find out with a cloud of inputs, and where does it begin?

A3 moves the cloud over the corner, A4 trains it, A7 compares inputs and outputs.
"""

from __future__ import annotations

from dataclasses import replace

from oboeuta_desktop.demos.cloud.model import (
    COUNT,
    alive,
    outputs,
    slopes,
    sums,
    train,
    zeros,
)
from oboeuta_desktop.demos.demo import Act, Goal, Parameter, Prediction, Preset, State
from oboeuta_desktop.demos.picture import Array

GRADIENT, TRAINING, SPREAD = 0.0, 1.0, 2.0
"""The values of the hidden choice between the three pictures."""
B = Parameter("b", "バイアス b", "b", -4.0, 3.0, 0.05, 0.5, 2)
W = Parameter("w", "重み w", "w", 0.0, 3.0, 0.05, 1.0, 2)
ALPHA = Parameter("alpha", "負の側の傾き α", "α", 0.0, 1.0, 0.01, 0.1, 2, "leaky")
VIEW = Parameter(
    "view", "見るもの", "", GRADIENT, SPREAD, 1.0, GRADIENT, 0, options=("勾配", "学習", "分布")
)
ACT_STEPS = 10
"""How many steps of training one press of the button does."""
MANY_ZEROS = 0.75
LOW = -1.0


def cloud_of(state: State) -> Array:
    """z of every input."""
    return sums(state.values["w"], state.values["b"])


def outputs_of(state: State) -> Array:
    """The active function's output for every input."""
    return outputs(state.active, cloud_of(state), state.values["alpha"])


def slopes_of(state: State) -> Array:
    """The active function's slope at every input."""
    return slopes(state.active, cloud_of(state), state.values["alpha"])


def zeros_of(state: State) -> int:
    """How many outputs are exactly 0."""
    return zeros(state.active, cloud_of(state), state.values["alpha"])


def alive_of(state: State) -> int:
    """For how many inputs the gradient is not 0."""
    return alive(state.active, cloud_of(state), state.values["alpha"])


def trained(state: State) -> tuple[float, float]:
    """w and b after one press of the button."""
    values = state.values
    w, b = train(state.active, values["w"], values["b"], values["alpha"], ACT_STEPS)
    return W.clamp(w), B.clamp(b)


def moved_weight(state: State) -> float:
    """How far one press of the button moves w."""
    return trained(state)[0] - state.values["w"]


def _learn(state: State) -> State:
    w, b = trained(state)
    return replace(state, values={**state.values, "w": w, "b": b})


ACTS = (Act("learn", "学習 10 歩", _learn),)


def _is_all_negative(state: State) -> bool:
    return bool(cloud_of(state).max() < 0)


def _mostly_zero(state: State) -> bool:
    return zeros_of(state) >= MANY_ZEROS * COUNT


def _all_pass(state: State) -> bool:
    return bool(slopes_of(state).min() == 1)


def _dead(state: State) -> bool:
    return state.active == "relu" and alive_of(state) == 0 and moved_weight(state) == 0


def _revived(state: State) -> bool:
    return state.active == "leaky" and _is_all_negative(state) and moved_weight(state) != 0


def _no_zeros(state: State) -> bool:
    return state.active == "leaky" and cloud_of(state).min() < 0 and zeros_of(state) == 0


def _low_output(state: State) -> bool:
    return state.active == "leaky" and bool(outputs_of(state).min() < LOW)


GOALS = (
    Goal("cloud_zeros", "出力の 75 % 以上をちょうど 0 にする", _mostly_zero),
    Goal("cloud_all_pass", "40 個すべての勾配を 1 にする", _all_pass),
    Goal("cloud_dead", "ReLU を全データで平らな側に置き、更新を止める", _dead),
    Goal("cloud_revived", "全部が負のまま、Leaky ReLU で重みを動かす", _revived),
    Goal("cloud_no_zeros", "負の入力があっても、出力 0 を 1 つも作らない", _no_zeros),
    Goal("cloud_low", "Leaky ReLU の最小の出力を −1 より下げる", _low_output),
)

_ASKED_SHIFT, _ASKED_DEAD = -1.0, -4.0
"""The biases that the predictions of A3 and A4 ask for."""


def _with_bias(state: State, b: float) -> State:
    return replace(state, values={**state.values, "b": b})


def _zeros_when_shifted(state: State) -> float:
    return float(zeros_of(_with_bias(state, _ASKED_SHIFT)))


def _bias_when_dead(state: State) -> float:
    return trained(_with_bias(state, _ASKED_DEAD))[1]


def _zeros_of_leaky(state: State) -> float:
    return 100.0 * zeros_of(replace(state, active="leaky")) / COUNT


PRESETS = {
    "A3": Preset(
        values={"b": 0.5, "view": GRADIENT},
        shown=("relu",),
        active="relu",
        goals=("cloud_zeros", "cloud_all_pass"),
        sweep=(2.5, -2.5),
        prediction=Prediction(
            question="b を −1 に下げると、出力 0 は 40 個中いくつ？",
            truth=_zeros_when_shifted,
            minimum=0.0,
            maximum=float(COUNT),
            step=1.0,
            decimals=0,
            why="z = x − 1 が負になる入力は、ReLU がすべて 0 にそろえる。勾配もそこでは 0。",
            unit="個",
        ),
    ),
    "A4": Preset(
        values={"b": -1.0, "w": 1.0, "view": TRAINING},
        shown=("relu", "leaky"),
        active="relu",
        goals=("cloud_dead", "cloud_revived"),
        sweep=(1.0, -3.0),
        acts=("learn",),
        prediction=Prediction(
            question="ReLU で b を −4 にして「学習 10 歩」を押すと、b は？",
            truth=_bias_when_dead,
            minimum=-4.0,
            maximum=3.0,
            step=0.1,
            decimals=1,
            why="全データで z < 0 なら勾配はどれも 0。何歩学習しても b も w も動かない。",
        ),
    ),
    "A7": Preset(
        values={"b": 0.0, "view": SPREAD},
        shown=("relu", "leaky"),
        active="relu",
        goals=("cloud_no_zeros", "cloud_low"),
        sweep=(1.0, -3.0),
        prediction=Prediction(
            question="Leaky ReLU に替えると、ちょうど 0 の出力は何 %？",
            truth=_zeros_of_leaky,
            minimum=0.0,
            maximum=100.0,
            step=1.0,
            decimals=0,
            why="負の入力 z には小さな負の値 αz を出すので、どの出力も 0 には重ならない。",
            unit="%",
        ),
    ),
}
