"""Answers one question: what do the question files ask, and on which line is one wrong?

A folder holds one TOML file for each point of the curriculum, named by the point's id: ``A1.toml``.
It has a list of tables for each kind of question. Every table has ``id`` (``"A1.typed.1"``: point,
kind, number) and ``ask``; all but the first have ``why``. Words stand in both languages
(``ask.ja``, ``ask.en``). The rest, by kind:

    [[paraphrase]]  four [[paraphrase.choices]]: ja, en, why, right (true for one), confuses
    [[typed]]       term: id of a term of the curriculum
    [[numeric]]     answer: a number; accepted: more spellings of it
    [[gate]]        answer: one of GATES; form: one of GATE_FORMS
    [[truth]]       true; if false also wrong, right, three others, fine (words without fault)
    [[move]]        demo, preset, goal: names out of ``oboeuta_desktop.demos``
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from oboeuta_desktop.core.curriculum import Bilingual, Choice, Curriculum, Point
from oboeuta_desktop.core.errors import FileMissingError, FileUnreadableError
from oboeuta_desktop.core.judging_keys import is_number
from oboeuta_desktop.core.question_kinds import (
    GATE_FORMS,
    GATES,
    ChoiceQuestion,
    Gate,
    GateForm,
    GateQuestion,
    MoveQuestion,
    NumericQuestion,
    Question,
    TruthQuestion,
    TypedQuestion,
    own_question,
)
from oboeuta_desktop.core.question_tables import (
    LONGEST_WORDS,
    expect_different,
    expect_only,
    flag_in,
    name_in,
    read_repair,
    words_in,
)
from oboeuta_desktop.core.song_toml import TomlTable, read_toml

CHOICES = 4
"""A question of the exam has so many."""
MOST_OF_A_KIND = 32
MOST_SPELLINGS = 16
_LARGEST = 1e9
_GATES: Mapping[str, Gate] = {gate: gate for gate in GATES}
_FORMS: Mapping[str, GateForm] = {form: form for form in GATE_FORMS}


def read_questions(folder: Path, curriculum: Curriculum) -> Mapping[str, tuple[Question, ...]]:
    """All questions by the id of their point: the curriculum's own one first, then the file's.

    Raises:
        FileMissingError, FileUnreadableError, FileTooLargeError: the folder or a file itself; each
            point needs its file.
        SongFormatError: as ``read_question_file``; also a file of a point that is none.
    """
    if not folder.exists():
        raise FileMissingError(folder)
    for stray in stray_files(folder, curriculum):
        known = ", ".join(f"{point.id}.toml" for point in curriculum.points)
        raise read_toml(stray).error(problem="value", expected=known, found=stray.name)
    return MappingProxyType(
        {
            point.id: read_question_file(question_path(folder, point), point, curriculum)
            for point in curriculum.points
        }
    )


def question_path(folder: Path, point: Point) -> Path:
    """Where the questions of a point stand."""
    return folder / f"{point.id}.toml"


def stray_files(folder: Path, curriculum: Curriculum) -> tuple[Path, ...]:
    """The TOML files in ``folder`` that belong to no point: nobody would ask what they say."""
    try:
        found = [path for path in folder.iterdir() if path.suffix == ".toml"]
    except OSError as error:
        raise FileUnreadableError(folder, error.strerror or str(error)) from error
    return tuple(sorted(path for path in found if curriculum.point(path.stem) is None))


def read_question_file(path: Path, point: Point, curriculum: Curriculum) -> tuple[Question, ...]:
    """The questions of one point: the curriculum's own, then the file's, kind by kind.

    Raises:
        FileMissingError, FileUnreadableError, FileTooLargeError: the file itself.
        SongFormatError: as ``read_toml``; also a key missing or unknown, a value of the wrong type
            or size, an id of another point or kind or given twice, a choice that is not one right
            of four different ones, a term that the curriculum does not have, a number that is not
            spelt as one, a repair that does not fit its statement.
    """
    file = read_toml(path)
    expect_only(file, tuple(_READERS))
    questions: dict[str, Question] = {}
    own = own_question(point)
    questions[own.id] = own
    for kind, read in _READERS.items():
        for table in file.tables(kind, limit=MOST_OF_A_KIND):
            question = read(table, _read_id(table, point.id, kind), point.id)
            if question.id in questions:
                raise table.error("id", problem="duplicate", found=question.id)
            if isinstance(question, TypedQuestion) and curriculum.term(question.term) is None:
                terms = ", ".join(term.id for term in curriculum.terms)
                raise table.error("term", problem="value", expected=terms, found=question.term)
            questions[question.id] = question
    return tuple(questions.values())


def spellings(number: float) -> tuple[str, ...]:
    """How a number may always be written, the plainest way first.

    Width, the kinds of minus and the words for 0 to 9 are a matter of judging, not of these.
    """
    plain = f"{number:.12g}"
    size = plain.removeprefix("-")
    forms = [size, f"{abs(number):,.12g}", size.removeprefix("0") if "." in size else size]
    if number < 0:
        forms = [f"{sign}{form}" for sign in ("-", "マイナス") for form in forms]
    return tuple(dict.fromkeys(forms))


def _read_paraphrase(table: TomlTable, item_id: str, point_id: str) -> ChoiceQuestion:
    expect_only(table, ("id", "ask", "choices"))
    rows = table.tables("choices", limit=CHOICES)
    if len(rows) != CHOICES:
        expected = f"{CHOICES} × [[paraphrase.choices]]"
        raise table.error("choices", problem="value", expected=expected, found=len(rows))
    choices = tuple(_read_choice(row) for row in rows)
    expect_different([(row, choice.words) for row, choice in zip(rows, choices, strict=True)])
    right = [at for at, row in enumerate(rows) if flag_in(row, "right", fallback=False)]
    if len(right) != 1:
        raise table.error(
            "choices", problem="value", expected="right = true (1)", found=f"{len(right)} right"
        )
    if choices[right[0]].confuses:
        row = rows[right[0]]
        raise row.error("confuses", problem="value", expected='""', found=row.values["confuses"])
    ask = words_in(table, "ask")
    return ChoiceQuestion(item_id, point_id, "paraphrase", ask, choices, right[0])


def _read_choice(row: TomlTable) -> Choice:
    expect_only(row, ("ja", "en", "right", "why", "confuses"))
    words = Bilingual(row.text("ja", limit=LONGEST_WORDS), row.text("en", limit=LONGEST_WORDS))
    confuses = name_in(row, "confuses") if "confuses" in row.values else ""
    return Choice(words, words_in(row, "why"), confuses)


def _read_typed(table: TomlTable, item_id: str, point_id: str) -> TypedQuestion:
    expect_only(table, ("id", "ask", "term", "why"))
    ask, why = words_in(table, "ask"), words_in(table, "why")
    return TypedQuestion(item_id, point_id, ask, name_in(table, "term"), why)


def _read_numeric(table: TomlTable, item_id: str, point_id: str) -> NumericQuestion:
    expect_only(table, ("id", "ask", "answer", "accepted", "why"))
    answer = table.number("answer", low=-_LARGEST, high=_LARGEST)
    if answer is None:
        raise table.error("answer", problem="missing", expected="answer = 0.25")
    written = table.texts("accepted", limit=MOST_SPELLINGS)
    for position, text in enumerate(written):
        if not is_number(text):
            raise table.error(
                "accepted", position, problem="value", expected='"0.25", "1/4"', found=text
            )
    accepted = tuple(dict.fromkeys((*spellings(answer), *written)))
    ask, why = words_in(table, "ask"), words_in(table, "why")
    return NumericQuestion(item_id, point_id, ask, answer, accepted, why)


def _read_gate(table: TomlTable, item_id: str, point_id: str) -> GateQuestion:
    expect_only(table, ("id", "ask", "answer", "form", "why"))
    ask, why = words_in(table, "ask"), words_in(table, "why")
    gate = _GATES.get(table.text("answer"))
    if gate is None:
        found = table.values["answer"]
        raise table.error("answer", problem="value", expected=", ".join(_GATES), found=found)
    form = _FORMS.get(table.text("form"))
    if form is None:
        found = table.values["form"]
        raise table.error("form", problem="value", expected=", ".join(_FORMS), found=found)
    return GateQuestion(item_id, point_id, ask, form, gate, why)


def _read_truth(table: TomlTable, item_id: str, point_id: str) -> TruthQuestion:
    ask, why = words_in(table, "ask"), words_in(table, "why")
    if flag_in(table, "true"):
        expect_only(table, ("id", "ask", "true", "why"))
        return TruthQuestion(item_id, point_id, ask, None, why)
    expect_only(table, ("id", "ask", "true", "wrong", "right", "others", "fine", "why"))
    return TruthQuestion(item_id, point_id, ask, read_repair(table, ask), why)


def _read_move(table: TomlTable, item_id: str, point_id: str) -> MoveQuestion:
    expect_only(table, ("id", "ask", "demo", "preset", "goal", "why"))
    ask, why = words_in(table, "ask"), words_in(table, "why")
    demo, preset, goal = (name_in(table, key) for key in ("demo", "preset", "goal"))
    return MoveQuestion(item_id, point_id, ask, demo, preset, goal, why)


_READERS: Mapping[str, Callable[[TomlTable, str, str], Question]] = MappingProxyType(
    {
        "paraphrase": _read_paraphrase,
        "typed": _read_typed,
        "numeric": _read_numeric,
        "gate": _read_gate,
        "truth": _read_truth,
        "move": _read_move,
    }
)


def _read_id(table: TomlTable, point_id: str, kind: str) -> str:
    """The id, which says its point and kind: moving a question about keeps what it is."""
    found = table.text("id")
    if not re.fullmatch(rf"{re.escape(point_id)}\.{kind}\.[1-9][0-9]?", found):
        raise table.error("id", problem="value", expected=f"{point_id}.{kind}.1", found=found)
    return found
