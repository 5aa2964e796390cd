#!/usr/bin/env python3
"""Answers one question: how does a fresh checkout become a running or tested program?

python3 oboeuta.py                   start the program      (Windows: py oboeuta.py)
python3 oboeuta.py test [...]        run the tests; the rest goes to pytest
python3 oboeuta.py lint              formatting, style, types and import floors
python3 oboeuta.py e2e [...]         drive the real program on its own screen and sound server
python3 oboeuta.py wheel             build the wheel and check what is in it
python3 oboeuta.py build             freeze the program, try it, make what people download
python3 oboeuta.py doctor            say what this computer lacks, change nothing
python3 oboeuta.py make SCORE        sing a score (fetches what that needs)
python3 oboeuta.py lrc|check|sheet|make|bench [...]
                                     the program's own commands; "--help" after each

Anything else goes to the program: python3 oboeuta.py --play relu. Once that is installed, --help
goes on with what it understands.

The first start makes a private Python environment in .venv/ and installs the locked libraries
there. As root on Debian or Ubuntu it installs missing system libraries too;
OBOEUTA_NO_APT=1 stops that.
OBOEUTA_VENV=FOLDER puts the environment elsewhere (that of "build" beside it).
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from oboeuta_desktop import preflight

ROOT = Path(__file__).resolve().parent
TAG = f"{sys.platform}-cp{sys.version_info[0]}{sys.version_info[1]}"
LOCKS = {
    "run": ROOT / "requirements.lock",
    "make": ROOT / "packaging" / "requirements-make.lock",
    "test": ROOT / "packaging" / "requirements-test.lock",
    "build": ROOT / "packaging" / "requirements-build.lock",
}

# Commands of the program that need more libraries than the program itself.
_LARGER_LOCKS = {
    "make": "make",
    "bench": "test",  # it measures against the bench packages
}

# What the end-to-end run starts, and what .ci/run therefore needs.
PROGRAMS = (
    preflight.Need("Xvfb", "xvfb", "xorg-x11-server-Xvfb", "xorg-server-xvfb"),
    preflight.Need("openbox", "openbox", "openbox", "openbox"),
    preflight.Need("xdotool", "xdotool", "xdotool", "xdotool"),
    preflight.Need("pulseaudio", "pulseaudio", "pulseaudio", "pulseaudio"),
    preflight.Need("pactl", "pulseaudio-utils", "pulseaudio-utils", "libpulse"),
    preflight.Need("parec", "pulseaudio-utils", "pulseaudio-utils", "libpulse"),
)

# What freezing needs besides on Linux: to read and strip libraries, and Python as a library.
_LIBPYTHON = f"libpython{sys.version_info[0]}.{sys.version_info[1]}"
BUILDERS = (
    preflight.Need("objdump", "binutils", "binutils", "binutils"),
    preflight.Need(f"{_LIBPYTHON}.so.1.0", _LIBPYTHON, "python3-libs", "python"),
)


class Environment(NamedTuple):
    """A private Python environment on disk.

    Attributes:
        folder: where it stands.
        python: its interpreter.
    """

    folder: Path
    python: Path

    def script(self, name: str) -> str:
        """A program that a library installed there."""
        return str(self.python.with_name(name + (".exe" if os.name == "nt" else "")))


class Job(NamedTuple):
    """What one command needs and starts.

    Attributes:
        lock: key of ``LOCKS``.
        libraries: system components that must be there.
        steps: command lines without the interpreter, run one after another.
        screen: whether a graphical desktop must be there.
        anywhere: keep the user's working folder, so that relative file names mean what they say.
        extra_environ: environment variables to set unless the user did.
        apart: what to add to the name of an environment of its own.
    """

    lock: str
    libraries: tuple[preflight.Need, ...]
    steps: tuple[tuple[str, ...], ...]
    screen: bool = False
    anywhere: bool = False
    extra_environ: tuple[tuple[str, str], ...] = ()
    apart: str = ""


# The files of tests run side by side, as many as there are processors; `-n 0` runs them in a row. A
# worker that dies ends the run: it is a crash, and to go on would hide it.
SIDE_BY_SIDE = (
    "-n",
    "auto",
    "--maxprocesses",
    "4",
    "--dist",
    "loadfile",
    "--max-worker-restart",
    "0",
)


def private_environment(apart: str = "") -> Environment:
    """The environment of this checkout for this Python; two Pythons do not clash."""
    place = os.environ.get("OBOEUTA_VENV") or ROOT / ".venv" / TAG
    folder = Path(f"{place}{apart}").absolute()
    parts = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return Environment(folder, folder.joinpath(*parts))


def job_of(arguments: Sequence[str], machine: preflight.Machine) -> Job:
    """What the words after ``oboeuta.py`` ask for."""
    command, rest = (arguments[0] if arguments else ""), tuple(arguments[1:])
    offscreen = (("QT_QPA_PLATFORM", "offscreen"),)
    headless = preflight.needed_libraries(machine, window=False)
    if command == "test":
        return Job(
            "test", headless, (("-m", "pytest", *SIDE_BY_SIDE, *rest),), extra_environ=offscreen
        )
    if command == "lint":
        environment = private_environment()
        steps = (
            ("-m", "ruff", "format", "--check", "."),
            ("-m", "ruff", "check", "."),
            (environment.script("lint-imports"),),
            ("-m", "basedpyright", "--pythonpath", str(environment.python)),
        )
        return Job("test", (), steps)
    if command == "wheel":
        return Job("test", headless, (("packaging/check_wheel.py", *rest),))
    if command == "build":
        # Apart: what is not locked for shipping cannot get into a package by accident.
        libraries = _libraries_to_freeze(machine) if machine.system.startswith("linux") else ()
        steps = (("packaging/build.py", *rest),)
        return Job("build", libraries, steps, extra_environ=offscreen, apart="-build")
    if command == "e2e":
        x11 = machine._replace(environ={"QT_QPA_PLATFORM": "xcb"})
        libraries = preflight.needed_libraries(x11, window=True) + PROGRAMS
        return Job("test", libraries, (("-m", "tests.end_to_end.run", *rest),))
    window = preflight.wants_window(arguments)
    return Job(
        lock=_LARGER_LOCKS.get(command, "run"),
        libraries=preflight.needed_libraries(machine, window=window),
        screen=window,
        steps=(("-P", "-m", "oboeuta_desktop", *arguments),),
        anywhere=True,
        extra_environ=() if window else offscreen,
    )


def _libraries_to_freeze(machine: preflight.Machine) -> tuple[preflight.Need, ...]:
    """All that a window may need on somebody's Linux must be here to be bundled."""
    x11 = machine._replace(environ={"QT_QPA_PLATFORM": "xcb"})
    return preflight.needed_libraries(x11, window=True) + preflight.WAYLAND + BUILDERS


