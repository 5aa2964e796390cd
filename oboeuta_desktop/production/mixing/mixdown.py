"""Answers one question: how do voices and backing become two stems that stand well together?

Words come first: the lead is nearly dry, what is added to it keeps under it, and the backing makes
room in the bands that carry vowels and consonants for as long as somebody sings. Levels are found
by measuring this song, not by fixed faders, so a louder arrangement cannot bury the voice.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from oboeuta_desktop.production.effects import (
    Sound,
    band_pass,
    bell,
    filtered,
    high_pass,
    high_shelf,
    ping_pong,
    reverberated,
    room,
    scaled,
    stereo,
)
from oboeuta_desktop.production.mixing.dynamics import (
    BLOCK,
    Compression,
    Curve,
    amplified,
    block_powers,
    compressed,
    de_essed,
    per_sample,
    smoothed,
)
from oboeuta_desktop.production.mixing.limiter import limiter_gain
from oboeuta_desktop.production.mixing.loudness import (
    PEAK_BLOCK,
    STEP,
    block_peaks,
    energies,
    gated_loudness,
)
from oboeuta_desktop.production.notation.score import SAMPLE_RATE, Score
from oboeuta_desktop.production.singing.sung_time import sung_samples

LOUDNESS = -14.0
"""LUFS of vocal and backing together."""

CEILING = -2.3
"""dBTP before Vorbis, which added up to 1.1 dB to a whole song at quality 0.2, 1.5 dB at 0.1."""

BANDS = ((250.0, 1000.0), (1000.0, 4000.0))
"""Hz: the first formants, and what tells vowels and most consonants apart."""

VOICE_OVER_BACKING = (4.0, 2.5)
"""dB by which the vocal's power exceeds the backing's in each of ``BANDS`` while it sings."""

USUAL_DIP = 2.0
"""dB that the backing gives way in both bands if that alone is right for them."""

DEEPEST_DIP = 4.0
"""dB; more would be heard as pumping, so then the vocal is raised instead."""

DOUBLES = -14.0
"""dB of each of the two doubles against the lead, at the far left and right."""

HARMONY = -12.5
"""dB of the harmony voice against the lead."""

REVERB = -19.0
"""dB of the reverb's send after a line; the response has power 1 on each side."""

DELAY = -23.0
"""dB of the echoes' send after a line."""

DUCKED = -13.0
"""dB by which both are lower within a line; with -7 a machine listener missed a third more kana
than without any reverb.
"""

EDGE = 0.15
"""Seconds over which backing and reverb step back before a line and return after it."""

ROOM_SECONDS = 1.2

_VOICE_LEVEL = -18.0  # dB RMS at which the chain below is set
_VOICE = Compression(threshold=-20.0, ratio=2.5, attack=0.006, release=0.11)
_BUS = Compression(threshold=-16.0, ratio=1.8, attack=0.02, release=0.18)
_SOUNDING = -35.0  # dB under a voice's loud blocks: less is silence or breath
_LARGEST_SHARE = 0.65  # of a band's middle: 9 dB
_SILENT = 1e-6  # summed squares: nothing to balance
_LOUDNESS_TOLERANCE = 0.02


_Sung = npt.NDArray[np.bool_]  # of each block whether a vowel is sung at its beginning


class Voices(Protocol):
    """What was sung, each float32, (N,): any of them may be silent throughout."""

    @property
    def lead(self) -> Sound:
        """The voice that the words are heard from."""
        ...

    @property
    def left(self) -> Sound:
        """A double of it."""
        ...

    @property
    def right(self) -> Sound:
        """Another one."""
        ...

    @property
    def harmony(self) -> Sound:
        """A second voice at its own pitch."""
        ...

    @property
    def breaths(self) -> Sound:
        """Breaths between the lines, at the lead's level."""
        ...


@dataclass(frozen=True, slots=True)
class Stems:
    """A mixed song: float32, (N, 2) each; their plain sum is the mix."""

    vocal: Sound
    backing: Sound


