"""Answers one question: what stands on the two sides of a card that asks a question of the book?"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from oboeuta_desktop.core.curriculum import Bilingual, Curriculum
from oboeuta_desktop.core.question_kinds import (
    ChoiceQuestion,
    Gate,
    GateQuestion,
    NumericQuestion,
    Question,
    TruthQuestion,
    TypedQuestion,
)

Language = Literal["ja", "en"]

_GATES: dict[Gate, Bilingual] = {
    "input": Bilingual("入力ゲート", "input gate"),
    "forget": Bilingual("忘却ゲート", "forget gate"),
    "output": Bilingual("出力ゲート", "output gate"),
    "reset": Bilingual("リセットゲート", "reset gate"),
    "update": Bilingual("更新ゲート", "update gate"),
    "candidate": Bilingual("候補（ゲートではない）", "candidate (not a gate)"),
}
_WHICH_GATE = Bilingual("どのゲート？", "Which gate?")
_TRUE_OR_FALSE = Bilingual("○ か × か（× なら直す）", "True or false? (If false, mend it.)")
_RIGHT = re.compile(r"^(?:正解。|Correct[.:] ?)")
_TRUE, _FALSE = Bilingual("○", "True"), Bilingual("×", "False")


@dataclass(frozen=True, slots=True)
class Sides:
    """Paragraphs of Markdown; the first one of ``back`` is the answer, then comes why."""

    front: tuple[str, ...]
    back: tuple[str, ...]


def sides_of(question: Question, curriculum: Curriculum, language: Language) -> Sides | None:
    """The sides of a question; None for one that needs the program: a plot to move."""

    def said(words: Bilingual) -> str:
        return words.ja if language == "ja" else words.en

    ask = said(question.ask)
    match question:
        case ChoiceQuestion():
            point = curriculum.point(question.point)
            definition = "" if point is None else said(point.definition)
            return _choice_sides(question, definition, language)
        case TypedQuestion():
            term = curriculum.term(question.term)
            assert term is not None  # checked when the questions were read
            answer = term.accepted[0] if language == "ja" else term.en
            return Sides((ask,), (answer, said(question.why)))
        case NumericQuestion():
            return Sides((ask,), (question.accepted[0], said(question.why)))
        case GateQuestion():
            answer = said(_GATES[question.answer])
            return Sides((ask, said(_WHICH_GATE)), (answer, said(question.why)))
        case TruthQuestion():
            answer = said(_TRUE)
            if not question.is_true:
                answer = f"{said(_FALSE)} → {said(question.true_form)}"
            return Sides((ask, said(_TRUE_OR_FALSE)), (answer, said(question.why)))
        case _:
            return None


def _choice_sides(question: ChoiceQuestion, definition: str, language: Language) -> Sides:
    """The choices in an order of no meaning that is the same each time; a reason that says no more
    than "right" gives way to what the point is.
    """
    rows = [
        (getattr(choice.words, language), getattr(choice.reason, language))
        for choice in question.choices
    ]
    right = rows[question.answer]
    rows.sort(key=lambda row: hashlib.sha256(f"{question.id}\0{row[0]}".encode()).digest())
    listed = [f"{number}. {words}" for number, (words, _) in enumerate(rows, start=1)]
    answer = f"{rows.index(right) + 1}. {right[0]}"
    why = _RIGHT.sub("", right[1]).strip() or definition
    return Sides((getattr(question.ask, language), *listed), (answer, why))
