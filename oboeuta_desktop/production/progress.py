"""Answers one question: how does long work say how far it is, and how is it told to stop?"""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, float], None]
"""Told the name of a step and how much of that step is done, 0 to 1. It may raise ``Cancelled``."""


class Cancelled(Exception):  # noqa: N818 - nothing went wrong: somebody asked for it
    """Raised from a ``Progress`` to end the work; nothing half-made is left behind."""


def unheard(step: str, fraction: float) -> None:
    """A ``Progress`` for callers that do not want to know."""
    del step, fraction
