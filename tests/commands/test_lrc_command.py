from __future__ import annotations

import io
import json
import subprocess
import sys

import pytest

from oboeuta_desktop.commands.lrc import main


@pytest.fixture
def lyrics(tmp_path):
    path = tmp_path / "夜 #1.lrc"
    path.write_text(
        "[ti:夜]\n[offset:+500]\n[00:10.00]<00:10.00>夜<00:10.50>が<00:11.00>\n[00:10.00]yoru ga\n"
        "[00:12.00]明ける\nstray\n\nlater\n",
        encoding="cp932",
    )
    return path


def test_json_is_one_object_for_each_file_on_its_own_line(lyrics, tmp_path, capsys):
    missing = tmp_path / "none.lrc"
    assert main(["--json", str(lyrics), str(missing)]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {
        "file": str(lyrics),
        "encoding": "cp932",
        "offset_ms": 500,
        "tags": {"ti": "夜", "offset": "+500"},
        "lines": [
            {
                "start_ms": 10_000,
                "end_ms": 11_000,
                "text": "夜が",
                "words": [
                    {"start_ms": 10_000, "end_ms": 10_500, "text": "夜"},
                    {"start_ms": 10_500, "end_ms": 11_000, "text": "が"},
                ],
                "sub": ["yoru ga"],
            },
            {
                "start_ms": 12_000,
                "end_ms": 17_000,
                "text": "明ける",
                "words": [],
                "sub": ["stray", "later"],
            },
        ],
        "warnings": [
            {
                "line": 8,
                "problem": "untimed",
                "text": "later",
                "meaning": "a line without a stamp",
            }
        ],
    }
    assert second["file"] == str(missing)
    assert second["error"]
    assert set(second) == {"file", "error"}


def test_any_bytes_give_an_object(tmp_path, capsys):
    path = tmp_path / "a.lrc"
    path.write_bytes(bytes(range(256)))
    assert main([str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["warnings"][0]["problem"] == "binary"


def test_without_json_a_person_reads_a_table(lyrics, tmp_path, capsys):
    assert main([str(lyrics), str(tmp_path)]) == 0
    output = capsys.readouterr().out
    assert "2 lines, lyrics 0.5 s earlier" in output
    assert "00:10.000 - 00:11.000    2 words  夜が" in output
    assert "yoru ga" in output
    assert "! line 8: a line without a stamp: later" in output
    assert str(tmp_path) in output.splitlines()[-1]


def test_the_direction_of_an_offset_is_said_in_words(tmp_path, capsys):
    path = tmp_path / "a.lrc"
    for tag, words in (("-250", "0.25 s later"), ("0", "line\n")):
        path.write_text(f"[offset:{tag}]\n[00:01.00]a\n")
        main([str(path)])
        assert words in capsys.readouterr().out
    path.write_text("[ti:a]\n")
    main([str(path)])
    assert "! file: no line has a time stamp\n" in capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8", "cp932"])
def test_any_output_encoding_will_do(lyrics, monkeypatch, encoding):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    main(["--json", str(lyrics)])
    main([str(lyrics)])
    sys.stdout.flush()
    first, rest = raw.getvalue().decode(encoding).split("\n", 1)
    assert json.loads(first)["tags"]["ti"] == "夜"
    assert "yoru ga" in rest


def test_help_tells_the_fields(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == 0
    output = capsys.readouterr().out
    for word in ("offset_ms", "start_ms", "sub", "warnings", "error", "--json"):
        assert word in output


def test_no_file_is_a_wrong_use(capsys):
    with pytest.raises(SystemExit) as caught:
        main([])
    assert caught.value.code == 2
    assert "FILE" in capsys.readouterr().err


def test_it_starts_without_qt_or_numpy():
    code = (
        "import sys, oboeuta_desktop.commands.lrc;"
        "sys.exit(any(name.startswith(('PySide6', 'numpy')) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
