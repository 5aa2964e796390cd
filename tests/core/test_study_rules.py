"""Answers one question: do the rules of studying hold, each of them?"""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as some

from oboeuta_desktop.core.attempt import MODES, OUTCOMES, Attempt, Mode, Outcome
from oboeuta_desktop.core.study_rules import (
    CHOOSES,
    HINTS,
    LEVELS,
    READY,
    SEEN,
    UNSEEN,
    WRITES,
    KanaHint,
    PointState,
    Way,
    is_scheduled,
    is_trouble,
    kana_hint,
    lapses,
    mastery_level,
    may_override,
    next_hint,
    not_overridden,
    overridden,
    rating_of,
    study_day,
    variants_to_ask,
    way_of,
)

NOON = datetime(2030, 5, 1, 3, 0, tzinfo=UTC)  # in Japan


def an_attempt(mode: Mode = "P", verdict: Outcome = "exact", **changes) -> Attempt:
    values: dict[str, Any] = {
        "uuid": str(uuid.UUID(int=1)),
        "at_utc": NOON,
        "tz_offset": 540,
        "session_id": "s1",
        "point_id": "B7",
        "item_id": f"B7.{mode}",
        "given": "x",
        "confused_with": "output_gate" if verdict == "confused" else None,
    }
    return Attempt(mode=mode, verdict=verdict, **{**values, **changes})


def rated(attempt: Attempt, **changes) -> Attempt:
    return replace(attempt, **{"rating": rating_of(attempt), **changes})


# Rating


@pytest.mark.parametrize("verdict", ["wrong", "confused", "revealed", "timed_out"])
def test_what_was_not_known_is_again(verdict):
    assert rating_of(an_attempt(verdict=verdict)) == "again"


@pytest.mark.parametrize(
    "slight", [{"hints": 1}, {"verdict": "near"}, {"confidence": "unsure"}, {"hints": 3}]
)
def test_right_with_a_hint_a_slip_or_in_doubt_is_hard(slight):
    assert rating_of(an_attempt(**slight)) == "hard"


def test_right_is_good():
    assert rating_of(an_attempt()) == "good"
    assert rating_of(an_attempt(confidence="sure")) == "good"


@given(
    some.sampled_from(MODES),
    some.sampled_from(OUTCOMES),
    some.sampled_from(get_args(Way)),
    some.booleans(),
)
def test_nothing_is_ever_easy_and_time_never_counts(mode, verdict, way, heard):
    quick, slow = (an_attempt(mode, verdict, ms=ms) for ms in (300, 3_000_000))
    assert rating_of(quick, way, heard=heard) == rating_of(slow, way, heard=heard)
    assert rating_of(quick, way, heard=heard) in {"again", "hard", "good", None}


def test_true_or_false_says_something_only_when_wrong():
    assert rating_of(an_attempt("T")) is None
    assert rating_of(an_attempt("T", "wrong")) == "again"
    assert rating_of(an_attempt("R"), "truth") is None


def test_what_the_vocal_sang_before_is_worth_nothing_when_right():
    assert rating_of(an_attempt(), heard=True) is None
    assert rating_of(an_attempt(verdict="wrong"), heard=True) == "again"


def test_an_empty_answer_asks_for_a_hint_but_in_a_drill_it_is_wrong():
    assert rating_of(an_attempt("P", "empty")) is None
    assert rating_of(an_attempt("D", "empty")) == "again"


@pytest.mark.parametrize("mode", ["S", "V"])
@pytest.mark.parametrize("verdict", ["exact", "wrong", "seen"])
def test_singing_along_and_predicting_are_worth_nothing(mode, verdict):
    assert rating_of(an_attempt(mode, verdict)) is None


# Scheduled or practice


@pytest.mark.parametrize("mode", ["P", "C", "G", "R", "E"])
@pytest.mark.parametrize("state", ["new", "learning", "due"])
def test_the_first_answer_of_a_session_is_scheduled_when_its_point_is_asked_for(mode, state):
    assert is_scheduled(rated(an_attempt(mode)), state)


@pytest.mark.parametrize("mode", MODES)
def test_a_point_that_rests_is_only_practised(mode):
    assert not is_scheduled(rated(an_attempt(mode, "wrong")), "resting")


@pytest.mark.parametrize("mode", ["S", "V"])
@pytest.mark.parametrize("state", get_args(PointState))
def test_singing_along_and_predicting_are_never_scheduled(mode, state):
    assert not is_scheduled(rated(an_attempt(mode)), state)


def test_a_drill_is_scheduled_after_its_review_and_for_due_points():
    attempt = rated(an_attempt("D"))
    assert is_scheduled(attempt, "due")
    assert not is_scheduled(attempt, "due", reviewed=False)
    assert not is_scheduled(attempt, "new")


