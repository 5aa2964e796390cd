"""Answers one question: what does ``oboeuta make`` do with a score, a lyric or a finished song?

Knows words and files only: what sings, drafts and measures is imported when it is asked for, as it
needs the packages of an extra.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from oboeuta_desktop.commands.progress_bar import ProgressBar
from oboeuta_desktop.core.curriculum import read_curriculum
from oboeuta_desktop.core.errors import ExtraMissingError, FileUnwritableError, OboeutaError
from oboeuta_desktop.core.lyrics_file import read_limited
from oboeuta_desktop.core.song import SCORE_FILE
from oboeuta_desktop.places import user_folders
from oboeuta_desktop.production.drafting.draft import PROBLEMS, DraftWarning
from oboeuta_desktop.production.drafting.draft_melody import add_melody
from oboeuta_desktop.production.drafting.draft_score import draft_score
from oboeuta_desktop.production.notation.excerpt import excerpt
from oboeuta_desktop.production.notation.glossary import Glossary, load_glossary
from oboeuta_desktop.production.notation.score import Score
from oboeuta_desktop.production.notation.score_text import read_score
from oboeuta_desktop.production.progress import Cancelled
from oboeuta_desktop.production.singing.voices import VOICES
from oboeuta_desktop.storage.paths import bundled

"""The score inside a song folder."""

CANCELLED = 130
"""Exit status after Ctrl+C, as shells have it."""

_DESCRIPTION = "Sing a text score: stems, lyrics timed to the mora and song.toml, in one folder."
_EPILOG = """\
  oboeuta make songs/relu/score.song           sing it into its own folder
  oboeuta make my.song --out DIR               sing it into DIR
  oboeuta make my.song --preview 5-8           bars 5 to 8, into "my-preview"
  oboeuta make --draft lyrics.txt --out my.song
                                               readings and a melody for plain lyrics
  oboeuta make --measure songs/relu            pitch, onsets, loudness, joints; pictures
  oboeuta make --measure songs/relu --listen   and how much a speech recogniser understands

The README's chapter "Making a song" explains the score. Nothing is written until all of it is
done; whatever else is in the folder (lessons.toml, README.md) stays. Ctrl+C stops at any time.

