"""Answers one question: how much of a sung vocal does a machine understand, and which terms?

A speech recogniser hears each line by itself, several times with the clip beginning a little
earlier or later, because one reading alone says little. It is given no prompt and no list of words,
and nothing in it was fitted to the songs. What it writes is compared with what was sung as kana;
"ReLU" is れるー by the pronunciation glossary, only another spelling of the same sound.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from scipy import signal

from oboeuta_desktop.core.curriculum import Term
from oboeuta_desktop.production.effects import Sound
from oboeuta_desktop.production.measuring.heard_kana import (
    Reader,
    as_it_sounds,
    errors,
    readings_of,
)
from oboeuta_desktop.production.measuring.key_terms import sung_terms
from oboeuta_desktop.production.measuring.recogniser import (
    RATE,
    Recogniser,
    load_reading,
    load_recogniser,
)
from oboeuta_desktop.production.notation.glossary import Glossary
from oboeuta_desktop.production.notation.score import SAMPLE_RATE, Score, SungLine
from oboeuta_desktop.production.progress import Progress, unheard

SHIFTS = (0.0, -0.02, 0.02, -0.04, 0.04)
"""Seconds by which the clips of successive readings begin later than the first one's."""

_BEFORE = 0.25  # seconds of sound before a line's first vowel: its consonant
_AFTER = 0.1
_SILENCE = 0.5  # seconds added on both sides

_signal = cast("Any", signal)  # scipy has no types


@dataclass(frozen=True, slots=True)
class HeardLine:
    """One line and what was heard of it.

    Attributes:
        line: index into the score's lines.
        sung: kana as it sounds.
        readings: what the recogniser wrote, one text for each reading.
        kana: the same as kana.
    """

    line: int
    sung: str
    readings: tuple[str, ...]
    kana: tuple[str, ...]

    @property
    def error_rates(self) -> tuple[float, ...]:
        """For each reading the share of kana that was missed, 0 to 1."""
        return tuple(errors(self.sung, heard) / len(self.sung) for heard in self.kana)

    @property
    def error_rate(self) -> float:
        """Their mean."""
        return sum(self.error_rates) / len(self.error_rates)


@dataclass(frozen=True, slots=True)
class HeardTerm:
    """A term of the curriculum that the song sings.

    Attributes:
        term: its id.
        kana: the ways in which it is sung.
        places: how often it is sung, times the number of readings.
        right: how many of these were heard right.
    """

    term: str
    kana: tuple[str, ...]
    places: int
    right: int


@dataclass(frozen=True, slots=True)
class Hearing:
    """What a machine listener understood of a song."""

    lines: tuple[HeardLine, ...]
    terms: tuple[HeardTerm, ...]

    @property
    def error_rates(self) -> tuple[float, ...]:
        """Kana error rate of the whole song, one for each reading."""
        if not self.lines:
            return ()
        total = sum(len(line.sung) for line in self.lines)
        return tuple(
            sum(errors(line.sung, line.kana[reading]) for line in self.lines) / total
            for reading in range(len(self.lines[0].kana))
        )

    @property
    def mean(self) -> float:
        """Of the readings' kana error rates; 0 for a song without lines."""
        return float(np.mean(self.error_rates)) if self.lines else 0.0

    @property
    def deviation(self) -> float:
        """Standard deviation of one reading; 0 where there are not two."""
        rates = self.error_rates
        return float(np.std(rates, ddof=1)) if len(rates) > 1 else 0.0

    @property
    def lost_terms(self) -> tuple[HeardTerm, ...]:
        """Those that were not heard right in any place and any reading."""
        return tuple(term for term in self.terms if not term.right)


@dataclass(frozen=True, slots=True)
class Listener:
    """A recogniser with what it takes to judge it.

    Attributes:
        recogniser: writes what it hears.
        reader: reads that aloud.
        terms: of the curriculum.
        shifts: seconds, one for each reading; as ``SHIFTS``.
    """

    recogniser: Recogniser
    reader: Reader
    terms: Sequence[Term] = ()
    shifts: Sequence[float] = SHIFTS


def load_listener(cache: Path, glossary: Glossary, terms: Sequence[Term]) -> Listener:
    """The machine listener; the recogniser's model is kept in a folder of ``cache``.

    Raises:
        ListenerMissingError: a package is not installed.
        FileUnwritableError: the model cannot be put into ``cache``.
    """
    recogniser = load_recogniser(cache)
    return Listener(recogniser, Reader(readings_of(glossary), load_reading()), terms)


def hear(
    score: Score, vocal: Sound, listener: Listener, *, progress: Progress = unheard
) -> Hearing:
    """Have every line of ``vocal``, (N,) or (N, channels), read once for each of the shifts."""
    mono = vocal if vocal.ndim == 1 else vocal.mean(1, dtype=np.float32)
    sound: npt.NDArray[np.float32] = _signal.resample_poly(mono, RATE, SAMPLE_RATE)
    lines: list[HeardLine] = []
    silent_until = 0.0
    for index, line in enumerate(score.lines):
        progress("listen", index / len(score.lines))
        readings = tuple(
            listener.recogniser(clip_of(sound, line, shift, silent_until))
            for shift in listener.shifts
        )
        silent_until = line.end
        kana = tuple(listener.reader.kana(text) for text in readings)
        lines.append(HeardLine(index, as_it_sounds(line.kana), readings, kana))
    progress("listen", 1.0)
    return Hearing(tuple(lines), heard_terms(score, lines, listener.terms))


def clip_of(sound: Sound, line: SungLine, shift: float, silent_until: float = 0.0) -> Sound:
    """A line out of mono ``sound`` at ``RATE``, begun ``shift`` seconds later than usual.

    What is before ``silent_until``, the end of the line before, is silence: half a mora of that
    line would be taken for this one's first.
    """
    first, last = line.start - _BEFORE + shift, line.end + _AFTER
    begin = max(first, silent_until)
    before = np.zeros(round((_SILENCE + begin - first) * RATE), np.float32)
    after = np.zeros(round(_SILENCE * RATE), np.float32)
    clip = sound[max(0, round(begin * RATE)) : round(last * RATE)]
    return np.concatenate([before, clip, after], dtype=np.float32)


def heard_terms(
    score: Score, lines: Sequence[HeardLine], terms: Sequence[Term]
) -> tuple[HeardTerm, ...]:
    """The terms that the song sings, in order of their first place."""
    counts: dict[str, tuple[list[str], int, int]] = {}
    for heard in lines:
        for sung in sung_terms(score.lines[heard.line], terms):
            kana, places, right = counts.get(sung.term, ([], 0, 0))
            if sung.kana not in kana:
                kana.append(sung.kana)
            hits = sum(sung.kana in reading for reading in heard.kana)
            counts[sung.term] = (kana, places + len(heard.kana), right + hits)
    return tuple(
        HeardTerm(term, tuple(kana), places, right)
        for term, (kana, places, right) in counts.items()
    )
