"""Whatever is answered and hinted: in English nothing Japanese is told but terms in 「」."""

import re
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.question_kinds import (
    GATES,
    ChoiceQuestion,
    GateQuestion,
    MoveQuestion,
    NumericQuestion,
    Question,
    TruthQuestion,
    TypedQuestion,
)
from oboeuta_desktop.core.study_rules import HINTS
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.moving import start_of
from oboeuta_desktop.state.study import answers
from oboeuta_desktop.state.study.answers import Found
from oboeuta_desktop.state.study.material import Material, read_material
from oboeuta_desktop.state.study.round import Answered, Asked
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui import joined
from oboeuta_desktop.ui.study.given import given_said
from oboeuta_desktop.ui.study.hint_words import hint_for
from oboeuta_desktop.ui.study.told import reason_of, told
from oboeuta_desktop.ui.study.weak_points import mistakes_by_point
from oboeuta_desktop.ui.study.words import term_named
from oboeuta_desktop.ui.tongue import take_tongue
from oboeuta_desktop.ui.weak_sheet import Mistake, WeakPoint, _confusion, _mistakes, _standing

JAPANESE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff01-\uff60]")
QUOTED = re.compile(r"「[^」]*」")


@pytest.fixture(scope="module")
def material():
    return read_material(bundled("resources"))


@pytest.fixture
def speak(qapp):
    assert isinstance(qapp, QApplication)
    yield lambda tongue: take_tongue(qapp, tongue, bundled("resources", "translations"))
    take_tongue(qapp, "ja", bundled("resources", "translations"))


def answers_to(question: Question, material: Material) -> list[Found]:
    """Every kind of answer that a learner can give, and many of each."""
    match question:
        case ChoiceQuestion():
            return [answers.chosen(question, place) for place in range(len(question.choices))]
        case TypedQuestion():
            judge = material.judge({})
            terms = material.curriculum.terms[::4]
            return [answers.typed(judge, question, each.en) for each in terms]
        case NumericQuestion():
            return [answers.typed(material.judge({}), question, "12345")]
        case GateQuestion():
            return [answers.pointed(question, gate) for gate in GATES]
        case TruthQuestion():
            repair = question.repair
            words = [] if repair is None else [each.ja for each in (repair.right, *repair.others)]
            return [
                answers.held_true(question, is_true=True),
                *(answers.held_true(question, is_true=False, replacement=each) for each in words),
            ]
        case MoveQuestion():
            start = start_of(DEMOS[question.demo], question.preset)
            return [answers.moved(question, start)]


def asked(question):
    choices = question.choices if isinstance(question, ChoiceQuestion) else ()
    return Asked(1, 1, question, question.point, tuple(range(len(choices))))


def kept(question, found):
    return Attempt(
        uuid="00000000-0000-0000-0000-000000000000",
        at_utc=datetime(2026, 5, 1, 9, 0, tzinfo=UTC),
        tz_offset=0,
        session_id="s",
        point_id=question.point,
        item_id=question.id,
        mode="R",
        verdict=found.verdict,
        given=found.given,
        confused_with=found.confused_with if found.verdict == "confused" else None,
    )


def everything_told(question, material):
    for hint in HINTS:
        given = hint_for(asked(question), hint, material, "a rain gauge")
        yield from (given.words, *given.choices)
    for found in answers_to(question, material):
        attempt = kept(question, found)
        answered = Answered(asked(question), found, attempt)
        yield told(answered, material).spoken
        yield reason_of(answered, material)
        yield given_said(attempt, material)


def test_nothing_japanese_is_told_of_any_answer(material, speak):
    speak("en")
    left = {
        f"{question.id}: {text}"
        for question in material.by_id.values()
        for text in everything_told(question, material)
        if JAPANESE.search(QUOTED.sub("", text))
    }
    assert not left, "\n".join(sorted(left))


def test_terms_are_offered_in_the_language_that_is_spoken_and_count_as_right(material, speak):
    question = next(
        each
        for each in material.by_id.values()
        if isinstance(each, TypedQuestion) and each.term == "forget_gate"
    )
    for tongue, right in (("ja", "忘却ゲート"), ("en", "forget gate")):
        speak(tongue)
        assert right in hint_for(asked(question), "choices", material, "").choices
        assert answers.typed(material.judge({}), question, right).verdict == "exact"


def test_what_two_terms_are_is_told_with_their_names(material, speak):
    question = next(
        each
        for each in material.by_id.values()
        if isinstance(each, GateQuestion) and each.answer == "input"
    )
    for tongue, mine, other in (
        ("ja", "入力ゲート：", "忘却ゲート："),
        ("en", "input gate 「入力ゲート」: ", "forget gate 「忘却ゲート」: "),
    ):
        speak(tongue)
        found = answers.pointed(question, "forget")
        feedback = told(Answered(asked(question), found, kept(question, found)), material)
        first, second = feedback.difference
        assert first.startswith(other)
        assert second.startswith(mine)


def test_a_choice_of_long_ago_is_said_in_the_language_of_now(material, speak):
    question = next(
        each
        for each in material.by_id.values()
        if isinstance(each, ChoiceQuestion) and each.right.words.ja != each.right.words.en
    )
    wrong = next(n for n in range(len(question.choices)) if n != question.answer)
    log = [kept(question, answers.chosen(question, wrong))]
    for tongue, words in (
        ("ja", question.choices[wrong].words.ja),
        ("en", question.choices[wrong].words.en),
    ):
        speak(tongue)
        (mistake,) = mistakes_by_point(log, material)[question.point]
        assert mistake.given == words


def test_an_answer_to_a_question_that_has_gone_stays_as_it_was(material):
    question = next(iter(material.by_id.values()))
    attempt = kept(question, answers_to(question, material)[0])
    gone = type(material)(material.curriculum, {}, {})
    assert given_said(attempt, gone) == attempt.given


def test_the_sheet_of_weak_points_is_in_english(material, speak):
    speak("en")
    curriculum = material.curriculum
    pair = (term_named(curriculum, "input_gate"), term_named(curriculum, "forget_gate"))
    mistake = Mistake("the other one", "5/1")
    weak = WeakPoint(curriculum.points[0], 2, 0.5, (mistake, mistake), pair)
    assert _confusion(weak).startswith("input gate 「入力ゲート」 ⇄ forget gate 「忘却ゲート」: ")
    assert _mistakes(weak) == "“the other one” (5/1)\N{EN SPACE}“the other one” (5/1)"
    assert _standing(weak) == "Can choose · recall 50%"


@pytest.mark.parametrize(
    ("tongue", "words"),
    [
        ("ja", ("a、b", "a・b", "a　b", "ab", "a。", "a（b）", "a：b", "「a」")),
        ("en", ("a, b", "a · b", "a\N{EN SPACE}b", "a b", "a. ", "a (b)", "a: b", "“a”")),
    ],
)
def test_signs_between_words_are_those_of_the_language(speak, tongue, words):
    speak(tongue)
    parts = ("a", "", "b")
    assert words == (
        *(joined.listed(parts), joined.apart(parts), joined.spaced(parts), joined.sentences(parts)),
        *(joined.ended("a"), joined.noted("a", "b"), joined.named("a", "b"), joined.quoted("a")),
    )
