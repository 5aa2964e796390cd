"""Answers one question: who made this, whose voices sing, and what are the terms?"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.core.licences import Part
from oboeuta_desktop.core.lyrics_file import read_limited
from oboeuta_desktop.ui.sheet_dialog import SheetDialog
from oboeuta_desktop.ui.theme import ui_font


class AboutDialog(SheetDialog):
    """The program's name and version, the credits of the voices, and every licence's text.

    Texts are read when their part is chosen: there are many, and nobody reads them all.
    """

    def __init__(
        self, parent: QWidget, version: str, parts: Sequence[Part], text_scale: float = 1.0
    ) -> None:
        super().__init__(parent, self.tr("このアプリについて"), "about_dialog")
        self._titles: list[QLabel] = []
        self._parts = tuple(parts)
        # The window, not the dialog that it was opened from: that may be smaller.
        self._around = _outermost(parent)
        name = QLabel(f"oboeuta_desktop {version}")
        what = QLabel(
            self.tr("覚えうたで学ぶ G検定。歌詞も解説も、歌も、このアプリのために作りました。")
        )
        what.setWordWrap(True)
        column = self.column
        column.setSpacing(10)
        column.addWidget(name)
        column.addWidget(what)
        self._add_credits(column)
        self._add_licences(column)
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("閉じる"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setMinimumSize(96, 36)
        buttons.rejected.connect(self.reject)
        column.addSpacing(4)
        column.addWidget(buttons)
        self.resize(
            min(round(940 * text_scale), max(480, self._around.width() - 80)),
            min(round(700 * text_scale), max(360, self._around.height() - 40)),
        )
        self._names.setCurrentRow(0)
        self.write_letters(text_scale)
        name.setFont(ui_font(16 * text_scale, 700))
        for title in self._titles:
            title.setFont(ui_font(16 * text_scale, 700))
        # every name whole, in further rows where it is too long for one
        needed = self._names.sizeHintForColumn(0) + 40
        self._names.setFixedWidth(min(needed, round(self.width() * 0.28)))
        self._text.setFont(ui_font(12 * text_scale))  # texts come with lines of 100 characters

    def _add_credits(self, column: QVBoxLayout) -> None:
        thanks = [part.credit for part in self._parts if part.credit]
        if not thanks:
            return
        column.addWidget(self._heading(self.tr("歌声")))
        words = QLabel("\n".join(thanks))
        words.setObjectName("credits")
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)

    def _add_licences(self, column: QVBoxLayout) -> None:
        column.addWidget(self._heading(self.tr("使っているもの")))
        self._names = QListWidget()
        self._names.setObjectName("part_list")
        self._names.setAccessibleName(self.tr("使っているもの"))
        self._names.setFrameShape(QListWidget.Shape.NoFrame)
        self._names.setSpacing(3)
        self._names.addItems([part.name for part in self._parts])
        self._names.currentRowChanged.connect(self._show)
        self._names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._names.setWordWrap(True)
        self._names.setTextElideMode(Qt.TextElideMode.ElideNone)
        self._text = QPlainTextEdit()
        self._text.setObjectName("licence_text")
        self._text.setAccessibleName(self.tr("ライセンスの文"))
        self._text.setTabChangesFocus(True)
        self._text.setReadOnly(True)
        self._text.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._names)
        row.addWidget(self._text, 1)
        column.addLayout(row, 1)

    def _heading(self, words: str) -> QLabel:
        label = QLabel(words)
        self._titles.append(label)
        label.setContentsMargins(0, 8, 0, 0)
        return label

    def _show(self, row: int) -> None:
        if not 0 <= row < len(self._parts):
            return
        part = self._parts[row]
        head = [part.name, part.version, part.licence, part.source]
        self._text.setPlainText("\n".join(head) + "\n\n" + "\n\n".join(_texts(part)))


def _outermost(widget: QWidget) -> QWidget:
    """The window that all others were opened from."""
    window = widget.window()
    parent = window.parentWidget()
    return window if parent is None else _outermost(parent)


def _texts(part: Part) -> list[str]:
    """The licence texts, or why one of them cannot be read."""
    texts: list[str] = []
    for path in part.texts:
        try:
            texts.append(read_limited(path).decode("utf-8", "replace"))
        except OboeutaError as error:
            texts.append(str(error))
    return texts
