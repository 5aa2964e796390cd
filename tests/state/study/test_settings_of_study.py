"""Small things of studying are kept under keys."""

from __future__ import annotations


def test_a_setting_is_known_at_once_and_after_the_next_start(desk, new_desk):
    assert desk.setting("gate_best_ms") is None
    desk.set_setting("gate_best_ms", "42000")
    desk.set_setting("pace_minutes", "90")
    desk.set_setting("pace_minutes", None)
    assert desk.setting("gate_best_ms") == "42000"
    again = new_desk()
    assert again.setting("gate_best_ms") == "42000"
    assert again.setting("pace_minutes") is None
