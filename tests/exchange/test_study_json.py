"""Answers one question: does a record come back as it left, and is anything else turned away?"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from attempts_for_tests import NOW, attempt

from oboeuta_desktop.core.errors import (
    FileMissingError,
    FileTooLargeError,
    FileUnreadableError,
    FileUnwritableError,
    StudyFileError,
    StudyTooNewError,
)
from oboeuta_desktop.exchange import study_json
from oboeuta_desktop.exchange.study import Study, StudySitting
from oboeuta_desktop.exchange.study_json import SIZE_LIMIT, read_study, write_study
from oboeuta_desktop.ui.error_text import error_text

PATH = Path("study.json")
STUDY = Study(
    attempts=(
        attempt(0, given='=a,"b"\n\u2028'),
        attempt(1, verdict="confused", confused_with="step", rating="again", confidence="sure"),
        attempt(2, overridden=True, tz_offset=-300, app_version="1.2", content_hash="ab12"),
    ),
    sittings=(
        StudySitting("s1", "P", "relu", NOW, NOW, {}),
        StudySitting("s2", "D", "", NOW, None, {"open": ["A1", None, 2.5], "at": {"n": 3}}),
    ),
    aliases={"relu": ("れるう", "レル関数")},
    settings={"exam_date": "2026-07-04"},
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "study.json"


@pytest.fixture
def content(path):
    """The file as JSON, to be spoilt and written back."""
    write_study(path, STUDY)
    return json.loads(path.read_text(encoding="utf-8"))


def refused(path, content):
    """What is said about that content."""
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    with pytest.raises(StudyFileError) as error:
        read_study(path)
    assert error.value.path == path
    assert str(path) in error_text(error.value)
    return error.value


def test_a_record_comes_back_as_it_was_written(path):
    write_study(path, STUDY)
    assert read_study(path) == STUDY


def test_an_empty_record_comes_back_too(path):
    write_study(path, Study())
    assert read_study(path) == Study()


def test_equal_records_give_equal_files(path, tmp_path):
    write_study(path, STUDY)
    write_study(tmp_path / "again.json", read_study(path))
    assert (tmp_path / "again.json").read_bytes() == path.read_bytes()


def test_each_attempt_stands_in_a_row_of_its_own_in_readable_letters(path):
    write_study(path, STUDY)
    rows = path.read_text(encoding="utf-8").split("\n")
    assert sum('"uuid"' in row for row in rows) == 3
    assert any("レル関数" in row for row in rows)


def test_a_number_that_json_does_not_know_is_left_out_of_a_sitting(path):
    params = {"x": float("nan"), "y": [float("inf"), 1.5]}
    write_study(path, Study(sittings=(StudySitting("s", "D", "", NOW, None, params),)))
    assert read_study(path).sittings[0].params == {"x": None, "y": [None, 1.5]}


def test_keys_of_nobody_are_left_alone(path, content):
    content["new"] = 1
    content["attempts"][0]["new"] = [1]
    path.write_text(json.dumps(content), encoding="utf-8")
    assert read_study(path) == STUDY


def test_a_file_that_was_cut_off_is_told_at_every_length(path):
    write_study(path, STUDY)
    whole = path.read_text(encoding="utf-8").rstrip()
    problems = {
        refused(path, whole[:length]).problem
        for length in (*range(0, len(whole), 13), len(whole) - 1)
    }
    assert problems == {"cut off"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[]", "value"),
        ("3", "value"),
        ("{}", "no record"),
        ('{"format": "other"}', "no record"),
        ('{"format": "oboeuta-study" "version": 1}', "syntax"),
        ('{"a": NaN}', "syntax"),
        ('{"a": -Infinity}', "syntax"),
        ('{"a": 1e999}', "syntax"),
        ('{"a": ' + "9" * 5_000 + "}", "syntax"),
        ('{"a": ' + "[" * 200_000 + "}", "syntax"),
    ],
)
def test_what_is_no_record_is_refused(path, text, problem):
    assert refused(path, text).problem == problem


def test_bytes_that_are_no_utf_8_are_refused_with_their_line(path):
    path.write_bytes(b'{\n"a": "\xff"}')
    with pytest.raises(StudyFileError) as error:
        read_study(path)
    assert (error.value.problem, error.value.line_number) == ("syntax", 2)


@pytest.mark.parametrize("version", ["1", None, 1.0, True, 0, -1])
def test_a_version_that_is_none_is_refused(path, content, version):
    assert refused(path, {**content, "version": version}).place == "version"


def test_a_newer_version_asks_for_an_update_of_the_program(path, content):
    path.write_text(json.dumps({**content, "version": 2}), encoding="utf-8")
    with pytest.raises(StudyTooNewError) as error:
        read_study(path)
    assert (error.value.version, error.value.known) == (2, 1)


@pytest.mark.parametrize("key", ["attempts", "sittings", "aliases", "settings"])
@pytest.mark.parametrize("value", [None, 1, "a", True])
def test_a_part_of_another_type_is_refused_by_its_name(path, content, key, value):
    assert refused(path, {**content, key: value}).place == key


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("uuid", "1"),
        ("uuid", None),
        ("at_utc", "2026-05-01"),
        ("at_utc", "2026-05-01T09:00:00"),
        ("at_utc", 5),
        ("at_utc", "0001-01-01T00:00:00+14:00"),
        ("tz_offset", 2_000),
        ("tz_offset", 1.5),
        ("hints", 4),
        ("hints", True),
        ("ms", -1),
        ("ms", 2**60),
        ("mode", "Z"),
        ("verdict", "confused"),
        ("scheduled", 1),
        ("rating", "easy"),
        ("point_id", ""),
        ("point_id", "a" * 201),
        ("point_id", "\ud800"),
        ("app_version", "\udfff"),
        ("content_hash", "a" * 201),
        ("given", None),
    ],
)
def test_an_attempt_that_nobody_gave_is_refused_by_row_and_field(path, content, key, value):
    content["attempts"][1][key] = value
    place = "attempts[1].confused_with" if value == "confused" else f"attempts[1].{key}"
    if value == "confused":
        content["attempts"][1]["confused_with"] = None
    assert refused(path, content).place == place


def test_a_field_that_is_missing_is_named(path, content):
    del content["attempts"][2]["ms"]
    error = refused(path, content)
    assert (error.place, error.found) == ("attempts[2].ms", "missing")


@pytest.mark.parametrize(("key", "identity"), [("attempts", "uuid"), ("sittings", "id")])
def test_two_of_one_identity_are_refused(path, content, key, identity):
    content[key][1][identity] = content[key][0][identity]
    error = refused(path, content)
    assert (error.problem, error.place) == ("duplicate", f"{key}[1].{identity}")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("id", ""),
        ("id", None),
        ("mode", "drill"),
        ("song_id", None),
        ("started", None),
        ("started", "2026-05-01T09:00:00"),
        ("ended", 3),
        ("params", []),
        ("params", {"a": "b" * 100_001}),
        ("params", {"a": "\ud800"}),
    ],
)
def test_a_sitting_that_never_was_is_refused_by_row_and_field(path, content, key, value):
    content["sittings"][0][key] = value
    assert refused(path, content).place == f"sittings[0].{key}"


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [
        ("aliases", {"relu": "a"}, "aliases.relu"),
        ("aliases", {"relu": ["a", ""]}, "aliases.relu[1]"),
        ("aliases", {"relu": ["a" * 201]}, "aliases.relu[0]"),
        ("aliases", {"relu": ["a"] * 10_001}, "aliases.relu"),
        ("settings", {"exam_date": 3}, "settings.exam_date"),
        ("settings", {"a": "b" * 10_001}, "settings.a"),
        ("settings", {"a" * 201: ""}, "settings"),
        ("settings", {str(n): "" for n in range(1_001)}, "settings"),
        ("attempts", [[]], "attempts[0]"),
        ("sittings", [{}] * 100_001, "sittings"),
    ],
)
def test_everything_is_bounded_and_of_its_type(path, content, key, value, place):
    assert refused(path, {**content, key: value}).place == place


def test_a_gigabyte_is_refused_without_being_parsed(path):
    with path.open("wb") as file:
        file.write(b"{")
        os.truncate(path, 1_000_000_000)  # a hole: nothing of it is on the disk
    with pytest.raises(FileTooLargeError) as error:
        read_study(path)
    assert (error.value.size, error.value.limit) == (1_000_000_000, SIZE_LIMIT)


def test_what_could_not_be_read_back_is_not_written(path, monkeypatch):
    path.write_bytes(b"old")
    monkeypatch.setattr(study_json, "SIZE_LIMIT", 1_000)
    with pytest.raises(FileUnwritableError):
        write_study(path, STUDY)
    assert path.read_bytes() == b"old"


def test_no_file_and_no_right_to_read_are_told_apart(tmp_path):
    with pytest.raises(FileMissingError):
        read_study(tmp_path / "study.json")
    with pytest.raises(FileUnreadableError):
        read_study(tmp_path)


def test_every_problem_has_its_own_words_and_says_what_to_do():
    told = {
        problem: error_text(StudyFileError(PATH, 3, problem=problem, place="a[1].b", found="x"))
        for problem in StudyFileError.PROBLEMS
    }
    assert len(set(told.values())) == len(told)
    assert all("ください。いまの記録はそのままです。" in words for words in told.values())
