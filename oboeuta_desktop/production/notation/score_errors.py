"""Answers one question: what can be wrong with a score, and how is that said in plain English?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from oboeuta_desktop.core.errors import OboeutaError

PROBLEMS: Mapping[str, str] = {
    # the file
    "too large": "{found} bytes, at most {expected}",
    "encoding": "not UTF-8: {found}",
    "tab": "a tab; write spaces",
    "control": "a sign that cannot be seen, {found}; delete it",
    "row": "{found!r} is none of {expected}",
    "duplicate": "{found} is here for the second time; the first is on line {expected}",
    "missing": "{expected} is missing",
    "value": "{found!r} is not allowed; allowed: {expected}",
    "unknown key": "unknown key {found!r}; known: {expected}",
    # sections
    "section": "{found!r} is not a section; write {expected}",
    "kind": "{found!r} is not a kind of section; known: {expected}",
    "no such section": "no section {found!r} above; sections above: {expected}",
    "repeated section": "{found!r} is already on line {expected}; write again, or another number",
    "rows of again": "a section played again has no lines of its own; found {found!r}",
    "outside": "{found!r} stands before the first section",
    "no notes": "L without N: this line of lyrics has no notes",
    "no lyrics": "{found} without L: there are no lyrics for it",
    "second row": "another {found} under the C: of line {expected}; write a C: above it",
    "no chords": "{found} without C: no chords above this line",
    "empty": "nothing in section {found!r}; it needs chords (C:)",
    "too many bars": "more than {expected} bars",
    "too many lines": "more than {expected} lines of lyrics, repeats included",
    "too many words": "{found} words in a line, at most {expected}",
    # chords and notes
    "chord": "{found!r} is not a chord; write one like {expected}",
    "parts": "{found!r}: a bar has 1, 2 or 4 chords",
    "note": "{found!r} is not a note; write one like {expected}",
    "tie": "~ has no note before it to prolong",
    "bar length": "units: {found}, expected: {expected}",
    "bars": "bars of notes: {found}, bars of chords: {expected}",
    "range": "{found} is outside the range {expected}",
    "morae": "morae: {expected}, notes: {found}; left: {left}",
    "notes": "morae: {expected}, notes: {found}; notes left: {left}",
    "too fast": "too fast: {found} morae per second, at most {expected}",
    # readings
    "reading": "{found!r} has no reading; write {expected}",
    "open reading": "the reading of {found!r} is still open; write kana for ??",
    "braces": "{found!r}: write {{text|furigana}} or {{text|furigana/sung}}",
    "space": "a space inside braces: {found!r}; give each word braces of its own",
    "kana": "{found!r} is not kana; a reading holds kana only",
    "mora": "{found!r} is not a mora that can be sung",
    "start": "{found!r} cannot begin {expected}; it needs a kana before it",
    "glue": "_ needs a mora on both sides, both in the same braces or both outside: {found!r}",
    "sung": "morae in {left}: {expected}, sung: {found}",
    "silent": "{found!r} has nothing to sing",
    "sign": "{found!r} cannot stand in lyrics; {expected}",
}
"""What each problem means; the braces are facts of a ``FaultError``."""


class FaultError(OboeutaError):
    """Something wrong in a piece of a score, before it is known which line the piece is.

    Attributes:
        problem: a key of ``PROBLEMS``.
        expected: what would be right, or how much.
        found: the offending text, or how much.
        left: what nothing is left for, where there is such a thing.
        bar: 1-based bar of the line, or 0.
    """

    def __init__(
        self, problem: str, *, expected: str = "", found: str = "", left: str = "", bar: int = 0
    ) -> None:
        super().__init__(
            PROBLEMS[problem].format(expected=expected, found=shortened(found), left=left)
        )
        self.problem = problem
        self.expected = expected
        self.found = found
        self.left = left
        self.bar = bar


class ScoreError(OboeutaError):
    """A score that cannot be sung as it is written.

    ``str()`` is a whole sentence: file, line, bar and what is wrong there.

    Attributes:
        path: the file.
        line_number: 1-based line, or 0 when the whole file is meant.
        bar: 1-based bar of the song, or 0 when none is meant.
        bar_of_line: 1-based bar of that line, or 0.
        problem: a key of ``PROBLEMS``.
        expected: what would be right, or how much.
        found: the offending text, or how much.
        left: what nothing is left for: morae without notes, or notes without morae.
    """

    def __init__(self, path: Path, line_number: int, fault: FaultError, *, bar: int = 0) -> None:
        line = f":{line_number}" if line_number else ""
        place = f" bar {bar}:" if bar else ""
        if bar and fault.bar:
            place = f" bar {bar} ({fault.bar} of this line):"
        super().__init__(f"{path.name}{line}:{place} {fault}")
        self.path = path
        self.line_number = line_number
        self.bar = bar
        self.bar_of_line = fault.bar
        self.problem = fault.problem
        self.expected = fault.expected
        self.found = fault.found
        self.left = fault.left


_SHOWN = 60  # characters of an offending text that a sentence repeats


def shortened(text: str) -> str:
    """``text``, cut where it is too long for a sentence."""
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
