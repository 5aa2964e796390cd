"""Answers one question: how would this line of plain lyrics be written with its readings?

A draft proposes and its author reads it through. What is not known is written ``{word|??}``, which
a score does not accept, and is told as a warning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from oboeuta_desktop.production.drafting.draft_words import (
    Morpheme,
    Stretch,
    begins_word,
    joined,
    read_morpheme,
)
from oboeuta_desktop.production.notation.glossary import Glossary, Term
from oboeuta_desktop.production.notation.kana import to_hiragana
from oboeuta_desktop.production.notation.pronounce import (
    OPEN_READING,
    OPENING_MARKS,
    SILENT_MARKS,
    read_lyric,
)
from oboeuta_desktop.production.notation.score_errors import FaultError

Analyse = Callable[[str], Sequence[Morpheme]]
"""The morphemes of a text in order, without its spaces, see ``morphemes.analyse``."""

PROBLEMS: Mapping[str, str] = {
    "unknown": "not in the glossary or the dictionary; write its reading for ??",
    "number": "check the reading of this number together with what it counts",
    "sign": "cannot stand in lyrics; it was replaced or left out",
    "unsingable": "cannot be sung as it is written",
}
"""What each warning means."""

_NOUN = "Ａ"  # to the dictionary a noun, in place of what it cannot read
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚｦ-ﾟ]+")
_REPLACED = {"<": "＜", ">": "＞", "[": "「", "]": "」"}
_LEFT_OUT = "{}|_"
_PIECE = re.compile(
    r"(?P<braces>\{[^{}|\s]+\|[^{}\s]+\})|(?P<space>\s+)|(?P<number>\d+(?:\.\d+)?)"
    # a hyphen is none between two single letters: that is a minus
    r"|(?P<latin>[A-Za-z](?:-(?=[A-Za-z]{2})|[A-Za-z0-9]+(?:-(?=[A-Za-z]))?)?)"
    r"|(?P<japanese>[ぁ-ゔァ-ヶー一-鿿㐀-䶿々〆]+)|(?P<sign>[α-ω]-(?=[A-Za-z]{2})|.)"
)
_COUNTED = dict(
    enumerate(("ひと", "ふた", "みっ", "よっ", "いつ", "むっ", "なな", "やっ", "ここの"), 1)
)
_PLAIN_AFTER_NUMBER = "以未"  # 以上, 以下, 未満 change no reading


@dataclass(frozen=True, slots=True)
class DraftWarning:
    """Something that the author has to look at.

    Attributes:
        line_number: 1-based line of the lyrics.
        problem: a key of ``PROBLEMS``.
        text: what it is about.
        proposal: the reading that was written, or one that may help; "" if there is none.
    """

    line_number: int
    problem: str
    text: str
    proposal: str = ""


@dataclass(frozen=True, slots=True)
class _Unit:
    """One sign as the dictionary sees it, and what it stands for.

    ``stretches`` is None for a sign of Japanese text, which the dictionary has to read.
    """

    sign: str
    stretches: tuple[Stretch, ...] | None
    after_space: bool


def draft_line(
    text: str, glossary: Glossary, analyse: Analyse, line_number: int = 1
) -> tuple[str, list[DraftWarning]]:
    """``text`` as the lyrics of a score, and what the author has to look at.

    Readings that are there already, in braces, are kept. Words are separated as in ``text``; if
    that has no spaces, where a word with its endings begins.
    """
    text = unicodedata.normalize("NFC", text).strip()
    text = _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    drafter = _Drafter(glossary, analyse, line_number)
    written = drafter.draft(text)
    if OPEN_READING not in written and written:
        try:
            read_lyric(written)
        except FaultError as fault:
            drafter.warn("unsingable", text, str(fault))
    return written, drafter.warnings


class _Drafter:
    """Drafts one line."""

    def __init__(self, glossary: Glossary, analyse: Analyse, line_number: int) -> None:
        self.warnings: list[DraftWarning] = []
        self._glossary = glossary
        self._analyse = analyse
        self._line_number = line_number

    def warn(self, problem: str, text: str, proposal: str = "") -> None:
        """Tell the author."""
        self.warnings.append(DraftWarning(self._line_number, problem, text, proposal))

    def draft(self, text: str) -> str:
        """The whole line."""
        units = self._units(text)
        has_spaces = any(unit.after_space for unit in units)
        words: list[list[Stretch]] = [[]]
        place = 0
        morphemes = self._morphemes(units)
        while place < len(units):
            morpheme = morphemes[place]
            if units[place].after_space or (
                not has_spaces
                and place
                and _may_part(units[place - 1], units[place])
                and begins_word(morpheme, morphemes[place - 1])
            ):
                words.append([])
            stretches, place = self._read(units, morphemes, place)
            words[-1].extend(stretches)
        return _written(words)

    def _units(self, text: str) -> list[_Unit]:
        units: list[_Unit] = []
        spaced = False
        place = 0
        while place < len(text):
            found = _PIECE.match(text, place)
            assert found is not None  # its last choice is any sign
            kind, piece = str(found.lastgroup), found[0]
            place = found.end()
            if kind == "space":
                spaced = bool(units)
                continue
            if kind == "japanese":
                units += [_Unit(c, None, spaced and i == 0) for i, c in enumerate(piece)]
                spaced = False
                continue
            stretches, place = self._read_foreign(kind, text, found)
            if stretches:
                sign = "、" if stretches[0].text in SILENT_MARKS else _NOUN
                units.append(_Unit(sign, stretches, spaced))
                spaced = False
        return units

    def _read_foreign(
        self, kind: str, text: str, found: re.Match[str]
    ) -> tuple[tuple[Stretch, ...], int]:
        """What is no Japanese writing, and the place behind it."""
        piece, end = found[0], found.end()
        if kind == "braces" or piece in SILENT_MARKS:
            return (Stretch(piece),), end
        term = self._glossary.longest_at(text, found.start())
        if term is not None and len(term.text) > len(piece):  # such as G検定
            return (_of_term(term),), found.start() + len(term.text)
        if kind == "number":
            return (self._read_number(piece, text[end : end + 1]),), end
        if kind == "latin":
            return self._read_latin(piece), end
        return self._read_sign(piece), end

    def _read_number(self, number: str, following: str) -> Stretch:
        if following == "つ" and number.isdecimal() and int(number) in _COUNTED:
            return Stretch(number, _COUNTED[int(number)])
        term = self._glossary.whole(number)
        spoken = [to_hiragana(m.reading) for m in self._analyse(number)] if term is None else []
        stretch = _of_term(term) if term else Stretch(number, "".join(spoken) or OPEN_READING)
        counts = "一" <= following <= "鿿" and following not in _PLAIN_AFTER_NUMBER
        if term is None or counts:
            self.warn("number", number + (following if counts else ""), stretch.furigana)
        return stretch

    def _read_latin(self, piece: str) -> tuple[Stretch, ...]:
        word = piece.rstrip("-")
        hyphen = piece[len(word) :]  # is shown, not sung
        term = self._glossary.whole(word)
        if term is not None:
            return (_of_term(Term(word + hyphen, term.furigana, term.sung)),)
        letters = word.rstrip("0123456789")
        term, number = self._glossary.whole(letters), self._glossary.whole(word[len(letters) :])
        if term is not None and number is not None:
            return _of_term(term), _of_term(Term(number.text + hyphen, number.furigana))
        spelt = [self._glossary.whole(letter) for letter in word]
        proposal = "".join(found.furigana if found else "" for found in spelt)
        self.warn("unknown", word, proposal)
        return (Stretch(piece, OPEN_READING),)

    def _read_sign(self, sign: str) -> tuple[Stretch, ...]:
        if sign in _LEFT_OUT or not sign.isprintable():
            self.warn("sign", sign)
            return ()
        if sign in _REPLACED:
            self.warn("sign", sign, _REPLACED[sign])
            sign = _REPLACED[sign]
            if sign in SILENT_MARKS:
                return (Stretch(sign),)
        letter = sign[0]
        term = self._glossary.whole(letter)
        if term is not None:
            return (_of_term(Term(sign, term.furigana, term.sung)),)
        self.warn("unknown", sign)
        return (Stretch(sign, OPEN_READING),)

    def _morphemes(self, units: list[_Unit]) -> list[Morpheme]:
        """For each unit the morpheme that it belongs to."""
        sent = "".join(unit.sign for unit in units)
        found = list(self._analyse(sent)) if sent else []
        if "".join(morpheme.text for morpheme in found) != sent:
            # the dictionary changed the text: nothing is sure
            unknown = Morpheme(sent, "", "", "名詞", "")
            return [unknown] * len(units)
        return [morpheme for morpheme in found for _ in morpheme.text]

    def _read(
        self, units: list[_Unit], morphemes: list[Morpheme], place: int
    ) -> tuple[list[Stretch], int]:
        """The stretches of what begins at ``place``, and the place behind it."""
        unit = units[place]
        if unit.stretches is not None:
            return list(unit.stretches), place + 1
        ends = _word_ends(units, morphemes, place)
        written = "".join(unit.sign for unit in units[place : ends[-1]])
        for end in reversed(ends):
            term = self._glossary.whole(written[: end - place])
            if term is not None:
                return [_of_term(term)], end
        end = ends[0]
        text = written[: end - place]
        stretches = [Stretch(text, OPEN_READING)]
        if text == morphemes[place].text:
            stretches = read_morpheme(morphemes[place])
        elif all(not _is_kanji(c) for c in text):
            stretches = [Stretch(text)]
        for stretch in stretches:
            if stretch.furigana == OPEN_READING:
                self.warn("unknown", stretch.text)
        return stretches, end


def _may_part(before: _Unit, unit: _Unit) -> bool:
    """Whether a space may come between the two: not in a formula, not behind a bracket."""
    if before.stretches is None:
        return True
    return unit.stretches is None and before.stretches[-1].text not in OPENING_MARKS


def _is_kanji(character: str) -> bool:
    return not ("ぁ" <= character <= "ゔ" or "ァ" <= character <= "ヴ" or character == "ー")


def _word_ends(units: list[_Unit], morphemes: list[Morpheme], place: int) -> list[int]:
    """Places after ``place`` where a morpheme ends before the next space or foreign unit."""
    ends: list[int] = []
    for i in range(place + 1, len(units) + 1):
        stops = i == len(units) or units[i].stretches is not None or units[i].after_space
        if stops or morphemes[i] is not morphemes[i - 1]:
            ends.append(i)
        if stops:
            break
    return ends


def _of_term(term: Term) -> Stretch:
    return Stretch(term.text, term.shown, term.apart)


def _written(words: list[list[Stretch]]) -> str:
    written = ["".join(stretch.written for stretch in joined(word)) for word in words]
    line = " ".join(word for word in written if word)
    # what only prolongs or closes a mora cannot begin a word
    return re.sub(" (?=[っッー])", "", line)
