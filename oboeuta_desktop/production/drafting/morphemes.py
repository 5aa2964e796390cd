"""Answers one question: which words does a Japanese text hold, and how are they spoken?

This asks Open JTalk's dictionary; ``draft`` takes ``analyse`` as an argument and needs no other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

import pyopenjtalk

from oboeuta_desktop.production.drafting.draft_words import Morpheme

_DEVOICED = str.maketrans("", "", "’'")


def analyse(text: str) -> Sequence[Morpheme]:
    """The morphemes of ``text`` in order; spaces are left out, Latin letters come in full width."""
    features = cast("list[dict[str, str]]", cast("Any", pyopenjtalk).run_frontend(text))
    return [
        Morpheme(
            feature["string"],
            feature["read"],
            feature["pron"].translate(_DEVOICED),
            feature["pos"],
            feature["pos_group1"],
        )
        for feature in features
    ]
