"""Answers one question: are the cards that were kept those that the log leads to?"""

from datetime import date, timedelta

import pytest
from log_for_tests import EVENING, attempt, random_log

from oboeuta_desktop.core.card import Card
from oboeuta_desktop.scheduling import cards
from oboeuta_desktop.scheduling.progress import Overview
from oboeuta_desktop.scheduling.rebuild import comes_late, rebuild_cards
from oboeuta_desktop.storage.study_store import StudyStore


@pytest.mark.parametrize("seed", range(8))
def test_cards_kept_along_the_way_equal_those_of_the_whole_log(seed):
    kept: dict[str, Card] = {}
    for each in random_log(seed):
        card = cards.after(kept.get(each.point_id), each)
        if card is not None:
            kept[each.point_id] = card
    assert len(kept) == 6
    assert rebuild_cards(random_log(seed)) == kept
    assert Overview(random_log(seed)).cards() == kept


def test_cards_read_from_the_disk_equal_those_of_the_log_read_from_there(tmp_path):
    store = StudyStore(tmp_path / "study.db", date(2030, 5, 1))
    overview = Overview()
    for each in random_log(9):
        overview.take(each)
    store.record(random_log(9))
    assert rebuild_cards(store.attempts()) == overview.cards()
    assert Overview(store.attempts()).cards() == overview.cards()
    store.rework_cards(lambda _log, _kept: overview.cards().values())
    assert store.cards() == overview.cards()
    store.close()


def test_a_log_of_practice_leads_to_no_card():
    assert rebuild_cards([attempt(scheduled=False), attempt(rating=None)]) == {}


def test_what_was_put_aside_stays_so():
    log = [attempt(), attempt(point_id="B1")]
    found = rebuild_cards(log, suspended=["B1", "never asked"])
    assert {point: card.suspended for point, card in found.items()} == {"A1": False, "B1": True}


def test_reading_the_log_twice_changes_nothing():
    log = list(random_log(3))
    assert rebuild_cards(log) == rebuild_cards(log)


def test_a_clock_set_back_a_year_loses_no_card_and_none_goes_back():
    log = list(random_log(5, 200))
    back = log[100].at_utc - timedelta(days=365)
    later = list(random_log(6, 100, start=back))
    before = rebuild_cards(log)
    found = rebuild_cards([*log, *later])
    assert found.keys() == before.keys()
    for point, card in found.items():
        was = before[point].last_review
        assert was is not None
        assert card.last_review is not None
        assert card.last_review >= was
        assert card.due >= card.last_review


def test_an_answer_that_comes_late_is_noticed():
    (card,) = rebuild_cards([attempt()]).values()
    assert comes_late(card, attempt(EVENING - timedelta(seconds=1)))
    assert not comes_late(card, attempt(EVENING))
    assert not comes_late(None, attempt(EVENING - timedelta(days=9)))
