"""Answers one question: which controls can be used only while a song is on stage?"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from oboeuta_desktop.ui.allowing import allow

_NEED_SONG = (
    *("play_button", "previous_button", "next_button", "loop_button", "rate_button", "key_button"),
    *("waveform", "sheet_button", "read_button", "cloze_button", "write_button"),
    "cloze_rail_button",
)
"""Object names. Loudness and readings are the learner's for every song, and stay."""


def set_song_there(areas: Iterable[QWidget], *, there: bool) -> None:
    """Let what is in ``areas`` and needs a song be used, or say why it cannot."""
    why_not = QCoreApplication.translate("without_song", "曲を開くと使えます")
    for area in areas:
        for name in _NEED_SONG:
            control = area.findChild(QWidget, name)
            if control is not None:
                allow(control, allowed=there, why_not=why_not)
