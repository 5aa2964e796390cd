"""A desk on a new file, and a clock that goes where a test wants it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.storage.paths import bundled


class Clock:
    """The moment, moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def go(self, **ahead: float) -> None:
        self.now += timedelta(**ahead)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def new_desk(qtbot, tmp_path, clock):
    """Opens the desk on the same file again and again."""
    made: list[Desk] = []

    def make() -> Desk:
        if made:
            made[-1].close()
        desk = Desk(tmp_path / "study.db", bundled("resources"), clock)
        made.append(desk)
        with qtbot.waitSignal(desk.opened, timeout=10_000):
            desk.open()
        return desk

    yield make
    for desk in made:
        desk.close()


@pytest.fixture
def desk(new_desk):
    return new_desk()
