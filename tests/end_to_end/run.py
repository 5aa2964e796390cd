"""Answers one question: does the real program, with a real window and sound, do what it should?

Two acts on a private stage. In the first the program plays by itself and is listened to and
watched; in the second a mouse clicks a line, drags the point of the plot and switches the gaps on.
Start it with ``python3 oboeuta.py e2e``; pictures, traces and logs are kept in
``tests/artefacts/end_to_end``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # this process only draws letters to compare with

from PySide6.QtGui import QGuiApplication

from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.theme import load_fonts
from tests.end_to_end.acts import SONG, drive, listen
from tests.end_to_end.findings import Findings
from tests.end_to_end.hearing import mono
from tests.end_to_end.stage import ROOT, Stage, StageError

ARTEFACTS = ROOT / "tests" / "artefacts" / "end_to_end"
ACTS: dict[str, Callable[[Stage, np.ndarray, Findings], None]] = {"listen": listen, "drive": drive}


def decoded_song(folder: Path) -> np.ndarray:
    """Both stems of the first song as one, decoded apart from the program."""
    stems: list[np.ndarray] = []
    for stem in ("vocal", "backing"):
        target = folder / f"{stem}.npy"
        source = SONG / f"{stem}.ogg"
        words = ("-m", "tests.end_to_end.decoder", str(source), str(target))
        subprocess.run([sys.executable, *words], check=True, timeout=60, stderr=subprocess.DEVNULL)
        stems.append(mono(np.load(target)))
    length = max(len(stem) for stem in stems)
    return np.sum([np.pad(stem, (0, length - len(stem))) for stem in stems], axis=0)


def keep(folder: Path, act: str) -> None:
    """Copy what people may want to look at out of the stage's folder."""
    target = ARTEFACTS / act
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    kept = (".png", ".jsonl", ".json", ".log")
    for file in folder.rglob("*"):
        if file.suffix in kept and file.is_file():
            shutil.copy(file, target / file.name)


def play(name: str) -> Findings:
    """Play one act on a new stage."""
    print(f"-- {name}", flush=True)
    findings = Findings()
    with tempfile.TemporaryDirectory(prefix="oboeuta-e2e-") as folder:
        place = Path(folder)
        try:
            song = decoded_song(place)
            with Stage(place) as stage:
                ACTS[name](stage, song, findings)
        except (StageError, subprocess.SubprocessError) as error:
            findings.add(f"{name} went to its end", good=False, found=str(error))
        finally:
            keep(place, name)
    return findings


def main() -> int:
    """Play the acts asked for; 0 when every finding is good."""
    parser = argparse.ArgumentParser(prog="oboeuta.py e2e", description=__doc__)
    parser.add_argument("acts", nargs="*", help="only these (listen, drive)")
    wishes = parser.parse_args()
    if not set(wishes.acts) <= set(ACTS):
        parser.error(f"the acts are {', '.join(ACTS)}")
    # An interrupted run must leave through the stage's exit, which ends its servers.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    application = QGuiApplication(sys.argv[:1])
    load_fonts([str(path) for path in bundled("resources", "fonts").glob("*.ttf")])
    findings = Findings()
    started = time.monotonic()
    for name in wishes.acts or ACTS:
        found = play(name)
        if found.only_late:
            load = ", ".join(f"{load:.1f}" for load in os.getloadavg())
            print(f"-- only times were missed (load {load} on {os.cpu_count()} cores): once more")
            found = play(name)
        findings.take(found)
    application.quit()
    print(f"{findings.summary()} in {time.monotonic() - started:.0f} s; see {ARTEFACTS}")
    return 0 if findings.all_good else 1


if __name__ == "__main__":
    sys.exit(main())
