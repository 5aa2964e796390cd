"""Answers one question: which keys act on a study page?"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.core.question_kinds import (
    GATES,
    GateQuestion,
    MoveQuestion,
    Question,
    TruthQuestion,
)
from oboeuta_desktop.core.question_kinds import ChoiceQuestion as Choice
from oboeuta_desktop.ui.joined import widely_spaced
from oboeuta_desktop.ui.study.words import GATE_KEYS, gate_name

Keys = tuple[tuple[str, str], ...]
"""Each key, or several with " / " between them, with what it does."""

Kind = Literal["choice", "gate", "truth", "move", "typed"]
KINDS: tuple[Kind, ...] = ("choice", "gate", "truth", "move", "typed")
"""Of questions, by how they are answered."""


def _tr(words: str) -> str:
    return QCoreApplication.translate("study", words)


def keys_of(question: Question | None) -> Keys:
    """Each key with what it does; None: where the learner chooses what to study."""
    if question is None:
        return start_keys()
    return (*answering_keys(_kind_of(question)), *question_keys())


def start_keys() -> Keys:
    """Where the learner chooses what to study."""
    return (
        ("1–6", _tr("始める")),
        ("P", _tr("進みぐあい")),
        ("K", _tr("学習の記録")),
        ("Tab", _tr("つぎのボタンへ")),
        ("F6", _tr("解説や再生の欄へ")),
        ("Esc", _tr("歌にもどる")),
    )


def question_keys() -> Keys:
    """At every question."""
    return (
        ("Q / W", _tr("確信・あやふや（答える前。文字を打つ欄の外で）")),
        ("F3", _tr("ヒント（三つまで）")),
        ("F4", _tr("答えを見る")),
        ("F2", _tr("この行を聞く（答えたあと）")),
        ("F5", _tr("図で見る（答えたあと）")),
        ("Enter", _tr("次へ")),
        ("PageUp / PageDown", _tr("上下に送る")),
        ("Esc", _tr("やめる")),
    )


def answering_keys(kind: Kind) -> Keys:
    """With which a kind of question is answered."""
    if kind == "choice":
        return (("1–4", _tr("えらぶ")),)
    if kind == "gate":
        letters = tuple((GATE_KEYS[gate], gate_name(gate)) for gate in GATES)
        return (*letters, ("1–6", _tr("同じく、ならびの順に")))
    if kind == "truth":
        return (
            ("1 / O", _tr("○ 正しい")),
            ("2 / X", _tr("× まちがい")),
            ("1–8", _tr("ことばをえらぶ（× のあと）")),
        )
    if kind == "move":
        return (*plot_keys(), ("Enter", _tr("これで答える")))
    return (
        ("Enter", _tr("答える（空のままなら、ヒント）")),
        ("Ctrl+Enter", _tr("正解にする（Ctrl+Z でもどす）")),
    )


def plot_keys() -> Keys:
    """On a plot that can be dragged."""
    return (
        ("← → ↑ ↓", _tr("図を動かす（Shift で 10 倍）")),
        ("Ctrl+← → ↑ ↓", _tr("図のマスをえらぶ（Space で切り替え）")),
        ("Tab", _tr("つぎのつまみやボタンへ（Space で押す）")),
    )


def drill_start_keys(*, going_on: bool) -> Keys:
    """Where a drill is chosen; ``going_on``: one waits that was not finished."""
    waiting = (("0", _tr("つづきから")),) if going_on else ()
    return (
        *waiting,
        ("1–3", _tr("始める")),
        ("Tab", _tr("つぎのボタンへ")),
        ("Esc", _tr("もどる")),
    )


def drill_keys() -> Keys:
    """While a drill runs."""
    return (
        ("1–4", _tr("えらぶ（えらび直せる）")),
        ("Delete", _tr("答えを消す")),
        ("Enter / →", _tr("次へ（最後の問題では、Enter で答え合わせへ）")),
        ("←", _tr("前へ")),
        ("F", _tr("旗をつける・はずす")),
        ("Q / W", _tr("確信・あやふや")),
        ("↑ / ↓", _tr("上下に送る")),
        ("P", _tr("中断（あとでつづきから）")),
        ("Esc", _tr("終わる")),
    )


def drill_review_keys() -> Keys:
    """Where a drill is gone through again."""
    return (
        ("Enter / →", _tr("次へ")),
        ("←", _tr("前へ")),
        ("F2", _tr("この行を聞く")),
        ("F5", _tr("図で見る")),
        ("↑ / ↓ / PageUp / PageDown", _tr("上下に送る")),
        ("Esc", _tr("やめる")),
    )


def progress_keys() -> Keys:
    """On the page of how far the learner has come."""
    return (
        ("← → ↑ ↓", _tr("行をえらぶ")),
        ("PageUp / PageDown", _tr("前の曲・つぎの曲へ")),
        ("Home / End", _tr("曲のはじめ・終わりの行へ")),
        ("Enter", _tr("この行をくりかえす")),
        ("E", _tr("解説と図")),
        ("T", _tr("図と表を切りかえる")),
        ("C", _tr("取りちがえたゲートをくらべる")),
        ("G", _tr("「どのゲート？」で練習")),
        ("R", _tr("復習をはじめる")),
        ("Tab", _tr("つぎのボタンへ")),
        ("Esc", _tr("もどる")),
    )


def records_keys() -> Keys:
    """On the page of the record of study."""
    return (
        ("↑ / ↓", _tr("行をえらぶ")),
        ("Tab", _tr("つぎのボタンへ")),
        ("Enter", _tr("押す")),
        ("Space", _tr("えらぶ・押す")),
        ("Esc", _tr("もどる")),
    )


def _kind_of(question: Question) -> Kind:
    match question:
        case Choice():
            return "choice"
        case GateQuestion():
            return "gate"
        case TruthQuestion():
            return "truth"
        case MoveQuestion():
            return "move"
        case _:
            return "typed"


def help_markdown(question: Question | None) -> str:
    """The same as a text to show: one after the other, for the page is low."""
    pairs = (f"**{key}**\N{NO-BREAK SPACE}{what}" for key, what in keys_of(question))
    return widely_spaced(pairs)
