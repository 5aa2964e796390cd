"""Answers one question: does a folder become the song it says, or an error that says where?"""

import os

import pytest

from oboeuta_desktop.core import song as song_module
from oboeuta_desktop.core.errors import (
    FileMissingError,
    FileTooLargeError,
    FileUnreadableError,
    LyricsUnusableError,
    OboeutaError,
    SongFormatError,
)
from oboeuta_desktop.core.song import read_song

LYRICS = "[ti:題\t名]\n[ar:歌手]\n[length:01:02.5]\n[00:01.00]一行目\n[00:03.00]二行目\n"
LESSONS = '[[lesson]]\nline = "二行目"\nheading = "題"\nexplanation = "文"\n'
STEM = '[[audio.stems]]\nrole = "vocal"\nfile = "v.ogg"\n'
GOOD = 'title = "題"\n' + STEM


@pytest.fixture
def folder(tmp_path):
    """A song folder with its lyrics and one stem, still without ``song.toml``."""
    place = tmp_path / "曲"
    place.mkdir()
    (place / "v.ogg").touch()
    (place / "lyrics.lrc").write_text(LYRICS, encoding="utf-8")
    return place


def read(folder, text):
    (folder / "song.toml").write_text(text, encoding="utf-8")
    return read_song(folder)


def test_a_song_says_all_it_says(folder):
    (folder / "b.FLAC").touch()
    (folder / "l.toml").write_text(LESSONS, encoding="utf-8")
    song = read(
        folder,
        'title = " 題 "\ntitle_reading = "だい"\nartist = "歌手"\nlicence = "MIT"\nbpm = 128\n'
        'offset = 0.5\npreview = 3\nlyrics = "lyrics.lrc"\nlessons = "l.toml"\n'
        + STEM
        + '[[audio.stems]]\nrole = "backing"\nfile = "b.FLAC"\n'
        + '[[section]]\nname = "サビ"\nstart = 1.5\n',
    )
    assert (song.song_id, song.folder) == ("曲", folder)
    assert (song.title, song.title_reading) == ("題", "だい")
    assert (song.artist, song.licence) == ("歌手", "MIT")
    assert (song.bpm, song.offset, song.preview) == (128.0, 0.5, 3.0)
    assert [(s.role, s.path) for s in song.stems] == [
        ("vocal", folder / "v.ogg"),
        ("backing", folder / "b.FLAC"),
    ]
    assert [(s.name, s.start) for s in song.sections] == [("サビ", 1.5)]
    assert [line.text for line in song.lyrics.lines] == ["一行目", "二行目"]
    assert [lesson is not None for lesson in song.lessons] == [False, True]
    assert song.warnings == ()
    assert song.duration == 62.5


def test_a_positive_offset_brings_the_lyrics_earlier(folder):
    assert read(folder, GOOD).lyrics.lines[0].start == 1.0
    assert read(folder, "offset = 0.25\n" + GOOD).lyrics.lines[0].start == 0.75
    assert read(folder, "offset = -0.25\n" + GOOD).lyrics.lines[0].start == 1.25


def test_only_a_title_and_the_stems_are_needed(folder):
    song = read(folder, GOOD)
    assert (song.artist, song.licence, song.title_reading) == ("", "", "")
    assert (song.bpm, song.offset, song.preview) == (None, 0.0, None)
    assert song.sections == ()
    assert song.lessons == (None, None)


def test_lessons_of_the_usual_name_are_found_without_being_named(folder):
    (folder / "lessons.toml").write_text(LESSONS, encoding="utf-8")
    assert read(folder, GOOD).lessons[1] is not None


def test_a_song_may_say_that_it_has_no_sound(folder):
    assert read(folder, 'title = "題"\naudio.stems = []\n').stems == ()


