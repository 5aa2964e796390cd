"""Answers one question: which of the files that PyInstaller found does the program never need?

Everything that is not named here stays. What each rule saves was measured; what looks superfluous
and is not: Qt Quick and Qt Qml (libraries of Qt Multimedia link them), most of the standard library
(pyqtgraph imports more of it than one would think).
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePath

Entry = tuple[str, str, str]
"""A file as PyInstaller lists it: place in the bundle, place on this computer, kind."""

LEFT_OUT_MODULES = (
    "readline",  # brings GNU readline, whose licence is the GPL
    "tkinter",
    "_tkinter",
    # No part of the program talks to the network, and without these it cannot: 7 MB of OpenSSL.
    "_ssl",
    "_hashlib",
    "setuptools",
    "pkg_resources",
    "pip",
    "pytest",
    "IPython",
    "matplotlib",
    "scipy",  # of the song maker, which is not shipped
    "pandas",
    "OpenGL",
    "cupy",
    "numba",
    "h5py",
    "jupyter_rfb",
    "pyqtgraph.opengl",
    "pyqtgraph.examples",
    "pyqtgraph.jupyter",
    "pyqtgraph.flowchart",
    "pyqtgraph.console",
    "pyqtgraph.dockarea",
    "numpy.f2py",
    "numpy.distutils",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtQuickWidgets",
    "PySide6.QtWebEngineCore",
    "PySide6.QtPdf",
    "PySide6.QtDesigner",
    "PySide6.QtUiTools",
)

_EVERYWHERE = (
    r"plugins/platforminputcontexts/.*virtualkeyboard",
    r"plugins/generic/",
    r"plugins/networkinformation/",
    r"plugins/tls/",
    r"plugins/sqldrivers/",
    r"plugins/platforms/.*(eglfs|linuxfb|vkkhr|vnc|minimalegl|direct2d)",
    r"plugins/imageformats/.*(tiff|tga|wbmp|icns|webp|pdf)",
    r"Qt6?(VirtualKeyboard|Pdf)",
    # Qt's own sentences are needed in the program's two languages only.
    r"^PySide6/.*translations/(?!qtbase_(ja|en)\.qm$)[^/]*\.qm$",
    r"numpy/.*/tests/",
    # Made beside a song by whoever works on it, and not tracked.
    r"^songs/.*/spectrogram\.png$",
    r"(^|/)\.[^/]*$",
)
_LINUX = (
    r"plugins/egldeviceintegrations/",
    r"plugins/platformthemes/libqgtk3",
    r"plugins/wayland-graphics-integration-client/.*(drm-egl|dmabuf|vulkan|shm)",
    r"Qt6?(EglFSDevice|EglFsKms|WlShell)",
    # What only the GTK theme asked for.
    r"lib(gtk-3|gdk|atk|atspi|pango|cairo|epoxy|pixman|thai|datrie|graphite2|harfbuzz|fribidi)",
    r"libX(composite|damage|i|inerama|cursor)\.so",
    # These must be the user's own: they belong to the graphics driver or to the system's C library.
    r"^lib(GL|EGL|GLX|GLdispatch|OpenGL|drm|gbm|wayland-[a-z]+|stdc\+\+|gcc_s)\.so",
)
_WINDOWS = (r"opengl32sw\.dll$",)  # OpenGL on the processor, 20 MB; widgets do not draw with OpenGL

_RULES = {"linux": _EVERYWHERE + _LINUX, "win32": _EVERYWHERE + _WINDOWS, "darwin": _EVERYWHERE}


def stays(name: str, system: str) -> bool:
    """Whether a file belongs into the bundle of a system (``sys.platform``).

    Args:
        name: its path inside the bundle, with either kind of slash.
        system: ``linux``, ``win32`` or ``darwin``.
    """
    path = name.replace("\\", "/")
    return not any(re.search(rule, path, re.IGNORECASE) for rule in _RULES[system])


def is_of_system(source: str, environment: str) -> bool:
    """Whether a library was found in the system and is there for other libraries only.

    Args:
        source: its place on this computer.
        environment: the folder of the Python environment (``sys.prefix``).
    """
    path = PurePath(source)
    # The program loads the interpreter, and the interpreter its modules, by their names.
    is_of_python = path.name.startswith("libpython") or "lib-dynload" in path.parts
    return not is_of_python and not path.is_relative_to(environment)


def without_orphans(
    entries: Sequence[Entry],
    *,
    is_foreign: Callable[[str], bool],
    needs: Callable[[str], Iterable[str]],
) -> list[Entry]:
    """The entries without the system's libraries that no other entry loads any more.

    Leaving a plugin out leaves its libraries behind: those of the GTK theme alone are 30.

    Args:
        entries: binaries of the bundle.
        is_foreign: whether a place on this computer belongs to the system, not to a Python package.
        needs: names of the libraries that a file asks for.
    """
    by_name = {PurePath(entry[0]).name: entry for entry in entries}
    waiting = [entry for entry in entries if not is_foreign(entry[1])]
    kept = set(waiting)
    while waiting:
        for name in needs(waiting.pop()[1]):
            found = by_name.get(PurePath(name).name)
            if found is not None and found not in kept:
                kept.add(found)
                waiting.append(found)
    return [entry for entry in entries if entry in kept]


def stripped(entry: Entry, folder: Path) -> Entry:
    """An entry whose file is a copy without debuggers' symbols, where that can be made."""
    copy = folder / PurePath(entry[0]).name
    command = ["strip", "--strip-unneeded", "-o", str(copy), entry[1]]
    if shutil.which("strip") is None or subprocess.run(command, check=False).returncode:  # noqa: S603 - our own words
        return entry
    return entry[0], str(copy), entry[2]
