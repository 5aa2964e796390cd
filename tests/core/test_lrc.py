"""One vector for each decision about the format, and for each bug of other readers."""

from __future__ import annotations

import locale
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oboeuta_desktop.core.lrc import PROBLEMS, LrcFile, LrcLine, LrcRuby, LrcWord, parse_lrc


def read(text: str) -> LrcFile:
    return parse_lrc(text.encode())


def starts(text: str) -> list[int]:
    return [line.start_ms for line in read(text).lines]


def texts(text: str) -> list[str]:
    return [line.text for line in read(text).lines]


def spans(text: str) -> list[tuple[int, int]]:
    return [(line.start_ms, line.end_ms) for line in read(text).lines]


def problems(text: str) -> list[tuple[int, str]]:
    return [(warning.line_number, warning.problem) for warning in read(text).warnings]


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("[00:12.34]", 12_340),
        ("[00:12.3]", 12_300),
        ("[00:12.345]", 12_345),
        ("[00:12.3456]", 12_345),
        ("[00:12]", 12_000),
        ("[0:12]", 12_000),
        ("[0:2.5]", 2_500),
        ("[100:02.50]", 6_002_500),
        ("[00:12:34]", 12_340),
        ("[00:12:3]", 12_300),
        ("[00:12:345]", 12_345),
        ("[00:12,34]", 12_340),
        ("[1:02:03.45]", 3_723_450),
        ("[ 00:12.34 ]", 12_340),
        ("[00:18.31]", 18_310),
        ("[00:00.00]", 0),
    ],
)
def test_every_form_of_stamp_is_read_to_the_millisecond(stamp, expected):
    assert starts(f"{stamp}a") == [expected]
    assert starts(f"{stamp}a\nstray") == [expected]
    assert starts(f"{stamp}<{stamp[1:-1]}>a<{stamp[1:-1]}>b") == [expected]


@pytest.mark.parametrize(
    "line",
    [
        *("[12]a", "[Verse 1]a", "[1.5]a", "[1.5a", "[A:B]a", "[ti:ab]a", "[ti:12] a", "[Dr.No]a"),
        *("[12:30 に]a", "[2:B]a", "[http://a]b", "<3", "[歌:女]a", "[Rap: Ann]a"),
    ],
)
def test_what_is_no_stamp_stays_text(line):
    lrc = read(f"[00:01.00]before\n{line}")
    assert lrc.lines[0].subs == (line,)


def test_a_second_above_59_counts_and_is_warned_of():
    assert starts("[00:75.00]a") == [75_000]
    assert problems("[00:75.00]a") == [(1, "range")]


def test_the_locale_does_not_matter(monkeypatch):
    def comma() -> dict[str, str]:
        return {"decimal_point": ","}

    monkeypatch.setattr(locale, "localeconv", comma)
    assert starts("[00:12.34]a") == [12_340]


def test_three_fields_are_hours_where_only_that_puts_the_file_in_order():
    assert starts("[59:58.00]a\n[1:00:05]b") == [3_598_000, 3_605_000]


def test_three_fields_are_a_fraction_where_both_readings_are_in_order():
    assert starts("[00:10:50]a\n[00:12:00]b") == [10_500, 12_000]


def test_three_fields_are_a_fraction_where_neither_reading_is_in_order():
    assert starts("[00:50:00]a\n[00:10:00]b\n[00:20:00]c") == [10_000, 20_000, 50_000]


def test_three_fields_are_a_fraction_where_they_cannot_be_minutes_and_seconds():
    assert starts("[59:58.00]a\n[00:05:99]b") == [5_990, 3_598_000]


def test_a_dot_and_a_colon_may_mix_in_one_file():
    assert starts("[00:12:34]a\n[00:15.67]b") == [12_340, 15_670]


def test_several_stamps_repeat_the_line():
    assert spans("[00:10.00][00:30.00]a\n[00:20.00]b") == [
        (10_000, 20_000),
        (20_000, 30_000),
        (30_000, 35_000),
    ]


def test_the_same_stamp_twice_before_one_text_counts_once():
    assert texts("[00:10.00][00:10.00]a") == ["a"]
    assert problems("[00:10.00][00:10.00]a") == [(1, "repeated stamp")]


def test_an_empty_stamp_ends_the_line_before_it_and_is_no_line():
    assert spans("[00:10.00]a\n[00:12.00]\n[00:20.00]b") == [(10_000, 12_000), (20_000, 25_000)]


