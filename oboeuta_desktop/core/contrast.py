"""Answers one question: in which terms and numbers do two texts about similar things differ?"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence

LONGEST = 2_000
"""Characters of a text that are compared; the effort grows with the square of its words."""
MOST_TERMS = 500
"""Terms that are looked for: those of a song, and there may be a stranger's."""

_FORMULA = r"\$\$?[^$]*\$\$?"
_NUMBER = r"(?:(?<![\w)])[-−])?\d+(?:[.,]\d+)*(?:以上|以下|未満|より大きい|より小さい|[つ個組倍])?"
_REST = (
    r"[A-Za-z0-9\u0370-\u03ff′'.,]*[A-Za-z0-9\u0370-\u03ff′]"
    r"|[\u30a0-\u30ff]+|[\u4e00-\u9fff々]+|[\u3041-\u309f]+|\s+|."
)
_READING = re.compile(r".?|[\u3041-\u309fー]+")
"""Such a term is one sign, or how one is said: inside other words it means nothing."""
_LATIN = re.compile(r"[A-Za-z0-9]")

_ALIKE = 0.3
"""Texts are built alike when so large a share of their words of weight agrees in order."""
_WEIGHTY = re.compile(r"[A-Za-z]{4}|\d|[\u30a1-\u30fa\u4e00-\u9fff]")
"""Other words are particles, articles and marks: any two texts share many of them."""

_EMPHASIS = re.compile(r"\*\*")


def marked_apart(first: str, second: str, terms: Iterable[str] = ()) -> tuple[str, str]:
    """Both Markdown texts with those of their numbers and ``terms`` in bold that differ.

    A term is bold when the other text does not have it, a number also when the other has it
    elsewhere: what stands in its place is what differs. Texts that have little in common say
    different things throughout, so nothing is marked in them. Emphasis of the texts' own is taken
    out, so that bold means one thing. Formulas are compared as wholes, not marked.
    """
    known = sorted({term for term in terms if not _READING.fullmatch(term)}, key=len)
    named = "|".join(map(_whole, known[-MOST_TERMS:][::-1])) or _NUMBER
    words = re.compile(f"{_FORMULA}|{named}|{_NUMBER}|{_REST}", re.DOTALL)
    left, right = (words.findall(_EMPHASIS.sub("", text[:LONGEST])) for text in (first, second))
    matcher = difflib.SequenceMatcher(a=left, b=right, autojunk=False)
    if _likeness(left, right) < _ALIKE:
        return "".join(left), "".join(right)
    marked: tuple[list[str], list[str]] = ([], [])
    is_number, is_term = re.compile(_NUMBER).fullmatch, re.compile(named).fullmatch
    for kind, *ends in matcher.get_opcodes():
        sides = ((0, left, ends[:2], set(right)), (1, right, ends[2:], set(left)))
        for side, found, (begin, end), others in sides:
            marked[side].extend(
                f"**{word}**"
                if kind != "equal" and (is_number(word) or (is_term(word) and word not in others))
                else word
                for word in found[begin:end]
            )
    # Two bold words side by side are one.
    return "".join(marked[0]).replace("****", ""), "".join(marked[1]).replace("****", "")


def _likeness(left: Sequence[str], right: Sequence[str]) -> float:
    """Share of the words of weight that agree in order, 0 to 1."""
    weighty = [[word for word in text if _WEIGHTY.search(word)] for text in (left, right)]
    return difflib.SequenceMatcher(a=weighty[0], b=weighty[1], autojunk=False).ratio()


def _whole(term: str) -> str:
    """A term as a pattern; one in Latin letters is no part of a longer word."""
    before = r"(?<![A-Za-z])" if _LATIN.match(term[0]) else ""
    after = r"(?![A-Za-z])" if _LATIN.match(term[-1]) else ""
    return before + re.escape(term) + after
