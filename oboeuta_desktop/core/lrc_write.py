"""Answers one question: which text says what this ``LrcFile`` says?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from oboeuta_desktop.core.lrc_lines import default_end
from oboeuta_desktop.core.lrc_stamps import STAMPS
from oboeuta_desktop.core.lrc_tags import read_length, read_offset
from oboeuta_desktop.core.lrc_values import LrcFile, LrcLine, LrcRuby


def format_lrc(lrc: LrcFile) -> str:
    """The file as text with its own line endings; write it as UTF-8.

    Reading it gives the same lines, tags and readings to the millisecond. Stamps have two fraction
    digits where all times are multiples of 10 ms, else three. An end is written only where it would
    not follow from the rest: as an empty stamp if it can be, as that is what most players know.
    """
    digits = 2 if all(time % 10 == 0 for time in _times(lrc)) else 3
    rows = [*_tag_rows(lrc), *lrc.untimed]
    rows.extend(_line_rows(lrc, digits))
    rows.extend(_ruby_row(i, ruby, digits) for i, ruby in enumerate(lrc.rubies, 1))
    return lrc.newline.join([*rows, ""])


def _times(lrc: LrcFile) -> Iterator[int]:
    for line in lrc.lines:
        yield line.start_ms
        yield line.end_ms
        for word in line.words:
            yield word.start_ms
            yield word.end_ms
    for ruby in lrc.rubies:
        yield from (time for time, _ in ruby.pieces)
        yield ruby.from_ms or 0
        yield ruby.to_ms or 0


def _stamp(time: int, digits: int) -> str:
    minutes, rest = divmod(time, 60_000)
    seconds, milliseconds = divmod(rest, 1_000)
    fraction = f"{milliseconds:03}"[:digits]
    return f"{minutes:02}:{seconds:02}.{fraction}"


def _tag_rows(lrc: LrcFile) -> Iterator[str]:
    tags = dict(lrc.tags)
    if (read_offset(tags.get("offset", "0")) or 0) != lrc.offset_ms:
        tags["offset"] = f"{lrc.offset_ms:+}"
    for name, value in tags.items():
        if name.startswith("@"):
            yield f"@{name[1:].capitalize()}={value}"
        else:
            yield f"[{name}:{value}]"


def _line_rows(lrc: LrcFile, digits: int) -> Iterator[str]:
    length = read_length(lrc.tags.get("length", ""))
    starts = [line.start_ms for line in lrc.lines]
    clearings = {
        line.end_ms
        for line, following in zip(lrc.lines, [*starts[1:], None], strict=False)
        if not line.words
        and line.end_ms != default_end(line.start_ms, starts, length)
        and (following is None or line.end_ms < following)
    }
    moments = sorted({*starts, *clearings})
    written = 0
    for line in lrc.lines:
        last_start = line.words[-1].start_ms if line.words else line.start_ms
        follows = line.end_ms == default_end(last_start, moments, length)
        upto = bisect_left(moments, line.start_ms)
        yield from _clearing_rows(moments[written:upto], digits)
        written = upto + 1
        yield _line_row(line, digits, with_end=not follows)
        for sub in line.subs:
            yield _sub_row(line.start_ms, sub, digits)
    yield from _clearing_rows(moments[written:], digits)


def _clearing_rows(moments: list[int], digits: int) -> Iterator[str]:
    for moment in moments:
        yield f"[{_stamp(moment, digits)}]"


def _line_row(line: LrcLine, digits: int, *, with_end: bool) -> str:
    parts = [f"[{_stamp(line.start_ms, digits)}]"]
    if not line.words:
        parts.append(line.text)
    latest = None
    for word in line.words:
        if latest is not None and latest != word.start_ms:
            parts.append(f"<{_stamp(latest, digits)}>")
        parts.append(f"<{_stamp(word.start_ms, digits)}>{word.text}")
        latest = word.end_ms
    if with_end:
        parts.append(f"<{_stamp(line.end_ms, digits)}>")
    return "".join(parts)


def _sub_row(start: int, sub: str, digits: int) -> str:
    """A further row of a line.

    Pieces of a stamp that met when words were joined are kept apart again.
    """
    stamp = _stamp(start, digits)
    text = STAMPS.sub(lambda found: f"{found[0][0]}<{stamp}>{found[0][1:]}", sub)
    if text != sub:
        text = f"<{stamp}>{text}"
    return f"[{stamp}]{text}"


def _ruby_row(number: int, ruby: LrcRuby, digits: int) -> str:
    reading = "".join(
        kana if time == 0 else f"[{_stamp(time, digits)}]{kana}" for time, kana in ruby.pieces
    )
    limits = ["" if t is None else f"[{_stamp(t, digits)}]" for t in (ruby.from_ms, ruby.to_ms)]
    return f"@Ruby{number}=" + ",".join([ruby.base, reading, *limits]).rstrip(",")
