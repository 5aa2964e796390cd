"""Answers one question: what is each level of mastery called?"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def _tr(words: str) -> str:
    return QCoreApplication.translate("study", words)


def level_name(level: int) -> str:
    """The name of an index of ``core.study_rules.LEVELS``, in the language that is spoken."""
    names = (_tr("未学習"), _tr("見た"), _tr("選べる"), _tr("書ける"), _tr("試験OK"))
    return names[level]
