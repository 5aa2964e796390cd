"""Answers one question: how is the LSTM's score of gates shown, and what it makes of the input?

Three panels on top of each other: the cell at the step that is looked at, the rows of pads, and
the memory, the output and the input over time. Lessons B6 to B9.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import numpy as np

from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.lstm.cell import (
    PANEL,
    Moment,
    cell_boxes,
    cell_labels,
    cell_segments,
    gate_handle,
)
from oboeuta_desktop.demos.lstm.model import STEPS, Run, candidate, gradient_left, half_life
from oboeuta_desktop.demos.lstm.score import (
    FORGET,
    GATES,
    INPUT,
    MESSAGE,
    NOISE,
    OUTPUT,
    SPEAK,
    WRITE,
    Score,
    has_forget_gate,
    mode_of,
    played,
    score_of,
    time_of,
)
from oboeuta_desktop.demos.lstm.words import caption, cards, description
from oboeuta_desktop.demos.numbers import MINUS, number
from oboeuta_desktop.demos.picture import (
    INK,
    QUIET,
    Box,
    Curve,
    Dot,
    Handle,
    Label,
    Pad,
    Panel,
    Phrase,
    Picture,
    Segment,
    phrase,
)

PADS, TIME = "pads", "time"
EDGE = (-0.7, STEPS + 0.7)
PAD_HALF, PAD_TOP, PITCH = 0.42, 0.86, 1.0
"""Half a pad's width, its height, and the way from one row to the next."""
TOKENS = {"f": "forget", "i": "input", "o": "output"}
ROWS = {GATES: "fio", INPUT: "i", FORGET: "f", OUTPUT: "o"}
"""The rows that a lesson lets the learner press, from above."""
SHOWN = {
    GATES: ("t", "version"),
    INPUT: ("t", "noise"),
    FORGET: ("t", "f"),
    OUTPUT: ("t", "o"),
}
_Y_RANGES = {
    GATES: (-1.25, 1.3),
    INPUT: (-1.95, 2.6),
    FORGET: (-0.12, 1.3),
    OUTPUT: (-0.12, 1.3),
}
_TICKS = tuple((float(t), str(t)) for t in range(0, STEPS + 1, 5))
_TIMES = np.arange(STEPS + 1, dtype=np.float64)


def draw_playing(state: State) -> Picture:
    """All that a lesson on the gates shows for ``state``."""
    mode, t = mode_of(state), time_of(state)
    score, now = score_of(state), played(state)
    moment = _moment(state, score, now)
    rows = _rows(state)
    return Picture(
        panels=(PANEL, _pads_panel(len(rows)), _time_panel(mode)),
        curves=_curves(now, has_output=mode in {GATES, OUTPUT}),
        dots=_dots(state, t, now),
        handles=_handles(state, t, now),
        segments=(*cell_segments(moment), *_time_segments(mode, t, score)),
        zones=(),
        labels=(*cell_labels(moment), *_time_labels(state, score, now)),
        cards=cards(state),
        parameters=SHOWN[mode],
        caption=caption(state),
        description=description(state),
        boxes=(*cell_boxes(moment), *_row_names(rows), *_inputs(score.inputs)),
        pads=_pads(rows, score),
    )


def _moment(state: State, score: Score, now: Run) -> Moment:
    t = time_of(state)
    return Moment(
        t=t,
        before=float(now.c[t - 1]),
        c=float(now.c[t]),
        f=score.f[t - 1] if has_forget_gate(state) else None,
        i=score.i[t - 1],
        o=score.o[t - 1],
        g=float(now.g[t]),
        h=float(now.h[t]),
    )


def _rows(state: State) -> str:
    names = ROWS[mode_of(state)]
    return names if has_forget_gate(state) else names.replace("f", "")


@lru_cache(maxsize=4)
def _pads_panel(rows: int) -> Panel:
    """Room for the title above the rows."""
    y_range = (-0.1, rows * PITCH + 1.4)
    label, weight = "ゲートの譜面（押して開け閉め）", 0.2 * (rows + 1.4)
    return Panel(PADS, label, EDGE, y_range, (), (), weight, is_diagram=True)


@lru_cache(maxsize=8)
def _time_panel(mode: int) -> Panel:
    first, last = _Y_RANGES[mode]
    ticks = tuple(
        (float(y), str(y).replace("-", MINUS)) for y in (-1, 0, 1, 2) if first <= y <= last
    )
    return Panel(TIME, "", EDGE, (first, last), _TICKS, ticks, 1.15)


@lru_cache(maxsize=64)
def _curves(now: Run, *, has_output: bool) -> tuple[Curve, ...]:
    memory = Curve(TIME, "unit", "cec", _TIMES, now.c, is_active=True)
    if not has_output:
        return (memory,)
    return (memory, Curve(TIME, "unit", "hidden", _TIMES, now.h, is_active=True))


def _dots(state: State, t: int, now: Run) -> tuple[Dot, ...]:
    mode = mode_of(state)
    if mode == INPUT:
        return ()
    if mode == FORGET:
        at = WRITE + half_life(state.values["f"])
        half = candidate(MESSAGE) / 2
        return (Dot(TIME, "cec", at, half, is_filled=False),) if at <= STEPS else ()
    return (Dot(TIME, "hidden", t, float(now.h[t]), is_filled=True),)


