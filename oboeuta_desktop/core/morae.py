"""Answers one question: how is a Japanese text divided into what is sung in one beat (morae)?"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

SMALL_KANA = frozenset("ぁぃぅぇぉゃゅょゎァィゥェォャュョヮ")
"""Kana that belong to the mora of the kana before them. っ ん ー are morae of their own."""

_KANJI_MORAE = 2.0  # the usual Sino-Japanese reading
_LATIN_MORAE = 0.7  # a spelt word is sung faster than it is spelt
_DIGIT_MORAE = 2.0


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``first`` to ``last`` (exclusive) of a line and their singing weight in morae."""

    first: int
    last: int
    weight: float


def split_morae(kana: str) -> tuple[str, ...]:
    """The morae of a kana text: small kana join the kana before them; spaces and marks are left
    out.
    """
    morae: list[str] = []
    for character in kana:
        if character in SMALL_KANA and morae:
            morae[-1] += character
        elif _weight(character) > 0:
            morae.append(character)
    return tuple(morae)


def weighted_pieces(
    text: str, first: int, last: int, readings: Mapping[int, tuple[int, str]]
) -> list[Piece]:
    """Cut ``text[first:last]`` into pieces that light up one after the other.

    ``readings`` maps the first character of a read stretch to (one past its last, reading in kana);
    such a stretch is one piece that weighs as many morae as its reading. Small kana join the piece
    before them.
    """
    pieces: list[Piece] = []
    i = first
    while i < last:
        if i in readings:
            end, reading = readings[i]
            pieces.append(Piece(i, end, float(max(1, len(split_morae(reading))))))
            i = end
        elif text[i] in SMALL_KANA and pieces:
            before = pieces.pop()
            pieces.append(Piece(before.first, i + 1, before.weight))
            i += 1
        else:
            pieces.append(Piece(i, i + 1, _weight(text[i])))
            i += 1
    return pieces


def _weight(character: str) -> float:
    """Estimated morae of one character that has no written reading."""
    if "ぁ" <= character <= "ヺ" or character == "ー":
        return 1.0
    if character.isdigit():
        return _DIGIT_MORAE
    if not character.isalpha():
        return 0.0
    if unicodedata.name(character, "").startswith("CJK"):
        return _KANJI_MORAE
    return _LATIN_MORAE
