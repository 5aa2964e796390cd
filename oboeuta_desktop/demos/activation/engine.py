"""Answers one question: what does the activation explorer show for a point x and a slope α?

The function above, its derivative below, on one x axis. It draws one unit's function alone.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from oboeuta_desktop.demos.activation.functions import (
    ACTIVATIONS,
    FLAT_LIMITS,
    SLOPES_CROSS,
    is_undefined,
    slope_at,
    value_at,
)
from oboeuta_desktop.demos.activation.goals import GOALS, PRESETS
from oboeuta_desktop.demos.demo import Demo, Parameter, Series, State
from oboeuta_desktop.demos.numbers import MINUS, number
from oboeuta_desktop.demos.picture import (
    INK,
    QUIET,
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
EDGE = 6.4
"""The plot goes a little beyond the parameter's range, so that the point is never cut."""
SAMPLES = 161
TANGENT = 1.25
"""Half the length of the tangent, in units of the axes."""
GRIP_X, GRIP_Y = -5.3, -2.2
"""The handle of α sits on the negative branch, so far left or so far down, whichever comes first.

"""

X = Parameter("x", "入力 x", "x", -6.0, 6.0, 0.05, -2.0, 2)
ALPHA = Parameter("alpha", "負の側の傾き α", "α", 0.0, 1.0, 0.01, 0.1, 2, "leaky")

SERIES = (
    Series("relu", "ReLU", "relu", "max(0, x)　値域 [0, ∞)　比較 1 回で計算できる"),
    Series("leaky", "Leaky ReLU", "leaky", "負の側は αx　値域 (−∞, ∞)　比較と掛け算"),
    Series("sigmoid", "シグモイド", "sigmoid", "1 / (1 + e⁻ˣ)　値域 (0, 1)　指数・足し算・割り算"),
    Series("tanh", "tanh", "tanh", "2σ(2x) − 1　値域 (−1, 1)　指数・足し算・割り算"),
)
_SERIES = {series.name: series for series in SERIES}
_POINTS = np.linspace(-EDGE, EDGE, SAMPLES)
_LEFT, _RIGHT = np.array([-EDGE, 0.0]), np.array([0.0, EDGE])


def draw(state: State) -> Picture:
    """All that the explorer shows for ``state``."""
    x, alpha, active = state.values["x"], state.values["alpha"], state.active
    is_wide = bool({"relu", "leaky"} & set(state.shown))
    # the active curve last: it lies on top
    order = sorted(state.shown, key=lambda name: name == active)
    curves: list[Curve] = []
    for name in order:
        # α bends Leaky ReLU alone: the others stay the same objects
        curves += _curves(name, alpha if name == "leaky" else 0.0, is_active=name == active)
    return Picture(
        panels=(_f_panel(is_wide=is_wide), _SLOPE_PANEL),
        curves=tuple(curves),
        dots=_dots(state),
        handles=_handles(state),
        segments=_tangent(active, x, alpha),
        zones=_zones(active, alpha),
        labels=(
            *_point_labels(state),
            *_zone_labels(active, alpha, is_wide=is_wide),
            *_names(state),
        ),
        cards=_cards(active, x, alpha),
        parameters=("x", "alpha") if "leaky" in state.shown else ("x",),
        caption=phrase("{name}：{hint}", name=_SERIES[active].label, hint=_SERIES[active].hint),
        description=_description(state),
    )


def _ticks(*values: float) -> tuple[tuple[float, str], ...]:
    return tuple((value, f"{value:g}".replace("-", MINUS)) for value in values)


_X_TICKS = _ticks(-6, -4, -2, 0, 2, 4, 6)
_SLOPE_PANEL = Panel(
    SLOPE,
    "f′(x)　傾き（勾配）",
    (-EDGE, EDGE),
    (-0.3, 1.35),
    _X_TICKS,
    _ticks(0, 0.25, 0.5, 1),
    1.0,
)


def _f_panel(*, is_wide: bool) -> Panel:
    """ReLU needs the height of its input; bounded functions alone get the room around −1 to 1."""
    y_range, ticks = (
        ((-2.6, 6.6), _ticks(-2, 0, 2, 4, 6)) if is_wide else ((-1.5, 1.5), _ticks(-1, 0, 1))
    )
    return Panel(F, "f(x)　出力", (-EDGE, EDGE), y_range, _X_TICKS, ticks, 1.7)


