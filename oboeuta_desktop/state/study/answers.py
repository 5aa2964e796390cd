"""Answers one question: what does an answer to a question come to, before it is kept?"""

from __future__ import annotations

from dataclasses import dataclass

from oboeuta_desktop.core.attempt import Outcome
from oboeuta_desktop.core.judging import Judge, Judgement
from oboeuta_desktop.core.question_kinds import (
    ChoiceQuestion,
    Gate,
    GateQuestion,
    MoveQuestion,
    NumericQuestion,
    Question,
    TruthQuestion,
    TypedQuestion,
)
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.moving import written


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of an answer.

    Attributes:
        verdict: as it goes into the log.
        given: as it goes into the log.
        confused_with: id of a term, or the word for the slip; None where there is none.
        kept: the accepted form that was met.
        repaired: of a false statement: whether the right word was put in its place; None elsewhere.
    """

    verdict: Outcome
    given: str
    confused_with: str | None = None
    kept: str = ""
    repaired: bool | None = None


def typed(judge: Judge, question: Question, text: str) -> Found:
    """What was typed for a term or a number.

    Raises:
        TypeError: nothing is to be typed there.
    """
    match question:
        case TypedQuestion():
            found = judge.judge(text, question.term)
        case NumericQuestion():
            found = judge.judge_text(text, question.accepted, number=True)
        case _:
            raise TypeError(question.kind)
    return _of(found, text)


def chosen(question: ChoiceQuestion, index: int) -> Found:
    """The choice at ``index`` of the question's own order."""
    choice = question.choices[index]
    if index == question.answer:
        return Found("exact", choice.words.ja, kept=choice.words.ja)
    verdict: Outcome = "confused" if choice.confuses else "wrong"
    return Found(verdict, choice.words.ja, choice.confuses or None)


def pointed(question: GateQuestion, gate: Gate) -> Found:
    """The gate that was meant, as the learner thinks."""
    if gate == question.answer:
        return Found("exact", gate, kept=gate)
    return Found("confused", gate, term_of_gate(gate))


def term_of_gate(gate: Gate) -> str:
    """The curriculum's term for what a question of gates means."""
    return gate if gate == "candidate" else f"{gate}_gate"


def held_true(question: TruthQuestion, *, is_true: bool, replacement: str | None = None) -> Found:
    """○ or ×; for × on a false statement the word that is put in place of the wrong one (Japanese).

    A false statement that is called false and repaired wrongly is not known.
    """
    given = "○" if is_true else "×"
    if is_true is not question.is_true:
        return Found("wrong", given)
    if question.repair is None:
        return Found("exact", given, kept=given)
    repaired = replacement == question.repair.right.ja
    given = f"{given} {replacement or ''}".strip()
    verdict: Outcome = "exact" if repaired else "wrong"
    return Found(verdict, given, kept=question.repair.right.ja, repaired=repaired)


def moved(question: MoveQuestion, state: State) -> Found:
    """Where a plot was left; only the demo's own goal judges."""
    demo = DEMOS[question.demo]
    given = written(demo, state)
    if demo.goal(question.goal).is_reached(state):
        return Found("exact", given, kept=given)
    return Found("wrong", given)


def _of(found: Judgement, text: str) -> Found:
    return Found(found.verdict, text, found.confused_with, found.kept)