def mix(score: Score, layers: Voices, backing: Sound, *, dry: bool) -> Stems:
    """The finished stems, of ``score.samples`` frames.

    Args:
        layers: at one level; the lead's own loudness does not matter.
        backing: (N, 2) before mastering.
        dry: the lead and its breaths alone: no reverb, echoes, doubles or harmony.

    Neither the mix nor the backing alone exceeds ``CEILING``.
    """
    level = 10 ** (_VOICE_LEVEL / 20) / max(_level(layers.lead), 1e-6)
    lead = voice_chain(_fitted(scaled(layers.lead, level), score.samples))
    singing = _singing(score)
    breaths = _fitted(scaled(layers.breaths, level), score.samples)
    vocal = stereo(lead + filtered(breaths, high_pass(200)))
    if not dry:
        vocal += _company(layers, lead)
        vocal += _space(lead, singing, 0.75 * score.beat)
    bus = compressed(filtered(_fitted(backing, score.samples), high_pass(28)), _BUS)
    return _mastered(*_balanced(score, vocal, bus, singing))


def voice_chain(voice: Sound) -> Sound:
    """A mono voice at its working level, cleaned: no rumble, tame sibilants, even, present."""
    even = compressed(de_essed(filtered(voice, high_pass(90))), _VOICE)
    return filtered(even, bell(330, -1.0, 1.0), bell(3000, 2.0, 0.8), high_shelf(5500, 4.0))


def company_chain(voice: Sound) -> Sound:
    """Voices that keep behind the lead: thin, and soft where consonants are; same shape."""
    return filtered(voice, high_pass(200), bell(330, -2.0, 1.0), high_shelf(5500, -8.0))


def _level(voice: Sound) -> float:
    """RMS of the blocks in which ``voice`` sounds; 0 for silence."""
    powers = block_powers(voice)
    loud = np.percentile(powers, 99) if len(powers) else 0.0
    active = powers[powers > max(float(loud) * 10 ** (_SOUNDING / 10), 1e-12)]
    return math.sqrt(float(active.mean())) if len(active) else 0.0


