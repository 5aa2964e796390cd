"""Answers one question: are our labels those that Open JTalk itself would make?"""

import contextlib
import io

import pytest

from oboeuta_desktop.core.morae import split_morae
from oboeuta_desktop.production.singing.labels import full_context, with_voiced_vowels
from oboeuta_desktop.production.singing.phones import phones_of

with contextlib.redirect_stdout(io.StringIO()):  # it says what it could do with onnxruntime
    pyopenjtalk = pytest.importorskip("pyopenjtalk")


def words_of(text):
    words, vowel = [], "a"
    for word in text.split():
        words.append([])
        for mora in split_morae(word):
            consonant, found = phones_of(mora, vowel)
            vowel = found or vowel
            words[-1].append((consonant, found))
    return words


def noun(word, chained):
    """A word without an accent as Open JTalk's analysis would give it."""
    katakana = "".join(chr(ord(c) + 0x60) if "ぁ" <= c <= "ゖ" else c for c in word)
    same = {"string": katakana, "orig": katakana, "read": katakana, "pron": katakana}
    kind = {"pos": "名詞", "pos_group1": "一般", "pos_group2": "*", "pos_group3": "*"}
    form = {"ctype": "*", "cform": "*", "chain_rule": "*", "chain_flag": chained}
    return {**same, **kind, **form, "acc": 0, "mora_size": len(split_morae(word))}


@pytest.mark.parametrize(
    "text",
    [
        "あい かきく た",
        "にゅーりょくが ぜろいじょーなら",
        "ん",
        "まっくす っと",
        "てぃ ゔぁ うぇ でゅ",
    ],
)
def test_labels_are_open_jtalks_own_for_nouns_without_an_accent(text):
    nouns = [noun(word, 0 if i else -1) for i, word in enumerate(text.split())]
    assert full_context(words_of(text)) == pyopenjtalk.make_label(nouns)


def test_a_high_vowel_between_voiceless_sounds_is_asked_for_as_before_a_voiced_one():
    plain = full_context(words_of("たした"))
    voiced = with_voiced_vowels(plain)
    changed = [(a, b) for a, b in zip(plain, voiced, strict=True) if a != b]
    ((before, after),) = changed
    assert "^sh-i+t=a/" in before
    assert after == before.replace("-i+t=", "-i+d=")


@pytest.mark.parametrize("text", ["たじた", "かた", "しま", "いた", "きー"])
def test_other_vowels_are_asked_for_as_they_are(text):
    plain = full_context(words_of(text))
    assert with_voiced_vowels(plain) == plain


def test_what_is_no_label_is_refused():
    with pytest.raises(ValueError, match="nothing"):
        with_voiced_vowels(["nothing"])
