"""Answers one question: how did a round go, and what is worth another look?

What was answered wrongly though surely comes first: such errors are the best corrected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from oboeuta_desktop.ui.kept import Kept
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
        self._factor = 1.0
        self.setObjectName("study_result")
        self._score = Title(theme, "result_score", pixels=44, token="ink")
        self._words = Passage(theme, "result_words", pixels=15, token="ink2")
        self._gates = GateTable(theme)
        self._again = ActionButton(theme, "result_again", self.tr("もう一度"), main=True)
        self._menu = ActionButton(theme, "result_menu", self.tr("メニューへ"), "Esc")
        self._sections = tuple(
            ResultSection(theme, title)
            for title in (
                self.tr("自信があったのにまちがえた"),
                self.tr("まちがえた"),
                self.tr("合っていたが、あやふやだった"),
            )
        )
        self._lay_out()
        for section in self._sections:
            section.hear_wished.connect(self.hear_wished)
            section.plot_wished.connect(self.plot_wished)
        self._again.clicked.connect(self.again_wished)
        self._menu.clicked.connect(self.menu_wished)

    def show_result(self, result: Result, *, goes_on: bool) -> None:
        """Show how a round went; ``goes_on``: there is more of the same."""
        self._score.show_words(result.score)
        self._words.show_text(result.words)
        self._gates.setVisible(bool(result.gates))
        if result.gates:
            self._gates.show_counts(result.gates)
        kinds = (result.sure_but_wrong, result.wrong, result.unsure)
        for section, lines in zip(self._sections, kinds, strict=True):
            section.show_lines(lines)
        self._put_in_order()
        self._again.setVisible(goes_on)
        self.setAccessibleName(f"{result.score} {result.words}")
        self.verticalScrollBar().setValue(0)
        self.take_focus()

    def take_focus(self) -> None:
        """Put the keys on what comes next."""
        (self._menu if self._again.isHidden() else self._again).setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for part in self._parts:
            part.set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        for part in self._parts:
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
    def _parts(self) -> tuple[Title | Passage | ActionButton | GateTable | ResultSection, ...]:
        return (
            *(self._score, self._words, self._again, self._menu, self._gates),
            *self._sections,
        )

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
        for section in self._sections:
            self._column.addWidget(section)
        self._column.addStretch(1)
        show_page(self, content)
        self._fit()

    def _put_in_order(self) -> None:
        """Made after everything else in the window, they would be the last that Tab comes to."""
        before: QWidget = self._menu
        for section in self._sections:
            for item in section.items:
                for button in item.buttons:
                    self.setTabOrder(before, button)
                    before = button

    def _fit(self) -> None:
        side = max(_SIDE, round((self.width() - _WIDEST * self._factor) / 2))
        self._column.setContentsMargins(side, 14, side, 20)


class ResultSection(QWidget):
    """What went alike: a title and the answers; nothing where there are none.

    Signals:
        hear_wished, plot_wished: id of a point.
    """

    hear_wished = Signal(str)
    plot_wished = Signal(str)

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._title = Title(theme, "result_title", pixels=16, token="ink")
        self._title.show_words(title)
        self._items = Kept(self._new_item)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self._title)

    @property
    def items(self) -> tuple[ResultItem, ...]:
        """An item for each answer."""
        return self._items.used

    def show_lines(self, lines: Sequence[ResultLine]) -> None:
        """Show these answers."""
        for item, line in zip(self._items.use(len(lines)), lines, strict=True):
            item.show_line(line)
        self.setVisible(bool(lines))

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (self._title, *self._items):
            part.set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        for part in (self._title, *self._items):
            part.set_text_scale(factor)

    def _new_item(self, _place: int) -> ResultItem:
        item = ResultItem(self._theme)
        item.set_text_scale(self._factor)
        item.hear_wished.connect(self.hear_wished)
        item.plot_wished.connect(self.plot_wished)
        self._column.addWidget(item)
        return item


class ResultItem(QWidget):
    """One answer: the question, what is right, and three ways to look at it again.

    Signals:
        hear_wished, plot_wished: id of the point.
    """

    hear_wished = Signal(str)
    plot_wished = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._point = ""
        self._ask = Passage(theme, "result_ask", pixels=14, token="ink2")
        self._right = Passage(theme, "result_right", pixels=17, token="ink")
        self._reason = Passage(theme, "result_reason", pixels=14, token="ink2")
        self._hear = ActionButton(theme, "result_hear", self.tr("この行を聞く"))
        self._plot = ActionButton(theme, "result_plot", self.tr("図で見る"))
        self._explain = ActionButton(theme, "result_explain", self.tr("説明"))
        self._explain.setCheckable(True)
        self.buttons = (self._hear, self._plot, self._explain)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in self.buttons:
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(6)
        for part in (self._ask, self._right, self._reason):
            column.addWidget(part)
        column.addLayout(buttons)
        self._hear.clicked.connect(lambda: self.hear_wished.emit(self._point))
        self._plot.clicked.connect(lambda: self.plot_wished.emit(self._point))
        self._explain.toggled.connect(self._reason.setVisible)

    def show_line(self, line: ResultLine) -> None:
        """Show an answer, its reason folded away."""
        self._point = line.point
        self._ask.show_text(line.ask)
        self._right.show_text(line.right)
        self._reason.show_text(line.reason)
        self._explain.setChecked(False)
        self._reason.setVisible(False)
        for button in self.buttons:
            button.setAccessibleDescription(line.right)
        for button in (self._hear, self._plot):
            button.setVisible(line.hears)

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
        return (self._ask, self._right, self._reason, *self.buttons)
