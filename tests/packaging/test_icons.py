"""Answers one question: do the icon files hold the pictures that the systems look for?"""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QImageReader
from shipping import icons

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("icons")
    icons.write_icons(ROOT / "resources" / "icons" / "oboeuta.svg", place)
    return place


def entries_of_ico(file: bytes) -> dict[int, bytes]:
    zero, kind, count = struct.unpack_from("<HHH", file)
    assert (zero, kind) == (0, 1)
    found = {}
    for index in range(count):
        width, height, _, _, planes, bits, length, place = struct.unpack_from(
            "<BBBBHHII", file, 6 + 16 * index
        )
        assert (width, planes, bits) == (height, 1, 32)
        found[width or 256] = file[place : place + length]
        assert len(found[width or 256]) == length
    return found


def entries_of_icns(file: bytes) -> dict[str, bytes]:
    magic, length = struct.unpack_from(">4sI", file)
    assert (magic, length) == (b"icns", len(file))
    found, place = {}, 8
    while place < length:
        kind, size = struct.unpack_from(">4sI", file, place)
        found[kind.decode()] = file[place + 8 : place + size]
        place += size
    assert place == length
    return found


def test_the_windows_icon_holds_every_size_and_each_entry_is_that_large(folder):
    found = entries_of_ico((folder / "oboeuta.ico").read_bytes())
    assert tuple(found) == icons.ICO_SIZES
    assert QImage.fromData(found.pop(256)).width() == 256
    for side, entry in found.items():
        header, width, height, planes, bits = struct.unpack_from("<IiiHH", entry)
        assert (header, width, height, planes, bits) == (40, side, side * 2, 1, 32)
        assert len(entry) == 40 + side * side * 4 + side * ((side + 31) // 32 * 4)


def test_qt_reads_the_windows_icon_as_it_was_drawn(folder):
    reader = QImageReader(str(folder / "oboeuta.ico"))
    assert reader.imageCount() == len(icons.ICO_SIZES)
    for index, side in enumerate(icons.ICO_SIZES):
        reader.jumpToImage(index)
        image = reader.read()
        if side in icons.LINUX_SIZES:
            drawn = QImage(str(folder / f"oboeuta-{side}.png"))
            assert image.convertToFormat(drawn.format()) == drawn
        assert (image.width(), image.pixelColor(0, 0).alpha()) == (side, 0), "round corners"


def test_a_bitmap_entry_has_its_rows_from_below():
    top, bottom = b"\x01\x02\x03\xff" * 2, b"\x05\x06\x07\xff" * 2
    entry = icons.bitmap_entry(top + bottom, 2)
    assert entry[40:56] == bottom + top


def test_the_macos_icon_holds_pngs_of_the_size_that_each_type_says(folder):
    found = entries_of_icns((folder / "oboeuta.icns").read_bytes())
    assert {kind: QImage.fromData(png).width() for kind, png in found.items()} == icons.ICNS_TYPES


def test_what_is_no_png_does_not_get_into_a_macos_icon():
    with pytest.raises(ValueError, match="no PNG"):
        icons.icns({"ic07": b"GIF89a"})


def test_linux_gets_a_png_for_every_folder_of_the_icon_theme(folder):
    for side in icons.LINUX_SIZES:
        image = QImage(str(folder / f"oboeuta-{side}.png"))
        assert (image.width(), image.height()) == (side, side)
        assert len({image.pixel(side // 2, y) for y in range(side)}) > 5, "something is drawn"
