"""Answers one question: did the painted frames follow the song, and how evenly?

The lyrics are read here by a few regular expressions and not by the program's own reader, so that a
mistake there does not excuse itself.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

STAMP = re.compile(r"<(\d+):(\d+\.\d+)>")


@dataclass(frozen=True, slots=True)
class Frame:
    """One painted lyric frame; ``moment`` is time.monotonic(), ``position`` song seconds."""

    moment: float
    position: float
    line: int | None
    word: int | None
    progress: float


@dataclass(frozen=True, slots=True)
class SungWord:
    """When a piece of a line begins (song seconds), by its place in the file."""

    line: int
    word: int
    start: float


def read_trace(file: Path) -> list[Frame]:
    """The frames of a trace file; a last line that was cut short is left out."""
    frames: list[Frame] = []
    for text in file.read_text(encoding="utf-8").splitlines(keepends=True):
        if text.endswith("\n"):
            row = json.loads(text)
            frames.append(
                Frame(row["t"], row["position"], row["line"], row["word"], row["progress"])
            )
    return frames


def sung_words(lyrics: str) -> list[SungWord]:
    """Every timed piece of an enhanced LRC file, in order; a piece without text is a rest."""
    words: list[SungWord] = []
    lines = [text for text in lyrics.splitlines() if re.match(r"\[\d+:", text)]
    for number, text in enumerate(lines):
        starts = [start for start, _ in sung_pieces(text)]
        words += [SungWord(number, index, start) for index, start in enumerate(starts)]
    return words


def sung_pieces(line: str) -> list[tuple[float, str]]:
    """The pieces of one line that are sung, each with its start in song seconds."""
    parts = STAMP.split(line)[1:]
    stamped = zip(parts[0::3], parts[1::3], parts[2::3], strict=True)
    return [(int(m) * 60 + float(s), piece) for m, s, piece in stamped if piece.strip()]


def backward_steps(frames: list[Frame]) -> int:
    """How often the position went back from one frame to the next."""
    positions = np.array([frame.position for frame in frames])
    return int((np.diff(positions) < 0).sum())


def intervals(frames: list[Frame]) -> NDArray[np.float64]:
    """Seconds between frames of one sung word; before singing and in rests none are needed."""
    pairs = pairwise(frames)
    return np.array(
        [
            after.moment - before.moment
            for before, after in pairs
            if before.word is not None
            and (before.line, before.word) == (after.line, after.word)
            and after.position > before.position
        ]
    )


def wrong_frames(frames: list[Frame], words: list[SungWord]) -> list[Frame]:
    """Frames that show another line or word than the file has at their position."""
    starts = [word.start for word in words]
    wrong: list[Frame] = []
    for frame in frames:
        index = bisect_right(starts, frame.position + 1e-6) - 1
        # Before the first word nothing is sung, and that is what the frame must say.
        due = (words[index].line, words[index].word) if index >= 0 else (None, None)
        if (frame.line, frame.word) != due:
            wrong.append(frame)
    return wrong


def first_frames(frames: list[Frame], words: list[SungWord]) -> list[tuple[SungWord, Frame]]:
    """For each word that begins inside the trace, the first frame that shows it."""
    seen: dict[tuple[int | None, int | None], Frame] = {}
    for frame in frames:
        seen.setdefault((frame.line, frame.word), frame)
    begun = [word for word in words if frames[0].position < word.start < frames[-1].position]
    return [(word, seen[word.line, word.word]) for word in begun if (word.line, word.word) in seen]


def position_at(frames: list[Frame], moment: float) -> float:
    """The position the frames showed at a moment, between two frames by a straight line."""
    moments = [frame.moment for frame in frames]
    return float(np.interp(moment, moments, [frame.position for frame in frames]))
