"""Answers one question: how loud and where in the room does each part of a backing stand?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Strip:
    """What happens to one part on its way to the sum.

    Attributes:
        gain: dB.
        low_cut: Hz below which nothing is left; 0 for none.
        mid_dip: dB that its middle (left + right) gives up where the singer's vowels are.
        width: factor on left minus right.
        duck: how far every kick pushes it down, 0 to 1.
        room, hall, echo: factors of what is sent there, after ``gain``.
    """

    gain: float
    low_cut: float = 0.0
    mid_dip: float = 0.0
    width: float = 1.0
    duck: float = 0.0
    room: float = 0.0
    hall: float = 0.0
    echo: float = 0.0


STRIPS: Mapping[str, Mapping[str, Strip]] = {
    "electro-pop": {
        "kick": Strip(-8.5),
        "snare": Strip(-10.0, room=0.20),
        "cymbals": Strip(-9.5, width=1.2, room=0.06),
        "bass": Strip(-9.0, duck=0.75),
        "pad": Strip(-17.0, low_cut=115, mid_dip=-5.0, width=1.5, duck=0.65, hall=0.25),
        "arp": Strip(-11.0, duck=0.35, hall=0.20, echo=0.50),
        "pluck": Strip(-13.0, duck=0.3, hall=0.25, echo=0.30),
        "stabs": Strip(-15.0, low_cut=180, mid_dip=-4.0, width=1.4, duck=0.6, hall=0.18),
        "lead": Strip(-15.0, duck=0.2, hall=0.25, echo=0.35),
        "counter": Strip(-16.0, duck=0.2, hall=0.40, echo=0.40),
        "effects": Strip(-13.0, hall=0.25),
    },
    "techno-pop": {
        "kick": Strip(-8.0),
        "snare": Strip(-9.5, room=0.14),
        "cymbals": Strip(-10.0, width=1.2, room=0.04),
        "bass": Strip(-9.0, duck=0.45),
        "pad": Strip(-18.0, low_cut=130, mid_dip=-5.0, width=1.5, duck=0.35, hall=0.18),
        "arp": Strip(-9.0, duck=0.15, hall=0.10, echo=0.30),
        "pluck": Strip(-13.0, duck=0.1, hall=0.16, echo=0.30),
        "stabs": Strip(-16.0, low_cut=180, mid_dip=-4.0, width=1.4, duck=0.35, hall=0.14),
        "lead": Strip(-15.5, duck=0.1, hall=0.15, echo=0.35),
        "counter": Strip(-16.0, duck=0.1, hall=0.25, echo=0.40),
        "effects": Strip(-14.0, hall=0.20),
    },
}
"""Set by the RMS of each part in both songs: the arpeggio must not be lost, drums not rule."""

DRUM_LEVELS: Mapping[str, float] = {
    "snare": 1.0,
    "ghost": 0.45,
    "clap": 0.9,
    "rim": 0.5,
    "cowbell": 0.28,
    "tom1": 0.8,
    "tom2": 0.85,
    "tom3": 0.9,
    "hat": 0.7,
    "hat2": 0.7,
    "open": 0.75,
    "shaker": 0.45,
    "ride": 0.4,
    "crash": 0.95,
    "reverse": 0.8,
    "blip": 0.7,
}
"""Factors of single sounds within their part."""


@dataclass(frozen=True, slots=True)
class Space:
    """The room around a style.

    Attributes:
        room, hall: seconds until it is 60 dB down.
        echo: beats between two echoes.
        feedback: factor from one echo to the next.
        recovery: time constant (s) with which parts come back after a kick.
    """

    room: float
    hall: float
    echo: float
    feedback: float
    recovery: float


SPACES: Mapping[str, Space] = {
    "electro-pop": Space(room=0.6, hall=1.7, echo=0.75, feedback=0.42, recovery=0.095),
    "techno-pop": Space(room=0.35, hall=1.1, echo=0.75, feedback=0.36, recovery=0.06),
}
