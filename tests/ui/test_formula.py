"""How TeX becomes a picture, and what a stranger's TeX cannot do."""

from __future__ import annotations

import re
import time
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from ziamath import zmath
from ziamath.mathfont import MathFont

from oboeuta_desktop.ui.formula import MAX_TEX_LENGTH, Formula, Typesetter, is_bounded
from oboeuta_desktop.ui.language import speak
from oboeuta_desktop.ui.spoken_formula import formula_text
from oboeuta_desktop.ui.spoken_formula_en import ENGLISH
from oboeuta_desktop.ui.spoken_formula_ja import JAPANESE
from oboeuta_desktop.ui.theme import DARK, LIGHT, Theme

TYPICAL = [
    r"f(x)=\max(0,x)",
    r"f(x)=\begin{cases}x & \text{（正の領域）}\\ \alpha x & \text{（負の領域）}\end{cases}",
    r"\frac{\partial c_t}{\partial c_{t-1}}=f_t",
    r"c_t=f_t\odot c_{t-1}+i_t\odot\tilde c_t",
    r"\prod_{k=1}^{T} f_k",
    r"\sigma(x)=\frac{1}{1+e^{-x}}",
    r"\tanh x=\frac{e^x-e^{-x}}{e^x+e^{-x}}",
    r"\begin{aligned}i_t&=\sigma(W_i x_t)\\ f_t&=\sigma(W_f x_t)\end{aligned}",
    r"\begin{pmatrix}1&0\\0&1\end{pmatrix}",
    r"\underbrace{f_t\odot c_{t-1}}_{\text{残す記憶}}",
    r"x\in\mathbb{R}^{n\times m}",
    r"f'(x)=\alpha,\quad 0<\alpha\ll 1",
    r"x\ge 0,\ y\le 1,\ z\ne 0,\ a\approx b",
    r"\lVert x\rVert_2=\sqrt{x_1^2+x_2^2}",
    r"\sum_{i=1}^{n} w_i x_i+b",
    r"\mathcal{L}",
    r"\left(\frac{a}{b}\right)^{2}",
    r"\operatorname{ReLU}(x)",
    r"\hat{y},\ \bar{x}",
    "勾配",
    r"10^{-15}",
    r"\lim_{x\to\infty}f(x)=0",
]
BROKEN = [
    r"\frac{a",
    r"\unknowncommand{x}",
    r"\left(",
    r"\begin{cases}",
    "a^b^c",
    r"\text{🎵}",
    "&",
    "%",
    "",
    "\x00",
    "\ud800",
    r"\hspace{99999em}x",
    r"\newcommand{\a}{bb}\a",
    r"\def\a{\a\a}\a",
]


@pytest.fixture
def typesetter(qapp: QApplication) -> Typesetter:
    return Typesetter()


def typeset(typesetter: Typesetter, tex: str, *, display: bool = True) -> Formula:
    formula = typesetter.typeset(tex, display=display)
    assert formula is not None, tex
    return formula


def paint(formula: Formula, theme: Theme, token: str = "ink") -> QImage:
    """The formula at 40 px per em on the theme's surface."""
    image = QImage(
        round(formula.width * 40) + 2, round(formula.height * 40) + 2, QImage.Format.Format_RGB32
    )
    image.fill(QColor(theme.bg1))
    renderer = QSvgRenderer(QByteArray(formula.svg(theme, token)))
    assert renderer.isValid()
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("tex", TYPICAL)
@pytest.mark.parametrize("display", [True, False], ids=["block", "inline"])
def test_a_typical_formula_is_drawn_in_the_ink_of_the_theme(typesetter, tex, theme, display):
    image = paint(typeset(typesetter, tex, display=display), theme)
    assert QColor(theme.ink).name() in colours(image)


@pytest.mark.parametrize("tex", TYPICAL)
def test_no_character_of_a_typical_formula_is_the_missing_glyph_box(typesetter, tex, monkeypatch):
    drawn: list[int] = []
    typeset(typesetter, "x")
    font_class = type(zmath.loadedfonts["oboeuta"])
    original = font_class.findglyph

    def watched(self, char, variant):
        glyph = original(self, char, variant)
        drawn.append(glyph.index)
        return glyph

    monkeypatch.setattr(font_class, "findglyph", watched)
    typeset(Typesetter(), tex)
    assert drawn
    assert 0 not in drawn