def test_true_or_false_is_scheduled_only_when_a_due_point_was_wrong():
    assert is_scheduled(rated(an_attempt("T", "wrong")), "due")
    assert not is_scheduled(rated(an_attempt("T", "wrong")), "new")
    assert not is_scheduled(rated(an_attempt("T")), "due")


def test_a_second_answer_in_a_session_is_practice():
    first = rated(an_attempt(uuid=str(uuid.UUID(int=7)), verdict="wrong"))
    second = rated(an_attempt())
    assert not is_scheduled(second, "due", [first])
    assert is_scheduled(rated(an_attempt(session_id="s2")), "due", [first])
    assert is_scheduled(rated(an_attempt(point_id="B8")), "due", [first])


def test_a_wish_for_a_hint_is_no_answer():
    wish = rated(an_attempt(uuid=str(uuid.UUID(int=7)), verdict="empty"))
    assert not is_scheduled(wish, "due")
    assert is_scheduled(rated(an_attempt()), "due", [wish])


# Override


def test_an_overridden_answer_is_good_and_its_verdict_stays():
    attempt = rated(an_attempt(verdict="confused"))
    after = overridden(attempt)
    assert (after.rating, after.verdict, after.is_right) == ("good", "confused", True)
    assert rating_of(after) == "good"
    assert not_overridden(after) == attempt


@pytest.mark.parametrize(
    "attempt",
    [
        an_attempt("D", "wrong"),
        an_attempt("S", "wrong"),
        an_attempt(),
        an_attempt(verdict="revealed"),
        an_attempt(verdict="wrong", given=" "),
    ],
)
def test_nothing_else_may_be_overridden(attempt):
    assert not may_override(attempt)
    with pytest.raises(ValueError, match="cannot be overridden"):
        overridden(attempt)


# Study days


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2030-05-01T18:59:59", date(2030, 5, 1)),  # 03:59:59 in Japan
        ("2030-05-01T19:00:00", date(2030, 5, 2)),
        ("2030-05-02T18:59:59", date(2030, 5, 2)),
    ],
)
def test_a_study_day_begins_at_four_in_the_morning(moment, day):
    assert study_day(datetime.fromisoformat(moment).replace(tzinfo=UTC), 540) == day


def test_the_day_is_that_of_the_clock_where_the_answer_was_given():
    assert study_day(datetime(2030, 5, 1, 20, 0, tzinfo=UTC), 540) == date(2030, 5, 2)
    assert study_day(datetime(2030, 5, 1, 20, 0, tzinfo=UTC), -420) == date(2030, 5, 1)


def test_the_hour_that_comes_twice_belongs_to_one_day():
    # in New York the clock goes back at 06:00 UTC, from −240 to −300 minutes
    night = datetime(2030, 11, 3, 5, 30, tzinfo=UTC)
    assert study_day(night, -240) == study_day(night + timedelta(hours=1), -300)


def test_a_moment_without_a_zone_has_no_day():
    with pytest.raises(ValueError, match="time zone"):
        study_day(datetime(2030, 5, 1), 0)  # noqa: DTZ001 - that is the mistake


# Mastery


def log(*answers: str) -> list[Attempt]:
    """Attempts from words like "3P", "4C!", "5P+": day, mode, ! wrong and scheduled, ? wrong in
    practice.
    """
    attempts: list[Attempt] = []
    for place, answer in enumerate(answers):
        day, mode, mark = int(answer[0]), cast("Mode", answer[1]), answer[2:]
        attempts.append(
            rated(
                an_attempt(
                    mode,
                    "wrong" if mark in ("!", "?") else "exact",
                    uuid=str(uuid.UUID(int=place)),
                    at_utc=NOON + timedelta(days=day, minutes=place),
                ),
                scheduled=mark == "!",
            )
        )
    return attempts


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        ([], UNSEEN),
        (["1S", "2S"], UNSEEN),  # the learner's own word
        (["1V"], SEEN),
        (["1C?"], SEEN),
        (["1T"], SEEN),  # ○× is a coin tossed
        (["1C"], CHOOSES),
        (["1C", "2C", "3C", "4C"], CHOOSES),  # choosing never lifts above that
        (["1D", "2D", "3D"], CHOOSES),
        (["1P"], CHOOSES),
        (["1P", "1P", "1P"], CHOOSES),  # one day
        (["1P", "2P"], WRITES),
        (["1G", "2P"], WRITES),
        (["1P", "2P", "3P"], WRITES),  # no choice yet
        (["1P", "2P", "2P", "1C"], WRITES),
        (["1P", "2P", "3P", "3C"], READY),
        (["1C", "1P", "2G", "3P"], READY),
    ],
)
def test_a_level_is_reached_by_its_answers(answers, level):
    assert mastery_level(log(*answers), recall=0.9) == level


