"""Answers one question: are the pixels of the lyrics view right, however they were painted?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from lyrics_fixtures import canvas, make_view, paint, pixels, shot
from PySide6.QtGui import QColor, QImage, QRegion
from sample_lyrics import LINE_SECONDS, sample, sing

from oboeuta_desktop.core.lyrics import Lyrics
from oboeuta_desktop.ui.lyrics_stage import BlankMark
from oboeuta_desktop.ui.theme import DARK, LIGHT, THEMES

ONE_INK = replace(DARK, accent=DARK.ink)
RATIOS = [1.0, 1.25, 1.5, 1.75, 2.0]


def collect(view, monkeypatch) -> list[QRegion]:
    """From now on the view's wishes to repaint are collected instead of painted."""
    wishes: list[QRegion] = []

    def wish(*rect):
        wishes.append(QRegion(rect[0]) if rect else QRegion(view.rect()))

    monkeypatch.setattr(view, "update", wish)
    return wishes


def count_ink(image: QImage, color: str) -> int:
    wanted = QColor(color).rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


@pytest.mark.parametrize("ratio", RATIOS)
def test_dirty_strips_add_up_to_a_full_repaint(qtbot, monkeypatch, ratio):
    lyrics = sample()
    view = make_view(qtbot, lyrics)
    view.set_selected(4)
    sing(view, lyrics, 4 * LINE_SECONDS)
    picture = canvas(view, ratio)
    paint(view, picture)
    wishes = collect(view, monkeypatch)
    for k in range(1, 60):
        sing(view, lyrics, 4 * LINE_SECONDS + k * 0.061)
        for region in wishes:
            paint(view, picture, region)
        wishes.clear()
    assert pixels(picture) == shot(view, ratio)


def test_jumping_about_in_a_line_of_several_rows_equals_a_full_repaint(qtbot, monkeypatch):
    lyrics = sample()
    view = make_view(qtbot, lyrics)
    view.resize(420, 500)
    sing(view, lyrics, 4 * LINE_SECONDS)
    picture = canvas(view)
    paint(view, picture)
    wishes = collect(view, monkeypatch)
    for moment in (0.2, 3.0, 1.1, 3.9, 0.0, 2.4):
        sing(view, lyrics, 4 * LINE_SECONDS + moment)
        for region in wishes:
            paint(view, picture, region)
        wishes.clear()
    assert pixels(picture) == shot(view)


@pytest.mark.parametrize("timed", [True, False])
def test_strips_hold_for_both_kinds_of_timing(qtbot, monkeypatch, timed):
    lyrics = sample(timed=timed)
    view = make_view(qtbot, lyrics, theme=LIGHT)
    sing(view, lyrics, 4 * LINE_SECONDS)
    picture = canvas(view, 1.5)
    paint(view, picture)
    wishes = collect(view, monkeypatch)
    for k in range(1, 30):
        sing(view, lyrics, 4 * LINE_SECONDS + k * 0.13)
        for region in wishes:
            assert region.boundingRect().width() < view.width() / 2
            paint(view, picture, region)
        wishes.clear()
    assert pixels(picture) == shot(view, 1.5)


@pytest.mark.parametrize("ratio", [1.0, 1.5])
def test_the_wipe_leaves_no_seam(qtbot, ratio):
    lyrics = sample()
    view = make_view(qtbot, lyrics, theme=ONE_INK)
    sing(view, lyrics, 4 * LINE_SECONDS)
    unwiped = shot(view, ratio)
    for k in range(1, 20):
        sing(view, lyrics, 4 * LINE_SECONDS + k * 0.19)
        assert shot(view, ratio) == unwiped


def test_more_and_more_of_the_line_is_lit(qtbot):
    lyrics = sample()
    view = make_view(qtbot, lyrics)
    lit = []
    for k in range(8):
        sing(view, lyrics, 4 * LINE_SECONDS + k * 0.5)
        lit.append(count_ink(shot(view), DARK.accent))
    assert lit == sorted(lit)
    assert lit[-1] > 10 * lit[0]


def test_seeking_paints_what_playing_there_would_have_painted(qtbot):
    lyrics = sample()
    played, sought = make_view(qtbot, lyrics), make_view(qtbot, lyrics)
    for k in range(300):
        sing(played, lyrics, 12.0 + k / 30)
    sing(sought, lyrics, 12.0 + 299 / 30)
    assert shot(played) == shot(sought)


