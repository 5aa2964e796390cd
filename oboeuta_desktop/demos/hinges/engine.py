"""Answers one question: what does the hinge builder show for k units of one kind?

Two pictures: what k units compute and what slope is left (A2), and the curve that k weighted
units add up to (A8).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from oboeuta_desktop.demos.demo import Demo, Series, State
from oboeuta_desktop.demos.hinges.goals import GOALS, PRESETS, SUM, VIEW, K, units_of
from oboeuta_desktop.demos.hinges.goals import X as INPUT
from oboeuta_desktop.demos.hinges.model import (
    EXP,
    MOST,
    OPERATIONS,
    TARGET,
    Fit,
    X,
    count_of,
    errors,
    fit,
    operations_of,
    unit_slope,
)
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.demos.picture import (
    INK,
    Box,
    Card,
    Curve,
    Dot,
    Handle,
    Label,
    Panel,
    Phrase,
    Picture,
    listed,
    phrase,
)

COST_PANEL, SLOPE_PANEL, SUM_PANEL, ERROR_PANEL = "cost", "slope", "sum", "error"
SERIES = (
    Series("relu", "ReLU", "relu", "比較 1 回。正の側の傾きは 1"),
    Series("sigmoid", "シグモイド", "sigmoid", "exp・足し算・割り算。傾きは最大 0.25"),
    Series("identity", "恒等関数", "ink3", "計算なし。何個足しても直線のまま"),
)
_SERIES = {series.name: series for series in SERIES}
_NAME_ROOM, _ROW_GAP = 1.3, 0.4
"""Heights in the diagram, where a tile is 1: of the name of a row, and between rows."""
_SLOPE_X = np.linspace(0.02, INPUT.maximum, 81)
_COUNTS = np.arange(1.0, MOST + 1)


def draw(state: State) -> Picture:
    """All that the builder shows for ``state``."""
    return _draw_sum(state) if state.values["view"] == SUM else _draw_cost(state)


def _rows(shown: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """Each shown kind and the y of its name, top down; the lowest tile stands on 0."""
    heights = [_NAME_ROOM + len(OPERATIONS[name]) for name in shown]
    tops = np.cumsum([0.0, *(height + _ROW_GAP for height in heights)])
    return tuple(
        (name, float(tops[-1] - _ROW_GAP - top)) for name, top in zip(shown, tops[:-1], strict=True)
    )


@lru_cache(maxsize=16)
def _cost_panels(shown: tuple[str, ...]) -> tuple[Panel, Panel]:
    top = _rows(shown)[0][1]
    return (
        Panel(
            COST_PANEL,
            "",
            (0.0, float(MOST)),
            (-0.1, top + 0.1),
            (),
            (),
            1.9,
            is_diagram=True,
        ),
        Panel(
            SLOPE_PANEL,
            "正の側の傾き f′(x)",
            (0.0, 6.2),
            (-0.14, 1.45),
            tuple((float(x), str(x)) for x in range(7)),
            ((0.0, "0"), (0.25, "0.25"), (0.5, "0.5"), (1.0, "1")),
            1.0,
        ),
    )


@lru_cache(maxsize=64)
def _tiles(shown: tuple[str, ...], units: int) -> tuple[Box, ...]:
    boxes: list[Box] = []
    for name, top in _rows(shown):
        token = _SERIES[name].token
        for line, operation in enumerate(OPERATIONS[name]):
            high = top - _NAME_ROOM - line
            for unit in range(units):
                across, up = (unit + 0.05, unit + 0.95), (high - 0.94, high)
                words = Phrase(operation.sign)
                boxes.append(Box(COST_PANEL, token, across, up, 0.22, radius=4.0, words=words))
    return tuple(boxes)


@lru_cache(maxsize=64)
def _cost_labels(shown: tuple[str, ...], units: int) -> tuple[Label, ...]:
    labels: list[Label] = []
    for name, top in _rows(shown):
        signs = [operation.sign for operation in OPERATIONS[name]]
        words = phrase(
            "{name}　{signs} × {units} 個 ＝ 1 回に {count} 演算",
            name=_SERIES[name].label,
            signs=listed(signs or ["なし"]),
            units=str(units),
            count=str(operations_of(name, units)),
        )
        labels.append(Label(COST_PANEL, _SERIES[name].token, words, 0.05, top, (0.0, 0.0)))
    return tuple(labels)


@lru_cache(maxsize=16)
def _slope_curve(name: str, *, is_active: bool) -> Curve:
    y = np.array([unit_slope(name, float(x)) for x in _SLOPE_X])
    return Curve(SLOPE_PANEL, name, _SERIES[name].token, _SLOPE_X, y, is_active)


_SLOPE_NAMES = {
    "relu": (5.9, (1.0, 1.0), (0.0, -5.0)),
    "sigmoid": (2.4, (0.0, 1.0), (4.0, -4.0)),
    # ReLU and the identity have one slope here: the one stands above the line, the other below
    "identity": (5.9, (1.0, 0.0), (0.0, 5.0)),
}


def _slope_labels(state: State) -> tuple[Label, ...]:
    x = state.values["x"]
    slope = unit_slope(state.active, x)
    says = phrase("傾き {slope}", slope=number(slope, 3))
    labels = [Label(SLOPE_PANEL, INK, says, x, slope, (0.5, 1.0), (0.0, -16.0), follows=True)]
    for name in state.shown:
        at, anchor, shift = _SLOPE_NAMES[name]
        series = _SERIES[name]
        y = unit_slope(name, at)
        words = Phrase(series.label)
        labels.append(Label(SLOPE_PANEL, series.token, words, at, y, anchor, shift))
    return tuple(labels)


def _draw_cost(state: State) -> Picture:
    units, x, active = units_of(state), state.values["x"], state.active
    slopes = {name: unit_slope(name, x) for name in state.shown}
    exps = count_of(active, EXP, units)
    order = sorted(state.shown, key=lambda name: name == active)
    return Picture(
        panels=_cost_panels(state.shown),
        curves=tuple(_slope_curve(name, is_active=name == active) for name in order),
        dots=tuple(
            Dot(SLOPE_PANEL, _SERIES[name].token, x, slope, is_filled=True)
            for name, slope in slopes.items()
            if name != active
        ),
        handles=(Handle("x", SLOPE_PANEL, _SERIES[active].token, x, slopes[active], "x", "x"),),
        segments=(),
        zones=(),
        labels=(*_cost_labels(state.shown, units), *_slope_labels(state)),
        cards=(
            Card(
                "operations",
                phrase("演算（{k} 個ぶん）", k=str(units)),
                phrase("演算"),
                phrase("{count} 回", count=str(operations_of(active, units))),
            ),
            Card(
                "exp",
                phrase("うち exp"),
                phrase("exp"),
                phrase("{count} 回", count=str(exps)),
                token="bad" if exps else INK,
            ),
            Card(
                "slope",
                phrase("x での傾き"),
                phrase("傾き"),
                Phrase(number(slopes[active], 3)),
            ),
        ),
        parameters=("k", "x"),
        caption=phrase("{name}：{hint}", name=_SERIES[active].label, hint=_SERIES[active].hint),
        description=phrase(
            "{name} {k} 個の計算は {count} 回、うち exp は {exps} 回。x は {x}、傾きは {slope}。",
            name=_SERIES[active].label,
            k=str(units),
            count=str(operations_of(active, units)),
            exps=str(exps),
            x=number(x, INPUT.decimals),
            slope=number(slopes[active], 3),
        ),
        boxes=_tiles(state.shown, units),
    )


_SUM_PANELS = (
    Panel(
        SUM_PANEL,
        "作りたい曲線と、k 個の足し算",
        (-3.15, 3.15),
        (-2.3, 2.3),
        tuple((float(x), str(x).replace("-", "−")) for x in range(-3, 4)),
        ((-2.0, "−2"), (-1.0, "−1"), (0.0, "0"), (1.0, "1"), (2.0, "2")),
        1.9,
    ),
    Panel(
        ERROR_PANEL,
        "誤差",
        (0.4, MOST + 0.6),
        (-0.08, 1.0),
        tuple((float(k), str(k)) for k in range(1, MOST + 1)),
        ((0.0, "0"), (0.5, "0.5"), (1.0, "1")),
        1.0,
    ),
)
_TARGET_CURVE = Curve(SUM_PANEL, "target", INK, X, TARGET, is_active=False)


@lru_cache(maxsize=128)
def _sum_curves(name: str, units: int, *, is_active: bool) -> tuple[Curve, ...]:
    """The thin units of the active kind, and every shown kind's sum and errors up to now."""
    found, token = fit(name, units), _SERIES[name].token
    thin = found.units if is_active else np.empty((0, X.size))
    return (
        *(Curve(SUM_PANEL, name, "ctl", X, row, is_active=False) for row in thin),
        Curve(SUM_PANEL, name, token, X, found.total, is_active),
        # only as far as the learner has come: the rest is to be found out
        Curve(ERROR_PANEL, name, token, _COUNTS[:units], errors(name)[:units], is_active),
    )


