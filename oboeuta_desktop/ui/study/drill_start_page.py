"""Answers one question: which drill is it to be?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from oboeuta_desktop.core.study_queue import DrillShape, Pace
from oboeuta_desktop.ui.lesson_page import show_page
from oboeuta_desktop.ui.study.drill_pace_row import DrillPaceRow
from oboeuta_desktop.ui.study.drill_words import keys_markdown
from oboeuta_desktop.ui.study.key_help import drill_start_keys
from oboeuta_desktop.ui.study.passage import Passage
from oboeuta_desktop.ui.study.start_page import Offer, OfferCard
from oboeuta_desktop.ui.study.words import mode_name
from oboeuta_desktop.ui.theme import Theme

_WIDEST = 920
_NARROW = 640
_SHAPES = 3


@dataclass(frozen=True, slots=True)
class DrillMenu:
    """What the page shows.

    Attributes:
        shapes: those that there are enough questions for.
        pace: the exam's.
        going_on: of a drill that was begun: where it is, such as 「3 / 10 問・残り 4:12」; "" for
            none.
        note: said above everything; "" for nothing.
    """

    shapes: tuple[DrillShape, ...]
    pace: Pace
    going_on: str = ""
    note: str = ""


class DrillCard(OfferCard):
    """A drill to begin or to go on with."""

    def show_drill(self, name: str, amount: str, what: str, *, first: bool) -> None:
        """Show what it would be; ``first``: the one to take now."""
        self.show_offer(Offer("R" if first else "D", amount, what))
        self.setText(name)
        self.setAccessibleName(f"{name} {amount}")


class DrillStartPage(QScrollArea):
    """The shapes of a drill, the exam's pace, and the drill that waits to be gone on with.

    Signals:
        begun: a ``DrillShape``.
        going_on_wished: to go on with the one that was begun.
        pace_chosen: a ``Pace``, or None for what is known of the exam.
        closed: back to what there is to study.
    """

    SPOKEN_ROLE = QAccessible.Role.Grouping

    begun = Signal(object)
    going_on_wished = Signal()
    pace_chosen = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._factor = 1.0
        self._menu = DrillMenu((), Pace())
        self._note = Passage(theme, "drill_note", pixels=16, token="ink")
        self._rules = Passage(theme, "drill_rules", pixels=15, token="ink2")
        self._going_on = DrillCard(theme, "drill_going_on", "0")
        self._cards = tuple(
            DrillCard(theme, f"drill_shape_{number}", str(number))
            for number in range(1, _SHAPES + 1)
        )
        self._pace = DrillPaceRow(theme)
        self._lay_out()
        self._rules.show_text(
            self.tr(
                "試験と同じペースで、静かに解く四択です。前後の問題に自由に移れて、ヒントと正誤は"
                "出ません。終わったら、まちがえた問題から理由を確かめます。"
                "とちゅうで閉じても、つづきから解けます。"
            )
        )
        self._going_on.clicked.connect(self.going_on_wished)
        for place, card in enumerate(self._cards):
            card.clicked.connect(partial(self._begin, place))
        self._pace.chosen.connect(self.pace_chosen)

    @property
    def title(self) -> str:
        """What stands above it."""
        return mode_name("D")

    @property
    def note(self) -> str:
        """What is said above everything."""
        return "" if self._note.isHidden() else self._note.toPlainText()

    @property
    def pace_row(self) -> DrillPaceRow:
        """Where the pace is set."""
        return self._pace

    @property
    def going_on_card(self) -> DrillCard:
        """The drill that waits."""
        return self._going_on

    @property
    def cards(self) -> tuple[DrillCard, ...]:
        """The shapes that are offered."""
        return self._cards[: len(self._menu.shapes)]

    def show_menu(self, menu: DrillMenu) -> None:
        """Show what there is."""
        self._menu = menu
        self._note.show_text(menu.note)
        self._note.setVisible(bool(menu.note))
        self._going_on.setVisible(bool(menu.going_on))
        if menu.going_on:
            words = self.tr("答えも旗も残り時間も、そのままです。")
            self._going_on.show_drill(self.tr("つづきから"), menu.going_on, words, first=True)
        each = self.tr("1 問あたり {seconds} 秒").format(seconds=round(menu.pace.seconds_each))
        for place, card in enumerate(self._cards):
            card.setVisible(place < len(menu.shapes))
            if place < len(menu.shapes):
                shape = menu.shapes[place]
                name = self.tr("{questions} 問").format(questions=shape.questions)
                amount = self.tr("{minutes} 分").format(minutes=shape.minutes)
                card.show_drill(name, amount, each, first=not menu.going_on and place == 0)
        self._pace.show_pace(menu.pace)
        self._fit()
        self.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        """Put the keys on what is to be done first."""
        first: Sequence[DrillCard] = (self._going_on, *self._cards)
        for card in first:
            if not card.isHidden():
                card.setFocus()
                return
        self.setFocus()

    def leave(self) -> None:
        """Escape: back to what there is to study."""
        self.closed.emit()

    def help_markdown(self) -> str:
        """Which keys act here."""
        return keys_markdown(drill_start_keys(going_on=bool(self._menu.going_on)))

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for part in (self._note, self._rules, self._going_on, *self._cards, self._pace):
            part.set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        for part in (self._note, self._rules, self._going_on, *self._cards, self._pace):
            part.set_text_scale(factor)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the cards side by side or one above the other."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: numbers begin, Escape leaves a field."""
        place = event.key() - Qt.Key.Key_1
        if event.isAutoRepeat():
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self._pace.is_edited:
            self.take_focus()
        elif event.key() == Qt.Key.Key_0 and not self._going_on.isHidden():
            self._going_on.click()
        elif 0 <= place < len(self._menu.shapes):
            self._begin(place)
        else:
            super().keyPressEvent(event)

    def _begin(self, place: int) -> None:
        self.begun.emit(self._menu.shapes[place])

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("drill_start_content")
        self._column = QVBoxLayout(content)
        self._column.setSpacing(16)
        self._column.addWidget(self._note)
        self._column.addWidget(self._rules)
        self._column.addWidget(self._going_on)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._column.addLayout(self._grid)
        self._column.addSpacing(4)
        self._column.addWidget(self._pace)
        self._column.addStretch(1)
        self.setObjectName("study_drill_start")
        self.setAccessibleName(self.tr("ドリルをえらぶ"))
        show_page(self, content)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fit()

    def _fit(self) -> None:
        side = max(32, round((self.width() - _WIDEST * self._factor) / 2))
        self._column.setContentsMargins(side, 14, side, 20)
        columns = _SHAPES if self.width() - 2 * side >= _NARROW * self._factor else 1
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
