"""Answers one question: are question files read whole, and is a mistake told by its place?"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest

from oboeuta_desktop.core.curriculum import Bilingual, Curriculum, read_curriculum
from oboeuta_desktop.core.errors import (
    FileMissingError,
    FileTooLargeError,
    FileUnreadableError,
    SongFormatError,
)
from oboeuta_desktop.core.question_kinds import (
    ChoiceQuestion,
    GateQuestion,
    MoveQuestion,
    NumericQuestion,
    Repair,
    TruthQuestion,
    TypedQuestion,
    content_hash,
)
from oboeuta_desktop.core.questions import CHOICES, read_questions, spellings
from oboeuta_desktop.core.song_toml import TOML_LIMIT
from oboeuta_desktop.storage.paths import bundled


@pytest.fixture(scope="module")
def curriculum():
    return read_curriculum(bundled("resources", "curriculum.json"))


@pytest.fixture(scope="module")
def shipped(curriculum):
    return read_questions(bundled("resources", "questions"), curriculum)


@pytest.fixture(scope="module")
def everything(shipped):
    return [question for questions in shipped.values() for question in questions]


OTHER = Bilingual("別", "other")


def test_the_content_hash_survives_formatting_order_reasons_and_another_id(everything):
    for question in everything:
        apart = Bilingual(question.ask.ja, "  " + question.ask.en.replace(" ", "\n  "))
        same = replace(question, ask=apart, id="Z9.typed.9")
        assert content_hash(same) == content_hash(question)
        if isinstance(question, ChoiceQuestion):
            turned = tuple(replace(choice, reason=OTHER) for choice in question.choices[::-1])
            same = replace(question, choices=turned, answer=CHOICES - 1 - question.answer)
        else:
            same = replace(question, why=OTHER)
        assert content_hash(same) == content_hash(question)


def test_the_content_hash_changes_with_what_is_asked_or_right(everything):
    for question in everything:
        before = content_hash(question)
        assert re.fullmatch(r"[0-9a-f]{16}", before)
        asked = replace(question, ask=replace(question.ask, ja=question.ask.ja + "？"))
        assert content_hash(asked) != before
        assert content_hash(replace(question, point="Z9")) != before
        assert content_hash(other_answer(question)) != before


def other_answer(question):
    """The question with something else right."""
    match question:
        case ChoiceQuestion():
            change = {"answer": (question.answer + 1) % CHOICES}
        case TypedQuestion():
            change = {"term": "other"}
        case NumericQuestion():
            change = {"answer": question.answer + 1}
        case GateQuestion():
            change = {"answer": "input" if question.answer != "input" else "output"}
        case TruthQuestion(repair=None):
            change = {"repair": Repair(OTHER, OTHER, (), (), ())}
        case TruthQuestion(repair=repair):
            assert repair
            change = {"repair": replace(repair, right=OTHER)}
        case _:
            change = {"goal": "other"}
    return replace(question, **change)


GOOD = """
[[paraphrase]]
id = "{point}.paraphrase.1"
ask.ja = "どれか。"
ask.en = "Which?"

[[paraphrase.choices]]
right = true
ja = "一"
en = "one"
why.ja = "正しい。"
why.en = "Right."

[[paraphrase.choices]]
ja = "二"
en = "two"
why.ja = "違う。"
why.en = "Wrong."
confuses = "relu"

[[paraphrase.choices]]
ja = "三"
en = "three"
why.ja = "違う。"
why.en = "Wrong."

[[paraphrase.choices]]
ja = "四"
en = "four"
why.ja = "違う。"
why.en = "Wrong."

[[typed]]
id = "{point}.typed.1"
ask.ja = "何か。"
ask.en = "What?"
term = "relu"
why.ja = "だから。"
why.en = "Because."

[[numeric]]
id = "{point}.numeric.1"
ask.ja = "いくつか。"
ask.en = "How many?"
answer = -0.25
accepted = ["-1/4"]
why.ja = "だから。"
why.en = "Because."

[[gate]]
id = "{point}.gate.1"
ask.ja = "どのゲートか。"
ask.en = "Which gate?"
answer = "reset"
form = "formula"
why.ja = "だから。"
why.en = "Because."

[[truth]]
id = "{point}.truth.1"
ask.ja = "空は赤い色だ。"
ask.en = "The sky is red in colour."
true = false
wrong.ja = "赤"
wrong.en = "red"
right.ja = "青"
right.en = "blue"
others = [
  {{ ja = "黄", en = "yellow" }},
  {{ ja = "緑", en = "green" }},
  {{ ja = "黒", en = "black" }},
]
fine.ja = ["空", "色"]
fine.en = ["colour", "sky"]
why.ja = "だから。"
why.en = "Because."

