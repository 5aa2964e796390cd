"""Answers one question: is a false statement mended in English as it is in Japanese?"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDir, Qt

from oboeuta_desktop.core.curriculum import read_curriculum
from oboeuta_desktop.core.question_kinds import Repair, TruthQuestion
from oboeuta_desktop.core.questions import read_questions
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.language import speak
from oboeuta_desktop.ui.study.pads import MOST_ROWS, TruthPad, replacements
from oboeuta_desktop.ui.study.words import plain_words
from oboeuta_desktop.ui.theme import DARK


@pytest.fixture(scope="module")
def repairs():
    """Every repair of the questions that ship."""
    curriculum = read_curriculum(bundled("resources", "curriculum.json"))
    read = read_questions(bundled("resources", "questions"), curriculum)
    every = [question for questions in read.values() for question in questions]
    return [q.repair for q in every if isinstance(q, TruthQuestion) and q.repair is not None]


@pytest.fixture
def pad(qtbot, qapp):
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    speak("en")
    pad = TruthPad(DARK)
    qtbot.addWidget(pad)
    yield pad
    speak("ja")


def shown(part):
    return [row.text() for row in part.rows]


def deny(pad: TruthPad, repair: Repair) -> list[tuple[bool, object]]:
    """Say × to a false statement; what is told from then on."""
    told: list[tuple[bool, object]] = []
    pad.told.connect(lambda is_true, word: told.append((is_true, word)))
    pad.ask(repair)
    pad.press_key(Qt.Key.Key_X)
    return told


def test_words_are_shown_in_english_and_kept_in_japanese(pad, repairs):
    repair = repairs[0]
    told = deny(pad, repair)
    assert shown(pad._words) == list(repair.words_en)
    pad.press_key(Qt.Key.Key_1 + repair.words_en.index(repair.wrong.en))
    offered = {plain_words(each.en) for each in (repair.right, *repair.others)}
    assert set(shown(pad._instead)) == offered
    place = shown(pad._instead).index(plain_words(repair.right.en))
    pad.press_key(Qt.Key.Key_1 + place)
    assert told == [(False, repair.right.ja)]
    assert replacements(repair)[place] == repair.right.ja


def test_a_word_that_is_right_cannot_be_mended(pad, repairs):
    repair = repairs[0]
    told = deny(pad, repair)
    fine = next(n for n, word in enumerate(repair.words_en) if word != repair.wrong.en)
    pad.press_key(Qt.Key.Key_1 + fine)
    assert told == [(False, "")]


def test_every_word_to_point_at_has_a_key_in_both_languages(repairs):
    for repair in repairs:
        assert repair.wrong.ja in repair.words_ja[:MOST_ROWS]
        assert repair.wrong.en in repair.words_en[:MOST_ROWS]
