"""Answers one question: which songs stand in the library, and how do new ones get there?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.core.errors import FileUnreadableError
from oboeuta_desktop.core.library import BrokenSong, find_songs
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.state.messages import Messages
from oboeuta_desktop.state.now_playing import Explained, NowPlaying
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.state.tasks import Tasks
from oboeuta_desktop.ui.error_text import error_text
from oboeuta_desktop.ui.language import language
from oboeuta_desktop.ui.library_view import LibraryView, PointRow, SongRow
from oboeuta_desktop.ui.song_cover import CoverSign
from oboeuta_desktop.ui.waveform_view import clock_text

_SHIPPED = ("relu", "lstm")
_BENDS = frozenset(("activation", "hinges"))
_GATES = frozenset(("lstm", "gru", "valve", "relay", "blocks"))
"""Names of demos."""


class Shelf(QObject):
    """Finds songs on the pool, shows them in the library and tells which one is wanted.

    Signals:
        song_wanted: the Song the learner chose.
        scanned: the tuple of Song and BrokenSong entries that were found.
    """

    song_wanted = Signal(object)
    scanned = Signal(object)

    def __init__(
        self,
        view: LibraryView,
        now_playing: NowPlaying,
        preferences: Preferences,
        *,
        song_roots: Callable[[], list[Path]],
        messages: Messages,
    ) -> None:
        super().__init__()
        self._view = view
        self._now_playing = now_playing
        self._preferences = preferences
        self._song_roots = song_roots
        self._messages = messages
        self._tasks = Tasks()
        self._entries: tuple[Song | BrokenSong, ...] = ()
        now_playing.explained_changed.connect(self._show_explained)
        view.song_chosen.connect(self._choose)
        view.problem_chosen.connect(self._tell)

    @property
    def now_playing(self) -> NowPlaying:
        """What is on stage."""
        return self._now_playing

    @property
    def entries(self) -> tuple[Song | BrokenSong, ...]:
        """Every song that was found, broken ones too."""
        return self._entries

    def scan(self) -> None:
        """Look for songs again, without waiting for it."""
        roots = self._song_roots()
        self._tasks.run(lambda: find_songs(roots), self._show_entries, self._messages.post)

    def show_current(self) -> None:
        """Show the song on stage at once, before the scan has found the others."""
        song = self._now_playing.song
        if song is not None:
            self._show_song(song)
        self._show_explained(self._now_playing.explained)

    def add_folder(self, name: str) -> None:
        """Add a folder of songs, or a song's own folder; a file stands for the folder it is in."""
        path = Path(name)
        folder = path if path.is_dir() else path.parent
        if not folder.is_dir():
            self._messages.post(FileUnreadableError(path, "—"))
            return
        folders = self._preferences.settings.song_folders
        if str(folder) not in folders:
            self._preferences.change(song_folders=(*folders, str(folder)))
        self.scan()

    def close(self) -> None:
        """Wait for what is being looked at."""
        self._tasks.drain()

    def _show_entries(self, entries: tuple[Song | BrokenSong, ...]) -> None:
        self._entries = entries = tuple(sorted(entries, key=_number))
        self._show_rows()
        self.scanned.emit(entries)

    def _show_song(self, song: Song) -> None:
        self._view.set_points(point_rows(song))
        self._show_rows()

    def _show_rows(self) -> None:
        """The songs that were found; the one on stage is among them even when it stands
        elsewhere.
        """
        current = self._now_playing.song
        entries: Sequence[Song | BrokenSong] = self._entries
        known = {entry.song_id for entry in entries if isinstance(entry, Song)}
        if current is not None and current.song_id not in known:
            entries = (current, *entries)
        rows = [self._row(entry) for entry in entries]
        self._view.set_songs(rows, current.song_id if current else "")

    def _show_explained(self, explained: Explained | None) -> None:
        self._view.set_explained(explained.line if explained else None)

    def _choose(self, song_id: str) -> None:
        current = self._now_playing.song
        if current is not None and current.song_id == song_id:
            return
        for entry in self._entries:
            if isinstance(entry, Song) and entry.song_id == song_id:
                self.song_wanted.emit(entry)

    def _tell(self, folder: str) -> None:
        """The learner wants to know why a song is broken."""
        for entry in self._entries:
            if isinstance(entry, BrokenSong) and str(entry.folder) == folder:
                self._messages.post(entry.error)

    def _row(self, entry: Song | BrokenSong) -> SongRow:
        if isinstance(entry, BrokenSong):
            # The row has little room, and its title says which folder it is.
            words = error_text(entry.error).replace(f"{entry.folder}/", "")
            return SongRow(str(entry.folder), entry.folder.name, "", words)
        lessons = sum(lesson is not None for lesson in entry.lessons)
        words = (
            self.tr("%n 行の解説・{length}", "", lessons)
            if lessons
            else self.tr("歌詞のみ・{length}")
        )
        told = words.format(length=clock_text(entry.length))
        return SongRow(entry.song_id, entry.title, told, sign=cover_sign(entry))


def cover_sign(song: Song) -> CoverSign:
    """What a song's cover shows: what most of its plots are about; a note without any."""
    demos = [lesson.demo for lesson in song.lessons if lesson is not None]
    gates, bends = (sum(demo in of_sign for demo in demos) for of_sign in (_GATES, _BENDS))
    if not gates and not bends:
        return "note"
    return "gate" if gates > bends else "hinge"


def _number(entry: Song | BrokenSong) -> int:
    """The place of an entry: the songs that ship first, in the order they are learned."""
    if isinstance(entry, Song) and entry.song_id in _SHIPPED:
        return _SHIPPED.index(entry.song_id)
    return len(_SHIPPED)


def point_rows(song: Song) -> list[PointRow]:
    """A song's lessons as they are told now, each heading once: repeated lines share a lesson."""
    rows: dict[str, PointRow] = {}
    for line, lesson in enumerate(song.lessons):
        if lesson is not None:
            heading = lesson.words_in(language()).heading
            rows.setdefault(heading, PointRow(line, heading))
    return list(rows.values())
