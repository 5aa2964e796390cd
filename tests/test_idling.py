"""Answers one question: is the learner left alone by what is made ready ahead of time?"""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest

from oboeuta_desktop.idling import QUIET_SECONDS, Idle


class Room:
    """A window, music that can be switched, and a clock that stands until it is moved."""

    def __init__(self) -> None:
        self.window = QWindow()
        self.window.resize(50, 50)
        self.playing = False
        self.now = 100.0
        self.done: list[str] = []
        self.idle = Idle(self.window, lambda: self.playing, lambda: self.now)

    def wait(self, seconds: float) -> None:
        """Let time go by, and the program look once whether it is idle."""
        self.now += seconds
        if self.idle._timer.isActive():
            self.idle._look()

    def step(self, name: str):
        return lambda: self.done.append(name)


@pytest.fixture
def room(qapp):
    room = Room()
    room.window.show()
    room.idle.add(map(room.step, "abc"))
    yield room
    room.idle.close()
    room.window.destroy()


def test_one_step_is_taken_at_a_time_in_their_order(room):
    room.wait(QUIET_SECONDS / 2)
    assert room.done == []
    room.wait(QUIET_SECONDS)
    assert room.done == ["a"]
    room.wait(0.1)
    room.wait(0.1)
    assert room.done == ["a", "b", "c"]
    assert not room.idle._timer.isActive()


def test_whoever_presses_or_moves_something_is_not_disturbed(room):
    room.wait(QUIET_SECONDS)
    QTest.keyClick(room.window, Qt.Key.Key_A)
    room.wait(QUIET_SECONDS * 0.9)
    assert room.done == ["a"]
    QTest.mouseClick(room.window, Qt.MouseButton.LeftButton)
    room.wait(QUIET_SECONDS * 0.9)
    assert room.done == ["a"]
    room.wait(QUIET_SECONDS * 0.2)
    assert room.done == ["a", "b"]


def test_music_is_not_disturbed(room):
    room.playing = True
    room.wait(60.0)
    assert room.done == []
    room.playing = False
    room.wait(0.0)
    assert room.done == ["a"]


def test_nothing_happens_after_the_end(room):
    room.idle.close()
    room.wait(60.0)
    assert room.done == []
    room.idle.add([room.step("d")])
    room.wait(QUIET_SECONDS)
    assert room.done == []


def test_more_can_follow_when_all_is_done(room):
    for _ in range(3):
        room.wait(QUIET_SECONDS)
    room.idle.add([room.step("d")])
    room.wait(QUIET_SECONDS)
    assert room.done == ["a", "b", "c", "d"]
