"""Answers one question: how fast is the sound decoded and mixed, and how true is its clock?

No device and no sound server is used: the clock is measured against a simulated host.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import wave
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from oboeuta_desktop.playback.decode import Decoder
from oboeuta_desktop.playback.mixer import Mixer
from oboeuta_desktop.playback.pcm import Pcm
from oboeuta_desktop.playback.playhead import Play

# The simulated host lives beside the tests that use it.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playback.fake_host import Conditions, FakeHost, song

RATE = 48000
SONG_SECONDS = 240
BLOCK = 480


def clock() -> dict[str, float]:
    """Clock minus truth (ms) against a host with 3 ms of jitter and 200 ppm of drift, 30 s."""
    mixer = Mixer([song(31.0)], RATE)
    mixer.post(Play())
    host = FakeHost(mixer, Conditions(jitter=0.003, ppm=200))
    host.run(30.0)
    errors = np.abs(host.errors(since=1.0))
    return {
        "clock error p95 ms": float(np.percentile(errors, 95)),
        "clock error p99 ms": float(np.percentile(errors, 99)),
        "clock error max ms": float(errors.max()),
    }


def render() -> dict[str, float]:
    """One block of 10 ms from two stems while one gain keeps moving, ms."""
    noise = np.random.default_rng(1).integers(-9000, 9000, (30 * RATE, 2)).astype(np.int16)
    mixer = Mixer([Pcm.whole(noise, RATE), Pcm.whole(noise[::-1].copy(), RATE)], RATE)
    mixer.post(Play())
    spent: list[float] = []
    for block in range(2500):
        if block % 50 == 0:
            mixer.gains = (1.0, 0.5 if block % 100 else 1.0)
        begin = time.perf_counter()
        mixer.render(BLOCK)
        spent.append((time.perf_counter() - begin) * 1e3)
    return {
        "render block p50 ms": float(np.percentile(spent, 50)),
        "render block p99 ms": float(np.percentile(spent, 99)),
    }


def decode() -> dict[str, float]:
    """A file of 4 minutes: until its first sound is there, and until all of it is."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        for path in _songs(Path(name)):
            first, whole = _decode_times(path)
            kind = path.suffix[1:]
            figures[f"{kind} first sound ms"] = first * 1e3
            figures[f"{kind} decoded s"] = whole
    return figures


def _songs(folder: Path) -> list[Path]:
    path = folder / "song.wav"
    seconds = np.arange(SONG_SECONDS * RATE) / RATE
    tones = 6000 * np.sin(2 * np.pi * 220 * seconds) * (1 + np.sin(2 * np.pi * 0.7 * seconds)) / 2
    noise = np.random.default_rng(1).normal(0, 500, len(tones))
    sound = np.stack([tones + noise, tones - noise], axis=1).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setparams((2, 2, RATE, 0, "NONE", ""))
        file.writeframes(sound.tobytes())
    program = shutil.which("ffmpeg")
    if program is None:
        return [path]
    made = [path]
    for suffix in (".mp3", ".ogg"):
        other = path.with_suffix(suffix)
        command = [program, "-loglevel", "error", "-y", "-i", os.fspath(path), os.fspath(other)]
        if subprocess.run(command, check=False).returncode == 0:
            made.append(other)
    return made


def _decode_times(path: Path) -> tuple[float, float]:
    decoder = Decoder()
    waiting = QEventLoop()
    first: list[float] = []
    decoder.finished.connect(waiting.quit)
    begin = time.perf_counter()
    stems = decoder.open([path], RATE)
    look = QTimer(interval=2)

    def note() -> None:
        if not first and len(stems[0].view.samples) >= RATE // 10:
            first.append(time.perf_counter() - begin)

    look.timeout.connect(note)
    look.start()
    waiting.exec()
    whole = time.perf_counter() - begin
    note()
    decoder.close()
    return first[0], whole


def main() -> int:
    """Print all figures; with ``--json`` as one object."""
    application = QCoreApplication([])
    figures = {**clock(), **render(), **decode()}
    del application
    if "--json" in sys.argv:
        print(json.dumps(figures))
    else:
        print("\n".join(f"{value:12.3f}  {name}" for name, value in figures.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
