"""Answers one question: how do answers become a table that a spreadsheet opens and never computes?

UTF-8 with a byte order mark, without which Excel takes Japanese for something else. A cell that a
spreadsheet would compute is led by an apostrophe: an answer such as ``=1+1`` stays a text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from oboeuta_desktop.core.attempt import FIELDS, Attempt
from oboeuta_desktop.exchange.whole_file import whole_file

FILE_NAME = "attempts.csv"
"""What the file is usually called."""

_COMPUTED = tuple("=+-@\t\r\n＝＋－＠")
"""First characters of a formula. Where Japanese is spoken the full-width ones count as well, and
some programs skip a tab or a line break before them."""


def write_attempts_csv(path: Path, attempts: Iterable[Attempt]) -> int:
    """Write a row for each attempt below the names of ``core.attempt.FIELDS``; returns how many.

    Attempts are taken one by one, however many there are. Yes is 1, no is 0, nothing is an empty
    cell.

    Raises:
        FileUnwritableError: the file cannot be written; what was there before is still there.
    """
    count = 0
    with whole_file(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(FIELDS)
        for attempt in attempts:
            table.writerow([_cell(attempt, name) for name in FIELDS])
            count += 1
        text.detach()  # the file below is not this one's to close
    return count


def _cell(attempt: Attempt, name: str) -> str:
    value = getattr(attempt, name)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if name == "at_utc":
        return attempt.at_utc.isoformat(timespec="milliseconds")
    return guarded(str(value))


def guarded(text: str) -> str:
    """``text`` as a cell that no spreadsheet computes."""
    return f"'{text}" if text.startswith(_COMPUTED) else text
