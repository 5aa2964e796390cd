"""Answers one question: does a package say what is in it, from whom, and under which terms?"""

from __future__ import annotations

import hashlib
import json
import os
import re
import tomllib
from importlib import metadata
from pathlib import Path

import build
import fsrs
import pytest
from shipping import artefacts, components, contents, trials

from oboeuta_desktop import __version__
from oboeuta_desktop.core.licences import read_parts

ROOT = Path(__file__).resolve().parents[2]


def lock(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.fixture
def found(tmp_path):
    for owner in ("one", "two"):
        (tmp_path / owner).mkdir()
        (tmp_path / owner / "LICENSE").write_text("the same terms", encoding="utf-8")
    return [
        contents.Origin("One", "1.0", "python", "MIT", (tmp_path / "one" / "LICENSE",)),
        contents.Origin("libtwo0", "2:2-1", "deb", "", (tmp_path / "two" / "LICENSE",)),
    ]


def test_a_file_of_an_installed_package_is_traced_to_it():
    packages, rest = contents.python_packages([Path(fsrs.__file__), Path(__file__)])
    assert [(one.name, one.version) for one in packages] == [("fsrs", metadata.version("fsrs"))]
    assert packages[0].licence
    assert [text.name for text in packages[0].texts] == ["LICENSE"]
    assert rest == [Path(__file__)]


def test_our_own_files_are_nobody_elses(tmp_path):
    found, unknown = contents.origins([ROOT / "oboeuta.py", tmp_path / "stray.so"], ROOT)
    assert [one.kind for one in found] == ["interpreter"]
    assert unknown == [tmp_path / "stray.so"]


def test_what_a_build_collects_is_shown_in_about_after_the_list_kept_by_hand(found, tmp_path):
    folder = tmp_path / "licenses"
    contents.write_collection(found, folder / "collected")
    (folder / "index.toml").write_text(
        '[[part]]\nname = "Qt"\nversion = "6"\nlicence = "LGPL-3.0-only"\n'
        'source = "s"\nfiles = []\n',
        encoding="utf-8",
    )
    parts = read_parts(folder)
    assert [part.name for part in parts] == ["Qt", "One 1.0", "libtwo0 2:2-1"]
    assert parts[2].licence == "see the text"
    assert {text.read_text(encoding="utf-8") for part in parts[1:] for text in part.texts} == {
        "the same terms"
    }
    assert len(list((folder / "collected").glob("*.txt"))) == 1, "the same text is kept once"


def test_the_list_of_components_names_each_with_the_hashes_of_the_lock(found, tmp_path):
    contents.write_list(found, tmp_path / "list.json")
    digest = "0" * 64
    listed = components.component_list(
        contents.read_list(tmp_path / "list.json"), {("one", "1.0"): [digest]}, "linux-x86_64"
    )
    listed = json.loads(json.dumps(listed))
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.5")
    assert [part["purl"] for part in listed["components"]] == [
        "pkg:pypi/one@1.0",
        "pkg:deb/debian/libtwo0@2%3A2-1",
    ]
    assert listed["components"][0]["properties"][0]["value"] == digest
    assert listed["dependencies"][0]["dependsOn"] == [p["bom-ref"] for p in listed["components"]]
    again = components.component_list(found, {("one", "1.0"): [digest]}, "linux-x86_64")
    assert again["serialNumber"] == listed["serialNumber"]


def test_every_pin_of_the_build_lock_has_hashes():
    hashes = components.locked_hashes(lock("packaging/requirements-build.lock"))
    assert len(hashes) > 10
    assert [pin for pin, digests in hashes.items() if not digests] == []


def test_a_package_is_built_from_exactly_the_versions_that_are_shipped_and_tested():
    shipped, built, tested = (
        set(components.locked_hashes(lock(name)))
        for name in (
            "requirements.lock",
            "packaging/requirements-build.lock",
            "packaging/requirements-test.lock",
        )
    )
    assert shipped <= built
    assert shipped <= tested


def test_whatever_can_be_bundled_has_an_entry_in_the_list_kept_by_hand():
    # PyInstaller's loader is part of the program's file; its licence allows any terms for that.
    index = tomllib.loads(lock("resources/licenses/index.toml"))["part"]
    listed = " ".join(f"{part['name']} {part['source']}" for part in index).lower()
    shipped = {name for name, _ in components.locked_hashes(lock("requirements.lock"))}
    assert {name for name in shipped | {"pyinstaller", "python"} if name not in listed} == set()


def test_checksums_are_read_by_sha256sum(tmp_path):
    file = tmp_path / "oboeuta.tar.xz"
    file.write_bytes(b"packed")
    artefacts.write_checksums([file], tmp_path / "SHA256SUMS.txt")
    digest = hashlib.sha256(b"packed").hexdigest()
    assert (tmp_path / "SHA256SUMS.txt").read_bytes() == f"{digest}  oboeuta.tar.xz\n".encode()


def test_names_that_windows_cannot_hold_are_found(tmp_path):
    for name in ("fine.txt", "aux.toml", "what?.txt", "x" * 181):
        (tmp_path / name).touch()
    found = trials.names_that_windows_refuses(tmp_path)
    assert [re.split(":", problem)[0][:9] for problem in found] == [
        "aux.toml",
        "what?.txt",
        "x" * 9,
    ]


def test_songs_and_resources_have_names_that_every_system_holds():
    for name in ("resources", "songs"):
        assert trials.names_that_windows_refuses(ROOT / name) == []


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for the program")
def test_a_program_that_fails_its_self_test_is_not_shipped(tmp_path, capfd):
    program = tmp_path / "oboeuta"
    program.write_text(
        f"#!/bin/sh\necho oboeuta {__version__}\n[ $1 = --version ]\n", encoding="utf-8"
    )
    program.chmod(0o755)
    problems = trials.run(program, tmp_path)
    assert [problem.split(":")[0] for problem in problems] == ["self-test", "--play"]


@pytest.mark.parametrize(
    ("environ", "wrong"),
    [
        ({}, False),
        ({"GITHUB_REF_TYPE": "branch", "GITHUB_REF_NAME": "main"}, False),
        ({"GITHUB_REF_TYPE": "tag", "GITHUB_REF_NAME": f"v{__version__}"}, False),
        ({"GITHUB_REF_TYPE": "tag", "GITHUB_REF_NAME": "v99"}, True),
    ],
)
def test_a_release_is_named_as_the_version_it_holds(environ, wrong):
    assert bool(build.tag_problem(environ)) is wrong


@pytest.mark.skipif(os.name == "nt", reason="a shell script stands in for the program")
def test_a_program_that_never_ends_is_a_problem_and_says_what_it_said(tmp_path, monkeypatch):
    monkeypatch.setattr(trials, "_PATIENCE_SECONDS", 0.3)
    program = tmp_path / "oboeuta"
    program.write_text("#!/bin/sh\necho a bug >&2\nexec sleep 30\n", encoding="utf-8")
    program.chmod(0o755)
    first, *_ = trials.run(program, tmp_path)
    assert first == "--version: exit code 124: a bug\n"
