"""Answers one question: what is there to learn, how is it asked, and which answers are accepted?

The curriculum is one JSON file that ships with the program: the points that the songs teach, a
question for each, and the terms that are typed in answer. Learners' progress is kept by the ids of
points, so an id never changes its meaning.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from oboeuta_desktop.core.errors import CurriculumFormatError
from oboeuta_desktop.core.song_toml import read_bounded, shown

VERSION = 1
"""The only layout of the file that this program reads."""
SIZE_LIMIT = 2_000_000
"""Bytes; a curriculum above this is not read."""
MOST_POINTS = 500
MOST_TERMS = 1_000
MOST_CHOICES = 8
MOST_WORDS = 32
"""Texts of one list, such as the accepted answers of a term."""
LONGEST_TEXT = 1_000
"""Characters of one text."""

LEVELS = ("recall", "understand", "apply", "compare")
"""What a question asks of the learner, easiest first."""
SHAPES = ("正しいもの", "不適切", "組み合わせ", "空欄（組み合わせ）", "計算", "事例")
"""The forms of a question that the exam knows."""
KINDS = ("term", "number")

_POINT_KEYS = (
    "id",
    "song",
    "topic",
    "definition",
    "formula",
    "derivative",
    "confusion",
    "correction",
    "plot",
    "level",
    "shape",
    "cloze",
    "terms",
    "question",
    "choices",
    "answer",
)
_CHOICE_KEYS = ("ja", "en", "reason")
_TERM_KEYS = ("id", "kind", "en", "readings", "accepted", "confusable")
_ID = re.compile(r"[A-Za-z0-9_.-]{1,64}")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The same words in Japanese and in English; neither is empty."""

    ja: str
    en: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question.

    Attributes:
        words: the answer.
        reason: why it is right or wrong.
        confuses: what somebody who picks it mixes up: the id of a term or a word for the slip; ""
            for an answer that shows no particular one.
    """

    words: Bilingual
    reason: Bilingual
    confuses: str


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to know, as the exam asks it.

    Attributes:
        id: such as "A1"; lessons and progress refer to it.
        song: id of the song that teaches it.
        topic: what it is about, in a few words.
        definition: the thing itself, in one sentence.
        formula: as plain text.
        derivative: of the formula, or what its gradient is; plain text.
        confusion: what it is mixed up with.
        correction: what is popularly said and not quite true.
        plot: what to do with the demo to see it.
        level: one of ``LEVELS``.
        shape: one of ``SHAPES``.
        cloze: Japanese keywords, as they may stand in a line of lyrics.
        terms: ids of the terms it is about.
        question: as asked.
        choices: two or more.
        answer: index of the right choice.
    """

    id: str
    song: str
    topic: Bilingual
    definition: Bilingual
    formula: str
    derivative: str
    confusion: Bilingual
    correction: Bilingual
    plot: Bilingual
    level: str
    shape: str
    cloze: tuple[str, ...]
    terms: tuple[str, ...]
    question: Bilingual
    choices: tuple[Choice, ...]
    answer: int


@dataclass(frozen=True, slots=True)
class Term:
    """A term that is asked for.

    Attributes:
        id: such as "leaky_relu".
        kind: one of ``KINDS``.
        en: its English name.
        readings: how it is read aloud, in kana.
        accepted: the answers that count as right when typed.
        confusable: ids of the terms it is mixed up with.
    """

    id: str
    kind: str
    en: str
    readings: tuple[str, ...]
    accepted: tuple[str, ...]
    confusable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Curriculum:
    """All points and terms, in the order of the file; ids are unique."""

    points: tuple[Point, ...]
    terms: tuple[Term, ...]
    _points: dict[str, Point] = field(init=False, compare=False, repr=False)
    _terms: dict[str, Term] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_points", {point.id: point for point in self.points})
        object.__setattr__(self, "_terms", {term.id: term for term in self.terms})

    def point(self, point_id: str) -> Point | None:
        """The point with that id, if there is one."""
        return self._points.get(point_id)

    def term(self, term_id: str) -> Term | None:
        """The term with that id, if there is one."""
        return self._terms.get(term_id)

    def points_of(self, song_id: str) -> tuple[Point, ...]:
        """The points that a song teaches; none for a song the curriculum does not know."""
        return tuple(point for point in self.points if point.song == song_id)


def read_curriculum(path: Path) -> Curriculum:
    """The curriculum in the file ``path``.

    Raises:
        FileMissingError, FileUnreadableError, FileTooLargeError: the file itself.
        CurriculumFormatError: not UTF-8, not JSON, of another version, a key missing or unknown, a
            value of the wrong type or size, an id given twice or used without being there.
    """
    root = _Node(path, _parsed(path, read_bounded(path, SIZE_LIMIT)), "")
    root.expect_keys(("version", "points", "terms"))
    root["version"].number(VERSION, VERSION)
    terms = _unique(root["terms"], MOST_TERMS, _read_term)
    points = _unique(root["points"], MOST_POINTS, _read_point)
    for node, term in zip(root["terms"].nodes(MOST_TERMS), terms.values(), strict=True):
        node["confusable"].expect_each_in(terms, term.confusable)
    for node, point in zip(root["points"].nodes(MOST_POINTS), points.values(), strict=True):
        node["terms"].expect_each_in(terms, point.terms)
    return Curriculum(tuple(points.values()), tuple(terms.values()))


_Entry = TypeVar("_Entry", Point, Term)


