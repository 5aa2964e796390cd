"""The song stops before the hidden word, and the word is written before it is heard."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import cast

import pytest
from PySide6.QtCore import QObject

from oboeuta_desktop.core.attempt import RIGHT
from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.playback.playhead import StopAt
from oboeuta_desktop.state.stops import Stops
from oboeuta_desktop.state.study.pausing import (
    AGAIN,
    LEAD,
    OTHER_WORD,
    Pause,
    PauseAndType,
    WritingScore,
    Written,
)
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.storage.paths import bundled


class Player(QObject):
    """A song that plays when the test lets time pass; it stops where it was told to."""

    def __init__(self) -> None:
        super().__init__()
        self.position = 0.0
        self.playing = False
        self.stop: float | None = None
        self.heard: list[tuple[float, float]] = []
        self.stops = Stops(self)
        self.stops.begin(self._stop_at, 1)

    def _stop_at(self, wish: StopAt) -> None:
        self.stop = wish.position

    def seek(self, seconds: float) -> None:
        self.position = seconds

    def play(self) -> None:
        self.playing = True

    def go(self, seconds: float) -> bool:
        """Play for so long; whether a stop was reached."""
        if not self.playing:
            return False
        goal = self.position + seconds
        ahead = self.stop is not None and self.position <= self.stop <= goal
        end = self.stop if ahead and self.stop is not None else goal
        self.heard.append((self.position, end))
        self.position = end
        if ahead:
            self.stop, self.playing = None, False
        return ahead


class Stage:
    def __init__(self, desk, name: str = "relu", offset: float = 0.0) -> None:
        self.song = read_song(bundled("songs", name))
        self.player = Player()
        self.mode = PauseAndType(desk, cast("Transport", self.player))
        self.offset = offset
        self.asked: list[Pause] = []
        self.written: list[Written] = []
        self.scores: list[WritingScore] = []
        self.blanks = ()
        self.mode.asked.connect(self.asked.append)
        self.mode.written.connect(self.written.append)
        self.mode.score_changed.connect(self.scores.append)
        self.mode.blanks_changed.connect(lambda blanks: setattr(self, "blanks", blanks))
        self.mode.open(self.song, offset)
        self.mode.set_active(True)
        self.player.play()

    def play(self, seconds: float = 400.0) -> None:
        """Let the song go on until it stops or the time is over."""
        for _ in range(round(seconds / 0.05)):
            arrived = self.player.go(0.05)
            self.mode.set_position(self.player.position + self.offset)
            if arrived:
                self.player.stops.of("write").reach()
                return


@pytest.fixture
def stage(desk):
    return Stage(desk)


def test_it_stops_before_the_word_and_asks_for_it(stage):
    stage.play()
    (pause,) = stage.asked
    assert stage.player.position == pytest.approx(pause.blank.start - LEAD)
    line = stage.song.lyrics.lines[pause.blank.line].text
    assert line.startswith(pause.before.split(OTHER_WORD)[0])
    assert line.endswith(pause.after.split(OTHER_WORD)[-1])
    assert pause.blank.keyword.text in line


@pytest.mark.parametrize("offset", [0.0, 0.4, -0.3])
@pytest.mark.parametrize("name", ["relu", "lstm"])
def test_no_hidden_word_is_ever_heard_before_it_is_written(desk, name, offset):
    stage = Stage(desk, name, offset)
    for _ in range(12):
        written_before = len(stage.written)
        heard_before = len(stage.player.heard)
        stage.play()
        if stage.mode.pause is None:
            break
        blank = stage.mode.pause.blank
        for start, end in stage.player.heard[heard_before:]:
            assert not (start < blank.end - offset and end > blank.start - offset - LEAD + 1e-6)
        stage.mode.answer(blank.keyword.text)
        assert len(stage.written) == written_before + 1
    assert len(stage.written) >= 8


def test_after_the_answer_the_whole_line_is_sung(stage):
    stage.play()
    pause = stage.asked[0]
    stage.mode.answer(pause.blank.keyword.accepted[-1])
    assert stage.player.position == pytest.approx(pause.blank.line_start)
    assert stage.player.playing
    assert stage.written[0].attempt.verdict in RIGHT
    assert stage.written[0].attempt.scheduled
    assert stage.scores[-1].right == 1
    stage.play(0.5)
    heard = stage.player.heard[-1]
    assert heard[0] >= pause.blank.line_start


def test_two_words_of_a_line_are_asked_in_their_order(desk):
    stage = Stage(desk)
    for _ in range(30):
        stage.play()
        if stage.mode.pause is None:
            break
        stage.mode.answer("ちがう")
    order = [(each.pause.blank.line, each.pause.blank.first) for each in stage.written]
    assert order == sorted(order)
    assert any(a[0] == b[0] for a, b in pairwise(order))


def test_a_wrong_word_is_shown_and_counts_once(stage):
    stage.play()
    stage.mode.answer("ちがうことば")
    (written,) = stage.written
    assert (written.attempt.verdict, written.attempt.rating) == ("wrong", "again")
    assert (stage.scores[-1].right, stage.scores[-1].asked) == (0, 1)
    stage.mode.answer("もう一度")
    assert len(stage.written) == 1


def test_an_empty_answer_gives_a_hint_and_the_song_waits(stage):
    stage.play()
    stage.mode.answer("")
    stage.mode.answer(" ")
    assert len(stage.asked) == 3
    assert stage.asked[0].hint == ""
    assert len(stage.asked[1].hint) >= 1
    assert "○" in stage.asked[2].hint or len(stage.asked[2].hint) == 1
    assert not stage.player.playing
    stage.mode.answer(stage.asked[0].blank.keyword.text)
    assert stage.written[0].attempt.rating == "hard"


def test_a_revealed_word_was_not_known(stage):
    stage.play()
    stage.mode.reveal()
    assert stage.written[0].attempt.rating == "again"


def test_a_word_that_was_heard_first_says_nothing(stage):
    stage.play()
    blank = stage.asked[0].blank
    stage.mode.answer("ちがう")
    stage.play(0.3)
    later = next(b.blank for b in stage.blanks if b.state == "hidden" and b.blank.line > blank.line)
    # The learner jumps into the middle of a hidden word and hears its end.
    stage.player.seek(later.start + 0.01)
    stage.mode.set_position(later.start + 0.01)
    stage.play(later.end - later.start + 0.2)
    index = next(n for n, b in enumerate(stage.blanks) if b.blank == later)
    assert stage.blanks[index].state == "revealed"
    assert index in stage.mode._heard


def test_a_jump_arms_the_next_word(stage):
    middle = stage.song.lyrics.lines[20].start
    stage.player.seek(middle)
    stage.mode.set_position(middle)
    stage.play()
    assert stage.asked[-1].blank.line >= 20


def test_without_the_mode_the_song_never_stops(stage):
    stage.mode.set_active(False)
    assert stage.player.stop is None
    assert stage.blanks == ()
    stage.play(30.0)
    assert stage.asked == []


def test_a_song_that_teaches_nothing_asks_nothing(desk, tmp_path):
    stage = Stage(desk)
    stage.mode.set_active(False)
    stage.mode.open(replace(stage.song, lessons=(None,) * len(stage.song.lessons)))
    stage.mode.set_active(True)
    assert stage.player.stop is None


def test_a_line_that_is_heard_in_between_is_not_stopped_and_the_word_is_asked_later(desk):
    stage = Stage(desk)
    armed = stage.player.stop
    assert armed is not None
    guide = stage.player.stops.of("guide")
    guide.take_over()
    assert stage.player.stops.of("write").seconds == armed
    stage.mode.set_position(stage.song.lyrics.lines[20].start)  # the line it jumps to
    stage.mode.set_position(0.0)
    guide.give_back()
    assert stage.player.stops.of("write").seconds == armed


def test_what_leads_to_the_word_is_heard_again_and_the_word_still_waits(stage):
    stage.play()
    (pause,) = stage.asked
    for _ in range(2):
        before = len(stage.player.heard)
        stage.mode.replay()
        stage.play()
        again = stage.player.heard[before:]
        assert again[0][0] == pytest.approx(
            min(pause.blank.line_start, pause.blank.start - LEAD - AGAIN)
        )
        assert again[-1][1] == pytest.approx(pause.blank.start - LEAD)
        assert stage.mode.pause == pause
    assert stage.asked == [pause]
    stage.mode.answer(pause.blank.keyword.text)
    assert stage.written[0].attempt.replays == 2
    assert stage.written[0].found.verdict in RIGHT
    stage.play()
    stage.mode.answer("")
    stage.mode.reveal()
    assert stage.written[-1].attempt.replays == 0


def test_a_word_may_be_written_while_what_leads_to_it_is_heard_again(stage):
    stage.play()
    (pause,) = stage.asked
    stage.mode.replay()
    stage.play(0.5)
    stage.mode.answer(pause.blank.keyword.text)
    assert stage.scores[-1].right == 1
    stage.play()
    assert stage.asked[-1] != pause


def test_who_jumps_away_while_it_is_heard_again_has_passed_the_word_by(stage):
    stage.play()
    (pause,) = stage.asked
    stage.mode.replay()
    stage.play(0.3)
    stage.player.seek(pause.blank.end + 1.0)
    stage.mode.set_position(pause.blank.end + 1.0)
    assert stage.mode.pause is None
    stage.play()
    assert stage.asked[-1].blank.start > pause.blank.end


def test_nothing_is_heard_again_where_no_word_waits(stage):
    stage.mode.replay()
    assert stage.player.heard == []
    assert stage.player.position == 0.0


@pytest.mark.parametrize("name", ["relu", "lstm"])
def test_no_other_hidden_word_of_the_line_stands_beside_the_gap(desk, name):
    stage = Stage(desk, name)
    several = 0
    for _ in range(20):
        stage.play()
        pause = stage.mode.pause
        if pause is None:
            break
        line = stage.song.lyrics.lines[pause.blank.line].text
        others = [
            now.blank
            for now in stage.blanks
            if now.blank.line == pause.blank.line and now.state == "hidden"
            if now.blank != pause.blank
        ]
        told = pause.before + pause.blank.keyword.text + pause.after
        assert told.count(OTHER_WORD) == len(others)
        for other in others:
            several += 1
            line = line[: other.first] + "\0" * (other.last - other.first) + line[other.last :]
        for part in line.split("\0"):
            assert part in told
        stage.mode.answer(pause.blank.keyword.text)
    assert several
