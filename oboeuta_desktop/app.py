"""Answers one question: in which order does the program start and end?

Start: folders and log; QApplication, fonts, colours; the window, empty but for what is loading;
the first paint; then the song, the library (on the pool), the sound device, and last pyqtgraph,
so that the first lesson opens at once. End: sound, pool, settings, in that order, in
``Program.close``.
"""

from __future__ import annotations

import ctypes
import importlib
import logging
import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QDir,
    QEvent,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import QApplication

from oboeuta_desktop import __version__
from oboeuta_desktop.heap import keep_small
from oboeuta_desktop.opening import SPEAK_ANEW, Opening
from oboeuta_desktop.options import Options
from oboeuta_desktop.places import user_folders
from oboeuta_desktop.state.claim import Claim
from oboeuta_desktop.storage.crash_file import CrashFile
from oboeuta_desktop.storage.paths import UserFolders, bundled
from oboeuta_desktop.ui.file_open import FileOpen
from oboeuta_desktop.ui.lyrics_accessible import LyricsAccessibility
from oboeuta_desktop.ui.theme import load_fonts

if TYPE_CHECKING:
    from oboeuta_desktop.program import Program

_LOG = logging.getLogger(__name__)
_UNSEEN_MS = 2_000
_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def run(options: Options) -> int:
    """Start the program, run it to its end and return the exit code."""
    keep_small()
    QCoreApplication.setApplicationName("oboeuta")
    QCoreApplication.setApplicationVersion(__version__)
    folders = user_folders()
    claim = Claim(folders.data)
    if not options.is_watched and not claim.take() and _handed_over(options, folders.data):
        return 0
    crash_file = CrashFile(folders.logs, _about())
    crash_file.watch()
    qInstallMessageHandler(_log_qt)
    if sys.platform == "win32":  # the task bar shows our icon, not Python's, and groups by it
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("oboeuta")
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    QDir.addSearchPath("icons", str(bundled("resources", "icons")))
    unusable = load_fonts(sorted(str(path) for path in bundled("resources", "fonts").glob("*.ttf")))
    if unusable:
        _LOG.warning("fonts that could not be loaded: %s", unusable)
    lyrics_accessibility = LyricsAccessibility()  # kept as long as the window
    lyrics_accessibility.install()
    code = show_until_closed(application, folders, options, crash_file)
    crash_file.close()
    claim.give_back()
    return code


def show_until_closed(
    application: QApplication, folders: UserFolders, options: Options, crash_file: CrashFile
) -> int:
    """Show the window, again in each language that is chosen; returns the exit code."""
    while True:
        opening = Opening(application, folders, options, crash_file)
        code = _run(opening)
        if code != SPEAK_ANEW:
            return code
        options = opening.options_anew


def _run(opening: Opening) -> int:
    """Show a window, run it to its end, take it down; returns the exit code."""
    _catch_bugs(opening)
    opening.show()
    rest = _Rest(opening)
    rest.build_after_first_paint()
    code = opening.application.exec()
    opening.note_how_it_stands()
    rest.close()
    opening.close()
    # Delete what was deleted later while Python is whole: plots die badly at interpreter exit.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return code


def _handed_over(options: Options, folder: Path) -> bool:
    """Whether the program that runs already opens what this one was asked for.

    One that does not answer is no reason not to start: study and settings bear two programs.
    """
    module = importlib.import_module("oboeuta_desktop.state.hand_over")
    song = options.song
    words = [] if song is None else [str(Path(song).absolute()) if Path(song).exists() else song]
    return bool(module.hand_over(folder, words))


def _about() -> str:
    """Program, Python, Qt and system in a line."""
    parts = (
        f"oboeuta {__version__}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        platform.platform(),
    )
    return ", ".join(parts)


class _Rest(QObject):
    """The part of the program that is imported after the first paint: sound, plots, formulas."""

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self._opening = opening
        self._program: Program | None = None
        self._file_open = FileOpen(opening.application)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._build)

    def build_after_first_paint(self) -> None:
        """Wait for the first painted lyrics, but not for long: a hidden window paints none."""
        self._opening.window.lyrics.installEventFilter(self)
        self._timer.start(_UNSEEN_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Qt: the first paint of the lyrics is under way; go on when it is done."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self._timer.start(0)
        return False

    def _build(self) -> None:
        """Import and start the rest."""
        module = importlib.import_module("oboeuta_desktop.program")
        program: Program = module.Program(self._opening)
        self._program = program
        program.start()
        self._file_open.asked.connect(program.guests.open_all)
        self._file_open.begin()

    def close(self) -> None:
        """End what was started."""
        self._file_open.end()
        if self._program is not None:
            self._program.close()


def _log_qt(kind: QtMsgType, context: QMessageLogContext, words: str) -> None:
    category = str(context.category) if context.category else "qt"
    logging.getLogger("qt").log(_QT_LEVELS.get(kind, logging.WARNING), "%s: %s", category, words)


def _catch_bugs(opening: Opening) -> None:
    """Log every uncaught exception with its trace and tell the learner once."""

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        logging.getLogger("bug").critical("uncaught", exc_info=(kind, error, trace))
        if sys.stderr is not None:  # a windowed program has none
            traceback.print_exception(kind, error, trace)
        opening.report_bug(error)

    def caught_in_thread(arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            caught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    sys.excepthook = caught
    threading.excepthook = caught_in_thread
