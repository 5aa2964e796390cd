"""Answers one question: is nothing left over of what stood elsewhere, whatever happens in a row?

A picture is repainted only where the view wishes it, as the screen is, and compared with one that
is painted as a whole.
"""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from lyrics_fixtures import canvas, make_view, paint, pixels, shot
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QRegion
from sample_lyrics import make_line, sample, sing

from oboeuta_desktop.core.lyrics import Lyrics
from oboeuta_desktop.ui.lyrics_stage import BlankMark
from oboeuta_desktop.ui.lyrics_view import LyricsView
from oboeuta_desktop.ui.theme import DARK, LIGHT

SHORT = ("ああ", "{負|ふ}で {0|ゼロ}か {正|プラス}", "い", "{出力|しゅつりょく}は", "ろ")
TICK = 0.016


def short_song(count: int = 14, *, timed: bool = True) -> Lyrics:
    """Short lines, with stretches in between in which nothing is sung."""
    starts = [10.0 + 4.0 * i + (12.0 if i > 5 else 0.0) for i in range(count)]
    return Lyrics(
        tuple(make_line(SHORT[i % 5], start, 3.0, timed=timed) for i, start in enumerate(starts))
    )


SONGS = (sample(30), short_song(), sample(12, timed=False), short_song(timed=False), sample(2))


class Screen:
    """A view and what of it is on the screen."""

    def __init__(self, qtbot, monkeypatch, *, still: bool, ratio: float = 1.0) -> None:
        self.lyrics = SONGS[0]
        self.ratio = ratio
        self.view: LyricsView = make_view(qtbot, self.lyrics, still=still)
        self.view.resize(1100, 560)
        for timer in ("_tick", "_idle", "_resume"):  # time passes only when the test says so
            getattr(self.view._motion, timer).blockSignals(True)
        self.dirty = QRegion(self.view.rect())
        monkeypatch.setattr(self.view, "update", self._wish)
        self.picture = canvas(self.view, ratio)
        self.paint()

    def _wish(self, *rect) -> None:
        self.dirty = self.dirty.united(QRegion(rect[0]) if rect else QRegion(self.view.rect()))

    def paint(self) -> None:
        """What was wished for until now comes to the screen."""
        dirty = self.dirty.intersected(self.view.rect())
        self.dirty = QRegion()
        if not dirty.isEmpty():
            paint(self.view, self.picture, dirty)

    def sing(self, position: float) -> None:
        sing(self.view, self.lyrics, position)

    def open(self, lyrics: Lyrics) -> None:
        self.lyrics = lyrics
        self.view.set_lyrics(lyrics, [i % 2 == 0 for i in range(len(lyrics.lines))])

    def settle(self) -> None:
        while self.view._motion.step(TICK):
            self.paint()
        self.paint()


def differences(one: QImage, other: QImage) -> str:
    """Where two pictures differ; "" where they do not."""
    if one == other:
        return ""
    places = [
        (x, y)
        for y in range(one.height())
        for x in range(one.width())
        if one.pixel(x, y) != other.pixel(x, y)
    ]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return f"{len(places)} pixels in x {min(xs)}..{max(xs)}, y {min(ys)}..{max(ys)}"


@pytest.fixture
def screen(qtbot, monkeypatch):
    return Screen(qtbot, monkeypatch, still=False)


def test_a_seek_away_from_wide_lines_leaves_nothing_of_them(screen):
    """As after a change of the language at a song's end: the whole page was painted at once, and
    reached further than anything that had moved before.
    """
    late = [make_line(SHORT[i % 5], 60.0 + 4.0 * i, 3.0) for i in range(40)]
    screen.open(SONGS[1])
    screen.sing(11.5)
    screen.settle()
    screen.open(Lyrics((*sample(8).lines, *late)))
    screen.paint()
    screen.sing(190.0)
    screen.settle()
    assert not differences(pixels(screen.picture), shot(screen.view))


def test_the_button_back_to_the_song_goes_as_a_whole(screen):
    screen.open(SONGS[1])
    screen.sing(11.5)
    screen.settle()
    screen.view._motion.browse(300.0, smoothly=False)
    screen.settle()
    screen.view.follow()
    screen.settle()
    assert not differences(pixels(screen.picture), shot(screen.view))


def moves(screen: Screen, chance: random.Random) -> list[Callable[[], object]]:
    """Whatever can happen to a view."""
    view, motion = screen.view, screen.view._motion
    count = len(screen.lyrics.lines)
    length = screen.lyrics.lines[-1].end + 3.0
    line = chance.randrange(count)
    now = view._stage.position

    def play() -> None:
        for k in range(chance.randrange(1, 12)):
            screen.sing(now + k * 0.09)
            motion.step(TICK)
            if chance.random() < 0.7:
                screen.paint()

    def hover() -> None:
        place = QPointF(chance.randrange(40, 700), chance.randrange(view.height()))
        view._hover(chance.choice((None, place)))

    def cover() -> None:
        text = screen.lyrics.lines[line].text
        state = chance.choice(("hidden", "hit", "revealed", "faded", "open"))
        some = [BlankMark(line, 0, min(2, len(text)), state, "ふ")]
        view.set_blanks(chance.choice(([], some)))

    return [
        play,
        play,
        lambda: screen.sing(chance.uniform(0.0, length)),
        lambda: screen.sing(chance.uniform(0.0, length)),
        lambda: motion.browse(chance.uniform(-900, 900), smoothly=chance.random() < 0.5),
        lambda: view.set_selected(chance.choice((None, line))),
        lambda: (view.set_selected(line), view.reveal(line)),
        lambda: view._select_by_key(chance.choice((-1, 1))),
        view._hide_ring,
        view.follow,
        hover,
        cover,
        lambda: view.line_rect(line),
        motion.build_ahead,
        lambda: view.set_bars(chance.choice(((), (line,)))),
        lambda: view.set_furigana(chance.random() < 0.5),
        lambda: view.set_text_scale(chance.choice((1.0, 1.0, 1.3))),
        lambda: view.set_theme(chance.choice((DARK, LIGHT))),
        lambda: screen.open(chance.choice(SONGS)),
        screen.settle,
    ]


@pytest.mark.parametrize("seed", [6, 13, 25])
@pytest.mark.parametrize(("still", "ratio"), [(False, 1.0), (True, 1.0), (False, 1.5)])
def test_after_anything_the_screen_is_as_if_painted_afresh(qtbot, monkeypatch, seed, still, ratio):
    chance = random.Random(seed * 7 + still)
    screen = Screen(qtbot, monkeypatch, still=still, ratio=ratio)
    done: list[int] = []
    for step in range(60):
        choices = moves(screen, chance)
        # often the same page for a while, as a learner does
        which = chance.randrange(len(choices) if step % 6 == 0 else 14)
        done.append(which)
        choices[which]()
        if chance.random() < 0.8:
            if screen.view._motion.moving:  # then a tick comes, and what it leaves is looked at
                assert screen.view._motion._tick.isActive()
                screen.view._motion.step(TICK)
            screen.paint()
            found = differences(pixels(screen.picture), shot(screen.view, ratio))
            assert not found, f"{found} after {done[-8:]}"
