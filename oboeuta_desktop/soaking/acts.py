"""Answers one question: what does somebody do who uses the program for hours?"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from oboeuta_desktop.core.song import Song
from oboeuta_desktop.program import Program
from oboeuta_desktop.soaking.changing_device import ChangingDevice
from oboeuta_desktop.soaking.hand import click_any, drag, press, write
from oboeuta_desktop.state.transport import HIGHEST_KEY, LOWEST_KEY
from oboeuta_desktop.ui.study.study_page import StudyPage

_MODES = ("sing", "read", "cloze", "write")
_ROUNDS = ("R", "C", "G", "T", "E", "V", "D")
_KEYS = ("back", "forward", "slower", "faster", "earlier", "later", "loop", "furigana", "follow")
_RATES = (0.7, 0.85, 1.0, 1.0, 1.15)
_SCALES = (1.0, 1.0, 1.25, 1.5)
_ANSWERS = ("勾配消失", "ReLU", "わからない", "0.01", "ぼうきゃくげーと", "")
_ANSWER_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_O, Qt.Key.Key_X)
_ROUND_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_F3, Qt.Key.Key_F4)
_LOOP_SECONDS = 3.0
_DRAG_STEPS = 12


@dataclass(frozen=True, slots=True)
class Hand:
    """Who acts on what: the program, the device it sounds on, and what decides."""

    program: Program
    chance: random.Random

    @property
    def song(self) -> Song | None:
        """The song on stage."""
        return self.program.now_playing.song

    @property
    def study_page(self) -> StudyPage | None:
        """The study page, once it was made."""
        return self.program.window.findChild(StudyPage)

    @property
    def is_studying(self) -> bool:
        """Whether the study page is in sight."""
        return self.program.window.study_shown


Act = Callable[[Hand], None]


def play(hand: Hand) -> None:
    """Space: play or pause."""
    hand.program.window.key_pressed.emit("play")


def keep_playing(hand: Hand) -> None:
    """Play if it is silent."""
    if not hand.is_studying:
        hand.program.transport.play()


def seek(hand: Hand) -> None:
    """A click on the waveform."""
    length = hand.program.transport.duration
    hand.program.around.bar.seek_requested.emit(hand.chance.uniform(0.0, max(1.0, length - 1.0)))


def loop(hand: Hand) -> None:
    """A stretch of the waveform is repeated, or nothing any more."""
    bar, length = hand.program.around.bar, hand.program.transport.duration
    if hand.program.transport.loop is not None:
        hand.program.transport.set_loop(None)
    elif length > _LOOP_SECONDS:
        start = hand.chance.uniform(0.0, length - _LOOP_SECONDS)
        bar.loop_requested.emit(start, start + hand.chance.uniform(1.0, _LOOP_SECONDS))


def any_key(hand: Hand) -> None:
    """A key of the window."""
    hand.program.window.key_pressed.emit(hand.chance.choice(_KEYS))


def choose_line(hand: Hand) -> None:
    """A click on a line: its lesson, with another demo."""
    if hand.song is not None and not hand.is_studying:
        hand.program.window.lyrics.line_selected.emit(_line(hand, hand.song))


def compare(hand: Hand) -> None:
    """A Shift+click on a line."""
    if hand.song is not None and not hand.is_studying:
        hand.program.window.lyrics.comparison_wished.emit(_line(hand, hand.song))


def press_panel(hand: Hand) -> None:
    """Any button of the lesson."""
    if hand.program.window.panel_shown:
        click_any(hand.program.panel, hand.chance)


def drag_demo(hand: Hand) -> None:
    """A point of the plot is dragged to and fro."""
    panel = hand.program.panel
    places = list(panel.handle_places().values()) if panel.isVisible() else []
    if places:
        start = hand.chance.choice(places).center()
        way = [
            start + QPoint(hand.chance.randint(-90, 90), hand.chance.randint(-60, 60))
            for _ in range(_DRAG_STEPS)
        ]
        drag(panel, start, way)


def change_song(hand: Hand) -> None:
    """Another song, or the same one anew."""
    songs = [entry for entry in hand.program.shelf.entries if isinstance(entry, Song)]
    if songs:
        hand.program.shelf.song_wanted.emit(hand.chance.choice(songs))


def change_look(hand: Hand) -> None:
    """Colours, size of the letters, motion."""
    chance, preferences = hand.chance, hand.program.preferences
    name, values = chance.choice(
        (
            ("theme", ("dark", "light")),
            ("text_scale", _SCALES),
            ("reduced_motion", (False, True)),
        )
    )
    preferences.change(**{name: chance.choice(values)})


def change_language(hand: Hand) -> None:
    """The other language: the window is built anew."""
    speaks = hand.program.preferences.settings.language
    hand.program.preferences.change(language="ja" if speaks == "en" else "en")


def change_tuning(hand: Hand) -> None:
    """Speed, key, levels."""
    chance, bar = hand.chance, hand.program.around.bar
    kind = chance.randrange(4)
    if kind == 0:
        bar.rate_chosen.emit(chance.choice(_RATES))
    elif kind == 1:
        bar.key_chosen.emit(chance.choice((0, 0, LOWEST_KEY, -2, 3, HIGHEST_KEY)))
    else:
        bar.level_changed.emit(chance.choice(("vocal", "backing")), chance.uniform(0.2, 1.0))


def change_mode(hand: Hand) -> None:
    """Sing, read, gaps, writing."""
    if not hand.is_studying:
        hand.program.around.header.mode_chosen.emit(hand.chance.choice(_MODES))


def answer_song(hand: Hand) -> None:
    """What gaps and writing ask for: a word, or that it was sung."""
    window = hand.program.window
    if window.mode == "cloze":
        window.key_pressed.emit("sung")
    elif window.mode == "write" and hand.program.around.typing_bar.isVisible():
        write(hand.program.around.typing_bar, hand.chance.choice(_ANSWERS))
        press(hand.program.around.typing_bar, Qt.Key.Key_Return)


def open_settings(hand: Hand) -> None:
    """Settings, any button of it; closed by ``close_dialogs``."""
    hand.program.around.rail.settings_requested.emit()
    for dialog in _dialogs():
        click_any(dialog, hand.chance)


def close_dialogs(hand: Hand) -> None:  # noqa: ARG001 - the same form as every act
    """Close whatever is open above the window, from the top."""
    for dialog in reversed(_dialogs()):
        dialog.close()


def toggle_study(hand: Hand) -> None:
    """To the study page, or back to the song."""
    if not _dialogs():
        hand.program.around.rail.study_requested.emit()


def begin_round(hand: Hand) -> None:
    """A round of any kind, or the drills."""
    page = hand.study_page
    if page is not None and hand.is_studying:
        page.start.begun.emit(hand.chance.choice(_ROUNDS))


def answer(hand: Hand) -> None:
    """Whatever the study page asks: a button, a key, a word."""
    page = hand.study_page
    if page is None or not hand.is_studying or _dialogs():
        return
    kind = hand.chance.randrange(4)
    if kind == 0:
        click_any(page, hand.chance)
    elif kind == 1 and page.shown == "question" and page.question.field.isVisible():
        write(page.question.field, hand.chance.choice(_ANSWERS))
        press(page.question.field, Qt.Key.Key_Return)
    elif kind == 2:
        press(page, hand.chance.choice(_ROUND_KEYS))
    else:
        press(page, hand.chance.choice(_ANSWER_KEYS))


def change_device(hand: Hand) -> None:
    """The headphones are pulled out, or put in again."""
    ChangingDevice.change_all(hand.chance)


ACTS: Mapping[str, tuple[Act, float]] = {
    "play": (play, 3),
    "keep playing": (keep_playing, 6),
    "seek": (seek, 6),
    "loop": (loop, 3),
    "key": (any_key, 4),
    "choose line": (choose_line, 8),
    "compare": (compare, 2),
    "panel": (press_panel, 4),
    "drag": (drag_demo, 8),
    "song": (change_song, 2),
    "look": (change_look, 2),
    "language": (change_language, 0.15),
    "tuning": (change_tuning, 3),
    "mode": (change_mode, 3),
    "answer song": (answer_song, 6),
    "settings": (open_settings, 2),
    "close dialogs": (close_dialogs, 6),
    "study": (toggle_study, 3),
    "round": (begin_round, 4),
    "answer": (answer, 24),
    "device": (change_device, 1),
}
"""What is done, and how often in relation to the others."""


def _line(hand: Hand, song: Song) -> int:
    return hand.chance.randrange(len(song.lyrics.lines))


def _dialogs() -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
