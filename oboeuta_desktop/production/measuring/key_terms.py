"""Answers one question: which terms of the curriculum does a line sing, and as which kana?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from oboeuta_desktop.core.curriculum import Term
from oboeuta_desktop.core.morae import split_morae
from oboeuta_desktop.production.measuring.heard_kana import as_it_sounds
from oboeuta_desktop.production.notation.score import Segment, SungLine

_SCRIPTS = ("[a-z0-9.]", "[ァ-ヺー]")
_HIRAGANA_ONLY = re.compile(r"[ぁ-ゖー\s]*")


@dataclass(frozen=True, slots=True)
class SungTerm:
    """A term in a line. ``kana`` is what of the line sings it, as it sounds."""

    term: str
    kana: str


def sung_terms(line: SungLine, terms: Sequence[Term]) -> list[SungTerm]:
    """The terms that ``line`` shows in one of their accepted forms, from left to right.

    A form in hiragana alone is not looked for: に and いち are in too many words. Where one form
    lies within a longer one (勾配 in 勾配消失), the longer one counts.
    """
    text, kana = _letters(line)
    taken = [False] * len(text)
    found: list[tuple[int, SungTerm]] = []
    for form, term in _forms(terms):
        for match in re.finditer(form, text):
            first, last = match.span()
            if not any(taken[first:last]):
                taken[first:last] = [True] * (last - first)
                sung = as_it_sounds(_joined(kana, first, last))
                found.append((first, SungTerm(term, sung)))
    return [sung for _, sung in sorted(found, key=lambda place: place[0])]


def _forms(terms: Sequence[Term]) -> list[tuple[str, str]]:
    """Patterns of all accepted forms, longest first, each with its term's id."""
    forms = {
        (_plain(accepted), term.id)
        for term in terms
        for accepted in term.accepted
        if not _HIRAGANA_ONLY.fullmatch(accepted)
    }
    ordered = sorted(forms, key=lambda pair: (-len(pair[0]), pair))
    return [(_whole(form), term) for form, term in ordered]


def _whole(form: str) -> str:
    """A pattern for ``form``; the script that it begins or ends with does not go on beyond it."""
    before = next((f"(?<!{script})" for script in _SCRIPTS if re.match(script, form)), "")
    after = next((f"(?!{script})" for script in _SCRIPTS if re.search(f"{script}$", form)), "")
    return before + re.escape(form) + after


def _plain(text: str) -> str:
    return re.sub(r"[\s・-]", "", unicodedata.normalize("NFKC", text)).lower()


def _letters(line: SungLine) -> tuple[str, list[tuple[int, str]]]:
    """The line's plain text and, for each letter of it, (unit, kana): what sings it.

    Letters of one segment with furigana are sung by all of its kana together, as one unit; a letter
    without furigana by its own mora, so it can be cut off from its neighbours.
    """
    text = ""
    kana: list[tuple[int, str]] = []
    for word in line.words:
        for segment in word.segments:
            for letters, sung in _units(segment):
                plain = _plain(letters)
                unit = kana[-1][0] + 1 if kana else 0
                text += plain
                kana += [(unit, sung)] * len(plain)
    return text, kana


def _units(segment: Segment) -> list[tuple[str, str]]:
    """(letters, kana) of what a segment cannot be divided below."""
    if not segment.furigana:
        written = split_morae(segment.text.replace("_", ""))
        if len(written) == len(segment.morae):
            return list(zip(written, segment.morae, strict=True))
    return [(segment.text, "".join(segment.morae))]


def _joined(kana: Sequence[tuple[int, str]], first: int, last: int) -> str:
    return "".join(dict(kana[first:last]).values())
