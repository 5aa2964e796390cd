"""Answers one question: how does the learner steer the sound?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oboeuta_desktop.ui.controls import IconButton, Text
from oboeuta_desktop.ui.level_slider import LevelSlider
from oboeuta_desktop.ui.theme import Theme
from oboeuta_desktop.ui.value_menu import ValueMenu
from oboeuta_desktop.ui.waveform_view import WaveformView, clock_text

RATES = (0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1.0, 1.1, 1.2, 1.25, 1.35, 1.5)
KEYS = range(6, -7, -1)
_ROOM = 760  # logical pixels that everything needs at the designed size of letters
_NARROW_SLIDER, _WIDE_SLIDER = 48, 110
_FINEST_PIXELS = 8_000  # more device pixels than any waveform has


def rate_text(rate: float) -> str:
    """A playing speed for a button: 0.8x, 1.25x."""
    return f"{rate:.2f}".removesuffix("0") + "×"


def key_text(key: int) -> str:
    """A key shift in semitones with a real minus sign."""
    return "±0" if key == 0 else f"{key:+d}".replace("-", "−")


class TransportBar(QWidget):
    """Play, place in the song, loop, speed, key, levels, furigana.

    Signals:
        play_toggled, previous_requested, next_requested: buttons.
        seek_requested: song seconds; loop_requested: from, to in song seconds.
        line_loop_toggled: whether the current line is to be repeated.
        rate_chosen: 0.5..1.5; key_chosen: -6..6 semitones.
        level_changed: role ("vocal" or "backing") and linear factor.
        furigana_toggled: shown or not.
    """

    play_toggled = Signal()
    previous_requested = Signal()
    next_requested = Signal()
    seek_requested = Signal(float)
    loop_requested = Signal(float, float)
    line_loop_toggled = Signal(bool)
    rate_chosen = Signal(float)
    key_chosen = Signal(int)
    level_changed = Signal(str, float)
    furigana_toggled = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rate_now = 1.0
        self._key_now = 0
        self._looping = False
        self._second = 0
        self._position = -1.0
        self._letters = theme.letters
        self._fine = 0.0
        self.setObjectName("transport_bar")
        self._make_parts()
        self._lay_out()
        self._connect_parts()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self._dress()
        self.update()

    def set_playing(self, playing: bool) -> None:
        """Show what a press of the main button will do."""
        if playing:
            self.play.set_icon("pause", self.tr("一時停止（Space）"))
        else:
            self.play.set_icon("play", self.tr("再生（Space）"))

    def set_song(self, duration: float, sections: Sequence[tuple[str, float]]) -> None:
        """Show the length in seconds and the sections of the song."""
        self._duration.setText(clock_text(duration))
        self._fine = min(0.05, duration / _FINEST_PIXELS)
        self.waveform.set_song(duration, sections)

    def set_levels(self, levels: Sequence[float], seconds_per_level: float) -> None:
        """Show the waveform: peaks of 0..1, each for so many seconds."""
        self.waveform.set_levels(levels, seconds_per_level)

    def set_position(self, position: float) -> None:
        """Show where the song is, in seconds."""
        if abs(position - self._position) < self._fine:
            return
        self._position = position
        second = max(0, int(position))
        if second != self._second:
            self._second = second
            self._time.setText(clock_text(position))
        self.waveform.set_position(position)

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        """Show the loop range in song seconds."""
        self.waveform.set_loop(loop)
        self._looping = loop is not None
        self._loop.setChecked(self._looping)

    def set_rate(self, rate: float) -> None:
        """Show the playing speed."""
        self._rate_now = rate
        self._rate.setText(rate_text(rate))

    def set_key(self, key: int) -> None:
        """Show the key shift in semitones."""
        self._key_now = key
        self._key.setText(self.tr("キー {shift}").format(shift=key_text(key)))

    def set_preparing(self, preparing: bool) -> None:
        """Show that a new speed or key is on its way."""
        for button in (self._rate, self._key):
            button.setCursor(
                Qt.CursorShape.BusyCursor if preparing else Qt.CursorShape.PointingHandCursor
            )
            button.setChecked(preparing)

    def set_stretch_possible(self, possible: bool) -> None:
        """Hide speed and key where this computer cannot change them."""
        self._rate.setVisible(possible)
        self._key.setVisible(possible)

    def set_stems(self, roles: Sequence[str]) -> None:
        """Offer the levels of the stems this song has; one slider for a song of one piece."""
        self._sliders["vocal"].setVisible("vocal" in roles)
        self._names["vocal"].setVisible("vocal" in roles)
        self._names["backing"].setText(self.tr("伴奏") if "vocal" in roles else self.tr("音量"))

    def set_level(self, role: str, factor: float) -> None:
        """Show the level of a stem."""
        self._sliders[role].set_level(factor)

    def set_furigana(self, shown: bool) -> None:
        """Show whether readings are written above the lyrics."""
        self._furigana.setChecked(shown)

    def set_compact(self, compact: bool) -> None:
        """Leave out what a narrow window has no room for; the keys still work."""
        self._key.setVisible(not compact and not self._rate.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a narrow bar has room for smaller letters only."""
        super().resizeEvent(event)
        if self._fitting() != self._letters:
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the surface and its upper edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg1"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line"))

    def _fitting(self) -> float:
        """How many times as large as designed letters can be here."""
        return round(min(self._theme.letters, max(1.0, self.width() / _ROOM)), 2)

    def _dress(self) -> None:
        self._letters = self._fitting()
        theme = self._theme.with_letters(self._letters)
        for part in (*self._buttons, self.waveform, *self._sliders.values(), *self._texts):
            part.set_theme(theme)

    def _make_parts(self) -> None:
        theme = self._theme
        self.play = IconButton(theme, "play_button", "play", self.tr("再生（Space）"))
        self.play.set_solid(54)
        self._previous = IconButton(theme, "previous_button", "previous", self.tr("前の行"))
        self._next = IconButton(theme, "next_button", "next", self.tr("次の行"))
        tip = self.tr("この行をくり返す（L）")
        self._loop = IconButton(theme, "loop_button", "loop", tip, label=self.tr("この行"))
        self._loop.setCheckable(True)
        tip = self.tr("速さ（[ と ]）")
        self._rate = IconButton(theme, "rate_button", "", tip, label=rate_text(1.0))
        self._rate.setCheckable(True)
        tip = self.tr("キー（半音）")
        self._key = IconButton(theme, "key_button", "", tip, label=self.tr("キー ±0"))
        self._key.setCheckable(True)
        tip = self.tr("ふりがな（F）")
        self._furigana = IconButton(theme, "furigana_button", "", tip, label=self.tr("ふりがな"))
        self._furigana.setCheckable(True)
        self._rates = ValueMenu(self, RATES, rate_text)
        self._keys = ValueMenu(self, KEYS, lambda key: key_text(round(key)))
        self.waveform = WaveformView(theme)
        self._time = Text(theme, "0:00", pixels=14, weight=700, token="ink")
        self._duration = Text(theme, "0:00", pixels=14, weight=500, token="ink3")
        self._sliders = {
            "vocal": LevelSlider(theme, "vocal_level", self.tr("歌声の音量"), "accent"),
            "backing": LevelSlider(theme, "backing_level", self.tr("伴奏の音量"), "ink2"),
        }
        self._names = {
            role: Text(theme, words, pixels=12, weight=600, token="ink3")
            for role, words in (("vocal", self.tr("歌声")), ("backing", self.tr("伴奏")))
        }
        self._buttons = [
            self.play,
            self._previous,
            self._next,
            self._loop,
            self._rate,
            self._key,
            self._furigana,
        ]
        self._texts = [self._time, self._duration, *self._names.values()]

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(10)
        for button in (self._previous, self.play, self._next):
            row.addWidget(button)
        self._time.setMinimumWidth(42)
        self._time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(4)
        row.addWidget(self._time)
        row.addWidget(self.waveform, 1)
        row.addWidget(self._duration)
        row.addSpacing(4)
        for button in (self._loop, self._rate, self._key):
            row.addWidget(button)
        levels = QVBoxLayout()
        levels.setSpacing(0)
        for role, slider in self._sliders.items():
            line = QHBoxLayout()
            line.setSpacing(6)
            line.addWidget(self._names[role])
            slider.setMinimumWidth(_NARROW_SLIDER)
            slider.setMaximumWidth(_WIDE_SLIDER)
            line.addWidget(slider)
            levels.addLayout(line)
        row.addLayout(levels)
        row.addWidget(self._furigana)

    def _connect_parts(self) -> None:
        self.play.clicked.connect(self.play_toggled)
        self._previous.clicked.connect(self.previous_requested)
        self._next.clicked.connect(self.next_requested)
        self._loop.clicked.connect(self._wish_loop)
        self._furigana.clicked.connect(self.furigana_toggled)
        self.waveform.seek_requested.connect(self.seek_requested)
        self.waveform.loop_requested.connect(self.loop_requested)
        self._rates.chosen.connect(self.rate_chosen)
        self._keys.chosen.connect(lambda key: self.key_chosen.emit(round(key)))
        self._rate.clicked.connect(self._choose_rate)
        self._key.clicked.connect(self._choose_key)
        for role, slider in self._sliders.items():
            slider.level_changed.connect(
                lambda factor, role=role: self.level_changed.emit(role, factor)
            )

    def _wish_loop(self) -> None:
        self._loop.setChecked(self._looping)  # shows what is, not what is wished
        self.line_loop_toggled.emit(not self._looping)

    def _choose_rate(self) -> None:
        self._rate.setChecked(False)
        self._rates.open_above(self._rate, self._rate_now)

    def _choose_key(self) -> None:
        self._key.setChecked(False)
        self._keys.open_above(self._key, self._key_now)
