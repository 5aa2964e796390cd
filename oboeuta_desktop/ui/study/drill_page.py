"""Answers one question: how is a drill answered, as in the exam?

Every question can be reached at any time; nothing is said about answers and there are no hints.
Keys act wherever the focus is, so that neither a click nor the Tab key takes them away.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from oboeuta_desktop.state.study.drill_sheet import Entry, Sheet
from oboeuta_desktop.ui.allowing import allow
from oboeuta_desktop.ui.joined import ended, listed
from oboeuta_desktop.ui.language import said
from oboeuta_desktop.ui.lesson_page import show_page
from oboeuta_desktop.ui.reading_order import BEFORE_ITS_PAGE
from oboeuta_desktop.ui.study.buttons import ActionButton, ChoiceRow, RowMark
from oboeuta_desktop.ui.study.drill_row import DrillRow
from oboeuta_desktop.ui.study.drill_strip import NumberStrip, PaceBar
from oboeuta_desktop.ui.study.drill_words import entry_words, keys_markdown
from oboeuta_desktop.ui.study.key_help import drill_keys
from oboeuta_desktop.ui.study.passage import Passage
from oboeuta_desktop.ui.study.text_column import TextColumn
from oboeuta_desktop.ui.study.words import mode_name, plain_words
from oboeuta_desktop.ui.theme import Theme, ui_font

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CHOICES = 4
_STEP = 80  # logical pixels that an arrow key scrolls


class PickRow(ChoiceRow):
    """A choice that can be taken, and another one instead; taken, it says so."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__(theme, f"drill_choice_{number}", str(number))
        self._number = str(number)
        # Not by a click: Enter then still goes on to the next question.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def is_taken(self) -> bool:
        """Whether it is the answer."""
        return bool(self._mark.word)

    def show_taken(self, *, taken: bool) -> None:
        """Show whether it is the answer."""
        if taken == self.is_taken:
            return
        word = self.tr("えらんだ答え")
        self._mark = RowMark("open", word if taken else "")
        name = f"{self._number} {self.text()}"
        self.setAccessibleName(listed((name, word)) if taken else name)
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: as a row is drawn, with a frame and a filled key when it is taken."""
        super().paintEvent(event)
        if not self.is_taken:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        painter.setPen(QPen(self.theme.color("accent"), 2.6))
        painter.drawRoundedRect(rect, 12, 12)
        if self.hasFocus():
            painter.setPen(QPen(self.theme.color("ink"), 1.4))
            painter.drawRoundedRect(rect.adjusted(3, 3, -3, -3), 9, 9)
        badge = QRectF(16, self._first_row() - 14, 28, 28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("accent"))
        painter.drawRoundedRect(badge, 7, 7)
        painter.setFont(ui_font(13 * min(1.3, self.factor), 700))
        painter.setPen(self.theme.color("on_accent"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._number)


class DrillPage(QWidget):
    """The questions of a drill.

    Signals:
        came_forward, went_back: it is seen, or not any more: time runs or stands.
        choice_made: the place of a choice as shown, from 0.
        clear_wished: the answer is to be taken back.
        place_wished: the place of another question, from 0.
        next_wished, previous_wished: the question after or before this one.
        flag_wished: a flag on or off.
        marked: "sure" or "unsure".
        pause_wished: to go on another time.
        end_wished: to end answering.
    """

    SPOKEN_ROLE = QAccessible.Role.Grouping

    came_forward = Signal()
    went_back = Signal()
    choice_made = Signal(int)
    clear_wished = Signal()
    place_wished = Signal(int)
    next_wished = Signal()
    previous_wished = Signal()
    flag_wished = Signal()
    marked = Signal(str)
    pause_wished = Signal()
    end_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._factor = 1.0
        self._shown: tuple[int, Entry] | None = None
        self._is_last = False
        self.setObjectName("study_drill")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pace = PaceBar(theme)
        self._strip = NumberStrip(theme)
        self._strip.setProperty(BEFORE_ITS_PAGE, True)
        self._ask = Passage(theme, "drill_ask", pixels=20, token="ink")
        self._rows = tuple(PickRow(theme, number) for number in range(1, _CHOICES + 1))
        self._build(theme)
        self._area = QScrollArea()
        self._lay_out()
        self._connect()

    @property
    def title(self) -> str:
        """What stands above it."""
        return mode_name("D")

    @property
    def rows(self) -> tuple[PickRow, ...]:
        """The choices."""
        return self._rows

    @property
    def pace(self) -> PaceBar:
        """The time and the pace."""
        return self._pace

    @property
    def strip(self) -> NumberStrip:
        """The numbers."""
        return self._strip

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the question in front, and what is known of the others."""
        self._pace.show_sheet(sheet)
        if self._strip.show_sheet(sheet):
            self._order_tabs()
        entry = sheet.here
        before, self._shown = self._shown, (sheet.place, entry)
        is_other = before is None or before[0] != sheet.place
        if is_other or before is None or before[1].question is not entry.question:
            self._show_question(entry)
        for row, place in zip(self._rows, entry.order, strict=False):
            row.show_taken(taken=place == entry.chosen)
        self._flag.setChecked(entry.is_flagged)
        self._sure.setChecked(entry.confidence == "sure")
        self._unsure.setChecked(entry.confidence == "unsure")
        allow(self._previous, allowed=sheet.place > 0, why_not=self.tr("最初の問題です"))
        self._show_way_on(is_last=sheet.place == len(sheet.entries) - 1)
        self.setAccessibleName(ended(entry_words(sheet.place + 1, entry)) + self._ask.spoken_text())

    def show_time(self, sheet: Sheet) -> None:
        """Only the time is another."""
        self._pace.show_sheet(sheet)

    def take_focus(self) -> None:
        """Let the keys act here."""
        self.setFocus()

    def leave(self) -> None:
        """Escape: ask whether to end."""
        self.end_wished.emit()

    def help_markdown(self) -> str:
        """Which keys act here."""
        return keys_markdown(drill_keys())

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for part in (self._pace, self._strip, self._ask, *self._rows, self._row):
            part.set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        for part in (self._pace, self._strip, self._ask, *self._rows, self._row):
            part.set_text_scale(factor)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: it is in front."""
        super().showEvent(event)
        self.came_forward.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: it is in front no longer."""
        super().hideEvent(event)
        self.went_back.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: keep lines short enough to read."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the keys of a drill come before those of its buttons."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enters = event.key() in _ENTER
            presses_itself = enters and not (isinstance(watched, PickRow) and watched.is_taken)
            return not presses_itself and self._press(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the keys of a drill."""
        if not self._press(event):
            super().keyPressEvent(event)

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key means; whether it meant anything."""
        key = event.key()
        scrolls = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(key))
        if scrolls is not None:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + scrolls * _STEP)
            return True
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        wish = self._wish(key)
        if wish is None:
            return False
        if not event.isAutoRepeat():
            wish()
        return True

    def _wish(self, key: int) -> Callable[[], object] | None:
        place = key - Qt.Key.Key_1
        if 0 <= place < _CHOICES:
            return partial(self.choice_made.emit, place)
        wishes: dict[int, Callable[[], object]] = {
            **dict.fromkeys(_ENTER, self._next.click),
            # Who only moves about does not want to end: they lead on to one that is still open.
            **dict.fromkeys((Qt.Key.Key_Right, Qt.Key.Key_PageDown), self.next_wished.emit),
            **dict.fromkeys((Qt.Key.Key_Left, Qt.Key.Key_PageUp), self._previous.click),
            **dict.fromkeys((Qt.Key.Key_Delete, Qt.Key.Key_Backspace), self.clear_wished.emit),
            Qt.Key.Key_F: self._flag.click,
            Qt.Key.Key_Q: self._sure.click,
            Qt.Key.Key_W: self._unsure.click,
            Qt.Key.Key_P: self._pause.click,
        }
        return wishes.get(key)

    def _show_question(self, entry: Entry) -> None:
        self._ask.show_text(said(entry.question.ask))
        for row, index in zip(self._rows, entry.order, strict=False):
            row.show_words(plain_words(said(entry.question.choices[index].words)))
        for row in self._rows[len(entry.order) :]:
            row.setVisible(False)
        self._area.verticalScrollBar().setValue(0)

    def _build(self, theme: Theme) -> None:
        self._previous = ActionButton(theme, "drill_previous", self.tr("前へ"), "←")
        self._flag = ActionButton(theme, "drill_flag", self.tr("旗"), "F")
        self._sure = ActionButton(theme, "drill_sure", self.tr("確信"), "Q")
        self._unsure = ActionButton(theme, "drill_unsure", self.tr("あやふや"), "W")
        self._pause = ActionButton(theme, "drill_pause", self.tr("中断"), "P")
        self._end = ActionButton(theme, "drill_end", self.tr("終わる"), "Esc")
        self._next = ActionButton(theme, "drill_next", self.tr("次へ"), "Enter", main=True)
        for button in (self._flag, self._sure, self._unsure):
            button.setCheckable(True)
        self._row = DrillRow(
            theme,
            (self._previous, self._flag, self._sure, self._unsure),
            (self._pause, self._end, self._next),
        )

    @property
    def _buttons(self) -> tuple[ActionButton, ...]:
        marks = (self._flag, self._sure, self._unsure)
        return (self._previous, *marks, self._pause, self._end, self._next)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("drill_content")
        self._column = QVBoxLayout(content)
        self._column.setSpacing(10)
        for part in (self._ask, *self._rows):
            self._column.addWidget(part)
        self._column.addStretch(1)
        show_page(self._area, content)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pace)
        column.addWidget(self._strip)
        column.addWidget(self._area, 1)
        column.addWidget(self._row)
        beside = (self._pace, self._strip, self._row)
        self._place = TextColumn(self, self._area, self._column, beside, least=(4, 10))

    def _connect(self) -> None:
        self._strip.chosen.connect(self.place_wished)
        for place, row in enumerate(self._rows):
            row.clicked.connect(partial(self.choice_made.emit, place))
            row.installEventFilter(self)
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.installEventFilter(self)
        self._previous.clicked.connect(self.previous_wished)
        self._next.clicked.connect(self._go_on)
        self._flag.clicked.connect(self.flag_wished)
        self._sure.clicked.connect(partial(self.marked.emit, "sure"))
        self._unsure.clicked.connect(partial(self.marked.emit, "unsure"))
        self._pause.clicked.connect(self.pause_wished)
        self._end.clicked.connect(self.end_wished)

    def _show_way_on(self, *, is_last: bool) -> None:
        """The main button leads to the next question, and from the last one to the end."""
        words = self.tr("答え合わせへ") if is_last else self.tr("次へ")
        self._is_last = is_last
        if self._next.text() != words:
            self._next.setText(words)
            self._next.setAccessibleName(words)
            self._next.updateGeometry()
            self._row.fold()

    def _go_on(self) -> None:
        (self.end_wished if self._is_last else self.next_wished).emit()

    def _order_tabs(self) -> None:
        """New numbers would be the last that Tab comes to: choices, buttons, then the numbers."""
        row: list[QWidget] = [*self._rows, *self._buttons, *self._strip.numbers]
        for number in self._strip.numbers:
            number.installEventFilter(self)
        for before, after in pairwise(row):
            QWidget.setTabOrder(before, after)

    def _fit(self) -> None:
        self._place.fit(self._factor)
