"""Answers one question: what stands between a test and the machine it runs on?

Every test gets its own user folders, no network, no sound device and no screen.
"""

from __future__ import annotations

import gc
import os
import re
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# Before Qt is loaded; what the caller set stays, so that tests can be pointed at a real screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# A developer's loudspeakers stay silent; a loopback run names its own server.
os.environ.setdefault("PULSE_SERVER", "unix:/nonexistent/oboeuta-tests")
os.environ.setdefault("PIPEWIRE_REMOTE", "oboeuta-tests-no-such-server")

from PySide6.QtGui import QFont, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.theme import load_fonts

ARTEFACTS = Path(__file__).parent / "artefacts"

# The same examples on every run: a red run must be the change's fault.
settings.register_profile("house", derandomize=True, deadline=None, database=None)
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Qt warnings fail a test, but not the one that says what we asked for: no sound server."""
    config.addinivalue_line("qt_log_ignore", r"^PulseAudioService: pa_context_connect\(\) failed")
    # Libraries that Qt's FFmpeg looks for when it is first used and does without.
    absent = r"^Couldn't (load|resolve) (va|va-x11|va-drm|pipewire-0\.3|ssl|crypto)\b"
    config.addinivalue_line("qt_log_ignore", absent)
    config.addinivalue_line("qt_log_ignore", r"^This plugin does not support propagateSizeHints")
    # As in the program (collecting.py): parts of Qt die badly on a worker that looks for garbage.
    gc.disable()


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """What a test leaves behind is thrown away on the main thread, as often as Python would."""
    yield
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return


@pytest.fixture(autouse=True)
def user_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that holds this test's settings, data and cache; no test sees the real user's."""
    folder = tmp_path / "user"
    monkeypatch.setenv("OBOEUTA_DATA", str(folder))
    monkeypatch.setenv("HOME", str(folder / "home"))
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / "home" / name.lower()))
    return folder


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """A test that opens a connection to anything but this machine's own sockets fails."""
    patch = pytest.MonkeyPatch()
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded_connect(sock: socket.socket, address: Any) -> None:
        refuse_network(sock, address)
        connect(sock, address)

    def guarded_connect_ex(sock: socket.socket, address: Any) -> int:
        refuse_network(sock, address)
        return connect_ex(sock, address)

    patch.setattr(socket.socket, "connect", guarded_connect)
    patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
    yield
    patch.undo()


def refuse_network(sock: socket.socket, address: Any) -> None:
    """Raise for an address outside this machine."""
    if sock.family == getattr(socket, "AF_UNIX", None):
        return
    # On Windows a pair of sockets, which asyncio needs, is made over the loopback interface.
    if sys.platform == "win32" and address[0] in {"127.0.0.1", "::1"}:
        return
    pytest.fail(f"a test tried to reach the network: {address!r}")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """pytest-qt's application, with the fonts that the program brings along."""
    unusable = load_fonts(
        [str(path) for path in sorted(bundled("resources", "fonts").glob("*.ttf"))]
    )
    assert not unusable
    return qapp


@pytest.fixture(autouse=True)
def same_look() -> Iterator[None]:
    """A test that dresses the application, as the program does, undresses it for the next one."""
    before = look_of_application()
    yield
    application = QApplication.instance()
    if isinstance(application, QApplication) and before is not None:
        palette, font, sheet = before
        if look_of_application() != before:
            application.setStyleSheet(sheet)
            application.setPalette(palette)
            application.setFont(font)


def look_of_application() -> tuple[QPalette, QFont, str] | None:
    """What every widget inherits; None while there is no application."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return None
    return QPalette(application.palette()), QFont(application.font()), application.styleSheet()


@pytest.fixture
def artefacts() -> Path:
    """The folder for pictures that people look at after a run; git does not see it."""
    ARTEFACTS.mkdir(exist_ok=True)
    return ARTEFACTS


@pytest.fixture
def save_picture(
    artefacts: Path, request: pytest.FixtureRequest
) -> Callable[[QWidget, str], QImage]:
    """Keep a picture of a widget as ``<test>-<name>.png`` and return it for looking at pixels."""

    def save(widget: QWidget, name: str = "") -> QImage:
        image = widget.grab().toImage()
        stem = re.sub(r"[^A-Za-z0-9_-]+", "_", f"{request.node.name}-{name}".strip("-"))
        assert image.save(str(artefacts / f"{stem}.png"))
        return image

    return save
