"""Answers one question: what is a song, and what does its folder say about it?"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from oboeuta_desktop.core.errors import (
    FileMissingError,
    FileUnreadableError,
    SongFormatError,
)
from oboeuta_desktop.core.lesson import Lesson, folded, read_lessons
from oboeuta_desktop.core.lrc import LrcFile
from oboeuta_desktop.core.lrc_values import UNREADABLE_STAMP
from oboeuta_desktop.core.lyrics import Lyrics
from oboeuta_desktop.core.lyrics_file import lyrics_of, read_lrc
from oboeuta_desktop.core.song_toml import SongWarning, TomlTable, read_toml

SONG_FILE = "song.toml"
SCORE_FILE = "score.song"
PACK_SUFFIX = ".oboeuta"
"""Of a file that holds a whole song."""
AUDIO_SUFFIXES = (".ogg", ".opus", ".mp3", ".m4a", ".flac", ".wav")
LYRICS_SUFFIX = ".lrc"

MOST_STEMS = 16
MOST_SECTIONS = 200
MOST_LINES = 5_000
MOST_FILES = 20_000
"""Entries of a folder that are looked at."""
LONGEST_SONG = 36_000.0  # seconds
LARGEST_OFFSET = 600.0  # seconds, either way

_SONG_KEYS = (
    "title",
    "title_reading",
    "artist",
    "licence",
    "bpm",
    "offset",
    "preview",
    "lyrics",
    "lessons",
    "audio",
    "section",
)


@dataclass(frozen=True, slots=True)
class Stem:
    """One audio layer of a song. ``role`` is "vocal", "backing", "mix" or any other word."""

    role: str
    path: Path


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the song, such as the chorus, and the song second at which it starts."""

    name: str
    start: float


@dataclass(frozen=True, slots=True)
class Song:
    """A song folder, read.

    ``song_id`` is the folder's name; ``offset`` (seconds, positive = lyrics earlier, as in LRC) is
    already applied to ``lyrics``; ``preview`` and ``duration`` are seconds, None when the folder
    does not say; ``lessons`` has one entry per line; ``bpm`` is beats per minute.
    """

    song_id: str
    folder: Path
    title: str
    title_reading: str
    artist: str
    licence: str
    bpm: float | None
    offset: float
    preview: float | None
    stems: tuple[Stem, ...]
    sections: tuple[Section, ...]
    lyrics: Lyrics
    lessons: tuple[Lesson | None, ...]
    warnings: tuple[SongWarning, ...]
    duration: float | None

    @property
    def length(self) -> float:
        """Seconds: the duration, or the end of the last line where the folder does not say."""
        last = max((line.end for line in self.lyrics.lines), default=0.0)
        return self.duration or last


@dataclass(frozen=True, slots=True)
class _LyricsFile:
    """What a lyrics file gives to its song."""

    lyrics: Lyrics
    tags: Mapping[str, str]
    warnings: tuple[SongWarning, ...]
    without_time: frozenset[str]
    """Texts, folded, of which one may stand here only because its line's time is broken."""

    @property
    def duration(self) -> float | None:
        """The ``[length:]`` tag, if it is one."""
        return _seconds(self.tags.get("length", ""))


def read_song(folder: Path, asked: str = "") -> Song:
    """Read a folder: by its ``song.toml``, or as plain lyrics beside one audio file.

    Where a folder holds several such pairs, ``asked``, the name of a file without its suffix, says
    which one is meant; the song's id is that name then.

    Raises:
        FileMissingError: a file that the song names, or the audio beside plain lyrics.
        FileUnreadableError, FileTooLargeError: a file or the folder itself.
        SongFormatError: something wrong in ``song.toml`` or the lessons, with its line.
        LyricsUnusableError: the lyrics file holds nothing to show.
    """
    files = _files(folder)
    if any(file.name == SONG_FILE for file in files):
        return _song_by_toml(folder)
    return _plain_song(folder, files, asked)


def looks_like_song(folder: Path) -> bool:
    """Whether the folder holds a ``song.toml`` or an LRC file.

    Raises:
        FileMissingError, FileUnreadableError: the folder.
    """
    return any(
        file.name == SONG_FILE or file.suffix.lower() == LYRICS_SUFFIX for file in _files(folder)
    )


