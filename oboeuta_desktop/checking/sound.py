"""Answers one question: are a song's stems whole, equally long and small enough to ship?"""

from __future__ import annotations

from collections.abc import Iterator

from oboeuta_desktop.checking.material import Material
from oboeuta_desktop.checking.problem import Problem, from_error
from oboeuta_desktop.core.errors import AudioUnreadableError, OboeutaError
from oboeuta_desktop.core.ogg import OggStream, read_ogg_stream
from oboeuta_desktop.core.song import SONG_FILE, Stem
from oboeuta_desktop.production.notation.score import SAMPLE_RATE, Score

LARGEST_SONG = 5_000_000
"""Bytes of all stems of a song together."""
MADE_ROLES = ("vocal", "backing")
"""The stems that are made from a score."""

_OGG = {".ogg", ".opus"}
_MAKE = "make the song again from its score"


def check_sound(material: Material) -> Iterator[Problem]:
    """Every rule about stems. Only Ogg is looked into: nothing else is made or ships."""
    song = material.song
    head = song.folder / SONG_FILE
    if not song.stems:
        yield Problem(head, material.head.line_of("audio"), "no sound", "add [[audio.stems]]")
        return
    size = sum(stem.path.stat().st_size for stem in song.stems)
    if size > LARGEST_SONG:
        wrong = f"{size / 1e6:.1f} MB of sound"
        yield Problem(song.folder, 0, wrong, f"at most {LARGEST_SONG / 1e6:g} MB")
    streams: list[tuple[Stem, OggStream]] = []
    for stem in song.stems:
        if stem.path.suffix.lower() not in _OGG:
            continue
        try:
            streams.append((stem, read_ogg_stream(stem.path)))
        except AudioUnreadableError as error:
            yield Problem(stem.path, 0, f"the sound {error.reason}", "write the file again")
        except OboeutaError as error:
            yield from_error(error, song.folder)
    if material.score is not None:
        yield from _as_scored(material, material.score, streams)
    else:
        yield from _long_enough(material, streams)


def _as_scored(
    material: Material, score: Score, streams: list[tuple[Stem, OggStream]]
) -> Iterator[Problem]:
    roles = [stem.role for stem in material.song.stems]
    for role in MADE_ROLES:
        if role not in roles:
            place = material.head.line_of("audio", "stems")
            yield Problem(material.song.folder / SONG_FILE, place, f"no {role} stem", _MAKE)
    for stem, stream in streams:
        if stream.sample_rate != SAMPLE_RATE:
            wrong = f"{stream.sample_rate} samples per second instead of {SAMPLE_RATE}"
            yield Problem(stem.path, 0, wrong, _MAKE)
        elif stream.frames != score.samples:
            wrong = f"{stream.frames} samples long, the score has {score.samples}"
            yield Problem(stem.path, 0, wrong, _MAKE)


def _long_enough(material: Material, streams: list[tuple[Stem, OggStream]]) -> Iterator[Problem]:
    last = max((line.end for line in material.song.lyrics.lines), default=0.0)
    longest = max((stream.seconds for _, stream in streams), default=0.0)
    for stem, stream in streams:
        if stream.seconds < last:
            wrong = f"ends at {stream.seconds:.3f} s, the lyrics at {last:.3f} s"
            yield Problem(stem.path, 0, wrong, "write the whole song")
        elif stream.seconds < longest:
            wrong = f"ends at {stream.seconds:.3f} s, another stem at {longest:.3f} s"
            yield Problem(stem.path, 0, wrong, "make the stems equally long")
