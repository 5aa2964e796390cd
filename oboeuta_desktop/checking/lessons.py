"""Answers one question: does every line teach, and is every point of the curriculum taught?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from oboeuta_desktop.checking.material import Material, TaughtLine
from oboeuta_desktop.checking.problem import Problem
from oboeuta_desktop.core.lesson import find_term
from oboeuta_desktop.core.song import SONG_FILE
from oboeuta_desktop.core.song_toml import dotted
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.demo import Demo
from oboeuta_desktop.demos.presets import preset_problems

_LINK = re.compile(r"\[[^\[\]\n]*\]\(([^()\s]*)\)")
_POINT_LINK = "point:"
_CODE_OR_ESCAPED = re.compile(r"\\.|`[^`\n]*`", re.DOTALL)


def check_lessons(material: Material) -> Iterator[Problem]:
    """Every rule about lessons; one problem when there are none at all."""
    if material.lessons_path is None:
        yield Problem(
            material.song.folder / SONG_FILE,
            0,
            "the song teaches nothing",
            "write a lessons.toml with a [[lesson]] for each line",
        )
        return
    yield from _untaught_lines(material)
    yield from _untaught_points(material)
    for taught in material.taught:
        yield from _points(material, taught)
        yield from _english(material, taught)
        yield from _cloze(material, taught)
        yield from _marks(taught)
        yield from _links(material, taught)
        yield from _demo(taught)


def _untaught_lines(material: Material) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, lesson in enumerate(material.song.lessons):
        text = material.song.lyrics.lines[index].text
        if lesson is None and text not in seen:
            seen.add(text)
            yield Problem(
                material.lyrics_path,
                material.line_number(index),
                f"no lesson for {text!r}",
                "write one into lessons.toml",
            )


def _untaught_points(material: Material) -> Iterator[Problem]:
    assert material.lessons_path is not None
    taught = {point for line in material.taught for point in line.lesson.points}
    for point in material.points:
        if point.id not in taught:
            yield Problem(
                material.lessons_path,
                0,
                f"no line teaches {point.id} ({point.topic.ja})",
                "name it in the lesson of a line that sings it",
            )


def _points(material: Material, taught: TaughtLine) -> Iterator[Problem]:
    """Whether the points of a lesson exist, and in this song."""
    curriculum = material.curriculum
    if curriculum is None:
        return
    table, lesson = taught.table, taught.lesson
    if material.points and not lesson.points:
        place = table.line_of("points")
        yield Problem(table.path, place, "a lesson without points", 'add points = ["…"]')
    for position, point_id in enumerate(lesson.points):
        point = curriculum.point(point_id)
        place = table.line_of("points", position)
        if point is None:
            wrong = f"the curriculum has no point {point_id}"
            yield Problem(table.path, place, wrong, "name one that it has")
        elif point.song != material.song.song_id:
            wrong = f"{point_id} belongs to the song {point.song}"
            yield Problem(table.path, place, wrong, "name a point of this song")


def _english(material: Material, taught: TaughtLine) -> Iterator[Problem]:
    """Whether a lesson that the curriculum counts on is told in its other language too."""
    if not material.points:
        return
    japanese, english = taught.lesson.words_in("ja"), taught.lesson.english
    if english is None:
        wrong = f"nothing of {taught.lesson.line_text!r} is told in English"
        yield Problem(taught.table.path, taught.table.line_of(), wrong, "add [lesson.en]")
        return
    for key in ("confusion", "correction"):
        if getattr(japanese, key) and not getattr(english, key):
            place = taught.table.line_of("en")
            wrong = f"{key} is told in Japanese only"
            yield Problem(taught.table.path, place, wrong, f"add {key} to [lesson.en]")


def _cloze(material: Material, taught: TaughtLine) -> Iterator[Problem]:
    """Whether the keywords of a lesson's points that its line sings can be hidden."""
    if material.curriculum is None:
        return
    line, keywords = material.song.lyrics.lines[taught.index].text, taught.lesson.keywords
    told: set[str] = set()
    for point in filter(None, map(material.curriculum.point, taught.lesson.points)):
        for term in point.cloze:
            places = [*_places(line, term)]
            hidden = any(k.first <= a and b <= k.last for k in keywords for a, b in places)
            if places and not hidden and term not in told:
                told.add(term)
                yield Problem(
                    taught.table.path,
                    taught.table.line_of("keywords"),
                    f"{term!r} of {point.id} is sung here and is no keyword",
                    f'add [[lesson.keywords]] with text = "{term}"',
                )


