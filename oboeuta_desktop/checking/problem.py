"""Answers one question: what is wrong, where does it stand, and what puts it right?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from oboeuta_desktop.core.errors import (
    CurriculumFormatError,
    FileMissingError,
    FileTooLargeError,
    FileUnreadableError,
    LyricsUnusableError,
    OboeutaError,
    SongFormatError,
)
from oboeuta_desktop.core.lrc import PROBLEMS as LRC_PROBLEMS
from oboeuta_desktop.core.lrc_values import UNREADABLE_STAMP
from oboeuta_desktop.core.song_toml import SongWarning
from oboeuta_desktop.production.notation.score_errors import ScoreError


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps a song from being fit to ship.

    Attributes:
        path: the file or folder it stands in.
        line_number: 1-based, or 0 when the whole file is meant.
        wrong: what is wrong, in English.
        remedy: what puts it right.
    """

    path: Path
    line_number: int
    wrong: str
    remedy: str


_KEY_PROBLEMS = {
    "syntax": ("this is no TOML: {found}", "write {expected}"),
    "missing": ("{key} is missing", "add {expected}"),
    "type": ("{key} has the wrong type: {found}", "write {expected}"),
    "value": ("{key} cannot be {found}", "write {expected}"),
    "no such line": ("no line is sung as {found!r}", "write it as it is sung: {expected}"),
    "no such keyword": ("{found!r} is not in the line {expected!r}", "write it as in the line"),
    "unknown key": ("nobody reads the key {key}", "one of {expected}"),
    "duplicate": ("{found!r} is here for the second time", "delete one"),
    "outside the folder": ("{found} lies outside the folder", "name a file in the folder"),
}
_LYRICS_PROBLEMS = {
    "empty": "there are no lyrics in it",
    "binary": "it is no text",
    "no stamps": "no line has a time",
}

_LRC_REMEDIES = {UNREADABLE_STAMP: "write it in digits, like [00:12.00]"}


def from_error(error: OboeutaError, folder: Path) -> Problem:
    """What an error met while reading ``folder`` says to whoever writes songs."""
    of_kind = _BY_KIND.get(type(error))
    return of_kind(error) if of_kind else Problem(folder, 0, str(error), "correct it")


def from_warning(warning: SongWarning) -> Problem:
    """A warning of the readers: a song that ships gives none."""
    if warning.problem in _KEY_PROBLEMS:
        return _of_key(warning)
    words = LRC_PROBLEMS.get(warning.problem, warning.problem)
    found = f": {warning.found}" if warning.found else ""
    remedy = _LRC_REMEDIES.get(warning.problem, "correct the line")
    return Problem(warning.path, warning.line_number, f"{words}{found}", remedy)


def _of_key(fault: SongFormatError | SongWarning) -> Problem:
    wrong, remedy = (
        words.format(key=fault.key, expected=fault.expected or "…", found=fault.found or "nothing")
        for words in _KEY_PROBLEMS[fault.problem]
    )
    return Problem(fault.path, fault.line_number, wrong, remedy)


def _missing(error: FileMissingError) -> Problem:
    return Problem(error.named_in or error.path, 0, f"{error.path.name} is missing", "put it there")


def _too_large(error: FileTooLargeError) -> Problem:
    return Problem(error.path, 0, f"{error.size} bytes", f"at most {error.limit}")


def _unreadable(error: FileUnreadableError) -> Problem:
    return Problem(error.path, 0, f"cannot be read ({error.reason})", "check its permissions")


def _lyrics(error: LyricsUnusableError) -> Problem:
    words = _LYRICS_PROBLEMS[error.problem]
    return Problem(error.path, 0, words, "write lines such as [00:12.00]あ")


def _curriculum(error: CurriculumFormatError) -> Problem:
    place = f"{error.place}: " if error.place else ""
    wrong = f"{place}found {error.found or 'nothing'}"
    return Problem(error.path, error.line_number, wrong, f"write {error.expected}")


def _score(error: ScoreError) -> Problem:
    # The sentence begins with file and line, which every problem has in front anyway.
    words = str(error).removeprefix(error.path.name).lstrip(":0123456789 ")
    return Problem(error.path, error.line_number, words, "correct the score")


_BY_KIND: dict[type[OboeutaError], Callable[[Any], Problem]] = {
    SongFormatError: _of_key,
    FileMissingError: _missing,
    FileTooLargeError: _too_large,
    FileUnreadableError: _unreadable,
    LyricsUnusableError: _lyrics,
    CurriculumFormatError: _curriculum,
    ScoreError: _score,
}
