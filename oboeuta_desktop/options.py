"""Answers one question: what was asked for on the command line? (No Qt: --help is immediate.)"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from oboeuta_desktop import __version__

_EPILOG = """\
sub-commands:
  oboeuta lrc FILE... [--json]   read LRC files and print what they say
  oboeuta check [SONG...] [--json]
                                 look for whatever keeps songs from being fit to ship
  oboeuta make SCORE [...]       sing a score: stems, timed lyrics, a song folder
  oboeuta sheet SONG [--chords] [--out FILE]
                                 write the lyrics, or the chords, as a PDF to sing from
  oboeuta pack SONG [--out FILE]
                                 pack a song into one file; oboeuta FILE.oboeuta opens it
  oboeuta rebuild                recalculate from your answers when each point is asked again
  oboeuta bench [--json]         measure this program on this computer
  oboeuta self-test [--report FILE]
                                 try every part of the program on this computer
  oboeuta soak [--minutes M] [--json FILE]
                                 use the program for a long time and report whether it grows

a trace line, one per painted lyric frame:
  {"t": time.monotonic(), "position": song seconds shown, "line": index or null,
   "word": index or null, "progress": 0..1 of that word (of the line where words are not timed)}
"""


@dataclass(frozen=True, slots=True)
class Options:
    """What the learner asked for; ``seconds`` is how long to run before quitting, None for ever."""

    song: str | None = None
    play: bool = False
    at: float | None = None
    seconds: float | None = None
    trace: Path | None = None
    screenshot: Path | None = None
    size: tuple[int, int] | None = None
    theme: str | None = None
    line: int | None = None
    mode: str = "sing"
    safe: bool = False
    language: str | None = None
    shows_settings: bool = False

    @property
    def is_watched(self) -> bool:
        """Whether somebody measures or photographs this run: it must be a program of its own."""
        return bool(self.seconds or self.trace or self.screenshot)


def parse_options(arguments: Sequence[str]) -> Options:
    """The options of the app; prints help or a mistake and exits as argparse does."""
    found = _parser().parse_args(arguments)
    return Options(
        song=found.play or found.song,
        play=found.play is not None,
        at=found.at,
        seconds=found.seconds,
        trace=found.trace,
        screenshot=found.screenshot,
        size=found.size,
        theme=found.theme,
        line=found.line,
        mode=found.mode,
        safe=found.safe_mode,
        language=found.language,
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="oboeuta",
        description="Karaoke study songs: sing a definition, open it, play with its plot.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("song", nargs="?", help="song to open: an id such as relu, its folder, a file, a pack")
    add("--play", metavar="SONG", help="open SONG and start playing")
    add("--at", type=_seconds, metavar="S", help="start at S seconds into the song")
    add("--for", dest="seconds", type=_seconds, metavar="S", help="quit after S seconds")
    add("--trace", type=Path, metavar="FILE", help="write one JSON line per painted lyric frame")
    add("--screenshot", type=Path, metavar="FILE", help="save the window as PNG, then quit")
    add("--size", type=_size, metavar="WxH", help="size of the window in pixels, such as 1366x768")
    add("--theme", choices=("dark", "light"), help="colours for this run")
    add("--language", choices=("ja", "en"), help="language for this run")
    add("--line", type=int, metavar="N", help="open the lesson of lyric line N (from 0)")
    add(
        "--mode",
        choices=("sing", "read", "cloze", "write"),
        default="sing",
        help="how to show the lyrics",
    )
    add(
        "--safe-mode",
        action="store_true",
        help="start without your settings and song folders; they stay unchanged",
    )
    add("--version", action="version", version=f"oboeuta {__version__}")
    return parser


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 <= seconds <= 86_400:
        raise argparse.ArgumentTypeError(f"{text}: from 0 to 86400 seconds")
    return seconds


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{3,5})x(\d{3,5})", text)
    if not found:
        raise argparse.ArgumentTypeError(f"{text}: write it as 1366x768")
    return int(found[1]), int(found[2])
