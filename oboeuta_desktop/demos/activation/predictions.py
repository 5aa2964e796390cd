"""Answers one question: what does a learner guess before the activation explorer unlocks?

One number per preset. Where it is asked at a place, the place is a constant here, and a test
reads it in the question's words. A question says where to go and not from where: a lesson may
start elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from oboeuta_desktop.demos.activation.functions import ACTIVATIONS, FLAT, slope_at, value_at
from oboeuta_desktop.demos.demo import Prediction, State


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: a value or a slope of one function at x; ``alpha`` None keeps the
    preset's.
    """

    of: Callable[[str, float, float], float]
    name: str
    x: float
    alpha: float | None = None

    def truth(self, state: State) -> float:
        """The number, from the preset's start state."""
        alpha = state.values["alpha"] if self.alpha is None else self.alpha
        return self.of(self.name, self.x, alpha)

    @property
    def place(self) -> dict[str, float]:
        """The parameters that the question names, with what they are set to."""
        return {"x": self.x} if self.alpha is None else {"x": self.x, "alpha": self.alpha}


ASKED = {
    "A1": Asked(value_at, "relu", 2.5),
    "A2": Asked(slope_at, "sigmoid", 4.0),
    "A3": Asked(slope_at, "relu", -3.0),
    "A4": Asked(slope_at, "leaky", -5.0, 0.1),
    "A5": Asked(value_at, "leaky", -3.0, 0.1),
    "A6": Asked(value_at, "leaky", -5.0, 0.01),
    "A7": Asked(value_at, "leaky", -6.0, 0.1),
    "A8": Asked(slope_at, "relu", 6.0),
    "A9": Asked(slope_at, "sigmoid", 0.0),
    "A10": Asked(slope_at, "tanh", 0.0),
    "A11": Asked(slope_at, "sigmoid", 4.0),
}
SURVIVORS_X = 6.0
"""Where A12 asks how many functions still have a slope."""


def survivors(state: State) -> float:
    """How many of the functions are not flat at ``SURVIVORS_X``."""
    alpha = state.values["alpha"]
    return float(sum(slope_at(name, SURVIVORS_X, alpha) >= FLAT for name in ACTIVATIONS))


def _prediction(
    question: str, asked: Asked, scale: tuple[float, float, float], why: str
) -> Prediction:
    """``scale`` is the least and the largest guess and the step between guesses."""
    minimum, maximum, step = scale
    decimals = 0 if step >= 1 else 1 if step >= 0.1 else 2
    return Prediction(
        *(question, asked.truth, minimum, maximum, step, decimals, why),
        at=asked.place,
        active=asked.name,
    )


PREDICTIONS = {
    "A1": _prediction(
        "x を 2.5 に動かすと、ReLU の出力はいくつになる？",
        ASKED["A1"],
        (-3.0, 6.0, 0.5),
        "0 以上の入力は、そのままの値で出てくる。",
    ),
    "A2": _prediction(
        "x を 4 に動かすと、シグモイドの傾きはいくつになる？",
        ASKED["A2"],
        (0.0, 1.0, 0.01),
        "シグモイドの傾きは最大でも 0.25 で、x = 4 ではほぼ平ら。ReLU の傾きは 1 のまま。",
    ),
    "A3": _prediction(
        "x を −3 に動かすと、ReLU の勾配はいくつになる？",
        ASKED["A3"],
        (-1.0, 2.0, 0.1),
        "負の側では出力がずっと 0 で平らなので、傾きも 0。",
    ),
    "A4": _prediction(
        "Leaky ReLU（α = 0.1）で x を −5 まで動かすと、勾配はいくつ残る？",
        ASKED["A4"],
        (0.0, 1.0, 0.05),
        "負の側の傾きは、どこまで行っても α。ReLU なら 0 になる。",
    ),
    "A5": _prediction(
        "α を 0.1 にして x を −3 に動かすと、Leaky ReLU の出力はいくつ？",
        ASKED["A5"],
        (-3.0, 0.0, 0.1),
        "負の側の出力は αx。0.1 × (−3) = −0.3。",
    ),
    "A6": _prediction(
        "α を 0.01 にして x を −5 へ動かすと、Leaky ReLU の出力はいくつ？",
        ASKED["A6"],
        (-1.0, 0.0, 0.01),
        "負の側の出力は αx。0.01 × (−5) = −0.05。",
    ),
    "A7": _prediction(
        "x を −6 に動かすと、Leaky ReLU（α = 0.1）の出力は？",
        ASKED["A7"],
        (-6.0, 6.0, 0.1),
        "負の入力には小さな負の値 αx を出す。0.1 × (−6) = −0.6。",
    ),
    "A8": _prediction(
        "x を 6 に動かすと、ReLU の傾きはいくつになる？",
        ASKED["A8"],
        (0.0, 6.0, 0.5),
        "正の側は傾き 1 の直線。x がいくら大きくても 1 のまま。",
    ),
    "A9": _prediction(
        "x を 0 に動かすと、シグモイドの傾きはいくつになる？",
        ASKED["A9"],
        (0.0, 1.0, 0.05),
        "最も急なのは x = 0。σ(0) = 0.5 なので 0.5 × (1 − 0.5) = 0.25。",
    ),
    "A10": _prediction(
        "x を 0 に動かすと、tanh の傾きはいくつになる？",
        ASKED["A10"],
        (0.0, 4.0, 0.05),
        "1 − tanh²(0) = 1。シグモイドの最大 0.25 の 4 倍。",
    ),
    "A11": _prediction(
        "x を 4 に動かすと、シグモイドの傾きはいくつになる？",
        ASKED["A11"],
        (0.0, 0.25, 0.01),
        "出力が 1 に近づくと飽和して、傾きは 0 に近づく。",
    ),
    "A12": Prediction(
        "x を 6 に動かすと、傾きが 0.05 以上残るのは 4 つのうちいくつ？",
        survivors,
        0.0,
        5.0,
        1.0,
        0,
        "正の側で飽和しないのは ReLU と Leaky ReLU。シグモイドと tanh は平らになる。",
        at={"x": SURVIVORS_X},
    ),
}
"""One per preset of the activation explorer; its numbers are not on the cards at the start."""
