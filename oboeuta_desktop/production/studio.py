"""Answers one question: how does a score become a song folder?

Backing and voices are made at the same time, in processes of their own.
"""

from __future__ import annotations

import multiprocessing
from concurrent.futures import Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from oboeuta_desktop.core.song import SCORE_FILE
from oboeuta_desktop.production.accompaniment.backing import render_backing
from oboeuta_desktop.production.effects import Sound
from oboeuta_desktop.production.mixing.mixdown import Stems, mix
from oboeuta_desktop.production.mixing.ogg import write_ogg
from oboeuta_desktop.production.notation.lyrics_out import lyrics_of
from oboeuta_desktop.production.notation.score import Score
from oboeuta_desktop.production.notation.song_file import song_toml, write_text
from oboeuta_desktop.production.progress import Progress
from oboeuta_desktop.production.publish import published
from oboeuta_desktop.production.singing.vocal import Layers, render_layers
from oboeuta_desktop.production.singing.voices import voice

LESSONS_NAME = "lessons.toml"

SIZE_LIMIT = 4_900_000
"""Bytes of all stems of a song together."""

QUALITIES = (0.6, 0.5, 0.4, 0.3, 0.2, 0.1)
"""Of Ogg Vorbis: the best one that keeps the song within ``SIZE_LIMIT`` is taken."""

_WAIT_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made.

    Attributes:
        score: all of a song, or an excerpt.
        score_text: kept beside the song, or "" for none.
        voice: a name of ``voices.VOICES``.
        only: "vocal" or "backing" for one stem, "" for both.
        dry: the lead alone.
        cache: folder for what is worth keeping between runs, or None.
    """

    score: Score
    score_text: str
    voice: str
    only: str = ""
    dry: bool = False
    cache: Path | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What was written: the stems' sound and their size in bytes."""

    stems: Stems
    size: int


def make(order: Order, folder: Path, progress: Progress) -> Made:
    """Sing, play, mix and write the song folder ``folder``, whole or not at all.

    Raises:
        VoiceUnavailableError: nobody of that name can sing here.
        FileUnwritableError: the folder cannot be written; it is as it was.
    """
    stems = render(order, progress)
    chosen = {"vocal": stems.vocal, "backing": stems.backing}
    if order.only:
        chosen = {order.only: chosen[order.only]}
    with published(folder) as workshop:
        progress("writing", 0.0)
        size = _write_stems(workshop, chosen)
        _write_texts(workshop, order, list(chosen))
        progress("writing", 1.0)
    return Made(stems, size)


def render(order: Order, progress: Progress) -> Stems:
    """The two finished stems; with ``order.only`` the other one is silent."""
    score = order.score
    if order.only != "backing":
        voice(order.voice)  # who cannot sing says so before anybody plays
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        try:
            backing = _begin_backing(pool, order)
            layers = _sung(pool, order, progress)
            _wait_for(backing, progress)
            progress("mixing", 0.0)
            stems = mix(score, layers, backing.result(), dry=order.dry)
            progress("mixing", 1.0)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return stems


def _begin_backing(pool: ProcessPoolExecutor, order: Order) -> Future[Sound]:
    if order.only == "vocal":
        silent: Future[Sound] = Future()
        silent.set_result(np.zeros((order.score.samples, 2), np.float32))
        return silent
    return pool.submit(render_backing, order.score)


def _sung(pool: ProcessPoolExecutor, order: Order, progress: Progress) -> Layers:
    if order.only == "backing":
        return Layers.silent(order.score.samples)
    return render_layers(
        order.score, order.voice, pool=pool, dry=order.dry, progress=progress, cache=order.cache
    )


def _wait_for(future: Future[Sound], progress: Progress) -> None:
    """Wait and stay open to being cancelled."""
    while not future.done():
        progress("playing", 0.0)
        wait([future], timeout=_WAIT_SECONDS)
    progress("playing", 1.0)


def _write_stems(workshop: Path, stems: dict[str, Sound]) -> int:
    """Write each stem as ``<role>.ogg`` and remove those that are no longer made."""
    for old in ("vocal", "backing"):
        (workshop / f"{old}.ogg").unlink(missing_ok=True)
    size = 0
    for quality in QUALITIES:
        for role, sound in stems.items():
            write_ogg(workshop / f"{role}.ogg", sound, quality=quality)
        size = sum((workshop / f"{role}.ogg").stat().st_size for role in stems)
        if size <= SIZE_LIMIT:
            break
    return size


def _write_texts(workshop: Path, order: Order, roles: list[str]) -> None:
    stems = [(role, f"{role}.ogg") for role in roles]
    lessons = (workshop / LESSONS_NAME).exists()
    write_text(workshop / "song.toml", song_toml(order.score, stems, lessons=lessons))
    write_text(workshop / "lyrics.lrc", lyrics_of(order.score))
    if order.score_text:
        write_text(workshop / SCORE_FILE, order.score_text)
