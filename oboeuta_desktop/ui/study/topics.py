"""Answers one question: what is read instead of a question?"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.ui.detail_text import PointDetails


def _tr(words: str) -> str:
    return QCoreApplication.translate("study", words)


def explanation(details: PointDetails | None) -> str:
    """What is read about a point that was missed again and again, as Markdown."""
    if details is None:
        return _tr("この要点の解説は、まだありません。")
    parts = [details.meaning, f"$${details.formula}$$" if details.formula else ""]
    for heading, text in (
        (_tr("たとえるなら"), details.metaphor),
        (_tr("まちがえやすい"), details.confusion),
        (_tr("正確には"), details.correction),
    ):
        if text.strip():
            parts += [f"# {heading}", text]
    return "\n\n".join(part for part in parts if part)
