"""Answers one question: what is written down when something goes wrong?"""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_log(folder: Path) -> bool:
    """Log to a rotating file in ``folder`` (512 KB x 4), instead of the one begun before.

    Whether that works: when the folder cannot be written the log goes nowhere and the program
    runs on.
    """
    root = logging.getLogger()
    logging.raiseExceptions = False  # a full disk must not fill the terminal as well
    root.setLevel(logging.INFO)
    for old in [each for each in root.handlers if isinstance(each, RotatingFileHandler)]:
        root.removeHandler(old)  # the window is built anew when another language is chosen
        old.close()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        rotating = RotatingFileHandler(
            folder / "oboeuta.log", maxBytes=512_000, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        root.addHandler(logging.NullHandler())
        return False
    rotating.setFormatter(logging.Formatter(_FORMAT))
    root.addHandler(rotating)
    return True
