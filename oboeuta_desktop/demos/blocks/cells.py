"""Answers one question: which parts of an LSTM and of a GRU correspond (B16)?

Both cells side by side, between them the table; the chosen row lights its parts in both. Below,
the memory that both keep when the gates are tied by role: f = z, i = 1 - z, o = 1.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from oboeuta_desktop.demos.blocks.goals import ROLES, STATES, STEPS, kept_of
from oboeuta_desktop.demos.blocks.model import (
    GRU_GATES,
    GRU_SETS,
    GRU_STATES,
    LSTM_GATES,
    LSTM_SETS,
    LSTM_STATES,
    kept_by_gru,
    kept_by_lstm,
)
from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.gru.model import KEEPS
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
    listed,
    phrase,
)

CELLS, KEPT = "cells", "kept"
ROW_NAMES = ("ゲート", "重みの組", "渡す状態", "役割")
_LIT = (
    (LSTM_GATES, GRU_GATES),
    (LSTM_SETS, GRU_SETS),
    (LSTM_STATES, GRU_STATES),
    (("f", "i"), ("z",)),
)
"""What each row lights, in the LSTM and in the GRU."""
_TOKENS = {
    "f": "forget",
    "i": "input",
    "o": "output",
    "g": "candidate",
    "c": "cec",
    "h": "hidden",
    "r": "reset",
    "z": "update_gate",
    "n": "candidate",
}
_LSTM_PLACES = {"f": 0.3, "i": 2.0, "g": 3.7, "o": 5.4}
_GRU_PLACES = {"r": 13.9, "z": 15.7, "n": 17.5}
_WIDE, _LOW, _HIGH = 1.4, 4.3, 6.3
_MEMORY_Y, _HIDDEN_Y, _LINK_Y = 8.0, 1.3, 2.8
_LSTM_X, _GRU_X, _TABLE_X = (0.0, 6.9), (13.4, 19.4), (7.5, 12.9)
_ROW_TOP, _ROW_HIGH, _ROW_PITCH = 8.7, 1.25, 1.42
_BRIGHT, _DIM = 0.5, 0.07
_PANELS = (
    Panel(CELLS, "", (0, 20), (0, 10), (), (), 2.0, is_diagram=True),
    Panel(
        KEPT,
        "残る記憶（z = f、i = 1 − f、o = 1）",
        (-0.3, STEPS + 0.4),
        (-0.08, 1.5),
        tuple((float(t), str(t)) for t in range(0, STEPS + 1, 2)),
        ((0, "0"), (0.5, "0.5"), (1, "1")),
        1.15,
    ),
)
_TIMES = np.arange(STEPS + 1.0)


def draw_cells(state: State) -> Picture:
    """Both cells with the lit row, and what they keep."""
    row, f = round(state.values["row"]), state.values["f"]
    lstm, gru = kept_of(state)
    first, second = _LIT[row]
    return Picture(
        panels=_PANELS,
        curves=(_lstm_curve(f),),
        dots=_gru_dots(f),
        handles=(Handle("f", KEPT, "forget", 1.0, float(_lstm_curve(f).y[1]), "f", "y"),),
        segments=(*_lanes(row), *_wires(), *_links(row)),
        zones=(),
        labels=(*_names(row), *_kept_labels(f)),
        cards=(
            Card(
                "lstm",
                phrase("LSTM：c に残る"),
                phrase("LSTM"),
                phrase("{kept} %", kept=number(100 * lstm, 1)),
                None,
                "cec",
            ),
            Card(
                "gru",
                phrase("GRU：h に残る"),
                phrase("GRU"),
                phrase("{kept} %", kept=number(100 * gru, 1)),
                None,
                "hidden",
            ),
            Card("difference", phrase("差"), phrase("差"), Phrase(number(abs(lstm - gru), 2))),
        ),
        parameters=("row", "f"),
        caption=_caption(row),
        description=phrase(
            "{row}：LSTM は {first}、GRU は {second}。f = z = {f} なら、{steps} 時刻後に "
            "LSTM の c は {lstm} %、GRU の h は {gru} % 残る。",
            row=ROW_NAMES[row],
            first=listed(first),
            second=listed(second),
            f=number(f, 2),
            steps=str(STEPS),
            lstm=number(100 * lstm, 1),
            gru=number(100 * gru, 1),
        ),
        boxes=_boxes(row),
    )


def row_words(row: int) -> Phrase:
    """What the table says in that row; the numbers count the lit parts."""
    first, second = _LIT[row]
    if row == ROLES:
        return phrase("役割　{first} → {second}", first=listed(first), second=second[0])
    places = {"name": ROW_NAMES[row], "first": str(len(first)), "second": str(len(second))}
    return phrase("{name}　{first} : {second}", **places)


@lru_cache(maxsize=8)
def _boxes(row: int) -> tuple[Box, ...]:
    boxes: list[Box] = []
    for places, lit in zip((_LSTM_PLACES, _GRU_PLACES), _LIT[row], strict=True):
        for name, left in places.items():
            is_lit = name in lit and row != STATES
            boxes.append(
                Box(
                    CELLS,
                    _TOKENS[name],
                    (left, left + _WIDE),
                    (_LOW, _HIGH),
                    opacity=_BRIGHT if is_lit else _DIM,
                    is_outlined=True,
                    radius=6.0,
                    words=Phrase(name),
                    words_token=INK if is_lit else "ink3",
                )
            )
    for place in range(len(ROW_NAMES)):
        top = _ROW_TOP - place * _ROW_PITCH
        boxes.append(
            Box(
                CELLS,
                "accent",
                _TABLE_X,
                (top - _ROW_HIGH, top),
                opacity=0.22 if place == row else 0.0,
                is_outlined=place == row,
                radius=6.0,
                words=row_words(place),
                words_token=INK if place == row else QUIET,
            )
        )
    return tuple(boxes)


@lru_cache(maxsize=8)
def _lanes(row: int) -> tuple[Segment, ...]:
    """The states on their way to the next step."""
    lanes = (
        ("c", _LSTM_X, _MEMORY_Y, 0),
        ("h", _LSTM_X, _HIDDEN_Y, 0),
        ("h", _GRU_X, _MEMORY_Y, 1),
    )
    return tuple(
        Segment(
            CELLS,
            _TOKENS[name],
            x,
            (y, y),
            5.0 if row == STATES and name in _LIT[row][cell] else 2.5,
            is_arrow=True,
            opacity=1.0 if row == STATES else 0.35,
        )
        for name, x, y, cell in lanes
    )


@lru_cache(maxsize=1)
def _wires() -> tuple[Segment, ...]:
    """Who acts on what: f, i and g on c, o from c to h; z and n on h, r on n."""
    half = _WIDE / 2
    ups = [_LSTM_PLACES[name] + half for name in ("f", "i", "g")]
    ups += [_GRU_PLACES[name] + half for name in ("z", "n")]
    read, low = _LSTM_PLACES["o"] + half, _LOW - 0.6
    reset, new = _GRU_PLACES["r"] + half, _GRU_PLACES["n"] + half
    arrows = [((x, x), (_HIGH, _MEMORY_Y - 0.25)) for x in ups]
    arrows += [((read, read), (_LOW, _HIDDEN_Y + 0.25)), ((new, new), (low, _LOW))]
    plain = [
        ((read, read), (_MEMORY_Y, _HIGH)),
        ((reset, reset), (_LOW, low)),
        ((reset, new), (low, low)),
    ]
    return tuple(
        Segment(CELLS, QUIET, x, y, 1.5, is_arrow=is_arrow, opacity=0.6)
        for wires, is_arrow in ((arrows, True), (plain, False))
        for x, y in wires
    )


def _links(row: int) -> tuple[Segment, ...]:
    """In the row of roles, f and i are tied to z."""
    if row != ROLES:
        return ()
    half = _WIDE / 2
    end = _GRU_PLACES["z"] + half
    starts = [_LSTM_PLACES[name] + half for name in _LIT[row][0]]
    downs = [Segment(CELLS, "accent", (x, x), (_LOW, _LINK_Y), 2.5) for x in starts]
    return (
        *downs,
        Segment(CELLS, "accent", (min(starts), end), (_LINK_Y, _LINK_Y), 2.5),
        Segment(CELLS, "accent", (end, end), (_LINK_Y, _LOW), 2.5, is_arrow=True),
    )


def _names(row: int) -> tuple[Label, ...]:
    state = INK if row == STATES else QUIET
    labels = [
        Label(CELLS, INK, phrase("LSTM"), sum(_LSTM_X) / 2, 10.0, (0.5, 0.0), (0.0, -9.0)),
        Label(CELLS, INK, phrase("GRU"), sum(_GRU_X) / 2, 10.0, (0.5, 0.0), (0.0, -9.0)),
        Label(CELLS, state, phrase("c"), _LSTM_X[0], _MEMORY_Y, (0.0, 1.0), (12.0, -2.0)),
        Label(CELLS, state, phrase("h"), _LSTM_X[0], _HIDDEN_Y, (0.0, 0.0), (12.0, 2.0)),
        Label(CELLS, state, phrase("h"), _GRU_X[0], _MEMORY_Y, (0.0, 1.0), (0.0, -2.0)),
    ]
    if row == STATES:
        words = phrase("道は h の 1 本だけ")
        labels.append(Label(CELLS, "hidden", words, sum(_GRU_X) / 2, _HIDDEN_Y, (0.5, 0.5)))
    if row == ROLES:
        words = phrase("残す f → z　入れる i → 1 − z")
        labels.append(Label(CELLS, "accent", words, 10.2, _LINK_Y, (0.5, 0.0), (0.0, 4.0)))
    return tuple(labels)


@lru_cache(maxsize=128)
def _lstm_curve(f: float) -> Curve:
    return Curve(KEPT, "lstm", "cec", _TIMES, kept_by_lstm(f, STEPS), is_active=True)


@lru_cache(maxsize=128)
def _gru_dots(f: float) -> tuple[Dot, ...]:
    lane = kept_by_gru(f, KEEPS, STEPS)
    return tuple(
        Dot(KEPT, "hidden", float(t), float(h), is_filled=True)
        for t, h in enumerate(lane)
        if t != 1  # the handle is there
    )


def _kept_labels(f: float) -> tuple[Label, ...]:
    end, last = float(STEPS), float(_lstm_curve(f).y[-1])
    # each name where the curve's end leaves room
    first = (0.0, 7.0) if last > 0.8 else (1.0, -7.0 if last > 0.35 else -27.0)
    second = (1.0, -7.0) if last < 0.35 else (0.0, 7.0 if last < 0.8 else 27.0)
    names = (
        ("cec", phrase("LSTM の c（線）"), first),
        ("hidden", phrase("GRU の h（点）"), second),
    )
    return (
        *(
            Label(KEPT, token, words, end, last, (1.0, anchor), (6.0, shift))
            for token, words, (anchor, shift) in names
        ),
        Label(
            KEPT,
            "forget",
            phrase("f = {f}", f=number(f, 2)),
            1.0,
            f,
            (0.0, 0.5),
            (16.0, -2.0),
            follows=True,
        ),
    )


_CAPTIONS = (
    "ゲートは LSTM が 3 つ、GRU が 2 つ。候補 g・n はゲートに数えない。",
    "重みの組は、ゲートに候補を足して 4 と 3。",
    "次へ渡すのは、LSTM が c と h、GRU は h だけ。",
    "入力ゲートと忘却ゲートの二役を、更新ゲート z が 1 つで受け持つ。",
)


def _caption(row: int) -> Phrase:
    return Phrase(_CAPTIONS[row])
