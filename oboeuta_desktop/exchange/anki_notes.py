"""Answers one question: which notes does a song become in Anki, and what stands on their two sides?

The sides are HTML: everything is escaped, readings are ruby, formulas are for MathJax. A note keeps
its guid whatever becomes of the rest of the song, so that a later export changes notes and doubles
none.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from oboeuta_desktop.core.cloze import Blank, find_blanks
from oboeuta_desktop.core.curriculum import Curriculum
from oboeuta_desktop.core.lesson import LessonWords, folded
from oboeuta_desktop.core.lyrics import LyricLine
from oboeuta_desktop.core.question_kinds import Question, own_question
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.exchange.anki_questions import Language, sides_of

PARENT_DECK = "覚えうた"
"""Each song has a deck below it."""
TAG = "oboeuta"
"""Each note has this tag, and others below it."""

_HIDDEN = "［　？　］"
_ID_DIGITS = 20
_LINE_DIGITS = 8
_NO_QUESTIONS: Mapping[str, Sequence[Question]] = {}
_FORMULA = re.compile(r"\$\$(.+?)\$\$|\$(.+?)\$", re.DOTALL)
_EMPHASIS = re.compile(r"\*\*(.+?)\*\*")
_GAP = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class AnkiNote:
    """One note with one card.

    Attributes:
        point_id: the curriculum point, or "" for a line that teaches none.
        variant_id: how it is asked; unique within the point.
        deck: such as "覚えうた::ReLU覚えうた".
        front: HTML in one row.
        back: HTML in one row.
        tags: none has a space.
        line: that is heard with the answer, if any.
        sound: the name of that line's sound, without the ending of a format; "" without a line.
        song_id: of the song that the line is from.
    """

    point_id: str
    variant_id: str
    deck: str
    front: str
    back: str
    tags: tuple[str, ...]
    line: LyricLine | None = None
    sound: str = ""
    song_id: str = ""

    @property
    def guid(self) -> str:
        """What Anki knows the note by: follows from point and variant alone."""
        return f"ou{_digest(self.point_id, self.variant_id)}"


def notes_of_song(
    song: Song,
    curriculum: Curriculum,
    questions: Mapping[str, Sequence[Question]] = _NO_QUESTIONS,
    language: Language = "ja",
) -> tuple[AnkiNote, ...]:
    """A note for each keyword of each line, and one for each question of the song's points.

    A line that is sung again gives no second note. ``questions`` are by point; without any a point
    is asked as in the curriculum.
    """
    found: dict[str, AnkiNote] = {}
    for note in (
        *_line_notes(song, language),
        *_question_notes(song, curriculum, questions, language),
    ):
        found.setdefault(note.guid, note)
    return tuple(found.values())


def _line_notes(song: Song, language: Language) -> Iterator[AnkiNote]:
    seen: set[str] = set()
    for blank in find_blanks(song.lyrics, song.lessons):
        line, lesson = song.lyrics.lines[blank.line], song.lessons[blank.line]
        assert lesson is not None
        variant = _variant(song, line, blank)
        if variant in seen:
            continue  # a refrain
        seen.add(variant)
        yield AnkiNote(
            point_id=lesson.points[0] if lesson.points else "",
            variant_id=variant,
            deck=_deck(song),
            front=f"{_line_html(line, blank, show=False)}<br><small>{_words(song.title)}</small>",
            back=_back_of_line(line, blank, lesson.words_in(language)),
            tags=_tags(song, "line", lesson.points),
            line=line,
            sound=_sound(song, line),
            song_id=song.song_id,
        )


def _variant(song: Song, line: LyricLine, blank: Blank) -> str:
    """What a keyword of a line is called for ever.

    It follows from the line's own words, as its lesson does: whatever is sung before it, or hidden
    elsewhere, gives it no other name. A line with other words is another card.
    """
    keyword = folded(blank.keyword.text)
    place = folded(line.text[: blank.first]).count(keyword) + 1  # of several in one line
    return f"{song.song_id}.line.{keyword}.{place}.{_digest(folded(line.text))[:_LINE_DIGITS]}"


def _question_notes(
    song: Song,
    curriculum: Curriculum,
    questions: Mapping[str, Sequence[Question]],
    language: Language,
) -> Iterator[AnkiNote]:
    for point in curriculum.points_of(song.song_id):
        line = _line_of_point(song, point.id)
        for question in questions.get(point.id) or (own_question(point),):
            sides = sides_of(question, curriculum, language)
            if sides is None:
                continue
            front = "<br>".join(map(_words, sides.front))
            answer, *reasons = map(_words, sides.back)
            yield AnkiNote(
                point_id=point.id,
                variant_id=question.id,
                deck=_deck(song),
                front=front,
                back="<br>".join((f"<b>{answer}</b>", *reasons)),
                tags=_tags(song, question.kind, (point.id,)),
                line=line,
                sound="" if line is None else _sound(song, line),
                song_id=song.song_id,
            )


def _line_of_point(song: Song, point_id: str) -> LyricLine | None:
    """The first line that teaches the point."""
    for line, lesson in zip(song.lyrics.lines, song.lessons, strict=True):
        if lesson is not None and point_id in lesson.points:
            return line
    return None


def _back_of_line(line: LyricLine, blank: Blank, words: LessonWords) -> str:
    answer = f"<b>{_ruby(line, blank.first, blank.last)}</b>"
    return "<br>".join((answer, _words(words.heading), _line_html(line, blank, show=True)))


def _line_html(line: LyricLine, blank: Blank, *, show: bool) -> str:
    """The line with readings; its blank is hidden, or shown in bold."""
    inside = _ruby(line, blank.first, blank.last) if show else _HIDDEN
    before, after = _ruby(line, 0, blank.first), _ruby(line, blank.last, len(line.text))
    return f"{before}<b>{inside}</b>{after}"


def _ruby(line: LyricLine, first: int, last: int) -> str:
    """The characters ``first`` to ``last`` with those readings that lie within."""
    readings = {f.first: f for f in line.furigana if first <= f.first and f.last <= last}
    pieces: list[str] = []
    place = first
    while place < last:
        reading = readings.get(place)
        end = reading.last if reading else place + 1
        written = html.escape(line.text[place:end])
        if reading:
            written = f"<ruby>{written}<rt>{html.escape(reading.reading)}</rt></ruby>"
        pieces.append(written)
        place = end
    return "".join(pieces)


def _words(text: str) -> str:
    """Words as HTML in one row; Markdown's bold and formulas mean the same there."""
    text = html.escape(_GAP.sub(" ", text.strip()))
    text = _EMPHASIS.sub(r"<b>\1</b>", text)
    return _FORMULA.sub(lambda found: rf"\({found[1] or found[2]}\)", text)


def _deck(song: Song) -> str:
    # Two colons would open a deck below; Anki takes no quotation mark in a name either.
    title = _GAP.sub(" ", song.title).replace("::", "：").replace('"', "”").strip()
    return f"{PARENT_DECK}::{title or song.song_id}"


def _tags(song: Song, kind: str, points: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{TAG}::{_plain_name(name)}" for name in (song.song_id, kind, *points))


def _sound(song: Song, line: LyricLine) -> str:
    return f"oboeuta-{_plain_name(song.song_id)}-{_digest(folded(line.text))}"


def _plain_name(text: str) -> str:
    """Text as part of a tag or a file's name."""
    return re.sub(r"[^\w.-]+", "_", text)


def _digest(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:_ID_DIGITS]
