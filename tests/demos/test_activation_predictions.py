"""Answers one question: does the explorer ask for numbers that the learner cannot read yet?"""

from __future__ import annotations

import pytest

from oboeuta_desktop.demos.activation.engine import ACTIVATION
from oboeuta_desktop.demos.activation.predictions import ASKED, PREDICTIONS
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.demos.presets import open_demo

POINTS = [f"A{place}" for place in range(1, 13)]
TRUTHS = {
    "A1": 2.5,
    "A2": 0.01766,
    "A3": 0.0,
    "A4": 0.1,
    "A5": -0.3,
    "A6": -0.05,
    "A7": -0.6,
    "A8": 1.0,
    "A9": 0.25,
    "A10": 1.0,
    "A11": 0.01766,
    "A12": 2.0,
}


def test_every_point_asks():
    assert list(PREDICTIONS) == POINTS == list(ACTIVATION.presets)


@pytest.mark.parametrize("point", POINTS)
def test_the_truth_is_the_known_number_and_can_be_guessed(point):
    opening = open_demo(ACTIVATION, {"point": point})
    asked = opening.prediction
    assert asked is not None
    truth = asked.truth(opening.state)
    assert truth == pytest.approx(TRUTHS[point], abs=1e-5)
    assert asked.minimum <= truth <= asked.maximum
    grid = (truth - asked.minimum) / asked.step
    assert abs(grid - round(grid)) * asked.step <= asked.step / 2


@pytest.mark.parametrize("point", POINTS)
def test_the_truth_is_not_on_the_cards_at_the_start(point):
    opening = open_demo(ACTIVATION, {"point": point})
    truth = PREDICTIONS[point].truth(opening.state)
    cards = {card.name: str(card.value) for card in ACTIVATION.draw(opening.state).cards}
    named = "slope" if "傾き" in str(PREDICTIONS[point].question) else "value"
    assert cards[named] != number(truth, 3)


@pytest.mark.parametrize("point", ASKED)
def test_the_question_names_the_place_that_is_asked(point):
    asked, question = ASKED[point], str(PREDICTIONS[point].question)
    assert f"{asked.x:g}".replace("-", "−") in question
    names = {"relu": "ReLU", "leaky": "Leaky ReLU", "sigmoid": "シグモイド", "tanh": "tanh"}
    assert names[asked.name] in question
    if asked.alpha is not None:
        assert f"{asked.alpha:g}" in question


@pytest.mark.parametrize("point", POINTS)
def test_the_truth_does_not_hang_on_where_a_lesson_starts(point):
    truth = PREDICTIONS[point].truth
    start = open_demo(ACTIVATION, {"point": point}).state
    elsewhere = open_demo(ACTIVATION, {"point": point, "x": 4.0, "alpha": 0.5}).state
    assert truth(elsewhere) == truth(start) or point == "A12"
