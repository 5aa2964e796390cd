"""Answers one question: how do the program's sentences, and Qt's own, come in a language?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from oboeuta_desktop.ui.language import Language, speak

SYSTEM = "system"
"""Follow the language of the system."""
CHOICES = (SYSTEM, "ja", "en")
_NAME = "tongue"


def language_for(choice: str, locale: QLocale | None = None) -> Language:
    """The language to speak for one of ``CHOICES``.

    A system that names no language (the locale "C") is spoken to in Japanese, as is a Japanese one;
    every other one in English.
    """
    if choice == "ja":
        return "ja"
    if choice == "en":
        return "en"
    spoken = (locale or QLocale.system()).language()
    is_japanese = spoken in (QLocale.Language.Japanese, QLocale.Language.C)
    return "ja" if is_japanese else "en"


def take_tongue(application: QApplication, choice: str, translations: Path) -> Language:
    """Speak the language for ``choice`` from now on; what is shown already stays as it is.

    Args:
        application: gets the translations, instead of those it had.
        choice: one of ``CHOICES``.
        translations: the folder with the program's own.
    """
    old = application.findChild(QObject, _NAME)
    if old is not None:
        for translator in old.findChildren(QTranslator):
            application.removeTranslator(translator)
        old.setParent(None)
        old.deleteLater()
    language = language_for(choice)
    tongue = QObject(application)
    tongue.setObjectName(_NAME)
    qt_s_own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for folder, name in ((qt_s_own, "qtbase"), (str(translations), "oboeuta")):
        translator = QTranslator(tongue)
        # The program's sentences stand in the code in Japanese: for that there is no file.
        if translator.load(f"{name}_{language}", folder):
            application.installTranslator(translator)
    speak(language)
    return language
