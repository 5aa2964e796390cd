"""Answers one question: is what is shown of the learner's progress what the answers come to?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from log_for_tests import EVENING, attempt, random_log

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.study_rules import (
    CHOOSES,
    READY,
    SEEN,
    UNSEEN,
    WRITES,
    lapses,
    mastery_level,
)
from oboeuta_desktop.scheduling.progress import GATES, Cell, Overview
from oboeuta_desktop.scheduling.rebuild import rebuild_cards

DAY = timedelta(days=1)
TODAY = date(2030, 5, 1)  # a Wednesday


def known(points: dict[str, int]) -> Overview:
    """Points typed right on so many days, ten days apart; each once chosen right."""
    overview = Overview()
    for point, days in points.items():
        overview.take(attempt(EVENING - 99 * DAY, None, point_id=point, mode="C", verdict="seen"))
        for n in range(days):
            overview.take(attempt(EVENING + 10 * n * DAY, point_id=point))
        overview.take(attempt(EVENING + 31 * DAY, point_id=point, mode="C", scheduled=False))
    return overview


# Mastery


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("recall", [0.5, 0.95])
def test_the_level_kept_answer_by_answer_is_that_of_the_whole_log(seed, recall):
    log = list(random_log(seed, 200))
    overview = Overview()
    for number, each in enumerate(log):
        overview.take(each)
        so_far = [one for one in log[: number + 1] if one.point_id == each.point_id]
        assert overview.point(each.point_id).level(recall) == mastery_level(so_far, recall)
        assert overview.point(each.point_id).lapses == lapses(so_far)


def test_the_cell_of_a_line_is_as_good_as_its_weakest_point():
    overview = known({"A1": 3, "A2": 2})
    now = EVENING + 32 * DAY
    assert (overview.level("A1", now), overview.level("A2", now)) == (READY, WRITES)
    both, first, neither, new = overview.heat_map([["A1", "A2"], ["A1"], [], ["A1", "B1"]], now)
    assert both == Cell(WRITES, overview.recall("A2", now))
    assert first == Cell(READY, overview.recall("A1", now))
    assert neither == Cell(None, None)
    assert new == Cell(UNSEEN, 0.0)
    assert 0 < overview.recall("A2", now) < overview.recall("A1", now) < 1


def test_a_point_that_will_be_forgotten_by_the_exam_is_not_ready_for_it():
    overview = known({"A1": 3})
    assert overview.level("A1", EVENING + 40 * DAY) == READY
    assert overview.level("A1", EVENING + 4000 * DAY) == WRITES


def test_points_are_counted_by_their_level():
    overview = known({"A1": 3, "A2": 2, "A3": 0})
    overview.take(attempt(point_id="A4", mode="V", rating=None, verdict="seen"))
    points = ["A1", "A2", "A3", "A4", "A5", "A6"]
    assert overview.levels(points, EVENING + 32 * DAY) == (2, 1, 1, 1, 1)
    assert (SEEN, CHOOSES) == (1, 2)


def test_a_cell_says_whether_the_last_answer_was_wrong():
    overview = Overview([attempt(), attempt(EVENING + DAY, "again")])
    assert overview.heat_map([["A1"]], EVENING + DAY)[0].last_wrong
    overview.take(attempt(EVENING + DAY, None, mode="S"))  # sung along: not asked
    overview.take(attempt(EVENING + DAY, None, verdict="empty"))  # a wish for a hint
    overview.take(attempt(EVENING + DAY, None, verdict="seen"))
    assert overview.heat_map([["A1"]], EVENING + DAY)[0].last_wrong
    overview.take(attempt(EVENING + DAY, "hard", verdict="near", scheduled=False))
    assert not overview.heat_map([["A1"]], EVENING + DAY)[0].last_wrong
    overview.take(attempt(EVENING + DAY, "again", verdict="empty", mode="D", scheduled=False))
    assert overview.heat_map([["A1"]], EVENING + DAY)[0].last_wrong


# Trouble


def test_four_lapses_make_a_point_a_trouble_that_is_explained_before_it_is_asked_again():
    overview = Overview(attempt(EVENING + n * DAY, "again") for n in range(3))
    overview.take(attempt(EVENING + 3 * DAY, "again", scheduled=False))  # practice
    assert not overview.point("A1").is_trouble
    overview.take(attempt(EVENING + 4 * DAY, "again"))
    assert overview.point("A1").is_trouble
    assert overview.point("A1").to_explain
    overview.take(attempt(EVENING + 4 * DAY, None, verdict="seen", mode="R"))
    assert overview.point("A1").is_trouble
    assert not overview.point("A1").to_explain
    overview.take(attempt(EVENING + 5 * DAY, "again"))
    assert overview.point("A1").to_explain


# Days


def test_who_is_up_late_is_still_at_the_day_before():
    late = datetime(2030, 5, 1, 18, 59, tzinfo=UTC)  # 03:59 of the 2nd in Japan
    overview = Overview([attempt(EVENING), attempt(late), attempt(late + timedelta(minutes=1))])
    assert overview.day(TODAY).attempts == 2
    assert overview.day(TODAY + DAY).attempts == 1


def test_the_days_of_this_week_are_counted_from_monday_and_a_missed_one_costs_nothing():
    monday = EVENING - 2 * DAY
    overview = Overview(attempt(at) for at in (monday - DAY, monday, monday, EVENING))
    assert overview.days_this_week(TODAY) == 2
    assert overview.days_this_week(TODAY + 4 * DAY) == 2
    assert overview.days_this_week(TODAY + 5 * DAY) == 0
    assert overview.study_days(TODAY - 7 * DAY, TODAY) == 3


def test_a_journey_leaves_each_answer_on_the_day_it_was_given():
    flown = EVENING + timedelta(hours=3)  # 23:00 in Japan, 07:00 of the same day on the other side
    overview = Overview([attempt(EVENING), attempt(flown, tz_offset=-420)])
    assert overview.study_days(TODAY, TODAY) == 1
    assert overview.day(TODAY).attempts == 2


def test_the_day_of_a_change_of_clocks_is_one_day():
    # 02:30 by summer time and by winter time, and 03:59 by winter time: all before dawn.
    log = [
        attempt(datetime(2030, 10, 27, 0, 30, tzinfo=UTC), tz_offset=120),
        attempt(datetime(2030, 10, 27, 1, 30, tzinfo=UTC), tz_offset=60),
        attempt(datetime(2030, 10, 27, 2, 59, tzinfo=UTC), tz_offset=60),
    ]
    assert Overview(log).day(date(2030, 10, 26)).attempts == 3


def test_time_of_study_is_that_of_the_answers_and_a_pause_counts_two_minutes_at_most():
    overview = Overview([attempt(ms=30_000), attempt(ms=9_000_000), attempt(mode="S", ms=1_000)])
    assert overview.day(TODAY).ms == 151_000


def test_true_retention_counts_reviews_of_what_had_been_learned_only():
    overview = Overview([attempt(), attempt(EVENING + timedelta(minutes=10))])
    assert overview.true_retention() is None  # learning steps
    overview.take(attempt(EVENING + 2 * DAY, "again"))
    overview.take(attempt(EVENING + 2 * DAY + timedelta(minutes=10)))  # relearning
    overview.take(attempt(EVENING + 9 * DAY, "hard"))
    overview.take(attempt(EVENING + 30 * DAY))
    overview.take(attempt(EVENING + 90 * DAY, "again", scheduled=False))
    assert overview.true_retention() == pytest.approx(2 / 3)
    assert overview.true_retention(TODAY + 3 * DAY, TODAY + 30 * DAY) == 1
    assert overview.true_retention(TODAY + 40 * DAY) is None


def test_new_points_are_counted_on_the_day_they_were_first_scheduled():
    practice = attempt(EVENING - DAY, point_id="B1", scheduled=False)
    log = [practice, attempt(), attempt(point_id="B1"), attempt(EVENING + DAY, point_id="B2")]
    overview = Overview(log)
    counts = [overview.introduced_on(TODAY + n * DAY) for n in (-1, 0, 1)]
    assert counts == [0, 2, 1]


# Confusions


def gate_answer(asked: str, answered: str, **changes) -> Attempt:
    right = asked == answered
    verdict = "exact" if right else "confused"
    taken = None if right else answered
    return attempt(
        mode="G", item_id=asked, verdict=verdict, confused_with=taken, scheduled=False, **changes
    )


def test_the_matrix_of_gates_has_a_row_for_what_was_asked_and_a_column_for_the_answer():
    log = [
        gate_answer("input_gate", "output_gate"),
        gate_answer("input_gate", "output_gate", point_id="B9"),
        gate_answer("input_gate", "input_gate"),
        gate_answer("reset_gate", "update_gate"),
        gate_answer("reset_gate", "tanh"),
        attempt(item_id="B1.choice.1", rating="again", verdict="wrong"),
    ]
    overview = Overview(log, term_of=lambda each: each.item_id if each.mode == "G" else None)
    matrix = overview.gate_confusions()
    where = {name: place for place, name in enumerate(GATES)}
    assert (len(matrix), {len(row) for row in matrix}) == (6, {6})
    assert matrix[where["input_gate"]][where["output_gate"]] == 2
    assert matrix[where["input_gate"]][where["input_gate"]] == 1
    assert matrix[where["reset_gate"]][where["update_gate"]] == 1
    assert sum(map(sum, matrix)) == 4
    assert overview.confusions()["reset_gate"]["tanh"] == 1


# Changes of the log


def test_an_answer_counted_as_right_afterwards_counts_everywhere():
    log = list(random_log(2, 200))
    overview = Overview(log)
    place = next(n for n, each in enumerate(log) if each.scheduled and each.rating == "again")
    log[place] = replace(log[place], overridden=log[place].mode != "D", rating="good")
    point = log[place].point_id
    card = overview.retake(point, [each for each in log if each.point_id == point])
    assert overview.cards() == rebuild_cards(log)
    assert card == rebuild_cards(log)[point]
    afresh = Overview(log)
    assert overview.point(point) == afresh.point(point)
    days = (date.min, date.max)
    assert overview.between(*days) == afresh.between(*days)


def test_a_day_that_was_asked_about_is_counted_anew_when_its_answers_change():
    overview = Overview([attempt(), attempt(EVENING + DAY, point_id="B1")])
    assert (overview.day(TODAY).attempts, overview.study_days(date.min, date.max)) == (1, 2)
    overview.take(attempt(point_id="A2"))
    assert overview.day(TODAY).attempts == 2
    overview.retake("A2", ())
    overview.retake("B1", ())
    assert (overview.day(TODAY).attempts, overview.study_days(date.min, date.max)) == (1, 1)
    assert overview.day(TODAY + DAY).attempts == 0


def test_an_answer_that_comes_late_is_noticed_and_can_be_put_in_its_place():
    overview = Overview([attempt()])
    late = attempt(EVENING - 3 * DAY)
    assert overview.comes_late(late)
    assert not overview.comes_late(attempt(EVENING + DAY))
    overview.retake("A1", [late, attempt()])
    assert overview.cards() == rebuild_cards([late, attempt()])


def test_a_clock_set_back_a_year_loses_no_card_and_counts_every_answer():
    log = [*random_log(1, 100), *random_log(2, 100, start=EVENING - 365 * DAY)]
    overview = Overview(log)
    assert overview.cards() == rebuild_cards(log)
    assert overview.between(date.min, date.max).attempts == 200


def test_a_point_put_aside_keeps_what_is_known_of_it():
    overview = Overview([attempt()], suspended=["A1"])
    assert overview.cards()["A1"].suspended
    overview.take(attempt(EVENING + DAY))
    assert overview.cards()["A1"].suspended
    back = overview.put_aside("A1", aside=False)
    assert back == rebuild_cards([attempt(), attempt(EVENING + DAY)])["A1"]
    aside = overview.put_aside("A1", aside=True)
    assert aside is not None
    assert aside.suspended
    assert overview.retake("A1", ()) is None


def test_nothing_is_known_of_a_point_never_answered():
    overview = Overview()
    assert (overview.card("A1"), overview.cards()) == (None, {})
    assert not overview.point("A1").is_trouble
    assert overview.recall("A1", EVENING) == 0
    assert overview.level("A1", EVENING) == UNSEEN
    assert overview.days_this_week(TODAY) == 0
    assert overview.gate_confusions() == ((0,) * 6,) * 6
