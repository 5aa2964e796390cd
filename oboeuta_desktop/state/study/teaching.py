"""Answers one question: which points do the songs at hand teach?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from oboeuta_desktop.core.curriculum import Curriculum
from oboeuta_desktop.core.library import BrokenSong
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.core.study_queue import families
from oboeuta_desktop.scheduling.queue import Syllabus


@dataclass(frozen=True, slots=True)
class Teaching:
    """What the songs at hand teach.

    Attributes:
        lessons: the points of all of them.
        here: whether the song on stage teaches any.
    """

    lessons: Syllabus
    here: bool

    def has(self, point: str) -> bool:
        """Whether some song has a line on a point."""
        return point in self.lessons.points


def teaching_of(songs: Iterable[Song | BrokenSong], curriculum: Curriculum) -> Teaching:
    """What ``songs`` teach; the first one is on stage, and its points begin first."""
    taught = [_points_of(song) for song in songs if isinstance(song, Song)]
    known = frozenset[str]().union(*taught)
    here = taught[0] if taught else frozenset[str]()
    row = [point.id for point in curriculum.points if point.id in known]
    row.sort(key=lambda point: point not in here)
    lessons = Syllabus(tuple(row), families(curriculum))
    return Teaching(lessons, here=any(point in here for point in row))


def _points_of(song: Song) -> frozenset[str]:
    return frozenset(
        point for lesson in song.lessons if lesson is not None for point in lesson.points
    )


def songs_that_teach(songs: Iterable[Song | BrokenSong]) -> list[Song]:
    """Those of ``songs`` that teach anything, each once: the one on stage is often named twice."""
    found: dict[str, Song] = {}
    for song in songs:
        if isinstance(song, Song) and _points_of(song):
            found.setdefault(song.song_id, song)
    return list(found.values())
