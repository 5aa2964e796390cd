"""Answers one question: how does a record leave this computer, and how does another one join it?

Both functions read or write the whole log: they are for a worker, not for the thread that draws.
Whoever keeps cards in memory reads them again after a merge.
"""

from __future__ import annotations

from dataclasses import dataclass

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
        suspended = [card.point_id for card in store.cards().values() if card.suspended]
        store.replace_cards(rebuild_cards(store.attempts(), suspended).values())
    return merged
