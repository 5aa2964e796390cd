"""Answers one question: what has the learner answered, and where is it kept?

What ``record`` has returned from is on the disk. Attempts are never changed but for one mark:
that an answer was counted as right by the learner's own word.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.card import Card
from oboeuta_desktop.core.errors import FileUnreadableError
from oboeuta_desktop.storage.database import open_database, transaction
from oboeuta_desktop.storage.study_schema import MIGRATIONS

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_COLUMNS = (
    "uuid",
    "at_ms",
    "tz_offset",
    "session_id",
    "point_id",
    "item_id",
    "mode",
    "verdict",
    "given",
    "confused_with",
    "hints",
    "replays",
    "ms",
    "confidence",
    "rating",
    "scheduled",
    "overridden",
    "app_version",
    "content_hash",
)
_INSERT = (
    f"INSERT OR IGNORE INTO attempt ({', '.join(_COLUMNS)})"  # noqa: S608 - a fixed list of names
    f" VALUES ({', '.join('?' * len(_COLUMNS))})"
)
_LOG = f"SELECT {', '.join(_COLUMNS)} FROM attempt ORDER BY at_ms, number"  # noqa: S608 - fixed words
_CARDS = (
    "SELECT point_id, state, step, stability, difficulty, due_ms, last_review_ms, suspended"
    " FROM card"
)
_PUT_SITTING = (
    "INSERT INTO session (id, mode, song_id, started_ms, ended_ms, params_json)"
    " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
)
_REPLACE_SITTING = (
    f"{_PUT_SITTING} ended_ms = excluded.ended_ms, params_json = excluded.params_json"
)
_INSERT_SITTING = (
    f"{_PUT_SITTING} ended_ms = excluded.ended_ms, params_json = excluded.params_json"
    " WHERE session.ended_ms IS NULL AND excluded.ended_ms IS NOT NULL"
)


@dataclass(frozen=True, slots=True)
class Sitting:
    """One session of study; ``params`` is what its mode needs to go on after a restart.

    ``ended`` is None while it runs or was cut off.
    """

    id: str
    mode: str
    song_id: str
    started: datetime
    ended: datetime | None
    params: Mapping[str, Any]


class StudyStore:
    """The log of attempts and what hangs on it, in one SQLite file.

    May be used from several threads; one statement runs at a time.

    Raises (every method):
        FileUnwritableError: the disk is full or the file cannot be written.
        FileUnreadableError: the file cannot be read any more.
    """

    def __init__(self, path: Path, today: date) -> None:
        """Open ``path``; what had to be set aside is in ``problems``.

        Raises:
            FileUnwritableError, StudyTooNewError: as ``open_database``.
        """
        self.path = path
        self._lock = threading.Lock()
        self._connection, self.problems = open_database(path, MIGRATIONS, today)

    def close(self) -> None:
        """Fold the log written ahead into the file, and close it."""
        with self._lock:
            self._connection.close()

    # -- attempts ---------------------------------------------------------------------------------

    def record(
        self,
        attempts: Iterable[Attempt],
        cards: Iterable[Card] = (),
        sitting: Sitting | None = None,
    ) -> tuple[Attempt, ...]:
        """Keep attempts (those with a known uuid are left as they are), the cards they lead to and
        the session that they end.

        Returns those that were new. All of it is on the disk when this returns, or none.
        """
        with self._writing() as connection:
            new = tuple(
                each for each in attempts if connection.execute(_INSERT, _row(each)).rowcount
            )
            _put_cards(connection, cards)
            if sitting is not None:
                connection.execute(_REPLACE_SITTING, _sitting_row(sitting))
        return new

    def mark_overridden(
        self, uuid: str, *, overridden: bool, rating: str | None, cards: Iterable[Card] = ()
    ) -> None:
        """Let an attempt count as right by the learner's word, or take that back."""
        with self._writing() as connection:
            connection.execute(
                "UPDATE attempt SET overridden = ?, rating = ? WHERE uuid = ?",
                (int(overridden), rating, uuid),
            )
            _put_cards(connection, cards)

    def attempts(self, *, point_id: str | None = None) -> Iterator[Attempt]:
        """Attempts in the order they were given, of one point or of all."""
        where, values = ("WHERE point_id = ?", (point_id,)) if point_id else ("", ())
        columns = ", ".join(_COLUMNS)
        query = f"SELECT {columns} FROM attempt {where} ORDER BY at_ms, number"  # noqa: S608 - fixed words
        yield from map(_attempt, self._rows(query, values))

    def count(self) -> int:
        """How many attempts there are."""
        return int(self._rows("SELECT count(*) FROM attempt")[0][0])

    # -- cards ------------------------------------------------------------------------------------

    def cards(self) -> dict[str, Card]:
        """Every card by its point."""
        return {row[0]: _card(row) for row in self._rows(_CARDS)}

    def rework_cards(
        self, work: Callable[[Iterator[Attempt], Mapping[str, Card]], Iterable[Card]]
    ) -> None:
        """Keep, instead of all cards, what ``work`` makes of the log and of the cards so far.

        The log is read and the cards are written at one go: no other program adds to the log in
        between.
        """
        with self._writing() as connection:
            kept = {row[0]: _card(row) for row in connection.execute(_CARDS)}
            log = map(_attempt, connection.execute(_LOG))
            fresh = list(work(log, kept))
            connection.execute("DELETE FROM card")
            _put_cards(connection, fresh)

    # -- sessions, words of one's own, settings ---------------------------------------------------

    def put_sitting(self, sitting: Sitting) -> None:
        """Keep a session as it is now."""
        with self._writing() as connection:
            connection.execute(_REPLACE_SITTING, _sitting_row(sitting))

    def take_in(
        self,
        attempts: Iterable[Attempt],
        sittings: Iterable[Sitting],
        aliases: Mapping[str, Iterable[str]],
        settings: Mapping[str, str],
    ) -> tuple[int, int, int, int]:
        """Add what another record has and this one lacks; how many of each were new.

        What both have stays as it is here; only a session that is not ended here takes its end from
        there. All of it is on the disk when this returns, or none.
        """
        words = [(term, text) for term, texts in aliases.items() for text in texts]
        with self._writing() as connection:
            return (
                _new_rows(connection, _INSERT, map(_row, attempts)),
                _new_rows(connection, _INSERT_SITTING, map(_sitting_row, sittings)),
                _new_rows(connection, "INSERT OR IGNORE INTO alias VALUES (?, ?)", words),
                _new_rows(
                    connection, "INSERT OR IGNORE INTO setting VALUES (?, ?)", settings.items()
                ),
            )

    def unfinished_sitting(self, mode: str) -> Sitting | None:
        """The newest session of a mode that has no end."""
        rows = self._rows(
            "SELECT id, mode, song_id, started_ms, ended_ms, params_json FROM session"
            " WHERE mode = ? AND ended_ms IS NULL ORDER BY started_ms DESC LIMIT 1",
            (mode,),
        )
        return _sitting(rows[0]) if rows else None

    def sittings(self) -> tuple[Sitting, ...]:
        """Every session, the oldest first."""
        rows = self._rows(
            "SELECT id, mode, song_id, started_ms, ended_ms, params_json FROM session"
            " ORDER BY started_ms"
        )
        return tuple(map(_sitting, rows))

    def add_alias(self, term_id: str, text: str) -> None:
        """Accept ``text`` for a term from now on: the learner's own form of it."""
        with self._writing() as connection:
            connection.execute("INSERT OR IGNORE INTO alias VALUES (?, ?)", (term_id, text))

    def remove_alias(self, term_id: str, text: str) -> None:
        """Accept ``text`` for a term no longer."""
        with self._writing() as connection:
            connection.execute("DELETE FROM alias WHERE term_id = ? AND text = ?", (term_id, text))

    def aliases(self) -> dict[str, tuple[str, ...]]:
        """The learner's own forms by term."""
        found: dict[str, tuple[str, ...]] = {}
        for term_id, text in self._rows("SELECT term_id, text FROM alias ORDER BY term_id, text"):
            found[term_id] = (*found.get(term_id, ()), text)
        return found

    def setting(self, key: str) -> str | None:
        """A choice that belongs to the study record, such as the exam's date."""
        rows = self._rows("SELECT value FROM setting WHERE key = ?", (key,))
        return rows[0][0] if rows else None

    def settings(self) -> dict[str, str]:
        """Every choice that belongs to the study record."""
        return dict(self._rows("SELECT key, value FROM setting ORDER BY key"))

    def set_setting(self, key: str, value: str | None) -> None:
        """Keep a choice, or forget it (None)."""
        with self._writing() as connection:
            if value is None:
                connection.execute("DELETE FROM setting WHERE key = ?", (key,))
            else:
                connection.execute(
                    "INSERT INTO setting VALUES (?, ?)"
                    " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                    (key, value),
                )

    # -- the file ---------------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Generator[sqlite3.Connection]:
        with self._lock, transaction(self._connection, self.path) as connection:
            yield connection

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[Any]:
        with self._lock:
            try:
                return self._connection.execute(query, tuple(values)).fetchall()
            except sqlite3.DatabaseError as error:
                raise FileUnreadableError(self.path, str(error)) from error


