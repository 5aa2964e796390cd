"""Answers one question: which differences of writing make no difference to a typed answer?

Each key is a form in which two texts are equal when they differ only in what nobody should be
marked down for. The keys build on one another: ``plain_key`` for width, case, marks and the two
kana; ``read_key`` also for kanji and their reading; ``loose_keys`` also for how long vowels and
small kana are written. ``number_key`` stands alone: with numbers every sign counts.
"""

from __future__ import annotations

import re
import unicodedata

from oboeuta_desktop.core.judging_words import READINGS

_DASHES = frozenset("-‐‑‒–—―−─━﹣－ーｰ゠〜～~")
"""What is found where a long vowel mark is meant. Not the kanji 一: that is another letter."""
_VOICED_SIGNS = str.maketrans({"゛": "\u3099", "゜": "\u309a"})
_UNSEEN = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # they choose the shape of a sign

_TO_HIRAGANA = {
    **{code: chr(code - 0x60) for code in range(ord("ァ"), ord("ヶ") + 1)},
    **str.maketrans("ヽヾヷヸヹヺ", "ゝゞばびべぼ"),
}
_VU = re.compile("ゔ([ぁぃぇぉゃゅょ]?)")
_BU = ("ぶ", "ば", "び", "べ", "ぼ", "びゃ", "びゅ", "びょ")
_BU_ROW: dict[str, str] = dict(zip(("", *"ぁぃぇぉゃゅょ"), _BU, strict=True))

_READ_WORD = re.compile("|".join(sorted(map(re.escape, READINGS), key=len, reverse=True)))

_TO_LARGE = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_ROWS = {
    "あ": "あかがさざただなはばぱまやらわ",
    "い": "いきぎしじちぢにひびぴみりゐ",
    "う": "うくぐすずつづぬふぶぷむゆる",
    "え": "えけげせぜてでねへべぺめれゑ",
    "お": "おこごそぞとどのほぼぽもよろを",
}
_VOWEL = {kana: vowel for vowel, row in _ROWS.items() for kana in row}
_LONG_O = re.compile(f"([{_ROWS['お']}])う")
_LONG_E = re.compile(f"([{_ROWS['え']}])い")
_LONG_MARK = re.compile(f"([{''.join(_VOWEL)}])ー")
_LONG_VOWEL = re.compile(f"([{_ROWS['お']}])[うお]+|([{_ROWS['え']}])[いえ]+")

FEWEST_WITHOUT = 4
"""Letters that a word must keep when its long vowels are left out."""

_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_SAID = ("ぜろ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_DIGIT_WORDS = {"れい": "0", **{said: str(digit) for digit, said in enumerate(_SAID)}}
_NUMBER = re.compile(r"[-+]?\d+(?:[./]\d+)?(?:(?:分の|と)[-+]?\d+|つ)*")


def plain_key(text: str) -> str:
    """``text`` without differences of width, case, spaces, marks, dashes and kind of kana."""
    kept: list[str] = []
    for character in _folded(text):
        if character in _DASHES:
            if kept and _is_kana(kept[-1]):
                kept.append("ー")
        elif unicodedata.category(character)[0] not in "ZPC" and character not in "`´^¨":
            kept.append(character)
    return _hiragana(_composed("".join(kept)))


def read_key(plain: str) -> str:
    """A ``plain_key`` with the kanji words of our terms as they are read.

    Kanji, kana and a mixture (勾配しょうしつ) are equal then, and so are 伝播 and 伝搬.
    """
    return _READ_WORD.sub(lambda found: READINGS[found[0]], plain).replace("でんぱん", "でんぱ")


def loose_keys(read: str) -> tuple[str, str]:
    """Two forms of a ``read_key``; texts that agree in either differ only in long vowels.

    Small and large kana are the same in both. The first leaves out ー and what lengthens お and え
    (りせっとげと), the second writes every ー as its vowel (りいきいれる). A word that is short
    without them is the second twice: ぴれる is no more ぴーれる than れる.
    """
    large = read.translate(_TO_LARGE)
    without = _LONG_VOWEL.sub(r"\1\2", large.replace("ー", ""))
    spelt = _LONG_MARK.sub(lambda found: found[1] + _VOWEL[found[1]], large).replace("ー", "")
    spelt = _LONG_E.sub(r"\1え", _LONG_O.sub(r"\1お", spelt))
    return (without if len(without) >= FEWEST_WITHOUT else spelt), spelt


def number_key(text: str) -> str:
    """``text`` where a number is asked: 0, ０, 〇, 零, ゼロ and れい are the same.

    Signs, points and everything else count: −1 is not 1, nor is 1.0.
    """
    key = _in_digits(text)
    return _DIGIT_WORDS.get(key, key)


def is_number(text: str) -> bool:
    """Whether the text is written as a number, a fraction (4分の1), a count (3つ) or two numbers
    (−1と1). A word such as いち is none by itself: it may be 位置.
    """
    return _NUMBER.fullmatch(_in_digits(text)) is not None


def is_one_slip(given: str, meant: str) -> bool:
    """Whether one letter was left out, added or mistaken, or two neighbours changed places."""
    if abs(len(given) - len(meant)) > 1 or given == meant:
        return False
    at = 0
    while at < min(len(given), len(meant)) and given[at] == meant[at]:
        at += 1
    mine, theirs = given[at:], meant[at:]
    return (
        mine[1:] == theirs[1:]
        or mine == theirs[1:]
        or mine[1:] == theirs
        or (mine[:2] == theirs[1::-1] and mine[2:] == theirs[2:])
    )


def one_left_out(key: str) -> set[str]:
    """``key`` and every form of it without one letter: two texts one slip apart have one alike."""
    return {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}


def _in_digits(text: str) -> str:
    """Hiragana and digits, with one kind of minus and without spaces."""
    kept = [
        "-" if character in _DASHES and character != "ー" else character
        for character in _folded(text).replace("\N{FRACTION SLASH}", "/")
        if unicodedata.category(character)[0] not in "ZC"
    ]
    return _hiragana(_composed("".join(kept))).translate(_DIGITS)


def _folded(text: str) -> str:
    """NFKC without upper case; a voiced sign typed by itself joins its kana."""
    joined = _UNSEEN.sub("", text).translate(_VOICED_SIGNS)
    return _composed(_composed(joined).casefold())


def _composed(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _hiragana(text: str) -> str:
    return _VU.sub(lambda found: _BU_ROW[found[1]], text.translate(_TO_HIRAGANA))


def _is_kana(character: str) -> bool:
    return "ぁ" <= character <= "ゖ" or "ァ" <= character <= "ヺ" or character == "ー"
