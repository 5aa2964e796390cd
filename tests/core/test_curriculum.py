"""Answers one question: is the curriculum read whole, and a mistake in it told with its place?"""

import json
from typing import Any

import pytest

from oboeuta_desktop.core.curriculum import (
    LONGEST_TEXT,
    MOST_POINTS,
    SIZE_LIMIT,
    Bilingual,
    Choice,
    Point,
    Term,
    read_curriculum,
)
from oboeuta_desktop.core.errors import (
    CurriculumFormatError,
    FileMissingError,
    FileTooLargeError,
    FileUnreadableError,
)
from oboeuta_desktop.storage.paths import bundled

GONE = object()
SMALL = """
{"version": 1,
 "points": [{
  "id": "A1", "song": "relu", "topic": {"ja": "あ", "en": "a"},
  "definition": {"ja": "い", "en": "i"}, "formula": "f(x) = x", "derivative": "1",
  "confusion": {"ja": "う", "en": "u"}, "correction": {"ja": "え", "en": "e"},
  "plot": {"ja": "お", "en": "o"}, "level": "apply", "shape": "計算", "cloze": ["0"],
  "terms": ["relu"], "question": {"ja": "か", "en": "ka"},
  "choices": [
   {"ja": "き", "en": "ki", "reason": {"ja": "く", "en": "ku"}, "confuses": "step"},
   {"ja": "け", "en": "ke", "reason": {"ja": "こ", "en": "ko"}}
  ],
  "answer": 1
 }],
 "terms": [
  {"id": "relu", "kind": "term", "en": "ReLU", "readings": ["れる", "れるー"],
   "accepted": ["ReLU"], "confusable": ["step"]},
  {"id": "step", "kind": "term", "en": "step", "readings": ["すてっぷ"],
   "accepted": ["step"], "confusable": []}
 ]}
"""


def small() -> Any:
    return json.loads(SMALL)


def written(tmp_path, values):
    path = tmp_path / "curriculum.json"
    content = values if isinstance(values, bytes) else json.dumps(values).encode()
    path.write_bytes(content)
    return path


def error_of(path):
    with pytest.raises(CurriculumFormatError) as error:
        read_curriculum(path)
    assert error.value.path == path
    return error.value


def changed(place, value):
    """The small curriculum with one value replaced, or gone."""
    values = small()
    target = values
    for key in place[:-1]:
        target = target[key]
    if value is GONE:
        del target[place[-1]]
    else:
        target[place[-1]] = value
    return values


def test_all_of_a_point_and_its_terms_is_read(tmp_path):
    curriculum = read_curriculum(written(tmp_path, small()))
    assert curriculum.points == (
        Point(
            id="A1",
            song="relu",
            topic=Bilingual("あ", "a"),
            definition=Bilingual("い", "i"),
            formula="f(x) = x",
            derivative="1",
            confusion=Bilingual("う", "u"),
            correction=Bilingual("え", "e"),
            plot=Bilingual("お", "o"),
            level="apply",
            shape="計算",
            cloze=("0",),
            terms=("relu",),
            question=Bilingual("か", "ka"),
            choices=(
                Choice(Bilingual("き", "ki"), Bilingual("く", "ku"), "step"),
                Choice(Bilingual("け", "ke"), Bilingual("こ", "ko"), ""),
            ),
            answer=1,
        ),
    )
    relu, step = curriculum.terms
    assert relu == Term("relu", "term", "ReLU", ("れる", "れるー"), ("ReLU",), ("step",))
    assert curriculum.point("A1") is curriculum.points[0]
    assert curriculum.term("step") is step
    assert curriculum.point("Z9") is None
    assert curriculum.term("Z9") is None


def test_points_are_found_by_the_song_that_teaches_them(tmp_path):
    values = small()
    values["points"].append({**values["points"][0], "id": "B1", "song": "lstm"})
    curriculum = read_curriculum(written(tmp_path, values))
    assert [point.id for point in curriculum.points_of("lstm")] == ["B1"]
    assert curriculum.points_of("other") == ()


