"""Answers one question: what can a line say about the slope of an activation function?

Every number comes from the functions that the activation explorer draws.
"""

from __future__ import annotations

import numpy as np

from oboeuta_desktop.demos.activation.functions import FLAT, slope_at, slopes_cross
from oboeuta_desktop.demos.claims.check import (
    Check,
    Finding,
    Given,
    NumberKey,
    equals,
    is_near,
    say,
)
from oboeuta_desktop.demos.claims.keys import (
    ALPHA,
    FUNCTION,
    GRID,
    HIGH,
    LOW,
    STEP,
    X,
    between,
    name_of,
    slope_of,
    slopes_of,
)


def _slope_value(given: Given) -> Finding:
    x = given.number("x")
    y = slope_of(given, x)
    return Finding(given.hits(y), say("{f}′({x}) = {y}", f=name_of(given), x=x, y=y))


def _slopes_on(given: Given) -> Finding:
    y = slopes_of(given, between(given))
    least, most = float(y.min()), float(y.max())
    is_one = least == most
    words = say(
        "{low} から {high} まで、{f}′ はどこでも {least}"
        if is_one
        else "{low} から {high} まで、{f}′ は最小 {least}、最大 {most}",
        f=name_of(given),
        low=given.number("low"),
        high=given.number("high"),
        least=least,
        most=most,
    )
    return Finding(given.hits(least) and given.hits(most), words)


def _slope_positive(given: Given) -> Finding:
    x = between(given)
    y = slopes_of(given, x)
    words = say(
        "{low} から {high} まで、{f}′ は最小でも {least}、最大 {most}",
        f=name_of(given),
        low=given.number("low"),
        high=given.number("high"),
        least=float(y.min()),
        most=float(y.max()),
    )
    return Finding(float(y.min()) > 0 and float(y.max()) <= given.number("most"), words)


def _slope_maximum(given: Given) -> Finding:
    slopes = slopes_of(given, GRID)
    most = float(slopes.max())
    places = GRID[slopes == most]
    at = float(places[0])
    is_alone = places.size == 1
    words = say(
        "{f}′({x}) = {most}、ほかのどこでもこれより小さい（{f}′({beside}) = {less}）"
        if is_alone
        else "{f}′({x}) = {most}、{f}′({beside}) = {less}",
        f=name_of(given),
        x=at,
        most=most,
        beside=at + 1.0,
        less=slope_of(given, at + 1.0),
    )
    return Finding(is_alone and is_near(at, given.number("at")) and given.hits(most), words)


def _saturates(given: Given) -> Finding:
    x = given.number("x")
    left, middle, right = (slope_of(given, at) for at in (-x, 0.0, x))
    words = say(
        "{f}′({minus}) = {left}、{f}′(0) = {middle}、{f}′({x}) = {right}",
        f=name_of(given),
        minus=-x,
        x=x,
        left=left,
        middle=middle,
        right=right,
    )
    return Finding(max(left, right) < given.number("below") < middle, words)


def _corner(given: Given) -> Finding:
    left, right = slope_of(given, -STEP), slope_of(given, STEP)
    words = say(
        "{f} の傾きは、0 のすぐ左で {left}、すぐ右で {right}",
        f=name_of(given),
        left=left,
        right=right,
    )
    is_so = is_near(left, given.number("left")) and is_near(right, given.number("right"))
    return Finding(is_so and left != right, words)


def _product_of_slopes(given: Given) -> Finding:
    x, layers = given.number("x"), given.whole("layers")
    one = slope_of(given, x)
    product = float(np.prod(np.full(layers, one)))
    words = say(
        "{f}′({x}) = {one}、{layers} 層分を掛けると {product}",
        f=name_of(given),
        x=x,
        one=one,
        layers=layers,
        product=product,
    )
    return Finding(given.hits(product), words)


def _slopes_meet(given: Given) -> Finding:
    at = slopes_cross()
    words = say(
        "tanh と σ の微分は |x| = {at} で並ぶ。x = {x} では tanh {t}、σ {s}",
        at=at,
        x=2 * at,
        t=slope_at("tanh", 2 * at, 0.0),
        s=slope_at("sigmoid", 2 * at, 0.0),
    )
    return Finding(given.hits(at), words)


CHECKS = (
    Check("slope_value", "f′(x) is that number", (FUNCTION, X, ALPHA, *equals()), _slope_value),
    Check(
        "slopes_on",
        "f′ is that number everywhere from low to high",
        (FUNCTION, LOW, HIGH, ALPHA, *equals()),
        _slopes_on,
    ),
    Check(
        "slope_positive",
        "f′ is above 0 and at most that number everywhere from low to high",
        (FUNCTION, LOW, HIGH, NumberKey("most", 0.0, 10.0), ALPHA),
        _slope_positive,
    ),
    Check(
        "slope_maximum",
        "the largest f′ is that number, at one x alone",
        (FUNCTION, NumberKey("at", -6.0, 6.0, 0.0), ALPHA, *equals()),
        _slope_maximum,
    ),
    Check(
        "saturates",
        "f′ is smaller than below at −x and x, and larger at 0",
        (FUNCTION, NumberKey("x", 0.1, 12.0), NumberKey("below", 0.0, 1.0, FLAT), ALPHA),
        _saturates,
    ),
    Check(
        "corner",
        "at 0 the slope jumps from left to right",
        (FUNCTION, NumberKey("left", -1.0, 1.0), NumberKey("right", -1.0, 1.0), ALPHA),
        _corner,
    ),
    Check(
        "product_of_slopes",
        "f′(x) multiplied over that many layers is that number",
        (FUNCTION, X, NumberKey("layers", 1, 100, is_whole=True), ALPHA, *equals()),
        _product_of_slopes,
    ),
    Check("slopes_meet", "tanh′ and σ′ meet at that |x|", equals(0.0, 10.0), _slopes_meet),
)
"""What can be checked about a slope."""
