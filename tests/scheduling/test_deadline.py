"""Answers one question: does the exam's date only ever add to the schedule?"""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

import pytest
from hypothesis import given
from hypothesis import strategies as some
from log_for_tests import EVENING, JAPAN, card

from oboeuta_desktop.scheduling.cards import recall, reviewed
from oboeuta_desktop.scheduling.deadline import (
    due_with,
    exam_on,
    judged_at,
    point_state,
    silent_pass,
    top_up,
)

DAY = timedelta(days=1)
TOKYO = timezone(timedelta(minutes=JAPAN))
EXAM = exam_on(date(2030, 5, 11), TOKYO)
LAST_EVENING = datetime(2030, 5, 10, 11, 0, tzinfo=UTC)


class Summer(tzinfo):
    """An hour ahead of UTC; two from the 10th of May on."""

    def utcoffset(self, dt: datetime | None) -> timedelta:
        return timedelta(hours=2 if dt and (dt.month, dt.day) >= (5, 10) else 1)

    def dst(self, dt: datetime | None) -> timedelta:
        return self.utcoffset(dt) - timedelta(hours=1)


def test_the_exam_morning_is_nine_by_the_learner_s_clock():
    assert EXAM.morning == datetime(2030, 5, 11, 0, 0, tzinfo=UTC)
    assert EXAM.morning.tzinfo is UTC


def test_the_morning_of_an_exam_after_a_change_of_clocks_is_nine_by_the_new_time():
    exam = exam_on(date(2030, 5, 11), Summer())
    assert exam.morning.hour == 7
    assert exam.top_up == datetime(2030, 5, 8, 3, 0, tzinfo=UTC)  # 04:00 by the old time


def test_without_a_zone_the_computer_s_own_clock_holds():
    morning = exam_on(date(2030, 5, 11)).morning.astimezone()
    assert (morning.date(), morning.hour) == (date(2030, 5, 11), 9)


@pytest.mark.parametrize("day", [date.min, date.max])
def test_a_day_at_the_end_of_the_calendar_is_refused(day):
    with pytest.raises(ValueError, match="exam"):
        exam_on(day, TOKYO)


@pytest.mark.parametrize(
    ("day", "hour", "phase"),
    [
        (8, 3, "far"),
        (8, 4, "top-up"),
        (11, 3, "top-up"),  # who is still up the night before is at the day before
        (11, 4, "silent pass"),
        (11, 23, "silent pass"),
        (12, 4, "over"),
    ],
)
def test_the_last_three_days_and_the_day_itself_begin_at_four(day, hour, phase):
    assert EXAM.phase(datetime(2030, 5, day, hour, tzinfo=TOKYO)) == phase


def test_recall_is_predicted_for_the_exam_morning_until_it_is_past():
    assert judged_at(EXAM, EVENING) == EXAM.morning
    assert judged_at(EXAM, EXAM.morning + DAY) == EXAM.morning + DAY
    assert judged_at(None, EVENING) == EVENING


# Top-up


def many(count: int, first: float = 1.0):
    return [card(f"P{n:02}", first + n / 10) for n in range(count)]


def test_the_weakest_on_the_exam_morning_come_first_and_what_is_sure_enough_not_at_all():
    found = [card("sure", 200), card("weak", 5), card("weaker", 2), card("fair", 15)]
    assert recall(found[0], EXAM.morning) >= 0.95 > recall(found[3], EXAM.morning)
    assert top_up(found, EXAM, LAST_EVENING, JAPAN) == ("weaker", "weak", "fair")


def test_what_is_not_due_before_the_exam_is_topped_up_all_the_same():
    late = card("late", 20, due=EXAM.morning + 10 * DAY)
    assert top_up([late], EXAM, LAST_EVENING, JAPAN) == ("late",)


def test_what_counts_is_the_exam_morning_and_not_today():
    first = EXAM.top_up + timedelta(hours=16)
    fading = card(stability=5, last_review=first - DAY)
    assert recall(fading, first) > 0.95
    assert top_up([fading], EXAM, first, JAPAN) == ("A1",)


