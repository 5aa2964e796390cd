"""Answers one question: are the numbers of the questions those that the models compute?"""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest

from oboeuta_desktop.checking.questions import check_questions, move_problem
from oboeuta_desktop.core.curriculum import Bilingual, read_curriculum
from oboeuta_desktop.core.question_kinds import (
    ChoiceQuestion,
    MoveQuestion,
    NumericQuestion,
    TruthQuestion,
)
from oboeuta_desktop.core.questions import read_questions
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.activation.functions import FLAT, SLOPES_CROSS, slope_at, value_at
from oboeuta_desktop.demos.blocks.model import (
    GRU_GATES,
    GRU_SETS,
    LSTM_GATES,
    LSTM_SETS,
    gru_size,
    lstm_size,
)
from oboeuta_desktop.demos.chain.model import path_factors, product_of
from oboeuta_desktop.demos.cloud.model import COUNT, INPUTS, alive, sums
from oboeuta_desktop.demos.gru.model import KEEPS, gru_step, keep_share, kept_after, lstm_step, mix
from oboeuta_desktop.demos.hinges.model import EXP, count_of, errors
from oboeuta_desktop.demos.lstm.model import carried, gradient_left, initial_gate
from oboeuta_desktop.demos.relay.model import signal_left
from oboeuta_desktop.demos.valve.model import passed
from oboeuta_desktop.storage.paths import bundled

FUNCTIONS = ("relu", "leaky", "sigmoid", "tanh")
FAR = 50.0


def is_flat_on_both_sides(name):
    return max(slope_at(name, -FAR, 0.1), slope_at(name, FAR, 0.1)) < FLAT


def cell_after(steps, start, candidate):
    cell = start
    for _ in range(steps):
        cell, _hidden = lstm_step(cell, candidate, f=1.0, i=1.0, o=1.0)
    return cell


def hill(name):
    return sum(
        weight * value_at(name, x, 0.0) for x, weight in ((1.0, 1.0), (0.0, -2.0), (-1.0, 1.0))
    )


NUMBERS = {
    "A1.numeric.1": lambda: value_at("relu", -7, 0) + value_at("relu", 4, 0),
    "A2.numeric.1": lambda: product_of(path_factors("relu", 1.0, 10), 10),
    "A3.numeric.1": lambda: sum(slope_at("relu", x, 0) == 0 for x in (-3, -1, 2, 5)),
    "A4.numeric.1": lambda: alive("relu", sums(1.0, -4.0), 0.0),
    "A5.numeric.1": lambda: value_at("leaky", -10, 0.2),
    "A6.numeric.1": lambda: slope_at("leaky", -1, 0.1) ** 3,
    "A7.numeric.1": lambda: -150 if value_at("leaky", -150, 0.01) == -1.5 else math.nan,
    "A8.numeric.1": lambda: hill("relu"),
    "A9.numeric.1": lambda: slope_at("sigmoid", math.log(0.8 / 0.2), 0),
    "A10.numeric.1": lambda: slope_at("tanh", math.atanh(0.6), 0),
    "A11.numeric.1": lambda: slope_at("sigmoid", 0, 0) ** 2,
    "A12.numeric.1": lambda: sum(map(is_flat_on_both_sides, FUNCTIONS)),
    "B1.numeric.1": lambda: signal_left(0.2, 3),
    "B3.numeric.1": lambda: passed(0.25, np.array([-0.8]))[0],
    "B4.numeric.1": lambda: gradient_left((0.5, 1.0, 0.8), 0)[3],
    "B5.numeric.1": lambda: cell_after(4, 0.2, 0.5),
    "B6.numeric.1": lambda: len(set(LSTM_GATES) - {"f"}),
    "B7.numeric.1": lambda: lstm_step(0.5, -0.8, f=1.0, i=0.25, o=1.0)[0],
    "B8.numeric.1": lambda: lstm_step(2.0, 0.9, f=0.25, i=0.0, o=1.0)[0],
    "B9.numeric.1": lambda: lstm_step(math.atanh(0.6), 0.0, f=1.0, i=0.0, o=0.5)[1],
    "B10.numeric.1": lambda: lstm_step(0.0, -0.6, f=1.0, i=0.5, o=1.0)[0],
    "B11.numeric.1": lambda: lstm_size(2, 3),
    "B12.numeric.1": lambda: kept_after(keep_share(0.8, KEEPS), 2),
    "B13.numeric.1": lambda: gru_step(0.6, 0.7, r=0.0, keep=keep_share(1.0, KEEPS)),
    "B14.numeric.1": lambda: mix(0.0, 1.0, 0.7),
    "B15.numeric.1": lambda: mix(-0.4, 0.6, keep_share(0.25, KEEPS)),
    "B16.numeric.1": lambda: 4800 * gru_size(5, 7) / lstm_size(5, 7),
}
"""What each numeric question asks for, computed by the models behind the plots."""

