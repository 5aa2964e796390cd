"""Answers one question: how does the learner get to see what crashed?"""

from __future__ import annotations

from PySide6.QtCore import QObject

from oboeuta_desktop.storage.crash_file import CrashFile
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.ui.report_dialog import ReportDialog


class Reporting(QObject):
    """Opens the report of this run or of the one before; it is sent nowhere."""

    def __init__(self, window: MainWindow, crash_file: CrashFile) -> None:
        super().__init__()
        self._window = window
        self._crash_file = crash_file

    def open(self) -> None:
        """Show the report with what is to be known of the system."""
        report = f"{self._crash_file.about}\n\n{self._crash_file.report()}"
        folder = str(self._crash_file.folder)
        dialog = ReportDialog(self._window, report, folder, self._window.text_scale)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
