"""What the learner sang is kept as practice, and the best round of each level with it."""

from __future__ import annotations

import time

import pytest

from oboeuta_desktop.core.cloze import find_blanks
from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.state.quiz import Quiz
from oboeuta_desktop.state.study.sung import SungLog
from oboeuta_desktop.storage.paths import bundled


class Stage:
    def __init__(self, desk) -> None:
        self.desk = desk
        self.song = read_song(bundled("songs", "relu"))
        self.quiz = Quiz(1)
        self.log = SungLog(desk, self.quiz)
        self.quiz.open(self.song)
        self.quiz.set_active(True)

    def play(self, until: float) -> None:
        """Go on without a jump."""
        while self.quiz._position < until:
            self.quiz.set_position(min(until, self.quiz._position + 0.5))

    def sing(self, share: float = 1.0) -> None:
        """One whole round, of which the first ``share`` of the gaps are sung in time."""
        self.quiz.set_position(0.0)
        blanks = [gap.blank for gap in self.quiz._hidden.gaps]
        for k, blank in enumerate(blanks):
            self.play(max(blank.line_start, blank.start))
            if k < share * len(blanks):
                self.quiz.press()
        self.play(blanks[-1].end + 1.0)

    def kept(self):
        self.desk._tasks.finish()
        return list(self.desk._known.store.attempts())


@pytest.fixture
def stage(desk):
    return Stage(desk)


def test_a_round_is_kept_as_practice_that_reaches_no_schedule(stage):
    stage.sing(0.5)
    kept = stage.kept()
    count = stage.quiz.score.total
    assert len(kept) == count
    assert {each.mode for each in kept} == {"S"}
    assert {(each.rating, each.scheduled) for each in kept} == {(None, False)}
    sung = [each.verdict for each in kept]
    assert sung.count("exact") == stage.quiz.score.sung > 0
    assert sung.count("empty") == count - stage.quiz.score.sung > 0
    assert stage.desk._known.store.cards() == {}


def test_it_lifts_no_level_and_makes_nothing_wrong(stage):
    stage.sing(0.0)
    stage.sing(1.0)
    points = {each.point_id for each in stage.kept()}
    overview = stage.desk.overview
    assert all(overview.level(point, stage.desk.now) == 0 for point in points)
    assert not any(overview.point(point).last_wrong for point in points)


def test_a_round_is_written_in_one_go_and_not_while_it_is_sung(stage):
    writes = []
    record = stage.desk._known.store.record

    def watched(*values):
        writes.append(len(values[0]))
        return record(*values)

    stage.desk._known.store.record = watched
    blanks = [gap.blank for gap in stage.quiz._hidden.gaps]
    for blank in blanks[:-1]:
        stage.play(blank.end + 0.4)
    stage.desk._tasks.finish()
    assert writes == []
    stage.play(blanks[-1].end + 0.4)
    stage.desk._tasks.finish()
    assert writes == [len(blanks)]


def test_a_pause_keeps_what_was_passed_and_the_rest_of_the_round_joins_it(stage):
    blanks = [gap.blank for gap in stage.quiz._hidden.gaps]
    stage.play(blanks[0].end + 0.4)
    stage.log.flush()
    assert len(stage.kept()) == 1
    stage.play(blanks[-1].end + 0.4)
    assert len({each.session_id for each in stage.kept()}) == 1
    (sitting,) = [each for each in stage.desk._known.store.sittings() if each.mode == "S"]
    assert sitting.ended is not None
    assert sitting.params == {"level": 1, "sung": 0, "total": len(blanks)}


def test_leaving_the_mode_keeps_what_was_passed(stage):
    stage.play(stage.quiz._hidden.gaps[0].blank.end + 0.4)
    stage.quiz.set_active(False)
    assert len(stage.kept()) == 1


def test_two_rounds_are_two_sittings(stage):
    stage.sing()
    stage.sing()
    assert len({each.session_id for each in stage.kept()}) == 2


def test_the_best_round_of_a_level_is_kept_and_a_worse_one_is_not(qtbot, stage):
    song = stage.song.song_id
    assert stage.log.best_of(song, 1) is None
    with qtbot.waitSignal(stage.log.best_changed):
        stage.sing(0.5)
    first = stage.log.best_of(song, 1)
    assert first == (stage.quiz.score.sung, stage.quiz.score.total)
    stage.sing(0.1)
    assert stage.log.best_of(song, 1) == first
    stage.sing(1.0)
    best = stage.log.best_of(song, 1)
    assert best is not None
    assert best[0] == best[1]
    assert stage.log.best_of(song, 2) is None
    assert stage.log.best_of("another", 1) is None


def test_the_best_is_still_there_at_the_next_start(new_desk):
    stage = Stage(new_desk())
    stage.sing(1.0)
    best = stage.log.best_of(stage.song.song_id, 1)
    again = Stage(new_desk())
    assert again.log.best_of(stage.song.song_id, 1) == best


def test_a_best_that_somebody_wrote_into_the_file_by_hand_is_no_crash(stage):
    stage.desk.set_setting(f"sung_best/{stage.song.song_id}/1", "many/few")
    assert stage.log.best_of(stage.song.song_id, 1) is None
    stage.sing(1.0)
    assert stage.log.best_of(stage.song.song_id, 1) is not None


def test_a_gap_of_a_line_without_points_is_not_kept(stage):
    lessons = tuple(None for _ in stage.song.lessons)
    object.__setattr__(stage.quiz.song, "lessons", lessons)
    stage.sing()
    assert stage.kept() == []


def test_a_drill_that_waits_is_not_forgotten_over_it(stage):
    stage.desk._drill = waiting = object()
    stage.sing()
    assert stage.desk.drill is waiting


def test_what_is_known_comes_from_the_desk(stage):
    known = stage.log.known()
    assert len(known) == len(stage.desk.material.curriculum.points)
    assert {each.level for each in known.values()} == {0}


def test_keeping_a_round_of_every_gap_costs_less_than_a_frame(stage):
    stage.quiz.set_level(3)
    blanks = find_blanks(stage.song.lyrics, stage.song.lessons)
    assert len(blanks) > 90
    for blank in blanks[:-1]:
        stage.play(blank.end + 0.4)
    spent = []
    for _ in range(3):
        begin = time.thread_time()
        stage.play(blanks[-1].end + 0.4)
        spent.append(time.thread_time() - begin)
        stage.quiz.set_position(0.0)
        for blank in blanks[:-1]:
            stage.play(blank.end + 0.4)
    assert min(spent) < 0.016
