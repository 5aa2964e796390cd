"""Answers one question: with which signs are words put together in the language that is spoken?

What a translator translates are sentences; the signs between them stand here, once for all.
"""

from __future__ import annotations

from collections.abc import Iterable

from oboeuta_desktop.ui.language import language


def listed(words: Iterable[str]) -> str:
    """Things of a kind: 「1、2」, "1, 2"; empty ones are left out."""
    return _join(words, "、", ", ")


def apart(words: Iterable[str]) -> str:
    """Things that say different things: 「1・2」, "1 · 2"; empty ones are left out."""
    return _join(words, "・", " · ")


def spaced(words: Iterable[str]) -> str:
    """Things with white between them; empty ones are left out."""
    return white().join(filter(None, words))


def white() -> str:
    """The white between two things."""
    return "\N{IDEOGRAPHIC SPACE}" if language() == "ja" else "\N{EN SPACE}"


def widely_spaced(words: Iterable[str]) -> str:
    """Things with much white between them; empty ones are left out."""
    return _join(words, "\N{IDEOGRAPHIC SPACE}" * 2, "\N{EM SPACE}")


def sentences(words: Iterable[str]) -> str:
    """Sentences, each with its own end, one after the other; empty ones are left out."""
    return _join(words, "", " ")


def ended(words: str) -> str:
    """Words as a sentence that another one follows."""
    return f"{words}。" if language() == "ja" else f"{words}. "


def noted(words: str, note: str) -> str:
    """Words with a note in brackets."""
    return f"{words}（{note}）" if language() == "ja" else f"{words} ({note})"


def named(name: str, words: str) -> str:
    """Words with what they are about before them: 「名前：ことば」, "name: words"."""
    return f"{name}：{words}" if language() == "ja" else f"{name}: {words}"


def quoted(words: str) -> str:
    """Words in quotation marks."""
    return f"「{words}」" if language() == "ja" else f"“{words}”"


def _join(words: Iterable[str], japanese: str, english: str) -> str:
    return (japanese if language() == "ja" else english).join(filter(None, words))
