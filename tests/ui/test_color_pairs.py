"""Every pair of colours that is used can be told apart, by every kind of eye or by another sign."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations, pairwise

import pytest
from PySide6.QtGui import QColor

from oboeuta_desktop.core.study_rules import LEVELS
from oboeuta_desktop.ui.color_pairs import (
    FAINT,
    GRAPHIC,
    MEANINGS,
    PAIRS,
    SAFE_DISTANCE,
    TEXT,
)
from oboeuta_desktop.ui.heatmap_picture import fill_of, ink_of
from oboeuta_desktop.ui.theme import THEMES, Theme, contrast

EYES = {
    # Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


@pytest.fixture(params=sorted(THEMES))
def theme(request):
    return THEMES[request.param]


def channels(color: QColor) -> tuple[float, float, float]:
    return color.redF(), color.greenF(), color.blueF()


def mixed(above: str, below: str, share: float) -> str:
    one, other = QColor(above), QColor(below)
    pairs = zip(channels(one), channels(other), strict=True)
    return QColor.fromRgbF(*(share * a + (1 - share) * b for a, b in pairs)).name()


def linear(color: str) -> list[float]:
    values = channels(QColor(color))
    return [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values]


def seen_by(eye: str, color: str) -> list[float]:
    """Linear RGB as that eye sees it."""
    values = linear(color)
    return [
        min(1.0, max(0.0, sum(m * v for m, v in zip(row, values, strict=True))))
        for row in EYES[eye]
    ]


def lab(rgb: list[float]) -> tuple[float, float, float]:
    r, g, b = rgb
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(eye: str, first: str, second: str) -> float:
    one, other = lab(seen_by(eye, first)), lab(seen_by(eye, second))
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p.above}-on-{p.below}-{p.least}-{p.share}")
def test_a_pair_of_colours_keeps_its_contrast(theme, pair):
    below = getattr(theme, pair.below)
    above = mixed(getattr(theme, pair.above), below, pair.share)
    assert contrast(above, below) >= pair.least


def test_the_table_knows_every_colour_of_the_themes():
    listed = {token for pair in PAIRS for token in (pair.above, pair.below)}
    tokens = {field.name for field in fields(Theme)} - {"name", "letters", "line"}
    assert listed == tokens  # "line" only parts surfaces: nothing is told by it


def test_words_are_never_promised_less_than_lines():
    assert TEXT > GRAPHIC > FAINT


@pytest.mark.parametrize("eye", sorted(EYES))
def test_colours_that_mean_different_things_are_told_apart_or_have_another_sign(theme, eye):
    confused = [
        (first, second)
        for meaning in MEANINGS
        if not meaning.other_sign
        for first, second in combinations(meaning.colors, 2)
        if distance(eye, getattr(theme, first), getattr(theme, second)) < SAFE_DISTANCE
    ]
    assert not confused


@pytest.mark.parametrize("eye", sorted(EYES))
def test_right_and_wrong_are_told_apart_by_their_colours_too(theme, eye):
    assert distance(eye, theme.good, theme.bad) >= SAFE_DISTANCE


@pytest.mark.parametrize("eye", sorted(EYES))
def test_the_levels_of_the_heat_map_go_one_way_for_every_eye(theme, eye):
    fills = [fill_of(level, theme) for level in range(len(LEVELS))]
    lightness = [lab(seen_by(eye, fill))[0] for fill in fills]
    assert lightness in (sorted(lightness), sorted(lightness, reverse=True))
    assert all(distance(eye, one, other) >= SAFE_DISTANCE for one, other in pairwise(fills))


def test_the_numbers_of_the_heat_map_can_be_read(theme):
    assert all(
        contrast(ink_of(level, theme), fill_of(level, theme)) >= TEXT
        for level in range(len(LEVELS))
    )


def test_a_grey_looks_the_same_to_every_eye():
    for eye in EYES:
        assert distance(eye, "#808080", "#808080") == 0
        assert (
            max(abs(a - b) for a, b in zip(seen_by(eye, "#808080"), linear("#808080"), strict=True))
            < 0.02
        )
