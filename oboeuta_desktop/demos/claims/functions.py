"""Answers one question: what can a line say about the values of an activation function?

Every number comes from the functions that the activation explorer draws.
"""

from __future__ import annotations

import itertools

import numpy as np

from oboeuta_desktop.demos.activation.functions import ACTIVATIONS, value_at
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
from oboeuta_desktop.demos.claims.keys import (
    ALPHA,
    FAR,
    FUNCTION,
    GRID,
    HIGH,
    LOW,
    NAMES,
    X,
    between,
    name_of,
    value_of,
    values_of,
)
from oboeuta_desktop.demos.numbers import MINUS

_INSIDE = 12.0
"""So far out sigmoid and tanh are within a ten-thousandth of their bounds, and not yet rounded."""
_CLOSE = 1e-4


def _function_value(given: Given) -> Finding:
    x = given.number("x")
    y = value_of(given, x)
    return Finding(given.hits(y), say("{f}({x}) = {y}", f=name_of(given), x=x, y=y))


def _values_on(given: Given) -> Finding:
    y = values_of(given, between(given))
    least, most = float(y.min()), float(y.max())
    is_one = least == most
    words = say(
        "{low} から {high} まで、{f}(x) はどこでも {least}"
        if is_one
        else "{low} から {high} まで、{f}(x) は最小 {least}、最大 {most}",
        f=name_of(given),
        low=given.number("low"),
        high=given.number("high"),
        least=least,
        most=most,
    )
    return Finding(given.hits(least) and given.hits(most), words)


def _same_from(given: Given) -> Finding:
    """The smallest x of the grid from which on every input comes back as it is."""
    changed = np.flatnonzero(values_of(given, GRID) != GRID)
    first = int(changed[-1]) + 1 if changed.size else 0
    limit = float(GRID[min(first, GRID.size - 1)])
    words = say(
        "{f}({x}) = {y}、{f}({above}) = {higher} はそのまま。{f}({below}) = {lower} は変わる",
        f=name_of(given),
        x=limit,
        y=value_of(given, limit),
        above=limit + 1.0,
        higher=value_of(given, limit + 1.0),
        below=limit - 1.0,
        lower=value_of(given, limit - 1.0),
    )
    return Finding(first < GRID.size and is_near(limit, given.number("limit")), words)


def _same_on(given: Given) -> Finding:
    x = between(given)
    gap = float(np.abs(values_of(given, x) - x).max())
    words = say(
        "{low} から {high} までの {count} 個の入力で、{f}(x) と x の差は最大 {gap}",
        low=given.number("low"),
        high=given.number("high"),
        count=x.size,
        f=name_of(given),
        gap=gap,
    )
    return Finding(gap == 0, words)


def _zero_share(given: Given) -> Finding:
    y = values_of(given, between(given))
    share = int(np.count_nonzero(y == 0)) / y.size
    words = say(
        "{low} から {high} までの入力のうち、{f} がちょうど 0 を返すのは {share} %",
        low=given.number("low"),
        high=given.number("high"),
        f=name_of(given),
        share=100 * share,
    )
    return Finding(given.hits(share), words)


def _never_below(given: Given) -> Finding:
    near = float(values_of(given, GRID).min())
    least = min(near, value_of(given, -FAR), value_of(given, FAR))
    words = say(
        "{low} から {high} までで、{f}(x) の最小は {least}",
        low=-FAR,
        high=FAR,
        f=name_of(given),
        least=least,
    )
    return Finding(given.hits(least), words)


def _bounded(given: Given) -> Finding:
    low, high = value_of(given, -_INSIDE), value_of(given, _INSIDE)
    y = values_of(given, np.linspace(-_INSIDE, _INSIDE, 1001))
    lowest, highest = given.number("lowest"), given.number("highest")
    inside = bool(np.all((y > lowest) & (y < highest)))
    words = say(
        "{f}({left}) は {lowest} より {down} 大きく、{f}({right}) は {highest} より {up} 小さい",
        f=name_of(given),
        left=-_INSIDE,
        right=_INSIDE,
        lowest=lowest,
        highest=highest,
        down=low - lowest,
        up=highest - high,
    )
    return Finding(inside and low - lowest < _CLOSE and highest - high < _CLOSE, words)


def _unbounded(given: Given) -> Finding:
    sign = 1.0 if given.name("side") == "above" else -1.0
    probes = (10.0, 100.0, 1000.0)
    y = [value_of(given, sign * x) for x in probes]
    # ten times as far out is ten times as high: no bound would let that happen
    grows = all(is_near(b, 10.0 * a) for a, b in itertools.pairwise(y)) and sign * y[0] > 0
    words = say(
        "{f}({a}) = {ya}、{f}({b}) = {yb}、{f}({c}) = {yc}",
        f=name_of(given),
        a=sign * probes[0],
        b=sign * probes[1],
        c=sign * probes[2],
        ya=y[0],
        yb=y[1],
        yc=y[2],
    )
    return Finding(grows, words)


def _differ_only_below(given: Given) -> Finding:
    alpha, limit = given.number("alpha"), given.number("limit")
    first, second = (ACTIVATIONS[given.name(key)].value(GRID, alpha) for key in ("first", "second"))
    x = limit - 3.0
    words = say(
        "x = {x} では {f} {y}、{g} {z}。{limit} 以上では、差は最大 {gap}",
        x=x,
        f=name_of(given, "first"),
        g=name_of(given, "second"),
        y=value_of(given, x, "first"),
        z=value_of(given, x, "second"),
        limit=limit,
        gap=float(np.abs(first - second)[limit <= GRID].max(initial=0.0)),
    )
    return Finding(bool(np.all((first != second) == (limit > GRID))), words)


