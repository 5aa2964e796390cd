"""Answers one question: how hard are the gaps, what fades, and how many has the learner sung?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oboeuta_desktop.core.fading import LineRung, Reason
from oboeuta_desktop.ui.controls import IconButton, Segments, ShortText, Text
from oboeuta_desktop.ui.theme import Theme

_ROOMY = 860  # logical pixels


class QuizBar(QWidget):
    """Level, fading, score and the key of the sing-through gaps.

    Voice and words have a switch each: they are two different helps, and who sings without sound,
    or reads without looking, wants to give up one and keep the other.

    Signals:
        level_chosen: 1..5.
        melody_toggled: whether the voice is to fade where the song is known.
        words_toggled: whether the words are to.
        sung_pressed: the learner says the coming gap was sung.
        closed: back to plain singing.
    """

    level_chosen = Signal(int)
    melody_toggled = Signal(bool)
    words_toggled = Signal(bool)
    sung_pressed = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("quiz_bar")
        self.setFixedHeight(98)
        self._name = Text(theme, self.tr("穴うめ"), pixels=14, weight=700, token="accent")
        levels = [(f"cloze_level_{level}", str(level)) for level in range(1, 6)]
        self._levels = Segments(theme, "cloze_levels", levels)
        self._levels.chosen.connect(lambda index: self.level_chosen.emit(index + 1))
        self._meaning = ShortText(theme, "", pixels=12, weight=400, token="ink3")
        self._score = Text(theme, "", pixels=14, weight=700, token="ink")
        self._score.setToolTip(self.tr("歌えたかどうかは、あなたの合図で数えています"))
        self._best = ShortText(theme, "", pixels=12, weight=400, token="ink2")
        self._sound = ShortText(theme, "", pixels=12, weight=600, token="ink2")
        self._melody = _Switch(theme, "melody_switch", "volume", self.tr("声をへらす"))
        tip = self.tr("おぼえた行ほど、歌声が小さくなり、伴奏だけになり、最後は音なしになります")
        self._melody.set_meaning(tip)
        self._melody.clicked.connect(self.melody_toggled)
        self._words = _Switch(theme, "words_switch", "eye", self.tr("字をへらす"))
        tip = self.tr("おぼえたことばほど、読みだけ、最初の一字だけ、空欄へと変わります")
        self._words.set_meaning(tip)
        self._words.clicked.connect(self.words_toggled)
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
        self._lay_out()
        self.set_best(None)

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
        for part in (self._name, self._levels, self._meaning):
            above.addWidget(part)
        above.addWidget(self._sound, 1)
        for part in (self._sung, self._close):
            above.addWidget(part)
        for part in (self._melody, self._words):
            below.addWidget(part)
        below.addStretch(1)
        for part in (self._score, self._best):
            below.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 4, 16, 5)
        column.setSpacing(3)
        column.addLayout(above)
        column.addLayout(below)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.setFixedHeight(round(98 * theme.letters))
        for part in (
            self._name,
            self._levels,
            self._meaning,
            self._score,
            self._best,
            self._sound,
            self._melody,
            self._words,
            self._sung,
            self._close,
        ):
            part.set_theme(theme)
        self.update()

    def set_fading(self, *, melody: bool, words: bool) -> None:
        """Show what fades."""
        self._melody.set_on(on=melody)
        self._words.set_on(on=words)

    def set_sound(self, rung: LineRung | None) -> None:
        """Say what of the line being sung is heard, and why; None when it is as recorded."""
        self._sound.setText("" if rung is None else self._told(rung))

    def set_best(self, best: tuple[int, int] | None) -> None:
        """Show the best whole round of this song and level: gaps sung in time, of how many."""
        words = self.tr("歌えたかは自己申告です")
        if best is not None:
            words = self.tr("これまでの最高 {sung}/{total}（自己申告）")
            words = words.format(sung=best[0], total=best[1])
        self._best.setText(words)

    def _told(self, rung: LineRung) -> str:
        reasons: dict[Reason, str] = {
            "no_points": self.tr("この行：歌声あり（問いのない行）"),
            "unseen": self.tr("この行：歌声あり（未学習）"),
            "seen": self.tr("この行：小さな歌声（見た）"),
            "chooses": self.tr("この行：伴奏だけ（選べる）"),
            "writes": self.tr("この行：音なし（書ける）"),
            "ready": self.tr("この行：音なし（試験OK）"),
        }
        return reasons[rung.reason]

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


class _Switch(IconButton):
    """A wish that is on or off: told by its icon too, not only by its colour."""

    def __init__(self, theme: Theme, name: str, icon: str, label: str) -> None:
        super().__init__(theme, name, icon, label, label=label)
        self._off_icon = icon
        self.setCheckable(True)
        self.toggled.connect(self._show_state)

    def set_meaning(self, words: str) -> None:
        """Say what it does."""
        self.setToolTip(words)
        self.setAccessibleDescription(words)

    def set_on(self, *, on: bool) -> None:
        """Show a state without announcing it as the learner's wish."""
        self.setChecked(on)

    def _show_state(self, on: bool) -> None:
        words = self.toolTip()
        self.set_icon("check" if on else self._off_icon, words)
        self.setAccessibleName(self.text())
