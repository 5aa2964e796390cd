"""Answers one question: is every formula of the songs' lessons typeset, on light and dark?"""

import pytest
from PySide6.QtSvg import QSvgRenderer

from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.markdown import read_markdown
from oboeuta_desktop.ui.theme import DARK, LIGHT


def formulas(song):
    """TeX of every formula of a song's lessons, and whether it stands as a block."""
    lessons = filter(None, read_song(bundled("songs", song)).lessons)
    return dict.fromkeys(
        formula
        for lesson in lessons
        for text in (lesson.explanation, lesson.confusion, lesson.correction)
        for formula in read_markdown(text).formulas
    )


@pytest.mark.parametrize("song", ["relu", "lstm"])
def test_every_formula_of_a_lesson_is_a_picture_in_both_themes(qapp, song):
    typesetter = Typesetter(1000)
    found = formulas(song)
    assert len(found) > 50
    for tex, display in found:
        formula = typesetter.typeset(tex, display=display)
        assert formula is not None, tex
        pictures = [formula.svg(theme, "ink") for theme in (LIGHT, DARK)]
        assert pictures[0] != pictures[1], tex
        for picture in pictures:
            assert b"#0102" not in picture, tex  # no placeholder is left without a colour
            assert QSvgRenderer(picture).isValid(), tex
