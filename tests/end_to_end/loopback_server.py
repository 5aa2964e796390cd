"""Answers one question: what comes out of a sound server, frame by frame, and when?

A private PulseAudio server whose only output is a null sink, and a recorder of that sink in a
process of its own (this file, started with ``--record``).
"""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

RATE = 48000


@dataclass(frozen=True)
class Recording:
    """What was heard: int16 (n, 2), and the wall time (s) of frame 0 and of one frame."""

    sound: NDArray[np.int16]
    began: float
    seconds_per_frame: float

    def time_of(self, frame: NDArray[Any] | float) -> Any:
        return self.began + np.asarray(frame) * self.seconds_per_frame

    def frame_at(self, moment: NDArray[Any] | float) -> Any:
        return (np.asarray(moment) - self.began) / self.seconds_per_frame

    @property
    def heard(self) -> NDArray[np.int64]:
        """Per recorded frame the song frame that the coded sample names, -1 in silence."""
        left = self.sound[:, 0].astype(np.int64)
        right = self.sound[:, 1].astype(np.int64)
        return np.where((left < 0) | (right <= 0), -1, left + ((right - 1) << 15))


@contextlib.contextmanager
def pulse_server(folder: Path) -> Generator[None]:
    """A server of our own; its variables are set for this process and its children."""
    os.environ.update(
        HOME=str(folder), XDG_RUNTIME_DIR=str(folder), PULSE_SERVER=f"unix:{folder}/native"
    )
    # norewinds: without it recorded sound repeats and the truth is 10 ms off.
    sink = f"module-null-sink sink_name=out norewinds=1 rate={RATE} channels=2 format=s16le"
    server = subprocess.Popen(
        [
            *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
            *("--disable-shm=yes", f"--load=module-native-protocol-unix socket={folder}/native"),
            f"--load={sink}",
        ],
        stderr=subprocess.DEVNULL,
    )
    for _ in range(100):
        if subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode == 0:
            break
        time.sleep(0.05)
    try:
        yield
    finally:
        server.terminate()
        server.wait()


@contextlib.contextmanager
def recorder(
    folder: Path, played: Callable[[], tuple[float, float]]
) -> Generator[Callable[[], Recording]]:
    """Record until the function it yields is called; that returns the recording.

    ``played`` says from when to when (wall time) there was sound.
    """
    script = [sys.executable, __file__, "--record", str(folder)]
    process = subprocess.Popen(script, stdin=subprocess.PIPE)
    while not (folder / "ready").exists():
        time.sleep(0.02)

    def finish() -> Recording:
        process.communicate(b"stop\n")
        (folder / "ready").unlink()
        return read_recording(folder, played())

    try:
        yield finish
    finally:
        process.kill()
        process.wait()


def record(folder: Path) -> None:
    """The recorder's process: keep the sound, and when each piece of it arrived."""
    # 10 ms is what the server chooses for the program alone: less would change what is measured.
    device = ["--device=out.monitor", "--latency-msec=10", "--raw", f"--rate={RATE}"]
    parec = subprocess.Popen(
        ["parec", *device, "--format=s16le", "--channels=2"], stdout=subprocess.PIPE
    )
    assert parec.stdout is not None
    stamps: list[tuple[float, int]] = []
    total = 0
    with (folder / "sound.raw").open("wb") as file:
        os.set_blocking(0, False)
        while True:
            piece = os.read(parec.stdout.fileno(), 1 << 16)
            total += len(piece)
            stamps.append((time.monotonic(), total // 4))
            file.write(piece)
            if len(stamps) == 5:
                (folder / "ready").touch()
            with contextlib.suppress(BlockingIOError):
                if os.read(0, 16):
                    break
    parec.kill()
    np.save(folder / "stamps.npy", np.array(stamps))


def read_recording(folder: Path, played: tuple[float, float]) -> Recording:
    """The recording with its clock: the earliest arrivals, because a late one says nothing."""
    sound = np.fromfile(folder / "sound.raw", np.int16)
    sound = sound[: len(sound) // 2 * 2].reshape(-1, 2)
    stamps = np.load(folder / "stamps.npy")[10:]
    # When the player comes or goes, the server changes its own buffers: between it is steady.
    begin, end = played
    steady = stamps[(stamps[:, 0] > begin + 0.5) & (stamps[:, 0] < end)]
    moments, frames = (steady if len(steady) > 50 else stamps).T
    slope, offset = 1.0 / RATE, 0.0
    # The null sink runs up to 250 ppm fast: fit line and rate to the lower envelope.
    edges = np.array_split(np.arange(len(frames)), 12)
    for _ in range(3):
        late = moments - frames * slope
        best = [part[np.argsort(late[part])[: max(3, len(part) // 20)]] for part in edges]
        chosen = np.concatenate(best)
        slope, offset = np.polyfit(frames[chosen], moments[chosen], 1)
    return Recording(sound, float(offset), float(slope))


def sink_ahead() -> float:
    """Seconds by which the null sink hands a block to its monitor before it is due."""
    listed = subprocess.run(["pactl", "list", "sinks"], capture_output=True, text=True, check=True)
    return int(re.findall(r"configured (\d+) usec", listed.stdout)[0]) / 1e6


if __name__ == "__main__":
    record(Path(sys.argv[2]))
