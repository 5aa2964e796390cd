"""Answers one question: where does each panel of a picture lie on the canvas?

All panels are equally wide, so that equal ranges of x lie exactly below each other. Only plots with
ticks need room around them; diagrams alone take the whole width.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF

from oboeuta_desktop.demos.picture import Panel

TICK_WIDTH, TICK_HEIGHT = 38.0, 24.0
"""Logical pixels for the tick texts at the left of a plot and below it."""
SIDE, TOP, BOTTOM, GAP = 12.0, 6.0, 6.0, 12.0
"""Logical pixels around the panels and between them."""
LEAST_WIDTH, LEAST_HEIGHT = 60.0, 24.0


def stack(
    panels: tuple[Panel, ...], width: float, height: float, letters: float = 1.0
) -> list[tuple[QRectF, bool]]:
    """Each panel's rectangle, and whether it shows the tick texts of x below it; ``letters``:
    how many times as large as designed they are.
    """
    tick_width, tick_height = TICK_WIDTH * letters, TICK_HEIGHT * letters
    ticked = [_shows_x_ticks(panel, panels[place + 1 :]) for place, panel in enumerate(panels)]
    below = [tick_height + 2 if has_ticks else GAP for has_ticks in ticked]
    below[-1] = tick_height if ticked[-1] else BOTTOM
    has_y_ticks = any(panel.y_ticks for panel in panels if not panel.is_diagram)
    left = tick_width if has_y_ticks else SIDE
    rest = height - TOP - sum(below)
    total = sum(panel.weight for panel in panels)
    places: list[tuple[QRectF, bool]] = []
    top = TOP
    for place, panel in enumerate(panels):
        # whole pixels keep the grid lines sharp
        share = max(LEAST_HEIGHT, round(rest * panel.weight / total))
        area = QRectF(left, top, max(LEAST_WIDTH, width - left - SIDE), share)
        places.append((area, ticked[place]))
        top += share + below[place]
    return places


def _shows_x_ticks(panel: Panel, later: tuple[Panel, ...]) -> bool:
    """Ticks stand once, below the last plot of those that share them."""
    if panel.is_diagram or not panel.x_ticks:
        return False
    plots = [other for other in later if not other.is_diagram]
    return not plots or (plots[0].x_ticks, plots[0].x_range) != (panel.x_ticks, panel.x_range)
