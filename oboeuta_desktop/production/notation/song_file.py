"""Answers one question: which ``song.toml`` belongs to a score?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from oboeuta_desktop.production.notation.score import Score, Section

_PREVIEW_KIND = "chorus"


def song_toml(score: Score, stems: Sequence[tuple[str, str]], *, lessons: bool) -> str:
    """The text of ``song.toml`` for ``score``.

    ``stems`` are pairs of role and file name; ``lessons`` tells whether there is a ``lessons.toml``
    to name.
    """
    rows = [
        "# Made by `oboeuta make` from the score: change the score, not this file.",
        f"title = {_quoted(score.title)}",
        f"title_reading = {_quoted(score.title_reading)}",
        f"artist = {_quoted(score.artist)}",
        f"licence = {_quoted(score.licence)}",
        "",
        f"bpm = {score.bpm:g}",
        "offset = 0.0",
        f"preview = {_seconds(preview_start(score))}",
        "",
        'lyrics = "lyrics.lrc"',
    ]
    if lessons:
        rows.append('lessons = "lessons.toml"')
    for role, name in stems:
        rows += ["", "[[audio.stems]]", f"role = {_quoted(role)}", f"file = {_quoted(name)}"]
    if not stems:
        rows += ["", "[audio]", "stems = []"]
    for section in score.sections:
        start = _seconds(_start(score, section))
        rows += ["", "[[section]]", f"name = {_quoted(section.title)}", f"start = {start}"]
    return "\n".join([*rows, ""])


def preview_start(score: Score) -> float:
    """Where a first listen starts, in seconds: the first chorus, else the first sung line."""
    for section in score.sections:
        if section.kind == _PREVIEW_KIND:
            return _start(score, section)
    return score.lines[0].start if score.lines else 0.0


def write_text(path: Path, text: str) -> None:
    """Write ``text`` as UTF-8 with the line endings it has."""
    path.write_bytes(text.encode("utf-8"))


def _start(score: Score, section: Section) -> float:
    return section.first_bar * score.bar


def _seconds(time: float) -> str:
    """A TOML float to the millisecond; never an integer."""
    digits = f"{time:.3f}".rstrip("0")
    return digits + "0" if digits.endswith(".") else digits


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's escapes are a subset of TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
