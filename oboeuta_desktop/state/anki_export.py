"""Answers one question: how do the songs at hand become cards for Anki?

For a worker. Line by line of the songs, then a question for each point, each card once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from oboeuta_desktop.core.curriculum import Curriculum
from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.core.library import BrokenSong
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.exchange.anki_notes import AnkiNote, notes_of_song
from oboeuta_desktop.exchange.anki_package import write_anki_package
from oboeuta_desktop.exchange.anki_questions import Language
from oboeuta_desktop.exchange.anki_text import write_anki_text
from oboeuta_desktop.state.line_sounds import LineSounds


@dataclass(frozen=True, slots=True)
class Cards:
    """What was written: how many cards, and why the sound of a song is missing, by its title."""

    count: int
    silent: Mapping[str, OboeutaError] = field(default_factory=dict[str, OboeutaError])


@dataclass(frozen=True, slots=True)
class Source:
    """From what the cards are made.

    Attributes:
        songs: at hand; broken ones and those without lessons give nothing.
        curriculum: of all points.
        language: of questions and answers.
    """

    songs: Sequence[Song | BrokenSong]
    curriculum: Curriculum
    language: Language

    def whole_songs(self) -> tuple[Song, ...]:
        """Those that can be read."""
        return tuple(song for song in self.songs if isinstance(song, Song))

    def notes(self) -> list[AnkiNote]:
        """A note for each card, none twice, one song after the other."""
        found: dict[str, AnkiNote] = {}
        for song in self.whole_songs():
            for note in notes_of_song(song, self.curriculum, language=self.language):
                found.setdefault(note.guid, note)
        return list(found.values())


def write_text(path: Path, source: Source, notetype: str) -> Cards:
    """Write the cards as a text, for Anki's plain type of note of that name.

    Raises:
        FileUnwritableError: the file cannot be written.
    """
    notes = source.notes()
    write_anki_text(path, notes, notetype)
    return Cards(len(notes))


def write_package(
    path: Path,
    source: Source,
    at: datetime,
    sounds: LineSounds | None,
    told: Callable[[float], None],
) -> Cards:
    """Write the cards as a package, with the sound of their lines where ``sounds`` has it.

    Args:
        path: of the file.
        source: of the cards.
        at: when they are made.
        sounds: made of ``source.whole_songs()``; None for cards without sound.
        told: called with the share, 0..1, of lines that are done.

    Raises:
        ExtraMissingError: genanki is not installed.
        FileUnwritableError: the file cannot be written.
        StoppedError: the learner has stopped it; nothing was written.
    """
    notes = source.notes()
    if sounds is None:
        write_anki_package(path, notes, at=at)
        return Cards(len(notes))
    whole = max(1, len({note.sound for note in notes if note.line is not None}))
    done = 0

    def clip_of(note: AnkiNote) -> bytes:
        nonlocal done
        assert note.line is not None
        clip = sounds.wav_of(note.song_id, note.line)
        done += 1
        told(done / whole)
        return clip

    write_anki_package(path, notes, clip_of, at=at)
    return Cards(len(notes), dict(sounds.failures))


def taught(songs: Iterable[Song | BrokenSong]) -> bool:
    """Whether any song has a lesson, without which there are no cards."""
    return any(isinstance(song, Song) and any(song.lessons) for song in songs)
