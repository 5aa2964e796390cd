"""An answer is never sent while it is being converted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from oboeuta_desktop.ui.study.answer_field import LONGEST, AnswerField
from oboeuta_desktop.ui.theme import DARK, LIGHT


class Field(AnswerField):
    """A field that writes down what it says."""

    def __init__(self) -> None:
        super().__init__(DARK)
        self.sent: list[str] = []
        self.gone: list[bool] = []
        self.submitted.connect(self.sent.append)
        self.left.connect(lambda: self.gone.append(True))


@pytest.fixture
def field(qtbot):
    field = Field()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    return field


def compose(field: AnswerField, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(field, event)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_return_sends_what_was_typed(field, key):
    QTest.keyClicks(field, "sigmoid")
    QTest.keyClick(field, key)
    assert field.sent == ["sigmoid"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_while_composing_neither_return_nor_escape_does_anything(field, key):
    compose(field, "にゅうりょくげーと")
    QTest.keyClick(field, key)
    assert field.sent == []
    assert field.gone == []


def test_after_the_conversion_return_sends_the_converted_text(field):
    compose(field, "にゅうりょくげーと")
    QTest.keyClick(field, Qt.Key.Key_Return)  # chooses the conversion
    compose(field, "", "入力ゲート")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.sent == ["入力ゲート"]


def test_a_conversion_that_is_taken_back_leaves_the_field_as_it_was(field):
    compose(field, "にゅ")
    compose(field, "")
    assert not field.is_composing
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.gone == [True]


def test_leaving_the_field_ends_the_composition(field):
    compose(field, "にゅ")
    field.clearFocus()
    assert not field.is_composing


def test_return_with_ctrl_is_left_to_the_page(field):
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert field.sent == []


def test_a_paste_is_bounded(field):
    field.clear()
    field.insert("長" * 100_000)
    assert len(field.text()) == LONGEST


def test_the_theme_changes_on_the_spot(field, save_picture):
    QTest.keyClicks(field, "tanh")
    dark = field.grab().toImage().pixelColor(20, 6)
    field.set_theme(LIGHT)
    assert field.grab().toImage().pixelColor(20, 6) != dark
    save_picture(field, "answer_field")
