"""The program's sentences have their English, and the file that the program loads says the same."""

import functools
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator

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
        said = {key: loaded.translate(*key) for key in written}
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
    ],
)
def test_what_is_wrong_with_a_translation_is_found(translate, source, translation, wrong):
    assert translate._wrong(source, translation) == wrong


def test_a_sentence_is_found_wherever_it_is_said(translate: ModuleType):
    said, problems = translate.said_in_code()
    assert not problems
    assert ("Header", "歌う") in said  # self.tr
    assert ("study", "四択") in said  # a module's own _tr
    assert ("LyricsView", "この曲には歌詞がありません") in said
    assert ("demos", "忘却ゲート") in said
