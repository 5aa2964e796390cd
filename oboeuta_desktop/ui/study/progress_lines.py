"""Answers one question: how well is each line known, as a picture or as a table?

One cursor for both: who changes the view stays on the line.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.study.heatmap_view import HeatmapView
from oboeuta_desktop.ui.study.passage import Title
from oboeuta_desktop.ui.study.progress_figures import SongRow
from oboeuta_desktop.ui.study.progress_table import LineTable
from oboeuta_desktop.ui.study.progress_words import line_words
from oboeuta_desktop.ui.theme import Theme


class LineSection(QWidget):
    """Title, switch, and the map or the table.

    Signals:
        cursor_moved: song and line under the cursor.
        chosen: song and line, by click or Return.
    """

    cursor_moved = Signal(int, int)
    chosen = Signal(int, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("progress_lines")
        self._title = Title(theme, "progress_lines_title", pixels=17, token="ink")
        self._when = Title(theme, "progress_when", pixels=13, token="ink2", weight=400)
        self.switch = ActionButton(theme, "progress_switch", "", "T")
        self.map = HeatmapView(theme)
        self.table = LineTable(theme)
        self._title.show_words(self.tr("行ごとの定着度"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._when)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(words, 1)
        head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.map)
        column.addWidget(self.table)
        self._show_table(is_table=False)
        self.switch.clicked.connect(self.change_view)
        for view in (self.map, self.table):
            view.chosen.connect(self.chosen)
        self.map.cursor_moved.connect(self._map_moved)
        self.table.cursor_moved.connect(self._table_moved)

    @property
    def is_table(self) -> bool:
        """Whether the table is shown."""
        return not self.table.isHidden()

    @property
    def view(self) -> HeatmapView | LineTable:
        """What is shown."""
        return self.table if self.is_table else self.map

    @property
    def rect_of_cursor(self) -> QRect:
        """Where the cursor is, in this widget."""
        if self.is_table:
            return self.table.geometry()
        return self.map.rect_of_cursor().translated(self.map.pos())

    def show_rows(self, rows: Sequence[SongRow], when: str) -> None:
        """Show songs; ``when`` says in words for when recall is predicted."""
        told = [[line_words(row, number) for number in range(len(row.lines))] for row in rows]
        self.map.show_rows([row.cells for row in rows], told)
        self.table.show_rows(rows)
        words = self.tr(
            "数字は{when}：そのとき思い出せる割合の予測（%）。"
            "直前にまちがえた要点や、まだ問われていない要点のある行は「–」。"
        )
        self._when.show_words(words.format(when=when))

    def change_view(self) -> None:
        """From the map to the table, or back; the keys follow."""
        had_focus = self.view.hasFocus()
        self._show_table(is_table=not self.is_table)
        if self.map.marked is not None:
            self.table.move_to(*self.map.marked)
        if had_focus:
            self.view.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for part in self._parts:
            part.set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        for part in self._parts:
            part.set_text_scale(factor)

    @property
    def _parts(self) -> tuple[Title | ActionButton | HeatmapView | LineTable, ...]:
        return (self._title, self._when, self.switch, self.map, self.table)

    def _show_table(self, *, is_table: bool) -> None:
        self.table.setVisible(is_table)
        self.map.setVisible(not is_table)
        words = self.tr("図で見る") if is_table else self.tr("表で見る")
        self.switch.setText(words)
        self.switch.setAccessibleName(words)
        self.switch.updateGeometry()

    def _map_moved(self, row: int, column: int) -> None:
        self.cursor_moved.emit(row, column)

    def _table_moved(self, row: int, column: int) -> None:
        self.map.move_to(row, column)
        self.cursor_moved.emit(row, column)
