"""Whatever moves by itself asks first whether it may."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractAnimation

import oboeuta_desktop
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.ui.demos.curves_scene import CurvesScene

UI = Path(oboeuta_desktop.__file__).parent / "ui"
ANIMATION = re.compile(
    r"\bQ(Property|Variant|Sequential|Parallel)Animation\w*\(|\bQTimeLine\(|\bstartTimer\("
    r"|\bQScroller\.|\bQMovie\("
)
ASKING = {"demos/goal_row.py", "demos/glide.py"}
"""Modules with an animation; each one is tried below."""
TICKING = re.compile(r"\.setInterval\((?P<often>\w+)\)")
REPEATING = {"lyrics_motion.py", "rich_text.py", "lesson_panel.py", "reading_watch.py"}
"""Modules with timers that may fire again: the scrolling of the lyrics, which asks (tested with the
lyrics); work in idle time and waiting, which move nothing.
"""


def test_only_known_modules_have_animations():
    found = {
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        if ANIMATION.search(path.read_text("utf-8"))
    }
    assert found == ASKING


def test_only_known_modules_have_timers_that_fire_again():
    found = {
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        if TICKING.search(path.read_text("utf-8"))
    }
    assert found <= REPEATING


@pytest.mark.parametrize("is_reduced", [False, True])
def test_a_goal_is_celebrated_only_where_things_may_move(qtbot, is_reduced):
    scene = CurvesScene()
    qtbot.addWidget(scene)
    scene.set_reduced_motion(is_reduced)
    scene.show_demo(DEMOS["activation"], {})
    if scene.is_asking:
        scene._on_skip()
    goal = next(iter(scene._parts.goals.values()))
    scene._set_value("x", 2.0)
    runs = goal._joy.state() == QAbstractAnimation.State.Running
    assert goal.is_reached
    assert runs is not is_reduced


@pytest.mark.parametrize("is_reduced", [False, True])
def test_the_handle_glides_after_a_guess_only_where_things_may_move(qtbot, is_reduced):
    scene = CurvesScene()
    qtbot.addWidget(scene)
    scene.set_reduced_motion(is_reduced)
    scene.show_demo(DEMOS["activation"], {"point": "A11"})
    scene._parts.box.guessed.emit(0.1)
    runs = scene._glide._way.state() == QAbstractAnimation.State.Running
    assert runs is not is_reduced
    assert (scene.values["x"] == 4.0) is is_reduced
