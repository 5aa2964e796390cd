"""Answers one question: which parts has studying, and who hears whom?

Everything here asks and keeps at one desk. The connections stand in ``_connect``: reading it is
reading how studying meets song, panel and library.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from oboeuta_desktop.core.song import Song
from oboeuta_desktop.drilling import Drilling
from oboeuta_desktop.explaining import Explanations
from oboeuta_desktop.exporting import Records
from oboeuta_desktop.guiding import Guide
from oboeuta_desktop.presenting import Presenter
from oboeuta_desktop.progressing import Progressing
from oboeuta_desktop.shelf import Shelf
from oboeuta_desktop.singing import Singing
from oboeuta_desktop.state.messages import Messages
from oboeuta_desktop.state.now_playing import NowPlaying
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.study.seeing import Seeing
from oboeuta_desktop.state.study.sung import SungLog
from oboeuta_desktop.state.transport import Transport
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.studying import Studying
from oboeuta_desktop.ui.main_window import Furniture, MainWindow
from oboeuta_desktop.ui.study.study_page import StudyPage
from oboeuta_desktop.wishes import Wishes
from oboeuta_desktop.writing import Writing


@dataclass(frozen=True, slots=True)
class Stage:
    """What is there already when studying begins."""

    window: MainWindow
    around: Furniture
    now_playing: NowPlaying
    transport: Transport
    preferences: Preferences
    messages: Messages
    explanations: Explanations
    presenter: Presenter
    wishes: Wishes
    guide: Guide
    shelf: Shelf
    singing: Singing


class Learning(QObject):
    """The desk, the study page and writing while the song waits."""

    def __init__(self, stage: Stage, file: Path, clock: Callable[[], datetime]) -> None:
        """Make the parts.

        Args:
            stage: everything around.
            file: the record of study.
            clock: gives the moment, aware and in UTC.
        """
        super().__init__()
        self._stage = stage
        self.desk = Desk(file, bundled("resources"), clock)
        self.studying = Studying(
            stage.window,
            stage.around.rail,
            self.desk,
            stage.guide.songs,
            stage.explanations.details_of,
        )
        self.seeing = Seeing(self.desk)
        self.drilling = Drilling(self.studying)
        self.records = Records(
            stage.window,
            self.desk,
            stage.guide.songs,
            stage.explanations.details_of,
            stage.preferences,
        )
        self.progressing = Progressing(self.studying, stage.around.library)
        self.writing = Writing(self.desk, stage.transport, stage.around.typing_bar)
        self.sung = SungLog(self.desk, stage.singing.quiz)
        stage.singing.set_log(self.sung)
        self._connect()
        if stage.now_playing.song is not None:
            self.open_song(stage.now_playing.song)
        self.set_mode(stage.window.mode)
        self.studying.open()

    def close(self) -> None:
        """Wait for what is being written."""
        self._stage.singing.close()
        self.drilling.close()
        self.records.close()
        self.studying.close()

    def pages(self) -> tuple[Callable[[], object], ...]:
        """What makes each page, so that it is there when it is first wanted."""
        return (
            lambda: self.studying.page,
            lambda: self.progressing.page,
            self._records_page,
            lambda: self.drilling.start_page,
            lambda: self.drilling.page,
            lambda: self.drilling.review_page,
        )

    def open_song(self, song: Song) -> None:
        """Another song is on stage."""
        self.writing.open(song, self._stage.now_playing.offset)

    def set_mode(self, mode: str) -> None:
        """The stage's mode is another one."""
        self.writing.set_active(mode == "write")

    def set_position(self, position: float) -> None:
        """Follow the song, in lyric seconds."""
        self.writing.mode.set_position(position)

    def _connect(self) -> None:
        """Study page -> sound, panel, library; song -> study page."""
        stage, study, drill = self._stage, self.studying, self.drilling
        study.shown.connect(stage.transport.pause)
        study.quieted.connect(stage.guide.fall_silent)
        study.line_wished.connect(stage.guide.hear_point)
        study.plot_wished.connect(stage.guide.show_plot)
        stage.around.panel.explained.connect(self.seeing.explained)
        stage.around.panel.predicted.connect(self.seeing.predicted)
        study.drill_wished.connect(drill.begin)
        drill.line_wished.connect(study.line_wished)
        drill.plot_wished.connect(study.plot_wished)
        drill.cleared.connect(study.clear_the_stage)
        self._connect_progress()
        study.records_wished.connect(self._open_records)
        self.records.closed.connect(study.show_start)
        self.records.failed.connect(stage.messages.post)
        study.library_wished.connect(partial(stage.wishes.set_library_shown, True))
        study.failed.connect(stage.messages.post)
        stage.shelf.scanned.connect(study.refresh)
        stage.now_playing.song_changed.connect(study.refresh)
        stage.now_playing.offset_changed.connect(self.writing.mode.set_offset)
        stage.preferences.changed.connect(self._apply_look)
        stage.window.mode_changed.connect(self.set_mode)
        self.writing.mode.blanks_changed.connect(stage.presenter.show_blanks)
        self.writing.mode.asked.connect(self._put_lesson_away)
        stage.around.typing_bar.rested.connect(stage.window.lyrics.setFocus)
        self._apply_look()

    def _connect_progress(self) -> None:
        """Progress -> panel, song, rounds."""
        stage, study, progress = self._stage, self.studying, self.progressing
        study.progress_wished.connect(progress.open)
        progress.line_loop_wished.connect(stage.guide.loop_line)
        progress.line_explained.connect(stage.guide.explain_line)
        progress.line_wished.connect(study.line_wished)
        progress.plot_wished.connect(study.plot_wished)
        progress.comparison_wished.connect(stage.guide.compare_points)
        progress.begin_wished.connect(study.begin)
        stage.shelf.scanned.connect(progress.refresh)
        stage.now_playing.song_changed.connect(progress.refresh)

    def _put_lesson_away(self) -> None:
        """A lesson left open would give the hidden word away."""
        if self._stage.window.panel_shown:
            self._stage.wishes.close_panel()
            self._stage.around.typing_bar.field.setFocus()

    def _records_page(self) -> StudyPage:
        """The study page, with that of the records in it."""
        page = self.studying.page
        if not page.has_page("records"):
            page.add_page("records", self.records.page)
        return page

    def _open_records(self) -> None:
        page = self._records_page()
        page.turn_to("records")
        page.take_focus()

    def _apply_look(self, _changed: object = None) -> None:
        settings = self._stage.preferences.settings
        self.studying.set_look(settings.text_scale, reduced_motion=settings.reduced_motion)
