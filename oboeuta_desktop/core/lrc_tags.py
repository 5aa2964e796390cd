"""Answers one question: what does a line of an LRC file say about the song as a whole?

ID tags ``[name:value]`` may share a line and may hold ":" and "]"; Japanese time-tag files write
``@Name=value`` and, for readings, ``@RubyN=base,reading,from,to`` with stamps inside the reading
that count from where the base begins.
"""

from __future__ import annotations

import re

from oboeuta_desktop.core.lrc_stamps import STAMPS, read_stamp
from oboeuta_desktop.core.lrc_values import LrcRuby

LONGEST_BASE = 32
"""A ruby whose base has more characters than this is no reading of a word."""

_KNOWN = "ti|ar|al|au|by|length|offset|re|ve|tool|la|lang|hash|sign|total|id|kana|encoding|#"
_TAG = re.compile(
    r"\[[ \t]*([^\W\d_][\w-]*|#)[ \t]*:(.*?)\](?=[ \t]*(?:$|\[[ \t]*(?:[0-9]+:|(?:"
    + _KNOWN
    + r")[ \t]*:)))",
    re.IGNORECASE,
)
_UNCLOSED = re.compile(rf"\[[ \t]*({_KNOWN})[ \t]*:([^\]]*)$", re.IGNORECASE)
_AT = re.compile(r"@([A-Za-z][A-Za-z0-9_]*)[ \t]*=(.*)$")
_OFFSET = re.compile(r"([+-]?)[ \t]*([0-9]{1,9})[ \t]*(?:ms)?", re.IGNORECASE)
_RUBY_FIELDS = 4


def is_known_tag(name: str) -> bool:
    """Whether ``name`` is one of the ID tags that players know."""
    return name.lower() in _KNOWN.split("|")


def read_tags(line: str) -> tuple[list[tuple[str, str]], str]:
    """The (name, value) pairs that ``line`` begins with, and the rest of the line.

    ``line`` has no spaces at its ends. Names are lower case; those of ``@Name=`` keep their "@".
    """
    tags: list[tuple[str, str]] = []
    if line.startswith("@"):
        found = _AT.match(line)
        if found is None:
            return tags, line
        return [("@" + found[1].lower(), found[2].strip(" \t"))], ""
    place = 0
    while found := _TAG.match(line, place):
        tags.append((found[1].lower(), found[2].strip(" \t")))
        place = found.end()
        while line[place : place + 1] in (" ", "\t"):
            place += 1
    return tags, line[place:]


def read_unclosed_tag(line: str) -> tuple[str, str] | None:
    """Name and value of a well-known tag whose bracket is never closed."""
    found = _UNCLOSED.match(line)
    return (found[1].lower(), found[2].strip(" \t")) if found else None


def read_offset(value: str) -> int | None:
    """The offset in ms; None if ``value`` is no whole number."""
    found = _OFFSET.fullmatch(value)
    if found is None:
        return None
    return -int(found[2]) if found[1] == "-" else int(found[2])


def read_length(value: str) -> int | None:
    """The song's length in ms, or None."""
    stamp = f"[{value}]"
    return read_stamp(stamp)[0] if STAMPS.fullmatch(stamp) else None


def read_ruby(value: str, *, hours: bool) -> LrcRuby | None:
    """The reading in an ``@Ruby`` line, or None if it names no base or no reading."""
    fields = [field.strip(" \t") for field in value.split(",", _RUBY_FIELDS)]
    if not 2 <= len(fields) <= _RUBY_FIELDS:
        return None
    base, reading = fields[:2]
    limits: list[int | None] = [None, None]
    for index, field in enumerate(fields[2:]):
        if field:
            if not STAMPS.fullmatch(field):
                return None
            limits[index] = read_stamp(field, hours=hours)[0]
    parts = STAMPS.split(reading)
    pieces = [(0, parts[0])]
    for stamp, kana in zip(parts[1::2], parts[2::2], strict=True):
        pieces.append((max(pieces[-1][0], read_stamp(stamp, hours=hours)[0]), kana))
    kept = tuple((time, kana) for time, kana in pieces if kana)
    if not base or len(base) > LONGEST_BASE or not kept:
        return None
    return LrcRuby(base, kept, limits[0], limits[1])
