"""What is left of a word on the screen: nothing beside it moves, nothing hidden is given away."""

from __future__ import annotations

from itertools import combinations

import pytest
from lyrics_fixtures import make_view, shot
from sample_lyrics import LINE_SECONDS, sample, sing

from oboeuta_desktop.ui.lyrics_stage import BlankMark, BlankState
from oboeuta_desktop.ui.theme import DARK, LIGHT

STATES: tuple[BlankState, ...] = ("hidden", "hit", "revealed", "faded", "open")


def view_with(qtbot, state: BlankState, hint: str = "よみ", *, theme=DARK):
    lyrics = sample()
    view = make_view(qtbot, lyrics, theme=theme)
    view.set_blanks([BlankMark(4, 0, 2, state, hint)])
    sing(view, lyrics, 4 * LINE_SECONDS)
    return view


def test_the_line_keeps_its_layout_whatever_is_left_of_the_word(qtbot):
    layouts = []
    for state in STATES:
        view = view_with(qtbot, state)
        row = view._page.line(4).rows[0]
        layouts.append((row.width, row.edges, row.blanks))
    assert layouts.count(layouts[0]) == len(STATES)


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_each_state_looks_different(qtbot, theme):
    pictures = [shot(view_with(qtbot, state, theme=theme), 1.0) for state in STATES]
    assert all(a != b for a, b in combinations(pictures, 2))


def test_of_a_faded_word_only_its_reading_is_drawn(qtbot):
    one, other = (shot(view_with(qtbot, "faded", hint), 1.0) for hint in ("よみ", "ほか"))
    assert one != other


def test_a_reading_longer_than_its_word_is_drawn_whole(qtbot):
    """It gets smaller; an ellipsis would hide what is told."""
    long = "とてもながいよみとても"
    assert shot(view_with(qtbot, "faded", long), 1.0) != shot(
        view_with(qtbot, "faded", long[:-1]), 1.0
    )


def test_a_screen_reader_says_the_reading_and_hides_what_is_hidden(qtbot):
    text = view_with(qtbot, "open").spoken_line(4)
    assert view_with(qtbot, "faded").spoken_line(4) == "よみ" + text[2:]
    assert view_with(qtbot, "hidden").spoken_line(4) == "（空欄）" + text[2:]


def test_a_line_that_nobody_sings_has_a_bar_and_its_words_are_not_wiped(qtbot):
    lyrics = sample()
    view = make_view(qtbot, lyrics)
    sing(view, lyrics, 4 * LINE_SECONDS + 2.0)
    assert view._painter.front()[0] == 0
    view.set_bars([4])
    assert view._painter.front()[0] == -1
    half = view._painter.front()[1]
    sing(view, lyrics, 4 * LINE_SECONDS + 3.0)
    assert view._painter.front()[1] > half
    view.set_bars([])
    assert view._painter.front()[0] == 0
