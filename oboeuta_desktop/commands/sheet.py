"""Answers one question: which sheet does ``oboeuta sheet`` write, and where?

Needs Qt for letters and paper, but no screen.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from oboeuta_desktop.checking.material import SCORE_FILE
from oboeuta_desktop.commands.song_argument import song_folder, song_folders, unknown_song
from oboeuta_desktop.core.errors import OboeutaError, UnknownSongError
from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.production.notation.score import Score
from oboeuta_desktop.production.notation.score_text import read_score
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.sheet import write_sheet
from oboeuta_desktop.ui.theme import load_fonts

_DESCRIPTION = "Write the lyrics of a song as a PDF to sing from: A4, with readings and key terms."
_EPILOG = """\
With --chords it is a chord sheet: bars, and each chord above the mora on which it begins. The
chords come from the score.song in the song's folder.

The exit status is 0 when the sheet is written, 1 when it could not be, 2 for wrong arguments.
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
    kind = "chords" if arguments.chords else "lyrics"
    path = arguments.out or Path(f"{folder.resolve().name}-{kind}.pdf")
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    load_fonts(sorted(str(font) for font in bundled("resources", "fonts").glob("*.ttf")))
    try:
        write_sheet(read_song(folder), _score(folder), path, chords=arguments.chords)
    except OboeutaError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        del application  # it had to live as long as letters are drawn
    print(path)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="oboeuta sheet",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("song", metavar="SONG", help="a song's id, or its folder")
    parser.add_argument("--chords", action="store_true", help="with chords and bar lines")
    parser.add_argument("--out", type=Path, metavar="FILE", help="default: SONG-lyrics.pdf here")
    return parser


def _score(folder: Path) -> Score | None:
    path = folder / SCORE_FILE
    return read_score(path) if path.exists() else None
