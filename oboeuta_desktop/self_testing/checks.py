"""Answers one question: what is checked, and in which order?"""

from __future__ import annotations

from oboeuta_desktop.self_testing.check import Check
from oboeuta_desktop.self_testing.hearing import real_device, silent_clock, stems, stretching
from oboeuta_desktop.self_testing.remembering import study
from oboeuta_desktop.self_testing.seeing import demo, fonts, formula, lyric_frame, qt
from oboeuta_desktop.self_testing.shipped import (
    judging,
    resources,
    song_maker,
    songs,
    translations,
)
from oboeuta_desktop.self_testing.whole_window import window

CHECKS = (
    Check("Qt", qt),
    Check("resources", resources),
    Check("songs", songs),
    Check("fonts", fonts),
    Check("stems decode", stems),
    Check("silent clock", silent_clock),
    Check("sound device", real_device),
    Check("time stretching", stretching),
    Check("lyric frame", lyric_frame),
    Check("demo dragged", demo),
    Check("formula", formula),
    Check("record of study", study),
    Check("judging", judging),
    Check("translations", translations),
    Check("song maker", song_maker),
    Check("window", window),
)
"""From the ground up: what fails first explains what fails after it."""
