"""Answers one question: what is left of each keyword on the screen, at a level and for what is
known?

Without vanishing a level hides some of the keywords. With it a word also fades by itself, on later
passes, as its card grows: it is whole, then its reading is left, then its first kana, then nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from oboeuta_desktop.core.cloze import (
    NOTHING_KNOWN,
    Blank,
    Known,
    Level,
    blanks_of_level,
    find_blanks,
    first_kana,
    reading_of,
)
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.core.study_rules import CHOOSES, READY, WRITES

Left = Literal["word", "reading", "kana", "nothing"]


@dataclass(frozen=True, slots=True)
class Gap:
    """A hidden place that waits to be sung, and the kana that are told of it."""

    blank: Blank
    hint: str


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a round hides, both in song order.

    Attributes:
        gaps: to be sung; they count.
        readings: words of which the reading is left. They can be read off, so they do not count.
    """

    gaps: tuple[Gap, ...] = ()
    readings: tuple[Gap, ...] = ()


def left_of(points: Sequence[str], known: Mapping[str, Known]) -> Left:
    """What is left of the keywords of a line that teaches ``points``, by the weakest of them.

    Level 0 未学習 and 1 見た: the word · 2 選べる: its reading · 3 書ける: its first kana ·
    4 試験OK: nothing. A line without points keeps its words.
    """
    level = min((known.get(point, Known()).level for point in points), default=0)
    if level >= READY:
        return "nothing"
    if level >= WRITES:
        return "kana"
    return "reading" if level >= CHOOSES else "word"


def hidden_of(
    level: Level,
    song: Song,
    *,
    seed: int,
    known: Mapping[str, Known] = NOTHING_KNOWN,
    vanishes: bool = False,
) -> Hidden:
    """What a round at ``level`` hides of ``song``.

    A gap of the level stays one; its first kana goes too when its word would be gone by itself.
    Where whole lines are hidden, no word is left that could fade.
    """
    lyrics, lessons = song.lyrics, song.lessons
    chosen = blanks_of_level(level, lyrics, lessons, seed=seed, known=known)
    if not vanishes or level.whole_line:
        return Hidden(tuple(_gap(song, blank, told=level.hinted) for blank in chosen))
    own = {(blank.line, blank.first) for blank in chosen}
    gaps: list[Gap] = []
    readings: list[Gap] = []
    for blank in find_blanks(lyrics, lessons):
        lesson = lessons[blank.line]
        left = left_of(lesson.points if lesson else (), known)
        if (blank.line, blank.first) in own:
            gaps.append(_gap(song, blank, told=level.hinted and left != "nothing"))
        elif left in ("kana", "nothing"):
            gaps.append(_gap(song, blank, told=left == "kana"))
        elif left == "reading":
            line = lyrics.lines[blank.line]
            readings.append(Gap(blank, reading_of(line, blank.first, blank.last)))
    return Hidden(tuple(gaps), tuple(readings))


def _gap(song: Song, blank: Blank, *, told: bool) -> Gap:
    return Gap(blank, first_kana(song.lyrics.lines[blank.line], blank) if told else "")
