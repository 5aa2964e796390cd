"""Answers one question: what are modes, gates and terms called, in words a learner reads?"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.core.attempt import Mode
from oboeuta_desktop.core.curriculum import Curriculum, Term
from oboeuta_desktop.core.question_kinds import Gate
from oboeuta_desktop.state.study.round import Asked
from oboeuta_desktop.ui.language import language
from oboeuta_desktop.ui.spoken_formula import formula_text

GATE_KEYS: dict[Gate, str] = {
    "input": "I",
    "forget": "F",
    "output": "O",
    "reset": "R",
    "update": "U",
    "candidate": "C",
}
"""The key of each gate: the first letter of its English name."""
GATE_TOKENS: dict[Gate, str] = {
    "input": "input",
    "forget": "forget",
    "output": "output",
    "reset": "reset",
    "update": "update_gate",
    "candidate": "candidate",
}
"""The colour that each gate has everywhere, as ``Theme`` names it."""

_FORMULA = re.compile(r"\$\$?([^$]+)\$\$?")
_MARKUP = re.compile(r"[\\`*$\[\]]")


def _tr(words: str) -> str:
    return QCoreApplication.translate("study", words)


def mode_name(mode: Mode) -> str:
    """What a mode is called."""
    return {
        "S": _tr("うた穴うめ"),
        "P": _tr("とめて書く"),
        "C": _tr("四択"),
        "G": _tr("どのゲート？"),
        "T": _tr("○×＋直し"),
        "D": _tr("試験ドリル"),
        "R": _tr("復習"),
        "E": _tr("直前"),
        "V": _tr("予想して動かす"),
    }[mode]


def again_words(asked: Asked) -> str:
    """What mistakes have brought beyond the planned questions; "" where there is nothing."""
    if asked.is_added:
        return _tr("もう一度（残り {count}）").format(count=asked.added)
    return _tr("＋もう一度 {count}").format(count=asked.added) if asked.added else ""


def gate_name(gate: Gate) -> str:
    """What a gate, or the candidate, is called on its key."""
    return {
        "input": _tr("入力"),
        "forget": _tr("忘却"),
        "output": _tr("出力"),
        "reset": _tr("リセット"),
        "update": _tr("更新"),
        "candidate": _tr("候補"),
    }[gate]


def gate_term(gate: Gate) -> str:
    """Id of the term that a gate, or the candidate, is."""
    return gate if gate == "candidate" else f"{gate}_gate"


def term_name(term: Term) -> str:
    """A term's usual form."""
    return term.accepted[0]


def answer_of(term: Term) -> str:
    """A right answer to a question for the term, in the language that is spoken."""
    return term_name(term) if language() == "ja" else term.en


def term_named(curriculum: Curriculum, term_id: str | None) -> str:
    """The name of the term with that id; "" for a word that is no term, such as "sum".

    In English its name in the Japanese exam stands beside it.
    """
    term = curriculum.term(term_id) if term_id else None
    if term is None:
        return ""
    name = term_name(term)
    if language() == "ja" or name.casefold() == term.en.casefold():
        return name
    return f"{term.en} 「{name}」"


def plain_words(text: str) -> str:
    """A text for a button: its formulas in one line of letters."""
    return _FORMULA.sub(lambda found: formula_text(found[1]), text)


def as_markdown(text: str) -> str:
    """A text of the curriculum for ``RichText``: signs are signs, but ``$…$`` stays a formula."""
    if "$" in text:
        return text
    return _MARKUP.sub(lambda found: f"\\{found[0]}", text)
