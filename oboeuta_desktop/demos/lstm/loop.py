"""Answers one question: what becomes of a memory whose loop goes through tanh?

Two belts with the same start: one only adds, the other has tanh in its loop. The way is shown up
to the step that is looked at. Lesson B5.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.lstm.goals import feed_of
from oboeuta_desktop.demos.lstm.model import STEPS, looped
from oboeuta_desktop.demos.lstm.score import time_of
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.demos.picture import (
    QUIET,
    Array,
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

LANES, WAY = "lanes", "way"
EDGE = (-0.7, STEPS + 0.7)
STRAIGHT_Y, SQUASHED_Y = 1.5, 0.12
"""Where the tiles of the two belts stand."""
TILE = 0.85
"""The height of the largest tile."""
_LANES_PANEL = Panel(LANES, "2 本のベルト", EDGE, (-0.05, 2.95), (), (), 1.0, is_diagram=True)
_TICKS = tuple((float(t), str(t)) for t in range(0, STEPS + 1, 5))
_TIMES = np.arange(STEPS + 1, dtype=np.float64)
_LABEL = "横軸は歩数"
_KEPT = Panel(WAY, _LABEL, EDGE, (-0.08, 1.4), _TICKS, ((0.0, "0"), (0.5, "0.5"), (1.0, "1")), 1.1)
_FED = Panel(
    WAY, _LABEL, EDGE, (-1.6, 23.0), _TICKS, tuple((float(c), str(c)) for c in (0, 5, 10, 20)), 1.1
)


def draw_loop(state: State) -> Picture:
    """All that the lesson on the loop shows for ``state``."""
    t = time_of(state)
    start, feed = feed_of(state)
    c, squashed = (looped(start, feed, squashed=on) for on in (False, True))
    h = float(np.tanh(c[t]))
    largest = max(1.0, float(c[STEPS]))
    panel = _FED if feed else _KEPT
    return Picture(
        panels=(_LANES_PANEL, panel),
        curves=_curves(start, feed, t),
        dots=(
            Dot(WAY, "tanh", t, float(squashed[t]), is_filled=True),
            Dot(WAY, "hidden", t, h, is_filled=True),
        ),
        handles=(Handle("playhead", WAY, "cec", t, float(c[t]), "t", "x", has_guide=True),),
        segments=tuple(
            Segment(LANES, QUIET, (-0.5, STEPS + 0.5), (y - 0.06, y - 0.06), 2.0, opacity=0.6)
            for y in (STRAIGHT_Y, SQUASHED_Y)
        ),
        zones=(),
        labels=(*_lane_labels(), *_way_labels(t, (float(c[t]), float(squashed[t]), h))),
        cards=_cards(t, float(c[t]), float(squashed[t]), h),
        parameters=("t", "feed"),
        caption=_caption(t, feed, float(squashed[t])),
        description=phrase(
            "{t} 歩後。何も挟まないベルトの c は {c}、輪に tanh を挟むと {squashed}、"
            "出力 h = tanh(c) は {h}。",
            t=str(t),
            c=number(float(c[t]), 2),
            squashed=number(float(squashed[t]), 3),
            h=_output(h, 3),
        ),
        boxes=(
            *_tiles("cec", STRAIGHT_Y, c[: t + 1] / largest),
            *_tiles("tanh", SQUASHED_Y, squashed[: t + 1] / largest),
        ),
    )


def _output(h: float, decimals: int) -> str:
    """h, which never reaches 1: it is not rounded up to it."""
    return "0.999…" if h > 1 - 0.5 * 10**-decimals else number(h, decimals)


def _tiles(token: str, bottom: float, shares: Array) -> tuple[Box, ...]:
    return tuple(
        Box(LANES, token, (n - 0.4, n + 0.4), (bottom, bottom + TILE * share), 0.85, radius=3.0)
        for n, share in enumerate(shares.tolist())
        if share > 0
    )


@lru_cache(maxsize=64)
def _curves(start: float, feed: float, t: int) -> tuple[Curve, ...]:
    times = _TIMES[: t + 1]
    c, squashed = (looped(start, feed, squashed=on)[: t + 1] for on in (False, True))
    ways = (("hidden", np.tanh(c)), ("tanh", squashed), ("cec", c))
    return tuple(Curve(WAY, "unit", token, times, y, is_active=True) for token, y in ways)


def _lane_labels() -> tuple[Label, ...]:
    right, above = EDGE[1] - 0.2, (0.0, -2.0)
    return (
        Label(
            LANES,
            "cec",
            phrase("c ← c ＋ 入力　（何も挟まない）"),
            right,
            STRAIGHT_Y + TILE,
            (1.0, 1.0),
            above,
        ),
        Label(
            LANES,
            "tanh",
            phrase("c ← tanh(c ＋ 入力)"),
            right,
            SQUASHED_Y + TILE,
            (1.0, 1.0),
            above,
        ),
    )


def _way_labels(t: int, ends: tuple[float, float, float]) -> tuple[Label, ...]:
    """Each curve is named at its end, on the side where there is room."""
    side = 1.0 if t > STEPS / 2 else 0.0
    shift = 16.0 * (1 - 2 * side)
    names = (
        ("cec", phrase("c {c}", c=number(ends[0], 2)), (side, 1.0), -6.0),
        ("tanh", phrase("tanh の輪 {c}", c=number(ends[1], 2)), (side, 0.0), 5.0),
        ("hidden", phrase("h = tanh(c) {h}", h=_output(ends[2], 2)), (side, 1.0), -5.0),
    )
    return tuple(
        Label(WAY, token, words, t, y, anchor, (shift, down))
        for (token, words, anchor, down), y in zip(names, ends, strict=True)
    )


def _cards(t: int, c: float, squashed: float, h: float) -> tuple[Card, ...]:
    return (
        Card(
            "straight",
            phrase("{t} 歩後の c", t=str(t)),
            phrase("c"),
            Phrase(number(c, 2)),
            None,
            "cec",
        ),
        Card(
            "squashed",
            phrase("輪に tanh なら"),
            phrase("tanh"),
            Phrase(number(squashed, 4)),
            None,
            "tanh",
        ),
        Card("h", phrase("出力 h = tanh(c)"), phrase("h"), Phrase(_output(h, 3)), None, "hidden"),
    )


def _caption(t: int, feed: float, squashed: float) -> Phrase:
    if feed:
        return phrase("c は足すたびに伸びて 1 を超える。−1〜1 に収まるのは出力 h の方")
    return phrase(
        "掛けて足すだけの c は減らない。tanh を挟むと {t} 歩で {c} に縮む",
        t=str(t),
        c=number(squashed, 2),
    )
