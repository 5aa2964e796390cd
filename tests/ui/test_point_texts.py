"""Answers one question: can every formula of the reference be drawn, written in a line and read?"""

import pytest
from ziamath import zmath

from oboeuta_desktop.core.point_text import read_point_texts
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.markdown import read_markdown
from oboeuta_desktop.ui.spoken_formula import formula_text

TEXTS = read_point_texts(bundled("resources", "points"))
WIDEST_BLOCK = 22.0
WIDEST_IN_LINE = 17.0
"""Em; at 15 px a panel of 400 px holds the first and a line of it the second."""


def marked_words(text):
    for words in (text.ja, text.en):
        for word in (words.meaning, words.confusion, words.correction, words.metaphor):
            yield read_markdown(word)
        for word in (*words.derivation, words.history):
            yield read_markdown(word)


def formulas_of(text):
    """TeX of every formula of a point, and whether it stands as a block."""
    inline = [pair for marked in marked_words(text) for pair in marked.formulas]
    return [(text.formula, True), (text.derivative, True), *dict.fromkeys(inline)]


@pytest.mark.parametrize("name", TEXTS)
def test_every_formula_is_typeset_without_a_missing_glyph(qapp, name, monkeypatch):
    drawn: list[int] = []
    Typesetter().typeset("x", display=True)
    font_class = type(zmath.loadedfonts["oboeuta"])
    original = font_class.findglyph

    def watched(self, char, variant):
        glyph = original(self, char, variant)
        drawn.append(glyph.index)
        return glyph

    monkeypatch.setattr(font_class, "findglyph", watched)
    typesetter = Typesetter()
    for tex, display in formulas_of(TEXTS[name]):
        drawn.clear()
        assert typesetter.typeset(tex, display=display) is not None, tex
        assert drawn, tex
        assert 0 not in drawn, tex


@pytest.mark.parametrize("name", TEXTS)
def test_formulas_fit_a_panel_and_those_in_a_line_fit_a_line(qapp, name):
    typesetter = Typesetter()
    for tex in (TEXTS[name].formula, TEXTS[name].derivative):
        formula = typesetter.typeset(tex, display=True)
        assert formula is not None
        assert formula.width <= WIDEST_BLOCK, (tex, formula.width)
    for tex, display in formulas_of(TEXTS[name])[2:]:
        formula = typesetter.typeset(tex, display=display)
        assert formula is not None
        assert formula.width <= WIDEST_IN_LINE, (tex, formula.width)


@pytest.mark.parametrize("name", TEXTS)
def test_a_formula_in_a_line_leaves_no_command_of_tex(name):
    for tex, _ in formulas_of(TEXTS[name]):
        assert "\\" not in formula_text(tex), tex
        assert "\\" not in formula_text(tex, spoken=True), tex


def test_words_hold_formulas_and_emphasis_and_nothing_that_is_cut():
    for text in TEXTS.values():
        for marked in marked_words(text):
            assert not marked.cut
            shown = "".join(s.text for p in marked.paragraphs for s in p.spans if s.kind == "text")
            assert not set("$*\\`") & set(shown), (text.id, shown)
            assert {paragraph.kind for paragraph in marked.paragraphs} == {"text"}
