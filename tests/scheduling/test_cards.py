"""Answers one question: does an answer move a point's card as it should?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as some
from log_for_tests import EVENING, JAPAN, attempt, card

from oboeuta_desktop.core.card import LEARNING, RELEARNING, REVIEW, Card
from oboeuta_desktop.scheduling.cards import (
    after,
    is_due,
    point_state,
    recall,
    reviewed,
    suspended,
)

DAY = timedelta(days=1)


def known_twice() -> Card:
    first = reviewed(None, "A1", "good", EVENING)
    return reviewed(first, "A1", "good", first.due)


def test_two_good_answers_ten_minutes_apart_make_a_card_known():
    first = reviewed(None, "A1", "good", EVENING)
    assert (first.state, first.due - EVENING) == (LEARNING, timedelta(minutes=10))
    second = reviewed(first, "A1", "good", first.due)
    assert (second.state, second.step) == (REVIEW, None)


def test_the_gaps_of_what_is_always_known_grow_to_half_a_year():
    now = known_twice()
    gaps: list[int] = []
    for _ in range(4):
        assert now.last_review is not None
        gaps.append((now.due - now.last_review).days)
        now = reviewed(now, "A1", "good", now.due)
    assert gaps == [2, 11, 46, 163]


def test_a_wrong_first_answer_comes_back_in_a_minute():
    assert reviewed(None, "A1", "again", EVENING).due - EVENING == timedelta(minutes=1)


def test_what_was_known_and_is_not_comes_back_in_ten_minutes_and_is_less_stable():
    before = known_twice()
    lapsed = reviewed(before, "A1", "again", before.due)
    assert (lapsed.state, lapsed.due - before.due) == (RELEARNING, timedelta(minutes=10))
    assert before.stability is not None
    assert lapsed.stability is not None
    assert lapsed.stability < before.stability


def test_hard_gives_a_shorter_gap_than_good():
    now = known_twice()
    assert reviewed(now, "A1", "hard", now.due).due < reviewed(now, "A1", "good", now.due).due


def test_the_same_answers_always_lead_to_the_same_card():
    cards = {known_twice() for _ in range(20)}
    assert len(cards) == 1


def test_no_card_asks_the_clock_or_sleeps(monkeypatch):
    def asked(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("fsrs.card.time.sleep", asked)
    monkeypatch.setattr("fsrs.card.datetime", asked)
    monkeypatch.setattr("fsrs.scheduler.datetime", asked)
    assert known_twice().state == REVIEW


def test_practice_leaves_the_card_as_it_is():
    now = card()
    assert after(now, attempt(EVENING + DAY, "again", scheduled=False)) is now
    assert after(None, attempt(EVENING, None)) is None
    assert after(now, attempt(EVENING + DAY, "again")) != now


def test_a_clock_set_back_a_year_counts_as_the_moment_of_the_last_review():
    now = card()
    back = reviewed(now, "A1", "good", EVENING - 365 * DAY)
    assert back.last_review == EVENING
    assert back.due > EVENING
    assert back == reviewed(now, "A1", "good", EVENING)


def test_moments_are_kept_in_utc_and_whole_milliseconds():
    at = datetime(2030, 5, 1, 20, 0, 0, 123_456, tzinfo=None).astimezone()
    now = reviewed(None, "A1", "good", at)
    assert now.last_review is not None
    assert (now.last_review.tzinfo, now.last_review.microsecond) == (UTC, 123_000)


def test_a_card_put_aside_stays_so_through_a_review():
    aside = suspended(card(), aside=True)
    assert reviewed(aside, "A1", "good", aside.due).suspended
    assert not suspended(aside, aside=False).suspended


# Recall


@given(some.integers(0, 3000), some.floats(0.001, 5000))
def test_on_whole_days_recall_is_that_of_fsrs(days, stability):
    now = card(stability=stability)
    at = EVENING + days * DAY
    foreign = fsrs.Card(1, fsrs.State.Review, None, stability, 5.0, EVENING, EVENING)
    assert recall(now, at) == pytest.approx(fsrs.Scheduler().get_card_retrievability(foreign, at))


@given(some.floats(0, 100), some.floats(0.01, 100), some.floats(0.1, 500))
def test_recall_only_ever_falls(days, more, stability):
    now = card(stability=stability)
    earlier, later = EVENING + days * DAY, EVENING + (days + more) * DAY
    assert 0 < recall(now, later) < recall(now, earlier) <= 1


def test_stability_is_the_time_after_which_recall_is_ninety_percent():
    assert recall(card(stability=7), EVENING + 7 * DAY) == pytest.approx(0.9)


def test_what_was_just_failed_is_not_certain_until_tomorrow():
    failed = reviewed(None, "A1", "again", EVENING)
    assert recall(failed, EVENING + timedelta(hours=13)) < 0.87


def test_before_its_review_a_card_is_known_for_certain_and_without_one_not_at_all():
    assert recall(card(), EVENING - 365 * DAY) == 1
    assert recall(replace(card(), last_review=None, stability=None), EVENING) == 0


# Due


def test_a_known_card_is_due_from_four_in_the_morning_of_its_day():
    now = card(stability=2)  # due on the 3rd at 20:00
    dawn = datetime(2030, 5, 2, 19, 0, tzinfo=UTC)  # 04:00 of the 3rd in Japan
    assert not is_due(now, dawn - timedelta(seconds=1), JAPAN)
    assert is_due(now, dawn, JAPAN)


def test_a_step_of_minutes_is_kept_to_the_minute():
    now = reviewed(None, "A1", "good", EVENING)
    assert not is_due(now, EVENING + timedelta(minutes=9), JAPAN)
    assert is_due(now, EVENING + timedelta(minutes=10), JAPAN)


@given(some.integers(-840, 840), some.integers(-840, 840), some.integers(0, 24 * 60))
def test_nothing_is_due_twice_on_one_study_day_wherever_the_clock_is_moved(before, offset, minute):
    at = EVENING + timedelta(minutes=minute)
    now = reviewed(card(stability=1.0, due=at, last_review=at - DAY), "A1", "hard", at)
    assert now.state == REVIEW
    # By the clock of the new zone: as long as its study day lasts, the card rests.
    local = at + timedelta(minutes=offset)
    dawn = local.replace(hour=4, minute=0) + (DAY if local.hour >= 4 else timedelta())
    left = dawn - local
    for share in (0.0, 0.3, 0.99):
        assert not is_due(now, at + share * left, offset)


def test_the_hour_that_a_change_of_clocks_repeats_asks_nothing_twice():
    # At 02:30 of summer time; an hour later it is 02:30 of winter time.
    at = datetime(2030, 10, 27, 0, 30, tzinfo=UTC)
    now = reviewed(card(stability=0.1, due=at, last_review=at - DAY), "A1", "hard", at)
    assert now.due - at == DAY
    early = [timedelta(minutes=m) for m in (0, 59, 60, 61, 150, 151, 300)]
    assert [is_due(now, at + wait, 60) for wait in early] == [False] * len(early)


def test_what_was_answered_at_night_is_not_due_at_dawn():
    at = datetime(2030, 5, 1, 17, 0, tzinfo=UTC)  # 02:00 in Japan
    now = card(stability=1.0, last_review=at, due=at + DAY)
    assert not is_due(now, at + timedelta(hours=2), JAPAN)
    assert is_due(now, at + timedelta(hours=8), JAPAN)


def test_a_clock_set_back_a_year_makes_nothing_due_and_forward_again_everything():
    now = card()
    assert not is_due(now, EVENING - 365 * DAY, JAPAN)
    assert is_due(now, now.due, JAPAN)


def test_where_a_point_stands_is_told_for_the_rule_of_what_is_scheduled():
    learning = reviewed(None, "A1", "good", EVENING)
    lapsed = reviewed(card(), "A1", "again", EVENING + 5 * DAY)
    states = [point_state(each, EVENING, JAPAN) for each in (None, learning, lapsed, card())]
    assert states == ["new", "learning", "learning", "resting"]
    assert point_state(card(), EVENING + 5 * DAY, JAPAN) == "due"
