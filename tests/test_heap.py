"""Answers one question: does memory that is no longer used go back to the system?"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# Blocks as large as a song come and go with small ones in between, which lie behind them.
_SCRIPT = """
import sys
import numpy as np
from oboeuta_desktop.heap import keep_small
from oboeuta_desktop.soaking.figures import figures_now
if sys.argv[1] == "small":
    assert keep_small()
rows, songs = [], []
for turn in range(40):
    songs.append(np.ones((28 + turn % 4) << 20, np.int8))
    rows.append([np.ones(900, np.int8) for _ in range(400)])
    if turn % 4 == 3:
        songs.clear()
print(figures_now().rss_mb)
"""


def _held(mode: str) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, mode],
        cwd=Path(__file__).parents[1],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems give large blocks back")
def test_songs_that_were_heard_leave_no_memory_behind():
    usual, small = _held("usual"), _held("small")
    assert small < usual - 20
