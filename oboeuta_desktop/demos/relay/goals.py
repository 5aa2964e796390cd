"""Answers one question: what is there to find out about a relay, and where does it begin?"""

from __future__ import annotations

from oboeuta_desktop.demos.demo import Goal, Prediction, Preset, State
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.demos.picture import phrase
from oboeuta_desktop.demos.relay.model import FURTHEST, signal_left

FACTORS = {"rnn": "w", "lstm": "f", "gru": "z"}
"""The parameter that multiplies the message at each step, by series."""
GONE = 0.01
"""Below this share nothing of the message can be told any more."""
ASKED = 20
ASKED_W = 0.85
"""The distance and the weight of the question."""


def left(state: State, name: str) -> float:
    """The share of the message that arrives in the row of that name."""
    return signal_left(state.values[FACTORS[name]], round(state.values["distance"]))


def _rnn_gone(state: State) -> bool:
    return "rnn" in state.shown and left(state, "rnn") < GONE


def _lstm_arrives(state: State) -> bool:
    arrives = round(state.values["distance"]) == FURTHEST and left(state, "lstm") == 1
    return "lstm" in state.shown and arrives


GOALS = (
    Goal("relay_rnn_gone", "距離を延ばし、RNN の合図を 1% 未満にする", _rnn_gone),
    Goal("relay_lstm_arrives", "LSTM の f を 1 にして、50 歩先へ全部届ける", _lstm_arrives),
)


def _rnn_after_twenty(_state: State) -> float:
    return 100 * signal_left(ASKED_W, ASKED)


PRESETS = {
    "B2": Preset(
        {"distance": 8.0, "w": ASKED_W, "f": 0.97, "z": 0.95},
        ("rnn", "lstm", "gru"),
        "lstm",
        ("relay_rnn_gone", "relay_lstm_arrives"),
        (5.0, 50.0),
        prediction=Prediction(
            phrase(
                "RNN は 1 歩で {share} を渡します。{steps} 歩先に届く合図は何 %？",
                share=f"{ASKED_W:.0%}",
                steps=str(ASKED),
            ),
            _rnn_after_twenty,
            0.0,
            100.0,
            1.0,
            1,
            phrase(
                "{factor} を {steps} 回掛けると {left}。減りは積もる。",
                factor=number(ASKED_W, 2),
                steps=str(ASKED),
                left=number(signal_left(ASKED_W, ASKED), 3),
            ),
            "%",
            at={"w": ASKED_W, "distance": float(ASKED)},
            active="rnn",
        ),
    ),
}
