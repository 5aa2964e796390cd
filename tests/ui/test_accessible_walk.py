"""Every page can be heard and used with the keys alone: names, roles, values, order, way back."""

# pyright: reportUnnecessaryComparison=false
# Qt gives None where there is nothing; its stubs do not say so.

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import pytest
from page_tour import PAGES, takes_tab, touring
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QWidget,
)

from oboeuta_desktop.ui.overlay import Overlay

Role = QAccessible.Role
SAID = QAccessible.Text
PRESSED = {
    *(Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu, Role.Link),
    *(Role.ListItem, Role.Cell, Role.TreeItem, Role.PageTab, Role.ButtonDropDown),
}
FITTING = PRESSED | {
    *(Role.Slider, Role.SpinBox, Role.ComboBox, Role.EditableText, Role.List, Role.Table),
    *(Role.Graphic, Role.Document, Role.StaticText, Role.Grouping),
}
UNTOLD = {Role.ListItem, Role.ComboBox}
MEASURED = {Role.Slider, Role.SpinBox}


@dataclass(frozen=True)
class Part:
    """An element of the accessible tree; ``widget`` is None for a row or a line of one.

    The element is never asked for its object: shiboken would make the widget a child of the
    element, which Qt takes away at will, and crash much later.
    """

    found: QAccessibleInterface
    widget: QWidget | None
    parent: QWidget | None

    @property
    def name(self) -> str:
        return self.found.text(SAID.Name)

    @property
    def description(self) -> str:
        return self.found.text(SAID.Description)

    @property
    def role(self) -> Role:
        return self.found.role()

    @property
    def is_acted_on(self) -> bool:
        state = self.found.state()
        return bool(state.focusable) or self.role in PRESSED

    def __str__(self) -> str:
        known = self.widget.objectName() if self.widget is not None else ""
        above = type(self.parent).__name__ if self.parent is not None else ""
        kind = type(self.widget).__name__
        return f"{kind} #{known} {self.role.name} “{self.name}” in {above}"


def parts_of(page: QWidget) -> Iterator[Part]:
    """All that is seen of a page."""
    for widget in [page, *page.findChildren(QWidget)]:
        if not widget.isVisible() or is_inside(widget):
            continue
        found = QAccessible.queryAccessibleInterface(widget)
        yield Part(found, widget, widget.parentWidget())
        if found.role() == Role.List:
            for place in range(found.childCount()):
                child = found.child(place)
                if child is not None and child.role() == Role.ListItem:
                    yield Part(child, None, widget)


def is_inside(widget: QWidget) -> bool:
    """Whether a screen reader is told the widget around it instead."""
    above = widget.parentWidget()
    while above is not None:
        if getattr(type(above), "SPOKEN_ROLE", None) == Role.Graphic:
            return True
        if isinstance(above, QAbstractSpinBox | QComboBox):
            return True
        above = above.parentWidget()
    return widget.objectName().startswith("qt_")


def says_something(name: str) -> bool:
    """Whether there is a letter, a kana, a kanji or a number in it."""
    return bool(re.search(r"\w", name.replace("_", "")))


@pytest.fixture(scope="module")
def tour(qapp, tmp_path_factory):
    yield from touring(qapp, tmp_path_factory.mktemp("user"))


@pytest.fixture(params=list(PAGES))
def page(request, tour):
    return tour.go(request.param)


def test_every_page_can_be_heard_and_walked_with_the_keys(page):
    complaints = [*tree_complaints(page), *walk_complaints(page)]
    assert not complaints, "\n".join(["", *complaints])


def tree_complaints(page: QWidget) -> list[str]:
    """What is wrong with the tree. Only words leave here: Qt takes the elements away at will."""
    everything = list(parts_of(page))
    return [
        *(f"no fitting role: {part}" for part in everything if not fits(part)),
        *(f"no fitting name: {part}" for part in everything if not is_named(part)),
        *(f"no value in words: {part}" for part in everything if not tells_value(part)),
        *(f"no state: {part}" for part in everything if not tells_state(part)),
        *(f"does not say why not: {part}" for part in everything if not says_why_not(part)),
        *(f"twice: {name}" for name in twins(everything)),
    ]


def fits(part: Part) -> bool:
    return not part.is_acted_on or part.role in FITTING


def is_named(part: Part) -> bool:
    if not part.is_acted_on:
        return True
    thing = part.widget
    if part.role == Role.ComboBox:
        return isinstance(thing, QWidget) and says_something(thing.accessibleName())
    known = thing.objectName() if thing is not None else ""
    return says_something(part.name) and part.name != known


