"""Answers one question: is each thing that keeps a song from shipping told, and nothing else?"""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from functools import partial

import pytest

from oboeuta_desktop.commands.check import main
from oboeuta_desktop.core.lesson import _LESSON_KEYS
from oboeuta_desktop.core.point_text import LONGEST_FORMULA
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.claims.table import CHECKS
from oboeuta_desktop.production.notation.lyrics_out import lyrics_of
from oboeuta_desktop.production.notation.score_text import read_score
from oboeuta_desktop.production.notation.song_file import song_toml

SCORE = """\
title: 小さな歌
reading: ちいさなうた
bpm: 120
key: C
unit: 1/8

[intro]
C: C

[verse]
C: F G
L: {入力|にゅうりょく}が {0|ゼロ}{以上|いじょう}なら
N: E4 E4 A4 A4 B4*2 r*2 | F4 F4 A4 A4 G4 A4 C5*2
C: F G
L: {出力|しゅつりょく}{は|/わ} そのまま
N: C4 C4 D4 C4 B3 r*3 | B3 B3 C4 D4*3 r*2
"""
LESSONS = """\
[[lesson]]
line = "入力が 0以上なら"
points = ["A1"]
heading = "0 以上"
explanation = '''
**ReLU** は $x$ を返す。

$$f(x)=\\max(0,x)$$
'''
demo = "activation"
sweep = [-4.0, 4.0]
en = { heading = "0 or more", explanation = "**ReLU** returns $x$." }
[lesson.preset]
point = "A1"

[[lesson.keywords]]
text = "0以上"
accepted = ["ゼロ以上"]

[[lesson.claims]]
check = "function_value"
function = "relu"
x = -3
equals = 0

[[lesson]]
line = "出力は そのまま"
points = ["A2"]
heading = "そのまま"
explanation = '**そのまま**'
en = { heading = "As it is", explanation = "**As it is**" }
[[lesson.keywords]]
text = "そのまま"

[[lesson.claims]]
check = "same_from"
function = "relu"
limit = 0
"""
PAIR = {"ja": "あ", "en": "a"}
FRAMES = 5 * 2 * 48_000


def ogg(frames, rate=48_000):
    """A Vorbis file of that many samples, without any sound in it."""
    packet = b"\x01vorbis" + struct.pack("<IBIIIIBB", 0, 2, rate, 0, 0, 0, 0xB8, 1)
    pages = [(packet, 0, 2), (b"x", frames, 4)]
    return b"".join(
        struct.pack("<4sBBqIIIBB", b"OggS", 0, flags, position, 1, 0, 0, 1, len(body)) + body
        for body, position, flags in pages
    )


def point(point_id, song, cloze):
    choice = {"ja": "い", "en": "i", "reason": PAIR}
    return {
        "id": point_id,
        "song": song,
        "level": "recall",
        "shape": "計算",
        "cloze": cloze,
        "terms": ["relu"],
        "formula": "f",
        "derivative": "f'",
        "choices": [choice, choice],
        "answer": 0,
        **dict.fromkeys(
            ("topic", "definition", "confusion", "correction", "plot", "question"), PAIR
        ),
    }


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A folder with one song that is fit to ship and the curriculum that it teaches."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "songs" / "tiny"
    folder.mkdir(parents=True)
    (folder / "score.song").write_text(SCORE, encoding="utf-8")
    score = read_score(folder / "score.song")
    stems = [("vocal", "vocal.ogg"), ("backing", "backing.ogg")]
    (folder / "song.toml").write_text(song_toml(score, stems, lessons=True), encoding="utf-8")
    (folder / "lyrics.lrc").write_text(lyrics_of(score), encoding="utf-8")
    (folder / "lessons.toml").write_text(LESSONS, encoding="utf-8")
    for _, name in stems:
        (folder / name).write_bytes(ogg(FRAMES))
    term = {"id": "relu", "kind": "term", "en": "ReLU", "readings": ["れるー"]}
    points = [point("A1", "tiny", ["0以上", "0"]), point("A2", "tiny", ["非負"])]
    curriculum = {
        "version": 1,
        "points": [*points, point("B1", "other", ["0"])],
        "terms": [{**term, "accepted": ["ReLU"], "confusable": []}],
    }
    (tmp_path / "curriculum.json").write_text(json.dumps(curriculum), encoding="utf-8")
    return tmp_path


