"""Answers one question: which setting of a plot is asked for, and how does one differ from another?

A question gives a preset to start from and a goal to reach. Goals only judge; for each goal that is
asked for, one setting that reaches it stands here, to be shown to those who do not find it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from oboeuta_desktop.demos.demo import Demo, PresetValue, State
from oboeuta_desktop.demos.presets import ACTIVE, POINT, SHOW, open_demo

_ROW = "row:"
_ONCE = "01" + "0" * 18
"""Open at the second of twenty steps alone: where the message comes."""
_LATE = "0" * 13 + "1" * 7
"""Open from the fourteenth of twenty steps."""
_KEPT = "3" * 20
"""Wide open, the fourth level of a forget gate, at all twenty steps."""

REACHING: Mapping[str, Mapping[str, PresetValue]] = {
    "relu_same": {"x": 2.0},
    "tanh_below_sigmoid": {"x": 3.0},
    "chain_vanish": {"depth": 10.0},
    "only_relu_survives": {"x": 5.0},
    "hinges_no_exp": {ACTIVE: "relu"},
    "cloud_zeros": {"b": -2.0},
    "cloud_dead": {"b": -4.0},
    "leaky_to_relu": {"alpha": 0.0},
    "leaky_alive": {"x": -2.0},
    "leaky_below_minus_one": {"x": -4.0, "alpha": 0.5},
    "hinges_close": {"k": 12.0},
    "sigmoid_saturated": {"x": 4.0},
    "chain_kept": {"w": 1.0, "steps": 50.0},
    "valve_reversed": {ACTIVE: "tanh", "a": -2.0},
    "exam_sizes": {"n_h": 128.0},
    "cell_past_one": {"z": 0.9},
    "past_is_out": {"r": 0.0, "h": 0.5},
    "keeps_all": {"z": 1.0},
    "exam_solved": {"convention": 1.0, "z": 0.75},
    "roles_lit": {"row": 3.0},
    "relay_rnn_gone": {"distance": 30.0},
    "valve_shut": {"a": -4.0},
    "cec_keeps": {"w": 1.0},
    "loop_grows": {"feed": 1.0, "t": 20.0},
    "gates_solved": {"f": _KEPT, "i": _ONCE, "o": _LATE},
    "input_once": {"i": _ONCE},
    "forget_keeps_half": {"f": 0.98},
    "output_silent": {"o": 0.0},
}
"""By the goal's name: what differs from the preset of the question where the goal is reached."""


@dataclass(frozen=True, slots=True)
class Change:
    """A control that stands differently in two settings.

    Attributes:
        name: of the parameter or the row; "active" for the chosen series.
        before: a number, a row of numbers or the name of a series.
        after: the same of the other setting.
    """

    name: str
    before: float | str | tuple[float, ...]
    after: float | str | tuple[float, ...]


def start_of(demo: Demo, preset: str) -> State:
    """How a question's plot stands at first."""
    return open_demo(demo, {POINT: preset}).state


def right_setting(demo: Demo, preset: str, goal: str) -> State | None:
    """A setting in which the goal is reached; None where none is known."""
    found = REACHING.get(goal)
    return None if found is None else open_demo(demo, {POINT: preset, **found}).state


def changes(demo: Demo, start: State, state: State) -> tuple[Change, ...]:
    """What is set differently in ``state`` than in ``start``: series, rows, then parameters."""
    found: list[Change] = []
    if state.active != start.active:
        found.append(Change(ACTIVE, start.active, state.active))
    pairs: list[tuple[str, float | tuple[float, ...], float | tuple[float, ...]]] = [
        *((row.name, start.rows[row.name], state.rows[row.name]) for row in demo.rows),
        *((p.name, start.values[p.name], state.values[p.name]) for p in demo.parameters),
    ]
    found += [Change(name, before, after) for name, before, after in pairs if before != after]
    return tuple(found)


def written(demo: Demo, state: State) -> str:
    """A setting in one line for the log, such as "active=relu show=relu,leaky x=1.5"."""
    parts = [f"{ACTIVE}={state.active}", f"{SHOW}={','.join(state.shown)}"]
    for row in demo.rows:
        digits = (str(row.levels.index(level)) for level in state.rows[row.name])
        parts.append(f"{_ROW}{row.name}={''.join(digits)}")
    parts += [f"{p.name}={state.values[p.name]:g}" for p in demo.parameters]
    return " ".join(parts)


def read_setting(demo: Demo, text: str) -> State:
    """The setting that ``written`` wrote; what cannot be read stands as the demo begins."""
    known = {p.name for p in demo.parameters}
    rows = {row.name for row in demo.rows}
    wishes: dict[str, PresetValue] = {}
    digits: dict[str, PresetValue] = {}
    for part in text.split():
        name, _, value = part.partition("=")
        if name == ACTIVE:
            wishes[ACTIVE] = value
        elif name == SHOW:
            wishes[SHOW] = tuple(value.split(","))
        elif name.removeprefix(_ROW) in rows and name.startswith(_ROW):
            digits[name.removeprefix(_ROW)] = value
        elif name in known:
            wishes[name] = _number(value)
    # a row and a parameter may share a name, so each is read without the other
    values, rest = open_demo(demo, wishes).state, open_demo(demo, digits).state
    return State(values.values, values.shown, values.active, rest.rows)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
