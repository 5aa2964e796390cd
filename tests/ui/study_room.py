"""A study page on a real desk, without the rest of the program."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDir, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from oboeuta_desktop.core.attempt import Mode
from oboeuta_desktop.core.question_kinds import NumericQuestion, Question, TypedQuestion
from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.explaining import Explanations
from oboeuta_desktop.state.messages import Messages
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.sources import ListSource
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.studying import Studying
from oboeuta_desktop.ui.lyrics_view import LyricsView
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.ui.rail import Rail
from oboeuta_desktop.ui.theme import DARK

NO_KEY = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Clock:
    """The moment, moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go(self, **ahead: float) -> None:
        self.now += timedelta(**ahead)


class Room:
    """Window, rail, desk and page; keys go where the focus is, as a learner's do."""

    def __init__(self, qtbot, folder, songs=("relu", "lstm")) -> None:
        QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
        self.clock = Clock()
        self.messages = Messages()
        self.songs = [read_song(bundled("songs", name)) for name in songs]
        self.window = MainWindow(DARK, LyricsView())
        qtbot.addWidget(self.window)
        self.rail = Rail(DARK)
        qtbot.addWidget(self.rail)
        self.desk = Desk(folder / "study.db", bundled("resources"), self.clock)
        explanations = Explanations(bundled("resources"), self.messages)
        self.study = Studying(
            self.window, self.rail, self.desk, lambda: list(self.songs), explanations.details_of
        )
        self.wishes: list[tuple[str, ...]] = []
        self.study.line_wished.connect(lambda point, loops: self.wish("line", point, str(loops)))
        self.study.plot_wished.connect(lambda point: self.wish("plot", point))
        self.study.library_wished.connect(lambda: self.wish("library"))
        self.study.shown.connect(lambda: self.wish("shown"))
        self.window.resize(1366, 768)
        self.window.show()
        with qtbot.waitSignal(self.desk.opened, timeout=20_000):
            self.study.open()
        self.study.show_page()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.study.page.take_focus()

    def wish(self, *words: str) -> None:
        self.wishes.append(words)

    @property
    def page(self):
        return self.study.page

    @property
    def order(self) -> tuple[int, ...]:
        """The places of the choices as they stand on the screen."""
        asked = self.study.asking._asked
        assert asked is not None
        return asked.order

    @property
    def question(self) -> Question:
        asked = self.study.asking._asked
        assert asked is not None
        assert asked.question is not None
        return asked.question

    @property
    def feedback(self) -> str:
        box = self.page.question.feedback
        return "" if box.isHidden() else box.words

    def key(self, key: Qt.Key | int, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, Qt.Key(key), modifier)

    def enter(self) -> None:
        self.key(Qt.Key.Key_Return)

    def type(self, text: str) -> None:
        """Type, or paste what no key can type."""
        field = self.page.question.field
        assert QApplication.focusWidget() is field
        field.insert(text)

    def ask(self, *questions: Question, mode: Mode = "R") -> None:
        """Begin a round of these."""
        self.study.asking._source = lambda mode: ListSource(questions)
        self.study.begin(mode)

    def a(self, kind, **wanted):
        """The first question of a kind."""
        return next(
            question
            for question in self.desk.material.by_id.values()
            if isinstance(question, kind)
            and all(getattr(question, name) == value for name, value in wanted.items())
        )

    def right_text(self) -> str:
        question = self.question
        if isinstance(question, NumericQuestion):
            return question.accepted[0]
        assert isinstance(question, TypedQuestion)
        term = self.desk.material.term(question.term)
        assert term is not None
        return term.accepted[0]

    def log(self):
        """Every answer on the disk."""
        self.desk._tasks.settle()
        return list(self.desk._known.store.attempts())

    def close(self) -> None:
        self.study.close()