@lru_cache(maxsize=256)
def _curves(name: str, alpha: float, *, is_active: bool) -> tuple[Curve, ...]:
    """The curves of one function: the same objects again until α or the emphasis changes."""
    function, token = ACTIVATIONS[name], _SERIES[name].token
    if not function.has_corner:
        return tuple(
            Curve(panel, name, token, _POINTS, of(_POINTS, alpha), is_active)
            for panel, of in ((F, function.value), (SLOPE, function.slope))
        )
    bend = np.array([-EDGE, 0.0, EDGE])
    sides = ((_LEFT, slope_at(name, -1.0, alpha)), (_RIGHT, slope_at(name, 1.0, alpha)))
    return (
        Curve(F, name, token, bend, function.value(bend, alpha), is_active),
        *(Curve(SLOPE, name, token, x, np.full(2, slope), is_active) for x, slope in sides),
    )


def _dots(state: State) -> tuple[Dot, ...]:
    x, alpha, active = state.values["x"], state.values["alpha"], state.active
    dots: list[Dot] = []
    for name in sorted(state.shown, key=lambda name: name == active):
        if is_undefined(name, 0.0, alpha):
            token = _SERIES[name].token
            dots.append(Dot(SLOPE, token, 0.0, slope_at(name, 1.0, alpha), is_filled=False))
            dots.append(Dot(SLOPE, token, 0.0, slope_at(name, 0.0, alpha), is_filled=True))
    if {"sigmoid", "tanh"} <= set(state.shown):
        level = slope_at("tanh", SLOPES_CROSS, alpha)
        dots += [Dot(SLOPE, QUIET, sign * SLOPES_CROSS, level, is_filled=False) for sign in (-1, 1)]
    if not is_undefined(active, x, alpha):
        dots.append(
            Dot(SLOPE, _SERIES[active].token, x, slope_at(active, x, alpha), is_filled=True)
        )
    return tuple(dots)


def _handles(state: State) -> tuple[Handle, ...]:
    x, alpha, active = state.values["x"], state.values["alpha"], state.active
    y = value_at(active, x, alpha)
    point = Handle("point", F, _SERIES[active].token, x, y, "x", "x", has_guide=True)
    if active != "leaky":
        return (point,)
    grip_x = max(GRIP_X, GRIP_Y / alpha) if alpha else GRIP_X
    return (Handle("grip", F, "leaky", grip_x, alpha * grip_x, "alpha", "ratio"), point)


def _tangent(name: str, x: float, alpha: float) -> tuple[Segment, ...]:
    if is_undefined(name, x, alpha):
        return ()
    y, slope = value_at(name, x, alpha), slope_at(name, x, alpha)
    dx = TANGENT / float(np.hypot(1.0, slope))
    return (Segment(F, INK, (x - dx, x + dx), (y - slope * dx, y + slope * dx)),)


def _flat_sides(name: str, alpha: float) -> tuple[tuple[float, float], ...]:
    """The ranges of x where nothing, or nearly nothing, is learned."""
    if name in FLAT_LIMITS:
        limit = FLAT_LIMITS[name]
        return ((-EDGE, -limit), (limit, EDGE))
    return ((-EDGE, 0.0),) if slope_at(name, -1.0, alpha) == 0 else ()


def _is_flat(name: str, x: float, alpha: float) -> bool:
    return any(first <= x <= last for first, last in _flat_sides(name, alpha))


def _zones(name: str, alpha: float) -> tuple[Zone, ...]:
    return tuple(
        Zone(panel, "bad", *side) for panel in (F, SLOPE) for side in _flat_sides(name, alpha)
    )


def _zone_labels(name: str, alpha: float, *, is_wide: bool) -> tuple[Label, ...]:
    bottom = _f_panel(is_wide=is_wide).y_range[0]
    sides = _flat_sides(name, alpha)
    if name in FLAT_LIMITS:
        limit = number(FLAT_LIMITS[name], 3)
        words = (phrase("飽和 f′ < 0.05"), phrase("|x| > {limit}", limit=limit))
    else:
        words = (phrase("勾配 0：更新されない"),)
    return tuple(
        Label(F, "bad", text, (first + last) / 2, bottom, (0.5, 1.0), (0.0, -4.0))
        for text, (first, last) in zip(words, sides, strict=False)
    )


