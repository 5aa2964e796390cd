"""Answers one question: does a sheet say all that a singer needs, in place and without overlap?"""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import sys

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QColor, QImage, QPainter

from oboeuta_desktop.commands.sheet import main
from oboeuta_desktop.core.errors import ChordsUnknownError, FileUnwritableError
from oboeuta_desktop.core.lyrics import Furigana, LyricLine
from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.production.notation.lyrics_out import lyrics_of
from oboeuta_desktop.production.notation.score_text import read_score
from oboeuta_desktop.production.notation.song_file import song_toml
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.pdf_file import PAGE
from oboeuta_desktop.ui.sheet import paint_page, sheet_pages, sheet_pdf, write_sheet
from oboeuta_desktop.ui.sheet_content import key_name, sheet_content
from oboeuta_desktop.ui.sheet_pages import Room, lay_out
from oboeuta_desktop.ui.sheet_text import Fonts, set_text

pytestmark = pytest.mark.usefixtures("qapp")

SCORE = """\
title: 小さな歌
reading: ちいさなうた
bpm: 120
key: Am
artist: だれか

[intro]
C: C F Am G

[verse]
C: F Gsus4,G
L: {入力|にゅうりょく}が {勾配消失|こうばいしょうしつ}
N: E4 E4 A4 A4 B4*2 r*2 | F4 F4 A4 A4 G4 A4 C5 C5
C: Am F
L: {活性化関数|かっせいかかんすう}{は|/わ} {−1|マイナスいち}
N: C4 C4 C4 C4 C4 C4 C4*2 | C4 C4 C4 C4 C4 C4 C4 C4

[chorus]
C: F#m7 C
L: {RNN|アールエヌエヌ}そのまま
N: C4 C4 C4 C4 C4 C4 C4*2 | C4*2 C4*2 C4*2 C4*2

[chorus again "ラストサビ"]
"""
LESSONS = """\
[[lesson]]
line = "入力が 勾配消失"
points = ["A1", "A11"]
heading = "…"
explanation = "…"

[[lesson.keywords]]
text = "入力"
[[lesson.keywords]]
text = "配消"
"""
ROOM = Room(4_993, 7_519, 6_899)


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / "songs" / "tiny"
    path.mkdir(parents=True)
    (path / "score.song").write_text(SCORE, encoding="utf-8")
    score = read_score(path / "score.song")
    (path / "song.toml").write_text(song_toml(score, [], lessons=True), encoding="utf-8")
    (path / "lyrics.lrc").write_text(lyrics_of(score), encoding="utf-8")
    (path / "lessons.toml").write_text(LESSONS, encoding="utf-8")
    return path


@pytest.fixture
def song(folder):
    return read_song(folder)


@pytest.fixture
def score(folder):
    return read_score(folder / "score.song")


def letters_of(pdf):
    """The characters that a PDF says it holds."""
    tables = re.findall(rb"beginbfrange\n(.*?)endbfrange", pdf, flags=re.DOTALL)
    codes = [code for table in tables for code in re.findall(rb"\[(.*?)\]", table, re.DOTALL)]
    return {chr(int(code, 16)) for row in codes for code in re.findall(rb"<(\w{4})>", row)}


def blocks_by_column(page):
    columns = {}
    for placed in page:
        columns.setdefault(placed.x, []).append(placed)
    return list(columns.values())


