"""Answers one question: is a typed answer right, and if not, which term was it taken for?

The rules in the order in which they decide: differences of writing are no differences
(``core.judging_keys``); what is any other term of the book is confused with it; only then one
slip of the pen is forgiven, and only where no other term is as near; everything else is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from oboeuta_desktop.core.curriculum import Term
from oboeuta_desktop.core.judging_keys import (
    is_number,
    is_one_slip,
    loose_keys,
    number_key,
    one_left_out,
    plain_key,
    read_key,
)

Verdict = Literal["exact", "near", "confused", "wrong", "empty"]
RIGHT: tuple[Verdict, ...] = ("exact", "near")

LONGEST_GIVEN = 200
"""Characters; nobody types more for a term, and a paste may be a megabyte."""
FEWEST_LETTERS = 5
"""Letters of a form in which one slip is forgiven."""

_LETTERS = re.compile("[a-zぁ-ゖゝゞー]+")
_ABBREVIATION = re.compile("[A-Za-z]{1,6}")
_FEWEST_SMALL = 3  # letters of a word that are not capital; ReLU, PReLU and LSTM have fewer
_SPELT = re.compile(
    "(?:えー|びー|しー|でぃー|いー|えふ|じー|えいち|あい|じぇー|けー|える|えむ|えぬ|おー|ぴー|きゅー|"
    "あーる|えす|てぃー|ゆー|ぶい|だぶりゅー|えっくす|わい|ぜっと){2,}"
)
_NEGATING = frozenset("ひふぶむみ")
"""非, 不, 無 and 未 as they are read: one kana that turns a word into its contrary."""

_NO_ALIASES: Mapping[str, Sequence[str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an answer is.

    Attributes:
        verdict: "near" is right but for one slip; "empty" is a wish for a hint, not a mistake.
        confused_with: id of the term that the answer is, with the verdict "confused" only.
        kept: the accepted form that was met, as it is written in the curriculum (or by the
            learner): of what was asked, or of the term it was confused with; "" if none was.
    """

    verdict: Verdict
    confused_with: str | None = None
    kept: str = ""


