"""Answers one question: how does the learner read what went wrong, and pass it on if they like?"""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from oboeuta_desktop.ui.look import set_letters
from oboeuta_desktop.ui.theme import ui_font


class ReportDialog(QDialog):
    """A report with buttons to copy it and to open its folder; it is sent nowhere."""

    def __init__(self, parent: QWidget, report: str, folder: str, text_scale: float = 1.0) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("エラーの報告"))
        self.setObjectName("report_dialog")
        self._report = report
        self._folder = folder
        words = QLabel(
            self.tr(
                "予期しないエラーの記録です。どこにも送られていません。"
                "問い合わせのときは、コピーして貼りつけてください。"
            )
        )
        words.setWordWrap(True)
        text = QPlainTextEdit(report)
        text.setObjectName("report_text")
        text.setAccessibleName(self.tr("エラーの報告"))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        self._copied = QLabel("")
        self._copied.setObjectName("report_copied")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(text, 1)
        column.addWidget(self._copied)
        column.addWidget(self._buttons())
        self.resize(
            min(round(860 * text_scale), max(480, parent.width() - 80)),
            min(round(600 * text_scale), max(360, parent.height() - 40)),
        )
        set_letters(self, 14 * text_scale)
        text.setFont(ui_font(12 * text_scale))

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        copy = box.addButton(self.tr("コピーする"), role.ActionRole)
        copy.setObjectName("report_copy")
        copy.clicked.connect(self._copy)
        folder = box.addButton(self.tr("フォルダーを開く"), role.ActionRole)
        folder.clicked.connect(self._open_folder)
        close = box.addButton(self.tr("閉じる"), role.RejectRole)
        box.rejected.connect(self.reject)
        for button in (copy, folder, close):
            button.setMinimumSize(96, 40)
        return box

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self._copied.setText(self.tr("コピーしました。"))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))