def _corner_dots(name: str, found: Fit) -> tuple[Dot, ...]:
    heights = np.interp(found.corners, X, found.total)
    token = _SERIES[name].token
    return tuple(
        Dot(SUM_PANEL, token, x, float(y), is_filled=True)
        for x, y in zip(found.corners, heights, strict=True)
    )


def _corners(name: str, found: Fit) -> Phrase:
    if name == "sigmoid":
        return phrase("なめらか")
    return phrase("{count} か所", count=str(len(found.corners)))


def _sum_caption(name: str) -> Phrase:
    if name == "identity":
        return phrase("まっすぐな線は、何個足しても 1 本の直線のまま。")
    if name == "sigmoid":
        return phrase("シグモイドでも曲線は作れる。ただし 1 個ごとに exp がいる。")
    return phrase("線形な区間と折れ目だけで、どんな曲がりにも近づける。")


def _draw_sum(state: State) -> Picture:
    units, active = units_of(state), state.active
    found, series = fit(active, units), _SERIES[active]
    order = sorted(state.shown, key=lambda name: name == active)
    curves = [_TARGET_CURVE]
    for name in order:
        curves += _sum_curves(name, units, is_active=name == active)
    error = number(found.error, 3)
    ends = fit(active, units).total
    return Picture(
        panels=_SUM_PANELS,
        curves=tuple(curves),
        dots=_corner_dots(active, found),
        handles=(Handle("k", ERROR_PANEL, series.token, float(units), found.error, "k", "x"),),
        segments=(),
        zones=(),
        labels=(
            Label(SUM_PANEL, INK, phrase("作りたい曲線"), 1.0, 1.3, (0.5, 1.0), (0.0, -10.0)),
            Label(
                SUM_PANEL,
                series.token,
                phrase("{name} {k} 個の和", name=series.label, k=str(units)),
                -2.2,
                float(np.interp(-2.2, X, ends)),
                (0.5, 0.0),
                (0.0, 12.0),
            ),
            Label(
                ERROR_PANEL,
                INK,
                phrase("誤差 {error}", error=error),
                float(units),
                found.error,
                (0.5, 1.0),
                (0.0, -16.0),
                follows=True,
            ),
        ),
        cards=(
            Card("k", phrase("ユニット"), phrase("k"), phrase("{k} 個", k=str(units))),
            Card("error", phrase("誤差（RMS）"), phrase("誤差"), Phrase(error)),
            Card("corners", phrase("折れ目"), phrase("折れ目"), _corners(active, found)),
        ),
        parameters=("k",),
        caption=_sum_caption(active),
        description=phrase(
            "{name} {k} 個の足し算。作りたい曲線との誤差は {error}、折れ目は {corners}。",
            name=series.label,
            k=str(units),
            error=error,
            corners=_corners(active, found),
        ),
    )


HINGES = Demo(
    name="hinges",
    title="折れ線の組み立て",
    model="1 入力・k 個のユニット・1 出力。足し算の重みは最小二乗法で決める",
    parameters=(K, INPUT, VIEW),
    series=SERIES,
    goals=GOALS,
    presets=PRESETS,
    draw=draw,
)
