"""In the real program the study page stands in the lyrics' place and leaves the song in peace."""

from __future__ import annotations

import pytest
from opened import opened
from PySide6.QtCore import QCoreApplication, QDir, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from oboeuta_desktop.core.question_kinds import GateQuestion
from oboeuta_desktop.program import Program
from oboeuta_desktop.state.study.sources import ListSource
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.storage.study_store import StudyStore
from oboeuta_desktop.ui.study.study_page import StudyPage


class Running:
    """The real program with its study part open and read."""

    def __init__(self, qtbot, *words):
        QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.opening = opened(application, words)
        self.opening.show()
        self.program = Program(self.opening)
        self.program.start()
        self.window = self.opening.window
        qtbot.waitUntil(lambda: bool(self.program.shelf._entries))

    @property
    def study(self):
        return self.program._learning_now().studying

    def open_study(self, qtbot):
        self.program.around.rail._study.click()
        qtbot.waitUntil(lambda: self.study.desk.is_open, timeout=20_000)
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.study.page.take_focus()

    def ask(self, *questions):
        self.study.asking._source = lambda mode: ListSource(questions)
        self.study.begin("G")

    def gate(self, gate):
        material = self.study.desk.material
        return next(
            question
            for question in material.by_id.values()
            if isinstance(question, GateQuestion) and question.answer == gate
        )

    def close(self):
        self.program.close()
        self.opening.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def start(qtbot):
    running: list[Running] = []

    def begin(*words):
        running.append(Running(qtbot, *words))
        return running[-1]

    yield begin
    for one in running:
        one.close()


def key(widget, *keys):
    for each in keys:
        QTest.keyClick(QApplication.focusWidget() or widget, each)


def test_the_record_is_read_in_an_idle_moment_but_not_while_the_song_plays(qtbot, start):
    app = start("--play", "relu")
    qtbot.waitUntil(lambda: app.program.panel._scene is not None, timeout=20_000)
    app.program._load_learning()
    assert app.program._learning is None
    app.program.transport.pause()
    app.program._load_learning()
    assert app.program._learning is not None


def test_opening_the_page_pauses_the_song_and_going_back_shows_its_lyrics(qtbot, start):
    app = start("--play", "relu", "--at", "8")
    app.open_study(qtbot)
    assert not app.program.transport.playing
    assert app.window.study_shown
    assert not app.window.lyrics.isVisible()
    assert app.program.around.rail._study.isChecked()
    key(app.window, Qt.Key.Key_Escape)
    assert app.window.lyrics.isVisible()
    assert app.window.lyrics.hasFocus()
    key(app.window, Qt.Key.Key_Space)
    assert app.program.transport.playing


def test_the_list_of_points_is_away_while_studying_unless_it_is_wanted(qtbot, start):
    app = start("lstm", "--size", "1680x980")
    assert app.window.library_shown
    app.open_study(qtbot)
    assert not app.window.library_shown
    app.study.library_wished.emit()
    assert app.window.library_shown
    app.study.leave()
    app.open_study(qtbot)
    assert not app.window.library_shown
    app.study.leave()
    assert app.window.library_shown


def test_r_opens_the_page_and_letters_do_not_reach_the_song_from_there(qtbot, start):
    app = start("relu")
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    furigana = app.program.preferences.settings.furigana
    QTest.keyClick(app.window.lyrics, Qt.Key.Key_R)
    assert app.window.study_shown
    for each in (Qt.Key.Key_F, Qt.Key.Key_L, Qt.Key.Key_Q, Qt.Key.Key_Space, Qt.Key.Key_Right):
        key(app.window, each)
        QTest.keyClick(app.program.around.bar, each)
    assert app.program.preferences.settings.furigana == furigana
    assert app.program.transport.loop is None
    assert not app.program.quiz.active
    assert app.window.study_shown


def test_choosing_to_sing_leaves_the_page(qtbot, start):
    app = start("relu")
    app.open_study(qtbot)
    app.program.around.rail._cloze.click()
    assert not app.window.study_shown
    assert app.program.quiz.active
    assert app.program.around.quiz_bar.isVisible()
    app.open_study(qtbot)
    assert not app.program.around.quiz_bar.isVisible()


