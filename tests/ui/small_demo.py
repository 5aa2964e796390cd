"""Answers one question: which small demo has everything that a scene can show?"""

from __future__ import annotations

from dataclasses import replace

from oboeuta_desktop.demos.demo import (
    Act,
    Demo,
    Goal,
    Parameter,
    Prediction,
    Preset,
    Row,
    Series,
    State,
)
from oboeuta_desktop.demos.picture import (
    Box,
    Card,
    Handle,
    Label,
    Pad,
    Panel,
    Picture,
    Segment,
    phrase,
)

STEPS = 8
LEVELS = (0.0, 0.5, 1.0)
CELL = Panel("cell", "", (0.0, 10.0), (0.0, 4.0), (), (), 1.0, is_diagram=True)
SCORE = Panel("score", "譜面", (0.0, 8.0), (0.0, 2.4), (), (), 1.0, is_diagram=True)
TIME = Panel("time", "", (0.0, 8.0), (0.0, 1.0), ((0.0, "0"), (8.0, "8")), ((1.0, "1"),), 1.0)


def draw(state: State) -> Picture:
    """A wire into a box, a score of two rows, a handle that goes up and down."""
    f = state.values["f"]
    rows = {"keep": 1.2, "speak": 0.0}
    pads = tuple(
        Pad("score", "forget", name, n, (n + 0.05, n + 0.95), (low, low + 1.0), value)
        for name, low in rows.items()
        for n, value in enumerate(state.rows[name])
    )
    return Picture(
        panels=(CELL, SCORE, TIME),
        curves=(),
        dots=(),
        handles=(Handle("lever", "time", "forget", 4.0, f / 2, "f", "y", scale=2.0),),
        segments=(
            Segment("cell", "cec", (0.0, 4.0), (2.0, 2.0), 4.0, is_arrow=True),
            Segment("cell", "ink2", (0.0, 10.0), (1.0, 1.0), 1.0, is_dashed=True, opacity=0.5),
        ),
        zones=(),
        labels=(Label("time", "ink", phrase("f"), 4.0, f / 2, (0.5, 1.0), (0.0, -14.0)),),
        cards=(Card("f", phrase("f"), phrase("f"), phrase("{f}", f=f"{f:.2f}")),),
        parameters=("f", "shape"),
        caption=phrase("小さな図"),
        description=phrase("f は {f}。", f=f"{f:.2f}"),
        boxes=(
            Box("cell", "forget", (4.0, 6.0), (1.0, 3.0), 1.0),
            Box("cell", "tanh", (6.5, 9.0), (1.0, 3.0), f, is_outlined=True, radius=6.0),
        ),
        pads=pads,
    )


def _all_kept(state: State) -> bool:
    return set(state.rows["keep"]) == {1.0}


def _low(state: State) -> bool:
    return state.values["f"] <= 0.1


def _shut(state: State) -> State:
    return replace(state, values={**state.values, "f": 0.0})


QUESTION = Prediction(
    "f を 2 乗するといくつ？", lambda state: state.values["f"] ** 2, 0.0, 1.0, 0.05, 2, "掛け算"
)
SMALL = Demo(
    name="small",
    title="小さな図",
    model="何も計算しない",
    parameters=(
        Parameter("f", "忘却 f", "f", 0.0, 1.0, 0.01, 0.5, 2, "forget"),
        Parameter("shape", "形", "形", 0.0, 2.0, 1.0, 0.0, 0, options=("丸", "四角", "三角")),
    ),
    series=(Series("unit", "ユニット", "cec", ""),),
    goals=(Goal("kept", "全部残す", _all_kept), Goal("low", "f を下げる", _low)),
    presets={
        "free": Preset({}, ("unit",), "unit", ("kept", "low"), (1.0, 0.0), acts=("shut",)),
        "asked": Preset(
            {}, ("unit",), "unit", ("kept", "low"), (1.0, 0.0), prediction=QUESTION, acts=("shut",)
        ),
        "asked again": Preset({}, ("unit",), "unit", ("kept", "low"), prediction=QUESTION),
    },
    draw=draw,
    rows=(
        Row("keep", "残すゲート", "f", "forget", (0.0,) * STEPS, LEVELS),
        Row("speak", "話すゲート", "o", "output", (0.0,) * STEPS),
    ),
    acts=(Act("shut", "閉じる", _shut), Act("hidden", "出ない", _shut)),
)
