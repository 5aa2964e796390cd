"""Answers one question: what does a line of a song sound like, as a small file?

For a worker: decoding a song takes seconds. Nothing is played, and no sound device is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QThread

from oboeuta_desktop.core.errors import AudioUnreadableError, OboeutaError
from oboeuta_desktop.core.lyrics import LyricLine
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.playback.clips import Cut, cut_line, wav_of
from oboeuta_desktop.playback.decode import Decoder
from oboeuta_desktop.playback.pcm import Pcm, all_complete

SAMPLE_RATE = 22_050
"""Hertz: a sung word needs no more, and a file for a telephone is to be small."""
LEAD_SECONDS, TAIL_SECONDS = 0.06, 0.12
"""What is heard before and after a line: a consonant begins before its beat, a vowel rings on."""

_LOOK_AGAIN_MS = 10


class StoppedError(OboeutaError):
    """The learner has stopped it."""

    def __init__(self) -> None:
        super().__init__("stopped")


class LineSounds:
    """Cuts lines out of songs; each song is decoded once, and only the last one is kept."""

    def __init__(
        self, songs: Iterable[Song], offsets: Mapping[str, float], is_stopped: Callable[[], bool]
    ) -> None:
        """Nothing is decoded yet.

        Args:
            songs: those whose lines may be asked for.
            offsets: seconds by which the learner has set a song's lyrics earlier, by song id.
            is_stopped: asked time and again; when it says so, what runs raises ``StoppedError``.
        """
        self._songs = {song.song_id: song for song in songs}
        self._offsets = offsets
        self._is_stopped = is_stopped
        self._decoded: str | None = None
        self._stems: tuple[Pcm, ...] = ()
        self.failures: dict[str, OboeutaError] = {}
        """Why the sound of a song is missing or not whole, by the song's title."""

    def wav_of(self, song_id: str, line: LyricLine) -> bytes:
        """All stems of a line together, one channel of 16 bits; b"" where the song has no sound.

        Raises:
            StoppedError: the learner has stopped it.
        """
        if self._is_stopped():
            raise StoppedError
        if song_id != self._decoded:
            self._stems, self._decoded = self._decode(song_id), song_id
        if not self._stems:
            return b""
        offset = self._offsets.get(song_id, 0.0)
        cut = Cut(line.start - offset - LEAD_SECONDS, line.end - offset + TAIL_SECONDS)
        return wav_of(cut_line(self._stems, cut, gains=[1.0] * len(self._stems)))

    def _decode(self, song_id: str) -> tuple[Pcm, ...]:
        song = self._songs[song_id]
        if not song.stems:
            return ()
        stems, failures = self._decoded_stems(song)
        if failures:
            self.failures[song.title] = failures[0]
        return tuple(stem for stem in stems if len(stem.view.samples))

    def _decoded_stems(self, song: Song) -> tuple[Sequence[Pcm], Sequence[OboeutaError]]:
        decoder = Decoder()
        failures: list[OboeutaError] = []
        decoder.failed.connect(failures.append)
        try:
            stems = decoder.open([stem.path for stem in song.stems], SAMPLE_RATE)
            while not all_complete(stems):
                if self._is_stopped():
                    raise StoppedError
                QThread.msleep(_LOOK_AGAIN_MS)
        finally:
            decoder.close()
        # The decoder tells by events, and nobody else delivers them on this thread.
        QCoreApplication.sendPostedEvents(decoder)
        if not failures and not any(len(stem.view.samples) for stem in stems):
            failures.append(AudioUnreadableError(song.stems[0].path, "no sound"))
        return stems, failures
