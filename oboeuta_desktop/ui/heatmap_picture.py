"""Answers one question: how does it look which lines are known, and how well?

A line is a cell. Its colour and its pattern say the level of mastery, so that neither eyes that see
colours otherwise nor a printer without ink for them lose anything; the number is the predicted
recall in per cent, and a slash in the corner says that the last answer was wrong.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QIODevice,
    QLineF,
    QPointF,
    QRectF,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from oboeuta_desktop.core.study_rules import LEVELS
from oboeuta_desktop.ui.level_names import level_name
from oboeuta_desktop.ui.lyrics_layout import shape
from oboeuta_desktop.ui.pdf_file import write_whole
from oboeuta_desktop.ui.sheet_rows import draw_text
from oboeuta_desktop.ui.theme import DARK, LIGHT, Theme, ui_font

# One hue from pale to deep: lightness alone orders the levels, whichever colours an eye confuses.
_FILLS = {
    LIGHT.name: ("#FFFFFF", "#D3E4F3", "#8FBFE0", "#2F74B5", "#0B3C71"),
    DARK.name: ("#1D2431", "#1F4468", "#2A6AA3", "#7DB5E3", "#DCEBFA"),
}
_DARK_INK, _LIGHT_INK = "#10141C", "#FFFFFF"

_LEAST_CELL = QSizeF(39.0, 32.0)  # pixels; room for "100" and a slash
CELL_HEIGHT = _LEAST_CELL.height()
"""Of a cell that is only looked at; one that is pressed may be higher."""
_WIDEST_CELL = 60.0
_GAP = 3.0
_TITLE_ROOM = 24.0
_ROW_GAP = 18.0
_CORNER = 4.0
_SLASH_ROOM = 7.0
_STRIP = 0.26  # of a cell's height: the pattern below the number
_PICTURE_WIDTH = 1_000.0
_MARGIN = 32.0
_HEAD = 44.0
_LEGEND = 44.0
_LEGEND_WORDS = 46.0  # from a sign to its meaning
_LEGEND_GAP = 16.0
_RATIO = 2.0  # pixels of the file for each one of the layout


def _tr(words: str) -> str:
    return QCoreApplication.translate("heatmap", words)


@dataclass(frozen=True, slots=True)
class HeatCell:
    """A line of a song.

    Attributes:
        level: the lowest mastery of the line's points, an index of ``core.study_rules.LEVELS``;
            None for a line that teaches nothing.
        recall: the lowest predicted recall of its points, 0..1; None while it is not known.
        wrong: whether the last answer to one of its points was wrong.
    """

    level: int | None
    recall: float | None = None
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A song: its title and its lines in order."""

    title: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """The cell ``column`` of the row ``row``, and where it stands."""

    row: int
    column: int
    rect: QRectF


@dataclass(frozen=True, slots=True)
class HeatmapLayout:
    """Where everything stands.

    Attributes:
        cells: in the order of rows and lines.
        titles: the baseline's beginning of each row's title.
        height: of all of it.
    """

    cells: tuple[PlacedCell, ...]
    titles: tuple[QPointF, ...]
    height: float

    def cell_at(self, point: QPointF) -> PlacedCell | None:
        """The cell under a point."""
        return next((cell for cell in self.cells if cell.rect.contains(point)), None)


def fill_of(level: int, theme: Theme) -> str:
    """The colour of a level as #RRGGBB."""
    return _FILLS[theme.name][level]


def ink_of(level: int, theme: Theme) -> str:
    """The colour of numbers and patterns on a level; its contrast is at least 4.5 (tested)."""
    return _LIGHT_INK if QColor(fill_of(level, theme)).lightnessF() < 0.47 else _DARK_INK


def lay_out_heatmap(
    rows: Sequence[HeatRow], corner: QPointF, width: float, *, cell_height: float = CELL_HEIGHT
) -> HeatmapLayout:
    """Place the cells of all rows below ``corner`` within ``width`` pixels.

    A song with more lines than fit side by side goes on below, in rows of about equal length. All
    cells have one size.
    """
    most = max(1, math.floor((width + _GAP) / (_LEAST_CELL.width() + _GAP)))
    longest = max((len(row.cells) for row in rows), default=1)
    side_by_side = max(1, math.ceil(longest / math.ceil(max(1, longest) / most)))
    step = min(_WIDEST_CELL, (width + _GAP) / side_by_side)
    size = QSizeF(step - _GAP, cell_height)
    cells: list[PlacedCell] = []
    titles: list[QPointF] = []
    y = corner.y()
    for number, row in enumerate(rows):
        titles.append(QPointF(corner.x(), y + _TITLE_ROOM * 0.62))
        y += _TITLE_ROOM
        for column in range(len(row.cells)):
            below, beside = divmod(column, side_by_side)
            place = QPointF(corner.x() + beside * step, y + below * (size.height() + _GAP))
            cells.append(PlacedCell(number, column, QRectF(place, size)))
        y += math.ceil(len(row.cells) / side_by_side) * (size.height() + _GAP) + _ROW_GAP
    return HeatmapLayout(tuple(cells), tuple(titles), max(0.0, y - _ROW_GAP - corner.y()))


