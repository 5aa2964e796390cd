"""Answers one question: what does this LRC file say?

LRC has no formal standard: this reader follows what is found in the wild, from foobar2000's word
stamps to the Japanese time-tag standard. It never fails and drops no text; what is odd becomes a
warning.
"""

from __future__ import annotations

import re

from oboeuta_desktop.core.lrc_by_line import LineReader, TextContent, read_by_line
from oboeuta_desktop.core.lrc_columns import read_regular_lines
from oboeuta_desktop.core.lrc_lines import EDGE
from oboeuta_desktop.core.lrc_tags import read_length, read_offset
from oboeuta_desktop.core.lrc_text import BINARY, decode_text
from oboeuta_desktop.core.lrc_values import (
    PROBLEMS,
    LrcFile,
    LrcLine,
    LrcRuby,
    LrcWarning,
    LrcWord,
)
from oboeuta_desktop.core.lrc_write import format_lrc

_PLAIN_TAG = re.compile(r"^\[([A-Za-z]+):([^\[\]\n]*)\]$", re.MULTILINE)

__all__ = [
    "BINARY",
    "PROBLEMS",
    "LrcFile",
    "LrcLine",
    "LrcRuby",
    "LrcWarning",
    "LrcWord",
    "format_lrc",
    "parse_lrc",
]


def parse_lrc(raw: bytes) -> LrcFile:
    """Read an LRC file from its bytes; any bytes will do.

    Bytes that are no text give no lines, the encoding "binary" and a warning.
    """
    text, encoding, problem = decode_text(raw)
    newline = "\n"
    if "\r" in text:
        newline = _first_newline(text)
        # not splitlines: that also splits at U+2028, U+0085 and others, which are text here
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if encoding == BINARY:
        content = TextContent({}, 0, (), (), (), ())
    else:
        content = _read_regular(text) or read_by_line(text)
    warnings = content.warnings
    if problem:
        warnings = (LrcWarning(0, problem), *warnings)
    return LrcFile(
        encoding,
        newline,
        content.offset_ms,
        content.tags,
        content.lines,
        content.rubies,
        warnings,
        content.untimed,
    )


def _first_newline(text: str) -> str:
    place = text.index("\r")
    if 0 <= text.find("\n") < place:
        return "\n"
    return "\r\n" if text[place + 1 : place + 2] == "\n" else "\r"


def _read_regular(text: str) -> TextContent | None:
    """The content of a text of the usual shape.

    Tags, stamped lines, readings; None for any other.
    """
    start = 0 if text[:1] == "[" else text.find("\n[") + 1 or -1
    while start >= 0 and not text[start + 1 : start + 2].isdigit():
        start = text.find("\n[", start) + 1 or -1
    if start < 0:
        return None
    stop = text.find("\n@", start) if "@" in text else -1
    if stop < 0:
        stop = len(text)
    head = _read_plain_tags(text[:start]) if stop == len(text) else None
    if head is None:
        reader = LineReader()
        for line in (*text[:start].split("\n"), *text[stop:].split("\n")):
            reader.read(0, line)
        if reader.warned or not reader.only_tags:
            return None
        head = reader.content()
    length = head.tags.get("length")
    lines = read_regular_lines(
        text[start:stop].rstrip(" \t\n"), None if length is None else read_length(length)
    )
    if lines is None:
        return None
    return TextContent(head.tags, head.offset_ms, lines, head.rubies, (), ())


def _read_plain_tags(head: str) -> TextContent | None:
    """The tags of a text with one on each line; None if one is anything but plain."""
    found: list[tuple[str, str]] = _PLAIN_TAG.findall(head)
    tags = {name.lower(): value.strip(EDGE) for name, value in found}
    if len(tags) != head.count("\n") - head.count("\n\n"):
        return None
    offset = read_offset(tags.get("offset", "0"))
    return None if offset is None else TextContent(tags, offset, (), (), (), ())
