import faulthandler
import subprocess
import sys

import pytest

from oboeuta_desktop.storage import crash_file
from oboeuta_desktop.storage.crash_file import CrashFile


def failing() -> ValueError:
    try:
        int("だめ")
    except ValueError as error:
        return error
    raise AssertionError


def test_a_run_without_a_crash_leaves_nothing(tmp_path):
    CrashFile(tmp_path, "about").close()
    assert CrashFile(tmp_path, "about").last is None


def test_an_exception_is_found_by_the_next_run_with_program_and_trace(tmp_path):
    first = CrashFile(tmp_path, "oboeuta 9")
    first.write(failing())
    first.close()
    second = CrashFile(tmp_path, "oboeuta 9")
    assert second.last is not None
    assert "oboeuta 9" in second.report()
    assert "ValueError: invalid literal" in second.report()
    assert "in failing" in second.report()


def test_the_report_of_this_run_comes_before_that_of_the_last(tmp_path):
    first = CrashFile(tmp_path, "a")
    first.write(failing())
    first.close()
    second = CrashFile(tmp_path, "a")
    second.write(KeyError("here"))
    assert "here" in second.report()
    assert "ValueError" not in second.report()


def test_a_crash_that_python_cannot_catch_is_found_by_the_next_run(tmp_path):
    program = (
        "import ctypes, sys\n"
        "from pathlib import Path\n"
        "from oboeuta_desktop.storage.crash_file import CrashFile\n"
        f"CrashFile(Path({str(tmp_path)!r}), 'a').watch()\n"
        "ctypes.string_at(0)\n"
    )
    run = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)
    assert run.returncode != 0
    assert "Segmentation fault" in CrashFile(tmp_path, "a").report()


def test_an_exception_in_every_frame_does_not_fill_the_disk(tmp_path):
    crash = CrashFile(tmp_path, "a")
    for _ in range(1_000):
        crash.write(failing())
    assert crash.report().count("ValueError: invalid literal") == crash_file.MOST_WRITTEN


def test_only_the_last_reports_are_kept(tmp_path):
    for number in range(9):
        crash = CrashFile(tmp_path, "a")
        crash.write(ValueError(f"run {number}"))
        crash.close()
    CrashFile(tmp_path, "a")
    kept = sorted(path.name for path in tmp_path.glob("crash-*.log"))
    assert kept == [f"crash-{number}.log" for number in range(1, crash_file.KEPT + 1)]
    assert "run 8" in (tmp_path / "crash-1.log").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_does_not_stop_the_program(tmp_path):
    (tmp_path / "logs").write_text("in the way")
    crash = CrashFile(tmp_path / "logs", "a")
    crash.watch()
    crash.write(failing())
    assert crash.report() == ""
    crash.close()


@pytest.mark.parametrize("size", [10, 1_000_000])
def test_of_a_long_report_its_end_is_shown(tmp_path, size):
    (tmp_path / "crash.log").write_bytes(b"x" * size + b"the end")
    report = CrashFile(tmp_path, "a").report()
    assert report.endswith("the end")
    assert len(report) <= crash_file.LONGEST_REPORT


def test_a_program_that_is_not_watched_keeps_its_own_faulthandler(tmp_path):
    before = faulthandler.is_enabled()
    crash = CrashFile(tmp_path, "a")
    crash.write(failing())
    crash.close()
    assert faulthandler.is_enabled() == before


def test_a_watched_program_that_ends_well_leaves_no_file(tmp_path):
    program = (
        "from pathlib import Path\n"
        "from oboeuta_desktop.storage.crash_file import CrashFile\n"
        f"crash = CrashFile(Path({str(tmp_path)!r}), 'a')\ncrash.watch()\ncrash.close()\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
    assert list(tmp_path.iterdir()) == []
