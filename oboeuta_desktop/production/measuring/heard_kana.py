"""Answers one question: how is a written text read aloud, and how far is that from what was sung?

Readings are compared as kana, so that it does not matter whether a recogniser writes 勾配,
こうばい or コウバイ. What is spelled in two ways and sounds alike is one thing here: を and お,
づ and ず, a vowel written out and ー.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from string import ascii_lowercase

from oboeuta_desktop.production.notation.glossary import Glossary
from oboeuta_desktop.production.notation.kana import to_hiragana, vowel_of
from oboeuta_desktop.production.notation.pronounce import GLUE

_LETTER_NAMES = """\
エー ビー シー ディー イー エフ ジー エイチ アイ ジェー ケー エル エム エヌ
オー ピー キュー アール エス ティー ユー ブイ ダブリュー エックス ワイ ゼット
"""
LETTERS: Mapping[str, str] = dict(zip(ascii_lowercase, _LETTER_NAMES.split(), strict=True))
"""How a single Latin letter is read; Open JTalk reads only words of two and more."""

_FOREIGN = re.compile(r"(?=.*[A-Za-zΑ-Ωα-ω])[^ぁ-ヺ一-鿿々]+")
_ALIKE = str.maketrans({"を": "お", "づ": "ず", "ぢ": "じ"})
_SAME_LENGTHENING = {("o", "う"), ("e", "い")}
_PLAIN_VOWELS = "あいうえお"


class Reader:
    """Reads texts that may hold kanji, digits and the glossary's terms.

    ``pronunciation`` maps terms as written ("Leaky ReLU") to their kana. A term is found whatever
    its case and whatever stands between its words, but only as a whole. ``spoken`` reads a Japanese
    text as katakana; signs that it leaves as they are do no harm.
    """

    def __init__(self, pronunciation: Mapping[str, str], spoken: Callable[[str], str]) -> None:
        self._spoken = spoken
        self._kana = {_key(term): kana for term, kana in pronunciation.items()}
        found = sorted((_pattern(term) for term in pronunciation), key=len, reverse=True)
        self._terms = re.compile("|".join(found) or r"(?!)", re.IGNORECASE)

    def kana(self, text: str) -> str:
        """Hiragana as it sounds (see ``as_it_sounds``); "" where nothing can be read."""
        plain = unicodedata.normalize("NFKC", text)
        plain = self._terms.sub(lambda found: self._kana[_key(found.group())], plain)
        plain = re.sub(
            r"(?<![A-Za-z])[A-Za-z](?![A-Za-z])", lambda m: LETTERS[m.group().lower()], plain
        )
        return as_it_sounds(self._spoken(plain)) if plain.strip() else ""


def readings_of(glossary: Glossary) -> dict[str, str]:
    """The glossary's Latin and Greek words with their kana as sung.

    What it says of Japanese words and of digits is left out: in the text that a recogniser wrote,
    a dictionary knows better which reading 負 or 1 has beside its neighbours.
    """
    return {
        term.text: (term.sung or term.furigana).replace(GLUE, "")
        for term in glossary.terms
        if _FOREIGN.fullmatch(term.text)
    }


def as_it_sounds(kana: str) -> str:
    """Kana in hiragana, each sound in one spelling; everything else is left out."""
    sounds: list[str] = []
    vowel = ""
    for character in to_hiragana(kana).translate(_ALIKE):
        if not ("ぁ" <= character <= "ゔ" or character == "ー"):
            continue
        own = vowel_of(character)
        again = character in _PLAIN_VOWELS and own == vowel
        long = again or (vowel, character) in _SAME_LENGTHENING
        sounds.append("ー" if long else character)
        if not long and character != "ー":
            vowel = own
    return "".join(sounds)


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """The least number of insertions, deletions and exchanges that lead from one to the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row = row, [i]
        for j, b in enumerate(other, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b)))
    return row[-1]


def errors(sung: str, heard: str) -> int:
    """Kana of ``sung`` that ``heard`` missed, 0 to ``len(sung)``.

    Both as it sounds. A recogniser that repeats itself without end is cut off at twice the length.
    """
    return min(distance(sung, heard[: 2 * len(sung)]), len(sung))


def _key(term: str) -> str:
    return re.sub(r"[\s・-]", "", unicodedata.normalize("NFKC", term)).lower()


def _pattern(term: str) -> str:
    plain = unicodedata.normalize("NFKC", term)
    words = [re.escape(word) for word in re.split(r"[\s・-]+", plain) if word]
    inner = r"[\s・-]*".join(words)
    return f"(?<![A-Za-z0-9]){inner}(?![A-Za-z0-9])"
