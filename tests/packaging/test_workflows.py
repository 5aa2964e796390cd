"""Answers one question: do the workflows start what is there, with no more rights than they need?

Their form is checked with check-jsonschema and zizmor by whoever changes them: packaging/README.md.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import oboeuta
from oboeuta_desktop import preflight

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SCRIPTS = [
    ROOT / "packaging" / "linux" / "install_libraries.sh",
    ROOT / "packaging" / "macos" / "make_dmg.sh",
    ROOT / "packaging" / "macos" / "import_certificate.sh",
]
NO_BASH = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no bash of its own")


def text_of(path):
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_to_a_commit_and_says_which_version_that_is(path):
    used = re.findall(r"uses: (.*)", text_of(path))
    assert used
    assert [one for one in used if not re.fullmatch(r"\S+@[0-9a-f]{40} # v[\d.]+", one)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_may_only_read_unless_one_job_needs_more(path):
    head, _, jobs = text_of(path).partition("\njobs:")
    assert "permissions:\n  contents: read" in head
    writers = [part for part in re.split(r"\n  (?=\w[\w-]*:\n)", jobs) if ": write" in part]
    assert [part.split(":")[0] for part in writers] in ([], ["release"])


def test_nothing_that_is_released_comes_from_a_cache():
    assert "cache" not in re.sub(r"#.*", "", text_of(ROOT / ".github/workflows/build.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_script_that_a_workflow_starts_is_there(path):
    started = re.findall(
        r"(?:packaging/[\w/.]+\.(?:sh|py|ps1)|\.ci/run|\boboeuta\.py)", text_of(path)
    )
    assert started
    assert [name for name in started if not (ROOT / name).is_file()] == []


def test_the_test_matrix_is_every_python_the_program_accepts_on_three_systems():
    test = text_of(ROOT / ".github" / "workflows" / "test.yml")
    pythons = re.search(r"python: \[(.*)\]", test)
    assert pythons is not None
    first, end = preflight.OLDEST_PYTHON[1], preflight.FIRST_UNTRIED_PYTHON[1]
    assert pythons[1] == ", ".join(f'"3.{minor}"' for minor in range(first, end))
    assert all(name in test for name in ("ubuntu", "windows", "macos"))


@NO_BASH
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_the_shell_scripts_are_programs_without_slips_of_the_pen(script):
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", str(script)], check=True)


def dry_run_of_dmg(**environ):
    command = ["bash", str(ROOT / "packaging/macos/make_dmg.sh"), "Oboeuta.app", "oboeuta.dmg"]
    clean = {name: value for name, value in os.environ.items() if "OBOEUTA" not in name}
    return subprocess.run(
        command,
        env={**clean, "OBOEUTA_DMG_DRY_RUN": "1", **environ},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


@NO_BASH
def test_the_disk_image_is_signed_and_notarised_only_when_told():
    plain = dry_run_of_dmg()
    assert "hdiutil create" in plain
    assert plain.count("hdiutil") == 1, "no second attempt after one that worked"
    assert "codesign" not in plain
    assert "notarytool" not in plain
    signed = dry_run_of_dmg(OBOEUTA_CODESIGN_IDENTITY="ID: me", OBOEUTA_NOTARY_PROFILE="keys")
    steps = [line.split()[1:3] for line in signed.splitlines()]
    assert steps == [
        ["codesign", "--verify"],
        ["ditto", "Oboeuta.app"],
        ["ln", "-s"],
        ["hdiutil", "create"],
        ["codesign", "--force"],
        ["xcrun", "notarytool"],
        ["xcrun", "stapler"],
        ["xcrun", "stapler"],
    ]


def test_freezing_has_an_environment_of_its_own_and_all_libraries_of_a_window():
    machine = preflight.Machine("linux", 64, (3, 11), (2, 36), 0, 0, {})
    job = oboeuta.job_of(["build", "--folder"], machine)
    assert (job.lock, job.screen) == ("build", False)
    assert job.steps == (("packaging/build.py", "--folder"),)
    assert set(preflight.X11 + preflight.WAYLAND + oboeuta.BUILDERS) <= set(job.libraries)
    apart, usual = oboeuta.private_environment(job.apart), oboeuta.private_environment()
    assert apart.folder.name == f"{usual.folder.name}-build"
    mac = oboeuta.job_of(["build"], machine._replace(system="darwin"))
    assert mac.libraries == ()
