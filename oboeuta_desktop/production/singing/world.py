"""Answers one question: how does sound become WORLD's envelopes, and envelopes sound again?

WORLD (M. Morise, 2016) describes a voice by its pitch, the envelope of its spectrum and how much
of each band is noise, one frame every 5 ms. Changing one leaves the others alone.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import lru_cache
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from oboeuta_desktop.core.errors import OboeutaError

PACKAGE = "pyworld"

FRAME_SECONDS = 0.005
"""Distance of two frames, WORLD's usual one."""

QUIETEST = 1e-16
"""Power below which a band counts as silent; keeps logarithms finite."""


class WorldUnavailableError(OboeutaError):
    """WORLD is not installed.

    Attributes:
        reason: what is missing.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"WORLD: {reason}")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Envelopes:
    """T frames of F bands from 0 Hz to half the sampling rate.

    Attributes:
        power: (T, F) float32, natural logarithm of the spectrum's power.
        noise: (T, F) float32, share of noise in the amplitude, 0 to 1 (WORLD's aperiodicity).
    """

    power: NDArray[np.float32]
    noise: NDArray[np.float32]


class _World(Protocol):
    """The functions of the extension module that are used here."""

    def cheaptrick(
        self,
        x: NDArray[np.float64],
        f0: NDArray[np.float64],
        temporal_positions: NDArray[np.float64],
        fs: int,
        *,
        fft_size: int,
    ) -> NDArray[np.float64]: ...

    def d4c(
        self,
        x: NDArray[np.float64],
        f0: NDArray[np.float64],
        temporal_positions: NDArray[np.float64],
        fs: int,
        *,
        fft_size: int,
    ) -> NDArray[np.float64]: ...

    def harvest(
        self,
        x: NDArray[np.float64],
        fs: int,
        *,
        f0_floor: float,
        f0_ceil: float,
        frame_period: float,
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]: ...

    def synthesize(
        self,
        f0: NDArray[np.float64],
        spectrogram: NDArray[np.float64],
        aperiodicity: NDArray[np.float64],
        fs: int,
        frame_period: float,
    ) -> NDArray[np.float64]: ...


def analyse(
    sound: NDArray[np.float64], f0: NDArray[np.float64], rate: int, fft_size: int
) -> Envelopes:
    """The envelopes of ``sound`` (N,) whose pitch is known: ``f0`` in Hz, 0 where there is none.

    ``fft_size`` gives ``fft_size // 2 + 1`` bands; it must be at least three periods of the lowest
    pitch long.
    """
    world = _world()
    places: NDArray[np.float64] = np.arange(len(f0), dtype=np.float64) * FRAME_SECONDS
    sound, f0 = np.ascontiguousarray(sound), np.ascontiguousarray(f0)
    power = world.cheaptrick(sound, f0, places, rate, fft_size=fft_size)
    noise = world.d4c(sound, f0, places, rate, fft_size=fft_size)
    return Envelopes(np.log(power + QUIETEST).astype(np.float32), noise.astype(np.float32))


def pitch_of(
    sound: NDArray[np.float64], rate: int, lowest: float, highest: float
) -> NDArray[np.float64]:
    """The pitch of ``sound`` (N,) frame by frame in Hz; 0 where there is none.

    ``lowest`` and ``highest`` in Hz bound the search.
    """
    found = _world().harvest(
        np.ascontiguousarray(sound),
        rate,
        f0_floor=lowest,
        f0_ceil=highest,
        frame_period=FRAME_SECONDS * 1000.0,
    )
    return found[0]


def synthesise(f0: NDArray[np.float64], envelopes: Envelopes, rate: int) -> NDArray[np.float64]:
    """Sound (N,) of the envelopes at the pitch ``f0`` (T,) in Hz, 0 for unvoiced frames."""
    return _world().synthesize(
        np.ascontiguousarray(f0),
        np.exp(envelopes.power).astype(np.float64, order="C"),
        envelopes.noise.astype(np.float64, order="C"),
        rate,
        FRAME_SECONDS * 1000.0,
    )


@lru_cache(maxsize=1)
def _world() -> _World:
    """The extension module, loaded by itself: the package around it needs a part of setuptools
    that later ones have no more, only to tell its own version.
    """
    package = importlib.util.find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise WorldUnavailableError("the package pyworld is not installed")
    for suffix in EXTENSION_SUFFIXES:
        path = Path(package.origin).with_name(PACKAGE + suffix)
        spec = importlib.util.spec_from_file_location(f"{PACKAGE}.{PACKAGE}", path)
        if path.is_file() and spec is not None and spec.loader is not None:
            module = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(module)
            return cast("_World", module)
    raise WorldUnavailableError("the package pyworld has no extension module")