def test_japanese_in_a_formula_is_the_outline_of_the_interface_font(typesetter):
    plain = typeset(typesetter, r"\text{a}")
    japanese = typeset(typesetter, r"\text{記憶}")
    assert japanese.width > 1.7
    assert len(japanese.template) > 3 * len(plain.template)


@pytest.mark.parametrize("text", ["50 回", "Cho ら", "x は", "回50"])
def test_japanese_may_stand_beside_latin_in_one_text(typesetter, text):
    assert typesetter.typeset(rf"\text{{{text}}}", display=True) is not None


def test_the_font_of_other_users_of_ziamath_is_left_alone(typesetter):
    typesetter.typeset("x", display=True)
    assert type(zmath.loadedfonts["default"]) is MathFont


@pytest.mark.parametrize("tex", BROKEN)
def test_broken_tex_is_not_typeset_and_raises_nothing(typesetter, tex):
    assert typesetter.typeset(tex, display=True) is None


@pytest.mark.parametrize(
    "tex",
    [
        "x" * 100_000,
        "{" * 10_000,
        "{" * 300 + "}" * 300,
        r"\left(" * 99,
        r"\sqrt" * 119,
        "x^" * 299,
    ],
    ids=["100 kB", "10,000 braces", "300 braces", "99 brackets", "119 roots", "299 powers"],
)
def test_oversized_tex_is_refused_quickly(typesetter, tex):
    begin = time.perf_counter()
    assert typesetter.typeset(tex, display=True) is None
    assert time.perf_counter() - begin < 1.0


