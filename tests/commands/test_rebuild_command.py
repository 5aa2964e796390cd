"""Answers one question: does ``oboeuta rebuild`` put the schedule right and nothing else?"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from oboeuta_desktop import __main__
from oboeuta_desktop.commands import rebuild
from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.places import user_folders
from oboeuta_desktop.scheduling.rebuild import rebuild_cards
from oboeuta_desktop.storage import database
from oboeuta_desktop.storage.study_store import StudyStore


def attempt(number: int) -> Attempt:
    return Attempt(
        uuid=str(uuid.UUID(int=number + 1)),
        at_utc=datetime(2026, 5, 1, 9, tzinfo=UTC) + timedelta(days=number),
        tz_offset=540,
        session_id="s1",
        point_id=f"A{1 + number % 2}",
        item_id="A1.choice.1",
        mode="R",
        verdict="exact",
        rating="good",
        scheduled=True,
    )


@pytest.fixture
def store():
    """This user's own record: three answers, and no card."""
    opened = StudyStore(user_folders().study, date(2026, 5, 1))
    opened.record([attempt(number) for number in range(3)])
    yield opened
    opened.close()


def test_the_users_own_record_is_put_right_while_the_program_has_it_open(store, capsys):
    assert __main__.main(["rebuild"]) == 0
    told = f"{store.path}: points: 2, from answers: 3; corrected: 2\n"
    assert capsys.readouterr().out == told
    assert store.cards() == rebuild_cards(store.attempts())
    assert __main__.main(["rebuild"]) == 0
    assert capsys.readouterr().out.endswith("all were as they should be\n")
    assert store.count() == 3


def test_a_program_that_is_just_writing_is_waited_for_and_then_told(store, capsys, monkeypatch):
    monkeypatch.setattr(database, "_WAIT_SECONDS", 0.05)
    writing = sqlite3.connect(store.path, isolation_level=None)
    writing.execute("BEGIN IMMEDIATE")
    assert rebuild.main([]) == 1
    writing.close()
    assert "locked" in capsys.readouterr().err
    assert store.cards() == {}


def test_without_a_record_none_is_made(capsys):
    assert rebuild.main([]) == 1
    assert "there is no study record yet" in capsys.readouterr().err
    assert not user_folders().study.exists()


def test_a_record_that_cannot_be_read_is_kept_aside_and_told(tmp_path, capsys):
    path = tmp_path / "other.db"
    path.write_bytes(b"no database" * 100)
    assert rebuild.main(["--file", str(path)]) == 1
    assert "kept as" in capsys.readouterr().err
    assert path.with_name("other.db.damaged-1").read_bytes().startswith(b"no database")


def test_help_names_it_and_it_needs_no_screen(store):
    store.close()
    environ = {**os.environ, "QT_QPA_PLATFORM": "no-such-platform"}
    for words in (["--help"], ["rebuild"]):
        done = subprocess.run(
            [sys.executable, "-m", "oboeuta_desktop", *words],
            capture_output=True,
            text=True,
            env=environ,
            check=True,
        )
        assert "oboeuta rebuild" in done.stdout or "points: 2, from answers: 3" in done.stdout
