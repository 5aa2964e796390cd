"""Answers one question: what does a valve show for a pre-activation a?

Above, tiles go through the valve and come out multiplied; below, the function that sets the valve,
with the point on it. The valve's function is the active series.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from oboeuta_desktop.demos.activation.functions import ACTIVATIONS
from oboeuta_desktop.demos.demo import Demo, Parameter, Series, State
from oboeuta_desktop.demos.numbers import MINUS, number
from oboeuta_desktop.demos.picture import (
    INK,
    QUIET,
    Box,
    Card,
    Curve,
    Handle,
    Label,
    Panel,
    Phrase,
    Picture,
    Segment,
    listed,
    phrase,
)
from oboeuta_desktop.demos.valve.goals import GOALS, PRESETS, valve_opening
from oboeuta_desktop.demos.valve.model import CONTENTS, is_share, opening, passed

FLOW, GATE = "flow", "gate"
EDGE = 6.4
"""The curves go a little beyond the parameter's range, so that the point is never cut."""
SAMPLES = 129
BAR, PITCH, LEFT, RIGHT = 11.9, 12.5, 0.0, 63.1
"""A tile's width, the way from one to the next, and where the two groups begin."""
GROUP = PITCH * (len(CONTENTS) - 1) + BAR
"""The width of a group of tiles."""
TALLEST = 1.55
"""A bar that would be higher is cut; the tile below it has the number."""
TILE_Y = (-2.45, -1.7)
VALVE_X, VALVE_Y = (44.4, 55.6), (-1.05, 1.05)
PIPE_Y = 0.0
PIPE_WIDTH = 13.0
"""The pipe's width in logical pixels at g = 1."""

A = Parameter("a", "弁の前活性 a", "a", -6.0, 6.0, 0.1, -1.2, 1, "sigmoid")

SERIES = (
    Series("sigmoid", "シグモイド", "sigmoid", "0〜1 だから「通す割合」になる"),
    Series("tanh", "tanh", "tanh", "−1〜1。弁には不向き、書き込む候補には最適"),
    Series("relu", "ReLU", "relu", "上限なし。弁が 1 を超えて、値をふくらませる"),
)
_SERIES = {series.name: series for series in SERIES}
_RANGES = {"sigmoid": "0〜1", "tanh": "−1〜1", "relu": "0〜∞"}
_POINTS = np.linspace(-EDGE, EDGE, SAMPLES)
_FLOW_PANEL = Panel(FLOW, "流れ", (0.0, 100.0), (-2.5, 2.3), (), (), 1.25, is_diagram=True)


def draw(state: State) -> Picture:
    """All that the valve shows for ``state``."""
    a, g = state.values["a"], valve_opening(state)
    order = sorted(state.shown, key=lambda name: name == state.active)
    token = _SERIES[state.active].token
    return Picture(
        panels=(_FLOW_PANEL, _gate_panel(is_wide=len(state.shown) > 1)),
        curves=tuple(_curve(name, is_active=name == state.active) for name in order),
        dots=(),
        handles=(Handle("point", GATE, token, a, g, "a", "x"),),
        segments=(*_pipes(g), *_drop_lines(a, g)),
        zones=(),
        labels=(*_flow_labels(), *_gate_labels(state, a, g)),
        cards=_cards(state.active, a, g),
        parameters=("a",),
        caption=_caption(state.active, g),
        description=_description(state.active, a, g),
        boxes=(*_tiles(LEFT, CONTENTS, INK), *_valve(g), *_outgoing(g), _SHARES),
    )


_SHARES = Box(GATE, "good", (-EDGE, EDGE), (0.0, 1.0), opacity=0.1)


def _ticks(*values: float) -> tuple[tuple[float, str], ...]:
    return tuple((value, f"{value:g}".replace("-", MINUS)) for value in values)


def _gate_panel(*, is_wide: bool) -> Panel:
    """The sigmoid alone needs 0 to 1; beside the others there is room for −1 and beyond 1."""
    y_range, ticks = (
        ((-1.35, 2.7), _ticks(-1, 0, 1, 2)) if is_wide else ((-0.18, 1.3), _ticks(0, 0.5, 1))
    )
    x_ticks = _ticks(-6, -4, -2, 0, 2, 4, 6)
    return Panel(GATE, "弁の値 g　（前活性 a から）", (-EDGE, EDGE), y_range, x_ticks, ticks, 1.0)


@lru_cache(maxsize=16)
def _curve(name: str, *, is_active: bool) -> Curve:
    values = ACTIVATIONS[name].value(_POINTS, 0.0)
    return Curve(GATE, name, _SERIES[name].token, _POINTS, values, is_active)


def _tiles(left: float, values: np.ndarray, token: str) -> tuple[Box, ...]:
    """A bar per element, from 0 to its value, and below it a tile with the number."""
    boxes: list[Box] = []
    for place, value in enumerate(values.tolist()):
        x = (left + PITCH * place, left + PITCH * place + BAR)
        height = min(TALLEST, max(-TALLEST, value))
        boxes.append(Box(FLOW, token, x, (min(0.0, height), max(0.0, height)), 0.8, radius=2.0))
        words = Phrase(number(value, 2))
        boxes.append(Box(FLOW, token, x, TILE_Y, 0.12, radius=3.0, words=words))
    return tuple(boxes)


def _outgoing(g: float) -> tuple[Box, ...]:
    return _tiles(RIGHT, passed(g, CONTENTS), _flow_token(g))


def _flow_token(g: float) -> str:
    return "sigmoid" if is_share(g) else "bad"


