"""Answers one question: which morae are sung for a line of lyrics, and which of them share a note?

A line is words between spaces. ``{text|furigana}`` gives a stretch its reading in normal spelling,
``{text|furigana/sung}`` says besides how it is sung, ``{text|/sung}`` only that. Kana outside
braces is sung as written. ``_`` puts the next mora onto the note of the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from oboeuta_desktop.core.lrc_tags import LONGEST_BASE
from oboeuta_desktop.core.morae import SMALL_KANA, split_morae
from oboeuta_desktop.production.notation.kana import is_kana, lengthened, morae_of, to_hiragana
from oboeuta_desktop.production.notation.score import Segment, Word
from oboeuta_desktop.production.notation.score_errors import FaultError

SILENT_MARKS = frozenset("、。・！？「」『』（）…♪!?(),.")
"""Shown in lyrics, never sung. All other signs need a reading, so that none is lost unnoticed."""

OPENING_MARKS = "「『（("
"""Marks that belong to what follows them."""

GLUE = "_"
OPEN_READING = "??"
"""Stands in a draft for a reading that its author has to write."""

_PIECES = re.compile(r"\{[^{}]*\}|[^{}\s]+|\s+|[{}]")
_FORBIDDEN = {
    "[": "write 「 or （",
    "]": "write 」 or ）",
    "<": "write ＜ with a reading",
    ">": "write ＞ with a reading",
}


@dataclass(frozen=True, slots=True)
class Syllable:
    """What is sung on one note: ``morae`` of the word with index ``word``."""

    word: int
    morae: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lyric:
    """A line of lyrics before it has notes."""

    words: tuple[Word, ...]
    syllables: tuple[Syllable, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A segment, and for each of its morae whether it is glued to the one before it."""

    segment: Segment
    glued: tuple[bool, ...]
    glues_next: bool = False


def read_lyric(text: str) -> Lyric:
    """The words of ``text`` and what is sung on each of its notes.

    Raises:
        FaultError: what is written cannot be sung, or its reading is missing.
    """
    for sign, hint in _FORBIDDEN.items():
        if sign in text:
            raise FaultError("sign", expected=hint, found=sign)
    words: list[Word] = []
    syllables: list[Syllable] = []
    for stretches in _words(text):
        syllables.extend(_syllables(stretches, len(words)))
        words.append(Word(tuple(stretch.segment for stretch in stretches)))
    return Lyric(tuple(words), tuple(syllables))


def _words(text: str) -> Iterator[list[_Stretch]]:
    word: list[_Stretch] = []
    for piece in _PIECES.findall(text):
        if piece.isspace():
            if word:
                yield word
            word = []
        elif piece in ("{", "}"):
            raise FaultError("braces", found=text[text.index(piece) :])
        elif piece.startswith("{"):
            word.append(_read_braces(piece))
        else:
            word.append(_read_plain(piece))
    if word:
        yield word


def _read_braces(piece: str) -> _Stretch:
    text, furigana, sung = _parts_of(piece)
    if not furigana:
        return _read_as_sung(text, sung)
    morae, glued = _read_kana(furigana)
    if not sung:
        return _Stretch(Segment(text, furigana.replace(GLUE, ""), lengthened(morae)), glued)
    sung_morae, sung_glued = _read_kana(sung)
    if len(sung_morae) != len(morae):
        raise FaultError(
            "sung", expected=str(len(morae)), found=str(len(sung_morae)), left=furigana
        )
    either = tuple(a or b for a, b in zip(glued, sung_glued, strict=True))
    return _Stretch(Segment(text, furigana.replace(GLUE, ""), sung_morae), either)


def _parts_of(piece: str) -> tuple[str, str, str]:
    """Text, furigana and sung kana of ``{text|furigana/sung}``; one of the last two may be ""."""
    text, bar, reading = piece[1:-1].partition("|")
    furigana, slash, sung = reading.partition("/")
    if re.search(r"\s", piece):
        raise FaultError("space", found=piece)
    if not (text and bar and (sung if slash else furigana)):
        raise FaultError("braces", found=piece)
    if "," in text or len(text) > LONGEST_BASE:
        raise FaultError("sign", expected=f"at most {LONGEST_BASE} signs, no comma", found=text)
    if "?" in reading:
        raise FaultError("open reading", found=text)
    return text, furigana, sung


def _read_as_sung(text: str, sung: str) -> _Stretch:
    """Kana that is sung otherwise than written, such as the particle は."""
    if not all(is_kana(character) for character in text):
        raise FaultError("reading", expected=f"{{{text}|{sung}}}", found=text)
    morae, glued = _read_kana(sung)
    written = morae_of(text)
    if len(written) != len(morae):
        raise FaultError("sung", expected=str(len(written)), found=str(len(morae)), left=text)
    return _Stretch(Segment(text, "", morae), glued)


def _read_kana(text: str) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """The morae of a reading, and which of them are glued to the one before."""
    kana = text.replace(GLUE, "")
    morae = morae_of(kana)
    if morae and morae[0] == "っ":
        raise FaultError("start", expected=f"the reading {kana}", found="っ")
    glued, glues_next = _glued(text, len(morae))
    if glues_next or not morae or glued[0]:
        raise FaultError("glue", found=text)
    return morae, glued


def _glued(text: str, count: int) -> tuple[tuple[bool, ...], bool]:
    """Whether _ stands before each of the ``count`` morae of ``text``; whether _ ends it."""
    flags: list[bool] = []
    pending = False
    for character in to_hiragana(text):
        if character == GLUE:
            pending = True
        elif character in SMALL_KANA:
            if pending:
                raise FaultError("glue", found=text)
        elif is_kana(character):
            flags.append(pending)
            pending = False
    assert len(flags) == count
    return tuple(flags), pending


def _read_plain(piece: str) -> _Stretch:
    strange = re.search("[^" + re.escape("".join(SILENT_MARKS)) + "_ぁ-ゔァ-ヴー]+", piece)
    if strange is not None:
        raise FaultError("reading", expected=f"{{{strange[0]}|よみ}}", found=strange[0])
    text = piece.replace(GLUE, "")
    kana = "".join(character for character in text if character not in SILENT_MARKS)
    # after a stretch in braces, ー prolongs that one
    morae = morae_of("あ" + kana)[1:] if kana.startswith("ー") else morae_of(kana)
    glued, glues_next = _glued(piece, len(morae))
    return _Stretch(Segment(text, "", morae), glued, glues_next)


def _syllables(stretches: list[_Stretch], word: int) -> list[Syllable]:
    notes: list[list[str]] = []
    written = "".join(stretch.segment.text for stretch in stretches)
    pending = False
    for stretch in stretches:
        if stretch.segment.furigana and pending:
            raise FaultError("glue", found=written)
        for mora, glued in zip(stretch.segment.morae, stretch.glued, strict=True):
            joins = glued or pending
            pending = False
            if not notes and (joins or mora in ("っ", "ー")):
                raise FaultError("start", expected="a word", found=GLUE if joins else mora)
            if joins or mora == "っ":
                notes[-1].append(mora)
            else:
                notes.append([mora])
        pending = pending or stretch.glues_next
    if pending:
        raise FaultError("glue", found=written)
    if not notes:
        raise FaultError("silent", found=written)
    return [Syllable(word, tuple(morae)) for morae in notes]


def written_morae(text: str) -> tuple[str, ...]:
    """The morae of lyrics as written, marks left out; in hiragana."""
    return split_morae(to_hiragana(text))
