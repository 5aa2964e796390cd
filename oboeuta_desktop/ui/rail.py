"""Answers one question: where can the learner go from here?"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from oboeuta_desktop.ui.controls import RailButton
from oboeuta_desktop.ui.theme import Theme


class Rail(QWidget):
    """The places of the program at the window's left edge.

    Signals:
        library_toggled: whether the library shall be shown.
        mode_chosen: "sing" or "cloze".
        study_requested: the study page.
        theme_requested, full_screen_requested, settings_requested: buttons.
    """

    library_toggled = Signal(bool)
    mode_chosen = Signal(str)
    study_requested = Signal()
    theme_requested = Signal()
    full_screen_requested = Signal()
    settings_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        tip = self.tr("曲の一覧を開閉（B）")
        self._library = RailButton(theme, "library_button", "song", self.tr("曲"), tip)
        tip = self.tr("歌詞を見て歌う")
        self._sing = RailButton(theme, "sing_rail_button", "sing", self.tr("歌う"), tip)
        tip = self.tr("キーワードを隠して歌う（Q）")
        self._cloze = RailButton(theme, "cloze_rail_button", "cloze", self.tr("穴うめ"), tip)
        tip = self.tr("復習・四択・○×などの問題（R）")
        self._study = DueButton(theme, "study_rail_button", "review", self.tr("学習"), tip)
        tip = self.tr("明るい色・暗い色を切りかえる")
        self._look = RailButton(theme, "theme_button", "theme", self.tr("明暗"), tip)
        tip = self.tr("全画面（F11）")
        self._screen = RailButton(theme, "full_screen_button", "fullscreen", self.tr("全画面"), tip)
        tip = self.tr("設定を開く")
        self._settings = RailButton(theme, "settings_button", "settings", self.tr("設定"), tip)
        self._places = (self._library, self._sing, self._cloze, self._study)
        self._others = (self._look, self._screen, self._settings)
        for button in self._places:
            button.setCheckable(True)
        self._library.set_switch()
        self._lay_out()
        self._library.clicked.connect(self.library_toggled)
        self._sing.clicked.connect(lambda: self.mode_chosen.emit("sing"))
        self._cloze.clicked.connect(lambda: self.mode_chosen.emit("cloze"))
        self._study.clicked.connect(self.study_requested)
        self._look.clicked.connect(self.theme_requested)
        self._screen.clicked.connect(self.full_screen_requested)
        self._settings.clicked.connect(self.settings_requested)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        for button in (*self._places, *self._others):
            button.set_theme(theme)
        self.update()

    def set_mode(self, mode: str) -> None:
        """Mark where we are: "sing", "read", "cloze" or "study"."""
        self._sing.setChecked(mode not in ("cloze", "write", "study"))
        self._cloze.setChecked(mode in ("cloze", "write"))
        self._study.setChecked(mode == "study")

    def set_due(self, count: int) -> None:
        """Say how many points wait for review today."""
        self._study.set_due(count)

    def set_library_shown(self, shown: bool) -> None:
        """Mark whether the library is open."""
        self._library.setChecked(shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the surface."""
        QPainter(self).fillRect(event.rect(), self._theme.color("bg0"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 12)
        column.setSpacing(4)
        for button in self._places:
            column.addWidget(button)
        column.addStretch(1)
        for button in self._others:
            column.addWidget(button)


class DueButton(RailButton):
    """A place in the rail with a number at its icon."""

    def __init__(self, theme: Theme, name: str, icon: str, label: str, tip: str) -> None:
        super().__init__(theme, name, icon, label, tip)
        self._badge_theme = theme
        self._tip = tip
        self._due = 0

    @property
    def due(self) -> int:
        """The number that is shown; 0 shows none."""
        return self._due

    def set_due(self, count: int) -> None:
        """Show a number."""
        if count == self._due:
            return
        self._due = count
        words = self.tr("今日の復習 {count} 件").format(count=count) if count else ""
        self.setAccessibleName(f"{self.text()} {words}".strip())
        self.setToolTip(f"{self._tip}\n{words}".strip())
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._badge_theme = theme
        super().set_theme(theme)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the number over the icon's corner."""
        super().paintEvent(event)
        if not self._due:
            return
        words = str(self._due) if self._due < 100 else "99+"
        font = self._badge_theme.font(10, 700)
        height = 17 * self._badge_theme.letters
        width = max(height, QFontMetricsF(font).horizontalAdvance(words) + 9)
        icon = self.icon_place
        rect = QRectF(icon.right() - 7, icon.top() - 5, width, height)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._badge_theme.color("accent"))
        painter.drawRoundedRect(rect, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(self._badge_theme.color("on_accent"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
