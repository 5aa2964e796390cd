"""Answers one question: is every line readable, and timed exactly as its score sings it?"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator

from oboeuta_desktop.checking.material import Material
from oboeuta_desktop.checking.problem import Problem
from oboeuta_desktop.core.lrc import parse_lrc
from oboeuta_desktop.core.lyrics import Furigana, LyricLine, LyricWord
from oboeuta_desktop.core.lyrics_file import lyrics_of as lyrics_of_file
from oboeuta_desktop.core.song import SCORE_FILE, SONG_FILE
from oboeuta_desktop.production.notation.lyrics_out import lyrics_of as lyrics_of_score
from oboeuta_desktop.production.notation.lyrics_out import milliseconds
from oboeuta_desktop.production.notation.score import Score

_MAKE = "make the song again from its score"
_KANA = (("ぁ", "ゖ"), ("ゝ", "ゟ"), ("ァ", "ヺ"), ("ー", "ヿ"))


def check_lyrics(material: Material) -> Iterator[Problem]:
    """Readings and order; with a score also words, times and what ``song.toml`` says.

    Stamps that go backward are told by the reader of the lyrics.
    """
    yield from _readings(material)
    yield from _overlaps(material)
    if material.score is not None:
        yield from _head(material, material.score)
        yield from _sections(material, material.score)
        yield from _lines(material, material.score)


def _overlaps(material: Material) -> Iterator[Problem]:
    """A line that still lasts when the next one has begun: only one can be sung."""
    for index, (line, following) in enumerate(itertools.pairwise(material.written.lines)):
        if line.end > following.start:
            yield Problem(
                material.lyrics_path,
                material.line_number(index),
                f"{line.text!r} ends at {line.end:.3f} s, the next line begins at "
                f"{following.start:.3f} s",
                "let it end before the next one begins",
            )


def _readings(material: Material) -> Iterator[Problem]:
    """Whatever is not kana is read by somebody who does not know how."""
    seen: set[str] = set()
    for index, line in enumerate(material.song.lyrics.lines):
        for bare in _without_reading(line):
            if bare not in seen:
                seen.add(bare)
                yield Problem(
                    material.lyrics_path,
                    material.line_number(index),
                    f"{bare!r} in {line.text!r} has no reading",
                    f"add @Ruby…={bare},… or write the reading into the score",
                )


def _without_reading(line: LyricLine) -> Iterator[str]:
    """The stretches of a line that need a reading and have none."""
    read = {i for furigana in line.furigana for i in range(furigana.first, furigana.last)}
    stretch = ""
    for i, character in enumerate(f"{line.text} "):
        if i not in read and _needs_reading(character):
            stretch += character
        elif stretch:
            yield stretch
            stretch = ""


def _needs_reading(character: str) -> bool:
    """Letters, digits and the signs of formulas; not kana, marks and spaces."""
    if any(first <= character <= last for first, last in _KANA):
        return False
    category = unicodedata.category(character)
    return category[0] in "LN" or category == "Sm"


def _head(material: Material, score: Score) -> Iterator[Problem]:
    song = material.song
    for key, found, expected in (
        ("title", song.title, score.title),
        ("title_reading", song.title_reading, score.title_reading),
        ("bpm", song.bpm, score.bpm),
        ("artist", song.artist, score.artist),
        ("licence", song.licence, score.licence),
        ("offset", song.offset, 0.0),
    ):
        if found != expected:
            yield Problem(
                song.folder / SONG_FILE,
                material.head.line_of(key),
                f"{key} is {found!r}, the score says {expected!r}",
                _MAKE,
            )
    found_ms = None if song.duration is None else milliseconds(song.duration)
    expected_ms = milliseconds(score.seconds)
    if found_ms != expected_ms:
        yield Problem(
            material.lyrics_path,
            0,
            f"[length:] is {found_ms} ms, the score has {expected_ms} ms",
            _MAKE,
        )


def _sections(material: Material, score: Score) -> Iterator[Problem]:
    path = material.song.folder / SONG_FILE
    found = [(section.name, milliseconds(section.start)) for section in material.song.sections]
    expected = [(s.title, milliseconds(s.first_bar * score.bar)) for s in score.sections]
    for number, (one, other) in enumerate(zip(found, expected, strict=False)):
        if one != other:
            yield Problem(
                path,
                material.head.line_of("section", number),
                f"section {one[0]} at {one[1]} ms, the score has {other[0]} at {other[1]} ms",
                _MAKE,
            )
            return
    if len(found) != len(expected):
        wrong = f"{len(found)} sections, the score has {len(expected)}"
        yield Problem(path, material.head.line_of("section"), wrong, _MAKE)


def _lines(material: Material, score: Score) -> Iterator[Problem]:
    """Line by line; where a word differs, everything behind it would differ too."""
    found = material.written.lines
    expected = lyrics_of_file(parse_lrc(lyrics_of_score(score).encode())).lines
    for index, (one, other) in enumerate(zip(found, expected, strict=False)):
        difference = _difference(one, other)
        if difference:
            where = f"{SCORE_FILE}:{score.lines[index].source_line}"
            yield Problem(
                material.lyrics_path,
                material.line_number(index),
                f"line {index + 1}: {difference} ({where})",
                _MAKE,
            )
        if one.text != other.text:
            return
    if len(found) != len(expected):
        wrong = f"{len(found)} lines, the score sings {len(expected)}"
        yield Problem(material.lyrics_path, 0, wrong, _MAKE)


def _difference(found: LyricLine, expected: LyricLine) -> str:
    """The first thing in which two lines differ, "" when they are the same."""
    if found.text != expected.text:
        return f"{found.text!r}, the score sings {expected.text!r}"
    if (found.start, found.end) != (expected.start, expected.end):
        return f"from {_times(found)}, in the score from {_times(expected)}"
    if found.words != expected.words:
        return _first_difference(
            [_word(word) for word in found.words], [_word(word) for word in expected.words]
        )
    if found.furigana != expected.furigana:
        return _first_difference(
            [_reading(found, f) for f in found.furigana],
            [_reading(expected, f) for f in expected.furigana],
        )
    return ""


def _first_difference(found: list[str], expected: list[str]) -> str:
    for one, other in zip(found, expected, strict=False):
        if one != other:
            return f"{one}, in the score {other}"
    return f"{len(found)} times or readings, in the score {len(expected)}"


def _times(line: LyricLine) -> str:
    return f"{line.start:.3f} to {line.end:.3f} s"


def _word(word: LyricWord) -> str:
    return f"{word.text.strip()!r} {word.start:.3f} to {word.end:.3f} s"


def _reading(line: LyricLine, furigana: Furigana) -> str:
    text = line.text[furigana.first : furigana.last]
    times = " ".join(f"{start:.3f}" for start in furigana.starts)
    return f"{text!r} read {furigana.reading!r} at {times or 'the word'}"
