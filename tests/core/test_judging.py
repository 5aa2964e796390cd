"""Answers one question: is a typed answer judged fairly, and never taken for another term?"""

import time
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given as examples
from hypothesis import strategies

from oboeuta_desktop.core.curriculum import Curriculum, read_curriculum
from oboeuta_desktop.core.judging import LONGEST_GIVEN, Judge, Judgement
from oboeuta_desktop.core.judging_keys import (
    is_number,
    is_one_slip,
    loose_keys,
    number_key,
    plain_key,
    read_key,
)
from oboeuta_desktop.core.judging_words import READINGS
from oboeuta_desktop.core.lesson import Keyword
from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.storage.paths import bundled

BOOK = read_curriculum(bundled("resources", "curriculum.json"))
JUDGE = Judge(BOOK.terms)
IDS = tuple(term.id for term in BOOK.terms)
SONGS = ("relu", "lstm")


@pytest.fixture(scope="module")
def book() -> Curriculum:
    return BOOK


def verdict(given: str, term_id: str) -> str:
    return JUDGE.judge(given, term_id).verdict


def written_forms(term_id: str) -> tuple[str, ...]:
    term = BOOK.term(term_id)
    assert term is not None
    return (*term.accepted, *term.readings, term.en)


def keywords_of(song_id: str) -> list[Keyword]:
    lessons = read_song(bundled("songs", song_id)).lessons
    return [keyword for lesson in lessons if lesson for keyword in lesson.keywords]


# Rule 1: width, case, spaces, marks


@pytest.mark.parametrize(
    ("given", "term_id"),
    [
        ("ｓｉｇｍｏｉｄ", "sigmoid"),
        ("SIGMOID", "sigmoid"),
        ("ｼｸﾞﾓｲﾄﾞ", "sigmoid"),
        ("シク\u3099モイト\u3099", "sigmoid"),  # as macOS writes names of files
        ("シク゛モイト゛", "sigmoid"),
        ("Leaky-ReLU", "leaky_relu"),
        ("leaky_relu", "leaky_relu"),
        ("リーキー・ReLU", "leaky_relu"),
        ("Re LU", "relu"),
        ("　ＲｅＬＵ　", "relu"),
        ("「入力ゲート」", "input_gate"),
        ("入力（ゲート）。", "input_gate"),
        ("'tanh'", "tanh"),
        ("Re\u200bLU", "relu"),
        ("non–negative", "non_negative"),
    ],
)
def test_width_case_spaces_and_marks_make_no_difference(given, term_id):
    assert verdict(given, term_id) == "exact"


# Rule 2: dashes


@pytest.mark.parametrize("dash", "ー-－ｰ—―−‐─〜～~")
def test_any_dash_after_a_kana_is_the_long_vowel(dash):
    assert verdict(f"入力ゲ{dash}ト", "input_gate") == "exact"
    assert plain_key(f"ゲ{dash}ト") == "げーと"


def test_a_dash_elsewhere_is_dropped():
    assert plain_key("入力ーゲート") == plain_key("入力-ゲート") == "入力げーと"
    assert plain_key("L-S-T-M") == "lstm"


def test_the_kanji_for_one_is_no_dash():
    assert verdict("入力ゲ一ト", "input_gate") == "wrong"
    assert verdict("ゲ一ト", "gate") == "wrong"


# Rule 3: the two kana


def test_katakana_and_hiragana_are_the_same():
    assert verdict("しぐもいど", "sigmoid") == "exact"
    assert verdict("コウバイ", "gradient") == "exact"


@pytest.mark.parametrize(
    ("vu", "bu"),
    [
        ("ヴ", "ブ"),
        ("ヴァニシング", "バニシング"),
        ("ヴィ", "ビ"),
        ("ヴェクトル", "べくとる"),
        ("ヴォ", "ボ"),
        ("ヴュー", "ビュー"),
        ("ゔぁ", "ば"),
        ("ヷ", "バ"),
    ],
)
def test_vu_is_written_in_the_row_of_bu(vu, bu):
    assert plain_key(vu) == plain_key(bu)
    assert JUDGE.judge_text(vu, [bu]).verdict == "exact"


# Rule 4: numbers


