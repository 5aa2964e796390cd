"""Answers one question: what does a TOML file of a song say, and on which line is it wrong?"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PureWindowsPath
from typing import cast

from oboeuta_desktop.core.errors import (
    FileMissingError,
    FileTooLargeError,
    FileUnreadableError,
    SongFormatError,
)
from oboeuta_desktop.core.toml_lines import KeyPath, key_lines

TOML_LIMIT = 1_000_000
"""Bytes; a song file above this is not read."""

_SHOWN = 60  # characters of the offending text that are kept
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_NEVER = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class SongWarning:
    """Something wrong in a song's files that does not stop the song from being played.

    ``problem`` is one of ``SongFormatError.PROBLEMS``, "unknown key", "no such keyword", or a code
    of the lyrics reader. ``line_number`` is 1-based, 0 when unknown; ``key`` is dotted, or "".
    """

    path: Path
    line_number: int
    key: str
    problem: str
    expected: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class TomlTable:
    """One table of a TOML file that knows where its keys stand.

    Every reading method checks the type; all of them raise ``SongFormatError`` with the file, the
    line and the dotted key.
    """

    path: Path
    values: Mapping[str, object]
    where: KeyPath
    find_lines: Callable[[], Mapping[KeyPath, int]]  # asked only when something is wrong

    def line_of(self, *keys: str | int) -> int:
        """The line of a key of this table, or of the nearest thing around it that has a line."""
        lines = self.find_lines()
        place: KeyPath = (*self.where, *keys)
        while place and place not in lines:
            place = place[:-1]
        return lines.get(place, 1)

    def error(
        self, *keys: str | int, problem: str, expected: str = "", found: object = ""
    ) -> SongFormatError:
        """The error that says what is wrong with a key of this table."""
        return SongFormatError(
            self.path,
            self.line_of(*keys),
            key=dotted((*self.where, *keys)),
            problem=problem,
            expected=expected,
            found=shown(found),
        )

    def warning(
        self, *keys: str | int, problem: str, expected: str = "", found: object = ""
    ) -> SongWarning:
        """The same facts as ``error``, for what does not stop the song."""
        return SongWarning(
            self.path,
            self.line_of(*keys),
            dotted((*self.where, *keys)),
            problem,
            expected,
            shown(found),
        )

    def text(self, key: str, *, fallback: str | None = None, limit: int = 200) -> str:
        """A text without space around it, ``limit`` characters at most; needed if no fallback."""
        if key not in self.values and fallback is not None:
            return fallback
        found = self._needed(key, '"…"')
        if not isinstance(found, str):
            raise self.error(key, problem="type", expected=f'{key} = "…"', found=found)
        stripped = found.strip()
        if len(stripped) > limit:
            raise self.error(key, problem="value", expected=f"≤ {limit}", found=len(stripped))
        if not stripped and fallback is None:
            raise self.error(key, problem="value", expected=f'{key} = "…"', found=found)
        return stripped

    def number(self, key: str, *, low: float, high: float) -> float | None:
        """A finite number from ``low`` to ``high``, or None when the key is not there."""
        if key not in self.values:
            return None
        found = self.values[key]
        if isinstance(found, bool) or not isinstance(found, (int, float)):
            raise self.error(
                key, problem="type", expected=f"{key} = {low:g} … {high:g}", found=found
            )
        if not low <= found <= high:  # false for "nan" too
            raise self.error(key, problem="value", expected=f"{low:g} … {high:g}", found=found)
        return float(found)

    def numbers(self, key: str, count: int) -> tuple[float, ...] | None:
        """A list of exactly ``count`` finite numbers, or None when the key is not there."""
        if key not in self.values:
            return None
        expected = f"{key} = [{', '.join(['0.0'] * count)}]"
        numbers: list[float] = []
        for position, found in enumerate(self._list(key, expected, count)):
            if isinstance(found, bool) or not isinstance(found, (int, float)):
                raise self.error(key, position, problem="type", expected=expected, found=found)
            if not math.isfinite(found) or abs(found) > 1e9:
                raise self.error(key, position, problem="value", expected=expected, found=found)
            numbers.append(float(found))
        if len(numbers) != count:
            raise self.error(key, problem="value", expected=expected, found=self.values[key])
        return tuple(numbers)

    def texts(self, key: str, *, limit: int) -> tuple[str, ...]:
        """A list of at most ``limit`` non-empty texts; empty when the key is not there."""
        if key not in self.values:
            return ()
        expected = f'{key} = ["…"]'
        texts: list[str] = []
        for position, found in enumerate(self._list(key, expected, limit)):
            if not isinstance(found, str):
                raise self.error(key, position, problem="type", expected=expected, found=found)
            if not found.strip() or len(found) > 200:
                raise self.error(key, position, problem="value", expected=expected, found=found)
            texts.append(found.strip())
        return tuple(texts)

    def table(self, key: str) -> TomlTable:
        """The table below ``key``; an empty one when the key is not there."""
        found = self.values.get(key, {})
        if not isinstance(found, dict):
            raise self.error(key, problem="type", expected=f"[{key}]", found=found)
        return self._below(key, values=cast("dict[str, object]", found))

    def tables(self, key: str, *, limit: int) -> tuple[TomlTable, ...]:
        """The list of tables below ``key``; empty when the key is not there."""
        if key not in self.values:
            return ()
        expected = f"[[{dotted((*self.where, key))}]]"
        tables: list[TomlTable] = []
        for position, found in enumerate(self._list(key, expected, limit)):
            if not isinstance(found, dict):
                raise self.error(key, position, problem="type", expected=expected, found=found)
            tables.append(self._below(key, position, values=cast("dict[str, object]", found)))
        return tuple(tables)

    def unknown_keys(self, known: Iterable[str]) -> tuple[SongWarning, ...]:
        """A warning for each key that is not known here: a slip of the pen is not swallowed."""
        names = tuple(known)
        return tuple(
            self.warning(key, problem="unknown key", expected=", ".join(names), found=key)
            for key in self.values
            if key not in names
        )

    def file(self, key: str, name: str, folder: Path) -> Path:
        """The file ``name`` inside the song's folder, there and readable as a file.

        Raises:
            SongFormatError: the name leads outside the folder, also by way of a symbolic link.
            FileMissingError: there is no such file.
        """
        as_windows = PureWindowsPath(name)  # understands both kinds of slash and drive letters
        outside = self.error(key, problem="outside the folder", expected=f'{key} = "…"', found=name)
        if as_windows.drive or as_windows.root or ".." in as_windows.parts or _NEVER.search(name):
            raise outside
        path = folder / name
        try:
            inside = path.resolve().is_relative_to(folder.resolve())
            there = path.is_file()
        except (OSError, RuntimeError) as error:  # a ring of links, a forbidden folder
            raise FileUnreadableError(path, str(error)) from error
        if not inside:
            raise outside
        if not there:
            raise FileMissingError(path, self.path)
        return path

    def _needed(self, key: str, example: str) -> object:
        if key not in self.values:
            raise self.error(key, problem="missing", expected=f"{key} = {example}")
        return self.values[key]

    def _list(self, key: str, expected: str, limit: int) -> list[object]:
        found = self.values[key]
        if not isinstance(found, list):
            raise self.error(key, problem="type", expected=expected, found=found)
        elements = cast("list[object]", found)
        if len(elements) > limit:
            raise self.error(key, problem="value", expected=f"≤ {limit}", found=len(elements))
        return elements

    def _below(self, *keys: str | int, values: Mapping[str, object]) -> TomlTable:
        return TomlTable(self.path, values, (*self.where, *keys), self.find_lines)


def read_toml(path: Path) -> TomlTable:
    """The whole file as a table.

    Raises:
        FileMissingError, FileUnreadableError, FileTooLargeError: the file itself.
        SongFormatError: not UTF-8 or not TOML ("syntax"), with the line.
    """
    text = _decoded(path, read_bounded(path, TOML_LIMIT)).replace("\r\n", "\n")
    try:
        values = tomllib.loads(text)
        return TomlTable(path, values, (), cache(lambda: key_lines(text)))
    except RecursionError as error:
        raise SongFormatError(
            path, 0, key="", problem="syntax", expected="TOML", found="[[[…"
        ) from error
    except ValueError as error:  # also raised, without a place, for a number of thousands of digits
        raise _syntax_error(path, text, str(error)) from error


def read_bounded(path: Path, limit: int) -> bytes:
    """The bytes of a file.

    Raises:
        FileMissingError: nothing is there.
        FileUnreadableError: it is a folder, a pipe, or the system refuses.
        FileTooLargeError: it has more than ``limit`` bytes.
    """
    try:
        # A pipe would be waited for without end; only a real file is opened.
        if not path.is_file():
            if not path.exists():
                raise FileMissingError(path)
            raise FileUnreadableError(path, "not a file")
        with path.open("rb") as file:
            content = file.read(limit + 1)
        if len(content) > limit:
            raise FileTooLargeError(path, path.stat().st_size, limit)
    except OSError as error:
        raise FileUnreadableError(path, error.strerror or str(error)) from error
    return content


def dotted(place: KeyPath) -> str:
    """A place as people write it: ``audio.stems[1].file``, list positions counted from 0."""
    words = ""
    for part in place:
        if isinstance(part, int):
            words += f"[{part}]"
        else:
            words += f".{part}" if words else part
    return words


def shown(found: object) -> str:
    """An offending value as short text."""
    if isinstance(found, bool):
        words = "true" if found else "false"
    else:
        words = found if isinstance(found, str) else repr(found)
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _decoded(path: Path, content: bytes) -> str:
    """UTF-8 text, with or without the mark some editors put in front."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        bad = repr(content[error.start : error.start + 4])
        raise SongFormatError(
            path, line, key="", problem="syntax", expected="UTF-8", found=bad
        ) from error


def _syntax_error(path: Path, text: str, message: str) -> SongFormatError:
    """The reader's own message, taken apart into place and words."""
    place = _PLACE.search(message)
    rows = text.rstrip("\n").split("\n")
    if place is None:
        number, words = 0, message
    else:
        number = int(place[1]) if place[1] else len(rows)
        words = message[: place.start()]
    row = rows[number - 1] if 0 < number <= len(rows) else ""
    return SongFormatError(path, number, key="", problem="syntax", expected=words, found=shown(row))