@pytest.fixture
def told(place, capsys):
    """Runs the command here; what it prints, as rows, without the last one."""

    def run(*arguments):
        code = main(arguments, songs=place / "songs", curriculum_path=place / "curriculum.json")
        *problems, last = capsys.readouterr().out.splitlines()
        count = len(problems)
        assert code == (1 if problems else 0)
        assert last.endswith(f"{count} problem{'s' * (count > 1)}" if count else "no problems")
        return problems

    return run


def change(place, name, old, new):
    """Break one place of one file of the song."""
    path = place / "songs" / "tiny" / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is in {name} {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_song_that_is_fit_to_ship_has_no_problems(place, capsys):
    code = main([], songs=place / "songs", curriculum_path=place / "curriculum.json")
    assert capsys.readouterr().out == "1 song, 3 points: no problems\n"
    assert code == 0


UNTAUGHT = "lessons.toml: no line teaches A2 (あ): name it in the lesson of a line that sings it"
STRANGER = (
    "lessons.toml:27: no line is sung as '出力は このまま': write it as it is sung: 出力は そのまま"
)
UNKNOWN_KEY = (
    f"lessons.toml:30: nobody reads the key lesson[1].hint: one of {', '.join(_LESSON_KEYS)}"
)
EN_HEADING = "lessons.toml:31: lesson[1].en.heading has the wrong type: 5: "
EN_EXPLANATION = "lessons.toml:31: en.explanation: "
AS_IN_LINE = "write it as in the line"
PARTNER = "without its partner: write {0}…{0}".format
NO_KEYWORD = 'lessons.toml:16: {0!r} of A1 is sung here and is no keyword: {1} text = "{0}"'.format


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            '"出力は そのまま"',
            '"出力は このまま"',
            [
                UNTAUGHT,
                STRANGER,
                "lyrics.lrc:4: no lesson for '出力は そのまま': write one into lessons.toml",
            ],
        ),
        ('["A2"]', '["A1"]', [UNTAUGHT]),
        (
            '["A2"]',
            '["A2", "Z9"]',
            ["lessons.toml:28: the curriculum has no point Z9: name one that it has"],
        ),
        (
            '["A2"]',
            '["A2", "B1"]',
            ["lessons.toml:28: B1 belongs to the song other: name a point of this song"],
        ),
        (
            'points = ["A2"]\n',
            "",
            [UNTAUGHT, 'lessons.toml:26: a lesson without points: add points = ["…"]'],
        ),
        (
            'text = "0以上"',
            'text = "入力"',
            [NO_KEYWORD(term, "add [[lesson.keywords]] with") for term in ("0以上", "0")],
        ),
        (
            'text = "そのまま"',
            'text = "このまま"',
            ["lessons.toml:33: 'このまま' is not in the line '出力は そのまま': " + AS_IN_LINE],
        ),
        ("**ReLU** は", "**ReLU は", ["lessons.toml:5: explanation: a ** " + PARTNER("**")]),
        ("$x$ を", "$x を", ["lessons.toml:5: explanation: a $ " + PARTNER("$")]),
        ("(0,x)$$", "(0,x)", ["lessons.toml:5: explanation: a $$ " + PARTNER("$$")]),
        (
            "f(x)=",
            "f{(x)=",
            ["lessons.toml:5: explanation: { and } do not balance: close each brace"],
        ),
        (
            '"activation"',
            '"bread"',
            [f"lessons.toml:10: no demo 'bread': one of {', '.join(DEMOS)}"],
        ),
        (
            'point = "A1"',
            'point = "Q1"',
            ["lessons.toml:13: preset: unknown point Q1: see the demo activation"],
        ),
        (
            'point = "A1"\n',
            'point = "A1"\n[[lesson.keyframes]]\nword = "入力"\nx = 99\nspeed = 1\n',
            [
                "lessons.toml:17: keyframe: x = 99 is off the plot: from -6 to 6",
                "lessons.toml:18: keyframe: the demo activation has no 'speed': one of x, alpha",
            ],
        ),
        ("-4.0, 4.0", "-4.0, 40.0", ["lessons.toml:11: sweep: 40 is off the plot: from -6 to 6"]),
        (
            'demo = "activation"\n',
            "",
            [
                'lessons.toml:10: sweep without a demo: add demo = "…"',
                'lessons.toml:12: preset without a demo: add demo = "…"',
            ],
        ),
        (
            'heading = "そのまま"',
            'heading = "そのまま"\nhint = "?"',
            [
                UNKNOWN_KEY,
            ],
        ),
        (
            'heading = "そのまま"\n',
            "",
            ['lessons.toml:26: lesson[1].heading is missing: add heading = "…"'],
        ),
        (
            'en = { heading = "As it is", explanation = "**As it is**" }\n',
            "",
            ["lessons.toml:26: nothing of '出力は そのまま' is told in English: add [lesson.en]"],
        ),
        (
            "explanation = '**そのまま**'\n",
            "explanation = '**そのまま**'\nconfusion = '恒等関数'\n",
            ["lessons.toml:32: confusion is told in Japanese only: add confusion to [lesson.en]"],
        ),
        ('"**As it is**"', '"**As it is"', [EN_EXPLANATION + "a ** " + PARTNER("**")]),
        (
            '"**As it is**"',
            '"[x](point:Z9)"',
            [
                EN_EXPLANATION + "the link to 'point:Z9' leads nowhere: "
                "write (point:…) with a point that a song teaches"
            ],
        ),
        (
            '"**As it is**"',
            "'$\\nothing$'",
            [
                EN_EXPLANATION + r"'\\nothing' has a command that is not known: "
                "correct the formula"
            ],
        ),
        (
            '"As it is", ',
            "5, ",
            [EN_HEADING + 'write heading = "…"'],
        ),
    ],
)
def test_a_mistake_in_the_lessons_is_told(place, told, old, new, expected):
    change(place, "lessons.toml", old, new)
    assert told() == [f"songs/tiny/{row}" for row in expected]


