"""Answers one question: what does the gradient chain show for n layers or T time steps?

Above, the product on a logarithmic axis; below, what every single step multiplies by. Both share
the axis of steps, counted from the output.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from oboeuta_desktop.demos.chain.goals import (
    DEPTH,
    EXPLODED,
    GOALS,
    INIT,
    KIND,
    MODEL,
    PRESETS,
    TIME,
    VANISHED,
    W,
    count_of,
    gradient_of,
    init_of,
    is_real,
    is_through_time,
)
from oboeuta_desktop.demos.chain.model import (
    LAYERS,
    STEPS,
    logarithms,
    path_factors,
    real_factors,
)
from oboeuta_desktop.demos.demo import Demo, Series, State
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.demos.picture import (
    INK,
    QUIET,
    Array,
    Box,
    Card,
    Curve,
    Handle,
    Label,
    Panel,
    Phrase,
    Picture,
    Segment,
    phrase,
)

PRODUCT, FACTORS = "product", "factors"
SERIES = (
    Series("relu", "ReLU", "relu", "正の道では f′ = 1。|w| だけが掛かる"),
    Series("leaky", "Leaky ReLU", "leaky", "正の道では ReLU と同じ。負の側は 0.01"),
    Series("sigmoid", "シグモイド", "sigmoid", "f′ は最大でも 0.25"),
    Series("tanh", "tanh", "tanh", "f′ は最大 1。飽和すると 0 に近い"),
)
_SERIES = {series.name: series for series in SERIES}
_TOP = 2.2
_NO_WORDS_BELOW = -11.0
"""A curve is named above this power of ten, where it can still be seen."""


def draw(state: State) -> Picture:
    """All that the chain shows for ``state``."""
    active, count = state.active, count_of(state)
    order = sorted(state.shown, key=lambda name: name == active)
    key = _key(state)
    name_of_length = "steps" if is_through_time(state) else "depth"
    level = _logs(active, *key)[count]
    token = _SERIES[active].token
    handles = [Handle("length", PRODUCT, token, count, level, name_of_length, "x", has_guide=True)]
    if not is_real(state):
        grip = 0.985 * _length(state)
        handles.append(Handle("w", FACTORS, token, grip, state.values["w"], "w", "y"))
    return Picture(
        panels=_TIME_PANELS if is_through_time(state) else _LAYER_PANELS,
        curves=tuple(_curve(name, *key, is_active=name == active) for name in order),
        dots=(),
        handles=tuple(handles),
        segments=_weight_line(state),
        zones=(),
        labels=(*_point_labels(state), *_names(state)),
        cards=_cards(state),
        parameters=_parameters(state),
        caption=_caption(state),
        description=_description(state),
        boxes=(*_bands(_length(state)), *_bars(active, key, count)),
    )


Key = tuple[str, float, int]
"""Which factors are meant: an initialisation or "", the weight of a path, its length."""


def _key(state: State) -> Key:
    if is_real(state):
        return (init_of(state), 0.0, LAYERS)
    return ("", state.values["w"], _length(state))


def _length(state: State) -> int:
    return STEPS if is_through_time(state) else LAYERS


def _factors(name: str, init: str, w: float, length: int) -> Array:
    return real_factors(name, init) if init else path_factors(name, w, length)


@lru_cache(maxsize=256)
def _logs(name: str, init: str, w: float, length: int) -> tuple[float, ...]:
    return tuple(logarithms(_factors(name, init, w, length)).tolist())


@lru_cache(maxsize=256)
def _curve(name: str, init: str, w: float, length: int, *, is_active: bool) -> Curve:
    y = np.array(_logs(name, init, w, length))
    return Curve(
        PRODUCT, name, _SERIES[name].token, np.arange(y.size, dtype=np.float64), y, is_active
    )


def _panels(
    length: int, low: float, powers: tuple[int, ...], words: tuple[str, str]
) -> tuple[Panel, Panel]:
    across = (-0.01 * length, 1.03 * length)
    x_ticks = tuple((float(n), str(n)) for n in range(0, length + 1, length // 5))
    y_ticks = tuple((float(p), "1" if p == 0 else str(_ten_to(p))) for p in powers)
    return (
        Panel(PRODUCT, words[0], across, (low, 4.6), x_ticks, y_ticks, 1.7),
        Panel(
            FACTORS,
            words[1],
            across,
            (0.0, _TOP),
            x_ticks,
            ((0.0, "0"), (1.0, "1"), (2.0, "2")),
            1.0,
        ),
    )


def _ten_to(power: int) -> str:
    return "10" + str(power).translate(str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"))


_LAYER_PANELS = _panels(
    LAYERS,
    -12.5,
    (4, 0, -4, -8, -12),
    ("勾配の大きさ（対数目盛）", "1 層ぶんの倍率（左が出力に近い層）"),
)
_TIME_PANELS = _panels(
    STEPS,
    -8.5,
    (4, 2, 0, -2, -4, -6, -8),
    ("T 時刻前への勾配（対数目盛）", "1 時刻ぶんの倍率（左が新しい時刻）"),
)


@lru_cache(maxsize=4)
def _bands(length: int) -> tuple[Box, ...]:
    """Where a gradient has vanished, and where it has exploded."""
    panel = _TIME_PANELS[0] if length == STEPS else _LAYER_PANELS[0]
    (left, right), (low, high) = panel.x_range, panel.y_range
    return (
        Box(PRODUCT, "bad", (left, right), (low, float(np.log10(VANISHED))), 0.10),
        Box(PRODUCT, "bad", (left, right), (float(np.log10(EXPLODED)), high), 0.10),
    )


@lru_cache(maxsize=128)
def _bars(name: str, key: Key, count: int) -> tuple[Box, ...]:
    """A bar per step: full as far as the learner goes back, pale beyond."""
    token = _SERIES[name].token
    return tuple(
        Box(
            FACTORS,
            token,
            (n + 0.12, n + 0.88),
            (0.0, min(factor, _TOP)),
            0.85 if n < count else 0.16,
        )
        for n, factor in enumerate(_factors(name, *key).tolist())
    )


def _written(gradient: float) -> str:
    """About three digits that count, so that 117.391 is not more exact than it means to be."""
    return number(gradient, 0 if gradient >= 100 else 1 if gradient >= 10 else 3)


def _weight_line(state: State) -> tuple[Segment, ...]:
    """The level that bars would have without f'; in real layers, that of no change."""
    level = 1.0 if is_real(state) else state.values["w"]
    right = 1.03 * _length(state)
    return (Segment(FACTORS, QUIET, (0.0, right), (level, level), 1.5, is_dashed=True),)


