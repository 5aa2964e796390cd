"""Answers one question: what can the learner set, and what does each setting do?"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QWidget,
)

from oboeuta_desktop.ui.sheet_dialog import SheetDialog
from oboeuta_desktop.ui.theme import ui_font
from oboeuta_desktop.ui.tongue import CHOICES

_THEMES = ("system", "dark", "light")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the dialog shows and sets; ``delay`` is the output device's, in seconds."""

    theme: str
    language: str
    text_scale: float
    click_pauses: bool
    count_in: bool
    reduced_motion: bool
    delay: float


class SettingsDialog(SheetDialog):
    """Every change takes effect at once; the dialog only closes.

    Signals:
        changed: the name of a setting and its new value.
        delay_changed: seconds for the current output device.
        delay_test_requested: open the tap and flash test.
        about_requested: say what the program is made of.
        help_requested: say how it is used.
    """

    changed = Signal(str, object)
    delay_changed = Signal(float)
    delay_test_requested = Signal()
    about_requested = Signal()
    help_requested = Signal()

    def __init__(self, parent: QWidget, choices: Choices, device: str) -> None:
        super().__init__(parent, self.tr("設定"), "settings_dialog")
        self._titles: list[QLabel] = []
        self.setMinimumWidth(520)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 4)
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(14)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._add_look(form, choices)
        self._add_singing(form, choices)
        self._add_sound(form, choices, device)
        self._content = content = QWidget()
        content.setLayout(form)
        self._scroll = scroll = QScrollArea()  # a small screen must not cut the dialog
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the keys
        scroll.setWidget(content)
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("閉じる"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setMinimumSize(96, 36)
        about = buttons.addButton(
            self.tr("このアプリについて…"), QDialogButtonBox.ButtonRole.HelpRole
        )
        about.setObjectName("about_button")
        about.setMinimumHeight(36)
        about.setAutoDefault(False)
        about.clicked.connect(self.about_requested)
        guide = buttons.addButton(self.tr("使いかた…"), QDialogButtonBox.ButtonRole.HelpRole)
        guide.setObjectName("help_button")
        guide.setMinimumHeight(36)
        guide.setAutoDefault(False)
        guide.clicked.connect(self.help_requested)
        buttons.rejected.connect(self.reject)
        self._buttons = buttons
        self.column.addWidget(scroll, 1)
        self.column.addWidget(buttons)
        self.set_text_scale(choices.text_scale)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self.write_letters(factor)
        for title in self._titles:
            title.setFont(ui_font(16 * factor, 700))
        self._fit(factor)

    def _fit(self, letters: float) -> None:
        """Take the room that all of it needs, as far as the window has it."""
        parent = self.parentWidget()
        assert parent is not None
        room = QSize(max(520, parent.width() - 80), max(360, parent.height() - 40))
        sides = self.column.contentsMargins()
        width = min(max(self._buttons.sizeHint().width() + 56, round(620 * letters)), room.width())
        inner = width - sides.left() - sides.right()
        form = self._content.layout()
        assert form is not None
        form.invalidate()
        form.activate()
        rows = max(form.totalHeightForWidth(inner), form.totalMinimumSize().height())
        around = self._title.sizeHint().height() + self._buttons.sizeHint().height()
        around += sides.top() + sides.bottom() + 2 * self.column.spacing()
        self.resize(QSize(width, rows + around + 2).boundedTo(room))

    def set_delay(self, delay: float) -> None:
        """Show the delay in seconds that a test has found."""
        self._delay.setValue(round(delay * 1000))

    def _add_look(self, form: QFormLayout, choices: Choices) -> None:
        self._heading(form, self.tr("見た目"))
        theme = QComboBox()
        theme.setObjectName("theme_box")
        theme.addItems([self.tr("システムに合わせる"), self.tr("暗い"), self.tr("明るい")])
        theme.setCurrentIndex(_THEMES.index(choices.theme))
        theme.currentIndexChanged.connect(lambda index: self.changed.emit("theme", _THEMES[index]))
        theme.setAccessibleName(self.tr("色"))
        form.addRow(self.tr("色"), theme)
        language = QComboBox()
        language.setObjectName("language_box")
        # Each language is named in itself, so that who cannot read the other one finds it.
        language.addItems([self.tr("システムに合わせる"), "日本語", "English"])
        language.setCurrentIndex(CHOICES.index(choices.language))
        language.currentIndexChanged.connect(
            lambda index: self.changed.emit("language", CHOICES[index])
        )
        language.setAccessibleName(self.tr("ことば / Language"))
        form.addRow(self.tr("ことば / Language"), language)
        scale = QSpinBox()
        scale.setObjectName("text_scale_box")
        scale.setRange(75, 200)
        scale.setSingleStep(5)
        scale.setSuffix(" %")
        scale.setValue(round(choices.text_scale * 100))
        scale.lineEdit().setTextMargins(10, 0, 0, 0)
        scale.valueChanged.connect(lambda value: self.changed.emit("text_scale", value / 100))
        scale.setAccessibleName(self.tr("文字の大きさ"))
        form.addRow(self.tr("文字の大きさ"), scale)
        self._tick(form, "reduced_motion", self.tr("動きを減らす"), on=choices.reduced_motion)

    def _add_singing(self, form: QFormLayout, choices: Choices) -> None:
        self._heading(form, self.tr("歌う"))
        words = self.tr("行をクリックして解説を開いたら、曲を一時停止する")
        self._tick(form, "click_pauses", words, on=choices.click_pauses)
        words = self.tr("再生の前にカウントを入れる（4 拍）")
        self._tick(form, "count_in", words, on=choices.count_in)

    def _add_sound(self, form: QFormLayout, choices: Choices, device: str) -> None:
        self._heading(form, self.tr("音のおくれ"))
        words = QLabel(
            self.tr(
                "Bluetooth などでは音がおくれて聞こえます。歌詞を音に合わせるための値で、"
                "出力先ごとに覚えます。"
            )
        )
        words.setWordWrap(True)
        form.addRow(words)
        form.addRow(self.tr("出力先"), QLabel(device or self.tr("音の出力先がありません")))
        self._delay = QSpinBox()
        self._delay.setObjectName("delay_box")
        self._delay.setRange(-200, 500)
        self._delay.setSingleStep(10)
        self._delay.setSuffix(self.tr(" ミリ秒"))
        self._delay.setValue(round(choices.delay * 1000))
        self._delay.setAccessibleName(self.tr("音のおくれ"))
        self._delay.lineEdit().setTextMargins(10, 0, 0, 0)
        self._delay.valueChanged.connect(lambda value: self.delay_changed.emit(value / 1000))
        test = QPushButton(self.tr("音と光でたしかめる…"))
        test.setObjectName("delay_test_button")
        test.setMinimumHeight(34)
        test.setAutoDefault(False)
        test.clicked.connect(self.delay_test_requested)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._delay)
        row.addWidget(test, 1)
        form.addRow(self.tr("おくれ"), row)

    def _heading(self, form: QFormLayout, words: str) -> None:
        label = QLabel(words)
        self._titles.append(label)
        label.setContentsMargins(0, 8, 0, 0)
        form.addRow(label)

    def _tick(self, form: QFormLayout, name: str, words: str, *, on: bool) -> None:
        box = QCheckBox(words)
        box.setObjectName(f"{name}_box")
        box.setChecked(on)
        box.setMinimumHeight(32)
        box.toggled.connect(lambda now: self.changed.emit(name, now))
        form.addRow(box)
