"""Answers one question: do two records become one, once and for all?"""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.errors import FileUnwritableError
from oboeuta_desktop.exchange.study import Study, StudySitting
from oboeuta_desktop.exchange.study_json import read_study, write_study
from oboeuta_desktop.scheduling.rebuild import rebuild_cards
from oboeuta_desktop.state.merging import Merged, merge_into, study_of
from oboeuta_desktop.storage.study_store import Sitting, StudyStore

NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
NOTHING = Merged(0, 0, 0, 0)


def attempt(number: int, **changes: object) -> Attempt:
    made = Attempt(
        uuid=str(uuid.UUID(int=number + 1)),
        at_utc=NOW + timedelta(days=number),
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


@pytest.fixture
def open_store(tmp_path):
    opened = []

    def build(name):
        opened.append(StudyStore(tmp_path / name / "study.db", date(2026, 5, 1)))
        return opened[-1]

    yield build
    for store in opened:
        store.close()


@pytest.fixture
def laptop(open_store):
    """A record with something of everything."""
    store = open_store("laptop")
    store.record([attempt(0), attempt(2), attempt(1, point_id="B7", rating="again")])
    store.put_sitting(Sitting("s1", "R", "relu", NOW, NOW, {}))
    store.put_sitting(Sitting("s2", "D", "", NOW, None, {"open": ["A1"]}))
    store.add_alias("relu", "れるう")
    store.set_setting("exam_date", "2026-07-04")
    return store


@pytest.fixture
def desktop(open_store):
    return open_store("desktop")


def test_an_empty_record_takes_in_all_that_another_one_has(laptop, desktop):
    assert merge_into(desktop, study_of(laptop)) == Merged(3, 2, 1, 1)
    assert study_of(desktop) == study_of(laptop)
    assert desktop.cards() == rebuild_cards(laptop.attempts())


def test_importing_the_same_file_twice_changes_nothing(laptop, desktop, tmp_path):
    path = tmp_path / "study.json"
    write_study(path, study_of(laptop))
    merge_into(desktop, read_study(path))
    once, cards = study_of(desktop), desktop.cards()
    merged = merge_into(desktop, read_study(path))
    assert merged == NOTHING
    assert merged.is_nothing
    assert (study_of(desktop), desktop.cards()) == (once, cards)


def test_importing_ones_own_export_changes_nothing(laptop):
    before = study_of(laptop)
    assert merge_into(laptop, before) == NOTHING
    assert study_of(laptop) == before


def test_answers_of_both_are_put_in_the_order_they_were_given(laptop, desktop):
    desktop.record([attempt(10), attempt(11, at_utc=NOW + timedelta(hours=5), rating="again")])
    merge_into(desktop, study_of(laptop))
    log = list(desktop.attempts())
    assert [each.at_utc for each in log] == sorted(each.at_utc for each in log)
    assert desktop.cards() == rebuild_cards(log)
    merge_into(laptop, study_of(desktop))
    assert list(laptop.attempts()) == log
    assert laptop.cards() == desktop.cards()


def test_what_both_have_stays_as_it_is_here(laptop, desktop):
    desktop.record([attempt(0, given="mine")])
    desktop.set_setting("exam_date", "2026-08-01")
    desktop.add_alias("relu", "ランプ")
    merge_into(desktop, study_of(laptop))
    assert next(desktop.attempts()).given == "mine"
    assert desktop.setting("exam_date") == "2026-08-01"
    assert desktop.aliases() == {"relu": ("れるう", "ランプ")}


def test_a_drill_that_was_finished_elsewhere_is_not_taken_up_again(laptop, desktop):
    merge_into(desktop, study_of(laptop))
    assert desktop.unfinished_sitting("D") is not None
    laptop.put_sitting(Sitting("s2", "D", "", NOW, NOW, {"open": []}))
    assert merge_into(desktop, study_of(laptop)) == Merged(0, 1, 0, 0)
    assert desktop.unfinished_sitting("D") is None
    older = Study(sittings=(StudySitting("s2", "D", "", NOW, None, {"open": ["A1"]}),))
    assert merge_into(desktop, older) == NOTHING
    assert desktop.unfinished_sitting("D") is None


def test_a_point_that_was_put_aside_stays_aside(laptop, desktop):
    merge_into(desktop, study_of(laptop))
    cards = desktop.cards()
    desktop.rework_cards(lambda _log, _kept: [replace(cards["A1"], suspended=True), cards["B7"]])
    merge_into(desktop, Study(attempts=(attempt(20),)))
    assert {key for key, card in desktop.cards().items() if card.suspended} == {"A1"}


def test_a_merge_that_fails_adds_nothing_at_all(laptop, desktop, monkeypatch):
    desktop.set_setting("exam_date", "2026-08-01")
    study = study_of(laptop)

    class _Full:
        def items(self):
            raise FileUnwritableError(desktop.path, "no space")

    with pytest.raises(FileUnwritableError):
        merge_into(desktop, replace(study, settings=_Full()))
    assert study_of(desktop) == Study(settings={"exam_date": "2026-08-01"})
