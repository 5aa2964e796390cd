"""Answers one question: in which language is the learner spoken to?

Sentences of the program go through Qt's ``tr``; texts that come with the content hold both
languages, and ``said`` picks one.
"""

from __future__ import annotations

from typing import Literal, Protocol

Language = Literal["ja", "en"]


class InBothLanguages(Protocol):
    """A text of the content, such as ``core.curriculum.Bilingual``."""

    @property
    def ja(self) -> str:
        """The Japanese text."""
        ...

    @property
    def en(self) -> str:
        """The English text."""
        ...


class _Spoken:
    """The language that is spoken now."""

    language: Language = "ja"


def language() -> Language:
    """The language that is spoken now."""
    return _Spoken.language


def speak(chosen: Language) -> None:
    """Speak another language from now on; what is shown already is to be shown again."""
    _Spoken.language = chosen


def said(text: InBothLanguages) -> str:
    """A text of the content in the language that is spoken now."""
    return text.ja if _Spoken.language == "ja" else text.en
