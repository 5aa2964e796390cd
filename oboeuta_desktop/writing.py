"""Answers one question: how does writing while the song waits reach bar, lyrics and song?"""

from __future__ import annotations

from PySide6.QtCore import QObject

from oboeuta_desktop.core.song import Song
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.pausing import Pause, PauseAndType, WritingScore, Written
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.ui.study.typing_bar import TypingBar


class Writing(QObject):
    """Connects the mode with the bar that stands above the lyrics."""

    def __init__(self, desk: Desk, transport: Transport, bar: TypingBar) -> None:
        super().__init__()
        self._desk = desk
        self._bar = bar
        self.mode = PauseAndType(desk, transport)
        self.mode.asked.connect(self._ask)
        self.mode.written.connect(self._tell)
        self.mode.score_changed.connect(self._show_score)
        bar.submitted.connect(self.mode.answer)
        bar.hint_wished.connect(self.mode.hint)
        bar.replay_wished.connect(self.mode.replay)
        bar.reveal_wished.connect(self.mode.reveal)
        transport.playing_changed.connect(self._playing_changed)
        desk.opened.connect(self._begin_anew)

    def open(self, song: Song, offset: float) -> None:
        """Another song is on stage."""
        self._bar.wait()
        self.mode.open(song, offset)

    def set_active(self, active: bool) -> None:
        """Begin or end the mode."""
        self._bar.wait()
        self._bar.tell("", "ink2")
        self.mode.set_active(active)

    def _ask(self, pause: Pause) -> None:
        self._bar.ask(pause.before, pause.after, pause.hint)

    def _tell(self, written: Written) -> None:
        verdict, right = written.attempt.verdict, written.pause.blank.keyword.text
        if verdict == "exact":
            self._bar.tell(self.tr("正解：{word}").format(word=right), "good")
        elif verdict == "near":
            self._bar.tell(self.tr("ほぼ正解：{word}").format(word=right), "good")
        elif verdict == "confused":
            words = self.tr("それは「{given}」。ここは「{word}」")
            given = written.found.kept or written.found.given
            self._bar.tell(words.format(given=given, word=right), "bad")
        else:
            self._bar.tell(self.tr("答えは「{word}」").format(word=right), "bad")

    def _show_score(self, score: WritingScore) -> None:
        self._bar.set_score(score.right, score.asked, score.total)

    def _playing_changed(self, playing: bool) -> None:
        if not playing:
            return
        self.mode.pass_by()
        if self.mode.pause is None:  # what is heard again leads to a word that still waits
            self._bar.wait()

    def _begin_anew(self) -> None:
        """The desk has come to be open: now there is something to ask."""
        if self.mode.active:
            self.mode.set_active(False)
            self.mode.set_active(True)
