"""Answers one question: how does a command show on a terminal how far its work is?"""

from __future__ import annotations

from typing import TextIO

_WIDTH = 30
_WORDS = 24


class ProgressBar:
    """A ``Progress``: one line that is drawn over; where nobody looks, one line for each step."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._live = stream.isatty()
        self._shown = ("", -1)

    def __call__(self, step: str, fraction: float) -> None:
        """Show that ``fraction`` of ``step`` is done."""
        percent = round(100 * min(1.0, max(0.0, fraction)))
        if (step, percent) == self._shown:
            return
        new_step = step != self._shown[0]
        self._shown = (step, percent)
        if self._live:
            bar = "#" * round(_WIDTH * percent / 100)
            self._stream.write(f"\r{step:<{_WORDS}} [{bar:<{_WIDTH}}] {percent:3} %")
        elif new_step:
            self._stream.write(f"{step}\n")
        self._stream.flush()

    def clear(self) -> None:
        """Give the line back."""
        if self._live and self._shown[0]:
            self._stream.write("\r" + " " * (_WORDS + _WIDTH + 10) + "\r")
            self._stream.flush()
        self._shown = ("", -1)
