"""Answers one question: does the learner's record leave by the page whole, and come back once?"""

from __future__ import annotations

import csv
import errno
import io
import json
import stat
import wave
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from study_room import Room

from oboeuta_desktop import exporting
from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.errors import FileUnwritableError
from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.exchange import anki_package, study_json
from oboeuta_desktop.exchange.study_json import read_study, write_study
from oboeuta_desktop.exporting import Records
from oboeuta_desktop.scheduling.deadline import exam_on
from oboeuta_desktop.scheduling.rebuild import rebuild_cards
from oboeuta_desktop.state.merging import study_of
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.ui.study.records_page import EXPORTS
from oboeuta_desktop.ui.study.weak_points import heat_rows, moment_of_recall, weak_points
from oboeuta_desktop.ui.theme import DARK, LIGHT


class RecordRoom(Room):
    """The study room with the page of the record open."""

    def __init__(self, qtbot, folder):
        super().__init__(qtbot, folder)
        self.qtbot = qtbot
        self.preferences = Preferences(folder / "settings.json")
        details_of = self.study._details_of
        self.records = Records(
            self.window, self.desk, lambda: list(self.songs), details_of, self.preferences
        )
        self.study.page.add_page("records", self.records.page)
        self.study.page.turn_to("records")
        self.study.page.take_focus()

    def answer(self, count, **changes):
        """Give so many answers on as many points, now."""
        points = [*self.desk.material.questions][:count]
        for number, point in enumerate(points):
            item = self.desk.material.questions[point][0]
            made = Attempt(
                uuid=f"00000000-0000-0000-0000-{number:012x}",
                at_utc=self.clock.now + timedelta(minutes=number),
                tz_offset=540,
                session_id="s1",
                point_id=point,
                item_id=item.id,
                mode="R",
                verdict="exact",
                given="=1+1",
            )
            self.desk.take(replace(made, **changes))
        return points

    @property
    def told(self):
        return self.records.page.news.words

    def wait(self):
        """Until what was wished is done or has failed; what was said of it."""
        self.qtbot.waitUntil(lambda: not self.records._is_busy, timeout=30_000)
        return self.told

    def export(self, kind, path):
        self.records.export(kind, path)
        return self.wait()

    def take_in(self, path):
        self.records.take_in(path)
        return self.wait()

    def record(self):
        """All that is kept, and the cards."""
        self.desk._tasks.settle()
        QApplication.processEvents()
        store = self.desk._known.store
        return study_of(store), store.cards()

    def close(self):
        self.records.close()
        super().close()


@pytest.fixture
def opened(monkeypatch):
    urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: urls.append(url.toLocalFile()))
    return urls


@pytest.fixture
def new_room(qtbot, tmp_path, opened):
    made: list[RecordRoom] = []

    def make(name="here"):
        folder = tmp_path / name
        folder.mkdir()
        made.append(RecordRoom(qtbot, folder))
        return made[-1]

    yield make
    for room in made:
        room.close()


@pytest.fixture
def room(new_room):
    return new_room()


@pytest.fixture
def elsewhere(new_room, tmp_path):
    """A file with the record of another computer."""
    other = new_room("elsewhere")
    other.answer(5)
    other.desk.accept_form("relu", "ランプ")
    other.desk.set_exam(exam_on(date(2026, 7, 4)))
    path = tmp_path / "study.json"
    other.export("study", path)
    return path


# -- out ------------------------------------------------------------------------------------------


