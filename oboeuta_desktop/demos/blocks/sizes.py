"""Answers one question: how do the weights of an LSTM and of a GRU look as areas (B11)?

One block is one set of weights: W of n_x columns, U of n_h columns and b of one column, all n_h
high. Its area is the number of its parameters; both rows have the same scale.
"""

from __future__ import annotations

from oboeuta_desktop.demos.blocks.goals import sizes_of
from oboeuta_desktop.demos.blocks.model import (
    GRU_SETS,
    LSTM_SETS,
    gru_size,
    lstm_size,
    set_size,
)
from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.demos.picture import (
    INK,
    QUIET,
    Box,
    Card,
    Handle,
    Label,
    Panel,
    Phrase,
    Picture,
    phrase,
)

LSTM, GRU = "lstm", "gru"
SMALLEST, STEP = 8.0, 8.0
LARGEST_X, LARGEST_H = 96.0, 160.0
"""The ranges of n_x and n_h."""
_LEFT, _FLOOR, _SLOT = 10.0, 42.0, LARGEST_X + LARGEST_H + 16.0
"""Where the first block stands, the height of the ground, and the width of a place."""
_X, _Y = (0.0, _LEFT + 4 * _SLOT), (0.0, _FLOOR + LARGEST_H + 44.0)
_PANELS = (
    Panel(LSTM, "LSTM：4 組", _X, _Y, (), (), 1.0, is_diagram=True),
    Panel(GRU, "GRU：3 組", _X, _Y, (), (), 1.0, is_diagram=True),
)
_NAMES = {
    "f": ("forget", "忘却 f"),
    "i": ("input", "入力 i"),
    "o": ("output", "出力 o"),
    "g": ("candidate", "候補 g"),
    "r": ("reset", "リセット r"),
    "z": ("update_gate", "更新 z"),
    "n": ("candidate", "候補 n"),
}
_WIDE = 32
"""From so many columns on, there is room for the name of a matrix."""


def draw_sizes(state: State) -> Picture:
    """Four blocks above, three below."""
    n_x, n_h = sizes_of(state)
    lstm, gru = lstm_size(n_x, n_h), gru_size(n_x, n_h)
    both = lstm_size(n_x, n_h, 2), gru_size(n_x, n_h, 2)
    rows = ((LSTM, LSTM_SETS), (GRU, GRU_SETS))
    return Picture(
        panels=_PANELS,
        curves=(),
        dots=(),
        handles=_handles(n_x, n_h),
        segments=(),
        zones=(),
        labels=(
            *_block_names(),
            Label(GRU, QUIET, phrase("1 組少ない"), _left(3), _FLOOR, (0.0, 0.0), (-4.0, 1.0)),
            Label(
                LSTM,
                INK,
                phrase("1 組 {n_x}×{n_h}+{n_h}²+{n_h} = {size}", **_written(n_x, n_h)),
                _X[1],
                _Y[1],
                (1.0, 0.0),
                (-4.0, -9.0),
            ),
            Label(
                GRU,
                QUIET,
                phrase(
                    "b を 2 組持つ実装：{lstm} 対 {gru}", lstm=f"{both[0]:,}", gru=f"{both[1]:,}"
                ),
                _X[1],
                _Y[1],
                (1.0, 0.0),
                (-4.0, -9.0),
            ),
        ),
        cards=(
            Card("lstm", phrase("LSTM（個）"), phrase("LSTM"), Phrase(f"{lstm:,}")),
            Card("gru", phrase("GRU（個）"), phrase("GRU"), Phrase(f"{gru:,}")),
            Card("ratio", phrase("GRU ÷ LSTM"), phrase("比"), Phrase(number(gru / lstm, 2))),
        ),
        parameters=("n_x", "n_h"),
        caption=phrase(
            "大きさを変えても、GRU はいつもちょうど 1 組少ない（{lstm_sets} 対 {gru_sets}）。",
            lstm_sets=str(len(LSTM_SETS)),
            gru_sets=str(len(GRU_SETS)),
        ),
        description=phrase(
            "入力の次元 {n_x}、隠れ状態の次元 {n_h}。LSTM は {lstm} 個、GRU は {gru} 個、"
            "比は {ratio}。",
            n_x=str(n_x),
            n_h=str(n_h),
            lstm=f"{lstm:,}",
            gru=f"{gru:,}",
            ratio=number(gru / lstm, 2),
        ),
        boxes=(
            *(
                box
                for panel, names in rows
                for place, name in enumerate(names)
                for box in _block(panel, place, _NAMES[name][0], n_x, n_h)
            ),
            _missing(n_x, n_h),
        ),
    )


def _written(n_x: int, n_h: int) -> dict[str, str]:
    return {"n_x": str(n_x), "n_h": str(n_h), "size": f"{set_size(n_x, n_h):,}"}


def _left(place: int) -> float:
    return _LEFT + place * _SLOT


def _block(panel: str, place: int, token: str, n_x: int, n_h: int) -> tuple[Box, ...]:
    """W, U and b of one set, side by side in their true sizes."""
    left, high = _left(place), (_FLOOR, _FLOOR + n_h)
    first, second = left + n_x, left + n_x + n_h
    return (
        Box(
            panel,
            token,
            (left, first),
            high,
            opacity=0.35,
            is_outlined=True,
            words=phrase("W") if n_x >= _WIDE else None,
        ),
        Box(
            panel,
            token,
            (first, second),
            high,
            opacity=0.6,
            is_outlined=True,
            words=phrase("U") if n_h >= _WIDE else None,
        ),
        Box(panel, token, (second, second + 1.0), high),
    )


def _missing(n_x: int, n_h: int) -> Box:
    """Where the GRU has no block any more."""
    left = _left(len(GRU_SETS))
    x, y = (left, left + n_x + n_h + 1.0), (_FLOOR, _FLOOR + float(n_h))
    return Box(GRU, QUIET, x, y, opacity=0.0, is_outlined=True)


def _block_names() -> tuple[Label, ...]:
    return tuple(
        Label(
            panel,
            _NAMES[name][0],
            Phrase(_NAMES[name][1]),
            _left(place),
            _FLOOR,
            (0.0, 0.0),
            (-4.0, 1.0),
        )
        for panel, names in ((LSTM, LSTM_SETS), (GRU, GRU_SETS))
        for place, name in enumerate(names)
    )


def _handles(n_x: int, n_h: int) -> tuple[Handle, ...]:
    """The first block: the edge between W and U, and the upper corner of U."""
    return (
        Handle("n_x", LSTM, "input", _LEFT + n_x, _FLOOR + n_h * 0.45, "n_x", "x", offset=-_LEFT),
        Handle(
            "n_h",
            LSTM,
            "hidden",
            _LEFT + n_x + n_h,
            _FLOOR + n_h,
            "n_h",
            "y",
            offset=-_FLOOR,
        ),
    )
