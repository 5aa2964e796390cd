"""What was only seen is remembered, once a day, and never scheduled."""

from __future__ import annotations

import pytest

from oboeuta_desktop.core.study_rules import SEEN, UNSEEN
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.seeing import Seeing
from oboeuta_desktop.storage.paths import bundled


def log_of(desk: Desk):
    desk._tasks.settle()
    return list(desk._known.store.attempts())


def test_a_line_that_was_explained_lifts_its_points_to_seen_and_no_further(desk, clock):
    assert desk.overview.level("A1", clock.now) == UNSEEN
    seeing = Seeing(desk)
    seeing.explained(("A1", "A9"))
    assert [desk.overview.level(point, clock.now) for point in ("A1", "A9", "A2")] == [1, 1, 0]
    first, second = log_of(desk)
    assert (first.mode, first.verdict, first.item_id) == ("V", "seen", "A1.explained")
    assert (first.rating, first.scheduled) == (None, False)
    assert first.session_id == second.session_id
    assert desk.overview.cards() == {}
    for _ in range(5):
        clock.go(days=1)
        seeing.explained(("A1",))
    assert desk.overview.level("A1", clock.now) == SEEN


def test_a_guess_is_kept_beside_what_came_out(desk):
    Seeing(desk).predicted(("B3",), 0.4, 0.25)
    (kept,) = log_of(desk)
    assert (kept.item_id, kept.given, kept.verdict) == ("B3.predicted", "0.4 → 0.25", "seen")


def test_once_a_study_day_is_enough_for_each_point_and_kind(desk, new_desk, clock):
    seeing = Seeing(desk)
    for _ in range(3):
        seeing.explained(("A1", "A1"))
        seeing.predicted(("A1",), 1, 2)
    assert [each.item_id for each in log_of(desk)] == ["A1.explained", "A1.predicted"]
    again = new_desk()
    Seeing(again).explained(("A1",))  # the same day after another start
    assert len(log_of(again)) == 2
    clock.go(days=1)
    Seeing(again).explained(("A1",))
    assert len(log_of(again)) == 3


def test_what_is_seen_before_the_desk_is_open_is_written_when_it_is(qtbot, tmp_path, clock):
    desk = Desk(tmp_path / "study.db", bundled("resources"), clock)
    seeing = Seeing(desk)
    seeing.explained(("A1", "no such point"))
    seeing.explained(("A1",))
    seen_at = clock.now
    clock.go(minutes=1)
    with qtbot.waitSignal(desk.opened, timeout=10_000):
        desk.open()
    (kept,) = log_of(desk)
    assert (kept.point_id, kept.at_utc) == ("A1", seen_at)
    desk.close()


def test_a_point_that_no_curriculum_has_is_left_out(desk):
    Seeing(desk).explained(("Z9",))
    assert log_of(desk) == []


def test_what_was_met_in_passing_is_no_day_of_study_and_cures_no_trouble(desk, clock):
    Seeing(desk).explained(("A1",))
    today = clock.now.date()
    assert desk.overview.days_this_week(today) == 0
    assert desk.overview.day(today).attempts == 0
    assert not desk.overview.point("A1").explained


@pytest.mark.parametrize("kind", ["explained", "predicted"])
def test_it_reaches_the_disk_and_the_next_start(desk, new_desk, clock, kind):
    seeing = Seeing(desk)
    if kind == "explained":
        seeing.explained(("A1",))
    else:
        seeing.predicted(("A1",), 0, 1)
    again = new_desk()
    assert again.overview.level("A1", clock.now) == SEEN
