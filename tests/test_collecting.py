"""Answers one question: is garbage thrown away in time, and on the GUI thread alone?"""

from __future__ import annotations

import gc
import threading
import weakref

import pytest

from oboeuta_desktop.collecting import Collector


class Ring:
    """Garbage that only the collector finds; it notes where it went."""

    def __init__(self, ends: list[int]) -> None:
        self.me = self
        self.ends = ends

    def __del__(self) -> None:
        self.ends.append(threading.get_ident())


@pytest.fixture
def collector(qtbot):
    gc.collect()
    assert not gc.isenabled()
    collector = Collector(lambda: False)
    yield collector
    collector.close()


def make_garbage(ends: list[int], count: int = 4_000) -> None:
    for _ in range(count):
        Ring(ends)


def test_what_workers_leave_behind_is_thrown_away_here(qtbot, collector):
    ends: list[int] = []
    worker = threading.Thread(target=make_garbage, args=(ends,))
    worker.start()
    worker.join()
    assert ends == []
    collector.begin()
    qtbot.waitUntil(lambda: len(ends) == 4_000)
    assert set(ends) == {threading.get_ident()}


def test_music_is_not_disturbed_by_a_look_at_everything(monkeypatch):
    looked: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: (5_000, 50, 50))
    monkeypatch.setattr(gc, "collect", looked.append)
    playing = Collector(lambda: True)
    playing._look()
    still = Collector(lambda: False)
    still._look()
    monkeypatch.setattr(gc, "get_count", lambda: (5_000, 0, 0))
    still._look()
    monkeypatch.setattr(gc, "get_count", lambda: (1, 0, 0))
    still._look()
    assert looked == [1, 2, 0]


def test_tidying_finds_what_was_frozen_for_the_music(collector):
    ends: list[int] = []
    ring = Ring(ends)
    alive = weakref.ref(ring)
    collector.stand_still()
    del ring
    gc.collect()
    assert alive() is not None
    collector.tidy()
    assert alive() is None
    gc.unfreeze()
