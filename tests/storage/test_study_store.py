"""What was answered is kept, whatever happens to the program."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.card import Card
from oboeuta_desktop.core.errors import FileUnwritableError
from oboeuta_desktop.storage.study_store import Sitting, StudyStore

TODAY = date(2026, 5, 1)
NOW = datetime(2026, 5, 1, 9, 0, 0, 123_000, tzinfo=UTC)


def attempt(number: int = 0, **changes: object) -> Attempt:
    made = Attempt(
        uuid=str(uuid.UUID(int=number + 1)),
        at_utc=NOW + timedelta(minutes=number),
        tz_offset=540,
        session_id="s1",
        point_id="A1",
        item_id="A1.choice",
        mode="P",
        verdict="exact",
        given="ゼロ",
        rating="good",
        scheduled=True,
    )
    return replace(made, **changes)


@pytest.fixture
def store(tmp_path):
    opened = StudyStore(tmp_path / "study.db", TODAY)
    yield opened
    opened.close()


def reopened(store: StudyStore) -> StudyStore:
    store.close()
    return StudyStore(store.path, TODAY)


def test_an_attempt_comes_back_as_it_was_given(store):
    kept = [
        attempt(0),
        attempt(1, verdict="confused", confused_with="output_gate", rating="again", hints=2),
        attempt(2, confidence="unsure", overridden=True, ms=1234, replays=3, content_hash="ab"),
    ]
    assert store.record(kept) == tuple(kept)
    again = reopened(store)
    assert list(again.attempts()) == kept
    again.close()


def test_the_same_attempt_twice_is_one(store):
    store.record([attempt()])
    assert store.record([attempt(), attempt(1)]) == (attempt(1),)
    assert store.count() == 2


def test_attempts_are_read_in_the_order_they_were_given_also_after_a_merge(store):
    store.record([attempt(5), attempt(2)])
    store.record([attempt(3)])
    assert [a.at_utc for a in store.attempts()] == sorted(a.at_utc for a in store.attempts())


def test_the_attempts_of_one_point_can_be_read_alone(store):
    store.record([attempt(0), attempt(1, point_id="B8")])
    assert [a.point_id for a in store.attempts(point_id="B8")] == ["B8"]


def test_an_answer_can_be_counted_as_right_and_back(store):
    store.record([attempt(verdict="wrong", rating="again")])
    store.mark_overridden(attempt().uuid, overridden=True, rating="good")
    (kept,) = store.attempts()
    assert (kept.overridden, kept.rating, kept.verdict) == (True, "good", "wrong")


def test_cards_are_kept_with_the_attempt_that_changed_them(store):
    card = Card("A1", 2, None, 3.5, 5.25, NOW + timedelta(days=3), NOW)
    store.record([attempt()], [card])
    assert store.cards() == {"A1": card}
    store.rework_cards(
        lambda _log, _kept: [replace(card, point_id="B1", suspended=True, last_review=None)]
    )
    assert list(store.cards()) == ["B1"]
    assert store.cards()["B1"].suspended


def test_a_session_that_was_cut_off_is_found_again(store):
    sitting = Sitting("d1", "D", "", NOW, None, {"order": ["A1", "B2"], "answers": {"A1": 2}})
    store.put_sitting(sitting)
    again = reopened(store)
    assert again.unfinished_sitting("D") == sitting
    again.put_sitting(replace(sitting, ended=NOW + timedelta(minutes=7)))
    assert again.unfinished_sitting("D") is None
    assert again.sittings()[0].ended == NOW + timedelta(minutes=7)
    again.close()


def test_the_learner_s_own_forms_and_choices_are_kept(store):
    store.add_alias("sigmoid", "シグモ")
    store.add_alias("sigmoid", "シグモ")
    store.set_setting("exam_date", "2026-07-04")
    assert store.aliases() == {"sigmoid": ("シグモ",)}
    assert store.setting("exam_date") == "2026-07-04"
    store.remove_alias("sigmoid", "シグモ")
    store.set_setting("exam_date", None)
    assert store.aliases() == {}
    assert store.setting("exam_date") is None


def test_a_full_disk_keeps_all_that_was_kept_before(store):
    store.record([attempt()])
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    many = [attempt(n, given="長い答え" * 200) for n in range(1, 200)]
    with pytest.raises(FileUnwritableError):
        store.record(many)
    assert list(store.attempts()) == [attempt()]


WRITER = """
import sys
from datetime import date
from pathlib import Path
from oboeuta_desktop.storage.study_store import StudyStore
from tests.storage.test_study_store import attempt
first = int(sys.argv[2])
store = StudyStore(Path(sys.argv[1]), date(2026, 5, 1))
for number in range(first, first + 100_000):
    store.record([attempt(number)])
    print(number, flush=True)
"""


def test_an_answer_shown_as_kept_survives_the_end_of_the_program_at_any_moment(tmp_path):
    """A few kills here; ``tests/benchmarks/kill_answers.py`` does two hundred."""
    shown = kill_writers(tmp_path / "study.db", kills=6)
    assert shown > 6


def kill_writers(path: Path, *, kills: int) -> int:
    """End a program that answers ``kills`` times without warning; the answers it had shown as kept.

    Fails when one of them is missing or the file does not open.
    """
    chance = random.Random(7)
    shown: set[int] = set()
    root = Path(__file__).resolve().parents[2]
    environ = {**os.environ, "PYTHONPATH": str(root)}
    for kill in range(kills):
        words = [sys.executable, "-c", WRITER, str(path), str(kill * 100_000)]
        writer = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environ)
        assert writer.stdout is not None
        shown.add(int(writer.stdout.readline()))
        time.sleep(chance.uniform(0.0, 0.08))
        writer.send_signal(signal.SIGKILL) if os.name == "posix" else writer.kill()
        # What stands in the pipe was shown before the end; a last line may be cut.
        shown.update(int(line) for line in writer.stdout.read().split("\n")[:-1])
        writer.wait()
        writer.stdout.close()
        store = StudyStore(path, TODAY)
        assert store.problems == ()
        kept = {each.uuid for each in store.attempts()}
        store.close()
        assert {attempt(number).uuid for number in shown} <= kept
    return len(shown)
