"""Answers one question: is the record of study opened, brought up to date, written and read?"""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

from oboeuta_desktop import __version__
from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.self_testing.check import Place, expect
from oboeuta_desktop.storage.study_schema import MIGRATIONS
from oboeuta_desktop.storage.study_store import StudyStore

_DAY = date(2025, 1, 2)
_MOMENT = datetime(2025, 1, 2, 3, 4, 5, 678_000, tzinfo=UTC)
_OLD_KEY, _OLD_VALUE = "self-test", "kept"


def study(place: Place) -> str:
    """From every older schema an answer can be recorded and read again."""
    for version in range(len(MIGRATIONS) + 1):
        path = place.scratch / f"study-{version}.db"
        if version:
            _write_old(path, version)
        _expect_remembered(path, version)
    return f"schema {len(MIGRATIONS)}, opened from {len(MIGRATIONS)} older and from the same"


def _write_old(path: Path, version: int) -> None:
    """A file as a program of that schema left it."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        for number, script in enumerate(MIGRATIONS[:version], 1):
            connection.executescript(f"BEGIN; {script}; PRAGMA user_version = {number}; COMMIT;")
        connection.execute("INSERT INTO setting VALUES (?, ?)", (_OLD_KEY, _OLD_VALUE))
        connection.commit()


def _expect_remembered(path: Path, version: int) -> None:
    given = Attempt(
        uuid=f"00000000-0000-4000-8000-{version:012d}",
        at_utc=_MOMENT,
        tz_offset=540,
        session_id="self-test",
        point_id="A1",
        item_id="A1",
        mode="R",
        verdict="exact",
        given="活性化関数",
        app_version=__version__,
    )
    store = StudyStore(path, _DAY)
    try:
        expect(not store.problems, f"schema {version}: {store.problems}")
        store.record([given])
    finally:
        store.close()
    again = StudyStore(path, _DAY)
    try:
        read = list(again.attempts())
        expect(read == [given], f"schema {version}: {read} is read instead of {given}")
        kept = again.setting(_OLD_KEY)
        expect(not version or kept == _OLD_VALUE, f"schema {version}: what was there is lost")
    finally:
        again.close()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        reached = int(connection.execute("PRAGMA user_version").fetchone()[0])
    expect(reached == len(MIGRATIONS), f"schema {version} became {reached}")