def _singing(score: Score) -> Curve:
    """For each block 1 within a line and 0 outside, with soft edges.

    By the line and not by the voice's own level: backing and reverb that came up in every rest and
    closure would be heard as pumping.
    """
    inside = np.zeros(-(-score.samples // BLOCK))
    for line in score.lines:
        first, last = (round(t * SAMPLE_RATE / BLOCK) for t in (line.start - EDGE, line.end))
        inside[max(0, first) : last] = 1.0
    return smoothed(inside, EDGE)


def _company(layers: Voices, lead: Sound) -> Sound:
    """Doubles on both sides and harmony, each at its level under the lead; (N, 2)."""
    out = np.zeros((len(lead), 2), np.float32)
    reference = _level(lead)
    for voice, pan, gain in (
        (layers.left, -0.8, DOUBLES),
        (layers.right, 0.8, DOUBLES),
        (layers.harmony, 0.3, HARMONY),
    ):
        own = _level(voice)
        if own > 0:
            scale = reference / own * 10 ** (gain / 20)
            out += stereo(scaled(_fitted(voice, len(lead)), scale), pan)
    return company_chain(out) if out.any() else out


def _space(lead: Sound, singing: Curve, echo_seconds: float) -> Sound:
    """Reverb and echoes of the lead, which step back while it sings; (N, 2)."""
    send = filtered(lead, high_pass(250))
    wet = scaled(reverberated(send, room(ROOM_SECONDS)), 10 ** (REVERB / 20))
    wet += scaled(ping_pong(send, echo_seconds, echoes=3), 10 ** (DELAY / 20))
    return amplified(wet, 10 ** (DUCKED * singing / 20))


def _fitted(sound: Sound, samples: int) -> Sound:
    """``sound`` cut or continued with silence to ``samples`` frames."""
    if len(sound) == samples:
        return sound
    out = np.zeros((samples, *sound.shape[1:]), np.float32)
    out[: len(sound)] = sound[:samples]
    return out


def _balanced(score: Score, vocal: Sound, backing: Sound, singing: Curve) -> tuple[Sound, Sound]:
    """Both at their levels against each other, the backing with its dips.

    The vocal is raised so far that the usual dip would be right on average over the bands, but not
    so far that a band would have to be lifted in the backing; what a band then lacks, its own dip
    makes good, and what would be too much for a dip, the vocal after all.
    """
    sung = sung_samples(score, len(backing))[::BLOCK]
    voice, present = (
        [_product(heard, heard, sung) for band in BANDS for heard in [_heard(sound, band)]]
        for sound in (vocal, backing)
    )
    if min(*voice, *present) < _SILENT:
        return vocal, backing
    wanted = [v * 10 ** (-r / 10) for v, r in zip(voice, VOICE_OVER_BACKING, strict=True)]
    lacking = [10 * math.log10(has / may) for has, may in zip(present, wanted, strict=True)]
    raised = min(sum(lacking) / len(lacking) - USUAL_DIP, *lacking)
    raised = max(raised, max(lacking) - DEEPEST_DIP)
    factor = 10 ** (raised / 20)
    for band, power in zip(BANDS, wanted, strict=True):
        # A one-pole band is in phase with the whole in its middle: taking a share away is a bell.
        taken = amplified(filtered(backing, band_pass(*band, 1)), singing)
        share = _share(_heard(backing, band), _heard(taken, band), sung, power * factor**2)
        backing = backing - scaled(taken, share)
    return scaled(vocal, factor), backing


def _share(whole: Sound, part: Sound, sung: _Sung, allowed: float) -> float:
    """How much of ``part`` to take from ``whole`` so that its sum of squares is ``allowed``.

    What is left is a quadratic in that share, so its root is the share.
    """
    product, square = _product(whole, part, sung), _product(part, part, sung)
    excess = _product(whole, whole, sung) - allowed
    if excess <= 0 or square <= 0:
        return 0.0
    root = product**2 - square * excess
    share = (product - math.sqrt(root)) / square if root > 0 else _LARGEST_SHARE
    return min(share, _LARGEST_SHARE)


def _heard(sound: Sound, band: tuple[float, float]) -> Sound:
    return filtered(sound, band_pass(*band))


def _product(one: Sound, other: Sound, sung: _Sung) -> float:
    """Sum of the products of two stereo sounds over the whole blocks that are ``sung``."""
    count = len(one) // BLOCK
    pieces = (sound[: count * BLOCK].reshape(count, BLOCK, 2) for sound in (one, other))
    products = np.einsum("ijk,ijk->i", *pieces)
    return float(products[sung[:count]].sum(dtype=np.float64))


def _mastered(vocal: Sound, backing: Sound) -> Stems:
    """Both times one factor and one limiter curve, so that the mix has its loudness and peaks.

    Loudness and peaks are measured once; while the factor is searched, the limiter's slow curve is
    applied to these figures instead of to the sound.
    """
    both = vocal + backing
    energy = energies(both, PEAK_BLOCK)
    peaks = np.maximum(block_peaks(both), block_peaks(backing))
    del both
    factor, gain = _found_gain(energy, peaks)
    curve = per_sample(gain * factor, len(vocal), PEAK_BLOCK)[:, None]
    return Stems(vocal * curve, backing * curve)


def _found_gain(energy: Curve, peaks: npt.NDArray[np.float32]) -> tuple[float, Curve]:
    """The factor before the limiter that gives ``LOUDNESS`` after it, and the limiter's curve."""
    factor = 1.0
    gain = limiter_gain(peaks, CEILING)
    for _ in range(8):
        loudness = gated_loudness(_steps(energy * (factor * gain[: len(energy)]) ** 2))
        if not math.isfinite(loudness) or abs(loudness - LOUDNESS) < _LOUDNESS_TOLERANCE:
            break
        factor *= 10 ** ((LOUDNESS - loudness) / 20)
        gain = limiter_gain(peaks * np.float32(factor), CEILING)
    return factor, gain


def _steps(energy: Curve) -> Curve:
    """Means over 100 ms of what is given for each ``PEAK_BLOCK``."""
    size = STEP // PEAK_BLOCK
    count = len(energy) // size
    return energy[: count * size].reshape(count, size).mean(1)
