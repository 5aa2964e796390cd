"""Answers one question: do the lyrics move to where they belong, and then rest?"""

from __future__ import annotations

import pytest

from oboeuta_desktop.ui.lyrics_scroll import SMALL, Growth, Spring


def test_a_spring_arrives_within_two_thirds_of_a_second_without_swinging_over():
    spring = Spring()
    spring.target = 100.0
    places = []
    for _ in range(40):
        spring.step(1 / 60)
        places.append(spring.place)
    assert places == sorted(places)
    assert max(places) <= 100.0
    assert spring.resting


def test_a_late_tick_gives_the_same_place_as_two_prompt_ones():
    one, two = Spring(), Spring()
    one.target = two.target = 100.0
    one.step(0.04)
    two.step(0.02)
    two.step(0.02)
    assert one.place == pytest.approx(two.place)


def test_shifting_a_spring_keeps_its_way_to_go():
    spring = Spring()
    spring.target = 10.0
    spring.shift(5.0)
    assert (spring.place, spring.target) == (5.0, 15.0)


def test_a_resting_spring_does_not_step():
    assert not Spring().step(1.0)


def test_the_current_line_grows_while_the_line_before_it_shrinks():
    growth = Growth()
    growth.set_current(3)
    growth.finish()
    growth.set_current(4)
    assert (growth.scale(3), growth.scale(4)) == (1.0, SMALL)
    growth.step(0.05)
    assert SMALL < growth.scale(3) < 1.0
    assert SMALL < growth.scale(4) < 1.0
    while growth.step(0.05):
        pass
    assert (growth.scale(3), growth.scale(4)) == (SMALL, 1.0)


def test_a_closed_slot_is_forgotten():
    growth = Growth()
    growth.open_slot(2)
    growth.finish()
    assert (growth.slot_line, growth.slot) == (2, 1.0)
    growth.open_slot(None)
    while growth.step(0.05):
        pass
    assert growth.slot_line is None
