"""Answers one question: how is a database of this program opened without ever losing one?

A file that cannot be read is renamed and told about, never overwritten. Before a migration, and
once a day, a copy is made with SQLite's own backup. What is committed survives the power plug:
the log is written ahead (WAL) and synchronised at every commit.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Generator, Sequence
from datetime import date
from pathlib import Path

from oboeuta_desktop.core.errors import (
    FileUnreadableError,
    FileUnwritableError,
    OboeutaError,
    StudyDamagedError,
    StudyTooNewError,
)

KEPT_BACKUPS = 5
_WAIT_SECONDS = 5.0
"""How long a second program with the same file is waited for."""


def open_database(
    path: Path, migrations: Sequence[str], today: date
) -> tuple[sqlite3.Connection, tuple[OboeutaError, ...]]:
    """The database in ``path``, migrated to the newest schema, and what had to be set aside.

    ``migrations[n]`` leads from ``user_version`` n to n + 1; each runs in one transaction. A
    missing file is a first start.

    Raises:
        FileUnwritableError: the folder cannot be written.
        StudyTooNewError: a newer program has written it; it is left as it is.
    """
    problems: list[OboeutaError] = []
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileUnwritableError(path, error.strerror or str(error)) from error
    try:
        connection = _connected(path)
    except sqlite3.DatabaseError as error:
        problems.append(_set_aside(path, str(error)))
        connection = _connected_anew(path)
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(migrations):
        connection.close()
        raise StudyTooNewError(path, version, len(migrations))
    try:
        _back_up(connection, path, today, before=version if version < len(migrations) else None)
        _migrate(connection, migrations, version)
    except sqlite3.OperationalError as error:
        connection.close()
        raise FileUnwritableError(path, str(error)) from error
    return connection, tuple(problems)


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Generator[sqlite3.Connection]:
    """All statements inside take effect together, on the disk, or not at all.

    Raises:
        FileUnwritableError: the disk is full or the file cannot be written.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise FileUnwritableError(path, str(error)) from error


def _connected(path: Path) -> sqlite3.Connection:
    """A connection to a file that is sound; DatabaseError when it is not."""
    try:
        connection = sqlite3.connect(
            path, timeout=_WAIT_SECONDS, isolation_level=None, check_same_thread=False
        )
    except sqlite3.OperationalError as error:
        raise FileUnwritableError(path, str(error)) from error
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        _expect_sound(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        raise FileUnwritableError(path, str(error)) from error
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _expect_sound(connection: sqlite3.Connection) -> None:
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise sqlite3.DatabaseError(found)


def _connected_anew(path: Path) -> sqlite3.Connection:
    try:
        return _connected(path)
    except sqlite3.DatabaseError as error:
        raise FileUnreadableError(path, str(error)) from error


def _set_aside(path: Path, reason: str) -> OboeutaError:
    """Rename a damaged file and what SQLite keeps beside it to the first free name."""
    number = 1
    while (kept := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    try:
        path.rename(kept)
        for suffix in ("-wal", "-shm"):
            beside = path.with_name(path.name + suffix)
            if beside.exists():
                beside.rename(kept.with_name(kept.name + suffix))
    except OSError as error:
        raise FileUnwritableError(path, error.strerror or str(error)) from error
    return StudyDamagedError(path, kept, reason)


def _migrate(connection: sqlite3.Connection, migrations: Sequence[str], version: int) -> None:
    for number, script in enumerate(migrations[version:], version + 1):
        statements = f"BEGIN IMMEDIATE; {script}; PRAGMA user_version = {number}; COMMIT;"
        try:
            connection.executescript(statements)
        except sqlite3.Error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _back_up(
    connection: sqlite3.Connection, path: Path, today: date, *, before: int | None
) -> None:
    """Copy a database that holds something: before a migration, and else once a day."""
    if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        return
    folder = path.parent / "backups"
    tail = "daily" if before is None else f"before-{before + 1}"
    target = folder / f"{path.stem}-{today.isoformat()}-{tail}{path.suffix}"
    if target.exists():
        return
    unfinished = target.with_suffix(".new")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(unfinished)) as copy:
            connection.backup(copy)
        unfinished.replace(target)
        for old in sorted(folder.glob(f"{path.stem}-*-daily{path.suffix}"))[:-KEPT_BACKUPS]:
            old.unlink(missing_ok=True)
    except (OSError, sqlite3.Error):
        # A disk too full for a copy is no reason not to study; a migration is one.
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
        if before is not None:
            raise FileUnwritableError(target, "backup") from None
