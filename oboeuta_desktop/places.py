"""Answers one question: which folders of this computer are the program's own for this user?"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths

from oboeuta_desktop.storage.paths import UserFolders

_NAME = "oboeuta"


def user_folders() -> UserFolders:
    """Where this user's files go; all below OBOEUTA_DATA when that is set (tests, portable use)."""
    override = os.environ.get("OBOEUTA_DATA")
    if override:
        root = Path(override)
        return UserFolders(root / "settings", root / "data", root / "cache")
    # The folders bear this name; an organisation besides would double it.
    QCoreApplication.setApplicationName(_NAME)
    place = QStandardPaths.StandardLocation
    return UserFolders(
        Path(QStandardPaths.writableLocation(place.AppConfigLocation)),
        Path(QStandardPaths.writableLocation(place.AppLocalDataLocation)),
        Path(QStandardPaths.writableLocation(place.CacheLocation)),
    )
