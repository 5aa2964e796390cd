"""Answers one question: what can a line say about a unit that sees many inputs and learns?

Every number comes from the model behind the plot of the cloud.
"""

from __future__ import annotations

from oboeuta_desktop.demos.claims.check import Check, Finding, Given, NumberKey, equals, say
from oboeuta_desktop.demos.claims.keys import ALPHA, FUNCTION, name_of
from oboeuta_desktop.demos.cloud import model

_B = NumberKey("b", -10.0, 1.0)
_W = NumberKey("w", 0.1, 1.5, 1.0)


def _cloud_zeros(given: Given) -> Finding:
    name, w, b, alpha = (
        given.name("function"),
        given.number("w"),
        given.number("b"),
        given.number("alpha"),
    )
    z = model.sums(w, b)
    zeros = model.zeros(name, z, alpha)
    words = say(
        "b = {b}：データ {count} 件中、{f} が 0 を出すのは {zeros} 件、勾配があるのは {alive} 件",
        b=b,
        count=model.COUNT,
        f=name_of(given),
        zeros=zeros,
        alive=model.alive(name, z, alpha),
    )
    return Finding(given.hits(zeros), words)


def _dying_no_update(given: Given) -> Finding:
    w, b, steps = given.number("w"), given.number("b"), given.whole("steps")
    alpha = given.number("alpha")
    dead = model.train("relu", w, b, alpha, steps)
    moved = model.train("leaky", w, b, alpha, steps)
    words = say(
        "b = {b} から {steps} 回学習：ReLU は b = {dead} のまま、Leaky ReLU は b = {moved} へ"
        if dead == (w, b)
        else "b = {b} から {steps} 回学習：ReLU は b = {dead} へ、Leaky ReLU は b = {moved} へ",
        b=b,
        steps=steps,
        dead=dead[1],
        moved=moved[1],
    )
    is_dead = model.gradient("relu", w, b, alpha) == (0.0, 0.0) and dead == (w, b)
    return Finding(is_dead and moved[1] > b, words)


CHECKS = (
    Check(
        "cloud_zeros",
        "for that many inputs of the cloud the unit gives exactly 0",
        (FUNCTION, _W, _B, ALPHA, *equals(0, model.COUNT)),
        _cloud_zeros,
    ),
    Check(
        "dying_no_update",
        "training does not move a ReLU unit with this bias; it moves a Leaky ReLU unit",
        (_W, _B, NumberKey("steps", 1, 200, 100, is_whole=True), ALPHA),
        _dying_no_update,
    ),
)
"""What can be checked about a unit and its data."""
