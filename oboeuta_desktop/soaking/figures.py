"""Answers one question: how much of this computer does the program hold right now?"""

from __future__ import annotations

import gc
import importlib
import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

_OWN = Path("/proc/self")
_FOLDERS_OF_FILES = (_OWN / "fd", Path("/dev/fd"))


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted; a figure that this system does not tell is 0.

    Attributes:
        rss_mb: resident memory in megabytes (on macOS the highest so far).
        handles: open files and sockets.
        threads: of the operating system where it tells, else of Python.
        widgets: living widgets.
        objects: living QObjects below all windows, widgets among them.
        python_objects: objects that Python's collector knows.
    """

    rss_mb: float
    handles: int
    threads: int
    widgets: int
    objects: int
    python_objects: int


def figures_now() -> Figures:
    """Count."""
    return Figures(
        rss_mb=round(_resident() / 1e6, 2),
        handles=_handles(),
        threads=_threads(),
        widgets=len(QApplication.allWidgets()),
        objects=_objects(),
        python_objects=len(gc.get_objects()) + gc.get_freeze_count(),
    )


def _objects() -> int:
    roots: list[QWidget] = QApplication.topLevelWidgets()
    return sum(1 + len(root.findChildren(QObject)) for root in roots if root.parent() is None)


def _resident() -> int:
    """Bytes."""
    statm = _OWN / "statm"
    if statm.is_file():
        return int(statm.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "win32":
        return 0
    resource = importlib.import_module("resource")  # there is none on Windows
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _handles() -> int:
    for folder in _FOLDERS_OF_FILES:
        if folder.is_dir():
            return len(os.listdir(folder))  # noqa: PTH208 - the same folder as it is while listing
    return 0


def _threads() -> int:
    tasks = _OWN / "task"
    return len(list(tasks.iterdir())) if tasks.is_dir() else threading.active_count()
