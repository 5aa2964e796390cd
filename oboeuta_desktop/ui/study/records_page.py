"""Answers one question: what can the learner do with the record of study itself?

Take it out as a table, as cards or on paper, bring another one in, put the schedule right, and see
where it is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QScrollArea, QVBoxLayout, QWidget

from oboeuta_desktop.ui.joined import widely_spaced
from oboeuta_desktop.ui.lesson_page import show_page
from oboeuta_desktop.ui.study.key_help import records_keys
from oboeuta_desktop.ui.study.mark_button import MarkButton
from oboeuta_desktop.ui.study.passage import Title
from oboeuta_desktop.ui.study.record_news import RecordNews
from oboeuta_desktop.ui.study.record_row import RecordRow
from oboeuta_desktop.ui.theme import Theme

Export = Literal["attempts", "study", "anki_text", "anki_package", "weak_sheet", "heatmap"]
EXPORTS: tuple[Export, ...] = (
    "attempts",
    "study",
    "anki_text",
    "anki_package",
    "weak_sheet",
    "heatmap",
)
"""What can be taken out, in the order of the page."""

_WIDEST = 920
_SIDE = 32
_SEEN_AROUND = 60
"""Pixels above and below a button that are to be seen with it: its words."""
_STEPS = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}


class RecordsPage(QWidget):
    """Rows with a button each, and at the foot what became of the last one.

    Signals:
        export_wished: one of ``EXPORTS``.
        import_wished, rebuild_wished, place_wished: the other rows.
        open_wished, folder_wished: to see the file that was written, or its folder.
        stop_wished: what runs is to stop.
        closed: back to what there is to study.
    """

    export_wished = Signal(str)
    import_wished = Signal()
    rebuild_wished = Signal()
    place_wished = Signal()
    open_wished = Signal()
    folder_wished = Signal()
    stop_wished = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._pressed: QWidget | None = None
        self.setObjectName("study_records")
        self.setAccessibleName(self.title)
        self._exports = {name: self._export_row(theme, name) for name in EXPORTS}
        self._import = RecordRow(theme, "import", self.tr("記録を取りこむ"), self.tr("読み込む…"))
        self._rebuild = RecordRow(
            theme, "rebuild", self.tr("カードを記録から作り直す"), self.tr("作り直す")
        )
        self._place = RecordRow(
            theme, "place", self.tr("学習記録のファイル"), self.tr("フォルダーを開く")
        )
        self._headings = {
            name: Title(theme, f"records_{name}", pixels=14, token="accent")
            for name in ("export", "import", "care", "place")
        }
        self._japanese = MarkButton(theme, "record_basic_ja", self.tr("「基本」"), is_round=True)
        self._english = MarkButton(theme, "record_basic_en", "Basic", is_round=True)
        self._clips = MarkButton(theme, "record_clips", self.tr("歌声を入れる"))
        self.news = RecordNews(theme)
        self._say_what()
        self._lay_out()
        self._connect()

    # -- what is shown ------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """What stands above it."""
        return self.tr("学習の記録")

    @property
    def basic_language(self) -> Literal["ja", "en"]:
        """In which language the learner's Anki names its plain type of note."""
        return "en" if self._english.isChecked() else "ja"

    @property
    def wants_clips(self) -> bool:
        """Whether the lines are to be heard in Anki."""
        return self._clips.isChecked()

    def show_place(self, file: Path) -> None:
        """Say where the record is kept."""
        self._place.show_words(str(file))

    def hide_package(self) -> None:
        """There is no package here, and nothing that the learner could do about it."""
        row = self._exports["anki_package"]
        row.set_open(is_open=False)
        row.setVisible(False)

    def show_package_missing(self, words: str) -> None:
        """Say why there can be no package, and how it can; "" where it can be made."""
        row = self._exports["anki_package"]
        row.set_open(is_open=not words)
        row.show_words(words or self._what["anki_package"])

    def show_working(self, words: str, *, can_stop: bool = False) -> None:
        """Something has begun."""
        self.news.show_working(words, can_stop=can_stop)
        self._say(words)

    def show_share(self, share: float) -> None:
        """How much of it is done, 0..1."""
        self.news.show_share(share)

    def show_done(self, words: str, *, has_file: bool = False) -> None:
        """It is done; ``has_file``: there is a file to look at."""
        self._keep_focus()
        self.news.show_done(words, has_file=has_file)
        self._say(words)

    def show_failure(self, words: str) -> None:
        """It could not be done."""
        self._keep_focus()
        self.news.show_failure(words)
        self._say(words)

    # -- what every page of studying has ------------------------------------------------------

    def take_focus(self) -> None:
        """Put the keys where they were last, or on the first button."""
        first = self._pressed or self._exports["attempts"].button
        first.setFocus()

    def leave(self) -> None:
        """Back to what there is to study; what runs goes on."""
        self.closed.emit()

    def help_markdown(self) -> str:
        """Which keys act here."""
        told = (f"**{key}**\N{NO-BREAK SPACE}{what}" for key, what in records_keys())
        return widely_spaced(told)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for part in (*self._headings.values(), *self._rows, self.news):
            part.set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        for part in (*self._headings.values(), *self._rows, self.news):
            part.set_text_scale(factor)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: keep rows short enough to read."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: arrows go from button to button; the scroll area would take them."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(event.key())
            if step is not None and isinstance(watched, QWidget):
                self._step(watched, step)
                return True
        return super().eventFilter(watched, event)

    # -- inside -------------------------------------------------------------------------------

    @property
    def _rows(self) -> tuple[RecordRow, ...]:
        return (*self._exports.values(), self._import, self._rebuild, self._place)

    def _export_row(self, theme: Theme, name: Export) -> RecordRow:
        titles = {
            "attempts": self.tr("解答の一覧（attempts.csv）"),
            "study": self.tr("記録のすべて（study.json）"),
            "anki_text": self.tr("Anki テキスト（.txt）"),
            "anki_package": self.tr("Anki パッケージ（.apkg）"),
            "weak_sheet": self.tr("弱点シート（PDF）"),
            "heatmap": self.tr("ヒートマップ（PNG）"),
        }
        return RecordRow(theme, name, titles[name], self.tr("書き出す…"))

    @property
    def _what(self) -> dict[Export, str]:
        return {
            "attempts": self.tr("これまでの解答を、表計算ソフトで開ける表にします。"),
            "study": self.tr("解答・試験日・自分の書き方をまとめます。控えや、ほかの端末に。"),
            "anki_text": self.tr(
                "いまある曲の穴うめと問題です。お使いの Anki のノートタイプをえらんでください。"
            ),
            "anki_package": self.tr("同じカードに、その行の歌声をつけられます。数秒かかります。"),
            "weak_sheet": self.tr("苦手な要点・式・最近の誤答を、印刷できる紙にまとめます。"),
            "heatmap": self.tr("行ごとの定着度を、一枚の画像にします。"),
        }

    def _say_what(self) -> None:
        for name, words in self._what.items():
            self._exports[name].show_words(words)
        self._import.show_words(
            self.tr("study.json を、いまの記録に足します。同じ解答は二度入りません。")
        )
        self._rebuild.show_words(
            self.tr("次にいつ聞くかを、解答の記録から計算し直します。解答は変わりません。")
        )
        words = {
            "export": self.tr("書き出す"),
            "import": self.tr("読み込む"),
            "care": self.tr("手入れ"),
            "place": self.tr("保存場所"),
        }
        for name, heading in self._headings.items():
            heading.show_words(words[name])

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        for button in (self._japanese, self._english):
            group.addButton(button)
        self._japanese.setChecked(True)
        self._clips.setChecked(True)
        self._exports["anki_text"].offer((self._japanese, self._english))
        self._exports["anki_package"].offer((self._clips,))
        content = QWidget()
        content.setObjectName("records_content")
        self._column = QVBoxLayout(content)
        self._column.setSpacing(8)
        self._add("export", tuple(self._exports.values()))
        self._add("import", (self._import,))
        self._add("care", (self._rebuild,))
        self._add("place", (self._place,))
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setObjectName("records_scroll")
        show_page(self._area, content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        whole.addWidget(self.news)

    def _add(self, heading: str, rows: Sequence[RecordRow]) -> None:
        if heading != "export":
            self._column.addSpacing(10)
        self._column.addWidget(self._headings[heading])
        for row in rows:
            self._column.addWidget(row)

    def _connect(self) -> None:
        for name, row in self._exports.items():
            row.pressed.connect(partial(self.export_wished.emit, name))
        self._import.pressed.connect(self.import_wished)
        self._rebuild.pressed.connect(self.rebuild_wished)
        self._place.pressed.connect(self.place_wished)
        for row in self._rows:
            row.pressed.connect(partial(self._remember, row.button))
            for control in row.controls:
                control.installEventFilter(self)
        for button in self.news.buttons:
            button.installEventFilter(self)
        self.news.open_wished.connect(self.open_wished)
        self.news.folder_wished.connect(self.folder_wished)
        self.news.stop_wished.connect(self.stop_wished)
        self.news.closed.connect(self.take_focus)

    def _remember(self, button: QWidget) -> None:
        self._pressed = button

    def _keep_focus(self) -> None:
        """The button that stopped it goes: the keys stay on the page."""
        focus = QApplication.focusWidget()
        if focus is not None and self.news.isAncestorOf(focus):
            self.take_focus()

    def _step(self, control: QWidget, step: int) -> None:
        rows = [each for row in self._rows for each in row.controls if each.isEnabled()]
        controls = [*rows, *(() if self.news.isHidden() else self.news.controls)]
        place = controls.index(control) + step
        chosen = controls[min(len(controls) - 1, max(0, place))]
        chosen.setFocus()
        if chosen in rows:
            self._area.ensureWidgetVisible(chosen, 0, _SEEN_AROUND)

    def _say(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _fit(self) -> None:
        side = max(_SIDE, (self.width() - _WIDEST) // 2)
        self._column.setContentsMargins(side, 18, side, 24)
