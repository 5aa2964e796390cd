"""Each check passes on what is shipped and fails on what is broken."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import numpy as np
import pytest
from PySide6.QtGui import QPixmap

from oboeuta_desktop.commands import self_test
from oboeuta_desktop.core.judging import Judge, Judgement
from oboeuta_desktop.demos.demo import Goal
from oboeuta_desktop.playback.stretch_process import StretchProcess
from oboeuta_desktop.self_testing import hearing, remembering, seeing, shipped
from oboeuta_desktop.self_testing.check import (
    AbsentError,
    Check,
    CheckFailedError,
    Place,
    expect,
    outcome_of,
)
from oboeuta_desktop.self_testing.checks import CHECKS
from oboeuta_desktop.self_testing.whole_window import window
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.storage.study_schema import MIGRATIONS
from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.lyrics_pictures import Pictures


@pytest.fixture
def place(qapp, tmp_path):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    return Place(bundled("resources"), bundled("songs"), scratch)


@pytest.fixture
def copied(place, tmp_path):
    """The same with resources and songs that may be broken."""
    shutil.copytree(bundled("resources"), tmp_path / "resources", copy_function=link)
    shutil.copytree(bundled("songs"), tmp_path / "songs")  # a link would lead out of the song
    return replace(place, resources=tmp_path / "resources", songs=tmp_path / "songs")


def link(source: str, target: str) -> None:
    Path(target).symlink_to(source)


def rewrite(path: Path, content: bytes) -> None:
    path.unlink()  # it may be a link to what is shipped
    path.write_bytes(content)


def fails(check, place: Place) -> str:
    outcome = outcome_of(Check("tried", check), place)
    assert outcome.status == "failed", outcome
    return outcome.found


@pytest.mark.parametrize(
    "check",
    [
        *(shipped.resources, shipped.songs, shipped.judging, shipped.translations),
        *(seeing.qt, seeing.fonts, seeing.lyric_frame, seeing.formula, remembering.study),
    ],
)
def test_what_is_shipped_passes(check, place):
    assert check(place)


def test_a_plot_is_dragged_and_a_goal_reached(place):
    assert "relu_silent" in seeing.demo(place)


def test_the_engine_runs_on_the_silent_clock(place, monkeypatch):
    monkeypatch.setattr(hearing, "_PLAY_SECONDS", 0.3)
    assert "loops" in hearing.silent_clock(place)


def test_every_check_has_a_name_of_its_own():
    assert len({check.name for check in CHECKS}) == len(CHECKS) >= 16


def test_a_missing_text_about_a_point_is_found(copied):
    (copied.resources / "points" / "A3.toml").unlink()
    assert "A3" in fails(shipped.resources, copied)


def test_an_icon_that_draws_nothing_is_found(copied):
    rewrite(copied.resources / "icons" / "play.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    assert "play.svg" in fails(shipped.resources, copied)


def test_a_damaged_font_is_found(copied):
    rewrite(copied.resources / "fonts" / "NotoSansJP-Bold.ttf", b"no font")
    assert "NotoSansJP-Bold.ttf" in fails(seeing.fonts, copied)


def test_a_folder_without_fonts_is_found(copied):
    shutil.rmtree(copied.resources / "fonts")
    assert "missing" in fails(seeing.fonts, copied)


def test_a_font_without_japanese_is_found(copied):
    latin = (copied.resources / "fonts" / "Inter-Bold.ttf").read_bytes()
    rewrite(copied.resources / "fonts" / "NotoSansJP-Bold.ttf", latin)
    assert "lacks" in fails(seeing.fonts, copied)


def test_a_missing_song_is_found(copied):
    shutil.rmtree(copied.songs / "lstm")
    assert "lstm" in fails(shipped.songs, copied)


def test_a_damaged_song_is_found(copied):
    rewrite(copied.songs / "relu" / "song.toml", b"title = ")
    assert "song.toml:1" in fails(shipped.songs, copied)


@pytest.mark.qt_log_ignore("Could not open media", extend=True)
def test_a_stem_that_is_no_sound_is_found(copied):
    for stem in copied.songs.glob("*/*.ogg"):
        rewrite(stem, b"OggS and nothing else")
    assert ".ogg" in fails(hearing.stems, copied)


def test_a_position_that_stands_still_is_found(place, monkeypatch):
    monkeypatch.setattr(Transport, "position", property(lambda _self: 0.0))
    monkeypatch.setattr(hearing, "_FIRST_SECONDS", 0.2)
    assert "nothing moves" in fails(hearing.silent_clock, place)


def test_a_stretch_that_changes_nothing_is_found(place, monkeypatch):
    monkeypatch.setattr(StretchProcess, "stretch", lambda _self, samples, **_wishes: samples)
    assert "instead of" in fails(hearing.stretching, place)


def test_words_in_the_wrong_colour_are_found(place, monkeypatch):
    right = Pictures._ink
    monkeypatch.setattr(
        Pictures, "_ink", lambda self, row, ink: right(self, row, "plain" if ink == "sung" else ink)
    )
    assert "no word is lit" in fails(seeing.lyric_frame, place)


def test_words_lit_beyond_the_cursor_are_found(place, monkeypatch):
    def always_sung(self, page, key, marks, right=Pictures.picture) -> QPixmap:
        ink = "sung" if key.ink == "plain" else key.ink
        return right(self, page, replace(key, ink=ink), marks)

    monkeypatch.setattr(Pictures, "picture", always_sung)
    assert "before they are sung" in fails(seeing.lyric_frame, place)


def test_a_goal_that_anything_reaches_is_found(place, monkeypatch):
    activation = seeing.DEMOS["activation"]
    easy = tuple(Goal(goal.name, goal.words, lambda _state: True) for goal in activation.goals)
    monkeypatch.setitem(seeing.DEMOS, "activation", replace(activation, goals=easy))
    assert "anything" in fails(seeing.demo, place)


def test_a_picture_that_does_not_follow_is_found(place, monkeypatch):
    monkeypatch.setattr(seeing, "_pixels", lambda _widget: np.zeros((1, 1, 4), np.uint8))
    assert "does not follow" in fails(seeing.demo, place)


def test_a_formula_that_cannot_be_set_is_found(place, monkeypatch):
    monkeypatch.setattr(Typesetter, "typeset", lambda _self, _tex, *, display: None)
    assert "typeset" in fails(seeing.formula, place)


def test_a_formula_without_ink_is_found(place, monkeypatch):
    monkeypatch.setattr(seeing, "_FORMULA", r"\quad")
    assert fails(seeing.formula, place)


def test_a_migration_that_loses_something_is_found(place, monkeypatch):
    forgetful = (*MIGRATIONS, "DELETE FROM setting")
    for module in (remembering, sys.modules["oboeuta_desktop.storage.study_store"]):
        monkeypatch.setattr(module, "MIGRATIONS", forgetful)
    assert "lost" in fails(remembering.study, place)


def test_a_judge_who_accepts_everything_is_found(place, monkeypatch):
    monkeypatch.setattr(Judge, "judge", lambda _self, _given, _term: Judgement("exact"))
    assert "judged exact" in fails(shipped.judging, place)


def test_a_translation_that_is_none_is_found(copied):
    rewrite(copied.resources / "translations" / "oboeuta_en.qm", b"nothing")
    assert "does not load" in fails(shipped.translations, copied)


def test_what_is_not_shipped_is_absent_and_not_counted(copied, monkeypatch, capsys):
    (copied.resources / "translations" / "oboeuta_en.qm").unlink()
    assert outcome_of(Check("translations", shipped.translations), copied).status == "absent"
    monkeypatch.setattr(shipped, "_MAKER", ("no_such_library",))
    with pytest.raises(AbsentError, match="no_such_library"):
        shipped.song_maker(copied)


def test_a_window_without_its_song_is_found(copied):
    rewrite(copied.songs / "relu" / "lyrics.lrc", b"")
    assert "no song is on stage" in fails(window, copied)


def passing(_place: Place) -> str:
    return "well"


def failing(_place: Place) -> str:
    expect(False, "ill")
    return ""


def breaking(_place: Place) -> str:
    raise ZeroDivisionError


def absent(_place: Place) -> str:
    raise AbsentError("not shipped")


@pytest.fixture
def no_watch(monkeypatch):
    """pytest watches for crashes itself, and there is only one such watch."""
    monkeypatch.setattr(self_test, "faulthandler", Mock())


def run(checks, *words: str) -> int:
    return self_test.main(words, checks=[Check(each.__name__, each) for each in checks])


def test_the_last_line_counts_and_the_exit_code_tells(qapp, no_watch, capsys):
    assert run([passing, absent, passing]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 passed, 0 failed"
    assert run([passing, failing, breaking]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 passed, 2 failed"


def test_the_report_says_everything(qapp, no_watch, tmp_path, capsys):
    report = tmp_path / "new folder" / "report.json"
    run([passing, breaking], "--report", str(report))
    told = json.loads(report.read_text(encoding="utf-8"))
    assert (told["passed"], told["failed"], told["running"]) == (1, 1, "")
    assert [each["name"] for each in told["checks"]] == ["passing", "breaking"]
    assert "ZeroDivisionError" in told["checks"][1]["trace"]
    assert [path.name for path in report.parent.iterdir()] == ["report.json"]


def test_a_check_that_fails_says_where(place):
    outcome = outcome_of(Check("failing", failing), place)
    assert outcome.found == "ill"
    assert "test_self_test.py" in outcome.trace
    with pytest.raises(CheckFailedError):
        failing(place)


_CRASH = """
import ctypes
from oboeuta_desktop.commands import self_test
from oboeuta_desktop.self_testing.check import Check
def dies(place): ctypes.string_at(0)
def lives(place): return "well"
self_test.main(["--report", {report!r}], checks=[Check("lives", lives), Check("dies", dies)])
"""


def test_a_hard_crash_leaves_report_and_trace(tmp_path):
    report = tmp_path / "report.json"
    done = subprocess.run(
        [sys.executable, "-c", _CRASH.format(report=str(report))],
        cwd=Path(self_test.__file__).parents[2],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode != 0
    told = json.loads(report.read_text(encoding="utf-8"))
    assert told["running"] == "dies"
    assert [each["status"] for each in told["checks"]] == ["passed"]
    assert "dies" in (tmp_path / "report.json.crash.txt").read_text(encoding="utf-8")
