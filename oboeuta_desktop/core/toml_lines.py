"""Answers one question: on which line of a TOML text does each key stand?

The standard library's reader gives values without places. This one gives places without values,
for a text that the standard library has already accepted, so it need not look for mistakes.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

KeyPath = tuple[str | int, ...]
"""The keys and list positions that lead to a value, such as ``("audio", "stems", 1, "file")``."""

_SPACE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_SCALAR = re.compile(r"[^,\]}\n#]*")
_TEXTS = (
    # A closing mark of three may be preceded by one or two quotes that belong to the text.
    re.compile(r'"""(?:\\.|[^\\])*?"{3,5}', re.DOTALL),
    re.compile(r"'''.*?'{3,5}", re.DOTALL),
    re.compile(r'"(?:\\.|[^"\\])*"'),
    re.compile(r"'[^']*'"),
)


def key_lines(text: str) -> dict[KeyPath, int]:
    """The 1-based line of every key, table and list element of valid TOML with LF newlines."""
    return _Scanner(text).scan()


class _Scanner:
    """One walk through one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._newlines = [m.start() for m in re.finditer("\n", text)]
        self._lines: dict[KeyPath, int] = {}
        self._tables: dict[KeyPath, int] = {}  # path of a list of tables -> its last position

    def scan(self) -> dict[KeyPath, int]:
        """Walk to the end of the text."""
        table: KeyPath = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            table = self._header() if self._sees("[") else table
            if not self._at_line_end():
                self._pair(table)
            self._skip(_BLANK)
        return self._lines

    def _header(self) -> KeyPath:
        """``[a.b]`` or ``[[a.b]]``; leaves the place after the closing brackets."""
        start = self._at
        brackets = 2 if self._text.startswith("[[", start) else 1
        self._at += brackets
        parts = self._key()
        path: list[str | int] = []
        for i, part in enumerate(parts):
            path.append(part)
            place = tuple(path)
            if brackets == 2 and i == len(parts) - 1:
                self._lines.setdefault(place, self._line(start))
                self._tables[place] = self._tables.get(place, -1) + 1
            if place in self._tables:
                path.append(self._tables[place])
        self._lines.setdefault(tuple(path), self._line(start))
        self._skip(_SPACE)
        self._at += brackets
        self._skip(_SPACE)
        return tuple(path)

    def _pair(self, table: KeyPath) -> None:
        """``key = value`` below ``table``."""
        line = self._line(self._at)
        path = table
        for part in self._key():
            path = (*path, part)
            self._lines.setdefault(path, line)
        self._skip(_SPACE)
        self._at += 1  # the equals sign
        self._skip(_SPACE)
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        """Pass over one value, noting what lies inside it."""
        if self._sees("["):
            self._list(path)
        elif self._sees("{"):
            self._inline_table(path)
        elif not self._passed_text():
            self._skip(_SCALAR)

    def _list(self, path: KeyPath) -> None:
        self._at += 1
        position = 0
        self._skip(_BLANK)
        while not self._sees("]"):
            self._lines[*path, position] = self._line(self._at)
            self._value((*path, position))
            position += 1
            self._skip_comma()
        self._at += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        self._skip(_BLANK)
        while not self._sees("}"):
            self._pair(path)
            self._skip_comma()
        self._at += 1

    def _key(self) -> list[str]:
        """The parts of a bare, quoted or dotted key."""
        parts: list[str] = []
        while True:
            self._skip(_SPACE)
            start = self._at
            if self._passed_text():
                parts.append(tomllib.loads(f"k={self._text[start : self._at]}")["k"])
            else:
                self._skip(_BARE_KEY)
                parts.append(self._text[start : self._at])
            self._skip(_SPACE)
            if not self._sees("."):
                return parts
            self._at += 1

    def _passed_text(self) -> bool:
        """Pass over a quoted text if one begins here."""
        for pattern in _TEXTS:
            found = pattern.match(self._text, self._at)
            if found:
                self._at = found.end()
                return True
        return False

    def _skip_comma(self) -> None:
        self._skip(_BLANK)
        if self._sees(","):
            self._at += 1
            self._skip(_BLANK)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._text, self._at)
        if found:
            self._at = found.end()

    def _sees(self, mark: str) -> bool:
        return self._text.startswith(mark, self._at)

    def _at_line_end(self) -> bool:
        return self._at >= len(self._text) or self._text[self._at] in "\n#"

    def _line(self, place: int) -> int:
        return bisect_right(self._newlines, place - 1) + 1