def test_the_list_of_answers_has_a_row_for_each_and_nothing_a_spreadsheet_computes(room, tmp_path):
    room.answer(3)
    told = room.export("attempts", tmp_path / "解答 #1.csv")
    assert told == "解答 #1.csv に解答 3 件を書き出しました。"
    text = (tmp_path / "解答 #1.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["given"] for row in rows] == ["'=1+1"] * 3


def test_the_whole_record_can_be_read_back(room, tmp_path):
    room.answer(3)
    room.desk.accept_form("relu", "ランプ")
    assert "を書き出しました" in room.export("study", tmp_path / "study.json")
    study, _ = room.record()
    assert read_study(tmp_path / "study.json") == study
    assert len(study.attempts) == 3


def test_the_cards_of_all_songs_become_a_text_for_the_learners_own_anki(room, tmp_path):
    page = room.records.page
    for mark, notetype in ((page._english, "Basic"), (page._japanese, "基本")):
        mark.click()
        told = room.export("anki_text", tmp_path / "a.txt")
        text = (tmp_path / "a.txt").read_text(encoding="utf-8")
        rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
        assert f"カード {len(rows)} 枚" in told
        assert {row[1] for row in rows} == {notetype}
        assert len({row[2] for row in rows}) == 2
        assert len({row[0] for row in rows}) == len(rows) > 100


def test_the_sheet_and_the_heat_map_are_written_and_can_be_opened(room, tmp_path, opened):
    room.answer(3, verdict="wrong", given="ランプ")
    assert "a.pdf を書き出しました" in room.export("weak_sheet", tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    room.records.page.news._open.click()
    room.records.page.news._folder.click()
    assert opened == [str(tmp_path / "a.pdf"), str(tmp_path)]
    room.export("heatmap", tmp_path / "a.png")
    assert QImage(str(tmp_path / "a.png")).width() > 1_000


def test_weak_is_what_was_missed_or_fades_and_not_what_is_new_or_well_known(room):
    points = room.answer(2)
    room.clock.go(hours=1)
    room.answer(1, verdict="wrong", session_id="s2", uuid="10000000-0000-0000-0000-000000000000")
    assert weak_points(room.desk, room.desk.material.questions) == (points[0],)
    room.clock.go(days=60)
    assert set(weak_points(room.desk, room.desk.material.questions)) == set(points)


def test_the_heat_map_says_which_day_it_is_for_and_leaves_out_songs_without_lessons(room):
    assert moment_of_recall(room.desk)[1] == "5月1日の見込み"
    room.desk.set_exam(exam_on(date(2026, 7, 4)))
    assert moment_of_recall(room.desk)[1] == "試験日（7月4日）の見込み"
    silent = replace(room.songs[0], lessons=(None,) * len(room.songs[0].lessons))
    rows = heat_rows(room.desk, [silent, room.songs[1]])
    assert [row.title for row in rows] == [room.songs[1].title]
    assert {cell.recall for cell in rows[0].cells} == {None}


def test_the_dialog_proposes_the_study_day_and_the_folder_used_last(room, tmp_path):
    room.answer(1)
    room.export("attempts", tmp_path / "a.csv")
    for kind in EXPORTS:
        room.records.ask_where(kind)
        dialog = room.window.findChildren(QFileDialog)[-1]
        chosen = Path(dialog.selectedFiles()[0])
        assert chosen.parent == tmp_path
        assert "-2026-05-01." in chosen.name
        assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
        dialog.reject()
    assert room.preferences.settings.export_folder == str(tmp_path)


def test_each_button_asks_for_a_file_and_writes_it(room, tmp_path):
    room.answer(1)
    button = room.records.page._exports["attempts"].button
    assert QApplication.focusWidget() is button
    room.enter()
    dialog = room.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "a.csv"))
    room.wait()
    dialog.reject()
    assert (tmp_path / "a.csv").exists()


# -- packages -------------------------------------------------------------------------------------


@pytest.mark.parametrize("frozen", [False, True])
def test_what_cannot_make_a_package_says_so_plainly_or_keeps_quiet(
    qtbot, tmp_path, monkeypatch, frozen
):
    """A command for the terminal is no answer to a learner, least of all where it cannot help."""
    monkeypatch.setattr(exporting, "can_package", lambda: False)
    monkeypatch.setattr(exporting, "is_frozen", lambda: frozen)
    room = RecordRoom(qtbot, tmp_path)
    row = room.records.page._exports["anki_package"]
    assert not row.button.isEnabled()
    assert row.isHidden() == frozen
    words = row._words.toPlainText()
    assert not any(word in words for word in ("pip", "genanki"))
    assert frozen or "Anki テキスト" in words
    room.key(Qt.Key.Key_Down)
    room.key(Qt.Key.Key_Down)
    room.key(Qt.Key.Key_Down)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()
    room.close()


