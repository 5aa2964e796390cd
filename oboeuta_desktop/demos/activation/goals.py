"""Answers one question: what is there to find out, and where does each lesson begin?

Goals ask the functions themselves. Preset names are the curriculum's points: each opens a state
that one act repairs.
"""

from __future__ import annotations

from dataclasses import replace

from oboeuta_desktop.demos.activation.functions import FLAT, slope_at, value_at
from oboeuta_desktop.demos.activation.predictions import PREDICTIONS
from oboeuta_desktop.demos.demo import Goal, Preset, State

STAYS_FROM = 5.0
"""So far out a learner believes that ReLU's slope does not shrink any more."""
EXAM_X, EXAM_ALPHA = -5.0, 0.01
"""The input and the slope of the curriculum's question A6."""


def _x(state: State) -> float:
    return state.values["x"]


def _alpha(state: State) -> float:
    return state.values["alpha"]


def _value(state: State, name: str) -> float:
    return value_at(name, _x(state), _alpha(state))


def _slope(state: State, name: str) -> float:
    return slope_at(name, _x(state), _alpha(state))


def _largest_slope(name: str) -> float:
    return slope_at(name, 0.0, 0.0)


def _relu_silent(state: State) -> bool:
    return state.active == "relu" and _x(state) < 0 and _value(state, "relu") == 0


def _relu_same(state: State) -> bool:
    return state.active == "relu" and _x(state) > 0 and _value(state, "relu") == _x(state)


def _relu_zero_gradient(state: State) -> bool:
    return state.active == "relu" and _x(state) != 0 and _slope(state, "relu") == 0


def _relu_slope_one(state: State) -> bool:
    return state.active == "relu" and _slope(state, "relu") == 1


def _relu_corner(state: State) -> bool:
    return state.active == "relu" and _x(state) == 0


def _relu_stays_one(state: State) -> bool:
    return _relu_slope_one(state) and _x(state) >= STAYS_FROM


def _leaky_alive(state: State) -> bool:
    return state.active == "leaky" and _x(state) < 0 and _slope(state, "leaky") > 0


def _leaky_negative(state: State) -> bool:
    return state.active == "leaky" and _value(state, "leaky") < 0


def _leaky_below_minus_one(state: State) -> bool:
    return state.active == "leaky" and _value(state, "leaky") < -1


def _leaky_to_relu(state: State) -> bool:
    return state.active == "leaky" and _alpha(state) == 0


def _leaky_to_identity(state: State) -> bool:
    return state.active == "leaky" and _alpha(state) == 1


def _leaky_exam(state: State) -> bool:
    wanted = value_at("leaky", EXAM_X, EXAM_ALPHA), slope_at("leaky", EXAM_X, EXAM_ALPHA)
    return (
        state.active == "leaky"
        and _x(state) == EXAM_X
        and (_value(state, "leaky"), _slope(state, "leaky")) == wanted
    )


def _sigmoid_steepest(state: State) -> bool:
    return state.active == "sigmoid" and _slope(state, "sigmoid") == _largest_slope("sigmoid")


def _sigmoid_saturated(state: State) -> bool:
    return state.active == "sigmoid" and _slope(state, "sigmoid") < FLAT


def _tanh_steepest(state: State) -> bool:
    return state.active == "tanh" and _slope(state, "tanh") == _largest_slope("tanh")


def _tanh_saturated(state: State) -> bool:
    return state.active == "tanh" and _slope(state, "tanh") < FLAT


def _tanh_below_sigmoid(state: State) -> bool:
    both = {"sigmoid", "tanh"} <= set(state.shown)
    return both and state.active == "tanh" and _slope(state, "tanh") < _slope(state, "sigmoid")


def _only_relu_survives(state: State) -> bool:
    return (
        {"relu", "sigmoid", "tanh"} <= set(state.shown)
        and _slope(state, "relu") == 1
        and max(_slope(state, "sigmoid"), _slope(state, "tanh")) < FLAT
    )


