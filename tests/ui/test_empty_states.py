"""Answers one question: does the program say what to do where there is nothing yet?"""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from oboeuta_desktop.ui.empty_lesson import EmptyLesson
from oboeuta_desktop.ui.lesson_panel import LessonPanel, Sources
from oboeuta_desktop.ui.library_view import LibraryView, SongRow
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.study.start_page import Menu, StartPage
from oboeuta_desktop.ui.theme import DARK, THEMES


def test_a_library_without_songs_says_how_they_come(qtbot: QtBot, save_picture):
    view = LibraryView(DARK)
    qtbot.addWidget(view)
    view.resize(264, 600)
    view.show()
    view.set_songs([], "")
    save_picture(view)
    assert view._nothing.isVisible()
    assert view._add.isVisible()
    view.set_songs([SongRow("a", "あ", "")], "a")
    assert not view._nothing.isVisible()
    assert view._songs.isVisible()


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_a_song_without_lessons_says_how_they_are_written(
    qtbot: QtBot, save_picture, theme, factor: float
):
    empty = EmptyLesson(theme)
    qtbot.addWidget(empty)
    empty.resize(464, 560)
    empty.set_text_scale(factor)
    empty.show()
    button = empty.findChild(ActionButton)
    assert button is not None
    assert not button.isVisible()
    taught = empty.accessibleName()
    empty.set_taught(taught=False)
    save_picture(empty)
    assert button.isVisible()
    assert empty.rect().contains(button.geometry())
    assert empty.accessibleName() != taught
    with qtbot.waitSignal(empty.authoring_wished):
        button.click()


def test_the_panel_passes_on_that_somebody_wants_to_write_lessons(qtbot: QtBot):
    panel = LessonPanel(DARK, Sources(lambda: pytest.fail("no plot"), lambda _name: None))
    qtbot.addWidget(panel)
    panel.set_taught(taught=False)
    with qtbot.waitSignal(panel.authoring_wished):
        panel._empty.authoring_wished.emit()


def test_the_record_of_study_is_reached_without_any_song(qtbot: QtBot):
    page = StartPage(DARK)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.show_menu(
        Menu((), "曲がありません", wants_library=True, exam=None, today=date(2026, 5, 1))
    )
    assert page._library.isVisible()
    assert not page._progress.isVisible()
    with qtbot.waitSignal(page.records_wished):
        qtbot.keyClick(page, Qt.Key.Key_K)
    with qtbot.assertNotEmitted(page.progress_wished):
        qtbot.keyClick(page, Qt.Key.Key_P)
