"""Answers one question: are the texts of points read whole, and is a mistake told by its place?"""

import itertools
import math
import re
import tomllib

import pytest

from oboeuta_desktop.core.curriculum import MOST_POINTS, Bilingual, read_curriculum
from oboeuta_desktop.core.errors import (
    FileMissingError,
    FileTooLargeError,
    FileUnreadableError,
    SongFormatError,
)
from oboeuta_desktop.core.lesson import folded
from oboeuta_desktop.core.point_text import (
    LONGEST_FORMULA,
    LONGEST_WORDS,
    PointText,
    PointWords,
    RelatedPoint,
    Source,
    read_point_texts,
)
from oboeuta_desktop.core.song_toml import TOML_LIMIT
from oboeuta_desktop.storage.paths import bundled

MOST_JAPANESE = 260  # characters of a meaning
MOST_ENGLISH = 120  # words of a meaning

WORDS = """
[{language}]
meaning = "m {language}"
confusion = "c {language}"
correction = "r {language}"
metaphor = "p {language}"
derivation = ['one $x^2$', "two"]
history = "h {language}"
"""
HEAD = """formula = '''f'(x)'''
derivative = '1'
sources = [
  { title = "T", authors = "A, B", year = 1997 },
  { title = "D", authors = "Docs" },
]
"""
RELATED = """
[[related]]
id = "{id}"
ja = "理由"
en = "reason"
"""
GOOD = (
    HEAD
    + WORDS.format(language="ja")
    + WORDS.format(language="en")
    + RELATED.format(id="A2")
    + RELATED.format(id="B1")
)


def folder_of(tmp_path, text):
    """Three points; A1 says ``text``, the others are as they should be."""
    for name, content in {
        "A1": text,
        "A2": GOOD.replace('id = "A2"', 'id = "A1"'),
        "B1": GOOD.replace('id = "B1"', 'id = "A1"'),
    }.items():
        (tmp_path / f"{name}.toml").write_text(content, encoding="utf-8")
    return tmp_path


def error_of(tmp_path, text):
    with pytest.raises(SongFormatError) as error:
        read_point_texts(folder_of(tmp_path, text))
    assert error.value.path == tmp_path / "A1.toml"
    return error.value


def line_of(text, part):
    """The 1-based line on which ``part`` stands first."""
    return text[: text.index(part)].count("\n") + 1


def words(language):
    return PointWords(
        meaning=f"m {language}",
        confusion=f"c {language}",
        correction=f"r {language}",
        metaphor=f"p {language}",
        derivation=("one $x^2$", "two"),
        history=f"h {language}",
    )


def test_all_that_is_said_of_a_point_is_read(tmp_path):
    texts = read_point_texts(folder_of(tmp_path, GOOD))
    assert list(texts) == ["A1", "A2", "B1"]
    reason = Bilingual("理由", "reason")
    assert texts["A1"] == PointText(
        id="A1",
        formula="f'(x)",
        derivative="1",
        sources=(Source("T", "A, B", 1997), Source("D", "Docs", None)),
        related=(RelatedPoint("A2", reason), RelatedPoint("B1", reason)),
        ja=words("ja"),
        en=words("en"),
    )


def test_what_is_popularly_said_may_need_no_correction(tmp_path):
    texts = read_point_texts(folder_of(tmp_path, GOOD.replace('correction = "r ja"\n', "")))
    assert texts["A1"].ja.correction == ""
    assert texts["A1"].en.correction == "r en"


def test_other_files_of_the_folder_are_left_alone(tmp_path):
    (tmp_path / "README.md").write_text("[[[", encoding="utf-8")
    assert len(read_point_texts(folder_of(tmp_path, GOOD))) == 3


def test_texts_cannot_be_changed_by_who_reads_them(tmp_path):
    texts = read_point_texts(folder_of(tmp_path, GOOD))
    with pytest.raises(TypeError):
        texts["A1"] = texts["A2"]  # pyright: ignore[reportIndexIssue]


