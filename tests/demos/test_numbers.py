"""Answers one question: are numbers written as the learner reads them elsewhere?"""

from __future__ import annotations

import math

import pytest

from oboeuta_desktop.demos.numbers import number


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (-2.0, 2, "−2.00"),
        (0.0, 3, "0.000"),
        (-0.0, 3, "0.000"),
        (0.25, 3, "0.250"),
        (2.47e-5, 3, "2.5×10⁻⁵"),
        (-4.2e-4, 3, "−4.2×10⁻⁴"),
        (9.96e-5, 3, "1.0×10⁻⁴"),
        (123456.0, 1, "1.2×10⁵"),
        (6.0, 0, "6"),
    ],
)
def test_a_number_has_a_real_minus_and_fixed_decimals(value, decimals, written):
    assert number(value, decimals) == written


def test_only_zero_itself_is_written_as_zero():
    assert number(0.0004, 3) != number(0.0, 3)


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_a_dash(value):
    assert number(value, 2) == "―"
