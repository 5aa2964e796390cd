"""Answers one question: which pad does the pointer, or the keyboard's cursor, mean?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from oboeuta_desktop.demos.picture import Pad

PadKey = tuple[str, int]
"""A pad's row and its place in it."""
REACH = 22.0
"""A pad is taken within so many logical pixels of its middle where no other is nearer."""
GAP = 3.0
"""Between two pads the nearer one is meant, up to so many logical pixels outside of it."""


class PadBoard:
    """The pads of a picture and where they lie, in pixels of the canvas."""

    def __init__(self) -> None:
        self._places: dict[PadKey, QRectF] = {}
        self._cursor: PadKey | None = None

    @property
    def cursor(self) -> PadKey | None:
        """The pad that the keyboard points at; None without pads."""
        return self._cursor

    @property
    def places(self) -> dict[PadKey, QRectF]:
        """Where each pad lies."""
        return self._places

    def show_pads(self, pads: Sequence[Pad], places: Sequence[QRectF]) -> None:
        """Have these pads at these places; the cursor stays where it is, if there is a pad."""
        self._places = {
            (pad.row, pad.index): place for pad, place in zip(pads, places, strict=True)
        }
        if self._cursor not in self._places:
            self._cursor = next(iter(self._places), None)

    def point_at(self, key: PadKey) -> None:
        """Put the cursor on a pad."""
        if key in self._places:
            self._cursor = key

    def at(self, pixel: QPointF) -> PadKey | None:
        """The pad that a press at ``pixel`` means."""
        reached = [
            (_away(place, pixel), key)
            for key, place in self._places.items()
            if _is_near(place, pixel)
        ]
        return min(reached)[1] if reached else None

    def covers(self, pixel: QPointF) -> bool:
        """Whether ``pixel`` lies on a pad itself."""
        return any(place.contains(pixel) for place in self._places.values())

    def nearest_in_row(self, row: str, pixel: QPointF) -> int:
        """The place in a row that a drag at ``pixel`` paints, wherever the pointer is."""
        return min((_away(place, pixel), key[1]) for key, place in self._of_row(row).items())[1]

    def step(self, across: int, down: int) -> PadKey | None:
        """Move the cursor by pads of its row, or to the row above or below; None: there is none."""
        if self._cursor is None:
            return None
        row, index = self._cursor
        if across:
            places = sorted(key[1] for key in self._of_row(row))
            place = min(max(places.index(index) + across, 0), len(places) - 1)
            self._cursor = (row, places[place])
        elif down:
            rows = self._rows_downwards()
            other = rows[min(max(rows.index(row) + down, 0), len(rows) - 1)]
            if other != row:
                here = self._places[self._cursor].center()
                level = next(iter(self._of_row(other).values())).center().y()
                at = QPointF(here.x(), level)
                self._cursor = (other, self.nearest_in_row(other, at))
        return self._cursor

    def _of_row(self, row: str) -> dict[PadKey, QRectF]:
        return {key: place for key, place in self._places.items() if key[0] == row}

    def _rows_downwards(self) -> list[str]:
        tops: dict[str, float] = {}
        for (row, _), place in self._places.items():
            tops.setdefault(row, place.top())
        return sorted(tops, key=lambda row: tops[row])


def _away(place: QRectF, pixel: QPointF) -> float:
    """How far ``pixel`` is outside ``place``, squared."""
    across = max(place.left() - pixel.x(), 0.0, pixel.x() - place.right())
    down = max(place.top() - pixel.y(), 0.0, pixel.y() - place.bottom())
    return across * across + down * down


def _is_near(place: QRectF, pixel: QPointF) -> bool:
    middle = place.center()
    return abs(pixel.x() - middle.x()) <= max(REACH, place.width() / 2 + GAP) and abs(
        pixel.y() - middle.y()
    ) <= max(REACH, place.height() / 2 + GAP)
