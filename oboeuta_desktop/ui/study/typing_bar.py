"""Answers one question: how is a hidden word written while the song waits?"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from oboeuta_desktop.ui.allowing import allow
from oboeuta_desktop.ui.controls import IconButton, ShortText, Text
from oboeuta_desktop.ui.study.answer_field import AnswerField
from oboeuta_desktop.ui.theme import Theme

_ROOMY = 720  # logical pixels
_WIDE = 900  # below this what was found stands in a row of its own
_GAP = "［　　　　］"


class TypingBar(QWidget):
    """The line with its gap, a field for the word, what was found, and the score.

    Signals:
        submitted: what was written; empty asks for a hint.
        replay_wished, hint_wished, reveal_wished: F2, F3 and F4, or their buttons.
        rested: the field had the keys and takes no word now.
        closed: back to plain singing.
    """

    submitted = Signal(str)
    replay_wished = Signal()
    hint_wished = Signal()
    reveal_wished = Signal()
    rested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._is_asking = False
        self.setObjectName("typing_bar")
        self._name = Text(theme, self.tr("書く"), pixels=14, weight=700, token="accent")
        self._line = ShortText(theme, "", pixels=15, weight=600, token="ink")
        self._told = ShortText(theme, "", pixels=13, weight=600, token="ink2")
        self._score = Text(theme, "", pixels=14, weight=700, token="ink")
        self._field = AnswerField(theme)
        self._replay = IconButton(
            theme, "typing_replay", "volume", self.tr("もう一度聞く（F2）"), label=self.tr("聞く")
        )
        self._hint = IconButton(
            theme, "typing_hint", "hint", self.tr("ヒント（F3）"), label=self.tr("ヒント")
        )
        self._reveal = IconButton(
            theme, "typing_reveal", "eye", self.tr("答えを見る（F4）"), label=self.tr("答え")
        )
        self._close = IconButton(theme, "typing_close", "close", self.tr("書くのをやめる（Esc）"))
        self._close.set_side(32)
        self._lay_out()
        self._field.submitted.connect(self._submit)
        self._field.left.connect(self.closed)
        self._replay.clicked.connect(self._hear_again)
        self._hint.clicked.connect(self.hint_wished)
        self._reveal.clicked.connect(self.reveal_wished)
        self._close.clicked.connect(self.closed)
        self._asking = (self._replay, self._hint, self._reveal)
        self.wait()
        self.set_theme(theme)

    @property
    def field(self) -> AnswerField:
        """Where the word is written."""
        return self._field

    def wait(self) -> None:
        """The song goes on; nothing is asked."""
        self._is_asking = False
        had_keys = self._field.hasFocus()
        self._field.clearFocus()  # or Qt hands the keys to whatever comes next in the window
        self._field.setEnabled(False)
        if had_keys:
            self.rested.emit()
        self._field.clear()
        words = self.tr("次のことばの手前で、歌が止まります")
        for button in self._asking:
            allow(button, allowed=False, why_not=words)
        self._field.setAccessibleDescription(words)
        self._line.setText(words)

    def ask(self, before: str, after: str, hint: str) -> None:
        """Ask for the word between ``before`` and ``after``; the song waits."""
        is_new = not self._is_asking
        self._is_asking = True
        self._field.setEnabled(True)
        for button in self._asking:
            allow(button, allowed=True, why_not="")
        self._line.setText(f"{before}{_GAP}{after}")
        if is_new:
            self._field.clear()
        words = self.tr("ヒント：{hint}").format(hint=hint) if hint else ""
        self.tell(words or self.tr("Enter で答える"), "ink2")
        self._field.setAccessibleDescription(f"{before}…{after} {hint}")
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, words: str, token: str) -> None:
        """Say what was found, in the colour of ``token``."""
        self._told.set_token(token)
        self._told.setText(words)

    def set_score(self, right: int, asked: int, total: int) -> None:
        """Show how many words were right, of those asked, of all."""
        words = self.tr("{right} / {asked}（全 {total}）")
        self._score.setText(words.format(right=right, asked=asked, total=total))

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (
            *(self._name, self._line, self._told, self._score, self._field),
            *(self._replay, self._hint, self._reveal, self._close),
        ):
            part.set_theme(theme)
        self._field.set_text_scale(theme.letters)
        self._fit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: F2 asks to hear it again, F3 for a hint, F4 for the answer, also from the field."""
        wishes = {
            Qt.Key.Key_F2: self.replay_wished,
            Qt.Key.Key_F3: self.hint_wished,
            Qt.Key.Key_F4: self.reveal_wished,
        }
        wish = wishes.get(Qt.Key(event.key()))
        if wish is None or not self._is_asking or self._field.is_composing:
            super().keyPressEvent(event)
        else:
            wish.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the surface and its lower edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg1"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))

    def _fit(self) -> None:
        """Leave out the name, and fold, where the letters are too large for the width."""
        letters = self._theme.letters
        self._name.setVisible(self.width() >= _ROOMY * letters)
        is_wide = self.width() >= _WIDE * letters
        direction = QBoxLayout.Direction
        self._below.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)

    def _hear_again(self) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)  # the word can be written meanwhile
        self.replay_wished.emit()

    def _submit(self, text: str) -> None:
        if self._is_asking:
            self.submitted.emit(text)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        for part in (self._name, self._line):
            top.addWidget(part)
        top.setStretch(1, 1)
        for part in (self._score, self._close):
            top.addWidget(part)
        bottom = QHBoxLayout()
        bottom.setSpacing(10)
        bottom.addWidget(self._field, 1)
        bottom.addWidget(self._replay)
        bottom.addWidget(self._hint)
        bottom.addWidget(self._reveal)
        self._below = QHBoxLayout()
        self._below.setSpacing(6)
        self._below.addLayout(bottom, 2)
        self._below.addWidget(self._told, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 6, 16, 10)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(self._below)
