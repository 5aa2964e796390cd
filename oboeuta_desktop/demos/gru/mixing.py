"""Answers one question: what does h become when z mixes -1 and 1 (B15)?

A straight line, since h is a weighted mean. The other convention is the same line mirrored. Below,
the calculation with its numbers.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.gru.goals import keep_of, mixed
from oboeuta_desktop.demos.gru.model import EXAM, KEEPS, WRITES, keep_share, mix
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
    phrase,
)

LINE, SUM = "line", "sum"
_PANELS = (
    Panel(
        LINE,
        "新しい h（縦）と z（横）",
        (-0.06, 1.06),
        (-1.35, 1.5),
        tuple((x, f"{x:g}") for x in (0.0, 0.25, 0.5, 0.75, 1.0)),
        tuple((y, f"{y:g}".replace("-", MINUS)) for y in (-1.0, -0.5, 0.0, 0.5, 1.0)),
        1.9,
    ),
    Panel(SUM, "計算", (0, 10), (0, 3), (), (), 1.0, is_diagram=True),
)
_ENDS = np.array([0.0, 1.0])
_TILES = ((0.0, 1.55), (2.0, 3.55), (4.2, 5.75), (6.2, 7.75), (8.4, 10.0))
_SIGNS = ("×", "+", "×", "=")


def draw_mixing(state: State) -> Picture:
    """The line of h over z, and the calculation."""
    z, convention = state.values["z"], round(state.values["convention"])
    h, keep = mixed(state, EXAM), keep_of(state)
    return Picture(
        panels=_PANELS,
        curves=(_line(1 - convention, is_active=False), _line(convention, is_active=True)),
        dots=(),
        handles=(Handle("point", LINE, "update_gate", z, h, "z", "x", has_guide=False),),
        segments=_ends(),
        zones=(),
        labels=(*_line_labels(z, h, convention), *_sum_labels(convention)),
        cards=(
            Card(
                "keep",
                phrase("古い h の割合"),
                phrase("古い"),
                Phrase(number(keep, 2)),
                None,
                "hidden",
            ),
            Card(
                "write",
                phrase("候補 n の割合"),
                phrase("候補"),
                Phrase(number(1.0 - keep, 2)),
                None,
                "candidate",
            ),
            Card("h", phrase("新しい h"), phrase("h"), Phrase(number(h, 2))),
        ),
        parameters=("z", "convention"),
        caption=_caption(convention),
        description=phrase(
            "z は {z}。{formula}。古い h は {old}、候補 n は {new}、新しい h は {h}。",
            z=number(z, 2),
            formula=_FORMULAS[convention],
            old=number(EXAM.old, 0),
            new=number(EXAM.new, 0),
            h=number(h, 2),
        ),
        boxes=_tiles(keep, h),
    )


_FORMULAS = ("h = z × 古い h + (1 − z) × n", "h = (1 − z) × 古い h + z × n")
_NAMES = (("z", "古い h", "1 − z", "n", "新しい h"), ("1 − z", "古い h", "z", "n", "新しい h"))
_TOKENS = ("update_gate", "hidden", "update_gate", "candidate", "ink2")


@lru_cache(maxsize=4)
def _line(convention: int, *, is_active: bool) -> Curve:
    values = np.array([_h_at(z, convention) for z in _ENDS.tolist()])
    return Curve(LINE, f"convention{convention}", "update_gate", _ENDS, values, is_active)


def _h_at(z: float, convention: int) -> float:
    return mix(EXAM.old, EXAM.new, keep_share(z, convention))


@lru_cache(maxsize=1)
def _ends() -> tuple[Segment, ...]:
    """The two values between which h goes."""
    return tuple(
        Segment(LINE, token, (-0.06, 1.06), (y, y), 1.5, is_dashed=True)
        for token, y in (("hidden", EXAM.old), ("candidate", EXAM.new))
    )


def _line_labels(z: float, h: float, convention: int) -> tuple[Label, ...]:
    other = 1 - convention
    place = 0.2 if convention == KEEPS else 0.8
    return (
        Label(
            LINE,
            "hidden",
            phrase("古い h = {old}", old=number(EXAM.old, 0)),
            0.5,
            EXAM.old,
            (0.5, 0.0),
            (0.0, 3.0),
        ),
        Label(
            LINE,
            "candidate",
            phrase("候補 n = {new}", new=number(EXAM.new, 0)),
            0.5,
            EXAM.new,
            (0.5, 1.0),
            (0.0, -3.0),
        ),
        Label(
            LINE,
            INK,
            phrase("h = {h}", h=number(h, 2)),
            z,
            h,
            (0.5, 1.0),
            (0.0, -16.0),
            follows=True,
        ),
        Label(LINE, QUIET, phrase("逆の流儀"), place, _h_at(place, other), (0.5, 0.0), (0.0, 12.0)),
    )


def _tiles(keep: float, h: float) -> tuple[Box, ...]:
    values = (keep, EXAM.old, 1.0 - keep, EXAM.new, h)
    return tuple(
        Box(
            SUM,
            token,
            x,
            (0.25, 1.35),
            opacity=0.22,
            is_outlined=True,
            radius=6.0,
            words=Phrase(number(value, 2)),
        )
        for token, x, value in zip(_TOKENS, _TILES, values, strict=True)
    )


def _sum_labels(convention: int) -> tuple[Label, ...]:
    names = tuple(
        Label(SUM, token, Phrase(name), sum(x) / 2, 1.4, (0.5, 1.0), (0.0, -2.0))
        for token, name, x in zip(_TOKENS, _NAMES[convention], _TILES, strict=True)
    )
    signs = tuple(
        Label(SUM, QUIET, Phrase(sign), (left[1] + right[0]) / 2, 0.8, (0.5, 0.5))
        for sign, left, right in zip(_SIGNS, _TILES[:-1], _TILES[1:], strict=True)
    )
    return (*names, *signs)


def _caption(convention: int) -> Phrase:
    if convention == WRITES:
        return phrase("この式では z が大きいほど新しい値に近い。見るのは式。")
    return phrase("この式では z が大きいほど古い値に近い。動きは直線。")
