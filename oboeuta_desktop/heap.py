"""Answers one question: how does memory that is no longer used go back to the system?

Songs are some blocks of about 30 MB each that come and go. The C library of Linux learns from the
first of them that goes to keep such blocks in its own heap, where small ones soon lie between
them: the program held 790 MB after 24 minutes of use and 360 MB of it were free. Other systems'
libraries take large blocks from the system and give them back.
"""

from __future__ import annotations

import ctypes
import sys

_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
"""Parameters of mallopt(3), from glibc's malloc.h."""
_LARGE = 4 << 20
"""Bytes; a block of this size is taken from the system by itself."""
_FREE_AT_END = 8 << 20
"""Bytes that the heap may hold unused at its end."""
_ARENAS = 2
"""Heaps; there are eight for each processor otherwise, and threads that end leave theirs full."""


def keep_small() -> bool:
    """Give large blocks back as soon as they are free; False where the system does that anyway."""
    if sys.platform != "linux":
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # glibc has it, musl needs none
    if mallopt is None:
        return False
    wishes = (
        (_M_MMAP_THRESHOLD, _LARGE),
        (_M_TRIM_THRESHOLD, _FREE_AT_END),
        (_M_ARENA_MAX, _ARENAS),
    )
    return all(mallopt(parameter, value) == 1 for parameter, value in wishes)
