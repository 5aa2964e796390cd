"""Answers one question: which song pack does ``oboeuta pack`` write, and where?

Needs no Qt.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from oboeuta_desktop.commands.song_argument import song_folder, song_folders, unknown_song
from oboeuta_desktop.core.errors import OboeutaError, UnknownSongError
from oboeuta_desktop.core.song import PACK_SUFFIX
from oboeuta_desktop.exchange.song_pack import write_pack
from oboeuta_desktop.storage.paths import bundled

_DESCRIPTION = "Pack a song's folder into one file that others open with a double click."
_EPILOG = """\
The pack holds what belongs to a song: texts, sound, pictures. Other files stay out, and so does
whatever a link leads to. Opening it: oboeuta FILE.oboeuta

The exit status is 0 when the pack is written, 1 when it could not be, 2 for wrong arguments.
"""


def main(argv: Sequence[str], *, songs: Path | None = None) -> int:
    """Run the command with the arguments ``argv`` (without its name); returns the exit status.

    ``songs`` stands for the bundled folder of songs.
    """
    arguments = _parser().parse_args(argv)
    try:
        folder = song_folder(arguments.song, song_folders(songs or bundled("songs")))
    except UnknownSongError as error:
        sys.stderr.write(unknown_song(error))
        return 2
    path = arguments.out or Path(f"{folder.resolve().name}{PACK_SUFFIX}")
    try:
        write_pack(folder, path)
    except OboeutaError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    print(f"{path}  {path.stat().st_size / 1e6:.1f} MB")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="oboeuta pack",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("song", metavar="SONG", help="a song's id, or its folder")
    parser.add_argument("--out", type=Path, metavar="FILE", help="default: SONG.oboeuta here")
    return parser
