"""Answers one question: where does what the panel tells come from?

The curriculum and the reference texts are read when a learner first asks for more than a line's
own lesson: a start of the program does not wait for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QObject

from oboeuta_desktop.core.curriculum import Bilingual, Curriculum, read_curriculum
from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.core.lesson import Lesson
from oboeuta_desktop.core.library import BrokenSong
from oboeuta_desktop.core.point_text import PointText, Source, read_point_texts
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.demos.claims.table import found
from oboeuta_desktop.state.messages import Messages
from oboeuta_desktop.ui.demos.wording import words
from oboeuta_desktop.ui.detail_text import PointDetails, Related


class Explanations(QObject):
    """Details of points, findings of claims, and which song teaches a point."""

    def __init__(self, resources: Path, messages: Messages) -> None:
        super().__init__()
        self._resources = resources
        self._messages = messages
        self._is_japanese = True

    def details_of(self, point_id: str) -> PointDetails | None:
        """All about a point in the learner's language; None for a point we know nothing of."""
        text = self._texts.get(point_id)
        if text is None:
            return None
        said = text.ja if self._is_japanese else text.en
        return PointDetails(
            point=point_id,
            name=self._name(point_id),
            definition=self._definition(point_id) or said.meaning,
            meaning=said.meaning,
            formula=text.formula,
            derivative=text.derivative,
            metaphor=said.metaphor,
            confusion=said.confusion,
            correction=said.correction,
            derivation="\n".join(f"{n}. {step}" for n, step in enumerate(said.derivation, 1)),
            history=said.history,
            related=tuple(
                Related(other.id, self._name(other.id), self._said(other.reason))
                for other in text.related
            ),
            sources=tuple(map(_source, text.sources)),
        )

    def findings_of(self, lesson: Lesson) -> tuple[str, ...]:
        """What the line's claims are found to be just now, in words; only what holds is shown."""
        findings = [found(claim) for claim in lesson.claims]
        return tuple(words(finding.words) for finding in findings if finding.kept)

    @cached_property
    def _curriculum(self) -> Curriculum | None:
        try:
            return read_curriculum(self._resources / "curriculum.json")
        except OboeutaError as error:
            self._messages.post(error)
            return None

    @cached_property
    def _texts(self) -> Mapping[str, PointText]:
        try:
            return read_point_texts(self._resources / "points")
        except OboeutaError as error:
            self._messages.post(error)
            return {}

    def _name(self, point_id: str) -> str:
        point = self._curriculum.point(point_id) if self._curriculum else None
        return self._said(point.topic) if point else ""

    def _definition(self, point_id: str) -> str:
        point = self._curriculum.point(point_id) if self._curriculum else None
        return self._said(point.definition) if point else ""

    def _said(self, text: Bilingual) -> str:
        return text.ja if self._is_japanese else text.en


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
