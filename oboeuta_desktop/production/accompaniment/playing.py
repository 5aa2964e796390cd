"""Answers one question: what is played, by what, when and how hard?"""

from __future__ import annotations

from dataclasses import dataclass

PARTS = (
    "kick",
    "snare",
    "cymbals",
    "bass",
    "pad",
    "arp",
    "pluck",
    "stabs",
    "lead",
    "counter",
    "effects",
)
"""The instruments as they are balanced; "snare" has claps and toms, "pluck" also the blips."""


@dataclass(frozen=True, slots=True)
class PlayedNote:
    """One sound of one instrument.

    Attributes:
        part: one of ``PARTS``.
        sound: which of the style's sounds that part plays.
        start: seconds from the song's beginning.
        length: seconds for which it is held; 0 for a drum, which rings as it will.
        midi: its pitch; 0 for a drum.
        level: factor; 1 is struck hard.
        pan: -1 left to 1 right.
        brightness: 0 soft to 1 hard and open.
    """

    part: str
    sound: str
    start: float
    length: float = 0.0
    midi: int = 0
    level: float = 1.0
    pan: float = 0.0
    brightness: float = 0.5

    @property
    def end(self) -> float:
        """Seconds."""
        return self.start + self.length