@pytest.mark.parametrize(
    ("text", "line", "key", "problem"),
    [
        ("title = \n", 1, "", "syntax"),
        (STEM, 1, "title", "missing"),
        ("title = 3\n" + STEM, 1, "title", "type"),
        ('title = "  "\n' + STEM, 1, "title", "value"),
        (f'title = "{"あ" * 201}"\n' + STEM, 1, "title", "value"),
        ("artist = []\n" + GOOD, 1, "artist", "type"),
        ('bpm = "128"\n' + GOOD, 1, "bpm", "type"),
        ("\nbpm = 1000\n" + GOOD, 2, "bpm", "value"),
        ("offset = 1e9\n" + GOOD, 1, "offset", "value"),
        ("preview = -1\n" + GOOD, 1, "preview", "value"),
        ("lyrics = 1\n" + GOOD, 1, "lyrics", "type"),
        ('lyrics = "../x.lrc"\n' + GOOD, 1, "lyrics", "outside the folder"),
        ('lessons = "/x.toml"\n' + GOOD, 1, "lessons", "outside the folder"),
        ('title = "題"\n', 1, "audio.stems", "missing"),
        ('title = "題"\n\n[audio]\n', 3, "audio.stems", "missing"),
        ('title = "題"\naudio = "v.ogg"\n', 2, "audio", "type"),
        ('title = "題"\n[audio]\nstems = "v.ogg"\n', 3, "audio.stems", "type"),
        ('title = "題"\n[audio]\nstems = ["v.ogg"]\n', 3, "audio.stems[0]", "type"),
        (GOOD.replace('"vocal"', "1"), 3, "audio.stems[0].role", "type"),
        (GOOD.replace('role = "vocal"\n', ""), 2, "audio.stems[0].role", "missing"),
        (GOOD.replace('"v.ogg"', "2"), 4, "audio.stems[0].file", "type"),
        (GOOD.replace('file = "v.ogg"\n', ""), 2, "audio.stems[0].file", "missing"),
        (GOOD.replace("v.ogg", "v.txt"), 4, "audio.stems[0].file", "value"),
        (GOOD.replace("v.ogg", "../曲/../v.ogg"), 4, "audio.stems[0].file", "outside the folder"),
        (GOOD + STEM, 6, "audio.stems[1].role", "duplicate"),
        (GOOD + "[section]\n", 5, "section", "type"),
        (GOOD + "[[section]]\nstart = 1\n", 5, "section[0].name", "missing"),
        (GOOD + '[[section]]\nname = "a"\n', 5, "section[0].start", "missing"),
        (GOOD + '[[section]]\nname = "a"\nstart = "1"\n', 7, "section[0].start", "type"),
        (
            GOOD + '[[section]]\nname = "a"\nstart = 2\n[[section]]\nname = "b"\nstart = 2.0\n',
            10,
            "section[1].start",
            "value",
        ),
        (
            'title = "題"\n'
            + "".join(f'[[audio.stems]]\nrole = "{i}"\nfile = "v.ogg"\n' for i in range(17)),
            2,
            "audio.stems",
            "value",
        ),
    ],
)
def test_a_wrong_song_file_is_an_error_with_file_line_and_key(folder, text, line, key, problem):
    with pytest.raises(SongFormatError) as error:
        read(folder, text)
    assert error.value.path == folder / "song.toml"
    assert (error.value.line_number, error.value.key) == (line, key)
    assert error.value.problem == problem


def test_a_wrong_lesson_file_is_an_error_with_its_own_line(folder):
    (folder / "lessons.toml").write_text('[[lesson]]\nline = "二行目"\n\nheading = 3\n', "utf-8")
    with pytest.raises(SongFormatError) as error:
        read(folder, GOOD)
    assert error.value.path == folder / "lessons.toml"
    assert (error.value.line_number, error.value.key) == (4, "lesson[0].heading")


