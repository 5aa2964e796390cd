"""Answers one question: how is what the window shows written down for support and measurement?"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QWidget

from oboeuta_desktop.options import Options
from oboeuta_desktop.ui.lyrics_stage import Frame
from oboeuta_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:  # imported only after the first paint
    from oboeuta_desktop.ui.lesson_panel import LessonPanel

_MAP_EVERY_MS = 200
_SETTLE_MS = 1_500  # before a screenshot that nobody timed: the plot is built after the first paint


class Recording(QObject):
    """Does what the options ask for besides showing: trace, place map, screenshot, end."""

    def __init__(self, window: MainWindow, options: Options) -> None:
        super().__init__()
        self._window = window
        self._options = options
        self._trace = FrameTrace(options.trace) if options.trace else None
        if self._trace is not None:
            window.lyrics.on_frame = self._trace.write
        map_path = os.environ.get("OBOEUTA_UI_MAP")
        self._map = PlaceMap(Path(map_path), window) if map_path else None

    def set_panel(self, panel: LessonPanel) -> None:
        """Let the map tell where the plot's handles are, too."""
        if self._map is not None:
            self._map.panel = panel

    def begin(self) -> None:
        """Count the time to the end from now, when an end was asked for."""
        if self._options.seconds is not None:
            self._end_after(self._options.seconds * 1000)
        elif self._options.screenshot is not None:
            self._end_after(_SETTLE_MS)

    def close(self) -> None:
        """Finish the files."""
        if self._trace is not None:
            self._trace.close()

    def _end_after(self, milliseconds: float) -> None:
        QTimer.singleShot(round(milliseconds), self, self._end)

    def _end(self) -> None:
        if self._options.screenshot is not None:
            self._window.grab().save(str(self._options.screenshot), "PNG")
        QCoreApplication.quit()


class FrameTrace:
    """One JSON line per painted lyric frame, written line by line so that a crash loses none."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8", buffering=1, newline="\n")

    def write(self, frame: Frame) -> None:
        """Add a frame with the moment (time.monotonic) at which it was painted."""
        line = {
            "t": time.monotonic(),
            "position": round(frame.position, 6),
            "line": frame.line,
            "word": frame.word,
            "progress": round(frame.progress, 6),
        }
        self._file.write(json.dumps(line) + "\n")

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


class PlaceMap(QObject):
    """Keeps a JSON file of where named parts are on the screen: {name: [x, y, width, height]}.

    For programs that drive the window from outside; global logical pixels, rewritten a moment after
    anything moved.
    """

    def __init__(self, path: Path, window: MainWindow) -> None:
        super().__init__()
        self._path = path
        self._window = window
        self._written: dict[str, list[int]] = {}
        self.panel: LessonPanel | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_MAP_EVERY_MS)
        self._timer.timeout.connect(self._write)
        self._timer.start()

    def _write(self) -> None:
        places: dict[str, list[int]] = {}
        for part in self._window.findChildren(QWidget):
            name = part.objectName()
            if name and not name.startswith("qt_") and part.isVisible():
                places[name] = _global_rect(part, part.rect())
        lyrics = self._window.lyrics
        for line in range(lyrics.line_count):
            rect = lyrics.line_rect(line).intersected(lyrics.rect())
            if not rect.isEmpty():
                places[f"line:{line}"] = _global_rect(lyrics, rect)
        if self.panel is not None:
            for name, rect in self.panel.handle_places().items():
                places[f"demo_{name}"] = _global_rect(self.panel, rect)
        if places == self._written:
            return
        self._written = places
        fresh = self._path.with_name(self._path.name + ".new")
        fresh.write_text(json.dumps(places), encoding="utf-8")
        fresh.replace(self._path)


def _global_rect(part: QWidget, rect: QRect) -> list[int]:
    corner = part.mapToGlobal(QPoint(rect.x(), rect.y()))
    return [corner.x(), corner.y(), rect.width(), rect.height()]
