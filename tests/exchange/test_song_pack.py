"""Answers one question: does a song pack carry a song whole, and nothing else, whoever made it?"""

from __future__ import annotations

import io
import os
import shutil
import stat
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oboeuta_desktop.commands import pack as pack_command
from oboeuta_desktop.core.errors import (
    FileMissingError,
    FileUnwritableError,
    OboeutaError,
    SongPackError,
)
from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.exchange import pack_names, song_pack
from oboeuta_desktop.exchange.song_pack import unpack, write_pack
from oboeuta_desktop.ui.error_text import error_text

TOML = 'title = "うた"\n[audio]\nstems = []\n'
LRC = "[00:01.00]ゼロより 小さい\n"

MakePack = Callable[..., Path]


@pytest.fixture
def song(tmp_path: Path) -> Path:
    folder = tmp_path / "mine" / "uta"
    (folder / "art").mkdir(parents=True)
    (folder / "song.toml").write_text(TOML, encoding="utf-8")
    (folder / "lyrics.lrc").write_text(LRC, encoding="utf-8")
    (folder / "vocal.ogg").write_bytes(b"OggS" + bytes(range(256)) * 40)
    (folder / "art" / "cover.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture
def songs(tmp_path: Path) -> Path:
    return tmp_path / "songs"


@pytest.fixture
def make_pack(tmp_path: Path) -> MakePack:
    """Makes a pack of a good song and whatever else a stranger puts in."""

    def make(*more: tuple[str | zipfile.ZipInfo, bytes], name: str = "from afar.oboeuta") -> Path:
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("uta/song.toml", TOML)
            file.writestr("uta/lyrics.lrc", LRC)
            for entry, content in more:
                file.writestr(entry, content)
        return path

    return make


def everything_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def problem_of(path: Path, songs: Path) -> str:
    """What is found wrong with a pack; nothing of it may have been written then."""
    before = everything_below(songs.parent)
    with pytest.raises(SongPackError) as caught:
        unpack(path, songs)
    assert everything_below(songs.parent) == before
    assert not list(songs.glob(".*"))
    assert path.name in error_text(caught.value)
    return caught.value.problem


def test_a_song_arrives_as_it_was_sent(song: Path, songs: Path, tmp_path: Path):
    write_pack(song, tmp_path / "a.oboeuta")
    folder = unpack(tmp_path / "a.oboeuta", songs)
    assert folder == songs / "uta"
    assert everything_below(folder) == everything_below(song)
    assert read_song(folder).title == "うた"
    assert os.access(folder, os.R_OK | os.W_OK | os.X_OK)
    assert [path.name for path in songs.iterdir()] == ["uta"]


def test_both_shipped_songs_survive_the_journey(songs: Path, tmp_path: Path):
    for name in ("relu", "lstm"):
        shipped = Path(__file__).parents[2] / "songs" / name
        write_pack(shipped, tmp_path / f"{name}.oboeuta")
        there = read_song(unpack(tmp_path / f"{name}.oboeuta", songs))
        here = read_song(shipped)
        assert (there.song_id, there.lyrics, there.lessons) == (name, here.lyrics, here.lessons)


def test_the_same_song_makes_the_same_pack(song: Path, tmp_path: Path):
    write_pack(song, tmp_path / "a.oboeuta")
    for path in song.rglob("*"):
        os.utime(path, (1, 1))
    write_pack(song, tmp_path / "b.oboeuta")
    assert (tmp_path / "a.oboeuta").read_bytes() == (tmp_path / "b.oboeuta").read_bytes()


def test_what_is_no_part_of_a_song_is_left_out(song: Path, tmp_path: Path):
    (song / "run.exe").write_bytes(b"MZ")
    (song / ".secret.txt").write_bytes(b"x")
    (song / "vocal.ogg.unfinished").write_bytes(b"x")
    if hasattr(os, "symlink"):
        (song / "passwords.txt").symlink_to(tmp_path / "elsewhere.txt")
    (tmp_path / "elsewhere.txt").write_text("mine", encoding="utf-8")
    write_pack(song, tmp_path / "a.oboeuta")
    with zipfile.ZipFile(tmp_path / "a.oboeuta") as file:
        assert sorted(file.namelist()) == [
            "uta/art/cover.png",
            "uta/lyrics.lrc",
            "uta/song.toml",
            "uta/vocal.ogg",
        ]


def test_a_folder_that_is_no_song_is_not_packed(tmp_path: Path):
    (tmp_path / "nothing").mkdir()
    with pytest.raises(OboeutaError):
        write_pack(tmp_path / "nothing", tmp_path / "a.oboeuta")
    assert not (tmp_path / "a.oboeuta").exists()


def test_a_name_that_others_cannot_have_is_told_before_packing(song: Path, tmp_path: Path):
    (song / "aux.txt").write_text("x", encoding="utf-8")
    with pytest.raises(SongPackError) as caught:
        write_pack(song, tmp_path / "a.oboeuta")
    assert (caught.value.problem, caught.value.found) == ("name", "aux.txt")
    assert not (tmp_path / "a.oboeuta").exists()


def test_the_same_song_twice_is_one_song(song: Path, songs: Path, tmp_path: Path):
    write_pack(song, tmp_path / "a.oboeuta")
    first = unpack(tmp_path / "a.oboeuta", songs)
    assert unpack(tmp_path / "a.oboeuta", songs) == first
    assert [path.name for path in songs.iterdir()] == ["uta"]


def test_a_song_that_the_program_brought_along_is_not_put_beside_it(
    song: Path, songs: Path, tmp_path: Path
):
    write_pack(song, tmp_path / "a.oboeuta")
    assert unpack(tmp_path / "a.oboeuta", songs, [song.parent]) == song
    assert list(songs.iterdir()) == []


def test_another_song_of_the_same_name_leaves_the_first_alone(
    song: Path, songs: Path, tmp_path: Path
):
    write_pack(song, tmp_path / "a.oboeuta")
    unpack(tmp_path / "a.oboeuta", songs)
    before = everything_below(songs)
    (song / "lyrics.lrc").write_text(LRC + "[00:03.00]つぎ\n", encoding="utf-8")
    write_pack(song, tmp_path / "b.oboeuta")
    second = unpack(tmp_path / "b.oboeuta", songs)
    assert second.name == "uta (2)"
    assert everything_below(songs / "uta") == {
        name.removeprefix("uta/"): content for name, content in before.items()
    }
    assert unpack(tmp_path / "b.oboeuta", songs) == second


def test_files_without_a_folder_take_the_name_of_the_pack(songs: Path, tmp_path: Path):
    path = tmp_path / "ひとつめ.oboeuta"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("song.toml", TOML)
        file.writestr("lyrics.lrc", LRC)
    assert unpack(path, songs).name == "ひとつめ"


def test_what_systems_leave_in_folders_is_passed_over(make_pack: MakePack, songs: Path):
    path = make_pack(
        ("__MACOSX/uta/._song.toml", b"x"), ("uta/.DS_Store", b"x"), ("uta/Thumbs.db", b"x")
    )
    assert sorted(everything_below(unpack(path, songs))) == ["lyrics.lrc", "song.toml"]


@pytest.mark.parametrize(
    "name",
    [
        *("../evil.txt", "uta/../../evil.txt", "/evil.txt", "uta//evil.txt", "./uta/evil.txt"),
        *("C:/evil.txt", "C:evil.txt", "uta/evil.txt:stream.txt", "..\\evil.txt", "\\\\x\\y.txt"),
        *("uta/con.txt", "uta/NUL.tar.txt", "uta/com1.txt", "LPT9/evil.txt", "uta/aux /x.txt"),
        *("uta/CONIN$.txt", "uta/com\u00b9.txt", "uta/dot./x.txt", "uta/ space.txt"),
        *("uta/zero\x00.txt", "uta/bell\x07.txt", "uta/what?.txt", "uta/gpj\u202etxt.txt"),
        *("a/b/c/d/e.txt", "uta/" + "n" * 200 + ".txt"),
    ],
)
def test_a_name_that_leads_elsewhere_or_cannot_be_is_refused(
    make_pack: MakePack, songs: Path, name: str
):
    entry = zipfile.ZipInfo("x")
    entry.filename = name  # as it stands, also where ZipInfo would have mended it
    path = make_pack((entry, b"evil"))
    assert problem_of(path, songs) in {"name", "damaged"}


@given(st.text(min_size=1, max_size=40))
def test_a_name_that_is_taken_for_good_stays_in_the_folder(name: str):
    found = pack_names.read_name(name)
    if found is not None:
        path = f"/songs/uta/{found.path}"
        assert os.path.normpath(path) == path == f"/songs/uta/{name}"


@given(st.text(max_size=200))
def test_any_name_becomes_one_that_every_system_can_have(name: str):
    assert pack_names.is_good_part(pack_names.good_name(name, "song"))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFDIR])
