"""Answers one question: how does a record leave this computer, and how does another one join it?

Every function reads or writes the whole log: they are for a worker, not for the thread that draws.
Whoever keeps cards in memory reads them again after a merge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.card import Card
from oboeuta_desktop.exchange.study import Study, StudySitting
from oboeuta_desktop.scheduling.rebuild import rebuild_cards
from oboeuta_desktop.storage.study_store import Sitting, StudyStore


@dataclass(frozen=True, slots=True)
class Merged:
    """How many of each were new here; a session counts too when it was not ended here but there."""

    attempts: int
    sittings: int
    aliases: int
    settings: int

    @property
    def is_nothing(self) -> bool:
        """Whether the record had nothing that was not here."""
        return not (self.attempts or self.sittings or self.aliases or self.settings)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """Cards worked out anew.

    Attributes:
        attempts: how many there are in the log.
        cards: how many points have a card.
        changed: of how many points the card kept so far was another one, missing, or too much.
    """

    attempts: int
    cards: int
    changed: int


def study_of(store: StudyStore) -> Study:
    """Everything that is kept."""
    return Study(
        attempts=tuple(store.attempts()),
        sittings=tuple(
            StudySitting(each.id, each.mode, each.song_id, each.started, each.ended, each.params)
            for each in store.sittings()
        ),
        aliases=store.aliases(),
        settings=store.settings(),
    )


def merge_into(store: StudyStore, study: Study) -> Merged:
    """Add what ``study`` has and ``store`` lacks, and work the cards out anew.

    What both have stays as it is here, so that importing twice is importing once. Points that the
    learner has put aside stay so.

    Raises:
        FileUnwritableError: the disk is full; nothing was added.
    """
    sittings = (
        Sitting(each.id, each.mode, each.song_id, each.started, each.ended, each.params)
        for each in study.sittings
    )
    merged = Merged(*store.take_in(study.attempts, sittings, study.aliases, study.settings))
    if merged.attempts:
        rebuild(store)
    return merged


def rebuild(store: StudyStore) -> Rebuilt:
    """Work every card out anew from the log, and keep those instead.

    Points that the learner has put aside stay so. Another program with the same file may go on
    answering: whatever it adds meanwhile comes before this or after it, never in between.

    Raises:
        FileUnwritableError: the file cannot be written; the cards are those from before.
    """
    counted = Counter[str]()

    def anew(attempts: Iterable[Attempt], cards: Mapping[str, Card]) -> Iterable[Card]:
        suspended = [point for point, card in cards.items() if card.suspended]
        fresh = rebuild_cards(_counted(attempts, counted), suspended)
        points = cards.keys() | fresh.keys()
        counted["changed"] = sum(cards.get(point) != fresh.get(point) for point in points)
        counted["cards"] = len(fresh)
        return fresh.values()

    store.rework_cards(anew)
    return Rebuilt(counted["attempts"], counted["cards"], counted["changed"])


def _counted(attempts: Iterable[Attempt], counted: Counter[str]) -> Iterator[Attempt]:
    for attempt in attempts:
        counted["attempts"] += 1
        yield attempt
