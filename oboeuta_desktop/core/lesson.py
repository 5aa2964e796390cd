"""Answers one question: what is taught by a line of lyrics?"""

from __future__ import annotations

import difflib
import math
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast

from oboeuta_desktop.core.keyframes import Keyframe
from oboeuta_desktop.core.song_toml import SongWarning, TomlTable, read_toml

MOST_LESSONS = 1_000
MOST_KEYWORDS = 32
MOST_CLAIMS = 4
"""Checks of one line; what a line says is one thing, or two."""
MOST_CLAIM_VALUES = 12
MOST_KEYFRAMES = 16
LONGEST_TEXT = 8_000
"""Characters of one explanation."""

_MOST_SUGGESTIONS = 10

_FILE_KEYS = ("lesson",)
_LESSON_KEYS = (
    "line",
    "points",
    "heading",
    "explanation",
    "confusion",
    "correction",
    "en",
    "keywords",
    "demo",
    "preset",
    "sweep",
    "claims",
    "keyframes",
)
_WORDS_KEYS = ("heading", "explanation", "confusion", "correction")
_KEYWORD_KEYS = ("text", "accepted")

Preset = Mapping[str, float | str | tuple[str, ...]]
"""The start values of a demo, by parameter name."""
ClaimValues = Mapping[str, float | str]
"""What a claim gives its check, by parameter name."""


