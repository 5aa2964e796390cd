"""Answers one question: is the house still built as its rules say?"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from oboeuta_desktop.storage.paths import bundled

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "oboeuta_desktop"
LONGEST_MODULE = 400

FORBIDDEN_WORDS = {
    *("manager", "helper", "helpers", "util", "utils", "handler", "controller", "service"),
    *("data", "info", "base", "common", "misc"),
}
# Words that say something after all, by the modules in which they do.
ALLOWED_WORDS = {
    "storage/paths.py": {"data"},  # the operating systems' own word for that folder
    "core/l*.py": {"base"},  # the characters that ruby stands above (HTML, Unicode)
}


def tracked_files() -> list[Path]:
    """What git would hand to someone else; without git, everything that is not hidden or built."""
    git = shutil.which("git")
    if git and (ROOT / ".git").exists():
        command = [git, "-C", str(ROOT), "ls-files", "-z", "--cached"]
        listed = subprocess.run(command, capture_output=True, check=False)
        if listed.returncode == 0:
            names = listed.stdout.decode().split("\0")
            return [ROOT / name for name in names if name and (ROOT / name).is_file()]
    skipped = {"__pycache__", "build", "dist", "artefacts"}
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not any(
            part.startswith(".") or part in skipped for part in path.relative_to(ROOT).parts
        )
    ]


def modules() -> list[Path]:
    return [path for path in tracked_files() if path.suffix == ".py"]


def package_modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def run_python(code: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_LOGGING_RULES": "*=false", **environ},
        timeout=60,
        check=False,
    )


def words_of(name: str) -> set[str]:
    """ "LyricsFileHandler" and "lyrics_file_handler" are three words each."""
    return {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}


def allowed_words(where: str) -> set[str]:
    return {w for place, words in ALLOWED_WORDS.items() if fnmatch(where, place) for w in words}


def is_qt_override(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return (ast.get_docstring(function) or "").startswith("Qt:")


def names_in(node: ast.AST) -> Iterator[str]:
    """Every name that a module defines: functions, classes, arguments, variables, attributes."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            if not is_qt_override(child):
                yield child.name
                yield from (
                    argument.arg
                    for argument in ast.walk(child.args)
                    if isinstance(argument, ast.arg)
                )
        elif isinstance(child, ast.ClassDef):
            yield child.name
        elif isinstance(child, ast.Name) and isinstance(child.ctx, ast.Store):
            yield child.id
        elif isinstance(child, ast.Attribute) and isinstance(child.ctx, ast.Store):
            yield child.attr
        yield from names_in(child)


def test_no_module_is_longer_than_the_limit():
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in package_modules()
    }
    assert {path: n for path, n in lengths.items() if n > LONGEST_MODULE} == {}


def test_every_module_opens_with_the_question_it_answers():
    empty_floors = {"__init__.py", "__main__.py"}
    silent = [
        str(path.relative_to(ROOT))
        for path in package_modules()
        if path.name not in empty_floors
        and "Answers one question:"
        not in (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "")
    ]
    assert silent == []


def test_no_name_says_nothing():
    found = []
    for path in [*package_modules(), ROOT / "oboeuta.py"]:
        where = path.relative_to(PACKAGE if PACKAGE in path.parents else ROOT).as_posix()
        forbidden = FORBIDDEN_WORDS - allowed_words(where)
        names = {path.stem, *names_in(ast.parse(path.read_text(encoding="utf-8")))}
        found += [(where, name) for name in sorted(names) if words_of(name) & forbidden]
    assert found == []


def test_imports_stand_at_the_top():
    late = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in package_modules()
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and path.name != "__main__.py"  # looks at the computer before it loads Qt
        and "pyqtgraph" not in ast.unparse(node)
        and "ui.demos"
        not in ast.unparse(node)  # what needs pyqtgraph, loaded after the first paint
    ]
    assert late == []