def test_links_and_other_oddities_are_refused(make_pack: MakePack, songs: Path, kind: int):
    entry = zipfile.ZipInfo("uta/cover.png")
    entry.create_system = 3
    entry.external_attr = (kind | 0o777) << 16
    assert problem_of(make_pack((entry, b"/etc/passwd")), songs) == "link"


@pytest.mark.parametrize("name", ["run.exe", "a.py", "a.lnk", "autorun.inf", "a.ogg.js", "a.html"])
def test_only_files_of_songs_are_unpacked(make_pack: MakePack, songs: Path, name: str):
    assert problem_of(make_pack((f"uta/{name}", b"x")), songs) == "kind"


@pytest.mark.parametrize(
    "names",
    [
        ("uta/Song.TOML",),
        ("uta/が.txt", "uta/か\u3099.txt"),
        ("uta/straße.txt", "uta/STRASSE.txt"),
        ("uta/lyrics.lrc/x.txt",),
        ("uta/x.txt/y.txt", "uta/x.txt"),
    ],
)
def test_two_names_that_some_system_takes_for_one_are_refused(
    make_pack: MakePack, songs: Path, names: tuple[str, ...]
):
    assert problem_of(make_pack(*((name, b"x") for name in names)), songs) == "clash"


def test_a_pack_that_would_swell_is_refused(make_pack: MakePack, songs: Path):
    path = make_pack(("uta/a.wav", bytes(20_000_000)))
    assert path.stat().st_size < 100_000
    assert problem_of(path, songs) == "bomb"


