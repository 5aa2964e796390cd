"""Answers one question: is the learner told, once, that nothing can be heard?"""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.core.errors import NoSoundError
from oboeuta_desktop.playback.device import OutputState
from oboeuta_desktop.state.silence import Silence
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.ui.error_text import error_text


class Player(QObject):
    """A transport whose output comes and goes."""

    playing_changed = Signal(bool)
    output_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.output = OutputState("", "", silent=True)
        self.playing = False

    def play(self, playing: bool = True) -> None:
        self.playing = playing
        self.playing_changed.emit(playing)

    def plug(self, there: bool) -> None:
        self.output = OutputState("a", "A", silent=not there)
        self.output_changed.emit(self.output)


@pytest.fixture
def player(qapp):
    return Player()


@pytest.fixture
def told(player):
    told: list[object] = []
    Silence(cast("Transport", player)).failed.connect(told.append)
    return told


def test_it_is_told_once_and_only_where_something_plays(player, told):
    player.plug(there=False)
    assert told == []
    for playing in (True, False, True):
        player.play(playing)
    assert [type(each) for each in told] == [NoSoundError]
    assert "音の出力先がありません" in error_text(told[0])


def test_headphones_that_are_pulled_out_again_are_told_again(player, told):
    player.plug(there=True)
    player.play()
    assert told == []
    for there in (False, False, True, False):
        player.plug(there=there)
    assert len(told) == 2
