"""Answers one question: which colours of a theme stand on which, and which must be told apart?

The table beside the theme: tests hold every pair to its contrast, and every two colours that mean
different things to a distance for eyes that see colours otherwise, or to another sign.
"""

from __future__ import annotations

from dataclasses import dataclass

TEXT, GRAPHIC, FAINT = 4.5, 3.0, 2.0
"""Least contrast of words; of large words, lines, marks and rings; of what cannot be used now
(WCAG 2.2, 1.4.3 and 1.4.11, where the last one may be as faint as it likes).
"""
_TEXTS = ("ink", "ink2", "ink3", "accent", "good", "bad")
_SERIES = ("relu", "leaky", "sigmoid", "tanh")
_GATES = ("forget", "input", "output", "cec", "candidate", "hidden", "update_gate", "reset")
GROUNDS = ("bg0", "bg1", "bg2")


@dataclass(frozen=True, slots=True)
class ColorPair:
    """``above`` is seen on ``below``, at a contrast of ``least``; ``share``: how much of it covers
    what is below, 0..1.
    """

    above: str
    below: str
    least: float
    share: float = 1.0


def _pairs(above: tuple[str, ...], below: tuple[str, ...], least: float) -> list[ColorPair]:
    return [ColorPair(one, other, least) for one in above for other in below]


QUIET_CURVE = 0.7
"""How much of its colour a curve keeps that is not the active one."""

PAIRS: tuple[ColorPair, ...] = (
    *_pairs(_TEXTS, GROUNDS, TEXT),
    *_pairs(("ink", "ink2", "accent"), ("bg3",), TEXT),  # under the pointer, in menus and hints
    *_pairs((*_SERIES, *_GATES), GROUNDS, TEXT),  # lyrics, labels at curves, names of gates
    *_pairs(("on_accent",), ("accent",), TEXT),
    *_pairs(("bg1",), ("good",), GRAPHIC),  # the tick in a goal that was reached
    *_pairs(("bg0",), (*_SERIES, "good", "bad", "cec"), GRAPHIC),  # the drawing on a song's tile
    *_pairs(("ink",), (*GROUNDS, "bg3"), GRAPHIC),  # the ring around what has the keys
    *_pairs(("ctl",), GROUNDS, GRAPHIC),  # outlines, grooves, switches that are off
    *_pairs(("ctl",), (*GROUNDS, "bg3"), FAINT),  # words that cannot be pressed now
    *(ColorPair(token, "bg1", GRAPHIC, QUIET_CURVE) for token in (*_SERIES, *_GATES)),
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """Colours that mean different things where they stand side by side, and what else tells them
    apart; "" where the colour alone has to.
    """

    colors: tuple[str, ...]
    other_sign: str


MEANINGS: tuple[Meaning, ...] = (
    Meaning(("good", "bad"), "a tick or a cross, and a word"),
    Meaning(("accent", "ctl"), "a filled surface, a knob at the other side, a tick"),
    Meaning(("good", "ctl"), "a filled circle with a tick"),
    Meaning(_SERIES, "the name at the curve; filled chips with names, a ring for the active one"),
    Meaning(_GATES, "the gate's name and its letter"),
)
SAFE_DISTANCE = 12.0
"""CIE76 distance that colours keep which nothing but colour tells apart; a just noticeable one is
about 2.3.
"""
