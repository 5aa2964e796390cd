"""Answers one question: are the right points asked, in the right order and form?"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from log_for_tests import EVENING, JAPAN, attempt

from oboeuta_desktop.core.card import LEARNING
from oboeuta_desktop.core.curriculum import read_curriculum
from oboeuta_desktop.core.study_rules import Way, study_day
from oboeuta_desktop.scheduling.deadline import exam_on
from oboeuta_desktop.scheduling.progress import Overview
from oboeuta_desktop.scheduling.queue import (
    Item,
    Syllabus,
    after_confusion,
    exam_queue,
    item_of,
    review_queue,
    syllabus,
    variant_for,
)
from oboeuta_desktop.storage.paths import bundled

DAY = timedelta(days=1)
LATER = EVENING + 40 * DAY


@dataclass(frozen=True)
class Asked:
    id: str
    kind: Way


def lessons(*points: str, kin: tuple[str, ...] = ()) -> Syllabus:
    """Points, those in ``kin`` (each a word of points' letters) of one family."""
    families = {point: frozenset[str]() for point in points}
    for group in kin:
        for point in group.split():
            families[point] |= frozenset(group.split()) - {point}
    return Syllabus(points, families)


def learned(*points: str, reviews: int = 1, since: timedelta = timedelta()) -> Overview:
    """Points known twice at EVENING, each a minute after the one before, then reviewed when due."""
    overview = Overview()
    for number, point in enumerate(points):
        at = EVENING + since + timedelta(minutes=number)
        overview.take(attempt(at, point_id=point))
        overview.take(attempt(at + timedelta(minutes=10), point_id=point))
        for _ in range(reviews - 1):
            card = overview.card(point)
            assert card is not None
            overview.take(attempt(card.due, point_id=point))
    return overview


def points_of(items: tuple[Item, ...]) -> list[str]:
    return [item.point_id for item in items]


def numbered(count: int) -> tuple[str, ...]:
    return tuple(f"P{n:02}" for n in range(count))


# Order


def test_due_points_of_all_songs_come_lowest_recall_first_and_new_ones_after_them():
    overview = learned("B1", reviews=1)
    for each in ("A1", "A2"):  # another wrong answer each, so less stable
        overview.take(attempt(EVENING + 2 * DAY, "again", point_id=each))
        overview.take(attempt(EVENING + 2 * DAY + timedelta(minutes=1), point_id=each))
        overview.take(attempt(EVENING + 3 * DAY, point_id=each))
    overview.take(attempt(EVENING + 20 * DAY, "hard", point_id="A2"))
    queue = review_queue(overview, lessons("A1", "A2", "A3", "B1", "B2"), LATER, JAPAN)
    recalls = [overview.recall(point, LATER) for point in points_of(queue.items)[:3]]
    assert recalls == sorted(recalls)
    assert set(points_of(queue.items)[:3]) == {"A1", "A2", "B1"}
    assert points_of(queue.items)[3:] == ["A3", "B2"]
    assert [item.reason for item in queue.items] == [*["due"] * 3, *["new"] * 2]


def test_what_is_not_due_or_put_aside_or_of_no_open_song_is_not_asked():
    overview = learned("A1", "A2", "A3")
    overview.put_aside("A2", aside=True)
    assert review_queue(overview, lessons("A1", "A2"), EVENING + DAY, JAPAN).items == ()
    assert points_of(review_queue(overview, lessons("A1", "A2"), LATER, JAPAN).items) == ["A1"]


def test_no_two_of_a_family_follow_one_another():
    points = ("A1", "A2", "A3", "A4", "A5", "A6")
    row = points_of(
        review_queue(learned(*points), lessons(*points, kin=("A1 A2 A3",)), LATER, JAPAN).items
    )
    assert sorted(row) == list(points)
    related = {"A1", "A2", "A3"}
    assert not any({one, other} <= related for one, other in pairwise(row))


def test_no_point_is_asked_twice_in_one_queue():
    points = numbered(12)
    row = points_of(review_queue(learned(*points[:6]), lessons(*points), LATER, JAPAN).items)
    assert len(row) == len(set(row)) == 12


def test_the_points_of_the_songs_are_introduced_song_by_song():
    curriculum = read_curriculum(bundled("resources", "curriculum.json"))
    both = syllabus(curriculum, ["lstm", "relu"])
    assert (both.points[0], both.points[15], both.points[16]) == ("B1", "B16", "A1")
    assert len(both.points) == 28
    row = review_queue(Overview(), both, EVENING, JAPAN).items
    assert sorted(points_of(row)) == sorted(both.points[:8])
    pairs = list(pairwise(points_of(row)))
    assert not any(other in both.kin[one] for one, other in pairs)


# How many


def test_eight_new_points_a_day_are_the_most():
    all_points = lessons(*numbered(20))
    overview = Overview()
    first = review_queue(overview, all_points, EVENING, JAPAN).items
    assert points_of(first) == list(numbered(8))
    for item in first[:5]:
        overview.take(attempt(EVENING, point_id=item.point_id))
    soon = review_queue(overview, all_points, EVENING + timedelta(minutes=1), JAPAN).items
    assert points_of(soon) == list(numbered(8)[5:])
    for item in soon:
        overview.take(attempt(EVENING, point_id=item.point_id))
    assert review_queue(overview, all_points, EVENING + timedelta(minutes=1), JAPAN).items == ()
    dawn = datetime(2030, 5, 1, 19, 0, tzinfo=UTC)  # 04:00 in Japan: a new study day
    morning = review_queue(overview, all_points, dawn, JAPAN).items
    assert sum(item.reason == "new" for item in morning) == 8


def test_of_a_backlog_the_twenty_weakest_are_asked_and_the_rest_is_spread():
    points = numbered(50)
    overview = learned(*points)
    queue = review_queue(overview, lessons(*points, "new"), LATER, JAPAN)
    assert points_of(queue.items) == list(points[:20])  # learned first, so forgotten most
    assert queue.later == (points[20:40], points[40:])
    assert "new" not in points_of(queue.items)


def test_a_backlog_is_not_asked_beyond_twenty_a_day_over_several_sessions():
    points = numbered(50)
    overview = learned(*points)
    for point in points[:15]:
        overview.take(attempt(LATER, point_id=point))
    rest = review_queue(overview, lessons(*points), LATER, JAPAN)
    assert points_of(rest.items) == list(points[15:20])
    for point in points[15:20]:
        overview.take(attempt(LATER, point_id=point))
    assert review_queue(overview, lessons(*points), LATER, JAPAN).items == ()
    tomorrow = review_queue(overview, lessons(*points), LATER + DAY, JAPAN)
    assert points_of(tomorrow.items)[:20] == list(points[20:40])


def test_twenty_due_points_are_no_backlog():
    points = numbered(20)
    queue = review_queue(learned(*points), lessons(*points, "new"), LATER, JAPAN)
    assert len(queue.items) == 21
    assert queue.later == ()


def test_steps_of_minutes_are_asked_beside_a_backlog():
    points = numbered(30)
    overview = learned(*points)
    overview.take(attempt(LATER, "again", point_id="P29"))
    soon = LATER + timedelta(minutes=11)
    queue = review_queue(overview, lessons(*points), soon, JAPAN)
    assert "P29" in points_of(queue.items)
    assert len(queue.items) == 20  # 19 left of today's 20, and the step


# Exam


def test_before_the_exam_the_weakest_are_topped_up_and_thirty_a_day_hold_over_sessions():
    points = numbered(40)
    overview = learned(*points, reviews=2)
    exam = exam_on((LATER + 2 * DAY).date())
    first = exam_queue(overview, lessons(*points), exam, LATER, JAPAN)
    assert {item.reason for item in first.items} == {"top-up"}
    assert points_of(first.items) == list(points[:30])
    for item in first.items[:20]:
        overview.take(attempt(LATER, point_id=item.point_id, mode="E"))
    second = exam_queue(overview, lessons(*points), exam, LATER, JAPAN)
    assert points_of(second.items) == list(points[20:30])


def test_top_ups_do_not_use_up_the_reviews_of_the_day():
    points = numbered(45)
    overview = learned(*points)
    for point in points[:15]:
        overview.take(attempt(LATER, point_id=point, mode="E"))
    assert len(review_queue(overview, lessons(*points), LATER, JAPAN).items) == 20


def test_the_day_itself_is_a_silent_pass_through_everything_and_other_days_are_not():
    points = numbered(40)
    overview = learned(*points)
    exam = exam_on(study_day(LATER, JAPAN))
    row = exam_queue(overview, lessons(*points), exam, exam.morning, JAPAN).items
    assert {item.reason for item in row} == {"silent pass"}
    assert points_of(row) == list(points)
    far = exam_on(date(2031, 1, 1))
    assert exam_queue(overview, lessons(*points), far, LATER, JAPAN).items == ()


# Contrast


def test_after_a_confusion_both_points_come_back_side_by_side_two_to_four_items_later():
    overview = learned(*numbered(9))
    upcoming = tuple(item_of(overview, point) for point in numbered(9)[1:])
    row = after_confusion(overview, upcoming, "P00", "P07", {})
    first = points_of(row).index("P07")
    assert 2 <= first + 1 <= 4
    assert points_of(row)[first + 1] == "P00"
    assert [item.reason for item in row[first : first + 2]] == ["contrast"] * 2
    assert sorted(points_of(row)) == list(numbered(9))
    assert row[0] is upcoming[0]


# Form


def test_the_form_rises_with_stability_and_falls_with_it():
    overview = Overview()
    rungs = [item_of(overview, "A1").rung]
    at = EVENING
    for rating in ("good", "good", "good", "good", "again"):
        overview.take(attempt(at, rating))
        card = overview.card("A1")
        assert card is not None
        rungs.append(item_of(overview, "A1").rung)
        at = card.due
    assert rungs == ["choice", "typed", "typed", "deep", "deep", "typed"]
    hard = Overview([attempt(rating="again")])
    card = hard.card("A1")
    assert card is not None
    assert (card.state, item_of(hard, "A1").rung) == (LEARNING, "choice")


ALL = (
    Asked("m", "move"),
    Asked("t", "truth"),
    Asked("c1", "choice"),
    Asked("c2", "choice"),
    Asked("w1", "typed"),
    Asked("g1", "gate"),
    Asked("n1", "numeric"),
    Asked("p1", "paraphrase"),
)


def asked_in_turn(overview: Overview, item: Item, variants: tuple[Asked, ...], times: int):
    found: list[str] = []
    for _ in range(times):
        variant = variant_for(overview, item, variants)
        assert variant is not None
        found.append(variant.id)
        overview.take(attempt(LATER, item_id=variant.id, scheduled=False, rating=None))
    return found


@pytest.mark.parametrize(
    ("rung", "asked"),
    [
        ("choice", ["c1", "c2", "c1", "c2"]),
        ("typed", ["w1", "g1", "w1", "g1"]),
    ],
)
def test_the_variants_of_a_form_take_turns(rung, asked):
    assert asked_in_turn(Overview(), Item("A1", "due", rung), ALL, 4) == asked


def test_the_same_variant_is_not_asked_twice_running_even_if_that_takes_another_form():
    variants = (Asked("c1", "choice"), Asked("w1", "typed"))
    for rung in ("choice", "typed", "deep"):
        found = asked_in_turn(Overview(), Item("A1", "due", rung), variants, 6)
        assert all(one != other for one, other in pairwise(found))


def test_where_there_is_only_one_variant_it_is_asked_again():
    only = (Asked("w1", "typed"),)
    assert asked_in_turn(Overview(), Item("A1", "due", "choice"), only, 2) == ["w1", "w1"]


def test_the_deep_form_asks_for_production_until_it_was_produced_on_three_days():
    item = Item("A1", "due", "deep")
    days = [attempt(EVENING + n * DAY, item_id="w1") for n in range(3)]
    assert asked_in_turn(Overview(days[:2]), item, ALL, 4) == ["n1", "g1", "n1", "g1"]
    assert asked_in_turn(Overview(days), item, ALL, 4) == ["m", "n1", "p1", "m"]


@pytest.mark.parametrize("rung", ["choice", "typed"])
def test_a_plot_is_moved_only_where_understanding_is_asked_for(rung):
    assert "m" not in asked_in_turn(Overview(), Item("A1", "due", rung), ALL, 6)


def test_what_is_true_or_false_is_not_asked_in_review():
    item = Item("A1", "new", "choice")
    assert variant_for(Overview(), item, ALL[1:2]) is None


def test_a_trouble_is_explained_instead_of_asked():
    overview = Overview(attempt(EVENING + n * DAY, "again") for n in range(4))
    (item,) = review_queue(overview, lessons("A1"), LATER, JAPAN).items
    assert item.explain
    overview.take(attempt(LATER, None, mode="R", verdict="seen"))
    (item,) = review_queue(overview, lessons("A1"), LATER, JAPAN).items
    assert not item.explain


# Clocks


def test_a_clock_set_back_a_year_asks_nothing_twice_and_forgets_nothing():
    points = numbered(10)
    overview = learned(*points)
    back = LATER - 365 * DAY
    assert review_queue(overview, lessons(*points), back, JAPAN).items == ()
    for point in points[:3]:
        overview.take(attempt(back, point_id=point, mode="P"))
    assert set(overview.cards()) == set(points)
    row = points_of(review_queue(overview, lessons(*points), LATER, JAPAN).items)
    assert sorted(row) == list(points)


@pytest.mark.parametrize("there", [-720, -420, 0, 60, 840])
def test_after_a_journey_what_was_answered_is_not_asked_again_that_day(there):
    points = numbered(10)
    overview = learned(*points)
    for point in points:
        overview.take(attempt(LATER, "hard", point_id=point))
    for hours in range(1, 8):
        now = LATER + timedelta(hours=hours)
        assert review_queue(overview, lessons(*points), now, there).items == ()
