"""Answers one question: how do notes become a deck for Anki in which the lines are heard?

genanki knows the layout of Anki's collection; the archive around it is written here, so that sounds
need no file of their own and equal notes give equal files.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import itertools
import json
import sqlite3
import zipfile
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from oboeuta_desktop.core.errors import ExtraMissingError
from oboeuta_desktop.exchange.anki_notes import AnkiNote
from oboeuta_desktop.exchange.whole_file import whole_file

EXTRA = "anki"
LIBRARY = "genanki"
"""What packages are made with; it comes with the extra."""
NOTETYPE = "覚えうた"

# Never changed: Anki knows the type of note by it, and merges what has the same one.
_NOTETYPE_ID = 1_730_226_001
_CSS = """\
.card { font-family: sans-serif; font-size: 22px; text-align: center; line-height: 1.8; }
small { color: #777; }
rt { font-size: 55%; }
"""
_BEGINNINGS = {b"RIFF": ".wav", b"OggS": ".ogg", b"ID3": ".mp3", b"\xff\xfb": ".mp3"}
_SPRING = (1980, 1, 1, 0, 0, 0)  # the earliest time that an archive can say


def can_package() -> bool:
    """Whether what it takes is installed."""
    return importlib.util.find_spec(LIBRARY) is not None


def write_anki_package(
    path: Path,
    notes: Sequence[AnkiNote],
    clip_of: Callable[[AnkiNote], bytes] | None = None,
    *,
    at: datetime,
) -> None:
    """Write the notes to ``path`` (.apkg), each with the sound of its line behind the answer.

    Args:
        path: of the file.
        notes: no guid twice.
        clip_of: the sound of a note's line as a whole WAV, Ogg or MP3 file; b"" where there is
            none. Asked once for each line, one song after the other.
        at: when the notes were made; a later export changes those of an earlier one.

    Raises:
        ExtraMissingError: genanki is not installed.
        FileUnwritableError: the file cannot be written; what was there before is still there.
    """
    genanki = _genanki()
    with whole_file(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        sounds = _Sounds(archive, clip_of)
        decks = _decks(genanki, notes, sounds)
        _put(archive, "collection.anki2", _collection(genanki, decks, at))
        _put(archive, "media", json.dumps(dict(enumerate(sounds.names))).encode())


class _Sounds:
    """Puts the sounds of lines into an archive, each once."""

    def __init__(
        self, archive: zipfile.ZipFile, clip_of: Callable[[AnkiNote], bytes] | None
    ) -> None:
        self._archive = archive
        self._clip_of = clip_of
        self._fields: dict[str, str] = {}
        self.names: list[str] = []

    def field_of(self, note: AnkiNote) -> str:
        """What plays the note's line; "" without a sound."""
        if self._clip_of is None or note.line is None:
            return ""
        if note.sound not in self._fields:
            self._fields[note.sound] = self._added(note.sound, self._clip_of(note))
        return self._fields[note.sound]

    def _added(self, stem: str, sound: bytes) -> str:
        if not sound:
            return ""
        endings = (ending for start, ending in _BEGINNINGS.items() if sound.startswith(start))
        name = stem + next(endings)
        _put(self._archive, str(len(self.names)), sound)
        self.names.append(name)
        return f"[sound:{name}]"


def _decks(genanki: Any, notes: Sequence[AnkiNote], sounds: _Sounds) -> list[Any]:  # noqa: ANN401 - loaded late
    notetype = genanki.Model(
        _NOTETYPE_ID,
        NOTETYPE,
        fields=[{"name": name} for name in ("Front", "Back", "Sound")],
        templates=[
            {
                "name": "Card 1",
                "qfmt": "{{Front}}",
                "afmt": "{{FrontSide}}<hr id=answer>{{Back}}<br>{{Sound}}",
            }
        ],
        css=_CSS,
    )
    decks: dict[str, Any] = {}
    for note in notes:
        if note.deck not in decks:
            decks[note.deck] = genanki.Deck(_deck_id(note.deck), note.deck)
        fields = [note.front, note.back, sounds.field_of(note)]
        made = genanki.Note(model=notetype, fields=fields, tags=list(note.tags), guid=note.guid)
        decks[note.deck].add_note(made)
    return list(decks.values())


def _collection(genanki: Any, decks: list[Any], at: datetime) -> bytes:  # noqa: ANN401 - loaded late
    """The notes as Anki's database."""
    moment = at.timestamp()
    with closing(sqlite3.connect(":memory:")) as connection:
        ids = itertools.count(int(moment * 1000))
        genanki.Package(decks).write_to_db(connection.cursor(), moment, ids)
        connection.commit()
        return connection.serialize()


def _deck_id(name: str) -> int:
    """A number that follows from the name, as large as those that Anki gives."""
    return (1 << 40) + int.from_bytes(hashlib.sha256(name.encode()).digest()[:4])


def _put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _SPRING)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def _genanki() -> Any:  # noqa: ANN401 - an untyped library
    try:
        return importlib.import_module(LIBRARY)
    except ModuleNotFoundError as error:
        raise ExtraMissingError(error.name or LIBRARY, EXTRA) from error
