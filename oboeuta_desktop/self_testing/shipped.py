"""Answers one question: are the files there that ship with the program, and can they be read?"""

from __future__ import annotations

import importlib
import importlib.util

from PySide6.QtCore import QTranslator
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from oboeuta_desktop.core.judging import Judge
from oboeuta_desktop.core.library import BrokenSong, find_songs
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.self_testing.check import AbsentError, Place, expect, listed
from oboeuta_desktop.state.study.material import read_material

SONGS = ("lstm", "relu")
POINTS = 28
_FEWEST_ICONS = 25
_FEWEST_LESSONS = 10
_MAKER = ("pyopenjtalk", "pyworld", "scipy", "soundfile")
_STUDIO = "oboeuta_desktop.production.studio"
_ICON_PIXELS = 24
_ENGLISH = "oboeuta_en.qm"
_SAID = (("LyricsView", "歌詞"), ("LessonPanel", "解説"), ("LessonPanel", "くわしく"))
"""Sentences of the program."""


def resources(place: Place) -> str:
    """Curriculum, questions and texts are all there; every icon draws something."""
    material = read_material(place.resources)
    points = [point.id for point in material.curriculum.points]
    expect(len(points) == POINTS, f"{len(points)} points instead of {POINTS}")
    unasked = [point for point in points if not material.questions.get(point)]
    expect(not unasked, f"no questions about {listed(unasked)}")
    untold = [p for p in points if not (place.resources / "points" / f"{p}.toml").is_file()]
    expect(not untold, f"no texts about {listed(untold)}")
    icons = sorted((place.resources / "icons").glob("*.svg"))
    expect(len(icons) >= _FEWEST_ICONS, f"only {len(icons)} icons")
    blank = [icon.name for icon in icons if not _has_ink(QSvgRenderer(str(icon)))]
    expect(not blank, f"icons that draw nothing: {listed(blank)}")
    licences = list((place.resources / "licenses").glob("*.txt"))
    expect(licences, "no licences")
    return f"{POINTS} points, {len(material.by_id)} questions, {len(icons)} icons"


def songs_of(place: Place) -> list[Song]:
    """The bundled songs; fails when one is missing or broken."""
    entries = find_songs([place.songs])
    broken = [entry for entry in entries if isinstance(entry, BrokenSong)]
    expect(not broken, f"broken: {listed(broken)}")
    songs = [entry for entry in entries if isinstance(entry, Song)]
    missing = set(SONGS) - {song.song_id for song in songs}
    expect(not missing, f"missing songs: {listed(sorted(missing))}")
    return songs


def songs(place: Place) -> str:
    """Both songs can be read, with lessons and nothing to complain about."""
    read = songs_of(place)
    for song in read:
        expect(not song.warnings, f"{song.song_id}: {listed(song.warnings)}")
        lessons = [lesson for lesson in song.lessons if lesson is not None]
        expect(len(lessons) >= _FEWEST_LESSONS, f"{song.song_id}: {len(lessons)} lessons")
        untimed = [n for n, line in enumerate(song.lyrics.lines) if not line.is_word_timed]
        expect(not untimed, f"{song.song_id}: lines without word times: {listed(untimed)}")
        gone = [stem.path.name for stem in song.stems if not stem.path.is_file()]
        expect(song.stems and not gone, f"{song.song_id}: no sound in {listed(gone)}")
    return ", ".join(f"{song.song_id}: {len(song.lyrics.lines)} lines" for song in read)


def judging(place: Place) -> str:
    """A right, a mistaken and a wrong answer are told apart."""
    terms = read_material(place.resources).curriculum.terms
    judge = Judge(terms)
    asked = next(term for term in terms if term.confusable and term.kind != "number")
    other = next(term for term in terms if term.id == asked.confusable[0])
    answers = (
        (asked.accepted[0], "exact"),
        (other.accepted[0], "confused"),
        ("まったく違う", "wrong"),
    )
    for given, wanted in answers:
        verdict = judge.judge(given, asked.id).verdict
        expect(verdict == wanted, f"{given!r} for {asked.id!r} is judged {verdict}, not {wanted}")
    return f"exact, confused, wrong for {asked.id!r}"


def translations(place: Place) -> str:
    """The English of the program can be loaded and says something else than the source."""
    path = place.resources / "translations" / _ENGLISH
    if not path.is_file():
        raise AbsentError("not shipped")
    translator = QTranslator()
    expect(translator.load(str(path)) and not translator.isEmpty(), f"{path.name} does not load")
    said = {source: translator.translate(context, source) for context, source in _SAID}
    silent = [source for source, found in said.items() if found in ("", source)]
    expect(not silent, f"not translated: {listed(silent)}")
    return ", ".join(f"{source} = {found}" for source, found in said.items())


def song_maker(place: Place) -> str:  # noqa: ARG001 - the same form as every check
    """The song maker's libraries read Japanese, where they are part of the build."""
    missing = [name for name in _MAKER if importlib.util.find_spec(name) is None]
    if missing:
        raise AbsentError(f"not shipped: {', '.join(missing)}")
    for name in _MAKER:
        importlib.import_module(name)
    expect(importlib.util.find_spec(_STUDIO) is not None, f"{_STUDIO} is missing")
    openjtalk = importlib.import_module("pyopenjtalk")
    phones = str(openjtalk.g2p("勾配"))
    expect(phones.split() == ["k", "o", "o", "b", "a", "i"], f"勾配 is read {phones!r}")
    return f"勾配 = {phones}"


def _has_ink(renderer: QSvgRenderer) -> bool:
    if not renderer.isValid():
        return False
    image = QImage(_ICON_PIXELS, _ICON_PIXELS, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return any(bytes(image.constBits()))
