"""Answers one question: how does a finished song get into its folder whole, or not at all?"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Generator
from pathlib import Path

from oboeuta_desktop.core.errors import FileUnwritableError


@contextlib.contextmanager
def published(folder: Path) -> Generator[Path]:
    """A workshop folder that takes the place of ``folder`` when the block ends without an error.

    What ``folder`` holds already (lessons, a README, the score) is copied into the workshop first,
    so the block writes what changes and the rest stays. Until the exchange nothing in ``folder`` is
    touched; the exchange itself is two renames within one file system, and if the second one fails
    the first is taken back.

    Raises:
        FileUnwritableError: if the workshop cannot be made or the exchange fails, as on a full disk
            or while another program holds a file of the folder open.
    """
    folder = folder.absolute()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        workshop = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise FileUnwritableError(folder, error.strerror or str(error)) from error
    try:
        fresh = workshop / "new"
        try:
            if folder.exists():
                shutil.copytree(folder, fresh)
            else:
                fresh.mkdir()
            yield fresh
            _exchange(folder, fresh, workshop / "old")
        except OSError as error:
            raise FileUnwritableError(folder, error.strerror or str(error)) from error
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _exchange(folder: Path, fresh: Path, old: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
        return
    folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        old.rename(folder)
        raise
