"""Answers one question: is what the learner must see really drawn?"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import PySide6
from PySide6.QtCore import QByteArray, QEvent, QPointF, Qt, qVersion
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QMouseEvent,
    QPainter,
    QRawFont,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QWidget
from ziamath.zmath import fontname

from oboeuta_desktop.core.lyrics import LyricLine
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.core.timeline import Timeline
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.self_testing.check import CheckFailedError, Place, expect, listed, wait_until
from oboeuta_desktop.self_testing.shipped import songs_of
from oboeuta_desktop.ui.demos.curves_scene import CurvesScene
from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.lyrics_view import LyricsView
from oboeuta_desktop.ui.theme import DARK, load_fonts

Pixels = npt.NDArray[np.uint8]
"""Shape (height, width, 4): blue, green, red, alpha."""

PLATFORM = "offscreen"
_BUNDLED = {
    "NotoSansJP-Regular.ttf": "活性化関数の勾配をおぼえるカタカナ、。「」",
    "NotoSansJP-Bold.ttf": "活性化関数の勾配をおぼえるカタカナ、。「」",
    "Inter-Regular.ttf": "ReLU LSTM 0123456789 ×÷−≤≥",
    "Inter-SemiBold.ttf": "ReLU LSTM 0123456789",
    "Inter-Bold.ttf": "ReLU LSTM 0123456789",
}
_MATHEMATICAL = "σ∂∑∏∫√∞≤≥≠≈∈→×·⊙αβγδεθλμ𝑥𝑦𝐖"
_VIEW = (1600, 900)
_PLOT = (560, 760)
_SHARES = (0.25, 0.5, 0.75)
_CURSOR_SLACK = 0.08
"""Of the line's width, between where the words' times put the cursor and where it is painted."""
_FEWEST_SUNG = 200
_FORMULA = r"\sigma(x)=\frac{1}{1+e^{-x}},\quad \frac{\partial L}{\partial w_i}\ \text{は勾配}"
_NOT_DRAWABLE = "x = \u0378"
_FORMULA_PIXELS = 32


def qt(place: Place) -> str:  # noqa: ARG001 - the same form as every check
    """Qt runs, on the platform without a screen."""
    platform = QGuiApplication.platformName()
    expect(platform == PLATFORM, f"Qt runs on the platform {platform!r}, not {PLATFORM!r}")
    return f"{platform}, Qt {qVersion()}, PySide6 {PySide6.__version__}"


def fonts(place: Place) -> str:
    """The bundled fonts load and hold what songs and formulas need."""
    folder = place.resources / "fonts"
    missing = [name for name in _BUNDLED if not (folder / name).is_file()]
    expect(not missing, f"missing: {listed(missing)}")
    unusable = load_fonts([str(folder / name) for name in _BUNDLED])
    expect(not unusable, f"cannot be loaded: {listed([Path(path).name for path in unusable])}")
    for name, letters in _BUNDLED.items():
        _expect_letters(folder / name, letters)
    _expect_letters(Path(str(fontname)), _MATHEMATICAL)
    sung = {c for song in songs_of(place) for line in song.lyrics.lines for c in line.text}
    _expect_letters(folder / "NotoSansJP-Bold.ttf", "".join(sorted(sung)))
    return f"{len(_BUNDLED)} fonts, {len(sung)} different letters in the songs"


def lyric_frame(place: Place) -> str:
    """At any time the words up to the cursor are in the sung colour, and none beyond."""
    song = songs_of(place)[-1]
    view = LyricsView()
    try:
        view.set_theme(DARK)
        view.set_reduced_motion(True)
        view.resize(*_VIEW)
        view.set_lyrics(song.lyrics)
        index, line = _usual_line(view, song)
        unsung = _row(view, song, index, line.start)
        whole = _row(view, song, index, line.end - 1e-3)
        accent = DARK.color("accent")
        expect(not len(_columns_in(unsung, accent)), "words are lit before they are sung")
        lit = _columns_in(whole, accent)
        expect(len(lit), "no word is lit")
        for share in _SHARES:
            moment = line.start + (line.end - line.start) * share
            frame = _row(view, song, index, moment)
            again = _row(view, song, index, moment)
            expect(np.array_equal(frame, again), "two pictures of one moment differ")
            wanted = line.sung_characters(moment) / len(line.text)
            _expect_cursor(frame, (unsung, whole), (int(lit[0]), int(lit[-1])), wanted)
            sung = int(_mask(frame, accent).sum())
            expect(sung > _FEWEST_SUNG, f"only {sung} pixels are lit at {moment:.2f} s")
    finally:
        view.deleteLater()
    return f"line {index + 1} of {song.song_id}, {len(_SHARES)} moments"


def demo(place: Place) -> str:  # noqa: ARG001 - the same form as every check
    """A point is dragged: number, picture and goal follow."""
    activation = DEMOS["activation"]
    scene = CurvesScene()
    reached: list[str] = []
    scene.goal_reached.connect(reached.append)
    try:
        scene.resize(*_PLOT)
        scene.show_task(activation, "A3")
        scene.show()
        wait_until(lambda: False, 0.05)
        before, start = _pixels(scene), scene.state
        expect(start is not None, "the demo does not open")
        _drag(scene, "f", -4.0)
        wait_until(lambda: False, 0.1)
        after, end = _pixels(scene), scene.state
        expect(end is not None and end.values["x"] == -4.0, f"a drag to -4 leads to {end}")
        expect(not np.array_equal(before, after), "the picture does not follow the drag")
        goal = activation.goal("relu_silent")
        _drag(scene, "f", 3.0)
        state = scene.state
        expect(state is not None and not goal.is_reached(state), "a goal is reached by anything")
        _drag(scene, "f", -4.0)
        state = scene.state
        expect(state is not None and goal.is_reached(state), f"the goal is missed at {state}")
    finally:
        scene.close()
        scene.deleteLater()
    return f"{activation.name}: x dragged, goal {goal.name}"


def formula(place: Place) -> str:  # noqa: ARG001 - the same form as every check
    """TeX with Japanese becomes ink, and what has no glyph is refused instead of boxed."""
    typesetter = Typesetter()
    made = typesetter.typeset(_FORMULA, display=True)
    if made is None:
        raise CheckFailedError("the formula cannot be typeset")
    expect(typesetter.typeset(_NOT_DRAWABLE, display=True) is None, "a box stands for a glyph")
    renderer = QSvgRenderer(QByteArray(made.svg(DARK, "ink")))
    expect(renderer.isValid(), "the formula's picture cannot be read")
    width, height = round(made.width * _FORMULA_PIXELS), round(made.height * _FORMULA_PIXELS)
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    ink = _array(image)[..., 3] > 127
    share = float(ink.mean())
    expect(0.01 < share < 0.5, f"{share:.1%} of the formula is ink")
    thirds = [int(part.sum()) for part in np.array_split(ink, 3, axis=1)]
    expect(min(thirds) > 20, f"the formula is not drawn to its end: {thirds}")
    return f"{width} x {height} pixels, {share:.1%} ink"


def _expect_letters(path: Path, letters: str) -> None:
    font = QRawFont(str(path), 24.0)
    expect(font.isValid(), f"{path.name} is no font")
    lacking = [c for c in letters if not c.isspace() and not font.supportsCharacter(ord(c))]
    expect(not lacking, f"{path.name} lacks {''.join(lacking)}")


def _usual_line(view: LyricsView, song: Song) -> tuple[int, LyricLine]:
    """A line of several words that fits in one row."""
    heights = [view.line_rect(n).height() for n in range(len(song.lyrics.lines))]
    for index, line in enumerate(song.lyrics.lines):
        if line.is_word_timed and len(line.words) > 3 and heights[index] == min(heights):
            return index, line
    raise CheckFailedError(f"{song.song_id} has no line in one row")


def _row(view: LyricsView, song: Song, index: int, moment: float) -> Pixels:
    """The line's pixels while the song is at ``moment``."""
    view.set_cursor(Timeline(song.lyrics).cursor_at(moment))
    view.set_position(moment)
    picture = _pixels(view)
    rect = view.line_rect(index)
    return picture[max(0, rect.top()) : rect.bottom(), max(0, rect.left()) : rect.right()]


