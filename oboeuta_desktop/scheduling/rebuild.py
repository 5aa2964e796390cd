"""Answers one question: which cards does the log of attempts lead to?

The log is the truth, the cards are kept only to save this work. Worked out again, they equal those
that were kept along the way, to the last bit.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.card import Card
from oboeuta_desktop.scheduling import cards


def rebuild_cards(attempts: Iterable[Attempt], suspended: Collection[str] = ()) -> dict[str, Card]:
    """Every card by its point.

    Args:
        attempts: of all points, in the order of the log.
        suspended: the points that the learner has put aside; the log does not know of it.
    """
    found: dict[str, Card] = {}
    for attempt in attempts:
        card = cards.after(found.get(attempt.point_id), attempt)
        if card is not None:
            found[attempt.point_id] = card
    for point_id in set(suspended) & set(found):
        found[point_id] = cards.suspended(found[point_id], aside=True)
    return found


def comes_late(card: Card | None, attempt: Attempt) -> bool:
    """Whether an attempt was given before the card's last review: one that was imported, or one
    after the clock was moved back. In a log that is read by time it stands further up; cards that
    shall equal those read from such a log are to be rebuilt.
    """
    last = None if card is None else card.last_review
    return last is not None and attempt.at_utc < last
