"""Answers one question: is every wrong thing in a TOML file told with its line and key?"""

import os
from pathlib import Path

import pytest

from oboeuta_desktop.core.errors import (
    FileMissingError,
    FileTooLargeError,
    FileUnreadableError,
    SongFormatError,
)
from oboeuta_desktop.core.song_toml import TOML_LIMIT, dotted, read_toml, shown


def written(tmp_path, text):
    path = tmp_path / "song.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def table(tmp_path, text):
    return read_toml(written(tmp_path, text))


def facts(error):
    return error.value.line_number, error.value.key, error.value.problem


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('title = "a"\nbpm 128\n', 2),
        ('title = "a"\n\n[audio\n', 3),
        ('a = 1\nb = 2\ntitle = "open', 3),
        ("a = 1\na = 2\n", 2),
        ('a = 1\r\nb = """x\r\n', 2),
        (b'title = "\xe3\x81\x82"\nartist = "\x82\xa0"\n', 2),
        ("a = 1\n" * 1 + "b = 2020-13-40\n", 2),
    ],
)
def test_a_syntax_error_names_its_line(tmp_path, text, line):
    path = written(tmp_path, text)
    with pytest.raises(SongFormatError) as error:
        read_toml(path)
    assert error.value.path == path
    assert error.value.problem == "syntax"
    assert error.value.line_number == line
    assert error.value.expected


@pytest.mark.parametrize("text", ["a = " + "9" * 5000, "a = " + "[" * 50_000])
def test_a_text_that_breaks_the_standard_reader_is_a_syntax_error(tmp_path, text):
    with pytest.raises(SongFormatError) as error:
        table(tmp_path, text)
    assert error.value.problem == "syntax"


def test_the_mark_that_some_editors_write_is_no_mistake(tmp_path):
    assert table(tmp_path, '\ufefftitle = "a"\r\n').text("title") == "a"


def test_a_missing_file_is_told_as_such(tmp_path):
    with pytest.raises(FileMissingError):
        read_toml(tmp_path / "song.toml")


