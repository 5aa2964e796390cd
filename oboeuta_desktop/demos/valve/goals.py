"""Answers one question: what is there to find out about a valve, and where does a lesson begin?

Goals ask the gate's own function. B3: a gate is a multiplication. B10: only the sigmoid gives a
share.
"""

from __future__ import annotations

from oboeuta_desktop.demos.demo import Goal, Prediction, Preset, State
from oboeuta_desktop.demos.picture import phrase
from oboeuta_desktop.demos.valve.model import CONTENTS, opening, passed

SHUT, OPEN = 0.05, 0.95
"""From here on a gate counts as shut or open: a sigmoid never reaches 0 or 1 itself."""
HALF_A, HALF_CHANNEL = 0.0, 1
"""The pre-activation and the element of the question of B3."""
REVERSED_A = -2.0
"""The pre-activation of the question of B10."""


def valve_opening(state: State) -> float:
    """g of the state: the active function of the pre-activation."""
    return opening(state.active, state.values["a"])


def _shut(state: State) -> bool:
    return state.active == "sigmoid" and valve_opening(state) < SHUT


def _open(state: State) -> bool:
    return state.active == "sigmoid" and valve_opening(state) > OPEN


def _reversed(state: State) -> bool:
    return state.active == "tanh" and valve_opening(state) < 0


def _over_open(state: State) -> bool:
    return state.active == "relu" and valve_opening(state) > 1


GOALS = (
    Goal("valve_shut", "a を下げて、弁をほぼ閉じる（g が 0.05 未満）", _shut),
    Goal("valve_open", "a を上げて、弁をほぼ全開にする（g が 0.95 超）", _open),
    Goal("valve_reversed", "tanh に替えて、流れを逆さまにする（g が負）", _reversed),
    Goal("valve_over_open", "ReLU に替えて、弁を 1 より大きく開ける", _over_open),
)


def _half_of_a_tile(_state: State) -> float:
    return float(passed(opening("sigmoid", HALF_A), CONTENTS)[HALF_CHANNEL])


def _tanh_behind_zero(_state: State) -> float:
    return opening("tanh", REVERSED_A)


PRESETS = {
    "B3": Preset(
        {"a": -1.2},
        ("sigmoid",),
        "sigmoid",
        ("valve_shut", "valve_open"),
        (-5.0, 5.0),
        prediction=Prediction(
            phrase(
                "a を 0 にすると、{value} のタイルはいくつになって出てくる？",
                value=f"{CONTENTS[HALF_CHANNEL]:g}",
            ),
            _half_of_a_tile,
            0.0,
            1.0,
            0.05,
            2,
            "σ(0) = 0.5 なので、弁はどの値も 0.5 倍にします。",
            at={"a": 0.0},
        ),
    ),
    "B10": Preset(
        {"a": 1.5},
        ("sigmoid", "tanh", "relu"),
        "sigmoid",
        ("valve_reversed", "valve_over_open"),
        (-4.0, 4.0),
        prediction=Prediction(
            "弁の関数を tanh に替え、a を −2 にすると、弁の値 g は？",
            _tanh_behind_zero,
            -1.0,
            1.0,
            0.02,
            2,
            "tanh の値域は −1〜1。負の弁は、通す割合ではなく向きの反転になります。",
            at={"a": -2.0},
            active="tanh",
        ),
    ),
}
