"""Answers one question: what is in a song's folder, with the line on which each thing stands?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from oboeuta_desktop.core.curriculum import Curriculum, Point
from oboeuta_desktop.core.errors import FileMissingError
from oboeuta_desktop.core.lesson import MOST_LESSONS, Lesson, folded
from oboeuta_desktop.core.lrc import parse_lrc
from oboeuta_desktop.core.lrc_broken import cut_broken_stamp
from oboeuta_desktop.core.lrc_stamps import STAMPS, read_stamp
from oboeuta_desktop.core.lyrics import Lyrics
from oboeuta_desktop.core.lyrics_file import lyrics_of, read_limited
from oboeuta_desktop.core.song import LYRICS_SUFFIX, SCORE_FILE, SONG_FILE, Song, read_song
from oboeuta_desktop.core.song_toml import TomlTable, read_toml
from oboeuta_desktop.production.notation.score import Score
from oboeuta_desktop.production.notation.score_text import read_score


@dataclass(frozen=True, slots=True)
class TaughtLine:
    """A lesson and the first line it belongs to.

    Attributes:
        index: of the line in the song's lyrics.
        table: the lesson as the file has it; knows on which line each key stands.
    """

    index: int
    lesson: Lesson
    table: TomlTable

    @property
    def texts(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Every Markdown text of the lesson by the keys that lead to it in the table."""
        names = ("explanation", "confusion", "correction")
        texts = [*zip(((name,) for name in names), self.lesson.words_in("ja").texts, strict=True)]
        if self.lesson.english is not None:
            keys = (("en", name) for name in names)
            return (*texts, *zip(keys, self.lesson.english.texts, strict=True))
        return tuple(texts)


@dataclass(frozen=True, slots=True)
class Material:
    """A song folder with everything that the rules compare.

    Attributes:
        head: ``song.toml``; empty for a folder that goes without.
        written: the lyrics as their file times them, the offset of ``song.toml`` not applied.
        lyrics_lines: line number in ``lyrics_path`` by the milliseconds of the line's stamp.
        lessons_path: None when there are no lessons at all.
        taught: the lessons that have a line, in the order of their file.
        score: None when the folder holds none.
        points: what the curriculum wants this song to teach.
        curriculum: None when it cannot be read.
    """

    song: Song
    head: TomlTable
    lyrics_path: Path
    written: Lyrics
    lyrics_lines: Mapping[int, int]
    lessons_path: Path | None
    taught: Sequence[TaughtLine]
    score_path: Path
    score: Score | None
    curriculum: Curriculum | None

    @property
    def points(self) -> tuple[Point, ...]:
        """The song's part of the curriculum."""
        return self.curriculum.points_of(self.song.song_id) if self.curriculum else ()

    def line_number(self, index: int) -> int:
        """Where line ``index`` stands in the lyrics file, 0 when that cannot be told."""
        return self.lyrics_lines.get(round(self.written.lines[index].start * 1000), 0)


def read_material(folder: Path, curriculum: Curriculum | None) -> Material:
    """Everything in ``folder``.

    Raises:
        OboeutaError: as ``read_song`` and ``read_score`` do; FileMissingError also without a
            ``song.toml``: what ships has one.
    """
    head = read_toml(folder / SONG_FILE)
    song = read_song(folder)
    lyrics_path = folder / head.text("lyrics", fallback=f"lyrics{LYRICS_SUFFIX}")
    lrc = parse_lrc(read_limited(lyrics_path))
    lessons_path, taught = _read_lessons(folder, head, song)
    score_path = folder / SCORE_FILE
    return Material(
        song=song,
        head=head,
        lyrics_path=lyrics_path,
        written=lyrics_of(lrc),
        lyrics_lines=_stamped_lines(lyrics_path, lrc.encoding, lrc.offset_ms),
        lessons_path=lessons_path,
        taught=taught,
        score_path=score_path,
        score=read_score(score_path) if score_path.exists() else None,
        curriculum=curriculum,
    )


def _read_lessons(
    folder: Path, head: TomlTable, song: Song
) -> tuple[Path | None, tuple[TaughtLine, ...]]:
    """The file of lessons, and those that have a line."""
    path = folder / head.text("lessons", fallback="lessons.toml")
    try:
        tables = read_toml(path).tables("lesson", limit=MOST_LESSONS)
    except FileMissingError:
        return None, ()
    lines = {folded(line.text): i for i, line in reversed([*enumerate(song.lyrics.lines)])}
    taught: dict[int, TaughtLine] = {}
    for table in tables:
        index = lines.get(folded(table.text("line")))
        lesson = None if index is None else song.lessons[index]
        if index is not None and lesson is not None and index not in taught:
            taught[index] = TaughtLine(index, lesson, table)
    return path, tuple(taught.values())


def _stamped_lines(path: Path, encoding: str, offset_ms: int) -> dict[int, int]:
    """The line number of each line stamp, by its milliseconds after the file's offset."""
    found: dict[int, int] = {}
    text = read_limited(path).decode(encoding, "replace")
    for number, row in enumerate(text.splitlines(), start=1):
        stamp = STAMPS.match(cut_broken_stamp(row)[1])
        if stamp is not None:
            found.setdefault(max(0, read_stamp(stamp[0])[0] - offset_ms), number)
    return found
