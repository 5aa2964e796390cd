"""Answers one question: what is there to find out with hinges, and where does each lesson begin?

A2 asks what one evaluation costs and what is left of the slope; A8 what hinges add up to.
"""

from __future__ import annotations

from oboeuta_desktop.demos.demo import Goal, Parameter, Prediction, Preset, State
from oboeuta_desktop.demos.hinges.model import EXP, MOST, count_of, fit, unit_slope

COST, SUM = 0.0, 1.0
"""The values of the hidden choice between the two pictures."""
K = Parameter("k", "ユニットの数 k", "k", 1.0, float(MOST), 1.0, 4.0, 0, "relu")
X = Parameter("x", "入力 x（正の側）", "x", 0.1, 6.0, 0.1, 1.0, 1)
VIEW = Parameter("view", "見るもの", "", COST, SUM, 1.0, COST, 0, options=("計算", "足し算"))

SMALL_SLOPE = 0.02
SMALL_ERROR = 0.05
PREDICTED_X = 4.0
"""Where the prediction of A2 asks for the sigmoid's slope."""


def units_of(state: State) -> int:
    """How many units are set."""
    return round(state.values["k"])


def _without_exp(state: State) -> bool:
    return state.active == "relu" and count_of(state.active, EXP, units_of(state)) == 0


def _sigmoid_flat(state: State) -> bool:
    return "sigmoid" in state.shown and unit_slope("sigmoid", state.values["x"]) < SMALL_SLOPE


def _close(state: State) -> bool:
    return state.active == "relu" and fit("relu", units_of(state)).error < SMALL_ERROR


def _still_a_line(state: State) -> bool:
    return state.active == "identity" and units_of(state) == MOST


GOALS = (
    Goal("hinges_no_exp", "ReLU に切り替えて、exp の計算を 0 回にする", _without_exp),
    Goal("hinges_sigmoid_flat", "シグモイドの傾きが 0.02 未満になる x を探す", _sigmoid_flat),
    Goal("hinges_close", "ReLU の数を増やし、誤差を 0.05 未満にする", _close),
    Goal("hinges_line", "恒等関数に替え、12 個でも直線か確かめる", _still_a_line),
)


def _slope_left(_state: State) -> float:
    return unit_slope("sigmoid", PREDICTED_X)


def _error_left(state: State) -> float:
    return 100.0 * fit("relu", MOST).error / fit("relu", units_of(state)).error


PRESETS = {
    "A2": Preset(
        values={"k": 4.0, "x": 1.0, "view": COST},
        shown=("relu", "sigmoid"),
        active="sigmoid",
        goals=("hinges_no_exp", "hinges_sigmoid_flat"),
        sweep=(1.0, float(MOST)),
        prediction=Prediction(
            question="x を 4 に動かすと、シグモイドの傾きは？",
            truth=_slope_left,
            minimum=0.0,
            maximum=1.0,
            step=0.01,
            decimals=3,
            why="シグモイドの傾きは最大でも 0.25。正の側へ進むと 0 に近づき、ReLU は 1 のまま。",
            at={"x": 4.0},
            active="sigmoid",
        ),
    ),
    "A8": Preset(
        values={"k": 1.0, "view": SUM},
        shown=("relu",),
        active="relu",
        goals=("hinges_close", "hinges_line"),
        sweep=(1.0, float(MOST)),
        prediction=Prediction(
            question="ReLU を 12 個に増やすと、誤差は 1 個のときの何 %？",
            truth=_error_left,
            minimum=0.0,
            maximum=100.0,
            step=1.0,
            decimals=1,
            why="折れ目が増えるほど曲線に沿える。直線と折れ目だけで、どんな曲がりも近似できる。",
            unit="%",
            at={"k": float(MOST)},
        ),
    ),
}
