"""Answers one question: how does a demo's Japanese become the language of the screen?"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.demos.picture import Phrase

CONTEXT = "demos"
"""The translation context of every text that comes from a demo."""


def words(text: Phrase | str) -> str:
    """``text`` in the language of the screen, its places filled in the same language."""
    if isinstance(text, str):
        return QCoreApplication.translate(CONTEXT, text)
    template = QCoreApplication.translate(CONTEXT, text.template)
    if not text.places:
        return template
    return template.format(**{name: words(place) for name, place in text.places})
