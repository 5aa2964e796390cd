"""What every round of choices, gates and statements keeps to."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.question_kinds import (
    GATES,
    ChoiceQuestion,
    Gate,
    GateQuestion,
    MoveQuestion,
    NumericQuestion,
    TypedQuestion,
)
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.moving import right_setting, start_of
from oboeuta_desktop.scheduling.queue import Item, Queue, review_queue, syllabus
from oboeuta_desktop.state.study.answers import moved, term_of_gate
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.gate_time import best_gate_time
from oboeuta_desktop.state.study.round import Answered, Asked, Round, RoundScore
from oboeuta_desktop.state.study.sources import (
    ListSource,
    QueueSource,
    Source,
    choice_round,
    gate_round,
    truth_round,
)


def points_of(desk: Desk) -> list[str]:
    return [point.id for point in desk.material.curriculum.points]


def drained(source: Source):
    while (found := source.next()) is not None:
        yield found


@pytest.mark.parametrize("seed", range(12))
def test_a_round_of_gates_has_twelve_with_both_units_mixed_and_each_gate_twice(desk, seed):
    asked = [found.question for found in drained(gate_round(desk, random.Random(seed)))]
    gates = [question.answer for question in asked if isinstance(question, GateQuestion)]
    assert len(gates) == len({question.id for question in asked if question}) == 12
    assert all(gates.count(gate) >= 2 for gate in GATES)
    of_lstm = [gate in ("input", "forget", "output") for gate in gates if gate != "candidate"]
    assert sum(one != other for one, other in pairwise(of_lstm)) >= 2


class Gates:
    """A round of gates, answered quickly or slowly."""

    def __init__(self, desk: Desk, clock, seed: int = 1) -> None:
        self.desk, self.clock = desk, clock
        self.round = Round(desk, "G", gate_round(desk, random.Random(seed)), chance=random.Random())
        self.asked: list[Asked] = []
        self.answered: list[Answered] = []
        self.scores: list[RoundScore] = []
        self.round.asked.connect(self.asked.append)
        self.round.answered.connect(self.answered.append)
        self.round.ended.connect(self.scores.append)
        self.round.begin()

    def play(self, seconds: float, *, wrong: int = 0, reading: float = 0) -> RoundScore:
        while not self.scores:
            self.clock.go(seconds=seconds)
            question = self.asked[-1].question
            assert isinstance(question, GateQuestion)
            gate: Gate = question.answer
            if len(self.asked) <= wrong:
                gate = "input" if gate == "forget" else "forget"
            self.round.answer_gate(gate)
            self.clock.go(seconds=reading)
            self.round.go_on()
        return self.scores[0]


def test_the_best_time_is_kept_when_all_twelve_are_right_and_reading_does_not_count(
    desk, new_desk, clock
):
    assert best_gate_time(desk) is None
    first = Gates(desk, clock).play(3, reading=60)
    assert (first.best_seconds, first.is_best) == (36, True)
    slower = Gates(desk, clock, 2).play(4)
    assert (slower.best_seconds, slower.is_best) == (36, False)
    quicker = Gates(desk, clock, 3).play(2)
    assert (quicker.best_seconds, quicker.is_best) == (24, True)
    assert best_gate_time(new_desk()) == 24


def test_a_round_of_gates_with_a_mistake_has_no_best_time(desk, clock):
    score = Gates(desk, clock).play(1, wrong=1)
    assert len(score.answered) == 12
    assert (score.best_seconds, score.is_best) == (None, False)


def test_a_round_of_gates_that_was_ended_early_has_no_best_time(desk, clock):
    gates = Gates(desk, clock)
    question = gates.asked[-1].question
    assert isinstance(question, GateQuestion)
    gates.round.answer_gate(question.answer)
    gates.round.end()
    assert gates.scores[0].best_seconds is None


def test_after_a_confused_gate_both_gates_come_two_items_later_and_twelve_stay_twelve(desk):
    source = gate_round(desk, random.Random(4))
    first = source.next()
    assert first is not None
    assert isinstance(first.question, GateQuestion)
    asked = first.question.answer
    other: Gate = "output" if asked != "output" else "input"
    source.confused(first.point, term_of_gate(other))
    coming = [found.question for found in drained(source)]
    gates = [question.answer for question in coming if isinstance(question, GateQuestion)]
    assert gates[1:3] == [other, asked]
    assert len(gates) == 11


def test_after_a_confused_choice_both_points_come_back_two_to_four_items_later(desk):
    source = choice_round(desk, points_of(desk), random.Random(1))
    first = source.next()
    assert first is not None
    source.confused(first.point, "output_gate")
    coming = [found.point for found in drained(source)]
    place = coming.index(first.point)
    assert 2 <= place + 1 <= 5
    assert coming[place - 1] == "B9"
    assert len(coming) == 9
    assert place - 1 in range(1, 4)


def test_a_confusion_near_the_end_still_brings_the_pair_back_but_only_once(desk):
    source = choice_round(desk, points_of(desk), random.Random(1))
    found = [source.next() for _ in range(10)]
    last = found[-1]
    assert last is not None
    source.confused(last.point, "output_gate")
    assert source.left == 2
    again = source.next()
    assert again is not None
    source.confused(again.point, "output_gate")
    source.confused(last.point, "output_gate")
    assert source.left == source.added == 1
    assert again.is_added
    assert not any(each.is_added for each in found if each is not None)


def wrong_attempt(question: ChoiceQuestion, confused_with: str, number: int, desk: Desk) -> Attempt:
    return Attempt(
        uuid=f"00000000-0000-4000-8000-{number:012d}",
        at_utc=desk.now,
        tz_offset=0,
        session_id="s",
        point_id=question.point,
        item_id=question.id,
        mode="C",
        verdict="confused",
        confused_with=confused_with,
    )


def test_choices_the_learner_falls_for_are_asked_more_often(desk):
    point, lured = next(
        (question.point, question)
        for question in desk.material.by_id.values()
        if isinstance(question, ChoiceQuestion)
        for choice in question.choices
        if choice.confuses
        and all(
            choice.confuses != each.confuses
            for other in desk.material.questions[question.point]
            if isinstance(other, ChoiceQuestion) and other.id != question.id
            for each in other.choices
        )
    )
    lure = next(choice.confuses for choice in lured.choices if choice.confuses)

    def times() -> int:
        chance = random.Random(7)
        sources = (choice_round(desk, [point], chance) for _ in range(200))
        found = [source.next() for source in sources]
        return sum(each is not None and each.question == lured for each in found)

    before = times()
    assert 70 < before < 130
    for number in range(4):
        attempt = wrong_attempt(lured, lure, number, desk)
        desk.take(replace(attempt, item_id=f"{point}.typed.1"))
    assert times() > before + 30


def test_the_variant_asked_last_is_not_asked_again_in_rounds_of_choices_and_statements(desk):
    for seed in range(6):
        for make in (choice_round, truth_round):
            for found in drained(make(desk, points_of(desk), random.Random(seed))):
                question = found.question
                assert question is not None
                others = [
                    each
                    for each in desk.material.questions[found.point]
                    if isinstance(each, type(question))
                ]
                last = desk.overview.point(found.point).last_item
                assert len(others) == 1 or question.id != last
                round_ = Round(desk, "C", ListSource([question]), chance=random.Random(1))
                round_.begin()
                round_.reveal()


def test_a_plot_is_judged_by_its_demo_when_the_learner_says_so(desk):
    for question in desk.material.by_id.values():
        if not isinstance(question, MoveQuestion):
            continue
        demo = DEMOS[question.demo]
        right = right_setting(demo, question.preset, question.goal)
        assert right is not None
        assert moved(question, start_of(demo, question.preset)).verdict == "wrong"
        assert moved(question, right).verdict == "exact"


def test_review_deals_plots_beside_numbers_and_paraphrases_once_a_term_was_written(desk, clock):
    typed = next(q for q in desk.material.questions["A1"] if isinstance(q, TypedQuestion))
    term = desk.material.term(typed.term)
    assert term is not None
    for _ in range(3):
        round_ = Round(desk, "R", ListSource([typed]), chance=random.Random(1))
        round_.begin()
        round_.answer_text(term.accepted[0])
        clock.go(days=15)
    asked: list[str] = []
    for _ in range(3):
        source = QueueSource(desk, Queue((Item("A1", "due", "deep"),)))
        round_ = Round(desk, "R", source, chance=random.Random(1))
        log: list[Asked] = []
        round_.asked.connect(log.append)
        round_.begin()
        question = log[0].question
        assert question is not None
        asked.append(question.kind)
        if isinstance(question, MoveQuestion):
            demo = DEMOS[question.demo]
            state = right_setting(demo, question.preset, question.goal)
            assert state is not None
            round_.answer_move(state)
        elif isinstance(question, NumericQuestion):
            round_.answer_text(question.accepted[0])
        else:
            assert isinstance(question, ChoiceQuestion)
            round_.answer_choice(log[0].order.index(question.answer))
    assert sorted(asked) == ["move", "numeric", "paraphrase"]


def test_a_plot_moved_rightly_is_scheduled_as_good_and_a_wrong_place_as_again(desk):
    moves = [each for each in desk.material.by_id.values() if isinstance(each, MoveQuestion)]
    for question, is_right in ((moves[0], True), (moves[1], False)):
        demo = DEMOS[question.demo]
        right = right_setting(demo, question.preset, question.goal)
        assert right is not None
        log: list[Answered] = []
        round_ = Round(desk, "R", ListSource([question]), chance=random.Random(1))
        round_.answered.connect(log.append)
        round_.begin()
        round_.answer_move(right if is_right else start_of(demo, question.preset))
        round_.answer_move(right)  # one try each
        (answered,) = log
        assert answered.attempt.rating == ("good" if is_right else "again")
        assert answered.attempt.scheduled
        assert desk.overview.card(question.point) is not None


def test_a_trouble_is_explained_in_review_instead_of_asked(desk, clock):
    question = next(each for each in desk.material.by_id.values() if each.point == "A1")
    for _ in range(4):
        round_ = Round(desk, "R", ListSource([question]), chance=random.Random(1))
        round_.begin()
        round_.reveal()
        clock.go(days=1)
    lessons = syllabus(desk.material.curriculum, ("relu", "lstm"))
    source = QueueSource(desk, review_queue(desk.overview, lessons, clock.now, 0))
    found = {each.point: each.question for each in drained(source)}
    assert found["A1"] is None
