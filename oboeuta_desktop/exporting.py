"""Answers one question: how does the learner's record leave this program, and how come back?

Everything slow is done on workers: the record is read on the desk's own, files are written and read
on another. One thing is done at a time, and the page says what became of it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from oboeuta_desktop.core.errors import OboeutaError
from oboeuta_desktop.core.library import BrokenSong
from oboeuta_desktop.core.song import Song
from oboeuta_desktop.core.study_rules import study_day
from oboeuta_desktop.exchange.anki_package import can_package
from oboeuta_desktop.exchange.anki_text import BASIC
from oboeuta_desktop.exchange.attempts_csv import write_attempts_csv
from oboeuta_desktop.exchange.study import Study
from oboeuta_desktop.exchange.study_json import read_study, write_study
from oboeuta_desktop.state.anki_export import Cards, Source, taught, write_package, write_text
from oboeuta_desktop.state.line_sounds import LineSounds, StoppedError
from oboeuta_desktop.state.merging import Merged, Rebuilt, merge_into, rebuild, study_of
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.state.study.desk import Desk
from oboeuta_desktop.state.tasks import Tasks
from oboeuta_desktop.storage.paths import is_frozen
from oboeuta_desktop.storage.study_store import StudyStore
from oboeuta_desktop.ui.detail_text import PointDetails
from oboeuta_desktop.ui.error_text import error_text
from oboeuta_desktop.ui.heatmap_picture import write_heatmap
from oboeuta_desktop.ui.language import language
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.ui.study.record_words import (
    merged_words,
    rebuilt_words,
    silent_words,
    written_words,
)
from oboeuta_desktop.ui.study.records_page import Export, RecordsPage
from oboeuta_desktop.ui.study.weak_points import (
    heat_rows,
    mistakes_by_point,
    moment_of_recall,
    on_paper,
    weak_points,
)
from oboeuta_desktop.ui.weak_sheet import Mistake, write_weak_sheet

_FILES: dict[Export, tuple[str, str]] = {
    "attempts": ("attempts", "csv"),
    "study": ("study", "json"),
    "anki_text": ("oboeuta-anki", "txt"),
    "anki_package": ("oboeuta-anki", "apkg"),
    "weak_sheet": ("oboeuta-weak-points", "pdf"),
    "heatmap": ("oboeuta-heatmap", "png"),
}
"""How a file is called before its day, and its ending."""

_Found = TypeVar("_Found")
_Done = Callable[[object], None]


class Records(QObject):
    """Asks for files, has them written and read, and shows on its page what became of it.

    Signals:
        closed: the learner leaves the page.
        failed: an ``OboeutaError`` that came when the page was not to be seen.
    """

    closed = Signal()
    failed = Signal(object)
    _advanced = Signal(float)
    _broke = Signal()

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        songs: Callable[[], Sequence[Song | BrokenSong]],
        details_of: Callable[[str], PointDetails | None],
        preferences: Preferences,
    ) -> None:
        super().__init__()
        self._window = window
        self._desk = desk
        self._songs = songs
        self._details_of = details_of
        self._preferences = preferences
        self._tasks = Tasks(threads=1)
        self._stopped = threading.Event()
        self._is_busy = False
        self._written: Path | None = None
        self._broke.connect(self._give_up)

    @cached_property
    def page(self) -> RecordsPage:
        """The page, made when it is first wanted."""
        page = RecordsPage(self._window.theme)
        page.show_place(self._desk.file)
        if not can_package() and is_frozen():  # nothing can be installed into it
            page.hide_package()
        elif not can_package():
            page.show_package_missing(
                self.tr(
                    "これを作る部品は、まだ入っていません（入れ方は README に）。"
                    "同じカードは「Anki テキスト」で書き出せます。"
                )
            )
        page.export_wished.connect(self.ask_where)
        page.import_wished.connect(self.ask_which)
        page.rebuild_wished.connect(self.rebuild)
        page.place_wished.connect(lambda: _show(self._desk.file.parent))
        page.open_wished.connect(lambda: _show(self._written))
        page.folder_wished.connect(lambda: _show(self._written and self._written.parent))
        page.stop_wished.connect(self._stopped.set)
        page.closed.connect(self.closed)
        self._advanced.connect(page.show_share)
        return page

    def close(self) -> None:
        """Stop what can be stopped, and wait for the rest."""
        self._stopped.set()
        self._tasks.finish()

    # -- asking -------------------------------------------------------------------------------

    def ask_where(self, export: Export) -> None:
        """Let the learner choose the file to write."""
        if self._can_begin():
            stem, suffix = _FILES[export]
            day = study_day(self._desk.now, self._desk.tz_offset)
            dialog = QFileDialog(self._window, self.tr("書き出す"))
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setNameFilter(f"{suffix} (*.{suffix})")
            dialog.setDefaultSuffix(suffix)
            dialog.fileSelected.connect(partial(self._export_to, export))
            self._open(dialog, f"{stem}-{day.isoformat()}.{suffix}")

    def ask_which(self) -> None:
        """Let the learner choose the record to take in."""
        if self._can_begin():
            dialog = QFileDialog(self._window, self.tr("記録を取りこむ"))
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.setNameFilters([self.tr("学習の記録 (*.json)"), self.tr("すべて (*)")])
            dialog.fileSelected.connect(self._take_in_from)
            self._open(dialog, "")

    def _open(self, dialog: QFileDialog, name: str) -> None:
        dialog.setDirectory(self._preferences.settings.export_folder or _documents())
        if name:
            dialog.selectFile(name)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _export_to(self, export: Export, name: str) -> None:
        self.export(export, Path(name))

    def _take_in_from(self, name: str) -> None:
        self.take_in(Path(name))

    def _can_begin(self) -> bool:
        """Whether something can be done now; else the page says why not."""
        if self._is_busy:
            return False  # what runs is to be seen at the page's foot
        if not self._desk.is_open:
            self.page.show_failure(self.tr("学習記録がまだ読めていません。"))
        return self._desk.is_open

    # -- writing ------------------------------------------------------------------------------

    def export(self, export: Export, path: Path) -> None:
        """Write a file; what becomes of it is shown on the page."""
        if not self._can_begin():
            return
        if export.startswith("anki") and not taught(self._songs()):
            self.page.show_failure(
                self.tr("解説のある曲がないので、カードにするものがありません。")
            )
            return
        self._begin(self.tr("書き出しています…"), path, can_stop=export == "anki_package")
        done = partial(self._exported, export, path)
        writers: dict[Export, Callable[[Path, _Done], None]] = {
            "attempts": self._write_attempts,
            "study": self._write_study,
            "anki_text": self._write_text,
            "anki_package": self._write_package,
            "weak_sheet": self._write_sheet,
            "heatmap": self._write_heatmap,
        }
        writers[export](path, done)

    # The record is read at the desk and written elsewhere: a slow disk is not to hold up answers.

    def _write_attempts(self, path: Path, done: _Done) -> None:
        write = partial(write_attempts_csv, path)
        self._at_desk(
            lambda store: list(store.attempts()), lambda log: self._run(partial(write, log), done)
        )

    def _write_study(self, path: Path, done: _Done) -> None:
        self._at_desk(study_of, lambda study: self._run(partial(write_study, path, study), done))

    def _write_text(self, path: Path, done: _Done) -> None:
        self._run(partial(write_text, path, self._cards(), BASIC[self.page.basic_language]), done)

    def _write_package(self, path: Path, done: _Done) -> None:
        cards, sounds = self._cards(), None
        if self.page.wants_clips:
            offsets = self._preferences.settings.song_offsets
            sounds = LineSounds(cards.whole_songs(), offsets, self._stopped.is_set)
        told = self._advanced.emit
        self._run(partial(write_package, path, cards, self._desk.now, sounds, told), done)

    def _write_sheet(self, path: Path, done: _Done) -> None:
        points = weak_points(self._desk, self._desk.material.questions)
        _, when = moment_of_recall(self._desk)

        def write(mistakes: Mapping[str, tuple[Mistake, ...]]) -> None:
            rows = on_paper(self._desk, points, mistakes, self._details_of)
            self._run(partial(write_weak_sheet, path, rows, when), done)

        material = self._desk.material
        self._at_desk(lambda store: mistakes_by_point(store.attempts(), material), write)

    def _write_heatmap(self, path: Path, done: _Done) -> None:
        rows, (_, when) = heat_rows(self._desk, self._songs()), moment_of_recall(self._desk)
        self._run(partial(write_heatmap, path, rows, self._window.theme, when), done)

    def _cards(self) -> Source:
        return Source(tuple(self._songs()), self._desk.material.curriculum, language())

    # -- taking in, and care ------------------------------------------------------------------

    def take_in(self, path: Path) -> None:
        """Add another record to this one."""
        if self._can_begin():
            self._begin(self.tr("読み込んでいます…"), path)
            self._run(partial(read_study, path), self._merge)

    def rebuild(self) -> None:
        """Work all cards out anew."""
        if self._can_begin():
            self._begin(self.tr("計算しています…"))
            self._at_desk(rebuild, self._rebuilt)

    def _merge(self, study: Study) -> None:
        self._at_desk(lambda store: merge_into(store, study), self._taken_in)

    # -- workers ------------------------------------------------------------------------------

    def _run(self, job: Callable[[], _Found], done: Callable[[_Found], None]) -> None:
        self._tasks.run(partial(self._guarded, job), done, self._fail)

    def _at_desk(self, job: Callable[[StudyStore], _Found], done: Callable[[_Found], None]) -> None:
        self._desk.work(lambda store: self._guarded(partial(job, store)), done, self._fail)

    def _guarded(self, job: Callable[[], _Found]) -> _Found:
        """On a worker: a bug in a job is told elsewhere, but the page must not wait for ever."""
        try:
            return job()
        except OboeutaError:
            raise
        except Exception:
            self._broke.emit()
            raise

    # -- what became of it --------------------------------------------------------------------

    def _begin(self, words: str, path: Path | None = None, *, can_stop: bool = False) -> None:
        self._is_busy = True
        self._written = None
        self._stopped.clear()
        if path is not None:
            self._preferences.change(export_folder=str(path.parent))
        self.page.show_working(words, can_stop=can_stop)

    def _exported(self, export: Export, path: Path, result: object) -> None:
        self._is_busy = False
        self._written = path
        words = written_words(export, path, result if isinstance(result, int) else None)
        if isinstance(result, Cards):
            words = written_words(export, path, result.count)
            if result.silent:
                words += silent_words(result.silent)
        self.page.show_done(words, has_file=True)

    def _taken_in(self, merged: Merged) -> None:
        self._is_busy = False
        if not merged.is_nothing:
            self._desk.read_again()
        self.page.show_done(merged_words(merged))

    def _rebuilt(self, rebuilt: Rebuilt) -> None:
        self._is_busy = False
        self._desk.read_again()
        self.page.show_done(rebuilt_words(rebuilt))

    def _fail(self, error: OboeutaError) -> None:
        self._is_busy = False
        if isinstance(error, StoppedError):
            self.page.show_done(self.tr("中止しました。ファイルは書き出していません。"))
            return
        self.page.show_failure(error_text(error))
        if not self.page.isVisible():
            self.failed.emit(error)

    def _give_up(self) -> None:
        self._is_busy = False
        self.page.show_failure(self.tr("内部エラーが起きて、できませんでした。"))


def _show(path: Path | None) -> None:
    """Open a file or a folder as this system does."""
    if path is not None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
