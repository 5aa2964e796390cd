"""Answers one question: in which words do two texts about similar things differ?"""

from __future__ import annotations

import difflib
import re

LONGEST = 2_000
"""Characters of a text that are compared; the effort grows with the square of its words."""

_WORD = re.compile(
    r"\$\$?[^$]*\$\$?"  # a formula is one word
    r"|[A-Za-z0-9\u0370-\u03ff′'.,]*[A-Za-z0-9\u0370-\u03ff′]"
    r"|[\u30a0-\u30ff]+|[\u4e00-\u9fff々]+|[\u3041-\u309f]+|\s+|."
)
_TELLING = re.compile(r"[A-Za-z0-9\u0370-\u03ff\u30a1-\u30fa\u4e00-\u9fff]|[\u3041-\u309f]{3}")
"""A word without such signs is a particle or a mark: that it differs says nothing."""

_ALIKE = 0.5
"""Texts are built alike when half of their words agree in order."""

_EMPHASIS = re.compile(r"\*\*")


def marked_apart(first: str, second: str) -> tuple[str, str]:
    """Both Markdown texts with the words in bold that the other one does not have.

    In texts built alike, such as two definitions in the same words, a word is also bold when the
    other has it elsewhere: what stands in its place is what differs. Emphasis of the texts' own is
    taken out, so that bold means one thing. Formulas are compared as wholes and not marked.
    """
    left, right = _words(first), _words(second)
    matcher = difflib.SequenceMatcher(a=left, b=right, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return _bold_but(left, set(right)), _bold_but(right, set(left))
    marked: tuple[list[str], list[str]] = ([], [])
    for kind, *ends in matcher.get_opcodes():
        for side, words, (begin, end) in ((0, left, ends[:2]), (1, right, ends[2:])):
            same = set(words) if kind == "equal" else set[str]()
            marked[side].append(_bold_but(words[begin:end], same))
    return _joined(marked[0]), _joined(marked[1])


def _words(text: str) -> list[str]:
    return _WORD.findall(_EMPHASIS.sub("", text[:LONGEST]))


def _bold_but(words: list[str], same: set[str]) -> str:
    """The words joined, in bold those that tell something and are not among ``same``."""
    return _joined(
        [
            f"**{word}**"
            if word not in same and _TELLING.search(word) and not word.startswith("$")
            else word
            for word in words
        ]
    )


def _joined(parts: list[str]) -> str:
    # Two bold words side by side are one.
    return "".join(parts).replace("****", "")
