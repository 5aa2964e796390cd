"""Answers one question: which points are weak, and how well is each line known?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.curriculum import Curriculum, Point
from oboeuta_desktop.core.library import BrokenSong
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.core.study_rules import READY_RECALL
from oboeuta_desktop.scheduling.deadline import Exam
from oboeuta_desktop.scheduling.progress import Overview
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.material import Material
from oboeuta_desktop.state.study.teaching import songs_that_teach
from oboeuta_desktop.ui.detail_text import PointDetails
from oboeuta_desktop.ui.heatmap_picture import HeatCell, HeatRow
from oboeuta_desktop.ui.study.given import given_said
from oboeuta_desktop.ui.study.words import term_named
from oboeuta_desktop.ui.weak_sheet import MOST_MISTAKES, Mistake, WeakPoint

MOST_POINTS = 24
"""Points on the sheet: more than a few pages are not read."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("study", words)


def moment_of_recall(desk: Desk) -> tuple[datetime, str]:
    """For when recall is predicted, and in words: the exam morning if it is to come, else now."""
    exam: Exam | None = desk.exam
    if exam is not None and exam.morning > desk.now:
        day = exam.day
        words = _tr("試験日（{month}月{day}日）の見込み")
        return exam.morning, words.format(month=day.month, day=day.day)
    today = desk.now + timedelta(minutes=desk.tz_offset)
    words = _tr("{month}月{day}日の見込み")
    return desk.now, words.format(month=today.month, day=today.day)


def foreseen(overview: Overview, point_id: str, at: datetime) -> float | None:
    """The predicted recall of a point that is worth telling, 0..1.

    None for one never scheduled, and for one that was answered wrongly last: its curve starts anew
    at 1, as the right answer has just been shown, and "99 %" there would mock.
    """
    tally = overview.point(point_id)
    return None if tally.card is None or tally.last_wrong else overview.recall(point_id, at)


def weak_points(desk: Desk, points: Iterable[str]) -> tuple[str, ...]:
    """Which of the points do not stick yet, the weakest first.

    Those that are 苦手, then those answered wrongly last, then those whose recall is predicted to
    be low. A point that was never answered is not weak: it is new.
    """
    overview, (at, _) = desk.overview, moment_of_recall(desk)
    found: list[tuple[bool, bool, float, str]] = []
    for point in points:
        tally = overview.point(point)
        recall = overview.recall(point, at)
        answered = tally.card is not None or bool(tally.asked)
        if answered and (tally.is_trouble or tally.last_wrong or recall < READY_RECALL):
            found.append((not tally.is_trouble, not tally.last_wrong, recall, point))
    return tuple(point for *_, point in sorted(found)[:MOST_POINTS])


def mistakes_by_point(log: Iterable[Attempt], material: Material) -> dict[str, tuple[Mistake, ...]]:
    """The latest wrong answers to each point, the latest first; ``log`` in its order."""
    found: defaultdict[str, list[Mistake]] = defaultdict(list)
    for attempt in log:
        if attempt.is_right or attempt.verdict in ("seen", "empty") or not attempt.given.strip():
            continue
        day = attempt.at_utc + timedelta(minutes=attempt.tz_offset)
        when = _tr("{month}月{day}日").format(month=day.month, day=day.day)
        found[attempt.point_id].append(Mistake(given_said(attempt, material), when))
        del found[attempt.point_id][:-MOST_MISTAKES]
    return {point: tuple(reversed(mistakes)) for point, mistakes in found.items()}


def on_paper(
    desk: Desk,
    points: Sequence[str],
    mistakes: Mapping[str, tuple[Mistake, ...]],
    details_of: Callable[[str], PointDetails | None],
) -> list[WeakPoint]:
    """What the sheet says about each of the points."""
    overview, (at, _) = desk.overview, moment_of_recall(desk)
    curriculum = desk.material.curriculum
    found: list[WeakPoint] = []
    for point_id in points:
        point = curriculum.point(point_id)
        if point is None:
            continue
        details = details_of(point_id)
        found.append(
            WeakPoint(
                point,
                overview.level(point_id, at),
                foreseen(overview, point_id, at),
                mistakes.get(point_id, ()),
                _pair(overview, curriculum, point),
                details.formula if details is not None else "",
            )
        )
    return found


def heat_rows(desk: Desk, songs: Iterable[Song | BrokenSong]) -> list[HeatRow]:
    """A row for each song that teaches something."""
    at, _ = moment_of_recall(desk)
    rows: list[HeatRow] = []
    for song in songs_that_teach(songs):
        lines = [lesson.points if lesson is not None else () for lesson in song.lessons]
        cells = [
            HeatCell(
                cell.level, None if cell.last_wrong else cell.recall or None, wrong=cell.last_wrong
            )
            for cell in desk.overview.heat_map(lines, at)
        ]
        rows.append(HeatRow(song.title, tuple(cells)))
    return rows


def _pair(overview: Overview, curriculum: Curriculum, point: Point) -> tuple[str, str] | None:
    """The point's term that was most often taken for another one, and that one."""
    confusions = overview.confusions()
    counted = [
        (times, asked, taken)
        for asked in point.terms
        for taken, times in confusions.get(asked, {}).items()
        if taken != asked and term_named(curriculum, taken)
    ]
    if not counted:
        return None
    _, asked, taken = max(counted)
    return term_named(curriculum, asked), term_named(curriculum, taken)
