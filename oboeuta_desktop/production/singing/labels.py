"""Answers one question: how is a line of kana written down for the HTS engine?

A full-context label names a sound with its two neighbours on either side and says where it stands
in its accent phrase and its breath group. These are the labels that Open JTalk makes of nouns
without an accent, every word an accent phrase of its own, and without devoiced vowels.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from oboeuta_desktop.production.singing.phones import VOICELESS

SILENCE = "sil"

NONE = "xx"
NOUN = "02"
"""Open JTalk's number of the part of speech of every word here."""

HIGH_VOWELS = frozenset({"i", "u"})

VOICED: Mapping[str, str] = MappingProxyType(
    {
        "k": "g",
        "s": "z",
        "sh": "j",
        "t": "d",
        "ch": "j",
        "ts": "z",
        "h": "b",
        "f": "b",
        "p": "b",
        "ky": "gy",
        "hy": "by",
        "py": "by",
        "cl": "d",
    }
)
"""The voiced sound that is made in the same place as a voiceless one."""

_NAMES = re.compile(r"[^^]+\^([^-]+)-([^+]+)\+([^=]+)=")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as its neighbours' labels name it: its morae, and those of the line before it."""

    morae: int
    before: int


def full_context(words: Sequence[Sequence[tuple[str, str]]]) -> list[str]:
    """The labels of a line: silence, every sound in order, silence.

    Each word is a sequence of morae (consonant, vowel) as ``phones.phones_of`` gives them; either
    may be "". Words without sounds are not allowed.
    """
    line = _Line([len(word) for word in words])
    places = [
        (phone, number, mora)
        for number, word in enumerate(words)
        for mora, sounds in enumerate(word)
        for phone in sounds
        if phone
    ]
    names = [NONE, NONE, SILENCE, *[phone for phone, _, _ in places], SILENCE, NONE, NONE]
    contexts = ["{}^{}-{}+{}={}".format(*names[i : i + 5]) for i in range(len(names) - 4)]
    return [
        contexts[0] + line.opening(),
        *[
            context + line.inside(number, mora)
            for context, (_, number, mora) in zip(contexts[1:-1], places, strict=True)
        ],
        contexts[-1] + line.closing(),
    ]


def with_voiced_vowels(labels: Sequence[str]) -> list[str]:
    """The labels with every い and う between voiceless sounds told that a voiced one follows.

    Speech swallows these vowels, and so does a voice that was learnt from speech: its し before た
    is 23 dB below its neighbours, and 18 dB with the other label. The labels of the sounds around
    them stay as they are.
    """
    return [_voiced(label) for label in labels]


def _voiced(label: str) -> str:
    match = _NAMES.match(label)
    if match is None:
        raise ValueError(label)
    before, phone, after = match.groups()
    if phone in HIGH_VOWELS and before in VOICELESS and after in VOICED:
        return label[: match.start(3)] + VOICED[after] + label[match.end(3) :]
    return label


class _Line:
    """What the labels of one line say besides the sounds; a line is one breath group."""

    def __init__(self, morae: Sequence[int]) -> None:
        self._words = [_Word(count, sum(morae[:i])) for i, count in enumerate(morae)]
        self._size = f"{len(morae)}_{sum(morae)}"
        self._group = f"{len(morae)}-{sum(morae)}@1+1&1-{len(morae)}|1+{sum(morae)}"
        self._whole = f"/K:1+{len(morae)}-{sum(morae)}"

    def opening(self) -> str:
        """Of the silence before the line."""
        first = self._words[0].morae
        kind = NOUN if len(self._words) > 1 else NONE
        return (
            f"/A:xx+xx+xx/B:xx-xx_xx/C:xx_xx+xx/D:{kind}+xx_xx/E:xx_xx!xx_xx-xx"
            f"/F:xx_xx#xx_xx@xx_xx|xx_xx/G:{first}_{first}%0_0_xx/H:xx_xx"
            f"/I:xx-xx@xx+xx&xx-xx|xx+xx/J:{self._size}{self._whole}"
        )

    def closing(self) -> str:
        """Of the silence after the line."""
        last = self._words[-1].morae
        kind = NOUN if len(self._words) > 1 else NONE
        return (
            f"/A:xx+xx+xx/B:{kind}-xx_xx/C:xx_xx+xx/D:xx+xx_xx/E:{last}_{last}!0_0-xx"
            f"/F:xx_xx#xx_xx@xx_xx|xx_xx/G:xx_xx%xx_xx_xx/H:{self._size}"
            f"/I:xx-xx@xx+xx&xx-xx|xx+xx/J:xx_xx{self._whole}"
        )

    def inside(self, number: int, mora: int) -> str:
        """Of a sound in mora ``mora`` of word ``number``, both counted from 0."""
        word = self._words[number]
        before = self._words[number - 1].morae if number else 0
        after = self._words[number + 1].morae if number + 1 < len(self._words) else 0
        count = len(self._words)
        total = sum(each.morae for each in self._words)
        return (
            f"/A:{mora + 1 - word.morae}+{mora + 1}+{word.morae - mora}"
            f"/B:{NOUN if before else NONE}-xx_xx/C:{NOUN}_xx+xx/D:{NOUN if after else NONE}+xx_xx"
            + (f"/E:{before}_{before}!0_0-1" if before else "/E:xx_xx!xx_xx-xx")
            + f"/F:{word.morae}_{word.morae}#0_0@{number + 1}_{count - number}"
            f"|{word.before + 1}_{total - word.before}"
            + (f"/G:{after}_{after}%0_0_1" if after else "/G:xx_xx%xx_xx_xx")
            + f"/H:xx_xx/I:{self._group}/J:xx_xx{self._whole}"
        )
