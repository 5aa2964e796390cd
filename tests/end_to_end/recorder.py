"""Answers one question: what does a sound source play, and when was each sample heard?

Writes raw 16-bit stereo frames to one file, and to ``<file>.times`` a line per fragment: the moment
it arrived (time.monotonic()) and the frames that came before it. A process of its own, so that
nothing else delays the look at the clock.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

BYTES_PER_FRAME = 4
OPTIONS = ("--raw", "--format=s16le", "--rate=48000", "--channels=2", "--latency-msec=10")


def main(sound: Path, source: str) -> int:
    """Record until told to stop."""
    recorder = subprocess.Popen(["parec", *OPTIONS, "-d", source], stdout=subprocess.PIPE)
    assert recorder.stdout is not None
    stream = recorder.stdout.fileno()

    def stop(sign: int, frame: FrameType | None) -> None:
        recorder.terminate()

    signal.signal(signal.SIGTERM, stop)
    got = 0
    times = sound.with_name(sound.name + ".times")
    with sound.open("wb", buffering=0) as frames, times.open("w", encoding="utf-8") as notes:
        while fragment := os.read(stream, 1 << 16):
            notes.write(f"{time.monotonic():.6f} {got // BYTES_PER_FRAME}\n")
            frames.write(fragment)
            got += len(fragment)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
