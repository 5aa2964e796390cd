"""Answers one question: what does ``oboeuta self-test`` do?"""

from __future__ import annotations

import argparse
import faulthandler
import importlib
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from PySide6.QtCore import QCoreApplication, QEvent, qVersion
from PySide6.QtWidgets import QApplication

from oboeuta_desktop import __version__
from oboeuta_desktop.self_testing.check import Check, Outcome, Place, outcome_of
from oboeuta_desktop.storage.paths import bundled

_DESCRIPTION = """\
Try every part of the program on this computer: without a window, the network or your files.
"""
_EPILOG = """\
Sound is tried with silence. What is not part of this build or computer is "absent" and is not
counted. The last line is "N passed, M failed"; the exit status is 1 when something failed.

With --report the file holds the same as JSON, whatever happens: it is written anew before each
check, and a hard crash leaves its trace beside it, in FILE.crash.txt.
"""
_LONGEST_SECONDS = 180
"""After that a check hangs: the traces of all threads are written and the program ends."""


def main(argv: Sequence[str], checks: Sequence[Check] | None = None) -> int:
    """Run the command with the arguments ``argv`` (without its name); returns the exit status."""
    wishes = _parser().parse_args(argv)
    report: Path | None = wishes.report
    with ExitStack() as stack:
        if report is not None:
            report.parent.mkdir(parents=True, exist_ok=True)
        trace = _watched(report)
        stack.callback(_unwatch, trace, report)
        scratch = stack.enter_context(
            tempfile.TemporaryDirectory(prefix="oboeuta-", ignore_cleanup_errors=True)
        )
        os.environ["OBOEUTA_DATA"] = scratch
        outcomes = _outcomes(Path(scratch), checks, report)
    failed = sum(outcome.status == "failed" for outcome in outcomes)
    passed = sum(outcome.status == "passed" for outcome in outcomes)
    _say(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def as_json(outcomes: Sequence[Outcome], running: str) -> dict[str, Any]:
    """What is known so far; ``running`` is the check being run, "" when all have ended."""
    return {
        "program": f"oboeuta {__version__}",
        "python": platform.python_version(),
        "qt": qVersion(),
        "system": platform.platform(),
        "frozen": bool(getattr(sys, "frozen", False)),
        "running": running,
        "passed": sum(outcome.status == "passed" for outcome in outcomes),
        "failed": sum(outcome.status == "failed" for outcome in outcomes),
        "checks": [asdict(outcome) for outcome in outcomes],
    }


def _outcomes(
    scratch: Path, given: Sequence[Check] | None, report: Path | None
) -> tuple[Outcome, ...]:
    """Run the checks, telling of each."""
    outcomes: list[Outcome] = []
    _write(report, as_json(outcomes, "Qt starts"))
    application = QApplication.instance() or QApplication(sys.argv[:1])
    if isinstance(application, QApplication):
        application.setStyle("Fusion")
    # Not before Qt runs: a check that cannot even be imported is told like any other.
    checks: Sequence[Check] = (
        given or importlib.import_module("oboeuta_desktop.self_testing.checks").CHECKS
    )
    place = Place(bundled("resources"), bundled("songs"), scratch)
    for check in checks:
        _write(report, as_json(outcomes, check.name))
        outcome = outcome_of(check, place)
        outcomes.append(outcome)
        _say(f"{outcome.status:<7} {outcome.ms:>7.0f} ms  {outcome.name:<16} {outcome.found}")
        if outcome.trace:
            _say(outcome.trace)
    _write(report, as_json(outcomes, ""))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return tuple(outcomes)


def _write(report: Path | None, content: dict[str, Any]) -> None:
    """Replace the report as a whole: whoever reads it meanwhile sees the one before."""
    if report is None:
        return
    unfinished = report.with_name(f"{report.name}.new")
    unfinished.write_text(json.dumps(content, ensure_ascii=False, indent=2), encoding="utf-8")
    unfinished.replace(report)


def _watched(report: Path | None) -> IO[str] | None:
    """Have hard crashes and hangs written beside the report, else to the terminal."""
    trace = None
    if report is not None:
        trace = _trace_file(report).open("w", encoding="utf-8")
    file = trace or sys.stderr
    if _is_open_file(file):
        faulthandler.enable(file)
        faulthandler.dump_traceback_later(_LONGEST_SECONDS, exit=True, file=file)
    return trace


def _is_open_file(file: IO[str] | None) -> bool:
    """Not so the terminal of a windowed program on Windows, or one that somebody replaced."""
    try:
        return file is not None and file.fileno() >= 0
    except (OSError, ValueError):
        return False


def _unwatch(trace: IO[str] | None, report: Path | None) -> None:
    faulthandler.cancel_dump_traceback_later()
    faulthandler.disable()
    if trace is not None and report is not None:
        trace.close()
        _trace_file(report).unlink(missing_ok=True)


def _trace_file(report: Path) -> Path:
    return report.with_name(f"{report.name}.crash.txt")


def _say(line: str) -> None:
    """Print to a terminal that may know no Japanese, or that is not there."""
    if sys.stdout is None:
        return
    encoding = sys.stdout.encoding or "utf-8"
    print(line.encode(encoding, "replace").decode(encoding), flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="oboeuta self-test",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--report", type=Path, metavar="FILE", help="write the outcome as JSON to FILE"
    )
    return parser