def test_a_folder_is_not_read_as_a_file(tmp_path):
    with pytest.raises(FileUnreadableError):
        read_toml(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of Unix")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "song.toml")
    with pytest.raises(FileUnreadableError):
        read_toml(tmp_path / "song.toml")


def test_a_file_that_may_not_be_read_is_told_with_the_reason(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    path = written(tmp_path, "")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileUnreadableError) as error:
        read_toml(path)
    assert (error.value.path, error.value.reason) == (path, "Permission denied")


def test_a_huge_file_is_refused(tmp_path):
    with pytest.raises(FileTooLargeError) as error:
        table(tmp_path, b"#" * (TOML_LIMIT + 1))
    assert (error.value.size, error.value.limit) == (TOML_LIMIT + 1, TOML_LIMIT)


@pytest.mark.parametrize(
    ("text", "read", "expected"),
    [
        ("a = 1\n", lambda t: t.text("title"), (1, "title", "missing")),
        ("a = 1\ntitle = 3\n", lambda t: t.text("title"), (2, "title", "type")),
        ('\ntitle = " "\n', lambda t: t.text("title"), (2, "title", "value")),
        ('title = "abc"', lambda t: t.text("title", limit=2), (1, "title", "value")),
        ("\nb = true", lambda t: t.number("b", low=0, high=1), (2, "b", "type")),
        ('\nb = "1"', lambda t: t.number("b", low=0, high=1), (2, "b", "type")),
        ("\nb = 2", lambda t: t.number("b", low=0, high=1), (2, "b", "value")),
        ("\nb = nan", lambda t: t.number("b", low=0, high=1), (2, "b", "value")),
        ("\nb = inf", lambda t: t.number("b", low=0, high=1), (2, "b", "value")),
        ("s = 1", lambda t: t.numbers("s", 2), (1, "s", "type")),
        ("s = [1.0]", lambda t: t.numbers("s", 2), (1, "s", "value")),
        ("s = [1,\n2,\n3]", lambda t: t.numbers("s", 2), (1, "s", "value")),
        ('s = [1,\n"2"]', lambda t: t.numbers("s", 2), (2, "s[1]", "type")),
        ("s = [1,\n-inf]", lambda t: t.numbers("s", 2), (2, "s[1]", "value")),
        ('p = "A1"', lambda t: t.texts("p", limit=3), (1, "p", "type")),
        ('p = ["A1",\n\n7]', lambda t: t.texts("p", limit=3), (3, "p[1]", "type")),
        ('p = ["A1",\n" "]', lambda t: t.texts("p", limit=3), (2, "p[1]", "value")),
        ('p = ["a", "b"]', lambda t: t.texts("p", limit=1), (1, "p", "value")),
        ("\naudio = 3", lambda t: t.table("audio"), (2, "audio", "type")),
        ("[section]", lambda t: t.tables("section", limit=3), (1, "section", "type")),
        ("s = [1]", lambda t: t.tables("s", limit=3), (1, "s[0]", "type")),
        ("[[s]]\n[[s]]", lambda t: t.tables("s", limit=1), (1, "s", "value")),
        (
            "[[s]]\nn = 1\n[[s]]\nn = []",
            lambda t: t.tables("s", limit=9)[1].text("n"),
            (4, "s[1].n", "type"),
        ),
        ("[[s]]\n\n[[s]]", lambda t: t.tables("s", limit=9)[1].text("n"), (3, "s[1].n", "missing")),
        ("[a]\nb = 1\n", lambda t: t.table("a").text("c"), (1, "a.c", "missing")),
    ],
)
def test_a_wrong_value_names_line_key_and_problem(tmp_path, text, read, expected):
    with pytest.raises(SongFormatError) as error:
        read(table(tmp_path, text))
    assert facts(error) == expected
    assert error.value.path == tmp_path / "song.toml"


def test_what_is_not_given_has_its_fallback(tmp_path):
    empty = table(tmp_path, "")
    assert empty.text("a", fallback="x") == "x"
    assert empty.number("a", low=0, high=1) is None
    assert empty.numbers("a", 2) is None
    assert empty.texts("a", limit=1) == ()
    assert empty.tables("a", limit=1) == ()
    assert empty.table("a").values == {}


def test_an_unknown_key_is_warned_about_on_its_line(tmp_path):
    (warning,) = table(tmp_path, 'title = "a"\nartits = "b"\n').unknown_keys(("title", "artist"))
    assert (warning.line_number, warning.key, warning.problem) == (2, "artits", "unknown key")


@pytest.mark.parametrize(
    "name",
    [
        "../a.ogg",
        "sub/../../a.ogg",
        "/etc/hostname",
        "C:\\a.ogg",
        "c:a.ogg",
        "..\\a.ogg",
        "\\\\server\\share\\a.ogg",
        "a\x00.ogg",
    ],
)
def test_a_name_that_leads_outside_is_refused_on_its_line(tmp_path, name):
    (tmp_path / "a.ogg").touch()
    folder = tmp_path / "song"
    folder.mkdir()
    with pytest.raises(SongFormatError) as error:
        table(folder, '\nfile = "…"\n').file("file", name, folder)
    assert facts(error) == (2, "file", "outside the folder")


def test_a_link_that_leads_outside_is_refused(tmp_path):
    (tmp_path / "secret.ogg").touch()
    folder = tmp_path / "song"
    folder.mkdir()
    (folder / "a.ogg").symlink_to(tmp_path / "secret.ogg")
    with pytest.raises(SongFormatError) as error:
        table(folder, 'file = "a.ogg"').file("file", "a.ogg", folder)
    assert facts(error) == (1, "file", "outside the folder")


def test_a_ring_of_links_is_an_error_of_ours(tmp_path):
    (tmp_path / "a.ogg").symlink_to(tmp_path / "b.ogg")
    (tmp_path / "b.ogg").symlink_to(tmp_path / "a.ogg")
    with pytest.raises((FileUnreadableError, FileMissingError)):
        table(tmp_path, 'file = "a.ogg"').file("file", "a.ogg", tmp_path)


def test_a_link_inside_the_folder_and_a_linked_folder_are_fine(tmp_path):
    folder = tmp_path / "song"
    (folder / "stems").mkdir(parents=True)
    (folder / "stems" / "表 #1%.ogg").touch()
    (folder / "a.ogg").symlink_to(folder / "stems" / "表 #1%.ogg")
    (tmp_path / "link").symlink_to(folder, target_is_directory=True)
    there = table(folder, "")
    assert there.file("file", "a.ogg", tmp_path / "link").is_file()
    assert there.file("file", "stems/表 #1%.ogg", folder).is_file()


def test_a_file_that_is_not_there_is_named_with_the_file_that_names_it(tmp_path):
    with pytest.raises(FileMissingError) as error:
        table(tmp_path, 'file = "a.ogg"').file("file", "a.ogg", tmp_path)
    assert error.value.path == tmp_path / "a.ogg"
    assert error.value.named_in == tmp_path / "song.toml"


def test_places_and_values_are_shown_short():
    assert dotted(("audio", "stems", 1, "file")) == "audio.stems[1].file"
    assert shown(True) == "true"
    assert shown("a\n\tb") == "a b"
    assert len(shown("x" * 500)) == 60