FIGURES = [
    ("A5.paraphrase.1", "0.2", lambda: value_at("leaky", -1, 0.2) / -1),
    ("A6.truth.1", "−0.05", lambda: value_at("leaky", -5, 0.01)),
    ("A6.truth.1", "0.01", lambda: slope_at("leaky", -5, 0.01)),
    ("A7.paraphrase.1", "−0.01", lambda: value_at("leaky", -1, 0.01)),
    ("A7.paraphrase.1", "−100", lambda: value_at("leaky", -10_000, 0.01)),
    ("A7.paraphrase.1", "−0.76", lambda: value_at("tanh", -1, 0)),
    ("A9.paraphrase.1", "0.25", lambda: slope_at("sigmoid", 0, 0)),
    ("A9.truth.1", "0.25", lambda: slope_at("sigmoid", 0, 0)),
    ("A10.truth.1", "1.66", lambda: SLOPES_CROSS),
    ("A10.move.1", "1.66", lambda: SLOPES_CROSS),
    ("B5.paraphrase.1", "45", lambda: cell_after(50, 0.0, 0.9)),
    ("B8.paraphrase.1", "0.61", lambda: carried(0.99, 50)[50]),
    ("B8.paraphrase.1", "0.005", lambda: carried(0.9, 50)[50]),
    ("B8.truth.1", "0.73", lambda: initial_gate(1.0)),
    ("B8.truth.1", "0.5", lambda: initial_gate(0.0)),
    ("B11.move.1", "98,816", lambda: lstm_size(64, 128)),
    ("B11.move.1", "74,112", lambda: gru_size(64, 128)),
]
"""Figures that other questions state: where, as written, and computed."""


@pytest.fixture(scope="module")
def curriculum():
    return read_curriculum(bundled("resources", "curriculum.json"))


@pytest.fixture(scope="module")
def questions(curriculum):
    read = read_questions(bundled("resources", "questions"), curriculum)
    return {question.id: question for asked in read.values() for question in asked}


def of(questions, kind):
    return {name: question for name, question in questions.items() if isinstance(question, kind)}


def test_every_numeric_question_is_computed(questions):
    assert set(of(questions, NumericQuestion)) == set(NUMBERS)


