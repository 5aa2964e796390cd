"""Answers one question: which buttons stand below a question, before and after its answer?"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oboeuta_desktop.core.attempt import Confidence
from oboeuta_desktop.ui.allowing import allow
from oboeuta_desktop.ui.controls import Text
from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.theme import Theme, ui_font


class ActionRow(QWidget):
    """Before the answer: how sure, hint, answer, and for a plot the answer itself. After it: line,
    plot, count as right, next.

    Signals:
        marked: "sure" or "unsure".
        hint_wished, reveal_wished: before the answer.
        answer_wished: what is set in the plot is the answer.
        hear_wished, loop_wished, plot_wished: the point's line, over and over, and its plot.
        override_wished, undo_wished: count the answer as right, or not any more.
        next_wished: after the answer.
    """

    marked = Signal(str)
    hint_wished = Signal()
    reveal_wished = Signal()
    answer_wished = Signal()
    hear_wished = Signal()
    loop_wished = Signal()
    plot_wished = Signal()
    override_wished = Signal()
    undo_wished = Signal()
    next_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._build(theme)
        self._before = (self._sure, self._unsure, self._hint, self._reveal, self._answer)
        self._after = (self._hear, self._loop, self._plot, self._override, self._undo, self.next)
        self._lay_out()
        self._connect()

    def ask(self, confidence: Confidence | None = None, *, by_plot: bool = False) -> None:
        """Before the answer; ``by_plot``: it is given with a plot."""
        self._show(self._before if by_plot else self._before[:-1])
        self._sure.setChecked(confidence == "sure")
        self._unsure.setChecked(confidence == "unsure")
        allow(self._hint, allowed=True, why_not="")

    def set_hints_left(self, left: int) -> None:
        """How many hints there still are."""
        allow(self._hint, allowed=left > 0, why_not=self.tr("ヒントはもうありません"))

    def show_answered(self, *, may_override: bool, is_overridden: bool, hears: bool) -> None:
        """After the answer; ``hears``: whether a song teaches the point."""
        parts = [self._hear, self._plot] if hears else []
        if is_overridden:
            parts.append(self._undo)
        elif may_override:
            parts.append(self._override)
        self._show((*parts, self.next))

    def show_explained(self, *, hears: bool) -> None:
        """Below an explanation that stands in place of a question."""
        self._show((self._loop, self._plot, self.next) if hears else (self.next,))

    def show_saved(self, *, saved: bool) -> None:
        """Say whether the answer is on the disk."""
        self._saved.setVisible(saved)

    @property
    def says_saved(self) -> bool:
        """Whether it says so."""
        return not self._saved.isHidden()

    def toggle_mark(self, confidence: Confidence) -> None:
        """Press a mark by its key."""
        (self._sure if confidence == "sure" else self._unsure).click()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (*self._before, *self._after, self._saved):
            part.set_theme(theme)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        for part in (*self._before, *self._after):
            part.set_text_scale(factor)
        self._saved.set_text_scale(factor)
        self._fold()

    def set_sides(self, left: int, right: int) -> None:
        """Keep so many pixels free at the sides, as the page above does."""
        self._column.setContentsMargins(left, 10, right, 10)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: two rows where one is too narrow."""
        super().resizeEvent(event)
        self._fold()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the surface and its upper edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg1"))
        painter.fillRect(0, 0, self.width(), 1, self._theme.color("line"))

    def _build(self, theme: Theme) -> None:
        self._sure = ActionButton(theme, "mark_sure", self.tr("確信"), "Q")
        self._unsure = ActionButton(theme, "mark_unsure", self.tr("あやふや"), "W")
        self._hint = ActionButton(theme, "hint_button", self.tr("ヒント"), "F3")
        self._reveal = ActionButton(theme, "reveal_button", self.tr("答えを見る"), "F4")
        words = self.tr("これで答える")
        self._answer = ActionButton(theme, "answer_button", words, "Enter", main=True)
        self._hear = ActionButton(theme, "hear_button", self.tr("この行を聞く"), "F2")
        self._loop = ActionButton(theme, "loop_line_button", self.tr("この行をくり返す"), "F2")
        self._plot = ActionButton(theme, "plot_button", self.tr("図で見る"), "F5")
        self._override = ActionButton(theme, "override_button", self.tr("正解にする"), "Ctrl+Enter")
        self._undo = ActionButton(theme, "undo_button", self.tr("判定をもどす"), "Ctrl+Z")
        self.next = ActionButton(theme, "next_button", self.tr("次へ"), "Enter", main=True)
        self._saved = SavedMark(theme, self.tr("保存済み"))
        for button in (self._sure, self._unsure):
            button.setCheckable(True)

    def _lay_out(self) -> None:
        self._first = QHBoxLayout()
        self._second = QHBoxLayout()
        for row in (self._first, self._second):
            row.setSpacing(8)
        for part in (self._sure, self._unsure, self._hear, self._loop, self._plot):
            self._first.addWidget(part)
        self._first.addStretch(1)
        for part in (
            *(self._saved, self._hint, self._reveal, self._answer),
            *(self._override, self._undo, self.next),
        ):
            self._second.addWidget(part)
        self._rows = QHBoxLayout()
        self._rows.setSpacing(8)
        self._rows.addLayout(self._first, 1)
        self._rows.addLayout(self._second)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(32, 10, 32, 10)
        self._column.addLayout(self._rows)

    def _connect(self) -> None:
        self._sure.clicked.connect(lambda: self._mark("sure"))
        self._unsure.clicked.connect(lambda: self._mark("unsure"))
        self._hint.clicked.connect(self.hint_wished)
        self._reveal.clicked.connect(self.reveal_wished)
        self._answer.clicked.connect(self.answer_wished)
        self._hear.clicked.connect(self.hear_wished)
        self._loop.clicked.connect(self.loop_wished)
        self._plot.clicked.connect(self.plot_wished)
        self._override.clicked.connect(self.override_wished)
        self._undo.clicked.connect(self.undo_wished)
        self.next.clicked.connect(self.next_wished)

    def _mark(self, confidence: Confidence) -> None:
        self._sure.setChecked(confidence == "sure")
        self._unsure.setChecked(confidence == "unsure")
        self.marked.emit(confidence)

    def _show(self, shown: tuple[QWidget, ...]) -> None:
        for part in (*self._before, *self._after):
            part.setVisible(part in shown)
        self._fold()

    def _fold(self) -> None:
        """Side by side while there is room, else one above the other."""
        shown = [part for part in (*self._before, *self._after) if not part.isHidden()]
        # Room for what is said a moment later, so that nothing jumps then.
        wide = sum(part.sizeHint().width() + 8 for part in (*shown, self._saved))
        sides = self._column.contentsMargins()
        room = self.width() - sides.left() - sides.right()
        direction = QHBoxLayout.Direction
        wanted = direction.LeftToRight if wide <= room else direction.TopToBottom
        if self._rows.direction() != wanted:
            self._rows.setDirection(wanted)


class SavedMark(Text):
    """A small word with a tick: what was answered is on the disk."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(theme, words, pixels=12, weight=600, token="good")
        self._mark_theme = theme
        self.setObjectName("saved_mark")
        self.setContentsMargins(20, 0, 6, 0)
        self.setVisible(False)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._mark_theme = theme
        super().set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self.setFont(ui_font(12 * factor, 600))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw tick and word."""
        super().paintEvent(event)
        rect = QRectF(1, self.height() / 2 - 8, 16, 16)
        draw_icon(QPainter(self), "check", rect, self._mark_theme.color("good"))
