"""Answers one question: how is a line of kana written down for Kokoro?

Kokoro reads the phonetic signs of its training (those of misaki 0.7 for Japanese), one token each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from oboeuta_desktop.production.notation.score import SungLine
from oboeuta_desktop.production.singing.phones import CLOSURE, phones_of

PAD = 0
"""The token on either side of everything."""

END = "."
"""How a line ends."""

LONG = "ː"
GLOTTAL = "ʔ"
NASAL = "ɴ"

CONSONANTS: Mapping[str, str] = MappingProxyType(
    {
        "": "", "k": "k", "g": "ɡ", "s": "s", "sh": "ɕ", "z": "ʣ", "j": "ʥ", "t": "t", "ch": "ʨ",
        "ts": "ʦ", "d": "d", "n": "n", "h": "h", "f": "ɸ", "b": "b", "p": "p", "m": "m", "y": "j",
        "r": "ɾ", "w": "β", "v": "v", "ny": "ɲ", "hy": "ç", "kw": "kᵝ", "gw": "ɡᵝ",
    }
)  # fmt: skip
"""Signs of Open JTalk's consonants. Those that are not here end in y and take a palatal sign."""

PALATAL = "ʲ"
PALATAL_BEFORE_I = frozenset({"k", "g", "b", "p", "m", "r", "t", "d", "f", "v", "ts"})
"""Consonants that take a palatal sign before i."""

BEFORE_I: Mapping[str, str] = MappingProxyType({"n": "ɲ", "h": "ç", "z": "z"})
BEFORE_U: Mapping[str, str] = MappingProxyType({"z": "z"})

VOWELS: Mapping[str, str] = MappingProxyType(
    {"a": "a", "i": "i", "u": "ɯ", "e": "e", "o": "o", "N": NASAL}
)
CENTRAL_U = "ɨ"
BEFORE_CENTRAL_U = frozenset({"s", "z", "ts", "sh", "j", "ch"})
"""Consonants, besides those that end in y, after which u is spoken farther in front."""


@dataclass(frozen=True, slots=True)
class Script:
    """A line to be spoken.

    Attributes:
        words: for each word its morae as (consonant, vowel), like ``phones.phones_of``.
        phones: the sounds of all of them in order.
        signs: what Kokoro reads, without pads.
        owners: for each sign the index of its sound, or None.
    """

    words: tuple[tuple[tuple[str, str], ...], ...]
    phones: tuple[str, ...]
    signs: str
    owners: tuple[int | None, ...]

    def tokens(self, vocabulary: Mapping[str, int]) -> list[int]:
        """The signs' numbers, with pads."""
        return [PAD, *(vocabulary[sign] for sign in self.signs), PAD]


def signs_of(consonant: str, vowel: str) -> tuple[str, str]:
    """The signs of one mora's two sounds, either of which may be "".

    Raises:
        KeyError: for a sound that ``phones.phones_of`` does not give.
    """
    if consonant == CLOSURE:
        return GLOTTAL, ""
    return _consonant(consonant, vowel), _vowel(consonant, vowel)


def script_of(line: SungLine) -> Script:
    """How a line is spoken. Words run on without a sign between them: a space makes a pause."""
    words: dict[int, list[tuple[str, str]]] = {}
    phones: list[str] = []
    signs: list[tuple[str, int | None]] = []
    last = "a"
    for word, mora in ((note.word, mora) for note in line.notes for mora in note.morae):
        sounds = phones_of(mora, last)
        last = sounds[1] or last
        words.setdefault(word, []).append(sounds)
        written = ("", LONG) if mora == "ー" else signs_of(*sounds)
        for phone, text in zip(sounds, written, strict=True):
            if phone:
                phones.append(phone)
                signs += [(sign, len(phones) - 1) for sign in text]
    signs.append((END, None))
    return Script(
        tuple(tuple(word) for word in words.values()),
        tuple(phones),
        "".join(sign for sign, _ in signs),
        tuple(owner for _, owner in signs),
    )


def spans(script: Script, lengths: Sequence[int], unit: float) -> list[tuple[float, float]]:
    """When the tokens of each sound begin and end, in seconds; ``lengths`` are those of tokens.

    The sound itself is heard some 30 to 45 ms earlier.
    """
    edges = [0]
    for length in lengths:
        edges.append(edges[-1] + int(length))
    found: dict[int, tuple[float, float]] = {}
    # The first token is a pad.
    for i, owner in enumerate(script.owners, 1):
        if owner is not None:
            begin = found[owner][0] if owner in found else edges[i] * unit
            found[owner] = (begin, edges[i + 1] * unit)
    return [found[i] for i in range(len(script.phones))]


def _consonant(consonant: str, vowel: str) -> str:
    if vowel == "i" and consonant in BEFORE_I:
        return BEFORE_I[consonant]
    if vowel == "u" and consonant in BEFORE_U:
        return BEFORE_U[consonant]
    if consonant not in CONSONANTS:
        return CONSONANTS[consonant.removesuffix("y")] + PALATAL
    palatal = vowel == "i" and consonant in PALATAL_BEFORE_I
    return CONSONANTS[consonant] + (PALATAL if palatal else "")


def _vowel(consonant: str, vowel: str) -> str:
    if not vowel:
        return ""
    central = consonant in BEFORE_CENTRAL_U or (len(consonant) > 1 and consonant.endswith("y"))
    return CENTRAL_U if vowel == "u" and central else VOWELS[vowel]
