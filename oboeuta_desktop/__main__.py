"""Answers one question: which part of the program does ``oboeuta …`` start?"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from collections.abc import Sequence

from oboeuta_desktop import preflight
from oboeuta_desktop.options import parse_options

# Imported when asked for: a sub-command that needs no window must not load Qt.
_COMMANDS = {
    "lrc": "oboeuta_desktop.commands.lrc",
    "check": "oboeuta_desktop.commands.check",
    "make": "oboeuta_desktop.commands.make",
    "sheet": "oboeuta_desktop.commands.sheet",
    "pack": "oboeuta_desktop.commands.pack",
    "rebuild": "oboeuta_desktop.commands.rebuild",
    "bench": "oboeuta_desktop.commands.bench",
    "self-test": "oboeuta_desktop.commands.self_test",
    "soak": "oboeuta_desktop.commands.soak",
}
_APP = "oboeuta_desktop.app"
_ON_PAPER = ("sheet", "self-test")
"""Sub-commands that draw without a screen."""
_ON_ANY_SCREEN = ("soak",)
"""Sub-commands that open windows, on no screen unless one is named."""
_NO_SCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_HASH_SEED": "0"}
"""For these, Qt neither looks for a screen nor lets chance order what it writes."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a sub-command or the app; returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if "--multiprocessing-fork" in words:  # a worker of the frozen program, see freeze_support
        importlib.import_module("multiprocessing").freeze_support()
    if words and words[0] in _ON_PAPER:
        preflight.stop_if_unfit(words)
        os.environ.update(_NO_SCREEN)
    if words and words[0] in _ON_ANY_SCREEN:
        os.environ.setdefault("QT_QPA_PLATFORM", _NO_SCREEN["QT_QPA_PLATFORM"])
        preflight.stop_if_unfit(words)
    if words and words[0] in _COMMANDS:
        return int(importlib.import_module(_COMMANDS[words[0]]).main(words[1:]))
    options = parse_options(words)
    preflight.stop_if_unfit(words)
    gc.disable()  # nothing that start-up makes is garbage; later see collecting.py
    return int(importlib.import_module(_APP).run(options))


if __name__ == "__main__":
    sys.exit(main())