def _point_labels(state: State) -> tuple[Label, ...]:
    x, alpha, active = state.values["x"], state.values["alpha"], state.active
    y = value_at(active, x, alpha)
    words = (
        phrase("傾きなし（折れ目）")
        if is_undefined(active, x, alpha)
        else phrase("傾き {slope}", slope=number(slope_at(active, x, alpha), 3))
    )
    labels = [Label(F, INK, words, x, y, (0.5, 1.0), (0.0, -16.0), follows=True)]
    if {"sigmoid", "tanh"} <= set(state.shown):
        level = slope_at("tanh", SLOPES_CROSS, alpha)
        mark = phrase("|x| ≈ {x}", x=number(SLOPES_CROSS, 2))
        labels.append(Label(SLOPE, QUIET, mark, SLOPES_CROSS, level, (0.0, 1.0), (7.0, -3.0)))
    return tuple(labels)


_BESIDE_LEAKY = "relu beside leaky"
_NAME_PLACES = {
    # x on the curve, anchor and shift of the name: in the panel of f, then in that of f′
    "relu": ((4.0, (1.0, 0.5), (-10.0, 0.0)), (EDGE, (1.0, 0.0), (-6.0, 4.0))),
    # they differ on the negative side only
    _BESIDE_LEAKY: ((-3.9, (0.5, 1.0), (0.0, -5.0)), (-3.9, (0.5, 0.0), (0.0, 3.0))),
    "leaky": ((-3.4, (0.5, 0.0), (0.0, 8.0)), (-EDGE, (0.0, 1.0), (6.0, -4.0))),
    "sigmoid": ((EDGE, (1.0, 0.0), (-6.0, 5.0)), (-1.5, (1.0, 1.0), (-6.0, 0.0))),
    "tanh": ((EDGE, (1.0, 1.0), (-6.0, -5.0)), (-0.6, (1.0, 1.0), (-8.0, 0.0))),
}


def _names(state: State) -> tuple[Label, ...]:
    alpha = state.values["alpha"]
    labels: list[Label] = []
    for name in sorted(state.shown, key=lambda name: name != state.active):
        series = _SERIES[name]
        is_pair = name == "relu" and "leaky" in state.shown
        places = _NAME_PLACES[_BESIDE_LEAKY if is_pair else name]
        for panel, of, (x, anchor, shift) in zip(
            (F, SLOPE), (value_at, slope_at), places, strict=True
        ):
            y = of(name, x, alpha)
            labels.append(Label(panel, series.token, Phrase(series.label), x, y, anchor, shift))
    return tuple(labels)


def _cards(name: str, x: float, alpha: float) -> tuple[Card, ...]:
    slope = slope_at(name, x, alpha)
    note, token, written = None, INK, Phrase(number(slope, 3))
    if is_undefined(name, x, alpha):
        used = number(slope, 0 if slope == 0 else 2)
        note, token, written = phrase("実装は {slope}", slope=used), "bad", phrase("定義なし")
    elif _is_flat(name, x, alpha):
        token = "bad"  # noqa: S105 - the name of a colour
    output = Phrase(number(value_at(name, x, alpha), 3))
    return (
        Card("x", phrase("入力 x"), phrase("x"), Phrase(number(x, X.decimals))),
        Card("value", phrase("出力 f(x)"), phrase("f(x)"), output),
        Card("slope", phrase("勾配 f′(x)"), phrase("f′(x)"), written, note, token),
    )


def _description(state: State) -> Phrase:
    name, x, alpha = state.active, state.values["x"], state.values["alpha"]
    written = number(slope_at(name, x, alpha), 3)
    if is_undefined(name, x, alpha):
        gradient = phrase("勾配は定義なし（実装は {slope}）。", slope=written)
    elif _is_flat(name, x, alpha):
        gradient = phrase("勾配は {slope}、平らな側にある。", slope=written)
    else:
        gradient = phrase("勾配は {slope}。", slope=written)
    return phrase(
        "{name}。x は {x}、出力は {y}、{gradient}α は {alpha}。"
        if "leaky" in state.shown
        else "{name}。x は {x}、出力は {y}、{gradient}",
        name=_SERIES[name].label,
        x=number(x, X.decimals),
        y=number(value_at(name, x, alpha), 3),
        gradient=gradient,
        alpha=number(alpha, ALPHA.decimals),
    )


ACTIVATION = Demo(
    name="activation",
    title="活性化関数",
    model="1 ユニットの f(x) と f′(x) だけ（重み・層・学習は含まない）",
    parameters=(X, ALPHA),
    series=SERIES,
    goals=GOALS,
    presets=PRESETS,
    draw=draw,
)
