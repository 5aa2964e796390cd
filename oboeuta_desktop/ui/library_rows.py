"""Answers one question: how does a row of the library look?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QLinearGradient, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from oboeuta_desktop.core.study_rules import WRITES
from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.theme import Theme, ui_font

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""Under it stands the value of a row: a ``SongRow`` or a ``PointRow``."""

_HUES = (("relu", "good"), ("bad", "cec"), ("sigmoid", "relu"), ("cec", "good"))
_RING = 32.0
_MARK = 4.2  # pixels, the radius


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
            self._paint_tile(painter, tile, index.row())
        left = tile.right() + 12
        width = rect.right() - left - 8
        study = None if row.problem else self.studies.get(row.song_id)
        if study is not None:
            width -= _RING + 6
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


class PointDelegate(RowDelegate):
    """A point of the song: its heading, and a mark that fills with what is known."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.study: SongStudy | None = None

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Qt: all rows alike."""
        return QSize(200, round(34 * self.theme.letters))

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
        mark = QPointF(rect.left() + 12, rect.center().y())
        self._paint_mark(painter, mark, token, level)
        place = QRectF(rect.left() + 26, rect.top(), rect.width() - 32, rect.height())
        words = "accent" if chosen else "good" if learned else "ink2"
        self.write(painter, place, row.heading, (13, 600 if chosen else 400, words))
        painter.restore()

    def _paint_mark(
        self, painter: QPainter, middle: QPointF, token: str, level: int | None
    ) -> None:
        """A ring: empty while nothing is known, half full from the first answer on, full when it is
        known by heart.
        """
        color = self.theme.color(token)
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
