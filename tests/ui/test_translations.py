"""The program's sentences have their English, and the file that the program loads says the same."""

import ast
import functools
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

ROOT = Path(__file__).resolve().parents[2]
NAME = "packaging_translate"


@pytest.fixture(scope="module")
def translate():
    """The author's program: it is no part of the package that is shipped."""
    path = ROOT / "packaging" / "translate.py"
    if not path.is_file():
        pytest.skip("not a checkout")
    spec = importlib.util.spec_from_file_location(NAME, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[NAME] = module  # dataclasses look there
    spec.loader.exec_module(module)
    once = functools.cache(module.said_in_code)  # all of the code: a second
    vars(module)["said_in_code"] = once
    yield module
    del sys.modules[NAME]


def test_every_sentence_is_translated(translate: ModuleType):
    problems = [
        str(each) for language in translate.LANGUAGES for each in translate.problems_of(language)
    ]
    assert not problems, "\n".join(problems)


def test_the_file_that_is_loaded_says_what_was_translated(translate: ModuleType, qapp):
    for language in translate.LANGUAGES:
        loaded = QTranslator()
        assert loaded.load(f"oboeuta_{language}", str(translate.SOURCES))
        written = translate.translations_of(language)
        said = {
            (context, source): tuple(
                loaded.translate(context, source, "", n) for n in range(1, len(forms) + 1)
            )
            for (context, source), forms in written.items()
        }
        assert said == written


@pytest.mark.parametrize(
    ("source", "translation", "wrong"),
    [
        ("{count} 件", "{count} due", ""),
        ("{count} 件", "{number} due", "places differ: {number} due"),
        ("○ 正しい", "○ True", ""),
        ("それは「{given}」", "That is 「{given}」", ""),
        ("閉じる", "Close（Esc）", "Japanese outside of 「」: Close（Esc）"),
        ("閉じる", " ", "not translated"),
        ("%n 枚", "cards", "%n is on one side only: cards"),
    ],
)
def test_what_is_wrong_with_a_translation_is_found(translate, source, translation, wrong):
    assert translate._wrong(source, translation) == wrong


@pytest.mark.parametrize(
    ("source", "forms", "wrong"),
    [
        ("%n 枚", ("%n card", "%n cards"), ""),
        ("%n 枚", ("%n cards",), "2 forms are needed, not 1"),
        ("%n 枚", ("%n card", ""), "not translated"),
        ("%n 枚", ("", "%n cards"), "not translated"),
        ("閉じる", ("Close",), ""),
        ("閉じる", ("Close", "Close"), "1 forms are needed, not 2"),
    ],
)
def test_a_number_of_things_is_said_in_every_form_of_the_language(translate, source, forms, wrong):
    assert translate._wrong_forms(source, forms, "en") == wrong


def test_forms_are_written_and_read_again_and_a_missing_one_is_marked(translate, tmp_path):
    file = tmp_path / "some_en.ts"
    said = {("page", "%n 枚"): ("%n card", "%n cards"), ("page", "閉じる"): ("Close",)}
    translate.write_translations(file, "en", said)
    assert translate._read(file) == said
    assert "unfinished" not in file.read_text(encoding="utf-8")

    translate.write_translations(file, "en", {("page", "%n 枚"): ("",)})
    assert translate._read(file) == {("page", "%n 枚"): ("", "")}
    assert "unfinished" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("said", "is_right"),
    [
        ('self.tr("%n 枚", "", n)', True),
        ('_tr("%n 枚", n)', True),
        ('QCoreApplication.translate("page", "%n 枚", None, n)', True),
        ('self.tr("%n 枚")', False),
        ('_tr("%n 枚")', False),
        ('self.tr("枚数", "", n)', False),
    ],
)
def test_a_counting_sentence_must_come_with_its_number(translate, said, is_right):
    reader = translate._Reader(translate.PACKAGE / "page.py", "page")
    reader.visit(ast.parse(f"class Page:\n    def show(self, n):\n        {said}\n"))
    assert not reader.problems if is_right else reader.problems


@pytest.mark.parametrize(
    ("n", "english", "japanese"), [(1, "1 bar", "1 小節"), (2, "2 bars", "2 小節")]
)
def test_one_thing_is_said_as_one(translate: ModuleType, qapp, n, english, japanese):
    assert QCoreApplication.translate("sheet", "%n 小節", None, n) == japanese
    loaded = QTranslator()
    assert loaded.load("oboeuta_en", str(translate.SOURCES))
    QCoreApplication.installTranslator(loaded)
    try:
        assert QCoreApplication.translate("sheet", "%n 小節", None, n) == english
    finally:
        QCoreApplication.removeTranslator(loaded)


def test_a_sentence_is_found_wherever_it_is_said(translate: ModuleType):
    said, problems = translate.said_in_code()
    assert not problems
    assert ("Header", "歌う") in said  # self.tr
    assert ("study", "四択") in said  # a module's own _tr
    assert ("LyricsView", "この曲には歌詞がありません") in said
    assert ("demos", "忘却ゲート") in said
