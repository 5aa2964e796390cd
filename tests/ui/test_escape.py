"""Escape goes one step back wherever it is pressed; no answer is lost, and the program stays."""

from __future__ import annotations

import pytest
from page_tour import ASKED, CHAPTERS, PAGES, Tour, takes_tab, touring
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.ui.overlay import Overlay

BACK = {
    **dict.fromkeys(("sing", "cloze", "write", "library_folded", "message"), "sing"),
    **dict.fromkeys(("lesson", "details", "comparison", "comparison_hint", "guess"), "sing"),
    **{f"demo_{name}": "sing" for name in DEMOS},
    "read": "read",
    **dict.fromkeys(("settings", "about", "delay", "report"), "sing"),
    **dict.fromkeys(("welcome", "key_sheet"), "sing"),
    **{f"guide_{name}": "sing" for name in CHAPTERS},
    "start": "sing",
    "help": "study start",
    **{f"ask_{kind}": "study start" for kind in ASKED},
    **{f"told_{kind}": "study question, asked" for kind in ASKED},
    "result": "study start",
    "drill": "study start",
    "drill_question": "study drill, asked",
    "drill_summary": "study drill_review, asked",
    "drill_review": "study drill_review, asked",
    "records": "study start",
    "progress": "study start",
}
"""Where a page leads back to."""


@pytest.fixture(scope="module")
def tour(qapp, tmp_path_factory):
    yield from touring(qapp, tmp_path_factory.mktemp("user"))


def place(tour: Tour) -> str:
    """Where the learner is, in words."""
    for each in tour.application.topLevelWidgets():
        if isinstance(each, QDialog) and each.isVisible():
            return each.objectName()
    for each in tour.window.findChildren(Overlay):
        if each.isVisible():
            return each.accessibleName()
    if tour.window.study_shown:
        page = tour.study.page
        return f"study {page.shown}{', asked' if page.foot.is_open else ''}"
    return tour.window.mode + (" with panel" if tour.window.panel_shown else "")


def escape(tour: Tour) -> None:
    here = QApplication.focusWidget()
    assert here is not None, "the focus is lost"
    QTest.keyClick(here, Qt.Key.Key_Escape)
    tour.settle()
    if QApplication.activeWindow() is None:  # a window manager would see to it
        tour.window.activateWindow()
        tour.wait(tour.window.isActiveWindow)


@pytest.mark.parametrize("page", list(PAGES))
def test_escape_goes_one_step_back(tour: Tour, page: str):
    tour.go(page)
    escape(tour)
    assert place(tour) == BACK[page]
    focus = QApplication.focusWidget()
    assert focus is not None, "the focus is lost"
    assert focus.isVisible()


FIELDS = {"exam_date": "study start", "pace_minutes": "study drill_start"}
"""Escape leaves a field first."""
SEVERAL = ("guess", "settings", "start", "drill", "told_typed")
"""One page of each family; on the others the same kinds of parts have the keys."""


def stops(root: QWidget) -> dict[str, QWidget]:
    """What can have the keys, the last one of each kind."""
    found = [part for part in [root, *root.findChildren(QWidget)] if takes_tab(part)]
    return {type(part).__name__: part for part in found}


@pytest.mark.parametrize("page", SEVERAL)
def test_escape_does_so_from_whatever_has_the_keys(tour: Tour, page: str):
    for kind in stops(tour.go(page)):
        stop = stops(tour.go(page))[kind]
        name = stop.objectName()
        stop.setFocus()
        escape(tour)
        guesses = name.startswith("prediction")  # the guess is put away before the panel
        expected = "sing with panel" if guesses else FIELDS.get(name, BACK[page])
        assert place(tour) == expected, f"{kind} {name}"


@pytest.mark.parametrize("page", [f"told_{kind}" for kind in ASKED])
def test_an_answer_that_was_given_is_never_lost(tour: Tour, page: str):
    tour.go(page)
    round_ = tour.study.asking._round
    assert round_ is not None
    for _ in range(3):  # the question whether to stop comes up, goes, and comes up
        escape(tour)
    assert tour.study.asking._round is round_
    assert tour.study.page.question.is_answered


def test_an_answer_that_is_being_written_is_asked_about(tour: Tour):
    tour.go("ask_typed")
    field = tour.study.page.question._typed.field
    QTest.keyClicks(field, "relu")
    escape(tour)
    assert place(tour) == "study question, asked"
    escape(tour)
    assert place(tour) == "study question"
    assert field.text() == "relu"
    assert field.hasFocus()


def test_escape_pressed_again_and_again_leads_to_the_song_and_no_further(tour: Tour):
    for page in ("records", "ask_gate", "guide_sing", "write", "details"):
        tour.go(page)
        for _ in range(5):
            escape(tour)
        assert place(tour) == "sing"
        assert tour.window.isVisible()
