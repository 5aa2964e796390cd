"""Answers one question: do welcome, help and what arrives from outside meet the program?"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from oboeuta_desktop.exchange.song_pack import write_pack
from oboeuta_desktop.opening import Opening
from oboeuta_desktop.options import Options
from oboeuta_desktop.places import user_folders
from oboeuta_desktop.program import Program
from oboeuta_desktop.storage.crash_file import CrashFile
from oboeuta_desktop.ui.help_page import HelpPage
from oboeuta_desktop.ui.key_sheet import KeySheet
from oboeuta_desktop.ui.overlay import Overlay, OverlayPage
from oboeuta_desktop.ui.welcome_page import WelcomePage


@pytest.fixture
def start(qapp, tmp_path):
    """Start the program with some options."""
    started: list[tuple[Program, Opening]] = []

    def begin(**options):
        crash_file = CrashFile(tmp_path / "logs", "about")
        opening = Opening(
            qapp, user_folders(), Options(size=(1366, 768), language="ja", **options), crash_file
        )
        opening.show()
        program = Program(opening)
        program.start()
        started.append((program, opening))
        return program

    yield begin
    for program, opening in started:
        program.close()
        opening.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def page(program: Program) -> OverlayPage | None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shown = [each for each in program.window.findChildren(Overlay) if not each.isHidden()]
    return shown[0].page if shown else None


def make_pack(folder: Path) -> Path:
    folder.mkdir()
    (folder / "song.toml").write_text('title = "うた"\n[audio]\nstems = []\n', encoding="utf-8")
    (folder / "lyrics.lrc").write_text("[00:01.00]行\n", encoding="utf-8")
    path = folder.with_suffix(".oboeuta")
    write_pack(folder, path)
    return path


def test_who_starts_first_is_welcomed_and_enter_plays(qtbot: QtBot, start):
    program = start()
    assert isinstance(page(program), WelcomePage)
    qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.transport.playing, timeout=8_000)
    assert page(program) is None


@pytest.mark.parametrize("options", [{"seconds": 60.0}, {"play": True}])
def test_nobody_is_welcomed_who_is_watched_or_wants_to_hear(start, options):
    program = start(**options)
    assert page(program) is None
    assert not program.preferences.settings.welcomed


def test_keys_and_help_open_from_the_song_and_from_the_settings(qtbot: QtBot, start):
    program = start(seconds=60.0)
    qtbot.keyClick(program.window.lyrics, Qt.Key.Key_F1)
    assert isinstance(page(program), KeySheet)
    program._settings_page.help_wished.emit()
    assert isinstance(page(program), HelpPage)


def test_a_dropped_pack_comes_on_stage_and_into_the_library(qtbot: QtBot, start, tmp_path):
    program = start(seconds=60.0)
    program.window.folder_dropped.emit(str(make_pack(tmp_path / "uta")))
    qtbot.waitUntil(lambda: program.now_playing.song.song_id == "uta", timeout=8_000)
    qtbot.waitUntil(
        lambda: any(getattr(entry, "song_id", "") == "uta" for entry in program.shelf.entries),
        timeout=8_000,
    )
    program.panel.authoring_wished.emit()  # it has no lessons
    shown = page(program)
    assert isinstance(shown, HelpPage)
    assert shown.chapter == "songs"
