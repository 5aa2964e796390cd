"""Answers one question: what can a line say about the memory of an LSTM?

Every number comes from the model behind the plot of the LSTM.
"""

from __future__ import annotations

import math

import numpy as np

from oboeuta_desktop.demos.claims.check import (
    Check,
    Finding,
    Given,
    NameKey,
    NumberKey,
    equals,
    factor,
    is_near,
    say,
    span,
)
from oboeuta_desktop.demos.lstm import model

_STEPS = NumberKey("steps", 1, model.STEPS, is_whole=True)
_MOST_STEPS = 100
_GATES = {"input": "入力ゲート", "forget": "忘却ゲート", "output": "出力ゲート"}
_NUDGE = 1e-4


def _gate(name: str) -> NumberKey:
    return NumberKey(name, 0.0, 1.0)


def _run(c: float, g: float, *, f: float, i: float, o: float = 1.0) -> model.Run:
    """The unit from the memory ``c``, with the same gates and candidate at each step."""
    x = math.atanh(g) / model.CANDIDATE_WEIGHT
    n = model.STEPS
    return model.run((f,) * n, (i,) * n, (o,) * n, (x,) * n, c)


def _cell_step(given: Given) -> Finding:
    f, c, i, g = (given.number(key) for key in ("f", "c", "i", "g"))
    after = float(_run(c, g, f=f, i=i).c[1])
    words = say("{f}×{c} + {i}×{g} = {after}", f=f, c=factor(c), i=i, g=factor(g), after=after)
    return Finding(given.hits(after), words)


def _cell_after(given: Given) -> Finding:
    f, i, g, steps = (given.number(key) for key in ("f", "i", "g", "steps"))
    run = _run(0.0, g, f=f, i=i)
    c, h = float(run.c[round(steps)]), float(run.h[round(steps)])
    words = say(
        "f = {f}、i = {i}、g = {g} を {steps} 時刻続けると c = {c}、h = tanh(c) は {h} を超えない",
        f=f,
        i=i,
        g=g,
        steps=steps,
        c=c,
        h=1,
    )
    return Finding(given.hits(c) and abs(h) <= 1, words)


def _lstm_keeps(given: Given) -> Finding:
    i, c = given.number("i"), given.number("c")
    n = model.STEPS
    # a new input at every step: a memory that stands still is not for want of news
    inputs = tuple(1.0 if t % 2 else -0.5 for t in range(n))
    run = model.run((1.0,) * n, (i,) * n, (1.0,) * n, inputs, c)
    words = say(
        "i = {i}、f = 1：入力が {n} 回来ても、c は {cells}",
        i=i,
        n=n,
        cells=span(float(run.c.min()), float(run.c.max())),
    )
    return Finding(bool(np.all(run.c == c)), words)


def _memory_left(given: Given) -> Finding:
    f, steps = given.number("f"), given.whole("steps")
    left = float(_run(1.0, 0.0, f=f, i=0.0).c[steps])
    words = say("f = {f}：1 の記憶は、{steps} 時刻後に {left}", f=f, steps=steps, left=left)
    return Finding(given.hits(left), words)


def _output_reads(given: Given) -> Finding:
    o, c = given.number("o"), given.number("c")
    h = float(_run(c, 0.0, f=1.0, i=0.0, o=o).h[1])
    words = say("o = {o}、c = {c}：h = o×tanh(c) = {h}", o=o, c=c, h=h)
    return Finding(given.hits(h), words)


def _output_hides(given: Given) -> Finding:
    """The gate is at ``o`` for half of the time, and open after that."""
    o, c, n = given.number("o"), given.number("c"), model.STEPS
    half = n // 2
    run = model.run((1.0,) * n, (0.0,) * n, (o,) * half + (1.0,) * (n - half), (0.0,) * n, c)
    words = say(
        "o = {o} の間は h = {hidden}、c = {c}。o を 1 に戻すと h = {back}",
        o=o,
        hidden=float(run.h[half]),
        c=float(run.c[half]),
        back=float(run.h[n]),
    )
    kept = bool(np.all(run.h[1 : half + 1] == 0) and np.all(run.c == c)) and run.h[n] != 0
    return Finding(bool(kept), words)


def _gate_role(given: Given) -> Finding:
    """What opening one gate from 0 to 1 changes: what is written, what is kept, what is read."""
    gate = given.name("gate")

    def change(c: float, g: float) -> tuple[float, float]:
        runs = [
            _run(
                c,
                g,
                f=at if gate == "forget" else 0.5,
                i=at if gate == "input" else 0.5,
                o=at if gate == "output" else 0.5,
            )
            for at in (0.0, 1.0)
        ]
        return float(runs[1].c[1] - runs[0].c[1]), float(runs[1].h[1] - runs[0].h[1])

    write, keep = change(0.0, 0.5)[0], change(0.8, 0.0)[0]
    read = change(0.8, 0.5)[1] if write == keep == 0 else 0.0
    words = say(
        "{gate}を 0 から 1 へ：書き込む分 +{write}、残す分 +{keep}、c を変えずに読み出す分 +{read}",
        gate=_GATES[gate],
        write=write,
        keep=keep,
        read=read,
    )
    changed = [name for name, by in (("write", write), ("keep", keep), ("read", read)) if by > 0]
    return Finding(changed == [given.name("role")], words)


