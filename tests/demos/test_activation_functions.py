"""Answers one question: are the four functions those of the curriculum?"""

from __future__ import annotations

import math

import numpy as np
import pytest

from oboeuta_desktop.demos.activation.functions import (
    ACTIVATIONS,
    FLAT_LIMITS,
    SLOPES_CROSS,
    flat_beyond,
    is_undefined,
    slope_at,
    value_at,
)

FAR_AND_NEAR = (-1000.0, -6.0, -2.5, -0.3, 0.0, 0.3, 2.5, 6.0, 1000.0)


@pytest.mark.parametrize(("x", "value"), [(-3.0, 0.0), (0.0, 0.0), (2.5, 2.5)])
def test_relu_cuts_the_negative_side_off(x, value):
    assert value_at("relu", x, 0.1) == value


def test_leaky_relu_answers_the_exam_question():
    assert value_at("leaky", -5.0, 0.01) == pytest.approx(-0.05)
    assert slope_at("leaky", -5.0, 0.01) == 0.01


@pytest.mark.parametrize("x", FAR_AND_NEAR)
def test_leaky_relu_is_relu_at_zero_and_the_identity_at_one(x):
    assert value_at("leaky", x, 0.0) == value_at("relu", x, 0.0)
    assert value_at("leaky", x, 1.0) == x


@pytest.mark.parametrize("x", [-6.0, -2.0, 0.0, 1.0, 6.0])
def test_sigmoid_and_tanh_equal_their_closed_forms(x):
    assert value_at("sigmoid", x, 0.0) == pytest.approx(1 / (1 + math.exp(-x)), rel=1e-14)
    assert value_at("tanh", x, 0.0) == pytest.approx(math.tanh(x), rel=1e-14)
    assert value_at("tanh", x, 0.0) == pytest.approx(
        2 * value_at("sigmoid", 2 * x, 0.0) - 1, abs=1e-14
    )


def test_the_steepest_points_are_a_quarter_and_one():
    assert slope_at("sigmoid", 0.0, 0.0) == 0.25
    assert slope_at("tanh", 0.0, 0.0) == 1.0


def test_slopes_far_out_are_those_of_the_catalogue():
    assert slope_at("sigmoid", 10.0, 0.0) == pytest.approx(4.5396e-5, rel=1e-4)
    assert slope_at("tanh", 10.0, 0.0) == pytest.approx(8.2446e-9, rel=1e-4)
    assert slope_at("relu", 10.0, 0.0) == 1.0


def test_slopes_at_three_are_those_of_the_curriculum():
    assert slope_at("tanh", 3.0, 0.0) == pytest.approx(0.0099, abs=5e-5)
    assert slope_at("sigmoid", 3.0, 0.0) == pytest.approx(0.0452, abs=5e-5)


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("x", [-5.5, -2.0, -0.4, 0.4, 2.0, 5.5])
def test_the_slope_equals_the_finite_difference(name, x):
    step = 1e-6
    difference = (value_at(name, x + step, 0.13) - value_at(name, x - step, 0.13)) / (2 * step)
    assert slope_at(name, x, 0.13) == pytest.approx(difference, abs=1e-8)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_nothing_overflows_far_out(name):
    x = np.array(FAR_AND_NEAR)
    assert np.isfinite(ACTIVATIONS[name].value(x, 0.3)).all()
    assert np.isfinite(ACTIVATIONS[name].slope(x, 0.3)).all()


def test_the_saturated_sides_begin_where_the_closed_forms_say():
    # f'(x) = 0.05 solved by hand: sigma(1 - sigma) = 0.05, 1 - tanh(x)^2 = 0.05
    high = (1 + math.sqrt(1 - 4 * 0.05)) / 2
    assert FLAT_LIMITS["sigmoid"] == pytest.approx(math.log(high / (1 - high)), abs=1e-12)
    assert FLAT_LIMITS["tanh"] == pytest.approx(math.atanh(math.sqrt(0.95)), abs=1e-12)
    assert FLAT_LIMITS["sigmoid"] == pytest.approx(2.887, abs=5e-4)
    assert FLAT_LIMITS["tanh"] == pytest.approx(2.178, abs=5e-4)


def test_another_threshold_gives_another_limit():
    assert flat_beyond("sigmoid", 0.01) > flat_beyond("sigmoid", 0.05)


def test_tanh_falls_below_the_sigmoid_where_the_curriculum_says():
    assert pytest.approx(1.663, abs=5e-4) == SLOPES_CROSS
    assert slope_at("tanh", SLOPES_CROSS, 0.0) == pytest.approx(
        slope_at("sigmoid", SLOPES_CROSS, 0.0)
    )


@pytest.mark.parametrize(
    ("name", "x", "alpha", "undefined"),
    [
        ("relu", 0.0, 0.1, True),
        ("leaky", 0.0, 0.1, True),
        ("leaky", 0.0, 1.0, False),
        ("relu", 0.05, 0.1, False),
        ("sigmoid", 0.0, 0.1, False),
        ("tanh", 0.0, 0.1, False),
    ],
)
def test_only_a_corner_has_no_derivative(name, x, alpha, undefined):
    assert is_undefined(name, x, alpha) is undefined


def test_at_the_corner_programs_use_the_left_slope():
    assert slope_at("relu", 0.0, 0.1) == 0.0
    assert slope_at("leaky", 0.0, 0.1) == 0.1
