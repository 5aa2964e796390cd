"""Answers one question: what frames a study page, whichever it is?

Above it where we are and the way out, at its foot a box for the keys or a question.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oboeuta_desktop.ui.controls import IconButton, Text
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.study.passage import Passage
from oboeuta_desktop.ui.study.text_column import side_of
from oboeuta_desktop.ui.theme import Theme, ui_font


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
        self._factor = 1.0
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

    @property
    def words(self) -> str:
        """What is being done and how far it is."""
        return f"{self._name.text()} {self._count.text()}".strip()

    def show_progress(self, name: str, number: int, total: int, again: str = "") -> None:
        """Show the round's name and 「3 / 10」 with what comes ``again``; a total of 0 shows the
        name alone.
        """
        self._name.setText(name)
        count = f"{number} / {total}" if total else ""
        self._count.setText("\N{IDEOGRAPHIC SPACE}".join(part for part in (count, again) if part))
        self._share = (number - 1) / total if total else 0.0
        self.setAccessibleName(self.words)
        self.update()

    def set_close_tip(self, tip: str) -> None:
        """Say where the way out leads."""
        self._close.set_icon("close", tip)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (self._name, self._count, self._help):
            part.set_theme(theme)
        self._close.set_theme(theme.with_letters(self._factor))
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._name.setFont(ui_font(17 * factor, 700))
        self._count.setFont(ui_font(15 * factor, 600))
        self._help.set_text_scale(factor)
        self._factor = factor
        self._close.set_theme(self._theme.with_letters(factor))

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
        asks: whether a question stands there now: the page above is not to act meanwhile.
    """

    closed = Signal()
    asks = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("study_foot")
        self._text = Passage(theme, "study_foot_text", pixels=15, token="ink")
        self._stop = ActionButton(
            theme, "stop_button", self.tr("終わって結果を見る"), "Enter", main=True
        )
        self._keep = ActionButton(theme, "keep_button", self.tr("つづける"), "Esc")
        self._answer: Callable[[], object] | None = None
        self._default = self._stop
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._stop)
        row.addWidget(self._keep)
        row.addStretch(1)
        self._factor = 1.0
        self._column = QVBoxLayout(self)
        self._column.setSpacing(10)
        self._column.addWidget(self._text)
        self._column.addLayout(row)
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

    def ask(self, words: str, yes: str, then: Callable[[], object], *, loses: bool) -> None:
        """Ask a question; the button ``yes`` does ``then``, the other one nothing.

        Args:
            words: the question.
            yes: what the button says.
            then: what it does.
            loses: whether something is lost by it; Return then goes on as before.
        """
        self._answer = then
        self._stop.setText(yes)
        self._stop.setAccessibleName(yes)
        self._stop.set_rank("" if loses else "Enter", main=not loses)
        self._keep.set_rank("Enter" if loses else "Esc", main=loses)
        self._default = self._keep if loses else self._stop
        self.asks.emit(True)
        self._open(words, stops=True)

    def show_keys(self, markdown: str) -> None:
        """Show which keys act."""
        self._keep.set_rank("Esc", main=False)
        self._default = self._keep
        self._open(markdown, stops=False)

    def close_box(self) -> None:
        """Put it away."""
        self.setVisible(False)
        self.asks.emit(False)

    def take_focus(self) -> None:
        """Put the keys on the button that Return presses."""
        self._default.setFocus()

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
        self._factor = factor
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: stand between the edges of the page above."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the surface and its upper edge."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.fillRect(rect, self._theme.color("bg1"))
        painter.fillRect(QRectF(0, 0, rect.width(), 2), self._theme.color("accent"))

    def _fit(self) -> None:
        side = side_of(self.width(), self._factor)
        self._column.setContentsMargins(side, 14, side, 14)

    def _open(self, markdown: str, *, stops: bool) -> None:
        self._text.show_markdown(markdown)
        self._stop.setVisible(stops)
        self.setVisible(True)
        self.take_focus()

    def _end(self) -> None:
        self.close_box()
        then, self._answer = self._answer, None
        if then is not None:
            then()

    def _go_on(self) -> None:
        self.close_box()
        self.closed.emit()
