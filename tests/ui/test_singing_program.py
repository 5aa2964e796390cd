"""In the real program, gaps are sung: what is kept of them, and what fades with the record."""

from __future__ import annotations

import pytest
from opened import opened
from PySide6.QtCore import QCoreApplication, QDir, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from oboeuta_desktop.program import Program
from oboeuta_desktop.storage.paths import bundled


class Running:
    def __init__(self, qtbot):
        QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.opening = opened(application, ("--mode", "cloze"))
        self.opening.show()
        self.program = Program(self.opening)
        self.program.start()
        qtbot.waitUntil(lambda: self.program._learning_now().desk.is_open, timeout=20_000)

    @property
    def desk(self):
        return self.program._learning_now().desk

    def sing_through(self, *, pressing):
        """Follow the song from gap to gap; Return inside of those that ``pressing`` picks."""
        for index, blank in enumerate(self.program.quiz._blanks):
            self.program._follow((blank.start + blank.end) / 2)
            if pressing(index):
                QTest.keyClick(self.opening.window, Qt.Key.Key_Return)
            self.program._follow(blank.revealed_at + 0.01)

    def close(self):
        self.program.close()
        self.opening.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def app(qtbot):
    running = Running(qtbot)
    yield running
    running.close()


def kept(app):
    found = []
    app.desk.work(
        lambda store: [each for each in store.attempts() if each.mode == "S"], found.append
    )
    return found


def test_a_round_is_kept_as_practice_with_its_best(qtbot, app):
    app.sing_through(pressing=lambda index: index % 2 == 0)
    score = app.program.quiz.score
    assert 0 < score.sung < score.total
    best = app.program._learning_now().sung.best_of("relu", app.program.quiz.level)
    assert best == (score.sung, score.total)
    answers = kept(app)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    verdicts = [each.verdict for each in answers[0]]
    assert verdicts.count("exact") >= score.sung
    assert all(not each.scheduled and each.rating is None for each in answers[0])


def test_the_switches_are_remembered(qtbot, app):
    bar = app.program.around.quiz_bar
    bar.melody_toggled.emit(True)
    bar.words_toggled.emit(True)
    settings = app.program.preferences.settings
    assert settings.melody_fades
    assert settings.words_vanish


def test_nothing_fades_before_anything_is_known(app):
    app.program.preferences.change(melody_fades=True)
    assert all(not rung.is_silent for rung in app.program._singing.fade.rungs)
