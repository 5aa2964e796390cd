"""Answers one question: is it said once for each device, and never into a song, that the delay can
be set?
"""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from oboeuta_desktop.delay_hint import LONG_ENOUGH, DelayHint
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.ui.controls import IconButton
from oboeuta_desktop.ui.lyrics_view import LyricsView
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.theme import DARK


class FakeTransport(QObject):
    """What is played, by hand."""

    playing_changed = Signal(bool)
    output = SimpleNamespace(device_id="headphones")


@dataclass
class Room:
    """A window with the hint, a transport and a clock."""

    window: MainWindow
    hint: DelayHint
    transport: FakeTransport
    preferences: Preferences
    now: float = 0.0

    def play(self, seconds: float) -> None:
        """Play and stop."""
        self.transport.playing_changed.emit(True)
        assert self.hint.bar.isHidden()
        self.now += seconds
        self.transport.playing_changed.emit(False)


@pytest.fixture
def room(qtbot: QtBot):
    window = MainWindow(DARK, LyricsView())
    qtbot.addWidget(window)
    preferences, transport = Preferences(None), FakeTransport()
    made: list[Room] = []
    hint = DelayHint(window, preferences, transport, lambda: made[0].now)  # type: ignore[arg-type]
    made.append(Room(window, hint, transport, preferences))
    window.show()
    return made[0]


def test_the_first_song_that_was_heard_for_a_while_is_followed_by_the_hint(room: Room):
    room.play(LONG_ENOUGH - 0.1)
    assert room.hint.bar.isHidden()
    room.play(LONG_ENOUGH)
    assert room.hint.bar.isVisible()


def test_it_is_said_once_for_each_device(room: Room):
    room.play(LONG_ENOUGH)
    room.play(LONG_ENOUGH)
    assert room.hint.bar.isHidden()
    room.transport.output = SimpleNamespace(device_id="television")
    room.play(LONG_ENOUGH)
    assert room.hint.bar.isVisible()
    assert room.preferences.settings.delay_hinted == ("headphones", "television")


@pytest.mark.parametrize("device", ["headphones", ""])
def test_nothing_is_said_where_the_delay_is_set_or_there_is_no_device(room: Room, device: str):
    room.preferences.change(device_delays={"headphones": 0.12})
    room.transport.output = SimpleNamespace(device_id=device)
    room.play(LONG_ENOUGH)
    assert room.hint.bar.isHidden()


def test_taking_the_hint_opens_the_test_and_closing_it_does_not(qtbot: QtBot, room: Room):
    room.play(LONG_ENOUGH)
    action = room.hint.bar.findChild(ActionButton)
    close = room.hint.bar.findChild(IconButton)
    assert action is not None
    assert close is not None
    with qtbot.waitSignal(room.hint.test_wished):
        action.click()
    assert room.hint.bar.isHidden()
    room.transport.output = SimpleNamespace(device_id="television")
    room.play(LONG_ENOUGH)
    with qtbot.assertNotEmitted(room.hint.test_wished):
        close.click()
    assert room.hint.bar.isHidden()


def test_the_hint_never_takes_the_keys(room: Room):
    before = room.window.focusWidget()
    room.play(LONG_ENOUGH)
    assert room.window.focusWidget() is before
