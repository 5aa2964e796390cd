"""Answers one question: whose work is in a bundle, in which version and under which terms?

What was really bundled is asked, file by file: which Python package, which package of the Linux
distribution or which Python it came from. The texts of all of them go into the bundle.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

_COMMON = Path("/usr/share/common-licenses")
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|copyright)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Origin:
    """Somebody's work inside a bundle.

    Attributes:
        name: of the package.
        version: exact.
        kind: ``python`` (a Python package), ``deb`` (of Debian or Ubuntu) or ``interpreter``.
        licence: as the package says it, or "" where it says nothing short.
        texts: files on this computer with its terms.
    """

    name: str
    version: str
    kind: str
    licence: str
    texts: tuple[Path, ...] = ()


def python_packages(sources: Iterable[Path]) -> tuple[list[Origin], list[Path]]:
    """The installed Python packages that some files belong to, and the files of none."""
    owners = {
        os.path.normpath(base / file): found
        for found in metadata.distributions()
        for base in [Path(str(found.locate_file(""))).resolve()]  # once: there are 10,000 files
        for file in found.files or ()
    }
    used: dict[str, metadata.Distribution] = {}
    rest: list[Path] = []
    for source in sources:
        owner = owners.get(str(source.resolve()))
        if owner is None:
            rest.append(source)
        else:
            used[owner.metadata["Name"]] = owner
    return [_of_distribution(used[name]) for name in sorted(used, key=str.lower)], rest


def _of_distribution(found: metadata.Distribution) -> Origin:
    said = found.metadata
    licence = next((said[key] for key in ("License-Expression", "License") if key in said), "")
    texts = [
        Path(str(found.locate_file(file)))
        for file in found.files or ()
        if ".dist-info/" in file.as_posix() and _LICENCE_FILE.search(file.name)
    ]
    short = licence.splitlines()[0][:80] if licence else ""
    return Origin(said["Name"], found.version, "python", short, tuple(texts))


def interpreter() -> Origin:
    """The Python that is bundled."""
    places = [
        Path(sys.base_prefix) / "LICENSE.txt",  # Windows
        Path(sys.base_prefix) / "lib" / f"python3.{sys.version_info[1]}" / "LICENSE.txt",
    ]
    texts = tuple(path for path in places if path.is_file())
    return Origin("Python", platform.python_version(), "interpreter", "PSF-2.0", texts)


def debian_packages(sources: Iterable[Path]) -> tuple[list[Origin], list[Path]]:
    """The Debian packages that some files belong to, and the files of none."""
    files = list(sources)
    if not files or shutil.which("dpkg-query") is None:
        return [], files
    # A file is listed under the name it had before /lib became a link to /usr/lib, or the other.
    names = {name: file for file in files for name in _names(file)}
    said = _dpkg("-S", *names)
    owners = {
        names[path]: package.split(":")[0]
        for line in said.splitlines()
        for package, _, path in [line.partition(": ")]
        if path in names
    }
    packages = sorted(set(owners.values()))
    versions = dict(
        line.split("\t", 1)
        for line in (
            _dpkg("-W", "-f=${Package}\t${Version}\n", *packages) if packages else ""
        ).splitlines()
    )
    found = [_of_debian(name, versions.get(name, "")) for name in packages]
    return found, [file for file in files if file not in owners]


def _names(file: Path) -> set[str]:
    places = {str(file), str(file.resolve())}
    return places | {place.removeprefix("/usr") for place in places} | {f"/usr{p}" for p in places}


def _dpkg(*words: str) -> str:
    command = ["dpkg-query", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603 - our own words


def _of_debian(name: str, version: str) -> Origin:
    terms = Path("/usr/share/doc") / name / "copyright"
    if not terms.is_file():
        return Origin(name, version, "deb", "")
    said = terms.read_text(encoding="utf-8", errors="replace")
    short = list(dict.fromkeys(re.findall(r"^License: *(\S.*?) *$", said, re.MULTILINE)))
    texts = [terms]
    mentioned = dict.fromkeys(
        re.findall(r"/usr/share/common-licenses/([A-Za-z0-9.-]*[A-Za-z0-9])", said)
    )
    texts += [_COMMON / text for text in mentioned if (_COMMON / text).is_file()]
    return Origin(name, version, "deb", ", ".join(short)[:120], tuple(texts))


def origins(sources: Iterable[Path], own: Path) -> tuple[list[Origin], list[Path]]:
    """All whose work some files are, and the files of whom nothing is known.

    Args:
        sources: the bundled files where they stand on this computer.
        own: the checkout; what is in it is ours.
    """
    strangers = [path for path in dict.fromkeys(sources) if not path.is_relative_to(own)]
    packages, rest = python_packages(strangers)
    system, rest = debian_packages(rest)
    bases = {Path(sys.base_prefix).resolve(), Path(sys.prefix).resolve()}
    rest = [path for path in rest if not any(path.resolve().is_relative_to(base) for base in bases)]
    return [*packages, *system, interpreter()], rest


def write_collection(found: Iterable[Origin], folder: Path) -> None:
    """Copy the texts and list them in index.toml, in the form of ``resources/licenses``."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    tables: list[str] = [
        "# Written by the build: what this package really holds. The list above it is kept by hand."
    ]
    held: dict[bytes, str] = {}
    for origin in found:
        names = [_copied(text, origin.name, folder, held) for text in origin.texts[:20]]
        where = {"deb": "package of the Linux distribution", "python": "Python package"}
        table = {
            "name": f"{origin.name} {origin.version}",
            "version": origin.version or "?",
            "licence": origin.licence or "see the text",
            "source": f"{where.get(origin.kind, 'interpreter')} {origin.name}"
            + ("" if names else "; it brings no text, see the list above"),
            "files": list(dict.fromkeys(names)),
        }
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in table.items()]
        tables.append("\n".join(["[[part]]", *lines]))
    (folder / "index.toml").write_text("\n\n".join(tables) + "\n", encoding="utf-8")


def _copied(text: Path, owner: str, folder: Path, held: dict[bytes, str]) -> str:
    """The name in ``folder`` of a text, which is copied unless the same one is there already."""
    content = text.read_bytes()
    if content not in held:
        name = re.sub(r"[^A-Za-z0-9.+-]", "-", f"{owner}-{text.parent.name}-{text.stem}")[:80]
        while f"{name}.txt" in held.values():
            name += "-"
        held[content] = f"{name}.txt"
        (folder / held[content]).write_bytes(content)
    return held[content]


def write_list(found: Iterable[Origin], file: Path) -> None:
    """Keep what was found for the list of components."""
    rows = [
        {"name": o.name, "version": o.version, "kind": o.kind, "licence": o.licence} for o in found
    ]
    file.write_text(json.dumps(rows, indent=1, ensure_ascii=False), encoding="utf-8")


def read_list(file: Path) -> list[Origin]:
    """What ``write_list`` kept."""
    rows: list[Mapping[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    return [Origin(row["name"], row["version"], row["kind"], row["licence"]) for row in rows]
