from __future__ import annotations

import pytest

from oboeuta_desktop.core.lrc import parse_lrc
from oboeuta_desktop.core.lrc_text import decode_text

JAPANESE = (
    "[ti:夜明けの歌]\n[00:01.00]朝の光が窓をたたく\n[00:05.00]君の声を覚えている\n"
    "[00:09.00]ソフトマックスで足して一になる\n"
)
KANJI_ONLY = "[00:01.00]勾配消失\n[00:05.00]過学習\n[00:09.00]損失関数の最小値\n"
CHINESE = (
    "[ti:月亮]\n[00:01.00]你问我爱你有多深\n[00:05.00]我爱你有几分\n"
    "[00:09.00]你去想一想，你去看一看\n"
)
FRENCH = "[ti:Été]\n[00:01.00]Où est passée la lumière d'été\n[00:05.00]déjà rêvé, à bientôt\n"
HALF_WIDTH = "[00:01.00]ｱｲｼﾃﾙ\n[00:05.00]ﾖﾙﾉｳﾀ\n"


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (JAPANESE, "utf-8", "utf-8"),
        (JAPANESE, "utf-8-sig", "utf-8-sig"),
        (JAPANESE, "utf-16", "utf-16"),
        (JAPANESE, "utf-16-le", "utf-16-le"),
        (JAPANESE, "utf-16-be", "utf-16-be"),
        (JAPANESE, "utf-32", "utf-32"),
        (JAPANESE, "cp932", "cp932"),
        (JAPANESE, "euc_jp", "euc_jp"),
        (JAPANESE, "iso2022_jp", "iso2022_jp"),
        (KANJI_ONLY, "cp932", "cp932"),
        (KANJI_ONLY, "euc_jp", "euc_jp"),
        (CHINESE, "gb18030", "gb18030"),
        (FRENCH, "cp1252", "cp1252"),
        (HALF_WIDTH, "cp932", "cp932"),
        ("[00:01.00]plain\n", "ascii", "utf-8"),
    ],
)
def test_the_text_is_read_in_its_encoding(text, encoding, name):
    content = text.encode(encoding)
    assert decode_text(content) == (text, name, "")
    assert content.decode(name) == text


@pytest.mark.parametrize(
    ("line", "encoding"),
    [
        (f"[00:{i:02}.00]{text}\n", encoding)
        for encoding in ("cp932", "euc_jp")
        for i, text in enumerate(
            (
                "活性化関数をとおり抜けて",
                "しずかに消えてゆく",
                "シグモイド",
                "レルは負の数をゼロにする",
                "夢からさめたら",
                "まだ見ぬデータへ",
                "ぴったり、ゼロ！",
                "「注意」がふりむいた",
            )
        )
    ],
)
def test_a_single_line_is_enough_where_it_has_kana(line, encoding):
    assert decode_text(line.encode(encoding)) == (line, encoding, "")


def test_a_byte_order_mark_does_not_hide_the_first_line():
    for encoding in ("utf-8-sig", "utf-16"):
        assert parse_lrc("[00:01.00]a".encode(encoding)).lines[0].text == "a"


def test_a_few_broken_bytes_do_not_make_the_rest_unreadable():
    content = JAPANESE.encode()[:-2]
    text, encoding, problem = decode_text(content)
    assert (encoding, problem) == ("utf-8", "undecodable")
    assert text.startswith("[ti:夜明けの歌]")


def test_a_cut_file_with_a_mark_is_read_as_far_as_it_goes():
    text, encoding, problem = decode_text("[00:01.00]夜明け".encode("utf-16")[:-1])
    assert (encoding, problem) == ("utf-16", "undecodable")
    assert text.startswith("[00:01.00]夜明")


def test_bytes_that_fit_no_encoding_still_give_a_text():
    text, encoding, problem = decode_text(b"[00:01.00]a\x81\xff\x9d\xff b\n")
    assert text.startswith("[00:01.00]a")
    assert (encoding, problem) == ("utf-8", "undecodable")


def test_a_broken_japanese_escape_is_no_japanese_text():
    assert decode_text(b"[00:01.00]\x1b$B~~ a\n")[1] == "utf-8"


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0",
        b"OggS\0\2",
        b"PK\3\4\x14\0",
        bytes(range(256)) * 4,
        b"\1\2\3\0\4\5",
    ],
)
def test_what_is_no_text_is_binary(content):
    assert decode_text(content) == ("", "binary", "binary")
    lrc = parse_lrc(content)
    assert (lrc.encoding, lrc.lines) == ("binary", ())
    assert [warning.problem for warning in lrc.warnings] == ["binary"]


def test_zeros_at_the_end_are_padding():
    assert decode_text(b"[00:01.00]plain text\n\0\0\0") == ("[00:01.00]plain text\n", "utf-8", "")


def test_a_stray_control_character_is_kept_and_warned_of():
    content = b"[00:01.00]a line of words\n[00:02.00]an\0other\n"
    text, encoding, problem = decode_text(content)
    assert (text.encode(), encoding, problem) == (content, "utf-8", "control")