@pytest.fixture
def short_song(room, tmp_path):
    """A song of two lines: one second at a half of full scale, then silence."""
    folder = tmp_path / "songs" / "short"
    folder.mkdir(parents=True)
    with wave.open(str(folder / "mix.wav"), "wb") as file:
        file.setparams((2, 2, 48_000, 0, "NONE", ""))
        file.writeframes(b"\x00\x40" * 96_000 + bytes(4 * 96_000))
    lessons = [
        f'[[lesson]]\nline = "{line}"\npoints = ["A1"]\nheading = "…"\nexplanation = "…"\n'
        f'[[lesson.keywords]]\ntext = "{line[:4]}"\n'
        for line in ("ReLU は 折れ線", "ゼロから 正へ")
    ]
    (folder / "lessons.toml").write_text("\n".join(lessons), encoding="utf-8")
    (folder / "song.toml").write_text(
        'title = "短い歌"\n[[audio.stems]]\nrole = "mix"\nfile = "mix.wav"\n', encoding="utf-8"
    )
    (folder / "lyrics.lrc").write_text(
        "[00:00.10]ReLU は 折れ線\n[00:01.50]ゼロから 正へ\n[00:02.50]\n", encoding="utf-8"
    )
    room.songs = [read_song(folder)]
    return folder


@pytest.fixture
def genanki():
    return pytest.importorskip("genanki", reason="the extra anki is not installed")


def clips_in(path):
    with zipfile.ZipFile(path) as archive:
        names = json.loads(archive.read("media"))
        return {name: archive.read(number) for number, name in names.items()}


def test_a_package_has_the_sung_line_of_each_card(genanki, room, short_song, tmp_path):
    told = room.export("anki_package", tmp_path / "a.apkg")
    assert "a.apkg にカード" in told
    clips = clips_in(tmp_path / "a.apkg")
    assert len(clips) == 2
    levels: list[float] = []
    for clip in clips.values():
        with wave.open(io.BytesIO(clip)) as file:
            assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (22_050, 1, 2)
            sound = np.frombuffer(file.readframes(file.getnframes()), "<i2")
        levels.append(float(np.median(np.abs(sound))))
    assert min(levels) < 100
    assert max(levels) == pytest.approx(0x4000, rel=0.02)


def test_a_package_may_go_without_sound(genanki, room, short_song, tmp_path):
    room.records.page._clips.click()
    room.export("anki_package", tmp_path / "a.apkg")
    assert clips_in(tmp_path / "a.apkg") == {}


@pytest.mark.qt_log_ignore("Could not open media")
def test_a_song_that_cannot_be_heard_is_named_and_its_cards_are_written(
    genanki, room, short_song, tmp_path
):
    (short_song / "mix.wav").write_bytes(b"no sound at all")
    told = room.export("anki_package", tmp_path / "a.apkg")
    assert "「短い歌」の歌声は入っていません" in told
    assert clips_in(tmp_path / "a.apkg") == {}


def test_a_package_that_is_stopped_leaves_no_file(genanki, room, short_song, tmp_path):
    room.records.export("anki_package", tmp_path / "a.apkg")
    assert room.told == "書き出しています…"
    room.records.page.news._stop.click()
    assert "中止しました" in room.wait()
    assert list(tmp_path.glob("*a.apkg*")) == []
    room.records.page._clips.click()
    assert "書き出しました" in room.export("anki_package", tmp_path / "a.apkg")


def test_closing_the_program_does_not_wait_for_a_package(genanki, room, tmp_path):
    room.records.export("anki_package", tmp_path / "a.apkg")
    room.records.close()
    assert list(tmp_path.glob("*a.apkg*")) == []


def test_songs_without_lessons_make_no_cards_and_say_so(room, tmp_path):
    room.songs = []
    for kind in ("anki_text", "anki_package"):
        assert "カードにするものがありません" in room.export(kind, tmp_path / "a")
    assert not (tmp_path / "a").exists()


# -- what goes wrong ------------------------------------------------------------------------------


