"""Answers one question: does the sheet of weak points say all of them, in place, on A4?"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from oboeuta_desktop.core.curriculum import read_curriculum
from oboeuta_desktop.core.errors import FileUnwritableError
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.pdf_file import PAGE
from oboeuta_desktop.ui.weak_sheet import (
    Mistake,
    WeakPoint,
    paint_page,
    weak_sheet_pages,
    weak_sheet_pdf,
    write_weak_sheet,
)

pytestmark = pytest.mark.usefixtures("qapp")

WHEN = "試験日（7月4日）の見込み"


@pytest.fixture(scope="module")
def points():
    book = read_curriculum(bundled("resources", "curriculum.json"))
    return [
        WeakPoint(
            point=point,
            level=number % 5,
            recall=None if number % 3 == 0 else 0.42,
            mistakes=(Mistake("鬱とした答え", "5月3日"), Mistake("長い答え" * 200, "5月2日")),
            pair=("入力ゲート", "出力ゲート") if number % 2 else None,
            formula=r"h_t=\frac{1}{1+e^{-x}}" if number % 4 else "",
        )
        for number, point in enumerate(book.points)
    ]


def letters_of(pdf):
    """The characters that a PDF says it holds."""
    tables = re.findall(rb"beginbfrange\n(.*?)endbfrange", pdf, flags=re.DOTALL)
    codes = [code for table in tables for code in re.findall(rb"\[(.*?)\]", table, re.DOTALL)]
    return {chr(int(code, 16)) for row in codes for code in re.findall(rb"<(\w{4})>", row)}


def picture(blocks, number=1, count=1):
    image = QImage(PAGE[0] // 8, PAGE[1] // 8, QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(1 / 8, 1 / 8)
    paint_page(painter, blocks, WHEN, number=number, count=count)
    painter.end()
    return image


def ink(image):
    return sum(shade < 128 for shade in bytes(image.constBits()))


def test_every_point_stands_whole_on_one_page_in_the_order_given(points):
    pages = weak_sheet_pages(points)
    assert sum(map(len, pages)) == len(points) == 28
    assert 4 <= len(pages) <= 10
    heights = [block.height for page in pages for block in page]
    assert heights == [weak_sheet_pages([point])[0][0].height for point in points]


def test_ink_stays_inside_the_margins(points, artefacts):
    pages = weak_sheet_pages(points)
    for number, page in enumerate(pages, start=1):
        image = picture(page, number, len(pages))
        image.save(str(artefacts / f"weak-sheet-{number}.png"))
        outside = QImage(image)
        painter = QPainter(outside)
        painter.fillRect(60, 50, image.width() - 120, image.height() - 75, QColor("white"))
        painter.end()
        assert ink(image) > 5_000
        assert min(bytes(outside.constBits())) == 255


def test_the_pdf_names_every_letter_that_is_to_be_learnt_and_no_date(points):
    pdf = weak_sheet_pdf(points, WHEN)
    letters = letters_of(pdf)
    said = "".join(
        f"{w.point.topic.ja}{w.point.definition.ja}{w.point.confusion.ja}" for w in points
    )
    assert {*said, *"鬱見込み試験日最近の誤答"} - {" "} <= letters
    strange = {x for x in letters if "\u2e80" <= x < "\u2fe0" or "\ue000" <= x < "\uff00"}
    assert strange == set()
    assert not re.search(rb"Date|20\d\d-\d\d", pdf)
    count = len(weak_sheet_pages(points))
    assert b"/Count %d\n" % count in pdf


@pytest.mark.parametrize(
    "changes",
    [
        {"mistakes": ()},
        {"pair": None},
        {"recall": None},
        {"level": 4},
        {"formula": ""},
    ],
)
def test_each_thing_that_is_known_of_a_point_is_drawn(points, changes):
    full = replace(
        points[1],
        level=1,
        recall=0.42,
        pair=("入力ゲート", "出力ゲート"),
        formula=r"\sum_{t=1}^{T}\frac{a_t}{b_t}",
    )
    pictures = [picture(weak_sheet_pages([w])[0]) for w in (full, replace(full, **changes))]
    assert pictures[0] != pictures[1]


def test_a_formula_that_cannot_be_set_is_said_in_plain_text(points):
    bare, broken = replace(points[0], formula=""), replace(points[0], formula=r"\frac{1")
    first, second = (picture(weak_sheet_pages([weak])[0]) for weak in (bare, broken))
    assert first == second


def test_a_pasted_answer_takes_no_more_than_its_rows(points):
    short, pasted = (
        replace(points[0], mistakes=(Mistake(given, "5月3日"),))
        for given in ("い" * 40, "い" * 9_999)
    )
    some, many = (replace(points[0], mistakes=(Mistake("い", "5月3日"),) * n) for n in (4, 900))
    heights = [weak_sheet_pages([w])[0][0].height for w in (short, pasted, some, many)]
    assert heights[0] == heights[1]
    assert heights[2] == heights[3]


def test_a_learner_without_weak_points_is_told_so():
    (page,) = weak_sheet_pages([])
    assert len(page) == 1
    assert set("苦手なポイントはありません。") <= letters_of(weak_sheet_pdf([], WHEN))


def test_what_was_there_stays_when_the_sheet_cannot_be_written(points, tmp_path):
    with pytest.raises(FileUnwritableError):
        write_weak_sheet(tmp_path / "missing" / "a.pdf", points[:1], WHEN)
    write_weak_sheet(tmp_path / "a.pdf", points[:1], WHEN)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
