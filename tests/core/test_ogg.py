"""Answers one question: is the length of an Ogg file read from its pages alone?"""

import struct

import pytest

from oboeuta_desktop.core.errors import (
    AudioUnreadableError,
    FileMissingError,
    FileUnreadableError,
)
from oboeuta_desktop.core.ogg import LONGEST_PAGE, OggStream, read_ogg_stream
from oboeuta_desktop.storage.paths import bundled

FIRST, LAST = 2, 4
VORBIS = b"\x01vorbis" + struct.pack("<IBIIIIBB", 0, 2, 44_100, 0, 0, 0, 0xB8, 1)
OPUS = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 16_000, 0, 0)


def page(body, position, *, flags=0, serial=7):
    full, rest = divmod(len(body), 255)
    lacing = bytes([255] * full + [rest])
    header = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, position, serial, 0, 0, len(lacing))
    return header + lacing + body


def written(tmp_path, *pages):
    path = tmp_path / "a.ogg"
    path.write_bytes(b"".join(pages))
    return path


def reason(path):
    with pytest.raises(AudioUnreadableError) as error:
        read_ogg_stream(path)
    return error.value.reason


def test_a_vorbis_file_says_its_rate_channels_and_length(tmp_path):
    path = written(
        tmp_path,
        page(VORBIS, 0, flags=FIRST),
        page(b"x" * 900, 1024),
        page(b"y" * 40, 88_200, flags=LAST),
    )
    size = path.stat().st_size
    assert read_ogg_stream(path) == OggStream("vorbis", 44_100, 2, 88_200, size)
    assert read_ogg_stream(path).seconds == 2.0


def test_opus_counts_at_48_khz_without_the_samples_that_are_skipped(tmp_path):
    path = written(tmp_path, page(OPUS, 0, flags=FIRST), page(b"y", 48_312, flags=LAST))
    stream = read_ogg_stream(path)
    assert (stream.codec, stream.sample_rate, stream.channels) == ("opus", 48_000, 1)
    assert stream.frames == 48_000


def test_a_mark_inside_the_sound_is_not_taken_for_a_page(tmp_path):
    sound = b"abc" + page(b"z", 5, flags=LAST, serial=1) + b"OggS" + bytes(40)
    path = written(tmp_path, page(VORBIS, 0, flags=FIRST), page(sound, 4410, flags=LAST))
    assert read_ogg_stream(path).frames == 4410


def test_the_last_page_is_found_in_a_file_that_is_longer_than_what_is_read(tmp_path):
    middle = [page(b"x" * 60_000, 1000 * n) for n in range(1, 6)]
    path = written(
        tmp_path, page(VORBIS, 0, flags=FIRST), *middle, page(b"y" * 65_000, 9000, flags=LAST)
    )
    assert path.stat().st_size > 4 * LONGEST_PAGE
    assert read_ogg_stream(path).frames == 9000


@pytest.mark.parametrize("lost", [1, 40, 335])
def test_a_file_that_breaks_off_is_told(tmp_path, lost):
    path = written(
        tmp_path, page(VORBIS, 0, flags=FIRST), page(b"x", 10), page(b"y" * 300, 20, flags=LAST)
    )
    path.write_bytes(path.read_bytes()[:-lost])
    assert "breaks off" in reason(path)


def test_a_file_cut_between_two_pages_is_told(tmp_path):
    path = written(tmp_path, page(VORBIS, 0, flags=FIRST), page(b"x" * 300, 10))
    assert "breaks off" in reason(path)


def test_two_streams_in_one_file_are_told(tmp_path):
    stream = [page(VORBIS, 0, flags=FIRST), page(b"y", 100, flags=LAST)]
    other = [page(VORBIS, 0, flags=FIRST, serial=8), page(b"y", 100, flags=LAST, serial=8)]
    assert "more than one stream" in reason(written(tmp_path, *stream, *other))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not an Ogg file"),
        (b"RIFF" + bytes(200), "not an Ogg file"),
        (b"OggS", "not an Ogg file"),
        (page(b"\x80theora", 0, flags=FIRST) + page(b"y", 9, flags=LAST), "neither Vorbis nor"),
        (page(b"\x01vorbis", 0, flags=FIRST) + page(b"y", 9, flags=LAST), "neither Vorbis nor"),
        (page(b"\x01vorbis" + bytes(23), 0) + page(b"y", 9, flags=LAST), "neither Vorbis nor"),
    ],
)
def test_what_is_no_ogg_sound_is_told(tmp_path, content, words):
    assert words in reason(written(tmp_path, content))


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path):
    with pytest.raises(FileMissingError):
        read_ogg_stream(tmp_path / "none.ogg")
    with pytest.raises(FileUnreadableError):
        read_ogg_stream(tmp_path)


def test_the_sound_that_ships_is_read():
    stems = sorted(bundled("songs").rglob("*.ogg"))
    assert stems
    for path in stems:
        stream = read_ogg_stream(path)
        assert (stream.codec, stream.sample_rate, stream.channels) == ("vorbis", 48_000, 2)
        assert stream.size == path.stat().st_size