GOALS = (
    Goal("relu_silent", "x を負にして、出力が 0 になるのを見る", _relu_silent),
    Goal("relu_same", "x を正にして、出力が x と同じになるのを見る", _relu_same),
    Goal("relu_zero_gradient", "ReLU の勾配が 0 になる側へ点を動かす", _relu_zero_gradient),
    Goal("relu_slope_one", "ReLU の傾きが 1 になる側へ点を動かす", _relu_slope_one),
    Goal("relu_corner", "折れ目 x = 0 で、傾きがどうなるか見る", _relu_corner),
    Goal("relu_stays_one", "x を 5 以上にしても傾きが 1 か確かめる", _relu_stays_one),
    Goal("leaky_alive", "負の側で Leaky ReLU を選び、勾配を残す", _leaky_alive),
    Goal("leaky_negative", "Leaky ReLU に小さな負の値を出力させる", _leaky_negative),
    Goal("leaky_below_minus_one", "Leaky ReLU の出力を −1 より下げる", _leaky_below_minus_one),
    Goal("leaky_to_relu", "α を 0 にして、Leaky ReLU を ReLU に戻す", _leaky_to_relu),
    Goal("leaky_to_identity", "α を 1 にして、折れ目を消す", _leaky_to_identity),
    Goal("leaky_exam", "α = 0.01、x = −5 で出力 −0.05 を作る", _leaky_exam),
    Goal("sigmoid_steepest", "シグモイドが最も急な点（0.25）を探す", _sigmoid_steepest),
    Goal("sigmoid_saturated", "シグモイドを飽和させる（勾配 0.05 未満）", _sigmoid_saturated),
    Goal("tanh_steepest", "tanh が最も急な点（傾き 1）を探す", _tanh_steepest),
    Goal("tanh_saturated", "tanh に切り替えて飽和させる（0.05 未満）", _tanh_saturated),
    Goal("tanh_below_sigmoid", "tanh の勾配がシグモイドより小さい所を探す", _tanh_below_sigmoid),
    Goal("only_relu_survives", "ReLU だけ勾配が残る所へ点を動かす", _only_relu_survives),
)


def _start(
    x: float,
    shown: str,
    active: str,
    goals: str,
    sweep: tuple[float, float],
    alpha: float = 0.1,
) -> Preset:
    values = {"x": x, "alpha": alpha}
    return Preset(values, tuple(shown.split()), active, tuple(goals.split()), sweep)


_STARTS = {
    "A1": _start(-3, "relu", "relu", "relu_same relu_corner", (-3, 2.5)),
    "A2": _start(-2, "relu sigmoid", "relu", "relu_slope_one sigmoid_steepest", (-4, 4)),
    "A3": _start(2, "relu", "relu", "relu_zero_gradient relu_corner", (3, -3)),
    "A4": _start(2, "relu leaky", "relu", "relu_zero_gradient leaky_alive", (2, -5)),
    "A5": _start(-3, "relu leaky", "leaky", "leaky_to_relu leaky_to_identity", (-5, 3), 0.3),
    "A6": _start(3, "relu leaky", "leaky", "leaky_alive leaky_exam", (3, -5)),
    "A7": _start(2, "relu leaky", "leaky", "leaky_negative leaky_below_minus_one", (2, -6)),
    "A8": _start(-2, "relu", "relu", "relu_slope_one relu_stays_one", (0.5, 6)),
    "A9": _start(2, "sigmoid", "sigmoid", "sigmoid_steepest sigmoid_saturated", (-5, 5)),
    "A10": _start(1.2, "sigmoid tanh", "tanh", "tanh_steepest tanh_below_sigmoid", (0, 4)),
    "A11": _start(1, "sigmoid tanh", "sigmoid", "sigmoid_saturated tanh_saturated", (0, 6)),
    "A12": _start(
        1, "relu leaky sigmoid tanh", "relu", "only_relu_survives relu_zero_gradient", (1, 6)
    ),
}

PRESETS = {point: replace(start, prediction=PREDICTIONS[point]) for point, start in _STARTS.items()}
