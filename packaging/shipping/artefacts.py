"""Answers one question: how does the frozen folder become the file that somebody downloads?"""

from __future__ import annotations

import hashlib
import os
import platform
import shlex
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from shipping import identity

PACKAGING = identity.ROOT / "packaging"
_ARCHITECTURES = {"AMD64": "x64", "ARM64": "arm64", "aarch64": "arm64"}
_OLDEST_ZIP_TIME = 315532800  # 1980-01-01


def target() -> str:
    """This system and processor as file names have them: linux-x86_64, windows-x64, macos-arm64."""
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    machine = platform.machine()
    return f"{system}-{_ARCHITECTURES.get(machine, machine)}"


def file_name() -> str:
    """What the file to download is called on this system."""
    ending = {"win32": "-setup.exe", "darwin": ".dmg"}.get(sys.platform, ".tar.xz")
    return f"{stem()}{ending}"


def stem() -> str:
    """What all files of this version and system begin with."""
    return f"{identity.NAME}-{identity.version()}-{target()}"


def make(frozen: Path, work: Path, out: Path) -> list[Path]:
    """The files to download for this system.

    Args:
        frozen: what PyInstaller made: a folder, on macOS Oboeuta.app.
        work: a folder for what is in between, with the icons.
        out: where the files go.
    """
    out.mkdir(parents=True, exist_ok=True)
    file = out / file_name()
    if sys.platform == "win32":
        return [_installer(frozen, work, file), _portable(frozen, out / f"{stem()}-portable")]
    if sys.platform == "darwin":
        _run("bash", str(PACKAGING / "macos" / "make_dmg.sh"), str(frozen), str(file))
        return [file]
    return [_tar(frozen, work, file)]


def _run(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603 - our own words


def signing_command(environ: dict[str, str]) -> list[str]:
    """The command that signs a file on Windows, to which the file's name is added; [] for none."""
    return shlex.split(environ.get("OBOEUTA_WINDOWS_SIGN", ""))


def installer_command(frozen: Path, icon: Path, setup: Path, sign: Sequence[str]) -> list[str]:
    """How the installer for Windows is made."""
    numbers = ".".join(str(number) for number in identity.version_numbers(identity.version()))
    values = {
        "VERSION": identity.version(),
        "NUMBERS": numbers,
        "PAYLOAD": str(frozen),
        "ICON": str(icon),
        "OUT": str(setup),
        **({"SIGN": subprocess.list2cmdline(sign)} if sign else {}),
    }
    words = [f"-D{name}={value}" for name, value in values.items()]
    script = PACKAGING / "windows" / "oboeuta.nsi"
    return ["makensis", "-WX", "-V2", "-INPUTCHARSET", "UTF8", *words, str(script)]


def _installer(frozen: Path, work: Path, setup: Path) -> Path:
    sign = signing_command(dict(os.environ))
    if sign:
        _run(*sign, str(frozen / f"{identity.NAME}.exe"))
    _run(*installer_command(frozen, work / "icons" / "oboeuta.ico", setup, sign))
    return setup


def _portable(frozen: Path, stem: Path) -> Path:
    return Path(shutil.make_archive(str(stem), "zip", frozen.parent, frozen.name))


def _tar(frozen: Path, work: Path, file: Path) -> Path:
    folder = f"{identity.NAME}-{identity.version()}"
    linux = PACKAGING / "linux"
    extra = [
        (linux / "README.txt", "README.txt"),
        (identity.ROOT / "LICENSE", "LICENSE"),
        (linux / "oboeuta.desktop", "share/applications/oboeuta.desktop"),
        (linux / "oboeuta-mime.xml", "share/mime/packages/oboeuta.xml"),
        (
            identity.ROOT / "resources" / "icons" / "oboeuta.svg",
            "share/icons/hicolor/scalable/apps/oboeuta.svg",
        ),
    ]
    for picture in sorted((work / "icons").glob("oboeuta-*.png")):
        side = picture.stem.split("-")[1]
        extra.append((picture, f"share/icons/hicolor/{side}x{side}/apps/oboeuta.png"))
    with tarfile.open(file, "w:xz", preset=6) as archive:
        for path in sorted(frozen.rglob("*")):
            archive.add(
                path,
                f"{folder}/{path.relative_to(frozen).as_posix()}",
                recursive=False,
                filter=_anonymous,
            )
        for path, name in extra:
            archive.add(path, f"{folder}/{name}", filter=_anonymous)
    return file


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Whoever built it, and when, is nobody's business; the same files make the same archive."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = int(os.environ.get("SOURCE_DATE_EPOCH") or _OLDEST_ZIP_TIME)
    entry.mode = 0o755 if entry.mode & 0o100 or entry.isdir() else 0o644
    return entry


def write_checksums(files: Iterable[Path], list_file: Path) -> None:
    """SHA256SUMS.txt as ``sha256sum -c`` reads it."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(files)
    ]
    list_file.write_text("".join(lines), encoding="utf-8", newline="\n")
