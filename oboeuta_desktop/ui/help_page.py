"""Answers one question: how is the help read?

The chapters stand at the left, the open one at the right; links lead from chapter to chapter.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from oboeuta_desktop.core.help_book import Chapter
from oboeuta_desktop.ui.controls import IconButton
from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.key_sheet import ReadingArea
from oboeuta_desktop.ui.lesson_page import show_page
from oboeuta_desktop.ui.markdown import CHAPTER_KIND
from oboeuta_desktop.ui.rich_text import RichText
from oboeuta_desktop.ui.study.buttons import ActionButton, StudyButton
from oboeuta_desktop.ui.theme import Theme, ui_font

_WIDEST = 1080
_HIGHEST = 820
_LIST = 190
_TEXT_WIDEST = 720
_WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


class HelpPage(QWidget):
    """The chapters and the open one.

    Signals:
        keys_wished: the list of all keys.
        left: the page is to go.
    """

    keys_wished = Signal()
    left = Signal()

    def __init__(self, theme: Theme, chapters: Sequence[Chapter]) -> None:
        super().__init__()
        self._theme = theme
        self._chapters = {chapter.chapter_id: chapter for chapter in chapters}
        self._open = next(iter(self._chapters), "")
        self._factor = 1.0
        self._title = QLabel(self.tr("使いかた"))
        self._keys = ActionButton(theme, "help_keys", self.tr("キーの一覧"), "?")
        self._close = IconButton(theme, "help_close", "close", self.tr("閉じる（Esc）"))
        self._heading = QLabel()
        self._heading.setWordWrap(True)
        self._heading.setObjectName("help_heading")
        self._text = RichText(theme, Typesetter(), name="help_text", token="ink")
        self._next = ActionButton(theme, "help_next", "")
        self._buttons = {chapter.chapter_id: _ChapterButton(theme, chapter) for chapter in chapters}
        self._area = ReadingArea(theme, "help_area", "")
        self.setObjectName("help_page")
        self.setAccessibleName(self._title.text())
        self._lay_out()
        self._connect()
        self.set_theme(theme)
        self.set_text_scale(1.0)
        self.open_chapter(self._open)

    @property
    def title(self) -> str:
        """What the page is called."""
        return self._title.text()

    def size_in(self, room: QSize) -> QSize:
        """How much of ``room`` is of use, at the present size of letters."""
        return QSize(round(_WIDEST * self._factor), round(_HIGHEST * self._factor)).boundedTo(room)

    @property
    def chapter(self) -> str:
        """Id of the open chapter."""
        return self._open

    def begin(self, chapter_id: str) -> None:
        """Show a chapter, or the first one where there is none of that name."""
        self.open_chapter(
            chapter_id if chapter_id in self._chapters else next(iter(self._chapters), "")
        )

    def open_chapter(self, chapter_id: str) -> None:
        """Show a chapter; one that is not there changes nothing."""
        chapter = self._chapters.get(chapter_id)
        if chapter is None:
            return
        self._open = chapter_id
        self._buttons[chapter_id].setChecked(True)
        self._heading.setText(chapter.title)
        self._area.setAccessibleName(chapter.title)
        self._text.show_markdown(chapter.text)
        self._text.setAccessibleName(chapter.title)
        self._area.verticalScrollBar().setValue(0)
        ids = list(self._chapters)
        is_last = chapter_id == ids[-1]
        self._next.setVisible(not is_last)
        if not is_last:
            follower = self._chapters[ids[ids.index(chapter_id) + 1]]
            words = self.tr("つぎ：{chapter}").format(chapter=follower.title)
            self._next.setText(words)
            self._next.setAccessibleName(words)
            self._next.updateGeometry()

    def take_focus(self) -> None:
        """Put the keys on the open chapter's name."""
        button = self._buttons.get(self._open)
        if button is not None:
            button.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for part in (self._keys, self._next, self._text, self._area):
            part.set_theme(theme)
        self._close.set_theme(theme.with_letters(self._factor))
        for button in self._buttons.values():
            button.set_theme(theme)
        for label, token in ((self._title, "ink"), (self._heading, "accent")):
            palette = label.palette()
            palette.setColor(label.foregroundRole(), theme.color(token))
            label.setPalette(palette)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        self._close.set_theme(self._theme.with_letters(factor))
        self._title.setFont(ui_font(22 * factor, 700))
        self._heading.setFont(ui_font(24 * factor, 700))
        for part in (self._keys, self._next, self._text, *self._buttons.values()):
            part.set_text_scale(factor)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: keep rows short enough to read."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Up and Down go from chapter to chapter, "?" to the keys."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Question:
            self.keys_wished.emit()
        elif step is not None and self._buttons[self._open].hasFocus():
            ids = list(self._chapters)
            place = max(0, min(len(ids) - 1, ids.index(self._open) + step))
            self.open_chapter(ids[place])
            self.take_focus()
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar = self._area.verticalScrollBar()
            sign = 1 if event.key() == Qt.Key.Key_PageDown else -1
            bar.setValue(bar.value() + sign * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        for chapter_id, button in self._buttons.items():
            button.clicked.connect(partial(self.open_chapter, chapter_id))
        self._text.point_requested.connect(self._follow)
        self._next.clicked.connect(self._open_next)
        self._keys.clicked.connect(self.keys_wished)
        self._close.clicked.connect(self.left)

    def _follow(self, link: str) -> None:
        self.open_chapter(link.removeprefix(CHAPTER_KIND))

    def _open_next(self) -> None:
        ids = list(self._chapters)
        self.open_chapter(ids[ids.index(self._open) + 1])
        self.take_focus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._keys)
        head.addWidget(self._close)
        names = QWidget()
        names_column = QVBoxLayout(names)
        names_column.setContentsMargins(0, 0, 0, 0)
        names_column.setSpacing(2)
        group = QButtonGroup(self)
        for button in self._buttons.values():
            group.addButton(button)
            names_column.addWidget(button)
        names_column.addStretch(1)
        self._names = ReadingArea(self._keys.theme, "help_chapters", self.tr("章"))
        show_page(self._names, names)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(12)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._text)
        self._column.addSpacing(8)
        self._column.addWidget(self._next, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        show_page(self._area, content)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._names)
        row.addWidget(self._area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 20, 18)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(row, 1)

    def _fit(self) -> None:
        self._names.setFixedWidth(round(min(_LIST * self._factor, 0.3 * self.width())))
        room = self._area.width()
        side = max(14, round((room - _TEXT_WIDEST * self._factor) / 2))
        self._column.setContentsMargins(14, 8, min(side * 2, max(20, side)), 20)


