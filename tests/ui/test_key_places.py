"""Answers one question: does the list of keys hold each key that acts, where it acts, once?"""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from oboeuta_desktop.ui import key_places as places_module
from oboeuta_desktop.ui.key_places import key_places, sign_of
from oboeuta_desktop.ui.study.key_help import (
    KINDS,
    answering_keys,
    drill_keys,
    drill_review_keys,
    drill_start_keys,
    plot_keys,
    progress_keys,
    question_keys,
    records_keys,
    start_keys,
)
from oboeuta_desktop.ui.study.words import GATE_KEYS
from oboeuta_desktop.ui.window_keys import ALONE, KEYS, REPEATING, WHILE_STUDYING

UI = Path(places_module.__file__).parent

Keys = tuple[tuple[str, str], ...]

OF_QT = {"Key_Return": "Key_Enter"}
"""Two names of what is one key to the learner."""
EVERYWHERE = {"Key_Tab", "Key_Escape", "Key_F1"}
"""Told on a page, but handled around it: by Qt, or by the page that holds all study pages."""

HANDLED: dict[str, tuple[Keys, set[str]]] = {
    # the modules in which a place handles keys: what the list says there, and which keys of the
    # code need not be said, as they only move within what is seen
    "study/start_page.py": (start_keys(), set()),
    "study/question_page.py": ((*question_keys(), *answering_keys("typed")), set()),
    "study/drill_start_page.py": (drill_start_keys(going_on=True), set()),
    "study/drill_page.py": (drill_keys(), {"Key_PageDown", "Key_PageUp", "Key_Backspace"}),
    "study/drill_review_page.py": (drill_review_keys(), set()),
    "study/records_page.py": (records_keys(), set()),
    "study/typing_bar.py": (places_module._writing_keys(), set()),
    "demos/plot_canvas.py": (plot_keys(), set()),
    "demos/prediction_box.py": (places_module._guess_keys(), set()),
    "waveform_view.py": (places_module._wave_keys(), set()),
    "lyrics_view.py": (places_module._lyrics_keys(), set()),
}
ELSEWHERE = {
    "window_keys.py": "the table of the window itself, which the list is made from",
    "main_window.py": "acts by that table",
    "rich_text.py": "passes keys on",
    "overlay.py": "Escape puts pages away; their button says so",
    "welcome_page.py": "its buttons say their keys",
    "help_page.py": "its buttons say their keys; arrows turn the chapters, as in every list",
    "delay_dialog.py": "its button says its key",
    "key_places.py": "the list",
    "demos/parameter_row.py": "arrows move a slider, as everywhere",
    "study/answer_field.py": "Enter and Escape, told for each kind of question",
    "study/result_page.py": "Escape, on its button",
    "study/buttons.py": "Enter presses a button, as everywhere",
    "study/study_page.py": "passes the window's keys on; F1 and Escape are told",
    "study/pads.py": "the kinds of questions, see below",
    "study/progress_page.py": "see below",
    "study/progress_table.py": "see below",
    "study/heatmap_view.py": "see below",
}


def keys_in(name: str) -> set[str]:
    """The names of the keys that a module's code mentions; "Key_1" to "Key_9" are one."""
    tree = ast.parse((UI / name).read_text(encoding="utf-8"))
    found = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and re.fullmatch(r"Key_\w+", node.attr)
    }
    return {OF_QT.get(key, key) for key in found}


def keys_told(keys: Keys) -> set[str]:
    """The names in Qt of the keys that rows of the list tell."""
    names = [name for name in dir(Qt.Key) if name.startswith("Key_")]
    signs = {sign_of(int(getattr(Qt.Key, name))): name for name in names}
    told: set[str] = set()
    for label, _what in keys:
        for sign in re.split(r" / | (?=[←→↑↓])", label):
            plain = sign.removeprefix("Ctrl+")
            arrows = {"↑": "Key_Up", "↓": "Key_Down"}
            first = plain.partition("–")[0]
            told.add(arrows.get(first) or signs[first])
    return told


def also_in_words(keys: Keys) -> set[str]:
    """Keys that stand in brackets behind what another one does."""
    words = " ".join(what for _label, what in keys)
    found = re.findall(r"Ctrl\+([A-Z])\b|(Space)", words)
    return {f"Key_{letter or space}" for letter, space in found}


@pytest.mark.parametrize("name", sorted(HANDLED))
def test_what_is_told_of_a_place_is_what_its_code_handles(name: str):
    keys, unsaid = HANDLED[name]
    told = keys_told(keys)
    handled = keys_in(name)
    assert handled - told - unsaid - also_in_words(keys) - EVERYWHERE == set(), "not told"
    by_others = {"Key_Tab", "Key_Escape", "Key_Space", "Key_Enter", "Key_F6"}
    if name.endswith("drill_page.py"):
        by_others |= {"Key_2", "Key_3", "Key_4"}
    assert told - handled - by_others == set(), "told, but nothing handles it"


def test_every_module_that_handles_keys_is_looked_at():
    handling = {
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        if "Qt.Key.Key_" in path.read_text(encoding="utf-8")
    }
    assert handling <= {*HANDLED, *ELSEWHERE}


def test_every_key_of_the_window_is_in_the_list_with_its_meaning():
    song = dict(key_places()[0].keys)
    for key, meaning in KEYS.items():
        label = next(label for label in song if sign_of(key) in label.split(" / "))
        assert song[label] == places_module._window_words()[meaning]
    assert set(places_module._window_words()) == set(KEYS.values())
    assert set(KEYS.values()) >= WHILE_STUDYING | REPEATING | ALONE


def test_every_meaning_of_a_key_is_granted():
    """By a wish, or by a signal of the window's own."""
    source = (UI.parent / "wishes.py").read_text(encoding="utf-8")
    granted = set(re.findall(r'^            "(\w+)": ', source, re.MULTILINE))
    assert set(KEYS.values()) - granted == {"study", "keys"}


def test_no_place_tells_a_key_twice():
    for place in key_places():
        labels = [sign for label, _what in place.keys for sign in label.split(" / ")]
        assert len(labels) == len(set(labels)), place.name


def test_every_place_has_a_name_of_its_own_and_words_for_each_key():
    places = key_places()
    assert len({place.name for place in places}) == len(places)
    assert all(what for place in places for _label, what in place.keys)


def test_the_kinds_of_questions_tell_their_own_keys():
    assert dict(answering_keys("gate")).keys() == {*GATE_KEYS.values(), "1–6"}
    truth = {"Key_1", "Key_2", "Key_O", "Key_X"}
    assert keys_told(answering_keys("truth")) == truth
    assert truth == keys_in("study/pads.py")
    assert len(KINDS) == 5


def test_what_is_told_of_the_progress_page_is_what_it_handles():
    names = ("study/progress_page.py", "study/progress_table.py", "study/heatmap_view.py")
    there = [name for name in names if (UI / name).exists()]
    if len(there) < len(names):
        pytest.skip("that page is not there")
    handled = set().union(*(keys_in(name) for name in there))
    told = keys_told(progress_keys())
    assert handled - told - EVERYWHERE == set()
    assert told - handled - {"Key_Tab", "Key_Escape"} == set()
