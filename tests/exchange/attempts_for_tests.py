"""Answers one question: what does a log of attempts look like in a test?"""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from oboeuta_desktop.core.attempt import Attempt

NOW = datetime(2026, 5, 1, 9, 0, 0, 123_000, tzinfo=UTC)


def attempt(number: int = 0, **changes: object) -> Attempt:
    """The attempt of that number: another uuid and another minute for each."""
    made = Attempt(
        uuid=str(uuid.UUID(int=number + 1)),
        at_utc=NOW + timedelta(minutes=number),
        tz_offset=540,
        session_id="s1",
        point_id="A1",
        item_id="A1.choice.1",
        mode="P",
        verdict="exact",
        given="ゼロ",
        rating="good",
        scheduled=True,
    )
    return replace(made, **changes)
