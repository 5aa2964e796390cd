"""Answers one question: what should somebody know who sees the program for the first time?"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from oboeuta_desktop.ui.lesson_page import show_page
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.theme import Theme, ui_font
from oboeuta_desktop.ui.welcome_pictures import PICTURE_SHARE, SCENES, Picture, Scene

_WIDEST = 1120
_SIDE = 26
_BETWEEN = 16
_FOUR_ABREAST = 860


class WelcomePage(QWidget):
    """Four things to do, each with a drawing, and the way to begin.

    Signals:
        begun: the first song is to be played.
        help_wished: more is to be read first.
        left: neither; the learner looks around.
    """

    begun = Signal()
    help_wished = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._factor = 1.0
        self._title = _words(self.tr("覚えうたへようこそ"), "welcome_title")
        self._lead = _words(
            self.tr("歌って覚える、G検定の深層学習。この四つを知っていれば始められます。"),
            "welcome_lead",
        )
        told = {
            "sing": (
                self.tr("歌う"),
                self.tr("Space で再生。光ることばに合わせて歌います。"),
            ),
            "click": (
                self.tr("行をクリック"),
                self.tr("その行の意味・数式・まちがえやすい点が右に出ます。"),
            ),
            "drag": (
                self.tr("図を動かす"),
                self.tr("点をつまんで動かすと、式のとおりに値が変わります。"),
            ),
            "fill": (
                self.tr("穴をうめる"),
                self.tr("Q でことばがかくれます。歌いながら思い出します。"),
            ),
        }
        self._cards = [_Card(theme, scene, *told[scene]) for scene in SCENES]
        self._begin = ActionButton(theme, "welcome_begin", self.tr("はじめる"), "Enter", main=True)
        self._help = ActionButton(theme, "welcome_help", self.tr("使いかたを読む"))
        self._leave = ActionButton(theme, "welcome_leave", self.tr("見てまわる"), "Esc")
        self._buttons = (self._begin, self._help, self._leave)
        self.setObjectName("welcome_page")
        self.setAccessibleName(self.title)
        self._lay_out()
        self._begin.clicked.connect(self.begun)
        self._help.clicked.connect(self.help_wished)
        self._leave.clicked.connect(self.left)
        self.set_theme(theme)
        self.set_text_scale(1.0)

    @property
    def title(self) -> str:
        """What the page is called."""
        return self._title.text()

    def size_in(self, room: QSize) -> QSize:
        """How much of ``room`` is of use, at the present size of letters."""
        width = min(room.width(), round(_WIDEST * self._factor))
        columns = self._columns(width)
        inner = width - 2 * _SIDE
        across = (inner - (columns - 1) * _BETWEEN) // columns
        card = max(card.wanted_height(across) for card in self._cards)
        rows = len(self._cards) // columns
        height = 2 * _SIDE + 40 + rows * card + (rows - 1) * _BETWEEN
        for part in (self._title, self._lead):
            height += part.heightForWidth(inner)
        return QSize(width, height + self._begin.sizeHint().height())

    def take_focus(self) -> None:
        """Put the keys on the button that begins."""
        self._begin.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for part in (*self._cards, *self._buttons):
            part.set_theme(theme)
        _ink(self._title, theme, "ink")
        _ink(self._lead, theme, "ink2")

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        for part in (*self._cards, *self._buttons):
            part.set_text_scale(factor)
        self._title.setFont(ui_font(26 * factor, 700))
        self._lead.setFont(ui_font(15 * factor))
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter begins wherever the keys are."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.begun.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: four beside each other, or two by two."""
        super().resizeEvent(event)
        self._fit()

    def _lay_out(self) -> None:
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_BETWEEN)
        self._area = QScrollArea()
        show_page(self._area, content)
        row = QHBoxLayout()
        row.setSpacing(10)
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(6)
        self._column.setContentsMargins(_SIDE, _SIDE - 6, _SIDE, _SIDE - 6)
        self._column.addWidget(self._title)
        self._column.addWidget(self._lead)
        self._column.addSpacing(8)
        self._column.addWidget(self._area, 1)
        self._column.addSpacing(8)
        self._column.addLayout(row)

    def _fit(self) -> None:
        columns = self._columns(self.width())
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _columns(self, width: int) -> int:
        return 4 if width >= _FOUR_ABREAST * min(1.3, self._factor) else 2


class _Card(QWidget):
    """A drawing with its words below."""

    def __init__(self, theme: Theme, scene: Scene, name: str, what: str) -> None:
        super().__init__()
        self._picture = Picture(theme, scene)
        self._name = _words(name, f"welcome_{scene}_name")
        self._what = _words(what, f"welcome_{scene}_what")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._picture, 100)
        column.addWidget(self._name)
        column.addWidget(self._what)
        column.addStretch(1)
        self.setObjectName(f"welcome_{scene}")
        self.setAccessibleName(name)
        self.setAccessibleDescription(what)

    def wanted_height(self, width: int) -> int:
        """As high as the drawing is at a width, and the words below it."""
        words = self._name.heightForWidth(width) + self._what.heightForWidth(width)
        return round(width * PICTURE_SHARE) + words + 14

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._picture.set_theme(theme)
        _ink(self._name, theme, "accent")
        _ink(self._what, theme, "ink2")

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._name.setFont(ui_font(17 * factor, 700))
        self._what.setFont(ui_font(14 * factor))


def _words(words: str, name: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return label


def _ink(label: QLabel, theme: Theme, token: str) -> None:
    palette = label.palette()
    palette.setColor(label.foregroundRole(), theme.color(token))
    label.setPalette(palette)
