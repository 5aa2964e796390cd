"""Walks through every page of the real program, for tests that look at all of them."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from opened import opened
from PySide6.QtCore import QCoreApplication, QDir, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QWidget,
)

from oboeuta_desktop.core.errors import UnknownSongError
from oboeuta_desktop.core.help_book import read_book
from oboeuta_desktop.core.question_kinds import (
    ChoiceQuestion,
    GateQuestion,
    MoveQuestion,
    NumericQuestion,
    TruthQuestion,
    TypedQuestion,
)
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.program import Program
from oboeuta_desktop.state.study.sources import ListSource
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.lyrics_accessible import LyricsAccessibility
from oboeuta_desktop.ui.overlay import Overlay

WIDE, SMALL = (1680, 980), (1366, 768)
CHAPTERS = [chapter.chapter_id for chapter in read_book(bundled("resources", "help", "ja.md"))]
ASKED = {
    "choice": ChoiceQuestion,
    "gate": GateQuestion,
    "move": MoveQuestion,
    "numeric": NumericQuestion,
    "truth": TruthQuestion,
    "typed": TypedQuestion,
}


class Tour:
    """The real program, which goes to the page of a name."""

    def __init__(self) -> None:
        QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.application = application
        application.setStyle("Fusion")
        self._accessibility = LyricsAccessibility()
        self._accessibility.install()
        self._chance = random.Random(3)
        self.opening = opened(application, ["relu", "--theme", "dark", "--size", "1680x980"])
        self.opening.show()
        self.program = Program(self.opening)
        self.program.start()
        self.window = self.opening.window
        self.around = self.program.around
        self.wait(lambda: bool(self.program.shelf.entries))
        self.program.panel.prepare_scene()
        self.learning = self.program._learning_now()
        self.study = self.learning.studying
        self.wait(lambda: self.study.desk.is_open)
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    def close(self) -> None:
        self.home()
        self.program.close()
        self.opening.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait(self, wish: Callable[[], bool], seconds: float = 20.0) -> None:
        end = time.monotonic() + seconds
        while not wish():
            assert time.monotonic() < end, "it never came"
            self.application.processEvents()
            time.sleep(0.002)

    def settle(self) -> None:
        """Let layouts and style sheets come to rest."""
        for _ in range(3):
            self.application.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.application.processEvents()

    # -- ways -------------------------------------------------------------------------------------

    def go(self, page: str) -> QWidget:
        """Open a page; what it stands in."""
        self.home()
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        root = PAGES[page](self) or self.window
        self.wait(lambda: QApplication.activeWindow() is root.window())
        self.settle()
        return root

    def home(self) -> None:
        """Back to the lyrics, nothing open."""
        for each in self.application.topLevelWidgets():
            if isinstance(each, QDialog):
                each.close()
        self.program.guests.welcoming.close()
        self.settle()
        if self.window.study_shown:
            self.program._learning_now().drilling._drop()
            self.study.asking.end_quietly()
            self.study.show_start()
            self.study.leave()
        self.program._wishes.set_mode("sing")
        self.window.set_library_shown(True)
        self.window.show_panel(shown=False)
        for error in list(self.opening.messages.pending):
            del error
            self.opening.messages.dismiss()
        self.settle()

    def resize(self, size: tuple[int, int], *, text_scale: float = 1.0) -> None:
        self.program.preferences.change(text_scale=text_scale)
        self.window.resize(*size)
        self.settle()

    def mode(self, name: str) -> None:
        self.program._wishes.set_mode(name)

    def folded(self) -> None:
        self.window.set_library_shown(False)

    def lesson(self, line: int) -> None:
        self.program.now_playing.select_line(line)
        self.program._wishes.select_line(line)
        self.window.show_panel(shown=True)

    def tab(self, place: int) -> None:
        self.lesson(2)
        self.program.panel._open_page(place)

    def compared(self) -> None:
        self.lesson(2)
        song = self.program.now_playing.song
        assert song is not None
        other = next(lesson for lesson in reversed(song.lessons) if lesson is not None)
        self.program.panel.show_comparison(other)

    def demo(self, name: str) -> None:
        self.lesson(2)
        song = self.program.now_playing.song
        assert song is not None
        lesson = next(lesson for lesson in song.lessons if lesson is not None and lesson.demo)
        self.program.panel.show_lesson(
            replace(lesson, demo=name, preset={}, sweep=None), index=0, count=9
        )
        box = self.program.panel._scene._parts.box  # type: ignore[union-attr]
        if not box.isHidden():
            box.skipped.emit()

    def asks_a_guess(self) -> None:
        self.lesson(2)
        scene = self.program.panel._scene
        scene._asked_before.clear()  # type: ignore[union-attr]
        self.demo_again()

    def demo_again(self) -> None:
        song = self.program.now_playing.song
        assert song is not None
        lesson = next(each for each in song.lessons if each is not None and each.demo)
        self.program.panel._show_scene(lesson)

    def settings(self) -> QWidget:
        self.program._settings_page.open()
        return self.dialog("settings_dialog")

    def about(self) -> QWidget:
        self.program._settings_page._open_about()
        return self.dialog("about_dialog")

    def delay(self) -> QWidget:
        self.program._settings_page.open_delay_test()
        return self.dialog("delay_dialog")

    def report(self) -> QWidget:
        self.program._reporting.open()
        return self.dialog("report_dialog")

    def welcome(self) -> QWidget:
        self.program.guests.welcoming.welcome()
        return self.over_the_window()

    def key_sheet(self) -> QWidget:
        self.program.guests.welcoming.open_keys()
        return self.over_the_window()

    def guide(self, chapter: str) -> QWidget:
        self.program.guests.welcoming.open_help(chapter)
        return self.over_the_window()

    def over_the_window(self) -> QWidget:
        """What lies over the window: the keys reach nothing else."""
        self.settle()
        return next(each for each in self.window.findChildren(Overlay) if each.isVisible())

    def dialog(self, name: str) -> QWidget:
        self.settle()
        found = [
            each
            for each in self.application.topLevelWidgets()
            if each.objectName() == name and each.isVisible()
        ]
        found[-1].activateWindow()
        return found[-1]

    def message(self) -> None:
        self.opening.messages.post(UnknownSongError("x", ("relu",)))

    def start(self) -> None:
        self.study.show_page()

    def ask(self, kind: str, *, answered: bool = False) -> None:
        self.start()
        material = self.study.desk.material.by_id.values()
        wanted: type = ASKED[kind]
        found = next(each for each in material if isinstance(each, wanted))
        source = self.study.asking._source
        self.study.asking._source = lambda mode: ListSource([found, found])  # type: ignore[method-assign]
        self.study.begin("R")
        self.study.asking._source = source  # type: ignore[method-assign]
        if answered:
            round_ = self.study.asking._round
            assert round_ is not None
            round_.reveal()

    def result(self) -> None:
        self.ask("choice", answered=True)
        self.study.asking._stop()

    def help_box(self) -> None:
        self.start()
        self.study.page._show_help()

    def drill(self) -> None:
        self.start()
        self.learning.drilling.begin()

    def drill_question(self) -> None:
        self.drill()
        drilling = self.learning.drilling
        drilling._begin(drilling.start_page._menu.shapes[0])  # type: ignore[union-attr]

    def drill_summary(self) -> None:
        self.drill_question()
        drill = self.learning.drilling._drill
        assert drill is not None
        drill.end()

    def drill_review(self) -> None:
        self.drill_summary()
        self.learning.drilling._step(1)

    def records(self) -> None:
        self.start()
        self.learning._open_records()

    def progress(self) -> None:
        self.start()
        self.study.progress_wished.emit()


PAGES: Mapping[str, Callable[[Tour], QWidget | None]] = {
    "sing": lambda tour: tour.mode("sing"),
    "read": lambda tour: tour.mode("read"),
    "cloze": lambda tour: tour.mode("cloze"),
    "write": lambda tour: tour.mode("write"),
    "library_folded": Tour.folded,
    "message": Tour.message,
    "lesson": lambda tour: tour.lesson(2),
    "details": lambda tour: tour.tab(1),
    "comparison": Tour.compared,
    "comparison_hint": lambda tour: tour.tab(2),
    **{f"demo_{name}": lambda tour, name=name: tour.demo(name) for name in DEMOS},
    "guess": Tour.asks_a_guess,
    "settings": Tour.settings,
    "about": Tour.about,
    "report": Tour.report,
    "welcome": Tour.welcome,
    "key_sheet": Tour.key_sheet,
    **{f"guide_{name}": lambda tour, name=name: tour.guide(name) for name in CHAPTERS},
    "delay": Tour.delay,
    "start": Tour.start,
    "help": Tour.help_box,
    **{f"ask_{kind}": lambda tour, kind=kind: tour.ask(kind) for kind in ASKED},
    **{f"told_{kind}": lambda tour, kind=kind: tour.ask(kind, answered=True) for kind in ASKED},
    "result": Tour.result,
    "drill": Tour.drill,
    "drill_question": Tour.drill_question,
    "drill_summary": Tour.drill_summary,
    "drill_review": Tour.drill_review,
    "records": Tour.records,
    "progress": Tour.progress,
}


def takes_tab(part: QWidget) -> bool:
    """Whether Tab ought to stop there: not inside a spin box, and once in a group of buttons."""
    tab = Qt.FocusPolicy.TabFocus.value
    if not (part.focusPolicy().value & tab and part.isEnabled() and part.isVisible()):
        return False
    if part.focusProxy() is not None or isinstance(part.parent(), QAbstractSpinBox):
        return False
    group = part.group() if isinstance(part, QAbstractButton) else None
    return group is None or not group.exclusive() or part.isChecked()  # type: ignore[attr-defined]


def touring(application: QApplication, folder: Path) -> Iterator[Tour]:
    """A tour with its own user's folder; afterwards the application looks as before."""
    patch = pytest.MonkeyPatch()
    patch.setenv("OBOEUTA_DATA", str(folder))
    palette, font, sheet = application.palette(), application.font(), application.styleSheet()
    tour = Tour()
    yield tour
    tour.close()
    application.setStyleSheet(sheet)
    application.setPalette(palette)
    application.setFont(font)
    patch.undo()
