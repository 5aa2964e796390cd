"""Answers one question: can the songs be decoded, played and stretched on this computer?"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from itertools import pairwise

import numpy as np
from PySide6.QtCore import qVersion
from PySide6.QtMultimedia import QAudioDevice, QMediaDevices

from oboeuta_desktop.core.song import Song
from oboeuta_desktop.playback.decode import Decoder
from oboeuta_desktop.playback.device import FALLBACK_RATE, SoundDevice
from oboeuta_desktop.playback.pcm import FULL_SCALE, Pcm
from oboeuta_desktop.playback.stretch_process import CAN_STRETCH, Samples, StretchProcess
from oboeuta_desktop.self_testing.check import (
    AbsentError,
    CheckFailedError,
    Place,
    expect,
    wait_until,
)
from oboeuta_desktop.self_testing.shipped import songs_of
from oboeuta_desktop.state.transport import Transport

FEWEST_FRAMES = 100_000
_DECODE_SECONDS = 30.0
_FIRST_SECONDS = 5.0
_PLAY_SECONDS = 0.6
_TRIES = 4
_SLACK_SECONDS = 0.15
"""Between what the clock shows and the time that has passed; a busy computer wakes late."""
_QUIETEST = 1e-4
_TONE, _OCTAVE_HIGHER = 440.0, 880.0
"""Hertz."""


def stems(place: Place) -> str:
    """Every stem of every song decodes from its first to its last frame."""
    found: list[str] = []
    for song in songs_of(place):
        for stem, pcm in zip(song.stems, _decoded(song), strict=True):
            name = f"{song.song_id}/{stem.path.name}"
            sound = pcm.view.samples.astype(np.float32) / FULL_SCALE
            expect(len(sound) > FEWEST_FRAMES, f"{name}: only {len(sound)} frames")
            seconds = len(sound) / pcm.sample_rate
            wanted = song.lyrics.lines[-1].end
            expect(
                seconds >= wanted, f"{name}: {seconds:.1f} s, the lyrics go on to {wanted:.1f} s"
            )
            level = float(np.sqrt(np.mean(np.square(sound))))
            expect(np.isfinite(level) and level > _QUIETEST, f"{name}: level {level}")
            found.append(f"{name} {len(sound):,}")
    return "; ".join(found)


def silent_clock(place: Place) -> str:
    """Without a device time passes as if there were one: playing, seeking, repeating."""
    return _played(place, QAudioDevice, _expect_engine)


def real_device(place: Place) -> str:
    """The default output takes sound, where there is one; what it is given is silence."""
    device = QMediaDevices.defaultAudioOutput()
    if device.isNull():
        raise AbsentError("no sound device")
    return _played(place, QMediaDevices.defaultAudioOutput, partial(_expect_sound_taken, device))


def stretching(place: Place) -> str:  # noqa: ARG001 - the same form as every check
    """A tone comes back from the process half as fast and an octave higher."""
    if not CAN_STRETCH:
        raise AbsentError("not shipped")
    seconds = 1.0
    moments = np.arange(round(seconds * FALLBACK_RATE)) / FALLBACK_RATE
    tone = np.sin(2 * np.pi * _TONE * moments) * 0.5 * FULL_SCALE
    samples = np.stack([tone, tone], axis=1).astype(np.int16)
    process = StretchProcess()
    try:
        made = process.stretch(samples, rate=0.5, key=12, sample_rate=FALLBACK_RATE)
    finally:
        process.close()
    length = len(made) / FALLBACK_RATE
    expect(abs(length - 2 * seconds) < 0.05, f"{length:.2f} s instead of {2 * seconds:.2f} s")
    pitch = _pitch_of(made)
    expect(abs(pitch - _OCTAVE_HIGHER) < 10.0, f"{pitch:.0f} Hz instead of {_OCTAVE_HIGHER:.0f} Hz")
    return f"{length:.2f} s at {pitch:.0f} Hz"


def _decoded(song: Song) -> tuple[Pcm, ...]:
    """The sound of each stem, all of it."""
    decoder = Decoder()
    problems: list[object] = []
    decoder.failed.connect(problems.append)
    try:
        found = decoder.open([stem.path for stem in song.stems], FALLBACK_RATE)
        done = wait_until(lambda: all(pcm.view.complete for pcm in found), _DECODE_SECONDS)
        wait_until(lambda: bool(problems), 0.05)
    finally:
        decoder.close()
        decoder.deleteLater()
    expect(done, f"{song.song_id}: still decoding after {_DECODE_SECONDS:.0f} s")
    if problems:
        raise CheckFailedError(f"{song.song_id}: {problems[0]}")
    return found


def _played(
    place: Place, find_output: Callable[[], QAudioDevice], try_out: Callable[[Transport], str]
) -> str:
    """Put the first song on and try it out, silently."""
    song = songs_of(place)[0]
    transport = Transport(make_device=lambda: SoundDevice(find_output=find_output))
    problems: list[object] = []
    transport.failed.connect(problems.append)
    try:
        for stem in song.stems:
            transport.set_gain(stem.role, 0.0)
        transport.open([(stem.role, stem.path) for stem in song.stems], bpm=song.bpm)
        found = try_out(transport)
        expect(not problems, f"{song.song_id}: {problems}")
        return found
    finally:
        transport.close()
        transport.deleteLater()


def _expect_engine(transport: Transport) -> str:
    """Position and time agree while playing, after a seek, and in a loop."""
    transport.play()
    _expect_movement(transport, "playing")
    transport.seek(20.0)
    expect(abs(transport.position - 20.0) < 0.01, f"a seek to 20 s shows {transport.position:.2f}")
    _expect_movement(transport, "after a seek")
    _expect_loop(transport, 40.0, 40.5)
    transport.set_loop(None)
    transport.pause()
    stood = wait_until(partial(_stands, transport), 2.0)
    expect(stood and not transport.playing, "a pause does not stand still")
    return f"plays, seeks, loops, pauses with Qt {qVersion()}"


def _expect_sound_taken(device: QAudioDevice, transport: Transport) -> str:
    transport.play()
    _expect_movement(transport, device.description())
    expect(not transport.output.silent, f"{device.description()} does not open")
    return device.description()


def _expect_loop(transport: Transport, start: float, end: float) -> None:
    """The position goes back to ``start`` and stays within the loop."""
    transport.set_loop((start, end))
    seen = [transport.position]
    transport.position_changed.connect(seen.append)
    goes_back = wait_until(lambda: any(b < a for a, b in pairwise(seen)), _FIRST_SECONDS)
    expect(goes_back, f"a loop does not go back: {_range(seen)}")
    wait_until(lambda: False, _PLAY_SECONDS)
    transport.position_changed.disconnect(seen.append)
    inside = start - _SLACK_SECONDS <= min(seen) and max(seen) <= end + _SLACK_SECONDS
    expect(inside, f"a loop of {start:.1f} to {end:.1f} s: {_range(seen)}")


def _expect_movement(transport: Transport, when: str) -> None:
    """The position moves on by as much time as passes; a busy computer may need some tries."""
    start = transport.position
    begun = wait_until(lambda: transport.position > start + 0.02, _FIRST_SECONDS)
    expect(begun, f"{when}: nothing moves")
    found = ""
    for _ in range(_TRIES):
        position, began = transport.position, time.monotonic()
        wait_until(lambda: False, _PLAY_SECONDS)
        moved, passed = transport.position - position, time.monotonic() - began
        if abs(moved - passed) < _SLACK_SECONDS:
            return
        found = f"{when}: {moved:.2f} s of song in {passed:.2f} s"
    raise CheckFailedError(found)


def _stands(transport: Transport) -> bool:
    """Whether nothing moves for a while."""
    position = transport.position
    wait_until(lambda: False, 0.1)
    return transport.position == position


def _range(seen: list[float]) -> str:
    return f"{min(seen):.2f} to {max(seen):.2f}" if seen else "nothing"


def _pitch_of(samples: Samples) -> float:
    """The strongest frequency in hertz."""
    middle = samples[len(samples) // 4 : 3 * len(samples) // 4, 0].astype(np.float64)
    strengths = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
    return float(np.argmax(strengths)) * FALLBACK_RATE / len(middle)
