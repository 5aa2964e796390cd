"""Which words of two definitions differ."""

from __future__ import annotations

import re
import time

import pytest

from oboeuta_desktop.core.contrast import LONGEST, marked_apart


@pytest.mark.parametrize(
    ("first", "second", "marked"),
    [
        (
            "0以上なら1",
            "0未満なら0",
            ("0**以上**なら**1**", "0**未満**なら**0**"),
        ),
        ("入力ゲート", "忘却ゲート", ("**入力**ゲート", "**忘却**ゲート")),
        ("値を返す", "値を返す", ("値を返す", "値を返す")),
        ("値は 0", "値が 0", ("値は 0", "値が 0")),  # a particle says nothing
        ("そのまま返す", "ゼロを返す", ("**そのまま**返す", "**ゼロ**を返す")),
        ("sigmoid の値域", "tanh の値域", ("**sigmoid** の値域", "**tanh** の値域")),
    ],
)
def test_the_words_that_differ_are_bold(first: str, second: str, marked: tuple[str, str]):
    assert marked_apart(first, second) == marked


def test_in_texts_built_differently_a_word_of_both_is_not_bold():
    first, second = marked_apart(
        "出力は負にならず、勾配はゼロです", "ゼロでない勾配が負の側に残る傾きがあります"
    )
    bold = re.findall(r"\*\*(.+?)\*\*", first + "　" + second)
    assert "出力" in bold
    assert not {"負", "勾配", "ゼロ"} & set(bold)


def test_bold_of_the_texts_own_is_taken_out():
    assert marked_apart("**値**を返す", "値を返す") == ("値を返す", "値を返す")


def test_formulas_stay_whole():
    first, second = marked_apart("出力は $f(x)=x$ です", "出力は $f(x)=0$ です")
    assert (first, second) == ("出力は $f(x)=x$ です", "出力は $f(x)=0$ です")


def test_a_text_from_a_stranger_does_not_freeze_it():
    begun = time.perf_counter()
    marked_apart("あ1" * 500_000, "1あ" * 500_000)
    assert time.perf_counter() - begun < 5
    assert len(marked_apart("一" * 1_000_000, "")[0]) == LONGEST + 4
