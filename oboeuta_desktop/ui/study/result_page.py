"""Answers one question: how did a round go, and what is worth another look?

What was answered wrongly though surely comes first: such errors are the best corrected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from oboeuta_desktop.ui.lesson_page import show_page
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.study.gate_table import GateTable
from oboeuta_desktop.ui.study.passage import Passage, Title
from oboeuta_desktop.ui.theme import Theme

_WIDEST = 880
_SIDE = 32


@dataclass(frozen=True, slots=True)
class ResultLine:
    """An answer that is worth another look.

    Attributes:
        point: id of its point.
        ask: the question.
        right: what is right.
        reason: why.
        hears: whether a song teaches the point.
    """

    point: str
    ask: str
    right: str
    reason: str
    hears: bool


@dataclass(frozen=True, slots=True)
class Result:
    """How a round went.

    Attributes:
        score: such as 「8 / 10」.
        words: what belongs to it, such as the time.
        sure_but_wrong: wrong though marked as sure.
        wrong: the other wrong ones.
        unsure: right, but marked as unsure.
        gates: of a round of gates: how often each was taken for which, by the order of ``GATES``.
    """

    score: str
    words: str
    sure_but_wrong: tuple[ResultLine, ...]
    wrong: tuple[ResultLine, ...]
    unsure: tuple[ResultLine, ...]
    gates: tuple[tuple[int, ...], ...] = ()


class ResultPage(QScrollArea):
    """Score, then what is worth another look, each with its line and its plot.

    Signals:
        again_wished: another round of the same mode.
        menu_wished: back to what there is to study.
        hear_wished, plot_wished: id of the point whose line or plot is wanted.
    """

    again_wished = Signal()
    menu_wished = Signal()
    hear_wished = Signal(str)
    plot_wished = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._score = Title(theme, "result_score", pixels=44, token="ink")
        self._words = Passage(theme, "result_words", pixels=15, token="ink2")
        self._gates = GateTable(theme)
        self._again = ActionButton(theme, "result_again", self.tr("もう一度"), main=True)
        self._menu = ActionButton(theme, "result_menu", self.tr("メニューへ"), "Esc")
        self._titles: list[Title] = []
        self._items: list[ResultItem] = []
        self._lay_out()
        self._again.clicked.connect(self.again_wished)
        self._menu.clicked.connect(self.menu_wished)

    def show_result(self, result: Result, *, goes_on: bool) -> None:
        """Show how a round went; ``goes_on``: there is more of the same."""
        self._clear()
        self._score.show_words(result.score)
        self._words.show_text(result.words)
        self._gates.setVisible(bool(result.gates))
        if result.gates:
            self._gates.show_counts(result.gates)
        self._add(self.tr("自信があったのにまちがえた"), result.sure_but_wrong)
        self._add(self.tr("まちがえた"), result.wrong)
        self._add(self.tr("合っていたが、あやふやだった"), result.unsure)
        self._again.setVisible(goes_on)
        self.setAccessibleName(f"{result.score} {result.words}")
        self.verticalScrollBar().setValue(0)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keys on what comes next."""
        (self._menu if self._again.isHidden() else self._again).setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (*self._fixed, *self._titles, *self._items):
            part.set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        for part in (*self._fixed, *self._titles, *self._items):
            part.set_text_scale(factor)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: keep lines short enough to read."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Escape goes back to the menu."""
        if event.key() == Qt.Key.Key_Escape:
            self.menu_wished.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _fixed(self) -> tuple[Title | Passage | ActionButton | GateTable, ...]:
        return (self._score, self._words, self._again, self._menu, self._gates)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("result_content")
        self._column = QVBoxLayout(content)
        self._column.setSpacing(10)
        self._column.addWidget(self._score)
        self._column.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._again)
        row.addWidget(self._menu)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(self._gates)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._column.addLayout(self._list)
        self._column.addStretch(1)
        self.setObjectName("study_result")
        show_page(self, content)
        self._fit()

    def _clear(self) -> None:
        for part in (*self._titles, *self._items):
            self._list.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._titles, self._items = [], []

    def _add(self, title: str, lines: Sequence[ResultLine]) -> None:
        if not lines:
            return
        heading = Title(self._theme, "result_title", pixels=16, token="ink")
        heading.set_text_scale(self._factor)
        heading.show_words(title)
        self._titles.append(heading)
        self._list.addSpacing(8)
        self._list.addWidget(heading)
        for line in lines:
            item = ResultItem(self._theme, line)
            item.set_text_scale(self._factor)
            item.hear_wished.connect(self.hear_wished)
            item.plot_wished.connect(self.plot_wished)
            self._list.addWidget(item)
            # Made after everything else in the window, they would be the last that Tab comes to.
            before = self._items[-1].last if self._items else self._menu
            self.setTabOrder(before, item.first)
            self._items.append(item)

    def _fit(self) -> None:
        side = max(_SIDE, round((self.width() - _WIDEST * self._factor) / 2))
        self._column.setContentsMargins(side, 14, side, 20)


class ResultItem(QWidget):
    """One answer: the question, what is right, and three ways to look at it again.

    Signals:
        hear_wished, plot_wished: id of the point.
    """

    hear_wished = Signal(str)
    plot_wished = Signal(str)

    def __init__(self, theme: Theme, line: ResultLine) -> None:
        super().__init__()
        self._theme = theme
        self._ask = Passage(theme, "result_ask", pixels=14, token="ink2")
        self._right = Passage(theme, "result_right", pixels=17, token="ink")
        self._reason = Passage(theme, "result_reason", pixels=14, token="ink2")
        self._hear = ActionButton(theme, "result_hear", self.tr("この行を聞く"))
        self._plot = ActionButton(theme, "result_plot", self.tr("図で見る"))
        self._explain = ActionButton(theme, "result_explain", self.tr("説明"))
        self._explain.setCheckable(True)
        self.first, self.last = self._hear, self._explain
        for button in (self._hear, self._plot, self._explain):
            button.setAccessibleDescription(line.right)
        self._ask.show_text(line.ask)
        self._right.show_text(line.right)
        self._reason.show_text(line.reason)
        self._reason.setVisible(False)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._hear, self._plot, self._explain):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(6)
        for part in (self._ask, self._right, self._reason):
            column.addWidget(part)
        column.addLayout(buttons)
        # Only now: a part without a parent would come up as a window of its own.
        for button in (self._hear, self._plot):
            button.setVisible(line.hears)
        self.setTabOrder(self._hear, self._plot)
        self.setTabOrder(self._plot, self._explain)
        self._hear.clicked.connect(lambda: self.hear_wished.emit(line.point))
        self._plot.clicked.connect(lambda: self.plot_wished.emit(line.point))
        self._explain.toggled.connect(self._reason.setVisible)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in self._parts:
            part.set_theme(theme)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        for part in self._parts:
            part.set_text_scale(factor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the surface."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg2"))
        painter.drawRoundedRect(QRectF(self.rect()), 12, 12)

    @property
    def _parts(self) -> tuple[Passage | ActionButton, ...]:
        return (
            *(self._ask, self._right, self._reason),
            *(self._hear, self._plot, self._explain),
        )
