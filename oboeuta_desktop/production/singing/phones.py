"""Answers one question: which speech sounds does a line of notes hold, and when does each begin?

The names of the sounds are Open JTalk's ("sh" of し, "N" of ん, "cl" of っ). Time is measured from
the song's start: a vowel begins exactly where its note begins, and the consonant before it takes
its time from what precedes. This is how a listener hears the beat of a sung syllable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from oboeuta_desktop.production.notation.score import Note

CLOSURE = "cl"
"""The silence of っ."""

VOWELS = frozenset({"a", "i", "u", "e", "o", "N"})
"""Sounds that carry a note; ん does so as well."""

VOICELESS = frozenset(
    {"k", "s", "sh", "t", "ch", "ts", "h", "f", "p", "ky", "kw", "hy", "py", "ty", "fy", CLOSURE}
)
"""Sounds without a pitch."""

CONSONANT_SECONDS: Mapping[str, float] = MappingProxyType(
    {
        "k": 0.078,
        "g": 0.058,
        "s": 0.117,
        "sh": 0.124,
        "z": 0.078,
        "j": 0.091,
        "t": 0.065,
        "ch": 0.104,
        "ts": 0.110,
        "d": 0.058,
        "n": 0.065,
        "h": 0.072,
        "f": 0.078,
        "b": 0.058,
        "p": 0.072,
        "m": 0.072,
        "y": 0.065,
        "r": 0.042,
        "w": 0.065,
        "v": 0.065,
    }
)
"""Length of each consonant in seconds: a speaker's usual one times 1.3, which a speech recogniser
understood best among factors from 0.8 to 1.7."""

PALATAL_SECONDS = 0.023
"""What a palatal glide (the y of きゃ) adds to its consonant."""

LEAST_VOWEL = 0.45
"""Share of a note that stays with its vowel when the next consonant reaches into it."""

CLOSURE_SECONDS = 0.085
CLOSURE_SHARE = 0.40
"""っ closes the last 85 ms of its note, but never more than this share of it."""

INNER_SHARE = 0.40
"""Largest share of a glued mora's time that its consonant takes."""


@dataclass(frozen=True, slots=True)
class PlannedPhone:
    """One speech sound and when it sounds.

    Attributes:
        phone: Open JTalk's name of the sound.
        start: seconds.
        end: seconds; the next sound of the line begins here or, after a rest, later.
        note: index of the note it belongs to. A consonant belongs to the note of the vowel after
            it although it sounds before that note begins.
        kind: "v" for what carries the note (a vowel or ん), "c" for a consonant or the closure.
    """

    phone: str
    start: float
    end: float
    note: int
    kind: Literal["c", "v"]

    @property
    def seconds(self) -> float:
        """How long it sounds."""
        return self.end - self.start


def phones_of(mora: str, previous_vowel: str) -> tuple[str, str]:
    """Consonant and vowel of one mora in hiragana; either may be "".

    ``previous_vowel`` is what ー prolongs. っ is ("cl", ""), ん is ("", "N"). A small kana after a
    kana that it does not usually follow gives its vowel to that kana's consonant.

    Raises:
        ValueError: for a text that is no mora.
    """
    if mora == "ー":
        return "", previous_vowel
    if mora in _PHONES:
        return _PHONES[mora]
    if mora[:1] in _PHONES.keys() - _SMALL_VOWELS.keys() and mora[1:] in _SMALL_VOWELS:
        return _PHONES[mora[0]][0], _SMALL_VOWELS[mora[1:]]
    raise ValueError(mora)


def consonant_seconds(consonant: str, lengths: Mapping[str, float] = CONSONANT_SECONDS) -> float:
    """The length that a consonant has where there is room for it; 0 for ""."""
    if not consonant:
        return 0.0
    if consonant in lengths:
        return lengths[consonant]
    return lengths[consonant[:-1]] + PALATAL_SECONDS


def plan(
    notes: Sequence[Note], lengths: Mapping[str, float] = CONSONANT_SECONDS
) -> list[PlannedPhone]:
    """When each sound of a line begins and ends, in order of time.

    ``notes`` are those of one line. The vowel of a note's first mora begins at the note's start.
    The consonant before it takes its length from the rest before the note and from at most
    ``1 - LEAST_VOWEL`` of the note before. Further morae of a note share its time evenly; a ー
    glued to its own vowel only prolongs it; a closing っ is silent at the end.

    Raises:
        ValueError: for a mora that ``phones_of`` does not know.
    """
    sounds = _sounds_of(notes)
    leads = [_lead(notes, sounds, i, lengths) for i in range(len(notes))]
    phones: list[PlannedPhone] = []
    for i, note in enumerate(notes):
        if leads[i] > 0:
            consonant = sounds[i][0][0]
            phones.append(PlannedPhone(consonant, note.start - leads[i], note.start, i, "c"))
        end = note.end
        if i + 1 < len(notes):
            end = min(end, notes[i + 1].start - leads[i + 1])
        phones += _within(sounds[i], note.start, end, i, lengths)
    return phones


def _sounds_of(notes: Sequence[Note]) -> list[list[tuple[str, str]]]:
    """(consonant, vowel) of each mora of each note, with ー resolved."""
    vowel = "a"
    sounds: list[list[tuple[str, str]]] = []
    for note in notes:
        sounds.append([])
        for mora in note.morae:
            consonant, found = phones_of(mora, vowel)
            vowel = found or vowel
            sounds[-1].append((consonant, found))
    return sounds


