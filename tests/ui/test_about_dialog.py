"""Answers one question: does the learner see whose voices sing and under which terms?"""

from typing import TypeVar

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QWidget

from oboeuta_desktop.core.licences import Part, read_parts
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.about_dialog import AboutDialog

Kind = TypeVar("Kind")


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    return window


def child(dialog, kind: "type[Kind]", name) -> "Kind":
    found = dialog.findChild(kind, name)
    assert isinstance(found, kind)
    return found


@pytest.fixture
def parts(tmp_path):
    (tmp_path / "a.txt").write_text("text of a", encoding="utf-8")
    return (
        Part("Voice", "1", "CC-BY-3.0", "somewhere", "Voice by somebody", (tmp_path / "a.txt",)),
        Part("Library", "2", "MIT", "elsewhere", "", (tmp_path / "missing.txt",)),
    )


def test_credits_are_shown_without_a_click(window, parts):
    dialog = AboutDialog(window, "1.2", parts)
    assert child(dialog, QLabel, "credits").text() == "Voice by somebody"


def test_a_part_shows_its_terms_and_text(window, parts):
    dialog = AboutDialog(window, "1.2", parts)
    text = child(dialog, QPlainTextEdit, "licence_text")
    assert "CC-BY-3.0" in text.toPlainText()
    assert "text of a" in text.toPlainText()
    child(dialog, QListWidget, "part_list").setCurrentRow(1)
    assert "MIT" in text.toPlainText()
    assert "missing.txt" in text.toPlainText()


def test_without_credits_there_is_no_empty_heading(window, parts):
    assert AboutDialog(window, "1.2", parts[1:]).findChild(QLabel, "credits") is None


def test_the_bundled_list_is_read_whole_and_every_text_is_there():
    parts = read_parts(bundled("resources", "licenses"))
    assert len(parts) > 10
    assert all(text.stat().st_size > 100 for part in parts for text in part.texts)
