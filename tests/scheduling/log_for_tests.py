"""Answers one question: what does a log of attempts look like, in short?"""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from oboeuta_desktop.core.attempt import Attempt, Mode
from oboeuta_desktop.core.card import REVIEW, Card

JAPAN = 540
"""Minutes ahead of UTC."""
EVENING = datetime(2030, 5, 1, 11, 0, tzinfo=UTC)
"""20:00 in Japan, on a Wednesday."""
_PLAIN: dict[str, Any] = {"item_id": "A1.typed.1", "session_id": "s1", "mode": "P"}


def attempt(at: datetime = EVENING, rating: str | None = "good", **changes: Any) -> Attempt:
    """A scheduled answer to A1; "again" is a wrong one."""
    values: dict[str, Any] = {
        "uuid": str(uuid.UUID(int=random.getrandbits(128))),
        "at_utc": at,
        "tz_offset": JAPAN,
        "point_id": "A1",
        "verdict": "wrong" if rating == "again" else "exact",
        "rating": rating,
        "scheduled": rating is not None,
    }
    return Attempt(**{**_PLAIN, **values, **changes})


def card(point_id: str = "A1", stability: float = 5.0, **changes: Any) -> Card:
    """A known card that was reviewed at EVENING."""
    whole = Card(
        point_id,
        REVIEW,
        None,
        stability,
        5.0,
        EVENING + timedelta(days=round(stability)),
        EVENING,
    )
    return replace(whole, **changes)


def random_log(
    seed: int, count: int = 400, points: int = 6, start: datetime = EVENING
) -> Iterator[Attempt]:
    """Answers of all sorts, minutes to days apart."""
    chance = random.Random(seed)
    modes: tuple[Mode, ...] = ("S", "P", "C", "G", "T", "D", "R", "E", "V")
    at = start
    for number in range(count):
        gaps = (0.001, 1.0, 90.0, 700.0, 3000.0)
        at += timedelta(minutes=chance.choice(gaps) * chance.random(), microseconds=number)
        mode = chance.choice(modes)
        rating = None if mode in ("S", "V") else chance.choice(("again", "hard", "good", "good"))
        yield attempt(
            at,
            rating,
            uuid=str(uuid.UUID(int=number + 1)),
            point_id=f"P{chance.randrange(points)}",
            item_id=f"i{chance.randrange(9)}",
            mode=mode,
            scheduled=rating is not None and chance.random() < 0.6,
            ms=chance.randrange(300_000),
            tz_offset=chance.choice((540, 540, 540, -420)),
            session_id=f"s{number // 20}",
        )
