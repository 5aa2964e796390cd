"""The house rules that hold for every engine and every preset."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from oboeuta_desktop.core.curriculum import read_curriculum
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.demo import Demo, State
from oboeuta_desktop.demos.picture import Picture
from oboeuta_desktop.demos.presets import open_demo
from oboeuta_desktop.storage.paths import bundled

CASES = [(name, point) for name, demo in DEMOS.items() for point in demo.presets]


@pytest.fixture(params=CASES, ids=["-".join(case) for case in CASES])
def opened(request) -> tuple[Demo, State]:
    name, point = request.param
    demo = DEMOS[name]
    return demo, open_demo(demo, {"point": point}).state


def states_of(demo: Demo, state: State) -> Iterator[State]:
    """Every offered parameter over its range in 13 steps, every act, every pad, every series."""
    offered = demo.draw(state).parameters
    for name in offered:
        parameter = demo.parameter(name)
        for share in np.linspace(0, parameter.steps, min(13, parameter.steps + 1)):
            value = parameter.value_at(round(share))
            yield replace(state, values={**state.values, name: value})
    for ends in itertools.product((0.0, 1.0), repeat=len(offered)):
        values = {
            name: demo.parameter(name).value_at(round(end * demo.parameter(name).steps))
            for name, end in zip(offered, ends, strict=True)
        }
        yield replace(state, values={**state.values, **values})
    for act in demo.acts:
        yield act.apply(state)
    for row in demo.rows:
        for level in row.levels:
            pads = (level,) * len(row.start)
            yield replace(state, rows={**state.rows, row.name: pads})
    for series in demo.series:
        yield replace(state, shown=tuple(s.name for s in demo.series), active=series.name)


def numbers_of(picture: Picture) -> Iterator[float]:
    for curve in picture.curves:
        yield from map(float, (*curve.x, *curve.y))
    for dot in picture.dots:
        yield from (dot.x, dot.y)
    for handle in picture.handles:
        yield from (handle.x, handle.y)
    for part in (*picture.boxes, *picture.pads, *picture.segments):
        yield from (*part.x, *part.y)
    for label in picture.labels:
        yield from (label.x, label.y)


def test_every_point_of_the_curriculum_has_an_engine_that_opens_it():
    curriculum = read_curriculum(bundled("resources", "curriculum.json"))
    covered = {point for demo in DEMOS.values() for point in demo.presets}
    assert {point.id for point in curriculum.points} <= covered


def test_nothing_is_ever_infinite_or_no_number(opened):
    demo, start = opened
    for state in states_of(demo, start):
        picture = demo.draw(state)
        assert all(math.isfinite(number) for number in numbers_of(picture)), state
        said = " ".join(str(card.value) for card in picture.cards) + str(picture.description)
        assert "nan" not in said
        assert "inf" not in said


def test_a_handle_lies_where_its_slider_says(opened):
    demo, start = opened
    for state in states_of(demo, start):
        for handle in demo.draw(state).handles:
            parameter = demo.parameter(handle.parameter)
            found = handle.value_for(handle.x, handle.y)
            if found is None:  # a line of ratio 0/0 has no direction
                continue
            wanted = state.values[handle.parameter]
            assert parameter.snap(found) == pytest.approx(wanted, abs=parameter.step), handle.name


def test_every_handle_has_its_slider_and_every_panel_its_name(opened):
    demo, start = opened
    for state in states_of(demo, start):
        picture = demo.draw(state)
        panels = {panel.name for panel in picture.panels}
        assert {handle.parameter for handle in picture.handles} <= set(picture.parameters)
        parts = (
            *(picture.curves + picture.dots),
            *(picture.handles + picture.segments),
            *(picture.zones + picture.labels),
            *(picture.boxes + picture.pads),
        )
        assert {part.panel for part in parts} <= panels


def test_at_most_two_numbers_are_free(opened):
    demo, start = opened
    for state in states_of(demo, start):
        free = [n for n in demo.draw(state).parameters if not demo.parameter(n).options]
        assert len(free) <= 2


def test_what_a_listener_is_told_changes_with_the_values(opened):
    demo, start = opened
    offered = demo.draw(start).parameters
    for name in offered:
        parameter = demo.parameter(name)
        far = max(
            (0, parameter.steps), key=lambda i: abs(i - parameter.index_of(start.values[name]))
        )
        moved = replace(start, values={**start.values, name: parameter.value_at(far)})
        assert str(demo.draw(moved).description) != str(demo.draw(start).description), name


def test_two_goals_are_open_at_the_start(opened):
    demo, start = opened
    point = next(p for p in demo.presets if open_demo(demo, {"point": p}).state == start)
    goals = open_demo(demo, {"point": point}).goals
    assert len(goals) == 2
    assert not any(goal.is_reached(start) for goal in goals)


def test_what_is_to_be_guessed_can_be_guessed_and_is_not_to_be_read(opened):
    demo, start = opened
    for preset in demo.presets.values():
        prediction = preset.prediction
        assert prediction is not None
    point = next(p for p in demo.presets if open_demo(demo, {"point": p}).state == start)
    prediction = open_demo(demo, {"point": point}).prediction
    assert prediction is not None
    truth = prediction.truth(start)
    assert prediction.minimum <= truth <= prediction.maximum
    middle = (prediction.minimum + prediction.maximum) / 2
    assert abs(truth - middle) > (prediction.maximum - prediction.minimum) * 0.02


def test_a_picture_is_drawn_in_a_fraction_of_a_frame(opened):
    """Not a timing: what is drawn is bounded, so that no state can ask for a thousand items."""
    demo, start = opened
    for state in states_of(demo, start):
        picture = demo.draw(state)
        assert len(picture.boxes) + len(picture.pads) + len(picture.segments) <= 500
        assert len(picture.curves) <= 24
        assert sum(len(curve.x) for curve in picture.curves) <= 6_000
        assert len(picture.labels) <= 24
        assert 2 <= len(picture.cards) <= 4