@pytest.mark.parametrize("given", ["0", "０", "〇", "零", "ゼロ", "ぜろ", "れい", "レイ", " 0 "])
def test_zero_may_be_written_in_every_usual_way(given):
    assert verdict(given, "n0") == "exact"


@pytest.mark.parametrize("given", ["1", "１", "一", "いち", "イチ"])
def test_one_may_be_written_in_every_usual_way(given):
    assert verdict(given, "n1") == "exact"


@pytest.mark.parametrize(
    "given",
    ["-1", "−1", "ー1", "+1", "1.0", "01", "1以上", "0〜1", "1つ", "いちい", "いちー", "11", "one"],
)
def test_a_number_has_no_tolerance_of_any_sort(given):
    assert verdict(given, "n1") == "wrong"


def test_another_number_is_named():
    assert JUDGE.judge("ゼロ", "n1") == Judgement("confused", "n0", "0")
    assert JUDGE.judge("三つ", "n2").confused_with == "n3"


def test_numbers_are_read_only_where_a_number_is_asked():
    assert JUDGE.judge_text("Lいち", ["L1"]).verdict == "wrong"
    assert verdict("零以上", "non_negative") == "wrong"


@pytest.mark.parametrize("given", ["４分の１", "四分の一", "1/4", "¼", "0.25"])
def test_a_fraction_is_a_number_too(given):
    accepted = ["4分の1", "四分の一", "よんぶんのいち", "1/4", "0.25"]
    assert JUDGE.judge_text(given, accepted).verdict == "exact"
    assert JUDGE.judge_text("1/5", accepted).verdict == "wrong"
    assert JUDGE.judge_text("025", accepted).verdict == "wrong"


def test_the_sign_of_a_range_counts():
    accepted = ["−1と1", "-1と1", "マイナス1と1"]
    assert JUDGE.judge_text("－１と１", accepted).verdict == "exact"
    assert JUDGE.judge_text("1と1", accepted).verdict == "wrong"


def test_a_text_is_judged_as_a_number_when_the_caller_says_so():
    assert JUDGE.judge_text("に", ["ふたつ", "2"], number=True).verdict == "exact"
    assert JUDGE.judge_text("よんぶんのにー", ["よんぶんのに"], number=True).verdict == "wrong"
    assert JUDGE.judge_text("よんぶんのにー", ["よんぶんのに"]).verdict == "exact"


@pytest.mark.parametrize("text", ["0", "１", "3つ", "三つ", "4分の1", "−1と1", "0.25"])
def test_numbers_fractions_and_counts_are_known_by_their_looks(text):
    assert is_number(text)


@pytest.mark.parametrize("text", ["0以上", "いち", "に", "ひとつの値", "1つの値", "L1", "非負"])
def test_a_word_with_a_number_in_it_is_a_word(text):
    assert not is_number(text)


# Rule 5: what is accepted


def test_every_accepted_form_reading_and_english_name_of_every_term_is_exact():
    for term in BOOK.terms:
        for form in written_forms(term.id):
            assert verdict(form, term.id) == "exact", (form, term.id)


@pytest.mark.parametrize(
    ("given", "term_id"),
    [
        ("誤差逆伝播法", "backprop"),
        ("誤差逆伝搬法", "backprop"),
        ("誤差逆伝搬", "backprop"),
        ("通時的誤差逆伝搬", "bptt"),
        ("ごさぎゃくでんぱほう", "backprop"),
        ("ごさぎゃくでんぱんほう", "backprop"),
        ("ごさぎゃくでんぱん", "backprop"),
        ("勾配しょうしつ", "vanishing_gradient"),
        ("こうばい消失", "vanishing_gradient"),
        ("ちゅうかんそう", "hidden_layer"),
        ("かくれ層", "hidden_layer"),
        ("忘却げーと", "forget_gate"),
        ("れるー", "relu"),
    ],
)
def test_usual_variants_and_mixtures_of_kanji_and_kana_are_accepted(given, term_id):
    assert verdict(given, term_id) == "exact"


def test_the_form_that_was_met_is_told_as_it_is_written():
    assert JUDGE.judge("しぐもいど関数", "sigmoid").kept == "シグモイド関数"


def test_a_kanji_slip_inside_a_mixture_is_wrong():
    assert verdict("交配しょうしつ", "vanishing_gradient") == "wrong"


