"""Answers one question: how much of a line is still sung to the learner, who knows it by now?

Help is taken away rung by rung as the points of a line grow. Each rung follows from a level of
mastery, so nothing else has to be remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from oboeuta_desktop.core.lesson import Lesson
from oboeuta_desktop.core.lyrics import Lyrics
from oboeuta_desktop.core.study_rules import READY, UNSEEN
from oboeuta_desktop.core.timeline import INTERLUDE_SECONDS

Reason = Literal["no_points", "unseen", "seen", "chooses", "writes", "ready"]
"""Why a line stands on its rung: it teaches nothing, or the level of its weakest point."""

FULL, QUIETER, INSTRUMENTAL, SILENT, PARAPHRASE = range(5)
"""The rungs. On the last one the review asks for the point in other words; in the song it is as
silent as the one before."""

QUIET_GAIN = 10 ** (-9 / 20)
"""-9 dB: about half as loud, still easy to follow."""

ONSET_SECONDS = 0.1
"""The consonant of a line's first mora is sung this long before its stamp, at the most."""
HELD_SECONDS = 0.3
"""A held note rings on this long after its line's end."""
_REASONS: tuple[Reason, ...] = ("unseen", "seen", "chooses", "writes", "ready")

# By rung, 0 to 4. From a song in one piece the voice cannot be taken: it gets quiet, then silent.
_VOCAL = (1.0, QUIET_GAIN, 0.0, 0.0, 0.0)
_MIX = (1.0, QUIET_GAIN, QUIET_GAIN, 0.0, 0.0)
_REST = (1.0, 1.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class LineRung:
    """A line's place on the melody ladder: ``rung`` 0 to 4 and why it stands there."""

    rung: int
    reason: Reason

    @property
    def is_silent(self) -> bool:
        """Whether nothing is heard: then only the line's bar says how far it is."""
        return self.rung >= SILENT


def rung_of(points: Sequence[str], levels: Mapping[str, int]) -> LineRung:
    """The rung of a line that teaches ``points``, by the level of the weakest one.

    A point without a level has never been answered. A line without points keeps its voice: there is
    nothing to recall.
    """
    if not points:
        return LineRung(FULL, "no_points")
    level = min(max(UNSEEN, min(READY, levels.get(point, UNSEEN))) for point in points)
    return LineRung(level, _REASONS[level])


def rungs_of(lessons: Sequence[Lesson | None], levels: Mapping[str, int]) -> tuple[LineRung, ...]:
    """The rung of each line of a song."""
    return tuple(rung_of(lesson.points if lesson else (), levels) for lesson in lessons)


def fade_steps(
    lyrics: Lyrics, rungs: Sequence[LineRung], roles: Iterable[str], *, offset: float = 0.0
) -> dict[str, tuple[tuple[float, float], ...]]:
    """By role of a stem: (song second, gain from there on), in rising order.

    A line's level holds from just before its start (its first consonant, but never before the line
    before has ended) to the next line's; in an interlude the song is as recorded, or nobody knew
    where it is.

    Args:
        lyrics: with their own seconds.
        rungs: one per line.
        roles: of the song's stems.
        offset: seconds by which the lyrics are shown earlier; what is heard is the song's own time,
            so it moves with them.
    """
    places = _places(lyrics, rungs)
    steps: dict[str, tuple[tuple[float, float], ...]] = {}
    for role in roles:
        gains = {"vocal": _VOCAL, "mix": _MIX}.get(role, _REST)
        steps[role] = tuple((max(0.0, second - offset), gains[rung]) for second, rung in places)
    return steps


def _places(lyrics: Lyrics, rungs: Sequence[LineRung]) -> list[tuple[float, int]]:
    """(Lyric second, rung from there on)."""
    places: list[tuple[float, int]] = []
    end = 0.0
    for line, rung in zip(lyrics.lines, rungs, strict=True):
        if places and line.start - end >= INTERLUDE_SECONDS:
            places.append((end + HELD_SECONDS, FULL))
        # Two lines may overlap; then the later one's stamp decides.
        begin = min(line.start, max(end, line.start - ONSET_SECONDS))
        places.append((begin, rung.rung))
        end = max(end, line.end)
    places.append((end + HELD_SECONDS, FULL))
    return places
