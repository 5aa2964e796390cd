"""Answers one question: which arrays were worked out before, so that they need not be again?

One file for each key. A file is whole or absent: it is written beside its place and then moved
there. What cannot be read is worked out anew, and what cannot be written is done without.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]

SUFFIX = ".npz"


def kept(
    folder: Path | None, key: str, names: Collection[str], make: Callable[[], Arrays]
) -> Arrays:
    """The arrays called ``names`` that ``make`` gives, from ``folder`` when they were made before.

    ``key`` is part of a file's name and must change whenever ``make`` would give something else.
    Without a folder nothing is kept. Missing folders are made.
    """
    if folder is None:
        return make()
    path = folder / (key + SUFFIX)
    found = _read(path, names)
    if found is None:
        found = make()
        _write(path, found)
    return found


def _read(path: Path, names: Collection[str]) -> Arrays | None:
    try:
        # Opened here, so that it is closed whatever is in it.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            return {name: archive[name] for name in names}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error):
        return None


def _write(path: Path, arrays: Arrays) -> None:
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        number, temporary = tempfile.mkstemp(SUFFIX, path.stem + "-", path.parent)
        with os.fdopen(number, "wb") as file:
            np.savez(file, allow_pickle=False, **arrays)
        Path(temporary).replace(path)
    except OSError:
        if temporary is not None:
            with suppress(OSError):
                Path(temporary).unlink()
