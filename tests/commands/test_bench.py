"""Answers one question: does the benchmark command report what the scripts measured?"""

from __future__ import annotations

import json

import pytest

from oboeuta_desktop.commands.bench import Outcome, main, measure, read_figures, table


@pytest.fixture
def folder(tmp_path):
    scripts = {
        "fast": "print('warming up')\nprint('{\"frames/s\": 60, \"ms\": 1.5}')",
        "broken": "import sys; sys.exit(3)",
        "nothing": "print('{}')",
        "_shared": "raise RuntimeError",
    }
    place = tmp_path / "benchmarks"
    place.mkdir()
    for name, text in scripts.items():
        (place / f"{name}.py").write_text(text, encoding="utf-8")
    return place


def test_figures_are_printed_as_one_json_object(folder, capsys):
    assert main(["--json", "--only", "fast", "nothing"], folder) == 0
    assert json.loads(capsys.readouterr().out) == {
        "fast": {"frames/s": 60, "ms": 1.5},
        "nothing": {},
    }


def test_a_failed_benchmark_does_not_hide_the_others(folder, capsys):
    assert main(["--json"], folder) == 1
    printed = json.loads(capsys.readouterr().out)
    assert printed["broken"] == "ended with exit code 3"
    assert printed["fast"]["ms"] == 1.5


def test_a_file_that_starts_with_an_underscore_is_not_a_benchmark(folder, capsys):
    main(["--json"], folder)
    assert set(json.loads(capsys.readouterr().out)) == {"broken", "fast", "nothing"}


def test_people_get_a_table(folder, capsys):
    assert main(["--only", "fast"], folder) == 0
    assert capsys.readouterr().out.splitlines()[1].split() == ["60.000", "frames/s"]


def test_an_unknown_name_is_answered_with_the_known_ones(folder, capsys):
    assert main(["--only", "sow"], folder) == 2
    assert "broken, fast, nothing" in capsys.readouterr().err


def test_without_the_tests_folder_it_says_where_the_benchmarks_are(tmp_path, capsys):
    assert main([], tmp_path / "benchmarks") == 2
    assert "python3 oboeuta.py bench" in capsys.readouterr().err


def test_a_benchmark_that_hangs_is_stopped(tmp_path):
    script = tmp_path / "hangs.py"
    script.write_text("import time; time.sleep(60)", encoding="utf-8")
    assert measure(script, longest=0.2).problem == "still running after 0.2 s"


@pytest.mark.parametrize(
    ("printed", "problem"),
    [
        ("", "its last line is not a JSON object"),
        ("12", "its last line is not a JSON object"),
        ("no figures", "its last line is not a JSON object"),
        ('{"a": "fast"}', "'a' is not a number"),
        ('{"a": true}', "'a' is not a number"),
    ],
)
def test_what_is_not_a_figure_is_not_reported_as_one(printed, problem):
    assert read_figures("x", printed) == Outcome("x", {}, problem)


def test_an_empty_object_means_that_nothing_could_be_measured():
    assert "nothing to measure" in table([read_figures("x", "{}")])