@pytest.mark.parametrize(
    ("place", "value", "where", "expected"),
    [
        (("version",), 2, "version", "1"),
        (("version",), True, "version", "1"),
        (("points",), GONE, "", "the key points"),
        (("points",), [], "points", "1 to 500"),
        (("points",), {}, "points", "a list"),
        (("points", 0), 3, "points[0]", "an object"),
        (("points", 0, "song"), GONE, "points[0]", "the key song"),
        (("points", 0, "sung"), 1, "points[0]", "only id, song"),
        (("points", 0, "id"), "A 1", "points[0].id", "letters"),
        (("points", 0, "topic"), "あ", "points[0].topic", "an object"),
        (("points", 0, "topic", "en"), " ", "points[0].topic.en", "characters"),
        (("points", 0, "topic", "fr"), "a", "points[0].topic", "only ja, en"),
        (("points", 0, "formula"), 1, "points[0].formula", "a text"),
        (("points", 0, "formula"), "x" * (LONGEST_TEXT + 1), "points[0].formula", "characters"),
        (("points", 0, "level"), "guess", "points[0].level", "recall"),
        (("points", 0, "level"), ["apply"], "points[0].level", "recall"),
        (("points", 0, "shape"), "作文", "points[0].shape", "正しいもの"),
        (("points", 0, "cloze"), [], "points[0].cloze", "1 to"),
        (("points", 0, "cloze"), [0], "points[0].cloze[0]", "a text"),
        (("points", 0, "terms"), ["leaky"], "points[0].terms", "ids of terms"),
        (("points", 0, "choices"), [], "points[0].choices", "2 to"),
        (("points", 0, "choices", 1, "reason"), GONE, "points[0].choices[1]", "the key reason"),
        (("points", 0, "answer"), 2, "points[0].answer", "0 to 1"),
        (("points", 0, "answer"), -1, "points[0].answer", "0 to 1"),
        (("points", 0, "answer"), 1.0, "points[0].answer", "0 to 1"),
        (("terms", 0, "kind"), "word", "terms[0].kind", "term, number"),
        (("terms", 0, "confusable"), ["elu"], "terms[0].confusable", "ids of terms"),
        (("terms", 1, "id"), "relu", "terms[1].id", "no other"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path, place, value, where, expected):
    error = error_of(written(tmp_path, changed(place, value)))
    assert (error.line_number, error.place) == (0, where)
    assert expected in error.expected
    assert f"{where}: expected" in str(error)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b'{"version": 1,\n "points": [}', 2),
        (b"", 1),
        (b'{\n"a": "\x82\xa0"}', 2),
        (b"[" * 100_000, 0),
        (b"9" * 5000, 0),
    ],
)
def test_what_is_no_json_is_told_with_its_line(tmp_path, content, line):
    error = error_of(written(tmp_path, content))
    assert error.line_number == line
    assert error.expected.startswith(("JSON", "UTF-8"))


def test_more_points_than_anybody_can_learn_are_refused(tmp_path):
    values = small()
    values["points"] *= MOST_POINTS + 1
    assert error_of(written(tmp_path, values)).found == str(MOST_POINTS + 1)


def test_files_that_cannot_be_read_are_told_apart(tmp_path):
    with pytest.raises(FileMissingError):
        read_curriculum(tmp_path / "none.json")
    with pytest.raises(FileUnreadableError):
        read_curriculum(tmp_path)
    with pytest.raises(FileTooLargeError):
        read_curriculum(written(tmp_path, b" " * (SIZE_LIMIT + 1)))


def test_the_curriculum_that_ships_holds_both_songs():
    curriculum = read_curriculum(bundled("resources", "curriculum.json"))
    assert [point.id for point in curriculum.points_of("relu")] == [f"A{n}" for n in range(1, 13)]
    assert [point.id for point in curriculum.points_of("lstm")] == [f"B{n}" for n in range(1, 17)]
    assert len(curriculum.points) == 28
    assert len(curriculum.terms) == 43


def test_every_question_that_ships_has_four_different_answers_and_says_what_wrong_ones_confuse():
    for point in read_curriculum(bundled("resources", "curriculum.json")).points:
        assert len({choice.words.ja for choice in point.choices}) == 4
        assert len({choice.words.en for choice in point.choices}) == 4
        assert point.choices[point.answer].reason.ja
