"""Answers one question: what stands in the place of the lyrics while studying?

A row with where we are, below it one of three pages: what there is, a question, how it went. The
help and the question whether to stop come up in a box at the foot, not as windows.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oboeuta_desktop.core.question_kinds import Question
from oboeuta_desktop.ui.controls import IconButton, Text
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.study.key_help import help_markdown
from oboeuta_desktop.ui.study.passage import Passage
from oboeuta_desktop.ui.study.question_page import QuestionPage
from oboeuta_desktop.ui.study.result_page import ResultPage
from oboeuta_desktop.ui.study.start_page import StartPage
from oboeuta_desktop.ui.theme import Theme, ui_font

Shown = Literal["start", "question", "result"]

_WINDOW_KEYS = frozenset(
    (
        *(Qt.Key.Key_F6, Qt.Key.Key_F11),
        *(Qt.Key.Key_MediaPlay, Qt.Key.Key_MediaTogglePlayPause),
    )
)


class StudyPage(QWidget):
    """Start, question and result.

    Signals:
        closed: back to the song.
        stopped: the round is to end here.
    """

    closed = Signal()
    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Shown = "start"
        self._question: Question | None = None
        self._asks_before_leaving = False
        self.setObjectName("study_page")
        self.setAccessibleName(self.tr("学習"))
        self.start = StartPage(theme)
        self.question = QuestionPage(theme)
        self.result = ResultPage(theme)
        self._head = ProgressHead(theme)
        self.foot = FootBox(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        for page in self._pages.values():
            column.addWidget(page, 1)
        column.addWidget(self.foot)
        self._connect()
        self.turn_to("start")

    @property
    def shown(self) -> Shown:
        """Which page is open."""
        return self._shown

    def turn_to(self, page: Shown) -> None:
        """Open a page."""
        self._shown = page
        self.foot.close_box()
        for name, each in self._pages.items():
            each.setVisible(name == page)
        if page != "question":
            self._question = None
            self._head.show_progress(self.tr("学習"), 0, 0)
        if page == "start":
            self._head.set_close_tip(self.tr("歌にもどる（Esc）"))
        else:
            self._head.set_close_tip(self.tr("やめる（Esc）"))

    def show_progress(self, name: str, number: int, total: int, question: Question | None) -> None:
        """Say which round this is and how far it is."""
        self._question = question
        self._head.show_progress(name, number, total)

    def set_asks_before_leaving(self, *, asks: bool) -> None:
        """Whether there are answers, so that leaving is asked about first."""
        self._asks_before_leaving = asks

    def take_focus(self) -> None:
        """Let the keys act on the open page."""
        if self.foot.is_open:
            self.foot.take_focus()
        else:
            self._pages[self._shown].take_focus()

    def say(self, words: str) -> None:
        """Tell those who hear the page."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def leave(self) -> None:
        """One step back: from a question to the menu, from there to the song."""
        if self.foot.is_open:
            self.foot.close_box()
            self.take_focus()
        elif self._shown == "start":
            self.closed.emit()
        elif self._shown == "question" and self._asks_before_leaving:
            self.foot.ask_to_stop()
            self.say(self.foot.words)
        elif self._shown == "question":
            self.stopped.emit()
        else:
            self.result.menu_wished.emit()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (self._head, self.foot, *self._pages.values()):
            part.set_theme(theme)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        for part in (self._head, self.foot, *self._pages.values()):
            part.set_text_scale(factor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: what has the keys is the open page."""
        super().focusInEvent(event)
        self.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Escape steps back; what means nothing here must not reach the song."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() == Qt.Key.Key_F1:
            self._show_help()
        elif event.key() in _WINDOW_KEYS:
            super().keyPressEvent(event)
        event.setAccepted(event.key() not in _WINDOW_KEYS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the surface."""
        QPainter(self).fillRect(event.rect(), self._theme.color("bg0"))

    @property
    def _pages(self) -> dict[Shown, StartPage | QuestionPage | ResultPage]:
        return {"start": self.start, "question": self.question, "result": self.result}

    def _connect(self) -> None:
        self._head.close_wished.connect(self.leave)
        self._head.help_wished.connect(self._show_help)
        self.start.leave_wished.connect(self.leave)
        self.start.help_wished.connect(self._show_help)
        self.question.leave_wished.connect(self.leave)
        self.question.help_wished.connect(self._show_help)
        self.foot.closed.connect(self.take_focus)
        self.foot.stopped.connect(self.stopped)

    def _show_help(self) -> None:
        if self.foot.is_open:
            self.foot.close_box()
            self.take_focus()
            return
        self.foot.show_keys(help_markdown(self._question))
        self.say(self.foot.words)


class ProgressHead(QWidget):
    """What is being done, how far it is, help and the way out.

    Signals:
        help_wished, close_wished: the buttons.
    """

    help_wished = Signal()
    close_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self.setObjectName("study_head")
        self._name = Text(theme, "", pixels=17, weight=700, token="accent")
        self._name.setObjectName("study_mode")
        self._count = Text(theme, "", pixels=15, weight=600, token="ink2")
        self._count.setObjectName("study_progress")
        self._help = ActionButton(theme, "study_help", self.tr("キー"), "F1")
        self._close = IconButton(theme, "study_close", "close", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 10, 20, 10)
        row.setSpacing(14)
        row.addWidget(self._name)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._help)
        row.addWidget(self._close)
        self._help.clicked.connect(self.help_wished)
        self._close.clicked.connect(self.close_wished)

    def show_progress(self, name: str, number: int, total: int) -> None:
        """Show the round's name and 「3 / 10」; a total of 0 shows the name alone."""
        self._name.setText(name)
        self._count.setText(f"{number} / {total}" if total else "")
        self._share = (number - 1) / total if total else 0.0
        self.setAccessibleName(f"{name} {self._count.text()}".strip())
        self.update()

    def set_close_tip(self, tip: str) -> None:
        """Say where the way out leads."""
        self._close.set_icon("close", tip)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (self._name, self._count, self._help, self._close):
            part.set_theme(theme)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._name.setFont(ui_font(17 * factor, 700))
        self._count.setFont(ui_font(15 * factor, 600))
        self._help.set_text_scale(factor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw how far it is along the lower edge."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 3, self.width(), 3, self._theme.color("bg2"))
        done = round(self.width() * self._share)
        painter.fillRect(0, self.height() - 3, done, 3, self._theme.color("accent"))


class FootBox(QWidget):
    """A box at the foot: the keys, or whether to stop.

    Signals:
        closed: it has gone without anything else.
        stopped: the learner stops.
    """

    closed = Signal()
    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("study_foot")
        self._text = Passage(theme, "study_foot_text", pixels=15, token="ink")
        self._stop = ActionButton(
            theme, "stop_button", self.tr("終わって結果を見る"), "Enter", main=True
        )
        self._keep = ActionButton(theme, "keep_button", self.tr("つづける"), "Esc")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._stop)
        row.addWidget(self._keep)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 14, 32, 14)
        column.setSpacing(10)
        column.addWidget(self._text)
        column.addLayout(row)
        self._stop.clicked.connect(self._end)
        self._keep.clicked.connect(self._go_on)
        self.setVisible(False)

    @property
    def is_open(self) -> bool:
        """Whether it is there."""
        return not self.isHidden()

    @property
    def words(self) -> str:
        """What it says."""
        return self._text.toPlainText()

    def ask_to_stop(self) -> None:
        """Ask whether to end the round here."""
        words = self.tr("ここで終わりますか？ 答えた分は記録されています。")
        self._open(words, stops=True)

    def show_keys(self, markdown: str) -> None:
        """Show which keys act."""
        self._open(markdown, stops=False)

    def close_box(self) -> None:
        """Put it away."""
        self.setVisible(False)

    def take_focus(self) -> None:
        """Put the keys on its first button."""
        (self._keep if self._stop.isHidden() else self._stop).setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (self._text, self._stop, self._keep):
            part.set_theme(theme)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        for part in (self._text, self._stop, self._keep):
            part.set_text_scale(factor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the surface and its upper edge."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.fillRect(rect, self._theme.color("bg1"))
        painter.fillRect(QRectF(0, 0, rect.width(), 2), self._theme.color("accent"))

    def _open(self, markdown: str, *, stops: bool) -> None:
        self._text.show_markdown(markdown)
        self._stop.setVisible(stops)
        self.setVisible(True)
        self.take_focus()

    def _end(self) -> None:
        self.close_box()
        self.stopped.emit()

    def _go_on(self) -> None:
        self.close_box()
        self.closed.emit()
