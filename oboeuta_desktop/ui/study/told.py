"""Answers one question: what is the learner told about an answer?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.core.attempt import Outcome
from oboeuta_desktop.core.question_kinds import (
    GATES,
    ChoiceQuestion,
    Gate,
    GateQuestion,
    MoveQuestion,
    NumericQuestion,
    Question,
    TruthQuestion,
    TypedQuestion,
)
from oboeuta_desktop.core.study_queue import point_about
from oboeuta_desktop.state.study.material import Material
from oboeuta_desktop.state.study.round import Answered
from oboeuta_desktop.ui.joined import named, noted
from oboeuta_desktop.ui.language import language, said
from oboeuta_desktop.ui.study.buttons import RowMark
from oboeuta_desktop.ui.study.move_words import given_words, right_words
from oboeuta_desktop.ui.study.words import gate_name, gate_term, plain_words, term_name, term_named

Tone = Literal["right", "near", "confused", "wrong"]


def _tr(words: str) -> str:
    return QCoreApplication.translate("study", words)


@dataclass(frozen=True, slots=True)
class Told:
    """What is said about an answer, in the order in which it is read.

    Attributes:
        tone: which icon and colour go with it.
        verdict: in words.
        right: what is right, with its readings; "" where the choice that was taken is, or the
            contrast says it.
        given: what was answered, where that has gone from the screen and the contrast does not say
            it; else "".
        contrast: what was taken for what; "" where nothing was.
        difference: one line each on the two, or nothing.
        why: the reason; "" where the choices have theirs.
    """

    tone: Tone
    verdict: str
    right: str
    given: str = ""
    contrast: str = ""
    difference: tuple[str, ...] = ()
    why: str = ""

    @property
    def spoken(self) -> str:
        """All of it for those who hear it."""
        parts = (self.verdict, self.given, self.right, self.contrast, *self.difference, self.why)
        return "\n".join(part for part in parts if part)


def told(answered: Answered, material: Material) -> Told:
    """What is said about an answer."""
    question = answered.asked.question
    assert question is not None
    tone, verdict = _verdict(answered)
    right, given = right_form(question, material), answered.found.given.strip()
    taken_for = term_named(material.curriculum, answered.found.confused_with)
    contrast, difference = _contrast(answered, question, material, right)
    shows_itself = isinstance(question, ChoiceQuestion | MoveQuestion)
    is_plain = shows_itself and answered.attempt.verdict == "exact"
    is_one_of_many = isinstance(question, MoveQuestion)
    words = _tr("たとえば：{right}") if is_one_of_many else _tr("正しい答え：{right}")
    return Told(
        tone=tone,
        verdict=verdict,
        right="" if is_plain or contrast else words.format(right=right),
        given="" if contrast and given == taken_for else _given(answered, question),
        contrast=contrast,
        difference=difference,
        why="" if isinstance(question, ChoiceQuestion) else said(question.why),
    )


def right_form(question: Question, material: Material) -> str:
    """What is right, in one line."""
    match question:
        case ChoiceQuestion():
            return plain_words(said(question.right.words))
        case TypedQuestion():
            return _term_form(question.term, material)
        case NumericQuestion():
            return question.accepted[0]
        case GateQuestion():
            name = term_named(material.curriculum, gate_term(question.answer))
            return name or gate_name(question.answer)
        case TruthQuestion():
            words = _tr("○ {statement}") if question.is_true else _tr("× → {statement}")
            return words.format(statement=said(question.true_form))
        case MoveQuestion():
            return right_words(question)


def _term_form(term_id: str, material: Material) -> str:
    """A term with its reading and its English name."""
    term = material.term(term_id)
    if term is None:
        return term_id
    name = term_name(term)
    if language() == "en":
        reading = term.readings[0] if term.readings else ""
        is_same = name.casefold() == term.en.casefold()
        exam = " ".join(dict.fromkeys(filter(None, ("" if is_same else name, reading))))
        return f"{term.en} 「{exam}」" if exam else term.en
    others = dict.fromkeys((*term.readings[:1], term.en))
    beside = [other for other in others if other.casefold() != name.casefold()]
    return noted(name, " / ".join(beside)) if beside else name


def term_of_own_form(answered: Answered) -> str | None:
    """The term that an overridden answer is the learner's own form of; another term's name never
    becomes one.
    """
    question = answered.asked.question
    if not isinstance(question, TypedQuestion) or answered.attempt.verdict == "confused":
        return None
    return question.term


def reason_of(answered: Answered, material: Material) -> str:
    """Why the right answer is right, for the list at the end."""
    question = answered.asked.question
    assert question is not None
    feedback = told(answered, material)
    parts = [*_contrast(answered, question, material)[:1], *feedback.difference]
    if isinstance(question, ChoiceQuestion):
        parts.append(said(question.right.reason))
        taken = _taken(answered, question)
        if taken is not None and taken != question.answer:
            wrong = question.choices[taken]
            words = _tr("「{choice}」は、{reason}")
            choice = plain_words(said(wrong.words))
            parts.append(words.format(choice=choice, reason=said(wrong.reason)))
    else:
        parts.append(feedback.why)
    return "\n\n".join(part for part in parts if part)


def choice_marks(answered: Answered, question: ChoiceQuestion) -> tuple[RowMark, ...]:
    """What became of each choice, as they stand on the screen."""
    taken = _taken(answered, question)
    marks: list[RowMark] = []
    for place in answered.asked.order:
        reason = plain_words(said(question.choices[place].reason))
        if place == question.answer:
            marks.append(RowMark("right", _tr("正しい"), reason))
        elif place == taken:
            marks.append(RowMark("wrong", _tr("あなたの答え"), reason))
        else:
            marks.append(RowMark("idle", "", reason))
    return tuple(marks)


def gate_outcomes(answered: Answered, question: GateQuestion) -> dict[Gate, RowMark]:
    """What became of each gate's key."""
    marks: dict[Gate, RowMark] = {gate: RowMark("idle") for gate in GATES}
    for gate in GATES:
        if gate == answered.found.given:
            marks[gate] = RowMark("wrong", _tr("あなたの答え"))
    marks[question.answer] = RowMark("right", _tr("正しい"))
    return marks