def test_no_kanji_is_left_in_a_form_that_could_be_typed_in_kana():
    left = {
        form
        for term in BOOK.terms
        if term.kind == "term"
        for form in term.accepted
        if any(unicodedata.name(c, "").startswith("CJK") for c in read_key(plain_key(form)))
    }
    assert left == {"ReLUの死"}  # nobody knows whether し or タヒ is said


def test_the_readings_agree_with_what_is_sung():
    sung: dict[str, set[str]] = defaultdict(set)
    for song_id in SONGS:
        for line in read_song(bundled("songs", song_id)).lyrics.lines:
            for furigana in line.furigana:
                surface = line.text[furigana.first : furigana.last]
                sung[plain_key(surface)].add(plain_key(furigana.reading))
    both = READINGS.keys() & sung.keys()
    assert len(both) > 10
    assert {word: sung[word] for word in both if READINGS[word] not in sung[word]} == {}


def test_my_own_form_counts_as_right_for_its_term_only():
    judge = Judge(BOOK.terms, {"input_gate": ("インゲート", "・"), "gone": ("x",)})
    assert judge.judge("いんげーと", "input_gate") == Judgement("exact", None, "インゲート")
    assert judge.judge("インゲート", "output_gate").confused_with == "input_gate"
    assert judge.judge("x", "input_gate").verdict == "wrong"
    assert judge.judge("・", "input_gate").verdict == "empty"


def test_one_slip_in_my_own_form_is_not_forgiven():
    judge = Judge(BOOK.terms, {"gate": ("とおりみち",)})
    assert judge.judge("とおりみち", "gate").verdict == "exact"
    assert judge.judge("とおりみた", "gate").verdict == "wrong"


def test_my_own_form_is_right_even_where_it_is_another_term():
    judge = Judge(BOOK.terms, {"input_gate": ("出力ゲート",)})
    assert judge.judge("出力ゲート", "input_gate").verdict == "exact"
    assert judge.judge("出力ゲート", "output_gate").verdict == "exact"


# Rule 6: long vowels and small kana


@pytest.mark.parametrize(
    ("given", "term_id"),
    [
        ("入力げえと", "input_gate"),
        ("入力ゲエト", "input_gate"),
        ("りせっとげと", "reset_gate"),
        ("りせつとげーと", "reset_gate"),
        ("りいきいれる", "leaky_relu"),
        ("こおばい", "gradient"),
        ("かつせいかかんすう", "activation"),
        ("えるえすていーえむ", "lstm"),
        ("ソフトマツクス", "softmax"),
    ],
)
def test_long_vowels_and_small_kana_make_no_difference(given, term_id):
    assert verdict(given, term_id) == "exact"


def test_in_a_short_word_the_long_vowel_counts():
    assert verdict("ぴれる", "prelu") == "wrong"
    assert verdict("ぴいれる", "prelu") == "exact"
    assert verdict("せるー", "cell_state") == "wrong"
    assert verdict("げえと", "gate") == "exact"


def test_what_lengthens_a_word_is_not_forgiven_twice():
    # without its う しゅつりょくそう is one letter from しゅつりょく
    assert verdict("しゅつりょく", "output_layer") == "wrong"
    assert verdict("しゅつりょくそ", "output_layer") == "exact"


def test_no_two_terms_are_alike_even_loosely():
    for key in (read_key, lambda read: loose_keys(read)[0], lambda read: loose_keys(read)[1]):
        owners: dict[str, set[str]] = defaultdict(set)
        for term in BOOK.terms:
            for form in written_forms(term.id):
                owners[key(read_key(plain_key(form)))].add(term.id)
        assert {k: ids for k, ids in owners.items() if len(ids) > 1} == {}


# Rule 7: another term of the book


