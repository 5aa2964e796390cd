"""Answers one question: does the LSTM demo show, ask and tell what its unit does?"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.lstm.engine import LSTM as DEMO
from oboeuta_desktop.demos.lstm.goals import LEAKING, OPEN, SHUT, at
from oboeuta_desktop.demos.lstm.model import STEPS, candidate, carried, looped
from oboeuta_desktop.demos.lstm.score import played, score_of
from oboeuta_desktop.demos.picture import Handle, Picture
from oboeuta_desktop.demos.presets import open_demo, preset_problems

POINTS = ("B4", "B5", "B6", "B7", "B8", "B9")
LATE = tuple(float(t >= 14) for t in range(1, STEPS + 1))


def start(point: str, **values: float) -> State:
    state = open_demo(DEMO, {"point": point}).state
    return replace(state, values={**state.values, **values})


def with_rows(state: State, **rows: tuple[float, ...]) -> State:
    return replace(state, rows={**state.rows, **rows})


def reached(state: State, goal: str) -> bool:
    return DEMO.goal(goal).is_reached(state)


def cards_of(state: State) -> dict[str, str]:
    return {card.name: str(card.value) for card in DEMO.draw(state).cards}


def handle_of(state: State, name: str) -> Handle:
    return next(h for h in DEMO.draw(state).handles if h.name == name)


def labels_of(state: State) -> list[str]:
    return [str(label.words) for label in DEMO.draw(state).labels]


def numbers_of(shown: Picture) -> list[float]:
    found: list[float] = []
    for curve in shown.curves:
        found += [*curve.x, *curve.y]
    for point in (*shown.dots, *shown.handles, *shown.labels):
        found += [point.x, point.y]
    for place in (*shown.segments, *shown.boxes, *shown.pads):
        found += [*place.x, *place.y]
    return [*found, *(pad.value for pad in shown.pads), *(box.opacity for box in shown.boxes)]


def test_there_is_a_preset_for_every_point():
    assert tuple(DEMO.presets) == POINTS


@pytest.mark.parametrize("point", POINTS)
def test_a_preset_opens_as_it_says_with_two_open_goals(point):
    assert preset_problems(DEMO, {"point": point}) == ()


@pytest.mark.parametrize("point", POINTS)
def test_at_most_two_parameters_are_shown_and_every_handle_has_its_slider(point):
    shown = DEMO.draw(start(point))
    assert len(shown.parameters) <= 2
    assert {handle.parameter for handle in shown.handles} <= set(shown.parameters)
    assert "mode" not in shown.parameters


@pytest.mark.parametrize("point", POINTS)
def test_every_value_of_every_slider_draws(point):
    for name in DEMO.draw(start(point)).parameters:
        parameter = DEMO.parameter(name)
        for index in range(parameter.steps + 1):
            shown = DEMO.draw(start(point, **{name: parameter.value_at(index)}))
            assert np.isfinite(numbers_of(shown)).all()
            assert not any("―" in str(card.value) for card in shown.cards)


@pytest.mark.parametrize("point", ["B6", "B7", "B8", "B9"])
@pytest.mark.parametrize("row", [OPEN, SHUT, LEAKING])
def test_whatever_is_pressed_the_memory_stays_in_its_panel(point, row):
    for noise in (-1.0, 0.0, 1.0) if point == "B7" else (start(point).values["noise"],):
        state = start(point, noise=noise)
        for pressed in (with_rows(state, f=row), with_rows(state, i=row), with_rows(state, o=row)):
            shown = DEMO.draw(pressed)
            low, high = shown.panels[-1].y_range
            assert all(low < y < high for curve in shown.curves for y in curve.y)


@pytest.mark.parametrize("point", POINTS)
def test_boxes_and_pads_lie_in_their_panels(point):
    shown = DEMO.draw(start(point))
    panels = {panel.name: panel for panel in shown.panels}
    for place in (*shown.boxes, *shown.pads):
        (x0, x1), (y0, y1) = panels[place.panel].x_range, panels[place.panel].y_range
        assert x0 <= place.x[0] < place.x[1] <= x1
        assert y0 <= place.y[0] <= place.y[1] <= y1


@pytest.mark.parametrize("point", POINTS)
def test_a_dragged_handle_gives_its_own_value_back(point):
    state = start(point)
    for handle in DEMO.draw(state).handles:
        value = handle.value_for(handle.x, handle.y)
        assert value == pytest.approx(state.values[handle.parameter])


@pytest.mark.parametrize(
    ("point", "rows"), [("B6", {"f", "i", "o"}), ("B7", {"i"}), ("B8", {"f"}), ("B9", {"o"})]
)
def test_a_lesson_lets_press_the_rows_it_is_about(point, rows):
    pads = DEMO.draw(start(point)).pads
    assert {pad.row for pad in pads} == rows
    assert len(pads) == STEPS * len(rows)
    played_gates = {"f": score_of(start(point)).f, "i": score_of(start(point)).i}
    played_gates["o"] = score_of(start(point)).o
    assert all(pad.value == played_gates[pad.row][pad.index] for pad in pads)


def test_the_lstm_of_1997_has_no_forget_gate():
    shown = DEMO.draw(start("B6", version=0.0))
    assert {pad.row for pad in shown.pads} == {"i", "o"}
    assert "忘却 f" not in labels_of(start("B6", version=0.0))
    assert "忘却 f" in labels_of(start("B6"))
    assert set(score_of(start("B6", version=0.0)).f) == {1.0}


# B4


@pytest.mark.parametrize(
    ("w", "kept", "exploded"),
    [(0.99, False, False), (1.0, True, False), (1.09, False, False), (1.1, False, True)],
)
def test_only_a_weight_of_one_keeps_and_a_larger_one_explodes(w, kept, exploded):
    state = start("B4", w=w)
    assert (reached(state, "cec_keeps"), reached(state, "cec_explodes")) == (kept, exploded)


@pytest.mark.parametrize(("w", "far"), [(1.0, "1.000"), (0.99, "0.605"), (0.9, "0.005")])
def test_the_card_says_what_is_left_after_fifty_steps(w, far):
    assert cards_of(start("B4", w=w))["far"] == far


def test_the_second_tile_is_the_weight():
    for w in (0.8, 1.0, 1.2):
        tiles = [box for box in DEMO.draw(start("B4", w=w)).boxes if box.token != "ctl"]
        assert tiles[1].y[1] == w == handle_of(start("B4", w=w), "weight").y
        assert [t.y[1] for t in tiles] == pytest.approx(np.minimum(1.6, carried(w, STEPS)))


# B5


def test_tanh_in_the_loop_shrinks_what_the_bare_belt_keeps():
    cards = cards_of(start("B5", t=20.0))
    assert (cards["straight"], cards["squashed"]) == ("1.00", "0.2616")
    assert not reached(start("B5", t=14.0), "loop_shrinks")
    assert reached(start("B5", t=15.0), "loop_shrinks")


def test_what_is_fed_climbs_past_ten_and_the_output_stays_below_one():
    state = start("B5", t=11.0, feed=1.0)
    assert reached(state, "loop_grows")
    assert not reached(start("B5", t=10.0, feed=1.0), "loop_grows")
    hidden = next(c for c in DEMO.draw(state).curves if c.token == "hidden")
    memory = next(c for c in DEMO.draw(state).curves if c.token == "cec")
    assert memory.y[-1] == pytest.approx(11 * math.tanh(2.0))
    assert hidden.y.max() < 1


def test_the_way_is_shown_up_to_the_step_that_is_looked_at():
    for t in (1, 7, 20):
        shown = DEMO.draw(start("B5", t=float(t)))
        assert {len(curve.x) for curve in shown.curves} == {t + 1}
        assert len([box for box in shown.boxes if box.token == "tanh"]) == t + 1
    assert shown.curves[1].y == pytest.approx(looped(1.0, 0.0, squashed=True))


# B6


def test_three_drags_solve_the_puzzle():
    state = with_rows(start("B6"), f=OPEN)
    assert cards_of(state)["solved"] == "1 / 3"
    state = with_rows(state, i=at(2))
    assert cards_of(state)["solved"] == "2 / 3"
    assert not reached(state, "gates_solved")
    state = with_rows(state, o=LATE)
    assert cards_of(state)["solved"] == "3 / 3"
    assert reached(state, "gates_solved")


@pytest.mark.parametrize(
    "rows",
    [
        {"f": LEAKING},
        {"i": at(2, 9)},
        {"i": SHUT},
        {"o": OPEN},
        {"o": SHUT},
        {"f": (*OPEN[:10], 0.0, *OPEN[11:])},
    ],
)
def test_each_wrong_row_keeps_the_puzzle_open(rows):
    right = with_rows(start("B6"), f=OPEN, i=at(2), o=LATE)
    assert reached(right, "gates_solved")
    assert not reached(with_rows(right, **rows), "gates_solved")


def test_only_a_forget_gate_can_erase_what_was_said():
    solved = with_rows(start("B6"), f=(*OPEN[:16], 0.0, *OPEN[17:]), i=at(2), o=LATE)
    assert reached(solved, "gates_erased")
    assert not reached(with_rows(solved, f=OPEN), "gates_erased")
    old = replace(solved, values={**solved.values, "version": 0.0})
    assert reached(old, "gates_solved")
    assert not reached(old, "gates_erased")


# B7


@pytest.mark.parametrize("noise", [-1.0, -0.3, 0.6, 1.0])
def test_a_shut_input_gate_moves_no_memory_and_one_open_step_makes_no_error(noise):
    shut = with_rows(start("B7", noise=noise), i=SHUT)
    assert reached(shut, "input_shut")
    assert not played(shut).c.any()
    once = with_rows(shut, i=at(2))
    assert reached(once, "input_once")
    assert cards_of(once)["error"] == "0.00"
    assert not reached(with_rows(shut, i=at(2, 9)), "input_once")


def test_the_noise_is_dragged_up_and_down_where_it_comes():
    noise = handle_of(start("B7", noise=-0.4), "noise")
    assert (noise.x, noise.y, noise.parameter) == (9, -0.4, "noise")
    assert noise.value_for(0.0, 0.25) == 0.25


# B8


@pytest.mark.parametrize(("f", "kept"), [(0.84, False), (0.96, False), (0.97, True), (1.0, True)])
def test_half_the_memory_arrives_only_with_a_forget_gate_near_one(f, kept):
    assert reached(start("B8", f=f), "forget_keeps_half") is kept


def test_the_card_and_the_mark_say_the_half_life():
    assert cards_of(start("B8", f=0.9))["half_life"] == "6.58 歩"
    assert "半分まで 6.58 歩" in labels_of(start("B8", f=0.9))
    assert cards_of(start("B8", f=1.0))["half_life"] == "∞"
    assert cards_of(start("B8", f=0.9))["gradient"] == "0.150"


def test_one_shut_step_erases_the_memory():
    for t in (3, 11, 20):
        row = tuple(float(step != t) for step in range(1, STEPS + 1))
        state = with_rows(start("B8"), f=row)
        assert reached(state, "forget_resets")
        assert not played(state).c[t:].any()
    assert not reached(with_rows(start("B8"), f=SHUT), "forget_resets")
    assert not reached(start("B8", f=0.0), "forget_resets")


def test_the_buttons_set_the_forget_gate_to_what_the_bias_gives():
    opening = open_demo(DEMO, {"point": "B8"})
    values = [act.apply(opening.state).values["f"] for act in opening.acts]
    assert values == [0.5, 0.73]
    assert open_demo(DEMO, {"point": "B9"}).acts == ()


# B9


def test_a_shut_output_gate_says_nothing_and_opening_it_late_revives_the_output():
    silent = start("B9", o=0.0)
    assert reached(silent, "output_silent")
    assert cards_of(silent)["c"] == "0.96"
    assert cards_of(silent)["h"] == "0.00"
    late = with_rows(start("B9", o=1.0), o=LATE)
    assert reached(late, "output_revives")
    assert played(late).h[14] == pytest.approx(math.tanh(candidate(1.0)))
    assert not reached(start("B9", o=1.0), "output_revives")
    assert not reached(with_rows(start("B9", o=0.93), o=LATE), "output_revives")
    assert reached(with_rows(start("B9", o=0.94), o=LATE), "output_revives")


@pytest.mark.parametrize(("point", "name"), [("B8", "f"), ("B9", "o")])
def test_a_gate_in_the_cell_is_dragged_up_and_down(point, name):
    for value in (0.0, 0.3, 1.0):
        gate = handle_of(start(point, **{name: value}), f"gate_{name}")
        assert gate.value_for(0.0, gate.y) == pytest.approx(value)
    assert gate.value_for(0.0, gate.y - 1.5) == pytest.approx(0.9)


# guesses and words


@pytest.mark.parametrize(
    ("point", "truth"),
    [
        ("B4", 100 * 0.99**50),
        ("B5", 0.26164),
        ("B6", math.tanh(2.0) - math.tanh(1.4)),
        ("B7", 0.0),
        ("B8", math.log(0.5) / math.log(0.9)),
        ("B9", math.tanh(math.tanh(2.0))),
    ],
)
def test_the_guess_is_true_and_not_on_a_card(point, truth):
    prediction = DEMO.presets[point].prediction
    assert prediction is not None
    assert prediction.truth(start(point)) == pytest.approx(truth, abs=1e-5)
    assert prediction.minimum <= truth <= prediction.maximum
    answer = f"{truth:.{prediction.decimals}f}"
    assert not any(value.startswith(answer) for value in cards_of(start(point)).values())


@pytest.mark.parametrize(
    ("point", "values"),
    [
        ("B4", {"w": 1.0}),
        ("B5", {"t": 20.0}),
        ("B6", {"t": 2.0}),
        ("B7", {"t": 2.0}),
        ("B8", {"f": 0.5}),
        ("B9", {"o": 0.0}),
    ],
)
def test_the_description_says_the_values_as_they_are(point, values):
    before, after = DEMO.draw(start(point)), DEMO.draw(start(point, **values))
    assert str(before.description) != str(after.description)


@pytest.mark.parametrize("point", POINTS)
def test_unchanged_curves_are_the_same_objects(point):
    one, other = (DEMO.draw(start(point)).curves for _ in range(2))
    assert all(a is b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("point", POINTS)
def test_the_sung_way_is_the_whole_time(point):
    ends = (DEMO.main.minimum, DEMO.main.maximum)
    assert open_demo(DEMO, {"point": point}).sweep == ends
    first, last = (DEMO.draw(start(point, t=t)) for t in ends)
    assert str(first.description) != str(last.description)


def test_an_output_is_not_rounded_up_to_one():
    assert cards_of(start("B5", t=20.0, feed=1.0))["h"] == "0.999…"


def test_what_explodes_is_still_told():
    labels = labels_of(start("B4", w=1.1, t=10.0))
    assert "10 歩後 2.594 ↑" in labels
    assert "50 歩後 117.4 ↑" in labels


def test_the_description_of_1997_names_no_forget_gate():
    said = str(DEMO.draw(start("B6", version=0.0)).description)
    assert "忘却ゲートはなし" in said
    assert "忘却ゲート f は 0.90" in str(DEMO.draw(start("B6")).description)
