"""Answers one question: how do forty inputs and their outputs spread?

A histogram of z above, one of f(z) below, and between them a thread from every input to its
output.
"""

from __future__ import annotations

import numpy as np

from oboeuta_desktop.demos.cloud.goals import B, cloud_of, outputs_of, zeros_of
from oboeuta_desktop.demos.cloud.model import COUNT
from oboeuta_desktop.demos.demo import Series, State
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.demos.picture import (
    INK,
    QUIET,
    Array,
    Box,
    Card,
    Handle,
    Label,
    Panel,
    Phrase,
    Picture,
    Segment,
    phrase,
)

INPUTS, THREADS, OUTPUTS = "inputs", "threads", "outputs"
LEFT, RIGHT = -6.6, 5.6
BIN = 0.2
INPUT_TOP, OUTPUT_TOP = 6.0, 22.0
LEAST_REACH = -0.5
"""The grip of α hangs at the lowest thread, when that begins at least so far to the left."""
_TICKS = tuple((float(x), str(x).replace("-", "−")) for x in range(-6, 6, 2))
_PANELS = (
    Panel(INPUTS, "入力 z の個数", (LEFT, RIGHT), (0.0, INPUT_TOP), _TICKS, ((0.0, "0"),), 1.0),
    Panel(THREADS, "", (LEFT, RIGHT), (0.0, 1.0), _TICKS, (), 0.9),
    Panel(
        OUTPUTS, "出力 f(z) の個数", (LEFT, RIGHT), (0.0, OUTPUT_TOP), _TICKS,
        ((0.0, "0"), (10.0, "10"), (20.0, "20")), 1.4,
    ),
)  # fmt: skip


def draw_spread(state: State, series: Series) -> Picture:
    """All that is seen of the spread for ``state``; ``series`` is the active one."""
    z, y, b, alpha = cloud_of(state), outputs_of(state), state.values["b"], state.values["alpha"]
    count = zeros_of(state)
    is_leaky = series.name == "leaky"
    lowest = float(y.min())
    return Picture(
        panels=_PANELS,
        curves=(),
        dots=(),
        handles=_handles(z, b, alpha, has_alpha=is_leaky),
        segments=_threads(z, y, series.token),
        zones=(),
        labels=_labels(state, series, count),
        cards=(
            Card(
                "zeros",
                phrase("ちょうど 0 の出力"),
                phrase("出力 0"),
                phrase("{share} %", share=number(100.0 * count / COUNT, 1)),
                token="bad" if count else INK,
            ),
            Card("negative", phrase("負の入力"), phrase("z < 0"), _pieces(z < 0)),
            Card("lowest", phrase("最小の出力"), phrase("最小"), Phrase(number(lowest, 3))),
        ),
        parameters=("b", "alpha") if is_leaky else ("b",),
        caption=phrase("負の入力は、小さな負の値になって別々に残る。")
        if is_leaky and alpha > 0
        else phrase("負の入力は、どれも同じ 0 に重なる。元の違いは残らない。"),
        description=phrase(
            "{name}、入力のずらし b は {b}、α は {alpha}。ちょうど 0 の出力は 40 個中 {zeros} 個、"
            "最小の出力は {lowest}。",
            name=series.label,
            b=number(b, B.decimals),
            alpha=number(alpha, 2),
            zeros=str(count),
            lowest=number(lowest, 3),
        ),
        boxes=(
            *_bars(INPUTS, z, QUIET, INPUT_TOP),
            *_bars(OUTPUTS, y[y != 0], series.token, OUTPUT_TOP),
            *_spike(count),
        ),
    )


def _pieces(which: np.typing.NDArray[np.bool_]) -> Phrase:
    return phrase("{count} 個", count=str(int(np.count_nonzero(which))))


def _bars(panel: str, values: Array, token: str, top: float) -> tuple[Box, ...]:
    """A bar per bin that holds something; a bin belongs to one side of 0."""
    places, counts = np.unique(np.floor(values / BIN), return_counts=True)
    return tuple(
        Box(
            panel,
            token,
            (place * BIN + 0.02, (place + 1) * BIN - 0.02),
            (0.0, min(count, top)),
            0.75,
        )
        for place, count in zip(places.tolist(), counts.tolist(), strict=True)
    )


def _spike(count: int) -> tuple[Box, ...]:
    """The outputs that are exactly 0: a bar of its own, as wide as a bin, in the middle on 0."""
    if count == 0:
        return ()
    return (Box(OUTPUTS, "bad", (-BIN / 2, BIN / 2), (0.0, min(count, OUTPUT_TOP)), 0.9),)


def _threads(z: Array, y: Array, token: str) -> tuple[Segment, ...]:
    ends = zip(z.tolist(), y.tolist(), strict=True)
    return tuple(
        Segment(THREADS, token if a else "bad", (x, a), (1.0, 0.0), 1.2, opacity=0.7)
        for x, a in ends
    )


def _handles(z: Array, b: float, alpha: float, *, has_alpha: bool) -> tuple[Handle, ...]:
    shift = Handle("b", INPUTS, QUIET, b, 0.82 * INPUT_TOP, "b", "x")
    reach = float(z.min())
    if not has_alpha or reach > LEAST_REACH:
        return (shift,)
    # the thread of the lowest input ends at α times it
    grip = Handle("alpha", THREADS, "leaky", alpha * reach, 0.0, "alpha", "x", scale=1.0 / reach)
    return (grip, shift)


def _labels(state: State, series: Series, count: int) -> tuple[Label, ...]:
    b = state.values["b"]
    shift = phrase("ずらし b = {b}", b=number(b, B.decimals))
    name = phrase("{name} を通す", name=series.label)
    labels = [
        Label(INPUTS, QUIET, shift, b, 0.82 * INPUT_TOP, (0.0, 0.5), (15.0, 0.0), follows=True),
        Label(THREADS, series.token, name, RIGHT, 0.5, (1.0, 0.5), (-6.0, 0.0)),
    ]
    if count:
        words = phrase("ちょうど 0：{count} 個", count=str(count))
        height = min(count, 0.7 * OUTPUT_TOP)
        labels.append(Label(OUTPUTS, "bad", words, BIN / 2, height, (0.0, 0.5), (8.0, 0.0)))
    return tuple(labels)