@pytest.mark.parametrize(
    ("given", "term_id", "other"),
    [
        ("出力ゲート", "input_gate", "output_gate"),
        ("しゅつりょくげーと", "input_gate", "output_gate"),
        ("りせっとげと", "forget_gate", "reset_gate"),
        ("ELU", "relu", "elu"),
        ("ReLU", "elu", "relu"),
        ("ReLU", "prelu", "relu"),
        ("ReLU", "leaky_relu", "relu"),
        ("CNN", "rnn", "cnn"),
        ("しーえぬえぬ", "rnn", "cnn"),
        ("ゆうかい", "unbounded", "bounded"),
        ("unbounded", "bounded", "unbounded"),
        ("こうばいばくはつ", "vanishing_gradient", "exploding_gradient"),
        ("候補", "input_gate", "candidate"),
        ("0", "gradient", "n0"),
        ("0以上", "n0", "non_negative"),
    ],
)
def test_another_term_is_confused_and_named(given, term_id, other):
    found = JUDGE.judge(given, term_id)
    assert (found.verdict, found.confused_with) == ("confused", other)
    assert found.kept in written_forms(other)


def test_of_two_terms_that_share_a_form_the_usual_confusion_is_named():
    judge = Judge(BOOK.terms, {"cec": ("門",), "output_gate": ("門",)})
    assert judge.judge("門", "input_gate").confused_with == "output_gate"
    assert judge.judge("門", "gate").confused_with == "cec"


# Rule 8: one slip


@pytest.mark.parametrize(
    ("given", "term_id"),
    [
        ("シグモイト", "sigmoid"),
        ("sigmod", "sigmoid"),
        ("sigmiod", "sigmoid"),
        ("siggmoid", "sigmoid"),
        ("leaky rely", "leaky_relu"),
        ("リーキーReLI", "leaky_relu"),
        ("にゅうりょくげーの", "input_gate"),
        ("ぼうきゃくけーと", "forget_gate"),
        ("りせとげーと", "reset_gate"),
        ("vanishing gradent", "vanishing_gradient"),
    ],
)
def test_one_slip_in_a_long_form_of_kana_or_latin_letters_is_forgiven(given, term_id):
    found = JUDGE.judge(given, term_id)
    assert (found.verdict, found.confused_with) == ("near", None)
    assert found.kept


@pytest.mark.parametrize(
    ("given", "term_id"),
    [
        ("入カゲート", "input_gate"),  # the katakana カ beside kanji
        ("入力ゲーロ", "input_gate"),
        ("シグモ1ド", "sigmoid"),
        ("勾配焼失", "vanishing_gradient"),
    ],
)
def test_nothing_is_forgiven_beside_kanji_or_digits(given, term_id):
    assert verdict(given, term_id) == "wrong"


def test_two_slips_are_wrong():
    assert verdict("shigmoit", "sigmoid") == "wrong"
    assert verdict("しぐまいと", "sigmoid") == "wrong"


def test_a_short_form_forgives_nothing():
    assert verdict("gete", "gate") == "wrong"
    assert verdict("レロ", "relu") == "wrong"


@pytest.mark.parametrize(
    ("given", "accepted"),
    [
        ("L2正則化", "L1正則化"),
        ("L1", "L2"),
        ("GPU", "GRU"),
        ("RNN", "CNN"),
        ("じーぴーゆー", "じーあーるゆー"),
        ("せんけい", "ひせんけい"),
        ("つかわれず", "つかわれる"),
    ],
)
def test_one_letter_that_makes_another_thing_is_never_forgiven(given, accepted):
    assert JUDGE.judge_text(given, [accepted]).verdict in {"wrong", "confused"}


def test_gru_and_gpu_are_never_near():
    assert verdict("GPU", "gru") == "wrong"
    assert verdict("じーぴーゆー", "gru") == "wrong"


@pytest.mark.parametrize("given", ["RReLU", "SReLU", "PReLI"])
def test_an_abbreviation_with_another_letter_is_another_abbreviation(given):
    assert verdict(given, "prelu") == "wrong"
    assert verdict("しーびーしー", "cec") == "wrong"


def test_input_and_output_gate_are_never_near():
    for one, other in (("input_gate", "output_gate"), ("output_gate", "input_gate")):
        for form in written_forms(one):
            assert JUDGE.judge(form, other).verdict == "confused"
    # one slip from either of them
    for term_id in ("input_gate", "output_gate"):
        assert verdict("しゅうりょくげーと", term_id) == "wrong"


def test_what_is_one_slip_from_a_form_with_kanji_is_nearer_to_nobody_else():
    # 漏れReLU without 漏 is one letter away from PReLU as well
    judge = Judge(BOOK.terms)
    assert judge.judge("れReLU", "prelu").verdict == "wrong"
    assert judge.judge("れReLU", "leaky_relu").verdict == "wrong"


