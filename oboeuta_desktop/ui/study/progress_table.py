"""Answers one question: what does the heat-map say, as a plain table?

For those who hear the page, and for those who would rather read than look.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from oboeuta_desktop.core.study_rules import READY
from oboeuta_desktop.ui.joined import listed
from oboeuta_desktop.ui.level_names import level_name
from oboeuta_desktop.ui.study.progress_figures import SongRow
from oboeuta_desktop.ui.study.progress_words import level_words, recall_words, wrong_words
from oboeuta_desktop.ui.theme import Theme, ui_font

_STYLE = """
QTableView {{ background: {bg1}; color: {ink}; border: 1px solid {line}; border-radius: 10px;
  gridline-color: {line}; outline: 0; selection-background-color: {bg3}; selection-color: {ink}; }}
QTableView:focus {{ border: 2px solid {accent}; }}
QTableView::item {{ padding: 0 8px; }}
QTableView::item:focus {{ border-left: 4px solid {accent}; padding-left: 4px; }}
QHeaderView {{ background: {bg2}; border: none; }}
QHeaderView::section {{ background: {bg2}; color: {ink2}; padding: 0 8px; border: none;
  border-bottom: 1px solid {line}; font-size: {pixels}px; font-weight: 600; }}
QScrollBar:horizontal {{ background: {bg1}; height: 10px; }}
QScrollBar::handle:horizontal {{ background: {ctl}; border-radius: 4px; min-width: 30px;
  margin: 1px; }}
"""
_TALLEST = 300
"""Pixels of rows that are seen at once; the rest is scrolled to."""
_ROW = 34

_Index = QModelIndex | QPersistentModelIndex


class LineModel(QAbstractTableModel):
    """A row for each line of all songs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._places: list[tuple[int, int]] = []
        self._cells: list[tuple[str, ...]] = []

    def show_rows(self, rows: Sequence[SongRow]) -> None:
        """Show songs."""
        self.beginResetModel()
        self._places = [
            (row, column) for row, song in enumerate(rows) for column in range(len(song.lines))
        ]
        self._cells = [
            (
                song.title,
                str(column),
                line.text,
                listed(line.topics),
                level_words(line.cell),
                recall_words(line.cell),
                wrong_words(line.cell),
            )
            for song in rows
            for column, line in enumerate(song.lines, 1)
        ]
        self.endResetModel()

    def place_of(self, index: int) -> tuple[int, int]:
        """Song and line of a row of the table."""
        return self._places[index]

    def index_of(self, row: int, column: int) -> int:
        """The row of the table for a song and line; the first where there is none."""
        place = (row, column)
        return self._places.index(place) if place in self._places else 0

    @property
    def longest_title(self) -> str:
        """Of the songs."""
        return max((cells[0] for cells in self._cells), key=len, default="")

    def headings(self) -> tuple[str, ...]:
        """Of the columns."""
        return (
            self.tr("曲"),
            self.tr("行"),
            self.tr("歌詞"),
            self.tr("要点"),
            self.tr("段階"),
            self.tr("見込み"),
            self.tr("直前の答え"),
        )

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Qt: one per line."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """Qt: as the headings."""
        return 0 if parent.isValid() else len(self.headings())

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Qt: a cell's words, which a tooltip has whole."""
        told = (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        )
        return self._cells[index.row()][index.column()] if role in told else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        """Qt: a column's heading."""
        is_told = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self.headings()[section] if is_told else None


class LineTable(QTableView):
    """The table.

    Signals:
        cursor_moved: song and line of the current row, when the learner moved there.
        chosen: song and line, by Return or a double click.
    """

    cursor_moved = Signal(int, int)
    chosen = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._is_quiet = False
        self._lines = LineModel(self)
        self.setObjectName("progress_table")
        self.setAccessibleName(self.tr("行ごとの定着度の表"))
        self.setModel(self._lines)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)  # Tab goes on to what can be done with the line
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setVisible(False)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.doubleClicked.connect(lambda index: self.chosen.emit(*self._place(index)))
        self.set_text_scale(1.0)

    def show_rows(self, rows: Sequence[SongRow]) -> None:
        """Show songs; the current line stays current."""
        before = self._place(self.currentIndex()) if self.currentIndex().isValid() else (0, 0)
        self._lines.show_rows(rows)
        self.move_to(*before)
        self._fit()

    def move_to(self, row: int, column: int) -> None:
        """Make a line current, without telling."""
        if self._lines.rowCount():
            self._is_quiet = True
            self.selectRow(self._lines.index_of(row, column))
            self.scrollTo(self.currentIndex())
            self._is_quiet = False

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self._dress()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        self.setFont(ui_font(13 * factor))
        self._dress()
        row = round(_ROW * factor)
        self.verticalHeader().setMinimumSectionSize(row)
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setFixedHeight(row)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width for the words."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Return chooses; Left and Right scroll, what is left over goes on to the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid() and not event.isAutoRepeat():
                self.chosen.emit(*self._place(self.currentIndex()))
        elif event.text().isprintable() and event.text().strip():
            event.ignore()  # letters are the page's keys, not a search
        else:
            super().keyPressEvent(event)

    def _dress(self) -> None:
        names = ("bg1", "bg2", "bg3", "ink", "ink2", "line", "ctl", "accent")
        pixels = round(12 * self._factor)
        colors = {name: getattr(self._theme, name) for name in names}
        self.setStyleSheet(_STYLE.format(pixels=pixels, **colors))

    def _fit(self) -> None:
        """As high as its rows, up to a few; lyrics and points share the width that is left."""
        row = round(_ROW * self._factor)
        rows = min(_TALLEST // row, max(1, self._lines.rowCount()))
        self.setFixedHeight(row * (rows + 1) + 6)
        metrics = QFontMetrics(ui_font(13 * self._factor))
        headings = self._lines.headings()
        examples = (self._lines.longest_title, "000", "", "", level_name(READY), "100 %", "")
        narrow = [
            max(metrics.horizontalAdvance(words) for words in pair) + 32
            for pair in zip(headings, examples, strict=True)
        ]
        narrow[0] = min(narrow[0], round(200 * self._factor))
        left = self.viewport().width() - sum(narrow) + narrow[2] + narrow[3]
        least = round(140 * self._factor)
        narrow[2], narrow[3] = max(least, left * 5 // 9), max(least, left * 4 // 9)
        for column, width in enumerate(narrow):
            self.setColumnWidth(column, width)

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid() and not self._is_quiet:
            self.cursor_moved.emit(*self._place(index))

    def _place(self, index: QModelIndex) -> tuple[int, int]:
        return self._lines.place_of(index.row())
