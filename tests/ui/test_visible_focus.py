"""What has the keys is seen: a ring that stands out from what was there before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QDir
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.controls import IconButton, RailButton, Segments
from oboeuta_desktop.ui.demos.parameter_row import StepSlider
from oboeuta_desktop.ui.demos.series_chip import SeriesChip
from oboeuta_desktop.ui.lesson_parts import FollowSwitch
from oboeuta_desktop.ui.level_slider import LevelSlider
from oboeuta_desktop.ui.look import apply_look
from oboeuta_desktop.ui.study.answer_field import AnswerField
from oboeuta_desktop.ui.study.buttons import ActionButton, ChoiceRow, GateButton
from oboeuta_desktop.ui.study.mark_button import MarkButton
from oboeuta_desktop.ui.theme import THEMES, Theme, contrast
from oboeuta_desktop.ui.waveform_view import WaveformView

LEAST, ENOUGH = 3.0, 60
"""Contrast of a ring, and pixels that it takes at least."""


def solid(theme: Theme) -> QWidget:
    button = IconButton(theme, "b", "play", "再生")
    button.set_solid(54)
    return button


def pressed(button: IconButton | RailButton) -> QWidget:
    button.setCheckable(True)
    button.setChecked(True)
    return button


def choice(theme: Theme) -> QWidget:
    row = ChoiceRow(theme, "c", "1")
    row.show_words("答え")
    return row


def segment(theme: Theme) -> QWidget:
    return Segments(theme, "s", [("a", "歌う"), ("b", "読む")])


KINDS: dict[str, Callable[[Theme], QWidget]] = {
    "icon": lambda theme: IconButton(theme, "b", "loop", "くり返す"),
    "icon and words": lambda theme: IconButton(theme, "b", "loop", "くり返す", label="この行"),
    "pressed": lambda theme: pressed(IconButton(theme, "b", "", "x", label="ふりがな")),
    "solid": solid,
    "rail": lambda theme: RailButton(theme, "r", "song", "曲", "曲の一覧"),
    "rail, pressed": lambda theme: pressed(RailButton(theme, "r", "song", "曲", "曲の一覧")),
    "segment": segment,
    "level": lambda theme: LevelSlider(theme, "l", "歌声", "accent"),
    "waveform": WaveformView,
    "action": lambda theme: ActionButton(theme, "a", "次へ"),
    "main action": lambda theme: ActionButton(theme, "a", "次へ", main=True),
    "choice": choice,
    "gate": lambda theme: GateButton(theme, "g", "忘却", "F", "forget"),
    "mark": lambda theme: MarkButton(theme, "m", "確信"),
    "chip": lambda theme: SeriesChip(DEMOS["activation"].series[0], theme),
    "step slider": lambda theme: StepSlider(20, theme, "relu"),
    "switch": lambda theme: FollowSwitch(theme, "f", "追う", "追う"),
    "field": AnswerField,
    "push button": lambda _theme: QPushButton("閉じる"),
    "tick box": lambda _theme: QCheckBox("動きを減らす"),
    "choice box": lambda _theme: QComboBox(),
    "number box": lambda _theme: QSpinBox(),
}


@pytest.fixture(params=sorted(THEMES))
def theme(request, qapp):
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    apply_look(qapp, THEMES[request.param])
    return THEMES[request.param]


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_has_the_keys_has_a_ring_that_is_seen(qtbot, theme, kind):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    part, other = KINDS[kind](theme), QPushButton("x")
    for each in (part, other):
        column.addWidget(each)
    if isinstance(part, QPushButton):
        part.setAutoDefault(False)
    other.setAutoDefault(False)
    dialog.resize(320, 160)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    target = part.findChildren(QWidget)[0] if isinstance(part, Segments) else part
    other.setFocus()
    QApplication.processEvents()
    before = dialog.grab(part.geometry()).toImage()
    target.setFocus()
    QApplication.processEvents()
    assert target.hasFocus()
    after = dialog.grab(part.geometry()).toImage()
    assert stands_out(before, after) >= ENOUGH


def stands_out(before: QImage, after: QImage) -> int:
    """How many pixels have changed so much that it is seen."""
    known: dict[tuple[int, int], bool] = {}
    count = 0
    for y in range(before.height()):
        for x in range(before.width()):
            pair = before.pixel(x, y), after.pixel(x, y)
            if pair[0] == pair[1]:
                continue
            if pair not in known:
                names = [f"#{pixel & 0xFFFFFF:06X}" for pixel in pair]
                known[pair] = contrast(*names) >= LEAST
            count += known[pair]
    return count
