"""Answers one question: what stands in the place of the lyrics while studying?

A row with where we are, below it one page: what there is, a question, how it went, or one of those
that are added when they are first wanted. The help and the question whether to stop come up in a
box at the foot, not as windows.
"""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oboeuta_desktop.core.question_kinds import Question
from oboeuta_desktop.ui.study.key_help import help_markdown
from oboeuta_desktop.ui.study.question_page import QuestionPage
from oboeuta_desktop.ui.study.result_page import ResultPage
from oboeuta_desktop.ui.study.start_page import StartPage
from oboeuta_desktop.ui.study.study_frame import FootBox, ProgressHead
from oboeuta_desktop.ui.theme import Theme


class Part(Protocol):
    """A page among those of the study page."""

    @property
    def title(self) -> str:
        """What stands above it."""
        ...

    def take_focus(self) -> None:
        """Let the keys act here."""
        ...

    def leave(self) -> None:
        """One step back is wished for."""
        ...

    def help_markdown(self) -> str:
        """Which keys act here."""
        ...

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        ...

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        ...


_WINDOW_KEYS = frozenset(
    (
        *(Qt.Key.Key_F6, Qt.Key.Key_F11),
        *(Qt.Key.Key_MediaPlay, Qt.Key.Key_MediaTogglePlayPause),
    )
)


class StudyPage(QWidget):
    """Start, question and result, and the pages that are added.

    Signals:
        closed: back to the song.
        stopped: the round is to end here.
    """

    closed = Signal()
    stopped = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown = "start"
        self._factor = 1.0
        self._added: dict[str, Part] = {}
        self._question: Question | None = None
        self._asks_before_leaving = False
        self.setObjectName("study_page")
        self.setAccessibleName(self.tr("学習"))
        self.start = StartPage(theme)
        self.question = QuestionPage(theme)
        self.result = ResultPage(theme)
        self._head = ProgressHead(theme)
        self.foot = FootBox(theme)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        for page in (self.start, self.question, self.result):
            self._column.addWidget(page, 1)
        self._column.addWidget(self.foot)
        self._connect()
        self.turn_to("start")

    @property
    def theme(self) -> Theme:
        """The colours: a page that is added comes in them."""
        return self._theme

    @property
    def shown(self) -> str:
        """Which page is open: "start", "question", "result" or the name of an added one."""
        return self._shown

    def has_page(self, name: str) -> bool:
        """Whether a page of that name was added."""
        return name in self._added

    def add_page(self, name: str, page: Part) -> None:
        """Add a page, a widget, that ``turn_to`` can then open."""
        self._added[name] = page
        widget = cast("QWidget", page)
        widget.setVisible(False)
        self._column.insertWidget(self._column.indexOf(self.foot), widget, 1)
        # The first time a style sheet comes over labels it takes their first font for good.
        for part in widget.findChildren(QWidget):
            part.ensurePolished()
        page.set_text_scale(self._factor)

    def turn_to(self, page: str) -> None:
        """Open a page."""
        self._shown = page
        self.foot.close_box()
        for name, each in self._pages.items():
            cast("QWidget", each).setVisible(name == page)
        if page != "question":
            self._question = None
            added = self._added.get(page)
            self._head.show_progress(added.title if added else self.tr("学習"), 0, 0)
        if page == "start":
            self._head.set_close_tip(self.tr("歌にもどる（Esc）"))
        elif page in self._added:
            self._head.set_close_tip(self.tr("もどる（Esc）"))
        else:
            self._head.set_close_tip(self.tr("やめる（Esc）"))

    def show_progress(
        self, name: str, number: int, total: int, question: Question | None, again: str = ""
    ) -> None:
        """Say which round this is, how far it is, and in words what comes ``again`` beyond that."""
        self._question = question
        self._head.show_progress(name, number, total, again)

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
        elif self._shown == "question" and (self._asks_before_leaving or self.question.is_begun):
            self._ask_to_leave()
        elif self._shown == "question":
            self.stopped.emit()
        elif self._shown == "result":
            self.result.menu_wished.emit()
        else:
            self._added[self._shown].leave()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (self._head, self.foot, *self._pages.values()):
            part.set_theme(theme)
        self.update()

    def set_reduced_motion(self, is_reduced: bool) -> None:
        """Whether nothing may move by itself."""
        self.question.set_reduced_motion(is_reduced)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
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
    def _pages(self) -> dict[str, StartPage | QuestionPage | ResultPage | Part]:
        first = {"start": self.start, "question": self.question, "result": self.result}
        return {**first, **self._added}

    def _connect(self) -> None:
        self._head.close_wished.connect(self.leave)
        self._head.help_wished.connect(self._show_help)
        self.start.leave_wished.connect(self.leave)
        self.start.help_wished.connect(self._show_help)
        self.question.leave_wished.connect(self.leave)
        self.question.help_wished.connect(self._show_help)
        self.foot.asks.connect(self._hold_pages)
        self.foot.closed.connect(self.take_focus)

    def _hold_pages(self, asks: bool) -> None:
        """While a question stands at the foot, nothing above it acts or looks as if it did."""
        for name, each in self._pages.items():
            cast("QWidget", each).setEnabled(not asks or name != self._shown)

    def _ask_to_leave(self) -> None:
        """No answer is lost: neither those that were given, nor one that is being written."""
        words = self.tr("ここで終わりますか？ 答えた分は記録されています。")
        if self.question.is_begun:
            words = self.tr("ここで終わりますか？ 書きかけの答えは、まだ送られていません。")
        has_result = self._asks_before_leaving
        yes = self.tr("終わって結果を見る") if has_result else self.tr("終わる")
        self.foot.ask(words, yes, self.stopped.emit, loses=self.question.is_begun)
        self.say(self.foot.words)

    def _show_help(self) -> None:
        if self.foot.is_open:
            self.foot.close_box()
            self.take_focus()
            return
        added = self._added.get(self._shown)
        self.foot.show_keys(added.help_markdown() if added else help_markdown(self._question))
        self.say(self.foot.words)
