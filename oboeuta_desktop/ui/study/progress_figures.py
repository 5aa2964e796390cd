"""Answers one question: what is shown of how far the learner has come?

Everything comes from the overview of all answers; nothing here can be lost by a day without study.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from oboeuta_desktop.core.curriculum import Curriculum
from oboeuta_desktop.core.library import BrokenSong
from oboeuta_desktop.core.question_kinds import GATES, Gate
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.core.study_rules import WRITES, study_day
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.teaching import Teaching, songs_that_teach
from oboeuta_desktop.ui.heatmap_picture import HeatCell, HeatRow
from oboeuta_desktop.ui.language import said
from oboeuta_desktop.ui.library_rows import SongStudy
from oboeuta_desktop.ui.study.offers import due_now
from oboeuta_desktop.ui.study.weak_points import (
    foreseen,
    heat_rows,
    moment_of_recall,
    weak_points,
)
from oboeuta_desktop.ui.study.words import gate_term

MOST_WEAK = 8
"""Weak points on the page; the sheet on paper has more."""
LEARNED_FROM = WRITES
"""The level from which a point counts as learned in the library."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The row of figures.

    Attributes:
        week: of Monday to Sunday of this week, whether there was an answer.
        weekday: of today, 0 to 6.
        days: study days of this week.
        week_ms, today_ms: time of study in milliseconds.
        retention: true retention, 0..1; None without a review.
        reviews: of how many reviews.
        due: points that wait today.
        days_to_exam: None when there is none ahead.
    """

    week: tuple[bool, ...]
    weekday: int
    days: int
    week_ms: int
    today_ms: int
    retention: float | None
    reviews: int
    due: int
    days_to_exam: int | None


@dataclass(frozen=True, slots=True)
class SongLine:
    """A line on the heat-map: its words, its points, their names, how well it is known."""

    text: str
    points: tuple[str, ...]
    topics: tuple[str, ...]
    cell: HeatCell


@dataclass(frozen=True, slots=True)
class SongRow:
    """A song on the heat-map."""

    song_id: str
    title: str
    lines: tuple[SongLine, ...]

    @property
    def cells(self) -> HeatRow:
        """The same, to be drawn."""
        return HeatRow(self.title, tuple(line.cell for line in self.lines))


@dataclass(frozen=True, slots=True)
class Mixup:
    """The gate most often taken for another one.

    Attributes:
        asked, taken: the gates.
        times: how often.
        points: ids of a point on each, to be compared; None where the songs teach no two.
    """

    asked: Gate
    taken: Gate
    times: int
    points: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Weak:
    """A point that does not stick yet.

    Attributes:
        point: its id.
        topic: what it is about.
        level: of mastery.
        recall: predicted, 0..1; None when there is none worth telling (``foreseen``).
        is_trouble: whether it is 苦手.
        last_wrong: whether the last answer was wrong.
    """

    point: str
    topic: str
    level: int
    recall: float | None
    is_trouble: bool
    last_wrong: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything the page shows.

    Attributes:
        figures: the row of figures.
        levels: how many points are at each level.
        rows: the heat-map.
        when: in words, for when recall is predicted.
        gates: how often each gate was taken for each, by the order of ``GATES``.
        mixup: the most frequent slip among them.
        weak: points, the weakest first.
        has_answers: whether anything was ever answered.
        can_review: whether there is anything to review, new points included.
    """

    figures: Figures
    levels: tuple[int, ...]
    rows: tuple[SongRow, ...]
    when: str
    gates: tuple[tuple[int, ...], ...]
    mixup: Mixup | None
    weak: tuple[Weak, ...]
    has_answers: bool
    can_review: bool


def progress_of(desk: Desk, teaching: Teaching, songs: Iterable[Song | BrokenSong]) -> Progress:
    """How far the learner has come with the points of the songs at hand."""
    overview, (at, when) = desk.overview, moment_of_recall(desk)
    points, curriculum = teaching.lessons.points, desk.material.curriculum
    queue = due_now(desk, teaching)
    due = sum(item.reason != "new" for item in queue.items)
    gates = overview.gate_confusions([gate_term(gate) for gate in GATES])
    return Progress(
        figures=_figures(desk, due),
        levels=overview.levels(points, at),
        rows=_rows(desk, songs_that_teach(songs)),
        when=when,
        gates=gates,
        mixup=_mixup(gates, curriculum, points),
        weak=_weak(desk, points),
        has_answers=overview.between(date.min, date.max).attempts > 0,
        can_review=bool(queue.items),
    )


