"""Answers one question: does the start script install what is asked for, and only when it must?"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from oboeuta_desktop import preflight

SCRIPT = Path(__file__).resolve().parent.parent / "oboeuta.py"
MACHINE = preflight.Machine("linux", 64, (3, 11), (2, 36), 0, 0, {"DISPLAY": ":0"})


@pytest.fixture
def bootstrap(tmp_path, monkeypatch):
    """The script as a module, with an environment and lock files of its own and no real pip."""
    monkeypatch.setenv("OBOEUTA_VENV", str(tmp_path / "venv"))
    spec = importlib.util.spec_from_file_location("oboeuta_bootstrap", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "oboeuta_bootstrap", module)  # its annotations look there
    spec.loader.exec_module(module)
    locks = {
        "run": "a==1 \\\n    --hash=sha256:0\n",
        "test": "a==1 \\\n    --hash=sha256:0\nb==2\n",
    }
    for kind, text in locks.items():
        module.LOCKS[kind] = tmp_path / f"{kind}.lock"
        module.LOCKS[kind].write_text(text, encoding="utf-8")
    return module


@pytest.fixture
def calls(bootstrap, monkeypatch):
    """The commands that the script starts; making an environment makes its interpreter's file."""
    started: list[list[str]] = []

    def run(command, **_):
        started.append(command)
        if "venv" in command:
            python = Path(command[-1]) / "bin" / "python"
            python.parent.mkdir(parents=True)
            python.touch()
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(bootstrap.subprocess, "run", run)
    return started


def locks_installed(calls):
    return [Path(command[-1]).stem for command in calls if "pip" in command]


def test_the_first_start_makes_an_environment_and_installs_the_lock(bootstrap, calls):
    bootstrap.install(bootstrap.private_environment(), "run")
    assert "venv" in calls[0]
    assert {"--require-hashes", "--only-binary"} <= set(calls[1])
    assert locks_installed(calls) == ["run"]


def test_the_second_start_installs_nothing(bootstrap, calls):
    for _ in range(2):
        bootstrap.install(bootstrap.private_environment(), "run")
    assert locks_installed(calls) == ["run"]


def test_an_environment_for_running_is_extended_before_the_first_test(bootstrap, calls):
    for kind in ("run", "test", "run", "test"):
        bootstrap.install(bootstrap.private_environment(), kind)
    assert locks_installed(calls) == ["run", "test"], "the test lock holds all that running needs"


def test_a_changed_lock_is_installed_again(bootstrap, calls):
    bootstrap.install(bootstrap.private_environment(), "run")
    bootstrap.LOCKS["run"].write_text("a==2\n", encoding="utf-8")
    bootstrap.install(bootstrap.private_environment(), "run")
    assert locks_installed(calls) == ["run", "run"]


def test_a_test_lock_with_other_versions_does_not_stand_in_for_running(bootstrap, calls):
    bootstrap.LOCKS["test"].write_text("a==9\nb==2\n", encoding="utf-8")
    for kind in ("run", "test", "run"):
        bootstrap.install(bootstrap.private_environment(), kind)
    assert locks_installed(calls) == ["run", "test", "run"]


def test_an_installation_that_fails_is_repeated_at_the_next_start(bootstrap, calls, monkeypatch):
    environment = bootstrap.private_environment()
    bootstrap.install(environment, "run")
    monkeypatch.setattr(
        bootstrap.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1)
    )
    with pytest.raises(SystemExit):
        bootstrap.install(environment, "test")
    assert not bootstrap.is_installed(environment, "run"), "it may be half replaced"


def test_an_environment_whose_python_has_gone_is_made_anew(bootstrap, calls):
    environment = bootstrap.private_environment()
    bootstrap.install(environment, "run")
    environment.python.unlink()
    (environment.folder / "old").touch()
    bootstrap.install(environment, "run")
    assert not (environment.folder / "old").exists()
    assert locks_installed(calls) == ["run", "run"]


def test_words_it_does_not_know_go_to_the_program(bootstrap):
    job = bootstrap.job_of(["--play", "relu"], MACHINE)
    assert job.steps == (("-P", "-m", "oboeuta_desktop", "--play", "relu"),)
    assert (job.lock, job.screen, job.anywhere) == ("run", True, True)


@pytest.mark.parametrize(("command", "lock"), [("lrc", "run"), ("bench", "test")])
def test_a_command_of_the_program_needs_no_screen(bootstrap, command, lock):
    job = bootstrap.job_of([command, "--json"], MACHINE)
    assert job.steps[0][-2:] == (command, "--json")
    assert (job.lock, job.screen) == (lock, False)
    assert preflight.X11[0] not in job.libraries


def test_arguments_after_test_go_to_pytest(bootstrap):
    job = bootstrap.job_of(["test", "-k", "house"], MACHINE)
    (step,) = job.steps
    assert step[:2] == ("-m", "pytest")
    assert step[-2:] == ("-k", "house")
    assert dict(job.extra_environ) == {"QT_QPA_PLATFORM": "offscreen"}


def test_lint_runs_all_four_checks_and_needs_no_system_library(bootstrap):
    job = bootstrap.job_of(["lint"], MACHINE)
    assert len(job.steps) == 4
    assert job.libraries == ()


def test_without_the_right_to_install_the_line_to_type_is_printed(bootstrap, monkeypatch, capsys):
    monkeypatch.setenv("OBOEUTA_NO_APT", "1")
    monkeypatch.setattr(bootstrap, "_is_here", lambda name: name != "libpulse.so.0")
    environment = bootstrap.private_environment()
    with pytest.raises(SystemExit) as stopped:
        bootstrap.provide_system(bootstrap.job_of(["test"], MACHINE), environment)
    assert stopped.value.code == 3
    assert "sudo apt-get install -y libpulse0" in capsys.readouterr().err


def test_as_root_missing_libraries_are_installed(bootstrap, calls, monkeypatch):
    monkeypatch.delenv("OBOEUTA_NO_APT", raising=False)
    monkeypatch.setattr(bootstrap.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 0)
    monkeypatch.setattr(bootstrap, "_is_here", lambda name: bool(calls) or name != "libpulse.so.0")
    bootstrap.provide_system(bootstrap.job_of(["test"], MACHINE), bootstrap.private_environment())
    assert calls[-1][-1] == "libpulse0"


def test_a_failing_step_ends_the_job_with_its_exit_code(bootstrap, monkeypatch):
    monkeypatch.setattr(
        bootstrap.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 7)
    )
    job = bootstrap.job_of(["lint"], MACHINE)
    monkeypatch.chdir(SCRIPT.parent)
    assert bootstrap.start(job, bootstrap.private_environment()) == 7


def test_a_python_that_is_too_old_is_told_so(bootstrap, monkeypatch, capsys):
    monkeypatch.setattr(
        bootstrap.preflight, "this_machine", lambda: MACHINE._replace(python=(3, 9))
    )
    with pytest.raises(SystemExit):
        bootstrap.main([])
    assert "Python 3.11 から 3.14" in capsys.readouterr().err


def test_a_window_without_a_screen_is_refused_before_anything_is_installed(
    bootstrap, calls, monkeypatch, capsys
):
    monkeypatch.setattr(bootstrap.preflight, "this_machine", lambda: MACHINE._replace(environ={}))
    monkeypatch.setattr(bootstrap, "_is_here", lambda name: True)
    with pytest.raises(SystemExit) as stopped:
        bootstrap.main(["--play", "relu"])
    assert stopped.value.code == 3
    assert calls == []
    assert "DISPLAY" in capsys.readouterr().err