def _song_by_toml(folder: Path) -> Song:
    file = read_toml(folder / SONG_FILE)
    title = file.text("title")
    bpm = file.number("bpm", low=20.0, high=400.0)
    offset = file.number("offset", low=-LARGEST_OFFSET, high=LARGEST_OFFSET) or 0.0
    preview = file.number("preview", low=0.0, high=LONGEST_SONG)
    texts = {key: file.text(key, fallback="") for key in ("title_reading", "artist", "licence")}
    sections = _read_sections(file)
    stems, stem_warnings = _read_stems(file, folder)
    lyrics_name = file.text("lyrics", fallback="lyrics.lrc")
    found = _read_lyrics(file.file("lyrics", lyrics_name, folder), offset)
    lessons, lesson_warnings = _read_lessons(file, folder, found)
    return Song(
        song_id=_song_id(folder),
        folder=folder,
        title=title,
        title_reading=texts["title_reading"],
        artist=texts["artist"],
        licence=texts["licence"],
        bpm=bpm,
        offset=offset,
        preview=preview,
        stems=stems,
        sections=sections,
        lyrics=found.lyrics,
        lessons=lessons,
        warnings=(
            *file.unknown_keys(_SONG_KEYS),
            *stem_warnings,
            *found.warnings,
            *lesson_warnings,
        ),
        duration=found.duration,
    )


def _read_stems(file: TomlTable, folder: Path) -> tuple[tuple[Stem, ...], tuple[SongWarning, ...]]:
    """The stems, and warnings about keys nobody knows; ``stems = []`` means a silent song."""
    audio = file.table("audio")
    if "stems" not in audio.values:
        raise audio.error("stems", problem="missing", expected="[[audio.stems]]")
    warnings = list(audio.unknown_keys(("stems",)))
    stems: list[Stem] = []
    for table in audio.tables("stems", limit=MOST_STEMS):
        warnings += table.unknown_keys(("role", "file"))
        role = table.text("role", limit=40)
        if any(role == stem.role for stem in stems):
            raise table.error("role", problem="duplicate", found=role)
        name = table.text("file")
        if Path(name).suffix.lower() not in AUDIO_SUFFIXES:
            expected = " ".join(AUDIO_SUFFIXES)
            raise table.error("file", problem="value", expected=expected, found=name)
        stems.append(Stem(role, table.file("file", name, folder)))
    return tuple(stems), tuple(warnings)


def _read_sections(file: TomlTable) -> tuple[Section, ...]:
    """The parts of the song, each starting after the one before."""
    sections: list[Section] = []
    for table in file.tables("section", limit=MOST_SECTIONS):
        name = table.text("name", limit=60)
        start = table.number("start", low=0.0, high=LONGEST_SONG)
        if start is None:
            raise table.error("start", problem="missing", expected="start = 0.0")
        if sections and start <= sections[-1].start:
            expected = f"> {sections[-1].start:g}"
            raise table.error("start", problem="value", expected=expected, found=start)
        sections.append(Section(name, start))
    return tuple(sections)


def _read_lessons(
    file: TomlTable, folder: Path, sung: _LyricsFile
) -> tuple[tuple[Lesson | None, ...], tuple[SongWarning, ...]]:
    """The lessons; a song that does not name a file of them may go without.

    Of a line that lost its time its lesson is not told as well: with the time it has a line again.
    """
    name = file.text("lessons", fallback="lessons.toml")
    try:
        path = file.file("lessons", name, folder)
    except FileMissingError:
        if "lessons" in file.values:
            raise
        return (None,) * len(sung.lyrics.lines), ()
    lessons, warnings = read_lessons(path, [line.text for line in sung.lyrics.lines])
    kept = [
        odd
        for odd in warnings
        if not (
            odd.problem == "no such line" and odd.found and folded(odd.found) in sung.without_time
        )
    ]
    return lessons, tuple(kept)


