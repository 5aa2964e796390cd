"""Answers one question: how does the mixer's sound reach the loudspeaker, and what is heard now?

The only module that knows ``QAudioSink``. The sink lives in a thread of its own and pulls from a
``QIODevice``; the GUI thread only reads the clock. Without a working device the same ``render`` is
pulled by the wall clock and the sound is dropped, so that everything else goes on.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QIODevice, QMetaObject, QObject, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from oboeuta_desktop.playback.clock import PlaybackClock
from oboeuta_desktop.playback.host import ask_for_latency, host_latency
from oboeuta_desktop.playback.mixer import Mixer
from oboeuta_desktop.playback.pcm import CHANNELS

FALLBACK_RATE = 48000
BYTES_PER_FRAME = 2 * CHANNELS

RING_SECONDS = 0.25
FILL_SECONDS = 0.12
"""Kept in the ring: outlasts blocks of 100 ms of the GUI thread and most collections of garbage."""

FILL_STEP_SECONDS = 0.04
"""Added to the fill each time the host found the ring empty, up to the whole ring."""

HELPING_SECONDS = 0.03
"""The least that is rendered at a time: waking Python costs more than the sound itself."""

SILENT_TICK_MS = 20
LONGEST_PULL_SECONDS = 1.0
WATCH_MS = 100
STALLED_SECONDS = 0.5
"""A device that was pulled out sends no signal: its counter just stands still."""

DEBOUNCE_MS = 200
"""A change of outputs is announced several times."""

DRAIN_TICK_MS = 20
DRAIN_SECONDS = 1.0
"""After a pause the sink is stopped at the latest then, whatever its counter says."""


@dataclass(frozen=True, slots=True)
class OutputState:
    """Where the sound goes; ``silent``: nowhere, but time passes as if it did."""

    device_id: str
    name: str
    silent: bool


class SoundDevice(QObject):
    """Plays one mixer at a time on the default output. Belongs to the GUI thread.

    Signals:
        output_changed: ``OutputState``.
        stopped: the sink was stopped after a pause; nothing wakes any more.
    """

    output_changed = Signal(object)
    stopped = Signal()
    _start_wanted = Signal(object, object)
    _stop_wanted = Signal()
    _move_wanted = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        find_output: Callable[[], QAudioDevice] = QMediaDevices.defaultAudioOutput,
    ) -> None:
        """Begin the thread; ``find_output`` says which output to play on, a null one for none."""
        super().__init__(parent)
        self._find_output = find_output
        default = find_output()
        self.output = _state_of(default, silent=default.isNull())
        # A live instance is needed for the signal to be sent.
        self._devices = QMediaDevices(self)
        self._debounce = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._debounce.timeout.connect(self.look_again)
        self._devices.audioOutputsChanged.connect(self._debounce.start)
        self._thread = QThread()
        self._thread.setObjectName("sound")
        self._feed = _Feed()
        self._feed.moveToThread(self._thread)
        self._start_wanted.connect(self._feed.start)
        self._stop_wanted.connect(self._feed.stop_when_silent)
        self._move_wanted.connect(self._feed.move)
        self._feed.stopped.connect(self.stopped)
        self._feed.output_changed.connect(self._set_output)
        self._thread.start(QThread.Priority.TimeCriticalPriority)

    def preferred_rate(self) -> int:
        """Frames per second that the default output likes best; 48000 when there is none."""
        device = self._find_output()
        rate = 0 if device.isNull() else device.preferredFormat().sampleRate()
        return rate if rate > 0 else FALLBACK_RATE

    @property
    def gaps(self) -> int:
        """How often the host has found nothing to play while it should have."""
        return self._feed.gaps

    def start(self, mixer: Mixer) -> None:
        """Make ``mixer`` heard; goes on if it is already playing."""
        self._start_wanted.emit(mixer, self._find_output())

    def stop_when_silent(self) -> None:
        """Stop the sink once the mixer's pause has been heard; ``stopped`` follows."""
        self._stop_wanted.emit()

    def stop_now(self) -> None:
        """Stop the sink and wait for it."""
        if self._thread.isRunning():
            blocking = Qt.ConnectionType.BlockingQueuedConnection
            QMetaObject.invokeMethod(self._feed, "stop_now", blocking)

    def heard_frame(self, now: float) -> float:
        """The output frame heard at wall time ``now`` (``time.monotonic``), as far as known."""
        return self._feed.heard_frame(now)

    def close(self) -> None:
        """Stop the sound and end the thread."""
        self._debounce.stop()
        self.stop_now()
        self._thread.quit()
        self._thread.wait()

    @Slot()
    def look_again(self) -> None:
        """The output may be another one now: go on there."""
        self._move_wanted.emit(self._find_output())

    @Slot(object)
    def _set_output(self, output: OutputState) -> None:
        if output != self.output:
            self.output = output
            self.output_changed.emit(output)


