"""Answers one question: does this line begin with a time stamp that somebody got wrong?

A broken stamp is a first bracket whose fields look like a clock but are none: ``[zz:00:15.000]``,
``[00:1x.00]``, ``[００：12.00]``, ``[--:--.--]``, ``[00:12.00`` without its end. Everything else in
brackets is left as it is: ID tags (``[ti:…]``, ``[offset:…]``), ``[Verse 1]``, ``[A:B]``.
"""

from __future__ import annotations

import re
import unicodedata

from oboeuta_desktop.core.lrc_stamps import STAMPS
from oboeuta_desktop.core.lrc_tags import is_known_tag

_LONGEST = 24  # characters of a bracket; [hh:mm:ss.xxx] has 14
_BRACKET = re.compile(rf"[ \t]*[\[<]([^\[\]<>]{{1,{_LONGEST}}})[\]>]")
_UNCLOSED = re.compile(r"[ \t]*[\[<][ \t]*[0-9]{1,3}[:;][0-9]{0,3}(?:[:;.,][0-9]{1,3}){0,2}")
_FIELD = r"[0-9A-Za-z?*_+-]{1,3}"
_CLOCK = re.compile(
    rf"[ ]*({_FIELD}) ?[:;] ?({_FIELD})(?: ?[:;.,] ?({_FIELD}))?(?:[.,]({_FIELD}))?[ ]*"
)
_DOTTED = re.compile(r"[ ]*[0-9]{2}[.,][0-9]{2}[.,][0-9]{2,3}[ ]*")
_FIELD_OF_PLACEHOLDER = 2
_FEWEST_DIGITS = 2


def cut_broken_stamp(line: str) -> tuple[str, str]:
    """The broken stamp that ``line`` begins with, "" for none, and the rest of the line."""
    found = _BRACKET.match(line)
    if found is None:
        unclosed = _UNCLOSED.match(line)
        if unclosed is None:
            return "", line
        return unclosed[0].strip(" \t"), line[unclosed.end() :]
    # wide digits and colons are what an input method writes for a clock
    inside = unicodedata.normalize("NFKC", found[1])
    if STAMPS.match(line.lstrip(" \t")) or not _is_broken_clock(inside):
        return "", line
    return found[0].strip(" \t"), line[found.end() :]


def _is_broken_clock(inside: str) -> bool:
    """Whether what stands in a bracket was meant for a time."""
    if _DOTTED.fullmatch(inside):
        return True
    clock = _CLOCK.fullmatch(inside)
    if clock is None:
        return False
    fields: list[str] = [field for field in clock.groups() if field]
    if is_known_tag(fields[0]):
        return False
    signs = "".join(fields)
    digits = sum(sign.isdecimal() for sign in signs)
    if digits:
        letters = sum(sign.isalpha() for sign in signs)
        return digits >= max(_FEWEST_DIGITS, letters)
    # [xx:zz], [mm:ss.xx], [--:--]: what stands where a time is to be filled in
    return all(len(field) == _FIELD_OF_PLACEHOLDER for field in fields)
