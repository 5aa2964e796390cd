"""Answers one question: what is the best time for a round of gates without a mistake?"""

from __future__ import annotations

from collections.abc import Iterable

from oboeuta_desktop.core.attempt import RIGHT, Attempt
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.sources import GATES_IN_ROUND

BEST_GATE_TIME = "gate_best_ms"
"""Key of the setting that holds it, in milliseconds."""


def best_gate_time(desk: Desk) -> float | None:
    """Seconds of answering in the best round of gates; None before the first without a mistake."""
    kept = desk.setting(BEST_GATE_TIME)
    return int(kept) / 1000 if kept is not None and kept.isdecimal() else None


def answering_seconds(attempts: Iterable[Attempt]) -> float:
    """How long the answers took. What was read after each of them does not count: whoever reads the
    reasons is not to be late for it.
    """
    return sum(attempt.ms for attempt in attempts) / 1000


def keep_gate_time(desk: Desk, attempts: Iterable[Attempt]) -> bool:
    """Keep the time of a round of gates if it is the best; says whether it is.

    Only twelve right ones count, as they were judged: not what the learner had count as right.
    """
    answers = list(attempts)
    right = sum(attempt.verdict in RIGHT for attempt in answers)
    if right < GATES_IN_ROUND or right < len(answers):
        return False
    seconds, best = answering_seconds(answers), best_gate_time(desk)
    if best is not None and seconds >= best:
        return False
    desk.set_setting(BEST_GATE_TIME, str(round(seconds * 1000)))
    return True
