"""Answers one question: what does each hint say to a question?

The first says how the word begins and how long it is, the second gives a picture from everyday
life, the third leaves four to choose from. Where there already are four, a hint rules one out. Of
a plot, the first says what is to be moved and the third which way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from oboeuta_desktop.core.question_kinds import (
    GATES,
    ChoiceQuestion,
    Gate,
    GateQuestion,
    MoveQuestion,
    NumericQuestion,
    Question,
    TypedQuestion,
)
from oboeuta_desktop.core.study_rules import Hint, kana_hint
from oboeuta_desktop.state.study.material import Material
from oboeuta_desktop.state.study.round import Asked
from oboeuta_desktop.ui.study.move_words import move_hint
from oboeuta_desktop.ui.study.words import answer_of, gate_term

_CHOICES = 4
_NO_CONFUSIONS: Mapping[str, Counter[str]] = MappingProxyType({})


def _tr(words: str, n: int = -1) -> str:
    return QCoreApplication.translate("study", words, None, n)


@dataclass(frozen=True, slots=True)
class HintGiven:
    """A hint: words to read, words to choose from, places or gates that are ruled out."""

    words: str = ""
    choices: tuple[str, ...] = ()
    struck: int | None = None
    struck_gates: tuple[Gate, ...] = ()


def hint_for(
    asked: Asked,
    hint: Hint,
    material: Material,
    metaphor: str,
    confusions: Mapping[str, Counter[str]] = _NO_CONFUSIONS,
) -> HintGiven:
    """What a hint says.

    Args:
        asked: the question.
        hint: which of the three.
        material: what can be asked.
        metaphor: the point's picture from everyday life, or "".
        confusions: by term asked for, how often this learner took it for which.
    """
    question = asked.question
    assert question is not None
    if hint == "picture":
        none = _tr("この問いには、たとえがありません。")
        return HintGiven(_tr("たとえるなら：{words}").format(words=metaphor) if metaphor else none)
    if isinstance(question, MoveQuestion):
        return HintGiven(move_hint(question, which_way=hint == "choices"))
    if isinstance(question, ChoiceQuestion):
        return _struck(asked, question, first=hint == "kana")
    if hint == "kana":
        return _beginning(question, material)
    return _four(question, material, confusions)


def _beginning(question: Question, material: Material) -> HintGiven:
    if isinstance(question, NumericQuestion):
        digits = question.accepted[0]
        return HintGiven(_tr("%n 文字の数です。", len(digits)))
    term = material.term(_term_of(question, material))
    if term is None or not term.readings:
        return HintGiven(_tr("この問いには、読みのヒントがありません。"))
    kana = kana_hint(term.readings[0])
    words = _tr("「{first}」で始まる %n 拍のことば", kana.morae)
    return HintGiven(words.format(first=kana.first))


def _term_of(question: Question, material: Material) -> str:
    if isinstance(question, TypedQuestion):
        return question.term
    if isinstance(question, GateQuestion):
        return gate_term(question.answer)
    point = material.curriculum.point(question.point)
    return point.terms[0] if point is not None and point.terms else ""


def _four(
    question: Question, material: Material, confusions: Mapping[str, Counter[str]]
) -> HintGiven:
    match question:
        case TypedQuestion():
            return HintGiven(choices=_terms(question, material, confusions))
        case NumericQuestion():
            return HintGiven(choices=_numbers(question))
        case GateQuestion():
            others: list[Gate] = [gate for gate in GATES if gate != question.answer]
            # The two farthest from the right one: what is confused with it stays.
            term = material.term(gate_term(question.answer))
            near = term.confusable if term is not None else ()
            far = sorted(others, key=lambda gate: gate_term(gate) in near)
            return HintGiven(
                _tr("この中の一つです。"), struck_gates=tuple(far[: len(GATES) - _CHOICES])
            )
        case _:
            return HintGiven(_tr("ヒントはここまでです。"))


def _struck(asked: Asked, question: ChoiceQuestion, *, first: bool) -> HintGiven:
    """Rule out a wrong choice: first one that is not mixed up with the right one."""
    wrong = [place for place in asked.order if place != question.answer]
    wrong.sort(key=lambda place: bool(question.choices[place].confuses))
    struck = wrong[0 if first else 1]
    return HintGiven(_tr("一つ消しました。"), struck=asked.order.index(struck))


def _terms(
    question: TypedQuestion, material: Material, confusions: Mapping[str, Counter[str]]
) -> tuple[str, ...]:
    """The right term among those that it is mixed up with, by this learner first of all."""
    term = material.term(question.term)
    if term is None:
        return ()
    rest = [other.id for other in material.curriculum.terms if other.kind == term.kind]
    own = [taken for taken, _ in confusions.get(term.id, Counter()).most_common()]
    row = dict.fromkeys((term.id, *own, *term.confusable, *rest))
    found = [each for term_id in row if (each := material.term(term_id)) is not None]
    return tuple(sorted(answer_of(each) for each in found[:_CHOICES]))


def _numbers(question: NumericQuestion) -> tuple[str, ...]:
    """The right number among those that a slip leads to."""
    answer = question.answer
    slips = (answer, -answer, answer + 1, answer - 1, 2 * answer, answer / 2, answer + 2)
    found = list(dict.fromkeys(f"{slip + 0.0:.6g}" for slip in slips))[:_CHOICES]
    found[0] = question.accepted[0]
    return tuple(sorted(found, key=_size))


def _size(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
