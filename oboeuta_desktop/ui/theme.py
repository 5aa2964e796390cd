"""Answers one question: which colours and which type does the window use?

Every text colour has a contrast of at least 4.5 on bg0, bg1 and bg2, every control at least 3
(tested). One object has one colour everywhere: in the lyrics, in a formula, on a curve.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QColor, QFont, QFontDatabase

LATIN_FAMILY = "Inter"
JAPANESE_FAMILY = "Noto Sans JP"
FAMILIES = [LATIN_FAMILY, JAPANESE_FAMILY, "Hiragino Sans", "Yu Gothic UI", "Meiryo"]
"""Latin first: in Japanese fonts signs such as × ÷ ∂ are full-width."""
LARGEST_LETTERS = 1.5
"""Bars and plots have no room for letters that are larger than this; texts to read have."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A full set of colours as #RRGGBB, named by use, and how large letters are. ``bg0`` to
    ``bg3`` are surfaces, deepest first; ``letters`` is a factor.
    """

    name: str
    bg0: str
    bg1: str
    bg2: str
    bg3: str
    line: str
    ctl: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    on_accent: str
    good: str
    bad: str
    relu: str
    leaky: str
    sigmoid: str
    tanh: str
    forget: str
    input: str
    output: str
    cec: str
    candidate: str
    hidden: str
    update_gate: str
    reset: str
    letters: float = 1.0

    @property
    def is_dark(self) -> bool:
        """Whether light text stands on dark surfaces."""
        return self.name == "dark"

    def with_letters(self, factor: float) -> Theme:
        """The same colours for a part with little room: letters ``factor`` times as large as
        designed, as far as there is room for them.
        """
        return replace(self, letters=min(LARGEST_LETTERS, factor))

    def font(self, pixels: float, weight: int = 400) -> QFont:
        """The interface font, designed to be ``pixels`` high."""
        return ui_font(pixels * self.letters, weight)

    def color(self, token: str, alpha: int = 255) -> QColor:
        """The colour of a token such as "accent" or "relu", with ``alpha`` 0..255."""
        color = QColor(str(getattr(self, token)))
        color.setAlpha(alpha)
        return color


DARK = Theme(
    name="dark",
    bg0="#0E1117",
    bg1="#151A24",
    bg2="#1D2431",
    bg3="#273042",
    line="#2B3446",
    ctl="#66718A",
    ink="#F2F4FA",
    ink2="#B8C0D4",
    ink3="#8D97AD",
    accent="#FFB454",
    on_accent="#1B1206",
    good="#7FE0A7",
    bad="#FF6B7F",
    relu="#5CC8FF",
    leaky="#FFB454",
    sigmoid="#CFA2F5",
    tanh="#7FE0A7",
    forget="#FF6B7F",
    input="#5CC8FF",
    output="#7FE0A7",
    cec="#FFD166",
    candidate="#CFA2F5",
    hidden="#9DB4FF",
    update_gate="#FF9F6B",
    reset="#7CC4FF",
)

LIGHT = Theme(
    name="light",
    bg0="#F4F2EC",
    bg1="#FDFCF9",
    bg2="#F1EEE6",
    bg3="#E6E1D5",
    line="#D9D3C5",
    ctl="#857E6E",
    ink="#1A1E29",
    ink2="#474E5F",
    ink3="#626A7C",
    accent="#A24700",
    on_accent="#FFFFFF",
    good="#04704F",
    bad="#B4132F",
    relu="#0B66A8",
    leaky="#A24700",
    sigmoid="#7A28B8",
    tanh="#04704F",
    forget="#B4132F",
    input="#0B66A8",
    output="#04704F",
    cec="#8A5A00",
    candidate="#7A28B8",
    hidden="#3A4FC0",
    update_gate="#B04A12",
    reset="#1F5FA8",
)

THEMES = {theme.name: theme for theme in (DARK, LIGHT)}


def load_fonts(paths: list[str]) -> list[str]:
    """Register the bundled font files with Qt; returns the paths that could not be used."""
    return [path for path in paths if QFontDatabase.addApplicationFont(path) < 0]


def ui_font(pixels: float, weight: int = 400) -> QFont:
    """The interface font at ``pixels`` logical pixels; ``weight`` 100..900 as in CSS."""
    font = QFont()
    font.setFamilies(FAMILIES)
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font


def relative_luminance(color: str) -> float:
    """Relative luminance of a #RRGGBB colour, 0..1 (WCAG 2.2)."""
    c = QColor(color)
    channels = [
        v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4
        for v in (c.redF(), c.greenF(), c.blueF())
    ]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two #RRGGBB colours, 1..21 (WCAG 2.2)."""
    low, high = sorted((relative_luminance(first), relative_luminance(second)))
    return (high + 0.05) / (low + 0.05)
