"""Answers one question: what is there to find out about the GRU, and where does each lesson begin?

The presets are the curriculum's points B12 to B15; each has its own view of the one unit.
"""

from __future__ import annotations

import math
from dataclasses import replace

from oboeuta_desktop.demos.demo import Goal, Prediction, Preset, State
from oboeuta_desktop.demos.gru.model import (
    EXAM,
    FADER,
    KEEPS,
    RESET_INPUT,
    WRITES,
    Mixture,
    candidate,
    gru_lane,
    keep_share,
    lstm_lanes,
    mix,
)

LANES, RESET, UPDATE, MIXING = 0, 1, 2, 3
"""The views, one per point; a preset's value "view" is one of them."""
NEAR_LIMIT = 0.7
"""So high the GRU's h gets only when the input goes on; the candidate itself is at 0.76."""
TRAIN = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0, 0.0)
EXAM_Z = 0.75
CONVENTIONS = ("z＝残す割合", "z＝入れる割合")
"""What z is called in either convention, KEEPS and WRITES."""


def keep_of(state: State) -> float:
    """The share of the old h that is kept."""
    return keep_share(state.values["z"], state.values["convention"])


def mixed(state: State, mixture: Mixture) -> float:
    """The new h when the update gate mixes ``mixture``."""
    return mix(mixture.old, mixture.new, keep_of(state))


def candidate_of(state: State) -> float:
    """The candidate of the view of the reset gate."""
    return candidate(RESET_INPUT, state.values["h"], state.values["r"])


def after_reset(state: State) -> float:
    """The new h of the view of the reset gate."""
    return mix(state.values["h"], candidate_of(state), keep_of(state))


def _is(value: float, wanted: float) -> bool:
    return math.isclose(value, wanted, abs_tol=1e-9)


def _in_view(state: State, view: int) -> bool:
    return round(state.values["view"]) == view


def _cell_past_one(state: State) -> bool:
    return _in_view(state, LANES) and lstm_lanes(state.rows["x"], keep_of(state))[0].max() > 1


def _hidden_near_limit(state: State) -> bool:
    lane = gru_lane(state.rows["x"], keep_of(state))
    return _in_view(state, LANES) and lane.max() > NEAR_LIMIT


def _past_flips(state: State) -> bool:
    return _in_view(state, RESET) and candidate_of(state) < 0


def _past_is_out(state: State) -> bool:
    # h on the other side of 0 than at the start: the learner has moved it and seen the point stay
    return _in_view(state, RESET) and state.values["r"] == 0 and state.values["h"] > 0


def _keeps_all(state: State) -> bool:
    return _in_view(state, UPDATE) and keep_of(state) == 1


def _same_by_the_other(state: State) -> bool:
    other = round(state.values["convention"]) == WRITES
    return _in_view(state, UPDATE) and other and _is(mixed(state, FADER), _LESSON_H)


def _half_way(state: State) -> bool:
    return _in_view(state, MIXING) and _is(mixed(state, EXAM), (EXAM.old + EXAM.new) / 2)


def _exam_solved(state: State) -> bool:
    other = round(state.values["convention"]) == WRITES
    return _in_view(state, MIXING) and other and _is(mixed(state, EXAM), _EXAM_H)


_LESSON_H = mix(FADER.old, FADER.new, keep_share(0.75, KEEPS))
_EXAM_H = mix(EXAM.old, EXAM.new, keep_share(EXAM_Z, WRITES))

GOALS = (
    Goal("cell_past_one", "z を上げて、LSTM の c だけ 1 を超えさせる", _cell_past_one),
    Goal("hidden_near_limit", "入力を続けて、GRU の h を 0.7 より上げる", _hidden_near_limit),
    Goal("past_flips", "r を上げて、過去の力で候補 n を負にする", _past_flips),
    Goal("past_is_out", "r = 0 で h を正へ動かし、n が動かないのを見る", _past_is_out),
    Goal("keeps_all", "z を動かして、古い h をそのまま残す", _keeps_all),
    Goal("same_by_the_other", "流儀を「z＝入れる」にして、h = 0.50 に戻す", _same_by_the_other),
    Goal("half_way", "h を古い値と新しい値のちょうど真ん中に置く", _half_way),
    Goal("exam_solved", "式を「z＝入れる」にして、h = 0.50 を作る", _exam_solved),
)


def _with(state: State, **values: float) -> State:
    return replace(state, values={**state.values, **values})


def _highest_hidden(state: State) -> float:
    return float(gru_lane([1.0] * len(state.rows["x"]), keep_of(state)).max())


_PREDICTIONS = {
    "B12": Prediction(
        question="z はそのままで、入力を 8 回とも入れると、GRU の h は最大いくつ？",
        truth=_highest_hidden,
        minimum=0.0,
        maximum=6.0,
        step=0.05,
        decimals=2,
        why="h は古い値と候補の加重平均。候補 tanh(1) ≈ 0.76 に近づくだけで、積み上がりません。",
    ),
    "B13": Prediction(
        question="リセットゲートを r = 0 に閉じると、新しい h はいくつ？",
        truth=lambda state: after_reset(_with(state, r=0.0)),
        minimum=-1.0,
        maximum=1.0,
        step=0.05,
        decimals=2,
        why="r が効くのは候補だけ。古い h は z = 0.8 の割合で残るので、ほとんど変わりません。",
        at={"r": 0.0},
    ),
    "B14": Prediction(
        question="z = 0.75 で、流儀を「z＝入れる」にすると、h はいくつ？",
        truth=lambda state: mixed(_with(state, convention=WRITES, z=EXAM_Z), FADER),
        minimum=-0.4,
        maximum=0.8,
        step=0.05,
        decimals=2,
        why="0.75 が新しい候補の割合になります。0.25 × 0.8 + 0.75 × (−0.4) です。",
        at={"convention": WRITES, "z": EXAM_Z},
    ),
    "B15": Prediction(
        question="式が h = (1 − z) × 古い h + z × n なら、z = 0.75 で h はいくつ？",
        truth=lambda state: mixed(_with(state, convention=WRITES, z=EXAM_Z), EXAM),
        minimum=-1.0,
        maximum=1.0,
        step=0.05,
        decimals=2,
        why="古い h は −1、候補 n は 1。0.25 × (−1) + 0.75 × 1 です。",
        at={"convention": WRITES, "z": EXAM_Z},
    ),
}


def _start(
    point: str, goals: str, sweep: tuple[float, float] | None, values: dict[str, float]
) -> Preset:
    series = ("gru",)
    return Preset(
        values, series, "gru", tuple(goals.split()), sweep, prediction=_PREDICTIONS[point]
    )


PRESETS = {
    "B12": _start("B12", "cell_past_one hidden_near_limit", (0.5, 1.0), {"view": LANES, "z": 0.5}),
    "B13": _start(
        "B13",
        "past_flips past_is_out",
        None,  # the main parameter is z; here words of the line move r
        {"view": RESET, "r": 0.5, "h": -0.8, "z": 0.8},
    ),
    "B14": _start("B14", "keeps_all same_by_the_other", (0.0, 1.0), {"view": UPDATE, "z": 0.75}),
    "B15": _start("B15", "half_way exam_solved", (0.0, 1.0), {"view": MIXING, "z": 0.9}),
}
