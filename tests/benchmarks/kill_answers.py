"""Answers one question: is an answer that was shown as kept still there after kill -9?

Run it by hand: ``python -m tests.benchmarks.kill_answers [KILLS]`` (200 unless told).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.storage.test_study_store import kill_writers


def main() -> int:
    """End a program that answers again and again; 0 when nothing was lost."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        shown = kill_writers(Path(folder) / "study.db", kills=kills)
    print(f"{kills} kills, {shown} answers shown as kept, none lost, the file always opened")
    return 0


if __name__ == "__main__":
    sys.exit(main())
