"""Answers one question: what is the whole of a learner's record, apart from where it is kept?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from oboeuta_desktop.core.attempt import Attempt


@dataclass(frozen=True, slots=True)
class StudySitting:
    """One session of study.

    Attributes:
        id: of the session; attempts name it.
        mode: one of ``core.attempt.MODES``.
        song_id: of the song it was about, or "".
        started: aware, in UTC.
        ended: aware, in UTC; None while it runs or was cut off.
        params: what its mode needs to go on after a restart; values of JSON.
    """

    id: str
    mode: str
    song_id: str
    started: datetime
    ended: datetime | None
    params: Mapping[str, Any] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Study:
    """Everything that a learner has done and chosen. Cards are not in it: they follow from it.

    Attributes:
        attempts: the log, no uuid twice.
        sittings: sessions of study, no id twice.
        aliases: the learner's own accepted forms by term id.
        settings: choices that belong to the record, such as the exam's date.
    """

    attempts: tuple[Attempt, ...] = ()
    sittings: tuple[StudySitting, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    settings: Mapping[str, str] = field(default_factory=dict[str, str])