def tells_value(part: Part) -> bool:
    if part.role not in MEASURED or not part.is_acted_on:
        return True
    value = part.found.valueInterface()
    if value is None:
        return False
    told = (value.currentValue(), value.minimumValue(), value.maximumValue())
    if None in told:  # a day is told, not measured
        return bool(re.search(r"\d", part.found.text(SAID.Value)))
    now, low, high = map(float, told)
    words = part.description or part.found.text(SAID.Value)
    return low <= now <= high and low < high and bool(re.search(r"\d", words))


def tells_state(part: Part) -> bool:
    thing = part.widget
    if not isinstance(thing, QAbstractButton) or not thing.isCheckable():
        return True
    state = part.found.state()
    return bool(state.checkable) and bool(state.checked) == thing.isChecked()


def says_why_not(part: Part) -> bool:
    thing = part.widget
    if not isinstance(thing, QAbstractButton) or thing.isEnabled():
        return True
    return says_something(part.description)


def twins(everything: list[Part]) -> list[str]:
    """Names that two elements of the same parent and role share."""
    # on Linux the name of a box of choices is what is chosen
    heard = [part for part in everything if part.is_acted_on and part.role not in UNTOLD]
    keys = [(id(part.parent), part.name, part.role) for part in heard]
    return [str(part) for part, key in zip(heard, keys, strict=True) if keys.count(key) > 1]


def walk_complaints(page: QWidget) -> list[str]:
    """What is wrong with the way that Tab and Shift+Tab go."""
    stops = [part for part in [page, *page.findChildren(QWidget)] if takes_tab(part)]
    if not stops:
        return ["nothing takes the keys"]
    first = min(stops, key=lambda stop: begins(place_on(stop, page), page))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    forth, hidden, places = way(Qt.Key.Key_Tab, page, len(stops))
    back, hidden_back, _ = way(Qt.Key.Key_Backtab, page, len(stops))
    complaints = [f"not seen with the keys on it: {told(each)}" for each in {*hidden, *hidden_back}]
    complaints += [f"Tab never comes to {told(each)}" for each in stops if each not in forth]
    if len(forth) != len(set(forth)) or forth[0] is not QApplication.focusWidget():
        complaints.append("Tab does not go round: " + " ".join(told(each) for each in forth))
    if back[1:] != forth[1:][::-1]:
        complaints.append("Shift+Tab goes another way: " + " ".join(told(each) for each in back))
    complaints += [
        f"Tab goes from {told(first)} back to {told(second)}"
        for (first, second), (one, two) in zip(pairwise(forth), places, strict=True)
        if not (first.isAncestorOf(second) or second.isAncestorOf(first))
        if goes_against_reading(one, two)
    ]
    return complaints


def begins(place: QRect, page: QWidget) -> tuple[int, ...]:
    """Where the page is begun to be read: an overlay by its head, the window by the rail."""
    is_head = isinstance(page, Overlay)
    return place.topLeft().toTuple()[::-1] if is_head else (place.left() + place.top(),)


def way(
    key: Qt.Key, page: QWidget, most: int
) -> tuple[list[QWidget], list[QWidget], list[tuple[QRect, QRect]]]:
    """The stops until the first comes again, those that are not seen, where each two stood."""
    stops: list[QWidget] = []
    places: list[tuple[QRect, QRect]] = []
    hidden: list[QWidget] = []
    for _ in range(most + 30):
        here = QApplication.focusWidget()
        assert here is not None, "the focus is lost"
        if len(stops) > 1 and here is stops[0]:
            return stops, hidden, places
        if not stops or here is not stops[-1]:  # a text with links has more stops than one
            if stops:  # at one moment: between two stops the page may be scrolled
                places.append((place_on(stops[-1], page), place_on(here, page)))
            stops.append(here)
        seen = here.visibleRegion().boundingRect()
        if seen.height() < min(20, here.height()) or seen.width() < min(20, here.width()):
            hidden.append(here)
        QTest.keyClick(here, key)
    return stops, hidden, places


def goes_against_reading(one: QRect, two: QRect) -> bool:
    """Whether the second stands before the first, where both are read in one column or row."""
    is_above = two.bottom() < one.top() and two.left() < one.right()
    is_beside = two.center().y() in range(one.top(), one.bottom()) and two.right() < one.left()
    return is_above or is_beside


def place_on(part: QWidget, page: QWidget) -> QRect:
    return QRect(part.mapTo(page, QPoint(0, 0)) if part is not page else QPoint(), part.size())


def told(part: QWidget) -> str:
    name = part.objectName() or part.accessibleName()
    return f"{type(part).__name__}({name})"
