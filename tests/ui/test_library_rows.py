"""Answers one question: can songs and points be told apart and read to their end in the library?"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QDir
from PySide6.QtGui import QFontMetricsF, QImage

from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.shelf import cover_sign, point_rows
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.library_rows import PointRow, SongRow, SongStudy
from oboeuta_desktop.ui.library_view import LibraryView
from oboeuta_desktop.ui.theme import DARK
from oboeuta_desktop.ui.title_rows import split_title


@pytest.fixture
def view(qtbot):
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    view = LibraryView(DARK)
    qtbot.addWidget(view)
    view.resize(264, 900)
    view.show()
    return view


def cover(view: LibraryView, place: int) -> QImage:
    songs = view._songs
    rect = songs.visualRect(songs.model().index(place, 0))
    image = view.grab(rect.translated(songs.pos())).toImage()
    return image.copy(11, image.height() // 2 - 20, 40, 40)


def look_alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures differ at most as a gradient does from place to place."""
    pairs = [
        (one.pixelColor(x, y), other.pixelColor(x, y)) for x in range(2, 38) for y in range(2, 38)
    ]
    return all(
        max(abs(a.red() - b.red()), abs(a.green() - b.green()), abs(a.blue() - b.blue())) <= 8
        for a, b in pairs
    )


def show(view: LibraryView, rows: Sequence[SongRow]) -> None:
    view.set_songs(rows, "")


def test_each_shipped_song_has_the_sign_of_what_it_teaches():
    signs = {name: cover_sign(read_song(bundled("songs", name))) for name in ("relu", "lstm")}
    assert signs == {"relu": "hinge", "lstm": "gate"}


def test_a_cover_belongs_to_the_song_and_not_to_its_place(view):
    relu, lstm = SongRow("relu", "a", "", sign="hinge"), SongRow("lstm", "b", "", sign="gate")
    show(view, [relu, lstm])
    covers = [cover(view, 0), cover(view, 1)]
    show(view, [lstm, relu])
    assert look_alike(cover(view, 1), covers[0])
    assert look_alike(cover(view, 0), covers[1])
    assert not look_alike(*covers)
    show(view, [relu, SongRow("relu", "a", "", sign="note"), SongRow("relu", "a", "", sign="gate")])
    of_one_id = [cover(view, place) for place in range(3)]
    assert not any(look_alike(of_one_id[i], of_one_id[i - 1]) for i in range(3))


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("LSTM・GRU覚えうた", ["LSTM・GRU", "覚えうた"]),
        ("ReLU・Leaky ReLU覚えうた", ["ReLU・Leaky", "ReLU覚えうた"]),
        ("勾配消失とゲートの歌いつづけ", None),
        ("A", ["A"]),
        ("ながいながいひらがなのだいめい", None),
    ],
)
def test_a_title_breaks_between_words(qtbot, title, rows):
    metrics = QFontMetricsF(DARK.font(14, 700))
    found = split_title(title, metrics, metrics.horizontalAdvance("LSTM・GRU覚え") + 1)
    if rows is not None:
        assert found == rows
    assert metrics.horizontalAdvance(found[0]) <= metrics.horizontalAdvance("LSTM・GRU覚え") + 1
    assert "".join(found).replace(" ", "") == title.replace(" ", "")


def test_the_ring_of_study_breaks_no_title_anew(view):
    show(view, [SongRow("lstm", "LSTM・GRU覚えうた", "40 行の解説・2:44")])
    rect = view._songs.visualRect(view._songs.model().index(0, 0)).translated(view._songs.pos())
    words = rect.adjusted(60, 0, -44, 0)
    before = view.grab(words).toImage()
    view.set_study({"lstm": SongStudy(5, 0.5, ())})
    assert view.grab(words).toImage() == before


def test_no_point_of_the_shipped_songs_is_cut_off(view):
    metrics = QFontMetricsF(DARK.font(13, 600))
    for name in ("relu", "lstm"):
        view.set_points(point_rows(read_song(bundled("songs", name))))
        view.grab()
        model, points = view._points.model(), view._points
        delegate = view._point_marks
        heights = set()
        for place in range(model.rowCount()):
            rect = points.visualRect(model.index(place, 0))
            rows = delegate._rows_of(view._points._rows.item(place).data(257), rect.width() - 34)
            heights.add((len(rows), rect.height()))
            assert all(metrics.horizontalAdvance(row) <= rect.width() - 34 for row in rows), rows
        assert {rows for rows, _ in heights} <= {1, 2}
        assert len(heights) == len({rows for rows, _ in heights})


def test_without_a_song_no_heading_stands_over_nothing(view):
    assert not view._points_title.isVisible()
    view.set_points([PointRow(0, "要点")])
    assert view._points_title.isVisible()
