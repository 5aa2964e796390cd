"""Answers one question: what is a check, and how does it end?"""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop

from oboeuta_desktop.core.errors import OboeutaError

Status = Literal["passed", "failed", "absent"]
"""``absent``: what would be tried is not there and need not be."""

_TURN_MS = 10


class CheckFailedError(Exception):
    """What was tried does not do what it must; the message says what was found."""


class AbsentError(Exception):
    """What would be tried is not part of this build or of this computer; the message says so."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is tried, and where it may write.

    Attributes:
        resources: the folder of bundled resources.
        songs: the folder of bundled songs.
        scratch: an empty folder that is thrown away afterwards.
    """

    resources: Path
    songs: Path
    scratch: Path


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to try; ``run`` returns what was found in a few words, or raises."""

    name: str
    run: Callable[[Place], str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a check ended.

    Attributes:
        name: of the check.
        status: how it ended.
        ms: milliseconds it took.
        found: what was found, in a few words.
        trace: where it failed, "" when it did not.
    """

    name: str
    status: Status
    ms: float
    found: str
    trace: str = ""


def outcome_of(check: Check, place: Place) -> Outcome:
    """Run one check; whatever it raises is its outcome."""
    began = time.perf_counter()

    def outcome(status: Status, found: str, trace: str = "") -> Outcome:
        return Outcome(check.name, status, (time.perf_counter() - began) * 1e3, found, trace)

    try:
        return outcome("passed", check.run(place))
    except AbsentError as error:
        return outcome("absent", str(error))
    except CheckFailedError as error:
        return outcome("failed", str(error), traceback.format_exc())
    except OboeutaError as error:
        return outcome("failed", f"{type(error).__name__}: {error}", traceback.format_exc())
    except Exception as error:  # noqa: BLE001 - a check that breaks has failed, and the rest goes on
        return outcome("failed", f"{type(error).__name__}: {error}", traceback.format_exc())


def expect(held: object, found: str) -> None:
    """Fail with what was ``found`` unless ``held``."""
    if not held:
        raise CheckFailedError(found)


def wait_until(done: Callable[[], bool], seconds: float) -> bool:
    """Let Qt work until ``done``, for at most ``seconds``; returns whether it is done."""
    until = time.monotonic() + seconds
    while not done():
        if time.monotonic() > until:
            return False
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _TURN_MS)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.001)
    return True


def listed(words: Sequence[object], most: int = 5) -> str:
    """The first of many things, for a message."""
    shown = ", ".join(map(str, words[:most]))
    return f"{shown} and {len(words) - most} more" if len(words) > most else shown