def _only_one(given: Given) -> Finding:
    x = given.number("x")
    others = [name for name in ("relu", "sigmoid", "tanh") if name != given.name("function")]
    y, a, b = (value_at(name, x, 0.0) for name in (given.name("function"), *others))
    words = say(
        "x = {x}：{f} = {y}、{g} = {a}、{h} = {b}",
        x=x,
        f=name_of(given),
        g=NAMES[others[0]],
        h=NAMES[others[1]],
        y=y,
        a=a,
        b=b,
    )
    return Finding(given.hits(y) and not given.hits(a) and not given.hits(b), words)


def _greater_of(given: Given) -> Finding:
    alpha, x = given.number("alpha"), given.number("x")
    wanted = np.maximum(GRID, alpha * GRID)
    gap = float(np.abs(values_of(given, GRID) - wanted).max())
    words = say(
        "x = {x}：大きいほうは max({x}, {other}) = {most}、{f}({x}) = {y}",
        x=x,
        other=alpha * x,
        most=max(x, alpha * x),
        f=name_of(given),
        y=value_of(given, x),
    )
    return Finding(is_near(gap, 0.0) and is_near(value_of(given, x), max(x, alpha * x)), words)


def _adds_up(given: Given) -> Finding:
    a, b = given.number("a"), given.number("b")
    apart, together = value_of(given, a) + value_of(given, b), value_of(given, a + b)
    words = say(
        "{f}({a}) + {f}({b}) = {apart}、{f}({a} {sign} {size}) = {together}",
        f=name_of(given),
        a=a,
        b=b,
        sign=MINUS if b < 0 else "+",
        size=abs(b),
        apart=apart,
        together=together,
    )
    return Finding(is_near(apart, together) == (given.name("holds") == "yes"), words)


def _tanh_is_scaled_sigmoid(given: Given) -> Finding:
    x = given.number("x")
    scaled = 2.0 * ACTIVATIONS["sigmoid"].value(2.0 * GRID, 0.0) - 1.0
    gap = float(np.abs(ACTIVATIONS["tanh"].value(GRID, 0.0) - scaled).max())
    words = say(
        "tanh({x}) = {y}、2σ({double}) − 1 = {z}",
        x=x,
        y=value_at("tanh", x, 0.0),
        double=2.0 * x,
        z=2.0 * value_at("sigmoid", 2.0 * x, 0.0) - 1.0,
    )
    return Finding(is_near(gap, 0.0), words)


def _odd(given: Given) -> Finding:
    x = given.number("x")
    gap = float(np.abs(values_of(given, GRID) + values_of(given, -GRID)).max())
    words = say(
        "{f}({x}) = {y}、{f}({minus}) = {z}",
        f=name_of(given),
        x=x,
        minus=-x,
        y=value_of(given, x),
        z=value_of(given, -x),
    )
    return Finding(is_near(gap, 0.0), words)


CHECKS = (
    Check(
        "function_value",
        "f(x) is that number",
        (FUNCTION, X, ALPHA, *equals()),
        _function_value,
    ),
    Check(
        "values_on",
        "f is that number everywhere from low to high",
        (FUNCTION, LOW, HIGH, ALPHA, *equals()),
        _values_on,
    ),
    Check(
        "same_from",
        "f(x) = x from limit on, and not below it",
        (FUNCTION, NumberKey("limit", -6.0, 6.0), ALPHA),
        _same_from,
    ),
    Check("same_on", "f(x) = x from low to high", (FUNCTION, LOW, HIGH, ALPHA), _same_on),
    Check(
        "zero_share",
        "that share of the inputs from low to high gives exactly 0",
        (FUNCTION, LOW, HIGH, ALPHA, *equals(0.0, 1.0)),
        _zero_share,
    ),
    Check(
        "never_below",
        "the smallest value of f is that number, and f takes it",
        (FUNCTION, ALPHA, *equals()),
        _never_below,
    ),
    Check(
        "bounded",
        "f comes as near as one likes to lowest and highest and reaches neither",
        (FUNCTION, NumberKey("lowest", -10.0, 10.0), NumberKey("highest", -10.0, 10.0), ALPHA),
        _bounded,
    ),
    Check(
        "unbounded",
        "f has no bound on that side",
        (FUNCTION, NameKey("side", ("above", "below")), ALPHA),
        _unbounded,
    ),
    Check(
        "differ_only_below",
        "two functions differ for every x below limit and for no other",
        (
            NameKey("first", tuple(NAMES)),
            NameKey("second", tuple(NAMES)),
            NumberKey("limit", -3.0, 6.0, 0.0),
            ALPHA,
        ),
        _differ_only_below,
    ),
    Check(
        "only_one",
        "of ReLU, sigmoid and tanh this one alone gives that number at x",
        (NameKey("function", ("relu", "sigmoid", "tanh")), X, *equals()),
        _only_one,
    ),
    Check(
        "greater_of",
        "f(x) is the greater of x and alpha times x",
        (FUNCTION, X, NumberKey("alpha", 0.0, 1.0, 0.0)),
        _greater_of,
    ),
    Check(
        "adds_up",
        "f(a) + f(b) = f(a + b): yes or no",
        (
            FUNCTION,
            NumberKey("a", -FAR, FAR),
            NumberKey("b", -FAR, FAR),
            NameKey("holds", ("yes", "no")),
            ALPHA,
        ),
        _adds_up,
    ),
    Check(
        "tanh_is_scaled_sigmoid",
        "tanh(x) = 2σ(2x) − 1",
        (NumberKey("x", -6.0, 6.0, 1.0),),
        _tanh_is_scaled_sigmoid,
    ),
    Check("odd", "f(−x) = −f(x)", (FUNCTION, X, ALPHA), _odd),
)
"""What can be checked about a function's values."""
