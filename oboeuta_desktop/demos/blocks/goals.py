"""Answers one question: what is there to find out about the two cells' sizes and parts?

The presets are the curriculum's points B11 (sizes) and B16 (the comparison of all).
"""

from __future__ import annotations

from dataclasses import replace

from oboeuta_desktop.demos.blocks.model import gru_size, kept_by_gru, kept_by_lstm, lstm_size
from oboeuta_desktop.demos.demo import Goal, Prediction, Preset, State
from oboeuta_desktop.demos.gru.model import KEEPS

SIZES, COMPARISON = 0, 1
"""The views, one per point; a preset's value "view" is one of them."""
GATES, SETS, STATES, ROLES = 0, 1, 2, 3
"""The rows of the comparison."""
STEPS = 10
"""So many steps the memory is kept in the comparison."""
EXAM_X, EXAM_H = 64, 128
"""The sizes whose counts the lesson names."""
HALF = 0.5


def sizes_of(state: State) -> tuple[int, int]:
    """n_x and n_h."""
    return round(state.values["n_x"]), round(state.values["n_h"])


def kept_of(state: State) -> tuple[float, float]:
    """The shares that LSTM and GRU still keep after all steps, with f = z and i = 1 - z."""
    f = state.values["f"]
    return float(kept_by_lstm(f, STEPS)[-1]), float(kept_by_gru(f, KEEPS, STEPS)[-1])


def _in_view(state: State, view: int) -> bool:
    return round(state.values["view"]) == view


def _exam_sizes(state: State) -> bool:
    sizes = sizes_of(state)
    wanted = (lstm_size(EXAM_X, EXAM_H), gru_size(EXAM_X, EXAM_H))
    return _in_view(state, SIZES) and (lstm_size(*sizes), gru_size(*sizes)) == wanted


def _large_gru(state: State) -> bool:
    return _in_view(state, SIZES) and gru_size(*sizes_of(state)) > lstm_size(EXAM_X, EXAM_H)


def _roles_lit(state: State) -> bool:
    return _in_view(state, COMPARISON) and round(state.values["row"]) == ROLES


def _half_kept(state: State) -> bool:
    return _in_view(state, COMPARISON) and min(kept_of(state)) >= HALF


GOALS = (
    Goal("exam_sizes", "98,816 個対 74,112 個になる次元を探す", _exam_sizes),
    Goal("large_gru", "n_h を増やし、GRU を 98,816 個より多くする", _large_gru),
    Goal("roles_lit", "z が LSTM のどの 2 つの役か、光らせて見る", _roles_lit),
    Goal("half_kept", "f を上げて、10 時刻後も半分以上を残す", _half_kept),
)


def _with(state: State, **values: float) -> State:
    return replace(state, values={**state.values, **values})


def _growth(state: State) -> float:
    n_x, n_h = sizes_of(state)
    return lstm_size(n_x, 2 * n_h) / lstm_size(n_x, n_h)


_SIZE_PREDICTION = Prediction(
    question="n_h だけを 2 倍の 128 にすると、LSTM のパラメータは何倍？",
    truth=_growth,
    minimum=1.0,
    maximum=6.0,
    step=0.1,
    decimals=1,
    why="U は n_h × n_h だから 4 倍、W と b は 2 倍。合わせると 2 倍と 4 倍の間になります。",
    unit="倍",
    at={"n_h": 128.0},
)
_KEEP_PREDICTION = Prediction(
    question="f = 0.9 にすると、10 時刻後の LSTM と GRU には何 % 残る？",
    truth=lambda state: 100 * min(kept_of(_with(state, f=0.9))),
    minimum=0.0,
    maximum=100.0,
    step=1.0,
    decimals=0,
    why="どちらも 1 時刻ごとに 0.9 倍。0.9 を 10 回掛けると約 0.35 です。",
    unit="%",
    at={"f": 0.9},
)

PRESETS = {
    "B11": Preset(
        {"view": SIZES, "n_x": 64, "n_h": 64},
        ("cells",),
        "cells",
        ("exam_sizes", "large_gru"),
        (8.0, 96.0),
        prediction=_SIZE_PREDICTION,
    ),
    "B16": Preset(
        {"view": COMPARISON, "row": GATES, "f": 0.8},
        ("cells",),
        "cells",
        ("roles_lit", "half_kept"),
        None,  # the main parameter is n_x; here words of the line move the row
        prediction=_KEEP_PREDICTION,
    ),
}