@dataclass(frozen=True, slots=True)
class Keyword:
    """A term of the line that may be asked for: characters ``first`` to ``last`` (exclusive).

    ``accepted`` are the answers that count as right when typed, the term itself among them.
    """

    text: str
    accepted: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a line says and that can be computed: the name of a check and its values.

    Which checks there are and what they take is not known here: the demos' table of checks says it.
    """

    check: str
    values: ClaimValues = field(hash=False)


@dataclass(frozen=True, slots=True)
class LessonWords:
    """What is said about a line in one language.

    ``explanation``, ``confusion`` and ``correction`` are Markdown with formulas as ``$…$`` and
    ``$$…$$``; the last two may be "".
    """

    heading: str
    explanation: str
    confusion: str = ""
    correction: str = ""

    @property
    def texts(self) -> tuple[str, str, str]:
        """What is Markdown, in the order it is read."""
        return (self.explanation, self.confusion, self.correction)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What the panel shows for a line.

    ``points`` are ids of curriculum points; ``heading``, ``explanation``, ``confusion`` and
    ``correction`` are the Japanese ``LessonWords``, ``english`` the English ones, None where nobody
    wrote any; ``demo`` is the name of an interactive plot or "", ``preset`` its start values,
    ``sweep`` the range its main parameter runs through while the line is sung, unless ``keyframes``
    say which word moves what; ``claims`` are what the line says, to be computed.
    """

    line_text: str
    points: tuple[str, ...]
    heading: str
    explanation: str
    confusion: str
    correction: str
    keywords: tuple[Keyword, ...]
    demo: str
    preset: Preset = field(hash=False)
    sweep: tuple[float, float] | None
    claims: tuple[Claim, ...] = ()
    keyframes: tuple[Keyframe, ...] = ()
    english: LessonWords | None = None

    def words_in(self, language: Literal["ja", "en"]) -> LessonWords:
        """What is said in that language; in Japanese where a song's author wrote nothing else."""
        if language == "en" and self.english is not None:
            return self.english
        return LessonWords(self.heading, self.explanation, self.confusion, self.correction)


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text without space and differences of width, and where each character came from."""

    text: str
    places: tuple[tuple[int, int], ...]  # per folded character: first, last (exclusive) in the text


def read_lessons(
    path: Path, line_texts: Sequence[str]
) -> tuple[tuple[Lesson | None, ...], tuple[SongWarning, ...]]:
    """The lesson of each line (equal lines share one), and what in the file found no place.

    A lesson whose line is not sung, a second lesson for the same line and a keyword that is not in
    its line are warnings: the song is worth playing without them.

    Raises:
        FileMissingError, FileUnreadableError, FileTooLargeError, SongFormatError: as ``read_toml``;
            the last also for a key of the wrong type or a missing one.
    """
    file = read_toml(path)
    warnings = list(file.unknown_keys(_FILE_KEYS))
    lines_by_fold: dict[str, list[int]] = {}
    for index, text in enumerate(line_texts):
        lines_by_fold.setdefault(folded(text), []).append(index)
    lessons: list[Lesson | None] = [None] * len(line_texts)
    seen: set[str] = set()
    for table in file.tables("lesson", limit=MOST_LESSONS):
        warnings += table.unknown_keys(_LESSON_KEYS)
        wanted = table.text("line")
        key = folded(wanted)
        # Read even when it has no line: a wrong type in it is still told.
        draft, complaints = _read_lesson(table, wanted)
        if key in seen:
            warnings.append(table.warning("line", problem="duplicate", found=wanted))
        elif key not in lines_by_fold:
            # Looking for a likeness is slow: a file full of strangers gets none after a few.
            near = _nearest(key, lines_by_fold) if len(warnings) < _MOST_SUGGESTIONS else None
            expected = line_texts[lines_by_fold[near][0]] if near else ""
            warnings.append(
                table.warning("line", problem="no such line", expected=expected, found=wanted)
            )
        else:
            warnings += complaints
            for index in lines_by_fold[key]:
                text = line_texts[index]
                # A repeat may be spaced otherwise, so the places are looked for in each.
                lessons[index] = draft if text == wanted else _read_lesson(table, text)[0]
        seen.add(key)
    return tuple(lessons), tuple(warnings)


def folded(text: str) -> str:
    """The text as it is compared: NFKC, without any space, without upper case."""
    return _fold(text).text


def find_term(line: str, term: str, start: int = 0) -> tuple[int, int] | None:
    """Where ``term`` stands in ``line`` at or after ``start`` when both are folded.

    A Latin word or a number is found only as a whole: "x" is not in "max".
    """
    in_line, wanted = _fold(line), folded(term)
    at = in_line.text.find(wanted) if wanted else -1
    while at >= 0:
        first, last = in_line.places[at][0], in_line.places[at + len(wanted) - 1][1]
        if first >= start and not _cuts_run(line, first) and not _cuts_run(line, last):
            return first, last
        at = in_line.text.find(wanted, at + 1)
    return None


def _read_lesson(table: TomlTable, line: str) -> tuple[Lesson, tuple[SongWarning, ...]]:
    keywords, warnings = _read_keywords(table, line)
    keyframes, missing = _read_keyframes(table, line)
    sweep = table.numbers("sweep", 2)
    japanese = _read_words(table)
    english = table.table("en") if "en" in table.values else None
    strange = () if english is None else english.unknown_keys(_WORDS_KEYS)
    lesson = Lesson(
        line_text=line,
        points=table.texts("points", limit=MOST_KEYWORDS),
        heading=japanese.heading,
        explanation=japanese.explanation,
        confusion=japanese.confusion,
        correction=japanese.correction,
        keywords=keywords,
        demo=table.text("demo", fallback=""),
        preset=_read_preset(table.table("preset")),
        sweep=None if sweep is None else (sweep[0], sweep[1]),
        claims=tuple(map(_read_claim, table.tables("claims", limit=MOST_CLAIMS))),
        keyframes=keyframes,
        english=None if english is None else _read_words(english),
    )
    return lesson, (*strange, *warnings, *missing)


def _read_words(table: TomlTable) -> LessonWords:
    """What is said in one language."""
    return LessonWords(
        heading=table.text("heading"),
        explanation=table.text("explanation", limit=LONGEST_TEXT),
        confusion=table.text("confusion", fallback="", limit=LONGEST_TEXT),
        correction=table.text("correction", fallback="", limit=LONGEST_TEXT),
    )


def _read_keywords(
    table: TomlTable, line: str
) -> tuple[tuple[Keyword, ...], tuple[SongWarning, ...]]:
    """The keywords in the order they are sung; the same term given twice means its second place."""
    keywords: list[Keyword] = []
    warnings: list[SongWarning] = []
    searched: dict[str, int] = {}
    for entry in table.tables("keywords", limit=MOST_KEYWORDS):
        warnings += entry.unknown_keys(_KEYWORD_KEYS)
        text = entry.text("text")
        accepted = entry.texts("accepted", limit=MOST_KEYWORDS)
        place = find_term(line, text, searched.get(folded(text), 0))
        if place is None:
            problem = "duplicate" if folded(text) in searched else "no such keyword"
            warnings.append(entry.warning("text", problem=problem, expected=line, found=text))
            continue
        searched[folded(text)] = place[1]
        answers = tuple(dict.fromkeys((text, *accepted)))
        keywords.append(Keyword(text, answers, *place))
    return tuple(sorted(keywords, key=lambda keyword: keyword.first)), tuple(warnings)


def _read_keyframes(
    table: TomlTable, line: str
) -> tuple[tuple[Keyframe, ...], tuple[SongWarning, ...]]:
    """The words that move the plot, in the order of the file; the same word again means its next
    place in the line.
    """
    frames: list[Keyframe] = []
    warnings: list[SongWarning] = []
    searched: dict[str, int] = {}
    for entry in table.tables("keyframes", limit=MOST_KEYFRAMES):
        word = entry.text("word")
        place = find_term(line, word, searched.get(folded(word), 0))
        if place is None:
            warnings.append(
                entry.warning("word", problem="no such keyword", expected=line, found=word)
            )
            continue
        searched[folded(word)] = place[1]
        values = {key: _read_plain(entry, key) for key in entry.values if key != "word"}
        for key, value in values.items():
            if isinstance(value, str):
                raise entry.error(key, problem="type", expected=f"{key} = 0.0", found=value)
        frames.append(Keyframe(*place, cast("Mapping[str, float]", MappingProxyType(values))))
    return tuple(frames), tuple(warnings)


def _read_preset(table: TomlTable) -> Preset:
    """Start values: numbers, texts and lists of texts; which names exist is the demo's business."""
    preset: dict[str, float | str | tuple[str, ...]] = {}
    for key, value in table.values.items():
        if isinstance(value, list):
            preset[key] = table.texts(key, limit=MOST_KEYWORDS)
        else:
            preset[key] = _read_plain(table, key, ' | ["…"]')
    return cast("Preset", MappingProxyType(preset))