def _places(line: str, term: str) -> Iterator[tuple[int, int]]:
    """Everywhere that ``term`` stands in ``line``."""
    place = find_term(line, term)
    while place is not None:
        yield place
        place = find_term(line, term, place[1])


def _texts(taught: TaughtLine) -> Iterator[tuple[tuple[str, ...], str]]:
    """The Markdown of a lesson by its keys, without code and escaped signs."""
    for keys, text in taught.texts:
        yield keys, _CODE_OR_ESCAPED.sub("", text)


def _links(material: Material, taught: TaughtLine) -> Iterator[Problem]:
    """Whether each link leads to a point that a line of this song or of another one teaches."""
    known = {point for line in material.taught for point in line.lesson.points}
    if material.curriculum is not None:
        known |= {point.id for point in material.curriculum.points}
    for keys, plain in _texts(taught):
        for target in _LINK.findall(plain):
            if target.removeprefix(_POINT_LINK) in known and target.startswith(_POINT_LINK):
                continue
            yield Problem(
                taught.table.path,
                taught.table.line_of(*keys),
                f"{dotted(keys)}: the link to {target!r} leads nowhere",
                f"write ({_POINT_LINK}…) with a point that a song teaches",
            )


def _marks(taught: TaughtLine) -> Iterator[Problem]:
    for keys, plain in _texts(taught):
        key, place = dotted(keys), taught.table.line_of(*keys)
        for mark, count in (
            ("**", plain.count("**")),
            ("$$", plain.count("$$")),
            ("$", plain.replace("$$", "").count("$")),
        ):
            if count % 2:
                yield Problem(
                    taught.table.path,
                    place,
                    f"{key}: a {mark} without its partner",
                    f"write {mark}…{mark}",
                )
        if plain.count("{") != plain.count("}"):
            yield Problem(
                taught.table.path, place, f"{key}: {{ and }} do not balance", "close each brace"
            )


def _demo(taught: TaughtLine) -> Iterator[Problem]:
    table, lesson = taught.table, taught.lesson
    if not lesson.demo:
        for key in ("preset", "sweep"):
            if key in table.values:
                wrong = f"{key} without a demo"
                yield Problem(table.path, table.line_of(key), wrong, 'add demo = "…"')
        return
    demo = DEMOS.get(lesson.demo)
    if demo is None:
        wrong, remedy = f"no demo {lesson.demo!r}", f"one of {', '.join(DEMOS)}"
        yield Problem(table.path, table.line_of("demo"), wrong, remedy)
        return
    for problem in preset_problems(demo, lesson.preset):
        place = table.line_of("preset")
        yield Problem(table.path, place, f"preset: {problem}", f"see the demo {demo.name}")
    yield from _keyframes(taught, demo)
    for end in lesson.sweep or ():
        if demo.main.clamp(end) != end:
            yield Problem(
                table.path,
                table.line_of("sweep"),
                f"sweep: {end:g} is off the plot",
                f"from {demo.main.minimum:g} to {demo.main.maximum:g}",
            )


def _keyframes(taught: TaughtLine, demo: Demo) -> Iterator[Problem]:
    """Whether the words of a line move what there is, and no further than it goes."""
    parameters = {parameter.name: parameter for parameter in demo.parameters}
    table = taught.table
    for number, frame in enumerate(taught.lesson.keyframes):
        for name, value in frame.values.items():
            parameter = parameters.get(name)
            place = table.line_of("keyframes", number, name)
            if parameter is None:
                wrong = f"keyframe: the demo {demo.name} has no {name!r}"
                yield Problem(table.path, place, wrong, f"one of {', '.join(parameters)}")
            elif parameter.clamp(value) != value:
                yield Problem(
                    table.path,
                    place,
                    f"keyframe: {name} = {value:g} is off the plot",
                    f"from {parameter.minimum:g} to {parameter.maximum:g}",
                )
