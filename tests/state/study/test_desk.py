"""Answers reach the disk, the schedule and the overview."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TypeVar

import pytest

from oboeuta_desktop.core.attempt import Mode
from oboeuta_desktop.core.errors import StudyDamagedError
from oboeuta_desktop.core.question_kinds import (
    GATES,
    ChoiceQuestion,
    Gate,
    GateQuestion,
    Question,
    TruthQuestion,
    TypedQuestion,
)
from oboeuta_desktop.scheduling import deadline
from oboeuta_desktop.scheduling.queue import review_queue, syllabus
from oboeuta_desktop.scheduling.rebuild import rebuild_cards
from oboeuta_desktop.state.study.answers import term_of_gate
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.round import Answered, Asked, Round, RoundScore
from oboeuta_desktop.state.study.sources import (
    ListSource,
    QueueSource,
    choice_round,
    gate_round,
    truth_round,
)
from oboeuta_desktop.storage.paths import bundled

SONGS = ("relu", "lstm")
Kind = TypeVar("Kind")


class Log:
    """What a round says."""

    def __init__(self, round_: Round) -> None:
        self.asked: list[Asked] = []
        self.answered: list[Answered] = []
        self.hints: list[str] = []
        self.scores: list[RoundScore] = []
        round_.asked.connect(self.asked.append)
        round_.answered.connect(self.answered.append)
        round_.hinted.connect(self.hints.append)
        round_.ended.connect(self.scores.append)


def question_of(desk: Desk, kind: type[Kind]) -> Kind:
    return next(each for each in desk.material.by_id.values() if isinstance(each, kind))


def name_of(desk: Desk, question: TypedQuestion) -> str:
    """What is right."""
    term = desk.material.term(question.term)
    assert term is not None
    return term.accepted[0]


def started(desk: Desk, *questions: Question, mode: Mode = "R") -> tuple[Round, Log]:
    round_ = Round(desk, mode, ListSource(questions), chance=random.Random(1))
    log = Log(round_)
    round_.begin()
    return round_, log


def test_a_right_answer_is_kept_and_schedules_its_point(qtbot, desk, new_desk):
    question = question_of(desk, TypedQuestion)
    round_, log = started(desk, question)
    with qtbot.waitSignal(desk.saved) as saved:
        round_.answer_text(name_of(desk, question))
    (answered,) = log.answered
    assert saved.args == [answered.attempt.uuid]
    assert (answered.attempt.verdict, answered.attempt.rating) == ("exact", "good")
    assert answered.attempt.scheduled
    card = desk.overview.card(question.point)
    again = new_desk()
    assert again.overview.card(question.point) == card


def test_what_is_shown_as_kept_equals_what_is_worked_out_from_the_log(desk, new_desk, clock):
    chance = random.Random(3)
    for _ in range(4):
        questions = chance.sample(list(desk.material.by_id.values()), 25)
        round_, log = started(desk, *(q for q in questions if isinstance(q, ChoiceQuestion)))
        while log.asked and not round_.is_over:
            round_.answer_choice(chance.randrange(4))
            round_.go_on()
            clock.go(minutes=1)
        clock.go(days=2)
    cards = desk.overview.cards()
    again = new_desk()
    assert cards
    assert again.overview.cards() == cards
    store = again._known.store
    assert store.cards() == rebuild_cards(store.attempts())


def test_a_second_answer_to_a_point_in_one_sitting_is_practice(desk):
    question = question_of(desk, TypedQuestion)
    round_, log = started(desk, question, question)
    round_.answer_text("ちがう答え")
    round_.go_on()
    round_.answer_text(name_of(desk, question))
    assert [each.attempt.scheduled for each in log.answered] == [True, False]


def test_an_empty_answer_asks_for_a_hint_and_is_not_wrong(desk):
    question = question_of(desk, TypedQuestion)
    round_, log = started(desk, question)
    for _ in range(5):
        round_.answer_text("  ")
    assert log.hints == ["kana", "picture", "choices"]
    assert log.answered == []
    round_.answer_text(name_of(desk, question))
    assert log.answered[0].attempt.rating == "hard"


def test_revealing_counts_as_not_known(desk):
    round_, log = started(desk, question_of(desk, TypedQuestion))
    round_.reveal()
    assert (log.answered[0].attempt.verdict, log.answered[0].attempt.rating) == (
        "revealed",
        "again",
    )
    round_.answer_text("late")
    assert len(log.answered) == 1


def test_an_answer_can_be_counted_as_right_and_that_taken_back(qtbot, desk, new_desk):
    question = question_of(desk, TypedQuestion)
    round_, log = started(desk, question)
    round_.answer_text("わたしの言い方")
    before = desk.overview.card(question.point)
    with qtbot.waitSignal(desk.changed):
        round_.override()
    assert log.answered[-1].is_right
    assert desk.overview.card(question.point) != before
    with qtbot.waitSignal(desk.changed):
        round_.undo_override()
    assert not log.answered[-1].is_right
    assert desk.overview.card(question.point) == before
    assert new_desk().overview.card(question.point) == before


def test_the_learner_s_own_form_is_accepted_from_now_on(qtbot, desk, new_desk):
    question = question_of(desk, TypedQuestion)
    desk.accept_form(question.term, "わたしの言い方")
    qtbot.waitUntil(lambda: desk.judge.judge("わたしの言い方", question.term).verdict == "exact")
    assert new_desk().judge.judge("わたしの言い方", question.term).verdict == "exact"


def test_choices_are_shuffled_and_stay_so_until_answered(desk):
    question = question_of(desk, ChoiceQuestion)
    orders = set()
    for seed in range(12):
        round_ = Round(desk, "C", ListSource([question]), chance=random.Random(seed))
        log = Log(round_)
        round_.begin()
        orders.add(log.asked[0].order)
        place = log.asked[0].order.index(question.answer)
        round_.answer_choice(place)
        assert log.answered[0].is_right
    assert len(orders) > 4


def test_a_wrong_choice_names_what_it_was_taken_for(desk):
    question = next(
        q
        for q in desk.material.by_id.values()
        if isinstance(q, ChoiceQuestion) and any(c.confuses for c in q.choices)
    )
    round_, log = started(desk, question, mode="C")
    wrong = next(n for n, c in enumerate(question.choices) if c.confuses)
    round_.answer_choice(log.asked[0].order.index(wrong))
    attempt = log.answered[0].attempt
    assert (attempt.verdict, attempt.confused_with) == (
        "confused",
        question.choices[wrong].confuses,
    )


def test_a_round_of_gates_asks_each_gate_twice(desk):
    source = gate_round(desk, random.Random(2))
    gates = []
    while (found := source.next()) is not None:
        assert isinstance(found.question, GateQuestion)
        gates.append(found.question.answer)
    assert len(gates) == 12
    assert all(gates.count(gate) >= 2 for gate in GATES)


def test_which_gate_was_taken_for_which_is_counted(desk):
    question = question_of(desk, GateQuestion)
    taken: Gate = "input" if question.answer == "forget" else "forget"
    terms = {term.id for term in desk.material.curriculum.terms}
    assert {term_of_gate(gate) for gate in GATES} <= terms
    answers: tuple[Gate, ...] = (taken, question.answer)
    for gate in answers:
        round_, _ = started(desk, question, mode="G")
        round_.answer_gate(gate)
    row = desk.overview.confusions()[term_of_gate(question.answer)]
    assert (row[term_of_gate(taken)], row[term_of_gate(question.answer)]) == (1, 1)


def test_half_of_the_statements_are_false(desk):
    points = [point.id for point in desk.material.curriculum.points]
    source = truth_round(desk, points, random.Random(2))
    truths = []
    while (found := source.next()) is not None:
        assert isinstance(found.question, TruthQuestion)
        truths.append(found.question.is_true)
    assert (len(truths), sum(truths)) == (10, 5)


def test_a_false_statement_must_be_repaired(desk):
    question = next(
        q for q in desk.material.by_id.values() if isinstance(q, TruthQuestion) and q.repair
    )
    assert question.repair is not None
    for replacement, right in ((question.repair.right.ja, True), ("ちがう", False)):
        round_, log = started(desk, question, mode="T")
        round_.answer_truth(is_true=False, replacement=replacement)
        assert log.answered[0].is_right is right


def test_choices_are_asked_about_the_weakest_points(desk):
    points = [point.id for point in desk.material.curriculum.points]
    source = choice_round(desk, points, random.Random(1))
    asked = []
    while (found := source.next()) is not None:
        asked.append(found.point)
    assert len(set(asked)) == len(asked) == 10


def test_after_a_confusion_both_points_come_back_soon(desk, clock):
    lessons = syllabus(desk.material.curriculum, SONGS)
    queue = review_queue(desk.overview, lessons, clock.now, 0)
    source = QueueSource(desk, queue)
    first = source.next()
    assert first is not None
    before = source.left
    source.confused(first.point, "output_gate")
    assert source.left > before
    coming = [source.next() for _ in range(5)]
    assert first.point in [each.point for each in coming if each is not None]


def test_mistakes_do_not_move_the_length_of_a_round(desk, clock):
    """1 / 18, 3 / 20, 5 / 22, 8 / 24: the end went away as fast as one came nearer."""
    lessons = syllabus(desk.material.curriculum, SONGS)
    source = QueueSource(desk, review_queue(desk.overview, lessons, clock.now, 0))
    planned, missed = source.left, set[str]()
    round_ = Round(desk, "R", source, chance=random.Random(1))
    log = Log(round_)
    round_.begin()
    while not round_.is_over:
        asked, question = log.asked[-1], log.asked[-1].question
        lures: list[int] = []
        if isinstance(question, ChoiceQuestion):
            wrong = [n for n in range(len(question.choices)) if n != question.answer]
            lures = [n for n in wrong if question.choices[n].confuses]
        if lures and len(missed) < 3 and not asked.is_added:
            missed.add(asked.point)
            round_.answer_choice(asked.order.index(lures[0]))
        else:
            round_.reveal()
        round_.go_on()
    assert len(missed) == 3
    assert {asked.total for asked in log.asked} == {planned}
    numbers = [asked.number for asked in log.asked if not asked.is_added]
    assert numbers == list(range(1, planned + 1))
    again = [asked for asked in log.asked if asked.is_added]
    assert missed <= {asked.point for asked in again}
    assert all(each.added >= 1 for each in again)
    assert len(log.asked) == planned + len(again)


def test_a_whole_review_goes_from_the_first_question_to_the_score(desk, clock):
    lessons = syllabus(desk.material.curriculum, SONGS)
    source = QueueSource(desk, review_queue(desk.overview, lessons, clock.now, 0))
    round_ = Round(desk, "R", source, chance=random.Random(1))
    log = Log(round_)
    round_.begin()
    while not round_.is_over:
        question = log.asked[-1].question
        if isinstance(question, ChoiceQuestion):
            round_.answer_choice(log.asked[-1].order.index(question.answer))
        elif isinstance(question, TypedQuestion):
            round_.answer_text(name_of(desk, question))
        else:
            round_.reveal()
        clock.go(seconds=20)
        round_.go_on()
    (score,) = log.scores
    assert score.right == len(score.answered) == 8  # new points of one day


def test_the_exam_s_day_is_kept(desk, new_desk, clock):
    exam = deadline.exam_on(date(2026, 7, 4))
    desk.set_exam(exam)
    again = new_desk()
    assert again.exam == exam
    again.set_exam(None)
    assert new_desk().exam is None


def test_a_clock_set_back_a_year_loses_nothing_and_asks_nothing_twice(qtbot, desk, clock):
    question = question_of(desk, TypedQuestion)
    round_, _ = started(desk, question)
    round_.answer_text(name_of(desk, question))
    due = desk.overview.card(question.point).due
    clock.now -= timedelta(days=365)
    round_, _ = started(desk, question)
    round_.answer_text(name_of(desk, question))
    assert desk.overview.card(question.point).due >= due
    kept = desk._known.store
    qtbot.waitUntil(lambda: kept.cards() == rebuild_cards(kept.attempts()) == desk.overview.cards())


def test_a_damaged_file_is_told_and_studying_goes_on(qtbot, tmp_path, clock):
    (tmp_path / "study.db").write_bytes(b"broken" * 1000)
    desk = Desk(tmp_path / "study.db", bundled("resources"), clock)
    told = []
    desk.failed.connect(told.append)
    with qtbot.waitSignal(desk.opened, timeout=10_000):
        desk.open()
    assert [type(error) for error in told] == [StudyDamagedError]
    desk.close()


def test_cards_can_be_worked_out_anew(qtbot, desk):
    question = question_of(desk, TypedQuestion)
    round_, _ = started(desk, question)
    round_.answer_text("ちがう")
    card = desk.overview.card(question.point)
    desk._known.store.rework_cards(lambda _log, _kept: [])
    with qtbot.waitSignal(desk.changed):
        desk.rebuild()
    qtbot.waitUntil(lambda: desk._known.store.cards() == {question.point: card})


def test_closing_waits_for_what_is_being_written(desk, new_desk):
    question = question_of(desk, TypedQuestion)
    round_, log = started(desk, question)
    round_.answer_text("ちがう")
    assert new_desk()._known.store.count() == len(log.answered) == 1


@pytest.mark.parametrize("mark", ["sure", "unsure"])
def test_how_sure_the_learner_was_is_kept(desk, mark):
    round_, log = started(desk, question_of(desk, TypedQuestion))
    round_.mark(mark)
    round_.answer_text("ちがう")
    assert log.answered[0].attempt.confidence == mark
    round_.end()
    assert len(log.scores[0].sure_but_wrong) == (mark == "sure")
