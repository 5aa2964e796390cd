"""Answers one question: how long after the host took a frame is it heard, as far as one can know?

Qt does not tell. Whatever a loudspeaker adds (Bluetooth: 100-250 ms) is the learner's own setting.
"""

from __future__ import annotations

from collections.abc import MutableMapping

PULSE_VARIABLE = "PULSE_LATENCY_MSEC"
PULSE_MILLISECONDS = 40
"""Without it PulseAudio asks every 5 ms. Measured: from 20 to 40 ms the delay IS this value."""

WINDOWS_SECONDS = 0.030
"""A guess: two periods of 10 ms of the shared mixer and about 10 ms of hardware. Not measured."""

MACOS_SECONDS = 0.020
"""A guess: one IO buffer of 512 frames, device latency and safety offset. Not measured."""


def ask_for_latency(environment: MutableMapping[str, str], platform: str) -> None:
    """Ask PulseAudio for a steady period, unless the user has a wish of his own.

    Must happen before the first sink starts: the library reads the variable when it connects.
    """
    if platform == "linux":
        environment.setdefault(PULSE_VARIABLE, str(PULSE_MILLISECONDS))


def host_latency(environment: MutableMapping[str, str], platform: str) -> float:
    """Seconds from the host's taking a frame to its being heard."""
    if platform == "win32":
        return WINDOWS_SECONDS
    if platform == "darwin":
        return MACOS_SECONDS
    try:
        wish = float(environment.get(PULSE_VARIABLE, PULSE_MILLISECONDS))
    except ValueError:
        wish = float(PULSE_MILLISECONDS)
    # Above 40 the server gives less than asked for: 60 -> 54.9, 80 -> 69.9 measured.
    return (wish if wish <= PULSE_MILLISECONDS else 10.0 + 0.75 * wish) / 1000.0