def test_the_line_of_another_song_is_sung_to_its_end_and_stops_at_the_next_question(qtbot, start):
    app = start("relu")
    app.open_study(qtbot)
    app.ask(app.gate("input"), app.gate("forget"))
    point = app.study.asking._asked.point
    key(app.window, Qt.Key.Key_I, Qt.Key.Key_F2)
    song = app.program.now_playing.song
    assert song.song_id == "lstm"
    line = next(n for n, lesson in enumerate(song.lessons) if lesson and point in lesson.points)
    assert app.program.transport.playing
    start_of_line = app.program.now_playing.line_start(line)
    assert app.program.transport.position == pytest.approx(start_of_line, abs=0.3)
    assert app.window.study_shown
    app.study.page.question.actions_row.next.click()
    assert not app.program.transport.playing


def test_the_plot_opens_beside_the_answer_and_is_away_for_the_next_question(qtbot, start):
    app = start("relu", "--size", "1680x980")
    app.open_study(qtbot)
    assert not app.window.panel_shown
    app.ask(app.gate("input"), app.gate("forget"))
    point = app.study.asking._asked.point
    key(app.window, Qt.Key.Key_I, Qt.Key.Key_F5)
    assert app.window.panel_shown
    assert point in app.program.panel.lesson.points
    app.study.page.question.actions_row.next.click()
    assert not app.window.panel_shown
    app.study.leave()
    assert app.window.panel_shown  # as it was before


def test_escape_in_the_panel_closes_it_and_goes_back_to_the_question(qtbot, start):
    app = start("lstm", "--size", "1680x980")
    app.open_study(qtbot)
    app.ask(app.gate("input"), app.gate("forget"))
    key(app.window, Qt.Key.Key_I, Qt.Key.Key_F5, Qt.Key.Key_F6)
    assert app.program.panel.isAncestorOf(QApplication.focusWidget())
    key(app.window, Qt.Key.Key_Escape)
    assert not app.window.panel_shown
    assert QApplication.focusWidget() is app.study.page.question.actions_row.next


def test_a_looped_line_of_the_page_does_not_stay_looped(qtbot, start):
    app = start("lstm")
    app.open_study(qtbot)
    app.study.line_wished.emit("B5", True)
    assert app.program.transport.loop is not None
    app.study.leave()
    assert app.program.transport.loop is None


def test_the_settings_of_letters_and_colours_reach_the_page(qtbot, start):
    app = start("relu", "--theme", "dark")
    app.open_study(qtbot)
    label = app.study.page.start._exam._label
    assert label.font().pixelSize() == 14
    app.program.preferences.change(text_scale=1.5)
    assert label.font().pixelSize() == 21
    dark = app.study.page.grab().toImage().pixelColor(4, 200)
    app.program._presenter.switch_theme()
    assert app.study.page.grab().toImage().pixelColor(4, 200) != dark


def test_the_record_is_kept_beside_the_learner_s_songs_and_is_whole_after_the_end(qtbot, start):
    app = start("lstm")
    app.open_study(qtbot)
    app.ask(app.gate("input"), app.gate("forget"))
    key(app.window, Qt.Key.Key_I)
    file = app.opening.folders.data / "study.db"
    app.study.close()
    store = StudyStore(file, app.study.desk.now.date())
    assert store.count() == 1
    store.close()


def test_every_page_is_there_before_it_is_wanted(qtbot, start):
    app = start()
    qtbot.waitUntil(lambda: app.program.panel._scene is not None, timeout=20_000)
    app.program._load_learning()
    learning = app.program._learning
    for make in learning.pages():
        make()
    before = app.window.findChildren(StudyPage)
    assert len(before) == 1
    assert not before[0].isVisible()
    assert set(before[0]._pages) == {
        *("start", "question", "result", "progress", "records"),
        *("drill_start", "drill", "drill_review"),
    }
    assert all(not part.isVisible() for part in before[0]._pages.values())


def test_a_lesson_that_is_open_does_not_give_the_hidden_word_away(qtbot, start):
    app = start("relu", "--mode", "write")
    learning = app.program._learning_now()
    qtbot.waitUntil(lambda: learning.desk.is_open, timeout=20_000)
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    app.window.lyrics.line_selected.emit(1)
    qtbot.waitUntil(lambda: app.window.panel_shown)
    learning.writing.mode._arrive()
    assert learning.writing.mode.pause is not None
    assert not app.window.panel_shown
    assert app.program.around.typing_bar.field.hasFocus()
    app.program.transport.play()
    assert app.window.lyrics.hasFocus()