def test_what_does_not_stop_a_song_is_kept_as_warnings(folder):
    (folder / "lessons.toml").write_text(LESSONS.replace("二行目", "無い行"), encoding="utf-8")
    (folder / "lyrics.lrc").write_text(LYRICS + "[00:02.00]前後\n", encoding="utf-8")
    song = read(folder, "artits = 1\n" + GOOD + 'rolle = "x"\n')
    assert [(w.path.name, w.line_number, w.problem) for w in song.warnings] == [
        ("song.toml", 1, "unknown key"),
        ("song.toml", 6, "unknown key"),
        ("lyrics.lrc", 6, "unsorted"),
        ("lessons.toml", 2, "no such line"),
    ]
    assert song.lessons == (None, None, None)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (GOOD.replace("v.ogg", "w.ogg"), "w.ogg"),
        ('lyrics = "x.lrc"\n' + GOOD, "x.lrc"),
        ('lessons = "x.toml"\n' + GOOD, "x.toml"),
    ],
)
def test_a_file_that_is_named_and_not_there_is_told(folder, text, missing):
    with pytest.raises(FileMissingError) as error:
        read(folder, text)
    assert error.value.path == folder / missing
    assert error.value.named_in == folder / "song.toml"


@pytest.mark.parametrize("content", [b"", b"no stamps at all\n", bytes(range(256)) * 40])
def test_lyrics_with_nothing_to_show_are_told(folder, content):
    (folder / "lyrics.lrc").write_bytes(content)
    with pytest.raises(LyricsUnusableError) as error:
        read(folder, GOOD)
    assert error.value.path == folder / "lyrics.lrc"


def test_too_many_lines_are_refused(folder):
    rows = "".join(f"[{i // 60:02d}:{i % 60:02d}.00]行\n" for i in range(5_001))
    (folder / "lyrics.lrc").write_text(rows, encoding="utf-8")
    with pytest.raises(SongFormatError) as error:
        read(folder, GOOD)
    assert error.value.path == folder / "lyrics.lrc"
    assert (error.value.key, error.value.problem) == ("lines", "value")
    assert error.value.found == "5001"


def test_a_huge_song_file_is_refused(folder):
    (folder / "song.toml").write_bytes(b"#" * 1_000_001)
    with pytest.raises(FileTooLargeError):
        read_song(folder)


@pytest.mark.parametrize(
    "name", ["曲.mp3", "表 #1%.mp3", "A.OGG", "a.b..wav", "🎵.m4a", "x.opus", "x.Flac"]
)
def test_lyrics_beside_one_audio_file_are_a_song(tmp_path, name):
    (tmp_path / name).touch()
    (tmp_path / "text.LRC").write_text("[00:01.00]行\n", encoding="utf-8")
    song = read_song(tmp_path)
    assert song.title == name.rpartition(".")[0]
    assert [(s.role, s.path) for s in song.stems] == [("mix", tmp_path / name)]
    assert song.lessons == (None,)
    assert (song.bpm, song.sections, song.artist) == (None, (), "")


def test_plain_lyrics_give_title_and_artist(folder):
    (folder / "lyrics.lrc").rename(folder / "v.lrc")
    song = read_song(folder)
    assert (song.title, song.artist, song.duration) == ("題 名", "歌手", 62.5)


def test_the_audio_of_the_same_name_is_taken_among_several(tmp_path):
    for name in ("表.mp3", "other.mp3", "表.txt", "._表.mp3", ".hidden.lrc"):
        (tmp_path / name).touch()
    (tmp_path / "表.lrc").write_text("[00:01.00]行\n", encoding="utf-8")
    assert read_song(tmp_path).stems[0].path == tmp_path / "表.mp3"


@pytest.mark.parametrize(
    "names", [("a.mp3", "b.mp3", "c.lrc"), ("a.mp3", "a.ogg", "a.lrc"), ("a.mp3", "b.lrc", "c.lrc")]
)
def test_a_folder_that_may_mean_several_songs_asks_for_a_song_file(tmp_path, names):
    for name in names:
        (tmp_path / name).write_text("[00:01.00]行\n", encoding="utf-8")
    with pytest.raises(SongFormatError) as error:
        read_song(tmp_path)
    assert error.value.path == tmp_path
    assert (error.value.key, error.value.problem) == ("song.toml", "missing")
    assert "a.mp3" in error.value.found