def test_the_longest_accepted_formula_does_not_freeze_the_window(typesetter):
    begin = time.perf_counter()
    typesetter.typeset("x+" * (MAX_TEX_LENGTH // 2 - 1) + "x", display=True)
    assert time.perf_counter() - begin < 2.0


def test_markup_in_a_text_stays_text(typesetter):
    formula = typeset(typesetter, r'\text{<math mathsize="900">}')
    assert formula.height < 2
    assert typeset(typesetter, r"\text{a<b & c-d}").width > 2


def test_a_formula_holds_nothing_but_its_own_paths_and_rules(typesetter):
    for tex in (*TYPICAL, r"\text{<image href='file:///etc/passwd'/>}", r"\color{red}{x}"):
        root = ET.fromstring(typeset(typesetter, tex).svg(DARK, "ink"))
        assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
            *("svg", "g", "path", "rect", "line", "polyline")
        }


def test_a_part_may_have_the_colour_of_its_object(typesetter):
    formula = typeset(typesetter, r"\textcolor{relu}{x}+y")
    for theme in (DARK, LIGHT):
        seen = colours(paint(formula, theme))
        assert {QColor(theme.relu).name(), QColor(theme.ink).name()} <= seen


def test_other_colours_become_ink_so_that_both_themes_can_be_read(typesetter):
    drawing = typeset(typesetter, r"\color{black}{x}").svg(DARK, "ink").decode()
    assert set(re.findall(r'fill="([^"]+)"', drawing)) == {QColor(DARK.ink).name()}


def test_the_token_colours_the_whole_formula(typesetter):
    image = paint(typeset(typesetter, "x"), LIGHT, "accent")
    assert QColor(LIGHT.accent).name() in colours(image)


def test_a_second_request_is_answered_from_memory(typesetter):
    assert not typesetter.knows("x+1", display=True)
    first = typesetter.typeset("x+1", display=True)
    assert typesetter.knows("x+1", display=True)
    assert typesetter.typeset("x+1", display=True) is first


def test_memory_is_bounded(qapp):
    typesetter = Typesetter(capacity=2)
    for tex in ("a", "b", "c"):
        typesetter.typeset(tex, display=True)
    assert [typesetter.knows(tex, display=True) for tex in "abc"] == [False, True, True]


def test_a_fraction_reaches_below_the_baseline_and_a_letter_hardly(typesetter):
    assert typeset(typesetter, r"\frac{a}{b}").depth > 0.5
    assert typeset(typesetter, "x").depth < 0.1


def test_a_minus_of_a_number_stands_closer_than_one_between_numbers(typesetter):
    sign = typeset(typesetter, "(-1)").width
    minus = typeset(typesetter, "(a-1)").width - typeset(typesetter, "a").width
    assert sign < minus - 0.3


def test_macros_are_refused_before_they_can_grow(qapp):
    assert not is_bounded(r"\newcommand{\a}{\b\b}")
    assert not is_bounded(r"\def\a{x}")
    assert is_bounded(r"\left(x\right)")


@pytest.fixture
def in_english():
    """English is spoken."""
    speak("en")
    yield
    speak("ja")


@pytest.mark.parametrize(
    ("tex", "spoken"),
    [
        (r"f(x)=\max(0,x)", "f(x) equals max (0, x)"),
        (r"\frac{a}{b}", "a over b"),
        (r"\frac{a+1}{b}", "the fraction a plus 1 over b, end of fraction"),
        (r"\frac{1}{1+x}=2", "the fraction 1 over 1 plus x, end of fraction, equals 2"),
        (r"c_{t-1}", "c sub t minus 1"),
        (r"n_h^2", "n sub h squared"),
        (r"x^2", "x squared"),
        (r"x^{10}", "x to the power 10"),
        (r"a\odot b", "a element-wise times b"),
        (r"\tilde c", "c tilde"),
        (r"\text{positive side}", "positive side"),
        (r"(-1,1)", "(minus 1, 1)"),
        (r"\sqrt{x}+1", "the root of x, plus 1"),
        (r"\left(\alpha\right)", "(alpha)"),
        (r"\prod_{k=1}^{T} f_k", "the product from k equals 1 to T of f sub k"),
        (r"\prod_k w_k", "the product over k of w sub k"),
        (r"\underbrace{f_t}_{\text{kept}}+1", "f sub t, kept, plus 1"),
        (r"f'(x)=0\quad (x<0)", "f prime (x) equals 0, (x is less than 0)"),
        (r"\begin{cases}x & (x\ge 0) \\ 0\end{cases}", "x (x is at least 0). 0"),
        (r"\begin{array}{lc}a&1\\ b&2\end{array}", "a 1. b 2"),
    ],
)
def test_a_formula_is_read_aloud_in_english_too(tex, spoken, in_english):
    assert formula_text(tex, spoken=True) == spoken


@pytest.mark.parametrize(
    ("tex", "spoken"),
    [
        (r"\prod_{k=1}^{T} f_k", "総乗 k イコール 1 から T まで f k"),
        (r"\prod_k w_k", "総乗 k について w k"),
        (r"\underbrace{f_t}_{\text{残す分}}+1", "f t 残す分 プラス 1"),
        (r"n_h^2", "n h の 2 乗"),
    ],
)
def test_the_limits_of_a_product_are_no_powers(tex, spoken):
    assert formula_text(tex, spoken=True) == spoken


def test_both_languages_read_the_same_signs():
    for of_sign in ("symbols", "signs", "accents"):
        assert getattr(ENGLISH, of_sign).keys() == getattr(JAPANESE, of_sign).keys()
        for words in getattr(ENGLISH, of_sign).values():
            assert words.isascii()


@pytest.mark.parametrize(
    "tex", [*TYPICAL, *BROKEN, "{" * 600, "}" * 600, r"\frac" * 120, "^" * 600]
)
def test_reading_a_formula_in_english_never_fails(tex, in_english):
    assert "  " not in formula_text(tex, spoken=True)


@pytest.mark.parametrize(
    ("tex", "text", "spoken"),
    [
        (r"f(x)=\max(0,x)", "f(x) = max(0, x)", "f(x) イコール max (0、x)"),
        (r"\frac{a}{b}", "a/b", "b 分の a"),
        (r"\frac{a+1}{b}", "(a + 1)/b", "b 分の a プラス 1"),
        (r"c_{t-1}", "c_(t − 1)", "c t マイナス 1"),
        (r"x^2", "x^2", "x の 2 乗"),
        (r"a\odot b", "a ⊙ b", "a 要素ごとの積 b"),
        (r"\tilde c", "c\u0303", "c チルダ"),
        (r"\text{正の領域}", "正の領域", "正の領域"),
        (r"(-1,1)", "(−1, 1)", "( マイナス 1、1)"),
        (r"\sqrt{x}", "√(x)", "ルート x"),
        (r"\left(\alpha\right)", "(α)", "(アルファ)"),
    ],
)
def test_a_formula_can_be_written_in_a_line_and_read_aloud(tex, text, spoken):
    assert formula_text(tex) == text
    assert formula_text(tex, spoken=True) == spoken


@pytest.mark.parametrize(
    "tex", [*TYPICAL, *BROKEN, "{" * 600, "}" * 600, r"\frac" * 120, "^" * 600]
)
def test_writing_a_formula_in_a_line_never_fails(tex):
    assert isinstance(formula_text(tex), str)
    assert isinstance(formula_text(tex, spoken=True), str)
