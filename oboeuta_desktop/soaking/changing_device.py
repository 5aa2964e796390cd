"""Answers one question: what if the sound's output changes while it plays?"""

from __future__ import annotations

import random
from typing import ClassVar
from weakref import WeakSet

from PySide6.QtMultimedia import QAudioDevice, QMediaDevices

from oboeuta_desktop.playback.device import SoundDevice


class ChangingDevice(SoundDevice):
    """The program's device, on whichever output was chosen last."""

    _living: ClassVar[WeakSet[ChangingDevice]] = WeakSet()
    _chosen: ClassVar[QAudioDevice | None] = None

    def __init__(self) -> None:
        super().__init__(find_output=ChangingDevice._output)
        ChangingDevice._living.add(self)

    @classmethod
    def change_all(cls, chance: random.Random) -> None:
        """Go on with another output: any of those there are, or none."""
        outputs = [QAudioDevice(), *QMediaDevices.audioOutputs()]
        cls._chosen = None if cls._chosen is not None else chance.choice(outputs)
        for device in tuple(cls._living):
            device.look_again()

    @classmethod
    def all_gaps(cls) -> int:
        """How often the host has found nothing to play."""
        return sum(device.gaps for device in tuple(cls._living))

    @classmethod
    def _output(cls) -> QAudioDevice:
        return cls._chosen or QMediaDevices.defaultAudioOutput()
