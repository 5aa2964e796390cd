"""Gaps, fading voice and fading words meet song, lyrics, bar and the record of study."""

from __future__ import annotations

from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from oboeuta_desktop.core.cloze import Known
from oboeuta_desktop.core.fading import QUIET_GAIN, LineRung
from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.singing import Singing
from oboeuta_desktop.state.now_playing import NowPlaying
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.state.quiz import Quiz
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.lyrics_view import LyricsView
from oboeuta_desktop.ui.quiz_bar import QuizBar
from oboeuta_desktop.ui.theme import DARK, LIGHT


class Player(QObject):
    loading_changed = Signal(float)
    playing_changed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.fades: list[dict[str, Any]] = []

    def set_fade(self, steps) -> None:
        self.fades.append(dict(steps))


class Log(QObject):
    known_changed = Signal()
    best_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.level = 0
        self.best: tuple[int, int] | None = None
        self.flushed = 0

    def known(self) -> dict[str, Known]:
        return {f"A{number}": Known(self.level, 0.8) for number in range(1, 20)}

    def best_of(self, song_id: str, level: int) -> tuple[int, int] | None:
        return self.best if level == 1 else None

    def flush(self) -> None:
        self.flushed += 1


class Room:
    def __init__(self, qtbot, tmp_path) -> None:
        self.lyrics, self.bar = LyricsView(), QuizBar(DARK)
        for widget in (self.lyrics, self.bar):
            qtbot.addWidget(widget)
        self.player, self.log = Player(), Log()
        self.now, self.quiz = NowPlaying(), Quiz(1)
        self.preferences = Preferences(tmp_path / "settings.json")
        self.singing = Singing(
            (self.lyrics, self.bar),
            cast("Transport", self.player),
            self.now,
            self.quiz,
            self.preferences,
        )
        self.song = read_song(bundled("songs", "relu"))
        self.lyrics.set_lyrics(self.song.lyrics)
        self.now.open(self.song)
        self.quiz.open(self.song)

    def learn(self, level: int) -> None:
        self.log.level = level
        if self.singing._log is None:
            self.singing.set_log(cast("Any", self.log))
        else:
            self.log.known_changed.emit()

    def press(self, qtbot, name: str) -> None:
        button = self.bar.findChild(QObject, name)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    @property
    def sound(self) -> str:
        return self.bar._sound.text()


@pytest.fixture
def room(qtbot, tmp_path):
    return Room(qtbot, tmp_path)


def test_the_switches_are_remembered_and_take_effect_in_the_mode_only(qtbot, room):
    room.learn(1)
    room.press(qtbot, "melody_switch")
    room.press(qtbot, "words_switch")
    settings = room.preferences.settings
    assert (settings.melody_fades, settings.words_vanish) == (True, True)
    assert room.singing.fade.rungs == ()
    room.quiz.set_active(True)
    assert {rung.rung for rung in room.singing.fade.rungs} == {1}
    assert QUIET_GAIN in {gain for _, gain in room.player.fades[-1]["vocal"]}
    room.quiz.set_active(False)
    assert room.player.fades[-1] == {}
    room.press(qtbot, "melody_switch")
    assert not room.preferences.settings.melody_fades


def test_without_a_record_of_study_nothing_fades(qtbot, room):
    room.preferences.change(melody_fades=True, words_vanish=True)
    room.quiz.set_active(True)
    assert {rung.rung for rung in room.singing.fade.rungs} == {0}
    assert room.quiz._hidden.readings == ()


def test_what_is_learned_meanwhile_fades_the_voice_at_once_and_the_words_next_round(qtbot, room):
    room.preferences.change(melody_fades=True, words_vanish=True)
    room.quiz.set_active(True)
    room.learn(2)
    assert {rung.rung for rung in room.singing.fade.rungs} == {2}
    assert room.quiz._hidden.readings
    room.learn(3)
    assert {rung.rung for rung in room.singing.fade.rungs} == {3}


def test_lines_that_nobody_sings_get_a_bar(qtbot, room):
    room.preferences.change(melody_fades=True)
    room.quiz.set_active(True)
    room.learn(3)
    taught = {k for k, lesson in enumerate(room.song.lessons) if lesson and lesson.points}
    assert room.lyrics._stage.bars == taught
    room.preferences.change(melody_fades=False)
    assert room.lyrics._stage.bars == frozenset()


def test_the_bar_says_what_is_heard_of_the_line_and_why(qtbot, room):
    room.preferences.change(melody_fades=True)
    room.quiz.set_active(True)
    room.learn(2)
    assert room.sound == ""
    room.now.set_position(room.song.lyrics.lines[0].start + 0.5)
    assert "伴奏だけ" in room.sound
    room.preferences.change(melody_fades=False)
    assert room.sound == ""


def test_the_best_of_the_level_is_shown(qtbot, room):
    room.log.best = (8, 10)
    room.learn(0)
    assert "8/10" in room.bar._best.text()
    room.quiz.set_level(2)
    assert "8/10" not in room.bar._best.text()
    assert "自己申告" in room.bar._best.text()


def test_a_pause_and_the_end_of_the_program_keep_what_was_sung(qtbot, room):
    room.learn(0)
    room.player.playing_changed.emit(True)
    assert room.log.flushed == 0
    room.player.playing_changed.emit(False)
    room.singing.close()
    assert room.log.flushed == 2


@pytest.mark.parametrize("theme", [DARK, LIGHT])
@pytest.mark.parametrize("width", [600, 900, 1300])
def test_nothing_in_the_bar_is_cut_off_or_covered(qtbot, theme, width):
    bar = QuizBar(theme)
    qtbot.addWidget(bar)
    bar.set_theme(theme)
    bar.set_level(4)
    bar.set_fading(melody=True, words=True)
    bar.set_best((38, 95))
    bar.set_score(27, 60, 95, suggested=None)
    bar.set_sound(LineRung(2, "chooses"))
    bar.resize(width, bar.height())
    bar.show()
    qtbot.waitExposed(bar)
    assert bar.width() == width
    parts = bar.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    shown = [part for part in parts if part.isVisible()]
    for part in shown:
        assert bar.rect().contains(part.geometry())
        if part not in (bar._sound, bar._best):  # they end in "…" where they must
            assert part.width() >= part.minimumSizeHint().width()
        for other in shown:
            assert other is part or not part.geometry().intersects(other.geometry())


def test_a_switch_is_told_by_its_icon_and_to_a_screen_reader(qtbot):
    bar = QuizBar(DARK)
    qtbot.addWidget(bar)
    switch = bar._melody
    assert (switch.isChecked(), switch._icon, switch.accessibleName()) == (
        False, "volume", "声をへらす",
    )  # fmt: skip
    said = []
    bar.melody_toggled.connect(said.append)
    bar.set_fading(melody=True, words=False)
    assert (switch.isChecked(), switch._icon, said) == (True, "check", [])
    assert switch.accessibleDescription()