def _lead(
    notes: Sequence[Note],
    sounds: Sequence[Sequence[tuple[str, str]]],
    index: int,
    lengths: Mapping[str, float],
) -> float:
    """Seconds by which the first consonant of a note begins before the note."""
    consonant, vowel = sounds[index][0]
    if not consonant or not vowel:
        return 0.0
    wanted = consonant_seconds(consonant, lengths)
    start = notes[index].start
    if index == 0:
        return min(wanted, start)
    before = notes[index - 1]
    return min(wanted, start - before.end + (1 - LEAST_VOWEL) * before.length)


def _within(
    sounds: Sequence[tuple[str, str]],
    start: float,
    end: float,
    note: int,
    lengths: Mapping[str, float],
) -> Iterator[PlannedPhone]:
    """The sounds between a note's start and the next consonant, but for its own consonant."""
    morae = [sound for sound in sounds if sound[1]]
    closure = 0.0
    if len(morae) < len(sounds):
        closure = min(CLOSURE_SECONDS, CLOSURE_SHARE * (end - start)) if morae else end - start
    morae = [m for i, m in enumerate(morae) if i == 0 or m != ("", morae[i - 1][1])]
    begin = start
    for i, (consonant, vowel) in enumerate(morae):
        until = start + (end - closure - start) * (i + 1) / len(morae)
        if i and consonant:
            length = min(consonant_seconds(consonant, lengths), INNER_SHARE * (until - begin))
            yield PlannedPhone(consonant, begin, begin + length, note, "c")
            begin += length
        yield PlannedPhone(vowel, begin, until, note, "v")
        begin = until
    if closure > 0:
        yield PlannedPhone(CLOSURE, end - closure, end, note, "c")


_SMALL_VOWELS = {
    "ぁ": "a",
    "ぃ": "i",
    "ぅ": "u",
    "ぇ": "e",
    "ぉ": "o",
    "ゃ": "a",
    "ゅ": "u",
    "ょ": "o",
    "ゎ": "a",
}


def _columns(kana: str, vowels: str, consonant: str) -> dict[str, tuple[str, str]]:
    """Kana separated by spaces, each with its vowel, all with one consonant."""
    return {k: (consonant, v) for k, v in zip(kana.split(), vowels, strict=True)}


def _table() -> dict[str, tuple[str, str]]:
    table = {
        **_columns("あ い う え お", "aiueo", ""),
        **_columns("か き く け こ", "aiueo", "k"),
        **_columns("が ぎ ぐ げ ご", "aiueo", "g"),
        **_columns("さ す せ そ すぃ しぃ", "aueoii", "s"),
        **_columns("し しゃ しゅ しぇ しょ", "iaueo", "sh"),
        **_columns("ざ ず ぜ ぞ ずぃ づ", "aueoiu", "z"),
        **_columns("じ じゃ じゅ じぇ じょ ぢ ぢゃ ぢゅ ぢょ", "iaueoiauo", "j"),
        **_columns("た て と てぃ とぅ", "aeoiu", "t"),
        **_columns("ち ちゃ ちゅ ちぇ ちょ", "iaueo", "ch"),
        **_columns("つ つぁ つぃ つぇ つぉ", "uaieo", "ts"),
        **_columns("だ で ど でぃ どぅ", "aeoiu", "d"),
        **_columns("な に ぬ ね の", "aiueo", "n"),
        **_columns("は ひ へ ほ", "aieo", "h"),
        **_columns("ふ ふぁ ふぃ ふぇ ふぉ", "uaieo", "f"),
        **_columns("ば び ぶ べ ぼ", "aiueo", "b"),
        **_columns("ぱ ぴ ぷ ぺ ぽ", "aiueo", "p"),
        **_columns("ま み む め も", "aiueo", "m"),
        **_columns("や ゆ よ いぇ", "auoe", "y"),
        **_columns("ら り る れ ろ", "aiueo", "r"),
        **_columns("わ うぃ うぇ うぉ ゎ", "aieoa", "w"),
        **_columns("ゔ ゔぁ ゔぃ ゔぇ ゔぉ", "uaieo", "v"),
        **_columns("くぁ くぃ くぇ くぉ くゎ", "aieoa", "kw"),
        **_columns("ぐぁ ぐぃ ぐぇ ぐぉ ぐゎ", "aieoa", "gw"),
        **_columns("てゃ てゅ てょ", "auo", "ty"),
        **_columns("でゃ でゅ でょ", "auo", "dy"),
        "を": ("", "o"),
        "ゐ": ("", "i"),
        "ゑ": ("", "e"),
        "ふゅ": ("fy", "u"),
        "ゔゃ": ("by", "a"),
        "ゔゅ": ("by", "u"),
        "ゔょ": ("by", "o"),
        "ん": ("", "N"),
        "っ": (CLOSURE, ""),
        **{small: ("", vowel) for small, vowel in _SMALL_VOWELS.items() if small in "ぁぃぅぇぉ"},
        "ゃ": ("y", "a"),
        "ゅ": ("y", "u"),
        "ょ": ("y", "o"),
    }
    for kana, consonant in zip(
        "きぎにひびぴみり", ("k", "g", "n", "h", "b", "p", "m", "r"), strict=True
    ):
        table |= _columns(" ".join(kana + s for s in "ゃゅぇょ"), "aueo", consonant + "y")
    return table


_PHONES = _table()
