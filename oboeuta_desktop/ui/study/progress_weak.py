"""Answers one question: which points do not stick yet, and what helps with each?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oboeuta_desktop.ui.heatmap_picture import draw_level
from oboeuta_desktop.ui.kept import Kept
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.study.passage import Title
from oboeuta_desktop.ui.study.progress_figures import Weak
from oboeuta_desktop.ui.study.progress_words import weak_told
from oboeuta_desktop.ui.theme import Theme

_NARROW = 640  # logical pixels at usual letters; below it the buttons stand under the words
_SIGN = 26
_SIDE = 16


class WeakSection(QWidget):
    """The points, the weakest first.

    Signals:
        explain_wished: id of a point whose explanation and plot are to be shown.
        loop_wished: id of a point whose line is to be sung over and over.
    """

    explain_wished = Signal(str)
    loop_wished = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._weak: tuple[Weak, ...] = ()
        self._rows = Kept(self._new_row)
        self.setObjectName("progress_weak")
        self._title = Title(theme, "progress_weak_title", pixels=17, token="ink")
        self._none = Title(theme, "progress_weak_none", pixels=15, token="ink2", weight=400)
        self._title.show_words(self.tr("弱い要点"))
        self._none.show_words(self.tr("いま弱い要点はありません。"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._title)
        self._column.addWidget(self._none)

    @property
    def rows(self) -> tuple[WeakRow, ...]:
        """What is shown, a row for each point."""
        return self._rows.used

    def show_points(self, weak: Sequence[Weak]) -> None:
        """Show these; rows that are there already keep the keys."""
        self._weak = tuple(weak)
        for row, each in zip(self._rows.use(len(weak)), weak, strict=True):
            row.show_point(each)
        self._none.setVisible(not weak)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (self._title, self._none, *self._rows):
            part.set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        for part in (self._title, self._none, *self._rows):
            part.set_text_scale(factor)

    def _new_row(self, place: int) -> WeakRow:
        row = WeakRow(self._theme)
        row.set_text_scale(self._factor)
        row.loop.clicked.connect(partial(self._loop, place))
        row.explain.clicked.connect(partial(self._explain, place))
        self._column.addWidget(row)
        return row

    def _loop(self, place: int) -> None:
        self.loop_wished.emit(self._weak[place].point)

    def _explain(self, place: int) -> None:
        self.explain_wished.emit(self._weak[place].point)


class WeakRow(QWidget):
    """A point: its level as on the map, its topic, why it is here, two buttons."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._factor = 1.0
        self._level = 0
        self._weak: Weak | None = None
        self.setObjectName("progress_weak_row")
        self._topic = Title(theme, "progress_weak_topic", pixels=15, token="ink")
        self._told = Title(theme, "progress_weak_told", pixels=13, token="ink2", weight=400)
        self.loop = ActionButton(theme, "progress_weak_loop", self.tr("行をくりかえす"))
        self.explain = ActionButton(theme, "progress_weak_explain", self.tr("解説と図"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._topic)
        words.addWidget(self._told)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.loop)
        buttons.addWidget(self.explain)
        buttons.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(2 * _SIDE + _SIGN, 10, _SIDE, 10)
        self._parts.setSpacing(8)
        self._parts.addLayout(words, 1)
        self._parts.addLayout(buttons)

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._topic.text()} {self._told.text()}"

    def show_point(self, weak: Weak) -> None:
        """Show a point."""
        if weak == self._weak:
            return
        self._weak, self._level = weak, weak.level
        self._topic.show_words(weak.topic)
        self._told.show_words(weak_told(weak))
        for button in (self.loop, self.explain):
            button.setAccessibleName(f"{weak.topic} {button.text()}")
        self.setAccessibleName(self.words)
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (self._topic, self._told, self.loop, self.explain):
            part.set_theme(theme)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        for part in (self._topic, self._told, self.loop, self.explain):
            part.set_text_scale(factor)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: buttons beside the words or below them."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the surface and the level's sign."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("bg2"))
        painter.drawRoundedRect(QRectF(self.rect()), 12, 12)
        sign = QRectF(_SIDE, 14 + 2 * self._factor, _SIGN, 22)
        draw_level(painter, sign, self._level, self._theme)

    def _fit(self) -> None:
        wide = self.width() >= _NARROW * self._factor
        way = QBoxLayout.Direction
        self._parts.setDirection(way.LeftToRight if wide else way.TopToBottom)