def _valve(g: float) -> tuple[Box, ...]:
    """The valve: a frame that fills from below, 0 to 1, and the factor in words."""
    token = _flow_token(g)
    bottom, top = VALVE_Y
    level = bottom + (top - bottom) * min(1.0, abs(g))
    return (
        Box(FLOW, "bg2", VALVE_X, VALVE_Y, radius=8.0),
        Box(FLOW, token, VALVE_X, (bottom, level), 0.45, radius=8.0),
        Box(
            FLOW,
            token,
            VALVE_X,
            VALVE_Y,
            0.0,
            is_outlined=True,
            radius=8.0,
            words=Phrase(number(g, 2)),
        ),
    )


def _pipes(g: float) -> tuple[Segment, ...]:
    """The pipe into the valve has its full width; what leaves has the share that passes."""
    width = PIPE_WIDTH * min(1.4, abs(g))
    y, token = (PIPE_Y, PIPE_Y), _flow_token(g)
    pipes = [Segment(FLOW, QUIET, (LEFT + GROUP, VALVE_X[0]), y, PIPE_WIDTH, opacity=0.5)]
    if width >= 0.5:
        pipes.append(Segment(FLOW, token, (VALVE_X[1], RIGHT), y, width, opacity=0.7))
    return tuple(pipes)


def _drop_lines(a: float, g: float) -> tuple[Segment, ...]:
    """From the point down to a and across to g."""
    return (
        Segment(GATE, QUIET, (a, a), (0.0, g), 1.0, is_dashed=True),
        Segment(GATE, QUIET, (-EDGE, a), (g, g), 1.0, is_dashed=True),
    )


def _flow_labels() -> tuple[Label, ...]:
    middle = sum(VALVE_X) / 2
    return (
        Label(FLOW, INK, phrase("入ってくる x"), LEFT + GROUP / 2, 1.75, (0.5, 1.0)),
        Label(FLOW, "sigmoid", phrase("× 弁 g"), middle, VALVE_Y[1], (0.5, 1.0), (0.0, -4.0)),
        Label(FLOW, INK, phrase("出ていく g・x"), RIGHT + GROUP / 2, 1.75, (0.5, 1.0)),
    )


_NAME_PLACES = {
    # where a function is named: a on its curve, anchor and shift of the words
    "sigmoid": (-4.6, (0.5, 1.0), (0.0, -6.0)),
    "tanh": (-4.6, (0.5, 0.0), (0.0, 4.0)),
    "relu": (2.3, (0.0, 0.5), (10.0, 0.0)),
}


def _gate_labels(state: State, a: float, g: float) -> tuple[Label, ...]:
    words = phrase("g = {g}", g=number(g, 2))
    side = 1.0 if a > 3 else 0.0
    shift = (-14.0, 0.0) if a > 3 else (14.0, 0.0)
    labels = [
        Label(GATE, INK, words, a, g, (side, 1.0), (shift[0], -6.0), follows=True),
        Label(GATE, "good", phrase("通す割合 0〜1"), EDGE, 0.0, (1.0, 1.0), (-6.0, -3.0)),
    ]
    for name in state.shown:
        at, anchor, shift = _NAME_PLACES[name]
        series = _SERIES[name]
        y = opening(name, at)
        labels.append(Label(GATE, series.token, Phrase(series.label), at, y, anchor, shift))
    return tuple(labels)


def _cards(name: str, a: float, g: float) -> tuple[Card, ...]:
    note = None if is_share(g) else phrase("割合にならない")
    token = INK if is_share(g) else "bad"
    first = passed(g, CONTENTS)[0]
    return (
        Card("g", phrase("弁の値 g"), phrase("g"), Phrase(number(g, 3)), note, token),
        Card("range", phrase("g の範囲"), phrase("範囲"), Phrase(_RANGES[name])),
        Card("passed", phrase("1.00 の出口"), phrase("1 →"), Phrase(number(float(first), 3))),
        Card("a", phrase("前活性 a"), phrase("a"), Phrase(number(a, A.decimals))),
    )


def _caption(name: str, g: float) -> Phrase:
    if name != "sigmoid":
        return phrase("{name}：{hint}", name=_SERIES[name].label, hint=_SERIES[name].hint)
    if g < 0.05:
        return phrase("ほぼ 0：何を入れても、ほとんど通らない")
    if g > 0.95:
        return phrase("ほぼ 1：入ったものが、ほぼそのまま出る")
    return phrase("ゲートは掛け算：どの値も同じ {g} 倍で通る", g=number(g, 2))


def _description(name: str, a: float, g: float) -> Phrase:
    out = [number(float(value), 2) for value in passed(g, CONTENTS)]
    return phrase(
        "弁の関数は {name}。前活性 a は {a}、弁の値 g は {g}。出ていく値は {out}。"
        if is_share(g)
        else "弁の関数は {name}。前活性 a は {a}、弁の値 g は {g}。出ていく値は {out}。"
        "g は 0〜1 の外なので、通す割合になりません。",
        name=_SERIES[name].label,
        a=number(a, A.decimals),
        g=number(g, 3),
        out=listed(out, "{first}、{rest}"),
    )


VALVE = Demo(
    name="valve",
    title="ゲートの弁",
    model="1 つのゲート g = f(a) が 5 つの値に同じ g を掛ける（a を作る重みと学習は含まない）",
    parameters=(A,),
    series=SERIES,
    goals=GOALS,
    presets=PRESETS,
    draw=draw,
)
