"""Answers one question: what does a relay of RNN, LSTM and GRU show for a distance T?

Above, each row hands the message along and its tiles fade with what is left; below, the share that
arrives at every distance. The active row's factor is the one that can be moved.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from oboeuta_desktop.demos.demo import Demo, Parameter, Series, State
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.demos.picture import (
    INK,
    QUIET,
    Box,
    Card,
    Curve,
    Dot,
    Handle,
    Label,
    Panel,
    Phrase,
    Picture,
    Segment,
    phrase,
)
from oboeuta_desktop.demos.relay.goals import FACTORS, GOALS, GONE, PRESETS, left
from oboeuta_desktop.demos.relay.model import FURTHEST, signals

ROWS, SHARE = "rows", "share"
EDGE = (-1.6, FURTHEST + 1.6)
LANE, TILE = 1.0, 0.42
"""A lane's height and a tile's."""
APART = 18.0
"""Names of curves stand at least so many percent apart."""

DISTANCE = Parameter("distance", "伝える距離 T", "T", 5.0, 50.0, 1.0, 8.0, 0)
W = Parameter("w", "RNN の重み w", "w", 0.5, 0.98, 0.01, 0.85, 2, "bad")
F = Parameter("f", "忘却ゲート f", "f", 0.8, 1.0, 0.01, 0.97, 2, "cec")
Z = Parameter("z", "更新ゲート z", "z", 0.8, 1.0, 0.01, 0.95, 2, "update_gate")

SERIES = (
    Series("rnn", "RNN", "bad", "毎歩 w 倍。1 より小さい w は、掛けるほど消える"),
    Series("lstm", "LSTM", "cec", "毎歩 f 倍。f が 1 に近ければ、遠くまで届く"),
    Series("gru", "GRU", "update_gate", "毎歩 z 倍。z が 1 に近ければ、遠くまで届く"),
)
_SERIES = {series.name: series for series in SERIES}
_STEPS = np.arange(FURTHEST + 1, dtype=np.float64)
_TICKS = tuple((float(step), str(step)) for step in range(0, FURTHEST + 1, 10))
_GROUND = (-0.8, FURTHEST + 0.8)
_SHARE_PANEL = Panel(
    SHARE,
    "残っている合図（%）　横軸は距離",
    EDGE,
    (-8.0, 132.0),
    _TICKS,
    tuple((float(percent), str(percent)) for percent in (0, 25, 50, 75, 100)),
    1.15,
)


def draw(state: State) -> Picture:
    """All that the relay shows for ``state``."""
    distance, active = round(state.values["distance"]), state.active
    share = 100 * left(state, active)
    token = _SERIES[active].token
    order = sorted(state.shown, key=lambda name: name == active)
    return Picture(
        panels=(_rows_panel(len(state.shown)), _SHARE_PANEL),
        curves=tuple(
            _curve(name, _factor(state, name), distance, is_active=name == active) for name in order
        ),
        dots=tuple(
            Dot(SHARE, _SERIES[name].token, distance, 100 * left(state, name), is_filled=True)
            for name in order
            if name != active
        ),
        handles=(
            Handle("arrival", SHARE, token, distance, share, "distance", "x", has_guide=True),
        ),
        segments=_arrows(state, distance),
        zones=(),
        labels=(*_lane_labels(state), *_share_labels(state, distance)),
        cards=_cards(state),
        parameters=("distance", FACTORS[active]),
        caption=_caption(state, distance),
        description=_description(state, distance),
        boxes=_tiles(state, distance),
    )


def _factor(state: State, name: str) -> float:
    return state.values[FACTORS[name]]


def _percent(share: float) -> str:
    """A share as per cent; small ones keep a digit more."""
    return number(100 * share, 1 if share >= GONE else 2)


def _rows_panel(lanes: int) -> Panel:
    return Panel(
        ROWS, "伝言ゲーム", EDGE, (-0.15, lanes * LANE + 0.7), (), (), 1.25, is_diagram=True
    )


@lru_cache(maxsize=256)
def _curve(name: str, factor: float, distance: int, *, is_active: bool) -> Curve:
    """The way so far: what comes beyond T is for the learner to find."""
    shares = 100 * signals(factor)[: distance + 1]
    return Curve(SHARE, name, _SERIES[name].token, _STEPS[: distance + 1], shares, is_active)


def _lanes(state: State) -> tuple[tuple[str, float], ...]:
    """Each shown row from above, with the y of its tiles' lower edge."""
    names = [series.name for series in SERIES if series.name in state.shown]
    return tuple((name, (len(names) - 1 - place) * LANE) for place, name in enumerate(names))


