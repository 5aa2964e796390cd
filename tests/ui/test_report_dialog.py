"""What crashed can be read and copied; nothing is sent."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from oboeuta_desktop.core.errors import BugError, CrashedBeforeError, UnknownSongError
from oboeuta_desktop.ui.error_text import error_text
from oboeuta_desktop.ui.message_bar import MessageBar
from oboeuta_desktop.ui.report_dialog import ReportDialog
from oboeuta_desktop.ui.theme import DARK


def test_a_report_is_shown_whole_and_copied(qtbot, tmp_path):
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    dialog = ReportDialog(window, "oboeuta 1\n\nValueError: 表", str(tmp_path))
    text = dialog.findChild(QPlainTextEdit, "report_text")
    copy = dialog.findChild(QPushButton, "report_copy")
    assert text is not None
    assert copy is not None
    assert text.toPlainText() == "oboeuta 1\n\nValueError: 表"
    copy.click()
    assert QGuiApplication.clipboard().text() == "oboeuta 1\n\nValueError: 表"


def test_only_messages_with_a_report_offer_it(qtbot, tmp_path):
    bar = MessageBar(DARK)
    qtbot.addWidget(bar)
    wished = []
    bar.report_wished.connect(lambda: wished.append(True))
    bar.set_message(error_text(CrashedBeforeError(tmp_path)), 0, has_report=True)
    assert bar._report.isVisibleTo(bar)
    bar._report.click()
    assert wished == [True]
    bar.set_message(error_text(UnknownSongError("x", ())), 0)
    assert not bar._report.isVisibleTo(bar)


def test_a_bug_and_a_crash_are_told_in_the_learner_s_words(tmp_path):
    assert "内部エラー" in error_text(BugError(tmp_path))
    assert "学習の記録は残っています" in error_text(CrashedBeforeError(tmp_path))
