"""Answers one question: does the program itself open, show the first song and explain a line?"""

from __future__ import annotations

import time

from PySide6.QtCore import QDir, QEvent, QObject
from PySide6.QtWidgets import QApplication

from oboeuta_desktop.opening import Opening
from oboeuta_desktop.options import Options
from oboeuta_desktop.program import Program
from oboeuta_desktop.self_testing.check import CheckFailedError, Place, expect, listed, wait_until
from oboeuta_desktop.storage.crash_file import CrashFile
from oboeuta_desktop.storage.paths import UserFolders

_SECONDS = 20.0
_SIZE = (1366, 768)
_FEWEST_COLOURS = 16


class _FirstPaint(QObject):
    """Notes when the watched widget is painted for the first time."""

    def __init__(self, watched: QObject) -> None:
        super().__init__()
        self.at: float | None = None
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Qt: something happens to the watched widget."""
        if self.at is None and event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return super().eventFilter(watched, event)


def window(place: Place) -> str:
    """The window opens with the first song, and a chosen line is explained with its plot."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise CheckFailedError("there is no QApplication")
    QDir.setSearchPaths("icons", [str(place.resources / "icons")])
    user = place.scratch / "window"
    folders = UserFolders(user / "settings", user / "data", user / "cache")
    # Watched: it claims nothing and hands nothing over, so that it runs beside the program.
    options = Options(song=str(place.songs / "relu"), size=_SIZE, seconds=_SECONDS)
    began = time.perf_counter()
    opening = Opening(application, folders, options, CrashFile(folders.logs, "self-test"))
    program: Program | None = None
    try:
        first = _FirstPaint(opening.window.lyrics)
        opening.show()
        expect(wait_until(lambda: first.at is not None, _SECONDS), "the lyrics are never painted")
        painted = ((first.at or began) - began) * 1e3
        program = Program(opening)
        program.start()
        _expect_explained(program)
        told = [type(message).__name__ for message in opening.messages.pending]
        expect(not told, f"the program tells of {listed(told)}")
        _expect_colours(opening)
    finally:
        if program is not None:
            program.close()
        opening.close()
        wait_until(lambda: False, 0.05)
    return f"first paint after {painted:.0f} ms"


def _expect_explained(program: Program) -> None:
    song = program.now_playing.song
    if song is None:
        raise CheckFailedError("no song is on stage")
    line = next(n for n, lesson in enumerate(song.lessons) if lesson is not None and lesson.demo)
    program.window.lyrics.line_selected.emit(line)
    panel = program.panel
    shown = wait_until(lambda: bool(panel.isVisible() and panel.handle_places()), _SECONDS)
    expect(shown and panel.lesson is song.lessons[line], f"line {line + 1} is not explained")


def _expect_colours(opening: Opening) -> None:
    image = opening.window.grab().toImage()
    colours = {
        image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }
    expect(len(colours) >= _FEWEST_COLOURS, f"the window has only {len(colours)} colours")
