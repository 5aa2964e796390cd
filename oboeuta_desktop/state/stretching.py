"""Answers one question: is what a command needs at this speed and key ready to be heard?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from oboeuta_desktop.playback.pcm import Pcm
from oboeuta_desktop.playback.playhead import Command, Read
from oboeuta_desktop.playback.reader import Reader, StraightReader
from oboeuta_desktop.playback.stretch import Tuning
from oboeuta_desktop.playback.stretch_process import CAN_STRETCH, StretchProcess
from oboeuta_desktop.playback.stretch_store import ChunkStore


class Stretching(QObject):
    """Speed and key of the song, and the process that makes them.

    Process and thread start with the first speed or key that is not as recorded.

    Signals:
        ready: the commands (a tuple) that may be given to the mixer now.
        preparing_changed: whether commands wait for chunks being made.
        lost: stretching does not work here; the song is as recorded again.
    """

    ready = Signal(object)
    preparing_changed = Signal(bool)
    lost = Signal()
    _prepared = Signal(int)
    _failed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tuning = Tuning()
        self._can_stretch = CAN_STRETCH
        self._process: StretchProcess | None = None
        self._store: ChunkStore | None = None
        self._stems: tuple[Pcm, ...] = ()
        self._sample_rate = 0
        self._waiting: tuple[Command, ...] = ()
        self._preparing = False
        self._number = 0
        # Emitted in the store's thread, heard in this one.
        self._prepared.connect(self._hear_prepared)
        self._failed.connect(self._hear_lost)

    @property
    def tuning(self) -> Tuning:
        """Speed and key as chosen."""
        return self._tuning

    @property
    def can_stretch(self) -> bool:
        """Whether speed and key can be changed on this computer."""
        return self._can_stretch

    def open(self, stems: Sequence[Pcm], sample_rate: int) -> None:
        """A new song; speed and key stay and are prepared as soon as it is decoded so far."""
        self._drop_store()
        self._stems, self._sample_rate = tuple(stems), sample_rate
        if not self._tuning.plain:
            self.ready.emit((Read(self._reader()),))

    def choose(self, tuning: Tuning, position: float, *, wait: bool) -> None:
        """Go on with ``tuning`` from song frame ``position``, once its first chunks are made."""
        self._tuning = tuning
        if not self._stems:
            return
        others = tuple(item for item in self._waiting if not isinstance(item, Read))
        self._waiting = ()
        self.send((Read(self._reader()), *others), position, wait=wait)

    def send(self, commands: Sequence[Command], position: float, *, wait: bool) -> None:
        """Announce ``commands`` as ``ready`` once there is sound at song frame ``position``.

        With ``wait`` False (nothing is heard at the moment) they are ready at once.
        """
        self._number += 1
        together = (*self._waiting, *commands)
        stretched = not self._tuning.plain and bool(self._stems)
        if stretched:
            prepared = partial(self._prepared.emit, self._number)
            self._opened_store().prepare(self._tuning, position, prepared)
        if stretched and wait:
            self._set_waiting(together)
        else:
            self._set_waiting(())
            self.ready.emit(together)

    def close(self) -> None:
        """End thread and process."""
        self._drop_store()
        self._stems = ()
        if self._process is not None:
            self._process.close()
            self._process = None

    def _reader(self) -> Reader:
        if self._tuning.plain:
            return StraightReader(self._stems)
        return self._opened_store().reader(self._tuning)

    def _opened_store(self) -> ChunkStore:
        if self._process is None:
            self._process = StretchProcess()
        if self._store is None:
            self._store = ChunkStore(
                self._stems, self._sample_rate, self._process, lost=self._failed.emit
            )
        return self._store

    def _drop_store(self) -> None:
        self._number += 1
        self._set_waiting(())
        if self._store is not None:
            self._store.close()
            self._store = None

    def _release(self) -> None:
        commands = self._waiting
        self._set_waiting(())
        if commands:
            self.ready.emit(commands)

    def _set_waiting(self, commands: tuple[Command, ...]) -> None:
        self._waiting = commands
        # A seek at another speed waits too, but for a moment only: nothing to tell.
        preparing = any(isinstance(command, Read) for command in commands)
        if preparing != self._preparing:
            self._preparing = preparing
            self.preparing_changed.emit(preparing)

    @Slot(int)
    def _hear_prepared(self, number: int) -> None:
        if number == self._number:
            self._release()

    @Slot()
    def _hear_lost(self) -> None:
        self._can_stretch = False
        others = tuple(item for item in self._waiting if not isinstance(item, Read))
        self._tuning = Tuning()
        self._set_waiting(())
        self.ready.emit((Read(self._reader()), *others))
        self.lost.emit()