def draw_heatmap(painter: QPainter, rect: QRectF, cells: Sequence[HeatRow], theme: Theme) -> None:
    """Draw the rows ``cells`` into ``rect``, from its upper left corner on.

    They take ``lay_out_heatmap(cells, rect.topLeft(), rect.width())``, which also says how high
    they are and which cell is where.
    """
    draw_placed(painter, lay_out_heatmap(cells, rect.topLeft(), rect.width()), cells, theme)


def draw_placed(
    painter: QPainter, placed: HeatmapLayout, cells: Sequence[HeatRow], theme: Theme
) -> None:
    """Draw the rows ``cells`` where they were laid out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color("ink"))
    for row, beginning in zip(cells, placed.titles, strict=True):
        shaped, _ = shape(row.title, ui_font(14, 600))
        draw_text(painter, shaped, beginning.x(), beginning.y())
    for place in placed.cells:
        draw_cell(painter, place.rect, cells[place.row].cells[place.column], theme)
    painter.restore()


def draw_cell(painter: QPainter, rect: QRectF, cell: HeatCell, theme: Theme) -> None:
    """Draw one line's cell."""
    painter.setPen(Qt.PenStyle.NoPen)
    if cell.level is None:
        middle = QLineF(-4, 0, 4, 0).translated(rect.center())
        painter.setPen(QPen(theme.color("ctl"), 1.5))
        painter.drawLine(middle)
        return
    ink = QColor(ink_of(cell.level, theme))
    upper = draw_level(painter, rect, cell.level, theme)
    if cell.wrong:
        _draw_slash(painter, upper, ink)
        upper.setRight(upper.right() - _SLASH_ROOM)
    _draw_number(painter, upper, cell.recall, ink)


