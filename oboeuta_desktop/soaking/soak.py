"""Answers one question: how is the program used for minutes on end, and what is noted meanwhile?"""

from __future__ import annotations

import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from types import TracebackType
from typing import Any, cast

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QDesktopServices

from oboeuta_desktop.program import Program
from oboeuta_desktop.soaking.acts import ACTS, Hand
from oboeuta_desktop.soaking.changing_device import ChangingDevice
from oboeuta_desktop.soaking.figures import figures_now
from oboeuta_desktop.soaking.watch import GuiWatch

SAMPLE_SECONDS = 10.0
_FASTEST_MS, _SLOWEST_MS = 60, 700
_MOST_ERRORS = 50


@dataclass(frozen=True, slots=True)
class Sample:
    """What was counted at one moment.

    Attributes:
        seconds: since the beginning.
        figures: counted things by name.
        gaps: gaps in the sound since the beginning.
        block_ms: the longest wait of the window since the last sample.
        acts: how many things were done since the beginning.
    """

    seconds: float
    figures: dict[str, float]
    gaps: int
    block_ms: float
    acts: int


class Soak(QObject):
    """Lets a hand act on the program, counts now and then, and ends by itself."""

    def __init__(
        self,
        *,
        seed: int,
        seconds: float,
        tell: Callable[[Sample], None],
        end: Callable[[], None],
    ) -> None:
        """Make it; it begins when it gets a program to ``use``.

        Args:
            seed: decides what is done.
            seconds: how long.
            tell: hears each sample.
            end: called when the time is over.
        """
        super().__init__()
        self._chance = random.Random(seed)  # noqa: S311 - no secret
        self._hand: Hand | None = None
        self._seconds = seconds
        self._tell, self._end = tell, end
        self._names = list(ACTS)
        self._weights = [weight for _, weight in ACTS.values()]
        self.samples: list[Sample] = []
        self.done: Counter[str] = Counter()
        self.errors: list[str] = []
        self.watch = GuiWatch(self)
        self._began = time.monotonic()
        # A word, whatever the stub says: bytes are refused.
        QDesktopServices.setUrlHandler("file", self, cast("bytes", "open_nothing"))
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._act)
        self._sampling = QTimer(self, interval=round(SAMPLE_SECONDS * 1000))
        self._sampling.timeout.connect(self._sample)

    def use(self, program: Program) -> None:
        """Act on ``program`` from now on."""
        self._hand = Hand(program, self._chance)
        if not self.samples:
            sys.excepthook = self._note_bug
            self._began = time.monotonic()
            self._sample()
            self._sampling.start()
        self._next.start(_SLOWEST_MS)

    @Slot("QUrl")
    def open_nothing(self, _url: object) -> None:
        """A button that opens a folder in another program does nothing here."""

    def rest(self) -> None:
        """There is no program to act on."""
        self._next.stop()
        self._hand = None

    def as_json(self) -> dict[str, Any]:
        """Everything noted so far."""
        return {
            "samples": [asdict(sample) for sample in self.samples],
            "acts": dict(self.done.most_common()),
            "longest_block_ms_during": {
                name: round(ms, 1) for name, ms in self.watch.worst.items()
            },
            "errors": self.errors,
        }

    def _act(self) -> None:
        hand, chance = self._hand, self._chance
        if hand is None:
            return
        name = chance.choices(self._names, self._weights)[0]
        self.watch.during = name
        self.done[name] += 1
        self._next.start(chance.randint(_FASTEST_MS, _SLOWEST_MS))
        ACTS[name][0](hand)

    def _sample(self) -> None:
        seconds = time.monotonic() - self._began
        self.samples.append(
            Sample(
                seconds=round(seconds, 2),
                figures=asdict(figures_now()),
                gaps=ChangingDevice.all_gaps(),
                block_ms=round(self.watch.taken(), 1),
                acts=self.done.total(),
            )
        )
        self._tell(self.samples[-1])
        self.watch.skip()
        if seconds >= self._seconds:
            self._next.stop()
            self._sampling.stop()
            self._end()

    def _note_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._end()
            return
        words = "".join(traceback.format_exception(kind, error, trace))
        if len(self.errors) < _MOST_ERRORS:
            self.errors.append(f"during {self.watch.during}:\n{words}")
