"""Answers one question: does the delay test's sound end with its dialog, however that is closed?"""

from __future__ import annotations

import pytest
from opened import opened
from PySide6.QtCore import QDir, QThread

from oboeuta_desktop.program import Program
from oboeuta_desktop.state.delay_test import DelayTest
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.delay_dialog import DelayDialog


@pytest.fixture
def program(qtbot, qapp):
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    opening = opened(qapp, ["relu"])
    opening.show()
    program = Program(opening)
    program.start()
    yield program
    program.close()
    opening.close()


@pytest.fixture
def test(program) -> DelayTest:
    program._settings_page.open()
    program._settings_page.open_delay_test()
    (test,) = program._settings_page._delay_dialog.findChildren(DelayTest)
    return test


def thread_of(test: DelayTest) -> QThread:
    device = test._transport._device
    assert device is not None
    return device._thread


def test_closing_the_settings_ends_it(program, test):
    thread = thread_of(test)
    assert thread.isRunning()
    program._settings_page._dialog.close()
    assert not thread.isRunning()
    assert program._settings_page._delay_dialog is None


def test_closing_the_program_ends_it(program, test):
    thread = thread_of(test)
    program._settings_page.close()
    assert not thread.isRunning()


def test_there_is_one_at_a_time(program, test, monkeypatch):
    raised: list[DelayDialog] = []

    def note(dialog: DelayDialog) -> None:
        raised.append(dialog)

    monkeypatch.setattr(DelayDialog, "raise_", note)
    dialog = program._settings_page._delay_dialog
    program._settings_page.open_delay_test()
    assert program._settings_page._delay_dialog is dialog
    assert raised == [dialog]
    dialog.reject()
    program._settings_page.open_delay_test()
    assert program._settings_page._delay_dialog is not dialog