class _ChapterButton(StudyButton):
    """A chapter's name."""

    def __init__(self, theme: Theme, chapter: Chapter) -> None:
        super().__init__(theme, f"chapter_{chapter.chapter_id}", chapter.title)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Qt: as high as its words."""
        return QSize(120, self._words(self.width()).height() + round(16 * self.factor))

    def minimumSizeHint(self) -> QSize:
        """Qt: as narrow as its place asks for."""
        return QSize(60, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another number of rows."""
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw surface and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            token, alpha = ("accent", 40) if self.isChecked() else ("bg2", 255)
            painter.setBrush(self.theme.color(token, alpha))
            painter.drawRoundedRect(rect, 10, 10)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self.theme.color("ink"))
            painter.drawRoundedRect(rect, 10, 10)
        painter.setFont(ui_font(14 * self.factor, 600))
        painter.setPen(self.theme.color("accent" if self.isChecked() else "ink2"))
        words = self._words(self.width())
        words.moveTop((self.height() - words.height()) // 2)
        painter.drawText(words, _WRAP, self.text())

    def _words(self, width: int) -> QRect:
        room = QRect(12, 0, max(40, width - 24), 1000)
        found = QFontMetrics(ui_font(14 * self.factor, 600)).boundingRect(room, _WRAP, self.text())
        return QRect(room.left(), 0, room.width(), found.height())