def _plain_song(folder: Path, files: tuple[Path, ...], asked: str) -> Song:
    """One audio file and its lyrics: the same name, or the only ones there."""
    lyrics_path, audio_path, is_only = _plain_pair(folder, files, asked)
    found = _read_lyrics(lyrics_path, 0.0)
    return Song(
        song_id=_song_id(folder) if is_only else unicodedata.normalize("NFC", audio_path.stem),
        folder=folder,
        title=_one_row(found.tags.get("ti", "")) or audio_path.stem,
        title_reading="",
        artist=_one_row(found.tags.get("ar", "")),
        licence="",
        bpm=None,
        offset=0.0,
        preview=None,
        stems=(Stem("mix", audio_path),),
        sections=(),
        lyrics=found.lyrics,
        lessons=(None,) * len(found.lyrics.lines),
        warnings=found.warnings,
        duration=found.duration,
    )


def _plain_pair(folder: Path, files: tuple[Path, ...], asked: str) -> tuple[Path, Path, bool]:
    """The lyrics file and the audio file of a folder without ``song.toml``, and whether there are
    no others.
    """
    lyrics = [file for file in files if file.suffix.lower() == LYRICS_SUFFIX]
    audio = [file for file in files if file.suffix.lower() in AUDIO_SUFFIXES]
    if not lyrics:
        raise FileMissingError(folder / SONG_FILE)
    if not audio:
        raise FileMissingError(lyrics[0].with_suffix(".*"), lyrics[0])
    names = {_comparable(file.stem): file for file in lyrics}
    pairs = [
        (names[_comparable(file.stem)], file) for file in audio if _comparable(file.stem) in names
    ]
    if not pairs and len(lyrics) == len(audio) == 1:
        pairs = [(lyrics[0], audio[0])]
    is_only = len(pairs) == 1
    if not is_only:
        pairs = [pair for pair in pairs if _comparable(pair[1].stem) == _comparable(asked)][:1]
    if not pairs:
        several = ", ".join(file.name for file in (*lyrics, *audio)[:6])
        raise SongFormatError(
            folder, 0, key=SONG_FILE, problem="missing", expected=SONG_FILE, found=several
        )
    return (*pairs[0], is_only)


def _read_lyrics(path: Path, offset: float) -> _LyricsFile:
    """A lyrics file of bearable size, its tags and what was odd in it."""
    lrc = read_lrc(path)
    lyrics = lyrics_of(lrc, offset)
    if len(lyrics.lines) > MOST_LINES:
        raise SongFormatError(
            path,
            0,
            key="lines",
            problem="value",
            expected=f"≤ {MOST_LINES}",
            found=str(len(lyrics.lines)),
        )
    warnings = tuple(
        SongWarning(path, odd.line_number, "", odd.problem, found=odd.text) for odd in lrc.warnings
    )
    return _LyricsFile(lyrics, lrc.tags, warnings, _without_time(lrc))


def _without_time(lrc: LrcFile) -> frozenset[str]:
    """The folded texts that are no lines of their own, where a time could not be read."""
    if not any(odd.problem == UNREADABLE_STAMP for odd in lrc.warnings):
        return frozenset()
    texts = [*lrc.untimed, *(sub for line in lrc.lines for sub in line.subs)]
    return frozenset(map(folded, texts))


def _files(folder: Path) -> tuple[Path, ...]:
    """The visible files of a folder by name; the leftovers of other systems begin with a dot."""
    try:
        entries = sorted(folder.iterdir())[:MOST_FILES]
        return tuple(entry for entry in entries if entry.name[0] != "." and entry.is_file())
    except FileNotFoundError as error:
        raise FileMissingError(folder) from error
    except OSError as error:
        raise FileUnreadableError(folder, error.strerror or str(error)) from error


def _song_id(folder: Path) -> str:
    """The folder's own name, in the one spelling that all file systems lead to."""
    return unicodedata.normalize("NFC", folder.resolve().name)


def _comparable(stem: str) -> str:
    return unicodedata.normalize("NFC", stem).casefold()


def _one_row(text: str) -> str:
    return " ".join(text.split())


def _seconds(text: str) -> float | None:
    """Seconds of ``mm:ss`` or ``mm:ss.xx``; None for anything else."""
    minutes, colon, seconds = text.strip().partition(":")
    if not (colon and minutes.isdecimal() and len(minutes) <= 3):
        return None
    whole, _, part = seconds.partition(".")
    if not whole.isdecimal() or len(whole) > 2 or (part and not part.isdecimal()):
        return None
    total = int(minutes) * 60 + float(f"{whole}.{part[:6] or 0}")
    return total if total > 0 else None
