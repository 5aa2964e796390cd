"""Answers one question: what can a line say about a GRU, and about an LSTM beside it?

Every number comes from the model behind the plot of the GRU.
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
from oboeuta_desktop.demos.gru import model

_CONVENTIONS = {"cho": float(model.KEEPS), "chung": float(model.WRITES)}
_SHARES = [n / 100 for n in range(101)]
_STATES = [n / 10 for n in range(-10, 11)]


def _keep(given: Given, z: float) -> float:
    """The share of the old value for the gate ``z`` in the claim's convention."""
    return model.keep_share(z, _CONVENTIONS[given.name("convention")])


def _gru_mix(given: Given) -> Finding:
    z, old, new = (given.number(key) for key in ("z", "old", "new"))
    keep = _keep(given, z)
    write = model.mix(0.0, 1.0, keep)
    h = model.mix(old, new, keep)
    words = say(
        "z = {z}：{keep}×{old} + {write}×{new} = {h}",
        z=z,
        keep=keep,
        old=factor(old),
        write=write,
        new=factor(new),
        h=h,
    )
    return Finding(given.hits(h), words)


def _update_sum(given: Given) -> Finding:
    # what is left of an old 1, and of a new 1: the two shares as the mixture has them
    sums = [
        model.mix(1.0, 0.0, _keep(given, z)) + model.mix(0.0, 1.0, _keep(given, z)) for z in _SHARES
    ]
    keeps = [model.mix(1.0, 0.0, _keep(given, z)) for z in _SHARES]
    z = given.number("z")
    keep, write = model.mix(1.0, 0.0, _keep(given, z)), model.mix(0.0, 1.0, _keep(given, z))
    words = say(
        "z = {z}：残す {keep} + 入れる {write} = {total}",
        z=z,
        keep=keep,
        write=write,
        total=keep + write,
    )
    is_one = all(is_near(total, 1.0) for total in sums)
    return Finding(is_one and is_near(max(keeps), 1.0) and is_near(min(keeps), 0.0), words)


def _between(given: Given) -> Finding:
    old, new = given.number("old"), given.number("new")
    mixed = [model.mix(old, new, share) for share in _SHARES]
    words = say(
        "{old} と {new} をどの割合で混ぜても {mixed}",
        old=old,
        new=new,
        mixed=span(min(mixed), max(mixed)),
    )
    is_so = is_near(min(mixed), min(old, new)) and is_near(max(mixed), max(old, new))
    return Finding(is_so, words)


def _conventions_agree(given: Given) -> Finding:
    z, old, new = (given.number(key) for key in ("z", "old", "new"))
    cho = model.mix(old, new, model.keep_share(z, model.KEEPS))
    same = model.mix(old, new, model.keep_share(1.0 - z, model.WRITES))
    chung = model.mix(old, new, model.keep_share(z, model.WRITES))
    words = say(
        "z = {z}：Cho の式 {cho}、Chung の式 {chung}。Chung の式で z = {other} にすると {same}",
        z=z,
        cho=cho,
        chung=chung,
        other=1.0 - z,
        same=same,
    )
    return Finding(is_near(cho, same) and not is_near(cho, chung), words)


def _two_roles(given: Given) -> Finding:
    """The update gate's result beside an LSTM's with f for what is kept and i for what is new."""
    z, old, new = (given.number(key) for key in ("z", "old", "new"))
    keep = model.keep_share(z, model.KEEPS)
    write = model.mix(0.0, 1.0, keep)
    gru = model.mix(old, new, keep)
    lstm = model.lstm_step(old, new, f=keep, i=write, o=1.0)[0]
    words = say(
        "GRU（z = {z}）は {gru}、LSTM（f = {f}、i = {i}）のセルも {lstm}",
        z=z,
        gru=gru,
        f=keep,
        i=write,
        lstm=lstm,
    )
    return Finding(is_near(gru, lstm) and not is_near(gru, old) and not is_near(gru, new), words)


def _candidates(x: float, r: float) -> list[float]:
    """The candidates for the input ``x`` and every old hidden state."""
    return [model.candidate(x, h, r) for h in _STATES]


def _reset_independence(given: Given) -> Finding:
    x, r = given.number("x"), given.number("r")
    shut, open_ = _candidates(x, r), _candidates(x, 1.0)
    words = say(
        "h を −1 から 1 まで変えると、候補は r = {r} で {shut}、r = 1 で {open}",
        r=r,
        shut=span(min(shut), max(shut)),
        open=span(min(open_), max(open_)),
    )
    return Finding(max(shut) == min(shut) and max(open_) > min(open_), words)


def _reset_leaves_old(given: Given) -> Finding:
    """Whatever r is, the part of the old h that the update gate keeps is the same."""
    z, h = given.number("z"), given.number("h")
    parts = [
        model.gru_step(0.6, h, r=r, keep=z) - model.mix(0.0, model.candidate(0.6, h, r), z)
        for r in _SHARES
    ]
    words = say(
        "r を 0 から 1 まで変えても、h = {h} から残る分は {parts}（z = {z}）",
        h=h,
        z=z,
        parts=span(min(parts), max(parts)),
    )
    is_same = is_near(min(parts), max(parts)) and given.hits(parts[0])
    return Finding(is_same, words)


