"""Answers one question: are the questions that ship many enough, and fair to the learner?"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import Counter
from fractions import Fraction

import pytest

from oboeuta_desktop.core.curriculum import Curriculum, read_curriculum
from oboeuta_desktop.core.judging import Judge
from oboeuta_desktop.core.lesson import folded
from oboeuta_desktop.core.question_kinds import (
    GATE_FORMS,
    GATES,
    KINDS,
    ChoiceQuestion,
    GateQuestion,
    NumericQuestion,
    TruthQuestion,
    TypedQuestion,
    content_hash,
)
from oboeuta_desktop.core.questions import CHOICES, read_questions
from oboeuta_desktop.storage.paths import bundled

FEWEST = 6
WITHOUT_A_NUMBER = {"B2"}
GATE_POINTS = {"B6", "B7", "B8", "B9", "B10", "B11", "B12", "B13", "B14", "B15", "B16"}
GATE_TERMS = {
    **{gate: f"{gate}_gate" for gate in ("input", "forget", "output", "reset", "update")},
    "candidate": "candidate",
}

# The confusion families of the curriculum, as terms.
FAMILIES = [
    {"relu", "leaky_relu", "tanh", "sigmoid", "non_negative", "bounded", "unbounded"},
    {"relu", "leaky_relu", "dying_relu", "gradient", "non_negative"},
    {"vanishing_gradient", "exploding_gradient", "saturation", "dying_relu"},
    {"leaky_relu", "prelu", "elu", "relu"},
    {"input_gate", "forget_gate", "output_gate", "reset_gate", "update_gate", "candidate", "gate"},
    {"cec", "cell_state", "hidden_state", "candidate"},
    {"gate", "bptt", "cec"},
]
# Slips that are no term of the book; the curriculum's own questions name some of them too.
SLIPS = {
    *("always", "chance", "clipping", "convention", "decay", "gates", "layers", "linear"),
    *(
        "flat",
        "no_tanh",
        "omit",
        "once",
        "one_example",
        "overfit",
        "params",
        "relu_positive",
        "reverse",
    ),
    *("same_z", "sign", "slope", "states", "sum", "swap", "value"),
}


@pytest.fixture(scope="module")
def curriculum():
    return read_curriculum(bundled("resources", "curriculum.json"))


@pytest.fixture(scope="module")
def shipped(curriculum):
    return read_questions(bundled("resources", "questions"), curriculum)


@pytest.fixture(scope="module")
def everything(shipped):
    return [question for questions in shipped.values() for question in questions]


def of(everything, kind):
    return [question for question in everything if isinstance(question, kind)]


def plain(text):
    """Without spaces, width and case."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).casefold()


def test_every_point_is_asked_in_at_least_six_ways(shipped, curriculum):
    assert list(shipped) == [point.id for point in curriculum.points]
    assert {point: len(asked) for point, asked in shipped.items() if len(asked) < FEWEST} == {}


def test_every_point_has_every_kind_that_it_can_have(shipped):
    for point, questions in shipped.items():
        kinds = Counter(question.kind for question in questions)
        for kind in ("choice", "paraphrase", "move"):
            assert kinds[kind] == 1, (point, kind)
        assert kinds["truth"] >= 1, point
        assert kinds["numeric"] == (point not in WITHOUT_A_NUMBER), point
        assert kinds["typed"] >= 2 - kinds["numeric"], point
        assert (kinds["gate"] > 0) == (point in GATE_POINTS), point


def test_every_choice_has_a_reason_that_says_more_than_that_it_is_right_or_wrong(everything):
    """The page says 「正しい」 beside it: 「正解。」 or 「適切。」 is no reason."""
    for question in of(everything, ChoiceQuestion):
        for choice in question.choices:
            reason = choice.reason.ja
            assert not reason.startswith("正解"), question.id
            assert len(reason.removeprefix("適切。").removeprefix("これが不適切。")) > 7, (
                question.id
            )
            assert not choice.reason.en.startswith("Correct"), question.id
            assert not re.fullmatch(r".{1,9}の説明。", reason), question.id


def test_ids_are_unique_and_say_point_and_kind(shipped, everything):
    ids = [question.id for question in everything]
    assert len(set(ids)) == len(ids)
    for point, questions in shipped.items():
        for question in questions:
            assert question.point == point
            assert question.kind in KINDS
            assert re.fullmatch(rf"{point}\.{question.kind}\.\d+", question.id)


def test_the_first_question_is_the_curriculums_own(shipped, curriculum):
    for point in curriculum.points:
        first = shipped[point.id][0]
        assert (first.id, first.ask) == (f"{point.id}.choice.1", point.question)
        assert (first.choices, first.answer) == (point.choices, point.answer)
        assert all(question.kind != "choice" for question in shipped[point.id][1:])


