"""Another language, chosen while the program runs: the window is built again, nothing is lost."""

import importlib
import sys
import threading

import pytest
from PySide6.QtCore import QDir, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox

from oboeuta_desktop.app import show_until_closed
from oboeuta_desktop.options import Options
from oboeuta_desktop.places import user_folders
from oboeuta_desktop.storage.crash_file import CrashFile
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.ui.tongue import CHOICES, take_tongue

# Sound, when it is first loaded, warns of what a machine lacks: not in a test.
importlib.import_module("oboeuta_desktop.program")

TURNS = 2
WAIT_MS = 10
LONGEST_MS = 20_000


@pytest.fixture
def application(qapp, monkeypatch):
    assert isinstance(qapp, QApplication)
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    for module in (sys, threading):  # the program puts its own there
        monkeypatch.setattr(module, "excepthook", module.excepthook)
    yield qapp
    take_tongue(qapp, "ja", bundled("resources", "translations"))


class Learner:
    """Chooses the other language in the settings, whenever they are open, and goes in the end."""

    def __init__(self, application):
        self.seen = []
        self._application = application
        self._timer = QTimer(interval=WAIT_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        QTimer.singleShot(LONGEST_MS, self._timer, lambda: application.exit(99))

    def _look(self):
        windows = [
            each for each in self._application.topLevelWidgets() if isinstance(each, MainWindow)
        ]
        boxes = windows[-1].findChildren(QComboBox, "language_box") if windows else []
        if not boxes or not boxes[0].isVisible():
            return
        button = windows[-1].findChild(QAbstractButton, "sing_button")
        assert button is not None
        lyrics = windows[-1].lyrics
        place = round(lyrics._stage.position)
        self.seen.append((button.text(), lyrics.line_count, place, len(windows)))
        if len(self.seen) <= TURNS:
            other = "en" if button.text() == "歌う" else "ja"
            boxes[0].setCurrentIndex(CHOICES.index(other))
        else:
            self._timer.stop()
            windows[-1].close()


def test_the_language_changes_back_and_forth_and_song_and_place_stay(application):
    learner = Learner(application)
    folders = user_folders()
    options = Options(song="lstm", at=40.0, shows_settings=True)
    take_tongue(application, "ja", bundled("resources", "translations"))
    code = show_until_closed(application, folders, options, CrashFile(folders.logs, "tests"))
    assert code == 0
    words, lines, places, windows = zip(*learner.seen, strict=True)
    assert words == ("歌う", "Sing", "歌う")
    assert len(set(lines)) == 1
    assert lines[0] > 1
    assert set(places) == {40}
    assert set(windows) == {1}  # the old one has gone
    assert not [each for each in application.topLevelWidgets() if isinstance(each, MainWindow)]
