"""The bar asks for the hidden word, and only then takes one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDir, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.study.typing_bar import TypingBar
from oboeuta_desktop.ui.theme import DARK, LIGHT


class Bar(TypingBar):
    def __init__(self) -> None:
        super().__init__(DARK)
        self.said: list[object] = []
        self.submitted.connect(self.said.append)
        self.replay_wished.connect(lambda: self.said.append("replay"))
        self.hint_wished.connect(lambda: self.said.append("hint"))
        self.reveal_wished.connect(lambda: self.said.append("reveal"))
        self.closed.connect(lambda: self.said.append("closed"))


@pytest.fixture
def bar(qtbot):
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    bar = Bar()
    qtbot.addWidget(bar)
    bar.resize(900, 108)
    bar.show()
    return bar


def test_while_the_song_goes_on_nothing_can_be_written(bar):
    assert not bar.field.isEnabled()
    QTest.keyClick(bar, Qt.Key.Key_F3)
    assert bar.said == []


def test_a_word_is_asked_for_with_the_keys_ready(bar):
    bar.ask("シグモイドは ", " の間", "")
    assert bar.field.isEnabled()
    assert bar.focusWidget() is bar.field
    QTest.keyClicks(bar.field, "0to1")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.said == ["0to1"]


def test_hearing_again_hint_and_answer_have_keys_and_buttons(bar):
    bar.ask("ゲートは", "", "")
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4):
        QTest.keyClick(bar.field, key)
    for name in ("typing_replay", "typing_hint", "typing_reveal"):
        bar.findChild(QAbstractButton, name).click()
    assert bar.said == ["replay", "hint", "reveal"] * 2


def test_the_word_can_be_written_while_what_leads_to_it_is_heard_again(bar):
    bar.ask("ゲートは", "", "")
    bar.findChild(QAbstractButton, "typing_replay").click()
    assert bar.focusWidget() is bar.field
    QTest.keyClicks(bar.field, "3")
    assert bar.field.text() == "3"


def test_a_hint_leaves_what_was_written(bar):
    bar.ask("", "ゲート", "")
    QTest.keyClicks(bar.field, "ny")
    bar.ask("", "ゲート", "に○○")
    assert bar.field.text() == "ny"


def test_escape_leaves_the_mode(bar):
    bar.ask("", "ゲート", "")
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.said == ["closed"]


def test_everything_has_a_name(bar):
    bar.ask("", "ゲート", "")
    for button in bar.findChildren(QAbstractButton):
        assert button.accessibleName() or button.toolTip()
    assert bar.field.accessibleName()


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_the_bar_has_a_picture_to_look_at(bar, theme, save_picture):
    bar.set_theme(theme)
    bar.ask("入力ゲートは ", "を書き込む", "こ○○")
    bar.set_score(3, 4, 21)
    image = save_picture(bar, theme.name)
    colors = {image.pixelColor(x, 60).name() for x in range(0, image.width(), 3)}
    assert len(colors) > 3


def test_the_keys_go_back_to_the_lyrics_when_the_song_goes_on(bar):
    bar.rested.connect(lambda: bar.said.append("rested"))
    bar.wait()
    assert bar.said == []
    bar.ask("", "ゲート", "")
    bar.wait()
    assert bar.said == ["rested"]
    assert bar.focusWidget() is not bar.field
