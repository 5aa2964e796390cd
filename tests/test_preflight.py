"""Answers one question: is a learner whose computer lacks something told what to install?"""

from __future__ import annotations

import subprocess
import sys

import pytest

from oboeuta_desktop import preflight
from oboeuta_desktop.preflight import Machine

LINUX = Machine("linux", 64, (3, 11), (2, 36), 0, 0, {"DISPLAY": ":0"})


def everything(_: str) -> bool:
    return True


def nothing(_: str) -> bool:
    return False


def test_a_computer_that_has_everything_has_no_problem():
    assert preflight.problem(LINUX, window=True, has=everything) == ""


def test_a_missing_library_is_named_with_the_line_that_installs_it():
    message = preflight.problem(LINUX, window=True, has=lambda name: name != "libpulse.so.0")
    assert "libpulse.so.0" in message
    assert "sudo apt-get install -y libpulse0\n" in message
    assert "sudo dnf install -y pulseaudio-libs\n" in message
    assert "sudo pacman -S --needed libpulse\n" in message


def test_a_package_that_brings_two_libraries_is_listed_once():
    message = preflight.problem(LINUX, window=True, has=nothing)
    fedora = next(line for line in message.splitlines() if "dnf" in line)
    assert fedora.split().count("libxcb") == 1


@pytest.mark.parametrize(
    ("environ", "library", "wanted"),
    [
        ({"DISPLAY": ":0"}, "libxcb-cursor.so.0", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "libxcb-cursor.so.0", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "libwayland-client.so.0", True),
        ({"WAYLAND_DISPLAY": "w", "QT_QPA_PLATFORM": "xcb"}, "libxcb-cursor.so.0", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "libxcb-cursor.so.0", False),
        ({"QT_QPA_PLATFORM": "offscreen:size=8x8"}, "libxcb-cursor.so.0", False),
        ({"QT_QPA_PLATFORM": "offscreen"}, "libpulse.so.0", True),
    ],
)
def test_only_the_libraries_of_the_screen_in_use_are_asked_for(environ, library, wanted):
    needs = preflight.needed_libraries(LINUX._replace(environ=environ), window=True)
    assert (library in {need.name for need in needs}) is wanted


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_bring_their_libraries_along(system):
    machine = LINUX._replace(system=system, glibc=None, macos=15, windows_build=22631, environ={})
    assert preflight.problem(machine, window=True, has=nothing) == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"python": (3, 9)}, "Python 3.11 to 3.14; this is 3.9"),
        ({"python": (3, 15)}, "Python 3.11 to 3.14; this is 3.15"),
        ({"bits": 32}, "64-bit Python"),
        ({"glibc": (2, 31)}, "this is 2.31"),
        ({"glibc": None}, "glibc 2.34"),
        ({"system": "darwin", "macos": 12}, "macOS 13"),
        ({"system": "win32", "windows_build": 17134}, "version 1809"),
        ({"environ": {}}, "neither DISPLAY nor WAYLAND_DISPLAY"),
    ],
)
def test_a_system_that_cannot_run_the_program_is_told_what_it_would_need(change, words):
    message = preflight.problem(LINUX._replace(**change), window=True, has=everything)
    assert words in message
    assert message.splitlines()[0].endswith("。"), "the first sentence is Japanese"


def test_without_a_window_no_screen_is_needed():
    machine = LINUX._replace(environ={})
    assert preflight.problem(machine, window=False, has=everything) == ""


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--play", "relu"], True),
        (["lrc", "song.lrc"], False),
        (["bench"], False),
        (["--version"], False),
        (["lrc.lrc"], True),
    ],
)
def test_commands_open_no_window(arguments, window):
    assert preflight.wants_window(arguments) is window


def test_this_machine_can_run_the_tests():
    assert preflight.problem(preflight.this_machine(), window=False) == ""


def test_an_unfit_computer_ends_the_program_with_exit_code_three():
    code = (
        "from oboeuta_desktop import preflight\n"
        "preflight.can_load = lambda name: False\n"
        "preflight.this_machine = lambda: preflight.Machine("
        "'linux', 64, (3, 11), (2, 36), 0, 0, {'DISPLAY': ':0'})\n"
        "preflight.stop_if_unfit([])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "libxcb-cursor0" in done.stderr
    assert "おぼえうた" in done.stderr


def test_looking_at_the_computer_loads_no_qt():
    code = (
        "import sys\nfrom oboeuta_desktop import preflight\npreflight.problem("
        "preflight.this_machine(), window=False)\nprint('PySide6' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "False"


def test_a_frozen_program_asks_for_no_library_that_it_brings_along(tmp_path, monkeypatch):
    assert not preflight.can_load("libnobody.so.9")
    (tmp_path / "libnobody.so.9").touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert preflight.can_load("libnobody.so.9")
    assert not preflight.can_load("libnothing.so.9")