def test_unsorted_lines_are_sorted_and_warned_of_once():
    text = "[00:30.00]c\n[00:10.00]a\n[00:20.00]b\n[00:05.00]d"
    assert texts(text) == ["d", "a", "b", "c"]
    assert problems(text) == [(2, "unsorted")]


def test_lines_with_one_stamp_are_a_line_and_its_sub_lines_in_file_order():
    lines = read("[00:10.00]夜\n[00:10.00]yoru\n[00:10.00]night\n[00:20.00]b").lines
    assert lines[0] == LrcLine(10_000, 20_000, "夜", (), ("yoru", "night"))
    assert len(lines) == 2


def test_an_untimed_line_right_after_a_timed_one_is_its_sub_line():
    lrc = read("[00:10.00]a\nb\nc\n[00:20.00]d")
    assert lrc.lines[0].subs == ("b", "c")
    assert not lrc.warnings


def test_an_untimed_line_further_down_is_kept_too_and_warned_of():
    lrc = read("[00:10.00]a\n\nb")
    assert lrc.lines[0].subs == ("b",)
    assert problems("[00:10.00]a\n\nb") == [(3, "untimed")]


def test_an_untimed_line_after_an_empty_stamp_is_its_text():
    assert texts("[00:10.00]\na") == ["a"]


def test_an_untimed_line_belongs_to_all_repeats_of_the_line_before_it():
    assert [line.subs for line in read("[00:10.00][00:20.00]a\nb").lines] == [("b",), ("b",)]


def test_untimed_lines_before_the_first_stamp_are_kept_for_saving():
    lrc = read("Words by nobody\n[00:10.00]a")
    assert lrc.untimed == ("Words by nobody",)
    assert [line.text for line in lrc.lines] == ["a"]
    assert problems("Words by nobody\n[00:10.00]a") == [(1, "untimed")]


def test_sub_lines_of_a_sub_line_are_sub_lines():
    assert read("[00:10.00]a\nb\n[00:10.00]c\nd").lines[0].subs == ("b", "c", "d")


def test_word_stamps_make_words_and_the_last_one_is_the_end():
    (line,) = read("[00:10.00]<00:10.00>入<00:10.50>力<00:11.00>").lines
    assert line.words == (LrcWord(10_000, 10_500, "入"), LrcWord(10_500, 11_000, "力"))
    assert (line.end_ms, line.text) == (11_000, "入力")


def test_square_brackets_may_stamp_words_too():
    (line,) = read("[00:10:00]き[00:10:50]み[00:11:00]").lines
    assert line.words == (LrcWord(10_000, 10_500, "き"), LrcWord(10_500, 11_000, "み"))


def test_a_line_stamp_may_stand_before_a_square_word_stamp():
    (line,) = read("[00:10.00][00:10.20]き[00:10.50]み[00:11.00]").lines
    assert (line.start_ms, line.words[0].start_ms) == (10_000, 10_200)


def test_square_word_stamps_move_with_a_repeat():
    lines = read("[00:10.00][00:50.00]き[00:10.50]み[00:11.00]").lines
    assert [word.start_ms for word in lines[1].words] == [50_000, 50_500]


def test_word_stamps_move_with_a_repeat():
    first, second = read("[00:10.00][00:50.00]<00:10.00>a <00:10.50>b<00:11.00>").lines
    assert second == LrcLine(
        50_000, 51_000, "a b", (LrcWord(50_000, 50_500, "a "), LrcWord(50_500, 51_000, "b"))
    )
    assert first.text == second.text


def test_words_belong_to_the_repeat_that_they_stand_at():
    first, second = read("[00:50.00][00:10.00]<00:10.00>a<00:10.50>b<00:11.00>").lines
    assert (first.words[1].start_ms, second.words[1].start_ms) == (10_500, 50_500)
    assert not read("[00:50.00][00:10.00]<00:10.00>a<00:10.50>b").warnings


def test_a_line_may_begin_with_its_first_word_stamp():
    (line,) = read("<00:10.00>a<00:11.00>b").lines
    assert [word.start_ms for word in line.words] == [10_000, 11_000]


def test_text_before_the_first_word_stamp_is_a_word_of_its_own():
    (line,) = read("[00:01.00]pre <00:01.50>word").lines
    assert line.words == (LrcWord(1_000, 1_500, "pre "), LrcWord(1_500, 6_500, "word"))


def test_text_before_the_first_stamp_is_kept():
    assert texts("pre [00:01.00]a") == ["pre a"]
    assert problems("pre [00:01.00]a") == [(1, "text before stamp")]