The exit status is 0 when all is done, 1 when it could not be done, 2 for wrong arguments and 130
after Ctrl+C. The packages it needs: pip install "oboeuta-desktop[make]"; --listen needs [measure].
"""

_BARS = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?")


def main(argv: Sequence[str]) -> int:
    """Run the command with the arguments ``argv`` (without its name); returns the exit status."""
    parser = _parser()
    wishes = parser.parse_args(argv)
    if sum(map(bool, (wishes.score, wishes.draft, wishes.measure))) != 1:
        parser.error("one of SCORE, --draft TEXT and --measure DIR is needed")
    bar = ProgressBar(sys.stderr)
    try:
        if wishes.draft:
            return _draft(wishes)
        if wishes.measure:
            return _measure(wishes, bar)
        return _make(wishes, bar)
    except OboeutaError as error:
        bar.clear()
        sys.stderr.write(f"{error}\n")
        return 1
    except (KeyboardInterrupt, Cancelled):
        bar.clear()
        sys.stderr.write("stopped; nothing was written\n")
        return CANCELLED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="oboeuta make",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("score", nargs="?", type=Path, metavar="SCORE", help="a score, or a folder with one")
    add("--out", type=Path, metavar="DIR", help="the song folder (with --draft: the score)")
    add("--voice", metavar="NAME", help=f"who sings: {', '.join(VOICES)}; else the score says")
    add("--only", choices=("vocal", "backing"), default="", help="just that stem")
    add("--preview", type=_bars, metavar="BARS", help="just some bars: 8 (the first 8) or 5-8")
    add("--dry", action="store_true", help="the lead voice alone: no reverb, doubles, harmony")
    add("--draft", type=Path, metavar="TEXT", help="write a score for the plain lyrics in TEXT")
    add("--measure", type=Path, metavar="DIR", help="measure the finished song in DIR")
    add("--listen", action="store_true", help="with --measure: what a recogniser understands")
    add("--no-cache", action="store_true", help="sing every unit anew")
    return parser


def _bars(text: str) -> tuple[int, int]:
    """First bar (0-based) and number of bars of "8" or "5-8"."""
    match = _BARS.fullmatch(text.strip())
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r}: write 8 or 5-8")
    first, last = (int(match[1]), int(match[2])) if match[2] else (1, int(match[1]))
    if not 1 <= first <= last:
        raise argparse.ArgumentTypeError(f"{text!r}: bars are counted from 1")
    return first - 1, last - first + 1


def _make(wishes: argparse.Namespace, bar: ProgressBar) -> int:
    path: Path = wishes.score
    if path.is_dir():
        path /= SCORE_FILE
    score = read_score(path)
    if wishes.preview:
        score = _wanted_bars(score, *wishes.preview)
    folder = wishes.out or _usual_folder(path, wishes)
    studio = _loaded("studio", "make")
    order = studio.Order(
        score=score,
        score_text="" if wishes.preview else path.read_text(encoding="utf-8"),
        voice=wishes.voice or score.voice,
        only=wishes.only,
        dry=wishes.dry,
        cache=None if wishes.no_cache else _cache(),
    )
    made = studio.make(order, folder, bar)
    bar.clear()
    _say(f"{folder}: {score.seconds:.1f} s of song, {made.size / 1e6:.1f} MB, voice {order.voice}")
    return 0


def _wanted_bars(score: Score, first: int, count: int) -> Score:
    try:
        return excerpt(score, first, count)
    except ValueError:
        raise OboeutaError(f"--preview: the song has only {score.bars} bars") from None


def _usual_folder(path: Path, wishes: argparse.Namespace) -> Path:
    """Where the song goes if nobody says: never over a whole song with less than a whole one."""
    folder = path.resolve().parent if path.name == SCORE_FILE else path.resolve().with_suffix("")
    part = wishes.only or ("preview" if wishes.preview else "dry" if wishes.dry else "")
    return folder.with_name(f"{folder.name}-{part}") if part else folder


def _draft(wishes: argparse.Namespace) -> int:
    if wishes.out is not None and wishes.out.exists():
        raise OboeutaError(f"{wishes.out} is there already; name another file with --out")
    morphemes = _loaded("drafting.morphemes", "make")
    lyrics = read_limited(wishes.draft).decode("utf-8", "replace")
    text, warnings = draft_score(lyrics, _glossary(), morphemes.analyse)
    for warning in warnings:
        sys.stderr.write(f"{wishes.draft}:{warning.line_number}: {_told(warning)}\n")
    text = add_melody(text)
    if wishes.out is None:
        _say(text)
        return 0
    try:
        with wishes.out.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise FileUnwritableError(wishes.out, error.strerror or str(error)) from error
    _say(f"{wishes.out}: hear it with: oboeuta make {wishes.out} --preview 8")
    return 0


def _told(warning: DraftWarning) -> str:
    """A draft's warning in one sentence."""
    words = PROBLEMS[warning.problem]
    proposal = f" ({warning.proposal})" if warning.proposal else ""
    return f"{warning.text}: {words}{proposal}"


def _measure(wishes: argparse.Namespace, bar: ProgressBar) -> int:
    module = _loaded("measuring.song_measures", "make")
    cache = _cache() if wishes.listen else None
    terms = read_curriculum(bundled("resources", "curriculum.json")).terms
    table = module.measure_folder(wishes.measure, _glossary(), terms, cache, bar)
    bar.clear()
    _say(table)
    return 0


def _glossary() -> Glossary:
    return load_glossary(bundled("resources", "pronunciation.toml"))


def _loaded(module: str, extra: str) -> Any:  # noqa: ANN401 - one of several modules
    """A module of the song maker that needs the packages of ``extra``."""
    try:
        return importlib.import_module(f"oboeuta_desktop.production.{module}")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("oboeuta_desktop"):
            raise  # ours: a bug
        raise ExtraMissingError(error.name or "", extra) from error


def _cache() -> Path:
    """Sung units and joined models: safe to delete, made again when needed."""
    return user_folders().cache / "song_maker"


def _say(text: str) -> None:
    """Print ``text`` even where the terminal cannot show all of its characters."""
    encoding = sys.stdout.encoding or "ascii"
    print(text.encode(encoding, "backslashreplace").decode(encoding))
