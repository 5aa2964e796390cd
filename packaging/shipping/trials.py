"""Answers one question: does a frozen program work where it stands?

Nothing here imports the program: it is started as a user's computer starts it, offscreen, with
folders of its own.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from shipping import identity

LONGEST_NAME = 180
"""Characters inside the program's folder: Windows stops at 260, and its folder needs up to 70."""

_REFUSED = re.compile(r'[<>:"|?*\\]|[ .]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)', re.IGNORECASE)
_PATIENCE_SECONDS = 180
_NEVER_ENDED = 124
"""The exit code that stands for a program that had to be ended; ``timeout`` says the same."""
_PLAYED_SECONDS = 3
_FEWEST_FRAMES = 5
_SHORTEST_SUNG = 0.3
"""Seconds of the song that even a busy computer gets to, of those that are asked for."""


def program(frozen: Path) -> Path:
    """The file to start of what PyInstaller made."""
    if frozen.suffix == ".app":
        return frozen / "Contents" / "MacOS" / identity.NAME
    return frozen / (identity.NAME + (".exe" if sys.platform == "win32" else ""))


def names_that_windows_refuses(folder: Path) -> list[str]:
    """What is wrong with names in a folder, for a person."""
    names = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*"))]
    return [
        *(f"{name}: Windows refuses this name" for name in names if _is_refused(name)),
        *(f"{name}: {len(name)} characters" for name in names if len(name) > LONGEST_NAME),
    ]


def _is_refused(name: str) -> bool:
    return any(_REFUSED.search(part) for part in name.split("/"))


def run(file: Path, work: Path) -> list[str]:
    """Start a program in all ways that matter; returns what went wrong, for a person."""
    with tempfile.TemporaryDirectory(prefix="oboeuta-trial-") as folder:
        place = Path(folder)
        problems = _asked_for_version(file, place)
        problems += _self_tested(file, place, work / "self-test.json")
        problems += _played(file, place)
    return problems


def _start(file: Path, place: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "OBOEUTA_DATA": str(place / "user"), "QT_QPA_PLATFORM": "offscreen"}
    for name in ("PYTHONPATH", "PYTHONHOME", "PYTHONUTF8", "VIRTUAL_ENV"):
        environ.pop(name, None)
    began = time.monotonic()
    command = [str(file), *words]
    try:
        done = subprocess.run(  # noqa: S603 - our own program
            command,
            env=environ,
            cwd=place,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        # With text asked for, it may still carry bytes.
        said = error.stderr.decode("utf-8", "replace") if error.stderr else ""
        done = subprocess.CompletedProcess(command, _NEVER_ENDED, "", said)
    seconds = time.monotonic() - began
    print(f"oboeuta {' '.join(words)}: exit code {done.returncode}, {seconds:.1f} s", flush=True)
    return done


def _asked_for_version(file: Path, place: Path) -> list[str]:
    done = _start(file, place, "--version")
    # A windowed program of Windows has nowhere to print.
    if done.returncode or (sys.platform != "win32" and identity.version() not in done.stdout):
        return [f"--version: exit code {done.returncode}: {done.stdout}{done.stderr}"]
    return []


def _self_tested(file: Path, place: Path, report: Path) -> list[str]:
    report.parent.mkdir(parents=True, exist_ok=True)
    report.unlink(missing_ok=True)
    done = _start(file, place, "self-test", "--report", str(report))
    print(done.stdout, flush=True)
    if done.returncode:
        said = report.read_text(encoding="utf-8") if report.exists() else done.stderr
        return [f"self-test: exit code {done.returncode}: {said}"]
    return [] if report.exists() else ["self-test: wrote no report"]


def _played(file: Path, place: Path) -> list[str]:
    trace = place / "trace.jsonl"
    words = ("--play", "relu", "--at", "18", "--for", str(_PLAYED_SECONDS), "--trace", str(trace))
    done = _start(file, place, *words)
    frames = trace.read_text(encoding="utf-8").splitlines() if trace.exists() else []
    if done.returncode or len(frames) < _FEWEST_FRAMES:
        return [f"--play: exit code {done.returncode}, {len(frames)} frames: {done.stderr}"]
    first, last = (json.loads(frames[index])["position"] for index in (0, -1))
    logged = "".join(
        path.read_text(encoding="utf-8") for path in (place / "user").rglob("oboeuta.log")
    )
    wrong = [line for line in logged.splitlines() if re.search(r" (ERROR|CRITICAL) ", line)]
    if last - first < _SHORTEST_SUNG:
        wrong.append(f"--play: the song stood still ({first} to {last} s)")
    return wrong
