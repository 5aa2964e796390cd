"""Answers one question: does the table of answers open in a spreadsheet and stay a table?"""

from __future__ import annotations

import csv
import tracemalloc

import pytest
from attempts_for_tests import attempt

from oboeuta_desktop.core.attempt import FIELDS
from oboeuta_desktop.core.errors import FileUnwritableError
from oboeuta_desktop.exchange.attempts_csv import write_attempts_csv


def rows_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_the_file_begins_with_a_byte_order_mark_and_the_names_of_the_fields(tmp_path):
    path = tmp_path / "attempts.csv"
    assert write_attempts_csv(path, []) == 0
    assert path.read_bytes() == b"\xef\xbb\xbf" + ",".join(FIELDS).encode() + b"\r\n"


def test_an_attempt_is_a_row_with_one_cell_for_each_field(tmp_path):
    path = tmp_path / "attempts.csv"
    told = attempt(verdict="confused", confused_with="step", rating="again", hints=2, ms=1234)
    assert write_attempts_csv(path, [told]) == 1
    (row,) = rows_of(path)
    assert row == {
        "uuid": "00000000-0000-0000-0000-000000000001",
        "at_utc": "2026-05-01T09:00:00.123+00:00",
        "tz_offset": "540",
        "session_id": "s1",
        "point_id": "A1",
        "item_id": "A1.choice.1",
        "mode": "P",
        "verdict": "confused",
        "given": "ゼロ",
        "confused_with": "step",
        "hints": "2",
        "replays": "0",
        "ms": "1234",
        "confidence": "",
        "rating": "again",
        "scheduled": "1",
        "overridden": "0",
        "app_version": "",
        "content_hash": "",
    }


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_cell_that_would_be_computed_is_led_by_an_apostrophe(tmp_path, first):
    path = tmp_path / "attempts.csv"
    given = f'{first}HYPERLINK("http://x")'
    write_attempts_csv(path, [attempt(given=given, item_id=f"{first}x")])
    (row,) = rows_of(path)
    assert (row["given"], row["item_id"]) == (f"'{given}", f"'{first}x")


def test_a_clock_behind_utc_is_guarded_like_every_other_cell(tmp_path):
    path = tmp_path / "attempts.csv"
    write_attempts_csv(path, [attempt(tz_offset=-300)])
    assert rows_of(path)[0]["tz_offset"] == "'-300"


def test_commas_quotes_and_line_breaks_stay_within_their_cell(tmp_path):
    path = tmp_path / "attempts.csv"
    given = 'a,"b"\r\nc\nd\re;f'
    write_attempts_csv(path, [attempt(0, given=given), attempt(1)])
    assert [row["given"] for row in rows_of(path)] == [given, "ゼロ"]


def test_a_hundred_thousand_attempts_are_never_held_at_once(tmp_path):
    path = tmp_path / "attempts.csv"
    one = attempt()

    def log():
        for _ in range(100_000):
            yield one

    tracemalloc.start()
    try:
        assert write_attempts_csv(path, log()) == 100_000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 6_000_000  # the threads of other tests count, too
    assert path.stat().st_size > 10_000_000


def test_a_log_that_fails_on_the_way_leaves_the_file_that_was_there(tmp_path):
    path = tmp_path / "attempts.csv"
    path.write_bytes(b"old")

    def log():
        yield attempt()
        raise KeyError("cut")

    with pytest.raises(KeyError):
        write_attempts_csv(path, log())
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_file()] == ["attempts.csv"]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    path = tmp_path / "missing" / "attempts.csv"
    with pytest.raises(FileUnwritableError) as error:
        write_attempts_csv(path, [attempt()])
    assert error.value.path == path
    assert error.value.reason
