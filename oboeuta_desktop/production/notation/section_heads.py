"""Answers one question: what does the head of a section say, such as ``[chorus again up=2]``?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from oboeuta_desktop.production.notation.score import SECTION_KINDS, STYLE_VALUES, Style
from oboeuta_desktop.production.notation.score_errors import FaultError

STYLES: Mapping[str, Style] = MappingProxyType(
    {
        "intro": Style(energy=2, drums="hats", bass="long", arp="8", riff="on"),
        "verse": Style(energy=2, drums="light", bass="eighth", arp="8"),
        "pre": Style(energy=3, drums="four", bass="eighth", arp="8"),
        "chorus": Style(
            energy=5,
            drums="full",
            bass="octave",
            arp="16",
            stabs="on",
            harmony="on",
            double="on",
        ),
        "bridge": Style(energy=2, drums="half", bass="long", arp="8"),
        "break": Style(energy=3, drums="four", bass="eighth", arp="16", riff="on"),
        "outro": Style(energy=3, drums="light", bass="eighth", arp="8", riff="on"),
    }
)
"""How a section of each kind is played unless its head says otherwise."""

TITLES: Mapping[str, str] = MappingProxyType(
    {
        "intro": "イントロ",
        "verse": "Aメロ",
        "pre": "Bメロ",
        "chorus": "サビ",
        "bridge": "Cメロ",
        "break": "間奏",
        "outro": "アウトロ",
    }
)
"""What the learner reads unless the head says otherwise."""

HIGHEST_UP = 12
"""Semitones that a section may be moved, up or down."""

_LIKE = '[verse], [chorus2 "サビ" energy=4] or [chorus again up=2]'
_HEAD = re.compile(r"\[([^\[\]]*)\]")
_PARTS = re.compile(r'"[^"]*"|[^\s"]+|"')
_NAME = re.compile(r"([A-Za-z]+)(\d{0,3})")
_UP = re.compile(r"[+-]?\d{1,2}")


@dataclass(frozen=True, slots=True)
class SectionHead:
    """What stands between the brackets.

    Attributes:
        name: as written, such as "verse2".
        kind: the name without trailing digits.
        again: whether an earlier section of that name comes once more.
        title: "" where none is written.
        settings: the values of ``Style`` that are written.
        up: semitones, or None where none are written.
    """

    name: str
    kind: str
    again: bool
    title: str
    settings: Mapping[str, str]
    up: int | None

    def style(self, default: Style) -> Style:
        """``default`` with what is written here."""
        values: dict[str, str] = dict(self.settings)
        energy = int(values.pop("energy", default.energy))
        return replace(default, energy=energy, **values)


def read_head(line: str) -> SectionHead:
    """The head in ``line``, brackets included.

    Raises:
        FaultError: "section", "kind", "unknown key", "value" or "duplicate".
    """
    found = _HEAD.fullmatch(line)
    parts = _PARTS.findall(found[1]) if found else []
    name = _NAME.fullmatch(parts[0]) if parts else None
    if name is None or '"' in parts:
        raise FaultError("section", expected=_LIKE, found=line)
    kind = name[1]
    if kind not in SECTION_KINDS:
        raise FaultError("kind", expected=", ".join(SECTION_KINDS), found=kind)
    again, title = False, ""
    settings: dict[str, str] = {}
    for part in parts[1:]:
        if part == "again" and not again:
            again = True
        elif part.startswith('"') and not title and part.strip('" '):
            title = part.strip('" ')
        elif "=" in part:
            _read_setting(part, settings)
        else:
            raise FaultError("section", expected=_LIKE, found=line)
    up = settings.pop("up", None)
    return SectionHead(
        name[0], kind, again, title, MappingProxyType(settings), None if up is None else int(up)
    )


def _read_setting(part: str, settings: dict[str, str]) -> None:
    key, _, value = part.partition("=")
    if key in settings:
        raise FaultError("duplicate", expected="this one", found=f"{key}=")
    if key == "up":
        if not _UP.fullmatch(value) or abs(int(value)) > HIGHEST_UP:
            raise FaultError("value", expected=f"-{HIGHEST_UP} to {HIGHEST_UP}", found=part)
    elif key not in STYLE_VALUES:
        raise FaultError("unknown key", expected=", ".join((*STYLE_VALUES, "up")), found=key)
    elif value not in STYLE_VALUES[key]:
        raise FaultError("value", expected=", ".join(STYLE_VALUES[key]), found=part)
    settings[key] = value
