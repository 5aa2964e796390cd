"""Answers one question: is a learner with an exam date better off on the day?"""

from functools import cache

import pytest
from learner_for_tests import Outcome, on_average

# What a simulation of its own, made before the program, gave for the mean and the weakest recall on
# the day: by the schedule alone, and with the top-up.
EARLIER = {
    14: ((0.942, 0.841), (0.970, 0.876)),
    30: ((0.920, 0.883), (0.983, 0.930)),
    60: ((0.935, 0.901), (0.987, 0.945)),
}


@cache
def outcomes(days: int) -> tuple[Outcome, Outcome]:
    return on_average(days, top_up=False), on_average(days, top_up=True)


@pytest.mark.parametrize("days", EARLIER)
def test_the_three_day_top_up_raises_the_mean_and_the_weakest_for_a_few_more_reviews(days):
    default, topped = outcomes(days)
    assert topped.mean > default.mean + 0.01
    assert topped.weakest > default.weakest + 0.02
    assert default.reviews < topped.reviews < 1.2 * default.reviews


@pytest.mark.parametrize("days", EARLIER)
def test_recall_on_the_day_is_near_what_was_simulated_before(days):
    for outcome, (average, weakest) in zip(outcomes(days), EARLIER[days], strict=True):
        assert outcome.mean == pytest.approx(average, abs=0.03)
        assert outcome.weakest > weakest - 0.01
