"""Answers one question: does the library show how far the learner has come with each song?"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDir, QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.library_rows import MarkLegend, PointRow, SongRow, SongStudy
from oboeuta_desktop.ui.library_view import LibraryView
from oboeuta_desktop.ui.theme import DARK

SONGS = (SongRow("relu", "ReLU", "9 行"), SongRow("lstm", "LSTM", "15 行"))
POINTS = tuple(PointRow(line, f"要点 {line}") for line in range(5))
STUDY = SongStudy(6, 0.5, (0, 1, 2, 3, 4))


@pytest.fixture
def view(qtbot):
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    view = LibraryView(DARK)
    qtbot.addWidget(view)
    view.resize(264, 700)
    view.set_songs(SONGS, "relu")
    view.set_points(POINTS)
    view.show()
    return view


def told(rows):
    model = rows.model()
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def picture(view, rows, place):
    return view.grab(rows.visualRect(rows.model().index(place, 0)).translated(rows.pos())).toImage()


def count(image, token, theme=DARK):
    wanted = QColor(getattr(theme, token)).rgb()
    return sum(
        image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height())
    )


def test_nothing_is_shown_of_a_song_that_was_never_studied(view):
    assert told(view._songs) == ["ReLU 9 行", "LSTM 15 行"]
    assert told(view._points) == [row.heading for row in POINTS]
    assert count(picture(view, view._songs, 0), "good") < 60  # the tile's own gradient


def test_what_waits_and_what_is_learned_is_told_in_words(view):
    view.set_study({"relu": STUDY})
    assert told(view._songs) == ["ReLU 9 行・復習 6 件・おぼえた要点 50 %", "LSTM 15 行"]
    assert told(view._points)[0] == "要点 0・未学習"
    assert told(view._points)[4] == "要点 4・試験OK"


def test_the_ring_goes_round_with_what_is_learned(view):
    seen = []
    for learned in (0.0, 0.5, 1.0):
        view.set_study({"relu": SongStudy(6, learned, ())})
        seen.append(count(picture(view, view._songs, 0), "good"))
    assert seen[0] + 40 < seen[1] < seen[2] - 40


def test_marks_differ_by_form_and_not_by_colour_alone(view):
    """What is known fills the ring: the middle of its left half and of its right half."""
    view.set_study({"relu": STUDY})
    view._points.clearFocus()
    forms = []
    for place in range(5):
        image = picture(view, view._points, place)
        ground = image.pixelColor(image.width() - 4, 4)
        row = QRectF(image.rect()).adjusted(1, 2, -1, -2)
        left, right = (
            image.pixelColor(round(row.left() + 12 + side), round(row.center().y())) != ground
            for side in (-2, 2)
        )
        forms.append((left, right))
    assert forms == [(False, False), (True, False), (True, False), (True, True), (True, True)]


def test_the_song_on_stage_says_whose_points_are_marked(view):
    view.set_study({"relu": STUDY, "lstm": SongStudy(0, 0.0, (None, 0, 0, 0, 0))})
    view.set_current("lstm")
    assert told(view._points)[1] == "要点 1・未学習"
    assert told(view._points)[0] == "要点 0"  # a line that teaches nothing has no level
    view.set_current("elsewhere")
    assert told(view._points)[1] == "要点 1"


def test_new_rows_are_marked_too(view):
    view.set_study({"relu": STUDY})
    view.set_points(POINTS[3:])
    assert told(view._points) == ["要点 3・書ける", "要点 4・試験OK"]
    view.set_songs(SONGS[:1], "relu")
    assert "復習 6 件" in told(view._songs)[0]


def test_a_song_that_is_broken_has_no_ring(view):
    view.set_songs((SongRow("relu", "ReLU", "", "読めません"),), "")
    view.set_study({"relu": STUDY})
    assert told(view._songs) == ["ReLU 読めません"]


def test_the_chosen_row_stays_chosen_when_answers_come_in(view):
    view.set_explained(2)
    view.set_study({"relu": STUDY})
    assert view._points.currentIndex().row() == 2
    assert view._songs.currentIndex().row() == 0


def test_a_legend_says_what_the_marks_mean(view):
    legend = view.findChild(MarkLegend)
    assert legend.isVisible()
    for words in ("○ 未学習", "◐ 見た", "選べる", "● 書ける", "試験OK"):
        assert words in legend.toolTip()
        assert words in legend.accessibleDescription()
    shown = view.grab(legend.geometry()).toImage()
    assert count(shown, "good") > 10  # the full mark, as in the list
    assert count(shown, "ink3") > 15
    view.set_points(())
    assert not legend.isVisible()


def test_the_legend_has_room_in_the_library_in_large_letters_too(view):
    legend = view.findChild(MarkLegend)
    before = legend.height()
    view.set_theme(DARK.with_letters(1.3))
    QApplication.processEvents()
    assert legend.height() > before
    assert legend.geometry().bottom() <= view.height()
