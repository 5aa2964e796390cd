"""Which language is spoken, and that Qt speaks it too."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.language import language
from oboeuta_desktop.ui.tongue import language_for, take_tongue

TRANSLATIONS = bundled("resources", "translations")


@pytest.fixture
def application(qapp):
    assert isinstance(qapp, QApplication)
    yield qapp
    take_tongue(qapp, "ja", TRANSLATIONS)


@pytest.mark.parametrize(
    ("choice", "system", "spoken"),
    [
        ("ja", "en_US", "ja"),
        ("en", "ja_JP", "en"),
        ("system", "ja_JP", "ja"),
        ("system", "en_US", "en"),
        ("system", "de_DE", "en"),
        ("system", "C", "ja"),
    ],
)
def test_the_choice_goes_before_the_system(choice, system, spoken):
    assert language_for(choice, QLocale(system)) == spoken


def test_both_the_program_and_qt_change_their_language(application):
    take_tongue(application, "en", TRANSLATIONS)
    assert language() == "en"
    assert QCoreApplication.translate("Header", "歌う") == "Sing"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    take_tongue(application, "ja", TRANSLATIONS)
    assert language() == "ja"
    assert QCoreApplication.translate("Header", "歌う") == "歌う"
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "キャンセル"


def test_a_language_taken_again_and_again_leaves_nothing_behind(application, qtbot):
    take_tongue(application, "en", TRANSLATIONS)
    before = len(application.children())
    for _ in range(20):
        take_tongue(application, "ja", TRANSLATIONS)
        take_tongue(application, "en", TRANSLATIONS)
    qtbot.waitUntil(lambda: len(application.children()) <= before)
