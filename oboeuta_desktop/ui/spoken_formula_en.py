"""Answers one question: how is a formula read aloud in English?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from oboeuta_desktop.ui.formula_voice import Voice

_SYMBOLS: Mapping[str, str] = MappingProxyType(
    {
        "alpha": " alpha ",
        "beta": " beta ",
        "gamma": " gamma ",
        "delta": " delta ",
        "epsilon": " epsilon ",
        "varepsilon": " epsilon ",
        "eta": " eta ",
        "theta": " theta ",
        "lambda": " lambda ",
        "mu": " mu ",
        "pi": " pi ",
        "rho": " rho ",
        "sigma": " sigma ",
        "tau": " tau ",
        "phi": " phi ",
        "omega": " omega ",
        "Delta": " capital delta ",
        "partial": " partial ",
        "nabla": " nabla ",
        "infty": " infinity ",
        "sum": " the sum ",
        "prod": " the product ",
        "int": " the integral ",
        "odot": " element-wise times ",
        "times": " times ",
        "cdot": " times ",
        "div": " divided by ",
        "pm": " plus or minus ",
        "le": " is at most ",
        "leq": " is at most ",
        "ge": " is at least ",
        "geq": " is at least ",
        "lt": " is less than ",
        "gt": " is greater than ",
        "ll": " is much less than ",
        "gg": " is much greater than ",
        "ne": " is not equal to ",
        "neq": " is not equal to ",
        "approx": " is about ",
        "simeq": " is about ",
        "propto": " is proportional to ",
        "in": " is in ",
        "to": " goes to ",
        "rightarrow": " goes to ",
        "Rightarrow": " implies ",
        "leftarrow": " comes from ",
        "dots": " and so on ",
        "ldots": " and so on ",
        "cdots": " and so on ",
        "prime": " prime ",
        "lVert": " the norm of ",
        "rVert": ", end of norm, ",
        "quad": ", ",
        "qquad": ", ",
    }
)
_SIGNS: Mapping[str, str] = MappingProxyType(
    {
        "=": " equals ",
        "<": " is less than ",
        ">": " is greater than ",
        "+": " plus ",
        "-": " minus ",
        "'": " prime ",
        "/": " over ",
        "&": " ",
        "~": " ",
        ",": ", ",
    }
)
_ACCENTS: Mapping[str, str] = MappingProxyType(
    {
        "tilde": "tilde",
        "widetilde": "tilde",
        "hat": "hat",
        "widehat": "hat",
        "bar": "bar",
        "overline": "bar",
        "vec": "vector",
        "dot": "dot",
    }
)
_OPERATORS = frozenset({"plus", "minus", "times", "over", "equals", "divided", "is"})
_POWERS: Mapping[str, str] = MappingProxyType({"2": "squared", "3": "cubed"})


def _fraction(above: str, below: str) -> str:
    """Where one of the parts is more than a product, where the fraction ends is said too."""
    if _OPERATORS.isdisjoint(f"{above} {below}".split()):
        return f" {above} over {below} "
    return f" the fraction {above} over {below}, end of fraction, "


def _power(inner: str) -> str:
    return f" {_POWERS.get(inner, f'to the power {inner}')} "


def _limits(first: str, last: str) -> str:
    if last:
        return f" to {last} of "
    return f" from {first} " if "equals" in first else f" over {first} of "


def _finish(words: str) -> str:
    """No space inside brackets or before a stop; no comma twice, and none at an end."""
    words = re.sub(r"(?<=[(\[]) | (?=[)\],.:])", "", words)
    words = re.sub(r",(?: ?,)+", ",", words)
    return re.sub(r",(?= ?[.)\]])", "", words).strip(", ")


ENGLISH = Voice(
    symbols=_SYMBOLS,
    signs=_SIGNS,
    accents=_ACCENTS,
    row_end=". ",
    fraction=_fraction,
    root=lambda inner: f" the root of {inner}, ",
    index=lambda inner: f" sub {inner} ",
    power=_power,
    limits=_limits,
    label=lambda inner: f", {inner}, ",
    finish=_finish,
)
"""Names structure by words; meant to be understood, not to be exact."""