def test_a_file_that_says_it_is_smaller_than_it_is_is_refused(make_pack: MakePack, songs: Path):
    path = make_pack(("uta/a.txt", b"long " * 1000))
    content = bytearray(path.read_bytes())
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.rindex(sign)
        content[at + place : at + place + 4] = struct.pack("<I", 10)
    path.write_bytes(content)
    assert problem_of(path, songs) == "damaged"


def test_sizes_and_numbers_are_bounded(
    make_pack: MakePack, songs: Path, monkeypatch: pytest.MonkeyPatch
):
    many = make_pack(*((f"uta/{number}.txt", b"x") for number in range(song_pack.MOST_FILES)))
    assert problem_of(many, songs) == "too many"
    very_many = make_pack(*((f"uta/.{number}.txt", b"x") for number in range(1_000)))
    assert problem_of(very_many, songs) == "too many"
    monkeypatch.setattr(song_pack, "LARGEST_FILE", 1_000)
    assert problem_of(make_pack(("uta/a.txt", os.urandom(1_001))), songs) == "too large"
    monkeypatch.setattr(song_pack, "LARGEST_SONG", 1_500)
    pack = make_pack(("uta/a.txt", bytes(800)), ("uta/b.txt", bytes(800)))
    assert problem_of(pack, songs) == "too large"


def test_a_directory_too_large_to_read_is_not_read(make_pack: MakePack, songs: Path):
    path = make_pack()
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x05\x06")
    content[at:at] = b"PK\x06\x07" + bytes(16)  # the way to the figures of a larger kind of zip
    path.write_bytes(content)
    assert problem_of(path, songs) == "too many"


