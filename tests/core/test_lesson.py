"""Answers one question: do lessons find their lines, and their keywords the right characters?"""

from typing import cast

import pytest

from oboeuta_desktop.core.errors import FileMissingError, SongFormatError
from oboeuta_desktop.core.lesson import (
    MOST_CLAIM_VALUES,
    MOST_CLAIMS,
    LessonWords,
    find_term,
    folded,
    read_lessons,
)

LINES = ("入力 ゼロより", "ReLU max 0と x", "入力 ゼロより")

GOOD = """[[lesson]]
line = "入力 ゼロより"
points = ["A1", "A3"]
heading = "題"
explanation = '''
本文 $x<0$
'''
confusion = "混同"
correction = "訂正"
demo = "activation"
sweep = [3, -3.0]
[lesson.preset]
point = "A3"
x = 2
show = ["relu", "leaky"]
[[lesson.keywords]]
text = "ゼロ"
accepted = ["0", "ゼロ", "れい"]
[[lesson.keywords]]
text = "入力"
"""


def read(tmp_path, text, lines=LINES):
    path = tmp_path / "lessons.toml"
    path.write_text(text, encoding="utf-8")
    return read_lessons(path, lines)


def at(lessons, index):
    lesson = lessons[index]
    assert lesson is not None
    return lesson


def minimal(**changes):
    keys = {"line": '"入力 ゼロより"', "heading": '"題"', "explanation": '"文"'} | changes
    rows = [f"{key} = {value}" for key, value in keys.items() if value is not None]
    return "[[lesson]]\n" + "\n".join(rows) + "\n"


def english(**changes):
    keys = {"heading": '"title"', "explanation": '"text"'} | changes
    rows = [f"{key} = {value}" for key, value in keys.items() if value is not None]
    return "\n".join(["[lesson.en]", *rows]) + "\n"


def test_a_lesson_may_be_told_in_english_too(tmp_path):
    lesson = at(read(tmp_path, minimal() + english(confusion='"mixed"'))[0], 0)
    assert lesson.heading == "題"
    assert lesson.english == LessonWords("title", "text", "mixed", "")
    assert lesson.words_in("en") is lesson.english
    assert lesson.words_in("en").texts == ("text", "mixed", "")
    assert lesson.words_in("ja") == LessonWords("題", "文", "", "")


def test_without_english_the_japanese_is_told(tmp_path):
    lesson = at(read(tmp_path, minimal())[0], 0)
    assert lesson.english is None
    assert lesson.words_in("en") == lesson.words_in("ja")


@pytest.mark.parametrize(
    ("changes", "key", "line", "problem"),
    [
        ({"heading": "1"}, "lesson[0].en.heading", 6, "type"),
        ({"explanation": "[]"}, "lesson[0].en.explanation", 7, "type"),
        ({"confusion": "true"}, "lesson[0].en.confusion", 8, "type"),
        ({"heading": '""'}, "lesson[0].en.heading", 6, "value"),
        ({"explanation": None}, "lesson[0].en.explanation", 5, "missing"),
    ],
)
def test_a_mistake_in_the_english_is_told_with_its_line(tmp_path, changes, key, line, problem):
    with pytest.raises(SongFormatError) as raised:
        read(tmp_path, minimal() + english(**changes))
    assert (raised.value.key, raised.value.line_number) == (key, line)
    assert raised.value.problem == problem


def test_english_is_a_table_and_a_slip_of_the_pen_in_it_is_told(tmp_path):
    with pytest.raises(SongFormatError) as raised:
        read(tmp_path, minimal(en='"text"'))
    assert raised.value.key == "lesson[0].en"
    _, warnings = read(tmp_path, minimal() + english(corection='"slip"'))
    assert [(w.key, w.problem) for w in warnings] == [("lesson[0].en.corection", "unknown key")]


def claims(*rows):
    return "\n".join(['[[lesson.claims]]\ncheck = "zero"', *rows]) + "\n"


def test_claims_are_plain_values_in_the_order_of_their_file(tmp_path):
    text = minimal() + claims('function = "relu"', "x = -3") + claims()
    lesson = at(read(tmp_path, text)[0], 0)
    assert [claim.check for claim in lesson.claims] == ["zero", "zero"]
    assert dict(lesson.claims[0].values) == {"function": "relu", "x": -3.0}
    assert dict(lesson.claims[1].values) == {}
    assert isinstance(lesson.claims[0].values["x"], float)
    assert isinstance(hash(lesson), int)
    with pytest.raises(TypeError):
        cast("dict[str, float]", lesson.claims[0].values)["x"] = 1


def test_as_many_claims_and_values_as_are_allowed_are_read(tmp_path):
    rows = [f"x{n} = {n}" for n in range(MOST_CLAIM_VALUES)]
    lesson = at(read(tmp_path, minimal() + claims(*rows) * MOST_CLAIMS)[0], 0)
    assert len(lesson.claims) == MOST_CLAIMS
    assert {len(claim.values) for claim in lesson.claims} == {MOST_CLAIM_VALUES}


