"""Answers one question: which headers and sections would a first score of these lyrics have?

The lyrics are lines of text; a blank line ends a stanza. Heads such as ``[chorus]`` and headers
such as ``title:`` may be there already. Without heads, a stanza that comes again is the chorus.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from oboeuta_desktop.production.drafting.draft import Analyse, DraftWarning, draft_line
from oboeuta_desktop.production.notation.glossary import Glossary
from oboeuta_desktop.production.notation.score_rows import HEADERS

DEFAULTS = {
    "title": "無題",
    "bpm": "128",
    "key": "C",
    "unit": "1/8",
    "style": "electro-pop",
    "voice": "mei",
}
"""Headers of a draft whose lyrics have none."""

_HEADER = re.compile(rf"({'|'.join(HEADERS)}) *:(.*)")

_Stanza = list[tuple[int, str]]  # (1-based line number, text)


def draft_score(
    lyrics: str, glossary: Glossary, analyse: Analyse
) -> tuple[str, list[DraftWarning]]:
    """A score without chords and notes, and what its author has to look at.

    ``draft_melody.add_melody`` adds the rest.
    """
    lyrics = lyrics.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = unicodedata.normalize("NFC", lyrics).split("\n")
    headers, stanzas = _divided(lines)
    rows = [f"{key}: {value}" for key, value in {**DEFAULTS, **headers}.items()]
    warnings: list[DraftWarning] = []
    has_heads = any(text.startswith("[") for stanza in stanzas for _, text in stanza)
    heads = [""] * len(stanzas) if has_heads else _heads(stanzas)
    if not has_heads:
        rows += ["", "[intro]"]
    for head, stanza in zip(heads, stanzas, strict=True):
        rows.append("")
        if head:
            rows.append(head)
        if " again" in head:
            continue
        for number, text in stanza:
            if text.startswith(("[", "#")):
                rows.append(text)
                continue
            written, found = draft_line(text, glossary, analyse, number)
            warnings += found
            rows.append(f"L: {written}")
    if not has_heads:
        rows += ["", "[outro]"]
    return "\n".join([*rows, ""]), warnings


def _divided(lines: Sequence[str]) -> tuple[dict[str, str], list[_Stanza]]:
    """The headers that stand first, and the stanzas."""
    headers: dict[str, str] = {}
    stanzas: list[_Stanza] = [[]]
    for number, line in enumerate(lines, 1):
        text = line.strip()
        header = _HEADER.fullmatch(text)
        if header and not any(stanzas):
            headers[header[1]] = header[2].strip()
        elif text:
            stanzas[-1].append((number, text))
        elif stanzas[-1]:
            stanzas.append([])
    return headers, [stanza for stanza in stanzas if stanza]


def _heads(stanzas: Sequence[_Stanza]) -> list[str]:
    """A head for each stanza: the one sung most often is the chorus, else every second one."""
    texts = [tuple(text for _, text in stanza) for stanza in stanzas]
    times = Counter(texts)
    names: dict[tuple[str, ...], str] = {}
    used: Counter[str] = Counter()
    heads: list[str] = []
    for i, text in enumerate(texts):
        if text in names:
            heads.append(f"[{names[text]} again]")
            continue
        repeats = max(times.values()) > 1
        kind = "chorus" if (times[text] > 1 if repeats else i % 2) else "verse"
        used[kind] += 1
        names[text] = kind + (str(used[kind]) if used[kind] > 1 else "")
        heads.append(f"[{names[text]}]")
    return heads