def _expect_cursor(
    frame: Pixels, both: tuple[Pixels, Pixels], ends: tuple[int, int], wanted: float
) -> None:
    """Left of the cursor all is as in the sung line, right of it as in the unsung one."""
    unsung, whole = both
    expect(frame.shape == whole.shape, "the line moves while it is sung")
    differs = np.flatnonzero((frame != whole).any(axis=(0, 2)))
    expect(len(differs), "the whole line is lit too early")
    cursor = int(differs[0])
    beyond = (frame[:, cursor:] != unsung[:, cursor:]).any()
    expect(not beyond, "words beyond the cursor are lit")
    share = (cursor - ends[0]) / (ends[1] - ends[0])
    expect(
        abs(share - wanted) < _CURSOR_SLACK, f"the cursor is at {share:.0%} instead of {wanted:.0%}"
    )


def _drag(scene: CurvesScene, panel: str, x: float) -> None:
    """Take the point and let it go at ``x``."""
    start = scene.canvas.pixel_of("point")
    target = QPointF(scene.canvas.pixel_at(panel, x, 0.0).x(), start.y())
    press, move, release = (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonRelease,
    )
    button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, pixel, changed, held in (
        (press, start, button, button),
        (move, target, none, button),
        (release, target, button, none),
    ):
        surface = scene.canvas.viewport()
        event = QMouseEvent(
            kind,
            pixel,
            QPointF(surface.mapToGlobal(pixel.toPoint())),
            changed,
            held,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(surface, event)
        wait_until(lambda: False, 0.02)


def _pixels(widget: QWidget) -> Pixels:
    return _array(widget.grab().toImage())


def _array(image: QImage) -> Pixels:
    made = image.convertToFormat(QImage.Format.Format_ARGB32)
    flat = np.frombuffer(made.constBits(), np.uint8)
    return flat.reshape(made.height(), made.bytesPerLine() // 4, 4)[:, : made.width()].copy()


def _mask(pixels: Pixels, color: QColor) -> npt.NDArray[np.bool_]:
    blue, green, red = (pixels[..., channel] for channel in range(3))
    return (blue == color.blue()) & (green == color.green()) & (red == color.red())


def _columns_in(pixels: Pixels, color: QColor) -> npt.NDArray[np.intp]:
    """The columns that hold the colour."""
    return np.flatnonzero(_mask(pixels, color).any(axis=0))
