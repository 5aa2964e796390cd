"""Answers one question: how does a whole record travel as one file, and what is refused on the way?

The file is JSON with one attempt in a row. What a stranger sends is bounded in every direction and
checked value by value before any of it is believed.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn, TypeVar, cast

from oboeuta_desktop.core.attempt import FIELDS, LONGEST_ID, MODES, Attempt, attempt_of, plain
from oboeuta_desktop.core.errors import FileUnwritableError, StudyFileError, StudyTooNewError
from oboeuta_desktop.core.judging import LONGEST_GIVEN
from oboeuta_desktop.core.song_toml import read_bounded, shown
from oboeuta_desktop.exchange.study import Study, StudySitting
from oboeuta_desktop.exchange.whole_file import whole_file

FILE_NAME = "study.json"
"""What the file is usually called."""
FORMAT = "oboeuta-study"
VERSION = 1
"""The newest layout of the file, and so far the only one."""
SIZE_LIMIT = 128_000_000
"""Bytes; some 270,000 attempts. A file above this is neither read nor written."""

MOST_SITTINGS = 100_000
MOST_ALIASES = 10_000
MOST_SETTINGS = 1_000
LONGEST_SETTING = 10_000
"""Characters of one setting."""
LONGEST_PARAMS = 100_000
"""Characters of a session's params as JSON."""


# -- writing --------------------------------------------------------------------------------------


def write_study(path: Path, study: Study) -> None:
    """Write everything to ``path``; equal records give equal files.

    Raises:
        FileUnwritableError: the file cannot be written, or it would be too large to be read back;
            what was there before is still there.
    """
    size = 0
    with whole_file(path) as file:
        for piece in _pieces(study):
            row = piece.encode()
            size += len(row)
            if size > SIZE_LIMIT:
                raise FileUnwritableError(path, f"more than {SIZE_LIMIT} bytes")
            file.write(row)


def _pieces(study: Study) -> Iterator[str]:
    yield f'{{\n"format": "{FORMAT}",\n"version": {VERSION},\n"attempts": ['
    yield from _rows(plain(attempt) for attempt in study.attempts)
    yield '],\n"sittings": ['
    yield from _rows(_plain_sitting(sitting) for sitting in study.sittings)
    aliases = {term: sorted(texts) for term, texts in study.aliases.items()}
    yield f'],\n"aliases": {_json(aliases)},\n"settings": {_json(dict(study.settings))}\n}}\n'


def _rows(values: Iterator[dict[str, Any]]) -> Iterator[str]:
    for number, value in enumerate(values):
        yield f"{',' if number else ''}\n{_json(value)}"


def _plain_sitting(sitting: StudySitting) -> dict[str, Any]:
    return {
        "id": sitting.id,
        "mode": sitting.mode,
        "song_id": sitting.song_id,
        "started": sitting.started.isoformat(),
        "ended": None if sitting.ended is None else sitting.ended.isoformat(),
        "params": {key: _finite(value) for key, value in sitting.params.items()},
    }


def _finite(value: Any) -> Any:  # noqa: ANN401 - any value of JSON
    """The value with nothing where JSON knows no number: a record is not lost for one of them."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {key: _finite(inner) for key, inner in cast("dict[str, Any]", value).items()}
    if isinstance(value, list | tuple):
        return [_finite(inner) for inner in cast("list[Any]", value)]
    return value


def _json(value: object) -> str:
    sort = isinstance(value, dict) and "uuid" not in value
    return json.dumps(value, ensure_ascii=False, sort_keys=sort)


# -- reading --------------------------------------------------------------------------------------

_Entry = TypeVar("_Entry", Attempt, StudySitting)
_Table = dict[str, object]
_MOMENT = "2026-05-01T09:00:00+00:00"


def read_study(path: Path) -> Study:
    """The record in the file ``path``. Keys that this version does not know are left alone.

    Takes seconds for a hundred thousand attempts: not for the thread that draws.

    Raises:
        FileMissingError, FileUnreadableError, FileTooLargeError: the file itself.
        StudyTooNewError: a newer version of the program has written it.
        StudyFileError: it was cut off, is no JSON, no record, or a value in it cannot be.
    """
    whole = _Place(path, "")
    root = whole.table(_parsed(path))
    if root.get("format") != FORMAT:
        whole.at("format").refuse(f'"{FORMAT}"', root.get("format"), problem="no record")
    version = root.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        whole.at("version").refuse(str(VERSION), version)
    if version > VERSION:
        raise StudyTooNewError(path, version, VERSION)
    return Study(
        attempts=_entries(whole, root, "attempts", ("uuid", None), _attempt),
        sittings=_entries(whole, root, "sittings", ("id", MOST_SITTINGS), _sitting),
        aliases=_aliases(whole, root),
        settings=_settings(whole, root),
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the file a value stands; refuses it or hands it out as what it is."""

    path: Path
    keys: str

    def at(self, key: str | int) -> _Place:
        if isinstance(key, int):
            return _Place(self.path, f"{self.keys}[{key}]")
        return _Place(self.path, f"{self.keys}.{key}" if self.keys else key)

    def refuse(self, expected: str, found: object, *, problem: str = "value") -> NoReturn:
        raise StudyFileError(
            self.path, 0, place=self.keys, problem=problem, expected=expected, found=shown(found)
        )

    def table(self, value: object, most: int | None = None) -> _Table:
        if not isinstance(value, dict):
            self.refuse("{ }", value)
        table = cast("_Table", value)
        if most is not None and len(table) > most:
            self.refuse(f"≤ {most}", len(table))
        for key in table:
            self.text(key, LONGEST_ID)
        return table

    def rows(self, value: object, most: int | None = None) -> list[object]:
        if not isinstance(value, list):
            self.refuse("[ ]", value)
        rows = cast("list[object]", value)
        if most is not None and len(rows) > most:
            self.refuse(f"≤ {most}", len(rows))
        return rows

    def text(self, value: object, most: int, least: int = 0) -> str:
        """A text that can be written to any file."""
        if not isinstance(value, str) or not least <= len(value) <= most or not _is_whole(value):
            self.refuse(f"{least}–{most} characters", value)
        return value

    def moment(self, value: object) -> datetime:
        try:
            moment = datetime.fromisoformat(value if isinstance(value, str) else "")
            if moment.utcoffset() is None:
                self.refuse(_MOMENT, value)
            return moment.astimezone(UTC)
        except (ValueError, OverflowError):  # the latter at the very ends of the calendar
            self.refuse(_MOMENT, value)


