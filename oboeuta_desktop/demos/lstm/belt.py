"""Answers one question: how is the constant error carousel shown, a belt that multiplies by w?

Above, the belt: each tile is w times the one before, and the second tile's top is w itself. Below,
how memory and gradient stand after up to fifty steps. Lesson B4.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.lstm.goals import LONG
from oboeuta_desktop.demos.lstm.model import STEPS, carried
from oboeuta_desktop.demos.lstm.score import time_of
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

BELT, LONG_RUN = "belt", "long_run"
EDGE = (-0.7, STEPS + 0.7)
TALLEST = 1.6
"""A tile that would be higher is cut here."""
TOP = 2.1
"""The plot's upper end; what explodes leaves it there."""
OUT = 1.5
"""A share above this is told here instead of where it is: at the top its words have no room."""
BELT_Y = -0.14
_BELT_PANEL = Panel(
    BELT,
    "CEC：1 歩ごとに w 倍して運ぶ",
    EDGE,
    (-0.36, TALLEST + 0.42),
    (),
    (),
    1.0,
    is_diagram=True,
)
_LONG_PANEL = Panel(
    LONG_RUN,
    "残る記憶・残る勾配　wⁿ　（横軸 n 歩）",
    (-1.0, LONG + 1.5),
    (-0.1, TOP),
    tuple((float(n), str(n)) for n in range(0, LONG + 1, 10)),
    ((0.0, "0"), (0.5, "0.5"), (1.0, "1"), (1.5, "1.5")),
    1.1,
)
_FAR = np.arange(LONG + 1, dtype=np.float64)


def draw_belt(state: State) -> Picture:
    """All that the lesson on the CEC shows for ``state``."""
    w, t = state.values["w"], time_of(state)
    shares = carried(w, LONG)
    return Picture(
        panels=(_BELT_PANEL, _LONG_PANEL),
        curves=(_curve(w),),
        dots=_dots(shares, t),
        handles=(
            Handle("playhead", BELT, INK, t, BELT_Y, "t", "x"),
            Handle("weight", BELT, "cec", 1.0, w, "w", "y"),
        ),
        segments=_ONES,
        zones=(),
        labels=_labels(w, t, shares),
        cards=_cards(w, t, shares),
        parameters=("t", "w"),
        caption=_caption(w, shares),
        description=phrase(
            "自己ループの重み w は {w}。{t} 歩後に残る記憶と勾配は {now}、"
            "{long} 歩後に残るのは {far}。",
            w=number(w, 2),
            t=str(t),
            now=_share(float(shares[t])),
            long=str(LONG),
            far=_share(float(shares[LONG])),
        ),
        boxes=_tiles(shares, t),
    )


_ONES = (
    Segment(BELT, QUIET, (EDGE[0], EDGE[1]), (1.0, 1.0), 1.0, is_dashed=True),
    Segment(LONG_RUN, QUIET, (0.0, LONG), (1.0, 1.0), 1.0, is_dashed=True),
)


@lru_cache(maxsize=64)
def _curve(w: float) -> Curve:
    # above the panel its height no longer matters
    shares = np.minimum(carried(w, LONG), 4 * TOP)
    return Curve(LONG_RUN, "unit", "cec", _FAR, shares, is_active=True)


def _share(share: float) -> str:
    """What is left, with three digits after the point while it is small."""
    return number(share, 3 if share < 10 else 1)


def _tiles(shares: np.ndarray, t: int) -> tuple[Box, ...]:
    """The belt and its tiles; those beyond t are still to come."""
    belt = Box(BELT, "ctl", (EDGE[0] + 0.1, EDGE[1] - 0.1), (BELT_Y, BELT_Y + 0.1), 0.7, radius=5.0)
    tiles = (
        Box(
            BELT,
            "cec" if share <= TALLEST else "bad",
            (n - 0.4, n + 0.4),
            (0.0, min(TALLEST, share)),
            0.85 if n <= t else 0.3,
            radius=3.0,
        )
        for n, share in enumerate(shares[: STEPS + 1].tolist())
    )
    return (belt, *tiles)


def _dots(shares: np.ndarray, t: int) -> tuple[Dot, ...]:
    return tuple(
        Dot(LONG_RUN, "cec", n, float(shares[n]), is_filled=True)
        for n in (t, LONG)
        if shares[n] < TOP
    )


def _labels(w: float, t: int, shares: np.ndarray) -> tuple[Label, ...]:
    words = phrase("w = {w}", w=number(w, 2))
    labels = [Label(BELT, "cec", words, 1.0, w, (0.0, 1.0), (14.0, -6.0), follows=True)]
    for n, side in ((t, 0.5), (LONG, 1.0)):
        share = float(shares[n])
        words = phrase("{n} 歩後 {left}", n=str(n), left=_share(share))
        if share < OUT:
            labels.append(Label(LONG_RUN, "cec", words, n, share, (side, 1.0), (0.0, -6.0)))
        else:
            words = phrase("{n} 歩後 {left} ↑", n=str(n), left=_share(share))
            labels.append(Label(LONG_RUN, "bad", words, n, OUT, (side, 0.5)))
    return tuple(labels)


def _cards(w: float, t: int, shares: np.ndarray) -> tuple[Card, ...]:
    now, far = (_share(float(shares[n])) for n in (t, LONG))
    token = INK if w == 1 else "bad"
    return (
        Card("now", phrase("{t} 歩後の記憶", t=str(t)), phrase("記憶"), Phrase(now), None, "cec"),
        Card(
            "far",
            phrase("{n} 歩後の勾配", n=str(LONG)),
            phrase("勾配"),
            Phrase(far),
            None,
            token,
        ),
        Card("w", phrase("自己ループの重み"), phrase("w"), Phrase(number(w, 2))),
    )


def _caption(w: float, shares: np.ndarray) -> Phrase:
    if w == 1:
        return phrase("重みがちょうど 1 なら、何歩たどっても記憶も勾配も 1 のまま")
    far = _share(float(shares[LONG]))
    if w < 1:
        return phrase("1 より小さいと漏れる：{w} を 50 回掛けると {far}", w=number(w, 2), far=far)
    return phrase("1 より大きいと爆発：{w} を 50 回掛けると {far}", w=number(w, 2), far=far)