NO_CLAIM = """
[[lesson.claims]]
check = "same_from"
function = "relu"
limit = 0
"""
CORRECT = "correct the line, its lesson or the claim"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "equals = 0\n",
            "equals = -0.03\n",
            f"20: claim function_value does not hold: ReLU(−3) = 0: {CORRECT}",
        ),
        (
            '"function_value"',
            '"funktion_value"',
            "21: claim funktion_value: there is no check 'funktion_value': function_value",
        ),
        (
            "x = -3\n",
            "",
            "20: claim function_value: x is missing: write x = a number from -1000 to 1000",
        ),
        (
            "x = -3\n",
            "x = -3000\n",
            (
                "23: claim function_value: x = -3000.0 is not from -1000 to 1000: "
                "write x = a number from -1000 to 1000"
            ),
        ),
        (
            "x = -3\n",
            "x = -3\nbeta = 1\n",
            (
                "24: claim function_value: it takes no beta: "
                "one of function, x, alpha, equals, decimals"
            ),
        ),
        (
            "x = -3\n",
            "x = -3\ndecimals = 1.5\n",
            (
                "24: claim function_value: decimals = 1.5 is not a whole number: "
                "write decimals = a whole number from 0 to 12"
            ),
        ),
        (
            'check = "same_from"\nfunction = "relu"',
            'check = "same_from"\nfunction = "gelu"',
            (
                "37: claim same_from: function cannot be 'gelu': "
                "write function = one of relu, leaky, sigmoid, tanh"
            ),
        ),
        (
            "limit = 0\n",
            "limit = 1\n",
            (
                "35: claim same_from does not hold: "
                f"ReLU(0) = 0、ReLU(1) = 1 はそのまま。ReLU(−1) = 0 は変わる: {CORRECT}"
            ),
        ),
        (
            NO_CLAIM,
            "",
            "26: nothing of '出力は そのまま' is checked: add [[lesson.claims]] with check = \"…\"",
        ),
        (
            "**そのまま**",
            "**そのまま** [死んだ ReLU](point:Z4)",
            (
                "30: explanation: the link to 'point:Z4' leads nowhere: "
                "write (point:…) with a point that a song teaches"
            ),
        ),
        (
            "**そのまま**",
            "**そのまま** [外](https://example.org)",
            (
                "30: explanation: the link to 'https://example.org' leads nowhere: "
                "write (point:…) with a point that a song teaches"
            ),
        ),
    ],
)
def test_a_line_whose_claim_or_link_fails_is_told_with_its_line(place, told, old, new, expected):
    change(place, "lessons.toml", old, new)
    assert told() == [f"songs/tiny/lessons.toml:{expected}"]