def test_backward_word_stamps_are_raised_to_the_word_before_and_keep_their_text():
    text = "[00:10.00]<00:10.00>a<00:11.00>b<00:10.50>c<00:12.00>"
    (line,) = read(text).lines
    assert [word.start_ms for word in line.words] == [10_000, 11_000, 11_000]
    assert line.text == "abc"
    assert problems(text) == [(1, "backward")]


def test_a_word_stamp_before_its_line_is_raised_to_the_line():
    (line,) = read("[00:10.00]<00:09.00>a<00:11.00>b").lines
    assert line.words[0] == LrcWord(10_000, 11_000, "a")


@pytest.mark.parametrize("text", ["[00:10.00]a<00:09.00>", "[00:10.00]<00:10.00>a<00:10.00>"])
def test_an_end_that_is_not_after_the_start_is_ignored(text):
    assert spans(text) == [(10_000, 15_000)]
    assert problems(text) == [(1, "backward")]


def test_a_stamp_without_text_inside_a_line_is_a_rest():
    (line,) = read("[00:10.00]<00:10.00>a<00:10.50><00:11.00>b<00:12.00><00:13.00>").lines
    assert line.words == (LrcWord(10_000, 10_500, "a"), LrcWord(11_000, 12_000, "b"))


def test_a_lone_stamp_at_the_end_times_no_words():
    (line,) = read("[00:10.00]a b[00:12.00]").lines
    assert line == LrcLine(10_000, 12_000, "a b")


def test_spaces_belong_to_the_word_before_them_and_count_once():
    text = "[00:00.00] <00:00.04> When <00:00.16> the<00:00.82> truth<00:01.20> <00:01.29>"
    (line,) = read(text).lines
    assert [word.text for word in line.words] == ["When ", "the ", "truth"]
    assert line.text == "When the truth"
    assert line.end_ms == 1_200


def test_ascii_spaces_at_the_edges_go_and_wide_ones_stay():
    assert texts("[00:10.00] \t\u3000a\u3000b\u3000 \n") == ["\u3000a\u3000b\u3000"]


@pytest.mark.parametrize("mark", ["F:", "M:", "D:"])
def test_the_singer_marks_of_walaoke_are_not_lost(mark):
    assert texts(f"[00:10.00]{mark} a") == [f"{mark} a"]


def test_ends_come_from_stamp_clearing_next_line_length_or_five_seconds():
    assert spans("[length:01:00]\n[00:50.00]a") == [(50_000, 60_000)]
    assert spans("[length:00:40]\n[00:50.00]a") == [(50_000, 55_000)]
    assert spans("[00:50.00]a") == [(50_000, 55_000)]
    assert spans("[length:soon]\n[00:50.00]a") == [(50_000, 55_000)]


def test_a_line_whose_last_word_begins_after_the_next_line_does_not_end_before_it():
    lines = read("[00:10.00]<00:10.00>a<00:20.00>b\n[00:15.00]c\n[00:30.00]d").lines
    assert lines[0].end_ms == 30_000


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("[offset:500]", 500),
        ("[offset:+500]", 500),
        ("[offset:-500]", -500),
        ("[offset: -3000]", -3_000),
        ("[Offset : 20 ms ]", 20),
        ("[OFFSET:0]", 0),
    ],
)
def test_the_offset_has_its_sign_and_may_stand_anywhere(tag, expected):
    assert read(f"{tag}\n[00:10.00]a").offset_ms == expected
    after = read(f"[00:10.00]a\n[00:11.00]b\n{tag}\n[00:12.00]c")
    assert after.offset_ms == expected
    assert [line.start_ms for line in after.lines] == [10_000, 11_000, 12_000]


def test_an_offset_that_is_no_whole_number_is_warned_of():
    assert read("[offset:0.5s]\n[00:10.00]a").offset_ms == 0
    assert problems("[offset:0.5s]\n[00:10.00]a") == [(1, "bad offset")]


def test_tag_names_are_lower_case_and_values_may_hold_colons_and_brackets():
    lrc = read("[TI:A: B [live] ]\n[ar:x] [al:y]\n[#:note][00:10.00]a")
    assert lrc.tags == {"ti": "A: B [live]", "ar": "x", "al": "y", "#": "note"}
    assert [line.text for line in lrc.lines] == ["a"]


def test_a_tag_with_a_stamp_in_its_value_is_no_line():
    assert read("[by:me [00:10.00]]\n[00:20.00]a").tags == {"by": "me [00:10.00]"}


def test_a_repeated_tag_counts_last():
    assert read("[ti:a]\n[ti:b]\n[00:01.00]x").tags == {"ti": "b"}
    assert problems("[ti:a]\n[ti:b]\n[00:01.00]x") == [(2, "duplicate tag")]


