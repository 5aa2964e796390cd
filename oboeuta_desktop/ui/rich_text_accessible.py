"""Answers one question: what does a screen reader find in a text with formulas?

Qt would hand it the document, where each formula is one unreadable character. It gets the words
that are meant to be read aloud.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from oboeuta_desktop.ui.rich_text import RichText


class SpokenText(QAccessibleWidget):
    """A rich text as one piece of static text, formulas in words."""

    def __init__(self, view: RichText) -> None:
        super().__init__(view, QAccessible.Role.StaticText)
        self._view = view

    def text(self, t: QAccessible.Text) -> str:
        """Qt: name and words together, because readers speak a static text's name."""
        if t != QAccessible.Text.Name:
            return ""
        words = QCoreApplication.translate("SpokenText", "{name}。{words}")
        return words.format(name=self._view.accessibleName(), words=self._view.spoken_text())


class RichTextAccessibility:
    """Tells Qt how rich texts sound; install one per program and keep it.

    It holds on to what it makes: Qt keeps only a bare pointer to it.
    """

    def __init__(self) -> None:
        self._texts: dict[int, SpokenText] = {}

    def install(self) -> None:
        """Have Qt ask here from now on."""
        QAccessible.installFactory(self.interface_for)

    def interface_for(self, _key: str, target: QObject | None) -> QAccessibleInterface | None:
        """The words of a rich text, None for anything else."""
        if not isinstance(target, RichText):
            return None
        identity = id(target)
        if identity not in self._texts:
            self._texts[identity] = SpokenText(target)
            target.destroyed.connect(lambda: self._texts.pop(identity, None))
        return self._texts[identity]