def _taken(answered: Answered, question: ChoiceQuestion) -> int | None:
    given = answered.found.given
    return next((n for n, each in enumerate(question.choices) if each.words.ja == given), None)


def _verdict(answered: Answered) -> tuple[Tone, str]:
    if answered.attempt.overridden:
        return "right", _tr("正解（自分で正解にしました）")
    if answered.found.repaired is False:
        return "wrong", _tr("× は正解。直し方がちがいます")
    verdicts: dict[Outcome, tuple[Tone, str]] = {
        "exact": ("right", _tr("正解")),
        "near": ("near", _tr("ほぼ正解")),
        "confused": ("confused", _confusion(answered)),
        "revealed": ("wrong", _tr("答えを見ました")),
    }
    return verdicts.get(answered.attempt.verdict, ("wrong", _tr("ちがいます")))


def _confusion(answered: Answered) -> str:
    """Only a term that was typed is another term; a choice or a key is just not the right one."""
    typed = isinstance(answered.asked.question, TypedQuestion | NumericQuestion)
    return _tr("別の用語です") if typed else _tr("ちがいます")


def _given(answered: Answered, question: Question) -> str:
    if isinstance(question, MoveQuestion) and answered.attempt.verdict == "wrong":
        place = given_words(question, answered.found.given)
        return _tr("あなたの答え：{given}").format(given=place)
    typed = isinstance(question, TypedQuestion | NumericQuestion)
    if not typed or not answered.found.given.strip():
        return ""
    return _tr("あなたの答え：{given}").format(given=answered.found.given.strip())


def _contrast(
    answered: Answered, question: Question, material: Material, right: str = ""
) -> tuple[str, tuple[str, ...]]:
    """「それは出力ゲート。ここは入力ゲート。」 and a line on each; ``right`` is what is right in
    one line, where that is not said beside it.
    """
    taken_for = answered.found.confused_with
    other = term_named(material.curriculum, taken_for)
    asked = _asked_term(question, material)
    mine = term_named(material.curriculum, asked)
    if not other or not mine or other == mine:
        return "", ()
    words = _tr("それは「{other}」。ここは「{mine}」。").format(other=other, mine=right or mine)
    about_other, about_mine = _about(taken_for, material), _about(asked, material)
    if not about_other or not about_mine or about_other == about_mine:
        return words, ()
    return words, (named(other, about_other), named(mine, about_mine))


def _asked_term(question: Question, material: Material) -> str | None:
    """Id of the term that a question is after, where it is after one."""
    match question:
        case TypedQuestion():
            return question.term
        case GateQuestion():
            return gate_term(question.answer)
        case ChoiceQuestion():
            right = question.right.words.ja
            terms = material.curriculum.terms
            return next((each.id for each in terms if right in each.accepted), None)
        case _:
            return None


def _about(term_id: str | None, material: Material) -> str:
    point = point_about(term_id, material.curriculum) if term_id else None
    return said(point.definition) if point is not None else ""