def _candidate(given: Given) -> Finding:
    x = given.number("x")
    up, down = model.candidate(x), model.candidate(-x)
    words = say("候補 g：入力 {x} で {up}、入力 {minus} で {down}", x=x, minus=-x, up=up, down=down)
    return Finding(given.hits(up) and is_near(up, -down) and abs(up) < 1, words)


def _cec_gradient(given: Given) -> Finding:
    f, steps = given.number("f"), given.whole("steps")
    left = float(model.carried(f, steps)[-1])
    words = say(
        "自己結合 {f}：{steps} 時刻さかのぼると、直接の経路の勾配は {left}",
        f=f,
        steps=steps,
        left=left,
    )
    return Finding(given.hits(left), words)


def _direct_slope(given: Given) -> Finding:
    """∂c_t/∂c_{t−1} by a small nudge of the memory, at two places: no function bends the way."""
    f, i, g = (given.number(key) for key in ("f", "i", "g"))
    slopes = [
        float((_run(c + _NUDGE, g, f=f, i=i).c[1] - _run(c - _NUDGE, g, f=f, i=i).c[1]) / 2)
        / _NUDGE
        for c in (0.0, 5.0)
    ]
    words = say(
        "c を少し動かすと、次の c はその {a} 倍（c = 0）、{b} 倍（c = 5）動く",
        a=round(slopes[0], 6),
        b=round(slopes[1], 6),
    )
    return Finding(all(is_near(slope, given.number("equals"), 6) for slope in slopes), words)


def _loop(given: Given) -> Finding:
    squashed = given.name("through") == "tanh"
    start, steps = given.number("start"), given.whole("steps")
    left = float(model.looped(start, 0.0, squashed=squashed)[steps])
    words = say(
        "tanh に {steps} 回通すと、{start} は {left}"
        if squashed
        else "何も通さず {steps} 時刻運ぶと、{start} は {left}",
        steps=steps,
        start=start,
        left=left,
    )
    return Finding(given.hits(left), words)


_C, _G = NumberKey("c", -100.0, 100.0), NumberKey("g", -0.999, 0.999)
CHECKS = (
    Check(
        "cell_step",
        "the next memory f c + i g is that number",
        (_gate("f"), _C, _gate("i"), _G, *equals()),
        _cell_step,
    ),
    Check(
        "cell_after",
        "the memory from 0 is that number after so many steps, while h stays between −1 and 1",
        (_gate("f"), _gate("i"), _G, _STEPS, *equals()),
        _cell_after,
    ),
    Check(
        "lstm_keeps",
        "with f = 1 and this input gate no input moves the memory",
        (NumberKey("i", 0.0, 1.0, 0.0), _C),
        _lstm_keeps,
    ),
    Check(
        "memory_left",
        "of a memory of 1 the forget gate leaves that number after so many steps",
        (_gate("f"), _STEPS, *equals()),
        _memory_left,
    ),
    Check(
        "output_reads",
        "h = o tanh(c) is that number",
        (_gate("o"), _C, *equals()),
        _output_reads,
    ),
    Check(
        "output_hides",
        "with this output gate h is 0 while the memory stays, and comes back later",
        (NumberKey("o", 0.0, 1.0, 0.0), _C),
        _output_hides,
    ),
    Check(
        "gate_role",
        "opening this gate changes this one thing: what is written, kept or read",
        (NameKey("gate", tuple(_GATES)), NameKey("role", ("write", "keep", "read"))),
        _gate_role,
    ),
    Check(
        "candidate_value",
        "the candidate for x is that number, and its opposite for −x",
        (NumberKey("x", 0.0, 3.0), *equals(-1.0, 1.0)),
        _candidate,
    ),
    Check(
        "cec_gradient",
        "the gradient on the direct way is that number after so many steps",
        (_gate("f"), NumberKey("steps", 1, _MOST_STEPS, is_whole=True), *equals()),
        _cec_gradient,
    ),
    Check(
        "direct_slope",
        "a nudge of the memory moves the next one by that factor, wherever the memory is",
        (_gate("f"), _gate("i"), _G, NumberKey("equals", 0.0, 1.0)),
        _direct_slope,
    ),
    Check(
        "loop",
        "a number that goes round is that number after so many steps",
        (
            NameKey("through", ("nothing", "tanh")),
            NumberKey("start", -10.0, 10.0),
            _STEPS,
            *equals(),
        ),
        _loop,
    ),
)
"""What can be checked about an LSTM."""
