"""Answers one question: which morae does a kana text hold, and which of them can be sung?"""

from __future__ import annotations

from oboeuta_desktop.core.morae import SMALL_KANA, split_morae
from oboeuta_desktop.production.notation.score_errors import FaultError

_ROWS = {
    "a": "あかさたなはまやらわがざだばぱぁゃゎ",
    "i": "いきしちにひみりぎじぢびぴぃゐ",
    "u": "うくすつぬふむゆるぐずづぶぷゔぅゅ",
    "e": "えけせてねへめれげぜでべぺぇゑ",
    "o": "おこそとのほもよろをごぞどぼぽぉょ",
}
_VOWELS = {kana: vowel for vowel, row in _ROWS.items() for kana in row}

# What the sound of Japanese has besides the fifty: consonant with y, and loan words.
_COMBINED = {
    "きしちにひみりぎじぢびぴ": "ゃゅょ",
    "しじち": "ぇ",
    "つ": "ぁぃぇぉ",
    "ふ": "ぁぃぇぉゅ",
    "ゔ": "ぁぃぇぉゅ",
    "う": "ぃぇぉ",
    "い": "ぇ",
    "てで": "ぃゅ",
    "とど": "ぅ",
    "くぐ": "ぁぃぇぉゎ",
    "すず": "ぃ",
    "きにひぎ": "ぇ",
}
SINGABLE = frozenset(
    {kana for kana in _VOWELS if kana not in SMALL_KANA}
    | {
        first + small
        for firsts, smalls in _COMBINED.items()
        for first in firsts
        for small in smalls
    }
    | {"ん", "っ", "ー"}
)
"""Every mora that a score may hold, in hiragana."""


def to_hiragana(text: str) -> str:
    """``text`` with its katakana as hiragana; ー stays."""
    return "".join(chr(ord(c) - 0x60) if "ァ" <= c <= "ヴ" else c for c in text)


def is_kana(character: str) -> bool:
    """Whether ``character`` is a hiragana, a katakana or ー."""
    return "ぁ" <= character <= "ゔ" or "ァ" <= character <= "ヴ" or character == "ー"


def vowel_of(mora: str) -> str:
    """The vowel that a mora ends with: one of "aiueo"; "" for ん, っ and ー."""
    return _VOWELS.get(mora[-1:], "")


def morae_of(kana: str) -> tuple[str, ...]:
    """The morae of a kana text in hiragana.

    Raises:
        FaultError: "kana", "start" (a small kana or ー stands first) or "mora".
    """
    for character in kana:
        if not is_kana(character):
            raise FaultError("kana", found=character)
    morae = split_morae(to_hiragana(kana))
    if morae and (morae[0] in SMALL_KANA or morae[0] == "ー"):
        raise FaultError("start", expected=kana, found=morae[0])
    for mora in morae:
        if mora not in SINGABLE:
            raise FaultError("mora", found=mora)
    return morae


def lengthened(morae: tuple[str, ...]) -> tuple[str, ...]:
    """Normal spelling as it is sung: う after an o or u and い after an e are ー (せい is せー)."""
    sung: list[str] = []
    vowel = ""
    for mora in morae:
        long = (vowel, mora) in (("o", "う"), ("u", "う"), ("e", "い"))
        sung.append("ー" if long else mora)
        vowel = "" if long else vowel_of(mora)
    return tuple(sung)
