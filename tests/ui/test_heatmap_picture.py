"""Answers one question: can every cell of the heat-map be read, by anyone, in both themes?"""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from oboeuta_desktop.core.errors import FileUnwritableError
from oboeuta_desktop.core.study_rules import LEVELS
from oboeuta_desktop.ui.heatmap_picture import (
    HeatCell,
    HeatRow,
    draw_cell,
    draw_heatmap,
    fill_of,
    heatmap_picture,
    ink_of,
    lay_out_heatmap,
    lay_out_legend,
    write_heatmap,
)
from oboeuta_desktop.ui.level_names import level_name
from oboeuta_desktop.ui.theme import DARK, LIGHT, contrast, relative_luminance

pytestmark = pytest.mark.usefixtures("qapp")

THEMES = (LIGHT, DARK)
LEVEL_NUMBERS = range(len(LEVELS))
ROWS = (
    HeatRow("ReLU", tuple(HeatCell(n % 5, n / 40, wrong=n % 7 == 0) for n in range(36))),
    HeatRow("LSTM", tuple(HeatCell(n % 5 or None, 1.0) for n in range(48))),
)


def cell_picture(cell, theme=LIGHT, grey=False):
    image = QImage(160, 128, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(4.0)
    image.fill(theme.color("bg1"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_cell(painter, QRectF(0, 0, 39, 32), cell, theme)
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if grey else image


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("level", LEVEL_NUMBERS)
def test_a_number_stands_out_from_its_cell(theme, level):
    assert contrast(ink_of(level, theme), fill_of(level, theme)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_levels_are_in_order_by_lightness_alone(theme):
    light = [relative_luminance(fill_of(level, theme)) for level in LEVEL_NUMBERS]
    assert light == sorted(light, reverse=not theme.is_dark)
    for first, second in itertools.pairwise(LEVEL_NUMBERS):
        assert contrast(fill_of(first, theme), fill_of(second, theme)) >= 1.25


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_levels_differ_by_pattern_alone(theme, monkeypatch):
    same = {theme.name: ("#808080",) * 5}
    monkeypatch.setattr("oboeuta_desktop.ui.heatmap_picture._FILLS", same)
    pictures = [bytes(cell_picture(HeatCell(level), theme).constBits()) for level in LEVEL_NUMBERS]
    for first, second in itertools.combinations(pictures, 2):
        differing = sum(a != b for a, b in zip(first, second, strict=True)) / len(first)
        assert differing > 0.01


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("level", LEVEL_NUMBERS)
def test_a_wrong_answer_shows_and_leaves_the_number_room(theme, level):
    right = cell_picture(HeatCell(level, 1.0), theme)
    wrong = cell_picture(HeatCell(level, 1.0, wrong=True), theme)
    ink = QColor(ink_of(level, theme)).name()
    # Where the slash stands: in the corner, on its own slant.
    assert wrong.pixelColor(int(4 * (39 - 6.2)), int(4 * 6.2)).name() == ink
    assert right.pixelColor(int(4 * (39 - 6.2)), int(4 * 6.2)).name() != ink
    # One column between number and slash is empty.
    fill = QColor(fill_of(level, theme)).name()
    gaps = [x for x in range(100, 140) if all_of(wrong, x, fill)]
    assert gaps


def all_of(image, x, color):
    return all(image.pixelColor(x, y).name() == color for y in range(8, 88))


def test_levels_are_called_as_the_rules_call_them():
    assert tuple(map(level_name, LEVEL_NUMBERS)) == LEVELS


@pytest.mark.parametrize("width", [200.0, 420.0, 3_000.0])
def test_the_legend_keeps_inside_its_width(width):
    entries = lay_out_legend(width)
    assert [entry.words for entry in entries[:5]] == list(LEVELS)
    assert all(entry.place.x() < width for entry in entries)
    rows = {entry.place.y() for entry in entries}
    assert (len(rows) == 1) == (width == 3_000.0)


def test_recall_is_a_whole_number_of_per_cent_and_bounded():
    assert cell_picture(HeatCell(1, 0.834)) == cell_picture(HeatCell(1, 0.8261))
    assert cell_picture(HeatCell(1, 1.7)) == cell_picture(HeatCell(1, 1.0))
    assert cell_picture(HeatCell(1, -1.0)) == cell_picture(HeatCell(1, 0.0))
    assert cell_picture(HeatCell(1, None)) != cell_picture(HeatCell(1, 0.0))


def test_a_line_that_teaches_nothing_has_no_box():
    image = cell_picture(HeatCell(None))
    assert image.pixelColor(2, 60) == LIGHT.color("bg1")
    assert image != cell_picture(HeatCell(0))


@pytest.mark.parametrize("width", [40.0, 320.0, 936.0, 3_000.0])
def test_cells_stand_in_order_inside_the_width_without_overlap(width):
    placed = lay_out_heatmap(ROWS, QPointF(10, 20), width)
    assert [(c.row, c.column) for c in placed.cells] == [
        (number, column) for number, row in enumerate(ROWS) for column in range(len(row.cells))
    ]
    rects = [cell.rect for cell in placed.cells]
    assert min(rect.left() for rect in rects) == 10
    assert max(rect.right() for rect in rects) <= 10 + width + 0.01
    assert max(rect.bottom() for rect in rects) <= 20 + placed.height
    assert len({(rect.width(), rect.height()) for rect in rects}) == 1
    assert not any(a.intersects(b) for a, b in itertools.combinations(rects, 2))


def test_a_wide_window_shows_a_song_in_one_row():
    placed = lay_out_heatmap(ROWS, QPointF(0, 0), 3_000.0)
    assert len({cell.rect.top() for cell in placed.cells}) == len(ROWS)


def test_a_point_of_the_picture_finds_its_line():
    placed = lay_out_heatmap(ROWS, QPointF(10, 20), 500.0)
    wanted = placed.cells[40]
    assert placed.cell_at(wanted.rect.center()) == wanted
    assert placed.cell_at(wanted.rect.topLeft() - QPointF(1.5, 0)) is None
    assert placed.cell_at(QPointF(0, 0)) is None


def test_no_songs_and_songs_without_lines_are_drawn_too():
    assert lay_out_heatmap((), QPointF(0, 0), 500.0).cells == ()
    image = heatmap_picture((HeatRow("空", ()),), LIGHT)
    assert image.height() > 0


def test_drawing_leaves_the_painter_as_it_was():
    image = QImage(600, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setPen(QColor("#123456"))
    draw_heatmap(painter, QRectF(0, 0, 600, 300), ROWS, DARK)
    assert painter.pen().color() == QColor("#123456")
    painter.end()


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_file_is_a_png_with_everything_inside(theme, tmp_path, artefacts):
    path = tmp_path / "heat.png"
    write_heatmap(path, ROWS, theme, "試験日 7月4日 の見込み")
    image = QImage(str(path))
    image.save(str(artefacts / f"heatmap-{theme.name}.png"))
    assert path.read_bytes().startswith(b"\x89PNG")
    edge = theme.color("bg1").name()
    corners = (image.width() - 1, image.height() - 1)
    assert {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in (0, corners[1])
    } == {edge}
    assert {
        image.pixelColor(x, y).name() for y in range(image.height()) for x in (0, corners[0])
    } == {edge}
    assert image.pixelColor(220, 210).name() != edge


def test_a_picture_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(FileUnwritableError):
        write_heatmap(tmp_path / "missing" / "a.png", ROWS, LIGHT)
