from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fake_host import RATE

import oboeuta_desktop
from oboeuta_desktop.playback.mixer import Mixer
from oboeuta_desktop.playback.pcm import Pcm, Samples
from oboeuta_desktop.playback.playhead import Loop, Play, Read, Seek
from oboeuta_desktop.playback.stretch import Chunk, Grid, StretchedReader, Tuning, make_chunk
from oboeuta_desktop.playback.stretch_process import (
    CAN_STRETCH,
    StretchLostError,
    StretchProcess,
    stretched,
)
from oboeuta_desktop.playback.stretch_store import ChunkStore

needs_library = pytest.mark.skipif(not CAN_STRETCH, reason="no python-stretch on this system")
CLICK = np.hanning(96) * np.sin(2 * np.pi * 3000 * np.arange(96) / RATE) * 26000
CENTRE = float((np.arange(96) * CLICK**2).sum() / (CLICK**2).sum())


def in_this_process(samples: Samples, tuning: Tuning) -> Samples:
    return stretched(samples, rate=tuning.rate, key=tuning.key, sample_rate=RATE)


def silently(samples: Samples, tuning: Tuning) -> Samples:
    return np.zeros((round(len(samples) / tuning.rate), 2), np.int16)


def as_pcm(wave: np.ndarray) -> Pcm:
    return Pcm.whole(np.stack([wave, wave], axis=1).astype(np.int16), RATE)


def tone(seconds: float) -> Pcm:
    return as_pcm(13107 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * RATE)) / RATE))


def reader_of(pcm: Pcm, tuning: Tuning, engine: Callable[..., Samples]) -> StretchedReader:
    made: dict[tuple[Tuning, int], Chunk | None] = {}

    def chunk(wanted: Tuning, index: int) -> Chunk | None:
        if index * RATE >= len(pcm.view.samples):
            return None
        if (wanted, index) not in made:
            made[wanted, index] = make_chunk([pcm], index, wanted, sample_rate=RATE, engine=engine)
        return made[wanted, index]

    return StretchedReader([pcm], tuning, sample_rate=RATE, chunk=chunk, wish=lambda *_wish: None)


def mixer_at(pcm: Pcm, tuning: Tuning, engine: Callable[..., Samples] = in_this_process) -> Mixer:
    mixer = Mixer([pcm], RATE)
    mixer.post(Read(reader_of(pcm, tuning, engine)))
    mixer.post(Play())
    return mixer


