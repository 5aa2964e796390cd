"""Answers one question: what may stand above a question, and what instead of one?"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.core.question_kinds import (
    ChoiceQuestion,
    GateQuestion,
    Question,
    TypedQuestion,
)
from oboeuta_desktop.state.study.material import Material
from oboeuta_desktop.ui.detail_text import PointDetails
from oboeuta_desktop.ui.language import said


def _tr(words: str) -> str:
    return QCoreApplication.translate("study", words)


def topic_tells(question: Question, topic: str, material: Material) -> bool:
    """Whether the point's topic would give the answer away: it is shown afterwards then."""
    shown = topic.casefold()
    match question:
        case GateQuestion():
            return True
        case TypedQuestion():
            term = material.term(question.term)
            if term is None:
                return True
            return any(form.casefold() in shown for form in (*term.accepted, term.en))
        case ChoiceQuestion():
            return said(question.right.words).casefold() in shown
        case _:
            return False


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
