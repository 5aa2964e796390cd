from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oboeuta_desktop.core.lrc import LrcFile, parse_lrc
from oboeuta_desktop.core.lyrics import LyricLine, Lyrics
from oboeuta_desktop.core.lyrics_file import lyrics_of as read_lyrics
from oboeuta_desktop.production.notation.lyrics_out import lyrics_of
from oboeuta_desktop.production.notation.pronounce import read_lyric
from oboeuta_desktop.production.notation.score import Score, SungLine
from oboeuta_desktop.production.notation.score_text import parse_score, read_score

SONGS = Path(__file__).resolve().parents[2] / "songs"
HEAD = "title: うた\nbpm: {bpm}\n"


def score_of(lyric: str, notes: str, *, bpm: str = "120") -> Score:
    bars = notes.count("|") + 1
    body = f"[verse]\nC: {'C ' * bars}\nL: {lyric}\nN: {notes}\n"
    return parse_score(HEAD.format(bpm=bpm) + body, Path("test.song"))


def written_and_read(score: Score) -> tuple[LrcFile, Lyrics]:
    lrc = parse_lrc(lyrics_of(score).encode())
    return lrc, read_lyrics(lrc)


@dataclass
class Onset:
    """What is sung from a note's start on: a piece of kana, or one mora of a reading."""

    seconds: float
    reading: str


def wanted_onsets(line: SungLine) -> Iterator[Onset]:
    notes = iter((note, i == 0) for note in line.notes for i, _ in enumerate(note.morae))
    for word in line.words:
        for segment in word.segments:
            for _ in segment.morae:
                note, begins = next(notes)
                if begins:
                    yield Onset(note.start, segment.furigana)


def shown_onsets(line: LyricLine, owned: dict[int, list[int]]) -> Iterator[Onset]:
    """``owned``: which morae of the reading at that character have notes of their own."""
    readings = {furigana.first: furigana for furigana in line.furigana}
    for word in line.words:
        furigana = readings.get(word.first)
        if furigana is not None:
            starts = furigana.starts or (word.start,)
            yield from (Onset(starts[k], furigana.reading) for k in owned[word.first])
        elif word.end > word.start:  # else it is a bracket before a reading
            yield Onset(word.start, "")


def owned_morae(line: SungLine) -> dict[int, list[int]]:
    begins = iter(i == 0 for note in line.notes for i, _ in enumerate(note.morae))
    owned: dict[int, list[int]] = {}
    place = 0
    for word in line.words:
        for segment in word.segments:
            flags = [next(begins) for _ in segment.morae]
            if segment.furigana:
                owned[place] = [k for k, flag in enumerate(flags) if flag]
            place += len(segment.text)
        place += 1
    return owned


def assert_reads_as_sung(score: Score) -> None:
    lrc, lyrics = written_and_read(score)
    assert lrc.warnings == ()
    assert [line.text for line in lyrics.lines] == [line.text for line in score.lines]
    for shown, sung in zip(lyrics.lines, score.lines, strict=True):
        assert shown.start == milliseconds(sung.start)
        assert shown.end == milliseconds(sung.end)
        found = list(shown_onsets(shown, owned_morae(sung)))
        wanted = [Onset(milliseconds(o.seconds), o.reading) for o in wanted_onsets(sung)]
        assert [Onset(round(o.seconds, 3), o.reading) for o in found] == wanted


def milliseconds(seconds: float) -> float:
    """The nearest thousandth; a half goes up."""
    return float(Fraction(int(Fraction(seconds + 1e-9) * 1000 + Fraction(1, 2)), 1000))


@pytest.mark.parametrize("song", ["relu", "lstm"])
def test_a_whole_song_is_read_back_to_the_millisecond(song):
    score = read_score(SONGS / song / "score.song")
    assert len(score.lines) > 20
    assert_reads_as_sung(score)


def test_kana_is_stamped_by_the_mora_and_a_reading_in_its_ruby():
    score = score_of("{入力|にゅうりょく}が", "E4 E4 A4 A4 B4*3 r")
    assert lyrics_of(score).splitlines()[2:] == [
        "[00:00.00]<00:00.00>入力<00:01.00>が<00:01.75>",
        "@Ruby1=入力,にゅ[00:00.25]う[00:00.50]りょ[00:00.75]く",
    ]


def test_a_rest_is_an_end_and_a_new_start():
    text = lyrics_of(score_of("ゼロ {正|せい}", "r E4 E4 r A4*2 A4 r"))
    assert "<00:00.25>ゼ<00:00.50>ロ <00:00.75><00:01.00>正<00:01.75>" in text


def test_the_length_is_the_whole_song_and_the_title_is_its_title():
    text = lyrics_of(score_of("あ", "A4*8 | r*8"))
    assert text.startswith("[ti:うた]\n[length:00:04.000]\n")


def test_a_melisma_has_one_stamp():
    assert "<00:00.00>あ<00:01.00>い" in lyrics_of(score_of("あい", "A4+B4*2+A4 E4*4"))


def test_what_is_sung_inside_a_note_has_no_stamp():
    text = lyrics_of(score_of("{黙|だま}って {ReLU|レル_ー} し_て", "A4 A4 A4 A4 A4 A4*2 r"))
    assert "黙っ<00:00.50>て <00:00.75>ReLU <00:01.25>して<" in text
    assert "=黙,だ[00:00.25]ま\n" in text
    assert "=ReLU,レ[00:00.25]ルー\n" in text


