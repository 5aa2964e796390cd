"""Answers one question: which folder does SONG on a command line mean?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from oboeuta_desktop.core.errors import UnknownSongError


def song_folders(root: Path) -> Mapping[str, Path]:
    """The folders right below ``root`` by song id; a workshop, whose name has a dot, is none."""
    return {path.name: path for path in sorted(root.glob("[!.]*")) if path.is_dir()}


def song_folder(name: str, known: Mapping[str, Path]) -> Path:
    """The folder of a song that is asked for by id, or by its folder.

    Raises:
        UnknownSongError: it is neither.
    """
    if name in known:
        return known[name]
    if Path(name).is_dir():
        return Path(name)
    raise UnknownSongError(name, tuple(known))


def unknown_song(error: UnknownSongError) -> str:
    """The sentence for a song that is not there."""
    return f"no such song: {error.name}; there are: {', '.join(error.known)}, or name a folder\n"
