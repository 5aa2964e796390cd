from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oboeuta_desktop.core.morae import SMALL_KANA, split_morae
from oboeuta_desktop.production.notation.kana import (
    SINGABLE,
    lengthened,
    morae_of,
    to_hiragana,
    vowel_of,
)
from oboeuta_desktop.production.notation.pronounce import read_lyric
from oboeuta_desktop.production.notation.score_errors import FaultError
from oboeuta_desktop.production.singing.phones import phones_of


def notes_of(text: str) -> str:
    """What is sung, a space between notes."""
    return " ".join("".join(syllable.morae) for syllable in read_lyric(text).syllables)


@pytest.mark.parametrize(
    ("written", "sung"),
    [
        ("そのまま", "そ の ま ま"),
        ("レルー", "れ る ー"),
        ("きゃっと ウィン", "きゃっ と うぃ ん"),
        ("ヴァチェ", "ゔぁ ちぇ"),
        ("を", "を"),
        ("ああ こう せい", "あ あ こ う せ い"),
        ("{勾配|こうばい}", "こ ー ば い"),
        ("{入力|にゅうりょく}", "にゅ ー りょ く"),
        ("{正|せい}", "せ ー"),
        ("{出力|シュツリョク}", "しゅ つ りょ く"),
        ("{思|おも}う", "お も う"),
        ("{勾配|こうばい/こうばい}", "こ う ば い"),
        ("{場合|ばあい}", "ば あ い"),
        ("{多|おお}い", "お お い"),
        ("{法王|ほうおう}", "ほ ー お ー"),
        ("{経営|けいえい}", "け ー え ー"),
        ("{層|そう}{は|/わ}", "そ ー わ"),
        ("{は|わ}", "わ"),
        ("{ReLU|れる_ー} {ReLU|れるー}", "れ るー れ る ー"),
        ("{上|じょうげ/じょ_うげ}", "じょう げ"),
        ("に_くい", "にく い"),
        ("{黙|だま}って", "だ まっ て"),
        ("{負|ふ}_の", "ふの"),
        ("{学習|がくしゅう}　{率|りつ}", "が く しゅ ー り つ"),
        ("「なら、」そう!", "な ら そ う"),
        ("{レ|れ}ー", "れ ー"),
        ("{max|マックス}({0|ゼロ},{x|エックス})", "まっ く す ぜ ろ えっ く す"),
    ],
)
def test_lyrics_are_sung_by_the_rules_of_spelling(written, sung):
    assert notes_of(written) == sung


def test_furigana_keeps_its_spelling_and_loses_its_glue():
    (word,) = read_lyric("{勾配|こ_うばい}が").words
    assert [(s.text, s.furigana, s.morae) for s in word.segments] == [
        ("勾配", "こうばい", ("こ", "ー", "ば", "い")),
        ("が", "", ("が",)),
    ]


def test_a_particle_is_shown_without_furigana():
    (word,) = read_lyric("{は|/わ}").words
    assert [(s.text, s.furigana, s.morae) for s in word.segments] == [("は", "", ("わ",))]


def test_each_note_knows_its_word():
    syllables = read_lyric("{負|ふ}なら ゼロ").syllables
    assert [syllable.word for syllable in syllables] == [0, 0, 0, 1, 1]


@pytest.mark.parametrize(
    ("written", "problem", "found"),
    [
        ("負なら", "reading", "負"),
        ("F1スコア", "reading", "F1"),
        ("0", "reading", "0"),
        ("−{1|いち}", "reading", "−"),
        ("∂", "reading", "∂"),
        ("{x|/えっくす}", "reading", "x"),
        ("{ReLU|??}", "open reading", "ReLU"),
        ("{ReLU|れる?}", "open reading", "ReLU"),
        ("{負}", "braces", "{負}"),
        ("{負|}", "braces", "{負|}"),
        ("{|ふ}", "braces", "{|ふ}"),
        ("{負|/}", "braces", "{負|/}"),
        ("{負|ふ", "braces", "{負|ふ"),
        ("なら}", "braces", "}"),
        ("{Leaky ReLU|りーきーれるー}", "space", "{Leaky ReLU|りーきーれるー}"),
        ("{負|負}", "kana", "負"),
        ("{負|ふ|ふ}", "kana", "|"),
        ("{負|かぁ}", "mora", "かぁ"),
        ("かぁ", "mora", "かぁ"),
        ("ゃま", "start", "ゃ"),
        ("{入|い} って", "start", "っ"),
        ("ーる", "start", "ー"),
        ("{来|ってこい}", "start", "っ"),
        ("{来|ーる}", "start", "ー"),
        ("あ _い", "start", "_"),
        ("あ_ い", "glue", "あ"),
        ("あ_{負|ふ}", "glue", "あ負"),
        ("{負|_ふ}", "glue", "_ふ"),
        ("{負|ふ_}", "glue", "ふ_"),
        ("き_ゃ", "glue", "き_ゃ"),
        ("{勾配|こうばい/こばい}", "sung", "3"),
        ("{は|/わあ}", "sung", "2"),
        ("あ 、", "silent", "、"),
        ("あ<い", "sign", "<"),
        ("[あ]", "sign", "["),
        ("{max(0,x)|まっくす}", "sign", "max(0,x)"),
        ("{" + "長" * 33 + "|ながい}", "sign", "長" * 33),
    ],
)
def test_what_cannot_be_sung_is_named(written, problem, found):
    with pytest.raises(FaultError) as caught:
        read_lyric(written)
    assert (caught.value.problem, caught.value.found) == (problem, found)


def test_a_missing_reading_says_what_to_write():
    with pytest.raises(FaultError, match=r"^'負' has no reading; write \{負\|よみ\}$"):
        read_lyric("負なら")


def test_a_count_that_differs_names_both_sides():
    with pytest.raises(FaultError, match=r"^morae in こうばい: 4, sung: 3$"):
        read_lyric("{勾配|こうばい/こばい}")


def test_every_mora_of_a_score_has_its_sounds():
    for mora in SINGABLE - {"ー"}:
        consonant, vowel = phones_of(mora, "")
        assert consonant + vowel
        assert vowel_of(mora) == (vowel if vowel != "N" else "")


@given(st.text(st.sampled_from("かきしちふてゔアッューんうぃえゃ"), max_size=12))
def test_morae_never_lose_kana(kana):
    try:
        morae = morae_of(kana)
    except FaultError:
        return
    assert "".join(morae) == to_hiragana(kana)
    assert len(lengthened(morae)) == len(morae) == len(split_morae(kana))
    assert all(mora[0] not in SMALL_KANA for mora in morae)
