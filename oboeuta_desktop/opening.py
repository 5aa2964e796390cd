"""Answers one question: what must stand before the first lyric is painted?

The lyrics of the first song, on the window's bare grounds, and nothing else: whatever else is
imported or built comes after the first paint, in ``program``. That is why this module imports
neither numpy nor QtMultimedia.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication

from oboeuta_desktop.core.errors import (
    BugError,
    CrashedBeforeError,
    OboeutaError,
    UnknownSongError,
)
from oboeuta_desktop.core.library import find_songs
from oboeuta_desktop.core.song import PACK_SUFFIX, Song, read_song
from oboeuta_desktop.options import Options
from oboeuta_desktop.recording import Recording
from oboeuta_desktop.state.messages import Messages
from oboeuta_desktop.state.now_playing import NowPlaying
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.storage.crash_file import CrashFile
from oboeuta_desktop.storage.paths import UserFolders, bundled
from oboeuta_desktop.ui.look import apply_look, theme_for
from oboeuta_desktop.ui.lyrics_view import LyricsView
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.ui.tongue import language_for, take_tongue

SPEAK_ANEW = 75
"""The exit code of an event loop that ended because everything is to be said in another language.

The window is then built again: nothing said in the old language can be left over.
"""
_HEARD_OUT = 6.0  # seconds before a song's end: nobody goes on from there
_FIRST_SONG = "relu"
_SONG_PACK = "oboeuta_desktop.exchange.song_pack"


class Opening(QObject):
    """The window with the first song's lyrics, silent and bare."""

    def __init__(
        self,
        application: QApplication,
        folders: UserFolders,
        options: Options,
        crash_file: CrashFile,
    ) -> None:
        super().__init__()
        self.application = application
        self.folders = folders
        self.options = options
        self.crash_file = crash_file
        self.messages = Messages()
        self.preferences = Preferences(None if options.safe else folders.settings / "settings.json")
        if options.safe and options.language:  # such settings are not kept: begin with this one
            self.preferences.change(language=options.language)
        self.now_playing = NowPlaying()
        choice = options.language or self.preferences.settings.language
        self.language = take_tongue(application, choice, bundled("resources", "translations"))
        theme = theme_for(options.theme or self.preferences.settings.theme)
        apply_look(application, theme)
        self.window = MainWindow(theme, LyricsView())
        self.geometry = QSettings(
            str(folders.settings / "window.ini"), QSettings.Format.IniFormat, self
        )
        self.recording = Recording(self.window, options)
        self.start_position = 0.0
        self.options_anew = options
        lyrics = self.window.lyrics
        self.now_playing.cursor_changed.connect(lyrics.set_cursor)
        self.now_playing.interlude_changed.connect(lyrics.set_interlude)
        self.now_playing.selected_changed.connect(lyrics.set_selected)
        self.preferences.changed.connect(self._apply_settings)
        self._apply_settings()

    def show(self) -> None:
        """Put the first song's lyrics into the window and show it."""
        self._restore_geometry()
        if self.crash_file.last is not None:
            self.messages.post(CrashedBeforeError(self.crash_file.last))
        for problem in self.preferences.problems:
            self.messages.post(problem)
        song = self._first_song()
        self.window.set_mode(self.options.mode)
        self.window.set_library_shown(self.preferences.settings.library_shown)
        if song is not None:
            settings = self.preferences.settings
            last = settings.last_position if song.song_id == settings.last_song else 0.0
            if last > song.length - _HEARD_OUT:  # heard to its end: begin anew
                last = 0.0
            self.start_position = last if self.options.at is None else self.options.at
            self.show_song(song)
            self.follow(self.start_position)
        self.window.show()
        self.window.lyrics.setFocus()

    def show_song(self, song: Song) -> None:
        """Put a song's lyrics on stage."""
        self.window.set_title(song.title)
        has_lesson = [lesson is not None for lesson in song.lessons]
        self.window.lyrics.set_lyrics(song.lyrics, has_lesson)
        offset = self.preferences.settings.song_offsets.get(song.song_id, 0.0)
        self.now_playing.open(song, offset=offset)

    def follow(self, position: float) -> None:
        """Move cursor and lyrics to ``position`` song seconds."""
        self.now_playing.set_position(position)
        self.window.lyrics.set_position(self.now_playing.lyric_position)

    def song_roots(self) -> list[Path]:
        """Where songs are looked for: bundled, the learner's own, added folders."""
        if self.options.safe:
            return [bundled("songs")]
        added = [Path(folder) for folder in self.preferences.settings.song_folders]
        return [bundled("songs"), self.folders.songs, *added]

    def report_bug(self, error: BaseException) -> None:
        """Write something unforeseen down and tell the learner."""
        self.crash_file.write(error)
        self.messages.post(BugError(self.folders.logs))

    def song_named(self, name: str) -> Song | None:
        """The song that a path or an id asks for; None when there is none, which is then told."""
        return self._read_or_tell(lambda: self.find_song(name))

    def find_song(self, name: str) -> Song:
        """The song that a path or an id asks for; a song pack is unpacked for it. On any thread.

        Raises:
            OboeutaError: there is no such song, or it cannot be read.
        """
        path = Path(name)
        if path.is_file() and path.suffix.lower() == PACK_SUFFIX:
            # Few starts are asked to open a pack; the others need not read how that is done.
            unpack = importlib.import_module(_SONG_PACK).unpack
            return read_song(unpack(path, self.folders.songs, self.song_roots()))
        if path.exists():
            return read_song(path) if path.is_dir() else read_song(path.parent, path.stem)
        folder = bundled("songs", name)
        if name.isidentifier() and folder.is_dir():
            return read_song(folder)
        songs = [song for song in find_songs(self.song_roots()) if isinstance(song, Song)]
        for song in songs:
            if song.song_id == name:
                return song
        raise UnknownSongError(name, tuple(song.song_id for song in songs))

    def note_how_it_stands(self) -> None:
        """Note with which options the window would go on as it is: ``options_anew``."""
        options = self.options
        # What is not kept in the settings must be handed on.
        language = language_for(self.preferences.settings.language) if options.safe else None
        self.options_anew = Options(
            size=options.size,
            theme=options.theme,
            mode=self.window.mode,
            safe=options.safe,
            language=options.language or language,
            shows_settings=True,
        )

    def close(self) -> None:
        """Save what is to be kept."""
        if self.options.size is None and not self.options.safe:
            self.geometry.setValue("geometry", self.window.saveGeometry())
        self.preferences.save()
        self.recording.close()
        for part in (self.window, self.recording, self):
            part.deleteLater()

    def _apply_settings(self, _changed: object = None) -> None:
        settings, lyrics = self.preferences.settings, self.window.lyrics
        fixed = self.options.language is not None and not self.options.safe
        if not fixed and language_for(settings.language) != self.language:
            self.application.exit(SPEAK_ANEW)
        lyrics.set_furigana(settings.furigana)
        lyrics.set_reduced_motion(settings.reduced_motion)
        lyrics.set_text_scale(settings.text_scale)

    def _first_song(self) -> Song | None:
        """The song asked for, else the last one, else the bundled one; problems become messages.

        A last song that has gone or is broken gives way; one that was asked for does not.
        """
        asked, last = self.options.song, self.preferences.settings.last_folder
        if asked is not None:
            return self.song_named(asked)
        song = None
        if last and Path(last).is_dir():
            name = self.preferences.settings.last_song
            song = self._read_or_tell(lambda: read_song(Path(last), name))
        return song or self._read_or_tell(lambda: read_song(bundled("songs", _FIRST_SONG)))

    def _read_or_tell(self, read: Callable[[], Song]) -> Song | None:
        try:
            return read()
        except OboeutaError as error:
            self.messages.post(error)
            return None

    def _restore_geometry(self) -> None:
        size = self.options.size
        saved = None if self.options.safe else self.geometry.value("geometry")
        if size is not None:
            self.window.resize(*size)
        elif saved is None or not self.window.restoreGeometry(saved):
            self.window.resize(1680, 980)
