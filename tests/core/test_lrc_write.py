from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oboeuta_desktop.core.lrc import LrcFile, LrcLine, format_lrc, parse_lrc


def read(text: str) -> LrcFile:
    return parse_lrc(text.encode())


def assert_round_trip(text: str) -> None:
    lrc = read(text)
    written = format_lrc(lrc)
    again = read(written)
    # warnings speak of the lines of the first file; where nothing is written, no line ends
    lrc = replace(lrc, warnings=(), newline=lrc.newline if written else "\n")
    assert replace(again, warnings=()) == lrc
    assert format_lrc(again) == written


@pytest.mark.parametrize(
    "text",
    [
        "",
        "words\n",
        "[ti:夜]\r\n[offset:+50]\r\n[00:18.31]a\r\n",
        "[00:10.00]a\n[00:12.00]\n[00:20.00]b\n",
        "[00:10.00]a\n[00:12.00]\n",
        "[00:10.00]a<00:25.00>\n[00:20.00]b\n",
        "[00:10.00]<00:10.00>a <00:10.50><00:11.00>b<00:12.00>\n[00:20.00]c\n",
        "[00:10.00]<00:10.20>a<00:20.00>b\n[00:15.00]c\n[00:30.00]d\n[00:31.00]\n",
        "[00:10.00][00:20.00]a\nb\nc\n",
        "[00:10.005]a\n",
        "[length:01:00]\n[00:10.00]a\n",
        "[00:10.00]a\n@Ruby1=浜辺,は[00:00:94]まべ,,[00:20:44]\n@Ruby2=夜,よる,[00:01:00]\n",
        "[00:10.00]a\n@Ruby1=夜,[00:00.10]よる\n@Title=x\n@Ruby2=\n",
        "[00:10.00]a\n[00:10.00][00:<00:11.00>20.00]b\n",
        "00:01.00]",
        "<[00:01.00]00:01.00]",
        "@x\n[100:00.00]a\n",
        "[1:00:00.00]a\n",
    ],
)
def test_what_is_written_reads_the_same(text):
    assert_round_trip(text)


MARKS = st.sampled_from(
    [
        *("[00:01.00]", "[00:02.50]", "[00:01.005]", "<00:01.50>", "<00:02.00>", "<00:03.00>"),
        *(
            "\n",
            "\n",
            "\n[00:03.00]",
            "\n[00:04.00]",
            "\n[01:00:50]",
            "a",
            "夜",
            " ",
            "\u3000",
            "b c",
        ),
        *(
            "[",
            "00:",
            "01.00]",
            "<",
            "\n[ti:x",
            "]",
            "\n[offset:-7]",
            "\n@Ruby1=夜,よ[00:00.20]る,,",
        ),
        *("\n[length:00:50]", "\n[al:y][", "\r\n", "F: "),
    ]
)


@settings(max_examples=500, deadline=None)
@given(st.lists(MARKS, max_size=30).map("".join))
def test_whatever_was_read_is_written_so_that_it_reads_the_same(text):
    assert_round_trip(text)


def test_two_digits_are_written_where_they_are_enough_else_three():
    assert "[00:10.50]" in format_lrc(read("[00:10.500]a\n"))
    assert "[00:10.505]" in format_lrc(read("[00:10.505]a\n"))


def test_the_line_endings_stay():
    assert format_lrc(read("[ti:a]\r\n[00:01.00]b\r\n")) == "[ti:a]\r\n[00:01.00]b\r\n"


def test_the_raw_offset_stays_and_a_changed_one_is_written():
    lrc = read("[offset: +050]\n[00:01.00]a\n")
    assert "[offset:+050]" in format_lrc(lrc)
    assert "[offset:-20]" in format_lrc(replace(lrc, offset_ms=-20))
    assert "[offset:+20]" in format_lrc(replace(read("[00:01.00]a"), offset_ms=20))


def test_an_end_is_written_only_where_it_does_not_follow():
    assert format_lrc(read("[00:01.00]a\n[00:02.00]b\n")) == "[00:01.00]a\n[00:02.00]b\n"
    lrc = replace(read(""), lines=(LrcLine(1_000, 1_500, "a"), LrcLine(2_000, 7_000, "b")))
    assert format_lrc(lrc) == "[00:01.00]a\n[00:01.50]\n[00:02.00]b\n"
