"""Answers one question: which names may the files of a song pack bear?

A pack is made on one system and opened on another, by people who do not know each other: a name is
good when every system can have it as it is, inside the song's folder and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from oboeuta_desktop.core.song import AUDIO_SUFFIXES, LYRICS_SUFFIX

SUFFIXES = (
    *AUDIO_SUFFIXES,
    LYRICS_SUFFIX,
    *(".toml", ".song", ".md", ".txt"),
    *(".png", ".jpg", ".jpeg", ".webp"),
)
"""The kinds of files that belong to a song; none of them is ever run."""

DEEPEST = 4
"""Parts of a path within the song's folder, the file's own name among them."""
LONGEST_NAME = 120
"""Bytes of one part in UTF-8: every file system takes 255, and a whole path has to fit, too."""

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]')
"""Signs that some system forbids, and those that make a name look like another one."""
_DEVICES = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])", re.IGNORECASE
)
_LEFT_BY_SYSTEMS = frozenset({"__macosx", "thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class PackedName:
    """The place of a file in a pack: below the song's folder, part by part."""

    parts: tuple[str, ...]

    @property
    def path(self) -> str:
        """With ``/`` between the parts, as it is written in a pack."""
        return "/".join(self.parts)


def is_good_part(part: str) -> bool:
    """Whether a file or folder of that name can be made on every system."""
    return (
        bool(part)
        and len(part.encode("utf-8", "surrogatepass")) <= LONGEST_NAME
        and part == part.strip(" ")
        and not part.endswith(".")
        and _FORBIDDEN.search(part) is None
        and _DEVICES.fullmatch(part.split(".", maxsplit=1)[0].rstrip(" ")) is None
        and part.isprintable()
    )


def is_left_by_a_system(name: str) -> bool:
    """Whether a file is no part of the song: hidden, or what a system leaves in every folder."""
    return any(
        (part.startswith(".") and part[1:2] not in ("", ".")) or part.casefold() in _LEFT_BY_SYSTEMS
        for part in name.split("/")
    )


def read_name(name: str) -> PackedName | None:
    """The place that ``name``, with ``/`` between its parts, stands for; None when it is no good
    one.
    """
    parts = tuple(name.split("/"))
    if len(parts) > DEEPEST or not all(is_good_part(part) for part in parts):
        return None
    return PackedName(parts)


def is_known_kind(name: PackedName) -> bool:
    """Whether files of this kind belong to songs."""
    return name.path.casefold().endswith(SUFFIXES)


def clashing(names: Sequence[PackedName]) -> PackedName | None:
    """The first name that would fall on another one where upper and lower case are the same, or
    that needs a folder where there is a file.
    """
    files: set[tuple[str, ...]] = set()
    folders: set[tuple[str, ...]] = set()
    for name in names:
        alike = tuple(_alike(part) for part in name.parts)
        above = {alike[:depth] for depth in range(1, len(alike))}
        if alike in files or alike in folders or above & files:
            return name
        files.add(alike)
        folders |= above
    return None


def good_name(name: str, fallback: str) -> str:
    """A name for a folder or a file that every system can have, as near to ``name`` as can be."""
    near = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", name)).strip(" .")
    while len(near.encode("utf-8", "replace")) > LONGEST_NAME:
        near = near[:-1].rstrip(" .")
    return near if is_good_part(near) else fallback


def _alike(part: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", part).casefold())
