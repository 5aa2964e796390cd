"""Answers one question: which voices can sing, and whom does each ask to be thanked?

A voice's own module is loaded when the voice is asked for: it needs packages that another voice
does without.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import cast

from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.production.notation.score import SungLine
from oboeuta_desktop.production.singing.voice import Phrase, Take, Voice


@dataclass(frozen=True, slots=True)
class VoiceEntry:
    """Where a voice is found.

    Attributes:
        module: full name of the module.
        factory: name of a function or class in it that makes the voice without arguments.
        credit: whom to thank, with the licence, in one line.
    """

    module: str
    factory: str
    credit: str


VOICES: Mapping[str, VoiceEntry] = MappingProxyType(
    {
        "mei": VoiceEntry(
            "oboeuta_desktop.production.singing.mei",
            "Mei",
            "Voice: HTS Voice “Mei”, © 2009-2013 Nagoya Institute of Technology,"
            " MMDAgent Project Team, CC BY 3.0",
        ),
        "jf_alpha": VoiceEntry(
            "oboeuta_desktop.production.singing.kokoro",
            "KokoroVoice",
            "Voice: Kokoro-82M “jf_alpha”, © hexgrad, Apache-2.0",
        ),
    }
)
"""Voices by the name that a score gives after ``voice:``."""


class VoiceUnavailableError(OboeutaError):
    """A voice that cannot sing here.

    Attributes:
        name: what was asked for.
        reason: "unknown", or why its module cannot be loaded.
        known: names that can be asked for.
    """

    def __init__(self, name: str, reason: str) -> None:
        self.name = name
        self.reason = reason
        self.known = tuple(VOICES)
        super().__init__(f"voice {name}: {reason}; known: {', '.join(self.known)}")


def voice(name: str) -> Voice:
    """The voice of that name.

    Raises:
        VoiceUnavailableError: when there is none, or when a package that it needs is missing.
    """
    if name not in VOICES:
        raise VoiceUnavailableError(name, "unknown")
    entry = VOICES[name]
    try:
        module = importlib.import_module(entry.module)
    except ImportError as error:
        raise VoiceUnavailableError(name, str(error)) from error
    return cast("Voice", getattr(module, entry.factory)())


def sing_lines(name: str, lines: Sequence[SungLine], take: Take) -> list[Phrase]:
    """Sing some lines in whatever process this is called; arguments and result can be pickled."""
    singer = voice(name)
    return [singer.sing_line(line, take) for line in lines]
