"""Answers one question: how does a row of the library look?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from oboeuta_desktop.core.study_rules import CHOOSES, READY, SEEN, UNSEEN, WRITES
from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.joined import apart
from oboeuta_desktop.ui.level_names import level_name
from oboeuta_desktop.ui.song_cover import CoverSign, paint_cover
from oboeuta_desktop.ui.theme import Theme, ui_font
from oboeuta_desktop.ui.title_rows import split_title

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""Under it stands the value of a row: a ``SongRow`` or a ``PointRow``."""

_RING = 32.0
_POINT_EDGES = 32  # pixels beside a point's words
_MARK = 4.2  # pixels, the radius
_MARKS = (("○", (UNSEEN,)), ("◐", (SEEN, CHOOSES)), ("●", (WRITES, READY)))
"""How the marks are said, and the levels that each stands for."""


@dataclass(frozen=True, slots=True)
class SongRow:
    """A row of the library. ``problem`` is why a broken song cannot be opened, or ""; ``sign`` is
    for its cover.
    """

    song_id: str
    title: str
    subtitle: str
    problem: str = ""
    sign: CoverSign = "note"


@dataclass(frozen=True, slots=True)
class PointRow:
    """A row of the song's points: the line it opens and its heading."""

    line: int
    heading: str


@dataclass(frozen=True, slots=True)
class SongStudy:
    """How far the learner has come with a song.

    Attributes:
        due: points that wait today.
        learned: the share, 0..1, of its points that are known by heart.
        levels: of each line, an index of ``core.study_rules.LEVELS``; None where nothing is taught.
    """

    due: int
    learned: float
    levels: tuple[int | None, ...]

    def level_of(self, line: int) -> int | None:
        """The level of a line; None where nothing is taught."""
        return self.levels[line] if line < len(self.levels) else None


class RowDelegate(QStyledItemDelegate):
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
        painter.setFont(self.theme.font(pixels, weight))
        painter.setPen(self.theme.color(token))
        fitting = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(rect.width())
        )
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)


