"""Answers one question: how does a song travel as one file, and arrive unharmed?

A pack, ``.oboeuta``, is a zip that holds one song's folder. It may come from strangers: whatever it
says is checked before anything is written, and what is written is never run.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tempfile
import time
import zlib
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from oboeuta_desktop.core.errors import (
    FileMissingError,
    FileUnreadableError,
    FileUnwritableError,
    OboeutaError,
    SongPackError,
)
from oboeuta_desktop.core.song import AUDIO_SUFFIXES, read_song
from oboeuta_desktop.exchange.pack_names import (
    DEEPEST,
    SUFFIXES,
    PackedName,
    clashing,
    good_name,
    is_known_kind,
    is_left_by_a_system,
    read_name,
)
from oboeuta_desktop.exchange.whole_file import whole_file

MOST_FILES = 100
LARGEST_FILE = 250_000_000
"""Bytes of one file: more than an hour and twenty minutes of 24-bit stereo would not fit."""
LARGEST_SONG = 500_000_000
"""Bytes of all files together, and of the pack."""
HIGHEST_RATIO = 100
"""How many times larger than the pack its files may be; texts reach about 10."""

_FREE_OF_RATIO = 4_000_000  # bytes; a few texts that repeat themselves harm nobody
_LARGEST_DIRECTORY = 100_000  # bytes; MOST_FILES and the entries that are passed over need less
_MOST_ENTRIES = 4 * MOST_FILES
_BEGIN = b"PK\x03\x04"
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_END = _END_SIZE + 65_535  # with the longest comment
_BLOCK = 1 << 20
_UNPACKING = ".unpacking-"
_LEFT_OVER = 3_600.0  # seconds after which a folder that is being unpacked is one no longer
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def write_pack(folder: Path, path: Path) -> None:
    """Pack the song in ``folder`` into the file ``path``.

    The same files make the same pack, byte by byte. What is no part of a song (see
    ``pack_names.SUFFIXES``) stays out, and so does whatever a link leads to.

    Raises:
        OboeutaError: ``read_song``'s, when it is no song that can be opened.
        SongPackError: a name that not every system can have, too many files, or too large ones.
        FileUnreadableError: a file of the song.
        FileUnwritableError: the pack.
    """
    read_song(folder)
    files = _files_below(folder, path)
    top = good_name(folder.resolve().name, "song")
    with whole_file(path) as file, ZipFile(file, "w", allowZip64=False) as pack:
        for name, source in files.items():
            entry = ZipInfo(f"{top}/{name.path}", _EARLIEST)
            is_dense = source.suffix.lower() in AUDIO_SUFFIXES
            entry.compress_type = ZIP_STORED if is_dense else ZIP_DEFLATED
            entry.external_attr = (stat.S_IFREG | 0o644) << 16
            entry.create_system = 3  # the same on every system
            with _reading(source) as content, pack.open(entry, "w") as packed:
                shutil.copyfileobj(content, packed, _BLOCK)


def unpack(path: Path, songs_root: Path, other_roots: Sequence[Path] = ()) -> Path:
    """Unpack the song of the pack ``path`` into a folder of its own below ``songs_root``.

    Nothing that is there is changed: a song of the same name with other content gets a number
    behind its name, and one with the same content, also below one of ``other_roots``, is what is
    returned. The folder appears whole or not at all.

    Returns:
        The song's folder.

    Raises:
        FileMissingError, FileUnreadableError: the pack itself.
        SongPackError: it is no pack, or holds what it must not, or no song.
        FileUnwritableError: the disk is full, or ``songs_root`` may not be written.
    """
    if not path.is_file():
        raise FileMissingError(path) if not path.exists() else FileUnreadableError(path, "—")
    try:
        with path.open("rb") as file:
            _check_frame(file, path)
            with ZipFile(file) as pack:
                song_id, entries = _checked(pack, path)
                with _fresh_folder(songs_root) as fresh:
                    _extract(pack, entries, fresh, path)
                    _check_song(fresh, path)
                    return _settle(fresh, song_id, (songs_root, *other_roots))
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeError) as error:
        raise SongPackError(path, "damaged", found=str(error)) from error
    except OSError as error:
        raise FileUnreadableError(path, error.strerror or str(error)) from error


def _files_below(folder: Path, path: Path) -> Mapping[PackedName, Path]:
    """The files of a song's folder that belong into a pack, by name."""
    found: dict[PackedName, Path] = {}
    total = 0
    for relative, source in _song_files(folder):
        name = read_name(relative)
        if name is None:
            raise SongPackError(path, "name", found=relative)
        size = source.stat().st_size
        total += size
        found[name] = source
        _check_sizes(path, name.path, size, total, len(found))
    clash = clashing(tuple(found))
    if clash is not None:
        raise SongPackError(path, "clash", found=clash.path)
    return found


