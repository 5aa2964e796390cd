"""Answers one question: does the wheel hold what the program needs and run by itself?

Builds the wheel with pip (which fetches the build backend), compares its songs and resources with
those of the checkout, installs it into an empty folder and starts it from there.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

LOOK = """
import sys
from oboeuta_desktop import __version__
from oboeuta_desktop.storage.paths import bundled
fonts = list(bundled("resources", "fonts").glob("*.ttf"))
songs = list(bundled("songs").iterdir())
assert fonts and songs, (fonts, songs)
assert all(str(path).startswith(sys.argv[1]) for path in fonts + songs), fonts + songs
print(f"oboeuta {__version__}: {len(fonts)} fonts, {len(songs)} songs in the installed wheel")
"""


def run(*words: str, **environ: str) -> None:
    """Start this Python with some words; raises when it fails."""
    command = [sys.executable, *words]
    subprocess.run(command, check=True, env={**os.environ, **environ}, cwd=environ.get("PWD"))  # noqa: S603 - our own words


def shipped_files() -> set[str]:
    """What the checkout wants inside the package, as paths in the wheel."""
    return {
        f"oboeuta_desktop/{path.relative_to(ROOT).as_posix()}"
        for folder in ("resources", "songs")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


def main() -> int:
    """Build, look inside, install, start; 0 when all of it went well."""
    with tempfile.TemporaryDirectory(prefix="oboeuta-wheel-") as folder:
        place = Path(folder).resolve()
        quiet = ("--quiet", "--disable-pip-version-check")
        run("-m", "pip", "wheel", *quiet, "--no-deps", "-w", str(place), str(ROOT))
        wheel = next(place.glob("*.whl"))
        held = set(zipfile.ZipFile(wheel).namelist())
        absent = sorted(shipped_files() - held)
        if absent:
            print("not in the wheel:", *absent, sep="\n  ")
            return 1
        print(f"{wheel.name}: {len(held)} files, {wheel.stat().st_size / 1e6:.1f} MB")
        target = place / "installed"
        run("-m", "pip", "install", *quiet, "--no-deps", "--target", str(target), str(wheel))
        here = {"PYTHONPATH": str(target), "PWD": str(place), "QT_QPA_PLATFORM": "offscreen"}
        run("-P", "-c", LOOK, str(target), **here)
        run("-P", "-m", "oboeuta_desktop", "--help", **here)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