class SongDelegate(RowDelegate):
    """A song: a small drawing, the title, and what it holds or why it is broken; at the right a
    ring for what is learned, with the number of points that wait.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.studies: Mapping[str, SongStudy] = {}

    @property
    def row_height(self) -> int:
        """Logical pixels for a song of three rows."""
        return round(17 + 63 * self.theme.letters)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Qt: all rows alike."""
        return QSize(200, self.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt: draw one song."""
        row: SongRow = index.data(ROW_ROLE)
        painter.save()
        rect = self.paint_surface(painter, option)
        tile = QRectF(rect.left() + 9, rect.center().y() - 22, 44, 44)
        if row.problem:
            draw_icon(painter, "warning", tile.adjusted(8, 8, -8, -8), self.theme.color("bad"))
        else:
            paint_cover(painter, tile, self.theme, row.song_id, row.sign)
        left = tile.right() + 12
        # the ring's room is kept where there is no ring yet: a title must not break anew for it
        width = rect.right() - left - 8 - (0 if row.problem else _RING + 6)
        study = None if row.problem else self.studies.get(row.song_id)
        if study is not None:
            middle = QPointF(rect.right() - 8 - _RING / 2, rect.center().y())
            self._paint_ring(painter, middle, study)
        token = "ink3" if row.problem else "ink"
        rows = split_title(row.title, QFontMetricsF(self.theme.font(14, 700)), width)
        lines = [(words, (14, 700, token)) for words in rows]
        style = (12, 400, "bad" if row.problem else "ink3")
        below = split_title(
            row.problem or row.subtitle, QFontMetricsF(self.theme.font(12, 400)), width
        )
        lines += [(words, style) for words in below[: 3 - len(rows)]]
        step = 21 * self.theme.letters
        top = rect.center().y() - step / 2 * len(lines)
        for place, (words, style) in enumerate(lines):
            self.write(painter, QRectF(left, top + step * place, width, step), words, style)
        painter.restore()

    def _paint_ring(self, painter: QPainter, middle: QPointF, study: SongStudy) -> None:
        """What is learned goes round from above; a whole ring with nothing to do has a tick."""
        side = _RING - 4
        ring = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.theme.color("ctl", 150), 3))
        painter.drawEllipse(ring)
        pen = QPen(self.theme.color("good"), 3)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(ring, 90 * 16, -round(360 * 16 * study.learned))
        if study.due:
            painter.setFont(ui_font(11 * min(1.2, self.theme.letters), 700))
            painter.setPen(self.theme.color("ink"))
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(study.due))
        elif study.learned >= 1:
            draw_icon(painter, "check", ring.adjusted(7, 7, -7, -7), self.theme.color("good"))


class PointDelegate(RowDelegate):
    """A point of the song: its heading, and a mark that fills with what is known."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.study: SongStudy | None = None

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Qt: one row of text, or two where the heading is too long for one."""
        row: PointRow = index.data(ROW_ROLE)
        # the list's width, which the style knows only while it paints
        width = option.widget.viewport().width() if isinstance(option.widget, QListView) else 0
        more = len(self._rows_of(row, width - 2 - _POINT_EDGES)) - 1 if width else 0
        return QSize(200, round((34 + 18 * more) * self.theme.letters))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt: draw one point."""
        row: PointRow = index.data(ROW_ROLE)
        painter.save()
        rect = self.paint_surface(painter, option)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        level = None if self.study is None else self.study.level_of(row.line)
        learned = level is not None and level >= WRITES
        token = "accent" if chosen else "good" if learned else "ink3"
        rows = self._rows_of(row, rect.width() - _POINT_EDGES)
        step = 18 * self.theme.letters
        top = rect.center().y() - step / 2 * len(rows)
        mark = QPointF(rect.left() + 12, top + step / 2)
        paint_mark(painter, mark, self.theme.color(token), level)
        color = "accent" if chosen else "good" if learned else "ink2"
        style = (13, 600 if chosen else 400, color)
        for words in rows:
            place = QRectF(rect.left() + 26, top, rect.width() - _POINT_EDGES, step)
            self.write(painter, place, words, style)
            top += step
        painter.restore()

    def _rows_of(self, row: PointRow, width: float) -> list[str]:
        """The heading's rows, the same ones whether it is chosen or not."""
        return split_title(row.heading, QFontMetricsF(self.theme.font(13, 600)), width)


class MarkLegend(QWidget):
    """What an empty, a half and a full mark mean, in one row of small words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("mark_legend")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        told = apart(f"{sign} {apart(map(level_name, levels))}" for sign, levels in _MARKS)
        self.setAccessibleName(self.tr("しるしの意味"))
        self.setAccessibleDescription(told)
        self.setToolTip(told)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: one row of small words."""
        return QSize(80, round(18 * self._theme.letters))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw mark after mark, each with the first of its levels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.font(11)
        painter.setFont(font)
        left, middle = 12.0, self.height() / 2
        for _sign, levels in _MARKS:
            words = level_name(levels[0])
            color = self._theme.color("good" if levels[0] >= WRITES else "ink3")
            paint_mark(painter, QPointF(left, middle), color, levels[0])
            painter.setPen(self._theme.color("ink3"))
            place = QRectF(left + 9, 0, max(0.0, self.width() - left - 9), self.height())
            painter.drawText(
                place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words
            )
            left += 9 + QFontMetricsF(font).horizontalAdvance(words) + 16


def paint_mark(painter: QPainter, middle: QPointF, color: QColor, level: int | None) -> None:
    """A ring: empty while nothing is known, half full from the first answer on, full when it is
    known by heart.
    """
    painter.setPen(QPen(color, 1.8))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(middle, _MARK, _MARK)
    if not level:
        return
    circle = QRectF(middle.x() - _MARK, middle.y() - _MARK, 2 * _MARK, 2 * _MARK)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if level >= WRITES:
        painter.drawEllipse(circle)
    else:
        painter.drawPie(circle, 90 * 16, 180 * 16)