def song_studies(
    desk: Desk, teaching: Teaching, songs: Iterable[Song | BrokenSong]
) -> dict[str, SongStudy]:
    """By the id of each song that teaches anything: how much of it waits, how much is learned."""
    overview, (at, _) = desk.overview, moment_of_recall(desk)
    due = {item.point_id for item in due_now(desk, teaching).items if item.reason != "new"}
    found: dict[str, SongStudy] = {}
    taught = songs_that_teach(songs)
    for song, row in zip(taught, heat_rows(desk, taught), strict=True):
        own = {point for lesson in song.lessons if lesson for point in lesson.points}
        points = own.intersection(teaching.lessons.points)
        share = sum(overview.levels(points, at)[LEARNED_FROM:]) / max(1, len(points))
        found[song.song_id] = SongStudy(
            len(points & due), share, tuple(cell.level for cell in row.cells)
        )
    return found


def _figures(desk: Desk, due: int) -> Figures:
    overview = desk.overview
    today = study_day(desk.now, desk.tz_offset)
    monday = today - timedelta(days=today.weekday())
    total = overview.between(date.min, date.max)
    return Figures(
        week=tuple(overview.day(monday + timedelta(days=place)).attempts > 0 for place in range(7)),
        weekday=today.weekday(),
        days=overview.days_this_week(today),
        week_ms=overview.between(monday, today).ms,
        today_ms=overview.day(today).ms,
        retention=overview.true_retention(),
        reviews=total.reviews,
        due=due,
        days_to_exam=_days_to_exam(desk),
    )


def _days_to_exam(desk: Desk) -> int | None:
    if desk.exam is None:
        return None
    today = (desk.now + timedelta(minutes=desk.tz_offset)).date()
    days = (desk.exam.day - today).days
    return days if days >= 0 else None


def _rows(desk: Desk, songs: Sequence[Song]) -> tuple[SongRow, ...]:
    topics = {point.id: said(point.topic) for point in desk.material.curriculum.points}
    found: list[SongRow] = []
    for song, row in zip(songs, heat_rows(desk, songs), strict=True):
        lines: list[SongLine] = []
        for line, lesson, cell in zip(song.lyrics.lines, song.lessons, row.cells, strict=True):
            points = () if lesson is None else lesson.points
            named = tuple(topics[point] for point in points if point in topics)
            lines.append(SongLine(line.text, points, named, cell))
        found.append(SongRow(song.song_id, song.title, tuple(lines)))
    return tuple(found)


def _weak(desk: Desk, points: Sequence[str]) -> tuple[Weak, ...]:
    overview, (at, _) = desk.overview, moment_of_recall(desk)
    found: list[Weak] = []
    for point_id in weak_points(desk, points)[:MOST_WEAK]:
        point, tally = desk.material.curriculum.point(point_id), overview.point(point_id)
        found.append(
            Weak(
                point=point_id,
                topic=point_id if point is None else said(point.topic),
                level=overview.level(point_id, at),
                recall=foreseen(overview, point_id, at),
                is_trouble=tally.is_trouble,
                last_wrong=tally.last_wrong,
            )
        )
    return tuple(found)


def _mixup(
    gates: Sequence[Sequence[int]], curriculum: Curriculum, taught: Sequence[str]
) -> Mixup | None:
    """The most frequent one; the first by the order of ``GATES`` among equals."""
    slips = [
        (gates[asked][taken], -asked, -taken)
        for asked in range(len(GATES))
        for taken in range(len(GATES))
        if asked != taken and gates[asked][taken]
    ]
    if not slips:
        return None
    times, asked, taken = max(slips)
    one, other = GATES[-asked], GATES[-taken]
    return Mixup(one, other, times, _points_on(one, other, curriculum, taught))


def _points_on(
    one: Gate, other: Gate, curriculum: Curriculum, taught: Sequence[str]
) -> tuple[str, str] | None:
    """For each of two gates the point that is about it and about little else."""
    terms = {point.id: point.terms for point in curriculum.points if point.id in taught}
    found: list[str] = []
    for gate in (one, other):
        about = [
            (len(those), point)
            for point, those in terms.items()
            if gate_term(gate) in those and point not in found
        ]
        if about:
            found.append(min(about, key=lambda each: each[0])[1])
    return (found[0], found[1]) if len(found) == len((one, other)) else None
