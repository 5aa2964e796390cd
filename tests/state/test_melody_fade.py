"""When the voice fades, and what the player is told."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal
from song_for_tests import small_song

from oboeuta_desktop.core.fading import QUIET_GAIN
from oboeuta_desktop.core.song import Stem
from oboeuta_desktop.state.fading import MelodyFade
from oboeuta_desktop.state.transport import Transport


class Player(QObject):
    loading_changed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.told: list[dict[str, tuple[tuple[float, float], ...]]] = []

    def set_fade(self, steps) -> None:
        self.told.append(dict(steps))


@pytest.fixture
def player(qapp):
    return Player()


@pytest.fixture
def fade(player):
    made = MelodyFade(cast("Transport", player))
    song = small_song()
    stems = (Stem("vocal", song.folder / "v"), Stem("backing", song.folder / "b"))
    object.__setattr__(song, "stems", stems)
    made.open(song)
    made.set_levels({"A1": 1})
    made.set_on(True)
    made.set_singing(True)
    return made


def test_it_is_heard_only_while_switched_on_and_singing_with_gaps(fade, player):
    assert (0.9, QUIET_GAIN) in player.told[-1]["vocal"]
    fade.set_singing(False)
    assert player.told[-1] == {}
    assert fade.rungs == ()
    fade.set_singing(True)
    fade.set_on(False)
    assert player.told[-1] == {}


def test_levels_that_change_no_rung_disturb_nothing(fade, player):
    before = len(player.told)
    fade.set_levels({"A1": 1, "B9": 4})
    assert len(player.told) == before
    fade.set_levels({"A1": 2})
    assert (0.9, 0.0) in player.told[-1]["vocal"]


def test_the_steps_move_with_the_offset(fade, player):
    fade.set_offset(0.5)
    assert (0.4, QUIET_GAIN) in player.told[-1]["vocal"]


def test_a_song_that_is_put_on_is_told_again(fade, player):
    before = len(player.told)
    player.loading_changed.emit(0.0)
    assert player.told[before:] == [player.told[-1]]
    assert player.told[-1]
    player.loading_changed.emit(0.4)
    assert len(player.told) == before + 1


def test_nothing_known_leaves_every_voice(fade, player):
    fade.set_levels({})
    assert {gain for _, gain in player.told[-1]["vocal"]} == {1.0}


def test_the_rungs_are_announced_line_by_line(qtbot, fade):
    with qtbot.waitSignal(fade.rungs_changed) as told:
        fade.set_levels({"A1": 3})
    assert [rung.rung for rung in told.args[0]] == [3, 0, 3]
    assert [rung.is_silent for rung in told.args[0]] == [True, False, True]
