"""Answers one question: what does a piece of sound become at another speed or in another key?

python-stretch keeps Python's lock while it works (20 s of sound: 0.3 s during which no other thread
runs), so it lives in a process of its own. This module is all that process imports.
"""

from __future__ import annotations

import signal
import sys
import threading
import types
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from multiprocessing.shared_memory import SharedMemory
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

try:
    from python_stretch import Signalsmith
except ImportError:  # no wheel for Windows on ARM
    Signalsmith = None

CAN_STRETCH = Signalsmith is not None
"""Whether the library is there; without it speed and key stay as recorded."""

SLOWEST = 0.5
"""Lowest rate: the longest result is the input divided by this."""

_CHANNELS = 2
_FULL_SCALE = 32768.0
_SPARE_FRAMES = 16
_PATIENCE_SECONDS = 10.0

Samples = npt.NDArray[np.int16]


class _End(Protocol):
    """One end of a pipe; its class differs between the systems."""

    def send(self, obj: _Order | int | None, /) -> None: ...
    def recv(self) -> Any: ...  # noqa: ANN401 - whatever the other side sent
    def poll(self, timeout: float, /) -> bool: ...
    def close(self) -> None: ...


class StretchLostError(Exception):
    """The process ended or does not answer."""


@dataclass(frozen=True, slots=True)
class _Order:
    frames: int
    rate: float
    key: int
    sample_rate: int


def stretched(samples: Samples, *, rate: float, key: int, sample_rate: int) -> Samples:
    """``samples`` (int16, (n, 2)) at speed ``rate``, ``key`` semitones higher.

    Returns int16, shape (n / rate, 2); the library's own delay is already removed.
    Raises ``StretchLostError`` without the library.
    """
    if Signalsmith is None:
        raise StretchLostError
    # A fixed seed: the same piece sounds the same each time.
    engine = Signalsmith.Stretch(1)
    engine.preset(_CHANNELS, sample_rate)
    engine.timeFactor = rate
    if key:
        engine.setTransposeSemitones(key)
    # The library is not indifferent to level: given int16 units it loses up to 15 dB.
    given = np.ascontiguousarray(samples.T, np.float32) / np.float32(_FULL_SCALE)
    made = np.asarray(engine.process(given), np.float32).T * np.float32(_FULL_SCALE)
    return np.clip(np.rint(made), -32768.0, 32767.0).astype(np.int16)


def serve(connection: _End, memory_name: str, capacity: int) -> None:
    """The process: stretch what lies in the shared memory, until the other side is gone."""
    # Ctrl+C in a terminal reaches this process too; the program decides when it ends.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    memory = SharedMemory(memory_name)
    given, made = _halves(memory, capacity)
    try:
        while True:
            order: _Order | None = connection.recv()
            if order is None:
                return
            sound = stretched(
                given[: order.frames].copy(),
                rate=order.rate,
                key=order.key,
                sample_rate=order.sample_rate,
            )
            made[: len(sound)] = sound
            connection.send(len(sound))
    except (EOFError, OSError):
        # The program has ended, however it ended.
        return
    finally:
        del given, made
        memory.close()


class StretchProcess:
    """The process as the program sees it: begun at the first use, asked by one thread at a time."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._connection: _End | None = None
        self._memory: SharedMemory | None = None
        self._capacity = 0

    def stretch(self, samples: Samples, *, rate: float, key: int, sample_rate: int) -> Samples:
        """As ``stretched``. Raises ``StretchLostError``; the next call starts a new process."""
        with self._turn:
            try:
                return self._asked(samples, _Order(len(samples), rate, key, sample_rate))
            except (EOFError, OSError, ValueError) as error:
                self._end()
                raise StretchLostError from error

    def close(self) -> None:
        """End the process."""
        with self._turn:
            self._end()

    def _asked(self, samples: Samples, order: _Order) -> Samples:
        if self._process is None or len(samples) > self._capacity:
            self._end()
            self._begin(len(samples))
        connection, memory = self._connection, self._memory
        if connection is None or memory is None:
            raise StretchLostError
        given, made = _halves(memory, self._capacity)
        given[: len(samples)] = samples
        connection.send(order)
        if not connection.poll(_PATIENCE_SECONDS):
            raise TimeoutError
        return made[: connection.recv()].copy()

    def _begin(self, capacity: int) -> None:
        frames = capacity + int(capacity / SLOWEST) + _SPARE_FRAMES
        self._memory = SharedMemory(create=True, size=frames * _CHANNELS * 2)
        self._capacity = capacity
        context = get_context("spawn")
        self._connection, other = context.Pipe()
        self._process = context.Process(
            target=serve, args=(other, self._memory.name, capacity), name="stretch", daemon=True
        )
        with _without_main_module():
            self._process.start()
        # Only the process may hold its end, or it would not notice that we are gone.
        other.close()

    def _end(self) -> None:
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.join(0.5)
            if self._process.is_alive():
                self._process.terminate()
                self._process.join()
            self._process.close()
        if self._memory is not None:
            self._memory.close()
            self._memory.unlink()
        self._process, self._connection, self._memory = None, None, None


def _halves(memory: SharedMemory, capacity: int) -> tuple[Samples, Samples]:
    size = memory.size // (2 * _CHANNELS)
    both: Samples = np.ndarray((size, _CHANNELS), np.int16, memory.buf)
    return both[:capacity], both[capacity:]


@contextmanager
def _without_main_module() -> Generator[None]:
    """Keep spawn from importing the program's main module, and with it the GUI, in the process."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main
