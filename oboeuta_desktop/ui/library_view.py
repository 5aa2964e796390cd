"""Answers one question: which songs are there, and which points does this song teach?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QLinearGradient, QPainter, QPaintEvent, QPen, QStandardItem
from PySide6.QtGui import QStandardItemModel as Model
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from oboeuta_desktop.ui.controls import IconButton, Text
from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.theme import Theme, ui_font

_HUES = (("relu", "good"), ("bad", "cec"), ("sigmoid", "relu"), ("cec", "good"))
_ROW_ROLE = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class SongRow:
    """A row of the library. ``problem`` is why a broken song cannot be opened, or ""."""

    song_id: str
    title: str
    subtitle: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PointRow:
    """A row of the song's points: the line it opens and its heading."""

    line: int
    heading: str


class LibraryView(QWidget):
    """The songs, the points of the song on stage, and a way to add a folder.

    Signals:
        song_chosen: a song id; problem_chosen: the id of a row that is broken.
        point_chosen: a line index.
        folder_requested: the learner wants to add a folder.
    """

    song_chosen = Signal(str)
    problem_chosen = Signal(str)
    point_chosen = Signal(int)
    folder_requested = Signal()

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
        self._songs = _List("song_list", self.tr("曲"), _SongDelegate(theme, self))
        self._points = _List("point_list", self.tr("この曲の要点"), _PointDelegate(theme, self))
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
        for part in (self._title, self._points_title, self._add, self._songs, self._points):
            part.set_theme(theme)
        self.update()

    def set_songs(self, rows: Sequence[SongRow], current: str) -> None:
        """Show these songs; ``current`` is the id of the one on stage."""
        self._songs.set_rows([(row, f"{row.title} {row.problem or row.subtitle}") for row in rows])
        self._songs.set_row_height(80)
        self.set_current(current)

    def set_current(self, song_id: str) -> None:
        """Mark the song on stage."""
        self._songs.mark(lambda row: row.song_id == song_id)

    def set_points(self, rows: Sequence[PointRow]) -> None:
        """Show what the song on stage teaches."""
        self._points.set_rows([(row, row.heading) for row in rows])
        self._points_title.setVisible(bool(rows))

    def set_explained(self, line: int | None) -> None:
        """Mark the point whose lesson is open."""
        self._points.mark(lambda row: row.line == line)

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
        column.addSpacing(8)
        column.addWidget(self._points_title)
        column.addWidget(self._points, 1)
        column.addWidget(self._add)

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

    def __init__(self, name: str, label: str, delegate: _Delegate) -> None:
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
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._announce)
        self.activated.connect(self._announce)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._delegate.theme = theme
        self.viewport().update()

    def set_rows(self, rows: Sequence[tuple[object, str]]) -> None:
        """Show these values; the text is what a screen reader says."""
        self._rows.clear()
        for value, text in rows:
            item = QStandardItem(text)
            item.setData(value, _ROW_ROLE)
            item.setToolTip(text)
            self._rows.appendRow(item)

    def set_row_height(self, height: int) -> None:
        """Be as high as the rows need, at most five of them."""
        self.setFixedHeight(height * max(1, min(5, self._rows.rowCount())) + 4)

    def mark(self, wanted: object) -> None:
        """Make the row for which ``wanted(value)`` holds the current one, or none."""
        assert callable(wanted)
        for place in range(self._rows.rowCount()):
            index = self._rows.index(place, 0)
            if wanted(index.data(_ROW_ROLE)):
                self.setCurrentIndex(index)
                return
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())

    def _announce(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(_ROW_ROLE))


