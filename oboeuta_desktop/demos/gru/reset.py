"""Answers one question: what does the reset gate let into the candidate (B13)?

Above, what the candidate is made of, as bars; below, the candidate against the past hidden state.
With r = 0 that curve is level: the candidate does not know the past.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.gru.goals import after_reset, candidate_of, keep_of
from oboeuta_desktop.demos.gru.model import (
    PAST_WEIGHT,
    RESET_INPUT,
    candidate,
    mix,
    new_part,
    past_part,
    past_share,
)
from oboeuta_desktop.demos.numbers import MINUS, number
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

PARTS, PAST = "parts", "past"
_PARTS_X = (-1.9, 2.3)
_ROWS = (2.45, 1.45, 0.45)
"""The middles of the three bars: from the input, from the past, the candidate."""
_HALF = 0.3
_SMALLEST_PAST = 0.2
"""With a smaller h the end of the bar moves too little to be a handle for r."""
_GRID = np.linspace(-1.0, 1.0, 81)
_PANELS = (
    Panel(PARTS, "候補 n の材料", _PARTS_X, (0, 3.6), (), (), 1.0, is_diagram=True),
    Panel(
        PAST,
        "前の隠れ状態 h（横）を変えると",
        (-1.1, 1.3),
        (-1.2, 1.35),
        tuple((x, f"{x:g}".replace("-", MINUS)) for x in (-1.0, -0.5, 0.0, 0.5, 1.0)),
        tuple((y, f"{y:g}".replace("-", MINUS)) for y in (-1.0, 0.0, 1.0)),
        1.35,
    ),
)


def draw_reset(state: State) -> Picture:
    """The material of the candidate, and the candidate for every past."""
    r, h = state.values["r"], state.values["h"]
    n, after, keep = candidate_of(state), after_reset(state), keep_of(state)
    share = past_share(RESET_INPUT, h, r)
    return Picture(
        panels=_PANELS,
        curves=(_all_past(), *_curves(r, keep)),
        dots=(Dot(PAST, "hidden", h, after, is_filled=True),),
        handles=_handles(h, r, n),
        segments=(Segment(PARTS, QUIET, (0.0, 0.0), (0.0, 3.0), 1.5),),
        zones=(),
        labels=(*_part_labels(h, r), *_curve_labels(r, keep)),
        cards=(
            Card(
                "candidate", phrase("候補 n"), phrase("n"), Phrase(number(n, 2)), None, "candidate"
            ),
            Card(
                "share",
                phrase("材料のうち過去の分"),
                phrase("過去"),
                phrase("{share} %", share=number(100 * share, 0)),
            ),
            Card(
                "after",
                phrase("新しい h"),
                phrase("新 h"),
                Phrase(number(after, 2)),
                None,
                "hidden",
            ),
        ),
        parameters=("r", "h"),
        caption=_caption(r),
        description=phrase(
            "リセットゲート r は {r}、前の h は {h}。候補 n は {n}、材料のうち過去は {share} %、"
            "新しい h は {after}。",
            r=number(r, 2),
            h=number(h, 2),
            n=number(n, 2),
            share=number(100 * share, 0),
            after=number(after, 2),
        ),
        boxes=_boxes(h, r, n),
    )


@lru_cache(maxsize=1)
def _all_past() -> Curve:
    """The candidate of a plain RNN, r = 1."""
    return Curve(PAST, "all_past", "candidate", _GRID, _candidates(1.0), is_active=False)


@lru_cache(maxsize=128)
def _curves(r: float, keep: float) -> tuple[Curve, Curve]:
    n = _candidates(r)
    after = np.array([mix(h, new, keep) for h, new in zip(_GRID.tolist(), n.tolist(), strict=True)])
    return (
        Curve(PAST, "after", "hidden", _GRID, after, is_active=False),
        Curve(PAST, "candidate", "candidate", _GRID, n, is_active=True),
    )


def _candidates(r: float) -> Array:
    return np.array([candidate(RESET_INPUT, h, r) for h in _GRID.tolist()])


def _handles(h: float, r: float, n: float) -> tuple[Handle, ...]:
    point = Handle("past", PAST, "candidate", h, n, "h", "x", has_guide=False)
    if abs(h) < _SMALLEST_PAST:
        return (point,)
    # the end of the bar lies at W x + U r h, and a drag gives r back
    start, slope = new_part(RESET_INPUT), PAST_WEIGHT * h
    end = start + past_part(h, r)
    grip = Handle(
        "reset", PARTS, "reset", end, _ROWS[1], "r", "x", scale=1 / slope, offset=-start / slope
    )
    return (grip, point)


def _bar(row: int, first: float, last: float) -> tuple[tuple[float, float], tuple[float, float]]:
    x = (min(first, last), max(first, last))
    return x, (_ROWS[row] - _HALF, _ROWS[row] + _HALF)


def _boxes(h: float, r: float, n: float) -> tuple[Box, ...]:
    new, past = new_part(RESET_INPUT), past_part(h, r)
    return (
        Box(PARTS, "input", *_bar(0, 0.0, new), opacity=0.75, radius=3.0),
        # all that the past could add: what r = 1 lets in
        Box(
            PARTS,
            "hidden",
            *_bar(1, new, new + past_part(h, 1.0)),
            opacity=0.1,
            is_outlined=True,
            radius=3.0,
        ),
        Box(PARTS, "hidden", *_bar(1, new, new + past), opacity=0.75, radius=3.0),
        Box(PARTS, "candidate", *_bar(2, 0.0, n), opacity=0.85, radius=3.0),
    )


def _part_labels(h: float, r: float) -> tuple[Label, ...]:
    new, past = new_part(RESET_INPUT), past_part(h, r)
    left = _PARTS_X[0]
    names = (
        ("input", phrase("入力から W·x")),
        ("hidden", phrase("過去から U·(r·h)")),
        ("candidate", phrase("合計を tanh → n")),
    )
    values = (
        ("input", number(new, 2)),
        ("hidden", number(past, 2)),
        ("candidate", f"tanh({number(new + past, 2)})"),
    )
    right = _PARTS_X[1]
    return (
        *(
            Label(PARTS, token, words, left, y, (0.0, 0.5), (4.0, 0.0))
            for (token, words), y in zip(names, _ROWS, strict=True)
        ),
        *(
            Label(PARTS, token, Phrase(value), right, y, (1.0, 0.5), (-6.0, 0.0))
            for (token, value), y in zip(values, _ROWS, strict=True)
        ),
    )


def _curve_labels(r: float, keep: float) -> tuple[Label, ...]:
    n_start = candidate(RESET_INPUT, -1.0, r)
    after_middle = mix(0.0, candidate(RESET_INPUT, 0.0, r), keep)
    words = (
        phrase("候補 n は過去と無関係") if r == 0 else phrase("候補 n（r = {r}）", r=number(r, 2))
    )
    # below a nearly level curve, above a steep one: there the other curves leave room
    above, shift = (0.0, 14.0) if r < 0.3 else (1.0, -22.0)
    labels = [
        Label(PAST, "candidate", words, -1.0, n_start, (0.0, above), (0.0, shift)),
        Label(
            PAST,
            "hidden",
            phrase("新しい h（古い h を {keep} 残す）", keep=number(keep, 2)),
            0.0,
            after_middle,
            (0.0, 0.0),
            (8.0, 8.0),
        ),
    ]
    if r < 0.9:  # nearer, the two curves are one
        top = candidate(RESET_INPUT, 1.0, 1.0)
        labels.append(Label(PAST, QUIET, phrase("r = 1"), 1.0, top, (0.0, 0.5), (6.0, 0.0)))
    return tuple(labels)


def _caption(r: float) -> Phrase:
    if r == 0:
        return phrase("r = 0：候補は過去を見ない。古い h は z の割合で残る。")
    if r == 1:
        return phrase("r = 1：過去を全部使う。単純な RNN と同じ候補になる。")
    return phrase("r は、候補に過去を混ぜる割合。効くのは候補だけ。")
