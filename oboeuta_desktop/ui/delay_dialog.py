"""Answers one question: how does the learner match light and sound?"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from oboeuta_desktop.ui.sheet_dialog import SheetDialog
from oboeuta_desktop.ui.theme import Theme, ui_font


class DelayDialog(SheetDialog):
    """A light that flashes with the clicks, and a place to tap.

    Signals:
        tapped: the learner tapped with what was heard.
        accepted_delay: seconds to use from now on.
    """

    tapped = Signal()
    accepted_delay = Signal(float)

    def __init__(
        self, parent: QWidget, theme: Theme, delay: float, text_scale: float = 1.0
    ) -> None:
        super().__init__(parent, self.tr("音と光でたしかめる"), "delay_dialog")
        self._delay = delay
        self.setMinimumWidth(460)
        words = QLabel(
            self.tr(
                "クリック音が聞こえるたびに、Space か「タップ」を押してください。"
                "8 回で値が出ます。音と光が同時なら、そのままで大丈夫です。"
            )
        )
        words.setWordWrap(True)
        self._light = _Light(theme)
        self._result = QLabel(self._said(delay, 0))
        self._result.setAlignment(Qt.AlignmentFlag.AlignCenter)
        tap = QPushButton(self.tr("タップ（Space）"))
        tap.setObjectName("tap_button")
        tap.setMinimumHeight(44)
        tap.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tap.pressed.connect(self.tapped)
        self._use = QPushButton(self.tr("この値を使う"))
        self._use.setObjectName("use_delay_button")
        self._use.setMinimumHeight(36)
        self._use.setAutoDefault(False)
        self._use.setEnabled(False)
        self._use.setAccessibleDescription(self.tr("8 回タップすると使えます"))
        self._use.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._use.clicked.connect(self._accept_delay)
        close = QPushButton(self.tr("やめる"))
        close.setMinimumHeight(36)
        close.setAutoDefault(False)
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self._use)
        column = self.column
        for part in (words, self._light, self._result, tap):
            column.addWidget(part)
        column.addLayout(row)
        self._set_letters(words, text_scale)

    def _set_letters(self, words: QLabel, factor: float) -> None:
        """Write letters ``factor`` times as large as designed, and take the room they need."""
        self.write_letters(factor)
        self._result.setFont(ui_font(16 * factor, 700))
        width = round(460 * max(1.0, factor))
        words.setMinimumHeight(words.heightForWidth(width - 56))
        self.adjustSize()
        self.resize(width, self.height())

    def set_lit(self, lit: bool) -> None:
        """Switch the light."""
        self._light.set_lit(lit)

    def set_measured(self, delay: float, taps: int) -> None:
        """Show what ``taps`` taps suggest (seconds)."""
        self._delay = delay
        self._result.setText(self._said(delay, taps))
        self._use.setEnabled(taps >= 8)
        if taps >= 8:
            self._use.setAccessibleDescription("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Space taps, once per press."""
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.tapped.emit()
        else:
            super().keyPressEvent(event)

    def _said(self, delay: float, taps: int) -> str:
        words = self.tr("おくれ {ms} ミリ秒（{taps} / 8 回）")
        return words.format(ms=round(delay * 1000), taps=taps)

    def _accept_delay(self) -> None:
        self.accepted_delay.emit(self._delay)
        self.accept()


class _Light(QWidget):
    """The light."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lit = False
        self.setFixedHeight(132)

    def set_lit(self, lit: bool) -> None:
        """Switch it."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: a disc, filled while lit."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = QRectF(self.width() / 2 - 58, 8, 116, 116)
        painter.setPen(QPen(self._theme.color("ctl"), 2))
        painter.setBrush(self._theme.color("accent" if self._lit else "bg2"))
        painter.drawEllipse(disc)