def test_thirty_a_day_are_the_most():
    found = many(60)
    first = top_up(found, EXAM, LAST_EVENING, JAPAN)
    assert first == tuple(f"P{n:02}" for n in range(30))
    assert top_up(found, EXAM, LAST_EVENING, JAPAN, done=25) == first[:5]
    assert top_up(found, EXAM, LAST_EVENING, JAPAN, done=31) == ()


@pytest.mark.parametrize("distance", [-4, 0, 1])
def test_there_is_no_top_up_on_other_days(distance):
    noon = datetime(2030, 5, 11, 12, tzinfo=TOKYO) + distance * DAY
    assert top_up(many(3), EXAM, noon, JAPAN) == ()


def test_what_was_asked_today_is_not_topped_up_today_again():
    weak = reviewed(card("weak", 2), "weak", "again", LAST_EVENING)
    assert recall(weak, EXAM.morning) < 0.95
    assert top_up([weak], EXAM, LAST_EVENING + timedelta(hours=1), JAPAN) == ()
    assert top_up([weak], EXAM, LAST_EVENING - DAY, JAPAN) == ()  # the clock was moved back


def test_what_was_put_aside_is_left_there():
    assert top_up([card(suspended=True)], EXAM, LAST_EVENING, JAPAN) == ()
    assert silent_pass([card(suspended=True)], EXAM, EXAM.morning) == ()


@given(
    some.floats(0.05, 300),
    some.floats(0.1, 400),
    some.floats(-3, 12),
)
def test_the_exam_never_puts_a_review_off_nor_past_itself(stability, gap, since):
    last = EVENING + since * DAY
    now = card(stability=stability, last_review=last, due=last + gap * DAY)
    due = due_with(now, EXAM)
    assert due <= now.due
    if now.due <= EXAM.morning:
        assert due <= EXAM.morning
    if due < now.due:  # moved: into the last three days, to a later study day than the last review
        assert EXAM.top_up <= due < EXAM.begins
        assert due > last


def test_what_would_be_too_weak_is_wanted_in_the_last_three_days():
    assert due_with(card(stability=20), EXAM) == EXAM.top_up
    assert due_with(card(stability=200), EXAM) == card(stability=200).due
    assert due_with(card(stability=20), None) == card(stability=20).due


def test_what_was_asked_in_the_last_days_and_is_still_too_weak_is_wanted_the_next_morning():
    asked = EXAM.top_up + timedelta(hours=16)
    weak = card(stability=1.5, last_review=asked, due=asked + 9 * DAY)
    assert due_with(weak, EXAM) == EXAM.top_up + DAY
    evening_before = card(stability=0.5, last_review=LAST_EVENING, due=LAST_EVENING + 9 * DAY)
    assert due_with(evening_before, EXAM) == evening_before.due


# The day itself


def test_on_the_day_everything_is_gone_through_the_weakest_first():
    found = [card("sure", 200), card("weak", 5), card("weaker", 2)]
    assert silent_pass(found, EXAM, EXAM.morning) == ("weaker", "weak", "sure")
    assert silent_pass(found, EXAM, LAST_EVENING) == ()


def test_what_the_exam_wants_is_due_once_a_day():
    late = card(stability=20)
    assert point_state(late, EXAM, EVENING + DAY, JAPAN) == "resting"
    assert point_state(late, None, LAST_EVENING, JAPAN) == "resting"
    assert point_state(late, EXAM, LAST_EVENING, JAPAN) == "due"
    assert point_state(card(stability=400), EXAM, LAST_EVENING, JAPAN) == "resting"
    assert point_state(card(stability=400), EXAM, EXAM.morning, JAPAN) == "due"
    asked = reviewed(late, "A1", "good", LAST_EVENING)
    assert point_state(asked, EXAM, LAST_EVENING, JAPAN) == "resting"
    passed = reviewed(late, "A1", "good", EXAM.morning)
    assert point_state(passed, EXAM, EXAM.morning + timedelta(hours=3), JAPAN) == "resting"
    assert point_state(None, EXAM, LAST_EVENING, JAPAN) == "new"