@pytest.mark.parametrize("recall", [None, 0.0, 0.8999])
def test_nobody_is_ready_whose_recall_on_the_exam_day_is_low_or_unknown(recall):
    assert mastery_level(log("1P", "2P", "3P", "3C"), recall) == WRITES


@pytest.mark.parametrize(
    ("answers", "level"),
    [
        (["1C", "2C!"], SEEN),
        (["1C", "2C!", "3C!"], SEEN),  # never to 0
        (["1P", "2P", "3P!"], CHOOSES),
        (["1C", "1P", "2P", "3P", "4P!"], WRITES),
        (["1C", "1P", "2P", "3P", "4P?"], WRITES + 1),  # practice takes nothing
        (["1C", "1P", "2P", "3P", "4P!", "5P!"], CHOOSES),
    ],
)
def test_a_lapse_takes_one_level(answers, level):
    assert mastery_level(log(*answers), recall=1.0) == level


def test_the_day_of_the_lapse_does_not_bring_the_level_back():
    lapsed = ["1C", "1P", "2P", "3P", "4P!"]
    assert mastery_level(log(*lapsed, "4P", "4C"), 1.0) == WRITES
    assert mastery_level(log(*lapsed, "4P", "5P"), 1.0) == READY
    assert mastery_level(log("1P", "2P", "3P!", "4P"), 1.0) == WRITES


def test_to_be_wrong_at_first_is_no_fall():
    assert mastery_level(log("1C!", "1C"), 1.0) == CHOOSES


def test_a_right_answer_after_the_vocal_proves_nothing():
    heard = rated(an_attempt(), rating=None)
    assert mastery_level([heard], 1.0) == SEEN


def test_the_item_says_how_it_was_asked():
    ways: dict[str, Way] = {"B7.R": "typed"}
    assert mastery_level(log("1R", "2R"), 1.0) == CHOOSES
    assert mastery_level(log("1R", "2R"), 1.0, ways) == WRITES


def test_what_was_typed_after_four_choices_were_shown_was_chosen():
    assert way_of(an_attempt(hints=2)) == "typed"
    assert way_of(an_attempt(hints=3)) == "choice"


ANSWERS = some.lists(
    some.builds(
        "{}{}{}".format,
        some.integers(1, 6),
        some.sampled_from("PCGTDR"),
        some.sampled_from(("", "!", "?")),
    ),
    max_size=14,
).map(sorted)


@given(ANSWERS, some.sampled_from((None, 0.5, 1.0)))
def test_a_lapse_takes_exactly_one_level_and_never_the_last(answers, recall):
    before = mastery_level(log(*answers), recall)
    after = mastery_level(log(*answers, "7P!"), recall)
    assert after == max(SEEN, before - 1)


@given(ANSWERS, some.randoms(use_true_random=False))
def test_the_order_in_which_the_log_is_read_does_not_matter(answers, lot):
    attempts = log(*answers)
    mixed = attempts.copy()
    lot.shuffle(mixed)
    assert mastery_level(mixed, 1.0) == mastery_level(attempts, 1.0)


@given(ANSWERS)
def test_a_right_answer_never_takes_a_level(answers):
    for more in ("8P", "8C", "8T"):
        assert mastery_level(log(*answers, more), 1.0) >= mastery_level(log(*answers), 1.0)


def test_every_level_has_a_name():
    assert LEVELS == ("未学習", "見た", "選べる", "書ける", "試験OK")


def test_four_lapses_are_trouble():
    three = log("1P!", "2P!", "3P!", "4P?")
    assert (lapses(three), is_trouble(three)) == (3, False)
    assert is_trouble([*three, *log("5P!")])


# Hints and variants


def test_hints_come_in_three_steps():
    assert [next_hint(shown) for shown in range(4)] == [*HINTS, None]
    assert HINTS == ("kana", "picture", "choices")


def test_the_first_hint_is_the_first_kana_and_the_number_of_morae():
    assert kana_hint("にゅうりょくげーと") == KanaHint("にゅ", 7)
    assert kana_hint("しゅつりょくげーと") == KanaHint("しゅ", 7)
    assert kana_hint("") == KanaHint("", 0)


def test_the_same_variant_is_not_shown_twice_running():
    assert variants_to_ask(["a", "b", "c"], "b") == ("a", "c")
    assert variants_to_ask(["a", "b"], None) == ("a", "b")
    assert variants_to_ask(["a"], "a") == ("a",)
