"""Answers one question: what do an LSTM and a GRU make of the same inputs (B12)?

The LSTM passes on c and h, the GRU h alone. Both panels have the same length for a unit of value,
so that heights can be compared.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.gru.goals import keep_of
from oboeuta_desktop.demos.gru.model import gru_lane, kept_after, lstm_lanes
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.demos.picture import (
    QUIET,
    Array,
    Card,
    Curve,
    Dot,
    Label,
    Pad,
    Panel,
    Phrase,
    Picture,
    Segment,
    phrase,
)

TRAIN, LSTM, GRU = "train", "lstm", "gru"
STEPS = 8
X_RANGE = (-0.5, STEPS + 0.9)
HALF_PAD = 0.4
_X_TICKS = tuple((float(t), str(t)) for t in range(STEPS + 1))
_LSTM_Y, _GRU_Y = (-0.9, 7.0), (-0.5, 2.1)
_PANELS = (
    Panel(
        TRAIN,
        "入力 x（マスを押すと変わる。横は時刻）",
        X_RANGE,
        (0, 1),
        (),
        (),
        2.6,
        is_diagram=True,
    ),
    Panel(
        LSTM,
        "LSTM：c と h を渡す",
        X_RANGE,
        _LSTM_Y,
        _X_TICKS,
        ((0, "0"), (1, "1"), (2, "2"), (4, "4"), (6, "6")),
        _LSTM_Y[1] - _LSTM_Y[0],
    ),
    Panel(
        GRU,
        "GRU：h だけを渡す",
        X_RANGE,
        _GRU_Y,
        _X_TICKS,
        ((0, "0"), (1, "1")),
        _GRU_Y[1] - _GRU_Y[0],
    ),
)
_TIMES = np.arange(STEPS + 1.0)
_ONE = tuple(
    Segment(panel, QUIET, X_RANGE, (1.0, 1.0), 1.5, is_dashed=True) for panel in (LSTM, GRU)
)


def draw_lanes(state: State) -> Picture:
    """The train of inputs, the two lanes of the LSTM and the one lane of the GRU."""
    keep, inputs = keep_of(state), state.rows["x"]
    curves = _curves(inputs, keep)
    cell, hidden, gru = (curve.y for curve in curves)
    cell_max, gru_max, kept = float(cell.max()), float(gru.max()), kept_after(keep, STEPS - 1)
    return Picture(
        panels=_PANELS,
        curves=curves,
        dots=_dots(cell, gru),
        handles=(),
        segments=_ONE,
        zones=(),
        labels=_labels(cell, hidden, gru, keep),
        cards=(
            Card(
                "cell_max",
                phrase("LSTM：c の最大"),
                phrase("c 最大"),
                Phrase(number(cell_max, 2)),
                token="cec" if cell_max > 1 else "ink",
            ),
            Card(
                "hidden_max", phrase("GRU：h の最大"), phrase("h 最大"), Phrase(number(gru_max, 2))
            ),
            Card(
                "kept",
                phrase("7 時刻後に残る割合"),
                phrase("z⁷"),
                phrase("{kept} %", kept=number(100 * kept, 1)),
            ),
        ),
        parameters=("z",),
        caption=_caption(keep, cell_max, gru_max),
        description=phrase(
            "z は {z}、入力は {count} 回。LSTM の c の最大は {cell}、GRU の h の最大は {hidden}。"
            "最初の値は 7 時刻後に {kept} % 残る。",
            z=number(keep, 2),
            count=str(round(sum(inputs))),
            cell=number(cell_max, 2),
            hidden=number(gru_max, 2),
            kept=number(100 * kept, 1),
        ),
        pads=_pads(inputs),
    )


@lru_cache(maxsize=64)
def _curves(inputs: tuple[float, ...], keep: float) -> tuple[Curve, Curve, Curve]:
    cell, hidden = lstm_lanes(inputs, keep)
    return (
        Curve(LSTM, "lstm_c", "cec", _TIMES, cell, is_active=True),
        Curve(LSTM, "lstm_h", "hidden", _TIMES, hidden, is_active=True),
        Curve(GRU, "gru_h", "hidden", _TIMES, gru_lane(inputs, keep), is_active=True),
    )


def _pads(inputs: tuple[float, ...]) -> tuple[Pad, ...]:
    return tuple(
        Pad(TRAIN, "input", "x", place, (t - HALF_PAD, t + HALF_PAD), (0.04, 0.56), value)
        for place, (t, value) in enumerate(zip(_TIMES[1:].tolist(), inputs, strict=True))
    )


def _dots(cell: Array, gru: Array) -> tuple[Dot, ...]:
    """The highest value of the LSTM's memory and of the GRU's."""
    return tuple(
        Dot(panel, token, float(lane.argmax()), float(lane.max()), is_filled=True)
        for panel, token, lane in ((LSTM, "cec", cell), (GRU, "hidden", gru))
    )


def _labels(cell: Array, hidden: Array, gru: Array, keep: float) -> tuple[Label, ...]:
    end = float(STEPS)
    writes = number(1.0 - keep, 2)
    right = X_RANGE[1]
    # the names of two lanes that end at one place stand one above the other
    apart = 10.0 if cell[-1] - hidden[-1] < 0.7 else 0.0
    return (
        Label(LSTM, "cec", phrase("c"), end, float(cell[-1]), (0.0, 0.5), (8.0, -apart)),
        Label(LSTM, "hidden", phrase("h"), end, float(hidden[-1]), (0.0, 0.5), (8.0, apart)),
        Label(GRU, "hidden", phrase("h"), end, float(gru[-1]), (0.0, 0.5), (8.0, 0.0)),
        Label(
            LSTM,
            "ink2",
            phrase("残す f = {keep}　入れる i = 1", keep=number(keep, 2)),
            right,
            _LSTM_Y[1],
            (1.0, 0.0),
            (-4.0, -8.0),
        ),
        Label(
            GRU,
            "ink2",
            phrase("残す {keep}　入れる {writes}", keep=number(keep, 2), writes=writes),
            right,
            _GRU_Y[1],
            (1.0, 0.0),
            (-4.0, -8.0),
        ),
    )


def _caption(keep: float, cell_max: float, gru_max: float) -> Phrase:
    if keep == 1:
        return phrase("z = 1：GRU は残すだけで書き込めない。LSTM は両方できる。")
    if cell_max > 1:
        return phrase(
            "c は足して {cell} まで上がる。h は平均で 1 を超えない。",
            cell=number(cell_max, 2),
        )
    return phrase("c は残りに足す。h は古い値と候補の平均（最大 {h}）。", h=number(gru_max, 2))
