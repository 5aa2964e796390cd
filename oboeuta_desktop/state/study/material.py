"""Answers one question: what can be asked, and how are answers judged?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.curriculum import Curriculum, Term, read_curriculum
from oboeuta_desktop.core.judging import Judge
from oboeuta_desktop.core.question_kinds import GateQuestion, Question, TypedQuestion
from oboeuta_desktop.core.questions import read_questions
from oboeuta_desktop.core.study_rules import Way
from oboeuta_desktop.state.study.answers import term_of_gate


@dataclass(frozen=True, slots=True)
class Material:
    """The curriculum with all its questions.

    Attributes:
        curriculum: points and terms.
        questions: of each point, the curriculum's own first.
        by_id: every question by its id.
    """

    curriculum: Curriculum
    questions: Mapping[str, tuple[Question, ...]]
    by_id: Mapping[str, Question]

    @property
    def ways(self) -> dict[str, Way]:
        """How each question is asked, by its id."""
        return {item_id: question.kind for item_id, question in self.by_id.items()}

    def term_of(self, attempt: Attempt) -> str | None:
        """The term an attempt was asked for, if it was one."""
        match self.by_id.get(attempt.item_id):
            case TypedQuestion(term=term):
                return term
            case GateQuestion() as question:
                return term_of_gate(question.answer)
            case _:
                return None

    def term(self, term_id: str) -> Term | None:
        """A term by its id."""
        return self.curriculum.term(term_id)

    def judge(self, aliases: Mapping[str, tuple[str, ...]]) -> Judge:
        """A judge of typed answers that also knows the learner's own forms."""
        return Judge(self.curriculum.terms, aliases)


def read_material(resources: Path) -> Material:
    """Everything there is to ask.

    Raises:
        OboeutaError: a file is missing or wrong; it names the file and the line.
    """
    curriculum = read_curriculum(resources / "curriculum.json")
    questions = read_questions(resources / "questions", curriculum)
    by_id = {question.id: question for each in questions.values() for question in each}
    return Material(curriculum, questions, by_id)
