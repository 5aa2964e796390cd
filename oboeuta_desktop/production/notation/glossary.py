"""Answers one question: how is this technical term read and sung?

A dictionary of Japanese spells Latin words letter by letter and drops signs such as − without a
word; so what a song of this kind needs stands in a table of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from oboeuta_desktop.core.song_toml import TomlTable, read_toml
from oboeuta_desktop.production.notation.kana import to_hiragana
from oboeuta_desktop.production.notation.pronounce import GLUE, read_lyric
from oboeuta_desktop.production.notation.score_errors import FaultError

MOST_TERMS = 5_000
_KEYS = ("text", "furigana", "sung")


@dataclass(frozen=True, slots=True)
class Term:
    """How ``text`` is read: ``furigana`` as in normal spelling, ``sung`` only where it differs."""

    text: str
    furigana: str
    sung: str = ""

    @property
    def shown(self) -> str:
        """The furigana for a score, with glue where only that is what ``sung`` adds."""
        return self._glued() or self.furigana

    @property
    def apart(self) -> str:
        """How it is sung, if a score cannot say so within the furigana."""
        return "" if self._glued() else self.sung

    @property
    def braces(self) -> str:
        """As a score has it: ``{text|furigana}`` or ``{text|furigana/sung}``."""
        return f"{{{self.text}|{self.shown}{'/' if self.apart else ''}{self.apart}}}"

    def _glued(self) -> str:
        if to_hiragana(self.furigana) != to_hiragana(self.sung.replace(GLUE, "")):
            return ""
        kana = iter(self.furigana)
        return "".join(sign if sign == GLUE else next(kana) for sign in self.sung)


@dataclass(frozen=True)
class Glossary:
    """Terms to be found in lyrics; where one is given twice, the last one counts."""

    terms: Sequence[Term] = ()
    _by_text: dict[str, Term] = field(init=False, repr=False, compare=False)
    _by_case: dict[str, Term] = field(init=False, repr=False, compare=False)
    _lengths: dict[str, list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lengths: dict[str, set[int]] = defaultdict(set)
        for term in self.terms:
            lengths[term.text[0]].add(len(term.text))
        object.__setattr__(self, "_by_text", {term.text: term for term in self.terms})
        object.__setattr__(self, "_by_case", {term.text.casefold(): term for term in self.terms})
        longest_first = {sign: sorted(found, reverse=True) for sign, found in lengths.items()}
        object.__setattr__(self, "_lengths", longest_first)

    def whole(self, text: str) -> Term | None:
        """The reading of ``text``; Latin letters in another case will do, but come second."""
        term = self._by_text.get(text) or self._by_case.get(text.casefold())
        return None if term is None else Term(text, term.furigana, term.sung)

    def longest_at(self, text: str, place: int) -> Term | None:
        """The longest term that stands at ``place``, exactly as written."""
        for length in self._lengths.get(text[place : place + 1], ()):
            term = self._by_text.get(text[place : place + length])
            if term is not None and len(term.text) == length:
                return term
        return None


def load_glossary(path: Path) -> Glossary:
    """The terms in the TOML file ``path``: a list ``term`` of ``text``, ``furigana``, ``sung``.

    Raises:
        FileUnreadableError: the file cannot be read.
        FileTooLargeError: it is larger than any glossary.
        SongFormatError: it is no such list, or a reading in it cannot be sung.
    """
    table = read_toml(path)
    return Glossary(tuple(_term(entry) for entry in table.tables("term", limit=MOST_TERMS)))


def _term(entry: TomlTable) -> Term:
    for key in entry.values:
        if key not in _KEYS:
            raise entry.error(key, problem="unknown key", expected=", ".join(_KEYS), found=key)
    term = Term(entry.text("text"), entry.text("furigana"), entry.text("sung", fallback=""))
    try:
        read_lyric(term.braces)
    except FaultError as fault:
        raise entry.error(
            "furigana", problem="value", expected=str(fault), found=term.braces
        ) from fault
    return term
