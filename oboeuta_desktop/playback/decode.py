"""Answers one question: which sound is in this file?

``QAudioDecoder`` brings its own FFmpeg, so every format works on every system without a program to
install. All stems of a song are decoded side by side in one resident thread: playing starts as soon
as each has its first moments.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QMetaObject, QObject, Qt, QThread, QUrl, Signal, Slot
from PySide6.QtMultimedia import QAudioDecoder, QAudioFormat

from oboeuta_desktop.core.errors import AudioUnreadableError, FileMissingError
from oboeuta_desktop.playback.pcm import CHANNELS, Pcm
from oboeuta_desktop.playback.waveform import PeakMeter, merged

LONGEST_SECONDS = 3600.0
"""Sound beyond an hour is not decoded: it would take 700 MB a stem."""

_NEWS_SECONDS = 0.1
"""How often progress and peaks are told, at most."""

_SHORT_SHARE = 0.95
_SHORT_SECONDS = 1.0
"""A file that ends this much before its own header says is broken; less is rounding."""


@dataclass(frozen=True, slots=True)
class DecodeJob:
    """The decoding of one song.

    Attributes:
        number: tells the news of this job from that of an older one.
        paths: one file per stem.
        stems: where the sound goes, in the same order.
    """

    number: int
    paths: tuple[Path, ...]
    stems: tuple[Pcm, ...]


class Decoder(QObject):
    """Decodes the stems of one song at a time; a new song cancels the one before.

    Every signal carries the job's number first, because news of a cancelled job may still arrive.

    Signals:
        length_known: number, seconds as the longest file's header says.
        advanced: number, share 0..1 of the song that is decoded.
        peaks_found: number, ``Peaks`` so far.
        failed: number, ``AudioUnreadableError`` or ``FileMissingError``; the stem keeps its part.
        finished: number; every stem is complete.
    """

    length_known = Signal(int, float)
    advanced = Signal(int, float)
    peaks_found = Signal(int, object)
    failed = Signal(int, object)
    finished = Signal(int)
    _ordered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._thread = QThread()
        self._thread.setObjectName("decoder")
        self._workshop = _Workshop()
        self._workshop.moveToThread(self._thread)
        self._ordered.connect(self._workshop.begin)
        self._workshop.length_known.connect(self.length_known)
        self._workshop.advanced.connect(self.advanced)
        self._workshop.peaks_found.connect(self.peaks_found)
        self._workshop.failed.connect(self.failed)
        self._workshop.finished.connect(self.finished)
        self._thread.start()

    def open(self, paths: Sequence[Path], sample_rate: int) -> DecodeJob:
        """Begin to decode ``paths`` to int16 at ``sample_rate``; returns at once."""
        self._number += 1
        stems = tuple(Pcm(sample_rate) for _ in paths)
        job = DecodeJob(self._number, tuple(paths), stems)
        self._ordered.emit(job)
        return job

    def cancel(self) -> None:
        """Stop decoding; what was decoded stays."""
        self._ordered.emit(None)

    def close(self) -> None:
        """Stop and end the thread."""
        if self._thread.isRunning():
            blocking = Qt.ConnectionType.BlockingQueuedConnection
            QMetaObject.invokeMethod(self._workshop, "shut", blocking)
            self._thread.quit()
            self._thread.wait()


class _Workshop(QObject):
    """Lives in the decoder's thread."""

    length_known = Signal(int, float)
    advanced = Signal(int, float)
    peaks_found = Signal(int, object)
    failed = Signal(int, object)
    finished = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._stems: list[_StemDecoder] = []
        self._told = 0.0
        self._length = 0.0

    @Slot(object)
    def begin(self, job: DecodeJob | None) -> None:
        """Drop what is being decoded and take up ``job``."""
        self.shut()
        if job is None:
            return
        self._number, self._told, self._length = job.number, time.monotonic(), 0.0
        for path, pcm in zip(job.paths, job.stems, strict=True):
            self._stems.append(_StemDecoder(self, path, pcm))
        for stem in tuple(self._stems):
            stem.start()

    @Slot()
    def shut(self) -> None:
        """Drop what is being decoded."""
        for stem in self._stems:
            stem.drop()
        self._stems = []

    def hear_length(self, seconds: float) -> None:
        """A stem's header was read."""
        if seconds > self._length:
            self._length = seconds
            self.length_known.emit(self._number, seconds)

    def hear_progress(self) -> None:
        """A stem has grown: tell it now and then."""
        now = time.monotonic()
        if now - self._told >= _NEWS_SECONDS:
            self._told = now
            self._tell()

    def hear_failure(self, error: AudioUnreadableError | FileMissingError) -> None:
        """A stem cannot be decoded any further."""
        self.failed.emit(self._number, error)

    def hear_end(self) -> None:
        """A stem is complete."""
        if all(stem.pcm.view.complete for stem in self._stems):
            self._tell()
            self.finished.emit(self._number)

    def _tell(self) -> None:
        self.peaks_found.emit(self._number, merged([stem.meter.peaks() for stem in self._stems]))
        shares = [stem.share for stem in self._stems]
        self.advanced.emit(self._number, min(shares, default=1.0))


