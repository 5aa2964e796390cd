"""Answers one question: where does what the panel tells come from?

The curriculum and the reference texts are read in the background once the window stands, or when a
learner asks for more than a line's own lesson before that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from oboeuta_desktop.core.curriculum import Point, read_curriculum
from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.core.lesson import Lesson
from oboeuta_desktop.core.library import BrokenSong
from oboeuta_desktop.core.point_text import PointText, Source, read_point_texts
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.demos.claims.table import found
from oboeuta_desktop.state.messages import Messages
from oboeuta_desktop.state.tasks import Tasks
from oboeuta_desktop.ui.demos.wording import words
from oboeuta_desktop.ui.detail_text import PointDetails, Related
from oboeuta_desktop.ui.language import language, said


@dataclass(frozen=True, slots=True)
class _Reference:
    """Points and texts by the point's id."""

    points: Mapping[str, Point]
    texts: Mapping[str, PointText]


_NOTHING = _Reference({}, {})


class Explanations(QObject):
    """Details of points, findings of claims, and which song teaches a point."""

    def __init__(self, resources: Path, messages: Messages) -> None:
        super().__init__()
        self._resources = resources
        self._messages = messages
        self._tasks = Tasks()
        self._read: _Reference | None = None

    def prepare(self) -> None:
        """Read everything in the background: twenty-nine files are more than a frame's time."""
        self._tasks.run(lambda: _read_all(self._resources), self._take_over, self._give_up)

    def close(self) -> None:
        """Wait for what is being read."""
        self._tasks.drain()

    def details_of(self, point_id: str) -> PointDetails | None:
        """All about a point in the learner's language; None for a point we know nothing of."""
        text = self._reference.texts.get(point_id)
        if text is None:
            return None
        told = text.ja if language() == "ja" else text.en
        return PointDetails(
            point=point_id,
            name=self._name(point_id),
            definition=self._definition(point_id) or told.meaning,
            meaning=told.meaning,
            formula=text.formula,
            derivative=text.derivative,
            metaphor=told.metaphor,
            confusion=told.confusion,
            correction=told.correction,
            derivation="\n".join(f"{n}. {step}" for n, step in enumerate(told.derivation, 1)),
            history=told.history,
            related=tuple(
                Related(other.id, self._name(other.id), said(other.reason))
                for other in text.related
            ),
            sources=tuple(map(_source, text.sources)),
        )

    def findings_of(self, lesson: Lesson) -> tuple[str, ...]:
        """What the line's claims are found to be just now, in words; only what holds is shown."""
        findings = [found(claim) for claim in lesson.claims]
        return tuple(words(finding.words) for finding in findings if finding.kept)

    @property
    def _reference(self) -> _Reference:
        if self._read is None:
            try:
                self._take_over(_read_all(self._resources))
            except OboeutaError as error:
                self._give_up(error)
        return self._read or _NOTHING

    def _take_over(self, found: _Reference) -> None:
        self._read = found

    def _give_up(self, error: OboeutaError) -> None:
        """Told once; lessons go on without their further pages."""
        if self._read is None:
            self._read = _NOTHING
            self._messages.post(error)

    def _name(self, point_id: str) -> str:
        point = self._reference.points.get(point_id)
        return said(point.topic) if point else ""

    def _definition(self, point_id: str) -> str:
        point = self._reference.points.get(point_id)
        return said(point.definition) if point else ""


def _read_all(resources: Path) -> _Reference:
    curriculum = read_curriculum(resources / "curriculum.json")
    points = {point.id: point for point in curriculum.points}
    return _Reference(points, read_point_texts(resources / "points"))


def teacher_of(point: str, songs: Iterable[Song | BrokenSong]) -> tuple[Song, Lesson] | None:
    """The first song among ``songs`` with a lesson on ``point``, and that lesson."""
    for song in songs:
        if isinstance(song, BrokenSong):
            continue
        for lesson in song.lessons:
            if lesson is not None and point in lesson.points:
                return song, lesson
    return None


def _source(source: Source) -> str:
    year = f" ({source.year})" if source.year is not None else ""
    return f"{source.authors}{year}: {source.title}"