def render(mixer: Mixer, frames: int, block: int = 960) -> np.ndarray:
    return np.concatenate([mixer.render(block) for _ in range(frames // block)])


@needs_library
@pytest.mark.parametrize(
    ("rate", "key", "cents"), [(0.5, 0, 1), (0.75, 0, 1), (1.5, 0, 1), (1.0, 3, 8), (0.8, -6, 8)]
)
def test_speed_leaves_the_pitch_and_key_moves_it_by_semitones(rate, key, cents):
    sound = render(mixer_at(tone(5.0), Tuning(rate, key)), int(2.4 / rate * RATE))[9600:, 0]
    wanted = 440 * 2 ** (key / 12)
    for at in range(0, len(sound) - 9600, 9600):
        spectrum = np.abs(np.fft.rfft(sound[at : at + 9600] * np.hanning(9600), 76800))
        peak = spectrum.argmax()
        left, top, right = np.log(spectrum[peak - 1 : peak + 2])
        found = (peak + (left - right) / 2 / (left - 2 * top + right)) * RATE / 76800
        assert abs(1200 * np.log2(found / wanted)) < cents


@needs_library
@pytest.mark.parametrize("rate", [0.5, 0.75, 1.25])
def test_no_joint_of_chunks_is_heard_in_a_tone(rate):
    sound = render(mixer_at(tone(5.0), Tuning(rate)), int(3.4 / rate * RATE))[9600:, 0]
    rows = sound[: len(sound) // 480 * 480].reshape(-1, 480) / 32767
    levels = np.sqrt(2 * (rows**2).mean(axis=1))
    assert levels.min() > 0.385
    assert levels.max() < 0.415


@needs_library
@pytest.mark.parametrize("rate", [0.5, 0.75, 1.25, 1.5])
def test_clicks_are_heard_where_the_map_says(rate):
    places = list(range(RATE // 4, 4 * RATE, RATE // 3 + 1111))
    wave = np.zeros(5 * RATE)
    for place in places:
        wave[place : place + 96] += CLICK
    mixer = mixer_at(as_pcm(wave), Tuning(rate))
    # The map forgets what is 2.5 s old: ask while playing.
    power, shown = [], []
    while mixer.ended_frame is None and mixer.playhead < 3.9 * RATE:
        power.append(mixer.render(960)[:, 0].astype(float) ** 2)
        shown.append([mixer.song_map.position_at(mixer.out - 960 + at) for at in range(0, 960, 48)])
    heard, positions = np.concatenate(power), np.concatenate(shown)
    assert (np.diff(positions) >= 0).all()
    for place in places[1:-2]:
        at = np.interp(place + CENTRE, positions, np.arange(len(positions)) * 48.0)
        window = slice(int(at) - 2400, int(at) + 2400)
        found = (heard[window] * np.arange(window.start, window.stop)).sum() / heard[window].sum()
        assert abs(found - at) / RATE < 0.0015


def test_a_loop_in_stretched_sound_keeps_the_position_inside():
    mixer = mixer_at(tone(5.0), Tuning(0.75), silently)
    mixer.post(Loop((RATE, RATE + 24000)))
    render(mixer, RATE)
    begin = mixer.out
    render(mixer, RATE)
    found = [mixer.song_map.position_at(at) or 0.0 for at in range(begin, begin + RATE, 100)]
    assert min(found) >= RATE
    assert max(found) <= RATE + 24001


@pytest.mark.parametrize("seconds", [2.0, 2.3, 2.999])
def test_stretched_sound_ends_with_the_song(seconds):
    mixer = mixer_at(tone(seconds), Tuning(0.8), silently)
    mixer.post(Seek(1.5 * RATE))
    render(mixer, 3 * RATE)
    assert mixer.ended_frame is not None
    assert mixer.ended_frame == pytest.approx((seconds - 1.5) / 0.8 * RATE, abs=1000)


@pytest.mark.parametrize("rate", [0.5, 0.77, 1.5])
def test_the_grid_has_no_seams(rate):
    grid = Grid(44100, rate)
    assert sum(grid.length_of(chunk) for chunk in range(50)) == grid.first_of(50)


def test_a_chunk_waits_until_it_is_decoded():
    pcm = Pcm(RATE)
    pcm.append(np.zeros((RATE, 2), np.int16))
    ask: dict[str, Any] = {"sample_rate": RATE, "engine": silently}
    assert make_chunk([pcm], 0, Tuning(0.5), **ask) is None
    pcm.append(np.zeros((RATE, 2), np.int16))
    assert make_chunk([pcm], 0, Tuning(0.5), **ask) is not None
    assert make_chunk([pcm], 1, Tuning(0.5), **ask) is None
    pcm.finish()
    assert make_chunk([pcm], 1, Tuning(0.5), **ask) is not None


class FakeProcess:
    def __init__(self, *, broken: bool = False) -> None:
        self.calls = 0
        self.broken = broken

    def stretch(self, samples: Samples, *, rate: float, key: int, sample_rate: int) -> Samples:
        self.calls += 1
        if self.broken:
            raise StretchLostError
        return silently(samples, Tuning(rate, key))


def store_of(process: FakeProcess, lost: Callable[[], None] = lambda: None) -> ChunkStore:
    return ChunkStore([tone(6.0)], RATE, process, lost=lost)  # pyright: ignore[reportArgumentType] - a fake


def test_a_prepared_position_has_its_chunks():
    store, ready = store_of(FakeProcess()), threading.Event()
    store.prepare(Tuning(0.5), 2.5 * RATE, ready.set)
    assert ready.wait(5.0)
    assert store.chunk(Tuning(0.5), 2) is not None
    assert store.chunk(Tuning(0.5), 3) is not None
    store.close()


def test_a_chunk_is_made_once():
    process = FakeProcess()
    store = store_of(process)
    for _ in range(2):
        ready = threading.Event()
        store.prepare(Tuning(0.5), 0.0, ready.set)
        assert ready.wait(5.0)
    assert process.calls == 2
    store.close()


def test_the_last_position_of_a_song_can_be_prepared():
    store, ready = store_of(FakeProcess()), threading.Event()
    store.prepare(Tuning(0.5), 5.9 * RATE, ready.set)
    assert ready.wait(5.0)
    store.close()


def test_stretching_that_does_not_work_is_told_once():
    lost = threading.Event()
    store = store_of(FakeProcess(broken=True), lost.set)
    store.prepare(Tuning(0.5), 0.0, lambda: None)
    assert lost.wait(5.0)
    store.close()


@needs_library
def test_the_process_gives_what_the_library_gives_and_survives_its_own_death():
    process = StretchProcess()
    sound = tone(1.4).view.samples
    wanted = stretched(sound, rate=0.75, key=2, sample_rate=RATE)
    ask: dict[str, Any] = {"rate": 0.75, "key": 2, "sample_rate": RATE}
    assert np.array_equal(process.stretch(sound, **ask), wanted)
    child = process._process
    assert child is not None
    child.kill()
    child.join()
    with pytest.raises(StretchLostError):
        process.stretch(sound, **ask)
    assert np.array_equal(process.stretch(sound, **ask), wanted)
    process.close()


@needs_library
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_the_process_dies_with_a_killed_program_and_never_loads_qt(tmp_path):
    script = tmp_path / "program.py"
    script.write_text(
        "print('imported', flush=True)\n"
        "import numpy as np, time\n"
        "from oboeuta_desktop.playback.stretch_process import StretchProcess\n"
        "process = StretchProcess()\n"
        "process.stretch(np.ones((4800, 2), np.int16), rate=0.5, key=0, sample_rate=48000)\n"
        "print(process._process.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    root = str(Path(oboeuta_desktop.__file__).parents[1])
    program = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": root},
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "imported\n"
    # A second "imported" here would mean that the process ran the program's own module again.
    pid = int(program.stdout.readline())
    program.kill()
    program.wait()
    program.stdout.close()
    for _ in range(100):
        if not alive(pid):
            break
        time.sleep(0.05)
    assert not alive(pid)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
