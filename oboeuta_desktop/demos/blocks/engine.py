"""Answers one question: what does the comparison of LSTM and GRU show?

Two views: the parameters as blocks whose area counts them (B11), and both cells side by side with
a table that lights their parts (B16). The hidden parameter "view" says which one.
"""

from __future__ import annotations

from oboeuta_desktop.demos.blocks.cells import ROW_NAMES, draw_cells
from oboeuta_desktop.demos.blocks.goals import COMPARISON, GOALS, PRESETS, SIZES
from oboeuta_desktop.demos.blocks.sizes import LARGEST_H, LARGEST_X, SMALLEST, STEP, draw_sizes
from oboeuta_desktop.demos.demo import Demo, Parameter, Series, State
from oboeuta_desktop.demos.picture import Picture

INPUTS = Parameter("n_x", "入力の次元 n_x", "n_x", SMALLEST, LARGEST_X, STEP, 64, 0, "input")
HIDDEN = Parameter("n_h", "隠れ状態の次元 n_h", "n_h", SMALLEST, LARGEST_H, STEP, 64, 0, "hidden")
ROW = Parameter("row", "比べる行", "", 0.0, 3.0, 1.0, 0.0, 0, options=ROW_NAMES)
F = Parameter("f", "残す割合 f（= z）", "f", 0.0, 1.0, 0.01, 0.8, 2, "forget")
VIEW = Parameter("view", "見方", "", 0.0, 1.0, 1.0, 0.0, 0, options=("個数", "対応"))
SERIES = (Series("cells", "LSTM と GRU", "input", "ゲート 3 と 2、重みの組 4 と 3"),)

_VIEWS = {SIZES: draw_sizes, COMPARISON: draw_cells}


def draw(state: State) -> Picture:
    """All that the view of ``state`` shows."""
    return _VIEWS[round(state.values["view"])](state)


BLOCKS = Demo(
    name="blocks",
    title="LSTM と GRU の比較",
    model="1 層の重みの個数と、候補 0 のまま続けて残る割合",
    parameters=(INPUTS, HIDDEN, ROW, F, VIEW),
    series=SERIES,
    goals=GOALS,
    presets=PRESETS,
    draw=draw,
)