def _past_share(given: Given) -> Finding:
    x, h = given.number("x"), given.number("h")
    shares = [model.past_share(x, h, r) for r in _SHARES]
    words = say(
        "x = {x}、h = {h}：候補の中の過去の割合は、r = 0 で {none}、0.5 で {half}、1 で {all}",
        x=x,
        h=h,
        none=shares[0],
        half=shares[50],
        all=shares[-1],
    )
    rises = bool(np.all(np.diff(shares) > 0))
    plain = math.tanh(model.new_part(x) + model.past_part(h, 1.0))
    # r = 0: the input alone; r = 1: the candidate of a simple RNN
    is_rnn = is_near(model.candidate(x, h, 1.0), plain) and shares[0] == 0
    return Finding(rises and is_rnn and given.hits(shares[-1]), words)


def _gru_shows_memory(given: Given) -> Finding:
    h = given.number("h")
    gru = model.gru_step(1.0, h, r=1.0, keep=1.0)
    cell, out = model.lstm_step(h, 0.5, f=1.0, i=0.0, o=0.0)
    words = say(
        "GRU は {h} を覚えたまま {gru} を出す。LSTM は c = {cell} を覚えたまま h = {out} にできる",
        h=h,
        gru=gru,
        cell=cell,
        out=out,
    )
    return Finding(gru == h and cell == h and out == 0, words)


def _gru_keeps(given: Given) -> Finding:
    keep, steps = given.number("z"), given.whole("steps")
    left = model.kept_after(keep, steps)
    words = say("z = {z}：{steps} 時刻後に残る割合は {left}", z=keep, steps=steps, left=left)
    return Finding(given.hits(left), words)


def _counting(given: Given) -> Finding:
    """The same input at each step: an LSTM's memory adds it up, a GRU's hidden state cannot."""
    steps = given.whole("steps")
    inputs = (1.0,) * steps
    cell = float(model.lstm_lanes(inputs, 1.0)[0][-1])
    hidden = float(model.gru_lane(inputs, 0.5)[-1])
    words = say(
        "同じ入力を {steps} 回足すと、LSTM の c は {cell}、GRU の h は {hidden}",
        steps=steps,
        cell=cell,
        hidden=hidden,
    )
    return Finding(given.hits(cell) and abs(hidden) < 1, words)


_Z = NumberKey("z", 0.0, 1.0)
_OLD, _NEW = NumberKey("old", -1.0, 1.0), NumberKey("new", -1.0, 1.0)
_X, _H = NumberKey("x", -3.0, 3.0), NumberKey("h", -1.0, 1.0)
_CONVENTION = NameKey("convention", tuple(_CONVENTIONS), "cho")
_MANY = NumberKey("steps", 1, 100, is_whole=True)
CHECKS = (
    Check(
        "gru_mix",
        "the mixture of old and new is that number (cho: z keeps the old, chung: z takes the new)",
        (_Z, _OLD, _NEW, _CONVENTION, *equals()),
        _gru_mix,
    ),
    Check("update_sum", "the two shares add up to 1 for every z", (_Z, _CONVENTION), _update_sum),
    Check("gru_between", "every mixture lies between old and new", (_OLD, _NEW), _between),
    Check(
        "conventions_agree",
        "both conventions give the same with z and 1 − z, and not with the same z",
        (_Z, _OLD, _NEW),
        _conventions_agree,
    ),
    Check(
        "two_roles",
        "z does in a GRU what f and i do in an LSTM's cell",
        (_Z, _OLD, _NEW),
        _two_roles,
    ),
    Check(
        "reset_independence",
        "with this reset gate the candidate does not depend on the old h; with r = 1 it does",
        (_X, NumberKey("r", 0.0, 1.0, 0.0)),
        _reset_independence,
    ),
    Check(
        "reset_leaves_old",
        "whatever the reset gate, that number of the old h is kept",
        (_Z, _H, *equals()),
        _reset_leaves_old,
    ),
    Check(
        "past_share",
        "the past's share in the candidate rises with r, from 0 to that number",
        (_X, _H, *equals(0.0, 1.0)),
        _past_share,
    ),
    Check(
        "gru_shows_memory",
        "a GRU's output is its memory; an LSTM can keep its own and show 0",
        (_H,),
        _gru_shows_memory,
    ),
    Check(
        "gru_keeps",
        "of the old h that share is left after so many steps",
        (_Z, _MANY, *equals()),
        _gru_keeps,
    ),
    Check(
        "counting",
        "an LSTM's memory adds the same input up to that number, a GRU stays below 1",
        (_MANY, *equals(0.0, 1000.0)),
        _counting,
    ),
)
"""What can be checked about a GRU."""