def draw_level(painter: QPainter, rect: QRectF, level: int, theme: Theme) -> QRectF:
    """Draw a level's colour and, along the lower edge, its pattern; what is free above that."""
    outline = QPainterPath()
    outline.addRoundedRect(rect, _CORNER, _CORNER)
    painter.fillPath(outline, QColor(fill_of(level, theme)))
    painter.save()
    painter.setClipPath(outline)
    strip = rect.adjusted(0, rect.height() - _STRIP * CELL_HEIGHT, 0, 0)
    _draw_pattern(painter, strip, level, QColor(ink_of(level, theme)))
    painter.restore()
    painter.setPen(QPen(theme.color("ctl"), 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(outline)
    return rect.adjusted(0, 0, 0, -strip.height())


def _draw_number(painter: QPainter, rect: QRectF, recall: float | None, ink: QColor) -> None:
    words = "–" if recall is None else str(round(100 * min(1.0, max(0.0, recall))))
    shaped, width = shape(words, ui_font(13, 600))
    painter.setPen(ink)
    draw_text(painter, shaped, rect.center().x() - width / 2, rect.center().y() + 4.8)


def _draw_slash(painter: QPainter, rect: QRectF, ink: QColor) -> None:
    """⟋ in the upper right corner."""
    pen = QPen(ink, 2.0)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    right, top = rect.right() - 3.0, rect.top() + 3.0
    painter.drawLine(QLineF(right - 6.5, top + 6.5, right, top))


def _draw_pattern(painter: QPainter, rect: QRectF, level: int, ink: QColor) -> None:
    """Nothing, dots, slanting lines, a grid, a full bar: more ink for more mastery."""
    painter.setPen(QPen(ink, 1.2))
    middle = rect.center().y()
    if level == 1:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for x in _steps(rect, 7.0):
            painter.drawEllipse(QPointF(x, middle), 1.2, 1.2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
    elif level == 2:
        for x in _steps(rect, 6.0):
            painter.drawLine(QLineF(x - 3, rect.bottom(), x + 3, rect.top()))
    elif level == 3:
        for x in _steps(rect, 5.0):
            painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))
        painter.drawLine(QLineF(rect.left(), middle, rect.right(), middle))
        painter.drawLine(QLineF(rect.left(), rect.top(), rect.right(), rect.top()))
    elif level == 4:
        painter.fillRect(rect.adjusted(5, 1.0, -5, -3.5), ink)


def _steps(rect: QRectF, step: float) -> list[float]:
    """Places side by side, about ``step`` apart, the same white at both ends."""
    count = max(1, round(rect.width() / step))
    edges = [rect.left() + rect.width() * n / count for n in range(count + 1)]
    return [(left + right) / 2 for left, right in pairwise(edges)]


# -- a picture of its own -------------------------------------------------------------------------


def heatmap_picture(rows: Sequence[HeatRow], theme: Theme, when: str = "") -> QImage:
    """The heat-map with a title and what its signs mean; ``when`` is the day of the recall."""
    inner = QRectF(_MARGIN, _MARGIN + _HEAD, _PICTURE_WIDTH - 2 * _MARGIN, 0)
    height = lay_out_heatmap(rows, inner.topLeft(), inner.width()).height
    inner.setHeight(height)
    whole = QSizeF(_PICTURE_WIDTH, inner.bottom() + _LEGEND + _MARGIN)
    image = QImage((whole * _RATIO).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_RATIO)
    image.fill(theme.color("bg1"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    title, width = shape(_tr("行ごとの定着度"), ui_font(22, 700))
    painter.setPen(theme.color("ink"))
    draw_text(painter, title, inner.left(), _MARGIN + 20)
    note, _ = shape(when, ui_font(13))
    painter.setPen(theme.color("ink2"))
    draw_text(painter, note, inner.left() + width + 16, _MARGIN + 20)
    draw_heatmap(painter, inner, rows, theme)
    corner = QPointF(inner.left(), inner.bottom() + _LEGEND * 0.6)
    draw_legend(painter, corner, theme, _PICTURE_WIDTH)
    painter.end()
    return image


def draw_legend(painter: QPainter, corner: QPointF, theme: Theme, width: float) -> float:
    """What colours, patterns and signs mean, in rows of at most ``width`` pixels.

    Returns:
        The height of all rows.
    """
    entries = lay_out_legend(width)
    for entry in entries:
        place = corner + entry.place
        if entry.cell is not None:
            draw_cell(painter, QRectF(place, _LEAST_CELL), entry.cell, theme)
            place += QPointF(_LEGEND_WORDS, 0)
        words, _ = shape(entry.words, ui_font(13))
        painter.setPen(theme.color("ink2"))
        draw_text(painter, words, place.x(), place.y() + 21)
    return legend_height(width)


def legend_height(width: float) -> float:
    """How high the rows of ``draw_legend`` are."""
    return lay_out_legend(width)[-1].place.y() + CELL_HEIGHT


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sign and what it means.

    Attributes:
        cell: the sign; None for words alone.
        words: its meaning.
        place: of its upper left corner, from that of the legend.
    """

    cell: HeatCell | None
    words: str
    place: QPointF


def lay_out_legend(width: float) -> list[LegendEntry]:
    """Where each entry of the legend stands in rows of at most ``width`` pixels."""
    meant: list[tuple[HeatCell | None, str]] = [
        (HeatCell(level), level_name(level)) for level in range(len(LEVELS))
    ]
    meant.append((HeatCell(0, wrong=True), _tr("直前の答えが誤り")))
    meant.append((None, _tr("数字：思い出せる見込み（%）")))
    found: list[LegendEntry] = []
    x = y = 0.0
    for cell, words in meant:
        room = shape(words, ui_font(13))[1] + (_LEGEND_WORDS if cell is not None else 0)
        if x and x + room > width:
            x, y = 0.0, y + CELL_HEIGHT + _GAP * 2
        found.append(LegendEntry(cell, words, QPointF(x, y)))
        x += room + _LEGEND_GAP
    return found


def write_heatmap(path: Path, rows: Sequence[HeatRow], theme: Theme, when: str = "") -> None:
    """Write the picture as PNG to ``path``.

    Raises:
        FileUnwritableError: the file cannot be written; what was there before is still there.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    saved = heatmap_picture(rows, theme, when).save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    assert saved
    write_whole(path, bytes(buffer.data().data()))
