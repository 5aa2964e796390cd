"""Answers one question: which moment does a time stamp of an LRC file name?

Forms: ``mm:ss``, ``mm:ss.f`` with any number of fraction digits, ``mm:ss:ff`` (the Japanese
time-tag standard: a fraction after a colon) and ``h:mm:ss.f``. ``a:b:c`` is a fraction unless the
file as a whole says hours (``counts_hours``). A comma serves as the decimal point; only ASCII
digits count.
"""

from __future__ import annotations

import re
import struct
from itertools import pairwise

_STAMP = r"[\[<][ \t]*[0-9]{1,7}:[0-9]{1,2}(?::[0-9]{1,3})?(?:[.,][0-9]{1,9})?[ \t]*[\]>]"
STAMPS = re.compile(f"({_STAMP})")
"""One stamp with its brackets; ``split`` leaves texts and stamps by turns."""

_UNDECIDED = re.compile(r"[\[<][ \t]*[0-9]{1,7}:[0-9]{1,2}:[0-9]{1,3}[ \t]*[\]>]")
_FIRST_OF_LINE = re.compile(rf"^[ \t]*({_STAMP})", re.MULTILINE)

_DIGITS = bytes((byte - ord("0")) % 256 for byte in range(256))
_WEIGHTS = (60_000_000, 6_000_000, 600_000, 60_000, 10_000, 1_000, 100, 10, 1)
_LANE = 4  # bytes: 9999 minutes in ms need 30 bits
_MINUTE_DIGITS = {9: 2, 10: 2, 11: 4, 12: 4}
"""Minute digits by the width of a stamp with its closing bracket."""


def read_stamp(stamp: str, *, hours: bool = False) -> tuple[int, bool]:
    """Milliseconds of a stamp in its brackets, and whether its fields are in range.

    ``hours`` says how ``a:b:c`` without a decimal point is meant.
    """
    if len(stamp) == 10 and stamp[3] == ":" and stamp[6] == "." and stamp[8].isdigit():
        # [mm:ss.ff], as nearly all are, in a fifth of the time
        second = int(stamp[4:6])
        time = int(stamp[1:3]) * 60_000 + second * 1_000 + int(stamp[7:9]) * 10
        return time, second < 60
    whole, _, fraction = stamp[1:-1].strip(" \t").replace(",", ".").partition(".")
    fields = whole.split(":")
    first, second = int(fields[0]), int(fields[1])
    if len(fields) == 2:
        return first * 60_000 + second * 1_000 + _milliseconds(fraction), second < 60
    if fraction or hours:
        third = int(fields[2])
        right = second < 60 and third < 60
        return (first * 60 + second) * 60_000 + third * 1_000 + _milliseconds(fraction), right
    return first * 60_000 + second * 1_000 + _milliseconds(fields[2]), second < 60


def _milliseconds(fraction: str) -> int:
    return int(fraction[:3].ljust(3, "0")) if fraction else 0


def counts_hours(text: str) -> bool:
    """Whether ``a:b:c`` means hours in this file: only if that alone puts its lines in order."""
    if _UNDECIDED.search(text) is None:
        return False
    for stamp in _UNDECIDED.findall(text):
        _, second, third = stamp[1:-1].split(":")
        if int(second) > 59 or int(third) > 59:
            return False
    stamps: list[str] = _FIRST_OF_LINE.findall(text)
    as_fractions = [read_stamp(stamp)[0] for stamp in stamps]
    as_hours = [read_stamp(stamp, hours=True)[0] for stamp in stamps]
    return _falls(as_fractions) and not _falls(as_hours)


def _falls(times: list[int]) -> bool:
    return any(before > after for before, after in pairwise(times))


def is_stamp_column(column: str, count: int, closings: str) -> bool:
    """Whether ``column`` is ``count`` stamps run together, each ``mm:ss.ff`` and a closing bracket.

    All begin with "[" or none does; all have two or four digits of minutes, two or three of the
    fraction, after "." or all after ":". The closing brackets may be ``closings``.
    """
    opening = int(column[:1] == "[")
    width, rest = divmod(len(column), count)
    minutes = _MINUTE_DIGITS.get(width - opening)
    if rest or minutes is None or not column.isascii():
        return False
    signs = column.encode()
    digits = signs.translate(None, b"[:.]>")
    length = width - opening - 3
    before_fraction = signs[opening + minutes + 3 :: width]
    return (
        len(digits) == count * length
        and digits.isdigit()
        and (not opening or not signs[::width].strip(b"["))
        and not signs[opening + minutes :: width].strip(b":")
        and not signs[width - 1 :: width].strip(closings.encode())
        and (not before_fraction.strip(b".") or not before_fraction.strip(b":"))
        and not digits[minutes::length].translate(None, b"012345")
    )


def read_stamp_column(column: str, count: int) -> list[int]:
    """Milliseconds of stamps of which ``is_stamp_column`` is true.

    All are computed at once: each digit's column is spread over four-byte lanes of one long
    integer, which is weighted and added like a number. This takes a sixth of the time of ``int``
    for each stamp.
    """
    digits = column.encode().translate(_DIGITS, b"[:.]>")
    step = len(digits) // count
    weights = _WEIGHTS[4 - _MINUTE_DIGITS[step + 3] :]
    lanes = bytearray(_LANE * count)
    total = 0
    for place, weight in enumerate(weights[:step]):
        lanes[::_LANE] = digits[place::step]
        total += int.from_bytes(lanes, "little") * weight
    return list(struct.unpack(f"<{count}I", total.to_bytes(_LANE * count, "little")))
