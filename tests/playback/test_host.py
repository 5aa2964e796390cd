from __future__ import annotations

import pytest

from oboeuta_desktop.playback.host import ask_for_latency, host_latency


def test_the_users_own_wish_for_latency_stands():
    environment = {"PULSE_LATENCY_MSEC": "30"}
    ask_for_latency(environment, "linux")
    assert host_latency(environment, "linux") == 0.030


def test_only_linux_is_asked_for_a_period():
    environment: dict[str, str] = {}
    ask_for_latency(environment, "win32")
    assert environment == {}
    ask_for_latency(environment, "linux")
    assert environment == {"PULSE_LATENCY_MSEC": "40"}


@pytest.mark.parametrize(("wish", "seconds"), [("40", 0.040), ("60", 0.055), ("80", 0.070)])
def test_the_delay_follows_what_was_measured(wish, seconds):
    assert host_latency({"PULSE_LATENCY_MSEC": wish}, "linux") == seconds


@pytest.mark.parametrize("platform", ["win32", "darwin", "linux"])
def test_every_system_has_a_delay_even_with_nonsense_in_the_environment(platform):
    assert 0.01 < host_latency({"PULSE_LATENCY_MSEC": "soon"}, platform) < 0.1