@examples(strategies.text("あいう", max_size=6), strategies.text("あいう", max_size=6))
def test_one_slip_is_the_distance_of_one(a, b):
    slips = {a[:i] + a[i + 1 :] for i in range(len(a))}
    slips |= {a[:i] + c + a[i:] for i in range(len(a) + 1) for c in "あいう"}
    slips |= {a[:i] + c + a[i + 1 :] for i in range(len(a)) for c in "あいう"}
    slips |= {a[:i] + a[i + 1] + a[i] + a[i + 2 :] for i in range(len(a) - 1)}
    assert is_one_slip(a, b) == (b in slips - {a})


# Rule 9 and the rest


def test_everything_else_is_wrong():
    assert JUDGE.judge("トランスフォーマー", "lstm") == Judgement("wrong")
    assert JUDGE.judge("🙂", "lstm") == Judgement("wrong")


@pytest.mark.parametrize("given", ["", " ", "　", "\n", "・", "「」", "ー", "？"])
def test_an_answer_without_a_letter_is_empty_and_not_wrong(given):
    assert JUDGE.judge(given, "gate") == Judgement("empty")
    assert JUDGE.judge(given, "n0") == Judgement("empty")
    assert JUDGE.judge_text(given, ["値"]) == Judgement("empty")


def test_a_term_that_nobody_knows_is_a_bug():
    with pytest.raises(KeyError):
        JUDGE.judge("x", "no such term")


@pytest.mark.parametrize("paste", ["ReLU" * 250_000, "ﷺ" * 1_000_000, "か\u3099" * 500_000])
def test_a_megabyte_from_a_paste_is_wrong_at_once(paste):
    started = time.process_time()
    assert verdict(paste, "relu") == "wrong"
    assert JUDGE.judge_text(paste, ["値"]).verdict == "wrong"
    assert time.process_time() - started < 0.05


def test_space_around_an_answer_is_no_part_of_its_length():
    assert verdict(" " * 1_000_000 + "ReLU", "relu") == "exact"
    assert verdict("x" * LONGEST_GIVEN, "relu") == "wrong"


def test_an_answer_is_judged_in_less_than_five_milliseconds():
    given = ("sigmoit", "ﷺ" * LONGEST_GIVEN, "に" * LONGEST_GIVEN, "ハイパボリックタンジェンド")
    for text in given:
        started = time.process_time()
        for _ in range(10):
            JUDGE.judge(text, "tanh")
        assert (time.process_time() - started) / 10 < 0.005


@examples(strategies.text(max_size=30))
def test_any_text_gets_a_verdict_and_only_a_confusion_names_a_term(text):
    for found in (JUDGE.judge(text, "input_gate"), JUDGE.judge_text(text, ["値", "あたい"])):
        assert (found.confused_with is not None) == (found.verdict == "confused")
        assert bool(found.kept) == (found.verdict in {"exact", "near", "confused"})


@examples(strategies.text(max_size=30))
def test_a_key_of_a_key_is_the_same_key(text):
    for key in (plain_key, number_key):
        assert key(key(text)) == key(text)


# The sweeps

LATIN, KANA, KANJI = "aersl", "いうんーひ", "出非"


def one_slip_variants(form: str) -> Iterator[str]:
    """Every letter left out, every two neighbours exchanged, and at every place some letters of
    the kinds that tell our terms apart.
    """
    yield from (form[:i] + form[i + 1 :] for i in range(len(form)))
    yield from (form[:i] + form[i + 1] + form[i] + form[i + 2 :] for i in range(len(form) - 1))
    for i in range(len(form) + 1):
        for letter in LATIN if form.isascii() else KANA + KANJI:
            yield form[:i] + letter + form[i:]
            yield form[:i] + letter + form[i + 1 :]


def borrowed_variants(form: str, others: set[str]) -> Iterator[str]:
    """The slips that lead towards another form: one letter of its own, put in the same place."""
    for other in others:
        if abs(len(form) - len(other)) <= 2:
            for i in range(min(len(form), len(other))):
                yield form[:i] + other[i] + form[i + 1 :]
                yield form[:i] + other[i] + form[i:]


