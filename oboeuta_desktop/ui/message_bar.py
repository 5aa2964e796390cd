"""Answers one question: how is the learner told that something went wrong?"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from oboeuta_desktop.ui.controls import IconButton
from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.theme import Theme, ui_font


class MessageBar(QWidget):
    """One message at a time with an icon, a button that dismisses it, and one that tells more.

    Signals:
        dismissed: the message was read.
        report_wished: the report that belongs to it.
    """

    dismissed = Signal()
    report_wished = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("message_bar")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setFont(ui_font(13, 500))
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._report = ActionButton(theme, "message_report_button", self.tr("報告を見る"))
        self._report.clicked.connect(self.report_wished)
        self._close = IconButton(theme, "message_close_button", "close", self.tr("閉じる"))
        self._close.set_side(32)
        self._close.clicked.connect(self.dismissed)
        row = QHBoxLayout(self)
        row.setContentsMargins(52, 8, 12, 8)
        row.addWidget(self._words, 1)
        row.addWidget(self._report, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self._close.set_theme(theme)
        self._report.set_theme(theme)
        self._words.setFont(theme.font(13, 500))
        self._report.set_text_scale(theme.letters)
        palette = self._words.palette()
        palette.setColor(self._words.foregroundRole(), theme.color("ink"))
        self._words.setPalette(palette)
        self.update()

    def set_message(self, words: str, more: int, *, has_report: bool = False) -> None:
        """Show ``words`` ("" hides the bar); ``more`` messages wait behind it."""
        self._report.setVisible(has_report)
        if more:
            words = self.tr("{words}（ほか {more} 件）").format(words=words, more=more)
        self._words.setText(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the surface and the icon."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("bg2"))
        painter.fillRect(0, 0, 4, self.height(), self._theme.color("bad"))
        draw_icon(painter, "warning", QRectF(18, 12, 22, 22), self._theme.color("bad"))
