"""Answers one question: how do notes become a text file that Anki imports without asking?"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from oboeuta_desktop.exchange.anki_notes import AnkiNote
from oboeuta_desktop.exchange.whole_file import whole_file

BASIC = {"ja": "基本", "en": "Basic"}
"""What Anki's plain type of note is called, by the language in which Anki was first started: a file
that names another one is imported without a single note."""

_HEAD = """\
#separator:Tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:6
"""


def write_anki_text(path: Path, notes: Sequence[AnkiNote], notetype: str = BASIC["ja"]) -> None:
    """Write the notes to ``path``: guid, type of note, deck, front, back, tags.

    Raises:
        FileUnwritableError: the file cannot be written; what was there before is still there.
    """
    with whole_file(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        text.write(_HEAD)
        table = csv.writer(text, delimiter="\t", lineterminator="\n")
        for note in notes:
            tags = " ".join(note.tags)
            table.writerow((note.guid, notetype, note.deck, note.front, note.back, tags))
        text.detach()  # the file below is not this one's to close
