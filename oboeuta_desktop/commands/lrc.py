"""Answers one question: what does ``oboeuta lrc`` print about LRC files?

Imports neither Qt nor numpy: it starts at once and runs on machines without a screen.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.core.lrc import PROBLEMS, LrcFile, LrcLine, LrcWarning, parse_lrc
from oboeuta_desktop.core.lyrics_file import read_limited

_DESCRIPTION = "Read LRC lyrics files of any encoding and dialect and print what they say."
_EPILOG = """\
With --json, one object is printed for each file, each on one line:

  file        the name as given
  encoding    a Python codec that reads the file, or "binary"
  offset_ms   the file's own offset; positive means that lyrics come earlier
  tags        ID tags by lower-case name, values as written
  lines       objects with start_ms, end_ms, text (without time tags), words
              (start_ms, end_ms, text) and, where lines of a translation or a
              reading share the stamp, sub (a list of texts)
  warnings    objects with line (0: the whole file), problem, text, meaning

Times are as the file writes them: the offset is not applied. Stamps without
text are no lines: they end the line before them. Words of repeated lines are
moved along with their line.

A file that cannot be read at all gives {"file": ..., "error": ...}.
The exit status is 0 in every case but wrong arguments (2).
"""


def main(argv: Sequence[str]) -> int:
    """Run the command with the arguments ``argv`` (without its name); returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="oboeuta lrc",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="+", metavar="FILE", help="an LRC file, at most 8 MB")
    parser.add_argument("--json", action="store_true", help="print one JSON object for each file")
    arguments = parser.parse_args(argv)
    for name in arguments.files:
        _print_file(name, as_json=arguments.json)
    return 0


def _print_file(name: str, *, as_json: bool) -> None:
    try:
        lrc = parse_lrc(read_limited(Path(name)))
    except OboeutaError as error:
        _print(_as_json({"file": name, "error": str(error)}) if as_json else f"{name}: {error}")
        return
    _print(_as_json({"file": name, **_values(lrc)}) if as_json else _table(name, lrc))


def _print(text: str) -> None:
    """Print ``text`` even where the terminal cannot show all of its characters."""
    encoding = sys.stdout.encoding or "ascii"
    print(text.encode(encoding, "backslashreplace").decode(encoding))


def _as_json(values: Mapping[str, object]) -> str:
    """One line of JSON that means the same in any encoding of the output."""
    text = json.dumps(values, ensure_ascii=False)
    try:
        text.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return json.dumps(values)
    return text


def _values(lrc: LrcFile) -> dict[str, object]:
    return {
        "encoding": lrc.encoding,
        "offset_ms": lrc.offset_ms,
        "tags": dict(lrc.tags),
        "lines": [_line_values(line) for line in lrc.lines],
        "warnings": [_warning_values(warning) for warning in lrc.warnings],
    }


def _line_values(line: LrcLine) -> dict[str, object]:
    values: dict[str, object] = {
        "start_ms": line.start_ms,
        "end_ms": line.end_ms,
        "text": line.text,
        "words": [word._asdict() for word in line.words],
    }
    if line.subs:
        values["sub"] = list(line.subs)
    return values


def _warning_values(warning: LrcWarning) -> dict[str, object]:
    return {
        "line": warning.line_number,
        "problem": warning.problem,
        "text": warning.text,
        "meaning": PROBLEMS[warning.problem],
    }


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _table(name: str, lrc: LrcFile) -> str:
    """What a person wants to know: tags, one row for each line, warnings."""
    lines = _counted(len(lrc.lines), "line")
    rows = [f"{name}: {lrc.encoding}, {lines}{_offset_words(lrc.offset_ms)}"]
    rows += [f"  [{tag}] {value}" for tag, value in lrc.tags.items()]
    for line in lrc.lines:
        mark = f"{_counted(len(line.words), 'word'):>9}" if line.words else " " * 9
        rows.append(f"  {_clock(line.start_ms)} - {_clock(line.end_ms)}  {mark}  {line.text}")
        rows += [f"{'':34}{sub}" for sub in line.subs]
    for warning in lrc.warnings:
        where = f"line {warning.line_number}" if warning.line_number else "file"
        rows.append(f"  ! {where}: {PROBLEMS[warning.problem]}: {warning.text}".rstrip(": "))
    return "\n".join(rows)


def _offset_words(offset_ms: int) -> str:
    if not offset_ms:
        return ""
    return f", lyrics {abs(offset_ms) / 1000:g} s {'earlier' if offset_ms > 0 else 'later'}"


def _clock(time: int) -> str:
    return f"{time // 60_000:02}:{time // 1000 % 60:02}.{time % 1000:03}"
