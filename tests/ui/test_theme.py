"""Answers one question: can everything that the themes colour be read?"""

from __future__ import annotations

from dataclasses import fields

import pytest

from oboeuta_desktop.ui.theme import THEMES, Theme, contrast, relative_luminance

SURFACES = ("bg0", "bg1", "bg2")
NOT_TEXT = {"name", "bg0", "bg1", "bg2", "bg3", "line", "ctl", "on_accent", "letters"}
TEXT_COLORS = [field.name for field in fields(Theme) if field.name not in NOT_TEXT]


@pytest.fixture(params=sorted(THEMES))
def theme(request):
    return THEMES[request.param]


@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("token", TEXT_COLORS)
def test_text_has_a_contrast_of_at_least_four_and_a_half(theme, token, surface):
    assert contrast(getattr(theme, token), getattr(theme, surface)) >= 4.5


@pytest.mark.parametrize("surface", SURFACES)
def test_the_outline_of_a_control_has_a_contrast_of_at_least_three(theme, surface):
    assert contrast(theme.ctl, getattr(theme, surface)) >= 3


def test_text_on_the_accent_colour_can_be_read(theme):
    assert contrast(theme.on_accent, theme.accent) >= 4.5


def test_surfaces_go_one_way_from_the_deepest(theme):
    depths = [relative_luminance(getattr(theme, name)) for name in ("bg0", "bg2", "bg3")]
    assert depths in (sorted(depths), sorted(depths, reverse=True))


def test_both_themes_name_the_same_things():
    assert [theme.name for theme in THEMES.values()] == list(THEMES)


def test_black_on_white_has_the_largest_contrast_there_is():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_contrast_does_not_depend_on_the_order():
    assert contrast("#123456", "#FEDCBA") == contrast("#FEDCBA", "#123456")
