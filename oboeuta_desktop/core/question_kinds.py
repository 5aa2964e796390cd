"""Answers one question: in which ways is a point asked for, and what is right each time?

A question is a value of one of six classes. What the curriculum asks itself is one of them; the
others stand in one file for each point and are read by ``core.questions``. A question's id
never changes its meaning: the log of answers refers to it.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from typing import Literal, get_args

from oboeuta_desktop.core.curriculum import Bilingual, Choice, Point

QuestionKind = Literal["choice", "paraphrase", "typed", "numeric", "gate", "truth", "move"]
"""How a point is asked: a choice of the curriculum's own, a choice in other words, a term to type,
a number to type, which gate is meant, true or false with repair, a demo's goal to reach."""
Gate = Literal["input", "forget", "output", "reset", "update", "candidate"]
"""What a question of the kind "gate" may mean: the three of LSTM, the two of GRU, and what both
write, which is none."""
GateForm = Literal["statement", "formula", "picture"]
"""What points at the gate: a sentence, a formula, or a picture from everyday life in words."""

KINDS: tuple[QuestionKind, ...] = get_args(QuestionKind)
GATES: tuple[Gate, ...] = get_args(Gate)
GATE_FORMS: tuple[GateForm, ...] = get_args(GateForm)

_HASH_DIGITS = 16


@dataclass(frozen=True, slots=True)
class ChoiceQuestion:
    """A question with some answers to choose from, in no meaningful order.

    Attributes:
        id: such as "A1.choice.1".
        point: id of the point that it asks for.
        kind: "choice" or "paraphrase".
        ask: the question.
        choices: each with its reason; a wrong one may say what it confuses.
        answer: index of the right one.
    """

    id: str
    point: str
    kind: Literal["choice", "paraphrase"]
    ask: Bilingual
    choices: tuple[Choice, ...]
    answer: int

    @property
    def right(self) -> Choice:
        """The right choice."""
        return self.choices[self.answer]


@dataclass(frozen=True, slots=True)
class TypedQuestion:
    """A question whose answer is a term; ``why`` says what makes it the right one.

    Attributes:
        term: id of a term of the curriculum, which knows what is accepted.
    """

    id: str
    point: str
    ask: Bilingual
    term: str
    why: Bilingual

    @property
    def kind(self) -> QuestionKind:
        """How it is asked."""
        return "typed"


@dataclass(frozen=True, slots=True)
class NumericQuestion:
    """A question whose answer is a number, met exactly.

    Attributes:
        answer: the number itself.
        accepted: how it may be written, the plainest way first.
        why: the calculation.
    """

    id: str
    point: str
    ask: Bilingual
    answer: float
    accepted: tuple[str, ...]
    why: Bilingual

    @property
    def kind(self) -> QuestionKind:
        """How it is asked."""
        return "numeric"


@dataclass(frozen=True, slots=True)
class GateQuestion:
    """A statement, formula or picture that means one gate, or the candidate."""

    id: str
    point: str
    ask: Bilingual
    form: GateForm
    answer: Gate
    why: Bilingual

    @property
    def kind(self) -> QuestionKind:
        """How it is asked."""
        return "gate"


@dataclass(frozen=True, slots=True)
class Repair:
    """How a false statement becomes true: by another word in the place of one.

    Attributes:
        wrong: the word at fault; it stands in the statement exactly once.
        right: what must stand there.
        others: three more words to choose from; with each of them the statement is false.
        words_ja: the words of the Japanese statement that can be pointed at, as they stand in it
            one after the other; the wrong one is among them, and no other one could be the fault.
        words_en: the same of the English statement.
    """

    wrong: Bilingual
    right: Bilingual
    others: tuple[Bilingual, ...]
    words_ja: tuple[str, ...]
    words_en: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TruthQuestion:
    """A statement that is true or false; a false one has a repair.

    Attributes:
        ask: the statement.
        why: why it is true or false.
    """

    id: str
    point: str
    ask: Bilingual
    repair: Repair | None
    why: Bilingual

    @property
    def kind(self) -> QuestionKind:
        """How it is asked."""
        return "truth"

    @property
    def is_true(self) -> bool:
        """Whether the statement holds as it stands."""
        return self.repair is None

    @property
    def true_form(self) -> Bilingual:
        """The statement as it is true: itself, or repaired."""
        if self.repair is None:
            return self.ask
        wrong, right = self.repair.wrong, self.repair.right
        return Bilingual(
            self.ask.ja.replace(wrong.ja, right.ja), self.ask.en.replace(wrong.en, right.en)
        )


@dataclass(frozen=True, slots=True)
class MoveQuestion:
    """A plot to bring to where something holds; the demo's goal judges.

    Attributes:
        ask: what to reach.
        demo: name of the demo.
        preset: name of the demo's preset that it starts from.
        goal: name of the demo's goal.
        why: what is to be seen there.
    """

    id: str
    point: str
    ask: Bilingual
    demo: str
    preset: str
    goal: str
    why: Bilingual

    @property
    def kind(self) -> QuestionKind:
        """How it is asked."""
        return "move"


Question = (
    ChoiceQuestion | TypedQuestion | NumericQuestion | GateQuestion | TruthQuestion | MoveQuestion
)


def own_question(point: Point) -> ChoiceQuestion:
    """The question that the curriculum itself asks for a point."""
    return ChoiceQuestion(
        id=f"{point.id}.choice.1",
        point=point.id,
        kind="choice",
        ask=point.question,
        choices=point.choices,
        answer=point.answer,
    )


def content_hash(question: Question) -> str:
    """16 hexadecimal digits that change when what is asked, or what is right, changes.

    They stay as they are when only reasons, spaces between words, the order of choices or the id
    change: an answer that was given before still says the same about the learner.
    """
    content = json.dumps(
        [question.kind, question.point, _pair(question.ask), *_answers(question)],
        ensure_ascii=False,
        sort_keys=True,
    )
    return hashlib.sha256(content.encode()).hexdigest()[:_HASH_DIGITS]


def _answers(question: Question) -> list[object]:
    """What is right and what is offered beside it."""
    match question:
        case ChoiceQuestion():
            return [_pair(question.right.words), sorted(_pair(c.words) for c in question.choices)]
        case TypedQuestion():
            return [question.term]
        case NumericQuestion() | GateQuestion():
            return [question.answer]
        case TruthQuestion():
            return _repaired(question.repair)
        case MoveQuestion():
            return [question.demo, question.preset, question.goal]


def _repaired(repair: Repair | None) -> list[object]:
    if repair is None:
        return [True]
    others = sorted(_pair(word) for word in repair.others)
    return [False, _pair(repair.wrong), _pair(repair.right), others]


def _pair(words: Bilingual) -> list[str]:
    return [_plain(words.ja), _plain(words.en)]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