def lock_stamp(lock: Path, python_version: str) -> str:
    """What an environment carries once ``lock`` is installed in it for that Python."""
    return hashlib.sha256(lock.read_bytes() + python_version.encode()).hexdigest()


def pins(lock: Path) -> set[str]:
    """The "name==version" entries of a lock file, with their markers."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    return {re.sub(r"\s*\\$", "", line) for line in lines if re.match(r"[A-Za-z0-9]", line)}


def is_installed(environment: Environment, kind: str) -> bool:
    """Whether the environment holds what a lock asks for, itself or through a larger lock."""
    if not environment.python.exists():
        return False
    wanted = pins(LOCKS[kind])
    return any(wanted <= pins(LOCKS[done]) for done in LOCKS if _is_stamped(environment, done))


def _is_stamped(environment: Environment, kind: str) -> bool:
    stamp = environment.folder / f".stamp-{kind}"
    wanted = lock_stamp(LOCKS[kind], sys.version)
    return stamp.exists() and stamp.read_text(encoding="utf-8") == wanted


def install(environment: Environment, kind: str) -> None:
    """Make the environment if there is none, and install a lock in it."""
    if is_installed(environment, kind):
        return
    started = time.monotonic()
    if not environment.python.exists():
        _make_environment(environment)
    # An installation that is cut short, or that moves a version, must not look finished.
    for stamp in environment.folder.glob(".stamp-*"):
        stamp.unlink()
    say("installing the libraries; the first time this fetches about 300 MB")
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    pip = (str(environment.python), "-m", "pip", "install", "--disable-pip-version-check", *quiet)
    rules = ("--no-deps", "--require-hashes", "--only-binary", ":all:", "-r", str(LOCKS[kind]))
    if subprocess.run([*pip, *rules], stdout=sys.stderr, check=False).returncode:
        stop("pip could not install the libraries (see above). Is this computer online?")
    stamp = environment.folder / f".stamp-{kind}"
    stamp.write_text(lock_stamp(LOCKS[kind], sys.version), encoding="utf-8")
    say(f"ready after {time.monotonic() - started:.0f} s")


def _make_environment(environment: Environment) -> None:
    say(f"making a private Python environment in {environment.folder}")
    shutil.rmtree(environment.folder, ignore_errors=True)  # a broken one: its Python has gone
    uv = shutil.which("uv")
    if preflight.can_make_environments():
        command = [sys.executable, "-m", "venv", str(environment.folder)]
    elif uv:
        command = [uv, "venv", "--seed", "--quiet", "--python", sys.executable]
        command.append(str(environment.folder))
    else:
        stop(preflight.packages_message([preflight.VENV]))
    made = subprocess.run(command, stdout=sys.stderr, check=False)
    if made.returncode or not environment.python.exists():
        shutil.rmtree(environment.folder, ignore_errors=True)
        stop("the private Python environment could not be made (see above)")


def lacking(job: Job, environment: Environment) -> tuple[preflight.Need, ...]:
    """The system components that a job needs and this computer does not have."""
    missing = preflight.missing_libraries(job.libraries, has=_is_here)
    can_make = environment.python.exists() or shutil.which("uv")
    if can_make or preflight.can_make_environments():
        return missing
    return (*missing, preflight.VENV)


def _is_here(name: str) -> bool:
    return preflight.can_load(name) if ".so" in name else shutil.which(name) is not None


def provide_system(job: Job, environment: Environment) -> None:
    """Install missing system components if that is allowed here, else say what to type and stop."""
    missing = lacking(job, environment)
    apt = shutil.which("apt-get")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if missing and apt and root and os.environ.get("OBOEUTA_NO_APT") != "1":
        _apt_install(apt, missing)
        missing = lacking(job, environment)
    if missing:
        stop(preflight.packages_message(missing), code=preflight.EXIT_CODE)


def _apt_install(apt: str, missing: Sequence[preflight.Need]) -> None:
    packages = sorted({need.debian for need in missing})
    say("installing system packages: " + " ".join(packages))
    environ = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        command = [apt, "-qq", *words]
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
        if done.returncode:
            say(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")


def start(job: Job, environment: Environment) -> int:
    """Run a job's steps until one fails; where it can, the last one takes this process's place."""
    environ = dict(os.environ, PYTHONUTF8="1")
    environ["PYTHONPATH"] = os.pathsep.join(
        [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    )
    for name, value in job.extra_environ:
        environ.setdefault(name, value)
    if not job.anywhere:
        os.chdir(ROOT)
    commands = [_command(environment, step) for step in job.steps]
    for command in commands[:-1]:
        say(" ".join(command[1:]))
        code = subprocess.run(command, env=environ, check=False).returncode
        if code:
            return code
    sys.stderr.flush()
    if os.name != "nt":  # on Windows exec returns to the shell before the program has ended
        os.execve(commands[-1][0], commands[-1], environ)
    return subprocess.run(commands[-1], env=environ, check=False).returncode


def _command(environment: Environment, step: Sequence[str]) -> list[str]:
    is_program = Path(step[0]).is_absolute()
    return list(step) if is_program else [str(environment.python), *step]


def doctor(machine: preflight.Machine) -> int:
    """Print everything this computer lacks; 0 when nothing."""
    job = job_of([], machine)
    missing = lacking(job, private_environment())
    problems = [
        preflight.system_problem(machine),
        preflight.packages_message(missing) if missing else "",
        preflight.screen_problem(machine),
    ]
    found = [text for text in problems if text]
    print("\n".join(found) or "足りないものはありません。\nNothing is missing.")
    return preflight.EXIT_CODE if found else 0


def say(text: str) -> None:
    """Tell how far things are, apart from what the program itself prints."""
    print(f"[oboeuta] {text}", file=sys.stderr, flush=True)


def stop(text: str, code: int = 1) -> NoReturn:
    """End with a message."""
    print(text, file=sys.stderr, flush=True)
    raise SystemExit(code)


def main(arguments: Sequence[str]) -> int:
    """Set up what ``arguments`` need and run it; returns the exit code."""
    machine = preflight.this_machine()
    environment = private_environment()
    if arguments and arguments[0] in {"help", "-h", "--help"}:
        print(__doc__, flush=True)
        help_job = job_of(["--help"], machine)
        return start(help_job, environment) if is_installed(environment, help_job.lock) else 0
    if arguments and arguments[0] == "doctor":
        return doctor(machine)
    problem = preflight.system_problem(machine)
    if problem:
        stop(problem, code=preflight.EXIT_CODE)
    job = job_of(arguments, machine)
    environment = private_environment(job.apart)
    provide_system(job, environment)
    if job.screen:
        problem = preflight.screen_problem(machine)
        if problem:
            stop(problem, code=preflight.EXIT_CODE)
    install(environment, job.lock)
    return start(job, environment)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
