"""Answers one question: may others work on the record while the desk is open?"""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.errors import FileUnwritableError
from oboeuta_desktop.exchange.study import Study, StudySitting
from oboeuta_desktop.scheduling.deadline import exam_on
from oboeuta_desktop.scheduling.rebuild import rebuild_cards
from oboeuta_desktop.state.merging import Rebuilt, merge_into, rebuild

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)


def attempt(number: int, **changes: object) -> Attempt:
    made = Attempt(
        uuid=str(uuid.UUID(int=number + 1)),
        at_utc=NOW - timedelta(days=9 - number),
        tz_offset=540,
        session_id="s1",
        point_id="A1",
        item_id="A1.choice.1",
        mode="R",
        verdict="exact",
        rating="good",
        scheduled=True,
    )
    return replace(made, **changes)


def wait_for(qtbot, desk):
    """Until all that was given to the desk is done and told."""
    done: list[int] = []
    desk.work(lambda store: store.count(), done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    return done[0]


def store_of(desk):
    return desk._known.store


def test_a_job_sees_every_answer_that_was_given_before_it(qtbot, desk):
    desk.take(attempt(1))
    assert wait_for(qtbot, desk) == 1


def test_a_job_that_fails_tells_whoever_asked_or_the_desk_tells(qtbot, desk):
    def fail(store):
        raise FileUnwritableError(store.path, "full")

    told: list[object] = []
    desk.work(fail, lambda _: None, told.append)
    qtbot.waitUntil(lambda: len(told) == 1)
    with qtbot.waitSignal(desk.failed):
        desk.work(fail, lambda _: None)


def test_what_another_record_brought_is_known_after_reading_again(qtbot, desk):
    study = Study(
        attempts=(attempt(1), attempt(2, point_id="B7")),
        aliases={"relu": ("ランプ",)},
        settings={"exam_date": "2026-07-04"},
    )
    desk.work(lambda store: merge_into(store, study), lambda _: None)
    with qtbot.waitSignal(desk.changed):
        desk.read_again()
    assert set(desk.overview.cards()) == {"A1", "B7"}
    assert desk.exam == exam_on(date(2026, 7, 4))
    assert desk.judge.judge("ランプ", "relu").verdict == "exact"


def test_an_answer_given_while_the_record_is_read_again_is_not_lost(qtbot, desk):
    desk.work(lambda store: merge_into(store, Study(attempts=(attempt(1),))), lambda _: None)
    desk.read_again()
    kept = desk.take(attempt(5, session_id="s2"))
    assert kept.scheduled
    desk.set_exam(exam_on(date(2026, 8, 1)))
    wait_for(qtbot, desk)
    assert wait_for(qtbot, desk) == 2
    assert desk.exam == exam_on(date(2026, 8, 1))
    cards = rebuild_cards(store_of(desk).attempts())
    assert desk.overview.cards() == cards
    assert store_of(desk).cards() == cards


def test_rebuilt_cards_equal_those_kept_along_the_way_and_points_aside_stay_so(qtbot, desk):
    for number in range(4):
        desk.take(attempt(number, point_id=f"A{1 + number % 2}", session_id=f"s{number}"))
    wait_for(qtbot, desk)
    kept = store_of(desk).cards()
    store_of(desk).record([], [replace(kept["A2"], suspended=True)])
    assert rebuild(store_of(desk)) == Rebuilt(attempts=4, cards=2, changed=0)
    assert store_of(desk).cards() == {**kept, "A2": replace(kept["A2"], suspended=True)}


def test_a_card_that_was_lost_or_that_no_answer_speaks_for_is_put_right(qtbot, desk):
    desk.take(attempt(1))
    wait_for(qtbot, desk)
    kept = store_of(desk).cards()
    store_of(desk).rework_cards(lambda _log, _kept: [replace(kept["A1"], point_id="A9")])
    with qtbot.waitSignal(desk.changed):
        desk.rebuild()
    assert store_of(desk).cards() == kept == desk.overview.cards()


@pytest.mark.parametrize("fails", ["reading", "writing"])
def test_a_rebuild_that_fails_leaves_the_cards_as_they_were(qtbot, desk, monkeypatch, fails):
    desk.take(attempt(1))
    wait_for(qtbot, desk)
    store = store_of(desk)
    before = store.cards()

    def fail(*_):
        raise FileUnwritableError(store.path, "full")

    name = "_attempt" if fails == "reading" else "_put_cards"
    monkeypatch.setattr(f"oboeuta_desktop.storage.study_store.{name}", fail)
    with pytest.raises(FileUnwritableError):
        rebuild(store)
    monkeypatch.undo()
    assert store.cards() == before


def test_a_drill_that_came_from_another_computer_can_be_gone_on_with_at_once(qtbot, desk):
    drill = StudySitting("d9", "D", "", NOW, None, {"order": ["A1"]})
    desk.work(lambda store: merge_into(store, Study(sittings=(drill,))), lambda _: None)
    with qtbot.waitSignal(desk.changed):
        desk.read_again()
    assert desk.drill is not None
    assert desk.drill.id == "d9"