class _Node:
    """A JSON value that knows where it stands."""

    def __init__(self, path: Path, value: object, place: str) -> None:
        self._path = path
        self._value = value
        self._place = place

    def __contains__(self, key: str) -> bool:
        return key in self._object()

    def __getitem__(self, key: str) -> _Node:
        values = self._object()
        if key not in values:
            raise self.error(f"the key {key}", ", ".join(values))
        return _Node(self._path, values[key], f"{self._place}.{key}" if self._place else key)

    def error(self, expected: str, found: object = None) -> CurriculumFormatError:
        """What is wrong with this value."""
        offending = shown(self._value if found is None else found)
        return CurriculumFormatError(
            self._path, 0, place=self._place, expected=expected, found=offending
        )

    def expect_keys(self, needed: Sequence[str], optional: Sequence[str] = ()) -> None:
        """All of ``needed`` are there, and no key that nobody reads: a slip is not swallowed."""
        for key in needed:
            self[key]
        for key in self._object():
            if key not in needed and key not in optional:
                raise self.error(f"only {', '.join((*needed, *optional))}", key)

    def expect_each_in(self, known: dict[str, Term], ids: Sequence[str]) -> None:
        """Every one of ``ids`` is the id of a term."""
        for term_id in ids:
            if term_id not in known:
                raise self.error("ids of terms", term_id)

    def nodes(self, limit: int, least: int = 0) -> list[_Node]:
        """The elements of a list of ``least`` to ``limit`` elements."""
        if not isinstance(self._value, list):
            raise self.error("a list")
        elements = cast("list[object]", self._value)
        if not least <= len(elements) <= limit:
            raise self.error(f"{least} to {limit} elements", len(elements))
        return [
            _Node(self._path, element, f"{self._place}[{position}]")
            for position, element in enumerate(elements)
        ]

    def text(self) -> str:
        """A text that is neither empty nor too long, without space around it."""
        if not isinstance(self._value, str):
            raise self.error("a text")
        if not self._value.strip() or len(self._value) > LONGEST_TEXT:
            raise self.error(f"1 to {LONGEST_TEXT} characters")
        return self._value.strip()

    def texts(self, least: int = 0) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(node.text() for node in self.nodes(MOST_WORDS, least))

    def word(self, known: Sequence[str]) -> str:
        """One of the words ``known``."""
        if self._value not in known:
            raise self.error(f"one of {', '.join(known)}")
        return self.text()

    def id(self) -> str:
        """A name for a point, a term or a song."""
        found = self.text()
        if not _ID.fullmatch(found):
            raise self.error("1 to 64 letters, digits and _ . -")
        return found

    def number(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``."""
        if type(self._value) is not int or not low <= self._value <= high:
            raise self.error(f"{low} to {high}" if low < high else str(low))
        return self._value

    def bilingual(self) -> Bilingual:
        """A text in both languages."""
        self.expect_keys(("ja", "en"))
        return Bilingual(self["ja"].text(), self["en"].text())

    def _object(self) -> dict[str, object]:
        if not isinstance(self._value, dict):
            raise self.error("an object with keys")
        return cast("dict[str, object]", self._value)


def _unique(node: _Node, limit: int, read: Callable[[_Node], _Entry]) -> dict[str, _Entry]:
    """The entries of a list by id."""
    entries: dict[str, _Entry] = {}
    for element in node.nodes(limit, least=1):
        entry = read(element)
        if entry.id in entries:
            raise element["id"].error("an id that no other one has")
        entries[entry.id] = entry
    return entries


def _read_point(node: _Node) -> Point:
    node.expect_keys(_POINT_KEYS)
    choices = tuple(_read_choice(choice) for choice in node["choices"].nodes(MOST_CHOICES, 2))
    return Point(
        id=node["id"].id(),
        song=node["song"].id(),
        topic=node["topic"].bilingual(),
        definition=node["definition"].bilingual(),
        formula=node["formula"].text(),
        derivative=node["derivative"].text(),
        confusion=node["confusion"].bilingual(),
        correction=node["correction"].bilingual(),
        plot=node["plot"].bilingual(),
        level=node["level"].word(LEVELS),
        shape=node["shape"].word(SHAPES),
        cloze=node["cloze"].texts(least=1),
        terms=node["terms"].texts(least=1),
        question=node["question"].bilingual(),
        choices=choices,
        answer=node["answer"].number(0, len(choices) - 1),
    )


def _read_choice(node: _Node) -> Choice:
    node.expect_keys(_CHOICE_KEYS, optional=("confuses",))
    return Choice(
        words=Bilingual(node["ja"].text(), node["en"].text()),
        reason=node["reason"].bilingual(),
        confuses=node["confuses"].id() if "confuses" in node else "",
    )


def _read_term(node: _Node) -> Term:
    node.expect_keys(_TERM_KEYS)
    return Term(
        id=node["id"].id(),
        kind=node["kind"].word(KINDS),
        en=node["en"].text(),
        readings=node["readings"].texts(least=1),
        accepted=node["accepted"].texts(least=1),
        confusable=node["confusable"].texts(),
    )


def _parsed(path: Path, content: bytes) -> object:
    """The JSON value of a file."""
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line, found = content.count(b"\n", 0, error.start) + 1, repr(content[error.start :][:4])
        raise CurriculumFormatError(path, line, place="", expected="UTF-8", found=found) from error
    except json.JSONDecodeError as error:
        row = error.doc.split("\n")[error.lineno - 1]
        raise CurriculumFormatError(
            path, error.lineno, place="", expected=f"JSON ({error.msg})", found=shown(row)
        ) from error
    except (RecursionError, ValueError) as error:  # brackets or digits by the thousand
        raise CurriculumFormatError(
            path, 0, place="", expected="JSON", found=shown(str(error))
        ) from error
