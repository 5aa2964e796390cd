"""Answers one question: does Anki itself take what is exported to it, and take it only once?"""

from __future__ import annotations

import importlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from songs_for_tests import curriculum, song, sound

from oboeuta_desktop.core.errors import ExtraMissingError, FileUnwritableError
from oboeuta_desktop.exchange import anki_package
from oboeuta_desktop.exchange.anki_notes import notes_of_song
from oboeuta_desktop.exchange.anki_package import write_anki_package
from oboeuta_desktop.exchange.anki_text import BASIC, write_anki_text
from oboeuta_desktop.ui.error_text import error_text

AT = datetime(2026, 5, 1, 9, tzinfo=UTC)
NO_ANKI = "the package anki, which opens what is exported, is not installed"


@pytest.fixture
def notes(tmp_path):
    return notes_of_song(song(tmp_path), curriculum())


@pytest.fixture
def genanki():
    return pytest.importorskip("genanki", reason="the extra anki is not installed")


@pytest.fixture(params=["ja", "en"])
def anki(request, tmp_path) -> Iterator[Any]:
    """An empty collection of somebody whose Anki speaks that language."""
    collection = pytest.importorskip("anki.collection", reason=NO_ANKI)
    importlib.import_module("anki.lang").set_lang(request.param)
    opened = collection.Collection(str(tmp_path / "collection.anki2"))
    opened.basic = BASIC[request.param]
    yield opened
    opened.close()


def take_text(anki, path):
    request = importlib.import_module("anki.collection").ImportCsvRequest
    log = anki.import_csv(request(path=str(path), metadata=anki.get_csv_metadata(str(path), None)))
    return log.log


def take_package(anki, path):
    module = importlib.import_module("anki.collection")
    options = module.ImportAnkiPackageOptions(with_scheduling=False)
    wish = module.ImportAnkiPackageRequest(package_path=str(path), options=options)
    return anki.import_anki_package(wish).log


def all_notes(anki):
    return {note.guid: note for note in map(anki.get_note, anki.find_notes(""))}


def test_anki_takes_the_text_once_however_often_it_is_imported(anki, notes, tmp_path):
    path = tmp_path / "anki.txt"
    write_anki_text(path, notes, anki.basic)
    first, second = take_text(anki, path), take_text(anki, path)
    assert (len(first.new), len(second.new)) == (len(notes), 0)
    kept = all_notes(anki)
    assert set(kept) == {note.guid for note in notes}
    for note in notes:
        assert kept[note.guid].fields == [note.front, note.back]
        assert set(kept[note.guid].tags) == set(note.tags)
        assert anki.decks.name(kept[note.guid].cards()[0].did) == note.deck


def test_anki_takes_the_package_once_and_finds_its_sounds(anki, genanki, notes, tmp_path):
    path = tmp_path / "tiny.apkg"
    write_anki_package(path, notes, sound, at=AT)
    first, second = take_package(anki, path), take_package(anki, path)
    assert (len(first.new), len(second.new)) == (len(notes), 0)
    kept = all_notes(anki)
    assert set(kept) == {note.guid for note in notes}
    for note in notes:
        front, back, heard = kept[note.guid].fields
        assert (front, back) == (note.front, note.back)
        assert heard == f"[sound:{note.sound}.wav]"
        heard_file = Path(anki.media.dir()) / f"{note.sound}.wav"
        assert heard_file.read_bytes() == sound(note)
        (card,) = kept[note.guid].cards()
        assert anki.decks.name(card.did) == note.deck
        assert not card.question_av_tags()
        assert [tag.filename for tag in card.answer_av_tags()] == [f"{note.sound}.wav"]
    media = anki.media.check()
    assert (list(media.missing), list(media.unused)) == ([], [])


def test_a_later_package_changes_notes_and_doubles_none(anki, genanki, notes, tmp_path):
    path = tmp_path / "tiny.apkg"
    write_anki_package(path, notes, sound, at=AT)
    take_package(anki, path)
    changed = [replace(notes[0], back="new"), *notes[1:]]
    write_anki_package(path, changed, sound, at=AT + timedelta(days=1))
    take_package(anki, path)
    kept = all_notes(anki)
    assert len(kept) == len(notes)
    assert kept[notes[0].guid].fields[1] == "new"


def test_text_and_package_together_give_no_note_twice(anki, genanki, notes, tmp_path):
    write_anki_text(tmp_path / "anki.txt", notes, anki.basic)
    write_anki_package(tmp_path / "tiny.apkg", notes, sound, at=AT)
    take_text(anki, tmp_path / "anki.txt")
    take_package(anki, tmp_path / "tiny.apkg")
    assert anki.note_count() == len(notes)


def test_each_line_is_asked_for_its_sound_once(genanki, notes, tmp_path):
    asked = []

    def clip_of(note):
        text = note.line.text
        asked.append(text)
        return b"" if text.startswith("CEC") else b"OggS" + text.encode()

    write_anki_package(tmp_path / "a.apkg", notes, clip_of, at=AT)
    assert asked == ["入力ゲートは <書く>", "CEC は 誤差を保つ"]
    with zipfile.ZipFile(tmp_path / "a.apkg") as archive:
        assert archive.testzip() is None
        assert json.loads(archive.read("media")) == {"0": f"{notes[0].sound}.ogg"}
        assert archive.read("0") == b"OggS" + "入力ゲートは <書く>".encode()


def test_equal_notes_give_equal_packages(genanki, notes, tmp_path):
    for name in ("a", "b"):
        write_anki_package(tmp_path / name, notes, sound, at=AT)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_sound_that_fails_leaves_the_package_that_was_there(genanki, notes, tmp_path):
    path = tmp_path / "a.apkg"
    path.write_bytes(b"old")

    def clip_of(note):
        raise FileUnwritableError(path, "no sound")

    with pytest.raises(FileUnwritableError):
        write_anki_package(path, notes, clip_of, at=AT)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.glob("*.apkg*")] == ["a.apkg"]


def test_without_genanki_the_command_that_installs_it_is_named(notes, tmp_path, monkeypatch):
    def refuse(name):
        raise ModuleNotFoundError(name=name)

    monkeypatch.setattr(anki_package.importlib, "import_module", refuse)
    with pytest.raises(ExtraMissingError) as error:
        write_anki_package(tmp_path / "a.apkg", notes, at=AT)
    assert error.value.package == "genanki"
    assert 'pip install "oboeuta-desktop[anki]"' in error_text(error.value)
    assert list(tmp_path.glob("*.apkg")) == []
