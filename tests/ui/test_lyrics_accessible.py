"""Answers one question: can a screen reader read the lyrics?"""

from __future__ import annotations

import gc

import pytest
from lyrics_fixtures import make_view
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from sample_lyrics import LINE_SECONDS, sample, sing

from oboeuta_desktop.ui.lyrics_accessible import LyricsAccessibility
from oboeuta_desktop.ui.lyrics_stage import BlankMark
from oboeuta_desktop.ui.lyrics_view import LyricsView


@pytest.fixture(scope="module", autouse=True)
def accessibility():
    made = LyricsAccessibility()
    made.install()
    return made


@pytest.fixture
def view(qtbot):
    lyrics = sample()
    view = make_view(qtbot, lyrics)
    sing(view, lyrics, 4 * LINE_SECONDS + 1.0)
    return view


def test_the_view_is_a_list_with_an_item_per_line(view):
    found = QAccessible.queryAccessibleInterface(view)
    assert found.role() == QAccessible.Role.List
    assert found.text(QAccessible.Text.Name) == view.accessibleName()
    assert found.childCount() == 11
    names = [found.child(i).text(QAccessible.Text.Name) for i in range(11)]
    assert names == [line.text for line in sample().lines]


def test_an_item_knows_its_place_and_its_list(view):
    found = QAccessible.queryAccessibleInterface(view)
    item = found.child(4)
    assert item.role() == QAccessible.Role.ListItem
    assert item.rect().size() == view.line_rect(4).size()
    assert item.parent().role() == QAccessible.Role.List
    assert found.indexOfChild(item) == 4
    centre = item.rect().center()
    at = found.childAt(centre.x(), centre.y())
    assert at is not None
    assert at.text(QAccessible.Text.Name) == sample().lines[4].text


def test_the_selected_line_is_told(view):
    view.set_selected(4)
    found = QAccessible.queryAccessibleInterface(view)
    assert "selected" in repr(found.child(4))
    assert "selected" not in repr(found.child(5))


def test_a_hidden_blank_is_hidden_from_the_screen_reader_too(view):
    at = sample().lines[3].text.index("勾配")
    view.set_blanks([BlankMark(3, at, at + 2, "hidden")])
    item = QAccessible.queryAccessibleInterface(view).child(3)
    assert "勾配" not in item.text(QAccessible.Text.Name)
    view.set_blanks([BlankMark(3, at, at + 2, "hit")])
    assert "勾配" in item.text(QAccessible.Text.Name)


def test_fewer_lines_leave_the_old_items_invalid(view):
    found = QAccessible.queryAccessibleInterface(view)
    item = found.child(9)
    view.set_lyrics(sample(3))
    assert found.childCount() == 3
    assert found.child(9) is None
    assert not item.isValid()
    assert item.rect().isEmpty()


def test_views_come_and_go_without_a_crash(qapp, accessibility):
    for _ in range(30):
        view = LyricsView()
        view.set_lyrics(sample(3))
        assert QAccessible.queryAccessibleInterface(view).child(1) is not None
        view.deleteLater()
        del view
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
