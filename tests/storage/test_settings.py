import json
from dataclasses import replace

import pytest

from oboeuta_desktop.core.errors import (
    FileUnreadableError,
    FileUnwritableError,
    SettingsDamagedError,
)
from oboeuta_desktop.storage.settings import Settings, read_settings, settings_of, write_settings


def test_a_first_start_has_the_defaults_and_writes_nothing(tmp_path):
    settings, problems = read_settings(tmp_path / "settings.json")
    assert (settings, problems) == (Settings(), ())
    assert list(tmp_path.iterdir()) == []


def test_what_was_written_is_read_back(tmp_path):
    path = tmp_path / "deep" / "settings.json"
    chosen = replace(
        Settings(),
        theme="light",
        last_song="表 #1%",
        song_folders=("a", "b"),
        device_delays={"x": 0.12},
        last_position=12.5,
    )
    write_settings(path, chosen)
    assert read_settings(path) == (chosen, ())
    assert [entry.name for entry in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1]", '{"version": 99}', '{"theme": "dark"}', "\ufffd\x00", "[" * 100_000],
)
def test_a_damaged_file_is_set_aside_and_told(tmp_path, text):
    path = tmp_path / "settings.json"
    path.write_text(text, encoding="utf-8")
    settings, problems = read_settings(path)
    assert settings == Settings()
    (problem,) = problems
    assert isinstance(problem, SettingsDamagedError)
    assert problem.kept_as.read_text(encoding="utf-8") == text
    assert not path.exists()


def test_a_second_damaged_file_does_not_overwrite_the_first(tmp_path):
    path = tmp_path / "settings.json"
    for text in ("one", "two"):
        path.write_text(text, encoding="utf-8")
        read_settings(path)
    kept = sorted(entry.read_text(encoding="utf-8") for entry in tmp_path.iterdir())
    assert kept == ["one", "two"]


def test_bytes_that_are_no_text_are_kept_too(tmp_path):
    path = tmp_path / "settings.json"
    path.write_bytes(b"\xff\xfe\x80\x81")
    _, (problem,) = read_settings(path)
    assert isinstance(problem, SettingsDamagedError)
    assert problem.kept_as.read_bytes() == b"\xff\xfe\x80\x81"


def test_a_wrong_value_falls_back_alone():
    settings = settings_of(
        {
            "theme": "pink",
            "text_scale": 99,
            "furigana": 1,
            "click_pauses": False,
            "cloze_level": 2.5,
        }
    )
    assert settings == replace(Settings(), click_pauses=False)


def test_a_folder_in_the_way_is_told_and_left_alone(tmp_path):
    path = tmp_path / "settings.json"
    path.mkdir()
    _, (problem,) = read_settings(path)
    assert isinstance(problem, FileUnreadableError)
    with pytest.raises(FileUnwritableError):
        write_settings(path, Settings())
    assert path.is_dir()


def test_a_full_disk_leaves_the_old_file_whole(tmp_path, monkeypatch):
    path = tmp_path / "settings.json"
    write_settings(path, replace(Settings(), theme="dark"))

    def full(_fd):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("oboeuta_desktop.storage.settings.os.fsync", full)
    with pytest.raises(FileUnwritableError) as caught:
        write_settings(path, replace(Settings(), theme="light"))
    assert caught.value.reason == "No space left on device"
    assert json.loads(path.read_text(encoding="utf-8"))["theme"] == "dark"
    assert list(tmp_path.iterdir()) == [path]
