"""Opens the program as the command line does, for somebody who has been welcomed.

Without a claim on the folder, and without watching for crashes.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from oboeuta_desktop.opening import Opening
from oboeuta_desktop.options import parse_options
from oboeuta_desktop.places import user_folders
from oboeuta_desktop.storage.crash_file import CrashFile


def opened(application: QApplication, words: Sequence[str]) -> Opening:
    folders = user_folders()
    options = parse_options(["--language", "ja", *words])
    opening = Opening(application, folders, options, CrashFile(folders.logs, "tests"))
    opening.preferences.change(welcomed=True)
    return opening
