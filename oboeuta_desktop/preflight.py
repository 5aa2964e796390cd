"""Answers one question: does this computer have what Qt needs, and if not, what must be installed?

Qt ends the process with abort() when an X11 library is missing, and is silent about others, so this
looks before the first Qt import. It uses the standard library only and runs on Python 3.8 as well,
because the bootstrap imports it before it knows which Python it has.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import platform
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

EXIT_CODE = 3
"""The exit code of a program that could not start because the computer lacks something."""

OLDEST_PYTHON = (3, 11)
FIRST_UNTRIED_PYTHON = (3, 15)
OLDEST_GLIBC = (2, 34)  # the wheels of PySide6 6.11 are tagged manylinux_2_34
OLDEST_MACOS = 13  # PySide6 6.11: macOS 13
OLDEST_WINDOWS_BUILD = 17763  # Windows 10 1809, Qt 6.10 and later

COMMANDS = (
    "lrc",
    "check",
    "make",
    "sheet",
    "pack",
    "rebuild",
    "bench",
    "self-test",
    "-h",
    "--help",
    "--version",
)
"""First words of a command line that open no window."""


class Need(NamedTuple):
    """A system component and the packages that bring it.

    Attributes:
        name: a shared library's soname, or a program's name.
        debian: its package on Debian and Ubuntu.
        fedora: its package on Fedora.
        arch: its package on Arch Linux.
    """

    name: str
    debian: str
    fedora: str
    arch: str


# Found with empty Debian 12 and 13 systems: what `import PySide6.QtWidgets` asks for.
WIDGETS = (
    Need("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd"),
    Need("libEGL.so.1", "libegl1", "libglvnd-egl", "libglvnd"),
    Need("libglib-2.0.so.0", "libglib2.0-0", "glib2", "glib2"),
    Need("libdbus-1.so.3", "libdbus-1-3", "dbus-libs", "dbus"),
    Need("libfontconfig.so.1", "libfontconfig1", "fontconfig", "fontconfig"),
    Need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon", "libxkbcommon"),
)
# Without libXrandr QtMultimedia imports and then has no backend; the others are import errors.
SOUND = (
    Need("libpulse.so.0", "libpulse0", "pulseaudio-libs", "libpulse"),
    Need("libXrandr.so.2", "libxrandr2", "libXrandr", "libxrandr"),
    Need("libXext.so.6", "libxext6", "libXext", "libxext"),
    Need("libdrm.so.2", "libdrm2", "libdrm", "libdrm"),
    Need("libgssapi_krb5.so.2", "libgssapi-krb5-2", "krb5-libs", "krb5"),
)
X11 = (
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb", "libxcb"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb", "libxcb"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
)
WAYLAND = (
    Need("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor", "wayland"),
    Need("libwayland-client.so.0", "libwayland-client0", "libwayland-client", "wayland"),
)
VENV = Need("ensurepip", "python3-venv", "python3", "python")


class Machine(NamedTuple):
    """What the checks ask this computer, as values, so that another computer can be described.

    Attributes:
        system: ``sys.platform``.
        bits: width of a pointer, 32 or 64.
        python: version of the running Python, two numbers.
        glibc: version of the C library on Linux, or None where it is another one (musl).
        macos: major version, or 0 elsewhere.
        windows_build: build number, or 0 elsewhere.
        environ: the environment variables.
    """

    system: str
    bits: int
    python: tuple[int, int]
    glibc: tuple[int, int] | None
    macos: int
    windows_build: int
    environ: Mapping[str, str]


def this_machine() -> Machine:
    """The computer this runs on."""
    return Machine(
        system=sys.platform,
        bits=64 if sys.maxsize > 2**32 else 32,
        python=(sys.version_info[0], sys.version_info[1]),
        glibc=_glibc(),
        macos=_macos(),
        windows_build=sys.getwindowsversion().build if sys.platform == "win32" else 0,
        environ=os.environ,
    )


def wants_window(arguments: Sequence[str]) -> bool:
    """Whether a command line (without the program's name) opens a window."""
    return not (arguments and arguments[0] in COMMANDS)


def needed_libraries(machine: Machine, *, window: bool) -> tuple[Need, ...]:
    """The shared libraries that Qt will load on this computer; none outside Linux."""
    if not machine.system.startswith("linux"):
        return ()
    platform_plugin = machine.environ.get("QT_QPA_PLATFORM", "").split(":")[0].split(";")[0]
    if not window or platform_plugin in {"offscreen", "minimal"}:
        return WIDGETS + SOUND
    if machine.environ.get("WAYLAND_DISPLAY") and platform_plugin != "xcb":
        return WIDGETS + SOUND + WAYLAND
    return WIDGETS + SOUND + X11


def missing_libraries(
    needs: Sequence[Need], has: Callable[[str], bool] | None = None
) -> tuple[Need, ...]:
    """Those of ``needs`` that cannot be loaded; ``has`` answers for one soname."""
    look = has or can_load
    return tuple(need for need in needs if not look(need.name))


def can_load(soname: str) -> bool:
    """Whether the dynamic linker finds a shared library.

    One that a frozen program brings along is there, even where it does not load for want of another
    one: that other one is then named.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen and os.path.exists(os.path.join(frozen, soname)):  # noqa: PTH110, PTH118 - see above
        return True
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def can_make_environments() -> bool:
    """Whether this Python can make a virtual environment (Debian ships that part apart)."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def packages_message(missing: Sequence[Need]) -> str:
    """What to type on each system to get what is missing."""
    names = ", ".join(sorted(need.name for need in missing))
    count = len(missing)
    return (
        f"おぼえうたを起動できません。必要な部品が {count} 個ありません: {names}\n"
        "次の行を実行してから、もう一度起動してください。\n"
        f"Oboeuta cannot start: this computer lacks {count} component{'s' if count > 1 else ''}"
        f" that it needs: {names}\n"
        "Type the line for your system, then start again.\n"
        f"  Debian, Ubuntu: sudo apt-get install -y {_list(need.debian for need in missing)}\n"
        f"  Fedora:         sudo dnf install -y {_list(need.fedora for need in missing)}\n"
        f"  Arch:           sudo pacman -S --needed {_list(need.arch for need in missing)}\n"
    )


def system_problem(machine: Machine) -> str:
    """Why this system can never run the program, in Japanese and English, or ""."""
    if not OLDEST_PYTHON <= machine.python < FIRST_UNTRIED_PYTHON:
        found = ".".join(map(str, machine.python))
        return (
            f"Python 3.11 から 3.14 が必要です（いまは {found}: {sys.executable}）。\n"
            f"Oboeuta needs Python 3.11 to 3.14; this is {found}: {sys.executable}\n"
        )
    if machine.bits < 64:
        return "64 ビットの Python が必要です。\nOboeuta needs a 64-bit Python.\n"
    if machine.system.startswith("linux") and _is_too_old(machine.glibc):
        found = ".".join(map(str, machine.glibc or ("another C library",)))
        return (
            f"glibc 2.34 以降（Debian 12、Ubuntu 22.04 など）が必要です（いまは {found}）。\n"
            f"Oboeuta needs glibc 2.34 or later (Debian 12, Ubuntu 22.04…); this is {found}.\n"
        )
    if machine.system == "darwin" and machine.macos < OLDEST_MACOS:
        return "macOS 13 以降が必要です。\nOboeuta needs macOS 13 (Ventura) or later.\n"
    if machine.system == "win32" and machine.windows_build < OLDEST_WINDOWS_BUILD:
        return (
            "Windows 10 バージョン 1809 以降が必要です。\n"
            "Oboeuta needs Windows 10 version 1809 or later.\n"
        )
    return ""


def screen_problem(machine: Machine) -> str:
    """Why no window can open, in Japanese and English, or ""."""
    if not machine.system.startswith("linux"):
        return ""
    if any(machine.environ.get(v) for v in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        return ""
    return (
        "画面がありません（DISPLAY も WAYLAND_DISPLAY も設定されていません）。\n"
        "Oboeuta needs a graphical desktop: neither DISPLAY nor WAYLAND_DISPLAY is set.\n"
    )


def problem(machine: Machine, *, window: bool, has: Callable[[str], bool] | None = None) -> str:
    """What keeps the program from starting, ready to show, or "" when nothing does."""
    found = system_problem(machine)
    if found:
        return found
    missing = missing_libraries(needed_libraries(machine, window=window), has)
    if missing:
        return packages_message(missing)
    return screen_problem(machine) if window else ""


def stop_if_unfit(arguments: Sequence[str]) -> None:
    """Leave with a message and exit code 3 when the program cannot start here."""
    found = problem(this_machine(), window=wants_window(arguments))
    if found:
        show(found)
        sys.exit(EXIT_CODE)


def show(message: str) -> None:
    """Tell the user on the terminal, or in a box where Windows gives the program none."""
    if sys.stderr is not None:
        sys.stderr.write(message)
    elif sys.platform == "win32":
        ctypes.windll.user32.MessageBoxW(None, message, "Oboeuta", 0x10)


def _is_too_old(glibc: tuple[int, int] | None) -> bool:
    return glibc is None or glibc < OLDEST_GLIBC


def _glibc() -> tuple[int, int] | None:
    # confstr says it at once; platform.libc_ver would read through the interpreter's file.
    try:
        name, version = (os.confstr("CS_GNU_LIBC_VERSION") or "").split()
        major, minor = version.split(".")[:2]
    except (AttributeError, OSError, ValueError):  # no such question here, or another C library
        return None
    return (int(major), int(minor)) if name == "glibc" else None


def _macos() -> int:
    """The first number of the macOS version; 0 on other systems."""
    return int(platform.mac_ver()[0].split(".")[0] or 0) if sys.platform == "darwin" else 0


def _list(packages: Iterable[str]) -> str:
    return " ".join(sorted(set(packages)))