[[truth]]
id = "{point}.truth.7"
ask.ja = "空は青い。"
ask.en = "The sky is blue."
true = true
why.ja = "だから。"
why.en = "Because."

[[move]]
id = "{point}.move.1"
ask.ja = "動かす。"
ask.en = "Move."
demo = "activation"
preset = "A1"
goal = "relu_same"
why.ja = "だから。"
why.en = "Because."
"""


@pytest.fixture
def small(curriculum):
    """A book of two points."""
    return Curriculum(curriculum.points[:2], curriculum.terms)


@pytest.fixture
def folder(tmp_path, small):
    for point in small.points:
        path = tmp_path / f"{point.id}.toml"
        path.write_text(GOOD.format(point=point.id), encoding="utf-8")
    return tmp_path


def test_a_file_is_read_whole(folder, small):
    questions = read_questions(folder, small)
    assert [question.id for question in questions["A1"]] == [
        "A1.choice.1",
        *("A1.paraphrase.1", "A1.typed.1", "A1.numeric.1", "A1.gate.1"),
        *("A1.truth.1", "A1.truth.7", "A1.move.1"),
    ]
    _, choice, typed, numeric, gate, false, true, move = questions["A1"]
    assert isinstance(choice, ChoiceQuestion)
    assert (choice.answer, choice.right.words) == (0, Bilingual("一", "one"))
    assert [wrong.confuses for wrong in choice.choices] == ["", "relu", "", ""]
    assert choice.choices[3].reason == Bilingual("違う。", "Wrong.")
    assert isinstance(typed, TypedQuestion)
    assert (typed.term, typed.why.en) == ("relu", "Because.")
    assert isinstance(numeric, NumericQuestion)
    assert numeric.accepted == ("-0.25", "-.25", "マイナス0.25", "マイナス.25", "-1/4")
    assert isinstance(gate, GateQuestion)
    assert (gate.answer, gate.form) == ("reset", "formula")
    assert isinstance(false, TruthQuestion)
    assert false.repair
    assert (false.repair.words_ja, false.repair.words_en) == (
        ("空", "赤", "色"),
        ("sky", "red", "colour"),
    )
    assert false.true_form == Bilingual("空は青い色だ。", "The sky is blue in colour.")
    assert isinstance(true, TruthQuestion)
    assert (true.is_true, false.is_true) == (True, False)
    assert isinstance(move, MoveQuestion)
    assert (move.demo, move.preset, move.goal) == ("activation", "A1", "relu_same")


def test_what_was_read_cannot_be_changed(folder, small):
    with pytest.raises(TypeError):
        read_questions(folder, small)["A1"] = ()  # pyright: ignore[reportIndexIssue]


def test_numbers_are_spelt_in_the_ways_people_type_them():
    assert spellings(3600) == ("3600", "3,600")
    assert spellings(-150) == ("-150", "マイナス150")
    assert spellings(0.5) == ("0.5", ".5")
    assert spellings(0) == ("0",)


BAD = [
    ('term = "relu"', 'term = "rely"', "typed[0].term", "value", "rely"),
    ('id = "A1.typed.1"', 'id = "A2.typed.1"', "typed[0].id", "value", "A2.typed.1"),
    ('id = "A1.typed.1"', 'id = "A1.gate.1"', "typed[0].id", "value", "A1.gate.1"),
    ('id = "A1.truth.7"', 'id = "A1.truth.1"', "truth[1].id", "duplicate", "A1.truth.1"),
    ('ask.ja = "何か。"\n', "", "typed[0].ask.ja", "missing", ""),
    ('ask.ja = "何か。"', 'ask.fr = "quoi"', "typed[0].ask.fr", "unknown key", "fr"),
    ('ask.ja = "何か。"\nask.en = "What?"\n', "", "typed[0].ask", "missing", ""),
    ('ja = "二"', 'ja = "一"', "paraphrase[0].choices[1].ja", "duplicate", "一"),
    ('en = "four"', 'en = "two"', "paraphrase[0].choices[3].en", "duplicate", "two"),
    ('confuses = "relu"', "right = true", "paraphrase[0].choices", "value", "2 right"),
    ("right = true\n", "", "paraphrase[0].choices", "value", "0 right"),
    ("right = true", 'right = "yes"', "paraphrase[0].choices[0].right", "type", "yes"),
    (
        "right = true",
        'right = true\nconfuses = "elu"',
        "paraphrase[0].choices[0].confuses",
        "value",
        "elu",
    ),
    ('confuses = "relu"', 'confuses = "a b"', "paraphrase[0].choices[1].confuses", "value", "a b"),
    ('confuses = "relu"', "[[paraphrase.choices]]", "paraphrase[0].choices", "value", "5"),
    ("answer = -0.25\n", "", "numeric[0].answer", "missing", ""),
    ("answer = -0.25", "answer = nan", "numeric[0].answer", "value", "nan"),
    ("answer = -0.25", 'answer = "a quarter"', "numeric[0].answer", "type", "a quarter"),
    ('["-1/4"]', '["-1/4", "some"]', "numeric[0].accepted[1]", "value", "some"),
    ('answer = "reset"', 'answer = "peephole"', "gate[0].answer", "value", "peephole"),
    ('form = "formula"', 'form = "dance"', "gate[0].form", "value", "dance"),
    ("true = false", "true = 0", "truth[0].true", "type", "0"),
    ("true = false\n", "", "truth[0].true", "missing", ""),
    ("true = false", "true = true", "truth[0].wrong", "unknown key", "wrong"),
    ("true = true", "true = false", "truth[1].wrong", "missing", ""),
    ("空は赤い色だ。", "空は黄い色だ。", "truth[0].wrong.ja", "value", "赤"),
    ("The sky is red in", "The red sky is red in", "truth[0].wrong.en", "value", "red"),
    ('"colour", "sky"', '"colour", "sea"', "truth[0].fine.en", "value", "sea"),
    ('"colour", "sky"', '"colour", "red in"', "truth[0].fine.en", "duplicate", "red in"),
    ('"空", "色"', '"空"', "truth[0].fine.ja", "value", "1"),
    ('right.ja = "青"', 'right.ja = "黄"', "truth[0].others[0].ja", "duplicate", "黄"),
    ('  { ja = "黄", en = "yellow" },\n', "", "truth[0].others", "value", "2"),
    ('goal = "relu_same"', 'goal = "?"', "move[0].goal", "value", "?"),
    ("[[move]]", "[[dance]]", "dance", "unknown key", "dance"),
    ('why.en = "Right."', f'why.en = "{"a" * 301}"', None, "value", "301"),
]


@pytest.mark.parametrize("mistake", BAD, ids=lambda mistake: f"{mistake[2]} {mistake[3]}")
def test_a_mistake_is_told_by_file_line_and_key(folder, small, mistake):
    old, new, key, problem, found = mistake
    path = folder / "A1.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SongFormatError) as error:
        read_questions(folder, small)
    wrong = error.value
    assert wrong.path == path
    assert wrong.key == (key or "paraphrase[0].choices[0].why.en")
    assert (wrong.problem, wrong.found) == (problem, found)
    assert wrong.line_number > 1
    assert wrong.expected or problem == "duplicate"
    if found and found in new and not wrong.key.endswith("choices"):
        assert found in path.read_text(encoding="utf-8").split("\n")[wrong.line_number - 1]


def test_a_point_without_a_file_is_told(folder, small):
    (folder / "A2.toml").unlink()
    with pytest.raises(FileMissingError) as error:
        read_questions(folder, small)
    assert error.value.path == folder / "A2.toml"


def test_a_file_without_a_point_is_told(folder, small):
    (folder / "Z9.toml").write_text("", encoding="utf-8")
    with pytest.raises(SongFormatError) as error:
        read_questions(folder, small)
    assert (error.value.path, error.value.found) == (folder / "Z9.toml", "Z9.toml")


def test_a_folder_that_is_none_is_told(folder, small):
    with pytest.raises(FileMissingError):
        read_questions(folder / "nowhere", small)
    with pytest.raises(FileUnreadableError):
        read_questions(folder / "A1.toml", small)


def test_a_file_that_is_no_text_or_too_large_is_told(folder, small):
    path = folder / "A1.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(SongFormatError):
        read_questions(folder, small)
    path.write_bytes(b"#" * (TOML_LIMIT + 1))
    with pytest.raises(FileTooLargeError):
        read_questions(folder, small)


def test_more_questions_of_a_kind_than_anybody_needs_are_refused(folder, small):
    one = '[[move]]\nid = "A1.move.{}"\n'
    path = folder / "A1.toml"
    path.write_text("".join(map(one.format, itertools.islice(itertools.count(1), 33))))
    with pytest.raises(SongFormatError) as error:
        read_questions(folder, small)
    assert (error.value.key, error.value.found) == ("move", "33")