def test_no_two_questions_are_the_same_to_the_log(everything):
    hashes = Counter(content_hash(question) for question in everything)
    assert [found for found, count in hashes.items() if count > 1] == []


def test_a_choice_has_four_different_answers_with_reasons_and_one_is_right(everything):
    for question in of(everything, ChoiceQuestion):
        assert len(question.choices) == CHOICES
        for language in ("ja", "en"):
            words = [getattr(choice.words, language) for choice in question.choices]
            assert len({plain(word) for word in words}) == CHOICES, question.id
        for at, choice in enumerate(question.choices):
            assert choice.reason.ja, question.id
            assert choice.reason.en, question.id
            if question.kind == "paraphrase" and at == question.answer:
                assert not choice.confuses, question.id


def test_every_wrong_answer_of_a_paraphrase_says_what_it_confuses(everything, curriculum):
    for question in of(everything, ChoiceQuestion):
        if question.kind == "paraphrase":
            wrong = [c for c in question.choices if c is not question.right]
            assert all(c.confuses for c in wrong), question.id
            assert len({c.confuses for c in wrong}) == len(wrong), question.id
            unknown = {c.confuses for c in wrong if not curriculum.term(c.confuses)} - SLIPS
            assert not unknown, question.id


def test_wrong_answers_come_from_the_families_of_the_point(everything, curriculum):
    for question in of(everything, ChoiceQuestion):
        if question.kind == "paraphrase":
            near = family_of(curriculum, question.point)
            for choice in question.choices:
                if curriculum.term(choice.confuses):
                    assert choice.confuses in near, (question.id, choice.confuses, near)


def family_of(curriculum: Curriculum, point_id):
    """What a point is mixed up with: the terms it names, and the families of those it is about."""
    point = curriculum.point(point_id)
    assert point
    about = {*point.terms, *(choice.confuses for choice in point.choices if choice.confuses)}
    near = about.union(*(family for family in FAMILIES if family & about))
    near.update(*(term.confusable for term in filter(None, map(curriculum.term, [*near]))))
    said = plain(point.definition.ja + point.confusion.ja)
    return near | {term.id for term in curriculum.terms if plain(term.accepted[0]) in said}


def test_a_family_is_a_small_part_of_the_book(curriculum):
    sizes = [len(family_of(curriculum, point.id)) for point in curriculum.points]
    assert max(sizes) < len(curriculum.terms) * 2 / 3


def test_the_families_are_terms(curriculum):
    assert [term for family in FAMILIES for term in family if not curriculum.term(term)] == []


def test_the_right_answer_is_not_told_by_its_length(everything):
    asked = [q for q in of(everything, ChoiceQuestion) if q.kind == "paraphrase"]
    for language in ("ja", "en"):
        longest = 0
        for question in asked:
            sizes = sorted(len(getattr(c.words, language)) for c in question.choices)
            size = len(getattr(question.right.words, language))
            longest += size == sizes[-1] > sizes[-2]
            assert size <= 2 * sizes[-2] + 8, question.id
        assert longest <= len(asked) / 2


def test_a_typed_answer_is_right_and_does_not_stand_in_its_question(everything, curriculum):
    judge = Judge(curriculum.terms)
    for question in of(everything, TypedQuestion):
        term = curriculum.term(question.term)
        assert term
        for form in term.accepted:
            assert judge.judge(form, term.id).verdict == "exact", (question.id, form)
            assert plain(form) not in plain(question.ask.ja), (question.id, form)
        named = rf"(?<![a-z]){re.escape(term.en.casefold())}(?![a-z])"
        assert not re.search(named, question.ask.en.casefold()), question.id


def test_points_of_a_song_do_not_all_ask_for_the_same_terms(everything):
    terms = Counter(question.term for question in of(everything, TypedQuestion))
    assert max(terms.values()) <= 2
    assert len(terms) >= 22


def value_of(spelling):
    """The number that a spelling means."""
    text = unicodedata.normalize("NFKC", spelling).replace("マイナス", "-").replace(",", "")
    parts = re.fullmatch(r"(-?)(\d+)分の(\d+)", text)
    return Fraction(f"{parts[1]}{parts[3]}/{parts[2]}" if parts else text.replace("−", "-"))


def test_every_spelling_of_a_number_is_that_number_and_is_judged_right(everything, curriculum):
    judge = Judge(curriculum.terms)
    for question in of(everything, NumericQuestion):
        for spelling in question.accepted:
            assert float(value_of(spelling)) == question.answer, (question.id, spelling)
            judged = judge.judge_text(spelling, question.accepted, number=True)
            assert judged.verdict == "exact", (question.id, spelling)
        plainest = question.accepted[0]
        wrong = plainest.removeprefix("-") if question.answer < 0 else f"-{plainest}"
        assert judge.judge_text(wrong, question.accepted, number=True).verdict != "exact"


