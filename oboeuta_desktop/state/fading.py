"""Answers one question: how does the voice fade where the song is known by now?

What is heard is timed by the mixer, on the frame; here is only said what it shall be.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from oboeuta_desktop.core.fading import LineRung, fade_steps, rungs_of
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.state.transport import Transport


class MelodyFade(QObject):
    """The melody ladder on the song that is on stage.

    It is heard when it is switched on and the learner sings with gaps.

    Signals:
        rungs_changed: a tuple of ``LineRung``, one per line; empty while the song is as recorded.
    """

    rungs_changed = Signal(object)

    def __init__(self, player: Transport) -> None:
        super().__init__()
        self._player = player
        self._song: Song | None = None
        self._offset = 0.0
        self._levels: Mapping[str, int] = {}
        self._is_on = False
        self._is_singing = False
        self._rungs: tuple[LineRung, ...] = ()
        player.loading_changed.connect(self._hear_loading)

    @property
    def rungs(self) -> tuple[LineRung, ...]:
        """The rung of each line; empty while the song is as recorded."""
        return self._rungs

    def open(self, song: Song, offset: float = 0.0) -> None:
        """Another song is on stage, or about to be; its lyrics are shown ``offset`` s earlier."""
        self._song, self._offset = song, offset
        self._follow(anew=True)

    def set_offset(self, offset: float) -> None:
        """The lyrics are shown ``offset`` seconds earlier from now on."""
        if offset != self._offset:
            self._offset = offset
            self._follow(anew=True)

    def set_levels(self, levels: Mapping[str, int]) -> None:
        """The level of mastery of the points, by their ids; points that are missing have 0."""
        self._levels = dict(levels)
        self._follow()

    def set_on(self, on: bool) -> None:
        """The learner's switch."""
        self._is_on = on
        self._follow()

    def set_singing(self, singing: bool) -> None:
        """Whether the learner sings with gaps now."""
        self._is_singing = singing
        self._follow()

    def _follow(self, *, anew: bool = False) -> None:
        song = self._song
        rungs: tuple[LineRung, ...] = ()
        if song is not None and self._is_on and self._is_singing:
            rungs = rungs_of(song.lessons, self._levels)
        if rungs == self._rungs and not (anew and rungs):
            return
        self._rungs = rungs
        self._tell()
        self.rungs_changed.emit(rungs)

    def _tell(self) -> None:
        song = self._song
        if song is None or not self._rungs:
            self._player.set_fade({})
            return
        roles = [stem.role for stem in song.stems]
        steps = fade_steps(song.lyrics, self._rungs, roles, offset=self._offset)
        self._player.set_fade(steps)

    def _hear_loading(self, share: float) -> None:
        """Another song was put on: its sound knows nothing of this yet."""
        if share == 0.0 and self._rungs:
            self._tell()