class _StemDecoder(QObject):
    """One file on its way into one ``Pcm``."""

    def __init__(self, workshop: _Workshop, path: Path, pcm: Pcm) -> None:
        super().__init__(workshop)
        self.pcm = pcm
        self.meter = PeakMeter(pcm.sample_rate)
        self._workshop = workshop
        self._path = path
        self._expected = 0.0
        self._decoder = QAudioDecoder(self)

    @property
    def share(self) -> float:
        """How much is decoded, 0..1; 0 while the length is unknown."""
        if self.pcm.view.complete:
            return 1.0
        return min(1.0, self._seconds / self._expected) if self._expected else 0.0

    @property
    def _seconds(self) -> float:
        return len(self.pcm.view.samples) / self.pcm.sample_rate

    def start(self) -> None:
        """Begin; news goes to the workshop."""
        if not self._path.is_file():
            self._end(FileMissingError(self._path))
            return
        wanted = QAudioFormat()
        wanted.setSampleRate(self.pcm.sample_rate)
        wanted.setChannelCount(CHANNELS)
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        decoder = self._decoder
        decoder.setAudioFormat(wanted)
        decoder.bufferReady.connect(self._take)
        decoder.durationChanged.connect(self._hear_length)
        decoder.finished.connect(self._hear_end)
        decoder.error.connect(self._hear_error)
        # fromLocalFile escapes "#", "%" and Japanese; a plain string would be parsed as an address.
        decoder.setSource(QUrl.fromLocalFile(os.fspath(self._path.absolute())))
        decoder.start()

    def drop(self) -> None:
        """Stop without another word."""
        self._decoder.disconnect(self)
        self._decoder.stop()
        self.deleteLater()

    @Slot()
    def _take(self) -> None:
        while self._decoder.bufferAvailable() and not self.pcm.view.complete:
            buffer = self._decoder.read()
            samples = np.frombuffer(buffer.constData(), np.int16).reshape(-1, CHANNELS)
            self.pcm.append(samples)
            self.meter.feed(samples)
            if self._seconds >= LONGEST_SECONDS:
                reason = f"longer than {LONGEST_SECONDS:.0f} s"
                self._end(AudioUnreadableError(self._path, reason, self._seconds))
                return
        self._workshop.hear_progress()

    @Slot("qlonglong")
    def _hear_length(self, milliseconds: int) -> None:
        if milliseconds <= 0:
            return
        self._expected = min(milliseconds / 1000.0, LONGEST_SECONDS)
        # Half a second of room: the last packet may reach beyond what the header says.
        self.pcm.expect(int((self._expected + 0.5) * self.pcm.sample_rate))
        self._workshop.hear_length(self._expected)

    @Slot()
    def _hear_end(self) -> None:
        self._take()
        missing = self._expected - self._seconds
        if self._seconds < self._expected * _SHORT_SHARE and missing > _SHORT_SECONDS:
            self._end(AudioUnreadableError(self._path, "ends early", self._seconds))
        elif not len(self.pcm.view.samples):
            self._end(AudioUnreadableError(self._path, "no sound"))
        else:
            self._end(None)

    @Slot(QAudioDecoder.Error)
    def _hear_error(self, _error: QAudioDecoder.Error) -> None:
        self._take()
        self._end(AudioUnreadableError(self._path, self._decoder.errorString(), self._seconds))

    def _end(self, error: AudioUnreadableError | FileMissingError | None) -> None:
        if self.pcm.view.complete:
            return
        # First complete, then stopped: stopping says "finished" at once, within this call.
        self.pcm.finish()
        self._decoder.stop()
        if error is not None:
            self._workshop.hear_failure(error)
        self._workshop.hear_end()
