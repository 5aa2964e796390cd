"""Answers one question: what does a learner take on paper about points that do not stick yet?"""

from __future__ import annotations

import string
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtSvg import QSvgRenderer

from oboeuta_desktop.core.curriculum import Point
from oboeuta_desktop.core.study_rules import LEVELS
from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.heatmap_picture import fill_of
from oboeuta_desktop.ui.joined import named, noted, quoted, spaced
from oboeuta_desktop.ui.language import said
from oboeuta_desktop.ui.level_names import level_name
from oboeuta_desktop.ui.lyrics_layout import shape
from oboeuta_desktop.ui.pdf_file import PAGE, PdfFacts, paper_font, pdf_of, write_whole
from oboeuta_desktop.ui.sheet_rows import Block, draw_text
from oboeuta_desktop.ui.sheet_text import DOTS
from oboeuta_desktop.ui.theme import LIGHT

MOST_MISTAKES = 4
"""Mistakes that are shown of one point, the latest first."""

_SIDE = 52 * DOTS
_TOP = 46 * DOTS
_BOTTOM = 48 * DOTS
_HEAD = 50 * DOTS  # of the first page, down to where the points begin
_WIDTH = PAGE[0] - 2 * _SIDE
_LABEL = 67 * DOTS  # what a row is about stands left of it
_BODY = 10 * DOTS
_SMALL = 8 * DOTS
_TOPIC = 13 * DOTS
_FORMULA = 12 * DOTS
_LEADING = 1.5
_ROW_GAP = 4 * DOTS
_GAP = 15 * DOTS  # white below a point
_SQUARE = 7 * DOTS
_SQUARE_STEP = _SQUARE + 2 * DOTS
_SQUARES = (len(LEVELS) - 1) * _SQUARE_STEP


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong answer: what was given, and when, in a few words such as 「5月3日」."""

    given: str
    when: str


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """A point that does not stick yet.

    Attributes:
        point: of the curriculum.
        level: of mastery, an index of ``core.study_rules.LEVELS``.
        recall: predicted for the exam day, else for today, 0..1; None while it is not known.
        mistakes: the latest first.
        pair: the two terms that the learner mixes up most here, the right one first; None if none.
        formula: TeX; "" for the curriculum's plain text.
    """

    point: Point
    level: int
    recall: float | None
    mistakes: tuple[Mistake, ...] = ()
    pair: tuple[str, str] | None = None
    formula: str = ""


def write_weak_sheet(path: Path, points: Sequence[WeakPoint], when: str) -> None:
    """Write the sheet as PDF to ``path``; ``when`` says in words for which day recall is predicted.

    The fonts of the program must be loaded.

    Raises:
        FileUnwritableError: the file cannot be written; what was there before is still there.
    """
    write_whole(path, weak_sheet_pdf(points, when))


def weak_sheet_pdf(points: Sequence[WeakPoint], when: str) -> bytes:
    """The sheet as PDF."""
    pages = weak_sheet_pages(points)
    painted = [
        partial(paint_page, blocks=page, when=when, number=number, count=len(pages))
        for number, page in enumerate(pages, start=1)
    ]
    return pdf_of(PdfFacts(_title(), _tr("覚えうた")), painted, letters=_letters(points, when))


def weak_sheet_pages(points: Sequence[WeakPoint]) -> list[list[Block]]:
    """The blocks of each page; a point is never parted."""
    blocks = [_block(point, Typesetter()) for point in points] or [_nothing()]
    pages: list[list[Block]] = [[]]
    left = float(PAGE[1] - _TOP - _BOTTOM - _HEAD)
    for block in blocks:
        if block.height - _GAP > left and pages[-1]:
            pages.append([])
            left = float(PAGE[1] - _TOP - _BOTTOM)
        pages[-1].append(block)
        left -= block.height
    return pages


def paint_page(
    painter: QPainter, blocks: Sequence[Block], when: str, *, number: int, count: int
) -> None:
    """Draw page ``number`` (from 1) of ``count``, in dots."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    y = float(_TOP)
    if number == 1:
        _paint_head(painter, when)
        y += _HEAD
    for block in blocks:
        block.paint(painter, _SIDE, y)
        y += block.height
    foot, width = shape(f"{_title()} {number} / {count}", paper_font(_SMALL, 400))
    painter.setPen(LIGHT.color("ink3"))
    draw_text(painter, foot, _SIDE + _WIDTH - width, PAGE[1] - _BOTTOM + 26 * DOTS)