def long_song(folder, *, lines, text="{0}あ {1}い"):
    """The song with many lines in sections of eight, each line another."""
    rows = [f"[{n // 60:02}:{n % 60:02}.00]{text.format(n, n + 1)}" for n in range(lines)]
    (folder / "lyrics.lrc").write_text("\n".join([*rows, ""]), encoding="utf-8")
    head = 'title = "長い歌"\n[audio]\nstems = []\n'
    sections = (f'[[section]]\nname = "{n}番"\nstart = {n * 8.0}\n' for n in range(lines // 8))
    (folder / "song.toml").write_text(head + "".join(sections), encoding="utf-8")
    (folder / "lessons.toml").unlink()
    return read_song(folder)


def test_a_lyric_sheet_has_the_sections_of_the_song_with_their_lines(song):
    content = sheet_content(song, None, chords=False)
    assert (content.title, content.title_reading, content.credit, content.facts) == (
        "小さな歌",
        "ちいさなうた",
        "だれか",
        ("♩=120",),
    )
    assert [(s.title, s.bars, len(s.rows), s.repeats) for s in content.sections] == [
        ("イントロ", 4, 0, None),
        ("Aメロ", 4, 2, None),
        ("サビ", 2, 1, None),
        ("ラストサビ", 2, 1, 2),
    ]


def test_a_line_brings_its_points_and_its_key_terms(song):
    first, second = sheet_content(song, None, chords=False).sections[1].rows
    assert (first.points, first.bold) == (("A1", "A11"), ((0, 2), (5, 7)))
    assert (second.points, second.bold) == ((), ())
    assert first.bars == ()


def test_a_chord_stands_over_the_mora_that_is_sung_when_it_begins(song, score):
    intro, verse, *_ = sheet_content(song, score, chords=True).sections
    assert [[chord.name for chord in bar.chords] for bar in intro.rows[0].bars] == [
        ["C"],
        ["F"],
        ["Am"],
        ["G"],
    ]
    bars = verse.rows[0].bars
    assert [(bar.first, bar.last) for bar in bars] == [(0, 4), (4, 8)]
    assert [(chord.name, chord.share) for chord in bars[1].chords] == [("Gsus4", 0.0), ("G", 0.5)]
    # The fifth of the eight morae of こうばいしょうしつ begins half of the bar later.
    assert [chord.place for chord in bars[1].chords] == [4.0, 6.0]


def test_a_bar_line_never_parts_a_reading(song, score):
    rows = sheet_content(song, score, chords=True).sections[1].rows
    # The bar ends within かっせいかかんすう|は: its last morae are sung in the second one.
    assert [(bar.first, bar.last) for bar in rows[1].bars] == [(0, 5), (5, 9)]


def test_a_chord_sheet_says_key_and_tempo_and_repeats_with_chords_are_the_same(song, score):
    content = sheet_content(song, score, chords=True)
    assert content.facts == ("キー C / Am", "♩=120")
    assert [section.repeats for section in content.sections] == [None, None, None, 2]
    higher = SCORE.replace('again "', 'again up=1 "')
    (song.folder / "score.song").write_text(higher, encoding="utf-8")
    content = sheet_content(song, read_score(song.folder / "score.song"), chords=True)
    assert content.sections[3].repeats is None


def test_every_key_has_a_name():
    assert [key_name(key).split(" / ") for key in (0, 2, 7, 10)] == [
        ["C", "Am"],
        ["D", "Bm"],
        ["G", "Em"],
        ["B♭", "Gm"],
    ]
    assert len({key_name(key) for key in range(12)}) == 12


def test_without_a_score_a_chord_sheet_says_why_it_cannot_be(song, tmp_path):
    with pytest.raises(ChordsUnknownError) as error:
        write_sheet(song, None, tmp_path / "a.pdf", chords=True)
    assert error.value.folder == song.folder
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("入力と 出力が", {"入力": "にゅうりょく", "出力": "しゅつりょく"}),
        ("入力出力", {"入力": "にゅうりょく", "出力": "しゅつりょく"}),
        ("tanhは −1と1の間", {"tanh": "タンエイチ", "−1": "マイナスいち", "間": "あいだ"}),
        ("RNNで 過去へ", {"RNN": "アールエヌエヌ", "過去": "かこ"}),
        ("負側は 平ら", {"負": "マイナス", "側": "がわ", "平": "たい"}),
        ("0か1か0", {"0": "ゼロゼロゼロ", "1": "いちいちいち"}),
    ],
)
def test_readings_keep_apart_and_stand_over_nothing_but_their_base_and_kana(text, readings):
    found = [
        Furigana(match.start(), match.end(), readings[match[0]])
        for match in re.finditer("|".join(readings), text)
    ]
    line = LyricLine(text, 0.0, 1.0, furigana=tuple(found))
    fonts = Fonts(140)
    row = set_text(line, 0, len(text), bold=(), fonts=fonts)
    spans = {
        raised: [
            (piece.x, piece.x + piece.shaped.lineAt(0).naturalTextWidth(), piece.shaped.text())
            for piece in row.pieces
            if (piece.raised > 0) == raised
        ]
        for raised in (True, False)
    }
    assert [reading for *_, reading in spans[True]] == [f.reading for f in found]
    assert "".join(base for *_, base in spans[False]) == text.replace(" ", "")
    for left, right in itertools.pairwise(spans[True]):
        assert right[0] - left[1] >= 10
    for left, right in itertools.pairwise(spans[False]):
        assert right[0] >= left[1] - 0.01
    for (start, end, _), reading in zip(spans[True], found, strict=True):
        others = [f for f in found if f is not reading]
        for other in others:
            first, last = row.x_of(other.first), row.x_of(other.last - 1)
            assert not start < first < end
            assert not start < last < end
    assert min(start for start, *_ in spans[True]) >= -0.4 * fonts.size


