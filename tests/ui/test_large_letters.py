"""With letters twice as large nothing is cut off and nothing lies on anything else."""

from __future__ import annotations

from itertools import combinations

import pytest
from page_tour import PAGES, SMALL, Tour, touring
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from oboeuta_desktop.ui.study.buttons import ChoiceRow

SLACK = 2
"""Logical pixels by which rounding may be off."""


@pytest.fixture(scope="module")
def tour(qapp, tmp_path_factory):
    for tour in touring(qapp, tmp_path_factory.mktemp("user")):
        tour.resize(SMALL, text_scale=2.0)
        yield tour


@pytest.mark.parametrize("page", list(PAGES))
def test_everything_has_room_for_letters_twice_as_large(tour: Tour, page: str):
    root = tour.go(page)
    parts = [part for part in root.findChildren(QWidget) if part.isVisible()]
    complaints = [
        *(f"cut off: {told(part)}" for part in parts if is_cut(part)),
        *(f"one on the other: {pair}" for pair in overlaps(parts)),
    ]
    assert not complaints, "\n".join(["", *complaints])


def is_cut(part: QWidget) -> bool:
    """Whether words do not fit, and no hint has them whole."""
    if not isinstance(part, QLabel | QAbstractButton) or not part.text():
        return False
    if part.text() in part.toolTip():
        return False
    if (isinstance(part, QLabel) and part.wordWrap()) or isinstance(part, ChoiceRow):
        return part.heightForWidth(part.width()) > part.height() + SLACK
    needed = part.minimumSizeHint()
    needed = needed if needed.isValid() else part.sizeHint()
    if not isinstance(part, QLabel) and part.minimumSize() == part.maximumSize():
        return False  # it fits its letters to its size itself
    return needed.width() > part.width() + SLACK or needed.height() > part.height() + SLACK


def overlaps(parts: list[QWidget]) -> list[str]:
    """Words or buttons of the same parent that lie on each other."""
    leaves: dict[QWidget, list[QWidget]] = {}
    for part in parts:
        if isinstance(part, QLabel | QAbstractButton):
            parent = part.parentWidget()
            if parent is not None:
                leaves.setdefault(parent, []).append(part)
    return [
        f"{told(one)} and {told(other)}"
        for several in leaves.values()
        for one, other in combinations(several, 2)
        if common(one, other) > SLACK
    ]


def common(one: QWidget, other: QWidget) -> int:
    shared = one.geometry().intersected(other.geometry())
    return min(shared.width(), shared.height()) if shared.isValid() else 0


def told(part: QWidget) -> str:
    text = part.text() if isinstance(part, QLabel | QAbstractButton) else ""
    needs = part.sizeHint().toTuple()
    return (
        f"{type(part).__name__}#{part.objectName()} “{text[:30]}” {part.size().toTuple()} {needs}"
    )


def test_the_size_that_is_chosen_reaches_every_part_that_writes(tour: Tour):
    tour.go("lesson")
    heights = [label.font().pixelSize() for label in tour.around.header.findChildren(QLabel)]
    tour.program.preferences.change(text_scale=1.0)
    tour.settle()
    smaller = [label.font().pixelSize() for label in tour.around.header.findChildren(QLabel)]
    tour.program.preferences.change(text_scale=2.0)
    tour.settle()
    assert all(large > small for large, small in zip(heights, smaller, strict=True))
    assert QRect(QPoint(0, 0), tour.window.size()).contains(tour.around.bar.geometry())
