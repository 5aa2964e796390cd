"""Answers one question: which songs are there?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from oboeuta_desktop.core.errors import FileMissingError, FileUnreadableError, OboeutaError
from oboeuta_desktop.core.song import Song, looks_like_song, read_song

MOST_SONGS = 5_000
"""Folders below one root that are looked at."""


@dataclass(frozen=True, slots=True)
class BrokenSong:
    """A folder that should be a song, and why it is not. Listed, never hidden and never fatal."""

    folder: Path
    error: OboeutaError


def find_songs(roots: Sequence[Path]) -> tuple[Song | BrokenSong, ...]:
    """The songs in the folders right below each root, or the root itself if it is a song folder.

    Roots come in their order, folders by name; a folder met twice is listed once. Of two songs with
    the same id the later one gets a number behind it. A root that is not there holds no songs; one
    that cannot be read is listed as broken.
    """
    found: list[Song | BrokenSong] = []
    seen: set[Path] = set()
    ids: set[str] = set()
    for root in roots:
        for folder in _song_folders(root):
            if isinstance(folder, BrokenSong):
                found.append(folder)
                continue
            try:
                place = folder.resolve()
                if place in seen:
                    continue
                seen.add(place)
                song = _with_own_id(read_song(folder), ids)
            except OboeutaError as error:
                found.append(BrokenSong(folder, error))
                continue
            ids.add(song.song_id)
            found.append(song)
    return tuple(found)


def _song_folders(root: Path) -> list[Path | BrokenSong]:
    """The folders of a root that look like songs, and those that nobody can look into."""
    try:
        if looks_like_song(root):
            return [root]
        children = sorted(entry for entry in root.iterdir() if entry.is_dir())[:MOST_SONGS]
    except FileMissingError:
        return []
    except FileUnreadableError as error:
        return [BrokenSong(root, error)]
    except OSError as error:
        return [BrokenSong(root, FileUnreadableError(root, error.strerror or str(error)))]
    folders: list[Path | BrokenSong] = []
    for child in children:
        try:
            if not child.name.startswith(".") and looks_like_song(child):
                folders.append(child)
        except OboeutaError as error:
            folders.append(BrokenSong(child, error))
    return folders


def _with_own_id(song: Song, taken: set[str]) -> Song:
    """The song under an id that no earlier one has."""
    number, song_id = 2, song.song_id
    while song_id in taken:
        song_id = f"{song.song_id}~{number}"
        number += 1
    return song if song_id == song.song_id else replace(song, song_id=song_id)
