"""Answers one question: what are the learner's settings now?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from oboeuta_desktop.core.errors import FileUnwritableError
from oboeuta_desktop.storage.settings import Settings, read_settings, write_settings

_SAVE_DELAY_MS = 800


class Preferences(QObject):
    """Owns the settings, announces a change and writes them a moment later.

    Signals:
        changed: the new Settings, only when something differs.
        failed: an OboeutaError from reading or writing the file.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path | None) -> None:
        """``path`` is the file; None neither reads nor writes one (safe mode)."""
        super().__init__()
        self._path = path
        self._settings, self.problems = (Settings(), ()) if path is None else read_settings(path)
        self._unsaved = False
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(_SAVE_DELAY_MS)
        self._save_timer.timeout.connect(self.save)

    @property
    def settings(self) -> Settings:
        """The current settings."""
        return self._settings

    def change(self, **changes: Any) -> None:  # noqa: ANN401 - the values of Settings' own fields
        """Replace the named settings."""
        fresh = replace(self._settings, **changes)
        if fresh == self._settings:
            return
        self._settings = fresh
        self._unsaved = True
        self._save_timer.start()
        self.changed.emit(fresh)

    def save(self) -> None:
        """Write now if something was changed since the last time."""
        self._save_timer.stop()
        if not self._unsaved or self._path is None:
            return
        self._unsaved = False
        try:
            write_settings(self._path, self._settings)
        except FileUnwritableError as error:
            self.failed.emit(error)
