"""Answers one question: what makes up a way of reading formulas aloud in one language?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """How one language says what a formula is made of.

    Attributes:
        symbols: TeX commands without their backslash.
        signs: single characters.
        accents: what stands over a letter; said behind it.
        row_end: between the rows of a formula of several.
        fraction: of what is above and what is below.
        root: of what is under it.
        index: a subscript.
        power: a superscript.
        limits: what a sum or a product runs from, and to; one of the two is "".
        label: what stands below a brace.
        finish: puts the words of a whole formula in order.
    """

    symbols: Mapping[str, str]
    signs: Mapping[str, str]
    accents: Mapping[str, str]
    row_end: str
    fraction: Callable[[str, str], str]
    root: Callable[[str], str]
    index: Callable[[str], str]
    power: Callable[[str], str]
    limits: Callable[[str, str], str]
    label: Callable[[str], str]
    finish: Callable[[str], str] = str
