"""Answers one question: what does the GRU explorer show?

One unit, four views, one for each lesson: two lanes against one, the reset gate, the update gate
as a fader, the mixture as a straight line. The hidden parameter "view" says which one.
"""

from __future__ import annotations

from oboeuta_desktop.demos.demo import Demo, Parameter, Row, Series, State
from oboeuta_desktop.demos.gru.goals import (
    CONVENTIONS,
    GOALS,
    LANES,
    MIXING,
    PRESETS,
    RESET,
    TRAIN,
    UPDATE,
)
from oboeuta_desktop.demos.gru.lanes import draw_lanes
from oboeuta_desktop.demos.gru.mixing import draw_mixing
from oboeuta_desktop.demos.gru.reset import draw_reset
from oboeuta_desktop.demos.gru.update import draw_update
from oboeuta_desktop.demos.picture import Picture

Z = Parameter("z", "更新ゲート z", "z", 0.0, 1.0, 0.01, 0.75, 2, "update_gate")
R = Parameter("r", "リセットゲート r", "r", 0.0, 1.0, 0.01, 0.5, 2, "reset")
H = Parameter("h", "前の隠れ状態 h", "h", -1.0, 1.0, 0.05, -0.8, 2, "hidden")
CONVENTION = Parameter(
    "convention",
    "流儀",
    "",
    0.0,
    1.0,
    1.0,
    0.0,
    0,
    "update_gate",
    CONVENTIONS,
)
VIEW = Parameter(
    "view", "見方", "", 0.0, 3.0, 1.0, 0.0, 0, options=("道の数", "リセット", "更新", "計算")
)
SERIES = (Series("gru", "GRU", "update_gate", "ゲート 2 つ、渡す状態は h だけ"),)
INPUTS = Row("x", "入力 x", "x", "input", TRAIN)

_VIEWS = {LANES: draw_lanes, RESET: draw_reset, UPDATE: draw_update, MIXING: draw_mixing}


def draw(state: State) -> Picture:
    """All that the view of ``state`` shows."""
    return _VIEWS[round(state.values["view"])](state)


GRU = Demo(
    name="gru",
    title="GRU の 1 ユニット",
    model="GRU 1 ユニット（W = 1、U = 1.2、b = 0）。ゲートの値は手で決める",
    parameters=(Z, R, H, CONVENTION, VIEW),
    series=SERIES,
    goals=GOALS,
    presets=PRESETS,
    draw=draw,
    rows=(INPUTS,),
)
