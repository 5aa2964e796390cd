"""Answers one question: what does the data cloud show for one unit and its forty inputs?

Three pictures: the cloud on the function and on its derivative (A3), the same with what the unit
is to answer (A4), and the spread of inputs and outputs (A7, drawn in ``cloud_spread``).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from oboeuta_desktop.demos.activation.functions import slope_at, value_at
from oboeuta_desktop.demos.cloud.goals import (
    ACTS,
    ALPHA,
    GOALS,
    PRESETS,
    SPREAD,
    TRAINING,
    VIEW,
    B,
    W,
    alive_of,
    cloud_of,
    moved_weight,
    outputs_of,
    slopes_of,
    zeros_of,
)
from oboeuta_desktop.demos.cloud.model import COUNT, TARGETS, loss
from oboeuta_desktop.demos.cloud.spread import draw_spread
from oboeuta_desktop.demos.demo import Demo, Series, State
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.demos.picture import (
    INK,
    QUIET,
    Array,
    Card,
    Curve,
    Dot,
    Handle,
    Label,
    Panel,
    Phrase,
    Picture,
    Segment,
    Zone,
    phrase,
)

F, SLOPE = "f", "slope"
LEFT, RIGHT = -6.6, 6.6
GRIP_Y = -1.0
"""The handle of b hangs below the middle of the cloud, where no point lies."""
MARKS = {F: 0.2, SLOPE: 0.09}
"""Half the length of an input's mark in each panel: about as tall as a line of words."""
SERIES = (
    Series("relu", "ReLU", "relu", "負の入力は出力も勾配も 0"),
    Series("leaky", "Leaky ReLU", "leaky", "負の入力にも傾き α が残る"),
)
_SERIES = {series.name: series for series in SERIES}
_TICKS = tuple((float(x), str(x).replace("-", "−")) for x in range(-6, 7, 2))
_PANELS = (
    Panel(
        F, "出力 y = f(z)", (LEFT, RIGHT), (-1.6, 5.6), _TICKS,
        ((0.0, "0"), (2.0, "2"), (4.0, "4")), 1.7,
    ),
    Panel(
        SLOPE, "勾配 f′(z)", (LEFT, RIGHT), (-0.25, 1.45), _TICKS, ((0.0, "0"), (1.0, "1")), 1.0,
    ),
)  # fmt: skip


def draw(state: State) -> Picture:
    """All that the cloud shows for ``state``."""
    if state.values["view"] == SPREAD:
        return draw_spread(state, _SERIES[state.active])
    is_training = state.values["view"] == TRAINING
    z, y, slope = cloud_of(state), outputs_of(state), slopes_of(state)
    order = sorted(state.shown, key=lambda name: name == state.active)
    alpha, b = state.values["alpha"], state.values["b"]
    curves: list[Curve] = []
    for name in order:
        curves += _curves(name, alpha, is_active=name == state.active)
    missing: tuple[Segment, ...] = ()
    if is_training:
        curves.insert(0, Curve(F, "target", QUIET, z, TARGETS, is_active=False))
        missing = _missing(z, y)
    token = _SERIES[state.active].token
    has_dead_side = slope_at(state.active, -1.0, alpha) == 0
    return Picture(
        panels=_PANELS,
        curves=tuple(curves),
        dots=_corner_ends(state.active, alpha),
        handles=(Handle("b", F, token, b, GRIP_Y, "b", "x", has_guide=True),),
        segments=(
            *missing,
            *_marks(F, z, y, slope, state.active),
            *_marks(SLOPE, z, slope, slope, state.active),
        ),
        zones=tuple(Zone(p, "bad", LEFT, 0.0) for p in (F, SLOPE)) if has_dead_side else (),
        labels=_labels(state, slope),
        cards=_training_cards(state) if is_training else _gradient_cards(state),
        parameters=("b", "w") if is_training else ("b",),
        caption=_caption(state),
        description=_description(state),
    )


@lru_cache(maxsize=16)
def _curves(name: str, alpha: float, *, is_active: bool) -> tuple[Curve, ...]:
    token = _SERIES[name].token
    bend = np.array([LEFT, 0.0, RIGHT])
    heights = np.array([value_at(name, float(x), alpha) for x in bend])
    sides = ((LEFT, 0.0, slope_at(name, -1.0, alpha)), (0.0, RIGHT, slope_at(name, 1.0, alpha)))
    return (
        Curve(F, name, token, bend, heights, is_active),
        *(
            Curve(SLOPE, name, token, np.array(side[:2]), np.full(2, side[2]), is_active)
            for side in sides
        ),
    )


def _corner_ends(name: str, alpha: float) -> tuple[Dot, ...]:
    """The derivative jumps at 0, where programs take its left value."""
    left, right = slope_at(name, -1.0, alpha), slope_at(name, 1.0, alpha)
    if left == right:
        return ()
    token = _SERIES[name].token
    return (
        Dot(SLOPE, token, 0.0, right, is_filled=False),
        Dot(SLOPE, token, 0.0, left, is_filled=True),
    )


def _marks(panel: str, z: Array, heights: Array, slope: Array, name: str) -> tuple[Segment, ...]:
    """A mark across the curve per input; red where the gradient is 0."""
    token, half = _SERIES[name].token, MARKS[panel]
    points = zip(z.tolist(), heights.tolist(), slope.tolist(), strict=True)
    return tuple(
        Segment(panel, token if steep else "bad", (x, x), (y - half, y + half), 2.0, opacity=0.85)
        for x, y, steep in points
    )


