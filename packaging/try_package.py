"""Answers one question: does what somebody downloads install, work, and go away again?

python packaging/try_package.py FILE     an installer, a disk image or an archive
python packaging/try_package.py FOLDER   the one of this version and system in that folder
python packaging/try_package.py --wine --dummy FILE
                                         the installer under Wine on Linux, filled with anything
"""

from __future__ import annotations

import argparse
import os
import subprocess
import tarfile
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from shipping import artefacts, identity, trials

_CLASSES = r"HKCU\Software\Classes"
_PATIENCE_SECONDS = 60


def main(arguments: Sequence[str] | None = None) -> int:
    """Try one package; 0 when it does what it should."""
    parser = argparse.ArgumentParser(description="Try what somebody downloads.")
    parser.add_argument("file", type=Path, help="or the folder it is in")
    parser.add_argument("--wine", action="store_true", help="run the installer with Wine")
    parser.add_argument("--dummy", action="store_true", help="there is no real program inside")
    found = parser.parse_args(arguments)
    file: Path = found.file.absolute()
    if file.is_dir():
        file /= artefacts.file_name()
    with tempfile.TemporaryDirectory(prefix="oboeuta-package-") as folder:
        if file.name.endswith("-setup.exe"):
            problems = Installer(file, wine=found.wine, dummy=found.dummy).problems(Path(folder))
        elif file.suffix == ".dmg":
            problems = _image_problems(file, Path(folder))
        else:
            problems = _archive_problems(file, Path(folder))
    print(*(f"PROBLEM: {problem}" for problem in problems), sep="\n")
    print(f"{file.name}: {len(problems)} problems")
    return 1 if problems else 0


def _archive_problems(file: Path, work: Path) -> list[str]:
    # A folder as users have them: not in English, with a space.
    place = work / "ダウンロード ずみ"
    with tarfile.open(file) as archive:
        archive.extractall(place, filter="data")
    (inside,) = place.iterdir()
    lacking = [
        name
        for name in ("README.txt", "LICENSE", "share/applications/oboeuta.desktop")
        if not (inside / name).is_file()
    ]
    return [f"{name} is not there" for name in lacking] + trials.run(trials.program(inside), work)


def _image_problems(file: Path, work: Path) -> list[str]:
    volume = work / "volume"
    volume.mkdir()
    _run("hdiutil", "attach", str(file), "-nobrowse", "-readonly", "-mountpoint", str(volume))
    try:
        app = volume / f"{identity.TITLE}.app"
        problems = [] if (volume / "Applications").is_symlink() else ["no link to Applications"]
        _run("plutil", "-lint", str(app / "Contents" / "Info.plist"))
        _run("codesign", "--verify", "--deep", "--strict", str(app))  # ad hoc at least
        return problems + trials.run(trials.program(app), work)
    finally:
        _run("hdiutil", "detach", str(volume), "-force")


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own words


@dataclass(frozen=True, slots=True)
class Installer:
    """An installer of Windows, on Windows or under Wine.

    Attributes:
        setup: the installer.
        wine: whether to run it with Wine.
        dummy: whether what it installs is no program of ours.
    """

    setup: Path
    wine: bool
    dummy: bool

    def problems(self, work: Path) -> list[str]:
        """Install, look, try, install again, remove, look."""
        local = self._local_folder()
        folder, study = local / "Programs" / identity.NAME, local / identity.NAME
        found = self._called(self.setup, "/S")
        program = folder / f"{identity.NAME}.exe"
        found += [f"{program} is not there"] if not program.is_file() else []
        found += [f"{key} is not there" for key in _keys() if not self._has(key)]
        if not self.dummy:
            found += trials.run(program, work)
        left_over = folder / "_internal" / "of an older version.txt"
        left_over.write_text("old", encoding="utf-8")
        found += self._called(self.setup, "/S")
        found += ["what an older version had stays"] if left_over.exists() else []
        study.mkdir(exist_ok=True)
        (study / "of the trial.txt").write_text("an answer", encoding="utf-8")
        found += self._called(folder / "uninstall.exe", "/S")
        # The uninstaller goes on as a copy of itself after the first process has ended.
        _wait_until(lambda: not folder.exists())
        found += [f"{folder} stays"] if folder.exists() else []
        found += [f"{key} stays" for key in _keys() if self._has(key)]
        found += [] if (study / "of the trial.txt").exists() else ["the record of study is gone"]
        (study / "of the trial.txt").unlink(missing_ok=True)
        return found

    def _called(self, program: Path, *words: str) -> list[str]:
        command = [*self._before(), str(program), *words]
        code = subprocess.run(command, check=False, timeout=600).returncode  # noqa: S603 - our own words
        print(f"{program.name} {' '.join(words)}: exit code {code}", flush=True)
        return [f"{program.name}: exit code {code}"] if code else []

    def _before(self) -> list[str]:
        return ["wine"] if self.wine else []

    def _has(self, key: str) -> bool:
        path, _, name = key.partition("|")
        command = [*self._before(), "reg", "query", path, *(("/v", name) if name else ())]
        return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603 - our own words

    def _local_folder(self) -> Path:
        if not self.wine:
            return Path(os.environ["LOCALAPPDATA"])
        prefix = Path(os.environ.get("WINEPREFIX") or Path.home() / ".wine")
        (user,) = (p for p in (prefix / "drive_c" / "users").iterdir() if p.name != "Public")
        return user / "AppData" / "Local"


def _keys() -> list[str]:
    """What the installer writes: a key, or a key | one of its values."""
    types = [identity.LYRICS_SUFFIX, *identity.AUDIO_SUFFIXES]
    kinds = {identity.LYRICS_SUFFIX: "lyrics"}
    return [
        rf"{_CLASSES}\.{identity.SONG_SUFFIX}",
        rf"{_CLASSES}\{identity.NAME}.song\shell\open\command",
        rf"{_CLASSES}\Applications\{identity.NAME}.exe\SupportedTypes",
        rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{identity.NAME}|UninstallString",
        *(
            rf"{_CLASSES}\.{suffix}\OpenWithProgids|{identity.NAME}.{kinds.get(suffix, 'audio')}"
            for suffix in types
        ),
    ]


def _wait_until(is_true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while not is_true() and time.monotonic() < deadline:
        time.sleep(0.5)


if __name__ == "__main__":
    raise SystemExit(main())
