"""Answers one question: what has the learner chosen, and how is it kept?"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, cast

from oboeuta_desktop.core.errors import (
    FileUnreadableError,
    FileUnwritableError,
    OboeutaError,
    SettingsDamagedError,
)

FORMAT_VERSION = 1
SIZE_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the learner can set, with the values of a first start.

    Delays and offsets are seconds; gains are linear factors (1.0 = as recorded).
    ``device_delays`` is keyed by the sound device's id, ``song_offsets`` by song id; on the devices
    of ``delay_hinted`` the learner was told once that the delay can be set.
    """

    theme: str = "system"
    language: str = "system"
    furigana: bool = True
    click_pauses: bool = True
    follows: bool = False
    reduced_motion: bool = False
    count_in: bool = False
    text_scale: float = 1.0
    cloze_level: int = 1
    melody_fades: bool = False
    words_vanish: bool = False
    vocal_gain: float = 1.0
    backing_gain: float = 1.0
    last_song: str = ""
    last_folder: str = ""
    last_position: float = 0.0
    export_folder: str = ""
    library_shown: bool = True
    welcomed: bool = False
    delay_hinted: tuple[str, ...] = ()
    song_folders: tuple[str, ...] = ()
    device_delays: Mapping[str, float] = field(default_factory=dict[str, float])
    song_offsets: Mapping[str, float] = field(default_factory=dict[str, float])


# Append only: each takes the dictionary of its own version number and returns that of the next.
UPGRADES: tuple[Callable[[dict[str, Any]], dict[str, Any]], ...] = ()

_RANGES: dict[str, tuple[float, float]] = {
    "text_scale": (0.75, 2.0),
    "cloze_level": (1, 5),
    "vocal_gain": (0.0, 1.5),
    "backing_gain": (0.0, 1.5),
    "last_position": (0.0, 86_400.0),
}
_CHOICES = {"theme": ("system", "dark", "light"), "language": ("system", "ja", "en")}


def read_settings(path: Path) -> tuple[Settings, tuple[OboeutaError, ...]]:
    """The settings in ``path`` and what was wrong with them.

    A missing file is a first start. A damaged file is renamed, never overwritten; a single wrong
    value falls back to its default. A file of a newer program is kept beside ours like a damaged
    one.
    """
    try:
        table = _read_table(path)
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        return Settings(), (FileUnreadableError(path, error.strerror or str(error)),)
    except (ValueError, RecursionError) as error:
        return Settings(), (_set_aside(path, str(error)),)
    return settings_of(table), ()


def _read_table(path: Path) -> dict[str, Any]:
    """The settings of ``path`` as a table of the current version; ValueError when it holds none."""
    if path.stat().st_size > SIZE_LIMIT:
        raise ValueError("too large")
    loaded = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(loaded, dict):
        raise ValueError("not a table")  # noqa: TRY004 - a wrong file, not a wrong call
    table = cast("dict[str, Any]", loaded)
    version = table.get("version")
    if not isinstance(version, int) or not 1 <= version <= FORMAT_VERSION:
        raise ValueError(f"version {version!r}")
    for upgrade in UPGRADES[version - 1 :]:
        table = upgrade(table)
    return table


def settings_of(table: Mapping[str, Any]) -> Settings:
    """Settings from a plain table; a value of a wrong type or out of range keeps its default."""
    defaults = Settings()
    chosen: dict[str, Any] = {}
    for entry in fields(Settings):
        value = _accepted(entry.name, table.get(entry.name), getattr(defaults, entry.name))
        if value is not None:
            chosen[entry.name] = value
    return replace(defaults, **chosen)


def write_settings(path: Path, settings: Settings) -> None:
    """Write all settings at once: a crash or a full disk leaves the old file whole.

    Raises:
        FileUnwritableError: the folder cannot be written or the disk is full.
    """
    text = json.dumps(
        {"version": FORMAT_VERSION, **asdict(settings)},
        ensure_ascii=False,
        indent=1,
        sort_keys=True,
    )
    fresh = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with fresh.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text + "\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise FileUnwritableError(path, error.strerror or str(error)) from error


def _accepted(name: str, value: object, default: object) -> object:
    """``value`` when it may stand for ``default``, else None."""
    if isinstance(default, bool):
        return value if isinstance(value, bool) else None
    if isinstance(default, (int, float)):
        return _number(name, value, whole=isinstance(default, int))
    if isinstance(default, str):
        known = _CHOICES.get(name)
        return value if isinstance(value, str) and (known is None or value in known) else None
    if isinstance(default, tuple):
        return _texts(value)
    return _numbers(value)


def _number(name: str, value: object, *, whole: bool) -> float | int | None:
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
        return None
    low, high = _RANGES[name]
    return value if low <= value <= high else None


def _texts(value: object) -> tuple[str, ...] | None:
    if not isinstance(value, list):
        return None
    return tuple(item for item in cast("list[object]", value) if isinstance(item, str))


def _numbers(value: object) -> dict[str, float] | None:
    if not isinstance(value, dict):
        return None
    return {
        str(key): float(number)
        for key, number in cast("dict[object, object]", value).items()
        if isinstance(number, (int, float)) and abs(number) <= 10.0
    }


def _set_aside(path: Path, reason: str) -> OboeutaError:
    """Rename a damaged file to the first free name beside it."""
    number = 1
    while (kept := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    try:
        path.rename(kept)
    except OSError as error:
        return FileUnreadableError(path, error.strerror or str(error))
    return SettingsDamagedError(path, kept, reason)
