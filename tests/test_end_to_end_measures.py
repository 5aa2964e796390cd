"""Answers one question: would the end-to-end run notice what it is there to notice?"""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from oboeuta_desktop.ui.theme import ui_font
from tests.end_to_end import hearing, seeing, tracing
from tests.end_to_end.findings import Findings
from tests.end_to_end.hearing import RATE, Recording
from tests.end_to_end.tracing import Frame

LYRICS = """[ti:x]
[00:01.000]<00:01.000>入力 <00:01.500>ゼ<00:01.700>ロ<00:02.000>
[00:03.000]<00:03.000><00:03.200>正<00:03.500>
@Ruby1=正,せい
"""
START = 100.0  # time.monotonic() when the recording began


@pytest.fixture(scope="module")
def song():
    random = np.random.default_rng(7)
    return random.uniform(-0.5, 0.5, 8 * RATE).astype(np.float32)


def recording_of(song, position, late=0.0):
    """A recording that began at START and hears ``position`` after ``late`` seconds of silence."""
    silence = np.zeros(round(late * RATE), np.float32)
    sound = np.concatenate([silence, song[round(position * RATE) :] * 0.4])
    return Recording(sound, START, float(RATE))


def test_the_heard_position_is_found_to_a_tenth_of_a_millisecond(song):
    recording = recording_of(song, 1.0, late=0.25)
    moments = np.array([101.5, 103.0])
    heard = hearing.positions_heard(recording, song, lambda m: m - START + 0.9, moments)
    assert [h.position for h in heard] == pytest.approx([2.25, 3.75], abs=1e-4)
    assert all(h.likeness > 0.95 for h in heard)


def test_another_song_is_not_taken_for_this_one(song):
    other = np.random.default_rng(8).uniform(-0.5, 0.5, 8 * RATE).astype(np.float32)
    heard = hearing.positions_heard(
        recording_of(other, 1.0), song, lambda m: m - START + 1, np.array([102.0])
    )
    assert heard[0].likeness < 0.2


def test_a_hole_of_ten_milliseconds_is_found(song):
    recording = recording_of(song, 1.0)
    recording.sound[3 * RATE : 3 * RATE + RATE // 100] = 0
    heard = hearing.positions_heard(
        recording, song, lambda m: m - START + 1, np.array([101.0, 105.0])
    )
    (hole,) = hearing.silences(recording, song, heard)
    assert hole == pytest.approx((103.0, 0.01), abs=0.006)


def test_unbroken_sound_has_no_hole(song):
    recording = recording_of(song, 1.0)
    heard = hearing.positions_heard(
        recording, song, lambda m: m - START + 1, np.array([101.0, 105.0])
    )
    assert hearing.silences(recording, song, heard) == []


def test_the_clock_of_a_recording_ignores_late_looks_and_finds_the_rate():
    true_rate = 48_010.0
    random = np.random.default_rng(3)
    frames = np.arange(0, 20 * RATE, 480.0)
    arrival = START + frames / true_rate + random.exponential(0.002, len(frames))
    start, rate = hearing.clock_of(np.stack([arrival, frames], axis=1))
    assert rate == pytest.approx(true_rate, abs=4)
    assert start == pytest.approx(START, abs=0.001)


def test_words_are_counted_without_rests():
    words = tracing.sung_words(LYRICS)
    assert [(w.line, w.word, w.start) for w in words] == [
        (0, 0, 1.0),
        (0, 1, 1.5),
        (0, 2, 1.7),
        (1, 0, 3.2),
    ]


def frames_at(*positions, line=0, word=0):
    return [Frame(START + p, p, line, word, 0.5) for p in positions]


def test_a_frame_with_the_wrong_word_is_found():
    words = tracing.sung_words(LYRICS)
    right, wrong = frames_at(1.6, word=1), frames_at(1.8, word=1)
    assert tracing.wrong_frames([*right, *wrong], words) == wrong


def test_a_position_that_goes_back_is_counted():
    assert tracing.backward_steps(frames_at(1.0, 1.1, 1.05, 1.2)) == 1


def test_a_rest_between_two_words_is_no_slow_frame():
    frames = [*frames_at(1.0, 1.016), *frames_at(2.0, 2.016, word=1)]
    assert tracing.intervals(frames) == pytest.approx([0.016, 0.016])


def test_the_first_frame_of_each_word_is_found():
    words = tracing.sung_words(LYRICS)
    frames = [*frames_at(1.2), *frames_at(1.51, 1.6, word=1), *frames_at(1.72, 1.8, word=2)]
    firsts = [frame.position for _, frame in tracing.first_frames(frames, words)]
    assert firsts == [1.51, 1.72]


def picture_of(text, size=34):
    image = QImage(400, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("#0E1117"))
    painter = QPainter(image)
    painter.setFont(ui_font(size, 700))
    painter.setPen(QColor("#F2F4FA"))
    painter.drawText(37, 71, text)
    painter.end()
    return seeing.pixels_of(image)


def test_painted_kanji_are_recognised(qapp):
    assert seeing.likeness_of_text(picture_of("入力ゼロ"), "入力", range(30, 38)) > 0.8


@pytest.mark.parametrize("other", ["□□□□", "出口ばら", ""])
def test_boxes_and_other_words_are_not_taken_for_kanji(qapp, other):
    assert seeing.likeness_of_text(picture_of(other), "入力", range(30, 38)) < 0.7


def test_a_changed_part_of_a_picture_is_measured(qapp):
    before = picture_of("入力")
    after = before.copy()
    after[:60] = 255 - after[:60]
    assert seeing.changed(before, after) == pytest.approx(0.5, abs=0.05)


def test_the_share_of_a_colour_is_measured(qapp):
    assert seeing.share_of(picture_of(""), "#0E1117") == 1.0
    assert seeing.share_of(picture_of(""), "#FFB454") == 0.0


def test_only_missed_times_are_worth_a_second_look():
    findings = Findings()
    findings.below("frame interval", 200.0, 25.0)
    assert findings.only_late
    findings.add("the right word", good=False)
    assert not findings.only_late


def test_no_finding_at_all_is_not_good():
    assert not Findings().all_good
