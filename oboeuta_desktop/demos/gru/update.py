"""Answers one question: how does one update gate forget and write at once (B14)?

A cross-fader between the old h and the candidate: two bands of one total width. Below, where h goes
when the same candidate comes again and again.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.gru.goals import CONVENTIONS, keep_of, mixed
from oboeuta_desktop.demos.gru.model import FADER, KEEPS, kept_after, path_to
from oboeuta_desktop.demos.numbers import MINUS, number
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

BANDS, PATH = "bands", "path"
STEPS = 8
LEFT, RIGHT = 2.6, 7.4
"""The ends of the fader's track; at the right end everything old is kept."""
TRACK = 2.3
_TOP, _LOW, _WIDTH = 8.6, 4.5, 3.6
"""The upper edge of the old band, the lower edge of the new one, and the width of both together."""
_SOURCE, _RESULT = (2.6, 6.3), (6.9, 7.8)
_RESULT_LOW = (_TOP + _LOW - _WIDTH) / 2
_PANELS = (
    Panel(BANDS, "更新ゲート z：1 本のフェーダー", (0, 10), (0, 10), (), (), 1.75, is_diagram=True),
    Panel(
        PATH,
        "同じ候補が続くと、h は",
        (-0.3, STEPS + 1.3),
        (-0.75, 1.15),
        tuple((float(t), str(t)) for t in range(STEPS + 1)),
        tuple((y, f"{y:g}".replace("-", MINUS)) for y in (FADER.new, 0.0, FADER.old)),
        1.0,
    ),
)
_TIMES = np.arange(STEPS + 1.0)
_FORMULAS = (
    "h = z × 古い h + (1 − z) × n（Cho・PyTorch）",
    "h = (1 − z) × 古い h + z × n（Chung）",
)


def draw_update(state: State) -> Picture:
    """The fader with its two bands, and the way of h."""
    z, convention, keep, h = (
        state.values["z"],
        round(state.values["convention"]),
        keep_of(state),
        mixed(state, FADER),
    )
    kept, written = number(keep, 2), number(1.0 - keep, 2)
    return Picture(
        panels=_PANELS,
        curves=_curves(keep),
        dots=(Dot(PATH, "hidden", 1.0, h, is_filled=True),),
        handles=(_handle(keep, convention),),
        segments=_segments(),
        zones=(),
        labels=(*_band_labels(keep, h), *_track_labels(convention), *_path_labels(keep)),
        cards=(
            Card("keep", phrase("残す割合"), phrase("残す"), Phrase(kept), None, "hidden"),
            Card(
                "write", phrase("入れる割合"), phrase("入れる"), Phrase(written), None, "candidate"
            ),
            Card("h", phrase("新しい h"), phrase("h"), Phrase(number(h, 2))),
        ),
        parameters=("z", "convention"),
        caption=_caption(keep, convention),
        description=phrase(
            "z は {z}、流儀は「{role}」。残す割合 {kept}、入れる割合 {written}、足して 1。"
            "新しい h は {h}。",
            z=number(z, 2),
            role=CONVENTIONS[convention],
            kept=kept,
            written=written,
            h=number(h, 2),
        ),
        boxes=_boxes(keep),
    )


@lru_cache(maxsize=128)
def _curves(keep: float) -> tuple[Curve, ...]:
    return (Curve(PATH, "h", "hidden", _TIMES, path_to(FADER, keep, STEPS), is_active=True),)


def _handle(keep: float, convention: int) -> Handle:
    # the knob lies at the share that is kept; the convention decides which z that is
    length = RIGHT - LEFT
    scale, offset = 1 / length, -LEFT / length
    if convention != KEEPS:
        scale, offset = -scale, 1.0 - offset
    x = LEFT + length * keep
    return Handle("fader", BANDS, "update_gate", x, TRACK, "z", "x", scale=scale, offset=offset)


def _boxes(keep: float) -> tuple[Box, ...]:
    old, new = _WIDTH * keep, _WIDTH * (1.0 - keep)
    bands = (
        ("hidden", (_TOP - old, _TOP), (_RESULT_LOW + new, _RESULT_LOW + _WIDTH)),
        ("candidate", (_LOW, _LOW + new), (_RESULT_LOW, _RESULT_LOW + new)),
    )
    boxes = [
        Box(BANDS, token, x, y, opacity=0.55)
        for token, source, result in bands
        for x, y in ((_SOURCE, source), (_RESULT, result))
        if y[1] > y[0]
    ]
    outline = Box(
        BANDS,
        "ink2",
        _RESULT,
        (_RESULT_LOW, _RESULT_LOW + _WIDTH),
        opacity=0.0,
        is_outlined=True,
    )
    return (*boxes, outline)


