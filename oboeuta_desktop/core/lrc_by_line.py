"""Answers one question: which lines, tags and warnings are in an LRC text, whatever its shape?

Reads one physical line after the other and leaves no text out. This is the meaning of the format;
``lrc_columns`` is a faster way to the same result for regular files.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from oboeuta_desktop.core.lrc_broken import cut_broken_stamp
from oboeuta_desktop.core.lrc_lines import EDGE, Draft, RepeatBudget, arrange_line, settle_lines
from oboeuta_desktop.core.lrc_stamps import STAMPS, counts_hours, read_stamp
from oboeuta_desktop.core.lrc_tags import (
    read_length,
    read_offset,
    read_ruby,
    read_tags,
    read_unclosed_tag,
)
from oboeuta_desktop.core.lrc_values import UNREADABLE_STAMP, LrcLine, LrcRuby, LrcWarning

_MOST_WARNINGS = 500
_SHOWN = 60  # characters of an offending text that a warning repeats
_BEFORE_LINE = EDGE + "\ufeff"  # a mark amid the text tells of files joined together
# by far the most lines, read in a third of the time
_PLAIN = re.compile(r"\[([0-9]{1,4}):([0-5]?[0-9])(?:\.([0-9]{1,3}))?\]([^\[<]*)")
_STAMP_ATTEMPT = re.compile(r"[\[<][ \t]*[0-9]+[ \t]*[:.]")
_RUBY_NAME = re.compile(r"@ruby[0-9]*")


class TextContent(NamedTuple):
    """What an LRC text holds; the fields are those of ``LrcFile``."""

    tags: dict[str, str]
    offset_ms: int
    lines: Sequence[LrcLine]
    rubies: tuple[LrcRuby, ...]
    warnings: tuple[LrcWarning, ...]
    untimed: tuple[str, ...]


def read_by_line(text: str) -> TextContent:
    """All that ``text`` holds; its lines end with "\\n"."""
    reader = LineReader(hours=counts_hours(text))
    for number, line in enumerate(text.split("\n"), 1):
        reader.read(number, line)
    return reader.content()


class LineReader:
    """Collects what one line after the other says."""

    def __init__(self, *, hours: bool = False) -> None:
        self._hours = hours
        self._budget = RepeatBudget()
        self._tags: dict[str, str] = {}
        self._rubies: list[LrcRuby] = []
        self._untimed: list[str] = []
        self._warnings: list[LrcWarning] = []
        self._drafts: list[Draft] = []
        self._current: list[Draft] = []  # the renditions that an untimed line now belongs to
        self._after_timed = False  # no blank line or tag in between
        self._latest = 0
        self._unsorted = False

    @property
    def warned(self) -> bool:
        """Whether anything odd was met."""
        return bool(self._warnings)

    @property
    def only_tags(self) -> bool:
        """Whether every line so far was blank or a tag."""
        return not self._drafts and not self._untimed

    def read(self, number: int, line: str) -> None:
        """Take in one line without its ending; ``number`` is for warnings."""
        plain = _PLAIN.fullmatch(line)
        if plain is not None:
            minutes, seconds, fraction, text = plain.groups()
            time = (
                int(minutes) * 60_000 + int(seconds) * 1_000 + int((fraction or "").ljust(3, "0"))
            )
            self._take(number, line, [Draft(time, None, text.strip(EDGE))])
            return
        line = line.lstrip(_BEFORE_LINE).rstrip(EDGE)
        if line[:1] in ("[", "@"):
            tags, line = read_tags(line)
            for name, value in tags:
                self._read_tag(number, name, value)
            if tags and not line:
                self._after_timed = False
                return
        if not line:
            self._after_timed = False
            return
        self._read_words(number, line)

    def content(self) -> TextContent:
        """All that was read."""
        self._warn_of_whole()
        length = read_length(self._tags.get("length", ""))
        return TextContent(
            self._tags,
            read_offset(self._tags.get("offset", "0")) or 0,
            settle_lines(self._drafts, length),
            tuple(self._rubies),
            tuple(self._warnings),
            tuple(self._untimed),
        )

    def _warn_of_whole(self) -> None:
        if self._drafts:
            return
        if self._tags or self._rubies or self._untimed:
            self._warn(0, "no stamps")
        else:
            self._warn(0, "empty")

    def _warn(self, number: int, problem: str, text: str = "") -> None:
        if len(self._warnings) < _MOST_WARNINGS:
            self._warnings.append(LrcWarning(number, problem, text[:_SHOWN]))
        elif len(self._warnings) == _MOST_WARNINGS:
            self._warnings.append(LrcWarning(number, "more"))

    def _read_tag(self, number: int, name: str, value: str) -> None:
        if _RUBY_NAME.fullmatch(name):
            ruby = read_ruby(value, hours=self._hours)
            if ruby is not None:
                self._rubies.append(ruby)
                return
            self._warn(number, "bad ruby", value)
        if name in self._tags:
            self._warn(number, "duplicate tag", f"[{name}:{value}]")
        if name == "offset" and read_offset(value) is None:
            self._warn(number, "bad offset", value)
        self._tags[name] = value

    def _read_timed(self, number: int, parts: list[str]) -> None:
        before, written, texts = parts[0], parts[1::2], parts[2::2]
        if before.strip(EDGE):
            self._warn(number, "text before stamp", before)
            joined = before + texts[0]
            # a wide space, if the two would make a stamp together
            texts[0] = f"{before}\u3000{texts[0]}" if STAMPS.search(joined) else joined
        stamps: list[int] = []
        for stamp in written:
            time, right = read_stamp(stamp, hours=self._hours)
            stamps.append(time)
            if not right:
                self._warn(number, "range", stamp)
        self._cut_second_stamp(number, texts)
        for text in texts:
            if ("[" in text or "<" in text) and _STAMP_ATTEMPT.search(text):
                self._warn(number, "bad stamp", text)
        square = [stamp.endswith("]") for stamp in written]
        drafts, problems = arrange_line(stamps, texts, square, self._budget)
        for problem in problems:
            self._warn(number, problem, "".join(parts))
        self._take(number, "".join(parts), drafts)

    def _read_words(self, number: int, line: str) -> None:
        broken, line = cut_broken_stamp(line)
        if broken:
            self._warn(number, UNREADABLE_STAMP, broken)
            line = line.lstrip(EDGE)
        parts = STAMPS.split(line)
        if len(parts) > 1:
            self._read_timed(number, parts)
        elif line:
            self._read_untimed(number, line, told=bool(broken))
        else:
            self._after_timed = False

    def _cut_second_stamp(self, number: int, texts: list[str]) -> None:
        """Leave out a broken stamp that follows the first sound ones of a line."""
        for place, text in enumerate(texts):
            if text.strip(EDGE):
                broken, rest = cut_broken_stamp(text)
                if any(map(str.isdecimal, broken)):  # letters alone may be a singer's
                    self._warn(number, UNREADABLE_STAMP, broken)
                    texts[place] = rest
                return

    def _take(self, number: int, line: str, drafts: list[Draft]) -> None:
        """Add the lines of lyrics that stand in one line of the file."""
        start = min([draft.start for draft in drafts])
        if start < self._latest and not self._unsorted:
            self._unsorted = True
            self._warn(number, "unsorted", line)
        self._latest = start
        self._current = drafts
        self._drafts += drafts
        self._after_timed = True

    def _read_untimed(self, number: int, line: str, *, told: bool) -> None:
        unclosed = read_unclosed_tag(line)
        if unclosed is not None:
            self._warn(number, "bad tag", line)
            self._read_tag(number, *unclosed)
            self._after_timed = False
            return
        if _STAMP_ATTEMPT.match(line):
            self._warn(number, "bad stamp", line)
        elif not self._after_timed and not told:
            self._warn(number, "untimed", line)
        if not self._current:
            self._untimed.append(line)
            return
        copies = len(self._current) - 1
        shared = self._budget.allows(copies, len(line) + 8)
        for draft in self._current if shared else self._current[:1]:
            if not draft.text:
                draft.text = line
            elif draft.subs is None:
                draft.subs = [line]
            else:
                draft.subs.append(line)
