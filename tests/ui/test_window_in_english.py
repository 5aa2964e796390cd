"""In English no Japanese is left in the window, but for what is sung and what the exam calls it."""

import re

import page_tour
import pytest
from opened import opened
from page_tour import PAGES, Tour
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QSpinBox, QWidget

from oboeuta_desktop.core.song import Song
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.language import language
from oboeuta_desktop.ui.lyrics_view import LyricsView
from oboeuta_desktop.ui.tongue import take_tongue

JAPANESE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff01-\uff60]")
QUOTED = re.compile(r"[「『][^」』]*[」』]")
"""Words of the exam and of songs stand so."""
SAYS = ("text", "toPlainText", "placeholderText", "spoken_text", "words", "title")
LEFT = {
    "credits": "who sings, in the words of the song’s own file",
    "language_box": "each language is named in itself",
    "exam_date": "Qt’s own, by the locale of the system",
}
IN_BOTH = "Language / ことば"
"""Who cannot read English finds the way back."""

# The words of all the plots are tried where they are translated; one frame is around them.
# How a song is written is shown with a Japanese one.
SHOWN = [
    page
    for page in PAGES
    if page != "guide_songs" and (not page.startswith("demo_") or page == "demo_lstm")
]


@pytest.fixture(scope="module")
def tour(qapp, tmp_path_factory):
    patch = pytest.MonkeyPatch()
    patch.setenv("OBOEUTA_DATA", str(tmp_path_factory.mktemp("english")))
    patch.setattr(page_tour, "opened", lambda app, words: opened(app, [*words, "--language", "en"]))
    palette, font, sheet = qapp.palette(), qapp.font(), qapp.styleSheet()
    walked = Tour()
    yield walked
    walked.close()
    qapp.setStyleSheet(sheet)
    qapp.setPalette(palette)
    qapp.setFont(font)
    patch.undo()
    take_tongue(qapp, "ja", bundled("resources", "translations"))


@pytest.fixture(scope="module")
def sung(tour):
    """Everything that is sung, the longest first."""
    songs = [each for each in tour.program.shelf.entries if isinstance(each, Song)]
    lines = {line.text for song in songs for line in song.lyrics.lines}
    return sorted(lines | {song.title for song in songs}, key=len, reverse=True)


def visible_parts(root: QWidget) -> list[QWidget]:
    """Every widget of a page that is there to be seen, the page first."""
    return [root, *(part for part in root.findChildren(QWidget) if part.isVisibleTo(root))]


def spoken(part: QWidget) -> list[str]:
    """Name, description and value that a screen reader gets."""
    found = QAccessible.queryAccessibleInterface(part)
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    return [found.text(kind) for kind in kinds]


def said_by(part: QWidget) -> list[str]:
    """Everything that a widget shows or tells."""
    found = [part.toolTip(), part.accessibleName(), part.accessibleDescription(), *spoken(part)]
    found += [part.windowTitle(), part.statusTip(), part.whatsThis()]
    for name in SAYS:
        says = getattr(part, name, None)
        says = says() if callable(says) else says
        found += [says] if isinstance(says, str) else []
    if isinstance(part, QComboBox):
        found += [part.itemText(row) for row in range(part.count())]
    if isinstance(part, QSpinBox):
        found += [part.prefix(), part.suffix()]
    if isinstance(part, QAbstractItemView):
        model = part.model()
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        found += [
            str(model.index(row, column).data(role) or "")
            for row in range(model.rowCount())
            for column in range(columns)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        ]
    return found


def japanese_in(text: str, sung: list[str]) -> bool:
    text = QUOTED.sub("", text)
    for words in (*sung, IN_BOTH):
        text = text.replace(words, "")
    return bool(JAPANESE.search(text))


@pytest.mark.parametrize("page", SHOWN)
def test_nothing_japanese_is_left(tour, sung, page):
    root = tour.go(page)
    assert language() == "en"
    left = {
        f"{type(part).__name__} #{part.objectName()}: {text}"
        for part in visible_parts(root)
        if part.objectName() not in LEFT and not isinstance(part, LyricsView)
        for text in said_by(part)
        if japanese_in(text, sung)
    }
    assert not left, "\n".join(sorted(left))


def test_what_is_left_would_be_found(tour, sung):
    root = tour.go("start")
    assert japanese_in("復習 3", sung)
    assert japanese_in("Review、3", sung)
    assert not japanese_in("The input gate 「入力ゲート」", sung)
    assert any("Review" in text for part in visible_parts(root) for text in said_by(part))
