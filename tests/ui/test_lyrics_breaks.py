"""Answers one question: do lines of lyrics turn into rows by the rules of Japanese typesetting?"""

from __future__ import annotations

import pytest

from oboeuta_desktop.ui.lyrics_breaks import NO_END, NO_START, break_cost, choose_rows


def rows(text: str, limit: float, glued=()) -> list[str]:
    edges = [float(i) for i in range(len(text) + 1)]
    return [text[a:b] for a, b in choose_rows(text, edges, limit, glued=glued)]


@pytest.mark.parametrize("mark", ["、", "」", "ー", "ッ", "ゃ", "々", "・", "！", ")", "…"])
def test_no_row_starts_with_a_mark_that_belongs_to_the_character_before_it(mark):
    assert break_cost(f"勾{mark}配", 1) is None


@pytest.mark.parametrize("mark", ["「", "（", "("])
def test_no_row_ends_with_an_opening_bracket(mark):
    assert break_cost(f"勾{mark}配", 2) is None


def test_a_latin_word_is_never_cut():
    assert break_cost("のReLUは", 3) is None
    assert break_cost("f′(x)=1", 5) is None


def test_a_phrase_gap_is_the_cheapest_place():
    text = "勾配が 消える"
    costs = {i: break_cost(text, i) for i in range(1, len(text))}
    assert costs.pop(4) == 0.0
    assert all(cost is None or cost > 0.0 for cost in costs.values())


def test_a_gap_between_latin_words_costs_more_than_one_between_phrases():
    inside = break_cost("Leaky ReLU", 6)
    formula = break_cost("f(x) = 1", 5)
    assert inside is not None
    assert formula is not None
    assert 0.0 < inside < formula


def test_a_line_that_fits_stays_in_one_row():
    assert rows("勾配が 消える", 8) == ["勾配が 消える"]


def test_gaps_at_row_ends_are_dropped():
    assert rows("勾配が 消える", 5) == ["勾配が", "消える"]


def test_rows_are_balanced_instead_of_greedy():
    assert rows("いちに さんし ごろく なな", 11) == ["いちに さんし", "ごろく なな"]


def test_no_row_ends_inside_a_base_with_a_reading():
    for limit in range(4, 9):
        for row in rows("負の勾配消失問題", limit, glued=[(2, 6)]):
            assert "勾配消失" in row or not set(row) & set("勾配消失")


def test_kinsoku_holds_in_every_row_of_a_long_line():
    text = "「ああ、そうか。」とッ、ニューラルの「層」を・重ねて、（深く）ー潜る。" * 20
    for limit in (6, 9, 14):
        cut = rows(text, limit)
        assert "".join(cut) == text
        assert all(len(row) <= limit for row in cut)
        assert not any(row[0] in NO_START for row in cut[1:])
        assert not any(row[-1] in NO_END for row in cut[:-1])


def test_a_word_wider_than_a_row_is_cut_rather_than_lost():
    cut = rows("a" * 45, 10)
    assert "".join(cut) == "a" * 45
    assert max(map(len, cut)) <= 10


def test_an_empty_line_is_one_empty_row():
    assert choose_rows("", [0.0], 10.0) == [(0, 0)]