def _song_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """What is of a song in its folder: the path from there with ``/``, and the file."""
    for source in _walk(folder, DEEPEST):
        name = source.relative_to(folder).as_posix()
        if name.casefold().endswith(SUFFIXES) and not is_left_by_a_system(name):
            yield name, source


def _walk(folder: Path, depth: int) -> Iterator[Path]:
    """The files below a folder, sorted by path; links are not followed."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise FileUnreadableError(folder, error.strerror or str(error)) from error
    for entry in entries:
        if entry.is_symlink():
            continue
        if entry.is_file():
            yield entry
        elif entry.is_dir() and depth > 1:
            yield from _walk(entry, depth - 1)


def _check_frame(file: BinaryIO, path: Path) -> None:
    """Read the last bytes before ``zipfile`` trusts them: it would load a directory of any size."""
    size = file.seek(0, os.SEEK_END)
    if size > LARGEST_SONG:
        raise SongPackError(path, "too large", found=str(size), limit=LARGEST_SONG)
    file.seek(max(0, size - _END_SIZE))
    end = file.read(_END_SIZE)
    if len(end) < _END_SIZE or not end.startswith(_END):
        raise SongPackError(path, "cut off" if _is_cut_off(file, size) else "no pack")
    entries = int.from_bytes(end[10:12], "little")
    directory = int.from_bytes(end[12:16], "little")
    file.seek(max(0, size - _END_SIZE - 20))
    is_huge = size >= _END_SIZE + 20 and file.read(4) == b"PK\x06\x07"
    if is_huge or entries > _MOST_ENTRIES or directory > _LARGEST_DIRECTORY:
        raise SongPackError(path, "too many", found=str(entries), limit=MOST_FILES)
    file.seek(0)


def _is_cut_off(file: BinaryIO, size: int) -> bool:
    """Whether a file begins as a pack does, as far as it goes, and has no end at all.

    One with something behind its end was not cut off.
    """
    file.seek(0)
    begins = _BEGIN.startswith(file.read(len(_BEGIN)))
    file.seek(max(0, size - _LONGEST_END))
    tail = file.read(_LONGEST_END)
    at = tail.rfind(_END)
    return begins and (at < 0 or len(tail) - at < _END_SIZE)


def _checked(pack: ZipFile, path: Path) -> tuple[str, Mapping[PackedName, ZipInfo]]:
    """The song's id and the files to write; whatever is wrong with any of them is an error."""
    found: dict[PackedName, ZipInfo] = {}
    total = 0
    for entry in pack.infolist():
        # orig_filename: zipfile would cut a name at a zero byte, and turn some signs into "/".
        written = entry.orig_filename
        if is_left_by_a_system(written):
            continue
        name = read_name(written.removesuffix("/"))
        if name is None:
            raise SongPackError(path, "name", found=written)
        if written.endswith("/"):
            continue
        if name in found:
            raise SongPackError(path, "clash", found=written)
        _check_entry(path, name, entry)
        total += entry.file_size
        found[name] = entry
        _check_sizes(path, written, entry.file_size, total, len(found))
    packed = sum(entry.compress_size for entry in found.values())
    if total > _FREE_OF_RATIO + HIGHEST_RATIO * packed:
        raise SongPackError(path, "bomb", found=str(total), limit=packed)
    clash = clashing(tuple(found))
    if clash is not None:
        raise SongPackError(path, "clash", found=clash.path)
    return _without_top(found, good_name(path.stem, "song"))


def _check_entry(path: Path, name: PackedName, entry: ZipInfo) -> None:
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise SongPackError(path, "link", found=name.path)
    if not is_known_kind(name):
        raise SongPackError(path, "kind", found=name.path)
    is_encrypted = bool(entry.flag_bits & 0x1)
    if is_encrypted or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise SongPackError(path, "damaged", found=name.path)