NOT_TYPESET = "30: explanation: {0!r} {1}: correct the formula".format


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("$h_$", NOT_TYPESET("h_", "cannot be typeset")),
        (r"$\sigmoid(x)$", NOT_TYPESET(r"\sigmoid(x)", "has a command that is not known")),
        (r"$$\left( x$$", NOT_TYPESET(r"\left( x", "cannot be typeset")),
        (
            f"${'x' * (LONGEST_FORMULA + 1)}$",
            NOT_TYPESET("x" * 40 + "…", f"has more than {LONGEST_FORMULA} characters"),
        ),
        (r"$\textcolor{forget}{f_t}\odot c$", None),
        (r"`$\nothing$` は \$5", None),
        ("$" + "x" * LONGEST_FORMULA + "$", None),
    ],
)
def test_a_formula_that_cannot_be_typeset_is_told(place, told, formula, expected):
    change(place, "lessons.toml", "**そのまま**", formula)
    assert told() == ([f"songs/tiny/lessons.toml:{expected}"] if expected else [])


@pytest.mark.parametrize("text", ["[値](point:A1)", "`[値](point:Z9)`", r"\[値](point:Z9)"])
def test_a_link_to_a_point_of_this_song_leads_somewhere(place, told, text):
    change(place, "lessons.toml", "**そのまま**", text)
    assert told() == []


def test_a_song_that_no_curriculum_counts_on_may_claim_nothing(place, told):
    change(place, "lessons.toml", NO_CLAIM, "")
    path = place / "curriculum.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"tiny"', '"none"'), encoding="utf-8")
    assert not [row for row in told() if "is checked" in row]


def test_a_song_that_no_curriculum_counts_on_must_keep_what_it_claims(place, told):
    change(place, "lessons.toml", "limit = 0", "limit = 1")
    path = place / "curriculum.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"tiny"', '"none"'), encoding="utf-8")
    assert [row for row in told() if "claim same_from does not hold" in row]


@pytest.mark.parametrize("text", ["a price of \\$5", "the sign `**` and `$`", "$\\{a\\}$ is a set"])
def test_escaped_signs_and_code_need_no_partner(place, told, text):
    change(place, "lessons.toml", "**そのまま**", text)
    assert told() == []


MAKE = "make the song again from its score"
READ = "'入力' read 'にゅうりょく' at 2.000 2.250 2.500 2.{}"


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (
            "lyrics.lrc",
            "<00:04.000>0",
            "<00:04.001>0",
            "lyrics.lrc:3: line 1: '0' 4.001 to 4.500 s, in the score '0' 4.000 to 4.500 s{line}",
        ),
        (
            "lyrics.lrc",
            "ょ[00:00.750]く\n@Ruby2",
            "ょ[00:00.749]く\n@Ruby2",
            f"lyrics.lrc:3: line 1: {READ.format(749)}, in the score {READ.format(750)}{{line}}",
        ),
        (
            "lyrics.lrc",
            "[length:00:10.000]",
            "[length:00:10.001]",
            "lyrics.lrc: [length:] is 10001 ms, the score has 10000 ms",
        ),
        ("song.toml", "bpm = 120", "bpm = 121", "song.toml:7: bpm is 121.0, the score says 120.0"),
        (
            "song.toml",
            "offset = 0.0",
            "offset = 0.5",
            "song.toml:8: offset is 0.5, the score says 0.0",
        ),
        (
            "song.toml",
            '"ちいさなうた"',
            '"おおきなうた"',
            "song.toml:3: title_reading is 'おおきなうた', the score says 'ちいさなうた'",
        ),
        (
            "song.toml",
            "start = 2.0",
            "start = 2.5",
            "song.toml:26: section Aメロ at 2500 ms, the score has Aメロ at 2000 ms",
        ),
        (
            "song.toml",
            '[[section]]\nname = "Aメロ"\nstart = 2.0\n',
            "",
            "song.toml:22: 1 sections, the score has 2",
        ),
        ("song.toml", 'role = "backing"', 'role = "strings"', "song.toml:14: no backing stem"),
    ],
)
def test_a_file_that_differs_from_the_score_is_told(place, told, name, old, new, expected):
    change(place, name, old, new)
    assert told() == [f"songs/tiny/{expected}: {MAKE}".replace("{line}", " (score.song:12)")]


def test_a_line_that_is_sung_otherwise_is_told_with_the_line_of_the_score(place, told):
    change(place, "lyrics.lrc", "<00:05.500>ら", "<00:05.500>り")
    wrong = "line 1: '入力が 0以上なり', the score sings '入力が 0以上なら' (score.song:12)"
    assert f"songs/tiny/lyrics.lrc:3: {wrong}: {MAKE}" in told()


