"""What grows is told from what goes up and down, and the hand does what it says."""

from __future__ import annotations

import random

import pytest
from PySide6.QtWidgets import QWidget

from oboeuta_desktop.playback.device import SoundDevice
from oboeuta_desktop.soaking.acts import ACTS
from oboeuta_desktop.soaking.changing_device import ChangingDevice
from oboeuta_desktop.soaking.figures import figures_now
from oboeuta_desktop.soaking.slopes import slope_of
from oboeuta_desktop.soaking.soak import Sample
from oboeuta_desktop.soaking.verdict import LIMITS, table, verdicts

MINUTES = range(0, 60 * 60, 10)


def samples(grows: dict[str, float]) -> list[Sample]:
    """An hour of figures that go up and down, some of which grow by so much in it."""
    chance = random.Random(7)
    return [
        Sample(
            seconds=float(second),
            figures={
                name: 300.0 + chance.uniform(-20, 20) + grows.get(name, 0.0) * second / 3600
                for name in LIMITS
            },
            gaps=0,
            block_ms=5.0,
            acts=second,
        )
        for second in MINUTES
    ]


def test_a_line_has_its_slope_and_nothing_around_it():
    slope = slope_of([float(n) for n in range(20)], [3.0 + 2.0 * n for n in range(20)])
    assert slope is not None
    assert slope.low == slope.middle == slope.high == pytest.approx(2.0)


def test_one_outlier_does_not_move_the_slope():
    values = [float(n) for n in range(20)]
    values[10] = 1e6
    slope = slope_of([float(n) for n in range(20)], values)
    assert slope is not None
    assert slope.middle == pytest.approx(1.0)


def test_what_only_goes_up_and_down_may_stand_still():
    chance = random.Random(3)
    slope = slope_of([float(n) for n in range(60)], [chance.gauss(100, 5) for _ in range(60)])
    assert slope is not None
    assert slope.low < 0 < slope.high


def test_few_figures_say_nothing():
    assert slope_of([1.0, 2.0], [1.0, 2.0]) is None


def test_nothing_grows_in_a_steady_program():
    assert not [each.name for each in verdicts(samples({})) if each.grows]


@pytest.mark.parametrize("name", LIMITS)
def test_a_leak_is_found_and_named(name):
    found = verdicts(samples({name: 30.0 + 3 * LIMITS[name]}))
    assert [each.name for each in found if each.grows] == [name]
    told = table(found, samples({}), ["one"])
    assert "GROWS" in told
    assert "errors: 1" in told


def test_a_short_run_is_told_without_a_slope():
    found = verdicts(samples({})[:3])
    assert all(each.slope is None and not each.grows for each in found)


def test_the_figures_count_a_widget_more(qtbot):
    before = figures_now()
    kept = [QWidget() for _ in range(5)]
    after = figures_now()
    assert after.widgets == before.widgets + len(kept)
    assert after.objects >= before.objects + len(kept)
    assert after.threads >= 1


def test_a_changed_device_goes_on_silently_and_back(qtbot):
    device = ChangingDevice()
    assert isinstance(device, SoundDevice)
    ChangingDevice.change_all(random.Random(1))
    ChangingDevice.change_all(random.Random(1))
    assert ChangingDevice.all_gaps() == 0
    device.close()


def test_everything_is_done_now_and_then():
    chance = random.Random(1)
    weights = [weight for _, weight in ACTS.values()]
    done = set(chance.choices(list(ACTS), weights, k=5000))
    assert done == set(ACTS)
