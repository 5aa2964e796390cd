"""Answers one question: what can a line count in an LSTM and in a GRU?

Every number comes from the model behind the plot of the blocks.
"""

from __future__ import annotations

from oboeuta_desktop.demos.blocks import model
from oboeuta_desktop.demos.claims.check import (
    Check,
    Finding,
    Given,
    NameKey,
    NumberKey,
    equals,
    is_near,
    say,
)
from oboeuta_desktop.demos.gru.model import KEEPS
from oboeuta_desktop.demos.picture import Phrase, listed

_TITLES = {"lstm": "LSTM", "gru": "GRU"}
_GATES = {"lstm": model.LSTM_GATES, "gru": model.GRU_GATES}
_SETS = {"lstm": model.LSTM_SETS, "gru": model.GRU_SETS}
_STATES = {"lstm": model.LSTM_STATES, "gru": model.GRU_STATES}
_SIZES = {"lstm": model.lstm_size, "gru": model.gru_size}


def _list(template: str, given: Given, signs: tuple[str, ...]) -> Phrase:
    return say(
        template,
        network=_TITLES[given.name("network")],
        signs=listed(signs),
        count=len(signs),
    )


def _number_of_gates(given: Given) -> Finding:
    gates = _GATES[given.name("network")]
    words = _list("{network} のゲートは {signs} の {count} つ", given, gates)
    return Finding(given.hits(len(gates)), words)


def _number_of_weight_sets(given: Given) -> Finding:
    sets = _SETS[given.name("network")]
    words = _list("{network} の重みの組は {signs} の {count} 組", given, sets)
    return Finding(given.hits(len(sets)), words)


def _number_of_states(given: Given) -> Finding:
    states = _STATES[given.name("network")]
    words = _list("{network} が次の時刻へ渡すのは {signs} の {count} つ", given, states)
    return Finding(given.hits(len(states)), words)


def _number_of_values(given: Given) -> Finding:
    network = given.name("network")
    values = (*_SETS[network], *_STATES[network])
    words = _list("{network} が 1 時刻に求める値は {signs} の {count} 種類", given, values)
    return Finding(given.hits(len(values)), words)


def _parameters(given: Given) -> Finding:
    network, n_x, n_h = given.name("network"), given.whole("n_x"), given.whole("n_h")
    size = _SIZES[network](n_x, n_h, given.whole("bias_sets"))
    words = say(
        "入力 {n_x}・隠れ {n_h} 次元の {network} のパラメータは {size} 個",
        n_x=n_x,
        n_h=n_h,
        network=_TITLES[network],
        size=f"{size:,}",
    )
    return Finding(given.hits(size), words)


def _parameter_ratio(given: Given) -> Finding:
    n_x, n_h = given.whole("n_x"), given.whole("n_h")
    lstm = _SIZES["lstm"](n_x, n_h, 1)
    gru = _SIZES["gru"](n_x, n_h, given.whole("bias_sets"))
    words = say(
        "入力 {n_x}・隠れ {n_h} 次元：GRU {gru} 個 ÷ LSTM {lstm} 個 = {ratio}",
        n_x=n_x,
        n_h=n_h,
        gru=f"{gru:,}",
        lstm=f"{lstm:,}",
        ratio=gru / lstm,
    )
    return Finding(given.hits(gru / lstm), words)


def _both_keep(given: Given) -> Finding:
    share, steps = given.number("share"), given.whole("steps")
    lstm = float(model.kept_by_lstm(share, steps)[-1])
    gru = float(model.kept_by_gru(share, KEEPS, steps)[-1])
    words = say(
        "残す割合 {share} で {steps} 時刻後：LSTM の c に {lstm}、GRU の h に {gru} が残る",
        share=share,
        steps=steps,
        lstm=lstm,
        gru=gru,
    )
    return Finding(given.hits(lstm) and is_near(lstm, gru), words)


_NETWORK = NameKey("network", tuple(_TITLES))
_SIZE = (
    NumberKey("n_x", 1, 10_000, is_whole=True),
    NumberKey("n_h", 1, 10_000, is_whole=True),
    NumberKey("bias_sets", 1, 2, 1, is_whole=True),
)
CHECKS = (
    Check("number_of_gates", "so many gates", (_NETWORK, *equals(0, 10)), _number_of_gates),
    Check(
        "number_of_weight_sets",
        "so many sets of weights: one for each gate and one for the candidate",
        (_NETWORK, *equals(0, 10)),
        _number_of_weight_sets,
    ),
    Check(
        "number_of_states",
        "so many things are passed on to the next step",
        (_NETWORK, *equals(0, 10)),
        _number_of_states,
    ),
    Check(
        "number_of_values",
        "so many things are computed at each step",
        (_NETWORK, *equals(0, 10)),
        _number_of_values,
    ),
    Check(
        "parameters",
        "a layer has that many parameters",
        (_NETWORK, *_SIZE, *equals(0, 1e9)),
        _parameters,
    ),
    Check(
        "parameter_ratio",
        "a GRU's parameters by an LSTM's are that number; bias_sets are the GRU's",
        (*_SIZE, *equals(0, 10)),
        _parameter_ratio,
    ),
    Check(
        "both_keep",
        "with the same share LSTM and GRU both keep that number",
        (NumberKey("share", 0.0, 1.0), NumberKey("steps", 1, 100, is_whole=True), *equals(0, 1)),
        _both_keep,
    ),
)
"""What can be counted."""