def test_a_time_that_cannot_be_read_is_told_first_and_alone(place, told):
    change(place, "lyrics.lrc", "[00:02.000]", "[zz:00:02.000]")
    meaning = "a line begins with a time that cannot be read; its words were kept"
    remedy = "write it in digits, like [00:12.00]"
    assert told() == [f"songs/tiny/lyrics.lrc:3: {meaning}: [zz:00:02.000]: {remedy}"]


def test_a_line_that_the_lyrics_lack_is_told(place, told):
    path = place / "songs" / "tiny" / "lyrics.lrc"
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(row for row in rows if "そ<" not in row), encoding="utf-8")
    change(place, "lessons.toml", LESSONS[LESSONS.rindex("[[lesson]]") :], "")
    assert told() == [
        f"songs/tiny/{UNTAUGHT}",
        f"songs/tiny/lyrics.lrc: 1 lines, the score sings 2: {MAKE}",
    ]


LATE = "let it end before the next one begins"
ORDER = "an earlier stamp follows a later one; lines were sorted: [00:06.00]あ: correct the line"


@pytest.mark.parametrize(
    ("lyrics", "expected"),
    [
        ("[00:01.00]あ\n[00:03.00]い\n", []),
        ("[00:01.00]<00:01.00>あ<00:03.00>\n[00:03.00]い\n", []),
        (
            "[00:01.00]<00:01.00>あ<00:03.001>\n[00:03.00]い\n",
            [f"1: 'あ' ends at 3.001 s, the next line begins at 3.000 s: {LATE}"],
        ),
        ("[00:07.00]い\n[00:06.00]あ\n", [f"2: {ORDER}"]),
    ],
)
def test_lines_that_overlap_or_stand_in_another_order_are_told(place, told, lyrics, expected):
    folder = place / "songs" / "tiny"
    (folder / "score.song").unlink()
    (folder / "lyrics.lrc").write_text(lyrics, encoding="utf-8")
    rows = [
        row for row in told() if row.startswith("songs/tiny/lyrics.lrc") and "lesson" not in row
    ]
    assert rows == [f"songs/tiny/lyrics.lrc:{row}" for row in expected]


def test_what_has_no_reading_is_told_once(place, told):
    (place / "songs" / "tiny" / "score.song").unlink()
    change(place, "lyrics.lrc", "@Ruby1=入力", "@Ruby1=人力")
    remedy = "add @Ruby…=入力,… or write the reading into the score"
    assert told() == [
        f"songs/tiny/lyrics.lrc:3: '入力' in '入力が 0以上なら' has no reading: {remedy}"
    ]


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("αの 値", "α, 値"),
        ("−1と tanh", "−1, tanh"),
        ("カーブ・人々「あ」、いー！ 2", "人々, 2"),
        ("あゝ ヴァー ッ〜…", ""),
    ],
)
def test_letters_digits_and_signs_need_a_reading_and_kana_and_marks_do_not(place, told, text, bare):
    folder = place / "songs" / "tiny"
    for name in ("score.song", "lessons.toml"):
        (folder / name).unlink()
    change(place, "song.toml", 'lessons = "lessons.toml"', "")
    (folder / "lyrics.lrc").write_text(f"[00:01.00]{text}\n[00:02.00]\n", encoding="utf-8")
    found = [row.split("'")[1] for row in told() if "has no reading" in row]
    assert ", ".join(found) == bare


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (ogg(FRAMES - 1), f"{FRAMES - 1} samples long, the score has {FRAMES}: {MAKE}"),
        (ogg(FRAMES, 44_100), f"44100 samples per second instead of 48000: {MAKE}"),
        (
            ogg(FRAMES)[:-1],
            "the sound breaks off, or holds more than one stream: write the file again",
        ),
        (b"RIFF", "the sound not an Ogg file: write the file again"),
    ],
)
def test_a_stem_that_is_not_the_songs_is_told(place, told, content, expected):
    (place / "songs" / "tiny" / "vocal.ogg").write_bytes(content)
    assert told() == [f"songs/tiny/vocal.ogg: {expected}"]


def test_without_a_score_stems_are_compared_with_each_other_and_the_lyrics(place, told):
    (place / "songs" / "tiny" / "score.song").unlink()
    (place / "songs" / "tiny" / "vocal.ogg").write_bytes(ogg(FRAMES - 48))
    (row,) = told()
    assert row == (
        "songs/tiny/vocal.ogg: ends at 9.999 s, another stem at 10.000 s: "
        "make the stems equally long"
    )
    (place / "songs" / "tiny" / "backing.ogg").write_bytes(ogg(48_000))
    assert told()[0] == (
        "songs/tiny/backing.ogg: ends at 1.000 s, the lyrics at 9.500 s: write the whole song"
    )