@lru_cache(maxsize=1)
def _segments() -> tuple[Segment, ...]:
    middle = (_TOP + _LOW) / 2
    return (
        Segment(BANDS, QUIET, (LEFT, RIGHT), (TRACK, TRACK), 4.0),
        Segment(BANDS, QUIET, (6.35, 6.85), (_TOP - 1.0, middle + 0.4), 1.5, is_arrow=True),
        Segment(BANDS, QUIET, (6.35, 6.85), (_LOW + 1.0, middle - 0.4), 1.5, is_arrow=True),
        Segment(
            PATH, "candidate", (-0.3, STEPS + 0.3), (FADER.new, FADER.new), 1.5, is_dashed=True
        ),
    )


def _band_labels(keep: float, h: float) -> tuple[Label, ...]:
    middle = (_TOP + _LOW) / 2
    sources = (
        ("hidden", phrase("古い h {value}", value=number(FADER.old, 2)), _TOP - 0.9),
        ("candidate", phrase("候補 n {value}", value=number(FADER.new, 2)), _LOW + 0.9),
    )
    bands = (
        (phrase("残す {keep}（f の役）", keep=number(keep, 2)), _TOP, 0.0, 3.0),
        (phrase("入れる {write}（i の役）", write=number(1.0 - keep, 2)), _LOW, 1.0, -3.0),
    )
    return (
        *(Label(BANDS, token, words, 0.0, y, (0.0, 0.5)) for token, words, y in sources),
        *(
            Label(BANDS, INK, words, _SOURCE[0], y, (0.0, anchor), (3.0, shift))
            for words, y, anchor, shift in bands
        ),
        Label(BANDS, INK, phrase("新しい h"), _RESULT[1], middle, (0.0, 1.0), (6.0, 0.0)),
        Label(BANDS, INK, Phrase(number(h, 2)), _RESULT[1], middle, (0.0, 0.0), (6.0, 0.0)),
    )


def _track_labels(convention: int) -> tuple[Label, ...]:
    """The ends of the fader, and z's scale, whose direction is the convention's."""
    ends = ("0", "1") if convention == KEEPS else ("1", "0")
    return (
        Label(BANDS, "candidate", phrase("全部入れ替え"), LEFT, TRACK, (1.0, 0.5), (-16.0, 0.0)),
        Label(BANDS, "hidden", phrase("全部残す"), RIGHT, TRACK, (0.0, 0.5), (16.0, 0.0)),
        Label(
            BANDS,
            "update_gate",
            phrase("z = {z}", z=ends[0]),
            LEFT,
            TRACK,
            (0.5, 1.0),
            (0.0, -12.0),
        ),
        Label(
            BANDS,
            "update_gate",
            phrase("z = {z}", z=ends[1]),
            RIGHT,
            TRACK,
            (0.5, 1.0),
            (0.0, -12.0),
        ),
        Label(BANDS, QUIET, Phrase(_FORMULAS[convention]), 5.0, 0.0, (0.5, 1.0), (0.0, 0.0)),
    )


def _path_labels(keep: float) -> tuple[Label, ...]:
    return (
        Label(PATH, "candidate", phrase("候補 n"), STEPS + 1.3, FADER.new, (1.0, 0.0), (-4.0, 3.0)),
        Label(
            PATH,
            "hidden",
            phrase(
                "古い h は {steps} 回後に {kept} %",
                steps=str(STEPS),
                kept=number(100 * kept_after(keep, STEPS), 0),
            ),
            STEPS + 1.3,
            1.15,
            (1.0, 0.0),
            (-4.0, -8.0),
        ),
    )


def _caption(keep: float, convention: int) -> Phrase:
    if keep == 1:
        return phrase("全部残すと、新しい値は入らない。足すといつも 1。")
    if keep == 0:
        return phrase("全部入れ替えると、古い h は一度で消える。")
    if convention == KEEPS:
        return phrase("z を動かすと、残す帯と入れる帯が同時に変わる。足すといつも 1。")
    return phrase("目盛の向きだけが逆。残す割合が同じなら、新しい h も同じ。")
