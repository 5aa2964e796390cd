"""With letters twice as large nothing is cut off and nothing lies on anything else."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from page_tour import PAGES, SMALL, Tour, touring
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from oboeuta_desktop.ui.controls import RailButton
from oboeuta_desktop.ui.lesson_header import LessonHeader
from oboeuta_desktop.ui.study.buttons import ChoiceRow
from oboeuta_desktop.ui.study.start_page import Offer, OfferCard
from oboeuta_desktop.ui.theme import DARK

SLACK = 2
"""Logical pixels by which rounding may be off."""
LEAST_TO_CLICK = 24
"""Logical pixels of the smallest button (WCAG 2.2, 2.5.8)."""


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
    large = sizes(tour)
    tour.program.preferences.change(text_scale=1.0)
    tour.settle()
    small = sizes(tour)
    tour.program.preferences.change(text_scale=2.0)
    tour.settle()
    assert len(large) > 20
    unmoved = [name for name, size in large.items() if size < 1.4 * small[name]]
    assert not unmoved
    assert QRect(QPoint(0, 0), tour.window.size()).contains(tour.around.bar.geometry())


def sizes(tour: Tour) -> dict[str, float]:
    """How large the letters of the bars around the lyrics are, in pixels."""
    around = tour.around
    panel_head = around.panel.findChild(LessonHeader)
    assert panel_head is not None
    found: dict[str, float] = {}
    for area in (around.header, around.typing_bar, around.quiz_bar, around.rail, panel_head):
        for part in area.findChildren(QWidget):
            name = f"{type(area).__name__} {part.objectName()} {len(found)}"
            if isinstance(part, QLabel | QLineEdit):
                found[name] = part.fontInfo().pixelSize()
            elif isinstance(part, QAbstractButton) and part.text():
                theme = part._theme  # type: ignore[attr-defined]
                found[name] = theme.font(13).pixelSize()
    return found


@pytest.mark.parametrize("height", [520, 768])
def test_the_rail_gives_up_its_words_before_a_button(tour: Tour, height: int):
    tour.go("sing")
    tour.window.resize(SMALL[0], height)
    tour.settle()
    rail = tour.around.rail
    buttons = rail.findChildren(RailButton)
    places = [button.geometry() for button in buttons]
    tour.window.resize(*SMALL)
    assert all(rail.rect().contains(place) for place in places)
    assert all(one.bottom() < two.top() for one, two in pairwise(places))
    assert all(place.height() >= LEAST_TO_CLICK for place in places)


def test_the_smallest_window_has_room_for_every_control_of_the_sound(tour: Tour):
    tour.go("sing")
    tour.window.resize(tour.window.minimumSize())
    tour.settle()
    bar = tour.around.bar
    parts = [part for part in bar.findChildren(QWidget) if part.isVisible()]
    tour.window.resize(*SMALL)
    places = [part.geometry() for part in parts]
    assert all(bar.rect().contains(place) for place in places)
    assert all(common(*two) <= SLACK for two in combinations(parts, 2))


def test_an_amount_that_has_no_room_beside_the_name_gets_a_row(qtbot):
    card = OfferCard(DARK, "card", "2")
    qtbot.addWidget(card)
    card.show_offer(Offer("C", "10 to answer · about 5 min", "Why"))
    card.set_text_scale(2.0)
    assert card.heightForWidth(500) == card.heightForWidth(1200) + 2 * 26


def test_the_head_of_a_lesson_takes_two_rows_where_one_is_too_narrow(qtbot):
    head = LessonHeader(DARK, [("one", "解説"), ("two", "くわしく"), ("three", "くらべる")])
    qtbot.addWidget(head)
    head.show_place(2, 38)
    head.resize(560, 60)
    head.show()
    low = head.minimumSizeHint().height()
    head.set_theme(DARK.with_letters(2.0))
    assert head.minimumSizeHint().height() > 1.5 * low
    assert head.minimumSizeHint().width() <= 440
