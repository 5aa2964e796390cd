"""Answers one question: where does a crash leave its trace, and was there one the last time?

The trace stays on this computer: it is shown at the next start and sent nowhere.
"""

from __future__ import annotations

import contextlib
import faulthandler
import traceback
from pathlib import Path
from typing import TextIO

NAME = "crash.log"
KEPT = 5
"""Reports of earlier runs that are kept, the newest as ``crash-1.log``."""
MOST_WRITTEN = 20
"""Exceptions written down in one run: one in a paint event would come sixty times a second."""
LONGEST_REPORT = 65_536
"""Bytes of a report that are shown; its end says most."""


class CrashFile:
    """Takes hard crashes of any thread and uncaught exceptions of this run.

    Attributes:
        folder: where the reports are.
        last: the report of the run before, when it left one.
    """

    def __init__(self, folder: Path, about: str) -> None:
        """Put the last run's report aside.

        Args:
            folder: of the logs; made when it is missing. Nothing is written where it cannot be.
            about: one line on program, Python, Qt and system, written above the first exception.
        """
        self.folder = folder
        self.last: Path | None = None
        self._about = about
        self._written = 0
        self._watched: TextIO | None = None
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            self.last = _put_aside(folder)

    @property
    def about(self) -> str:
        """One line on program and system."""
        return self._about

    def watch(self) -> None:
        """Have hard crashes of any thread written down too."""
        with contextlib.suppress(OSError):
            self._watched = (self.folder / NAME).open("a", encoding="utf-8")
            faulthandler.enable(self._watched, all_threads=True)

    def write(self, error: BaseException) -> None:
        """Write an uncaught exception down with its trace."""
        self._written += 1
        if self._written > MOST_WRITTEN:
            return
        words = "".join(traceback.format_exception(error))
        head = f"{self._about}\n\n" if self._written == 1 else ""
        with contextlib.suppress(OSError), (self.folder / NAME).open("a", encoding="utf-8") as file:
            file.write(f"{head}{words}\n")

    def report(self) -> str:
        """What went wrong in this run, else in the run before; "" when nothing did."""
        here = _text(self.folder / NAME)
        if here or self.last is None:
            return here
        return _text(self.last)

    def close(self) -> None:
        """Nothing can crash any more; an empty file is left as none."""
        if self._watched is None:
            return
        faulthandler.disable()
        with contextlib.suppress(OSError):
            self._watched.close()
            if (self.folder / NAME).stat().st_size == 0:
                (self.folder / NAME).unlink()


def _put_aside(folder: Path) -> Path | None:
    """Make the last run's report ``crash-1.log``, older ones one number more."""
    left = folder / NAME
    if not left.is_file() or left.stat().st_size == 0:
        return None
    for number in range(KEPT, 1, -1):
        older = folder / f"crash-{number - 1}.log"
        if older.is_file():
            older.replace(folder / f"crash-{number}.log")
    return left.replace(folder / "crash-1.log")


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(0, size - LONGEST_REPORT))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""