def test_a_well_known_tag_may_lack_its_bracket():
    assert read("[ti:a\n[00:01.00]x").tags == {"ti": "a"}
    assert problems("[ti:a\n[00:01.00]x") == [(1, "bad tag")]


def test_at_tags_and_readings_are_read():
    lrc = read("@Title=夜\n[00:01.00]浜辺\n@Ruby1=浜,は[00:00:94]ま,,[00:20:44]\n@ruby2=辺,べ\n@x")
    assert lrc.tags == {"@title": "夜"}
    assert lrc.rubies == (
        LrcRuby("浜", ((0, "は"), (940, "ま")), None, 20_440),
        LrcRuby("辺", ((0, "べ"),)),
    )
    assert lrc.rubies[0].reading == "はま"


@pytest.mark.parametrize(
    "value", ["", "浜", "浜,", ",は", "浜,は,x", "浜,は,,,", "あ" * 33 + ",は"]
)
def test_a_reading_that_cannot_be_read_is_kept_as_a_tag(value):
    lrc = read(f"[00:01.00]a\n@Ruby1={value}")
    assert lrc.tags == {"@ruby1": value}
    assert (2, "bad ruby") in problems(f"[00:01.00]a\n@Ruby1={value}")


BROKEN = [
    *("[zz:00:15.000]", "[xx:zz]", "[00:1x.00]", "[0O:12.00]", "[00;12.34]", "[00.12.34]"),
    *("[００:12.34]", "[00：12.34]", "[-1:00.00]", "[00:123.4]", "[--:--.--]", "[00:12.34"),
]


@pytest.mark.parametrize("stamp", BROKEN)
def test_a_broken_stamp_is_warned_of_and_never_sung(stamp):
    lrc = read(f"[00:01.00]before\n{stamp}あ\n[00:09.00]b")
    assert [(line.text, line.subs) for line in lrc.lines] == [("before", ("あ",)), ("b", ())]
    assert [(w.line_number, w.problem, w.text) for w in lrc.warnings] == [
        (2, "unreadable stamp", stamp)
    ]


@pytest.mark.parametrize("stamp", BROKEN)
def test_a_line_with_a_broken_stamp_is_timed_by_its_words(stamp):
    lrc = read(f"[00:01.00]a\n{stamp}<00:15.00>b<00:16.00>c")
    assert [(line.start_ms, line.text) for line in lrc.lines] == [(1_000, "a"), (15_000, "bc")]
    assert problems(f"[00:01.00]a\n{stamp}<00:15.00>b") == [(2, "unreadable stamp")]


def test_a_broken_stamp_after_a_sound_one_is_not_sung_either():
    assert texts("[00:01.00][00:1x.00]b") == ["b"]
    assert texts("[00:01.00][Ab:Cd]b") == ["[Ab:Cd]b"]  # two singers


def test_a_tag_of_ones_own_stays_a_tag():
    assert read("[zz:00:15.000]\n[00:01.00]a").tags == {"zz": "00:15.000"}
    assert problems("[zz:00:15.000]\n[00:01.00]a") == []


def test_a_broken_stamp_within_a_line_is_warned_of_and_stays_text():
    assert read("[00:01.00]a [00:0").lines[0].text == "a [00:0"
    assert problems("[00:01.00]a [00:0") == [(1, "bad stamp")]


@pytest.mark.parametrize("mark", ["\u2028", "\u0085", "\v", "\f", "\x1c", "\u2029"])
def test_only_cr_and_lf_end_a_line(mark):
    assert texts(f"[00:01.00]a{mark}b\n[00:02.00]c") == [f"a{mark}b", "c"]


@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_all_line_endings_are_read_and_the_first_is_remembered(newline):
    lrc = read(f"[00:01.00]a{newline}[00:02.00]b{newline}")
    assert [line.text for line in lrc.lines] == ["a", "b"]
    assert lrc.newline == newline


def test_mixed_line_endings_are_read():
    lrc = read("[00:01.00]a\n[00:02.00]b\r\n[00:03.00]c\r[00:04.00]d")
    assert [line.text for line in lrc.lines] == ["a", "b", "c", "d"]
    assert lrc.newline == "\n"


def test_files_joined_together_keep_their_lines():
    assert texts("[00:01.00]a\n\ufeff[ti:x]\n\ufeff[00:02.00]b") == ["a", "b"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [(b"", "empty"), (b" \r\n\n", "empty"), (b"[ti:a]", "no stamps"), (b"words\n", "no stamps")],
)
def test_a_file_without_lines_says_why(content, problem):
    lrc = parse_lrc(content)
    assert lrc.lines == ()
    assert lrc.warnings[-1].problem == problem


