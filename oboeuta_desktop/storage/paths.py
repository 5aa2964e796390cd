"""Answers one question: where do bundled files and the user's files live?"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path


def is_frozen() -> bool:
    """Whether this is a packaged program, with a Python of its own."""
    return hasattr(sys, "_MEIPASS")


def bundled(*parts: str) -> Path:
    """A file that ships with the program, below ``resources`` or ``songs``.

    In a checkout those folders stand beside the package, in a wheel inside it, in a frozen build in
    the bundle's own folder.
    """
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    roots = [Path(frozen)] if frozen else [package, package.parent]
    for root in roots:
        if (root / parts[0]).is_dir():
            return root.joinpath(*parts)
    return roots[-1].joinpath(*parts)


@dataclass(frozen=True, slots=True)
class UserFolders:
    """The folders this user's files go to; made by whoever first writes there."""

    settings: Path
    data: Path
    cache: Path

    @property
    def songs(self) -> Path:
        """Where the learner's own songs are looked for."""
        return self.data / "songs"

    @property
    def study(self) -> Path:
        """The record of study."""
        return self.data / "study.db"

    @property
    def logs(self) -> Path:
        """Where the rotating log and the crash file are."""
        return self.data / "logs"
