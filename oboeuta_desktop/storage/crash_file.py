"""Answers one question: where does a crash that Python cannot catch leave its trace?"""

from __future__ import annotations

import faulthandler
from pathlib import Path
from typing import TextIO


def open_crash_file(folder: Path) -> TextIO | None:
    """Have hard crashes of any thread written to ``crash.log`` in ``folder``.

    Returns the file, which must be kept open; None when the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        crash = (folder / "crash.log").open("a", encoding="utf-8")
    except OSError:
        return None
    faulthandler.enable(crash, all_threads=True)
    return crash