def test_only_the_first_warnings_are_kept():
    lrc = read("[00:01.00]a\n" + "[00:75.00]b\n" * 2_000)
    assert len(lrc.warnings) == 501
    assert lrc.warnings[-1].problem == "more"


def test_every_problem_is_explained():
    text = (
        "\x01\0[ti:a\n[ti:b\n[0x:12.00]e\nx[00:75.00][00:75.00]a<00:01.00>b[00:\n[00:01.00][00:01.00]c\n\n"
        "d\n@Ruby1=\n[ti:b][offset:x]\nenough words to be a text for all its controls"
    )
    met = {warning.problem for warning in read(text).warnings}
    elsewhere = {"binary", "undecodable", "empty", "no stamps", "repeats", "more"}
    assert met == set(PROBLEMS) - elsewhere


def test_repeats_beyond_all_measure_are_left_out_and_warned_of():
    stamps = "".join(f"[{i // 60:02}:{i % 60:02}.00]" for i in range(3_000))
    lrc = read(stamps + "a" * 4_000)
    assert [line.text for line in lrc.lines] == ["a" * 4_000]
    assert [warning.problem for warning in lrc.warnings] == ["repeats"]
    lrc = read(stamps + "a\n" + "b" * 4_000)
    assert [line.subs for line in lrc.lines[:2]] == [("b" * 4_000,), ()]


def test_lines_behave_like_a_tuple():
    lines = read("[00:01.00]a\n[00:02.00]b").lines
    again = read("[00:01.00]a\n[00:02.00]b").lines
    assert lines == again
    assert hash(lines) == hash(again)
    assert repr(lines) == repr(tuple(again))
    assert lines[0].text == "a"
    assert lines[1:] == (lines[1],)
    assert lines != (lines[0],)
    assert (lines == 1) is False


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(content):
    lrc = parse_lrc(content)
    for line in lrc.lines:
        assert line.text
        assert line.end_ms > line.start_ms >= 0
    assert all(warning.problem in PROBLEMS for warning in lrc.warnings)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="[]<>:.,0123459 \n\r\ta夜@Ruby1=ti\ufeff", max_size=200))
def test_no_text_makes_it_fail_and_every_line_is_complete(text):
    lrc = read(text)
    assert [line.start_ms for line in lrc.lines] == sorted({line.start_ms for line in lrc.lines})
    for line in lrc.lines:
        assert line.end_ms > line.start_ms
        times = [time for word in line.words for time in word[:2]]
        assert times == sorted(times)
        if line.words:
            assert line.words[0].start_ms >= line.start_ms
            assert line.words[-1].end_ms == line.end_ms
            assert "".join(word.text for word in line.words) == line.text


def test_changed_bytes_do_not_make_it_fail():
    chance = random.Random(3)
    seed = (
        "[ti:夜]\r\n[offset:+50]\r\n[00:01.00]<00:01.00>夜<00:01.50>が<00:02.00>\r\n"
        "[00:03.00][00:09.00]明ける\r\n[00:04:00]き[00:04:50]み\r\n@Ruby1=夜,よ[00:00.20]る\r\n"
    )
    for encoding in ("utf-8", "utf-8-sig", "cp932", "euc_jp", "utf-16", "utf-16-le", "gb18030"):
        content = bytearray(seed.encode(encoding))
        for _ in range(150):
            changed = bytearray(content)
            for _ in range(chance.randrange(1, 5)):
                place = chance.randrange(len(changed))
                if chance.random() < 0.5:
                    changed[place] = chance.randrange(256)
                else:
                    del changed[place : place + chance.randrange(1, 9)]
            assert len(parse_lrc(bytes(changed)).lines) >= 0


@pytest.mark.parametrize(
    "unit",
    ["[", "<", "[00:", "[00:01.00]", "[00:01.00", "<00:01.00>", "[ti:", "[ti:]", "]", "[ ", "\n",
     "[\n", "[00:01.00]a[00:02.00]", "@Ruby1=a,", "[a:b] ", "[offset:", "a[00:01.00]<00:01.00>b"],
)  # fmt: skip
def test_a_text_of_nothing_but_marks_does_not_take_for_ever(unit):
    lrc = parse_lrc((unit * (400_000 // len(unit))).encode())
    assert all(line.end_ms > line.start_ms for line in lrc.lines)
