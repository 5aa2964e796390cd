"""Answers one question: which parts make the LSTM demo, and which picture belongs to which lesson?

One unit for six lessons: ``mode``, which no learner sees, says which is open.
"""

from __future__ import annotations

from dataclasses import replace

from oboeuta_desktop.demos.demo import Act, Demo, Parameter, Row, Series, State
from oboeuta_desktop.demos.lstm.belt import draw_belt
from oboeuta_desktop.demos.lstm.goals import GOALS, OPEN, PRESETS
from oboeuta_desktop.demos.lstm.loop import draw_loop
from oboeuta_desktop.demos.lstm.model import STEPS, initial_gate
from oboeuta_desktop.demos.lstm.playing import draw_playing
from oboeuta_desktop.demos.lstm.score import CEC, LOOP, OUTPUT, mode_of
from oboeuta_desktop.demos.picture import Picture

T = Parameter("t", "時刻 t", "t", 1.0, float(STEPS), 1.0, 10.0, 0, "cec")
W = Parameter("w", "自己ループの重み w", "w", 0.8, 1.2, 0.01, 0.9, 2, "cec")
FORGET_GATE = Parameter("f", "忘却ゲート f", "f", 0.0, 1.0, 0.01, 1.0, 2, "forget")
OUTPUT_GATE = Parameter("o", "出力ゲート o", "o", 0.0, 1.0, 0.01, 1.0, 2, "output")
NOISE = Parameter("noise", "雑音 x（t=9）", "x", -1.0, 1.0, 0.05, 0.0, 2)
FEED = Parameter("feed", "入力", "", 0.0, 1.0, 1.0, 0.0, 0, options=("最初の 1 だけ", "毎歩足す"))
VERSION = Parameter("version", "年代", "", 0.0, 1.0, 1.0, 1.0, 0, options=("1997 年版", "今の版"))
MODE = Parameter("mode", "課", "", 0.0, float(OUTPUT), 1.0, 0.0, 0)

GATE_LEVELS = (0.0, 0.5, 0.9, 1.0)
ROWS = (
    Row("f", "忘却ゲート", "f", "forget", OPEN, GATE_LEVELS),
    Row("i", "入力ゲート", "i", "input", OPEN),
    Row("o", "出力ゲート", "o", "output", OPEN),
)


def draw(state: State) -> Picture:
    """The picture of the lesson that is open."""
    mode = mode_of(state)
    if mode == CEC:
        return draw_belt(state)
    return draw_loop(state) if mode == LOOP else draw_playing(state)


def _with_bias(state: State, bias: float) -> State:
    """The forget gate as it stands before training."""
    return replace(state, values={**state.values, "f": FORGET_GATE.snap(initial_gate(bias))})


ACTS = (
    Act("bias_zero", "学習前・バイアス 0：f = σ(0)", lambda state: _with_bias(state, 0.0)),
    Act("bias_one", "バイアス ＋1：f = σ(1)", lambda state: _with_bias(state, 1.0)),
)

LSTM = Demo(
    name="lstm",
    title="LSTM のセル",
    model="1 ユニット、g = tanh(2x)。ゲートは手で決め、h はゲートへ戻さない（直接の経路だけ）",
    parameters=(T, W, FORGET_GATE, OUTPUT_GATE, NOISE, FEED, VERSION, MODE),
    series=(Series("unit", "LSTM", "cec", "掛けて足すだけの記憶 c と、3 つのゲート"),),
    goals=GOALS,
    presets=PRESETS,
    draw=draw,
    rows=ROWS,
    acts=ACTS,
)
