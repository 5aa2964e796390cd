"""Answers one question: does every locked library have a wheel for every system and Python?

python packaging/check_targets.py     asks the index that pip is set up with; downloads nothing

Needs uv, which is fetched into a temporary environment when it is not there. The platforms are
those that PySide6's own wheels name: glibc 2.34, macOS 13, 64-bit Windows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PLATFORMS = {
    "linux x86_64": "x86_64-manylinux_2_34",
    "windows x64": "x86_64-pc-windows-msvc",
    "macos arm64": "aarch64-apple-darwin",
    "macos x86_64": "x86_64-apple-darwin",
}
LOCKS = (
    "requirements.lock",
    "packaging/requirements-make.lock",
    "packaging/requirements-build.lock",
    "packaging/requirements-test.lock",
)
_MACOS = "13.0"
_TESTED_LINUX = "x86_64-manylinux_2_35"
"""Tests open what was exported in Anki, whose wheel is for Debian 12 and Ubuntu 22.04 or later."""


class Target(NamedTuple):
    """One lock on one system with one Python."""

    lock: str
    platform: str
    python: str


def main() -> int:
    """Ask for all of them; 0 when every wheel is there."""
    targets = [
        Target(lock, platform, python)
        for lock in LOCKS
        for platform in PLATFORMS
        for python in PYTHONS
    ]
    with tempfile.TemporaryDirectory(prefix="oboeuta-targets-") as folder:
        uv = shutil.which("uv") or _fetched_uv(Path(folder) / "uv")
        with ThreadPoolExecutor(4) as pool:
            asked = [pool.submit(_complaint, uv, target, Path(folder)) for target in targets]
            complaints = [answer.result() for answer in asked]
    for target, complaint in zip(targets, complaints, strict=True):
        if complaint:
            print(f"{target.lock}, {target.platform}, Python {target.python}:\n{complaint}")
    good = complaints.count("")
    print(f"{good} of {len(targets)} targets have all their wheels")
    return 0 if good == len(targets) else 1


def _fetched_uv(folder: Path) -> str:
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    python = str(programs / ("python.exe" if os.name == "nt" else "python"))
    command = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"]
    subprocess.run(command, check=True)  # noqa: S603 - our own words
    return str(programs / "uv")


def _complaint(uv: str, target: Target, folder: Path) -> str:
    """What uv says against a target, or ""."""
    command = [uv, "pip", "install", "--dry-run", "--quiet", "--no-deps", "--require-hashes"]
    platform = PLATFORMS[target.platform]
    if "test" in target.lock and "manylinux" in platform:
        platform = _TESTED_LINUX
    command += ["--only-binary", ":all:", "--python-platform", platform]
    command += ["--python-version", target.python, "--python", sys.executable]
    command += ["--target", str(folder / "nothing"), "-r", str(ROOT / target.lock)]
    environ = {**os.environ, "MACOSX_DEPLOYMENT_TARGET": _MACOS}
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)  # noqa: S603 - our own words
    return "" if done.returncode == 0 else done.stderr.strip() or f"exit code {done.returncode}"


if __name__ == "__main__":
    raise SystemExit(main())