def test_one_text_with_two_readings_gets_limits():
    score = score_of("{負|ふ}は {負|マイナス}", "A4*2 A4*2 A4 A4 A4 A4")
    assert lyrics_of(score).splitlines()[3:] == [
        "@Ruby1=負,ふ,,[00:01.00]",
        "@Ruby2=負,マ[00:00.25]イ[00:00.50]ナ[00:00.75]ス,[00:01.00]",
    ]
    assert_reads_as_sung(score)


def test_one_reading_with_two_rhythms_gets_limits():
    score = score_of("{負荷|ふか} {負荷|ふか}", "A4*2 A4*2 A4 A4*3")
    assert "負荷,ふ[00:00.50]か,,[00:01.00]" in lyrics_of(score)
    assert_reads_as_sung(score)


def test_kana_that_elsewhere_has_a_reading_stays_without_one():
    score = score_of("{は|わ}と は", "A4*2 A4*2 A4*4")
    _, lyrics = written_and_read(score)
    assert [(f.first, f.reading) for f in lyrics.lines[0].furigana] == [(0, "わ")]
    assert_reads_as_sung(score)


def test_a_longer_text_does_not_swallow_two_short_ones():
    score = score_of("{入|いり}{力|ちから} {入力|にゅうりょく}", "A4 A4 A4 A4 A4 A4 A4 A4 | A4*8")
    score_lines = written_and_read(score)[1].lines
    assert [f.reading for f in score_lines[0].furigana] == ["いり", "ちから", "にゅうりょく"]
    assert_reads_as_sung(score)


def test_repeated_lines_are_written_each_time():
    text = (
        "title: x\nbpm: 120\n[chorus]\nC: C\nL: {ReLU|レル_ー}\nN: A4 A4*7\n[break]\nC: C\n"
        "[chorus again]\n"
    )
    score = parse_score(text, Path("test.song"))
    _, lyrics = written_and_read(score)
    assert [(line.start, line.text) for line in lyrics.lines] == [(0.0, "ReLU"), (4.0, "ReLU")]


def test_brackets_and_commas_stay_where_they_are_written():
    score = score_of("「{負|ふ}」、 な「ら」 (あ)", "A4*2 A4 A4 A4*4")
    lrc, lyrics = written_and_read(score)
    assert lyrics.lines[0].text == "「負」、 な「ら」 (あ)"
    assert [word.text for word in lrc.lines[0].words] == ["「", "負」、 ", "な", "「ら」 ", "(あ)"]
    assert_reads_as_sung(score)


WORDS = st.lists(
    st.sampled_from(
        [
            *(
                "そのまま",
                "は",
                "って",
                "ん",
                "レルー",
                "きょう",
                "なら、",
                "「ら",
                "し_て",
                "が」",
            ),
            *("{は|/わ}", "{は|わ}", "{負|ふ}", "{負|マイナス}", "{入力|にゅうりょく}", "{入|い}"),
            *(
                "{力|りょく}",
                "{力|ちから_ー}",
                "{x|エックス}",
                "{max|マックス}",
                "{0|ゼロ}",
                "{10|じゅ_う}",
            ),
            *(
                "{入力層|にゅうりょくそう/にゅーりょ_くそ_ー}",
                "{ReLU|レル_ー}",
                "{Leaky|リーキ_ー}",
            ),
            *("{=|イコール}", "{−1|マイナスいち}", "{@Ruby1=x|あ}", "{00:01|い_ち}", "{00|れい}"),
        ]
    ),
    min_size=1,
    max_size=3,
)


@st.composite
def phrases(draw: st.DrawFn) -> str:
    """A line of lyrics with random notes that fill their bars."""
    words = draw(st.lists(WORDS, min_size=1, max_size=4))
    written = ["あ" + "".join(word) if word[0][0] in "っー" else "".join(word) for word in words]
    lyric = " ".join(written)
    tokens: list[str] = []
    place = Fraction(0)
    for _ in read_lyric(lyric).syllables:
        if draw(st.booleans()) and draw(st.booleans()):
            place = append(tokens, "r", draw(LENGTHS), place)
        place = append(tokens, draw(st.sampled_from(["A3", "C4", "B3"])), draw(LENGTHS), place)
    rest = -place % 8
    if rest:
        append(tokens, "r", rest, place)
    if tokens[-1] == "|":
        tokens.pop()
    bars = tokens.count("|") + 1
    return f"C: {'C ' * bars}\nL: {lyric}\nN: {' '.join(tokens)}\n"


LENGTHS = st.sampled_from([Fraction(n, 2) for n in (2, 2, 2, 3, 4, 7)])


def append(tokens: list[str], token: str, length: Fraction, place: Fraction) -> Fraction:
    """Write a note or rest, tied over the bar line where it must be; the new place in units."""
    room = 8 - place % 8
    first = min(room, length)
    tokens.append(f"{token}*{float(first)}")
    place += first
    if place % 8 == 0:
        tokens.append("|")
    if length > first:
        return append(tokens, "r" if token == "r" else "~", length - first, place)
    return place


@settings(max_examples=60, deadline=None)
@given(st.lists(phrases(), min_size=1, max_size=4), st.sampled_from(["120", "93.7", "117"]))
def test_any_score_is_read_back_to_the_millisecond(written, bpm):
    score = parse_score(
        HEAD.format(bpm=bpm) + "[verse]\n" + "".join(written) + "[verse again]\n", Path("a.song")
    )
    assert_reads_as_sung(score)
