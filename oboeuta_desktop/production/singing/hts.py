"""Answers one question: how does the HTS engine speak labels, and which frames belong to which?

pyopenjtalk-plus carries the engine and the voice Mei, but hands out finished sound alone. Its
shared library exports the engine's own functions, so they are called directly: the sounds' lengths
and the parameters of the spectrum are needed here. The package itself is never imported: it would
load dictionaries that nothing here asks.
"""

from __future__ import annotations

import ctypes
import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.production.singing.world import Envelopes

PACKAGE = "pyopenjtalk"
MEI = "htsvoice/mei_normal.htsvoice"
"""The voice within the package."""

FRAME_SECONDS = 0.005
"""Length of a frame of the voice Mei."""

ENGINE_BYTES = 65536
"""Room for the engine's own structure, which is smaller than 1 kB."""

CEPSTRUM, FILTER = 0, 2
"""Streams of parameters; stream 1 is the spoken pitch, which is not needed."""

STREAM_SIZES = {CEPSTRUM: 35, FILTER: 31}
"""Parameters in a frame of the voice Mei."""

WARPING = 0.55
"""How the voice Mei bends the frequency axis of its mel-cepstrum (alpha at 48 kHz)."""

_FULL_SCALE_POWER = np.float32(2.0 * np.log(32768.0))
"""The voice's amplitudes are those of 16 bit samples."""

LEAST_NOISE = np.float32(1e-3)
"""Share of noise that remains in the most periodic band."""

_SIZE, _NUMBER, _POINTER = ctypes.c_size_t, ctypes.c_double, ctypes.c_void_p
_STRINGS, _TRUTH = ctypes.POINTER(ctypes.c_char_p), ctypes.c_byte

_FUNCTIONS: dict[str, tuple[list[type], type | None]] = {
    "initialize": ([_POINTER], None),
    "load": ([_POINTER, _STRINGS, _SIZE], _TRUTH),
    "refresh": ([_POINTER], None),
    "generate_state_sequence_from_strings": ([_POINTER, _STRINGS, _SIZE], _TRUTH),
    "generate_parameter_sequence": ([_POINTER], _TRUTH),
    "generate_sample_sequence": ([_POINTER], _TRUTH),
    "get_nstate": ([_POINTER], _SIZE),
    "get_total_state": ([_POINTER], _SIZE),
    "get_total_frame": ([_POINTER], _SIZE),
    "get_state_duration": ([_POINTER, _SIZE], _SIZE),
    "get_generated_parameter": ([_POINTER, _SIZE, _SIZE, _SIZE], _NUMBER),
}


class EngineUnavailableError(OboeutaError):
    """The HTS engine cannot be reached on this computer.

    Attributes:
        reason: what is missing.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"HTS engine: {reason}")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Speech:
    """What the engine made of labels: T frames of ``FRAME_SECONDS``.

    Attributes:
        frames: (labels,) int64, the length of each label in frames; their sum is T.
        cepstra: (T, C) float32, mel-cepstrum of the spectrum's amplitude.
        filters: (T, L) float32, low-pass filter of the voiced part of the excitation, centred.
    """

    frames: NDArray[np.int64]
    cepstra: NDArray[np.float32]
    filters: NDArray[np.float32]


class Engine:
    """One voice, loaded. Not for several threads at a time."""

    def __init__(self, voice: Path | None = None) -> None:
        """Load ``voice``, or Mei from the package.

        Raises:
            EngineUnavailableError: when package, library, its functions or the voice are missing.
        """
        folder = _folder()
        self._library = _library(folder)
        self._memory = ctypes.create_string_buffer(ENGINE_BYTES)
        self._engine = ctypes.addressof(self._memory)
        self._library.HTS_Engine_initialize(self._engine)
        path = voice or folder / MEI
        names = (ctypes.c_char_p * 1)(str(path).encode())
        if not path.is_file() or not self._library.HTS_Engine_load(self._engine, names, 1):
            raise EngineUnavailableError(f"{path.name} cannot be loaded")

    def speak(self, labels: Sequence[str]) -> Speech:
        """Speak full-context labels at the voice's own speed and pitch.

        Raises:
            EngineUnavailableError: when the engine refuses the labels.
        """
        library, engine = self._library, self._engine
        strings = (ctypes.c_char_p * len(labels))(*[label.encode() for label in labels])
        try:
            if not (
                library.HTS_Engine_generate_state_sequence_from_strings(
                    engine, strings, len(labels)
                )
                and library.HTS_Engine_generate_parameter_sequence(engine)
                and library.HTS_Engine_generate_sample_sequence(engine)
            ):
                raise EngineUnavailableError("the labels were refused")
            return self._result()
        finally:
            library.HTS_Engine_refresh(engine)

    def _result(self) -> Speech:
        library, engine = self._library, self._engine
        states = library.HTS_Engine_get_total_state(engine)
        duration = library.HTS_Engine_get_state_duration
        frames = np.array([duration(engine, i) for i in range(states)], np.int64)
        frames = frames.reshape(-1, library.HTS_Engine_get_nstate(engine)).sum(axis=1)
        return Speech(frames, self._stream(CEPSTRUM), self._stream(FILTER))

    def _stream(self, stream: int) -> NDArray[np.float32]:
        """All frames of one stream of parameters."""
        library, engine = self._library, self._engine
        value = library.HTS_Engine_get_generated_parameter
        frames = range(library.HTS_Engine_get_total_frame(engine))
        sizes = range(STREAM_SIZES[stream])
        return np.array([[value(engine, stream, t, k) for k in sizes] for t in frames], np.float32)


def envelopes(speech: Speech, bands: int) -> Envelopes:
    """The speech as WORLD's envelopes of so many bands from 0 Hz to half the sampling rate."""
    angles: NDArray[np.float64] = np.linspace(0.0, np.pi, bands)
    bent = angles + 2.0 * np.arctan2(WARPING * np.sin(angles), 1.0 - WARPING * np.cos(angles))
    # The cepstrum is that of the amplitude; power is its square.
    power = 2.0 * (speech.cepstra @ _waves(speech.cepstra.shape[1], bent)) - _FULL_SCALE_POWER
    # A filter that is the same forwards and backwards answers with cosines alone.
    middle = speech.filters.shape[1] // 2
    half = speech.filters[:, middle:] * np.array([1.0] + [2.0] * middle, np.float32)
    voiced = np.abs(half @ _waves(middle + 1, angles))
    return Envelopes(power, np.clip(1.0 - voiced, LEAST_NOISE, 1.0).astype(np.float32))


def _waves(count: int, angles: NDArray[np.float64]) -> NDArray[np.float32]:
    """(count, len(angles)): row k is the cosine of k times the angles."""
    return np.cos(np.outer(np.arange(count, dtype=np.float64), angles)).astype(np.float32)


def _folder() -> Path:
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise EngineUnavailableError("the package pyopenjtalk-plus is not installed")
    return Path(found.origin).parent


def _library(folder: Path) -> ctypes.CDLL:
    """The package's engine with the types of its functions set."""
    names = [
        path for kind in (".so", ".pyd", ".dylib") for path in folder.glob(f"htsengine*{kind}")
    ]
    if not names:
        raise EngineUnavailableError("the package pyopenjtalk-plus has no engine")
    try:
        library = ctypes.CDLL(str(names[0]))
        for name, (arguments, result) in _FUNCTIONS.items():
            function = getattr(library, f"HTS_Engine_{name}")
            function.argtypes, function.restype = arguments, result
    except (OSError, AttributeError) as error:
        raise EngineUnavailableError(f"{names[0].name}: {error}") from error
    return library