def _tr(words: str) -> str:
    return QCoreApplication.translate("weak sheet", words)


def _title() -> str:
    return _tr("苦手ポイント")


def _paint_head(painter: QPainter, when: str) -> None:
    title, _ = shape(_title(), paper_font(20 * DOTS, 700))
    note, width = shape(when, paper_font(9 * DOTS, 400))
    baseline = _TOP + 20 * DOTS
    painter.setPen(LIGHT.color("ink"))
    draw_text(painter, title, _SIDE, baseline)
    painter.setPen(LIGHT.color("ink2"))
    draw_text(painter, note, _SIDE + _WIDTH - width, baseline)


def _nothing() -> Block:
    words, height = _paragraph(_tr("苦手なポイントはありません。"), _BODY, 400, _WIDTH)

    def paint(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(LIGHT.color("ink"))
        words.draw(painter, QPointF(x, y))

    return Block(height, paint)


def _block(weak: WeakPoint, typesetter: Typesetter) -> Block:
    """A point: its name and standing, then rows of label and content."""
    rows = [
        _text_row(_tr("定義"), said(weak.point.definition)),
        _formula_row(weak, typesetter),
        _text_row(_tr("まちがえやすい"), _confusion(weak)),
        _text_row(_tr("最近の誤答"), _mistakes(weak)),
    ]
    head = 24 * DOTS
    shown = [row for row in rows if row is not None]
    height = head + sum(row.height + _ROW_GAP for row in shown) + _GAP

    def paint(painter: QPainter, x: float, y: float) -> None:
        _paint_standing(painter, weak, x, y)
        y += head
        for row in shown:
            row.paint(painter, x, y)
            y += row.height + _ROW_GAP

    return Block(height, paint)


def _paint_standing(painter: QPainter, weak: WeakPoint, x: float, y: float) -> None:
    """The point's id and topic; at the right its level as squares and words, and the recall."""
    baseline = y + 12 * DOTS
    painter.setPen(LIGHT.color("accent"))
    number, width = shape(weak.point.id, paper_font(_TOPIC, 700))
    draw_text(painter, number, x, baseline)
    left = x + width + 8 * DOTS
    words, width = shape(_standing(weak), paper_font(9 * DOTS, 400))
    right = x + _WIDTH - width
    room = right - _SQUARES - 20 * DOTS - left
    painter.setPen(LIGHT.color("ink"))
    draw_text(painter, _topic(said(weak.point.topic), room), left, baseline)
    painter.setPen(LIGHT.color("ink2"))
    draw_text(painter, words, right, baseline)
    _paint_squares(painter, weak.level, QPointF(right - 8 * DOTS, baseline))
    painter.setPen(QPen(LIGHT.color("ctl"), 0.6 * DOTS))
    painter.drawLine(QLineF(x, y + 17.5 * DOTS, x + _WIDTH, y + 17.5 * DOTS))


def _topic(text: str, room: float) -> QTextLayout:
    """A topic in letters so small that it takes no more than ``room`` dots."""
    shaped, width = shape(text, paper_font(_TOPIC, 700))
    return shaped if width <= room else shape(text, paper_font(_TOPIC * room / width, 700))[0]


def _paint_squares(painter: QPainter, level: int, end: QPointF) -> None:
    """Four squares that end at ``end``, as many filled as the level has steps."""
    for number in range(len(LEVELS) - 1):
        left = end.x() - _SQUARES + _SQUARE_STEP * number
        square = QRectF(left, end.y() - _SQUARE, _SQUARE, _SQUARE)
        if number < level:
            painter.fillRect(square, QColor(fill_of(3, LIGHT)))
        painter.setPen(QPen(LIGHT.color("ctl"), 0.5 * DOTS))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(square)


def _standing(weak: WeakPoint) -> str:
    if weak.recall is None:
        return level_name(weak.level)
    percent = round(100 * min(1.0, max(0.0, weak.recall)))
    return _tr("{level}　見込み {percent}%").format(level=level_name(weak.level), percent=percent)


def _confusion(weak: WeakPoint) -> str:
    """The pair that is mixed up, and what to tell it by."""
    confusion = said(weak.point.confusion)
    return confusion if weak.pair is None else named(" ⇄ ".join(weak.pair), confusion)


def _mistakes(weak: WeakPoint) -> str:
    shown = weak.mistakes[:MOST_MISTAKES]
    return spaced(noted(quoted(_short(each.given)), each.when) for each in shown)


def _short(given: str) -> str:
    """An answer in one row; nobody's paste fills the sheet."""
    given = " ".join(given.split()) or "—"
    return given if len(given) <= 40 else f"{given[:39]}…"


def _text_row(label: str, text: str) -> Block | None:
    if not text:
        return None
    words, height = _paragraph(text, _BODY, 400, _WIDTH - _LABEL)

    def paint(painter: QPainter, x: float, y: float) -> None:
        _paint_label(painter, label, x, y + words.lineAt(0).ascent())
        painter.setPen(LIGHT.color("ink"))
        words.draw(painter, QPointF(x + _LABEL, y))

    return Block(height, paint)


def _formula_row(weak: WeakPoint, typesetter: Typesetter) -> Block | None:
    """The formula as mathematicians set it; as plain text where there is no TeX."""
    label = _tr("式")
    formula = typesetter.typeset(weak.formula, display=True) if weak.formula else None
    if formula is None:
        return _text_row(label, weak.point.formula)
    size = min(float(_FORMULA), (_WIDTH - _LABEL) / formula.width)
    drawing = QSvgRenderer(QByteArray(formula.svg(LIGHT, "ink")))
    room = QRectF(_LABEL, 0, formula.width * size, formula.height * size)
    baseline = (formula.height - formula.depth) * size

    def paint(painter: QPainter, x: float, y: float) -> None:
        _paint_label(painter, label, x, y + baseline)
        painter.setPen(Qt.PenStyle.NoPen)  # or its letters would be drawn with an edge
        drawing.render(painter, room.translated(x, y))

    return Block(room.height(), paint)


def _paint_label(painter: QPainter, label: str, x: float, baseline: float) -> None:
    words, _ = shape(label, paper_font(_SMALL, 700))
    painter.setPen(LIGHT.color("ink3"))
    draw_text(painter, words, x, baseline)


def _paragraph(text: str, dots: float, weight: int, width: float) -> tuple[QTextLayout, float]:
    """Shaped rows of ``text`` within ``width`` dots, and their height."""
    shaped = QTextLayout(text, paper_font(dots, weight))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    shaped.setTextOption(option)
    shaped.setCacheEnabled(True)
    shaped.beginLayout()
    y = 0.0
    while (row := shaped.createLine()).isValid():
        row.setLineWidth(width)
        row.setPosition(QPointF(0, y))
        y += dots * _LEADING
    shaped.endLayout()
    return shaped, y


def _letters(points: Sequence[WeakPoint], when: str) -> str:
    """Every character that is drawn."""
    texts = [when, _title(), *map(level_name, range(len(LEVELS))), string.printable]
    texts += [_tr("定義"), _tr("式"), _tr("まちがえやすい"), _tr("最近の誤答"), _tr("見込み")]
    texts.append(_tr("苦手なポイントはありません。"))
    for weak in points:
        point = weak.point
        texts += [point.id, said(point.topic), said(point.definition), point.formula]
        texts += [_standing(weak), _confusion(weak), _mistakes(weak)]
    return "".join(texts)
