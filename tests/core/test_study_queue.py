"""Answers one question: are points asked in a good order, and not too many of them?"""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as some

from oboeuta_desktop.core.curriculum import read_curriculum
from oboeuta_desktop.core.study_queue import (
    DrillShape,
    Pace,
    Waiting,
    before_exam,
    drill_shapes,
    expected_by,
    families,
    interleaved,
    new_today,
    point_about,
    split_backlog,
    weakest_first,
    with_contrast,
)
from oboeuta_desktop.storage.paths import bundled

BOOK = read_curriculum(bundled("resources", "curriculum.json"))
KIN = families(BOOK)


def kin_of(points: str) -> dict[str, frozenset[str]]:
    """Points like "a1": those with the same letter are of one family."""
    names = points.split()
    return {
        one: frozenset(other for other in names if other != one and other[0] == one[0])
        for one in names
    }


def clashes(row, kin) -> int:
    return sum(after in kin[before] for before, after in itertools.pairwise(row))


def test_the_gates_are_a_family_and_relu_is_none_of_it():
    assert {"B8", "B9", "B14"} <= KIN["B7"]
    assert "A1" in KIN["A5"]
    assert "A1" not in KIN["B7"]
    assert all(one in KIN[other] for one in KIN for other in KIN[one])


def test_the_weakest_comes_first():
    waiting = [Waiting("a", 0.9), Waiting("b", 0.2), Waiting("c", 0.2)]
    assert weakest_first(waiting) == ("b", "c", "a")


def test_no_two_of_a_family_follow_one_another():
    kin = kin_of("a1 a2 a3 b1 b2 c1")
    assert interleaved(["a1", "a2", "a3", "b1", "b2", "c1"], kin) == (
        *("a1", "b1", "a2", "b2", "a3", "c1"),
    )


def test_a_contrast_pair_may_follow_one_another():
    kin = kin_of("a1 a2 a3 b1")
    pairs = [frozenset(("a1", "a2"))]
    assert interleaved(["a1", "a2", "a3", "b1"], kin, pairs) == ("a1", "a2", "b1", "a3")


def test_a_family_alone_is_asked_all_the_same():
    assert set(interleaved(["a1", "a2"], kin_of("a1 a2"))) == {"a1", "a2"}


@given(some.lists(some.sampled_from("abcd"), max_size=16))
def test_families_are_apart_whenever_that_can_be(letters):
    points = [f"{letter}{place}" for place, letter in enumerate(letters)]
    kin = kin_of(" ".join(points))
    row = interleaved(points, kin)
    assert sorted(row) == sorted(points)
    largest = max(map(letters.count, letters), default=0)
    if largest <= math.ceil(len(points) / 2):
        assert clashes(row, kin) == 0


def test_nothing_is_moved_where_nothing_clashes():
    points = ["a1", "b1", "a2", "c1"]
    assert interleaved(points, kin_of("a1 b1 a2 c1")) == tuple(points)


def test_all_points_of_both_songs_can_be_asked_apart():
    points = [point.id for point in BOOK.points]
    assert clashes(interleaved(points, KIN), KIN) <= 1


def test_a_confused_pair_comes_back_two_to_four_items_later():
    kin = kin_of("x y z w v")
    assert with_contrast(["z", "w", "v"], "x", "y", kin) == ("z", "y", "x", "w", "v")


def test_a_confused_pair_comes_back_where_no_relative_stands_beside_it():
    kin = kin_of("g1 g2 g3 b c d")
    assert with_contrast(["b", "g3", "c", "d"], "g1", "g2", kin) == (
        "b",
        "g3",
        "c",
        "g2",
        "g1",
        "d",
    )


def test_the_partner_is_moved_and_not_doubled():
    kin = kin_of("x y z w v")
    assert with_contrast(["y", "z", "w", "v"], "x", "y", kin) == ("z", "y", "x", "w", "v")


def test_a_pair_comes_back_at_the_end_of_a_short_row():
    assert with_contrast([], "x", "y", kin_of("x y")) == ("y", "x")
    assert with_contrast(["z"], "x", None, kin_of("x z")) == ("z", "x")


@given(some.lists(some.sampled_from("zwvutsr"), unique=True), some.sampled_from((None, "z", "q")))
def test_the_pair_is_side_by_side_and_nothing_is_lost(upcoming, partner):
    row = with_contrast(upcoming, "x", partner, kin_of("x z w v u t s r q"))
    assert set(row) == {*upcoming, "x", *filter(None, (partner,))}
    assert len(row) == len(set(row))
    first = row.index(partner or "x")
    assert row[row.index("x") - 1] == partner or partner is None
    assert first <= 3
    assert first >= min(1, len(set(upcoming) - {partner}))


def test_the_point_about_a_term_is_the_one_that_says_most_of_it():
    found = {t: point_about(t, BOOK) for t in ("input_gate", "update_gate", "elu", "tanh")}
    assert {t: p and p.id for t, p in found.items()} == {
        "input_gate": "B7",
        "update_gate": "B15",
        "elu": None,
        "tanh": "A10",
    }


def test_of_a_backlog_the_weakest_twenty_come_today_and_the_rest_is_spread():
    waiting = [Waiting(f"p{n:02}", n / 100) for n in range(45)]
    days = split_backlog(reversed(waiting))
    assert [len(day) for day in days] == [20, 20, 5]
    assert days[0] == tuple(f"p{n:02}" for n in range(20))
    assert split_backlog([]) == []


def test_eight_new_points_begin_on_a_day_at_most():
    points = [f"p{n}" for n in range(20)]
    assert new_today(points, 0) == tuple(points[:8])
    assert new_today(points, 6) == ("p0", "p1")
    assert new_today(points, 9) == ()


def test_before_the_exam_the_thirty_weakest_below_their_mark_are_topped_up():
    waiting = [Waiting(f"p{n:02}", n / 40) for n in range(41)]
    assert before_exam(waiting) == tuple(f"p{n:02}" for n in range(30))
    assert before_exam([Waiting("a", 0.95), Waiting("b", 0.9499)]) == ("b",)


def test_the_drills_keep_the_exams_pace():
    assert drill_shapes() == (DrillShape(10, 7), DrillShape(20, 14), DrillShape(36, 25))
    assert Pace().seconds_each == pytest.approx(41.4, abs=0.05)


def test_the_pace_can_be_set():
    assert drill_shapes(Pace(145, 120)) == (
        *(DrillShape(10, 9), DrillShape(20, 17), DrillShape(36, 30)),
    )


@pytest.mark.parametrize("wrong", [(0, 100), (145, 0), (-1, -1)])
def test_a_pace_without_questions_or_time_is_refused(wrong):
    with pytest.raises(ValueError, match="pace"):
        Pace(*wrong)


def test_the_pace_bar_goes_from_none_to_all():
    shape = DrillShape(20, 14)
    assert expected_by(-1, shape) == 0
    assert expected_by(7 * 60, shape) == 10
    assert expected_by(99 * 60, shape) == 20