def test_the_calculation_of_a_number_ends_in_the_answer(everything):
    for question in of(everything, NumericQuestion):
        shown = f"{question.answer:g}".replace("-", "−")
        for why in (question.why.ja, question.why.en):
            numbers = re.findall(r"−?\d[\d.,]*\d|−?\d", why)
            said = why.casefold()
            words = {"2": ("二つ", "two"), "0": ("40個すべて", "all 40")}.get(shown, ())
            assert shown in numbers or any(word in said for word in words), question.id


def test_every_gate_is_meant_often_enough_and_in_every_form(everything):
    asked = of(everything, GateQuestion)
    for gate in GATES:
        forms = [question.form for question in asked if question.answer == gate]
        assert len(forms) >= 4, gate
        assert set(forms) == set(GATE_FORMS), gate


def test_a_question_for_a_gate_does_not_name_it_and_says_which_cell_it_is_in(
    everything, curriculum
):
    for question in of(everything, GateQuestion):
        term = curriculum.term(GATE_TERMS[question.answer])
        assert term
        for form in (*term.accepted, term.en):
            assert plain(form) not in plain(question.ask.ja), (question.id, form)
            assert plain(form) not in plain(question.ask.en), (question.id, form)
        for text in (question.ask.ja, question.ask.en):
            assert "LSTM" in text or "GRU" in text, question.id


def test_about_half_of_the_statements_are_false(everything):
    truths = of(everything, TruthQuestion)
    false = sum(not question.is_true for question in truths)
    assert abs(false - len(truths) / 2) <= 2


def test_the_wrong_word_stands_in_its_statement_once_and_its_repair_makes_another(everything):
    for question in of(everything, TruthQuestion):
        if question.repair is None:
            assert question.true_form == question.ask
            continue
        repair, fixed = question.repair, question.true_form
        for language, words in (("ja", repair.words_ja), ("en", repair.words_en)):
            statement = getattr(question.ask, language)
            wrong, right = getattr(repair.wrong, language), getattr(repair.right, language)
            before, after = statement.split(wrong)
            assert getattr(fixed, language) == before + right + after, question.id
            assert wrong in words
            assert len(words) >= 3
            assert [statement.count(word) for word in words] == [1] * len(words)
            offered = [right, wrong, *(getattr(other, language) for other in repair.others)]
            assert len({plain(word) for word in offered}) == 5, question.id


def test_no_statement_has_two_negations(everything):
    for question in of(everything, TruthQuestion):
        assert len(re.findall(r"ない|なく|なけ|ず、|せず", question.ask.ja)) < 2, question.id
        negations = re.findall(r"\bnot?\b|n't|\bnever\b|\bnothing\b|\bnor\b", question.ask.en)
        assert len(negations) < 2, question.id


def test_questions_do_not_repeat_the_lines_that_are_sung(everything, curriculum):
    lines = {
        folded(lesson["line"])
        for song in ("relu", "lstm")
        for lesson in tomllib.loads(
            bundled("songs", song, "lessons.toml").read_text(encoding="utf-8")
        )["lesson"]
    }
    assert lines
    for question in everything:
        if question.kind != "choice":
            for line in lines:
                assert line not in folded(question.ask.ja), (question.id, line)


def test_texts_are_whole_sentences_in_their_own_language(everything):
    for question in everything:
        if isinstance(question, ChoiceQuestion):
            if question.kind == "choice":
                continue
            reasons = [choice.reason for choice in question.choices]
        else:
            reasons = [question.why]
        for words in (question.ask, *reasons):
            assert not re.search(r"[ぁ-んァ-ヶ一-龠]", words.en), question.id
            assert re.search(r"[。）]$", words.ja) or "□" in words.ja, (question.id, words.ja)
            assert re.search(r"[.?)!']$", words.en) or "□" in words.en, (question.id, words.en)


def test_the_files_that_ship_hold_the_topic_of_their_point_in_the_first_line(curriculum):
    for point in curriculum.points:
        path = bundled("resources", "questions", f"{point.id}.toml")
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first == f"# {point.topic.ja} / {point.topic.en}"


def test_the_questions_that_ship_say_no_more_than_the_program_reads(curriculum, shipped):
    for point in curriculum.points:
        path = bundled("resources", "questions", f"{point.id}.toml")
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        assert sum(map(len, tables.values())) == len(shipped[point.id]) - 1
