"""How a round went is told as its mode counts it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from study_room import Room

from oboeuta_desktop.core.question_kinds import GATES, GateQuestion, TruthQuestion
from oboeuta_desktop.ui.study.gate_table import gates_in_words
from oboeuta_desktop.ui.study.scores import exact_time
from oboeuta_desktop.ui.study.words import GATE_KEYS


@pytest.fixture
def room(qtbot, tmp_path):
    room = Room(qtbot, tmp_path)
    yield room
    room.close()


def play_gates(room: Room, seconds: float, *, wrong: bool = False) -> None:
    room.study.begin("G")
    first = wrong
    while room.page.shown == "question":
        room.clock.go(seconds=seconds)
        question = room.question
        assert isinstance(question, GateQuestion)
        gate = question.answer
        if first:
            gate, first = ("input" if gate == "forget" else "forget"), False
        room.key(ord(GATE_KEYS[gate]))
        room.enter()


def words(room: Room) -> str:
    return room.page.result._words.toPlainText()


def test_the_best_time_of_twelve_right_gates_is_told_and_kept(room):
    play_gates(room, 3)
    assert "答えた時間は 36.0 秒。これまででいちばん速い記録です。" in words(room)
    play_gates(room, 4)
    assert "答えた時間は 48.0 秒。いちばん速い全問正解は 36.0 秒。" in words(room)


def test_a_round_with_a_mistake_tells_no_best_time_and_its_table_shows_the_mistake(room):
    play_gates(room, 3, wrong=True)
    assert "いちばん速い" not in words(room)
    table = room.page.result._gates
    assert table.isVisible()
    counts = table.counts
    assert [sum(row) for row in counts] == [2] * 6
    assert sum(counts[n][n] for n in range(6)) == 11
    assert "と答えた 1 回" in table.accessibleDescription()
    assert table.accessibleDescription().count("2 問中 2 問正解") == 5


def test_the_table_is_only_there_for_gates(room):
    play_gates(room, 1)
    room.ask(room.a(TruthQuestion), mode="T")
    room.key(Qt.Key.Key_F4)
    room.enter()
    assert room.page.result._gates.isHidden()


def test_a_table_without_answers_says_nothing():
    nothing = tuple((0,) * 6 for _ in GATES)
    assert gates_in_words(nothing) == ""


def test_a_true_statement_has_one_point_and_a_false_one_two(room):
    found = [q for q in room.desk.material.by_id.values() if isinstance(q, TruthQuestion)]
    true = next(question for question in found if question.is_true)
    false = next(question for question in found if not question.is_true)
    room.ask(true, false, mode="T")
    room.key(Qt.Key.Key_1)
    room.enter()
    room.key(Qt.Key.Key_2)
    assert false.repair is not None
    fine = next(n for n, word in enumerate(false.repair.words_ja) if word != false.repair.wrong.ja)
    room.key(Qt.Key.Key_1 + fine)
    room.enter()
    assert room.page.result._score.text() == "2 / 3"


@pytest.mark.parametrize(
    ("seconds", "said"), [(38.44, "38.4 秒"), (60, "1 分 0.0 秒"), (59.96, "1 分 0.0 秒")]
)
def test_a_short_time_is_told_to_a_tenth_of_a_second(seconds, said):
    assert exact_time(seconds) == said
