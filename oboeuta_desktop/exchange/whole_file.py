"""Answers one question: how does a file appear whole or not at all?"""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from oboeuta_desktop.core.errors import FileUnwritableError


@contextmanager
def whole_file(path: Path) -> Generator[BinaryIO]:
    """A file to write that takes the name ``path`` when all of it is on the disk.

    If anything goes wrong before that, what was there stays as it was and nothing else is left.

    Raises:
        FileUnwritableError: the folder is missing or may not be written, or the disk is full.
    """
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with unfinished.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise FileUnwritableError(path, error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            unfinished.unlink()
