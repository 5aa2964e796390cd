"""Answers one question: which stems of a song end before the others?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from oboeuta_desktop.core.errors import StemEndsEarlyError
from oboeuta_desktop.playback.pcm import Pcm

_SLACK = 0.5  # seconds by which stems may differ without a word: reverb, an encoder's tail


def early_ends(
    paths: Sequence[Path], stems: Sequence[Pcm], sample_rate: int
) -> Iterator[StemEndsEarlyError]:
    """One error for each stem that ends before the longest: an export that was cut off, mostly."""
    seconds = [len(pcm.view.samples) / sample_rate for pcm in stems]
    most = max(seconds, default=0.0)
    for path, length in zip(paths, seconds, strict=True):
        if 0 < length < most - _SLACK:  # one without any sound has failed already
            yield StemEndsEarlyError(path, length, most)
