"""Answers one question: in which order do the keys go through the window?

Qt goes in the order in which widgets were made; here many are made late. The order is that of the
layouts, which is the order in which a page is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QButtonGroup,
    QLayout,
    QScrollArea,
    QStackedLayout,
    QWidget,
)

BEFORE_ITS_PAGE = "read_before_its_page"
"""A property: where a page itself has the keys, a part with this is read before it, so that Tab
goes from the page to what matters.
"""
_EDGE = 12
"""Logical pixels that stay free around what has the keys, for its ring."""


def stops_in(area: QWidget) -> list[QWidget]:
    """What takes the keys in ``area``, as it is read; ``area`` itself comes first."""
    found = dict.fromkeys(_read(area))
    return [each for each in found if takes_keys(each)]


def takes_keys(widget: QWidget) -> bool:
    """Whether Tab stops at a widget. Of buttons that exclude each other only the pressed one does:
    the arrow keys go from there to the others.
    """
    by_tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
    if not by_tab or not widget.isEnabled() or not widget.isVisible():
        return False
    if widget.focusProxy() is not None or isinstance(widget.parent(), QAbstractSpinBox):
        return False
    return not isinstance(widget, QAbstractButton) or _stands_for_group(widget)


def step(areas: Iterable[QWidget], here: QWidget | None, *, forward: bool) -> bool:
    """Give the keys to what follows ``here`` in the ``areas``, or stands before it, going round;
    whether there is anything.
    """
    stops = [stop for area in areas if area.isVisible() for stop in stops_in(area)]
    if not stops:
        return False
    place = next((n for n, stop in enumerate(stops) if stop is here), None)
    if place is None:
        # the keys are on something that Tab does not come to: begin at one of the ends
        target = stops[0 if forward else -1]
    else:
        target = stops[(place + (1 if forward else -1)) % len(stops)]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    bring_into_view(target)
    return True


def bring_into_view(widget: QWidget) -> None:
    """Scroll whatever ``widget`` stands in so far that it is seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget, _EDGE, _EDGE)
        above = above.parentWidget()


def _stands_for_group(button: QAbstractButton) -> bool:
    # Qt gives None where there is no group, or none pressed; the stubs do not say so
    group = cast("QButtonGroup | None", button.group())
    chosen = group.checkedButton() if group is not None else None
    if group is None or chosen is None or not group.exclusive():
        return True
    return chosen is button or not (chosen.isVisible() and chosen.isEnabled())


def _read(widget: QWidget) -> Iterator[QWidget]:
    """A widget, then what its layout holds, then what lies in it without a layout, downwards."""
    if not widget.isVisible():
        return
    if takes_keys(widget):
        for child in widget.findChildren(QWidget):
            if child.property(BEFORE_ITS_PAGE):
                yield from _read(child)
    yield widget
    layout = widget.layout()
    if layout is not None:
        yield from _laid_out(layout)
    rest = [child for child in widget.children() if isinstance(child, QWidget)]
    for child in sorted(rest, key=lambda each: (each.y(), each.x())):
        if not child.isWindow() and (layout is None or layout.indexOf(child) < 0):
            yield from _read(child)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    if isinstance(layout, QStackedLayout):
        current = layout.currentWidget()
        yield from _read(current) if current is not None else ()
        return
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from _read(widget)
        elif inner is not None:
            yield from _laid_out(inner)
