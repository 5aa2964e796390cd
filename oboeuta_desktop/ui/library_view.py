"""Answers one question: which songs are there, and which points does this song teach?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItem
from PySide6.QtGui import QStandardItemModel as Model
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from oboeuta_desktop.ui.controls import IconButton, Text
from oboeuta_desktop.ui.joined import apart
from oboeuta_desktop.ui.level_names import level_name
from oboeuta_desktop.ui.library_rows import (
    ROW_ROLE,
    MarkLegend,
    PointDelegate,
    PointRow,
    RowDelegate,
    SongDelegate,
    SongRow,
    SongStudy,
)
from oboeuta_desktop.ui.theme import Theme


class LibraryView(QWidget):
    """The songs, the points of the song on stage, and a way to add a folder.

    Signals:
        song_chosen: a song id; problem_chosen: the id of a row that is broken.
        point_chosen: a line index.
        folder_requested: the learner wants to add a folder.
        levels_changed: how well each line of the song on stage is known, as ``SongStudy.levels``.
    """

    song_chosen = Signal(str)
    problem_chosen = Signal(str)
    point_chosen = Signal(int)
    folder_requested = Signal()
    levels_changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("library")
        self._title = Text(theme, self.tr("ライブラリ"), pixels=17, weight=700, token="ink")
        self._points_title = Text(
            theme,
            self.tr("この曲の要点"),
            pixels=13,
            weight=700,
            token="ink2",
        )
        self._points_title.setVisible(False)
        self._legend = MarkLegend(theme)
        self._legend.setVisible(False)
        self._current = ""
        self._studies: dict[str, SongStudy] = {}
        self._song_marks = SongDelegate(theme, self)
        self._point_marks = PointDelegate(theme, self)
        self._songs = _List("song_list", self.tr("曲"), self._song_marks)
        self._points = _List("point_list", self.tr("この曲の要点"), self._point_marks)
        words = self.tr("曲がありません。曲のフォルダーを加えるか、ここに落としてください。")
        self._nothing = Text(theme, words, pixels=13, weight=400, token="ink2")
        self._nothing.setWordWrap(True)
        self._nothing.setVisible(False)
        tip = self.tr("曲の入ったフォルダーを加える")
        self._add = IconButton(
            theme, "add_folder_button", "folder", tip, label=self.tr("フォルダーを加える…")
        )
        self._add.clicked.connect(self.folder_requested)
        self._songs.chosen.connect(self._song_chosen)
        self._points.chosen.connect(lambda row: self.point_chosen.emit(row.line))
        self._lay_out()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (
            *(self._title, self._nothing, self._points_title, self._legend),
            *(self._add, self._songs, self._points),
        ):
            part.set_theme(theme)
        self._songs.set_row_height(self._song_marks.row_height)
        self.update()

    def set_songs(self, rows: Sequence[SongRow], current: str) -> None:
        """Show these songs; ``current`` is the id of the one on stage."""
        self._songs.set_rows([(row, self._song_words(row)) for row in rows])
        self._songs.set_row_height(self._song_marks.row_height)
        self._songs.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        self.set_current(current)

    def set_current(self, song_id: str) -> None:
        """Mark the song on stage."""
        self._current = song_id
        self._songs.mark(lambda row: row.song_id == song_id)
        self._show_study()

    def set_points(self, rows: Sequence[PointRow]) -> None:
        """Show what the song on stage teaches."""
        self._points.set_rows([(row, self._point_words(row)) for row in rows])
        self._points_title.setVisible(bool(rows))
        self._legend.setVisible(bool(rows))

    def set_explained(self, line: int | None) -> None:
        """Mark the point whose lesson is open."""
        self._points.mark(lambda row: row.line == line)

    def set_study(self, studies: Mapping[str, SongStudy]) -> None:
        """Show how far the learner has come, by song id; nothing is shown of the other songs."""
        self._studies = dict(studies)
        self._show_study()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the surface."""
        QPainter(self).fillRect(self.rect(), self._theme.color("bg1"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 18, 14, 14)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._songs)
        column.addWidget(self._nothing)
        column.addSpacing(8)
        column.addWidget(self._points_title)
        column.addWidget(self._legend)
        column.addWidget(self._points, 1)
        column.addWidget(self._add)

    def _show_study(self) -> None:
        self._song_marks.studies = self._studies
        self._point_marks.study = self._studies.get(self._current)
        self._songs.retell(self._song_words)
        self._points.retell(self._point_words)
        study = self._point_marks.study
        self.levels_changed.emit(() if study is None else study.levels)

    def _song_words(self, row: SongRow) -> str:
        words = f"{row.title} {row.problem or row.subtitle}"
        study = self._studies.get(row.song_id)
        if study is None or row.problem:
            return words
        told = self.tr("復習 {due} 件・おぼえた要点 {percent} %")
        return apart((words, told.format(due=study.due, percent=round(100 * study.learned))))

    def _point_words(self, row: PointRow) -> str:
        study = self._studies.get(self._current)
        level = None if study is None else study.level_of(row.line)
        return row.heading if level is None else apart((row.heading, level_name(level)))

    def _song_chosen(self, row: SongRow) -> None:
        if row.problem:
            self.problem_chosen.emit(row.song_id)
        else:
            self.song_chosen.emit(row.song_id)


class _List(QListView):
    """A plain list whose rows are values.

    Signals:
        chosen: the row's value, by click or Enter.
    """

    chosen = Signal(object)

    def __init__(self, name: str, label: str, delegate: RowDelegate) -> None:
        super().__init__()
        self._rows = Model(0, 1, self)
        self._delegate = delegate
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setModel(self._rows)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)  # another width, other rows of text
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._announce)
        self.activated.connect(self._announce)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._delegate.theme = theme
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def set_rows(self, rows: Sequence[tuple[object, str]]) -> None:
        """Show these values; the text is what a screen reader says."""
        self._rows.clear()
        for value, text in rows:
            item = QStandardItem(text)
            item.setData(value, ROW_ROLE)
            item.setToolTip(text)
            self._rows.appendRow(item)

    def retell(self, words: Callable[[Any], str]) -> None:
        """Say other words of the same values."""
        for place in range(self._rows.rowCount()):
            item = self._rows.item(place)
            told = words(item.data(ROW_ROLE))
            if told != item.text():
                item.setText(told)
                item.setToolTip(told)
        self.viewport().update()

    def set_row_height(self, height: int) -> None:
        """Be as high as the rows need, at most five of them."""
        self.setFixedHeight(height * max(1, min(5, self._rows.rowCount())) + 4)

    def mark(self, wanted: object) -> None:
        """Make the row for which ``wanted(value)`` holds the current one, or none."""
        assert callable(wanted)
        for place in range(self._rows.rowCount()):
            index = self._rows.index(place, 0)
            if wanted(index.data(ROW_ROLE)):
                self.setCurrentIndex(index)
                return
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def _announce(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(ROW_ROLE))
