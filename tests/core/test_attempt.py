"""Answers one question: can only answers be built that somebody could have given?"""

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from oboeuta_desktop.core.attempt import (
    CONFIDENCES,
    FIELDS,
    LONGEST_GIVEN,
    MODES,
    RATINGS,
    Attempt,
    attempt_of,
    plain,
)

NOON = datetime(2030, 5, 1, 12, 0, 0, 123_000, UTC)


def an_attempt(**changes) -> Attempt:
    values: dict[str, Any] = {
        "uuid": "0f8fad5b-d9cb-469f-a165-70867728950e",
        "at_utc": NOON,
        "tz_offset": 540,
        "session_id": "s1",
        "point_id": "B7",
        "item_id": "B7.typed.1",
        "mode": "P",
        "verdict": "exact",
        "given": "入力ゲート",
        "rating": "good",
    }
    return Attempt(**{**values, **changes})


ATTEMPTS = some.builds(
    an_attempt,
    uuid=some.uuids().map(str),
    at_utc=some.datetimes(timezones=some.just(UTC)),
    tz_offset=some.integers(-720, 840),
    mode=some.sampled_from(MODES),
    verdict=some.sampled_from(("exact", "near", "wrong", "empty", "revealed", "timed_out", "seen")),
    given=some.text(some.characters(), max_size=50),
    hints=some.integers(0, 3),
    replays=some.integers(0, 99),
    ms=some.integers(0, 10**7),
    confidence=some.sampled_from((None, *CONFIDENCES)),
    rating=some.sampled_from(RATINGS),
    scheduled=some.booleans(),
)


def test_the_fields_are_those_of_the_log():
    assert list(FIELDS) == [
        *("uuid", "at_utc", "tz_offset", "session_id", "point_id", "item_id", "mode", "verdict"),
        *("given", "confused_with", "hints", "replays", "ms", "confidence", "rating", "scheduled"),
        *("overridden", "app_version", "content_hash"),
    ]


@given(ATTEMPTS)
def test_an_attempt_comes_back_from_json_as_it_was(attempt):
    assert attempt_of(json.loads(json.dumps(plain(attempt)))) == attempt


def test_a_moment_of_another_zone_is_read_as_utc():
    there = NOON.astimezone(timezone(timedelta(hours=9))).isoformat()
    assert attempt_of({**plain(an_attempt()), "at_utc": there}).at_utc.isoformat() == (
        NOON.isoformat()
    )


def test_keys_of_a_later_version_are_left_alone():
    assert attempt_of({**plain(an_attempt()), "mood": "fine"}) == an_attempt()


def test_a_moment_is_kept_to_the_millisecond():
    assert an_attempt(at_utc=NOON + timedelta(microseconds=999)).at_utc == NOON


def test_a_pasted_megabyte_is_cut():
    assert an_attempt(given="あ" * 1_000_000, verdict="wrong").given == "あ" * LONGEST_GIVEN


def test_half_a_character_does_not_break_the_log():
    assert an_attempt(given="\ud83d").given == "?"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("uuid", "7"),
        ("uuid", "0F8FAD5B-D9CB-469F-A165-70867728950E"),
        ("at_utc", datetime(2030, 5, 1, 12)),  # noqa: DTZ001 - that is the mistake
        ("at_utc", datetime(2030, 5, 1, 12, tzinfo=timezone(timedelta(hours=9)))),
        ("tz_offset", 24 * 60),
        ("session_id", ""),
        ("point_id", ""),
        ("item_id", "x" * 201),
        ("mode", "Z"),
        ("verdict", "right"),
        ("hints", -1),
        ("hints", 4),
        ("replays", -1),
        ("ms", -1),
        ("confidence", "maybe"),
        ("rating", "easy"),
        ("confused_with", "output_gate"),
    ],
)
def test_an_impossible_value_is_refused_by_name(field, value):
    with pytest.raises(ValueError, match=f"^{field}: "):
        an_attempt(**{field: value})


def test_a_confusion_names_what_with():
    with pytest.raises(ValueError, match=r"^confused_with: "):
        an_attempt(verdict="confused")
    assert an_attempt(verdict="confused", confused_with="output_gate").confused_with
    assert an_attempt(verdict="wrong", confused_with="swap").confused_with  # a choice's slip


def test_what_is_worth_nothing_is_not_scheduled():
    with pytest.raises(ValueError, match=r"^scheduled: "):
        an_attempt(rating=None, scheduled=True)


def test_nothing_is_overridden_in_a_drill():
    with pytest.raises(ValueError, match=r"^overridden: "):
        an_attempt(mode="D", verdict="wrong", overridden=True)


def test_a_slip_and_an_overridden_answer_count_as_right():
    assert an_attempt().is_right
    assert an_attempt(verdict="near").is_right
    assert an_attempt(verdict="wrong", overridden=True).is_right
    assert not an_attempt(verdict="wrong").is_right


@pytest.mark.parametrize("field", FIELDS)
def test_a_missing_key_is_named(field):
    values = plain(an_attempt())
    del values[field]
    with pytest.raises(ValueError, match=f"^{field}: missing"):
        attempt_of(values)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("tz_offset", "540"),
        ("hints", True),
        ("ms", 1.5),
        ("given", None),
        ("scheduled", 1),
        ("rating", 3),
        ("at_utc", "yesterday"),
        ("at_utc", "2030-05-01T12:00:00"),
        ("at_utc", "0001-01-01T00:00:00+14:00"),
        ("at_utc", None),
        ("mode", ["P"]),
    ],
)
def test_a_value_of_the_wrong_type_is_named(field, value):
    with pytest.raises(ValueError, match=f"^{field}: "):
        attempt_of({**plain(an_attempt()), field: value})
