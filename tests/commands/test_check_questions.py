"""Answers one question: does ``oboeuta check`` tell what is wrong with the question files?"""

from __future__ import annotations

import json
import shutil

import pytest

from oboeuta_desktop.commands.check import main
from oboeuta_desktop.storage.paths import bundled


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A copy of the questions that ship, and no songs."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(bundled("resources", "questions"), tmp_path / "questions")
    (tmp_path / "songs").mkdir()
    return tmp_path


@pytest.fixture
def told(place, capsys):
    """Runs the command; what it prints, as rows."""

    def run(*arguments):
        code = main(arguments, songs=place / "songs", questions=place / "questions")
        rows = capsys.readouterr().out.splitlines()
        assert code == (1 if len(rows) > 1 else 0)
        return rows

    return run


def change(place, name, old, new):
    path = place / "questions" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is in {name} {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_questions_that_are_fit_to_ship_are_counted(told):
    (row,) = told()
    assert row.startswith("0 songs, 28 points, ")
    assert row.endswith(" questions: no problems")


def test_a_bad_question_file_is_a_problem_with_file_and_line(place, told):
    line = change(place, "A1.toml", 'term = "relu"', 'term = "rely"')
    place_of, what, remedy = told()[0].split(": ", 2)
    assert place_of == f"questions/A1.toml:{line}"
    assert what == "typed[0].term cannot be rely"
    assert remedy.startswith("write relu, leaky_relu")


def test_a_broken_file_does_not_hide_the_next_one(place, told):
    change(place, "A1.toml", 'term = "relu"', 'term = "rely"')
    (place / "questions" / "B3.toml").unlink()
    (place / "questions" / "Z9.toml").write_text("", encoding="utf-8")
    rows = told()
    assert [row.split(":")[0] for row in rows[:-1]] == [
        "questions/Z9.toml",
        "questions/A1.toml",
        "questions/B3.toml",
    ]
    assert rows[-1].endswith("3 problems")


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ('demo = "activation"', 'demo = "bread"', "A1.move.1: no demo 'bread'"),
        ('preset = "A1"', 'preset = "B1"', "A1.move.1: activation has no preset 'B1'"),
        (
            'goal = "relu_same"',
            'goal = "relu_some"',
            "A1.move.1: the preset A1 has no goal 'relu_some'",
        ),
    ],
)
def test_a_plot_that_cannot_be_moved_is_a_problem_with_its_line(place, told, old, new, wrong):
    line = change(place, "A1.toml", old, new)
    row, _ = told()
    assert row.startswith(f"questions/A1.toml:{line}: {wrong}: one of ")


def test_a_folder_without_questions_is_a_problem(place, told):
    shutil.rmtree(place / "questions")
    row, last = told()
    assert row.startswith("questions: cannot be read")
    assert last == "0 songs, 28 points, 0 questions: 1 problem"


def test_the_json_names_the_problems_of_questions(place, capsys):
    line = change(place, "A1.toml", 'term = "relu"', 'term = "rely"')
    assert main(["--json"], songs=place / "songs", questions=place / "questions") == 1
    found = json.loads(capsys.readouterr().out)
    (problem,) = found["questions"]["problems"]
    assert (problem["file"], problem["line"]) == ("questions/A1.toml", line)
    assert found["questions"]["count"] > 100
    assert found["count"] == 1
