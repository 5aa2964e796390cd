"""Answers one question: how far has the learner come, and what is worth doing next?

Figures, points by level, each line on a map, weak points, gates. Nothing here is ever lost by a day
without study.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from oboeuta_desktop.ui.joined import widely_spaced
from oboeuta_desktop.ui.lesson_page import show_page
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.study.key_help import progress_keys
from oboeuta_desktop.ui.study.passage import Title
from oboeuta_desktop.ui.study.progress_cards import CardRow
from oboeuta_desktop.ui.study.progress_figures import Progress
from oboeuta_desktop.ui.study.progress_foot import LineFoot
from oboeuta_desktop.ui.study.progress_gates import GateSection
from oboeuta_desktop.ui.study.progress_levels import LevelBar
from oboeuta_desktop.ui.study.progress_lines import LineSection
from oboeuta_desktop.ui.study.progress_weak import WeakSection
from oboeuta_desktop.ui.study.progress_words import cards_of, line_head, line_told
from oboeuta_desktop.ui.theme import Theme

_WIDEST = 1_080
_SIDE = 32
_SEEN_AROUND = 40
"""Pixels around the cursor that are to be seen with it."""


class ProgressPage(QWidget):
    """How far the learner has come.

    Signals:
        line_loop_wished: id of a song and a line's index: it is to be sung over and over.
        line_explained: id of a song and a line's index: its explanation and plot are wanted.
        line_wished: id of a point, and whether its line is to be heard over and over.
        plot_wished: id of a point whose explanation and plot are wanted.
        comparison_wished: ids of two points that are to stand side by side.
        begin_wished: the mode that is to begin.
        closed: back to what there is to study.
    """

    line_loop_wished = Signal(str, int)
    line_explained = Signal(str, int)
    line_wished = Signal(str, bool)
    plot_wished = Signal(str)
    comparison_wished = Signal(str, str)
    begin_wished = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._factor = 1.0
        self._progress: Progress | None = None
        self._is_closing = False
        self.setObjectName("study_progress_page")
        self.setAccessibleName(self.title)
        self._note = Title(theme, "progress_note", pixels=17, token="ink", weight=500)
        self.cards = CardRow(theme)
        self.begin = ActionButton(
            theme, "progress_begin", self.tr("復習をはじめる"), "R", main=True
        )
        self._levels_title = Title(theme, "progress_levels_title", pixels=17, token="ink")
        self._levels_title.show_words(self.tr("要点の定着度"))
        self.levels = LevelBar(theme)
        self.lines = LineSection(theme)
        self.weak = WeakSection(theme)
        self.gates = GateSection(theme)
        self.foot = LineFoot(theme)
        self._lay_out()
        self._connect()

    # -- what is shown ------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What stands above it."""
        return self.tr("進みぐあい")

    def show_progress(self, progress: Progress) -> None:
        """Show how far the learner has come."""
        self._progress = progress
        is_empty = not progress.has_answers
        for part in (self.cards, self._levels_title, self.levels, self.lines, self.weak):
            part.setVisible(not is_empty)
        self.gates.setVisible(not is_empty and any(map(any, progress.gates)))
        self._note.setVisible(is_empty)
        self.begin.setVisible(progress.can_review)
        if is_empty:
            self.foot.setVisible(False)
            self._show_nothing_yet(progress)
            return
        self.cards.show_cards(cards_of(progress.figures))
        self.levels.show_counts(progress.levels)
        self.lines.setVisible(bool(progress.rows))
        self.lines.show_rows(progress.rows, progress.when)
        self.weak.show_points(progress.weak)
        self.gates.show_gates(progress.gates, progress.mixup)
        if not self.foot.isHidden():
            self._show_foot()

    # -- what every page of studying has ------------------------------------------------------

    def take_focus(self) -> None:
        """Put the keys on what comes next."""
        for part in (self.begin, self.lines.view):
            if not part.isHidden() and not self.lines.isHidden():
                part.setFocus()
                return
        (self if self.begin.isHidden() else self.begin).setFocus()

    def leave(self) -> None:
        """What is open about a line goes first, then back to what there is to study."""
        if self.foot.isHidden():
            self.closed.emit()
        else:
            self._close_foot()

    def help_markdown(self) -> str:
        """Which keys act here."""
        told = (f"**{key}**\N{NO-BREAK SPACE}{what}" for key, what in progress_keys())
        return widely_spaced(told)

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
        """Qt: keep rows short enough to read."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: who comes back begins without a line."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.foot.setVisible(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: letters press buttons, wherever the keys are on the page."""
        buttons = {
            Qt.Key.Key_R: self.begin,
            Qt.Key.Key_T: self.lines.switch,
            Qt.Key.Key_E: self.foot.explain,
            Qt.Key.Key_C: self.gates.compare,
            Qt.Key.Key_G: self.gates.practice,
        }
        button = buttons.get(Qt.Key(event.key()))
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if button is None or not plain:
            super().keyPressEvent(event)
        elif button.isVisible() and not event.isAutoRepeat():
            button.click()

    # -- inside -------------------------------------------------------------------------------

    @property
    def _parts(
        self,
    ) -> tuple[
        CardRow
        | ActionButton
        | Title
        | LevelBar
        | LineSection
        | WeakSection
        | GateSection
        | LineFoot,
        ...,
    ]:
        return (
            *(self._note, self.cards, self.begin, self._levels_title, self.levels),
            *(self.lines, self.weak, self.gates, self.foot),
        )

    def _lay_out(self) -> None:
        self._content = QWidget()
        self._content.setObjectName("progress_content")
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self.begin)
        row.addStretch(1)
        self._column.addWidget(self._note)
        self._column.addWidget(self.cards)
        self._column.addLayout(row)
        for part in (self._levels_title, self.levels, self.lines, self.weak, self.gates):
            if part is not self.levels:
                self._column.addSpacing(14)
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("progress_scroll")
        show_page(self._area, self._content)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self._area, 1)
        self._whole.addWidget(self.foot)
        self.foot.setVisible(False)

    def _connect(self) -> None:
        self.begin.clicked.connect(lambda: self.begin_wished.emit("R"))
        self.lines.cursor_moved.connect(self._cursor_moved)
        self.lines.switch.clicked.connect(self._view_changed)
        self.lines.chosen.connect(lambda _row, _column: self._loop())
        self.foot.loop_wished.connect(self._loop)
        self.foot.explain_wished.connect(self._explain)
        self.foot.close_wished.connect(self._close_foot)
        self.weak.explain_wished.connect(self.plot_wished)
        self.weak.loop_wished.connect(lambda point: self.line_wished.emit(point, True))
        self.gates.compare_wished.connect(self._compare)
        self.gates.practice_wished.connect(lambda: self.begin_wished.emit("G"))

    def _show_nothing_yet(self, progress: Progress) -> None:
        words = (
            self.tr("まだ何も答えていません。はじめの一問から、ここに記録がたまっていきます。")
            if progress.can_review
            else self.tr("要点のある曲がありません。曲を追加すると、ここに進みぐあいが出ます。")
        )
        self._note.show_words(words)

    def _close_foot(self) -> None:
        had_keys = self.foot.isAncestorOf(self.focusWidget())
        self._is_closing = True  # the line that gets the keys back does not open it again
        if had_keys:
            self.lines.view.setFocus()
        self.foot.setVisible(False)
        self._is_closing = False

    def _cursor_moved(self, _row: int, _column: int) -> None:
        if self._is_closing:
            return
        is_new = self.foot.isHidden()
        self.foot.setVisible(True)
        self._show_foot()
        if is_new:
            self._fit()
            self._whole.activate()  # the cursor is to be seen above the foot
        if self.lines.view.hasFocus():
            self._show_cursor()

    def _view_changed(self) -> None:
        if self.lines.view.hasFocus():
            QTimer.singleShot(0, self, self._show_cursor)  # once all has its new place

    def _show_cursor(self) -> None:
        rect = self.lines.rect_of_cursor
        middle = self.lines.mapTo(self._content, rect.center())
        margin = _SEEN_AROUND + rect.height() // 2
        self._area.ensureVisible(middle.x(), middle.y(), _SEEN_AROUND, margin)

    def _show_foot(self) -> None:
        place = self.lines.map.marked
        if place is None or self._progress is None:
            self.foot.setVisible(False)
            return
        song = self._progress.rows[place[0]]
        line = song.lines[place[1]]
        head = line_head(song, place[1])
        self.foot.show_line(head, line.text, line_told(line), has_points=bool(line.points))

    def _loop(self) -> None:
        place = self.lines.map.marked
        if place is not None and self._progress is not None:
            self.line_loop_wished.emit(self._progress.rows[place[0]].song_id, place[1])

    def _explain(self) -> None:
        place = self.lines.map.marked
        if place is not None and self._progress is not None:
            self.line_explained.emit(self._progress.rows[place[0]].song_id, place[1])

    def _compare(self) -> None:
        mixup = None if self._progress is None else self._progress.mixup
        if mixup is not None and mixup.points is not None:
            self.comparison_wished.emit(*mixup.points)

    def _fit(self) -> None:
        side = max(_SIDE, round((self.width() - _WIDEST * self._factor) / 2))
        self._column.setContentsMargins(side, 18, side, 24)
        bar = self.width() - self._area.viewport().width()
        self.foot.set_sides(side, side + bar)
