from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from oboeuta_desktop.core.errors import FileMissingError, SongFormatError
from oboeuta_desktop.production.notation.glossary import Glossary, Term, load_glossary
from oboeuta_desktop.production.notation.pronounce import read_lyric

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture(scope="module")
def glossary():
    return load_glossary(RESOURCES / "pronunciation.toml")


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "terms.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "braces"),
    [
        ("ReLU", "{ReLU|レル_ー}"),
        ("LSTM", "{LSTM|エルエスティ_ーエム}"),
        ("tanh", "{tanh|タンエイチ}"),
        ("α", "{α|アルファ}"),
        ("x", "{x|エックス}"),
        ("−", "{−|マイナス}"),
        ("勾配消失", "{勾配消失|こうばいしょうしつ}"),
    ],
)
def test_a_term_is_written_as_a_score_has_it(glossary, text, braces):
    assert glossary.whole(text).braces == braces


def test_another_case_will_do(glossary):
    assert glossary.whole("Softmax").braces == "{Softmax|ソフトマックス}"
    assert glossary.whole("GELUs") is None


def test_the_case_as_written_comes_first():
    glossary = Glossary((Term("σ", "シグマ"), Term("Σ", "わ")))
    assert [glossary.whole(sign) for sign in "σΣ"] == list(glossary.terms)


def test_the_longest_term_is_found(glossary):
    assert glossary.longest_at("の勾配消失", 1).text == "勾配消失"
    assert glossary.longest_at("の勾配", 0) is None


def test_no_term_is_there_twice(glossary):
    assert [t for t, n in Counter(term.text for term in glossary.terms).items() if n > 1] == []


def test_every_latin_word_and_number_of_the_curriculum_has_a_reading(glossary):
    terms = json.loads((RESOURCES / "curriculum.json").read_text(encoding="utf-8"))["terms"]
    words = {
        word
        for term in terms
        for text in term["accepted"]
        for word in text.replace("-", " ").split()
        if word.isascii()
    }
    assert len(words) > 50
    assert {word for word in words if glossary.whole(word) is None} == set()


def test_sung_kana_that_differs_stands_apart():
    assert Term("法", "ほう", "ほ_お").braces == "{法|ほう/ほ_お}"
    assert read_lyric(Term("法", "ほう", "ほ_お").braces).syllables[0].morae == ("ほ", "お")


@pytest.mark.parametrize(
    ("text", "key", "problem", "line"),
    [
        ('[[term]]\nfurigana = "あ"\n', "term[0].text", "missing", 1),
        ('[[term]]\ntext = "a"\n', "term[0].furigana", "missing", 1),
        ('[[term]]\ntext = "a"\nfurigana = "亜"\n', "term[0].furigana", "value", 3),
        (
            '[[term]]\ntext = "a"\nfurigana = "あ"\nsung = "ああ"\n',
            "term[0].furigana",
            "value",
            3,
        ),
        (
            '[[term]]\ntext = "a"\nfurigana = "あ"\nsings = "あ"\n',
            "term[0].sings",
            "unknown key",
            4,
        ),
        ("term = 1\n", "term", "type", 1),
    ],
)
def test_a_wrong_table_is_named_with_its_line(tmp_path, text, key, problem, line):
    with pytest.raises(SongFormatError) as caught:
        load_glossary(write(tmp_path, text))
    error = caught.value
    assert (error.key, error.problem, error.line_number) == (key, problem, line)


def test_a_table_that_is_not_there_is_missing(tmp_path):
    with pytest.raises(FileMissingError):
        load_glossary(tmp_path / "terms.toml")
