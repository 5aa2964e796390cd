"""Answers one question: what does ``oboeuta check`` print about songs?

Imports no Qt: it starts at once and runs on machines without a screen.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from oboeuta_desktop.checking.problem import Problem
from oboeuta_desktop.checking.questions import check_questions
from oboeuta_desktop.checking.song import check_curriculum, check_song
from oboeuta_desktop.commands.song_argument import song_folder, song_folders, unknown_song
from oboeuta_desktop.core.errors import UnknownSongError
from oboeuta_desktop.demos.claims.table import CHECKS
from oboeuta_desktop.storage.paths import bundled

_DESCRIPTION = """\
Look for whatever keeps songs from being fit to ship: in their files, their lyrics, lessons and
sound, against their score, the curriculum and the interactive plots.
"""
_EPILOG = """\
Without SONG, all bundled songs are checked. The bundled curriculum and its questions always are.

With --claims, nothing is checked: it lists what a lesson may claim, and with which values.

Each problem is one line: file:line: what is wrong: remedy
The exit status is 0 when there is none, 1 when there is one, 2 for a wrong argument.

With --json, one object is printed:
  songs       objects with song (its id), folder and problems
  curriculum  points (how many, null when it cannot be read) and problems
  questions   count (how many can be asked, null when none were looked for) and problems
  count       how many problems there are
A problem has file, line (0: the whole file), wrong and remedy.
"""


@dataclass(frozen=True, slots=True)
class _Findings:
    songs: Mapping[Path, tuple[Problem, ...]]
    points: int | None
    curriculum: tuple[Problem, ...]
    asked: int | None = None
    questions: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        of_songs = (problem for problems in self.songs.values() for problem in problems)
        return (*self.curriculum, *self.questions, *of_songs)


def main(
    argv: Sequence[str],
    *,
    songs: Path | None = None,
    curriculum_path: Path | None = None,
    questions: Path | None = None,
) -> int:
    """Run the command with the arguments ``argv`` (without its name); returns the exit status.

    ``songs``, ``curriculum_path`` and ``questions`` stand for what is bundled. With a curriculum
    and no folder of questions none are looked for: those that are bundled are about another one.
    """
    arguments = _parser().parse_args(argv)
    if arguments.claims:
        _print(_claims())
        return 0
    known = song_folders(songs or bundled("songs"))
    try:
        folders = [song_folder(name, known) for name in arguments.songs] or [*known.values()]
    except UnknownSongError as error:
        sys.stderr.write(unknown_song(error))
        return 2
    curriculum, wrong = check_curriculum(curriculum_path or bundled("resources", "curriculum.json"))
    if questions is None and curriculum_path is None:
        questions = bundled("resources", "questions")
    asked, of_questions = None, ()
    if questions is not None and curriculum is not None:
        asked, of_questions = check_questions(questions, curriculum)
    findings = _Findings(
        songs={folder: check_song(folder, curriculum) for folder in folders},
        points=None if curriculum is None else len(curriculum.points),
        curriculum=wrong,
        asked=asked,
        questions=of_questions,
    )
    _print(json.dumps(_values(findings), indent=1) if arguments.json else _table(findings))
    return 1 if findings.problems else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="oboeuta check",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("songs", nargs="*", metavar="SONG", help="a song's id, or its folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--claims", action="store_true", help="list what a lesson may claim")
    return parser


def _claims() -> str:
    """Each check that a lesson may name, what it says, and its keys; those in brackets have a
    default.
    """
    rows: list[str] = []
    for check in CHECKS.values():
        rows.append(f"{check.name}: {check.says}")
        rows += [
            f"    {key.remedy}" if key.default is None else f"    [{key.remedy}]"
            for key in check.keys
        ]
    return "\n".join(rows)


def _table(findings: _Findings) -> str:
    rows = [_row(problem) for problem in findings.problems]
    songs, count = len(findings.songs), len(findings.problems)
    points = "" if findings.points is None else f", {_counted(findings.points, 'point')}"
    asked = "" if findings.asked is None else f", {_counted(findings.asked, 'question')}"
    result = _counted(count, "problem") if count else "no problems"
    return "\n".join([*rows, f"{_counted(songs, 'song')}{points}{asked}: {result}"])


def _row(problem: Problem) -> str:
    line = f":{problem.line_number}" if problem.line_number else ""
    return f"{_shown(problem.path)}{line}: {problem.wrong}: {problem.remedy}"


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _values(findings: _Findings) -> dict[str, object]:
    return {
        "songs": [
            {
                "song": folder.resolve().name,
                "folder": _shown(folder),
                "problems": [_problem_values(problem) for problem in problems],
            }
            for folder, problems in findings.songs.items()
        ],
        "curriculum": {
            "points": findings.points,
            "problems": [_problem_values(problem) for problem in findings.curriculum],
        },
        "questions": {
            "count": findings.asked,
            "problems": [_problem_values(problem) for problem in findings.questions],
        },
        "count": len(findings.problems),
    }


def _problem_values(problem: Problem) -> dict[str, object]:
    return {
        "file": _shown(problem.path),
        "line": problem.line_number,
        "wrong": problem.wrong,
        "remedy": problem.remedy,
    }


def _shown(path: Path) -> str:
    """The path as one would type it here."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def _print(text: str) -> None:
    """Print ``text`` even where the terminal cannot show all of its characters."""
    encoding = sys.stdout.encoding or "ascii"
    print(text.encode(encoding, "backslashreplace").decode(encoding))
