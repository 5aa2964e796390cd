"""Answers one question: what can a line say about the cost of a unit and about sums of units?

Every number comes from the model behind the plot of hinges.
"""

from __future__ import annotations

from oboeuta_desktop.demos.claims.check import Check, Finding, Given, NameKey, NumberKey, say
from oboeuta_desktop.demos.claims.keys import NAMES
from oboeuta_desktop.demos.hinges import model

_NAMES = {**NAMES, "identity": "恒等関数"}
_UNIT = NameKey("function", ("relu", "sigmoid", "identity"))
_COUNT = NumberKey("units", 1, model.MOST, is_whole=True)


def _op_count(given: Given) -> Finding:
    name = given.name("function")
    compare, exp, all_of_it = (
        model.count_of(name, model.COMPARE, 1),
        model.count_of(name, model.EXP, 1),
        model.operations_of(name, 1),
    )
    words = say(
        "{f} 1 回の計算：比較 {compare} 回、exp {exp} 回、合わせて {total} 回の演算",
        f=_NAMES[name],
        compare=compare,
        exp=exp,
        total=all_of_it,
    )
    wanted = tuple(given.whole(key) for key in ("compare", "exp", "equals"))
    return Finding((compare, exp, all_of_it) == wanted, words)


def _hinge_sum(given: Given) -> Finding:
    name, units = given.name("function"), given.whole("units")
    first, last = model.fit(name, 1).error, model.fit(name, units).error
    words = say(
        "{f} を足し合わせたときの誤差：1 個で {first}、{units} 個で {last}",
        f=_NAMES[name],
        units=units,
        first=first,
        last=last,
    )
    return Finding((last < given.number("share") * first) == (given.name("bends") == "yes"), words)


CHECKS = (
    Check(
        "op_count",
        "one value takes so many comparisons, exponentials, and operations in all",
        (
            _UNIT,
            NumberKey("compare", 0, 20, is_whole=True),
            NumberKey("exp", 0, 20, is_whole=True),
            NumberKey("equals", 0, 20, is_whole=True),
        ),
        _op_count,
    ),
    Check(
        "hinge_sum",
        "the error of a sum of units falls below that share of one unit's: yes or no",
        (_UNIT, _COUNT, NumberKey("share", 0.0, 1.0, 0.5), NameKey("bends", ("yes", "no"))),
        _hinge_sum,
    ),
)
"""What can be checked about units."""
