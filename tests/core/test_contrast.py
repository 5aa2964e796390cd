"""Which terms and numbers of two definitions differ."""

from __future__ import annotations

import time

import pytest

from oboeuta_desktop.core.contrast import LONGEST, marked_apart

TERMS = ("入力ゲート", "忘却ゲート", "ゲート", "sigmoid", "tanh", "ReLU", "こう", "に")


@pytest.mark.parametrize(
    ("first", "second", "marked"),
    [
        (
            "0以上なら1を返す",
            "0未満なら0を返す",
            ("**0以上**なら**1**を返す", "**0未満**なら**0**を返す"),
        ),
        (
            "入力ゲートは割合を決める",
            "忘却ゲートは割合を決める",
            ("**入力ゲート**は割合を決める", "**忘却ゲート**は割合を決める"),
        ),
        ("値を返す", "値を返す", ("値を返す", "値を返す")),
        ("値は 0", "値が 0", ("値は 0", "値が 0")),  # a particle says nothing
        ("値をそのまま返す", "値を反対に返す", ("値をそのまま返す", "値を反対に返す")),  # no terms
        (
            "関数 sigmoid の値域は -1 から",
            "関数 tanh の値域は 0 から",
            ("関数 **sigmoid** の値域は **-1** から", "関数 **tanh** の値域は **0** から"),
        ),
        (
            "tanh の値を状態から選ぶ",  # a term of both is not what differs
            "状態の値を tanh から選ぶ",
            ("tanh の値を状態から選ぶ", "状態の値を tanh から選ぶ"),
        ),
        ("値をこう選ぶ", "値に選ぶ", ("値をこう選ぶ", "値に選ぶ")),  # how a term is said is none
        ("値は ReLUx", "値は x", ("値は ReLUx", "値は x")),  # nor is a part of a word
    ],
)
def test_the_terms_and_numbers_that_differ_are_bold(
    first: str, second: str, marked: tuple[str, str]
):
    assert marked_apart(first, second, TERMS) == marked


def test_in_texts_with_little_in_common_nothing_is_bold():
    first = "出力に上限と下限がある関数は、入力が大きいと微分が0に近づく。ReLU とは違う。"
    second = "実数を-1と1の間に写す、原点対称のS字形。tanh は x=0 で最大値1をとる。"
    assert marked_apart(first, second, TERMS) == (first, second)


def test_bold_of_the_texts_own_is_taken_out():
    assert marked_apart("**値**を返す", "値を返す") == ("値を返す", "値を返す")


def test_formulas_stay_whole():
    first, second = marked_apart("出力は $f(x)=1$ です", "出力は $f(x)=0$ です")
    assert (first, second) == ("出力は $f(x)=1$ です", "出力は $f(x)=0$ です")


def test_a_text_from_a_stranger_does_not_freeze_it():
    begun = time.perf_counter()
    marked_apart("あ1" * 500_000, "1あ" * 500_000, [f"用語{n}" for n in range(20_000)])
    assert time.perf_counter() - begun < 5
    assert len(marked_apart("一" * 1_000_000, "")[0]) == LONGEST
