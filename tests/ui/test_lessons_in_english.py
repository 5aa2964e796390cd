"""Answers one question: do the English lessons of the songs that ship say what the Japanese say?"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QDir
from PySide6.QtWidgets import QLabel, QWidget

from oboeuta_desktop.core.curriculum import read_curriculum
from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.exchange.anki_notes import notes_of_song
from oboeuta_desktop.explaining import Explanations
from oboeuta_desktop.shelf import point_rows
from oboeuta_desktop.state.messages import Messages
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.language import speak
from oboeuta_desktop.ui.lesson_panel import LessonPanel, Sources
from oboeuta_desktop.ui.markdown import read_markdown
from oboeuta_desktop.ui.rich_text import RichText
from oboeuta_desktop.ui.section_names import section_name
from oboeuta_desktop.ui.theme import DARK
from tests.ui.test_lesson_panel import Scene

SONGS = {
    name: list({x.line_text: x for x in read_song(bundled("songs", name)).lessons if x}.values())
    for name in ("relu", "lstm")
}
LESSONS = [lesson for lessons in SONGS.values() for lesson in lessons]
LONGEST_HEADING = 48
WIDEST = 26
"""Em; at 15 px a panel of 400 px holds it."""
JAPANESE = re.compile(r"[\u3041-\u30ff\u3400-\u9fff\uff01-\uff9f、。・]")
TERM = re.compile(r"「[^「」]*」")
NUMBER = re.compile(r"−?\d+(?:,\d{3})*(?:\.\d+)?")
TEXT = re.compile(r"\\text\{[^}]*\}")
IN_WORDS = {
    "100 万分の 1": ("one millionth",),
    "1": ("one", "each", "every"),
    "2": ("two", "both"),
    "3": ("three",),
}


def ids(lessons):
    return [lesson.line_text for lesson in lessons]


def formulas(text):
    """A text's formulas; what is written in words within them is left out."""
    return {(TEXT.sub("", tex), display) for tex, display in read_markdown(text).formulas}


def shown(text):
    """A text without its formulas."""
    return re.sub(r"\$\$.*?\$\$|\$.*?\$", " ", text, flags=re.DOTALL)


def texts_of(lesson):
    """The texts of a lesson in both languages, pair by pair."""
    japanese, english = lesson.words_in("ja"), lesson.english
    return [
        (japanese.heading, english.heading),
        *zip(japanese.texts, english.texts, strict=True),
    ]


def in_figures(japanese, english):
    """The numbers of a Japanese text; those that its English says in words are left out."""
    for number, words in IN_WORDS.items():
        if any(re.search(rf"\b{word}\b", english, re.IGNORECASE) for word in words):
            japanese = re.sub(rf"(?<![\d.−]){number}(?![\d.])", "", japanese)
    return set(NUMBER.findall(japanese))


@pytest.mark.parametrize("name", SONGS)
def test_every_lesson_is_told_in_english(name):
    assert len(SONGS[name]) >= 25
    assert all(lesson.english for lesson in SONGS[name])


@pytest.mark.parametrize("lesson", LESSONS, ids=ids(LESSONS))
def test_both_languages_have_the_same_parts(lesson):
    for japanese, english in texts_of(lesson):
        assert bool(japanese) == bool(english)
        assert english.count("$$") == japanese.count("$$")
        assert english.count("**") % 2 == 0
    assert "**" in lesson.english.explanation
    assert len(lesson.english.heading) <= LONGEST_HEADING
    assert 100 <= len(lesson.english.explanation) <= 900


@pytest.mark.parametrize("lesson", LESSONS, ids=ids(LESSONS))
def test_both_languages_have_the_same_formulas(lesson):
    for japanese, english in texts_of(lesson):
        assert formulas(japanese) == formulas(english)


@pytest.mark.parametrize("lesson", LESSONS, ids=ids(LESSONS))
def test_both_languages_have_the_same_numbers(lesson):
    for japanese, english in (map(shown, pair) for pair in texts_of(lesson)):
        said = set(NUMBER.findall(english))
        assert in_figures(japanese, english) <= said
        assert said <= set(NUMBER.findall(japanese))


@pytest.mark.parametrize("lesson", LESSONS, ids=ids(LESSONS))
def test_japanese_stands_in_its_brackets_only(lesson):
    for _, english in texts_of(lesson):
        assert not JAPANESE.search(TERM.sub("", english))
        assert "''" not in english


def test_a_heading_is_given_once():
    headings = [lesson.words_in("en").heading for lesson in LESSONS]
    assert len(set(headings)) == len(headings)


