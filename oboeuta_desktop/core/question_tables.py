"""Answers one question: what does one table of a question file hold?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from oboeuta_desktop.core.curriculum import Bilingual
from oboeuta_desktop.core.question_kinds import Repair
from oboeuta_desktop.core.song_toml import TomlTable

LONGEST_WORDS = 300
"""Characters of one text in one language."""
OTHERS = 3
"""So many wrong replacements are offered beside the right one."""
FEWEST_FINE, MOST_FINE = 2, 6
"""Words of a false statement that can be pointed at and are not the fault."""

_NAME = re.compile(r"[A-Za-z0-9_.-]{1,64}")


def words_in(table: TomlTable, key: str) -> Bilingual:
    """A text in both languages below ``key``."""
    if key not in table.values:
        raise table.error(key, problem="missing", expected=f'{key}.ja = "…", {key}.en = "…"')
    return _words_of(table.table(key))


def name_in(table: TomlTable, key: str) -> str:
    """A name of letters, digits and _ . -"""
    found = table.text(key)
    if not _NAME.fullmatch(found):
        raise table.error(key, problem="value", expected=f'{key} = "relu"', found=found)
    return found


def flag_in(table: TomlTable, key: str, *, fallback: bool | None = None) -> bool:
    """true or false; needed if there is no fallback."""
    found = table.values.get(key, fallback)
    if found is None:
        raise table.error(key, problem="missing", expected=f"{key} = true")
    if not isinstance(found, bool):
        raise table.error(key, problem="type", expected=f"{key} = true", found=found)
    return found


def expect_only(table: TomlTable, known: Sequence[str]) -> None:
    """No key that nobody reads: a slip of the pen is not swallowed."""
    for key in table.values:
        if key not in known:
            expected = ", ".join(known)
            raise table.error(key, problem="unknown key", expected=expected, found=key)


def expect_different(offered: Sequence[tuple[TomlTable, Bilingual]]) -> None:
    """No two of the texts are the same in either language; each comes with its table."""
    seen: set[tuple[str, str]] = set()
    for table, words in offered:
        for language, text in (("ja", words.ja), ("en", words.en)):
            if (language, text) in seen:
                raise table.error(language, problem="duplicate", found=text)
            seen.add((language, text))


def read_repair(table: TomlTable, statement: Bilingual) -> Repair:
    """The repair of a false statement.

    Raises:
        SongFormatError: the wrong word or a fine one is not in the statement exactly once, two of
            them overlap, or two of the five words are the same.
    """
    wrong, right = words_in(table, "wrong"), words_in(table, "right")
    rows = table.tables("others", limit=OTHERS)
    if len(rows) != OTHERS:
        expected = f'others = [{{ ja = "…", en = "…" }} × {OTHERS}]'
        raise table.error("others", problem="value", expected=expected, found=len(rows))
    others = tuple(_words_of(row) for row in rows)
    offered = [(table.table("wrong"), wrong), (table.table("right"), right)]
    expect_different([*offered, *zip(rows, others, strict=True)])
    return Repair(
        wrong=wrong,
        right=right,
        others=others,
        words_ja=_words_to_point_at(table, "ja", statement.ja, wrong.ja),
        words_en=_words_to_point_at(table, "en", statement.en, wrong.en),
    )


def _words_to_point_at(
    table: TomlTable, language: str, statement: str, wrong: str
) -> tuple[str, ...]:
    """The wrong word and the fine ones in the order in which they stand in the statement."""
    fine = table.table("fine")
    expect_only(fine, ("ja", "en"))
    words = fine.texts(language, limit=MOST_FINE)
    if len(words) < FEWEST_FINE:
        expected = f"{FEWEST_FINE} … {MOST_FINE}"
        raise fine.error(language, problem="value", expected=expected, found=len(words))
    places: dict[int, str] = {}
    for word, key in ((wrong, "wrong"), *((word, "fine") for word in words)):
        if statement.count(word) != 1:
            expected = f"once in {statement!r}"
            raise table.error(key, language, problem="value", expected=expected, found=word)
        place = statement.index(word)
        for other, taken in places.items():
            if place < other + len(taken) and other < place + len(word):
                raise table.error(key, language, problem="duplicate", found=word)
        places[place] = word
    return tuple(places[place] for place in sorted(places))


def _words_of(table: TomlTable) -> Bilingual:
    expect_only(table, ("ja", "en"))
    ja, en = (table.text(language, limit=LONGEST_WORDS) for language in ("ja", "en"))
    return Bilingual(ja, en)
