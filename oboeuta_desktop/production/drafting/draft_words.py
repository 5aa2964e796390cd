"""Answers one question: how are a word's kanji and kana written with their readings in a score?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from oboeuta_desktop.core.morae import split_morae
from oboeuta_desktop.production.notation.kana import is_kana, lengthened, to_hiragana
from oboeuta_desktop.production.notation.pronounce import OPEN_READING


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A word, or a part of one, as a dictionary has it.

    Attributes:
        text: as written.
        reading: kana in normal spelling (コウバイ).
        spoken: kana as pronounced (コーバイ; the particle は is ワ); no kana where unknown.
        kind: the part of speech, such as 助詞.
        subkind: its finer class, such as 係助詞.
    """

    text: str
    reading: str
    spoken: str
    kind: str
    subkind: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of lyrics with what a score says of it; either may be "" where it goes without."""

    text: str
    furigana: str = ""
    sung: str = ""

    @property
    def written(self) -> str:
        """As a score has it."""
        if not self.furigana and not self.sung:
            return self.text
        return f"{{{self.text}|{self.furigana}{'/' if self.sung else ''}{self.sung}}}"

    @property
    def is_kana(self) -> bool:
        """Whether it is kana that reads itself."""
        return not self.furigana and all(is_kana(character) for character in self.text)


_WORD_KINDS = {"名詞", "動詞", "形容詞", "副詞", "連体詞", "接続詞", "感動詞", "接頭詞"}
_BOUND = {"非自立", "接尾"}


def begins_word(morpheme: Morpheme, before: Morpheme) -> bool:
    """Whether one would take a breath between the two; particles and endings cling to a word."""
    kind, kind_before = _kind(morpheme), _kind(before)
    if kind not in _WORD_KINDS or morpheme.subkind in _BOUND or kind_before == "接頭詞":
        return False
    return not (kind == "名詞" and kind_before == "名詞")


def _kind(morpheme: Morpheme) -> str:
    """The part of speech; a Latin letter counts as the noun that it stands for."""
    return "名詞" if morpheme.subkind == "アルファベット" else morpheme.kind


def read_morpheme(morpheme: Morpheme) -> list[Stretch]:
    """The morpheme with furigana over its kanji, and with how it is sung where that differs."""
    spoken = to_hiragana(morpheme.spoken)
    if not _is_reading(spoken):
        return [Stretch(morpheme.text, OPEN_READING)]
    reading = to_hiragana(morpheme.reading)
    parts = _divided(morpheme.text, reading if _is_reading(reading) else spoken)
    sung = list(split_morae(spoken))
    if sum(len(split_morae(kana)) for _, kana in parts) != len(sung):
        parts = [(morpheme.text, spoken)]  # 一ヶ月: spelling and speech do not go together
    stretches: list[Stretch] = []
    for text, kana in parts:
        count = len(split_morae(kana))
        stretches.append(_read_part(text, kana, tuple(sung[:count])))
        del sung[:count]
    return stretches


def _is_reading(kana: str) -> bool:
    return bool(kana) and all(is_kana(character) for character in kana)


def _divided(text: str, reading: str) -> list[tuple[str, str]]:
    """Runs of kanji and of kana with their shares of the reading: 繰く り 返かえ し."""
    runs = ["".join(run) for _, run in groupby(text, key=is_kana)]
    pattern = "".join(
        f"({re.escape(to_hiragana(run))})" if is_kana(run[0]) else "(.+?)" for run in runs
    )
    found = re.fullmatch(pattern, reading)
    if found is None:
        return [(text, reading)]
    return list(zip(runs, found.groups(), strict=True))


def _read_part(text: str, kana: str, sung: tuple[str, ...]) -> Stretch:
    """One run with its reading ``kana`` and the morae that are spoken for it."""
    spoken = "".join(sung)
    if all(is_kana(character) for character in text):
        same = spoken == to_hiragana(text)
        fits = len(split_morae(to_hiragana(text))) == len(sung)
        return Stretch(text) if same or not fits else Stretch(text, "", spoken)
    if lengthened(split_morae(kana)) == sung or spoken[0] in "ーっ":
        return Stretch(text, kana)
    if "ー" not in spoken:
        return Stretch(text, spoken)
    return Stretch(text, kana, spoken)


def joined(stretches: Sequence[Stretch]) -> Iterator[Stretch]:
    """The same with no stretch of kana that is sung as a mere prolongation of the one before it."""
    last: Stretch | None = None
    for stretch in stretches:
        if last is not None and stretch.sung[:1] == "ー":
            if last.is_kana:
                sung = (last.sung or to_hiragana(last.text)) + stretch.sung
                last = Stretch(last.text + stretch.text, "", sung)
                continue
            yield last
            last = Stretch(stretch.text, stretch.furigana)
            continue
        if last is not None:
            yield last
        last = stretch
    if last is not None:
        yield last
