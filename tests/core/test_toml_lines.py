"""Answers one question: are the lines of a TOML text found as the text stands?"""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oboeuta_desktop.core.toml_lines import key_lines

TRICKY = '''# first
title = "a # b" # not a comment in the text

[audio]
"stem.s" = [ # a list over several lines
  { role = "vocal", file = 'v.ogg' },

  { role = "back]ing", file = "}" }, # ] }
]
long = """
[not.a.table]
x = 1 \\""" still ""inside"""""
raw = \'\'\'
# no comment
\'\'\'
[[section]]
name.first = 1
name."last" = 1979-05-27 07:32:00
[[section]]
[section.more]
deep = [[1, 2],
        [3]]
[audio.more] # after
y = { a.b = 1, c = {} }
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("audio",), 4),
        (("audio", "stem.s"), 5),
        (("audio", "stem.s", 0), 6),
        (("audio", "stem.s", 0, "file"), 6),
        (("audio", "stem.s", 1, "role"), 8),
        (("audio", "long"), 10),
        (("audio", "raw"), 13),
        (("section",), 16),
        (("section", 0), 16),
        (("section", 0, "name", "first"), 17),
        (("section", 0, "name", "last"), 18),
        (("section", 1), 19),
        (("section", 1, "more", "deep"), 21),
        (("section", 1, "more", "deep", 1, 0), 22),
        (("audio", "more", "y", "a", "b"), 24),
        (("audio", "more", "y", "c"), 24),
    ],
)
def test_a_key_is_found_on_its_line(path, line):
    tomllib.loads(TRICKY)
    assert key_lines(TRICKY)[path] == line


def test_nothing_inside_a_text_is_taken_for_a_key():
    known = set(key_lines(TRICKY))
    assert not {("not",), ("x",), ("audio", "long", "x")} & known


def test_every_place_of_the_values_has_a_line():
    places = key_lines(TRICKY)

    def walk(value, path):
        if path:
            assert path in places
        if isinstance(value, dict):
            for key, below in value.items():
                walk(below, (*path, key))
        elif isinstance(value, list):
            for position, below in enumerate(value):
                walk(below, (*path, position))

    walk(tomllib.loads(TRICKY), ())


def test_an_empty_text_has_no_keys():
    assert key_lines("") == {}
    assert key_lines("# only\n\n  # comments") == {}


@given(st.text(alphabet="ab=[]{}\"'#.,\n 1\\", max_size=60))
def test_whatever_the_standard_reader_accepts_is_walked_to_its_end(text):
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    places = key_lines(text)
    assert {path[0] for path in places} == set(values)
