"""Answers one question: does the LSTM's unit compute what the formulas say?"""

from __future__ import annotations

import math

import numpy as np
import pytest

from oboeuta_desktop.demos.lstm.model import (
    CANDIDATE_WEIGHT,
    STEPS,
    candidate,
    carried,
    gradient_left,
    half_life,
    initial_gate,
    looped,
    run,
)

OPEN = (1.0,) * STEPS
SHUT = (0.0,) * STEPS


def a_gate(seed: int) -> tuple[float, ...]:
    return tuple(np.random.default_rng(seed).uniform(0.5, 1.0, STEPS).tolist())


def some_inputs() -> tuple[float, ...]:
    return tuple(np.random.default_rng(0).normal(0.0, 1.0, STEPS).tolist())


def reference(f, i, o, inputs, start):
    """The textbook's three lines, one step at a time."""
    c, memory, said = start, [start], [0.0]
    for step in range(STEPS):
        c = f[step] * c + i[step] * math.tanh(CANDIDATE_WEIGHT * inputs[step])
        memory.append(c)
        said.append(o[step] * math.tanh(c))
    return memory, said


@pytest.mark.parametrize("start", [0.0, -0.7])
def test_memory_and_output_equal_the_textbook(start):
    f, i, o, inputs = a_gate(1), a_gate(2), a_gate(3), some_inputs()
    memory, said = reference(f, i, o, inputs, start)
    now = run(f, i, o, inputs, start)
    assert now.c == pytest.approx(memory)
    assert now.h == pytest.approx(said)


@pytest.mark.parametrize("since", [0, 2, STEPS])
def test_the_product_of_forget_gates_is_the_finite_difference_of_the_memory(since):
    f, i, inputs = a_gate(1), a_gate(2), some_inputs()
    step = 1e-5

    def last(nudge: float) -> float:
        c = run(f, i, OPEN, inputs, 0.3).c[since] + nudge
        for t in range(since + 1, STEPS + 1):
            c = f[t - 1] * c + i[t - 1] * candidate(inputs[t - 1])
        return float(c)

    difference = (last(step) - last(-step)) / (2 * step)
    assert gradient_left(f, since)[-1] == pytest.approx(difference, rel=1e-6)
    assert len(gradient_left(f, since)) == STEPS - since + 1


def test_the_gradient_from_the_first_state_is_the_difference_of_two_runs():
    f, i, inputs = a_gate(1), a_gate(2), some_inputs()
    high, low = (run(f, i, OPEN, inputs, 0.1 + nudge).c[STEPS] for nudge in (0.1, -0.1))
    assert gradient_left(f, 0)[-1] == pytest.approx((high - low) / 0.2, rel=1e-6)


@pytest.mark.parametrize(("f", "left"), [(1.0, 1.0), (0.9, 0.150), (0.84, 0.043)])
def test_after_eighteen_steps_so_much_of_the_gradient_is_left(f, left):
    assert gradient_left((f,) * STEPS, 2)[-1] == pytest.approx(left, abs=0.0005)


def test_a_shut_input_gate_writes_nothing_whatever_comes():
    assert (run(OPEN, SHUT, OPEN, some_inputs(), 0.5).c == 0.5).all()


def test_a_shut_output_gate_says_nothing_and_keeps_the_memory():
    inputs = some_inputs()
    shut, open_ = (run(OPEN, OPEN, o, inputs) for o in (SHUT, OPEN))
    assert not shut.h.any()
    assert (shut.c == open_.c).all()


def test_a_shut_forget_gate_erases_what_was():
    f = (*OPEN[:9], 0.0, *OPEN[10:])
    first, second = (run(f, SHUT, OPEN, (0.0,) * STEPS, start).c for start in (0.5, -2.0))
    assert first[9] != second[9]
    assert not first[10:].any()
    assert not second[10:].any()


def test_the_output_stays_within_one_while_the_memory_climbs():
    now = run(OPEN, OPEN, OPEN, (1.0,) * STEPS)
    assert (np.diff(now.c) > 0.9).all()
    assert now.c[STEPS] == pytest.approx(STEPS * math.tanh(2.0))
    assert (abs(run(OPEN, OPEN, OPEN, some_inputs()).h) < 1).all()


@pytest.mark.parametrize(("f", "steps"), [(0.9, 6.58), (0.84, 3.98), (0.5, 1.0)])
def test_the_half_life_is_where_half_is_left(f, steps):
    assert half_life(f) == pytest.approx(steps, abs=0.005)
    assert f ** half_life(f) == pytest.approx(0.5)


def test_a_shut_gate_has_no_half_life_and_an_open_one_never_ends():
    assert half_life(0.0) == 0.0
    assert half_life(1.0) == math.inf


@pytest.mark.parametrize(("bias", "gate"), [(0.0, 0.5), (1.0, 0.73)])
def test_a_bias_of_one_opens_the_forget_gate_before_training(bias, gate):
    assert initial_gate(bias) == pytest.approx(gate, abs=0.005)


@pytest.mark.parametrize(
    ("w", "n", "left", "within"),
    [
        (1.0, 50, 1.0, 0.0),
        (0.99, 50, 0.61, 0.01),
        (0.9, 50, 0.005, 0.0005),
        (0.9, 17, 0.167, 0.0005),
        (1.1, 50, 117.0, 0.5),
    ],
)
def test_a_loop_carries_the_power_of_its_weight(w, n, left, within):
    assert carried(w, 50)[n] == pytest.approx(left, abs=within)
    error = 1.0
    for _ in range(n):
        error *= w
    assert carried(w, 50)[n] == pytest.approx(error)


def test_tanh_in_the_loop_eats_the_memory_and_nothing_else_does():
    assert (looped(1.0, 0.0, squashed=False) == 1.0).all()
    assert looped(1.0, 0.0, squashed=True)[20] == pytest.approx(0.2616, abs=0.00005)
    by_hand = 1.0
    for _ in range(20):
        by_hand = math.tanh(by_hand)
    assert looped(1.0, 0.0, squashed=True)[20] == by_hand


def test_what_is_added_piles_up_unless_tanh_is_in_the_loop():
    assert looped(0.0, 0.5, squashed=False)[20] == pytest.approx(10.0)
    assert looped(0.0, 0.5, squashed=True).max() < 1