def _missing(z: Array, y: Array) -> tuple[Segment, ...]:
    """From every output to what it should be."""
    points = zip(z.tolist(), y.tolist(), TARGETS.tolist(), strict=True)
    return tuple(Segment(F, QUIET, (x, x), (a, t), 1.0, opacity=0.5) for x, a, t in points)


def _labels(state: State, slope: Array) -> tuple[Label, ...]:
    b, top = state.values["b"], _PANELS[0].y_range[1]
    flat = COUNT - int(np.count_nonzero(slope == 1))
    left = phrase("勾配 {slope}：{count} 個", slope=_left_slope(state), count=str(flat))
    right = phrase("勾配 1：{count} 個", count=str(COUNT - flat))
    token = _SERIES[state.active].token
    is_dead = slope_at(state.active, -1.0, state.values["alpha"]) == 0
    middle = phrase("b = {b}", b=number(b, B.decimals))
    labels = [
        Label(F, INK, middle, b, GRIP_Y, (0.0, 0.5), (15.0, 0.0), follows=True),
        Label(SLOPE, "bad" if is_dead else token, left, LEFT, 0.5, (0.0, 0.5), (8.0, 0.0)),
        Label(SLOPE, token, right, RIGHT, 0.5, (1.0, 0.5), (-8.0, 0.0)),
    ]
    if state.values["view"] == TRAINING:
        z = cloud_of(state)
        last = int(np.argmax(np.minimum(z, RIGHT)))
        seen = min(float(TARGETS[last]), top - 0.6)
        words = phrase("出してほしい値")
        labels.append(Label(F, QUIET, words, float(z[last]), seen, (1.0, 0.5), (-12.0, -6.0)))
    elif is_dead:
        words = phrase("平らな側：出力も勾配も 0")
        labels.append(Label(F, "bad", words, LEFT, 0.0, (0.0, 1.0), (8.0, -8.0)))
    return tuple(labels)


def _left_slope(state: State) -> str:
    slope = slope_at(state.active, -1.0, state.values["alpha"])
    return number(slope, 0 if slope in {0.0, 1.0} else 2)


def _share(count: int) -> str:
    return f"{number(100.0 * count / COUNT, 1)} %"


def _gradient_cards(state: State) -> tuple[Card, ...]:
    count, mean = zeros_of(state), float(slopes_of(state).mean())
    return (
        Card("lowest", phrase("最小の出力"), phrase("最小"), Phrase(number(_lowest(state), 3))),
        Card(
            "zeros",
            phrase("ちょうど 0 の出力"),
            phrase("出力 0"),
            Phrase(_share(count)),
            token="bad" if count else INK,
        ),
        Card("mean", phrase("平均の勾配"), phrase("勾配"), Phrase(number(mean, 3))),
    )


def _lowest(state: State) -> float:
    return float(outputs_of(state).min())


def _loss(state: State) -> float:
    values = state.values
    return loss(state.active, values["w"], values["b"], values["alpha"])


def _training_cards(state: State) -> tuple[Card, ...]:
    count, move = alive_of(state), moved_weight(state)
    return (
        Card(
            "alive",
            phrase("勾配がある"),
            phrase("勾配"),
            Phrase(_share(count)),
            token=INK if count else "bad",
        ),
        Card("loss", phrase("誤差"), phrase("誤差"), Phrase(number(_loss(state), 3))),
        Card(
            "move",
            phrase("Δw（10 歩）"),
            phrase("Δw"),
            Phrase(number(move, 3)),
            token=INK if move else "bad",
        ),
    )


def _caption(state: State) -> Phrase:
    count = alive_of(state)
    if count == 0:
        return phrase("すべて平らな側：勾配は 0 だけ。学習しても何も動かない（Dying ReLU）。")
    if state.active == "leaky":
        return phrase("Leaky ReLU なら、負の側からでも勾配 α を頼りに動ける。")
    if count == COUNT:
        return phrase("すべて正の側：出力は入力のまま、勾配はどれも 1。")
    return phrase("平らな側の入力は出力 0・勾配 0。残りの入力からだけ学ぶ。")


def _description(state: State) -> Phrase:
    places = {
        "name": _SERIES[state.active].label,
        "b": number(state.values["b"], B.decimals),
        "w": number(state.values["w"], W.decimals),
        "zeros": str(zeros_of(state)),
        "mean": number(float(slopes_of(state).mean()), 3),
    }
    if state.values["view"] != TRAINING:
        return phrase(
            "{name}、w は {w}、b は {b}。ちょうど 0 の出力は 40 個中 {zeros} 個、"
            "平均の勾配は {mean}。",
            **places,
        )
    return phrase(
        "{name}、w は {w}、b は {b}。ちょうど 0 の出力は 40 個中 {zeros} 個、平均の勾配は {mean}。"
        "誤差は {loss}、学習 10 歩で w は {move} 動く。",
        loss=number(_loss(state), 3),
        move=number(moved_weight(state), 3),
        **places,
    )


CLOUD = Demo(
    name="cloud",
    title="40 個の入力",
    model="1 ユニット y = f(w·x + b)、入力 40 個。学習は二乗誤差の勾配降下",
    parameters=(B, W, ALPHA, VIEW),
    series=SERIES,
    goals=GOALS,
    presets=PRESETS,
    draw=draw,
    acts=ACTS,
)