def _check_sizes(path: Path, name: str, size: int, total: int, count: int) -> None:
    if size > LARGEST_FILE:
        raise SongPackError(path, "too large", found=name, limit=LARGEST_FILE)
    if total > LARGEST_SONG:
        raise SongPackError(path, "too large", found=name, limit=LARGEST_SONG)
    if count > MOST_FILES:
        raise SongPackError(path, "too many", found=str(count), limit=MOST_FILES)


def _without_top(
    files: Mapping[PackedName, ZipInfo], fallback: str
) -> tuple[str, Mapping[PackedName, ZipInfo]]:
    """The one folder that all files are in gives the song its name; else the pack's own does."""
    tops = {name.parts[0] for name in files}
    if len(tops) == 1 and all(len(name.parts) > 1 for name in files):
        below = {PackedName(name.parts[1:]): entry for name, entry in files.items()}
        return tops.pop(), below
    return fallback, files


@contextmanager
def _fresh_folder(root: Path) -> Generator[Path]:
    """An empty folder beside the songs that they do not count; gone in the end, come what may."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        _sweep(root)
        fresh = Path(tempfile.mkdtemp(prefix=_UNPACKING, dir=root))
    except OSError as error:
        raise FileUnwritableError(root, error.strerror or str(error)) from error
    try:
        yield fresh
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _sweep(root: Path) -> None:
    """Take away what a run that was cut off has left."""
    for folder in root.glob(f"{_UNPACKING}*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > _LEFT_OVER:
                shutil.rmtree(folder, ignore_errors=True)


def _extract(pack: ZipFile, entries: Mapping[PackedName, ZipInfo], fresh: Path, path: Path) -> None:
    for name, entry in entries.items():
        left = entry.file_size
        with pack.open(entry) as content:
            # Each block is read before the file is touched: an error of the pack is no other's.
            blocks = iter(lambda content=content: content.read(_BLOCK), b"")
            with _writing(fresh.joinpath(*name.parts)) as file:
                for block in blocks:
                    left -= len(block)
                    if left >= 0:
                        file.write(block)
        if left:
            raise SongPackError(path, "damaged", found=name.path)


def _check_song(fresh: Path, path: Path) -> None:
    try:
        read_song(fresh)
    except OboeutaError as error:
        raise SongPackError(path, "no song", inside=error, unpacked=fresh) from error


def _settle(fresh: Path, song_id: str, roots: Sequence[Path]) -> Path:
    """Give the unpacked folder its name, unless the same song is there already."""
    print_of_fresh = _fingerprint(fresh)
    names = (song_id, *(f"{song_id} ({number})" for number in range(2, 1_000)))
    target: Path | None = None
    for name in names:
        there = [root / name for root in roots if _is_there(root / name)]
        for folder in there:
            if folder.is_dir() and _fingerprint(folder) == print_of_fresh:
                return folder
        if target is None and not _is_there(roots[0] / name):
            target = roots[0] / name
        if not there:
            break
    if target is None:
        raise FileUnwritableError(roots[0] / song_id, "—")
    try:
        fresh.chmod(0o755)  # mkdtemp gave it to this user alone
        fresh.rename(target)
    except OSError as error:
        raise FileUnwritableError(target, error.strerror or str(error)) from error
    return target


def _fingerprint(folder: Path) -> dict[str, str]:
    """What of a folder would be packed, by name and content."""
    prints: dict[str, str] = {}
    for name, source in _song_files(folder):
        with _reading(source) as content:
            digest = hashlib.sha256()
            while block := content.read(_BLOCK):
                digest.update(block)
            prints[name] = digest.hexdigest()
    return prints


def _is_there(folder: Path) -> bool:
    """Also when only a link that leads nowhere bears the name."""
    return folder.exists() or folder.is_symlink()


@contextmanager
def _reading(source: Path) -> Generator[BinaryIO]:
    """A file of the song; what goes wrong here is no fault of the pack's."""
    try:
        with source.open("rb") as content:
            yield content
    except OSError as error:
        raise FileUnreadableError(source, error.strerror or str(error)) from error


@contextmanager
def _writing(target: Path) -> Generator[BinaryIO]:
    """A file that was not there before, and that is on the disk when this ends."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise FileUnwritableError(target, error.strerror or str(error)) from error