@pytest.mark.parametrize("name", NUMBERS)
def test_the_answer_to_a_number_is_what_the_models_compute(questions, name):
    assert questions[name].answer == pytest.approx(NUMBERS[name](), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(("name", "written", "compute"), FIGURES)
def test_a_figure_in_the_words_is_what_the_models_compute(questions, name, written, compute):
    question = questions[name]
    texts = [question.ask, *reasons_of(question)]
    for language in ("ja", "en"):
        assert any(written in getattr(words, language) for words in texts)
    plain = written.replace("−", "-").replace(",", "")
    decimals = len(plain.partition(".")[2])
    assert round(compute(), decimals) == float(plain)


def reasons_of(question):
    if isinstance(question, ChoiceQuestion):
        return [words for c in question.choices for words in (c.words, c.reason)]
    return [question.why]


def test_the_inputs_that_the_question_about_a_dead_unit_names_are_those_of_the_model():
    assert (COUNT, INPUTS.min() > -3, INPUTS.max() < 3) == (40, True, True)


def test_the_ratio_of_parameters_does_not_depend_on_the_sizes():
    ratios = {gru_size(x, h) / lstm_size(x, h) for x in (1, 32, 500) for h in (1, 64, 700)}
    assert ratios == {len(GRU_SETS) / len(LSTM_SETS)} == {0.75}
    assert (len(LSTM_GATES), len(GRU_GATES)) == (3, 2)


def test_statements_that_can_be_computed_hold_or_fail_as_they_say(questions):
    xs = np.linspace(-6, 6, 241)
    tanh_is_steeper = [slope_at("tanh", x, 0) > slope_at("sigmoid", x, 0) for x in xs]
    mixed = [
        min(h, n) - 1e-12 <= mix(h, n, 1 - z) <= max(h, n) + 1e-12
        for h, n, z in itertools.product(xs[::20], xs[::20], (0, 0.3, 1))
    ]
    computed = {
        "A1.truth.1": value_at("relu", -4, 0) < 0,
        "A1.truth.2": value_at("relu", 0, 0) == 0,
        "A2.truth.1": count_of("relu", EXP, 100) == 0,
        "A3.truth.1": (value_at("relu", -2, 0), slope_at("relu", -2, 0)) == (0, 1),
        "A5.truth.1": all(value_at("leaky", x, 1.0) == x for x in xs),
        "A6.truth.1": slope_at("leaky", -5, 0.01) < 0,
        "A7.truth.1": all(math.isclose(value_at("leaky", y / 0.01, 0.01), y) for y in (-9.0, -0.1)),
        "A8.truth.1": hill("relu") == 0,
        "A9.truth.1": max(slope_at("sigmoid", x, 0) for x in xs) == 1,
        "A9.truth.2": value_at("sigmoid", 30, 0) < 1,
        "A10.truth.1": all(tanh_is_steeper),
        "A12.truth.1": slope_at("relu", FAR, 0) == 0,
        "B5.truth.1": cell_after(10, 0.0, 0.9) > 1,
        "B9.truth.1": lstm_step(0.9, 0.0, f=1.0, i=0.0, o=0.0)[0] == 0,
        "B13.truth.1": gru_step(0.6, 0.7, r=0.0, keep=0.9) > 0.6,
        "B15.truth.1": all(mixed),
    }
    truths = of(questions, TruthQuestion)
    assert {name: truths[name].is_true for name in computed} == computed


# --- plots to move


def test_every_question_that_moves_a_plot_can_be_asked(questions):
    moves = of(questions, MoveQuestion)
    assert {name: move_problem(question) for name, question in moves.items()} == dict.fromkeys(
        moves
    )


def test_a_plot_is_moved_in_the_preset_of_its_own_point(questions):
    for question in of(questions, MoveQuestion).values():
        assert question.preset == question.point


def test_every_demo_is_moved(questions):
    assert {question.demo for question in of(questions, MoveQuestion).values()} == set(DEMOS)


def test_what_ships_has_no_problems(curriculum):
    count, problems = check_questions(bundled("resources", "questions"), curriculum)
    assert problems == ()
    assert count > 28 * 6


def test_adding_up_relus_reaches_the_error_that_is_asked_for():
    assert errors("relu").min() < 0.05 < errors("relu")[0]


@pytest.mark.parametrize(
    ("demo", "preset", "goal", "key"),
    [
        ("bread", "A1", "relu_same", "demo"),
        ("activation", "B1", "relu_same", "preset"),
        ("activation", "A1", "leaky_alive", "goal"),
        ("activation", "A1", "nothing", "goal"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told(demo, preset, goal, key):
    words = Bilingual("あ", "a")
    found = move_problem(MoveQuestion("A1.move.1", "A1", words, demo, preset, goal, words))
    assert found
    assert found[0] == key
    assert all(found)
