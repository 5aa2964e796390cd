"""Answers one question: what can be studied now?

A card for each way, with how much there is and how long it takes; nothing to do comes with what to
do instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from oboeuta_desktop.core.attempt import Mode
from oboeuta_desktop.ui.lesson_page import show_page
from oboeuta_desktop.ui.study.buttons import ActionButton, StudyButton
from oboeuta_desktop.ui.study.exam_row import ExamRow
from oboeuta_desktop.ui.study.passage import Passage
from oboeuta_desktop.ui.study.words import mode_name
from oboeuta_desktop.ui.theme import Theme, ui_font

CARDS: tuple[Mode, ...] = ("R", "C", "G", "T", "D", "E")
_WIDEST = 920
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True, slots=True)
class Offer:
    """A way to study.

    Attributes:
        mode: which.
        amount: how much there is, such as 「8 件・約 4 分」.
        what: what is done there, or why nothing is to be done now.
        is_open: whether it can be begun.
    """

    mode: Mode
    amount: str
    what: str
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Menu:
    """Everything the start page shows.

    Attributes:
        offers: the cards, the first one for today.
        note: said above them; "" for nothing.
        wants_library: whether choosing another song is what helps.
        exam: the day that is set, if any.
        today: by the learner's calendar.
    """

    offers: tuple[Offer, ...]
    note: str
    wants_library: bool
    exam: date | None
    today: date


class StartPage(QScrollArea):
    """What there is to study.

    Signals:
        begun: the mode that is to begin.
        library_wished: another song is to be chosen.
        exam_chosen: a date, or None to forget it.
        progress_wished, records_wished: how far the learner has come; what is kept of it.
        leave_wished, help_wished: from the keys.
    """

    SPOKEN_ROLE = QAccessible.Role.Grouping

    begun = Signal(str)
    library_wished = Signal()
    exam_chosen = Signal(object)
    progress_wished = Signal()
    records_wished = Signal()
    leave_wished = Signal()
    help_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._factor = 1.0
        self._offered = CARDS
        self._note = Passage(theme, "start_note", pixels=16, token="ink2")
        self._library = ActionButton(theme, "start_library", self.tr("曲をえらぶ"), main=True)
        self._cards = {
            mode: OfferCard(theme, f"offer_{mode}", str(number))
            for number, mode in enumerate(CARDS, 1)
        }
        self._progress = ActionButton(theme, "start_progress", self.tr("進みぐあいを見る"), "P")
        self._records = ActionButton(theme, "start_records", self.tr("学習の記録"), "K")
        self._links = (self._progress, self._records)
        self._letters = {
            int(Qt.Key.Key_P): self._progress,
            int(Qt.Key.Key_K): self._records,
        }
        self._exam = ExamRow(theme)
        self._lay_out()
        for mode, card in self._cards.items():
            card.clicked.connect(partial(self.begun.emit, mode))
        self._library.clicked.connect(self.library_wished)
        self._progress.clicked.connect(self.progress_wished)
        self._records.clicked.connect(self.records_wished)
        self._exam.chosen.connect(self.exam_chosen)

    def show_menu(self, menu: Menu) -> None:
        """Show what there is."""
        self._note.show_text(menu.note)
        self._note.setVisible(bool(menu.note))
        self._library.setVisible(menu.wants_library)
        offers = {offer.mode: offer for offer in menu.offers}
        for mode, card in self._cards.items():
            card.setVisible(mode in offers)
            if mode in offers:
                card.show_offer(offers[mode])
        self._offered = tuple(mode for mode in CARDS if mode in offers)
        self._fit()
        for part in (self._exam, self._progress):
            part.setVisible(bool(offers))
        self._records.setVisible(True)  # what was answered is the learner's, with songs or without
        self._exam.show_exam(menu.exam, menu.today)

    def show_note(self, words: str) -> None:
        """Say why there is nothing yet."""
        self._note.show_text(words)
        self._note.setVisible(True)
        for part in (self._library, *self._links, self._exam, *self._cards.values()):
            part.setVisible(False)

    def take_focus(self) -> None:
        """Put the keys on the first thing to begin."""
        first: Sequence[StudyButton] = (*self._cards.values(), self._library)
        for part in first:
            if part.isEnabled() and not part.isHidden():
                part.setFocus()
                return
        self.setFocus()

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
        """Qt: one card or two side by side."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: numbers begin, Escape leaves the field, or goes back to the song."""
        place = event.key() - Qt.Key.Key_1
        if 0 <= place < len(CARDS) and not event.isAutoRepeat():
            card = self._cards[CARDS[place]]
            if card.isEnabled() and not card.isHidden():
                card.click()
        elif event.key() in self._letters:
            if not self._letters[event.key()].isHidden():
                self._letters[event.key()].click()
        elif event.key() == Qt.Key.Key_Escape and self._exam.is_edited:
            self._exam.put_away()
            self.take_focus()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave_wished.emit()
        elif event.key() == Qt.Key.Key_F1:
            self.help_wished.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _parts(self) -> tuple[Passage | ExamRow | StudyButton, ...]:
        return (self._note, self._library, *self._links, self._exam, *self._cards.values())

    def _lay_out(self) -> None:
        content = QWidget()
        content.setObjectName("start_content")
        self._column = QVBoxLayout(content)
        self._column.setSpacing(16)
        self._column.addWidget(self._note)
        self._column.addWidget(self._library, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._column.addLayout(self._grid)
        self._column.addSpacing(4)
        links = QHBoxLayout()
        links.setSpacing(12)
        for button in self._links:
            links.addWidget(button)
        links.addStretch(1)
        self._column.addLayout(links)
        self._column.addWidget(self._exam)
        self._column.addStretch(1)
        self.setObjectName("study_start")
        self.setAccessibleName(self.tr("学習をえらぶ"))
        show_page(self, content)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fit()

    def _fit(self) -> None:
        side = max(32, round((self.width() - _WIDEST * self._factor) / 2))
        self._column.setContentsMargins(side, 14, side, 20)
        columns = 2 if self.width() - 2 * side >= 560 * self._factor else 1
        shown = [self._cards[mode] for mode in self._offered]
        for place, card in enumerate(shown):
            row, column = (place + columns - 1) // columns, (place - 1) % columns
            is_alone = columns == 1 or place == 0 or (place == len(shown) - 1 and column == 0)
            column = 0 if is_alone else column
            self._grid.addWidget(card, row, column, 1, 2 if is_alone else 1)


class OfferCard(StudyButton):
    """A card: name, how much there is, what is done."""

    def __init__(self, theme: Theme, name: str, key: str) -> None:
        super().__init__(theme, name, "")
        self._key = key
        self._offer: Offer | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_offer(self, offer: Offer) -> None:
        """Show a way to study."""
        self._offer = offer
        name = mode_name(offer.mode)
        self.setText(name)
        self.setAccessibleName(f"{self._key} {name} {offer.amount}".strip())
        self.setAccessibleDescription(offer.what)
        self.setEnabled(offer.is_open)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Qt: more rows where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: as high as its words."""
        return self._what(width).bottom() + 23

    def sizeHint(self) -> QSize:
        """Qt: half the page."""
        return QSize(300, self.heightForWidth(max(260, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Qt: as narrow as its place asks for."""
        return QSize(200, round(70 * self.factor))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw surface, key, name, amount and words."""
        offer = self._offer
        if offer is None:
            return
        painter = QPainter(self)
        is_open, first = self.isEnabled(), offer.mode == "R"
        hover = self.underMouse() and is_open
        edge = "accent" if first and is_open else "line"
        self.surface(painter, "bg3" if hover else "bg2", edge, width=2 if first else 1.2)
        head = QRectF(20, 10, self.width() - 40, 34 * self.factor)
        side = self._badge_side
        top = head.center().y() - side / 2
        self.badge(painter, QRectF(self.width() - 20 - side, top, side, side), self._key, "line")
        painter.setFont(ui_font(19 * self.factor, 700))
        painter.setPen(self.theme.color("ink" if is_open else "ink3"))
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(ui_font(14 * self.factor, 600))
        painter.setPen(self.theme.color("accent" if is_open else "ink3"))
        below = self._amount_row(self.width()) * self.factor
        beside = 0 if below else self._name_width + 14
        place = head.adjusted(beside, below, 0, below)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, offer.amount)
        painter.setFont(ui_font(14 * self.factor))
        painter.setPen(self.theme.color("ink2" if is_open else "ink3"))
        painter.drawText(self._what(self.width()), _WRAP, offer.what)

    @property
    def _badge_side(self) -> float:
        return 26 * min(1.3, self.factor)

    @property
    def _name_width(self) -> int:
        return QFontMetrics(ui_font(19 * self.factor, 700)).horizontalAdvance(self.text())

    def _amount_row(self, width: int) -> int:
        """Designed pixels of a row for the amount; 0 where it has room beside the name."""
        words = self._offer.amount if self._offer is not None else ""
        amount = QFontMetrics(ui_font(14 * self.factor, 600)).horizontalAdvance(words)
        room = width - 50 - self._badge_side
        return 0 if self._name_width + 14 + amount <= room else 26

    def _what(self, width: int) -> QRect:
        top = round(15 + (34 + self._amount_row(width)) * self.factor)
        room = QRect(20, top, max(80, width - 40), 2000)
        words = self._offer.what if self._offer is not None else ""
        found = QFontMetrics(ui_font(14 * self.factor)).boundingRect(room, _WRAP, words)
        return QRect(room.left(), room.top(), room.width(), found.height())
