"""Answers one question: where does the real program run without anyone's screen or loudspeakers?

A stage is a folder with a home of its own, an X server, a window manager, a sound server whose only
device is a sink that nobody hears, and a recorder that listens to that sink. Leaving the stage ends
all of them, also when the run was interrupted; should the run be killed, the kernel ends them.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Self, TypeVar

ROOT = Path(__file__).resolve().parent.parent.parent
SCREEN = (1680, 980)
SOUND_RATE = 48_000
SINK = "stage"

Found = TypeVar("Found")


class StageError(Exception):
    """The stage could not be set up, or the program did not do what was waited for."""


def wait_for(
    what: str, look: Callable[[], Found | None], longest: float = 10.0, pause: float = 0.05
) -> Found:
    """Ask ``look`` until it answers with something true; raises after ``longest`` seconds."""
    end = time.monotonic() + longest
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise StageError(f"waited {longest:g} s for {what}")
        time.sleep(pause)


class Stage:
    """A context in which programs can be started; see the module."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._exit = ExitStack()
        self._recorder: subprocess.Popen[bytes] | None = None
        home = folder / "home"
        runtime = folder / "runtime"
        for place, mode in ((home, 0o755), (runtime, 0o700), (folder / "logs", 0o755)):
            place.mkdir(parents=True, exist_ok=True)
            place.chmod(mode)
        kept = ("PATH", "LD_LIBRARY_PATH", "LANG", "PYTHONPATH", "VIRTUAL_ENV", "TMPDIR")
        self.environ = {name: os.environ[name] for name in kept if name in os.environ}
        self.environ |= {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_RUNTIME_DIR": str(runtime),
            "PULSE_SERVER": f"unix:{runtime / 'pulse.socket'}",
            "PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")]),
            "PYTHONUTF8": "1",
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": "1",
            "LC_ALL": "C.UTF-8",
        }

    def __enter__(self) -> Self:
        try:
            self._start_screen()
            self._start_sound()
        except BaseException:
            self._exit.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._exit.close()

    def start(
        self,
        name: str,
        command: Sequence[str],
        environ: Mapping[str, str] | None = None,
        pass_fds: tuple[int, ...] = (),
    ) -> subprocess.Popen[bytes]:
        """Start a program that ends with the stage; what it says goes to ``logs/<name>.log``."""
        log = self._exit.enter_context((self.folder / "logs" / f"{name}.log").open("ab"))
        process = subprocess.Popen(
            [*_ended_by_the_kernel(), *command],
            env={**self.environ, **(environ or {})},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            pass_fds=pass_fds,
        )
        self._exit.callback(end, process)
        return process

    def run(self, *command: str, longest: float = 20.0) -> str:
        """Run a program on the stage to its end and return what it printed."""
        done = subprocess.run(
            command, env=self.environ, capture_output=True, timeout=longest, text=True, check=False
        )
        if done.returncode:
            raise StageError(f"{' '.join(command)}: {done.stderr.strip()}")
        return done.stdout

    def said(self, name: str) -> str:
        """What a program started with ``start`` has said so far."""
        return (self.folder / "logs" / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def record(self, sound: Path) -> None:
        """Write what the sink plays from now on to ``sound``, with its times beside it."""
        words = ("-m", "tests.end_to_end.recorder", str(sound), f"{SINK}.monitor")
        self._recorder = self.start("recorder", [*_first(), sys.executable, *words])
        wait_for("the recorder", lambda: sound.exists() and sound.stat().st_size > 0)

    def stop_recording(self) -> None:
        """End the recording that ``record`` began."""
        if self._recorder is not None:
            end(self._recorder)
            self._recorder = None

    def picture(self, file: Path) -> Path:
        """Take a picture of the whole screen."""
        self.run(sys.executable, "-m", "tests.end_to_end.camera", str(file))
        return file

    def click(self, x: float, y: float) -> None:
        """Click with the left button at a place on the screen (pixels)."""
        self.run(
            "xdotool", "mousemove", str(round(x)), str(round(y)), "sleep", "0.05", "click", "1"
        )

    def drag(self, start: tuple[float, float], along: float, steps: int = 12) -> None:
        """Drag from a place by ``along`` pixels to the right, in steps as a hand does."""
        x, y = start
        self.run(
            "xdotool", "mousemove", str(round(x)), str(round(y)), "sleep", "0.1", "mousedown", "1"
        )
        for step in range(1, steps + 1):
            self.run("xdotool", "mousemove", str(round(x + along * step / steps)), str(round(y)))
            time.sleep(0.02)
        self.run("xdotool", "sleep", "0.1", "mouseup", "1")

    def press(self, key: str) -> None:
        """Press a key by its X name."""
        self.run("xdotool", "key", key)

    def _start_screen(self) -> None:
        read_end, write_end = os.pipe()
        width, height = SCREEN
        quiet = ("-nolisten", "tcp", "-noreset")
        self.start(
            "screen",
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24", *quiet],
            pass_fds=(write_end,),
        )
        os.close(write_end)
        with os.fdopen(read_end) as answer:
            self.environ["DISPLAY"] = ":" + _number_from(answer)
        self.start("windows", ["openbox", "--sm-disable"])

    def _start_sound(self) -> None:
        socket = self.environ["PULSE_SERVER"].removeprefix("unix:")
        # Without norewinds the monitor repeats what the program takes back.
        sink = f"module-null-sink sink_name={SINK} rate={SOUND_RATE} channels=2 norewinds=1"
        protocol = f"module-native-protocol-unix auth-anonymous=1 socket={socket}"
        options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        quiet = ["--realtime=no", "--high-priority=no", "--disable-shm=yes"]
        loads = [f"--load={sink}", f"--load={protocol}"]
        self.start("sound", [*_first(), "pulseaudio", *options, *quiet, *loads])
        wait_for("the sound server", lambda: Path(socket).exists())
        wait_for("the sink", lambda: SINK in self.run("pactl", "list", "short", "sinks"))


def end(process: subprocess.Popen[bytes], patience: float = 3.0) -> None:
    """End a program and all that it started; politely first."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is None:
            os.killpg(process.pid, sign)
            try:
                process.wait(patience)
            except subprocess.TimeoutExpired:
                continue
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)  # what outlived its parent


def places(file: Path) -> dict[str, tuple[int, int, int, int]]:
    """The program's map of its parts: name -> x, y, width, height on the screen."""
    if not file.exists():
        return {}
    table: dict[str, list[int]] = json.loads(file.read_text(encoding="utf-8"))
    return {name: (x, y, width, height) for name, (x, y, width, height) in table.items()}


def _first() -> list[str]:
    """Before a program that comes first on a desktop too, where that is allowed.

    Otherwise what a busy server or recorder loses would be taken for the program's fault.
    """
    return ["nice", "-n", "-11"] if os.geteuid() == 0 else []


def _ended_by_the_kernel() -> list[str]:
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "KILL"] if setpriv else []


def _number_from(answer: IO[str]) -> str:
    number = answer.readline().strip()
    if not number:
        raise StageError("the X server did not start; see logs/screen.log")
    return number