def test_a_pack_that_was_cut_short_is_told_from_what_is_no_pack(
    song: Path, songs: Path, tmp_path: Path
):
    write_pack(song, tmp_path / "a.oboeuta")
    whole = (tmp_path / "a.oboeuta").read_bytes()
    path = tmp_path / "cut.oboeuta"
    for length in (0, 2, 4, 300, len(whole) // 2, len(whole) - 22, len(whole) - 1):
        path.write_bytes(whole[:length])
        assert problem_of(path, songs) == "cut off"
    path.write_bytes(whole + b"x")
    assert problem_of(path, songs) == "no pack"


@pytest.mark.parametrize("content", [b"no zip at all", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_pack_is_told(songs: Path, tmp_path: Path, content: bytes):
    path = tmp_path / "a.oboeuta"
    path.write_bytes(content)
    assert problem_of(path, songs) in {"no pack", "no song"}


def test_a_pack_cut_off_or_changed_anywhere_does_no_harm(song: Path, songs: Path, tmp_path: Path):
    whole = tmp_path / "whole.oboeuta"
    write_pack(song, whole)
    content = whole.read_bytes()
    path = tmp_path / "a.oboeuta"
    for place in range(0, len(content), 97):
        for broken in (
            content[:place],
            content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :],
        ):
            path.write_bytes(broken)
            try:
                folder = unpack(path, songs)
            except OboeutaError:
                assert not songs.exists() or list(songs.iterdir()) == []
            else:
                assert set(everything_below(folder)) <= set(everything_below(song))
                shutil.rmtree(songs)


def test_a_song_that_cannot_be_read_is_told_with_what_is_wrong_in_it(songs: Path, tmp_path: Path):
    path = tmp_path / "a.oboeuta"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("uta/song.toml", "title = \n")
    with pytest.raises(SongPackError) as caught:
        unpack(path, songs)
    told = error_text(caught.value)
    assert "song.toml : 1" in told
    assert str(songs) not in told
    assert list(songs.iterdir()) == []


def test_a_missing_pack_and_a_place_that_cannot_be_written_are_told(
    make_pack: MakePack, songs: Path, tmp_path: Path
):
    with pytest.raises(FileMissingError):
        unpack(tmp_path / "none.oboeuta", songs)
    songs.write_text("no folder", encoding="utf-8")
    with pytest.raises(FileUnwritableError):
        unpack(make_pack(), songs)


def test_a_full_disk_leaves_nothing_behind(
    make_pack: MakePack, songs: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    path = make_pack()
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileUnwritableError):
        unpack(path, songs)
    assert list(songs.iterdir()) == []


def test_what_a_run_that_was_cut_off_left_is_swept_away(make_pack: MakePack, songs: Path):
    for name, age in ((".unpacking-old", 7_200), (".unpacking-young", 60)):
        (songs / name).mkdir(parents=True)
        long_ago = time.time() - age
        os.utime(songs / name, (long_ago, long_ago))
    unpack(make_pack(), songs)
    assert sorted(path.name for path in songs.iterdir()) == [".unpacking-young", "uta"]


@pytest.mark.parametrize("problem", SongPackError.PROBLEMS)
def test_every_problem_has_its_words(problem: str):
    told = error_text(SongPackError(Path("うた.oboeuta"), problem, found="x.exe", limit=5_000_000))
    assert told.startswith("うた.oboeuta — ")
    assert "{" not in told


def test_the_command_packs_a_song_by_its_id_or_its_folder(
    song: Path, songs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "out.oboeuta"
    assert pack_command.main(["uta", "--out", str(path)], songs=song.parent) == 0
    assert str(path) in capsys.readouterr().out
    assert unpack(path, songs).name == "uta"
    assert pack_command.main([str(song), "--out", str(path)]) == 0
    assert pack_command.main(["nobody"]) == 2
    assert "nobody" in capsys.readouterr().err
    assert pack_command.main([str(song), "--out", str(tmp_path / "no" / "a.oboeuta")]) == 1


def test_a_pack_is_read_from_the_file_and_not_from_its_name(songs: Path, tmp_path: Path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("uta/song.toml", TOML)
        file.writestr("uta/lyrics.lrc", LRC)
    path = tmp_path / "renamed.zip"
    path.write_bytes(stream.getvalue())
    assert unpack(path, songs).name == "uta"
