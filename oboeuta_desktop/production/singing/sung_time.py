"""Answers one question: which samples of a stem are sung?"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from oboeuta_desktop.production.notation.score import SAMPLE_RATE, Score
from oboeuta_desktop.production.singing.phones import plan


def sung_samples(score: Score, samples: int) -> npt.NDArray[np.bool_]:
    """For each of ``samples`` whether a vowel (or ん) is sung then."""
    sung = np.zeros(samples, bool)
    for line in score.lines:
        for phone in plan(line.notes):
            if phone.kind == "v":
                sung[round(phone.start * SAMPLE_RATE) : round(phone.end * SAMPLE_RATE)] = True
    return sung
