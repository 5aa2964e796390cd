"""Answers one question: under which of the exam's headings does a point fall, and among which
things that are mixed up?

The headings are two of the ten that several sources name for the exam (not confirmed by its own
pages): activation functions belong to the outline of deep learning, recurrent layers to its
elements. The families are those from which the curriculum takes its wrong answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from oboeuta_desktop.core.curriculum import Bilingual, Point

_OUTLINE = Bilingual("ディープラーニングの概要", "Outline of deep learning")
_ELEMENTS = Bilingual("ディープラーニングの要素技術", "Elements of deep learning")
_OTHER = Bilingual("そのほか", "Other")

_RANGES = Bilingual("値の範囲", "Ranges of values")
_ZEROS = Bilingual("0 になるもの", "What becomes 0")
_AILMENTS = Bilingual("似た病名", "Similar ailments")
_RELATIVES = Bilingual("Leaky ReLU の親せき", "Relatives of Leaky ReLU")
_GATES = Bilingual("ゲート", "Gates")
_NUMBERS = Bilingual("数", "Numbers")
_MEMORY = Bilingual("記憶", "Memory")
_REMEDIES = Bilingual("対策", "Remedies")

_HEADINGS: Mapping[str, Bilingual] = MappingProxyType({"relu": _OUTLINE, "lstm": _ELEMENTS})
_FAMILIES: Mapping[str, Bilingual] = MappingProxyType(
    {
        **dict.fromkeys(("A1", "A9", "A10", "A12"), _RANGES),
        **dict.fromkeys(("A3", "A6"), _ZEROS),
        **dict.fromkeys(("A4", "A11", "B1"), _AILMENTS),
        **dict.fromkeys(("A5", "A7"), _RELATIVES),
        **dict.fromkeys(("B3", "B6", "B7", "B8", "B9", "B10", "B13", "B14", "B15"), _GATES),
        **dict.fromkeys(("B11", "B16"), _NUMBERS),
        **dict.fromkeys(("B5", "B12"), _MEMORY),
        **dict.fromkeys(("B2", "B4"), _REMEDIES),
    }
)

GROUPED_POINTS = frozenset(_FAMILIES)
"""The points that are mixed up with others of their family."""


def heading_of(point: Point) -> Bilingual:
    """The exam's heading; "other" for songs that came later."""
    return _HEADINGS.get(point.song, _OTHER)


def family_of(point: Point) -> Bilingual:
    """The one family of things mixed up that a point belongs to most; "other" for none."""
    return _FAMILIES.get(point.id, _OTHER)
