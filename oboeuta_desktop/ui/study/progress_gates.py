"""Answers one question: which gates does the learner mix up?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.study.gate_table import GateTable
from oboeuta_desktop.ui.study.passage import Title
from oboeuta_desktop.ui.study.progress_figures import Mixup
from oboeuta_desktop.ui.study.progress_words import mixup_words
from oboeuta_desktop.ui.theme import Theme

_BESIDE = 360
"""Logical pixels that words and buttons need beside the table; else they stand below it."""


class GateSection(QWidget):
    """The table, the most frequent slip in words, and what helps.

    Signals:
        compare_wished: the two gates are to be shown side by side.
        practice_wished: the round of gates is to begin.
    """

    compare_wished = Signal()
    practice_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._factor = 1.0
        self.setObjectName("progress_gates")
        self._title = Title(theme, "progress_gates_title", pixels=17, token="ink")
        self._words = Title(theme, "progress_mixup", pixels=15, token="ink2", weight=400)
        self._table = GateTable(theme)
        self._table.setMinimumWidth(1)  # the section shall be narrower than the table wants to be
        self.compare = ActionButton(theme, "progress_compare", self.tr("くらべる"), "C")
        self.practice = ActionButton(
            theme, "progress_practice", self.tr("「どのゲート？」で練習"), "G"
        )
        self._title.show_words(self.tr("ゲートの取りちがえ"))
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.compare)
        buttons.addWidget(self.practice)
        buttons.addStretch(1)
        self._legend = Title(theme, "progress_gates_legend", pixels=13, token="ink2", weight=400)
        self._legend.show_words(
            self.tr(
                "行は問われたゲート、列は答えたゲート。ななめのますは正解、"
                "× のついたますは取りちがえた回数です。"
            )
        )
        beside = QVBoxLayout()
        beside.setSpacing(10)
        for part in (self._words, self._legend):
            beside.addWidget(part)
        beside.addLayout(buttons)
        beside.addStretch(1)
        self._body = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._body.setSpacing(10)
        self._body.addWidget(self._table, 0, Qt.AlignmentFlag.AlignTop)
        self._body.addLayout(beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addLayout(self._body)
        self.compare.clicked.connect(self.compare_wished)
        self.practice.clicked.connect(self.practice_wished)

    @property
    def words(self) -> str:
        """The most frequent slip."""
        return self._words.text()

    @property
    def table(self) -> GateTable:
        """The matrix."""
        return self._table

    def show_gates(self, counts: tuple[tuple[int, ...], ...], mixup: Mixup | None) -> None:
        """Show how often each gate was taken for each."""
        self._table.show_counts(counts)
        self._words.show_words(mixup_words(mixup))
        self.compare.setVisible(mixup is not None and mixup.points is not None)

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
        """Qt: a table that is too wide for its place gets smaller letters."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._table.set_text_scale(self._factor)
        wide = self._table.sizeHint().width()
        if wide > self.width():
            self._table.set_text_scale(self._factor * self.width() / wide)
        way, has_room = QBoxLayout.Direction, wide + _BESIDE * self._factor <= self.width()
        self._body.setDirection(way.LeftToRight if has_room else way.TopToBottom)
        self._body.setSpacing(32 if has_room else 10)

    @property
    def _parts(self) -> tuple[Title | GateTable | ActionButton, ...]:
        texts = (self._title, self._words, self._legend)
        return (*texts, self._table, self.compare, self.practice)