class _Delegate(QStyledItemDelegate):
    """Paints a row's surface; children paint the content."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint_surface(self, painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
        """Surface for hover and current rows, focus ring; returns the row's rectangle."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(1, 2, -1, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("bg2", 255 if chosen else 150))
            painter.drawRoundedRect(rect, 12, 12)
        if option.state & QStyle.StateFlag.State_HasFocus and option.widget.hasFocus():
            painter.setPen(QPen(self.theme.color("ink"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, 12, 12)
        return rect

    def write(
        self, painter: QPainter, rect: QRectF, words: str, style: tuple[int, int, str]
    ) -> None:
        """One line of text, cut with an ellipsis; ``style`` is (pixels, weight, colour token)."""
        pixels, weight, token = style
        painter.setFont(ui_font(pixels, weight))
        painter.setPen(self.theme.color(token))
        fitting = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(rect.width())
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)


class _SongDelegate(_Delegate):
    """A song: a small drawing, the title, and what it holds or why it is broken."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Qt: all rows alike."""
        return QSize(200, 80)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt: draw one song."""
        row: SongRow = index.data(_ROW_ROLE)
        painter.save()
        rect = self.paint_surface(painter, option)
        tile = QRectF(rect.left() + 9, rect.center().y() - 22, 44, 44)
        if row.problem:
            draw_icon(painter, "warning", tile.adjusted(8, 8, -8, -8), self.theme.color("bad"))
        else:
            self._paint_tile(painter, tile, index.row())
        left = tile.right() + 12
        width = rect.right() - left - 8
        token = "ink3" if row.problem else "ink"
        rows = split_title(row.title, QFontMetricsF(ui_font(14, 700)), width)
        lines = [(words, (14, 700, token)) for words in rows]
        style = (12, 400, "bad" if row.problem else "ink3")
        below = split_title(row.problem or row.subtitle, QFontMetricsF(ui_font(12, 400)), width)
        lines += [(words, style) for words in below[: 3 - len(rows)]]
        top = rect.center().y() - 10.5 * len(lines)
        for place, (words, style) in enumerate(lines):
            self.write(painter, QRectF(left, top + 21 * place, width, 21), words, style)
        painter.restore()

    def _paint_tile(self, painter: QPainter, tile: QRectF, place: int) -> None:
        first, second = _HUES[place % len(_HUES)]
        gradient = QLinearGradient(tile.topLeft(), tile.bottomRight())
        gradient.setColorAt(0, self.theme.color(first))
        gradient.setColorAt(1, self.theme.color(second))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(gradient)
        painter.drawRoundedRect(tile, 10, 10)
        pen = QPen(self.theme.color("bg0"), 3)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        centre = tile.center() + QPointF(0, 5)
        hinge = [centre + QPointF(-13, 5), centre + QPointF(1, 5), centre + QPointF(13, -14)]
        painter.drawPolyline(hinge)


def split_title(title: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """A title as one row, or as two rows broken behind the last character that fits."""
    if metrics.horizontalAdvance(title) <= width:
        return [title]
    end = max(1, len(title) - 1)
    while end > 1 and metrics.horizontalAdvance(title[:end]) > width:
        end -= 1
    for mark in (" ", "・"):  # rather between words, when that keeps the first row half full
        place = title.rfind(mark, 0, end + 1)
        if place >= end // 2:
            end = place + 1
            break
    return [title[:end].strip(), title[end:].strip()]


class _PointDelegate(_Delegate):
    """A point of the song: a mark and its heading."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Qt: all rows alike."""
        return QSize(200, 34)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt: draw one point."""
        row: PointRow = index.data(_ROW_ROLE)
        painter.save()
        rect = self.paint_surface(painter, option)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        token = "accent" if chosen else "ink3"
        painter.setPen(QPen(self.theme.color(token), 1.8))
        painter.setBrush(self.theme.color(token) if chosen else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(rect.left() + 12, rect.center().y()), 4.2, 4.2)
        place = QRectF(rect.left() + 26, rect.top(), rect.width() - 32, rect.height())
        style = (13, 600 if chosen else 400, "accent" if chosen else "ink2")
        self.write(painter, place, row.heading, style)
        painter.restore()
