"""The program reaches for no network: what is sung and studied stays on this computer."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import oboeuta_desktop

PACKAGE = Path(oboeuta_desktop.__file__).parent
RUN = Path(__file__).with_name("guarded_run.py")
GUARDED = "guarded by the kernel"
NETWORK = {
    *("socket", "socketserver", "ssl", "http", "ftplib", "smtplib", "imaplib", "poplib"),
    *("nntplib", "telnetlib", "xmlrpc", "asyncio", "webbrowser", "urllib.request"),
    *("requests", "urllib3", "httpx", "aiohttp", "websockets", "httplib2"),
}
NETWORK_OF_QT = ("QtNetwork", "QtWebSockets", "QtWebEngine", "QtWebView", "QtHttpServer")
LOCAL = {"QLocalServer", "QLocalSocket"}
"""What the second start hands its songs over with."""
ALLOWED = {("state/hand_over.py", f"PySide6.QtNetwork.{name}") for name in LOCAL}


def test_no_module_imports_anything_that_opens_a_connection():
    trees = trees_of_package()
    assert len(trees) > 300
    assert {(path, name) for path, tree in trees for name in reaching(tree)} == ALLOWED


def test_an_address_is_never_made_of_text_that_could_name_another_computer():
    wrong = [
        f"{path}:{node.lineno}"
        for path, tree in trees_of_package()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and names_address(node.func)
    ]
    assert not wrong


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "def f():\n    from urllib import request",
        "import urllib.request as r",
        "import http.client",
        "from PySide6.QtNetwork import QTcpSocket",
        "from PySide6 import QtNetwork",
        "import PySide6.QtWebSockets",
        "import importlib\nimportlib.import_module('ssl')",
        "__import__('asyncio')",
    ],
)
def test_the_walk_sees_each_way_to_the_network(source):
    assert reaching(ast.parse(source))


def test_the_program_starts_plays_studies_and_closes_without_the_network(tmp_path):
    done = guarded("program", tmp_path)
    assert done.returncode == 0, done.stderr[-3000:]
    assert "used and closed" in done.stdout


def test_the_guard_hears_python(tmp_path):
    done = guarded("python", tmp_path)
    assert done.returncode not in {0, 1}


def test_the_guard_hears_qt_where_the_kernel_helps(tmp_path):
    done = guarded("qt", tmp_path)
    if GUARDED not in done.stdout:
        pytest.skip("this kernel does not let a program filter its own calls")
    assert done.returncode == -signal.SIGSYS


@cache
def trees_of_package() -> list[tuple[str, ast.Module]]:
    return [
        (path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(PACKAGE.rglob("*.py"))
    ]


def reaching(tree: ast.Module) -> set[str]:
    """What a module imports, by whichever way, that leads to the network."""
    return {name for node in ast.walk(tree) for name in imported(node) if leads(name)}


def imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Call) and called(node.func) in {"import_module", "__import__"}:
        yield from (str(each.value) for each in node.args[:1] if isinstance(each, ast.Constant))


def leads(name: str) -> bool:
    parts = name.split(".")
    if parts[0] == "PySide6":
        return any(part.startswith(NETWORK_OF_QT) for part in parts[1:])
    return parts[0] in NETWORK or ".".join(parts[:2]) in NETWORK


def names_address(function: ast.expr) -> bool:
    return called(function) in {"QUrl", "fromUserInput", "urlopen", "create_connection"}


def called(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def guarded(what: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environ = {
        **os.environ,
        "PYTHONPATH": str(PACKAGE.parent),
        "PYTHONUTF8": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "OBOEUTA_DATA": str(folder / "data"),
    }
    return subprocess.run(
        [sys.executable, str(RUN), what],
        env=environ,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=60,
        check=False,
    )
