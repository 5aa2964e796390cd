"""Answers one question: how is a bar read that is written with one sign for each sixteenth?

``-`` holds what was struck before it and ``.`` is silent; all other signs are struck, and what they
mean is said where the patterns stand.
"""

from __future__ import annotations

from collections.abc import Iterator


def fitted(signs: str, steps: int) -> str:
    """``signs`` for a bar of that many steps: cut, or begun again."""
    return (signs * -(-steps // len(signs)))[:steps]


def struck(signs: str) -> Iterator[tuple[int, int, str]]:
    """For each sign that is struck its step, how many steps it is held, and the sign."""
    for step, sign in enumerate(signs):
        if sign not in "-.":
            rest = signs[step + 1 :]
            yield step, 1 + len(rest) - len(rest.lstrip("-")), sign