def _point_labels(state: State) -> tuple[Label, ...]:
    count, length = count_of(state), _length(state)
    level = _logs(state.active, *_key(state))[count]
    low, high = (_TIME_PANELS if is_through_time(state) else _LAYER_PANELS)[0].y_range
    value = _written(gradient_of(state))
    seen = min(max(level, low + 0.2), high - 0.2)
    words = phrase(
        "{symbol} = {count} で {value}",
        symbol="T" if is_through_time(state) else "n",
        count=str(count),
        value=value,
    )
    # on the side of the point where there is room
    side = 0.0 if count < 0.6 * length else 1.0
    shift = (16.0, -8.0) if side == 0.0 else (-16.0, -8.0)
    labels = [Label(PRODUCT, INK, words, count, seen, (side, 1.0), shift, follows=True)]
    top, bottom = phrase("爆発"), phrase("消失：重みがほとんど動かない")
    right = 1.03 * length
    # in the corner that curves seldom come to: the axis of time ends higher than that of layers
    corner, side, inwards = (0.0, 0.0, 6.0) if is_through_time(state) else (right, 1.0, -4.0)
    labels += [
        Label(PRODUCT, "bad", top, right, high, (1.0, 0.0), (-4.0, 3.0)),
        Label(PRODUCT, "bad", bottom, corner, low, (side, 1.0), (inwards, -3.0)),
    ]
    if not is_real(state):
        w = state.values["w"]
        line = phrase("|w| = {w}　棒は |w|·f′", w=number(w, 2))
        labels.append(Label(FACTORS, QUIET, line, 0.9 * length, w, (1.0, 1.0), (0.0, -3.0)))
    return tuple(labels)


