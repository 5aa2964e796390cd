"""Starts the program, plays, clicks, drags, studies, answers and closes it; not a test itself."""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDir, QEvent, Qt
from PySide6.QtWidgets import QApplication

from oboeuta_desktop.core.song import Song
from oboeuta_desktop.opening import Opening
from oboeuta_desktop.options import Options
from oboeuta_desktop.places import user_folders
from oboeuta_desktop.program import Program
from oboeuta_desktop.soaking import acts
from oboeuta_desktop.storage.crash_file import CrashFile
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.theme import load_fonts

PATIENCE = 20.0
ROUNDS = ("C", "T", "G")


def use_program() -> None:
    application = QApplication(sys.argv[:1])
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    load_fonts([str(path) for path in bundled("resources", "fonts").glob("*.ttf")])
    folders = user_folders()
    options = Options(song="relu", size=(1366, 768))  # not watched: it listens for second starts
    opening = Opening(application, folders, options, CrashFile(folders.logs, "test"))
    opening.show()
    program = Program(opening)
    program.start()
    hand = acts.Hand(program, random.Random(1))
    wait(lambda: len(program.shelf.entries) >= 2)
    sing(hand)
    explore(hand)
    study(hand)
    sing_another(hand)
    program.close()
    opening.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    print("used and closed")


def sing(hand: acts.Hand) -> None:
    transport = hand.program.transport
    transport.play()
    wait(lambda: transport.position > 0.2)
    transport.set_rate(0.9)
    acts.seek(hand)


def explore(hand: acts.Hand) -> None:
    song, panel = hand.song, hand.program.panel
    assert song is not None
    line = next(n for n, each in enumerate(song.lessons) if each is not None and each.demo)
    hand.program.window.lyrics.line_selected.emit(line)
    wait(lambda: bool(panel.handle_places()))
    acts.drag_demo(hand)


def study(hand: acts.Hand) -> None:
    acts.toggle_study(hand)
    wait(lambda: hand.study_page is not None and hand.is_studying)
    for mode in ROUNDS:
        wait(lambda mode=mode: begins(hand, mode))
        for key in (Qt.Key.Key_1, Qt.Key.Key_Return) * 4:
            acts.press(hand.study_page, key)
            QCoreApplication.processEvents()
    acts.toggle_study(hand)


def begins(hand: acts.Hand, mode: str) -> bool:
    page = hand.study_page
    assert page is not None
    page.start.begun.emit(mode)
    return page.shown == "question"


def sing_another(hand: acts.Hand) -> None:
    program = hand.program
    songs = [entry for entry in program.shelf.entries if isinstance(entry, Song)]
    program.shelf.song_wanted.emit(next(song for song in songs if song.song_id == "lstm"))
    program.transport.play()
    wait(lambda: program.transport.position > 0.1)


def wait(done: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < until
        QCoreApplication.processEvents()
        time.sleep(0.002)
