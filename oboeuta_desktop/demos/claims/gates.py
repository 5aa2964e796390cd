"""Answers one question: what can a line say about a gradient in time and about a gate?

Every number comes from the models behind the plots of chain, relay and valve.
"""

from __future__ import annotations

import numpy as np

from oboeuta_desktop.demos.activation.functions import slope_at
from oboeuta_desktop.demos.chain import model as chain_model
from oboeuta_desktop.demos.claims.check import (
    Check,
    Finding,
    Given,
    NameKey,
    NumberKey,
    equals,
    is_near,
    say,
    span,
)
from oboeuta_desktop.demos.claims.keys import GRID, NAMES
from oboeuta_desktop.demos.relay import model as relay_model
from oboeuta_desktop.demos.valve import model as valve_model

_WEIGHT = NumberKey("w", 0.01, 2.0)
_STEPS = NumberKey("steps", 1, chain_model.STEPS, is_whole=True)
_YES_NO = ("yes", "no")


def _gradient(w: float, steps: int) -> float:
    """∂h_T/∂h_t of one recurrent unit that is on ReLU's straight side: w at each time step."""
    factors = chain_model.path_factors("relu", w, chain_model.STEPS)
    return chain_model.product_of(factors, steps)


def _rnn_gradient(given: Given) -> Finding:
    w, steps = given.number("w"), given.whole("steps")
    left = _gradient(w, steps)
    words = say(
        "1 時刻ごとに {w} 倍：{steps} 時刻さかのぼると、勾配は {left} 倍",
        w=w,
        steps=steps,
        left=left,
    )
    return Finding(given.hits(left), words)


def _rnn_shared_weight(given: Given) -> Finding:
    w, steps = given.number("w"), given.whole("steps")
    factors = chain_model.path_factors("relu", w, steps)
    words = say(
        "{steps} 時刻の道で掛かる数は {count} 個、その大きさは {size}",
        steps=steps,
        count=factors.size,
        size=span(float(factors.min()), float(factors.max())),
    )
    return Finding(factors.size == steps and bool(np.all(np.abs(factors - w) < 1e-12)), words)


def _far_fades(given: Given) -> Finding:
    w, near, far = given.number("w"), given.whole("near"), given.whole("far")
    close, distant = _gradient(w, near), _gradient(w, far)
    words = say(
        "1 時刻ごとに {w} 倍：{near} 時刻前の勾配は {close} 倍、{far} 時刻前は {distant} 倍",
        w=w,
        near=near,
        far=far,
        close=close,
        distant=distant,
    )
    return Finding(close > given.number("above") and distant < given.number("below"), words)


def _signal_left(given: Given) -> Finding:
    factor, steps = given.number("factor"), given.whole("steps")
    left = relay_model.signal_left(factor, steps)
    words = say(
        "{factor} 倍ずつ手渡すと、{steps} 時刻後に残るのは {left}",
        factor=factor,
        steps=steps,
        left=left,
    )
    return Finding(given.hits(left), words)


def _gate_range(given: Given) -> Finding:
    name = given.name("function")
    gates = [valve_model.opening(name, float(a)) for a in GRID[300:901:10]]
    words = say(
        "a が −3 から 3 のとき、{f}(a) は {gates}",
        f=NAMES[name],
        gates=span(min(gates), max(gates)),
    )
    is_share = all(map(valve_model.is_share, gates))
    return Finding(is_share == (given.name("share") == "yes"), words)


def _gate_opening(given: Given) -> Finding:
    a = given.number("a")
    gate = valve_model.opening("sigmoid", a)
    return Finding(given.hits(gate), say("ゲート σ({a}) = {gate}", a=a, gate=gate))


def _gate_passes(given: Given) -> Finding:
    gate, v = given.number("gate"), given.number("v")
    out = float(valve_model.passed(gate, np.array([v]))[0])
    words = say("ゲート {gate} に {v} が来ると、{out} が通る", gate=gate, v=v, out=out)
    return Finding(given.hits(out), words)


def _gate_learns(given: Given) -> Finding:
    """Gradient descent on (σ(b) − target)² / 2, from b = 0 with a learning rate of 1."""
    target, steps = given.number("target"), given.whole("steps")
    bias = 0.0
    for _ in range(steps):
        miss = valve_model.opening("sigmoid", bias) - target
        bias -= miss * slope_at("sigmoid", bias, 0.0)
    start, gate = valve_model.opening("sigmoid", 0.0), valve_model.opening("sigmoid", bias)
    words = say(
        "誤差が減る向きに {steps} 回直すと、ゲートは {start} から {gate} へ（目標 {target}）",
        steps=steps,
        start=start,
        gate=gate,
        target=target,
    )
    return Finding(is_near(gate, target, 2) and not is_near(start, target, 2), words)


CHECKS = (
    Check(
        "rnn_gradient",
        "a gradient that is multiplied by w at each time step is that number after so many",
        (_WEIGHT, _STEPS, *equals()),
        _rnn_gradient,
    ),
    Check(
        "rnn_shared_weight",
        "the way back has one factor for each time step, and each is w",
        (_WEIGHT, _STEPS),
        _rnn_shared_weight,
    ),
    Check(
        "far_fades",
        "a gradient is above a number at a near time and below another at a far one",
        (
            _WEIGHT,
            NumberKey("near", 1, chain_model.STEPS, is_whole=True),
            NumberKey("far", 1, chain_model.STEPS, is_whole=True),
            NumberKey("above", 0.0, 1.0),
            NumberKey("below", 0.0, 1.0),
        ),
        _far_fades,
    ),
    Check(
        "signal_left",
        "a message that is multiplied at each step is that number after so many",
        (
            NumberKey("factor", 0.0, 1.5),
            NumberKey("steps", 1, relay_model.FURTHEST, is_whole=True),
            *equals(),
        ),
        _signal_left,
    ),
    Check(
        "gate_range",
        "what the function gives can always be read as a share: yes or no",
        (NameKey("function", ("sigmoid", "tanh", "relu")), NameKey("share", _YES_NO)),
        _gate_range,
    ),
    Check(
        "gate_opening",
        "the gate σ(a) is that number",
        (NumberKey("a", -20.0, 20.0), *equals(0.0, 1.0)),
        _gate_opening,
    ),
    Check(
        "gate_passes",
        "of v the gate lets that number through",
        (NumberKey("gate", 0.0, 1.0), NumberKey("v", -10.0, 10.0), *equals()),
        _gate_passes,
    ),
    Check(
        "gate_learns",
        "gradient descent moves a gate from 0.5 to the target in so many steps",
        (NumberKey("target", 0.05, 0.95), NumberKey("steps", 1, 500, is_whole=True)),
        _gate_learns,
    ),
)
"""What can be checked about gradients in time and gates."""
