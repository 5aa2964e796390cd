"""Answers one question: what is written down when something goes wrong?"""

from __future__ import annotations

import faulthandler
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_log(folder: Path) -> TextIO | None:
    """Log to a rotating file in ``folder`` (512 KB x 4) and hard crashes to ``crash.log`` beside
    it.

    Returns the crash file, which must be kept open; None when the folder cannot be written, in
    which case the log goes nowhere and the program runs on.
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        rotating = RotatingFileHandler(
            folder / "oboeuta.log", maxBytes=512_000, backupCount=3, encoding="utf-8", delay=True
        )
        crash = (folder / "crash.log").open("a", encoding="utf-8")
    except OSError:
        root.addHandler(logging.NullHandler())
        return None
    rotating.setFormatter(logging.Formatter(_FORMAT))
    root.addHandler(rotating)
    faulthandler.enable(crash, all_threads=True)
    return crash
