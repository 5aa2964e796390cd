from __future__ import annotations

import numpy as np
import pytest
from tones import level, noise, sine

from oboeuta_desktop.core.errors import AudioUnreadableError, FileUnwritableError
from oboeuta_desktop.production.mixing.ogg import WRITE_FRAMES, read_ogg, write_ogg


def test_a_stem_comes_back_as_long_as_it_was_and_in_its_place(tmp_path):
    length = (3 * WRITE_FRAMES + 17) / 48_000
    stem = np.stack([sine(440, length, -6.0), sine(1000, length, -12.0)], 1)
    write_ogg(tmp_path / "a.ogg", stem)
    back = read_ogg(tmp_path / "a.ogg")
    assert back.shape == stem.shape
    assert level(back - stem) < level(stem) - 25


def test_better_quality_is_larger_and_nearer(tmp_path):
    stem = np.stack([noise(2.0, -20.0, 1), noise(2.0, -20.0, 2)], 1)
    sizes, faults = [], []
    for quality in (0.2, 0.8):
        write_ogg(tmp_path / "a.ogg", stem, quality=quality)
        sizes.append((tmp_path / "a.ogg").stat().st_size)
        faults.append(level(read_ogg(tmp_path / "a.ogg") - stem))
    assert sizes[0] < sizes[1]
    assert faults[0] > faults[1]


def test_a_stem_that_cannot_be_written_or_read_says_so(tmp_path):
    with pytest.raises(FileUnwritableError):
        write_ogg(tmp_path / "missing" / "a.ogg", sine(440, 0.1))
    (tmp_path / "text.ogg").write_text("no sound")
    with pytest.raises(AudioUnreadableError):
        read_ogg(tmp_path / "text.ogg")
