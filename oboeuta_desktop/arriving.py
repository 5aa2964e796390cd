"""Answers one question: what becomes of files and folders that the learner hands to the window?

Whether dropped, named by a second start or opened with a double click: songs are read, and packs
unpacked, on the pool; the last one that can be read is what is wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.core.song import AUDIO_SUFFIXES, LYRICS_SUFFIX, Song, looks_like_song
from oboeuta_desktop.state.tasks import Tasks

MOST_AT_ONCE = 64
"""Paths of one drop that are looked at."""
_BESIDE = (*AUDIO_SUFFIXES, LYRICS_SUFFIX, ".toml")
"""Of files that stand for the folder they are in."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found under the names: the last song, and why others are none."""

    song: Song | None
    problems: tuple[OboeutaError, ...]


class Arriving(QObject):
    """Reads what arrives, one after the other.

    Signals:
        song_wanted: the Song that is to be opened.
        folder_wanted: a path whose songs are to be in the library from now on.
        settled: something was read or unpacked: there may be other songs than before.
        failed: an ``OboeutaError``.
    """

    song_wanted = Signal(object)
    folder_wanted = Signal(str)
    settled = Signal()
    failed = Signal(object)

    def __init__(self, find_song: Callable[[str], Song]) -> None:
        """``find_song`` is called on a worker; it raises ``OboeutaError`` where there is none."""
        super().__init__()
        self._find_song = find_song
        self._tasks = Tasks(threads=1)
        self._dropped: list[str] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._take_dropped)

    def open_all(self, names: Sequence[str]) -> None:
        """Open what the names, paths or ids, ask for."""
        asked = tuple(names)[-MOST_AT_ONCE:]
        if asked:
            self._tasks.run(lambda: self._read(asked), self._tell, self.failed.emit)

    def drop(self, name: str) -> None:
        """Take a path that was dropped; those of one drop come one by one."""
        self._dropped.append(name)
        self._soon.start()

    def close(self) -> None:
        """Wait for what is being unpacked."""
        self._tasks.drain()

    def _take_dropped(self) -> None:
        """A folder of songs comes into the library; what is a song itself is opened."""
        dropped, self._dropped = self._dropped[:MOST_AT_ONCE], []
        songs: list[str] = []
        for name in dropped:
            path = Path(name)
            if path.is_dir() or path.suffix.lower() in _BESIDE:
                self.folder_wanted.emit(name)
            if not path.is_dir() or _is_song(path):
                songs.append(name)
        self.open_all(songs)

    def _read(self, names: Sequence[str]) -> _Found:
        song: Song | None = None
        problems: list[OboeutaError] = []
        for name in names:
            try:
                song = self._find_song(name)
            except OboeutaError as error:
                problems.append(error)
        return _Found(song, tuple(problems))

    def _tell(self, found: _Found) -> None:
        for problem in found.problems:
            self.failed.emit(problem)
        self.settled.emit()
        if found.song is not None:
            self.song_wanted.emit(found.song)


def _is_song(folder: Path) -> bool:
    try:
        return looks_like_song(folder)
    except OboeutaError:
        return False  # whoever looks for songs there tells why