def test_a_term_in_japanese_is_a_term_of_its_lesson():
    """What stands in brackets is written like that in the Japanese, or is its noun."""
    for lesson in LESSONS:
        japanese = re.sub(r"[\s*]", "", "".join(text for text, _ in texts_of(lesson)))
        for term in TERM.findall("".join(text for _, text in texts_of(lesson))):
            assert re.sub(r"\s", "", term)[1:-1][:2] in japanese, (lesson.line_text, term)


@pytest.fixture
def in_english():
    """English is spoken."""
    speak("en")
    yield
    speak("ja")


@pytest.fixture
def panel(qtbot, qapp, in_english):
    """The lesson panel of the program, with plots that only write down what they are told."""
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    explanations = Explanations(bundled("resources"), Messages())
    window = QWidget()
    panel = LessonPanel(DARK, Sources(Scene, DEMOS.get, explanations.details_of))
    panel.setParent(window)
    panel.resize(460, 900)
    qtbot.addWidget(window)
    window.show()
    yield panel
    explanations.close()


def words(panel, name):
    """What a text or a label of the panel says."""
    text, label = panel.findChild(RichText, name), panel.findChild(QLabel, name)
    return text.toPlainText() if text is not None else label.text()


def test_the_panel_shows_english_to_those_who_read_it(panel):
    lesson = LESSONS[0]
    panel.show_lesson(lesson, index=0, count=3)
    assert words(panel, "lesson_heading") == lesson.words_in("en").heading
    assert words(panel, "lesson_text").startswith("ReLU gives a different answer")
    assert "identity function" in words(panel, "lesson_confusion_text")
    assert "PyTorch and TensorFlow" in words(panel, "lesson_correction_text")
    assert "x is at least 0" in panel.findChild(RichText, "lesson_text").spoken_text()


def test_a_lesson_that_nobody_put_into_english_is_shown_in_japanese(panel):
    lesson = replace(LESSONS[0], english=None)
    panel.show_lesson(lesson, index=0, count=3)
    assert words(panel, "lesson_heading") == lesson.heading


def test_two_lines_are_compared_in_english(panel):
    first, second = LESSONS[0], next(x for x in LESSONS if x.points[0] == "A5")
    panel.show_lesson(first, index=0, count=3)
    panel.show_comparison(second)
    assert words(panel, "compare_line_second") == second.line_text
    assert words(panel, "compare_title_second") == second.words_in("en").heading
    assert words(panel, "compare_text_second").startswith("The same as ReLU for inputs")


def test_all_about_a_point_is_told_in_english(in_english):
    explanations = Explanations(bundled("resources"), Messages())
    details = explanations.details_of("B8")
    assert details is not None
    assert details.name == "Forget gate"
    told = [details.meaning, details.confusion, details.metaphor, details.history]
    told += [related.name + related.reason for related in details.related]
    assert all(told)
    assert not any(JAPANESE.search(TERM.sub("", text)) for text in told)


def test_the_points_of_a_song_are_listed_in_english(in_english):
    song = read_song(bundled("songs", "lstm"))
    rows = point_rows(song)
    assert len(rows) == len(SONGS["lstm"])
    assert not JAPANESE.search("".join(TERM.sub("", row.heading) for row in rows))


def test_a_card_for_anki_has_the_heading_in_its_language():
    song = read_song(bundled("songs", "relu"))
    curriculum = read_curriculum(bundled("resources", "curriculum.json"))
    japanese = notes_of_song(song, curriculum, language="ja")[0]
    english = notes_of_song(song, curriculum, language="en")[0]
    assert "0 は「以上」の側に入る" in japanese.back
    assert "0 counts as “0 or more”" in english.back
    assert english.guid == japanese.guid


def test_every_part_of_the_songs_has_an_english_name(in_english):
    for name in SONGS:
        for section in read_song(bundled("songs", name)).sections:
            assert section_name(section.name).isascii()
    assert section_name("サビ 2") == "Chorus 2"
    assert section_name("わたしのところ") == "わたしのところ"


def test_parts_keep_their_names_in_japanese():
    assert section_name("サビ 2") == "サビ 2"


@pytest.mark.parametrize("lesson", LESSONS, ids=ids(LESSONS))
def test_the_formulas_of_a_lesson_fit_the_panel(qapp, lesson):
    typesetter = Typesetter()
    for text in lesson.english.texts:
        for tex, display in read_markdown(text).formulas:
            formula = typesetter.typeset(tex, display=display)
            assert formula is not None, tex
            assert formula.width <= WIDEST, (tex, formula.width)