def _ms(moment: datetime) -> int:
    return (moment - _EPOCH) // _MILLISECOND


def _moment(ms: int) -> datetime:
    return _EPOCH + timedelta(milliseconds=ms)


def _row(attempt: Attempt) -> tuple[object, ...]:
    values = {name: getattr(attempt, name) for name in _COLUMNS if name != "at_ms"}
    values |= {"at_ms": _ms(attempt.at_utc)}
    values |= {"scheduled": int(attempt.scheduled), "overridden": int(attempt.overridden)}
    return tuple(values[name] for name in _COLUMNS)


def _new_rows(
    connection: sqlite3.Connection, statement: str, rows: Iterable[Sequence[object]]
) -> int:
    """How many of the rows changed something."""
    return sum(connection.execute(statement, row).rowcount for row in rows)


def _sitting_row(sitting: Sitting) -> tuple[object, ...]:
    return (
        sitting.id,
        sitting.mode,
        sitting.song_id,
        _ms(sitting.started),
        None if sitting.ended is None else _ms(sitting.ended),
        json.dumps(dict(sitting.params), ensure_ascii=False),
    )


def _attempt(row: Sequence[Any]) -> Attempt:
    values = dict(zip(_COLUMNS, row, strict=True))
    at = _moment(values.pop("at_ms"))
    values |= {"scheduled": bool(values["scheduled"]), "overridden": bool(values["overridden"])}
    return Attempt(at_utc=at, **values)


def _card(row: Sequence[Any]) -> Card:
    point_id, state, step, stability, difficulty, due, last, suspended = row
    reviewed = None if last is None else _moment(last)
    return Card(
        point_id, state, step, stability, difficulty, _moment(due), reviewed, bool(suspended)
    )


def _put_cards(connection: sqlite3.Connection, cards: Iterable[Card]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO card VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                card.point_id,
                card.state,
                card.step,
                card.stability,
                card.difficulty,
                _ms(card.due),
                None if card.last_review is None else _ms(card.last_review),
                int(card.suspended),
            )
            for card in cards
        ],
    )


def _sitting(row: Sequence[Any]) -> Sitting:
    sitting_id, mode, song_id, started, ended, params = row
    end = None if ended is None else _moment(ended)
    return Sitting(sitting_id, mode, song_id, _moment(started), end, _params(params))


def _params(text: str) -> dict[str, Any]:
    """Parameters as they were kept; none where they are damaged: their mode then says so."""
    try:
        found: object = json.loads(text)
    except ValueError:
        return {}
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}