def _tiles(state: State, distance: int) -> tuple[Box, ...]:
    """One tile per step up to T, as strong as the message there; those beyond T are empty."""
    boxes: list[Box] = []
    for name, y in _lanes(state):
        token, shares = _SERIES[name].token, signals(_factor(state, name))
        boxes.append(Box(ROWS, "bg2", _GROUND, (y - 0.05, y + TILE + 0.05), radius=4.0))
        boxes += [
            Box(ROWS, token, (step - 0.4, step + 0.4), (y, y + TILE), share, radius=2.0)
            for step, share in enumerate(shares[: distance + 1].tolist())
            if share >= 0.004
        ]
    return tuple(boxes)


def _arrows(state: State, distance: int) -> tuple[Segment, ...]:
    """How far the relay goes: a quiet line under each lane, up to T."""
    return tuple(
        Segment(ROWS, QUIET, (-0.5, distance + 0.5), (y - 0.11, y - 0.11), 1.0, opacity=0.6)
        for _, y in _lanes(state)
    )


def _lane_labels(state: State) -> tuple[Label, ...]:
    labels: list[Label] = []
    for name, y in _lanes(state):
        series = _SERIES[name]
        words = phrase(
            "{name}　毎歩 × {factor}",
            name=series.label,
            factor=number(_factor(state, name), 2),
        )
        labels.append(
            Label(ROWS, series.token, words, EDGE[0] + 0.8, y + TILE, (0.0, 1.0), (0, -3))
        )
        arrives = phrase("{percent}% 届く", percent=_percent(left(state, name)))
        labels.append(Label(ROWS, series.token, arrives, EDGE[1] - 0.5, y + TILE, (1, 1), (0, -3)))
    return tuple(labels)


def _share_labels(state: State, distance: int) -> tuple[Label, ...]:
    """Each curve is named at its end; names that would meet are moved apart."""
    is_far = distance > FURTHEST - 10
    anchor, shift = ((1.0, 0.5), (-16.0, 0.0)) if is_far else ((0.0, 0.5), (16.0, 0.0))
    ends = sorted((100 * left(state, name), name) for name in state.shown)
    labels: list[Label] = []
    lowest = 0.0
    for share, name in ends:
        y, series = max(share, lowest), _SERIES[name]
        lowest = y + APART
        words = Phrase(series.label)
        is_active = name == state.active
        labels.append(
            Label(SHARE, series.token, words, distance, y, anchor, shift, follows=is_active)
        )
    return tuple(labels)


def _cards(state: State) -> tuple[Card, ...]:
    cards: list[Card] = []
    for series in SERIES:
        share = left(state, series.name)
        is_gone = share < GONE
        cards.append(
            Card(
                series.name,
                phrase("{name} に残る合図", name=series.label),
                Phrase(series.label),
                phrase("{percent}%", percent=_percent(share)),
                phrase("ほぼ消えた") if is_gone else None,
                "bad" if is_gone else INK,
            )
        )
    return tuple(cards)


def _caption(state: State, distance: int) -> Phrase:
    if left(state, "lstm") == 1:
        return phrase("f = 1 なら、何歩先でも 1 × 1 × … ＝ 1：そのまま届く")
    if left(state, "rnn") < GONE:
        return phrase(
            "RNN の合図は {steps} 歩で消えた。ゲートのある列はまだ届く", steps=str(distance)
        )
    return phrase("同じ合図でも、1 歩の掛け算の小さな差が、遠くで大きな差になる")


def _description(state: State, distance: int) -> Phrase:
    return phrase(
        "距離は {steps} 歩。届く合図は RNN {rnn}%、LSTM {lstm}%、GRU {gru}%。"
        "1 歩の倍率は w {w}、f {f}、z {z}。",
        steps=str(distance),
        rnn=_percent(left(state, "rnn")),
        lstm=_percent(left(state, "lstm")),
        gru=_percent(left(state, "gru")),
        w=number(state.values["w"], 2),
        f=number(state.values["f"], 2),
        z=number(state.values["z"], 2),
    )


RELAY = Demo(
    name="relay",
    title="伝言ゲーム",
    model="直接の経路だけ：毎歩 w・f・z を掛ける（新しい入力・活性化関数・学習は含まない）",
    parameters=(DISTANCE, W, F, Z),
    series=SERIES,
    goals=GOALS,
    presets=PRESETS,
    draw=draw,
)