def _names(state: State) -> tuple[Label, ...]:
    key, length = _key(state), _length(state)
    labels: list[Label] = []
    for name in sorted(state.shown, key=lambda name: name != state.active):
        logs = np.array(_logs(name, *key))
        low, high = (-7.5 if is_through_time(state) else _NO_WORDS_BELOW), 4.0
        seen = np.flatnonzero((logs > low) & (logs < high))
        at = int(min(seen.max(initial=1), round(0.72 * length)))
        # ReLU's name stands above its line, the others' below: they often run together
        above = name in {"relu", "leaky"}
        anchor, shift = ((0.5, 1.0), (0.0, -6.0)) if above else ((1.0, 0.0), (-8.0, 4.0))
        series = _SERIES[name]
        labels.append(
            Label(PRODUCT, series.token, Phrase(series.label), at, logs[at], anchor, shift)
        )
    return tuple(labels)


def _cards(state: State) -> tuple[Card, ...]:
    count, value = count_of(state), gradient_of(state)
    kept = VANISHED <= value <= EXPLODED
    step = value ** (1.0 / count)
    counted, unit = (
        (phrase("さかのぼった時刻"), phrase("T"))
        if is_through_time(state)
        else (phrase("さかのぼった層"), phrase("n"))
    )
    each, short = (
        (phrase("1 時刻あたり"), phrase("1 時刻"))
        if is_through_time(state)
        else (phrase("1 層あたり"), phrase("1 層"))
    )
    whole = phrase("勾配の長さ") if is_real(state) else phrase("勾配（積）")
    return (
        Card("count", counted, unit, Phrase(str(count))),
        Card("each", each, short, phrase("× {step}", step=number(step, 3))),
        Card(
            "gradient",
            whole,
            phrase("勾配"),
            Phrase(_written(value)),
            token=INK if kept else "bad",
        ),
    )


def _parameters(state: State) -> tuple[str, ...]:
    """Left and Right move the point along its axis, Up and Down the weight along its own."""
    if is_through_time(state):
        return ("steps", "w")
    return ("depth", "model", "init") if is_real(state) else ("depth", "w", "model")


def _caption(state: State) -> Phrase:
    value, is_tanh = gradient_of(state), state.active == "tanh"
    if is_real(state):
        return phrase(
            "{name} ＋ {init}：初期化しだいで、勾配の残り方は大きく変わる。",
            name=_SERIES[state.active].label,
            init=init_of(state),
        )
    if is_tanh and state.values["w"] > 1.0:
        return phrase("tanh は |w| を大きくしても、飽和して f′ が縮む。")
    if value > EXPLODED:
        return phrase("1 より大きい倍率を掛け続けると、勾配は爆発する。")
    if value < VANISHED:
        return phrase("1 より小さい倍率を掛け続けると、勾配は消える。")
    return phrase("同じような倍率が何度も掛かる。1 から少し外れるだけで大差になる。")


def _description(state: State) -> Phrase:
    places = {
        "name": _SERIES[state.active].label,
        "count": str(count_of(state)),
        "unit": "時刻" if is_through_time(state) else "層",
        "value": _written(gradient_of(state)),
        "w": number(state.values["w"], 2),
        "init": init_of(state),
    }
    if is_real(state):
        template = (
            "{name}、本物の層、初期化 {init}。{count} {unit}さかのぼると、勾配の長さは {value} 倍。"
        )
    else:
        template = "{name}、重みの大きさ {w}。{count} {unit}さかのぼると、勾配は {value} 倍。"
    return phrase(template, **places)


CHAIN = Demo(
    name="chain",
    title="勾配の連鎖",
    model="1 本の道は h = f(w·h)、h₀ = 1。本物の層は幅 64・50 層・乱数 1 組",
    parameters=(W, DEPTH, TIME, MODEL, INIT, KIND),
    series=SERIES,
    goals=GOALS,
    presets=PRESETS,
    draw=draw,
)
