"""Answers one question: which gates and which inputs does a state of the LSTM demo stand for?

The presets share one unit: ``mode`` says which of them is open and so what is drawn. A slider of f
or o multiplies the whole row of its gate.
"""

from __future__ import annotations

from dataclasses import dataclass

from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.lstm.model import STEPS, Gate, Run, run

CEC, LOOP, GATES, INPUT, FORGET, OUTPUT = range(6)
"""The modes, in the order of the curriculum's points B4 to B9."""

WRITE, NOISE, SPEAK = 2, 9, 14
"""When the message comes, when the noise comes, and when the unit is asked to speak."""
MESSAGE = 1.0
MORE_NOISE = {5: -0.2, 13: 0.3, 17: -0.25}
"""Further noise in the lesson on the input gate: t and x."""


@dataclass(frozen=True, slots=True)
class Score:
    """What the unit plays: a value per step for each gate and for the input."""

    f: Gate
    i: Gate
    o: Gate
    inputs: tuple[float, ...]


def mode_of(state: State) -> int:
    """Which preset is open."""
    return round(state.values["mode"])


def time_of(state: State) -> int:
    """The step that is looked at, 1 to STEPS."""
    return round(state.values["t"])


def has_forget_gate(state: State) -> bool:
    """Whether the unit is of 2000 rather than of 1997."""
    return round(state.values["version"]) == 1


def inputs_of(state: State) -> tuple[float, ...]:
    """x for each step."""
    more = MORE_NOISE if mode_of(state) == INPUT else {}
    given = {**more, WRITE: MESSAGE, NOISE: state.values["noise"]}
    return tuple(given.get(t, 0.0) for t in range(1, STEPS + 1))


def score_of(state: State) -> Score:
    """The gates as they are played."""
    kept, said = state.values["f"], state.values["o"]
    has_forget = has_forget_gate(state)
    return Score(
        f=tuple(kept * f if has_forget else 1.0 for f in state.rows["f"]),
        i=state.rows["i"],
        o=tuple(said * o for o in state.rows["o"]),
        inputs=inputs_of(state),
    )


def played(state: State) -> Run:
    """What the unit does in this state."""
    score = score_of(state)
    return run(score.f, score.i, score.o, score.inputs)