def test_the_front_of_a_line_is_in_line_with_the_others_unless_its_reading_is_very_wide():
    fonts = Fonts(140)
    line = LyricLine("入力", 0.0, 1.0, furigana=(Furigana(0, 2, "にゅうりょく"),))
    ruby, base = set_text(line, 0, 2, bold=(), fonts=fonts).pieces
    assert ruby.x < 0
    assert 0 <= base.x < 0.2 * fonts.size


def test_bold_is_a_whole_base_with_its_reading(song, score):
    row = sheet_content(song, None, chords=False).sections[1].rows[0]
    fonts = Fonts(140)
    assert row.line is not None
    text = set_text(row.line, 0, 8, bold=row.bold, fonts=fonts)
    weights = {p.shaped.text(): p.shaped.font().weight() for p in text.pieces if not p.raised}
    assert weights == {"入力": 700, "が": 400, "勾配消失": 700}


@pytest.mark.parametrize("chords", [False, True])
def test_nothing_overlaps_and_nothing_leaves_the_page(song, score, chords):
    content = sheet_content(song, score, chords=chords)
    (page,) = lay_out(content, ROOM)
    assert not any(placed.block.is_wrapped for placed in page)
    for column in blocks_by_column(page):
        for above, below in itertools.pairwise(column):
            assert above.y + above.block.height <= below.y + 0.01
        assert column[-1].y + column[-1].block.height <= ROOM.first_height


def test_a_long_song_goes_on_in_columns_and_pages_without_parting_short_sections(folder):
    content = sheet_content(long_song(folder, lines=160), None, chords=False)
    pages = lay_out(content, ROOM)
    assert len(pages) == 4
    blocks = [placed for page in pages for placed in page]
    assert len(blocks) == 160 + 20
    for number, page in enumerate(pages):
        columns = blocks_by_column(page)
        assert len(columns) == 2
        height = ROOM.height if number else ROOM.first_height
        for column in columns:
            assert len(column) % 9 == 0  # title and eight lines, never parted
            assert column[-1].y + column[-1].block.height <= height
    last = [column[-1].y for column in blocks_by_column(pages[-1])]
    assert abs(last[0] - last[1]) < 2_000


def test_a_section_longer_than_a_column_is_parted_but_never_behind_its_title(folder):
    song = long_song(folder, lines=160)
    text = (folder / "song.toml").read_text(encoding="utf-8")
    head, first, *_ = text.split("[[section]]")
    (folder / "song.toml").write_text(f"{head}[[section]]{first}", encoding="utf-8")
    pages = lay_out(sheet_content(read_song(song.folder), None, chords=False), ROOM)
    columns = [column for page in pages for column in blocks_by_column(page)]
    assert len(columns) > 2
    assert all(len(column) >= 3 for column in columns)


def test_a_line_wider_than_the_page_is_wrapped(folder):
    content = sheet_content(
        long_song(folder, lines=8, text="とても長い{0}" * 20), None, chords=False
    )
    (page,) = lay_out(content, ROOM)
    assert sum(placed.block.is_wrapped for placed in page) == 8


def test_a_repeat_is_said_in_full_while_that_costs_no_page(folder):
    chorus = "".join(f"[{{0}}:{n:02}.00]くり返す行{n}\n" for n in range(1, 26))
    head = 'title = "a"\n[audio]\nstems = []\n'
    part = '[[section]]\nname = "サビ"\nstart = {0}.0\n'
    (folder / "lessons.toml").unlink()

    def blocks(count):
        (folder / "lyrics.lrc").write_text(
            "".join(chorus.format(f"{n:02}") for n in range(count)), encoding="utf-8"
        )
        sections = "".join(part.format(60 * n) for n in range(count))
        (folder / "song.toml").write_text(head + sections, encoding="utf-8")
        pages = lay_out(sheet_content(read_song(folder), None, chords=False), ROOM)
        return len(pages), sum(map(len, pages))

    assert blocks(1) == (1, 26)
    assert blocks(2) == (1, 52)
    assert blocks(3) == (1, 26 + 1 + 1)