@pytest.mark.parametrize("theme", list(THEMES.values()), ids=list(THEMES))
def test_a_hidden_blank_gives_nothing_of_its_text_away(qtbot, theme):
    one, other = sample(), sample()
    line = other.lines[3]
    readings = tuple(
        replace(reading, reading="かたむき"[: len(reading.reading)])
        if reading.reading == "こうばい"
        else reading
        for reading in line.furigana
    )
    changed = replace(line, text=line.text.replace("勾配", "曲率"), furigana=readings)
    other = Lyrics((*other.lines[:3], changed, *other.lines[4:]))
    at = line.text.index("勾配")
    shots: list[QImage] = []
    for lyrics in (one, other):
        view = make_view(qtbot, lyrics, theme=theme)
        sing(view, lyrics, 3 * LINE_SECONDS + 2.5)
        view.set_blanks([BlankMark(3, at, at + 2, "hidden", "？")])
        shots.append(shot(view))
        view.set_blanks([BlankMark(3, at, at + 2, "revealed")])
        shots.append(shot(view))
    assert shots[0] == shots[2]
    assert shots[1] != shots[3]


def test_the_three_states_of_a_blank_differ(qtbot):
    lyrics = sample()
    view = make_view(qtbot, lyrics)
    sing(view, lyrics, 12.0)
    shots: list[QImage] = []
    for state in ("hidden", "hit", "revealed"):
        view.set_blanks([BlankMark(3, 5, 7, state)])
        shots.append(shot(view))
    assert shots[0] != shots[1] != shots[2] != shots[0]


def test_taking_the_blanks_away_restores_the_line(qtbot):
    lyrics = sample()
    view = make_view(qtbot, lyrics)
    sing(view, lyrics, 12.0)
    before = shot(view)
    view.set_blanks([BlankMark(3, 5, 7)])
    assert shot(view) != before
    view.set_blanks([])
    assert shot(view) == before


def test_a_line_without_word_times_is_never_wiped(qtbot):
    lyrics = sample(timed=False)
    view = make_view(qtbot, lyrics)
    sing(view, lyrics, 4 * LINE_SECONDS + 3.9)
    image = shot(view)
    rect = view.line_rect(4)
    wanted = QColor(DARK.accent).rgb()
    rows = [
        y
        for y in range(max(0, rect.top()), rect.bottom())
        if any(image.pixel(x, y) == wanted for x in range(60, 880, 3))
    ]
    assert 0 < len(rows) <= 4


def test_another_theme_density_or_size_of_text_is_painted_afresh(qtbot):
    lyrics = sample()
    view = make_view(qtbot, lyrics)
    sing(view, lyrics, 17.0)
    dark = shot(view)
    view.set_theme(LIGHT)
    light = shot(view)
    assert light != dark
    assert shot(view, 2.0).width() == 2 * light.width()
    assert shot(view) == light
    view.set_text_scale(1.2)
    assert shot(view) != light
    view.set_text_scale(1.0)
    assert shot(view) == light
    view.set_furigana(False)
    assert shot(view) != light
    view.set_furigana(True)
    assert shot(view) == light


def test_a_song_without_lyrics_says_so(qtbot):
    view = make_view(qtbot, Lyrics())
    assert count_ink(shot(view), DARK.ink2) > 50


@pytest.mark.parametrize("theme", list(THEMES.values()), ids=list(THEMES))
def test_the_fades_leave_the_empty_surface_untouched(qtbot, theme):
    lyrics = sample(2)
    view = make_view(qtbot, lyrics, theme=theme)
    sing(view, lyrics, 1.0)
    image = shot(view)
    column = {image.pixel(view.width() - 3, y) for y in range(view.height())}
    assert column == {QColor(theme.bg0).rgb()}


def test_lines_fade_out_towards_both_ends(qtbot):
    lyrics = sample(40)
    view = make_view(qtbot, lyrics)
    sing(view, lyrics, 20 * LINE_SECONDS + 1.0)
    image = shot(view)
    brightest = [
        max(QColor(image.pixel(x, y)).lightness() for x in range(60, 400))
        for y in (1, view.height() - 2)
    ]
    assert max(brightest) < QColor(DARK.ink3).lightness() / 2
