"""Answers one question: do title and place have room in the header?"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDir

from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.header import Header
from oboeuta_desktop.ui.main_window import _HEADER_HEIGHT
from oboeuta_desktop.ui.theme import DARK


@pytest.mark.parametrize("letters", [1.0, 1.25, 1.5])
def test_what_is_below_the_line_of_the_letters_is_not_cut_off(qtbot, letters):
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    header = Header(DARK)
    qtbot.addWidget(header)
    header.set_theme(DARK.with_letters(letters))
    header.set_title("Leaky ReLU 覚えうた")
    header.set_place("Aメロ・1 / 38 行")
    header.resize(900, round(_HEADER_HEIGHT * letters))
    header.show()
    for words in (header._title, header._place):
        assert words.height() >= words.sizeHint().height()
