"""Answers one question: is what the program shows what a listener hears at that moment?

A program, not a test: it starts a private PulseAudio server whose only output is a null sink, plays
through it and records what comes out in another process. Every sample of the sound says which frame
it is (left = low 15 bits, right = the others), so the recording tells for each moment which frame
was heard. Prints one JSON object. Linux with pulseaudio and parec only:

    python tests/end_to_end/loopback.py [--seconds 60] [--only clock,loop,seek,block,rates,first]
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from loopback_server import RATE, Recording, pulse_server, recorder, sink_ahead
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from oboeuta_desktop.state.transport import Transport

SONG_SECONDS = 90
CLICK_EVERY = 0.31
LOOP = (240000 / RATE, 321613 / RATE)
RATES = (0.5, 0.75, 1.25, 1.5)
_CLICK = np.hanning(96) * np.sin(2 * np.pi * 3000 * np.arange(96) / RATE) * 26000
_CLICK_CENTRE = float((np.arange(96) * _CLICK**2).sum() / (_CLICK**2).sum())


class Stage:
    """A transport, everything it showed, and the ways to let time pass."""

    def __init__(self) -> None:
        self._asked = 0.0
        self.transport = Transport(clock=self._now)
        self.shown: list[tuple[float, float]] = []
        self._toggled: list[float] = []
        self.transport.playing_changed.connect(lambda _: self._toggled.append(time.monotonic()))
        self.transport.position_changed.connect(
            lambda position: self.shown.append((self._asked, position))
        )

    def _now(self) -> float:
        # The moment that the position is for; being preempted later is not the clock's error.
        self._asked = time.monotonic()
        return self._asked

    def played(self) -> tuple[float, float]:
        """Wall time of the last play and, if it has ended, of its pause."""
        if self.transport.playing:
            return self._toggled[-1], time.monotonic()
        return self._toggled[-2], self._toggled[-1]

    def open(self, path: Path) -> None:
        done: list[bool] = []
        self.transport.loading_changed.connect(lambda share: done.append(share >= 1.0))
        self.transport.open([("mix", path)], bpm=None)
        while not (done and done[-1]):
            self.wait(0.05)
        self.shown.clear()

    def wait(self, seconds: float) -> None:
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def errors(self, recording: Recording, begin: float, end: float) -> NDArray[np.float64]:
        """Shown minus heard in ms for every tick from wall time ``begin`` to ``end``."""
        ticks = np.array([item for item in self.shown if begin < item[0] < end])
        frames = recording.frame_at(ticks[:, 0])
        whole = frames.astype(int)
        heard = recording.heard[np.clip(whole, 0, len(recording.sound) - 1)]
        known = heard >= 0
        truth = (heard[known] + frames[known] - whole[known]) / RATE
        return (ticks[known, 1] - truth) * 1e3


def spread(errors: NDArray[np.float64]) -> dict[str, float]:
    away = np.abs(errors - np.median(errors))
    names = ("p50", "p95", "p99", "max")
    figures = dict(zip(names, np.percentile(away, [50, 95, 99, 100]), strict=True))
    return {
        "constant_ms": round(float(np.median(errors)), 3),
        **{f"{name}_ms": round(float(value), 3) for name, value in figures.items()},
    }


def backward_steps(shown: list[tuple[float, float]]) -> int:
    return int((np.diff([position for _, position in shown]) < 0).sum())


def gaps(heard: NDArray[np.int64]) -> list[tuple[float, float]]:
    """Holes and jumps between the first and the last frame heard: (at second, length in ms)."""
    sounding = np.flatnonzero(heard >= 0)
    places = sounding[:-1][(np.diff(heard[sounding]) != 1) | (np.diff(sounding) != 1)]
    after = sounding[np.searchsorted(sounding, places) + 1]
    lengths = (after - places - 1) / RATE * 1e3
    return [
        (round(float(place) / RATE, 2), round(float(length), 1))
        for place, length in zip(places, lengths, strict=True)
    ]


def measure_clock(stage: Stage, folder: Path, seconds: float) -> dict[str, Any]:
    stage.open(folder / "coded.wav")
    with recorder(folder, stage.played) as finish:
        stage.transport.play()
        stage.wait(seconds)
        ahead = sink_ahead()
        end = time.monotonic()
        stage.transport.pause()
        stage.wait(0.6)
        recording = finish()
    errors = stage.errors(recording, stage.shown[0][0] + 0.5, end) + ahead * 1e3
    heard = recording.heard
    inside = heard[: int(recording.frame_at(end))]
    return {
        "recorded_ahead_ms": ahead * 1e3,
        **spread(errors),
        "ticks": len(errors),
        "backward_steps": backward_steps(stage.shown),
        "gaps": gaps(_without_fade(inside)),
    }


def _without_fade(heard: NDArray[np.int64]) -> NDArray[np.int64]:
    """The first frames fade in, so what they name is not true."""
    first = int(np.flatnonzero(heard >= 0)[0])
    return heard[first + 480 :]


def measure_loop(stage: Stage, folder: Path) -> dict[str, Any]:
    stage.open(folder / "coded.wav")
    first, last = round(LOOP[0] * RATE), round(LOOP[1] * RATE)
    with recorder(folder, stage.played) as finish:
        stage.transport.set_loop(LOOP)
        stage.transport.play()
        stage.wait(7.5)
        recording = finish()
        stage.transport.pause()
        stage.wait(0.6)
    heard = recording.heard
    ends = np.flatnonzero(heard == last - 1)
    # Behind the joint 2 ms of crossfade; there the start must be as far as if it had begun at once.
    after = 240
    gap = [int(heard[end + 1 + after] - (first + after)) for end in ends if end + 300 < len(heard)]
    return {"joints": len(gap), "gap_frames_max": max(map(abs, gap), default=-1)}


def measure_seek(stage: Stage, folder: Path) -> dict[str, Any]:
    stage.open(folder / "coded.wav")
    calls: list[tuple[float, int]] = []
    with recorder(folder, stage.played) as finish:
        stage.transport.play()
        stage.wait(1.0)
        for index in range(24):
            target = 3.0 + (index * 37 % 80)
            calls.append((time.monotonic(), round(target * RATE)))
            stage.transport.seek(target)
            stage.wait(0.43 + 0.013 * (index % 5))
        recording = finish()
        stage.transport.pause()
        stage.wait(0.6)
    heard = recording.heard
    late: list[float] = []
    holes = 0
    for moment, target in calls:
        begin = int(recording.frame_at(moment))
        window = heard[begin : begin + RATE * 2 // 5]
        found = np.flatnonzero((window >= target) & (window < target + RATE // 2))
        late.append((int(found[0]) if len(found) else RATE) / RATE * 1e3)
        quiet = recording.sound[begin : begin + RATE * 2 // 5]
        holes += int(_longest_run((quiet == 0).all(axis=1)) > RATE // 1000)
    return {
        "seek_to_heard_p50_ms": round(float(np.percentile(late, 50)), 1),
        "seek_to_heard_p95_ms": round(float(np.percentile(late, 95)), 1),
        "seeks": len(late),
        "holes": holes,
    }


def _longest_run(flags: NDArray[np.bool_]) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(int), [0]])))
    return int((edges[1::2] - edges[::2]).max(initial=0))


def measure_blocks(stage: Stage, folder: Path) -> dict[str, Any]:
    """The GUI thread busy in Python for 100 ms again and again."""
    stage.open(folder / "coded.wav")
    busy = QTimer(interval=200)

    def block() -> None:
        until = time.monotonic() + 0.1
        while time.monotonic() < until:
            sum(range(100))

    busy.timeout.connect(block)
    with recorder(folder, stage.played) as finish:
        stage.transport.play()
        stage.wait(1.0)
        busy.start()
        begin = time.monotonic()
        stage.wait(12.0)
        end = time.monotonic()
        busy.stop()
        stage.transport.pause()
        stage.wait(0.6)
        recording = finish()
    heard = recording.heard[int(recording.frame_at(begin)) : int(recording.frame_at(end))]
    return {
        "gaps": gaps(heard),
        "backward_steps": backward_steps(stage.shown),
        **spread(stage.errors(recording, begin, end)),
    }


def measure_rates(stage: Stage, folder: Path, constant: float) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    stage.open(folder / "clicks.wav")
    for rate in RATES:
        stage.transport.seek(0.0)
        stage.transport.set_rate(rate)
        stage.wait(1.0)
        with recorder(folder, stage.played) as finish:
            stage.shown.clear()
            stage.transport.play()
            stage.wait(12.0)
            end = time.monotonic()
            stage.transport.pause()
            stage.wait(0.6)
            recording = finish()
        errors = _click_errors(stage.shown, recording, end) - constant * rate
        away = np.abs(errors)
        figures[f"{rate}"] = {
            "clicks": len(errors),
            "mean_ms": round(float(errors.mean()), 2),
            "p95_ms": round(float(np.percentile(away, 95)), 2),
            "max_ms": round(float(away.max()), 2),
            "backward_steps": backward_steps(stage.shown),
        }
    stage.transport.set_rate(1.0)
    return figures


def _click_errors(
    shown: list[tuple[float, float]], recording: Recording, end: float
) -> NDArray[np.float64]:
    """Shown minus heard in ms at each click: its song time is a multiple of ``CLICK_EVERY``."""
    moments, positions = np.array(shown).T
    power = (recording.sound[:, 0].astype(float) ** 2)[: int(recording.frame_at(end))]
    loud = np.flatnonzero(power > 4000.0**2)
    starts = loud[np.flatnonzero(np.diff(loud, prepend=-RATE) > RATE // 20)]
    errors: list[float] = []
    for start in starts[1:-1]:
        window = power[start - 480 : start + 960]
        centre = start - 480 + (window * np.arange(len(window))).sum() / window.sum()
        position = np.interp(recording.time_of(centre), moments, positions)
        beat = position - _CLICK_CENTRE / RATE
        errors.append((beat - round(beat / CLICK_EVERY) * CLICK_EVERY) * 1e3)
    return np.array(errors)


def measure_first_sound(stage: Stage, folder: Path) -> dict[str, Any]:
    """From opening and playing a file of four minutes to its first sound."""
    path = folder / "long.mp3"
    if shutil.which("ffmpeg"):
        tone = "sine=frequency=440:duration=240"
        command = ["ffmpeg", "-loglevel", "error", "-y", "-f", "lavfi", "-i", tone]
        subprocess.run([*command, "-ac", "2", str(path)], check=True)
    else:
        path = folder / "coded.wav"
    late: list[float] = []
    for _ in range(3):
        with recorder(folder, stage.played) as finish:
            begin = time.monotonic()
            stage.transport.open([("mix", path)], bpm=None)
            stage.transport.play()
            stage.wait(1.5)
            stage.transport.pause()
            stage.wait(0.6)
            recording = finish()
        sound = np.flatnonzero(np.abs(recording.sound[:, 0]) > 100)
        late.append((recording.time_of(sound[0]) - begin) * 1e3)
    return {"file": path.suffix, "open_to_heard_ms": [round(item) for item in late]}


def write_songs(folder: Path) -> None:
    index = np.arange(SONG_SECONDS * RATE)
    # The right channel counts from 1, so that silence is not taken for frame 0.
    coded = np.stack([index & 0x7FFF, (index >> 15) + 1], axis=1)
    clicks = np.zeros(SONG_SECONDS * RATE)
    for beat in range(1, int(SONG_SECONDS / CLICK_EVERY) - 1):
        first = round(beat * CLICK_EVERY * RATE)
        clicks[first : first + len(_CLICK)] += _CLICK
    for name, sound in (("coded", coded), ("clicks", np.stack([clicks, clicks], axis=1))):
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setparams((2, 2, RATE, 0, "NONE", ""))
            file.writeframes(sound.astype("<i2").tobytes())


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--only", default="clock,loop,seek,block,rates,first")
    wishes = parser.parse_args()
    if not all(map(shutil.which, ("pulseaudio", "parec", "pactl"))):
        sys.stderr.write("loopback needs pulseaudio, parec and pactl\n")
        return 2
    only = wishes.only.split(",")
    application = QCoreApplication([])
    figures: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as name, pulse_server(Path(name)):
        folder = Path(name)
        write_songs(folder)
        stage = Stage()
        figures["clock"] = measure_clock(stage, folder, wishes.seconds if "clock" in only else 6.0)
        constant = figures["clock"]["constant_ms"] - figures["clock"]["recorded_ahead_ms"]
        measures: dict[str, Callable[[], dict[str, Any]]] = {
            "loop": lambda: measure_loop(stage, folder),
            "seek": lambda: measure_seek(stage, folder),
            "block": lambda: measure_blocks(stage, folder),
            "rates": lambda: measure_rates(stage, folder, constant),
            "first": lambda: measure_first_sound(stage, folder),
        }
        for key, measure in measures.items():
            if key in only:
                figures[key] = measure()
        figures["output"] = stage.transport.output.name
        stage.transport.close()
    del application
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
