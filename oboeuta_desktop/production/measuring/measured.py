"""Answers one question: how are a song's measures written down for its README?"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from oboeuta_desktop.production.measuring.listener import Hearing
from oboeuta_desktop.production.measuring.measure import Measures, SoundLevels
from oboeuta_desktop.production.measuring.pitch_error import GROSS
from oboeuta_desktop.production.measuring.sung_levels import SWALLOWED

_Shown = Callable[[SoundLevels], str]
_HEAD = ("| Measure | Value |", "|---|---|")


def table_of(measures: Measures, hearing: Hearing | None = None) -> str:
    """A Markdown table, with the machine listener's rows if it has listened; a newline ends it."""
    rows = [*_rows_of(measures), *(_rows_heard(hearing) if hearing is not None else ())]
    return "\n".join([*_HEAD, *(f"| {name} | {value} |" for name, value in rows)]) + "\n"


def lines_heard(hearing: Hearing) -> str:
    """A Markdown table of what was sung and what one reading of it was, worst line first."""
    ordered = sorted(hearing.lines, key=lambda line: -line.error_rate)
    rows = [
        f"| {line.error_rate:.2f} | {line.sung} | {_cell(line.readings[0])} |" for line in ordered
    ]
    return "\n".join(
        ["| Error rate | Sung | Heard in the first reading |", "|---|---|---|", *rows, ""]
    )


def _rows_of(measures: Measures) -> Iterator[tuple[str, str]]:
    pitch, onsets, steps = measures.pitch, measures.onsets, measures.steps
    yield "Loudness: mix, vocal, backing", _three(measures, lambda s: f"{s.loudness:.1f}", "LUFS")
    yield "True peak: mix, vocal, backing", _three(measures, lambda s: f"{s.true_peak:.1f}", "dBTP")
    yield "Clipped samples of the mix", str(measures.mix.clipped)
    for band in measures.ratios:
        name = f"Vocal over backing while singing, {band.low / 1000:g}–{band.high / 1000:g} kHz"
        yield name, f"{band.ratio:+.1f} dB"
    if measures.mix_error is not None:
        yield "Vocal + backing against the limited mix", f"off by {measures.mix_error:.0f} dB"
    tones = f"{pitch.tones} tones, {pitch.gross} off by more than {GROSS:.0f}"
    spread = f"median {pitch.median:.1f}, 95 % within {pitch.p95:.1f} cents"
    yield "Pitch of a tone against the score", f"{spread}, bias {pitch.bias:+.1f} ({tones})"
    spread = f"median {onsets.median:.0f}, 95 % within {onsets.p95:.0f} ms"
    late = f"bias {onsets.bias:+.0f} ms; scatter {spread} ({onsets.onsets} onsets)"
    yield "Vowel onset after an obstruent", late
    yield (
        "Largest step between samples: joints, elsewhere",
        (f"{steps.joints:.2f}, {steps.elsewhere:.2f} of full scale; {len(steps.clicks)} clicks"),
    )
    if measures.quietest is not None:
        quiet = measures.quietest
        yield "Quietest mora against its neighbours", f"{quiet.mora}, {quiet.level:+.0f} dB"
    swallowed = ", ".join(f"{mora.mora} (line {mora.line + 1})" for mora in measures.swallowed)
    yield f"Swallowed morae (below {SWALLOWED:.0f} dB)", swallowed or "none"
    yield "Fastest line", f"{measures.fastest:.1f} morae per second: {_cell(measures.fastest_line)}"


def _rows_heard(hearing: Hearing) -> Iterator[tuple[str, str]]:
    readings = len(hearing.error_rates)
    yield (
        "Machine listener: kana error rate",
        f"mean {hearing.mean:.2f}, sd {hearing.deviation:.3f} of {readings} readings",
    )
    heard = len(hearing.terms) - len(hearing.lost_terms)
    yield "Key terms heard right at least once", f"{heard} of {len(hearing.terms)}"
    if hearing.lost_terms:
        lost = ", ".join(f"{term.term} ({'・'.join(term.kana)})" for term in hearing.lost_terms)
        yield "Key terms never heard right", lost


def _three(measures: Measures, shown: _Shown, unit: str) -> str:
    levels = (measures.mix, measures.vocal, measures.backing)
    return ", ".join(shown(level) for level in levels) + f" {unit}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").strip()
