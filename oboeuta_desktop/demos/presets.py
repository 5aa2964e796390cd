"""Answers one question: how does a lesson's preset open a demo?

A preset is what a lesson file says: ``point`` names one of the demo's own presets, every other
key overrides a part of it. Opening never fails: what does not fit is left out, and
``preset_problems`` tells it to whoever writes lessons.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from oboeuta_desktop.demos.demo import (
    Act,
    Demo,
    Goal,
    Parameter,
    Prediction,
    Preset,
    PresetValue,
    Row,
    State,
)

POINT, SHOW, ACTIVE, GOALS = "point", "show", "active", "goals"


@dataclass(frozen=True, slots=True)
class Opening:
    """A demo at its start: its state, the goals to reach, from where to where the main parameter
    is sung, what is to be guessed, and the acts that are offered.
    """

    state: State
    goals: tuple[Goal, ...]
    sweep: tuple[float, float] | None
    prediction: Prediction | None = None
    acts: tuple[Act, ...] = ()


def open_demo(
    demo: Demo,
    preset: Mapping[str, PresetValue],
    *,
    sweep: tuple[float, float] | None = None,
) -> Opening:
    """The start of ``demo`` as ``preset`` wishes; ``sweep`` (main parameter, from and to)
    overrides the preset's.
    """
    point = _point(demo, preset)
    known = {series.name for series in demo.series}
    shown = (
        tuple(name for name in _names(preset.get(SHOW), point.shown) if name in known)
        or point.shown
    )
    active = str(preset.get(ACTIVE, point.active))
    names = {goal.name for goal in demo.goals}
    goals = tuple(name for name in _names(preset.get(GOALS), point.goals) if name in names)
    return Opening(
        state=State(
            values={p.name: _value(p, preset, point) for p in demo.parameters},
            shown=shown,
            active=active if active in shown else shown[0],
            rows={row.name: _row(row, preset, point) for row in demo.rows},
        ),
        goals=tuple(demo.goal(name) for name in goals),
        sweep=sweep or point.sweep,
        prediction=point.prediction,
        acts=tuple(act for act in demo.acts if act.name in point.acts),
    )


def overlaid(
    demo: Demo, first: Mapping[str, PresetValue], second: Mapping[str, PresetValue]
) -> dict[str, PresetValue]:
    """A preset that shows what two presets show, in one picture: the first with the second's
    series beside its own.
    """
    states = [open_demo(demo, preset).state for preset in (first, second)]
    wanted = {name for state in states for name in (*state.shown, state.active)}
    shown = tuple(series.name for series in demo.series if series.name in wanted)
    return {**first, SHOW: shown, ACTIVE: states[0].active}


def preset_problems(demo: Demo, preset: Mapping[str, PresetValue]) -> tuple[str, ...]:
    """What is wrong with a lesson's preset, one sentence each; empty when it opens as it says."""
    parameters = {p.name: p for p in demo.parameters}
    rows = {row.name: row for row in demo.rows}
    series = [s.name for s in demo.series]
    problems = [
        f"unknown key {key}"
        for key in preset
        if key not in {POINT, SHOW, ACTIVE, GOALS, *parameters, *rows}
    ]
    if POINT in preset and preset[POINT] not in demo.presets:
        problems.append(f"unknown point {preset[POINT]}")
    problems += [
        f"unknown series {name}" for name in _names(preset.get(SHOW), ()) if name not in series
    ]
    known_goals = {goal.name for goal in demo.goals}
    problems += [
        f"unknown goal {name}" for name in _names(preset.get(GOALS), ()) if name not in known_goals
    ]
    for name, parameter in parameters.items():
        wish = preset.get(name, parameter.start)
        if not isinstance(wish, int | float) or parameter.clamp(wish) != wish:
            problems.append(
                f"{name} = {wish} is outside {parameter.minimum} to {parameter.maximum}"
            )
    for name, row in rows.items():
        if name in preset and row.read(str(preset[name])) is None:
            shape = f"{len(row.start)} digits below {len(row.levels)}"
            problems.append(f"{name} = {preset[name]} is not {shape}")
    opening = open_demo(demo, preset)
    if preset.get(ACTIVE, opening.state.active) != opening.state.active:
        problems.append(f"active series {preset[ACTIVE]} is not shown")
    if len(opening.goals) != 2:
        problems.append(f"{len(opening.goals)} goals instead of 2")
    problems += [
        f"goal {goal.name} is reached at the start"
        for goal in opening.goals
        if goal.is_reached(opening.state)
    ]
    return tuple(problems)


def _point(demo: Demo, preset: Mapping[str, PresetValue]) -> Preset:
    first = next(iter(demo.presets.values()))
    return demo.presets.get(str(preset.get(POINT, "")), first)


def _names(wish: object, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    if isinstance(wish, str):
        return (wish,)
    if isinstance(wish, tuple | list):
        return tuple(str(name) for name in wish)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType] - a list out of a file
    return otherwise


def _value(parameter: Parameter, preset: Mapping[str, PresetValue], point: Preset) -> float:
    wish = preset.get(parameter.name)
    if isinstance(wish, int | float):
        return parameter.snap(float(wish))
    return parameter.snap(point.values.get(parameter.name, parameter.start))


def _row(row: Row, preset: Mapping[str, PresetValue], point: Preset) -> tuple[float, ...]:
    wish = preset.get(row.name)
    read = row.read(wish) if isinstance(wish, str) else None
    return point.rows.get(row.name, row.start) if read is None else read
