"""Answers one question: how hard are the gaps, and how many has the learner sung?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from oboeuta_desktop.ui.controls import IconButton, Segments, Text
from oboeuta_desktop.ui.theme import Theme

_ROOMY = 860  # logical pixels


class QuizBar(QWidget):
    """Level, score and the key of the sing-through gaps.

    Signals:
        level_chosen: 1..5.
        sung_pressed: the learner says the coming gap was sung.
        closed: back to plain singing.
    """

    level_chosen = Signal(int)
    sung_pressed = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("quiz_bar")
        self.setFixedHeight(52)
        self._name = Text(theme, self.tr("穴うめ"), pixels=14, weight=700, token="accent")
        levels = [(f"cloze_level_{level}", str(level)) for level in range(1, 6)]
        self._levels = Segments(theme, "cloze_levels", levels)
        self._levels.chosen.connect(lambda index: self.level_chosen.emit(index + 1))
        self._meaning = Text(theme, "", pixels=12, weight=400, token="ink3")
        self._score = Text(theme, "", pixels=14, weight=700, token="ink")
        tip = self.tr("言えたら、ことばが終わるまでに押す（Enter / ↓）")
        self._sung = IconButton(
            theme, "sung_button", "check", tip, label=self.tr("歌えた（Enter）")
        )
        self._sung.clicked.connect(self.sung_pressed)
        self._close = IconButton(
            theme, "quiz_close_button", "close", self.tr("穴うめをやめる（Esc）")
        )
        self._close.set_side(32)
        self._close.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(48, 4, 16, 4)
        row.setSpacing(10)
        for part in (self._name, self._levels, self._meaning):
            row.addWidget(part)
        row.addStretch(1)
        for part in (self._score, self._sung, self._close):
            row.addWidget(part)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (
            self._name,
            self._levels,
            self._meaning,
            self._score,
            self._sung,
            self._close,
        ):
            part.set_theme(theme)
        self.update()

    def set_level(self, level: int) -> None:
        """Show the level 1..5."""
        self._levels.set_chosen(level - 1)
        self._meaning.setText(
            {
                1: self.tr("キーワードの 20 %"),
                2: self.tr("キーワードの 50 %"),
                3: self.tr("キーワード全部"),
                4: self.tr("行ごと（最初の一字だけ）"),
                5: self.tr("歌詞なし"),
            }[level]
        )

    def set_score(self, sung: int, passed: int, total: int, *, suggested: int | None) -> None:
        """Show how many of the ``passed`` gaps were sung in time, of ``total`` in the song.

        ``suggested`` is the level to go on with, when the round is over and it is another one.
        """
        words = self.tr("歌えた {sung} / {passed}（全 {total}）")
        if suggested is not None:
            words = self.tr("歌えた {sung} / {total} → つぎはレベル {level}")
        shown = words.format(sung=sung, passed=passed, total=total, level=suggested)
        self._score.setText(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: leave out the level's meaning where there is little room."""
        super().resizeEvent(event)
        self._meaning.setVisible(event.size().width() >= _ROOMY)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the surface and its lower edge."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg1"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("line"))