def test_a_lesson_without_claims_has_none(tmp_path):
    assert at(read(tmp_path, GOOD)[0], 0).claims == ()


def test_a_lesson_says_all_it_says(tmp_path):
    lessons, warnings = read(tmp_path, GOOD)
    lesson = at(lessons, 0)
    assert warnings == ()
    assert lesson.points == ("A1", "A3")
    assert (lesson.heading, lesson.explanation) == ("題", "本文 $x<0$")
    assert (lesson.confusion, lesson.correction) == ("混同", "訂正")
    assert (lesson.demo, lesson.sweep) == ("activation", (3.0, -3.0))
    assert dict(lesson.preset) == {"point": "A3", "x": 2.0, "show": ("relu", "leaky")}
    assert [(k.text, k.first, k.last) for k in lesson.keywords] == [("入力", 0, 2), ("ゼロ", 3, 5)]
    assert lesson.keywords[1].accepted == ("ゼロ", "0", "れい")


def test_lines_sung_twice_share_a_lesson_and_others_have_none(tmp_path):
    lessons, _ = read(tmp_path, GOOD)
    assert lessons[1] is None
    assert lessons[2] == lessons[0]


def test_a_preset_cannot_be_changed_by_who_reads_it(tmp_path):
    lessons, _ = read(tmp_path, GOOD)
    with pytest.raises(TypeError):
        cast("dict[str, float]", at(lessons, 0).preset)["x"] = 1
    assert isinstance(hash(lessons[0]), int)


def test_spaces_and_width_do_not_keep_a_lesson_from_its_line(tmp_path):
    text = minimal(line='"ＲｅＬＵ　ｍａｘ０とｘ"') + '[[lesson.keywords]]\ntext = "ＭＡＸ"\n'
    lessons, warnings = read(tmp_path, text)
    assert warnings == ()
    assert at(lessons, 1).line_text == "ReLU max 0と x"
    assert [(k.first, k.last) for k in at(lessons, 1).keywords] == [(5, 8)]


def test_a_repeat_with_other_spaces_has_its_own_places(tmp_path):
    text = minimal(line='"ゼロ より"') + '[[lesson.keywords]]\ntext = "より"\n'
    lessons, _ = read(tmp_path, text, ("ゼロより", "ゼロ  より"))
    assert [at(lessons, i).keywords[0].first for i in (0, 1)] == [2, 4]


@pytest.mark.parametrize(
    ("text", "line", "key", "problem"),
    [
        (minimal(line=None), 1, "lesson[0].line", "missing"),
        (minimal(heading=None), 1, "lesson[0].heading", "missing"),
        (minimal(explanation=None), 1, "lesson[0].explanation", "missing"),
        (minimal(line="3"), 2, "lesson[0].line", "type"),
        (minimal(points='"A1"'), 5, "lesson[0].points", "type"),
        (minimal(explanation=f'"{"あ" * 8001}"'), 4, "lesson[0].explanation", "value"),
        (minimal(sweep="[1]"), 5, "lesson[0].sweep", "value"),
        (minimal(sweep='["a", 1]'), 5, "lesson[0].sweep[0]", "type"),
        (minimal(preset="3"), 5, "lesson[0].preset", "type"),
        (minimal(preset="{ x = true }"), 5, "lesson[0].preset.x", "type"),
        (minimal(preset="{ x = nan }"), 5, "lesson[0].preset.x", "value"),
        (minimal(preset="{ show = [1] }"), 5, "lesson[0].preset.show[0]", "type"),
        (minimal(keywords='["ゼロ"]'), 5, "lesson[0].keywords[0]", "type"),
        (minimal() + "[[lesson.keywords]]\ntext = 0\n", 6, "lesson[0].keywords[0].text", "type"),
        (
            minimal() + '[[lesson.keywords]]\ntext = "ゼロ"\naccepted = [0]\n',
            7,
            "lesson[0].keywords[0].accepted[0]",
            "type",
        ),
        (minimal() + "\n[[lesson]]\nheading = 1\n", 6, "lesson[1].line", "missing"),
        ("lesson = 3\n", 1, "lesson", "type"),
        (minimal(claims='["zero"]'), 5, "lesson[0].claims[0]", "type"),
        (minimal() + "[[lesson.claims]]\nx = 1\n", 5, "lesson[0].claims[0].check", "missing"),
        (minimal() + claims("x = true"), 7, "lesson[0].claims[0].x", "type"),
        (minimal() + claims("x = [1]"), 7, "lesson[0].claims[0].x", "type"),
        (minimal() + claims("x = inf"), 7, "lesson[0].claims[0].x", "value"),
        (minimal() + claims("x = 2e9"), 7, "lesson[0].claims[0].x", "value"),
        (minimal() + claims(f'x = "{"a" * 201}"'), 7, "lesson[0].claims[0].x", "value"),
        (
            minimal() + claims(*(f"x{n} = {n}" for n in range(MOST_CLAIM_VALUES + 1))),
            5,
            "lesson[0].claims[0]",
            "value",
        ),
        (minimal() + claims() * (MOST_CLAIMS + 1), 5, "lesson[0].claims", "value"),
    ],
)
def test_a_lesson_of_the_wrong_shape_is_an_error_with_its_line(tmp_path, text, line, key, problem):
    with pytest.raises(SongFormatError) as error:
        read(tmp_path, text)
    assert error.value.path == tmp_path / "lessons.toml"
    assert (error.value.line_number, error.value.key) == (line, key)
    assert error.value.problem == problem


