"""Answers one question: how well is the song in this folder sung and mixed?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from oboeuta_desktop.core.curriculum import Term
from oboeuta_desktop.core.errors import FileUnwritableError
from oboeuta_desktop.core.song import SCORE_FILE
from oboeuta_desktop.production.effects import Sound
from oboeuta_desktop.production.measuring.listener import Hearing, hear, load_listener
from oboeuta_desktop.production.measuring.measure import measure
from oboeuta_desktop.production.measuring.measured import lines_heard, table_of
from oboeuta_desktop.production.measuring.spectrogram import write_spectrogram
from oboeuta_desktop.production.mixing.ogg import read_ogg
from oboeuta_desktop.production.notation.glossary import Glossary
from oboeuta_desktop.production.notation.score import Score
from oboeuta_desktop.production.notation.score_text import read_score
from oboeuta_desktop.production.progress import Progress

PICTURE = "spectrogram.png"
README = "README.md"

_TABLE = ("<!-- measured -->\n", "<!-- /measured -->\n")


def measure_folder(
    folder: Path,
    glossary: Glossary,
    terms: Sequence[Term],
    listener_cache: Path | None,
    progress: Progress,
) -> str:
    """Measure the stems in ``folder`` against its score; returns the tables as Markdown.

    A picture of the whole song is written to ``spectrogram.png`` in the folder, and where its
    README has the marks for it, the table goes between them.

    Args:
        folder: with ``score.song``, ``vocal.ogg`` and ``backing.ogg``.
        listener_cache: where the machine listener keeps its model; None: nobody listens.

    Raises:
        OboeutaError: a file is missing or unreadable, or a package of the listener is.
    """
    score = read_score(folder / SCORE_FILE)
    vocal, backing = read_ogg(folder / "vocal.ogg"), read_ogg(folder / "backing.ogg")
    hearing = _heard(score, vocal, glossary, terms, listener_cache, progress)
    table = table_of(measure(score, vocal, backing, progress=progress), hearing)
    progress("picture", 0.0)
    write_spectrogram(folder / PICTURE, score, vocal, backing)
    _keep(folder / README, table)
    return table if hearing is None else f"{table}\n{lines_heard(hearing)}"


def _heard(
    score: Score,
    vocal: Sound,
    glossary: Glossary,
    terms: Sequence[Term],
    cache: Path | None,
    progress: Progress,
) -> Hearing | None:
    if cache is None:
        return None
    return hear(score, vocal, load_listener(cache, glossary, terms), progress=progress)


def _keep(readme: Path, table: str) -> None:
    """Put ``table`` between the marks of the README; one without marks is left alone."""
    try:
        text = readme.read_text(encoding="utf-8") if readme.exists() else ""
        first, mark, rest = text.partition(_TABLE[0])
        _, end, last = rest.partition(_TABLE[1])
        if mark and end:
            readme.write_text(f"{first}{mark}{table}{end}{last}", encoding="utf-8")
    except OSError as error:
        raise FileUnwritableError(readme, error.strerror or str(error)) from error