def test_a_full_disk_is_told_and_leaves_the_old_file(room, tmp_path, monkeypatch):
    path = tmp_path / "out.file"
    path.write_bytes(b"old")
    room.answer(1)
    room.record()

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("oboeuta_desktop.exchange.whole_file.os.fsync", full)
    monkeypatch.setattr("PySide6.QtCore.QSaveFile.commit", lambda _: False)
    room.records.page._clips.setChecked(False)
    for kind in EXPORTS:
        if kind != "anki_package" or anki_package.can_package():
            told = room.export(kind, path)
            assert "書き込めません" in told
            assert "空き容量" in told
        assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir() if "out.file" in each.name] == ["out.file"]


def test_a_folder_that_may_not_be_written_is_told(room, tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        (folder / "probe").touch()
    except OSError:
        assert "書き込めません" in room.export("attempts", folder / "a.csv")
    else:  # this user may write anywhere: a folder that is none does as well
        (tmp_path / "file").touch()
        assert "書き込めません" in room.export("attempts", tmp_path / "file" / "a.csv")
    assert "書き込めません" in room.export("heatmap", tmp_path / "no" / "a.png")


def test_a_failure_that_nobody_sees_is_told_elsewhere(room, tmp_path, qtbot):
    room.study.page.turn_to("start")
    with qtbot.waitSignal(room.records.failed) as told:
        room.records.export("attempts", tmp_path / "no" / "a.csv")
    assert isinstance(told.args[0], FileUnwritableError)


def test_a_bug_frees_the_page_for_the_next_wish(room, tmp_path, monkeypatch, qtbot):
    def broken(*_):
        raise KeyError("bug")

    monkeypatch.setattr(exporting, "write_attempts_csv", broken)
    with qtbot.captureExceptions() as caught:
        told = room.export("attempts", tmp_path / "a.csv")
        qtbot.waitUntil(lambda: bool(caught))
    assert "内部エラー" in told
    assert "を書き出しました" in room.export("study", tmp_path / "a.json")


def test_one_thing_is_done_at_a_time(room, tmp_path):
    room.records.export("study", tmp_path / "a.json")
    room.records.export("study", tmp_path / "b.json")
    room.records.ask_which()
    room.wait()
    assert (tmp_path / "a.json").exists()
    assert not (tmp_path / "b.json").exists()
    assert room.window.findChild(QFileDialog) is None


# -- in -------------------------------------------------------------------------------------------


def test_another_record_comes_in_once(room, elsewhere):
    told = room.take_in(elsewhere)
    assert told == (
        "解答 5 件、自分の書き方 1 件、設定 1 件を取りこみました。もとからある記録は変わりません。"
    )
    study, cards = room.record()
    assert cards == rebuild_cards(study.attempts)
    assert room.desk.overview.cards() == cards
    assert room.desk.exam == exam_on(date(2026, 7, 4))
    assert room.take_in(elsewhere).startswith("新しいものはありませんでした")
    assert room.record() == (study, cards)


def test_the_learner_chooses_the_record_to_take_in(room, elsewhere):
    room.records.page._import.button.click()
    dialog = room.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(elsewhere))
    dialog.reject()
    assert "解答 5 件" in room.wait()


BROKEN = {
    b"": "とちゅうで切れています",
    b'{"format": "oboeuta-study",\n"version": 1,\n"attempts": [': ": 3 — とちゅうで切れています",
    b'{"songs": []}': "覚えうたの学習記録ではありません",
    b"\x89PNG\r\n\x1a\n\xff\xfe": "学習記録として読めません",
    b'{"format": "oboeuta-study", "version": 99}': "より新しい版",
    b'{"format": "oboeuta-study", "version": 1, "attempts": [{"uuid": "x"}]}': "ありえません",
}


def test_a_file_that_is_no_record_is_refused_and_nothing_is_changed(room, tmp_path):
    room.answer(2)
    before = room.record()
    path = tmp_path / "other.json"
    for content, words in BROKEN.items():
        path.write_bytes(content)
        told = room.take_in(path)
        assert words in told
        assert str(path) in told
    assert room.record() == before


def test_a_file_that_is_too_large_or_not_there_is_refused(room, elsewhere, monkeypatch):
    before = room.record()
    monkeypatch.setattr(study_json, "SIZE_LIMIT", 500)
    assert "大きすぎます" in room.take_in(elsewhere)
    assert "study.gone" in room.take_in(elsewhere.with_name("study.gone"))
    assert room.record() == before