@pytest.mark.parametrize(
    ("text", "line", "key", "problem"),
    [
        (GOOD + '[[lesson]]\nline = "入力 ゼロ寄り"\nheading = "a"\nexplanation = "b"\n',
         22, "lesson[1].line", "no such line"),
        (GOOD + '[[lesson]]\nline = "入力ゼロより"\nheading = "a"\nexplanation = "b"\n',
         22, "lesson[1].line", "duplicate"),
        (minimal() + '[[lesson.keywords]]\ntext = "勾配"\n',
         6, "lesson[0].keywords[0].text", "no such keyword"),
        (minimal() + '[[lesson.keywords]]\ntext = "ゼロ"\n[[lesson.keywords]]\ntext = "ゼロ"\n',
         8, "lesson[0].keywords[1].text", "duplicate"),
        (minimal(headding='"x"'), 5, "lesson[0].headding", "unknown key"),
        (minimal() + '[[lesson.keywords]]\ntext = "ゼロ"\nacepted = []\n',
         7, "lesson[0].keywords[0].acepted", "unknown key"),
        ("version = 1\n" + minimal(), 1, "version", "unknown key"),
    ],
)  # fmt: skip
def test_what_finds_no_place_is_a_warning_with_its_line(tmp_path, text, line, key, problem):
    lessons, warnings = read(tmp_path, text)
    assert lessons[0] is not None
    (warning,) = warnings
    assert warning.path == tmp_path / "lessons.toml"
    assert (warning.line_number, warning.key, warning.problem) == (line, key, problem)


def test_a_lesson_without_a_line_names_the_line_that_may_be_meant(tmp_path):
    _, (warning,) = read(tmp_path, minimal(line='"入力 ゼロ寄り"'))
    assert warning.expected == "入力 ゼロより"
    assert warning.found == "入力 ゼロ寄り"


def test_no_lesson_file_is_told(tmp_path):
    with pytest.raises(FileMissingError):
        read_lessons(tmp_path / "lessons.toml", LINES)


@pytest.mark.parametrize(
    ("line", "term", "place"),
    [
        ("max 0と x", "x", (7, 8)),
        ("max 0と x", "max", (0, 3)),
        ("max", "x", None),
        ("10 と 1", "1", (5, 6)),
        ("Leaky ReLU", "leakyrelu", (0, 10)),
        ("ｶﾞﾝﾏ", "ガンマ", (0, 4)),
        ("ｶﾞﾝﾏ", "ン", (2, 3)),
        ("か\u3099ん", "がん", (0, 3)),
        ("㍍法", "メートル", (0, 1)),
        ("勾配", "", None),
        ("勾配", "傾き", None),
    ],
)
def test_a_term_is_found_whatever_its_width(line, term, place):
    assert find_term(line, term) == place


def test_folding_leaves_out_space_width_and_case():
    assert folded("Ｒｅ ＬＵ　ﾚﾙ ") == "reluレル"


def test_words_of_the_line_move_the_plot(tmp_path):
    frames = '[[lesson.keyframes]]\nword = "WORD"\nx = -3'
    line = LINES[0]
    word = line.split()[0][:2]
    lessons, warnings = read(tmp_path, minimal() + "\n" + frames.replace("WORD", word))
    (frame,) = at(lessons, 0).keyframes
    assert line[frame.first : frame.last] == word
    assert frame.values == {"x": -3.0}
    assert warnings == ()


def test_a_word_that_is_not_in_the_line_moves_nothing_and_is_told(tmp_path):
    text = minimal() + '\n[[lesson.keyframes]]\nword = "ない語"\nx = 1'
    lessons, (warning,) = read(tmp_path, text)
    assert at(lessons, 0).keyframes == ()
    assert (warning.problem, warning.found) == ("no such keyword", "ない語")


def test_a_keyframe_moves_numbers_only(tmp_path):
    text = minimal() + f'\n[[lesson.keyframes]]\nword = "{LINES[0][:2]}"\nx = "far"'
    with pytest.raises(SongFormatError, match="x"):
        read(tmp_path, text)
