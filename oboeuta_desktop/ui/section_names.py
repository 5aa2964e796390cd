"""Answers one question: what is a part of a song called in the language that is spoken?

Songs name their parts as they like. Those names that scores and song makers commonly give have
their English here; any other name is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from oboeuta_desktop.ui.language import language

_ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "イントロ": "Intro",
        "Aメロ": "Verse",
        "Bメロ": "Pre-chorus",
        "サビ": "Chorus",
        "大サビ": "Big chorus",
        "落ちサビ": "Quiet chorus",
        "ラストサビ": "Last chorus",
        "Cメロ": "Bridge",
        "Dメロ": "Second bridge",
        "間奏": "Interlude",
        "まとめ": "Summary",
        "アウトロ": "Outro",
    }
)
_NUMBERED = re.compile(r"(.*?)\s*(\d*)", re.DOTALL)


def section_name(name: str) -> str:
    """The name that is shown for a song's part: 「サビ 2」 is "Chorus 2" in English."""
    parts = _NUMBERED.fullmatch(name)
    if language() == "ja" or parts is None or parts[1] not in _ENGLISH:
        return name
    return f"{_ENGLISH[parts[1]]} {parts[2]}".rstrip()
