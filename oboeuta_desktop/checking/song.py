"""Answers one question: what keeps this song, or the curriculum, from being fit to ship?"""

from __future__ import annotations

from pathlib import Path

from oboeuta_desktop.checking.claims import check_claims
from oboeuta_desktop.checking.formulas import check_formulas
from oboeuta_desktop.checking.lessons import check_lessons
from oboeuta_desktop.checking.lyrics import check_lyrics
from oboeuta_desktop.checking.material import read_material
from oboeuta_desktop.checking.problem import Problem, from_error, from_warning
from oboeuta_desktop.checking.sound import check_sound
from oboeuta_desktop.core.curriculum import Curriculum, read_curriculum
from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.core.lrc_values import UNREADABLE_STAMP

_RULES = (check_lessons, check_claims, check_formulas, check_lyrics, check_sound)


def check_song(folder: Path, curriculum: Curriculum | None) -> tuple[Problem, ...]:
    """All problems of the song in ``folder``, by file and line.

    Without a curriculum nothing is said about points. A folder that cannot be read has one problem.
    """
    try:
        material = read_material(folder, curriculum)
    except OboeutaError as error:
        return (from_error(error, folder),)
    found = [from_warning(warning) for warning in material.song.warnings]
    for rules in _RULES:
        found += rules(material)
    found.sort(key=lambda problem: (str(problem.path), problem.line_number))
    # a time that cannot be read comes first: the rest may be wrong because of it
    warnings = material.song.warnings
    first = [from_warning(odd) for odd in warnings if odd.problem == UNREADABLE_STAMP]
    return (*first, *(problem for problem in found if problem not in first))


def check_curriculum(path: Path) -> tuple[Curriculum | None, tuple[Problem, ...]]:
    """The curriculum in the file ``path``, or what is wrong with it."""
    try:
        return read_curriculum(path), ()
    except OboeutaError as error:
        return None, (from_error(error, path.parent),)