def test_too_much_sound_is_told(place, told):
    with (place / "songs" / "tiny" / "vocal.ogg").open("r+b") as file:
        first = file.read()
        file.seek(0)
        file.write(first[:58] + bytes(5_000_000) + first[58:])
    assert told() == ["songs/tiny: 5.0 MB of sound: at most 5 MB"]


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("vocal.ogg", "song.toml: vocal.ogg is missing: put it there"),
        ("lyrics.lrc", "song.toml: lyrics.lrc is missing: put it there"),
        ("lessons.toml", "song.toml: lessons.toml is missing: put it there"),
        ("song.toml", "song.toml: song.toml is missing: put it there"),
    ],
)
def test_a_missing_file_is_told(place, told, name, row):
    (place / "songs" / "tiny" / name).unlink()
    assert told() == [f"songs/tiny/{row}"]


def test_a_song_that_teaches_nothing_is_told(place, told):
    (place / "songs" / "tiny" / "lessons.toml").unlink()
    change(place, "song.toml", 'lessons = "lessons.toml"', "")
    (row,) = told()
    assert row == (
        "songs/tiny/song.toml: the song teaches nothing: "
        "write a lessons.toml with a [[lesson]] for each line"
    )


def test_a_score_that_cannot_be_sung_is_told_with_its_line(place, told):
    change(place, "score.song", "C5*2\n", "C5*3\n")
    (row,) = told()
    assert row.startswith("songs/tiny/score.song:13: bar 3 (2 of this line): ")
    assert row.endswith(": correct the score")


def test_a_curriculum_that_cannot_be_read_is_told_and_songs_are_checked_all_the_same(place, told):
    path = place / "curriculum.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"id": "A2", ', ""), encoding="utf-8")
    change(place, "lessons.toml", "**そのまま**", "**そのまま")
    first, second = told()
    assert first.startswith("curriculum.json: points[1]: found song, level, ")
    assert first.endswith(": write the key id")
    assert second.startswith("songs/tiny/lessons.toml:30: explanation: a **")


def test_json_says_the_same(place, capsys):
    change(place, "song.toml", "bpm = 120", "bpm = 121")
    run = partial(main, songs=place / "songs", curriculum_path=place / "curriculum.json")
    assert run(["--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "songs": [
            {
                "song": "tiny",
                "folder": "songs/tiny",
                "problems": [
                    {
                        "file": "songs/tiny/song.toml",
                        "line": 7,
                        "wrong": "bpm is 121.0, the score says 120.0",
                        "remedy": MAKE,
                    }
                ],
            }
        ],
        "curriculum": {"points": 3, "problems": []},
        "questions": {"count": None, "problems": []},
        "count": 1,
    }


def test_claims_lists_every_check_with_its_values(capsys):
    assert main(["--claims"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row.split(":")[0] for row in rows if not row.startswith(" ")] == [*CHECKS]
    place = rows.index("slope_maximum: the largest f′ is that number, at one x alone")
    assert rows[place + 1 : place + 6] == [
        "    function = one of relu, leaky, sigmoid, tanh",
        "    [at = a number from -6 to 6]",
        "    [alpha = a number from 0 to 1]",
        "    equals = a number from -1e+06 to 1e+06",
        "    [decimals = a whole number from 0 to 12]",
    ]


def test_songs_are_asked_for_by_id_or_by_folder(place, told):
    other = place / "elsewhere" / "tiny"
    other.parent.mkdir()
    (place / "songs" / "tiny").rename(other)
    (place / "songs" / "broken").mkdir()
    assert told("broken") == ["songs/broken/song.toml: song.toml is missing: put it there"]
    assert told(str(other)) == []
    assert told("broken", str(other)) == told()


def test_a_song_that_nobody_knows_is_a_wrong_argument(place, capsys):
    assert main(["nobody"], songs=place / "songs") == 2
    captured = capsys.readouterr()
    assert captured.err == "no such song: nobody; there are: tiny, or name a folder\n"
    assert captured.out == ""


def test_it_never_loads_qt():
    code = (
        "import sys\nfrom oboeuta_desktop.commands import check\ncheck.main([])\n"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