@dataclass(frozen=True, slots=True)
class _Form:
    """An accepted form and its keys. ``forgiving``: one slip in it may be forgiven."""

    written: str
    read: str
    loose: tuple[str, str]
    number: str
    forgiving: bool


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What was asked for: its forms, and the terms that would not be another thing."""

    forms: tuple[_Form, ...]
    number: bool
    same: frozenset[str]
    confusable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Given:
    """A typed text, and the terms that it is, whatever was asked: id to the form that it met."""

    form: _Form
    letters_only: bool
    strict: Mapping[str, str]
    loose: Mapping[str, str]
    slips: frozenset[str]


class Judge:
    """Knows all terms of the book, and so what else an answer could be.

    Args:
        terms: of the curriculum.
        aliases: forms that the learner had accepted, by term id; an id that is no term is left
            alone (the alias may be of another version of the book).
    """

    def __init__(
        self, terms: Sequence[Term], aliases: Mapping[str, Sequence[str]] = _NO_ALIASES
    ) -> None:
        self._wanted = {term.id: _wanted_of(term, aliases.get(term.id, ())) for term in terms}
        self._strict: dict[str, dict[str, str]] = {}
        self._numbers: dict[str, dict[str, str]] = {}
        self._loose: tuple[dict[str, dict[str, str]], ...] = ({}, {})
        self._near: dict[str, list[tuple[str, _Form]]] = {}
        for term_id, wanted in self._wanted.items():
            for form in wanted.forms:
                self._enter(term_id, form, number=wanted.number)

    def judge(self, given: str, term_id: str) -> Judgement:
        """Whether ``given`` is the term.

        Raises:
            KeyError: there is no such term.
        """
        return _judged(self._wanted[term_id], self._sense(given))

    def judge_text(self, given: str, accepted: Sequence[str], *, number: bool = False) -> Judgement:
        """Whether ``given`` is one of ``accepted``: the blank's own text first, then what else
        counts as right there.

        Where that own text is a term of the book, every form of the term is right. A text that
        is a number is judged as one even if ``number`` does not say so.
        """
        number = number or any(map(is_number, accepted))
        forms = [_form(written, number=number) for written in accepted]
        owners = self._numbers if number else self._strict
        keys = [form.number if number else form.read for form in forms]
        for term_id in owners.get(keys[0], {}) if keys else ():
            forms += self._wanted[term_id].forms
        same = frozenset(term_id for key in keys for term_id in owners.get(key, {}))
        return _judged(_Wanted(tuple(forms), number, same), self._sense(given))

    def right_for(self, given: str) -> frozenset[str]:
        """The terms for which ``given`` would count as right, were they asked: at most one, unless
        the book or the learner accepts it for several.
        """
        found = self._sense(given)
        if found is None:
            return frozenset()
        near = {*found.strict, *found.loose, *found.slips}
        verdicts = {term_id: _judged(self._wanted[term_id], found).verdict for term_id in near}
        return frozenset(term_id for term_id, verdict in verdicts.items() if verdict in RIGHT)

    def _enter(self, term_id: str, form: _Form, *, number: bool) -> None:
        """Remember whose form it is. Numbers are found by their number key alone."""
        if number:
            self._numbers.setdefault(form.number, {}).setdefault(term_id, form.written)
        else:
            self._strict.setdefault(form.read, {}).setdefault(term_id, form.written)
            for owners, key in zip(self._loose, form.loose, strict=True):
                owners.setdefault(key, {}).setdefault(term_id, form.written)
        for key in one_left_out(form.read) | one_left_out(form.loose[0]):
            self._near.setdefault(key, []).append((term_id, form))

    def _sense(self, given: str) -> _Given | None:
        """What the text is, whatever was asked; None when it has no letter."""
        text = given.strip()
        if len(text) > LONGEST_GIVEN:
            return _TOO_LONG
        plain = plain_key(text)
        if not plain:
            return None
        if len(plain) > LONGEST_GIVEN:  # one ligature may stand for eighteen letters
            return _TOO_LONG
        read = read_key(plain)
        form = _Form(text, read, loose_keys(read), number_key(text), forgiving=False)
        letters_only = _LETTERS.fullmatch(plain) is not None
        strict = {**self._strict.get(read, {}), **self._numbers.get(form.number, {})}
        loose: dict[str, str] = {}
        for owners, key in zip(self._loose, form.loose, strict=True):
            loose = {**owners.get(key, {}), **loose}
        slips = self._slips(form) if letters_only else frozenset[str]()
        return _Given(form, letters_only, strict, loose, slips)

    def _slips(self, given: _Form) -> frozenset[str]:
        """The terms one slip away, forgiven or not."""
        keys = one_left_out(given.read) | one_left_out(given.loose[0])
        near = (entry for key in keys for entry in self._near.get(key, ()))
        return frozenset(
            term_id
            for term_id, form in near
            if is_one_slip(given.read, form.read) or is_one_slip(given.loose[0], form.loose[0])
        )


_TOO_LONG = _Given(
    _Form("", "", ("", ""), "", forgiving=False),
    letters_only=False,
    strict={},
    loose={},
    slips=frozenset(),
)


def _judged(wanted: _Wanted, found: _Given | None) -> Judgement:
    if found is None:
        return Judgement("empty")
    return (
        _met(wanted, found, loose=False)
        or _confused(wanted, found.strict)
        or _met(wanted, found, loose=True)
        or _confused(wanted, found.loose)
        or _slipped(wanted, found)
        or Judgement("wrong")
    )


def _wanted_of(term: Term, aliases: Sequence[str]) -> _Wanted:
    number = term.kind == "number"
    written = dict.fromkeys((*term.accepted, *term.readings, term.en))
    forms = [_form(text, number=number) for text in written]
    forms += [_form(text, number=number, forgiving=False) for text in aliases if plain_key(text)]
    return _Wanted(tuple(forms), number, frozenset((term.id,)), term.confusable)


def _form(written: str, *, number: bool, forgiving: bool = True) -> _Form:
    read = read_key(plain_key(written))
    forgiving = forgiving and not number and _forgives(written, read)
    return _Form(written, read, loose_keys(read), number_key(written), forgiving)


def _forgives(written: str, read: str) -> bool:
    """Whether one slip in that form can only be a slip.

    An abbreviation never forgives, spelt in letters or by their names: with another letter it is
    another one (PReLU and RReLU, CNN and RNN).
    """
    if len(read) < FEWEST_LETTERS or not _LETTERS.fullmatch(read):
        return False
    small = sum(letter.islower() for letter in written)
    if _ABBREVIATION.fullmatch(written) and small < _FEWEST_SMALL:
        return False
    return _SPELT.fullmatch(read) is None


def _met(wanted: _Wanted, given: _Given, *, loose: bool) -> Judgement | None:
    """Right, if a form agrees; a number agrees in its own key or not at all."""
    mine = given.form
    for form in wanted.forms:
        if wanted.number:
            agrees = not loose and form.number == mine.number
        elif loose:
            agrees = any(a == b for a, b in zip(form.loose, mine.loose, strict=True))
        else:
            agrees = form.read == mine.read
        if agrees:
            return Judgement("exact", kept=form.written)
    return None


def _confused(wanted: _Wanted, found: Mapping[str, str]) -> Judgement | None:
    """Another term, if the text is one; rather one that it is known to be mixed up with."""
    for term_id in (*wanted.confusable, *found):
        if term_id in found and term_id not in wanted.same:
            return Judgement("confused", term_id, found[term_id])
    return None


def _slipped(wanted: _Wanted, given: _Given) -> Judgement | None:
    """Nearly right, if one form is one slip away and no other term is."""
    if not given.letters_only or given.slips - wanted.same:
        return None
    for form in wanted.forms:
        if form.forgiving and _is_slip_of(given.form.read, form.read):
            return Judgement("near", kept=form.written)
    return None


def _is_slip_of(given: str, meant: str) -> bool:
    """One slip that leaves the meaning: none that negates (せんけい is not ひせんけい)."""
    if not is_one_slip(given, meant):
        return False
    negated = (given[0] in _NEGATING and given[1:] == meant) or (
        meant[0] in _NEGATING and meant[1:] == given
    )
    return not negated and given.endswith(("ず", "ぬ")) == meant.endswith(("ず", "ぬ"))