def test_a_disk_that_fills_up_while_taking_in_leaves_the_record(room, elsewhere, monkeypatch):
    before = room.record()

    def full(*_):
        raise FileUnwritableError(room.desk.file, "database or disk is full")

    monkeypatch.setattr("oboeuta_desktop.storage.study_store._sitting_row", full)
    monkeypatch.setattr("oboeuta_desktop.storage.study_store._new_rows", full)
    assert "書き込めません" in room.take_in(elsewhere)
    assert room.record() == before


# -- care -----------------------------------------------------------------------------------------


def test_rebuilding_gives_the_cards_that_were_kept_along_the_way(room):
    room.answer(4)
    before = room.record()
    room.records.page._rebuild.button.click()
    assert room.wait() == "要点 4 件のカードを、解答 4 件から作り直しました。もとと同じでした。"
    assert room.record() == before


def test_a_damaged_card_is_put_right(room):
    points = room.answer(2)
    study, cards = room.record()
    wrong = replace(cards[points[0]], stability=99.0)
    room.desk._known.store.record([], [wrong])
    room.records.page._rebuild.button.click()
    assert "1 件が直りました" in room.wait()
    assert room.record() == (study, cards)


def test_the_page_says_where_the_record_is_and_opens_the_folder(room, opened):
    assert str(room.desk.file) in room.records.page._place._words.toPlainText()
    room.records.page._place.button.click()
    assert opened == [str(room.desk.file.parent)]


# -- the page -------------------------------------------------------------------------------------


def focus_name():
    focus = QApplication.focusWidget()
    return "" if focus is None else focus.objectName()


def test_arrows_go_through_all_that_can_be_pressed_and_escape_goes_back(room, qtbot):
    page = room.records.page
    page.show_done("…", has_file=True)
    names: list[str] = []
    while not names or focus_name() != names[-1]:
        names.append(focus_name())
        room.key(Qt.Key.Key_Down)
    rows = [control for row in page._rows for control in row.controls if control.isEnabled()]
    assert names == [control.objectName() for control in (*rows, *page.news.controls)]
    room.key(Qt.Key.Key_Up)
    assert focus_name() == names[-2]
    with qtbot.waitSignal(room.records.closed):
        room.key(Qt.Key.Key_Escape)


def test_the_keys_stay_on_the_page_when_the_button_that_was_pressed_goes(room):
    page = room.records.page
    page.show_working("…", can_stop=True)
    page.news._stop.setFocus()
    page.show_done("中止しました。")
    assert QApplication.focusWidget() is page._exports["attempts"].button
    page.news._close.setFocus()
    room.enter()
    assert page.news.isHidden()
    assert QApplication.focusWidget() is page._exports["attempts"].button


def test_everything_has_a_name_and_is_large_enough_for_a_finger(room):
    page = room.records.page
    page.show_done("…", has_file=True)
    for row in page._rows:
        for control in row.controls:
            assert control.accessibleName()
            assert control.height() >= 40
    assert page._exports["study"].button.accessibleName() != page._import.button.accessibleName()
    assert "Esc" in page.help_markdown()


def test_nothing_is_cut_off_with_large_letters_on_a_small_screen(room, save_picture):
    page = room.records.page
    room.study.page.set_text_scale(1.5)
    page.show_failure("…" * 90)
    QTest.qWait(20)
    content = page._area.widget()
    assert content.width() <= page._area.viewport().width()
    for row in page._rows:
        assert row.width() <= content.width()
        assert row.button.geometry().right() <= row.width()
        assert row._words.height() >= row._words.document().size().height() - 8  # less air
    for theme in (DARK, LIGHT):
        room.study.page.set_theme(theme)
        save_picture(room.study.page, theme.name)


def test_a_record_that_is_not_read_yet_can_neither_leave_nor_come(room, tmp_path):
    known, room.desk._opened = room.desk._opened, None
    room.records.export("study", tmp_path / "a.json")
    assert "まだ読めていません" in room.told
    room.desk._opened = known
    assert not (tmp_path / "a.json").exists()
    write_study(tmp_path / "a.json", room.record()[0])
