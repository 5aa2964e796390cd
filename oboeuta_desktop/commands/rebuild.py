"""Answers one question: what does ``oboeuta rebuild`` do with the record of study?"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.core.study_rules import study_day
from oboeuta_desktop.places import user_folders
from oboeuta_desktop.state.merging import rebuild
from oboeuta_desktop.storage.study_store import StudyStore

_DESCRIPTION = """\
Recalculate from the log of all answers when each point is asked again. The log is not changed.
"""
_EPILOG = """\
The log is the truth and the schedule only follows from it, so this changes nothing unless the
schedule was damaged. The program may be open meanwhile: its answers come before or after.

The exit status is 0 when it is done, 1 when there is no record or it could not be written.
"""


def main(argv: Sequence[str], *, file: Path | None = None) -> int:
    """Run the command with the arguments ``argv`` (without its name); returns the exit status.

    ``file`` stands for this user's record of study.
    """
    arguments = _parser().parse_args(argv)
    path: Path = arguments.file or file or user_folders().study
    if not path.is_file():
        sys.stderr.write(f"{path}: there is no study record yet\n")
        return 1
    try:
        store = StudyStore(path, _today())
    except OboeutaError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    try:
        for problem in store.problems:
            sys.stderr.write(f"{problem}\n")
        rebuilt = rebuild(store)
    except OboeutaError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        store.close()
    told = f"corrected: {rebuilt.changed}" if rebuilt.changed else "all were as they should be"
    print(f"{path}: points: {rebuilt.cards}, from answers: {rebuilt.attempts}; {told}")
    return 1 if store.problems else 0


def _today() -> date:
    now = datetime.fromtimestamp(time.time(), UTC)
    offset = now.astimezone().utcoffset()
    return study_day(now, round(offset.total_seconds() / 60) if offset else 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="oboeuta rebuild",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--file", type=Path, metavar="FILE", help="another record than this user's own"
    )
    return parser
