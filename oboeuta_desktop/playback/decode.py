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

from oboeuta_desktop.core.errors import AudioUnreadableError, FileMissingError, OboeutaError
from oboeuta_desktop.playback.pcm import CHANNELS, Pcm
from oboeuta_desktop.playback.waveform import PeakMeter, Peaks, merged

LONGEST_SECONDS = 3600.0
"""Sound beyond an hour is not decoded: it would take 700 MB a stem."""

_NEWS_SECONDS = 0.1
"""How often progress and peaks are told, at most."""

_SHORT_SHARE = 0.95
_SHORT_SECONDS = 1.0
"""A file that ends this much before its own header says is broken; less is rounding."""


@dataclass(frozen=True, slots=True)
class _Job:
    number: int
    paths: tuple[Path, ...]
    stems: tuple[Pcm, ...]


@dataclass(frozen=True, slots=True)
class _Length:
    number: int
    seconds: float


@dataclass(frozen=True, slots=True)
class _Progress:
    number: int
    share: float
    peaks: Peaks


@dataclass(frozen=True, slots=True)
class _Failure:
    number: int
    error: OboeutaError


@dataclass(frozen=True, slots=True)
class _End:
    number: int


_News = _Length | _Progress | _Failure | _End


class Decoder(QObject):
    """Decodes the stems of one song at a time; a new song cancels the one before.

    Signals:
        length_known: seconds as the longest file's header says.
        advanced: share 0..1 of the song that is decoded.
        peaks_found: ``Peaks`` so far.
        failed: ``AudioUnreadableError`` or ``FileMissingError``; the stem keeps its part.
        finished: every stem is complete.
    """

    length_known = Signal(float)
    advanced = Signal(float)
    peaks_found = Signal(object)
    failed = Signal(object)
    finished = Signal()
    _ordered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._thread = QThread()
        self._thread.setObjectName("decoder")
        self._workshop = _Workshop()
        self._workshop.moveToThread(self._thread)
        self._ordered.connect(self._workshop.begin)
        self._workshop.told.connect(self._hear)
        self._thread.start()

    def open(self, paths: Sequence[Path], sample_rate: int) -> tuple[Pcm, ...]:
        """Begin to decode ``paths`` to int16 at ``sample_rate``; returns the growing stems."""
        self._number += 1
        stems = tuple(Pcm(sample_rate) for _ in paths)
        self._ordered.emit(_Job(self._number, tuple(paths), stems))
        return stems

    def cancel(self) -> None:
        """Stop decoding; what was decoded stays."""
        self._number += 1
        self._ordered.emit(None)

    def close(self) -> None:
        """Stop and end the thread."""
        if self._thread.isRunning():
            blocking = Qt.ConnectionType.BlockingQueuedConnection
            QMetaObject.invokeMethod(self._workshop, "shut", blocking)
            self._thread.quit()
            self._thread.wait()

    @Slot(object)
    def _hear(self, news: _News) -> None:
        # News of a cancelled job may still arrive.
        if news.number != self._number:
            return
        match news:
            case _Progress(_, share, peaks):
                self.peaks_found.emit(peaks)
                self.advanced.emit(share)
            case _Length(_, seconds):
                self.length_known.emit(seconds)
            case _Failure(_, error):
                self.failed.emit(error)
            case _End():
                self.finished.emit()


class _Workshop(QObject):
    """Lives in the decoder's thread."""

    told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._stems: list[_StemDecoder] = []
        self._told = 0.0
        self._length = 0.0

    @Slot(object)
    def begin(self, job: _Job | None) -> None:
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
            self.told.emit(_Length(self._number, seconds))

    def hear_progress(self) -> None:
        """A stem has grown: tell it now and then."""
        now = time.monotonic()
        if now - self._told >= _NEWS_SECONDS:
            self._told = now
            self._tell()

    def hear_failure(self, error: OboeutaError) -> None:
        """A stem cannot be decoded any further."""
        self.told.emit(_Failure(self._number, error))

    def hear_end(self) -> None:
        """A stem is complete."""
        if all(stem.pcm.view.complete for stem in self._stems):
            self._tell()
            self.told.emit(_End(self._number))

    def _tell(self) -> None:
        share = min((stem.share for stem in self._stems), default=1.0)
        peaks = merged([stem.meter.peaks() for stem in self._stems])
        self.told.emit(_Progress(self._number, share, peaks))


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
        self._ask("start")

    def drop(self) -> None:
        """Stop without another word."""
        self._decoder.disconnect(self)
        self._ask("stop")
        self.deleteLater()

    def _ask(self, slot: str) -> None:
        """Start or stop the decoder from the event loop, where Python's lock is not held.

        Called from here, both would wait for Qt's signal locks while holding the GIL, and a widget
        that dies on the main thread at that moment holds such a lock and waits for the GIL.
        """
        QMetaObject.invokeMethod(self._decoder, slot, Qt.ConnectionType.QueuedConnection)

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

    def _end(self, error: OboeutaError | None) -> None:
        if self.pcm.view.complete:
            return
        # First complete, then stopped: stopping says "finished" once more.
        self.pcm.finish()
        self._ask("stop")
        if error is not None:
            self._workshop.hear_failure(error)
        self._workshop.hear_end()