@pytest.mark.parametrize("floor", ["core", "checking", "demos", "storage"])
def test_a_lower_floor_never_loads_qt(floor):
    names = [
        f"oboeuta_desktop.{path.relative_to(PACKAGE).with_suffix('').as_posix().replace('/', '.')}"
        for path in sorted((PACKAGE / floor).rglob("*.py"))
        if path.name != "__init__.py"
    ]
    code = (
        f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\n"
        "print([m for m in sys.modules if m.startswith(('PySide6', 'shiboken6', 'pyqtgraph'))])"
    )
    done = run_python(code)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_importing_the_program_makes_no_file_and_no_application(tmp_path):
    if not (PACKAGE / "app.py").exists():
        pytest.skip("there is no app.py yet")
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    home.mkdir()
    temporary.mkdir()
    code = (
        "import oboeuta_desktop.app, sys\n"
        "from PySide6.QtCore import QCoreApplication\n"
        "print(QCoreApplication.instance(), 'pyqtgraph' in sys.modules)"
    )
    environ = {
        name: str(home) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "OBOEUTA_DATA")
    }
    done = run_python(
        code,
        **environ,
        XDG_CACHE_HOME=str(home),
        TMPDIR=str(temporary),
        PYTHONDONTWRITEBYTECODE="1",
    )
    assert (done.stdout.strip(), done.stderr) == ("None False", "")
    assert [*home.rglob("*"), *temporary.rglob("*")] == []


def test_no_tracked_file_names_a_folder_of_one_machine_or_a_package_index():
    # Written apart so that this file does not find itself.
    places = [
        "/wo" + "rk/",
        "/ro" + "ot/",
        "/ho" + r"me/\w",
        "/Us" + r"ers/\w",
        r"[A-Z]:\\Us" + "ers",
    ]
    hosts = ["py" + r"pi\.org", "python" + "hosted", r"npm" + r"js\.org", "find-" + "links"]
    pattern = re.compile("|".join(places + hosts).encode())
    kinds = {"", ".py", ".md", ".toml", ".lock", ".lrc", ".txt", ".yml", ".sh", ".spec", ".cfg"}
    licences = ROOT / "resources" / "licenses"
    found = [
        f"{path.relative_to(ROOT)}: {match.group().decode()}"
        for path in tracked_files()
        if path.suffix in kinds and licences not in path.parents
        for match in [pattern.search(path.read_bytes())]
        if match
    ]
    assert found == []


def test_drawing_a_thousand_times_without_a_pen_keeps_none_alive():
    # A later PySide6 loses a reference of None here, which ends Python 3.11 after a while.
    image = QImage(4, 4, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(1000):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setPen(Qt.GlobalColor.black)
    lost = before - sys.getrefcount(None)
    painter.end()
    assert lost < 100


def test_every_bundled_part_has_its_licence_and_every_licence_its_part():
    folder = bundled("resources", "licenses")
    parts = tomllib.loads((folder / "index.toml").read_text(encoding="utf-8"))["part"]
    named = {name for part in parts for name in part["files"]}
    assert named == {path.name for path in folder.glob("*.txt")}
    assert all(
        part["name"] and part["version"] and part["licence"] and part["source"] for part in parts
    )


def test_every_library_of_the_lock_is_in_the_list_of_licences():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    libraries = set(re.findall(r"^([a-z0-9-]+)==", lock, flags=re.MULTILINE))
    listed = bundled("resources", "licenses", "index.toml").read_text(encoding="utf-8").lower()
    assert {name for name in libraries if name not in listed} == set()


def test_every_bundled_font_has_its_licence():
    fonts = {path.stem.split("-")[0] for path in bundled("resources", "fonts").glob("*.ttf")}
    texts = bundled("resources", "licenses").glob("*-OFL.txt")
    licensed = {path.stem.removesuffix("-OFL").replace("-", "").lower() for path in texts}
    assert {font.lower() for font in fonts} <= licensed


def test_a_wheel_is_told_to_hold_resources_and_songs_where_the_program_looks_for_them():
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]
    placed = build["build"]["targets"]["wheel"]["force-include"]
    assert placed == {name: f"oboeuta_desktop/{name}" for name in ("resources", "songs")}
    assert all((ROOT / name).is_dir() for name in placed)


def test_the_test_environment_holds_exactly_the_versions_that_are_shipped():
    pattern = re.compile(r"^[a-z0-9-]+==[^\\\n]+", flags=re.MULTILINE)
    shipped, tested = (
        {pin.strip() for pin in pattern.findall((ROOT / name).read_text(encoding="utf-8"))}
        for name in ("requirements.lock", "packaging/requirements-test.lock")
    )
    assert shipped
    assert shipped <= tested


def test_file_names_work_on_every_system():
    names = [path.relative_to(ROOT).as_posix() for path in tracked_files()]
    reserved = re.compile(
        r'(^|/)(con|prn|aux|nul|com\d|lpt\d)(\.|/|$)|[<>:"|?*\\]|[ .](/|$)', re.IGNORECASE
    )
    assert [name for name in names if reserved.search(name)] == []
    assert len({name.lower() for name in names}) == len(names)