def _read_claim(table: TomlTable) -> Claim:
    """A check's name and its values: numbers and texts."""
    check = table.text("check")
    if len(table.values) > MOST_CLAIM_VALUES + 1:
        found = len(table.values) - 1
        raise table.error(problem="value", expected=f"≤ {MOST_CLAIM_VALUES}", found=found)
    values = {key: _read_plain(table, key) for key in table.values if key != "check"}
    return Claim(check, cast("ClaimValues", MappingProxyType(values)))


def _read_plain(table: TomlTable, key: str, also: str = "") -> float | str:
    """A number or a text, bounded; ``also`` is what else may stand there."""
    value = table.values[key]
    if isinstance(value, str):
        return table.text(key, fallback="")
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise table.error(key, problem="type", expected=f'{key} = 0.0 | "…"{also}', found=value)
    if not math.isfinite(value) or abs(value) > 1e9:
        raise table.error(key, problem="value", expected=f"{key} = 0.0", found=value)
    return float(value)


def _nearest(key: str, keys: Iterable[str]) -> str | None:
    """The key most like ``key``, if any is like it at all."""
    near = difflib.get_close_matches(key, keys, n=1, cutoff=0.4)
    return near[0] if near else None


def _cuts_run(text: str, place: int) -> bool:
    """Whether the border before character ``place`` lies inside a Latin word or a number."""
    around = unicodedata.normalize("NFKC", text[max(0, place - 1) : place + 1])
    if not 0 < place < len(text) or not around.isascii():
        return False
    return around.isalpha() or around.isdigit()


def _fold(text: str) -> _Folded:
    kept: list[str] = []
    places: list[tuple[int, int]] = []
    first = 0
    while first < len(text):
        last = first + 1
        # A half-width voiced mark or an accent belongs to the character before it.
        while last < len(text) and (text[last] in "ﾞﾟ" or unicodedata.combining(text[last])):
            last += 1
        for character in unicodedata.normalize("NFKC", text[first:last]).casefold():
            if not character.isspace():
                kept.append(character)
                places.append((first, last))
        first = last
    return _Folded("".join(kept), tuple(places))
