"""Answers one question: which tables hold what a learner has done?

Append only: each script leads from its own place in the list to the next version. The attempts
are the truth; cards are worked out from them and can be worked out again.
"""

from __future__ import annotations

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE session (
        id TEXT PRIMARY KEY NOT NULL,
        mode TEXT NOT NULL,
        song_id TEXT NOT NULL DEFAULT '',
        started_ms INTEGER NOT NULL,
        ended_ms INTEGER,
        params_json TEXT NOT NULL DEFAULT '{}'
    ) STRICT;
    CREATE TABLE item (
        item_id TEXT PRIMARY KEY NOT NULL,
        song_id TEXT NOT NULL DEFAULT '',
        line_id TEXT NOT NULL DEFAULT '',
        point_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        content_hash TEXT NOT NULL DEFAULT ''
    ) STRICT;
    CREATE TABLE attempt (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        uuid TEXT UNIQUE NOT NULL,
        at_ms INTEGER NOT NULL,
        tz_offset INTEGER NOT NULL,
        session_id TEXT NOT NULL,
        point_id TEXT NOT NULL,
        item_id TEXT NOT NULL,
        mode TEXT NOT NULL,
        verdict TEXT NOT NULL,
        given TEXT NOT NULL,
        confused_with TEXT,
        hints INTEGER NOT NULL,
        replays INTEGER NOT NULL,
        ms INTEGER NOT NULL,
        confidence TEXT,
        rating TEXT,
        scheduled INTEGER NOT NULL CHECK (scheduled IN (0, 1)),
        overridden INTEGER NOT NULL CHECK (overridden IN (0, 1)),
        app_version TEXT NOT NULL,
        content_hash TEXT NOT NULL
    ) STRICT;
    CREATE INDEX attempt_by_point ON attempt (point_id, at_ms);
    CREATE INDEX attempt_by_time ON attempt (at_ms);
    CREATE TABLE card (
        point_id TEXT PRIMARY KEY NOT NULL,
        state INTEGER NOT NULL,
        step INTEGER,
        stability REAL,
        difficulty REAL,
        due_ms INTEGER NOT NULL,
        last_review_ms INTEGER,
        suspended INTEGER NOT NULL DEFAULT 0 CHECK (suspended IN (0, 1))
    ) STRICT;
    CREATE TABLE alias (
        term_id TEXT NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (term_id, text)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE setting (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID
    """,
)
