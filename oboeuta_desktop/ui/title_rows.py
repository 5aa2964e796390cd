"""Answers one question: where does a title break that is too long for one row?"""

from __future__ import annotations

import unicodedata

from PySide6.QtGui import QFontMetricsF

_MARKS = " \u3000・、。/／:：)）」"
"""A row may end behind these."""
_FIRST_ROW = 0.35  # share of what would fit; a break before that leaves the row too empty


def split_title(title: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """A title as one row, or as two, broken between words where that is possible.

    The second row may still be too long.
    """
    if metrics.horizontalAdvance(title) <= width:
        return [title]
    end = max(1, len(title) - 1)
    while end > 1 and metrics.horizontalAdvance(title[:end].rstrip()) > width:
        end -= 1
    joints = [place for place in range(1, end + 1) if _is_joint(title, place)]
    if joints and joints[-1] >= end * _FIRST_ROW:
        end = joints[-1]
    return [title[:end].strip(), title[end:].strip()]


def _is_joint(title: str, place: int) -> bool:
    """Whether a word may end before character ``place``: behind a mark or a space, and before an
    ideograph or a Latin word that follows other writing. What ends in kana goes on with it.
    """
    before, after = title[place - 1], title[place]
    if after in _MARKS:
        return after == " "
    if before in _MARKS:
        return True
    kind, last = _writing(after), _writing(before)
    return kind != last and kind in ("ideograph", "latin", "katakana") and last != "other"


def _writing(character: str) -> str:
    name = unicodedata.name(character, "")
    for start, kind in (
        ("CJK UNIFIED", "ideograph"),
        ("KATAKANA", "katakana"),
        ("HIRAGANA", "hiragana"),
    ):
        if name.startswith(start):
            return kind
    return "latin" if character.isascii() and character.isalnum() else "other"
