"""The fast way through regular files must not be seen in any result."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oboeuta_desktop.core.lrc import parse_lrc
from oboeuta_desktop.core.lrc_by_line import read_by_line
from oboeuta_desktop.core.lrc_columns import read_regular_lines


def assert_same(text: str) -> None:
    read = parse_lrc(text.encode())
    expected = read_by_line(text)
    assert read.lines == expected.lines
    assert read.warnings == expected.warnings
    assert read.tags == expected.tags
    assert list(read.tags) == list(expected.tags)
    assert read.rubies == expected.rubies
    assert read.offset_ms == expected.offset_ms
    assert read.untimed == expected.untimed


STAMPS = st.sampled_from(
    ["00:01.00", "00:02.00", "00:02.50", "00:03.00", "00:04.00", "01:00.00", "00:59.99"]
)
ODD_STAMPS = st.sampled_from(
    ["0:05.00", "100:00.00", "00:05.123", "00:05:12", "00:75.00", "0:00:05.10", ":05.00", "00:05"]
)
TEXTS = st.sampled_from(["", "", "き", "夜 ", " word", "a b", " ", "\u3000", "]", ">", "\t", "x]"])
ANGLE = STAMPS.map(lambda stamp: f"<{stamp}>")
SQUARE = STAMPS.map(lambda stamp: f"[{stamp}]")
ODD = st.one_of(
    ODD_STAMPS.map(lambda stamp: f"[{stamp}]"),
    st.sampled_from(
        ["[", "<", "[00:0", "[ti:x]", "@Ruby1=夜,よ[00:00.20]る", "[offset:5]", "\ufeff"]
    ),
)
ENDS = st.sampled_from(["\n", "\n", "\n", "\n\n", " \n"])


def shapes(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts whose every line is made of pieces of ``parts``."""
    line = st.tuples(SQUARE, TEXTS, st.lists(st.one_of(*parts), max_size=6), ENDS).map(
        lambda made: made[0] + made[1] + "".join(made[2]) + made[3]
    )
    head = st.sampled_from(["", "[ti:A]\n", "[ti: A ]\n[length:01:30]\n\n", "[offset:+5]\n", "x\n"])
    tail = st.sampled_from(["", "", "@Ruby1=夜,よ[00:00.20]る\n", "[offset:7]\n", "z"])
    return st.tuples(head, st.lists(line, max_size=5), tail).map(
        lambda made: made[0] + "".join(made[1]) + made[2]
    )


@settings(max_examples=300, deadline=None)
@given(shapes(TEXTS, ANGLE))
def test_word_timed_files_read_the_same_either_way(text):
    assert_same(text)


@settings(max_examples=300, deadline=None)
@given(shapes(TEXTS, SQUARE))
def test_square_bracket_files_read_the_same_either_way(text):
    assert_same(text)


@settings(max_examples=300, deadline=None)
@given(shapes(TEXTS, ANGLE, SQUARE, ODD))
def test_odd_files_read_the_same_either_way(text):
    assert_same(text)


TIMES = st.lists(st.integers(0, 400), min_size=1, max_size=12)


def stamp(time: int) -> str:
    return f"{time // 60:02}:{time % 60:02}.00"


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(TIMES, TEXTS), min_size=1, max_size=6), st.sampled_from(["[]", "<>"]))
def test_ordered_files_read_the_same_either_way(rows, brackets):
    time = 0
    text = ""
    for steps, sung in rows:
        text += f"[{stamp(time)}]"
        for step in steps:
            text += f"{brackets[0]}{stamp(time)}{brackets[1]}{sung}"
            time += step // 20
        text += f"{brackets[0]}{stamp(time)}{brackets[1]}\n"
    assert_same(text)


@pytest.mark.parametrize(
    "body",
    [
        "[00:01.00]a\n[00:02.00]b",
        "[0:01.00]a\n[0:02.00]b\n[100:02.00]c",
        "[00:01.000] a\n[00:01.000]b \n[00:03.000]",
        "[00:01:50]a\n\n[00:02:00]b",
        "[00:01.00]<00:01.00>a<00:01.50>b<00:02.00>\n[00:02.00]<00:02.00>c",
        "[00:01.00]き[00:01.50]み[00:02.00]\n[00:02.00]は",
        "[00:01.00][01:01.00]a\n[00:02.00]b",
        "[00:01.00]<00:01.00>a<00:05.00>b<00:06.00>\n[00:03.00]c",
        "[00:01.00]a<00:02.00>\n[00:02.00][00:09.00]b[00:09.50]c",
    ],
)
def test_regular_bodies_take_the_fast_way(body):
    assert read_regular_lines(body, None) is not None
    assert_same(body)


@pytest.mark.parametrize(
    "body",
    [
        "[00:01.00]a\nstray",
        "[00:02.00]a\n[00:01.00]b",
        "[00:01.00]a [x]",
        "[00:01.00]a\n[00:75.00]b",
        "[00:01.00]a\n[00:02.0]b",
        "[0:01.00]a\n[:02.00]b",
        "[0:01.00]a\n[0:02.00",
        "[0:01.00]a\nx]0:02.00]",
        "[00:01.00]a<00:00.50>b",
        "[00:01.00][00:01.00]a",
        "[00:02.00]<00:02.00>a\n[00:01.00]<00:01.00>b",
    ],
)
def test_whatever_needs_a_warning_takes_the_slow_way(body):
    assert read_regular_lines(body, None) is None
    assert_same(body)
