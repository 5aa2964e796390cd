"""Answers one question: does ``oboeuta make`` sing what it is given, or say why not?"""

import tomllib

import pytest

from oboeuta_desktop.commands import make
from oboeuta_desktop.core.ogg import read_ogg_stream
from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.production.progress import Cancelled

SCORE = """\
title: はじめてのうた
artist: a
bpm: 160
key: C

[verse energy=1]
C: C Am
L: {勾配|こうばい}を たどって
N: G3 G3 A3 B3 C4*2 r*2 | A3*2 B3 C4*3 r*2

[outro energy=0]
C: F
"""


@pytest.fixture
def score(tmp_path, user_folders):
    path = tmp_path / "表 #1%.song"
    path.write_text(SCORE, encoding="utf-8")
    return path


def test_a_score_becomes_a_song_folder_that_plays(score, tmp_path, capsys):
    assert make.main([str(score)]) == 0
    folder = tmp_path / "表 #1%"
    song = read_song(folder)
    assert song.warnings == ()
    assert (song.title, song.artist, song.bpm) == ("はじめてのうた", "a", 160)
    assert [line.text for line in song.lyrics.lines] == ["勾配を たどって"]
    assert {read_ogg_stream(stem.path).frames for stem in song.stems} == {216_000}
    assert (folder / "score.song").read_text(encoding="utf-8") == SCORE
    assert "4.5 s of song" in capsys.readouterr().out


def test_one_stem_of_some_bars_does_not_replace_the_song(score, tmp_path):
    assert make.main([str(score), "--only", "backing", "--preview", "3"]) == 0
    folder = tmp_path / "表 #1%-backing"
    values = tomllib.loads((folder / "song.toml").read_text(encoding="utf-8"))
    assert [stem["role"] for stem in values["audio"]["stems"]] == ["backing"]
    assert not (tmp_path / "表 #1%").exists()
    assert not (folder / "score.song").exists()


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("L: 勾配を たどって", "write {勾配|よみ}"),
        ("N: G3 G3 A3 B3 C4*2 r*2 | A3*2 B3*3 r*3", "left: て"),
        ("N: G3 G3 A3 B3 C4*2 r*2 | A3*2 B3 C4*3 r*3", "expected: 8"),
        ("N: G3 G3 A3 B3 C6*2 r*2 | A3*2 B3 C4*3 r*2", "C6 is outside the range"),
        ("[coda]", "coda"),
        ("N:\tG3", "a tab"),
    ],
)
def test_a_wrong_score_is_named_with_its_line_and_leaves_nothing(score, capsys, row, words):
    key = row.split(":")[0] if ":" in row[:3] else "[outro energy=0]"
    rows = [row if r.startswith(key) else r for r in SCORE.splitlines()]
    score.write_text("\n".join(rows) + "\n", encoding="utf-8")
    number = rows.index(row) + 1
    before = sorted(score.parent.iterdir())
    assert make.main([str(score)]) == 1
    told = capsys.readouterr().err
    assert f"{score.name}:{number}" in told
    assert words in told
    assert sorted(score.parent.iterdir()) == before


def test_a_score_of_ten_thousand_bars_is_refused_at_once(score, capsys):
    bars = " ".join(["C"] * 10_000)
    score.write_text(f"title: a\nbpm: 120\n[break]\nC: {bars}\n", encoding="utf-8")
    assert make.main([str(score)]) == 1
    assert "bars" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["a.song", "--draft", "b"], ["a", "--preview", "0"]])
def test_wrong_arguments_are_told_before_anything_is_done(arguments):
    with pytest.raises(SystemExit) as caught:
        make.main(arguments)
    assert caught.value.code == 2


def test_an_unknown_voice_names_those_that_sing(score, capsys):
    assert make.main([str(score), "--voice", "nobody"]) == 1
    assert "mei" in capsys.readouterr().err


def test_a_missing_score_is_named(tmp_path, capsys):
    assert make.main([str(tmp_path / "no.song")]) == 1
    assert "no.song" in capsys.readouterr().err


def test_bars_that_the_song_does_not_have_are_told(score, capsys):
    assert make.main([str(score), "--preview", "9-12"]) == 1
    assert "only 3 bars" in capsys.readouterr().err


def test_whoever_stops_it_finds_nothing_half_made(score, monkeypatch, capsys):
    def stop(bar, step, fraction):
        raise Cancelled

    before = sorted(score.parent.iterdir())
    monkeypatch.setattr(make.ProgressBar, "__call__", stop)
    assert make.main([str(score)]) == make.CANCELLED
    assert "nothing was written" in capsys.readouterr().err
    assert sorted(score.parent.iterdir()) == before


def test_a_missing_package_names_the_command_that_installs_it(score, monkeypatch, capsys):
    def refuse(name):
        raise ModuleNotFoundError(name="scipy")

    monkeypatch.setattr(make.importlib, "import_module", refuse)
    assert make.main([str(score)]) == 1
    assert 'pip install "oboeuta-desktop[make]"' in capsys.readouterr().err


def test_a_draft_is_a_score_to_edit_and_never_overwrites(tmp_path, capsys):
    lyrics, out = tmp_path / "a.txt", tmp_path / "a.song"
    lyrics.write_text("ReLUは入力が0以上ならそのまま\n", encoding="utf-8")
    assert make.main(["--draft", str(lyrics), "--out", str(out)]) == 0
    assert make.read_score(out).lines[0].kana.startswith("れるーわにゅーりょくが")
    written = out.read_bytes()
    assert make.main(["--draft", str(lyrics), "--out", str(out)]) == 1
    assert "there already" in capsys.readouterr().err
    assert out.read_bytes() == written
