"""Answers one question: what does ``oboeuta soak`` do?"""

from __future__ import annotations

import argparse
import faulthandler
import gc
import json
import signal
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QDir, QEvent, QTimer
from PySide6.QtWidgets import QApplication

from oboeuta_desktop import __version__
from oboeuta_desktop.heap import keep_small
from oboeuta_desktop.opening import SPEAK_ANEW, Opening
from oboeuta_desktop.options import Options
from oboeuta_desktop.program import Program
from oboeuta_desktop.soaking.changing_device import ChangingDevice
from oboeuta_desktop.soaking.soak import Sample, Soak
from oboeuta_desktop.soaking.verdict import table, verdicts
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.storage.crash_file import CrashFile
from oboeuta_desktop.storage.paths import UserFolders, bundled
from oboeuta_desktop.ui.lyrics_accessible import LyricsAccessibility
from oboeuta_desktop.ui.theme import load_fonts

_DESCRIPTION = """\
Use the program for a long time as a restless learner would, and tell whether it grows.
"""
_EPILOG = """\
It runs without a window unless QT_QPA_PLATFORM names a screen, with a temporary folder instead of
your files, and is heard where there is a sound device. Every 10 s it counts memory, open files,
threads, widgets and objects, gaps in the sound, and the longest time the window did not respond.

The slope is Theil and Sen's after a warm-up; a figure "GROWS" when even the lower end of its
95 % interval is above what a day would bear. Ctrl+C ends early. The exit status is 1 when
something grows or broke.
"""
_OPTIONS = Options(size=(1366, 768))
_SIGNALS_MS = 200


def main(argv: Sequence[str]) -> int:
    """Run the command with the arguments ``argv`` (without its name); returns the exit status."""
    wishes = _parser().parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="oboeuta-", ignore_cleanup_errors=True) as scratch:
        soak = _run(Path(scratch), wishes)
    found = verdicts(soak.samples)
    _say(table(found, soak.samples, soak.errors))
    return 1 if soak.errors or any(each.grows for each in found) else 0


def _run(scratch: Path, wishes: argparse.Namespace) -> Soak:
    """The program from its start to its end."""
    if sys.stderr is not None:
        faulthandler.enable()
    gc.disable()
    keep_small()
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    load_fonts([str(path) for path in sorted(bundled("resources", "fonts").glob("*.ttf"))])
    accessibility = LyricsAccessibility()
    accessibility.install()
    folders = UserFolders(scratch / "settings", scratch / "data", scratch / "cache")
    crash_file = CrashFile(folders.logs, "soak")
    soak = _new_soak(wishes)
    try:
        while _shown(application, Opening(application, folders, _OPTIONS, crash_file), soak):
            pass  # another language was chosen: everything is built anew, as in ``app``
    finally:
        sys.excepthook = sys.__excepthook__
    return soak


def _new_soak(wishes: argparse.Namespace) -> Soak:
    """What will act, once there is a program."""

    def tell(sample: Sample) -> None:
        _tell(soak, sample, wishes)

    def stop(_number: int, _frame: object) -> None:
        QCoreApplication.quit()

    soak = Soak(
        seed=wishes.seed, seconds=wishes.minutes * 60.0, tell=tell, end=QCoreApplication.quit
    )
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    alive = QTimer(soak)  # lets Python look for signals
    alive.start(_SIGNALS_MS)
    return soak


def _shown(application: QApplication, opening: Opening, soak: Soak) -> bool:
    """Build the window, use it, take it down; whether it is to be built anew."""
    opening.show()
    program = Program(opening, Transport(make_device=ChangingDevice))
    try:
        program.start()
        soak.use(program)
        code = application.exec()
    finally:
        for window in QApplication.topLevelWidgets():
            if window is not opening.window:
                window.close()
        soak.rest()
        program.close()
        opening.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return code == SPEAK_ANEW


def _tell(soak: Soak, sample: Sample, wishes: argparse.Namespace) -> None:
    figures = sample.figures
    if len(soak.samples) == 1:
        _say(f"{'min':>6}{'gaps':>6}{'block ms':>10}" + "".join(f"{name:>16}" for name in figures))
    _say(
        f"{sample.seconds / 60:>6.1f}{sample.gaps:>6}{sample.block_ms:>10.0f}"
        + "".join(f"{value:>16,.0f}" for value in figures.values())
    )
    if wishes.json is not None:
        _write(wishes.json, soak, wishes)


def _write(path: Path, soak: Soak, wishes: argparse.Namespace) -> None:
    """Everything so far: a run that is cut off leaves its figures."""
    content: dict[str, Any] = {
        "program": f"oboeuta {__version__}",
        "seed": wishes.seed,
        "minutes": wishes.minutes,
        "platform": QApplication.platformName(),
        "verdicts": [asdict(each) for each in verdicts(soak.samples)],
        **soak.as_json(),
    }
    unfinished = path.with_name(f"{path.name}.new")
    unfinished.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    unfinished.replace(path)


def _say(line: str) -> None:
    if sys.stdout is not None:
        print(line, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="oboeuta soak",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--minutes", type=float, default=10.0, metavar="M", help="default: 10")
    parser.add_argument(
        "--seed", type=int, default=1, metavar="N", help="which actions, in which order; default: 1"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures to FILE")
    return parser
