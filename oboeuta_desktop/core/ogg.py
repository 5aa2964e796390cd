"""Answers one question: how long is an Ogg file, without decoding it?

The first page names the codec and its sample rate, the last page the position of the last sample
(RFC 3533; Vorbis I specification, section 4.2.2; RFC 7845, sections 4 and 5.1). Nothing between the
two is read.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from oboeuta_desktop.core.errors import (
    AudioUnreadableError,
    FileMissingError,
    FileUnreadableError,
)

LONGEST_PAGE = 27 + 255 + 255 * 255
"""Bytes of the largest page there can be."""

_MARK = b"OggS"
_PAGE = struct.Struct("<4sBBqIIIB")  # mark, version, flags, position, serial, number, crc, segments
_VORBIS = struct.Struct("<7sIBI")  # mark, version, channels, samples per second
_OPUS = struct.Struct("<8sBBH")  # mark, version, channels, samples to skip at the start
_OPUS_RATE = 48_000  # whatever the rate of what was coded
_LAST_PAGE = 4  # flag
_NO_POSITION = -1  # of a page on which no packet ends


@dataclass(frozen=True, slots=True)
class OggStream:
    """What an Ogg file with one sound stream says about itself.

    Attributes:
        codec: "vorbis" or "opus".
        sample_rate: samples per second.
        channels: 1 for mono, 2 for stereo.
        frames: length in samples of one channel.
        size: of the file, bytes.
    """

    codec: str
    sample_rate: int
    channels: int
    frames: int
    size: int

    @property
    def seconds(self) -> float:
        """The length."""
        return self.frames / self.sample_rate


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: the file position of its first byte after the last one, and what its header says."""

    end: int
    flags: int
    position: int
    serial: int
    body: bytes


def read_ogg_stream(path: Path) -> OggStream:
    """Look into the file ``path``.

    The length counts from the stream's sample 0: a stream that was cut out of a longer one without
    being numbered anew seems longer than it is.

    Raises:
        FileMissingError, FileUnreadableError: the file itself.
        AudioUnreadableError: no Ogg file of one Vorbis or Opus stream, or one that breaks off.
    """
    try:
        if not path.is_file():
            raise (
                FileUnreadableError(path, "not a file") if path.exists() else FileMissingError(path)
            )
        with path.open("rb") as file:
            return _read(path, file, path.stat().st_size)
    except OSError as error:
        raise FileUnreadableError(path, error.strerror or str(error)) from error


def _read(path: Path, file: BinaryIO, size: int) -> OggStream:
    head = file.read(LONGEST_PAGE)
    first = _page(head, 0, 0)
    if first is None:
        raise AudioUnreadableError(path, "not an Ogg file")
    start = max(0, size - LONGEST_PAGE)
    file.seek(start)
    last = _last_page(file.read(LONGEST_PAGE), start, first.serial)
    if last is None or last.end != size or not last.flags & _LAST_PAGE:
        raise AudioUnreadableError(path, "breaks off, or holds more than one stream")
    codec, rate, channels, skipped = _identity(path, first.body)
    return OggStream(codec, rate, channels, max(0, last.position - skipped), size)


def _identity(path: Path, packet: bytes) -> tuple[str, int, int, int]:
    """Codec, samples per second, channels, and samples that are not heard at the start."""
    if packet.startswith(b"\x01vorbis") and len(packet) >= _VORBIS.size:
        _, _, channels, rate = _VORBIS.unpack_from(packet)
        if channels and rate:
            return "vorbis", rate, channels, 0
    if packet.startswith(b"OpusHead") and len(packet) >= _OPUS.size:
        _, _, channels, skipped = _OPUS.unpack_from(packet)
        return "opus", _OPUS_RATE, channels, skipped
    raise AudioUnreadableError(path, "neither Vorbis nor Opus")


def _last_page(tail: bytes, start: int, serial: int) -> _Page | None:
    """The last page of a stream that says where it stands; ``tail`` begins at byte ``start``."""
    place = tail.rfind(_MARK)
    while place >= 0:
        page = _page(tail, place, start)
        if page is not None and page.serial == serial and page.position != _NO_POSITION:
            return page
        place = tail.rfind(_MARK, 0, place)
    return None


def _page(content: bytes, place: int, start: int) -> _Page | None:
    """The page at ``place`` of ``content``, if one begins there and is all there."""
    if len(content) < place + _PAGE.size:
        return None
    mark, version, flags, position, serial, _, _, segments = _PAGE.unpack_from(content, place)
    body = place + _PAGE.size + segments
    end = body + sum(content[place + _PAGE.size : body])
    if mark != _MARK or version != 0 or end > len(content):
        return None
    return _Page(start + end, flags, position, serial, content[body:end])
