"""Answers one question: what is being sung, and in which way?"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from oboeuta_desktop.ui.controls import IconButton, Segments, ShortText
from oboeuta_desktop.ui.theme import Theme

MODES = ("sing", "read", "cloze", "write")
_LEAST_TITLE = 120  # logical pixels


class Header(QWidget):
    """Title, place in the song, its sheets, and the choice between singing, lyrics only and gaps.

    Signals:
        mode_chosen: one of ``MODES``.
        sheet_wished: a sheet as PDF; whether with chords.
    """

    mode_chosen = Signal(str)
    sheet_wished = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = ShortText(theme, "", pixels=20, weight=700, token="ink")
        self._place = ShortText(theme, "", pixels=13, weight=500, token="ink3")
        choices = [
            ("sing_button", self.tr("歌う")),
            ("read_button", self.tr("歌詞だけ")),
            ("cloze_button", self.tr("穴うめ")),
            ("write_button", self.tr("書く")),
        ]
        self._modes = Segments(theme, "modes", choices)
        self._modes.chosen.connect(lambda index: self.mode_chosen.emit(MODES[index]))
        self._sheet = IconButton(theme, "sheet_button", "sheet", self.tr("紙で歌う（PDF）"))
        self._sheet.clicked.connect(self._offer_sheets)
        self._sheets = QMenu(self)
        sheets = ((self.tr("歌詞シート…"), False), (self.tr("コードシート…"), True))
        for label, chords in sheets:
            action = self._sheets.addAction(label)
            action.triggered.connect(partial(self.sheet_wished.emit, chords))
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(48, 5, 20, 3)  # what is below the line of the letters needs room
        row.setSpacing(14)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self._title)
        names.addWidget(self._place)
        row.addLayout(names, 1)
        row.addWidget(self._sheet, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._modes, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for part in (self._title, self._place, self._sheet, self._modes):
            part.set_theme(theme)
        self._fit()

    def set_title(self, title: str) -> None:
        """Show the song's title."""
        self._title.setText(title)

    def set_place(self, words: str) -> None:
        """Show where in the song we are, or a note."""
        if words != self._place.text():
            self._place.setText(words)

    def set_mode(self, mode: str) -> None:
        """Mark one of ``MODES``."""
        self._modes.set_chosen(MODES.index(mode))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Let the segments shrink as far as they can before the title is gone."""
        margins, gaps = self._row.contentsMargins(), 2 * self._row.spacing()
        others = self._sheet.minimumSizeHint().width() + self._modes.minimumSizeHint().width()
        room = self.width() - margins.left() - margins.right() - gaps - others
        self._title.setMinimumWidth(min(_LEAST_TITLE, room) if room > _LEAST_TITLE / 2 else 0)

    def _offer_sheets(self) -> None:
        self._sheets.popup(self._sheet.mapToGlobal(QPoint(0, self._sheet.height() + 4)))
