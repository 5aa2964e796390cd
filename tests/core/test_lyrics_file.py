from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oboeuta_desktop.core.errors import (
    FileTooLargeError,
    FileUnreadableError,
    LyricsUnusableError,
)
from oboeuta_desktop.core.lrc import parse_lrc
from oboeuta_desktop.core.lyrics import Furigana, Lyrics, LyricWord
from oboeuta_desktop.core.lyrics_file import SIZE_LIMIT, lyrics_of, read_lrc


def lyrics(text: str, offset: float = 0.0) -> Lyrics:
    return lyrics_of(parse_lrc(text.encode()), offset)


def readings(text: str, line: int = 0) -> list[tuple[int, int, str]]:
    return [(f.first, f.last, f.reading) for f in lyrics(text).lines[line].furigana]


def test_a_file_is_read_into_seconds(tmp_path):
    path = tmp_path / "表 #1 %.LRC"
    path.write_text("[00:10.00]<00:10.00>夜<00:11.00>が\n[00:10.00]yoru ga\nx", encoding="cp932")
    lrc = read_lrc(path)
    read, warnings = lyrics_of(lrc), lrc.warnings
    (line,) = read.lines
    assert (line.text, line.start, line.end, line.subs) == ("夜が", 10.0, 16.0, ("yoru ga", "x"))
    assert line.words == (LyricWord("夜", 0, 10.0, 11.0), LyricWord("が", 1, 11.0, 16.0))
    assert warnings == ()


def test_offsets_make_lyrics_earlier_but_never_before_the_song():
    assert lyrics("[offset:500]\n[00:10.00]a").lines[0].start == 9.5
    assert lyrics("[offset:-500]\n[00:10.00]a").lines[0].start == 10.5
    assert lyrics("[00:10.00]a", offset=0.25).lines[0].start == 9.75
    early = lyrics("[offset:20000]\n[00:10.00]<00:10.00>a<00:11.00>\n[00:12.00]b").lines
    assert [line.start for line in early] == [0.0, 0.0]
    assert all(line.end > line.start for line in early)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"[00:01.00]\n", "empty"),
        (b"[ti:a]\n", "empty"),
        (b"just words\n", "no stamps"),
        (b"\x89PNG\r\n", "binary"),
    ],
)
def test_a_file_with_nothing_to_show_is_unusable(tmp_path, content, problem):
    path = tmp_path / "a.lrc"
    path.write_bytes(content)
    with pytest.raises(LyricsUnusableError) as caught:
        read_lrc(path)
    assert (caught.value.path, caught.value.problem) == (path, problem)


def test_a_file_that_cannot_be_read_says_so(tmp_path):
    for path in (tmp_path, tmp_path / "none.lrc", Path("a\0b.lrc")):
        with pytest.raises(FileUnreadableError) as caught:
            read_lrc(path)
        assert caught.value.reason


def test_a_file_that_is_too_large_is_refused(tmp_path):
    path = tmp_path / "a.lrc"
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    with pytest.raises(FileTooLargeError) as caught:
        read_lrc(path)
    assert (caught.value.size, caught.value.limit) == (SIZE_LIMIT + 1, SIZE_LIMIT)


def test_a_reading_stands_at_every_occurrence_with_the_moment_of_each_mora():
    text = (
        "[00:10.00]<00:10.00>入力<00:11.00>は<00:11.50>入力<00:12.50>\n"
        "@Ruby1=入力,にゅ[00:00.234]う[00:00.469]りょ[00:00.703]く\n"
    )
    first, second = lyrics(text).lines[0].furigana
    assert first == Furigana(0, 2, "にゅうりょく", (10.0, 10.234, 10.469, 10.703))
    assert (second.first, second.last) == (3, 5)
    assert second.starts == (11.5, 11.734, 11.969, 12.203)


def test_morae_without_a_stamp_share_the_time_up_to_the_next():
    text = "[00:10.00]<00:10.00>時間<00:12.00>\n@Ruby1=時間,じか[00:01.00]ん\n"
    assert lyrics(text).lines[0].furigana[0].starts == (10.0, 10.5, 11.0)


def test_a_mora_stamp_after_the_word_is_drawn_to_its_end():
    text = "[00:10.00]<00:10.00>夜<00:10.50>\n@Ruby1=夜,よ[00:01.00]る\n"
    assert lyrics(text).lines[0].furigana[0].starts == (10.0, 10.5)


def test_a_reading_over_two_words_ends_with_the_second():
    text = "[00:10.00]<00:10.00>入<00:11.00>力<00:12.00>は\n@Ruby1=入力,にゅう[00:01.50]りょく\n"
    (reading,) = lyrics(text).lines[0].furigana
    assert reading.starts == (10.0, 10.75, 11.5, 11.75)


@pytest.mark.parametrize(
    "text",
    [
        "[00:10.00]夜\n@Ruby1=夜,よ[00:00.20]る\n",
        "[00:10.00]<00:10.00>夜<00:11.00>\n@Ruby1=夜,よる\n",
        "[00:10.00]<00:10.00>が夜<00:11.00>\n@Ruby1=夜,よ[00:00.20]る\n",
    ],
)
def test_no_mora_is_timed_where_the_file_does_not_say_when_the_base_begins(text):
    (reading,) = lyrics(text).lines[0].furigana
    assert (reading.reading, reading.starts) == ("よる", ())


def test_a_reading_holds_only_from_and_until_its_limits():
    text = (
        "[00:10.00]時\n[00:20.00]時\n[00:30.00]時\n"
        "@Ruby1=時,じ\n@Ruby2=時,とき,[00:20.00],[00:30.00]\n"
    )
    assert [readings(text, i)[0][2] for i in range(3)] == ["じ", "とき", "じ"]
    assert readings("[00:10.00]時\n@Ruby1=時,とき,[00:20.00]") == []
    assert readings("[00:30.00]時\n@Ruby1=時,とき,,[00:20.00]") == []


def test_the_longest_base_wins():
    text = "[00:10.00]入力層と入口\n@Ruby1=入,い\n@Ruby2=入力,にゅうりょく\n"
    assert readings(text) == [(0, 2, "にゅうりょく"), (4, 5, "い")]


def test_readings_of_absurd_lines_are_left_out():
    words = "".join(f"<00:{i % 60:02}.00>夜" for i in range(1_200))
    assert readings(f"[00:00.00]{words}\n@Ruby1=夜,よる") == []


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="[]<>:.,01259 \na夜@Ruby1=よる", max_size=150),
    st.integers(-90_000, 90_000),
    st.floats(-30, 30),
)
def test_lines_are_always_complete_and_in_order(text, tag, offset):
    made = lyrics(f"[offset:{tag}]\n[00:01.00]<00:01.00>夜<00:01.50>a\n{text}", offset)
    assert [line.start for line in made.lines] == sorted(line.start for line in made.lines)
    for line in made.lines:
        assert line.end > line.start >= 0
        times = [time for word in line.words for time in (word.start, word.end)]
        assert times == sorted(times)
        assert all(line.text[w.first : w.last] == w.text for w in line.words)
        assert all(line.start <= time <= line.end for time in times)
        assert all(line.text[f.first : f.last] for f in line.furigana)
