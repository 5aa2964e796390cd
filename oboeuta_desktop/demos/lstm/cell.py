"""Answers one question: what goes on inside the LSTM's cell at one step?

A diagram: the belt of the memory c with the forget gate on it, below it the candidate that the
input gate lets in and the output that the output gate lets out. Pipes are as wide as what flows.
"""

from __future__ import annotations

from dataclasses import dataclass

from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.demos.picture import (
    QUIET,
    Box,
    Handle,
    Label,
    Panel,
    Phrase,
    Segment,
    phrase,
)

CELL = "cell"
PANEL = Panel(CELL, "セルの中", (0.0, 104.0), (0.0, 40.0), (), (), 1.15, is_diagram=True)
BELT_Y, LOW_Y = 25.5, 8.5
"""The middle of the belt, and of the row of candidate and output."""
HALF, GATE_HALF = 4.5, 7.5
"""Half the height of a box and of a gate."""
FORGET_X, INPUT_X, OUTPUT_X = (22.0, 34.0), (22.0, 34.0), (73.5, 85.5)
PLUS_X, NOW_X, BEFORE_X = (46.0, 52.0), (57.5, 74.0), (0.0, 16.5)
TANH_X, H_X = (59.0, 69.0), (89.0, 104.0)
_SUBSCRIPT = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True, slots=True)
class Moment:
    """What the cell does at step t: c before and after, the gates, candidate and output.

    ``f`` is None in the LSTM of 1997, which has no forget gate.
    """

    t: int
    before: float
    c: float
    f: float | None
    i: float
    o: float
    g: float
    h: float


def cell_boxes(now: Moment) -> tuple[Box, ...]:
    """Values in boxes, gates that are filled as far as they are open."""
    forget = () if now.f is None else _gate("forget", FORGET_X, BELT_Y, now.f)
    return (
        _value("cec", BEFORE_X, BELT_Y, f"c{_sub(now.t - 1)}", now.before),
        _value("cec", NOW_X, BELT_Y, f"c{_sub(now.t)}", now.c),
        _value("candidate", BEFORE_X, LOW_Y, "g", now.g),
        _value("hidden", H_X, LOW_Y, "h", now.h),
        Box(
            CELL,
            "tanh",
            TANH_X,
            (LOW_Y - HALF, LOW_Y + HALF),
            0.2,
            radius=6.0,
            words=phrase("tanh"),
        ),
        Box(
            CELL,
            "bg3",
            PLUS_X,
            (BELT_Y - 4.0, BELT_Y + 4.0),
            radius=12.0,
            words=phrase("＋"),
        ),
        *forget,
        *_gate("input", INPUT_X, LOW_Y, now.i),
        *_gate("output", OUTPUT_X, LOW_Y, now.o),
    )


def cell_segments(now: Moment) -> tuple[Segment, ...]:
    """The pipes, in the colour of what they carry."""
    kept = now.before if now.f is None else now.f * now.before
    written, said = now.i * now.g, now.h
    middle = sum(PLUS_X) / 2
    down = sum(TANH_X) / 2
    before_f = FORGET_X[0] if now.f is not None else PLUS_X[0]
    pipes = [
        _pipe("cec", (BEFORE_X[1], before_f), (BELT_Y, BELT_Y), now.before),
        _pipe("cec", (PLUS_X[1], NOW_X[0]), (BELT_Y, BELT_Y), now.c),
        _pipe("cec", (NOW_X[1], 103.0), (BELT_Y, BELT_Y), now.c, leads_on=True),
        _pipe("candidate", (BEFORE_X[1], INPUT_X[0]), (LOW_Y, LOW_Y), now.g),
        _pipe("input", (INPUT_X[1], middle), (LOW_Y, LOW_Y), written),
        _pipe("input", (middle, middle), (LOW_Y, BELT_Y - 4.0), written, leads_on=True),
        _pipe("cec", (down, down), (BELT_Y - HALF, LOW_Y + HALF), now.c),
        _pipe("hidden", (TANH_X[1], OUTPUT_X[0]), (LOW_Y, LOW_Y), now.c),
        _pipe("hidden", (OUTPUT_X[1], H_X[0]), (LOW_Y, LOW_Y), said),
    ]
    if now.f is not None:
        pipes.append(_pipe("cec", (FORGET_X[1], PLUS_X[0]), (BELT_Y, BELT_Y), kept))
    return tuple(pipes)


def cell_labels(now: Moment) -> tuple[Label, ...]:
    """The gates' names, beside them."""
    labels = [
        Label(CELL, "input", phrase("入力 i"), INPUT_X[1], 3.5, (0.0, 0.5), (5.0, 0.0)),
        Label(CELL, "output", phrase("出力 o"), OUTPUT_X[1], 17.5, (0.0, 0.5), (3.0, 0.0)),
        Label(CELL, QUIET, phrase("次の時刻へ"), 104.0, BELT_Y, (1.0, 1.0), (0.0, -5.0)),
    ]
    if now.f is not None:
        words = phrase("忘却 f")
        labels.append(Label(CELL, "forget", words, FORGET_X[1], 33.5, (0.0, 0.5), (5.0, 0.0)))
    return tuple(labels)


def gate_handle(parameter: str, value: float) -> Handle:
    """The level of the forget gate ("f") or the output gate ("o"), to drag up and down."""
    token, x, middle = {
        "f": ("forget", FORGET_X, BELT_Y),
        "o": ("output", OUTPUT_X, LOW_Y),
    }[parameter]
    height, bottom = 2 * GATE_HALF, middle - GATE_HALF
    return Handle(
        f"gate_{parameter}",
        CELL,
        token,
        x[1],
        bottom + height * value,
        parameter,
        "y",
        scale=1 / height,
        offset=-bottom / height,
    )


def _sub(t: int) -> str:
    return str(t).translate(_SUBSCRIPT)


def _value(token: str, x: tuple[float, float], y: float, name: str, value: float) -> Box:
    words = phrase("{name} {value}", name=name, value=number(value, 2))
    return Box(CELL, token, x, (y - HALF, y + HALF), 0.22, radius=6.0, words=words)


def _gate(token: str, x: tuple[float, float], y: float, value: float) -> tuple[Box, ...]:
    bottom, top = y - GATE_HALF, y + GATE_HALF
    level = bottom + (top - bottom) * value
    words = Phrase(number(value, 2))
    return (
        Box(CELL, "bg2", x, (bottom, top), radius=6.0),
        Box(CELL, token, x, (bottom, level), 0.5, radius=6.0),
        Box(CELL, token, x, (bottom, top), 0.0, is_outlined=True, radius=6.0, words=words),
    )


def _pipe(
    token: str,
    x: tuple[float, float],
    y: tuple[float, float],
    flow: float,
    *,
    leads_on: bool = False,
) -> Segment:
    """A pipe as wide as the size of what flows; an empty one is a thin quiet line."""
    size = min(1.4, abs(flow))
    if size < 0.005:
        return Segment(CELL, QUIET, x, y, 1.5, is_arrow=leads_on, opacity=0.45)
    width = 2.0 + 8.0 * size
    return Segment(CELL, token, x, y, width, is_arrow=leads_on, opacity=0.75)
