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

_EMPHASIS = re.compile(r"\*\*")


def marked_apart(first: str, second: str) -> tuple[str, str]:
    """Both Markdown texts with the words in bold that the other one does not have there.

    Emphasis of the texts' own is taken out, so that bold means one thing. Formulas are compared
    as wholes and not marked.
    """
    words = [_words(text) for text in (first, second)]
    matcher = difflib.SequenceMatcher(a=words[0], b=words[1], autojunk=False)
    marked: tuple[list[str], list[str]] = ([], [])
    for kind, *ends in matcher.get_opcodes():
        for side, (begin, end) in enumerate((ends[:2], ends[2:])):
            part = words[side][begin:end]
            marked[side].append("".join(part) if kind == "equal" else _bold(part))
    return _joined(marked[0]), _joined(marked[1])


def _words(text: str) -> list[str]:
    return _WORD.findall(_EMPHASIS.sub("", text[:LONGEST]))


def _bold(words: list[str]) -> str:
    return "".join(
        f"**{word}**" if _TELLING.search(word) and not word.startswith("$") else word
        for word in words
    )


def _joined(parts: list[str]) -> str:
    # Two bold words side by side are one.
    return "".join(parts).replace("****", "")
