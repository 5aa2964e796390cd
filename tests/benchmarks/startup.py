"""Answers one question: how long from the command to the first lyric, beside an empty Qt window?

Both are started in turn, so that a busy computer slows both. A start counts from before the
process is made to the first paint: of an empty window, or of a frame in which a line is sung.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 7
LONGEST_START = 20.0  # seconds

EMPTY_WINDOW = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    painted = 0.0
    def paintEvent(self, event):
        self.painted = self.painted or time.monotonic()
        QTimer.singleShot(0, QApplication.quit)
application = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
print(window.painted)
"""


def empty_window() -> float:
    """Seconds from the command to the first paint of an empty window."""
    started = time.monotonic()
    command = [sys.executable, "-c", EMPTY_WINDOW]
    done = subprocess.run(command, stdout=subprocess.PIPE, timeout=LONGEST_START, check=True)
    return float(done.stdout) - started


def first_lyric(folder: Path) -> float:
    """Seconds from the command to the first painted frame with a line that is being sung."""
    trace = folder / "trace.jsonl"
    trace.unlink(missing_ok=True)
    words = ["--play", "relu", "--at", "5", "--for", str(LONGEST_START), "--trace", str(trace)]
    environ = {**os.environ, "OBOEUTA_DATA": str(folder / "user"), "PYTHONPATH": str(CHECKOUT)}
    said = folder / "said.txt"
    started = time.monotonic()
    with said.open("wb") as said_to:
        program = subprocess.Popen(
            [sys.executable, "-m", "oboeuta_desktop", *words], env=environ, stderr=said_to
        )
    try:
        while time.monotonic() < started + LONGEST_START:
            painted = first_sung_frame(trace)
            if painted is not None:
                return painted - started
            if program.poll() is not None:
                break
            time.sleep(0.02)
    finally:
        program.terminate()
        program.wait()
    told = said.read_text(encoding="utf-8", errors="replace")
    raise RuntimeError(f"the program painted no lyric: {told[-1000:]}")


def first_sung_frame(trace: Path) -> float | None:
    """The moment of the first frame of a trace that has a line; None when there is none yet."""
    if not trace.exists():
        return None
    for text in trace.read_text(encoding="utf-8").splitlines(keepends=True):
        frame = json.loads(text) if text.endswith("\n") else {}
        if frame.get("line") is not None:
            return float(frame["t"])
    return None


def measure(rounds: int) -> dict[str, float]:
    """The figures; the first round only warms the disk cache."""
    empty: list[float] = []
    lyric: list[float] = []
    with tempfile.TemporaryDirectory(prefix="oboeuta-startup-") as folder:
        for _ in range(rounds + 1):
            empty.append(empty_window() * 1000)
            lyric.append(first_lyric(Path(folder)) * 1000)
    empty_ms, lyric_ms = statistics.median(empty[1:]), statistics.median(lyric[1:])
    return {
        "first lyric frame ms": round(lyric_ms, 1),
        "first lyric frame worst ms": round(max(lyric[1:]), 1),
        "empty PySide6 window ms": round(empty_ms, 1),
        "first lyric frame / empty window times": round(lyric_ms / empty_ms, 2),
    }


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    wishes = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # As installed: the first, uncounted round leaves compiled modules behind.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    figures = measure(wishes.rounds)
    if wishes.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{value:10.1f}  {name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
