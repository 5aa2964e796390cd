"""Answers one question: do speed, key and sheets come from menus that are made once?"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDir
from PySide6.QtWidgets import QMenu

from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.header import Header
from oboeuta_desktop.ui.theme import DARK
from oboeuta_desktop.ui.transport_bar import KEYS, RATES, TransportBar


@pytest.fixture(autouse=True)
def places(monkeypatch):
    """Where menus were opened; a screen that is none cannot raise them."""
    places: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: places.append(menu))
    return places


@pytest.fixture
def bar(qtbot):
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    bar = TransportBar(DARK)
    qtbot.addWidget(bar)
    bar.resize(1000, 84)
    bar.show()
    return bar


def ticked(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.isChecked()]


def test_a_speed_is_chosen_and_the_one_that_holds_is_ticked(bar, places):
    chosen: list[float] = []
    bar.rate_chosen.connect(chosen.append)
    bar.set_rate(1.25)
    bar._rate.click()
    (menu,) = places
    assert ticked(menu) == ["1.25×"]
    assert len(menu.actions()) == len(RATES)
    menu.actions()[0].trigger()
    assert chosen == [0.5]
    assert not bar._rate.isChecked()
    bar.set_rate(0.5)
    bar._rate.click()
    assert places[1] is menu
    assert ticked(menu) == ["0.5×"]


def test_a_key_is_chosen_as_a_whole_number_of_semitones(bar, places):
    chosen: list[object] = []
    bar.key_chosen.connect(chosen.append)
    bar.set_key(-2)
    bar._key.click()
    (menu,) = places
    assert ticked(menu) == ["−2"]
    menu.actions()[list(KEYS).index(3)].trigger()
    assert chosen == [3]
    assert isinstance(chosen[0], int)


def test_opening_menus_over_and_over_leaves_nothing_behind(bar, qtbot, places):
    header = Header(DARK)
    qtbot.addWidget(header)
    wishes: list[bool] = []
    header.sheet_wished.connect(wishes.append)
    before = len(bar.children()) + len(header.children())
    for _ in range(5):
        for button in (bar._rate, bar._key, header._sheet):
            button.click()
    assert len(bar.children()) + len(header.children()) == before
    assert len(places) == 15
    assert len(set(map(id, places))) == 3
    for action in places[2].actions():
        action.trigger()
    assert wishes == [False, True]
