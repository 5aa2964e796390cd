"""Answers one question: which stretch of a song can be repeated?"""

from __future__ import annotations

SHORTEST_LOOP = 0.05
"""Seconds; a loop below this is a tone, not practice."""


def usable_loop(loop: tuple[float, float]) -> tuple[float, float]:
    """(from, to) in song seconds: in this order, not before the song, and not too short."""
    start, end = sorted(max(0.0, edge) for edge in loop)
    return start, max(end, start + SHORTEST_LOOP)
