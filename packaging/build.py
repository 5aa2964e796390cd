"""Answers one question: how does the program become what people download?

python3 oboeuta.py build             freeze, try, and make the file to download, into dist/
python3 oboeuta.py build --folder    freeze and try only
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from shipping import artefacts, components, contents, icons, identity, trials

ROOT = identity.ROOT


def main(arguments: Sequence[str] | None = None) -> int:
    """Build; 0 when all went well."""
    parser = argparse.ArgumentParser(prog="oboeuta build", description="Package the program.")
    parser.add_argument("--folder", action="store_true", help="freeze and try, make no archive")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="where it goes")
    found = parser.parse_args(arguments)
    wrong = tag_problem(os.environ)
    if wrong:
        parser.error(wrong)
    out: Path = found.out.absolute()
    work = out / "making"
    work.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    frozen = freeze(work, out)
    print(
        f"frozen in {time.monotonic() - began:.0f} s: {size(frozen) / 1e6:.0f} MB, {frozen}",
        flush=True,
    )
    problems = [
        *trials.names_that_windows_refuses(frozen),
        *trials.run(trials.program(frozen), work),
    ]
    for problem in problems:
        print("PROBLEM:", problem, flush=True)
    if problems:
        return 1
    if not found.folder:
        package(frozen, work, out)
    return 0


def tag_problem(environ: Mapping[str, str]) -> str:
    """Why the tag that a runner builds cannot be right, or ""."""
    tag = environ.get("GITHUB_REF_NAME", "") if environ.get("GITHUB_REF_TYPE") == "tag" else ""
    if tag and tag != f"v{identity.version()}":
        return f"the tag is {tag}, the program's version is {identity.version()}"
    return ""


def freeze(work: Path, out: Path) -> Path:
    """Run PyInstaller; returns the folder, on macOS the app."""
    icons.write_icons(ROOT / "resources" / "icons" / "oboeuta.svg", work / "icons")
    (work / "windows-version.txt").write_text(identity.windows_version_resource(), encoding="utf-8")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(out / "frozen"), "--workpath", str(work / "pyinstaller")]
    command.append(str(ROOT / "packaging" / "oboeuta.spec"))
    # A fixed seed: the same sources make the same archive of modules.
    environ = {**os.environ, "OBOEUTA_BUILD": str(work), "PYTHONHASHSEED": "1"}
    shutil.rmtree(out / "frozen", ignore_errors=True)
    subprocess.run(command, env=environ, check=True, cwd=ROOT)  # noqa: S603 - our own words
    name = f"{identity.TITLE}.app" if sys.platform == "darwin" else identity.NAME
    return out / "frozen" / name


def package(frozen: Path, work: Path, out: Path) -> None:
    """Make the files to download, the list of components and the checksums."""
    made = artefacts.make(frozen, work, out)
    lock = (ROOT / "packaging" / "requirements-build.lock").read_text(encoding="utf-8")
    listed = components.component_list(
        contents.read_list(work / "contents.json"),
        components.locked_hashes(lock),
        artefacts.target(),
    )
    name = f"{artefacts.stem()}.cdx.json"
    (out / name).write_text(json.dumps(listed, indent=1, ensure_ascii=False), encoding="utf-8")
    artefacts.write_checksums([*made, out / name], out / f"SHA256SUMS-{artefacts.target()}.txt")
    for path in [*made, out / name]:
        print(f"{path.stat().st_size / 1e6:8.1f} MB  {path}", flush=True)


def size(folder: Path) -> int:
    """Bytes of all files in a folder, links not counted twice."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink())


if __name__ == "__main__":
    raise SystemExit(main())
