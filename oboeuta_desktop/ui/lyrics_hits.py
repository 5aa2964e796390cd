"""Answers one question: what of the lyrics is at this point of the view?"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF

from oboeuta_desktop.ui.lyrics_page import Page
from oboeuta_desktop.ui.lyrics_signs import Signs
from oboeuta_desktop.ui.lyrics_stage import Stage


@dataclass(frozen=True, slots=True)
class Hit:
    """What is at a point: a line, in it the play icon's place, or the button back to the song."""

    line: int | None = None
    on_play: bool = False
    on_pill: bool = False


def hit_at(place: QPointF, page: Page, stage: Stage, signs: Signs) -> Hit:
    """What is at ``place``, logical pixels of the view. Targets are at least 44 px high."""
    if not stage.following and signs.pill_rect().adjusted(-2, -2, 2, 2).contains(place):
        return Hit(on_pill=True)
    line = page.at(place.y() + stage.scroll)
    if line is None:
        return Hit()
    return Hit(line, on_play=signs.play_rect(line).contains(place))