def _is_whole(text: str) -> bool:
    """Whether no half of a surrogate pair is in it."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def _entries(
    whole: _Place,
    root: _Table,
    key: str,
    bounds: tuple[str, int | None],
    read: Callable[[_Place, _Table], _Entry],
) -> tuple[_Entry, ...]:
    """The entries of a list; ``bounds``: the key that no two share, and how many there may be."""
    identity, most = bounds
    place = whole.at(key)
    found: dict[object, _Entry] = {}
    for number, row in enumerate(place.rows(root.get(key), most)):
        here = place.at(number)
        values = here.table(row)
        entry = read(here, values)
        if values[identity] in found:
            here.at(identity).refuse("", values[identity], problem="duplicate")
        found[values[identity]] = entry
    return tuple(found.values())


def _attempt(place: _Place, values: _Table) -> Attempt:
    for name in FIELDS:
        value = values.get(name)
        # What was given is cut and mended by the attempt itself.
        if name != "given" and isinstance(value, str):
            place.at(name).text(value, LONGEST_ID)
    try:
        return attempt_of(values)
    except ValueError as error:
        name, _, found = str(error).partition(": ")
        place.at(name).refuse("", found)


def _sitting(place: _Place, values: _Table) -> StudySitting:
    mode = place.at("mode").text(values.get("mode"), LONGEST_ID)
    if mode not in MODES:
        place.at("mode").refuse(", ".join(MODES), mode)
    params = place.at("params").table(values.get("params"))
    written = json.dumps(params, ensure_ascii=False)
    place.at("params").text(written, LONGEST_PARAMS)
    ended = values.get("ended")
    return StudySitting(
        id=place.at("id").text(values.get("id"), LONGEST_ID, 1),
        mode=mode,
        song_id=place.at("song_id").text(values.get("song_id"), LONGEST_ID),
        started=place.at("started").moment(values.get("started")),
        ended=None if ended is None else place.at("ended").moment(ended),
        params=params,
    )


def _aliases(whole: _Place, root: _Table) -> dict[str, tuple[str, ...]]:
    place = whole.at("aliases")
    found: dict[str, tuple[str, ...]] = {}
    left = MOST_ALIASES
    for term, value in place.table(root.get("aliases"), MOST_ALIASES).items():
        here = place.at(term)
        rows = here.rows(value, left)
        left -= len(rows)
        texts = (here.at(n).text(row, LONGEST_GIVEN, 1) for n, row in enumerate(rows))
        found[term] = tuple(dict.fromkeys(texts))
    return found


def _settings(whole: _Place, root: _Table) -> dict[str, str]:
    place = whole.at("settings")
    rows = place.table(root.get("settings"), MOST_SETTINGS)
    return {key: place.at(key).text(value, LONGEST_SETTING) for key, value in rows.items()}


def _parsed(path: Path) -> object:
    """The JSON value of a file; its numbers are finite."""
    content = read_bounded(path, SIZE_LIMIT)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, found = content.count(b"\n", 0, error.start) + 1, repr(content[error.start :][:4])
        raise StudyFileError(path, line, problem="syntax", expected="UTF-8", found=found) from error
    try:
        return json.loads(text, parse_constant=_no_number, parse_float=_finite_number)
    except json.JSONDecodeError as error:
        ending = text.rstrip()
        problem = "syntax" if ending.endswith("}") and error.pos < len(ending) else "cut off"
        row = text.split("\n")[error.lineno - 1]
        raise StudyFileError(
            path, error.lineno, problem=problem, expected=error.msg, found=shown(row)
        ) from error
    except (RecursionError, ValueError) as error:  # brackets or digits by the thousand, NaN
        raise StudyFileError(
            path, 0, problem="syntax", expected="JSON", found=shown(str(error))
        ) from error


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def _finite_number(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        _no_number(digits[:20])
    return number
