"""A database is opened without ever losing one."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from oboeuta_desktop.core.errors import (
    FileUnwritableError,
    OboeutaError,
    StudyDamagedError,
    StudyTooNewError,
)
from oboeuta_desktop.storage.database import KEPT_BACKUPS, open_database, transaction

FIRST = "CREATE TABLE word (text TEXT NOT NULL) STRICT"
SECOND = "ALTER TABLE word ADD COLUMN said INTEGER NOT NULL DEFAULT 0"
TODAY = date(2026, 5, 1)


def opened(
    path: Path, migrations: Sequence[str] = (FIRST, SECOND), today: date = TODAY
) -> tuple[sqlite3.Connection, tuple[OboeutaError, ...]]:
    return open_database(path, migrations, today)


def with_word(path: Path, migrations: Sequence[str] = (FIRST, SECOND)) -> None:
    connection, _ = opened(path, migrations)
    with transaction(connection, path):
        connection.execute("INSERT INTO word (text) VALUES ('ゲート')")
    connection.close()


def words(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT text FROM word")]


def test_a_first_start_makes_the_folder_and_the_newest_schema(tmp_path):
    connection, problems = opened(tmp_path / "new" / "study.db")
    assert problems == ()
    assert connection.execute("PRAGMA user_version").fetchone()[0] == 2
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL
    connection.close()


@pytest.mark.parametrize("version", [0, 1])
def test_every_older_version_is_migrated_after_a_copy_was_made(tmp_path, version):
    path = tmp_path / "study.db"
    if version:
        with_word(path, (FIRST,))
    connection, _ = opened(path)
    assert connection.execute("SELECT count(said) FROM word").fetchone()[0] == version
    connection.close()
    copies = list((tmp_path / "backups").glob("*before-2.db")) if version else []
    assert len(copies) == version
    for copy in copies:
        old = sqlite3.connect(copy)
        assert old.execute("PRAGMA user_version").fetchone()[0] == 1
        assert words(old) == ["ゲート"]
        old.close()


def test_a_migration_that_fails_leaves_the_old_schema_whole(tmp_path):
    path = tmp_path / "study.db"
    with_word(path, (FIRST,))
    with pytest.raises(FileUnwritableError):
        opened(path, (FIRST, f"{SECOND}; INSERT INTO nowhere VALUES (1)"))
    connection, _ = opened(path, (FIRST,))
    assert words(connection) == ["ゲート"]
    assert connection.execute("PRAGMA user_version").fetchone()[0] == 1
    connection.close()


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"\0" * 5000])
def test_an_unreadable_file_is_set_aside_and_told(tmp_path, content):
    path = tmp_path / "study.db"
    path.write_bytes(content)
    connection, (problem,) = opened(path)
    assert isinstance(problem, StudyDamagedError)
    assert problem.kept_as.read_bytes() == content
    assert words(connection) == []
    connection.close()


def test_a_torn_page_is_found_at_the_start(tmp_path):
    path = tmp_path / "study.db"
    connection, _ = opened(path)
    with transaction(connection, path):
        connection.executemany(
            "INSERT INTO word (text) VALUES (?)", [("語" * 300,) for _ in range(200)]
        )
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    torn = bytearray(path.read_bytes())
    torn[8192:12288] = os.urandom(4096)
    path.write_bytes(torn)
    connection, problems = opened(path)
    assert [type(problem) for problem in problems] == [StudyDamagedError]
    connection.close()


def test_a_second_damaged_file_does_not_replace_the_first(tmp_path):
    path = tmp_path / "study.db"
    kept = []
    for content in (b"first" * 1000, b"second" * 1000):
        path.unlink(missing_ok=True)
        for beside in tmp_path.glob("study.db-*"):
            beside.unlink()
        path.write_bytes(content)
        connection, (problem,) = opened(path)
        connection.close()
        assert isinstance(problem, StudyDamagedError)
        kept.append(problem.kept_as)
    assert len(set(kept)) == 2
    assert kept[0].read_bytes().startswith(b"first")


def test_a_newer_program_s_file_is_left_alone(tmp_path):
    path = tmp_path / "study.db"
    with_word(path)
    with pytest.raises(StudyTooNewError):
        opened(path, (FIRST,))
    connection, _ = opened(path)
    assert words(connection) == ["ゲート"]
    connection.close()


def test_a_copy_is_made_once_a_day_and_five_are_kept(tmp_path):
    path = tmp_path / "study.db"
    with_word(path)
    for day in range(8):
        for _ in range(2):
            opened(path, today=TODAY + timedelta(days=day))[0].close()
    copies = sorted(file.name for file in (tmp_path / "backups").iterdir())
    assert len(copies) == KEPT_BACKUPS
    assert copies[-1] == "study-2026-05-08-daily.db"


def test_a_transaction_takes_effect_whole_or_not_at_all(tmp_path):
    path = tmp_path / "study.db"
    connection, _ = opened(path)
    with contextlib.suppress(ZeroDivisionError), transaction(connection, path):
        connection.execute("INSERT INTO word (text) VALUES ('半分')")
        raise ZeroDivisionError
    assert words(connection) == []
    connection.close()


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(FileUnwritableError):
        opened(tmp_path / "file" / "study.db")


def test_a_full_disk_is_told_and_nothing_half_written_stays(tmp_path):
    path = tmp_path / "study.db"
    connection, _ = opened(path)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(FileUnwritableError), transaction(connection, path):
        connection.executemany("INSERT INTO word (text) VALUES (?)", [("長" * 2000,)] * 50)
    connection.execute("PRAGMA max_page_count = 100000")
    assert words(connection) == []
    connection.close()
