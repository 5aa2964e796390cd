"""Answers one question: what would a sound card do with the mixer, in virtual time?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oboeuta_desktop.playback.clock import PlaybackClock
from oboeuta_desktop.playback.mixer import Mixer
from oboeuta_desktop.playback.pcm import Pcm, Samples

RATE = 48000


def numbered(frames: int, *, first: int = 0) -> Samples:
    """Sound whose left channel counts modulo 20 000 and whose right channel says how often."""
    index = np.arange(first, first + frames)
    return np.stack([index % 20000, index // 20000], axis=1).astype(np.int16)


def frames_of(sound: Samples) -> NDArray[np.int64]:
    """The frame that each numbered sample names."""
    return sound[:, 0].astype(np.int64) + sound[:, 1].astype(np.int64) * 20000


def song(seconds: float) -> Pcm:
    return Pcm.whole(numbered(round(seconds * RATE)), RATE)


@dataclass(frozen=True)
class Conditions:
    """Frames per period, seconds of wake-up jitter, drift, and spans in which nobody refills."""

    period: int = 480
    fill: int = 5760
    jitter: float = 0.0
    ppm: float = 0.0
    stalls: tuple[tuple[float, float], ...] = ()


class FakeHost:
    """Takes a period every ``period / rate`` s of virtual time; refills come late, never early."""

    def __init__(self, mixer: Mixer, conditions: Conditions) -> None:
        self.mixer = mixer
        self.clock = PlaybackClock(RATE)
        self.now = 0.0
        self.consumed = mixer.begin_output()
        self.clock.start(self.consumed)
        self.sound: list[Samples] = []
        self.looks: list[tuple[float, float, float]] = []  # (time, clock, true) in frames
        self.missed = 0
        self._in_ring = 0
        self._conditions = conditions
        self._step = conditions.period / RATE / (1 + conditions.ppm * 1e-6)
        self._random = np.random.default_rng(1)

    def run(
        self, until: float, acts: Sequence[tuple[float, Callable[[], object]]] = ()
    ) -> NDArray[np.int64]:
        """Play until ``until`` s, do ``acts`` at their times; returns the frames rendered."""
        waiting = sorted(acts, key=lambda act: act[0])
        self._refill(self.now)
        refill_at = self.now
        while self.now < until:
            while waiting and waiting[0][0] <= self.now:
                waiting.pop(0)[1]()
            self._take()
            if refill_at <= self.now:
                refill_at = self._wake()
            following = self.now + self._step
            for share in np.arange(0.0, 1.0, 0.1):
                at = self.now + share * self._step
                if self.now <= refill_at <= at:
                    self._refill(refill_at)
                    refill_at = following
                self._look(at, share)
            if refill_at < following:
                self._refill(refill_at)
            self.now = following
        return frames_of(np.concatenate(self.sound))

    def errors(self, since: float = 0.5) -> NDArray[np.float64]:
        """Clock minus truth in ms, 10 times per period."""
        return np.array(
            [(shown - true) / RATE * 1e3 for at, shown, true in self.looks if at > since]
        )

    def _take(self) -> None:
        taken = min(self._conditions.period, self._in_ring)
        self.missed += self._conditions.period - taken
        self._in_ring -= taken
        self.consumed += taken

    def _wake(self) -> float:
        wake = self.now + abs(self._random.normal(0.0, self._conditions.jitter))
        for begin, end in self._conditions.stalls:
            if begin <= wake < end:
                return end
        return wake

    def _refill(self, now: float) -> None:
        wanted = self._conditions.fill - self._in_ring
        self.clock.observe(now, self.consumed, self.mixer.out + wanted)
        if wanted > 0:
            self.sound.append(self.mixer.render(wanted))
            self._in_ring += wanted

    def _look(self, at: float, share: float) -> None:
        true = self.consumed + share * self._conditions.period
        self.looks.append((at, self.clock.frames(at), true))
