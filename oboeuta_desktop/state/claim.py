"""Answers one question: is this the only program that works on the learner's files?

A lock file in the folder of the data says so; it is given back when the program ends, and one that
a killed program left behind is recognised by its process being gone.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from PySide6.QtCore import QLockFile

_NAME = "oboeuta.lock"


class Claim:
    """The claim to be the only one at a folder, as long as it is kept."""

    def __init__(self, folder: Path) -> None:
        with contextlib.suppress(OSError):  # where nothing can be written nobody can quarrel
            folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / _NAME))
        self._lock.setStaleLockTime(0)  # only a process that is gone makes it stale, no length

    def take(self) -> bool:
        """Whether nobody else has it. A folder that cannot be written has nobody either."""
        if self._lock.tryLock(0):
            return True
        return self._lock.error() != QLockFile.LockError.LockFailedError

    def give_back(self) -> None:
        """Let another one have it."""
        self._lock.unlock()
