"""Answers one question: how does one drawing become the icon files of Windows, macOS and Linux?

Both containers are small: a table of contents and the pictures, all of them PNG here, but for the
small ones of Windows. PNG inside .ico is read since Windows Vista; below 256 pixels some programs
still expect a bitmap, so they get one.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Pixels, for 100 % to 400 % scaling of the small and the large icon."""
ICNS_TYPES = {
    "ic11": 32,  # 16 points on a Retina screen
    "ic12": 64,
    "ic07": 128,
    "ic13": 256,
    "ic08": 256,
    "ic14": 512,
    "ic09": 512,
    "ic10": 1024,
}
"""Apple's type of a PNG entry -> its pixels. 16 and 32 pixels at 1x are made from these."""
LINUX_SIZES = (32, 48, 64, 128, 256)

_PNG = b"\x89PNG\r\n\x1a\n"


def bitmap_entry(pixels: bytes, side: int) -> bytes:
    """A picture as .ico files hold it without PNG: a header, rows from below, an empty mask.

    Args:
        pixels: blue, green, red, alpha of each of the ``side`` x ``side`` pixels, from above.
        side: pixels.
    """
    if len(pixels) != side * side * 4:
        raise ValueError(f"{len(pixels)} bytes for {side} x {side} pixels")
    row = side * 4
    rows = [pixels[start : start + row] for start in range(0, len(pixels), row)]
    # The height counts the mask too; the mask's rows are padded to 32 bits.
    header = struct.pack("<IiiHHIIiiII", 40, side, side * 2, 1, 32, 0, len(pixels), 0, 0, 0, 0)
    return header + b"".join(reversed(rows)) + bytes(side * ((side + 31) // 32 * 4))


def ico(entries: Mapping[int, bytes]) -> bytes:
    """A .ico file of pictures by their side in pixels: PNG, or as ``bitmap_entry`` makes them."""
    table, pictures = b"", b""
    place = 6 + 16 * len(entries)
    for side, picture in sorted(entries.items()):
        width = side if side < 256 else 0  # one byte; 0 means 256
        table += struct.pack(
            "<BBBBHHII", width, width, 0, 0, 1, 32, len(picture), place + len(pictures)
        )
        pictures += picture
    return struct.pack("<HHH", 0, 1, len(entries)) + table + pictures


def icns(entries: Mapping[str, bytes]) -> bytes:
    """A .icns file of PNG pictures by Apple's four-letter type."""
    body = b""
    for kind, picture in entries.items():
        if not picture.startswith(_PNG):
            raise ValueError(f"{kind} is no PNG")
        body += struct.pack(">4sI", kind.encode("ascii"), 8 + len(picture)) + picture
    return struct.pack(">4sI", b"icns", 8 + len(body)) + body


def write_icons(drawing: Path, folder: Path) -> None:
    """Render an SVG into oboeuta.ico, oboeuta.icns and oboeuta-<pixels>.png inside ``folder``."""
    # Qt is there when something is built; the containers above need nothing.
    from shipping.rendering import Drawing  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    picture = Drawing(drawing)
    small = {side: bitmap_entry(picture.bgra(side), side) for side in ICO_SIZES if side < 256}
    (folder / "oboeuta.ico").write_bytes(ico({**small, 256: picture.png(256)}))
    (folder / "oboeuta.icns").write_bytes(
        icns({kind: picture.png(side) for kind, side in ICNS_TYPES.items()})
    )
    for side in LINUX_SIZES:
        (folder / f"oboeuta-{side}.png").write_bytes(picture.png(side))
