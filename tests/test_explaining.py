"""What the panel tells beyond a line is there in time, and its absence is told once."""

from __future__ import annotations

import shutil

from oboeuta_desktop.explaining import Explanations
from oboeuta_desktop.state.messages import Messages
from oboeuta_desktop.storage.paths import bundled


def test_what_is_asked_for_early_is_read_at_once(qapp):
    explanations = Explanations(bundled("resources"), Messages())
    details = explanations.details_of("A1")
    assert details is not None
    assert details.related[0].name
    assert explanations.details_of("Z9") is None


def test_everything_is_read_in_the_background(qtbot):
    explanations = Explanations(bundled("resources"), Messages())
    explanations.prepare()
    qtbot.waitUntil(lambda: explanations._read is not None)
    details = explanations.details_of("B16")
    assert details is not None
    explanations.close()


def test_a_broken_text_is_told_once_and_nothing_else_fails(qtbot, tmp_path):
    shutil.copytree(bundled("resources", "points"), tmp_path / "points")
    shutil.copy(bundled("resources", "curriculum.json"), tmp_path)
    (tmp_path / "points" / "A1.toml").write_text("not = [toml", encoding="utf-8")
    messages = Messages()
    explanations = Explanations(tmp_path, messages)
    explanations.prepare()
    assert explanations.details_of("A1") is None
    qtbot.waitUntil(lambda: bool(messages.pending))
    explanations.close()
    assert explanations.details_of("A2") is None
    assert len(messages.pending) == 1
