"""Answers one question: which keys act on a study page?"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.core.question_kinds import (
    GATES,
    GateQuestion,
    MoveQuestion,
    Question,
    TruthQuestion,
)
from oboeuta_desktop.core.question_kinds import ChoiceQuestion as Choice
from oboeuta_desktop.ui.study.words import GATE_KEYS, gate_name


def _tr(words: str) -> str:
    return QCoreApplication.translate("study", words)


def keys_of(question: Question | None) -> tuple[tuple[str, str], ...]:
    """Each key with what it does; None: where the learner chooses what to study."""
    if question is None:
        return (
            ("1–6", _tr("始める")),
            ("P", _tr("進みぐあい")),
            ("K", _tr("学習の記録")),
            ("Tab", _tr("つぎのボタンへ")),
            ("F6", _tr("解説や再生の欄へ")),
            ("Esc", _tr("歌にもどる")),
        )
    return (
        *_answering(question),
        ("Q / W", _tr("確信・あやふや（答える前。文字を打つ欄の外で）")),
        ("F3", _tr("ヒント（三つまで）")),
        ("F4", _tr("答えを見る")),
        ("F2", _tr("この行を聞く（答えたあと）")),
        ("F5", _tr("図で見る（答えたあと）")),
        ("Ctrl+Enter", _tr("正解にする（Ctrl+Z でもどす）")),
        ("Enter", _tr("次へ")),
        ("PageUp / PageDown", _tr("上下に送る")),
        ("Esc", _tr("やめる")),
    )


def _answering(question: Question) -> tuple[tuple[str, str], ...]:
    match question:
        case Choice():
            return (("1–4", _tr("えらぶ")),)
        case GateQuestion():
            return tuple((GATE_KEYS[gate], gate_name(gate)) for gate in GATES)
        case TruthQuestion():
            return (
                ("1 / O", _tr("○ 正しい")),
                ("2 / X", _tr("× まちがい")),
                ("1–8", _tr("ことばをえらぶ（× のあと）")),
            )
        case MoveQuestion():
            return (
                ("← → ↑ ↓", _tr("図を動かす（Shift で 10 倍）")),
                ("Ctrl+← → ↑ ↓", _tr("図のマスをえらぶ（Space で切り替え）")),
                ("Tab", _tr("つぎのつまみやボタンへ（Space で押す）")),
                ("Enter", _tr("これで答える")),
            )
        case _:
            return (("Enter", _tr("答える（空のままなら、ヒント）")),)


def help_markdown(question: Question | None) -> str:
    """The same as a text to show: one after the other, for the page is low."""
    pairs = (f"**{key}**\N{NO-BREAK SPACE}{what}" for key, what in keys_of(question))
    return "\N{IDEOGRAPHIC SPACE}\N{IDEOGRAPHIC SPACE}".join(pairs)
