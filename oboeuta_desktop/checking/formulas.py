"""Answers one question: is every formula of a lesson TeX that the panel can typeset?

Typesetting itself needs Qt for what the mathematical font lacks. Here only the first half of it is
done, from TeX to MathML, which is where an author's slips are met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import latex2mathml.exceptions
from latex2mathml.converter import convert

from oboeuta_desktop.checking.material import Material, TaughtLine
from oboeuta_desktop.checking.problem import Problem
from oboeuta_desktop.core.point_text import LONGEST_FORMULA
from oboeuta_desktop.core.song_toml import dotted

_CODE_OR_DOLLAR = re.compile(r"\\\$|`[^`\n]*`")
_FORMULA = re.compile(r"\$\$(.+?)\$\$|\$(.+?)\$", re.DOTALL)
_NAMED_COLOUR = re.compile(r"(\\textcolor\{)[a-z_]+(\})")
_SHOWN = 40  # characters of a formula in a problem

# What the converter raises on TeX that it does not understand; all of it is the author's slip.
_CANNOT_CONVERT = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    StopIteration,
    TypeError,
    ValueError,
    *(
        problem
        for problem in vars(latex2mathml.exceptions).values()
        if isinstance(problem, type) and issubclass(problem, Exception)
    ),
)


def check_formulas(material: Material) -> Iterator[Problem]:
    """Every formula of the song's lessons."""
    for taught in material.taught:
        for keys, text in taught.texts:
            yield from _formulas(taught, keys, text)


def _formulas(taught: TaughtLine, keys: tuple[str, ...], text: str) -> Iterator[Problem]:
    plain = _CODE_OR_DOLLAR.sub("", text)
    if plain.count("$") % 2:
        return  # where each formula ends is not known; the lone sign is told elsewhere
    for block, inline in _FORMULA.findall(plain):
        tex = " ".join((block or inline).split())
        wrong = _wrong_with(tex)
        if wrong:
            shown = tex if len(tex) <= _SHOWN else f"{tex[:_SHOWN]}…"
            place = taught.table.line_of(*keys)
            wrong = f"{dotted(keys)}: {shown!r} {wrong}"
            yield Problem(taught.table.path, place, wrong, "correct the formula")


def _wrong_with(tex: str) -> str:
    """Why ``tex`` cannot be typeset, "" when it can."""
    if len(tex) > LONGEST_FORMULA:
        return f"has more than {LONGEST_FORMULA} characters"
    try:
        markup = convert(_NAMED_COLOUR.sub(r"\1red\2", tex))
    except _CANNOT_CONVERT:
        return "cannot be typeset"
    # a command that is not known comes out as it went in
    return "has a command that is not known" if "\\" in markup else ""