class _Feed(QObject):
    """Lives in the sound thread: owns the sink, or the silent clock instead of it."""

    stopped = Signal()
    output_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._mixer: Mixer | None = None
        self._clock = PlaybackClock(FALLBACK_RATE)
        self._latency = 0.0
        self._device = QAudioDevice()
        self._sink: QAudioSink | None = None
        self._source: _Source | None = None
        self._watch = QTimer(self, interval=WATCH_MS)
        self._watch.timeout.connect(self._look)
        self._silence = QTimer(self, interval=SILENT_TICK_MS)
        self._silence.setTimerType(Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._pull)
        self._drain = QTimer(self, interval=DRAIN_TICK_MS)
        self._drain.timeout.connect(self._look_for_silence)
        self._drain_until = 0.0
        self._silent_began = 0.0
        self._first_frame = 0
        self._gaps_before = 0

    @property
    def gaps(self) -> int:
        """How often the host has found nothing to play. Called from any thread."""
        source = self._source
        return self._gaps_before + (0 if source is None else source.gaps)

    def heard_frame(self, now: float) -> float:
        """The output frame heard at ``now``. Called from any thread."""
        clock = self._clock
        return clock.frames(now) - self._latency * clock.sample_rate

    @Slot(object, object)
    def start(self, mixer: Mixer, device: QAudioDevice) -> None:
        """Play ``mixer`` on ``device``, silently if there is none or it fails."""
        self._drain.stop()
        running = self._sink is not None or self._silence.isActive()
        if running and mixer is self._mixer:
            return
        self._end_sink()
        if mixer is not self._mixer:
            self._mixer = mixer
            self._clock = PlaybackClock(mixer.sample_rate)
        self._device = device
        self._begin(None)

    @Slot()
    def stop_when_silent(self) -> None:
        """Stop once the pause has been heard."""
        self._drain_until = time.monotonic() + DRAIN_SECONDS
        self._drain.start()

    @Slot()
    def stop_now(self) -> None:
        """Stop at once."""
        self._drain.stop()
        self._end_sink()
        self._mixer = None

    @Slot(object)
    def move(self, device: QAudioDevice) -> None:
        """The outputs have changed: go on with ``device`` from what is heard now."""
        playing = self._sink is not None or self._silence.isActive()
        if not playing or (self._sink is not None and device == self._device):
            self._tell(device, silent=device.isNull())
            return
        self._change_host(device)

    def _change_host(self, device: QAudioDevice) -> None:
        position = self._heard_position()
        self._end_sink()
        self._device = device
        self._begin(position)

    def _heard_position(self) -> float | None:
        if self._mixer is None:
            return None
        return self._mixer.song_map.position_at(self.heard_frame(time.monotonic()))

    def _begin(self, position: float | None) -> None:
        mixer = self._mixer
        if mixer is None:
            return
        self._first_frame = mixer.begin_output(position)
        self._clock.start(self._first_frame)
        silent = self._device.isNull() or not self._begin_sink(mixer)
        self._latency = 0.0 if silent else host_latency(os.environ, sys.platform)
        if silent:
            self._silent_began = time.monotonic()
            self._silence.start()
            self._pull()
        else:
            self._watch.start()
        self._tell(self._device, silent=silent)

    def _begin_sink(self, mixer: Mixer) -> bool:
        ask_for_latency(os.environ, sys.platform)
        wanted = QAudioFormat()
        wanted.setSampleRate(mixer.sample_rate)
        wanted.setChannelCount(CHANNELS)
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        sink = QAudioSink(self._device, wanted, self)
        sink.setBufferFrameCount(round(RING_SECONDS * mixer.sample_rate))
        self._sink = sink
        self._source = _Source(sink, mixer, self._clock, self._first_frame)
        sink.start(self._source)
        if sink.error() != QtAudio.Error.NoError or sink.state() == QtAudio.State.StoppedState:
            self._end_sink()
            return False
        sink.stateChanged.connect(self._hear_state)
        return True

    def _end_sink(self) -> None:
        self._watch.stop()
        self._silence.stop()
        sink, source = self._sink, self._source
        self._sink, self._source = None, None
        if sink is not None:
            sink.disconnect(self)
            # reset() drops what is queued: after a pause that is silence.
            sink.reset()
            sink.deleteLater()
        if source is not None:
            self._gaps_before += source.gaps
            source.close()
            source.deleteLater()

    @Slot(QtAudio.State)
    def _hear_state(self, state: QtAudio.State) -> None:
        if state == QtAudio.State.StoppedState and self._sink is not None:
            self._change_host(QAudioDevice())

    @Slot()
    def _look(self) -> None:
        source = self._source
        if source is not None and source.stalled(time.monotonic()):
            self._change_host(QAudioDevice())

    @Slot()
    def _look_for_silence(self) -> None:
        now = time.monotonic()
        mixer = self._mixer
        if mixer is not None and now < self._drain_until:
            held = mixer.held_frame
            if held is None or self.heard_frame(now) < held:
                return
        self._drain.stop()
        self._end_sink()
        self.stopped.emit()

    @Slot()
    def _pull(self) -> None:
        mixer = self._mixer
        if mixer is None:
            return
        now = time.monotonic()
        consumed = self._first_frame + int((now - self._silent_began) * mixer.sample_rate)
        ahead = consumed + round(FILL_SECONDS * mixer.sample_rate)
        wanted = ahead - mixer.out
        if wanted > LONGEST_PULL_SECONDS * mixer.sample_rate:
            # The computer slept or the program was stopped: no device would have gone on either.
            self._silent_began += wanted / mixer.sample_rate
            return
        self._clock.observe(now, consumed, max(ahead, mixer.out))
        if wanted > 0:
            mixer.render(wanted)

    def _tell(self, device: QAudioDevice, *, silent: bool) -> None:
        self.output_changed.emit(_state_of(device, silent=silent))


