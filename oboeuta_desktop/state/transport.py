"""Answers one question: is the song playing, and where in it is the sound that is heard now?"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from oboeuta_desktop.playback.count_in import count_in
from oboeuta_desktop.playback.decode import Decoder
from oboeuta_desktop.playback.device import OutputState, SoundDevice
from oboeuta_desktop.playback.envelope import Step, envelopes_of
from oboeuta_desktop.playback.mixer import Mixer
from oboeuta_desktop.playback.pcm import Pcm, longest
from oboeuta_desktop.playback.playhead import Command, Fade, Loop, Pause, Play, Seek
from oboeuta_desktop.playback.stretch import Tuning
from oboeuta_desktop.state.heard import HeardPosition
from oboeuta_desktop.state.loops import usable_loop
from oboeuta_desktop.state.stem_lengths import early_ends
from oboeuta_desktop.state.stops import Stops
from oboeuta_desktop.state.stretching import Stretching

TICK_MS = 16
SLOWEST, FASTEST = 0.5, 1.5
LOWEST_KEY, HIGHEST_KEY = -6, 6
_AT_END = 0.05


class Transport(QObject):
    """Plays one song: its stems together, from a position, in a loop, at a speed and in a key.

    Nothing is opened before the first song. While paused no timer runs and no sink is open.
    ``stops`` says where somebody wants it to stop.

    Signals:
        position_changed: song seconds being heard; every 16 ms while playing, and once after each
            seek or open. Below 0 in the count-in before a song's beginning.
        playing_changed: whether it plays.
        duration_changed: seconds; first as the file's header says, exact once all is decoded.
        loading_changed: share 0..1 of the song that is decoded.
        loop_changed: (from, to) in song seconds, or None.
        rate_changed: speed, 1.0 as recorded.
        key_changed: semitones.
        preparing_changed: whether a speed or key is being prepared before it is heard.
        gains_changed: gain per role.
        output_changed: ``OutputState``.
        waveform_changed: ``Peaks``, growing while the song is decoded.
        failed: an ``OboeutaError``; what could be decoded stays playable.
        finished: the song's end was heard.
    """

    position_changed = Signal(float)
    playing_changed = Signal(bool)
    duration_changed = Signal(float)
    loading_changed = Signal(float)
    loop_changed = Signal(object)
    rate_changed = Signal(float)
    key_changed = Signal(int)
    preparing_changed = Signal(bool)
    gains_changed = Signal(object)
    output_changed = Signal(object)
    waveform_changed = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        make_device: Callable[[], SoundDevice] = SoundDevice,
        make_decoder: Callable[[], Decoder] = Decoder,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._make_device = make_device
        self._make_decoder = make_decoder
        self._clock = clock
        self._device: SoundDevice | None = None
        self._decoder: Decoder | None = None
        self._mixer: Mixer | None = None
        self._stems: tuple[Pcm, ...] = ()
        self._roles: tuple[str, ...] = ()
        self._paths: tuple[Path, ...] = ()
        self._bpm: float | None = None
        self._duration = 0.0
        self._loaded = False
        self._position = 0.0
        self._playing = False
        self._loop: tuple[float, float] | None = None
        self._gains: dict[str, float] = {}
        self._beats = 0
        self.stops = Stops(self)
        self._heard = HeardPosition()
        self._stretching = Stretching(self)
        self._stretching.ready.connect(self._post)
        self._stretching.preparing_changed.connect(self.preparing_changed)
        self._stretching.lost.connect(self._hear_lost)
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.setTimerType(Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._follow)

    @property
    def position(self) -> float:
        """Song seconds being heard now, the device's delay taken into account."""
        if self._mixer is None or not self._tick.isActive():
            return self._position
        found = self._heard.position(self._mixer, self._taken())
        return self._position if found is None else found

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return self._playing

    @property
    def duration(self) -> float:
        """Seconds; 0.0 while unknown."""
        return self._duration

    @property
    def loop(self) -> tuple[float, float] | None:
        """The loop in song seconds."""
        return self._loop

    @property
    def rate(self) -> float:
        """Speed; 1.0 as recorded."""
        return self._stretching.tuning.rate

    @property
    def key(self) -> int:
        """Semitones above the recorded key."""
        return self._stretching.tuning.key

    @property
    def gains(self) -> dict[str, float]:
        """Gain per role; 1.0 where nothing was set."""
        return {**dict.fromkeys(self._roles, 1.0), **self._gains}

    @property
    def output(self) -> OutputState:
        """Where the sound goes; silent before the first song."""
        return OutputState("", "", silent=True) if self._device is None else self._device.output

    @property
    def can_stretch(self) -> bool:
        """Whether speed and key can be changed on this computer."""
        return self._stretching.can_stretch

    def open(
        self, stems: Sequence[tuple[str, Path]], *, bpm: float | None, position: float = 0.0
    ) -> None:
        """Put a song on: ``stems`` are (role, file). It can be played at once, while it is decoded.

        Speed, key, gains and delay stay; the loop does not. Problems come with ``failed``.
        """
        self._halt()
        device, decoder = self._opened_device(), self._opened_decoder()
        self._roles = tuple(role for role, _ in stems)
        self._paths = tuple(path for _, path in stems)
        self._bpm = bpm
        self._loaded = False
        rate = device.preferred_rate()
        self._stems = decoder.open([path for _, path in stems], rate)
        self._mixer = Mixer(self._stems, rate)
        self.stops.begin(self._mixer.post, rate)
        self._heard.restart()
        self._stretching.open(self._stems, rate)
        self._send_gains()
        self._set_duration(0.0)
        self._change_loop(None)
        self.loading_changed.emit(0.0)
        self.seek(position)

    def close(self) -> None:
        """Stop everything and end the threads; ``open`` starts afresh."""
        self._halt()
        self._stretching.close()
        for part in (self._device, self._decoder):
            if part is not None:
                part.close()
                part.deleteLater()
        self._device = self._decoder = None
        self._mixer, self._stems = None, ()
        self.stops.end()

    def play(self) -> None:
        """Play from here; from the loop's start or the beginning if the song was over."""
        if self._mixer is None or self._playing or (self._loaded and not self._duration):
            return
        if self._loaded and self._position >= self._duration - _AT_END:
            self.seek(0.0 if self._loop is None else self._loop[0])
        rate = self._mixer.sample_rate
        clicks, length = count_in(self._beats, bpm=self._bpm, rate=self.rate, sample_rate=rate)
        self._heard.aim(self._position - length, self._mixer.post(Play(clicks)))
        self._opened_device().start(self._mixer)
        self._tick.start()
        self._set_playing(playing=True)

    def pause(self) -> None:
        """Fade out; the position stands where the last sound was heard."""
        if self._mixer is None or not self._playing:
            return
        self._mixer.post(Pause())
        self._opened_device().stop_when_silent()
        self._set_playing(playing=False)

    def toggle(self) -> None:
        """Play if paused, pause if playing."""
        if self._playing:
            self.pause()
        else:
            self.play()

    def seek(self, seconds: float) -> None:
        """Go to ``seconds``; shown at once, heard within 0.16 s."""
        if self._mixer is None:
            return
        seconds = max(0.0, min(seconds, self._duration) if self._duration else seconds)
        frame = seconds * self._mixer.sample_rate
        self._show_target(seconds)
        self._stretching.send((Seek(frame),), frame, wait=self._playing)

    def set_fade(self, steps: Mapping[str, Sequence[Step]]) -> None:
        """Let the stems of a role follow steps of (song second, gain), under their own gain.

        It belongs to the song on stage: the next one begins as recorded.
        """
        if self._mixer is not None:
            self._mixer.post(Fade(envelopes_of(steps, self._roles, self._mixer.sample_rate)))

    def set_loop(self, loop: tuple[float, float] | None) -> None:
        """Repeat ``loop`` (from, to in song seconds), entering it at once; None ends repeating."""
        if loop is not None:
            loop = usable_loop(loop)
        if loop == self._loop:
            return
        inside = loop is None or loop[0] <= self.position < loop[1]
        if self._mixer is not None:
            rate = self._mixer.sample_rate
            frames = None if loop is None else (round(loop[0] * rate), round(loop[1] * rate))
            if loop is None or inside:
                self._mixer.post(Loop(frames))
            else:
                self._show_target(loop[0])
                self._stretching.send((Loop(frames),), loop[0] * rate, wait=self._playing)
        self._change_loop(loop)

    def set_rate(self, rate: float) -> None:
        """Play at ``rate`` 0.5..1.5 at true pitch; ignored where ``can_stretch`` is False."""
        rate = max(SLOWEST, min(FASTEST, round(rate, 2)))
        if self.can_stretch and rate != self.rate:
            self._tune(Tuning(rate, self.key))
            self.rate_changed.emit(rate)

    def set_key(self, key: int) -> None:
        """Play ``key`` -6..6 semitones higher; ignored where ``can_stretch`` is False."""
        key = max(LOWEST_KEY, min(HIGHEST_KEY, key))
        if self.can_stretch and key != self.key:
            self._tune(Tuning(self.rate, key))
            self.key_changed.emit(key)

    def set_gain(self, role: str, gain: float) -> None:
        """Set the gain of the stems with ``role``: 0.0 silent, 1.0 as recorded."""
        gain = max(0.0, gain)
        if self._gains.get(role, 1.0) != gain:
            self._gains[role] = gain
            self._send_gains()
            self.gains_changed.emit(self.gains)

    def count_in(self, beats: int) -> None:
        """Click ``beats`` times before the music each time play begins; 0 for none."""
        self._beats = max(0, beats)

    def set_device_delay(self, seconds: float) -> None:
        """Show what was rendered ``seconds`` earlier: how long this device takes to sound."""
        self._heard.delay = seconds

    @Slot(object)
    def _post(self, commands: tuple[Command, ...]) -> None:
        if self._mixer is not None:
            self._heard.sent([self._mixer.post(command) for command in commands][-1])

    @Slot()
    def _hear_lost(self) -> None:
        self.rate_changed.emit(self.rate)
        self.key_changed.emit(self.key)

    @Slot()
    def _follow(self) -> None:
        mixer = self._mixer
        if mixer is None:
            return
        taken = self._taken()
        found = self._heard.position(mixer, taken)
        position = self._position if found is None else found
        ended = mixer.ended_frame
        over = ended is not None and self._heard.frame(mixer, taken) >= ended
        if self._playing and over:
            self.pause()
            self._show(self._duration)
            self.finished.emit()
        else:
            self._show(position)
            held = mixer.held_frame
            arrived = held is not None and self._heard.frame(mixer, taken) >= held
            if self._playing and arrived and self._heard.target is None:
                self._arrive(mixer)

    def _arrive(self, mixer: Mixer) -> None:
        """The song is held while it should play: at somebody's stop, or sought away from one."""
        owners = mixer.stopped_by
        if owners:
            self.pause()
            self.stops.reach(owners)
        else:
            mixer.post(Play())

    @Slot()
    def _stopped(self) -> None:
        """The sink is closed: nothing wakes until the next play."""
        if self._playing or self._mixer is None:
            return
        self._tick.stop()
        self._heard.stopped(self._mixer)
        if self._heard.target is None:
            self._show(self._mixer.playhead / self._mixer.sample_rate)

    def _taken(self) -> float:
        return 0.0 if self._device is None else self._device.heard_frame(self._clock())

    def _show_target(self, position: float) -> None:
        self._heard.aim(position)
        self._show(position)

    def _tune(self, tuning: Tuning) -> None:
        rate = 0 if self._mixer is None else self._mixer.sample_rate
        frame = max(0.0, self._position) * rate
        self._stretching.choose(tuning, frame, wait=self._playing)

    def _show(self, position: float) -> None:
        self._position = position
        self.position_changed.emit(position)

    def _halt(self) -> None:
        self._tick.stop()
        if self._device is not None:
            self._device.stop_now()
        if self._decoder is not None:
            self._decoder.cancel()
        self._heard.target = None
        self._set_playing(playing=False)

    def _opened_device(self) -> SoundDevice:
        if self._device is None:
            self._device = self._make_device()
            self._device.stopped.connect(self._stopped)
            self._device.output_changed.connect(self.output_changed)
            self.output_changed.emit(self._device.output)
        return self._device

    def _opened_decoder(self) -> Decoder:
        if self._decoder is None:
            self._decoder = self._make_decoder()
            self._decoder.length_known.connect(self._set_duration)
            self._decoder.advanced.connect(self.loading_changed)
            self._decoder.peaks_found.connect(self.waveform_changed)
            self._decoder.failed.connect(self.failed)
            self._decoder.finished.connect(self._hear_end)
        return self._decoder

    def _send_gains(self) -> None:
        if self._mixer is not None:
            self._mixer.gains = tuple(self._gains.get(role, 1.0) for role in self._roles)

    def _set_playing(self, *, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            self.playing_changed.emit(playing)

    @Slot(float)
    def _set_duration(self, duration: float) -> None:
        if duration != self._duration:
            self._duration = duration
            self.duration_changed.emit(duration)

    def _change_loop(self, loop: tuple[float, float] | None) -> None:
        if loop != self._loop:
            self._loop = loop
            self.loop_changed.emit(loop)

    @Slot()
    def _hear_end(self) -> None:
        if self._mixer is not None:
            self._loaded = True
            self._set_duration(longest(self._stems) / self._mixer.sample_rate)
            for error in early_ends(self._paths, self._stems, self._mixer.sample_rate):
                self.failed.emit(error)
