"""Answers one question: what does the learner expect, before the plot may be touched?

First the question with a slider for the guess, then the guess beside what really comes out and why.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from oboeuta_desktop.demos.demo import Parameter, Prediction
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.ui.allowing import allow
from oboeuta_desktop.ui.controls import IconButton
from oboeuta_desktop.ui.demos.number_card import figures
from oboeuta_desktop.ui.demos.parameter_row import StepSlider
from oboeuta_desktop.ui.demos.wording import words
from oboeuta_desktop.ui.theme import Theme, ui_font

NEAR = 0.1
"""A guess within this share of the range is nearly right."""
SIDE = 36
"""Height of the buttons in logical pixels."""


class PredictionBox(QWidget):
    """A question to answer before anything is moved, then the answer.

    Signals:
        guessed(float): the learner says what comes out.
        skipped(): the learner wants to play first.
        closed(): the answer has been read.
    """

    guessed = Signal(float)
    skipped = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._prediction: Prediction | None = None
        self._grid: Parameter | None = None
        self._is_asking = self._is_chosen = False
        self._heading = _label(self, 13, 600)
        self._why = _label(self, 12, 400)
        self._slider = StepSlider(1, theme, "accent", self)
        self._slider.setObjectName("prediction_slider")
        self._value = QLabel(self)
        self._value.setFont(figures(16, 700))
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._guess = self._button("prediction_guess", self.tr("予想する"))
        self._guess.set_solid(SIDE)
        self._skip = self._button("prediction_skip", self.tr("あとで"))
        tip = self.tr("閉じる")
        self._close = IconButton(theme, "prediction_close", "close", tip)
        self._close.set_side(SIDE)
        self._lay_out()
        self._slider.valueChanged.connect(self._choose)
        self._slider.sliderPressed.connect(self._choose)
        self._guess.clicked.connect(self._on_guess)
        self._skip.clicked.connect(self.skipped)
        self._close.clicked.connect(self.closed)
        self.set_theme(theme)

    @property
    def is_asking(self) -> bool:
        """Whether a guess is awaited."""
        return self._is_asking

    @property
    def said(self) -> str:
        """What the box says, in one piece; for those who hear it."""
        return " ".join(label.text() for label in (self._heading, self._why) if label.text())

    def ask(self, prediction: Prediction) -> None:
        """Ask the question; no guess is made yet."""
        grid = Parameter(
            "guess",
            str(prediction.question),
            "",
            prediction.minimum,
            prediction.maximum,
            prediction.step,
            (prediction.minimum + prediction.maximum) / 2,
            prediction.decimals,
        )
        self._prediction, self._grid = prediction, grid
        self._heading.setText(words(prediction.question))
        self._why.setText("")
        name = self.tr("予想：{question}").format(question=words(prediction.question))
        self._slider.setAccessibleName(name)
        ends = (prediction.minimum, prediction.maximum)
        metrics = self._value.fontMetrics()
        self._value.setFixedWidth(
            max(metrics.horizontalAdvance(self._written(end)) for end in ends) + 6
        )
        with QSignalBlocker(self._slider):
            self._slider.setRange(0, grid.steps)
            self._slider.setValue(grid.index_of(grid.start))
        self._is_chosen = False
        self._say_guess()
        self._show_stage(is_asking=True)

    def answer(self, guess: float, truth: float) -> None:
        """Put the guess beside the truth, and say why."""
        prediction = self._prediction
        assert prediction is not None
        # as written: two numbers that look alike differ by nothing
        digits = prediction.decimals
        away = abs(round(guess, digits) - round(truth, digits))
        line = self.tr("予想 {guess} ・ 実際 {truth}（差 {away}）").format(
            guess=self._written(guess),
            truth=self._written(truth),
            away=self._written(round(away, digits)),
        )
        self._heading.setText(_praise(away, prediction) + line)
        self._why.setText(words(prediction.why))
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._show_stage(is_asking=False)
        if had_focus:
            self._close.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme
        self._heading.setStyleSheet(f"color: {theme.ink}; background: transparent")
        self._why.setStyleSheet(f"color: {theme.ink2}; background: transparent")
        self._value.setStyleSheet(f"color: {theme.accent}; background: transparent")
        for label, font in (
            (self._heading, theme.font(13, 600)),
            (self._why, theme.font(12)),
            (self._value, figures(16 * theme.letters, 700)),
        ):
            label.ensurePolished()
            label.setFont(font)
        self._slider.set_look(theme, "accent")
        for button in (self._guess, self._skip, self._close):
            button.set_theme(theme)
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: as wide as its place, as high as the words then need."""
        width = max(self.width(), 200)
        return QSize(width, self.heightForWidth(width))

    def keyPressEvent(self, ev: QKeyEvent) -> None:
        """Qt: Return guesses, Escape skips; then both close."""
        if ev.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not self._is_asking:
                self.closed.emit()
            elif self._skip.hasFocus():
                self.skipped.emit()
            else:
                self._on_guess()
        elif ev.key() == Qt.Key.Key_Escape:
            (self.skipped if self._is_asking else self.closed).emit()
        else:
            ev.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("accent", 150), 1.2))
        painter.setBrush(self._theme.color("bg2"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)

    def _lay_out(self) -> None:
        words_column = QVBoxLayout()
        words_column.setSpacing(3)
        words_column.addWidget(self._heading)
        words_column.addWidget(self._why)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addLayout(words_column, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._slider, 1)
        line.addWidget(self._value)
        line.addSpacing(4)
        line.addWidget(self._guess)
        line.addWidget(self._skip)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(line)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def _button(self, name: str, label: str) -> IconButton:
        button = IconButton(self._theme, name, "", label, label=label)
        button.set_side(SIDE)
        return button

    def _show_stage(self, *, is_asking: bool) -> None:
        self._is_asking = is_asking
        for part in (self._slider, self._value, self._guess, self._skip):
            part.setVisible(is_asking)
        for part in (self._close, self._why):
            part.setVisible(not is_asking)
        self.updateGeometry()

    def _choose(self) -> None:
        """The learner touches the slider: from here on there is a guess."""
        self._is_chosen = True
        self._say_guess()

    def _say_guess(self) -> None:
        if self._grid is None:
            return
        chosen = self._is_chosen
        written = self._written(self._grid.value_at(self._slider.value()))
        self._value.setText(written if chosen else "")
        why_not = self.tr("まずスライダーで予想の値を選んでください")
        ends = self._written(self._grid.minimum), self._written(self._grid.maximum)
        unset = self.tr("まだ選んでいません（{low}〜{high}）").format(low=ends[0], high=ends[1])
        self._slider.setAccessibleDescription(written if chosen else unset)
        self._slider.set_unset(unset=not chosen)
        allow(self._guess, allowed=chosen, why_not=why_not)
        self._guess.setToolTip(self._guess.text() if chosen else why_not)

    def _on_guess(self) -> None:
        if self._grid is not None and self._is_asking and self._is_chosen:
            self.guessed.emit(self._grid.value_at(self._slider.value()))

    def _written(self, value: float) -> str:
        assert self._prediction is not None
        unit = self._prediction.unit
        return number(value, self._prediction.decimals) + (words(unit) if unit else "")


def _praise(away: float, prediction: Prediction) -> str:
    """A kind word for a guess that is right, or nearly."""
    if away < prediction.step / 2:
        return QCoreApplication.translate("PredictionBox", "ぴったり！ ")
    if away <= NEAR * (prediction.maximum - prediction.minimum):
        return QCoreApplication.translate("PredictionBox", "おしい！ ")
    return ""


def _label(parent: QWidget, pixels: int, weight: int) -> QLabel:
    """Words that take as many lines as they need."""
    label = QLabel(parent)
    label.setFont(ui_font(pixels, weight))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
