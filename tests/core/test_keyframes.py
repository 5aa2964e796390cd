"""Where a plot stands while words move it."""

from __future__ import annotations

import pytest

from oboeuta_desktop.core.keyframes import Keyframe, values_at

PATH = (Keyframe(2, 4, {"f": 0.0}), Keyframe(6, 8, {"f": 0.5, "x": 3.0}))


@pytest.mark.parametrize(
    ("sung", "f", "x"),
    [(0, 1.0, -1.0), (2, 1.0, -1.0), (3, 0.5, -1.0), (5, 0.0, -1.0), (7, 0.25, 1.0), (9, 0.5, 3.0)],
)
def test_a_parameter_moves_only_while_its_word_is_sung(sung: float, f: float, x: float):
    assert values_at(PATH, {"f": 1.0, "x": -1.0}, sung) == pytest.approx({"f": f, "x": x})


def test_the_order_in_the_file_does_not_matter():
    assert values_at(PATH[::-1], {"f": 1.0, "x": 0.0}, 7) == values_at(
        PATH, {"f": 1.0, "x": 0.0}, 7
    )


def test_a_parameter_without_a_start_has_its_goal_from_the_beginning():
    assert values_at(PATH[:1], {}, 0) == {"f": 0.0}


def test_nothing_moves_without_keyframes():
    assert values_at((), {"f": 1.0}, 3) == {}