def _state_of(device: QAudioDevice, *, silent: bool) -> OutputState:
    device_id = bytes(device.id().data()).decode(errors="replace")
    return OutputState(device_id, device.description(), silent)


class _Source(QIODevice):
    """What the sink pulls from; every pull is also a look at the host's counter."""

    def __init__(self, sink: QAudioSink, mixer: Mixer, clock: PlaybackClock, first: int) -> None:
        super().__init__()
        self._sink = sink
        self._mixer = mixer
        self._clock = clock
        self._first = first
        self._ring = sink.bufferFrameCount()
        self._fill = round(FILL_SECONDS * mixer.sample_rate)
        self._helping = round(HELPING_SECONDS * mixer.sample_rate)
        self._step = round(FILL_STEP_SECONDS * mixer.sample_rate)
        self.gaps = 0
        self._processed = 0
        self._advanced = time.monotonic()
        self.open(QIODevice.OpenModeFlag.ReadOnly | QIODevice.OpenModeFlag.Unbuffered)

    def stalled(self, now: float) -> bool:
        """Whether the host has taken nothing for too long."""
        self._note(now)
        return now - self._advanced > STALLED_SECONDS

    def isSequential(self) -> bool:
        """Qt: sound has no end to seek to."""
        return True

    def bytesAvailable(self) -> int:
        """Qt: what is missing to the fill target, or nothing while that is little.

        The host asks every 10 ms or so; three helpings at a time cost a third of the work.
        """
        missing = self._fill - self._ring + self._sink.framesFree()
        return missing * BYTES_PER_FRAME if missing >= self._helping else 0

    def readData(self, maxlen: int) -> bytes:
        """Qt: exactly ``maxlen`` bytes; a short answer would be heard as garbage."""
        now = time.monotonic()
        frames = maxlen // BYTES_PER_FRAME
        if self._processed and self._sink.framesFree() >= self._ring:
            # The host found nothing: from now on keep more ready.
            self.gaps += 1
            self._fill = min(self._fill + self._step, self._ring)
        self._note(now)
        rendered = self._mixer.out + frames
        self._clock.observe(now, self._first + self._processed, rendered)
        return self._mixer.render(frames).tobytes()

    def writeData(self, data: bytes | bytearray | memoryview, len: int) -> int:  # noqa: A002 - Qt's name
        """Qt: nothing is written here."""
        return -1

    def _note(self, now: float) -> None:
        rate = self._mixer.sample_rate
        processed = round(self._sink.processedUSecs() * rate / 1e6)
        if processed != self._processed:
            self._processed = processed
            self._advanced = now
