"""Answers one question: how long does the lyrics view take for a frame of the wipe, and for a
change of line?

Run on its own (``python tests/benchmarks/lyrics_frames.py``) it prints a line of figures per size
of screen.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPixmap, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from oboeuta_desktop.core.lyrics import Furigana, LyricLine, Lyrics, LyricWord
from oboeuta_desktop.core.timeline import Timeline
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.lyrics_view import LyricsView
from oboeuta_desktop.ui.theme import load_fonts

FRAME = 1 / 60
LINE_SECONDS = 4.0
_PHRASES = (
    ("Leaky ReLUの αなら 僅かな 傾きを 残す", {"僅": "わず", "傾": "かたむ", "残": "のこ"}),
    ("負の 入力は ゼロに 切り捨てる max(0, x)", {"負": "ふ", "入力": "にゅうりょく", "捨": "す"}),
    ("忘却ゲートfが 記憶を 選び 残す", {"忘却": "ぼうきゃく", "記憶": "きおく", "選": "えら"}),
)


def song(count: int = 40) -> Lyrics:
    """Lines of 4 s with readings, every character timed."""
    lines: list[LyricLine] = []
    for k in range(count):
        text, readings = _PHRASES[k % len(_PHRASES)]
        start = k * LINE_SECONDS
        beat = LINE_SECONDS / len(text)
        words = tuple(
            LyricWord(character, i, start + i * beat, start + (i + 1) * beat)
            for i, character in enumerate(text)
        )
        furigana = tuple(
            Furigana(text.index(key), text.index(key) + len(key), reading)
            for key, reading in readings.items()
        )
        lines.append(LyricLine(text, start, start + LINE_SECONDS, words, furigana))
    return Lyrics(tuple(lines))


class _Screen:
    """A view that paints into a picture of some density, dirty parts only, and is timed."""

    def __init__(self, width: int, height: int, ratio: float) -> None:
        self.view = LyricsView()
        self.view.resize(round(width / ratio), round(height / ratio))
        self.lyrics = song()
        self._timeline = Timeline(self.lyrics)
        self._picture = QPixmap(QSize(width, height))
        self._picture.setDevicePixelRatio(ratio)
        self._dirty = QRegion()
        started = time.perf_counter()
        self.view.set_lyrics(self.lyrics, [True] * len(self.lyrics.lines))
        self.layout_ms = (time.perf_counter() - started) * 1e3
        self.view.show()
        self.view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._collect()

    def _collect(self) -> None:
        """Have the view's wishes to repaint gathered here instead of in its own window."""
        view = self.view

        def wish(*rect: QRect) -> None:
            self._dirty += QRegion(rect[0]) if rect else QRegion(view.rect())

        view.update = wish  # pyright: ignore[reportAttributeAccessIssue]  # stands in for Qt's

    def sing(self, position: float) -> None:
        """Tell the view where the song is."""
        self.view.set_cursor(self._timeline.cursor_at(position))
        self.view.set_position(position)

    def frame(self, change: Callable[[], object]) -> float:
        """Milliseconds for a change and the painting it asks for."""
        started = time.perf_counter()
        change()
        if not self._dirty.isEmpty():
            region, self._dirty = self._dirty, QRegion()
            corner: QPoint = region.boundingRect().topLeft()
            self.view.render(self._picture, corner, region, QWidget.RenderFlag.DrawChildren)
        return (time.perf_counter() - started) * 1e3


def _percentile(times: Sequence[float], share: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def measure(width: int, height: int, ratio: float) -> dict[str, float]:
    """Figures in ms for a view of ``width`` x ``height`` device pixels at ``ratio`` device per
    logical pixel.

    "wipe": position to pixels while a line is sung. "change": each frame of the 0.4 s after a line
    begins. "layout": the whole song opened. Next lines' pictures are made in idle time between, as
    in the program.
    """
    application = QApplication.instance() or QApplication([])
    load_fonts([str(path) for path in sorted(bundled("resources", "fonts").glob("*.ttf"))])
    screen = _Screen(width, height, ratio)
    motion = screen.view._motion
    wipes: list[float] = []
    changes: list[float] = []
    for line in range(3, 12):
        start = line * LINE_SECONDS
        for k in range(25):
            position = start + k * FRAME
            changes.append(screen.frame(lambda at=position: (screen.sing(at), motion.step(FRAME))))
        while motion.step(FRAME):
            screen.frame(lambda: None)
        screen.frame(lambda: None)
        while motion.build_ahead():
            pass
        screen.frame(lambda at=start + 0.5: screen.sing(at))
        wipes += [
            screen.frame(lambda at=start + 0.5 + k * FRAME: screen.sing(at)) for k in range(200)
        ]
    screen.view.deleteLater()
    application.processEvents()
    return {
        "wipe_p50": _percentile(wipes, 0.5),
        "wipe_p99": _percentile(wipes, 0.99),
        "change_p50": _percentile(changes, 0.5),
        "change_p99": _percentile(changes, 0.99),
        "layout": screen.layout_ms,
    }


def main() -> int:
    """Print the figures for an ordinary and a dense screen."""
    found: dict[str, float] = {}
    for name, width, height, ratio in (("1080p", 1920, 1080, 1.0), ("4K", 3840, 2160, 2.0)):
        for figure, value in measure(width, height, ratio).items():
            found[f"{name} {figure} ms"] = round(value, 3)
    if "--json" in sys.argv:
        print(json.dumps(found))
    else:
        for figure, value in found.items():
            print(f"{value:10.3f}  {figure}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
