"""Answers one question: what became of what the learner wished for the record?

A strip at the page's foot: what is being done and how far it is, that it is done and where, or why
it could not be.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from oboeuta_desktop.ui.icons import draw_icon
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.study.passage import Passage
from oboeuta_desktop.ui.theme import Theme

_ICON = 22.0


class RecordNews(QWidget):
    """The strip.

    Signals:
        open_wished, folder_wished: to see the file that was written, or its folder.
        stop_wished: what runs is to stop.
        closed: it was read.
    """

    open_wished = Signal()
    folder_wished = Signal()
    stop_wished = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._token, self._icon = "accent", ""
        self.setObjectName("record_news")
        self._words = Passage(theme, "record_news_words", pixels=15, token="ink")
        self._bar = _Bar(theme)
        self._open = ActionButton(theme, "record_news_open", self.tr("開く"), main=True)
        self._folder = ActionButton(theme, "record_news_folder", self.tr("フォルダーを開く"))
        self._stop = ActionButton(theme, "record_news_stop", self.tr("中止"))
        self._close = ActionButton(theme, "record_news_close", self.tr("閉じる"))
        row = QHBoxLayout()
        row.setSpacing(10)
        for button in self.buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32 + round(_ICON) + 12, 12, 32, 12)
        column.setSpacing(8)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addLayout(row)
        self._open.clicked.connect(self.open_wished)
        self._folder.clicked.connect(self.folder_wished)
        self._stop.clicked.connect(self.stop_wished)
        self._close.clicked.connect(self._read)
        self.setVisible(False)

    @property
    def words(self) -> str:
        """What it says."""
        return "" if self.isHidden() else self._words.toPlainText()

    @property
    def buttons(self) -> tuple[ActionButton, ...]:
        """All that it may show, in order."""
        return (self._open, self._folder, self._stop, self._close)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What takes the keys now, in order."""
        return tuple(button for button in self.buttons if not button.isHidden())

    def show_working(self, words: str, *, can_stop: bool) -> None:
        """Something has begun."""
        self._show(words, "accent", "")
        self._bar.set_share(0.0)
        self._offer(self._stop if can_stop else None)
        self._bar.setVisible(can_stop)

    def show_share(self, share: float) -> None:
        """How much of it is done, 0..1."""
        self._bar.set_share(share)

    def show_done(self, words: str, *, has_file: bool) -> None:
        """It is done; ``has_file``: there is a file to look at."""
        self._show(words, "good", "check")
        self._offer(*((self._open, self._folder) if has_file else ()), self._close)

    def show_failure(self, words: str) -> None:
        """It could not be done."""
        self._show(words, "bad", "warning")
        self._offer(self._close)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (self._words, self._bar, *self.buttons):
            part.set_theme(theme)
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        for part in (self._words, *self.buttons):
            part.set_text_scale(factor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the surface with its upper edge, and the sign."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        painter.fillRect(rect, self._theme.color("bg1"))
        painter.fillRect(QRectF(0, 0, rect.width(), 2), self._theme.color(self._token))
        if self._icon:
            color = self._theme.color(self._token)
            draw_icon(painter, self._icon, QRectF(32, 13, _ICON, _ICON), color)

    def _show(self, words: str, token: str, icon: str) -> None:
        self._token, self._icon = token, icon
        self._words.show_text(words)
        self.setAccessibleName(words)
        self.setVisible(True)
        self.update()

    def _offer(self, *buttons: ActionButton | None) -> None:
        self._bar.setVisible(False)
        for button in self.buttons:
            button.setVisible(button in buttons)

    def _read(self) -> None:
        self.setVisible(False)
        self.closed.emit()


class _Bar(QWidget):
    """How much is done."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 0.0
        self.setFixedHeight(8)

    def set_share(self, share: float) -> None:
        """Show a share, 0..1."""
        self._share = min(1.0, max(0.0, share))
        self.setAccessibleName(f"{self._share:.0%}")
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: as long as its place."""
        return QSize(200, 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw trough and part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        painter.setBrush(self._theme.color("bg3"))
        painter.drawRoundedRect(whole, 4, 4)
        painter.setBrush(self._theme.color("accent"))
        whole.setWidth(whole.width() * self._share)
        painter.drawRoundedRect(whole, 4, 4)
