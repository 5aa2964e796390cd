"""Answers one question: how is a number written for a learner?"""

from __future__ import annotations

import math

MINUS = "\u2212"
"""The real minus sign: as wide as a plus, unlike a hyphen."""

_SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_LARGE = 1e5


def number(value: float, decimals: int) -> str:
    """``value`` with a real minus sign and always ``decimals`` digits after the point.

    What would round to zero without being zero, and what is 100 000 or more, is written as a
    power of ten, so "0.000" always means exactly zero. A value that is no number gives a dash.
    """
    if not math.isfinite(value):
        return "―"
    size = abs(value)
    if value != 0 and (size < 0.5 * 10**-decimals or size >= _LARGE):
        return _power_of_ten(value)
    return f"{value + 0.0:.{decimals}f}".replace("-", MINUS)


def _power_of_ten(value: float) -> str:
    mantissa, exponent = f"{value:.1e}".split("e")
    return f"{mantissa}×10{str(int(exponent)).translate(_SUPERSCRIPT)}".replace("-", MINUS)
