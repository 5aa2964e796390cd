"""Answers one question: what did the learner answer once, in the language that is spoken now?

The log keeps what was chosen as it stands in the Japanese book, a gate by its id and a plot by its
numbers; what was typed is the learner's own and stays as it is.
"""

from __future__ import annotations

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.curriculum import Bilingual
from oboeuta_desktop.core.question_kinds import (
    GATES,
    ChoiceQuestion,
    GateQuestion,
    MoveQuestion,
    TruthQuestion,
)
from oboeuta_desktop.state.study.material import Material
from oboeuta_desktop.ui.language import said
from oboeuta_desktop.ui.study.move_words import given_words
from oboeuta_desktop.ui.study.words import gate_name, plain_words


def given_said(attempt: Attempt, material: Material) -> str:
    """What was answered; as it was kept where the book no longer has the question."""
    given = attempt.given
    match material.by_id.get(attempt.item_id):
        case ChoiceQuestion(choices=choices):
            return _looked_up(given, [choice.words for choice in choices])
        case GateQuestion():
            return next((gate_name(gate) for gate in GATES if gate == given), given)
        case TruthQuestion(repair=repair) if repair is not None:
            sign, _, word = given.partition(" ")
            instead = _looked_up(word, [repair.right, *repair.others])
            return f"{sign} {instead}".strip()
        case MoveQuestion() as question:
            return given_words(question, given)
        case _:
            return given


def _looked_up(given: str, texts: list[Bilingual]) -> str:
    return next((plain_words(said(text)) for text in texts if text.ja == given), given)
