"""Answers one question: what keeps the question files from being fit to ship?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from oboeuta_desktop.checking.problem import Problem, from_error
from oboeuta_desktop.core.curriculum import Curriculum
from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.core.question_kinds import MoveQuestion, Question
from oboeuta_desktop.core.questions import question_path, read_question_file, stray_files
from oboeuta_desktop.core.song_toml import read_toml
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.presets import POINT, open_demo


def check_questions(folder: Path, curriculum: Curriculum) -> tuple[int, tuple[Problem, ...]]:
    """How many questions can be asked, and all problems of the files in ``folder``.

    A file that cannot be read has one problem; the others are read all the same.
    """
    try:
        strays = stray_files(folder, curriculum)
    except OboeutaError as error:
        return 0, (from_error(error, folder),)
    problems = [
        Problem(path, 0, f"the curriculum has no point {path.stem}", "name the file by a point")
        for path in strays
    ]
    count = 0
    for point in curriculum.points:
        path = question_path(folder, point)
        try:
            questions = read_question_file(path, point, curriculum)
        except OboeutaError as error:
            problems.append(from_error(error, folder))
            continue
        count += len(questions)
        problems += _moves(path, questions)
    return count, tuple(problems)


def _moves(path: Path, questions: Sequence[Question]) -> Iterator[Problem]:
    """Whether the questions that move a plot can be asked."""
    moves = [question for question in questions if isinstance(question, MoveQuestion)]
    for position, question in enumerate(moves):
        found = move_problem(question)
        if found:
            key, wrong, remedy = found
            place = read_toml(path).line_of("move", position, key)
            yield Problem(path, place, f"{question.id}: {wrong}", remedy)


def move_problem(question: MoveQuestion) -> tuple[str, str, str] | None:
    """The key at fault, what is wrong and the remedy; None for a question that can be asked.

    A goal that is reached at the start would be no question.
    """
    demo = DEMOS.get(question.demo)
    if demo is None:
        return "demo", f"no demo {question.demo!r}", f"one of {', '.join(DEMOS)}"
    if question.preset not in demo.presets:
        known = ", ".join(demo.presets)
        return "preset", f"{demo.name} has no preset {question.preset!r}", f"one of {known}"
    offered = demo.presets[question.preset].goals
    if question.goal not in offered:
        wrong = f"the preset {question.preset} has no goal {question.goal!r}"
        return "goal", wrong, f"one of {', '.join(offered)}"
    opening = open_demo(demo, {POINT: question.preset})
    if demo.goal(question.goal).is_reached(opening.state):
        return "goal", f"{question.goal} is reached at the start", "name another goal"
    return None