@pytest.mark.parametrize(
    ("part", "instead", "key", "problem"),
    [
        ("derivative = '1'\n", "", "derivative", "missing"),
        ("derivative = '1'", "derivative = 1", "derivative", "type"),
        ("'''f'(x)'''", f"'{'x' * (LONGEST_FORMULA + 1)}'", "formula", "value"),
        ("formula =", "fourmula =", "fourmula", "unknown key"),
        ('meaning = "m ja"\n', "", "ja.meaning", "missing"),
        ('"m ja"', '" "', "ja.meaning", "value"),
        ('"m en"', '["m"]', "en.meaning", "type"),
        ('"p en"', f'"{"a" * (LONGEST_WORDS + 1)}"', "en.metaphor", "value"),
        ("history =", "histroy =", "ja.histroy", "unknown key"),
        ("[ja]", "[jp]", "jp", "unknown key"),
        ("['one $x^2$', \"two\"]", "['one']", "ja.derivation", "value"),
        ("['one $x^2$', \"two\"]", "['1','2','3','4','5','6','7']", "ja.derivation", "value"),
        ("['one $x^2$', \"two\"]", "['one', 2]", "ja.derivation[1]", "type"),
        ("['one $x^2$', \"two\"]", "'one'", "ja.derivation", "type"),
        ("year = 1997", 'year = "1997"', "sources[0].year", "type"),
        ("year = 1997", "year = 97", "sources[0].year", "value"),
        ("year = 1997", "year = 1997.5", "sources[0].year", "value"),
        ('authors = "A, B", ', "", "sources[0].authors", "missing"),
        ("year = 1997", 'year = 1997, url = "x"', "sources[0].url", "unknown key"),
        ('id = "A2"', 'id = "C9"', "related[0].id", "value"),
        ('id = "A2"', 'id = "A1"', "related[0].id", "value"),
        ('id = "B1"', 'id = "A2"', "related[1].id", "duplicate"),
        ('en = "reason"', "en = 1", "related[0].en", "type"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_key(tmp_path, part, instead, key, problem):
    assert part in GOOD
    error = error_of(tmp_path, GOOD.replace(part, instead, 1))
    assert (error.key, error.problem) == (key, problem)
    # A key that is missing is looked for in the table around it, which stands above.
    place = line_of(GOOD, part)
    assert error.line_number <= place if problem == "missing" else error.line_number == place


def test_an_unknown_related_point_is_told_with_those_that_exist(tmp_path):
    error = error_of(tmp_path, GOOD.replace('id = "B1"', 'id = "C9"'))
    assert (error.found, error.expected) == ("C9", "A2, B1")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (HEAD + WORDS.format(language="ja") + RELATED.format(id="A2"), "related"),
        (GOOD.replace("[en]", "[[en]]"), "en"),
        (HEAD + WORDS.format(language="ja") + RELATED.format(id="A2") * 5, "related"),
        (
            HEAD + WORDS.format(language="ja") + RELATED.format(id="A2") + RELATED.format(id="B1"),
            "en",
        ),
        (GOOD[GOOD.index("[ja]") :], "formula"),
        (re.sub(r"sources = \[.*?\n\]", "sources = []", GOOD, flags=re.DOTALL), "sources"),
    ],
    ids=["one relation", "en twice", "too many", "no en", "no formula", "no source"],
)
def test_a_part_that_is_missing_or_too_much_is_named(tmp_path, text, key):
    assert error_of(tmp_path, text).key == key


def test_a_text_of_a_megabyte_is_refused(tmp_path):
    inside = GOOD.replace('"m ja"', f'"{"a" * (TOML_LIMIT - 2 * len(GOOD))}"')
    error = error_of(tmp_path, inside)
    assert (error.key, error.problem) == ("ja.meaning", "value")
    with pytest.raises(FileTooLargeError):
        read_point_texts(folder_of(tmp_path, GOOD + "#" * TOML_LIMIT))


def test_a_file_cut_off_anywhere_is_an_error_of_that_file(tmp_path):
    content = GOOD.encode()
    last = content.rindex(b"en = ")
    for length in range(0, last, 7):
        folder = folder_of(tmp_path, GOOD)
        (folder / "A1.toml").write_bytes(content[:length])
        with pytest.raises(SongFormatError) as error:
            read_point_texts(folder)
        assert error.value.path == folder / "A1.toml"


@pytest.mark.parametrize("content", [b"\x82\xa0", b"[" * 5_000, b"a = 1\na = 2"])
def test_what_is_no_toml_is_an_error_of_that_file(tmp_path, content):
    (tmp_path / "A1.toml").write_bytes(content)
    with pytest.raises(SongFormatError) as error:
        read_point_texts(tmp_path)
    assert error.value.problem == "syntax"


def test_folders_that_cannot_be_read_are_told_apart(tmp_path):
    with pytest.raises(FileMissingError):
        read_point_texts(tmp_path / "none")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(FileUnreadableError):
        read_point_texts(tmp_path / "file")
    (tmp_path / "A1.toml").mkdir()
    with pytest.raises(FileUnreadableError):
        read_point_texts(tmp_path)


def test_more_files_than_anybody_can_learn_are_not_opened(tmp_path):
    for number in range(MOST_POINTS + 1):
        (tmp_path / f"{number}.toml").touch()
    with pytest.raises(FileUnreadableError, match=str(MOST_POINTS + 1)):
        read_point_texts(tmp_path)


@pytest.fixture(scope="module")
def curriculum():
    return read_curriculum(bundled("resources", "curriculum.json"))


@pytest.fixture(scope="module")
def shipped():
    return read_point_texts(bundled("resources", "points"))


def all_words(text):
    """Every text of a point in both languages."""
    return [
        *itertools.chain.from_iterable(
            (w.meaning, w.confusion, w.correction, w.metaphor, *w.derivation, w.history)
            for w in (text.ja, text.en)
        ),
        *itertools.chain.from_iterable((r.reason.ja, r.reason.en) for r in text.related),
    ]


def test_every_point_of_the_curriculum_has_a_text_and_no_other_has(shipped, curriculum):
    assert set(shipped) == {point.id for point in curriculum.points}


def test_meanings_that_ship_are_short_enough_to_be_read_between_two_lines_of_a_song(shipped):
    for text in shipped.values():
        assert 60 <= len(text.ja.meaning) <= MOST_JAPANESE, text.id
        assert 25 <= len(text.en.meaning.split()) <= MOST_ENGLISH, text.id


def test_the_terms_of_a_point_occur_in_its_japanese_meaning(shipped, curriculum):
    for point in curriculum.points:
        meaning = folded(shipped[point.id].ja.meaning)
        for term_id in point.terms:
            term = curriculum.term(term_id)
            assert term is not None
            assert any(folded(word) in meaning for word in term.accepted), (point.id, term_id)


def test_both_languages_take_the_same_steps_and_both_correct_or_neither(shipped):
    for text in shipped.values():
        assert len(text.ja.derivation) == len(text.en.derivation), text.id
        assert bool(text.ja.correction) == bool(text.en.correction), text.id


def test_the_formulas_of_a_step_are_the_same_in_both_languages(shipped):
    for text in shipped.values():
        for ja, en in zip(text.ja.derivation, text.en.derivation, strict=True):
            assert set(re.findall(r"\$([^$]+)\$", ja)) & set(re.findall(r"\$([^$]+)\$", en)) or (
                "$" not in ja or "$" not in en
            ), (text.id, ja, en)


def test_every_sum_that_is_written_out_is_right(shipped):
    """Formulas of nothing but numbers: both sides of = are equal, of ≈ nearly so."""
    checked: set[str] = set()
    for text in shipped.values():
        in_words = "".join(all_words(text))
        for tex in {text.derivative, *re.findall(r"\$([^$]+)\$", in_words)}:
            plain = re.sub(r"\^\{?(-?\d+)\}?", r"**(\1)", tex.replace(r"\times", "*"))
            for name, call in (("\\sigma", "sigma"), ("\\tanh", "tanh")):
                plain = plain.replace(name, call)
            signs = re.findall(r"=|\\approx", plain)
            sides = re.split(r"=|\\approx", plain)
            if not signs or any(re.search(r"[^-+*().\d\s]", unnamed(side)) for side in sides):
                continue
            values = [eval(side, {"sigma": sigma, "tanh": math.tanh}) for side in sides]
            for sign, left, right in zip(signs, values, values[1:], strict=False):
                tolerance = 1e-12 if sign == "=" else 0.03
                assert left == pytest.approx(right, rel=tolerance), (text.id, tex)
            checked.add(text.id)
    assert checked >= {"A6", "A11", "B1", "B3", "B8", "B11", "B15", "B16"}


def sigma(x):
    return 1 / (1 + math.exp(-x))


def unnamed(side):
    return side.replace("sigma", "").replace("tanh", "")


def test_no_two_points_share_a_metaphor(shipped):
    for language in ("ja", "en"):
        metaphors = {folded(getattr(text, language).metaphor) for text in shipped.values()}
        assert len(metaphors) == len(shipped)


def test_each_text_is_written_in_its_own_language_and_never_twice(shipped):
    japanese = re.compile(r"[぀-ヿ一-鿿]")
    for text in shipped.values():
        for word in (text.en.meaning, text.en.confusion, text.en.metaphor, text.en.history):
            assert not japanese.search(word), (text.id, word)
        for word in (text.ja.meaning, text.ja.confusion, text.ja.metaphor, text.ja.history):
            assert japanese.search(word), (text.id, word)
        found = [word for word in all_words(text) if word]
        assert len(set(found)) == len(found), text.id


def test_formulas_and_emphasis_are_closed_and_no_control_character_slipped_in(shipped):
    for text in shipped.values():
        for word in (*all_words(text), text.formula, text.derivative):
            assert word.count("$") % 2 == 0, (text.id, word)
            assert word.count("**") % 2 == 0, (text.id, word)
            assert not re.search(r"[\x00-\x1f\x7f]", word), (text.id, word)


def test_history_names_the_same_years_in_both_languages_and_those_of_its_sources(shipped):
    for text in shipped.values():
        years = {int(year) for year in re.findall(r"\b(1[89]\d\d|20\d\d)\b", text.en.history)}
        in_japanese = {int(y) for y in re.findall(r"(1[89]\d\d|20\d\d)(?= ?年)", text.ja.history)}
        assert years == in_japanese, text.id
        dated = {source.year for source in text.sources if source.year}
        assert years & dated, text.id
        assert max(years) <= max(dated), text.id


def test_a_publication_has_the_same_authors_and_year_wherever_it_is_named(shipped):
    named: dict[str, set[tuple[str, int | None]]] = {}
    for text in shipped.values():
        for source in text.sources:
            named.setdefault(source.title, set()).add((source.authors, source.year))
    assert {title: found for title, found in named.items() if len(found) > 1} == {}
    years = {title: year for title, found in named.items() for _, year in found}
    assert years["Long Short-Term Memory"] == 1997
    assert years["Learning to Forget: Continual Prediction with LSTM"] == 2000


def test_songs_lead_to_each_other(shipped):
    across = {
        text.id
        for text in shipped.values()
        if any(related.id[0] != text.id[0] for related in text.related)
    }
    assert len(across) >= 20
    assert {name[0] for name in across} == {"A", "B"}


def test_a_point_is_led_to_from_somewhere(shipped):
    reached = {related.id for text in shipped.values() for related in text.related}
    assert reached == set(shipped)


def test_the_files_that_ship_hold_the_topic_of_their_point_in_the_first_line(curriculum):
    for point in curriculum.points:
        path = bundled("resources", "points", f"{point.id}.toml")
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first.startswith(f"# {point.topic.ja} / {point.topic.en}"), point.id
        assert "year" in tomllib.loads(path.read_text(encoding="utf-8"))["sources"][0]
