"""Answers one question: which drum is struck when, and how hard?

A groove has several bars that take turns and fills end every fourth bar, each another than the one
before, so that no loop is heard.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from oboeuta_desktop.production.accompaniment.drum_patterns import (
    BUILDS,
    GROOVES,
    LONG_FILLS,
    SHORT_FILLS,
    STROKES,
    Pattern,
)
from oboeuta_desktop.production.accompaniment.passages import STEPS_PER_BEAT, Bar
from oboeuta_desktop.production.accompaniment.patterns import fitted, struck
from oboeuta_desktop.production.accompaniment.playing import PlayedNote

BUILD_BARS = 2
"""Bars of the roll before a chorus."""

_SWING = {"electro-pop": 0.05, "techno-pop": 0.0}  # steps by which every other sixteenth is late
_LATE = frozenset({"hat", "hat2", "shaker", "ghost"})
_LOOSE = 0.07  # spread of strokes that are meant to be alike
_ROLLED = frozenset({"snare", "clap", "tom2", "tom3"})
_PANS = {
    "hat": -0.28,
    "hat2": -0.28,
    "open": 0.24,
    "shaker": 0.55,
    "ride": 0.4,
    "rim": 0.2,
    "cowbell": -0.5,
    "tom1": -0.35,
    "tom2": 0.05,
    "tom3": 0.3,
    "ghost": 0.1,
}
_CYMBALS = frozenset({"hat", "hat2", "open", "shaker", "ride", "crash"})


def drums_of(bar: Bar, style: str) -> Iterator[PlayedNote]:
    """The strokes of one bar in ``style``."""
    drums = bar.passage.style.drums
    if drums == "none" or bar.passage.style.energy == 0:
        return
    if bar.final:
        yield from (_stroke(bar, drum, 0, hard) for drum, hard in (("kick", 1.0), ("crash", 0.8)))
        return
    pattern = _filled(bar, style, _groove(bar, style))
    chance = bar.chance("strokes")
    for drum, signs in pattern.items():
        for step, _, sign in struck(signs[: bar.drops_at]):
            hard = STROKES[sign] * (1 + _LOOSE * float(chance.standard_normal()))
            late = _SWING[style] if drum in _LATE and step % 2 else 0.0
            name = "hat2" if drum == "hat" and sign == "o" else drum
            swell = _swell(bar, step) if drum in _ROLLED else 1.0
            yield _stroke(bar, name, step + late, hard * swell)
    yield from _struck_at_its_start(bar)


def is_building(bar: Bar) -> bool:
    """Whether ``bar`` is one of the last before a chorus, in a passage long enough for a roll."""
    passage = bar.passage
    return passage.builds and bar.left < BUILD_BARS < passage.section.bars


def _groove(bar: Bar, style: str) -> dict[str, str]:
    """The bar before any fill: one of the groove's turns with what this passage adds to it."""
    passage = bar.passage
    drums = passage.style.drums
    if is_building(bar) and drums not in ("hats", "half"):
        pattern: Pattern = BUILDS[style][BUILD_BARS - 1 - bar.left]
    else:
        bars = GROOVES[style][drums]
        pattern = bars[(bar.number + bar.number // 4 + passage.nth) % len(bars)]
        if passage.opens and bar.number == 0 and bar.left > 1:
            pattern = {drum: signs for drum, signs in pattern.items() if drum == "hat"}
        else:
            pattern = {**pattern, **_layers(bar)}
    return {drum: fitted(signs, bar.steps) for drum, signs in pattern.items()}


def _layers(bar: Bar) -> dict[str, str]:
    """What energy, a second time and the last chorus add."""
    passage = bar.passage
    drums = passage.style.drums
    added: dict[str, str] = {}
    lively = passage.style.energy >= 4 and drums in ("four", "full")
    again = passage.nth > 0 and drums in ("light", "four")
    if lively or again or (drums == "half" and bar.second_half):
        added["shaker"] = "o.xoo.xoo.xoo.xx" if bar.number % 2 else "o.xoo.xoo.xoo.xo"
    if passage.climax and drums == "full":
        added["open"] = "..X...X...X...Xx" if bar.number % 2 else "..X..xX...X..xX."
        added["ride"] = "x.x.x.x.x.x.x.x."
    elif lively and bar.second_half and passage.kind == "chorus":
        added["ride"] = "x...x...x...x..."
    return added


def _filled(bar: Bar, style: str, pattern: dict[str, str]) -> dict[str, str]:
    """``pattern`` with its end replaced where a fill is due; the hats go on under it."""
    passage = bar.passage
    if passage.style.drums == "hats" or is_building(bar) or (bar.left and bar.number % 4 != 3):
        return pattern
    long = bar.number % 8 == 7 or (bar.left == 0 and bar.number > 0)
    fill = _turn(bar, (LONG_FILLS if long else SHORT_FILLS)[style])
    last = 2 * STEPS_PER_BEAT if long and passage.style.energy >= 3 else STEPS_PER_BEAT
    keep = bar.steps - last
    out = {
        drum: signs[:keep] + (signs[keep:] if drum == "hat" else "." * last)
        for drum, signs in pattern.items()
    }
    for drum, signs in fill.items():
        out[drum] = out.get(drum, "." * keep)[:keep] + signs[-last:]
    return out


def _turn(bar: Bar, fills: tuple[Pattern, ...]) -> Pattern:
    """Another fill than four bars ago; where the row begins depends on the song."""
    return fills[(bar.seed + (bar.index + 1) // 4) % len(fills)]


def _swell(bar: Bar, step: int) -> float:
    """How strokes grow over the bars before a chorus."""
    if not is_building(bar):
        return 1.0
    return 0.4 + 0.65 * (BUILD_BARS - 1 - bar.left + step / bar.steps) / BUILD_BARS


def _struck_at_its_start(bar: Bar) -> Iterator[PlayedNote]:
    """A crash where a section begins; a chorus has one every four bars."""
    passage = bar.passage
    begins = bar.number == 0 and not passage.opens
    again = passage.kind == "chorus" and bar.number % 4 == 0 and passage.style.energy >= 4
    if passage.style.drums not in ("hats", "half") and (begins or again):
        loud = 1.0 if passage.kind == "chorus" and begins else 0.6
        yield _stroke(bar, "crash", 0, loud)


def _stroke(bar: Bar, drum: str, step: float, hard: float) -> PlayedNote:
    level = hard * bar.loudness
    part = "kick" if drum == "kick" else "cymbals" if drum in _CYMBALS else "snare"
    return replace(PlayedNote(part, drum, bar.at(step)), level=level, pan=_PANS.get(drum, 0.0))