def all_forms() -> dict[str, set[str]]:
    """What is accepted for each term, as it is compared."""
    return {term_id: {plain_key(form) for form in written_forms(term_id)} for term_id in IDS}


def names(forms: set[str]) -> set[str]:
    return {read_key(form) for form in forms} | {number_key(form) for form in forms}


def test_no_form_of_a_term_and_no_slip_in_it_is_ever_right_for_another_term():
    started = time.process_time()
    forms = all_forms()
    taken: list[tuple[str, str, str]] = []
    judged = 0
    for term_id, own in forms.items():
        others = set[str]().union(*(forms[other] for other in IDS if other != term_id))
        their_names = names(others)
        variants = {*own}
        for form in own:
            variants |= {*one_slip_variants(form), *borrowed_variants(form, others)}
        for variant in variants:
            right_for = JUDGE.right_for(variant) - {term_id}
            judged += 1
            # A slip may make the very name of another: it is that term, and is told so.
            if right_for and not names({plain_key(variant)}) & their_names:
                taken += [(variant, term_id, other) for other in right_for]
            assert not right_for or verdict(variant, term_id) in {"confused", "wrong"}
    assert taken == []
    assert judged > 50_000
    assert time.process_time() - started < 5


def test_what_is_right_for_which_term_is_what_judging_each_of_them_says():
    for term_id, own in all_forms().items():
        for form in own:
            for variant in (form, form[1:], form[:-1], form[:2] + "ー" + form[2:]):
                each = {t for t in IDS if verdict(variant, t) in {"exact", "near"}}
                assert JUDGE.right_for(variant) == each, (variant, term_id)


@pytest.mark.parametrize("song_id", SONGS)
def test_every_keyword_of_a_song_and_all_that_it_accepts_is_exact(song_id):
    keywords = keywords_of(song_id)
    assert len(keywords) > 40
    for keyword in keywords:
        for form in keyword.accepted:
            assert JUDGE.judge_text(form, keyword.accepted).verdict == "exact", (form, keyword)


@pytest.mark.parametrize("song_id", SONGS)
def test_no_other_keyword_of_a_song_passes_for_a_keyword(song_id):
    keywords = {keyword.accepted[0]: set(keyword.accepted) for keyword in keywords_of(song_id)}
    passed: set[tuple[str, str, str]] = set()
    for text, accepted in keywords.items():
        for other_accepted in keywords.values():
            if accepted & other_accepted:
                continue  # the same thing, or one the song itself lets stand for it
            for form in other_accepted:
                found = JUDGE.judge_text(form, [text, *accepted])
                if found.verdict not in {"wrong", "confused"}:
                    passed.add((form, text, found.verdict))
    assert passed == set()


@pytest.mark.parametrize("song_id", SONGS)
def test_no_keyword_of_a_song_is_nearly_a_term_that_it_is_not(song_id):
    for keyword in keywords_of(song_id):
        for form in keyword.accepted:
            near = [term_id for term_id in IDS if verdict(form, term_id) == "near"]
            assert near == [], (form, near)


def test_a_blank_that_is_a_term_takes_every_form_of_the_term():
    assert JUDGE.judge_text("gated recurrent unit", ["GRU"]).verdict == "exact"
    assert JUDGE.judge_text("LSTM", ["GRU"]) == Judgement("confused", "lstm", "LSTM")


def test_a_blank_that_a_term_may_stand_for_is_not_confused_with_that_term():
    accepted = ["入力", "にゅうりょく", "入力ゲート", "input gate", "input"]
    assert JUDGE.judge_text("にゅうりょくげーと", accepted).verdict == "exact"
    assert JUDGE.judge_text("imput gate", accepted).verdict == "near"
    assert JUDGE.judge_text("出力ゲート", accepted).confused_with == "output_gate"


def test_a_blank_that_is_no_term_is_judged_by_the_same_rules():
    accepted = ["取捨選択", "しゅしゃせんたく"]
    assert JUDGE.judge_text("シュシャセンタク", accepted).verdict == "exact"
    assert JUDGE.judge_text("しゅしゃせんたか", accepted).verdict == "near"
    assert JUDGE.judge_text("ゲート", accepted).confused_with == "gate"
    assert JUDGE.judge_text("選択", accepted).verdict == "wrong"
    assert JUDGE.judge_text("選択", []).verdict == "wrong"
