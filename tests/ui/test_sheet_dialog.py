"""The dialogs look like the other sheets: a dimmed window, a heading, all of it in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDir, QTranslator
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QScrollArea,
    QWidget,
)

from oboeuta_desktop.core.licences import read_parts
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.about_dialog import AboutDialog
from oboeuta_desktop.ui.delay_dialog import DelayDialog
from oboeuta_desktop.ui.look import apply_look
from oboeuta_desktop.ui.settings_dialog import Choices, SettingsDialog
from oboeuta_desktop.ui.sheet_dialog import Scrim
from oboeuta_desktop.ui.theme import DARK


@pytest.fixture(params=["ja", "en"])
def window(request, qtbot, qapp: QApplication):
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    translator = QTranslator()
    if request.param == "en":
        translator.load(str(bundled("resources", "translations", "oboeuta_en.qm")))
        qapp.installTranslator(translator)
    before = qapp.styleSheet(), qapp.palette(), qapp.font()
    apply_look(qapp, DARK)
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1680, 1000)
    window.show()
    yield window
    qapp.removeTranslator(translator)
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


def settings_of(window: QWidget, scale: float) -> SettingsDialog:
    choices = Choices(
        theme="system",
        language="system",
        text_scale=scale,
        click_pauses=True,
        count_in=False,
        reduced_motion=False,
        delay=0.1,
    )
    dialog = SettingsDialog(window, choices, "Built-in Audio")
    dialog.open()
    QApplication.processEvents()
    return dialog


def area_of(dialog: SettingsDialog) -> tuple[QScrollArea, QWidget]:
    """What scrolls, and what is in it."""
    area = dialog.findChild(QScrollArea)
    assert area is not None
    content = area.widget()
    assert content is not None
    return area, content


@pytest.mark.parametrize("scale", [0.75, 1.0, 1.5])
def test_the_settings_have_nothing_to_scroll_where_there_is_room(window, scale):
    dialog = settings_of(window, scale)
    (scroll, content), buttons = area_of(dialog), dialog.findChild(QDialogButtonBox)
    assert scroll.verticalScrollBar().maximum() == 0
    assert buttons is not None
    rows = content.layout()
    assert rows is not None
    # nothing is squeezed, and the buttons keep their distance
    assert content.height() >= rows.totalHeightForWidth(content.width())
    assert buttons.y() - scroll.geometry().bottom() >= 10
    for field in dialog.findChildren(QComboBox):
        assert field.height() >= 36 * scale


def test_larger_letters_make_the_open_settings_larger(window):
    dialog = settings_of(window, 1.0)
    before = dialog.height()
    dialog.set_text_scale(1.3)
    QApplication.processEvents()
    assert dialog.height() > before
    assert area_of(dialog)[0].verticalScrollBar().maximum() == 0


def test_in_a_small_window_the_settings_scroll_and_stay_within_it(window):
    window.resize(1000, 600)
    dialog = settings_of(window, 1.5)
    assert dialog.height() <= 600
    assert area_of(dialog)[0].verticalScrollBar().maximum() > 0


def test_the_window_is_dimmed_as_long_as_a_dialog_stands_before_it(window):
    assert window.findChild(Scrim) is None
    dialog = settings_of(window, 1.0)
    scrim = window.findChild(Scrim)
    assert scrim.isVisible()
    window.resize(1400, 800)
    assert scrim.geometry() == window.rect()
    dialog.reject()
    assert not scrim.isVisible()
    again = settings_of(window, 1.0)
    assert window.findChildren(Scrim) == [scrim]  # one for each window, kept
    assert scrim.isVisible()
    again.reject()


def test_every_dialog_has_its_heading(window):
    settings = settings_of(window, 1.0)
    about = AboutDialog(window, "1.0", read_parts(bundled("resources", "licenses")))
    delay = DelayDialog(window, DARK, 0.1)
    for dialog in (settings, about, delay):
        heading = dialog.findChild(QLabel, f"{dialog.objectName()}_heading")
        assert heading is not None
        assert heading.text() == dialog.windowTitle()
        assert heading.font().pixelSize() == 22


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_no_name_in_the_list_of_parts_is_cut(window, scale):
    parts = read_parts(bundled("resources", "licenses"))
    dialog = AboutDialog(settings_of(window, scale), "1.0", parts, scale)
    dialog.open()
    QApplication.processEvents()
    names = dialog.findChild(QListWidget, "part_list")
    assert names is not None
    room = names.viewport().width()
    for row in range(names.count()):
        place = names.visualItemRect(names.item(row))
        assert place.right() <= room
        words = names.fontMetrics().horizontalAdvance(names.item(row).text()) + 16
        rows = place.height() // names.fontMetrics().height()
        assert words <= place.width() * rows