@pytest.mark.parametrize("chords", [False, True])
def test_ink_stays_inside_the_margins(song, score, chords, artefacts):
    content = sheet_content(song, score, chords=chords)
    for number, page in enumerate(sheet_pages(content), start=1):
        image = QImage(PAGE[0] // 8, PAGE[1] // 8, QImage.Format.Format_Grayscale8)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.scale(1 / 8, 1 / 8)
        paint_page(painter, content, page, number=number, count=1)
        painter.end()
        image.save(str(artefacts / f"sheet-{'chords' if chords else 'lyrics'}-{number}.png"))
        inside = image.copy(50, 45, image.width() - 100, image.height() - 65)
        outside = QImage(image)
        painter = QPainter(outside)
        painter.fillRect(50, 45, inside.width(), inside.height(), QColor("white"))
        painter.end()
        assert min(bytes(inside.constBits())) < 60
        assert min(bytes(outside.constBits())) == 255


@pytest.mark.parametrize("chords", [False, True])
def test_the_pdf_names_every_letter_that_is_sung_and_no_date(song, score, chords):
    pdf = sheet_pdf(song, score, chords=chords)
    assert pdf.startswith(b"%PDF-1.4")
    assert b"/Count 1\n" in pdf
    letters = letters_of(pdf)
    sung = "".join(line.text for line in song.lyrics.lines)
    read = "".join(f.reading for line in song.lyrics.lines for f in line.furigana)
    assert set(sung + read + song.title) - {" "} <= letters
    assert not any("\u2e80" <= letter < "\u2fe0" or letter >= "\ue000" for letter in letters)
    assert not re.search(rb"Date|20\d\d-\d\d", pdf)


def test_the_pdf_says_title_and_author(song):
    pdf = sheet_pdf(song, None, chords=False).replace(rb"\\", b"\\")  # its way of writing one
    assert b"/Title (\xfe\xff" + "小さな歌 — 歌詞".encode("utf-16-be") in pdf
    assert b"/Author (\xfe\xff" + "だれか".encode("utf-16-be") in pdf


def test_what_was_there_stays_when_the_sheet_cannot_be_written(song, tmp_path):
    for path in (tmp_path / "missing" / "a.pdf", tmp_path):
        with pytest.raises(FileUnwritableError) as error:
            write_sheet(song, None, path, chords=False)
        assert error.value.path == path
        assert error.value.reason
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    write_sheet(song, None, path, chords=False)
    assert path.read_bytes().startswith(b"%PDF")
    assert [entry.name for entry in tmp_path.glob("*pdf*")] == ["a.pdf"]


def test_the_command_writes_a_sheet_of_either_kind_here(folder, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["tiny"], songs=folder.parent) == 0
    assert main([str(folder), "--chords"]) == 0
    assert main(["tiny", "--out", "my.pdf"], songs=folder.parent) == 0
    captured = capsys.readouterr()
    assert captured.out == "tiny-lyrics.pdf\ntiny-chords.pdf\nmy.pdf\n"
    assert captured.err == ""
    names = captured.out.split()
    assert all((tmp_path / name).read_bytes().startswith(b"%PDF") for name in names)
    assert (tmp_path / names[0]).stat().st_size != (tmp_path / names[1]).stat().st_size


def test_the_command_says_what_is_wrong(qapp, folder, tmp_path, monkeypatch, capsys):
    for translator in qapp.findChildren(QTranslator):  # another test's language
        qapp.removeTranslator(translator)
    monkeypatch.chdir(tmp_path)
    (folder / "score.song").unlink()
    assert main(["nobody"], songs=folder.parent) == 2
    assert main(["tiny", "--chords"], songs=folder.parent) == 1
    assert main(["tiny", "--out", "missing/a.pdf"], songs=folder.parent) == 1
    assert capsys.readouterr().err == (
        "no such song: nobody; there are: tiny, or name a folder\n"
        f"{folder} has no score.song, and only a score knows the chords\n"
        "missing/a.pdf: No such file or directory\n"
    )


def test_two_runs_without_a_screen_write_the_same_bytes(folder, tmp_path):
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_HASH_SEED"}
    no_screen = {name: value for name, value in os.environ.items() if name not in screens}
    for name in ("a.pdf", "b.pdf"):
        command = [sys.executable, "-m", "oboeuta_desktop", "sheet", str(folder), "--chords"]
        done = subprocess.run(
            [*command, "--out", str(tmp_path / name)],
            env={**no_screen, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


SHIPPED = [path.parent.name for path in sorted(bundled("songs").glob("*/song.toml"))]


@pytest.mark.parametrize("chords", [False, True])
@pytest.mark.parametrize("name", SHIPPED)
def test_a_song_that_ships_fits_on_one_sheet_of_paper(name, chords):
    path = bundled("songs", name)
    content = sheet_content(read_song(path), read_score(path / "score.song"), chords=chords)
    pages = sheet_pages(content)
    assert len(pages) <= (2 if chords else 1)
    assert not any(placed.block.is_wrapped for page in pages for placed in page)