def _handles(state: State, t: int, now: Run) -> tuple[Handle, ...]:
    mode = mode_of(state)
    playhead = Handle("playhead", TIME, "cec", t, float(now.c[t]), "t", "x")
    if mode == INPUT:
        noise = state.values["noise"]
        return (Handle("noise", TIME, QUIET, NOISE, noise, "noise", "y"), playhead)
    if mode in {FORGET, OUTPUT}:
        name = "f" if mode == FORGET else "o"
        return (gate_handle(name, state.values[name]), playhead)
    return (playhead,)


def _pads(rows: str, score: Score) -> tuple[Pad, ...]:
    gates = {"f": score.f, "i": score.i, "o": score.o}
    pads: list[Pad] = []
    for place, name in enumerate(rows):
        bottom = (len(rows) - 1 - place) * PITCH
        pads += [
            Pad(
                PADS,
                TOKENS[name],
                name,
                index,
                (index + 1 - PAD_HALF, index + 1 + PAD_HALF),
                (bottom, bottom + PAD_TOP),
                value,
            )
            for index, value in enumerate(gates[name])
        ]
    return tuple(pads)


@lru_cache(maxsize=8)
def _row_names(rows: str) -> tuple[Box, ...]:
    """Each row's gate, at its left end."""
    return tuple(
        Box(
            PADS,
            TOKENS[name],
            (EDGE[0], 1 - PAD_HALF),
            ((len(rows) - 1 - place) * PITCH, (len(rows) - 1 - place) * PITCH + PAD_TOP),
            0.0,
            words=Phrase(name),
            words_token=TOKENS[name],
        )
        for place, name in enumerate(rows)
    )


@lru_cache(maxsize=64)
def _inputs(inputs: tuple[float, ...]) -> tuple[Box, ...]:
    """The input as bars from 0."""
    return tuple(
        Box(TIME, QUIET, (t - 0.3, t + 0.3), (min(0.0, x), max(0.0, x)), 0.4)
        for t, x in enumerate(inputs, start=1)
        if x != 0
    )


def _time_segments(mode: int, t: int, score: Score) -> tuple[Segment, ...]:
    first, last = _Y_RANGES[mode]
    top = len(ROWS[mode]) * PITCH
    lines = [
        Segment(TIME, QUIET, (t, t), (first, last), 1.0, is_dashed=True, opacity=0.6),
        Segment(PADS, QUIET, (t, t), (-0.1, top), 1.0, is_dashed=True, opacity=0.6),
    ]
    if mode == INPUT:
        goal = candidate(MESSAGE)
        lines.append(Segment(TIME, "good", (WRITE, STEPS), (goal, goal), 1.5, is_dashed=True))
    if mode == FORGET:
        half = candidate(MESSAGE) / 2
        lines.append(Segment(TIME, QUIET, (WRITE, STEPS), (half, half), 1.0, is_dashed=True))
    if mode in {GATES, FORGET}:
        lines += _gradient_line(score)
    return tuple(lines)


def _gradient_line(score: Score) -> list[Segment]:
    """∏f from the message's step on, dashed."""
    shares = gradient_left(score.f, WRITE).tolist()
    return [
        Segment(TIME, INK, (WRITE + n, WRITE + n + 1), (y, after), 1.5, is_dashed=True)
        for n, (y, after) in enumerate(pairwise(shares))
    ]


def _time_labels(state: State, score: Score, now: Run) -> tuple[Label, ...]:
    mode = mode_of(state)
    above, below = (0.0, -6.0), (0.0, 6.0)
    labels = [
        Label(TIME, "cec", phrase("c 記憶"), STEPS, float(now.c[STEPS]), (1.0, 0.0), (0.0, 7.0)),
        Label(TIME, QUIET, phrase("x 合図"), WRITE, MESSAGE, (0.5, 1.0), (0.0, -12.0)),
    ]
    if mode in {GATES, OUTPUT}:
        h = float(now.h[SPEAK + 3])
        labels.append(Label(TIME, "hidden", phrase("h 出力"), SPEAK + 3, h, (0.5, 0.0), below))
    if mode in {GATES, FORGET}:
        at = 1 if mode == FORGET else 4
        y = float(gradient_left(score.f, WRITE)[at])
        labels.append(Label(TIME, INK, phrase("∏f 勾配"), WRITE + at, y, (0.0, 1.0), (7.0, -3.0)))
    if mode in {GATES, INPUT}:
        y = state.values["noise"]
        # on the far side of the bar from 0
        side, shift = (1.0, (0.0, -12.0)) if y > 0 else (0.0, (0.0, 12.0))
        labels.append(Label(TIME, QUIET, phrase("x 雑音"), NOISE, y, (0.5, side), shift))
    if mode == INPUT:
        words = phrase("目標 {c}", c=number(candidate(MESSAGE), 2))
        labels.append(Label(TIME, "good", words, 13, candidate(MESSAGE), (0.5, 1.0), above))
    if mode == FORGET:
        labels += _half_label(state)
    return tuple(labels)


def _half_label(state: State) -> list[Label]:
    steps = half_life(state.values["f"])
    half = candidate(MESSAGE) / 2
    if WRITE + steps > STEPS:
        return [Label(TIME, QUIET, phrase("半分"), STEPS, half, (1.0, 1.0), (0.0, -3.0))]
    words = phrase("半分まで {steps} 歩", steps=number(steps, 2))
    return [Label(TIME, QUIET, words, WRITE + steps, half, (0.0, 1.0), (8.0, -3.0))]