def test_of_several_songs_in_a_folder_the_one_that_is_asked_for_is_read(tmp_path):
    for name in ("a.mp3", "a.lrc", "が.ogg", "か\u3099.lrc", "lonely.lrc"):
        (tmp_path / name).write_text(f"[00:01.00]{name}\n", encoding="utf-8")
    for asked, name in (("A", "a"), ("が", "が"), ("か\u3099", "が")):
        song = read_song(tmp_path, asked)
        assert (song.song_id, song.stems[0].path.stem) == (name, name)
    for asked in ("", "lonely", "nobody"):
        with pytest.raises(SongFormatError):
            read_song(tmp_path, asked)


def test_lyrics_without_audio_are_not_yet_a_song(tmp_path):
    (tmp_path / "表.lrc").write_text("[00:01.00]行\n", encoding="utf-8")
    with pytest.raises(FileMissingError) as error:
        read_song(tmp_path)
    assert error.value.named_in == tmp_path / "表.lrc"


def test_an_empty_folder_misses_its_song_file(tmp_path):
    with pytest.raises(FileMissingError) as error:
        read_song(tmp_path)
    assert error.value.path == tmp_path / "song.toml"


def test_a_folder_that_is_none_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(FileMissingError):
        read_song(tmp_path / "nowhere")
    with pytest.raises(FileUnreadableError):
        read_song(tmp_path / "file")


def test_a_folder_that_may_not_be_read_is_told(folder, monkeypatch):
    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(song_module.Path, "iterdir", refuse)
    with pytest.raises(FileUnreadableError) as error:
        read_song(folder)
    assert error.value.reason == "Permission denied"


@pytest.mark.parametrize(
    ("tag", "seconds"),
    [
        ("1:02", 62.0),
        ("00:37.500", 37.5),
        (" 3:05.25 ", 185.25),
        ("x", None),
        ("0:00", None),
        ("1:2:3", None),
        ("-1:00", None),
        ("1:00.x", None),
        ("9999:00", None),
    ],
)
def test_the_length_tag_gives_the_duration_if_it_is_one(folder, tag, seconds):
    (folder / "lyrics.lrc").write_text(f"[length:{tag}]\n[00:01.00]行\n", encoding="utf-8")
    assert read(folder, GOOD).duration == seconds


def test_any_bytes_give_a_song_or_an_error_of_ours(folder):
    (folder / "lessons.toml").write_text(LESSONS, encoding="utf-8")
    good = ("offset = 0.5\nbpm = 128\n" + GOOD).encode()
    for place in range(len(good)):
        for byte in (b"\x00", b"[", b'"', b"\xff", b"\n"):
            (folder / "song.toml").write_bytes(good[:place] + byte + good[place + 1 :])
            try:
                read_song(folder)
            except OboeutaError:
                continue


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of Unix")
def test_a_pipe_is_no_stem(folder):
    (folder / "v.ogg").unlink()
    os.mkfifo(folder / "v.ogg")
    with pytest.raises(FileMissingError):
        read(folder, GOOD)


def test_a_lesson_of_a_line_that_lost_its_time_is_not_told_as_well(folder):
    (folder / "lyrics.lrc").write_text("[00:01.00]あ\n[xx:zz]い\n[00:09.00]う", encoding="utf-8")
    lesson = '[[lesson]]\nline = "{}"\nheading = "h"\nexplanation = "e"\n'
    (folder / "lessons.toml").write_text("".join(map(lesson.format, "あいえ")), encoding="utf-8")
    song = read(folder, 'title = "x"\n[audio]\nstems = []\n')
    assert [(odd.path.name, odd.line_number, odd.problem, odd.found) for odd in song.warnings] == [
        ("lyrics.lrc", 2, "unreadable stamp", "[xx:zz]"),
        ("lessons.toml", 10, "no such line", "え"),
    ]
