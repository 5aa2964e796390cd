import shutil

import pytest
from opened import opened
from PySide6.QtCore import QCoreApplication, QDir, QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget

from oboeuta_desktop.core.errors import SongFormatError
from oboeuta_desktop.program import Program
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.library_rows import SongStudy


class Running:
    """The real program, opened with command-line words."""

    def __init__(self, qtbot, *words):
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.opening = opened(application, words)
        self.opening.show()
        self.program = Program(self.opening)
        self.program.start()
        self.window = self.opening.window
        self.closed = False
        qtbot.waitUntil(lambda: bool(self.program.shelf._entries))

    def close(self):
        if self.closed:
            return
        self.closed = True
        self.program.close()
        self.opening.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @property
    def lines(self):
        song = self.program.now_playing.song
        assert song is not None
        return song.lyrics.lines

    def click_line(self, qtbot, index):
        rect = self.window.lyrics.line_rect(index)
        qtbot.mouseClick(self.window.lyrics, Qt.MouseButton.LeftButton, pos=rect.center())


@pytest.fixture
def start(qtbot):
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    running: list[Running] = []

    def begin(*words):
        running.append(Running(qtbot, *words))
        return running[-1]

    yield begin
    for one in running:
        one.close()


def test_the_first_song_is_on_stage_at_a_first_start(start):
    app = start()
    assert app.program.now_playing.song.song_id == "relu"
    assert app.window.lyrics.line_count == len(app.lines) > 1
    assert app.opening.messages.pending == ()


def test_a_click_on_a_line_explains_it_and_pauses(qtbot, start):
    app = start("--play", "relu", "--at", "8")
    assert app.program.transport.playing
    app.click_line(qtbot, 2)
    assert app.program.now_playing.explained.line == 2
    assert not app.program.transport.playing
    assert app.window.panel_shown


def test_with_the_setting_off_a_click_keeps_the_song_playing(qtbot, start):
    app = start("--play", "relu", "--at", "8")
    app.program.preferences.change(click_pauses=False)
    app.click_line(qtbot, 2)
    assert app.program.transport.playing


def test_a_double_click_sings_from_that_line(qtbot, start):
    app = start("relu")
    rect = app.window.lyrics.line_rect(3)
    qtbot.mouseDClick(app.window.lyrics, Qt.MouseButton.LeftButton, pos=rect.center())
    assert app.program.transport.playing
    assert app.program.transport.position == pytest.approx(app.lines[3].start, abs=0.2)


def test_space_plays_and_pauses(qtbot, start):
    app = start("relu")
    qtbot.keyClick(app.window.lyrics, Qt.Key.Key_Space)
    assert app.program.transport.playing
    qtbot.keyClick(app.window.lyrics, Qt.Key.Key_Space)
    assert not app.program.transport.playing


def test_the_gaps_hide_words_and_enter_says_they_were_sung(qtbot, start):
    app = start("relu", "--mode", "cloze")
    app.program.quiz.set_level(3)
    gap = next(blank for blank in app.program.quiz._blanks if blank.start > app.lines[0].end)
    app.program.transport.position_changed.emit(gap.line_start + 0.05)
    qtbot.keyClick(app.window.lyrics, Qt.Key.Key_Return)
    assert app.program.quiz.score.sung == 1


def test_escape_leaves_the_gaps_before_it_closes_the_panel(qtbot, start):
    app = start("relu", "--mode", "cloze", "--line", "1", "--size", "1680x980")
    qtbot.keyClick(app.window.lyrics, Qt.Key.Key_Escape)
    assert not app.program.quiz.active
    assert app.window.panel_shown
    qtbot.keyClick(app.window.lyrics, Qt.Key.Key_Escape)
    assert not app.window.panel_shown


def test_the_loop_key_repeats_the_current_line_and_ends_it(qtbot, start):
    app = start("relu")
    before, line = app.lines[0], app.lines[1]
    app.program.transport.seek(line.start + 0.5)
    app.opening.follow(line.start + 0.5)
    qtbot.keyClick(app.window.lyrics, Qt.Key.Key_L)
    # A run-up of 0.3 s, or as much of it as nothing else is sung in.
    run_up = min(0.3, line.start - before.end)
    assert app.program.transport.loop == pytest.approx((line.start - run_up, line.end), abs=0.01)
    qtbot.keyClick(app.window.lyrics, Qt.Key.Key_L)
    assert app.program.transport.loop is None


def test_the_offset_keys_move_the_lyrics_and_are_remembered(qtbot, start):
    app = start("relu")
    qtbot.keyClick(app.window.lyrics, Qt.Key.Key_Comma)
    qtbot.keyClick(app.window.lyrics, Qt.Key.Key_Comma)
    assert app.program.now_playing.offset == pytest.approx(0.1)
    assert app.program.preferences.settings.song_offsets["relu"] == pytest.approx(0.1)


def test_following_shows_each_line_as_it_is_sung(start):
    app = start("relu", "--size", "1680x980")
    app.program.panel.following_toggled.emit(True)
    for index in (1, 2):
        app.opening.follow(app.lines[index].start + 0.5)
        assert app.program.now_playing.explained.line == index


def test_what_was_last_sung_is_there_at_the_next_start(start):
    first = start("relu", "--at", "12.5")
    first.close()
    second = start()
    assert second.opening.start_position == pytest.approx(12.5, abs=0.05)


def test_a_song_of_the_learners_own_is_there_at_the_next_start(start, tmp_path):
    folder = tmp_path / "my song"
    shutil.copytree(bundled("songs", "relu"), folder)
    first = start(str(folder), "--at", "7")
    first.close()
    second = start()
    assert second.program.now_playing.song.folder == folder
    assert second.opening.start_position == pytest.approx(7.0, abs=0.05)


def test_a_last_song_that_broke_is_told_and_another_one_opens(start, tmp_path):
    folder = tmp_path / "my song"
    shutil.copytree(bundled("songs", "relu"), folder)
    start(str(folder)).close()
    (folder / "song.toml").write_text("title = 3\n", encoding="utf-8")
    second = start()
    assert second.program.now_playing.song.song_id == "relu"
    (error,) = second.opening.messages.pending
    assert isinstance(error, SongFormatError)


def test_the_library_key_opens_what_a_narrow_window_has_folded(qtbot, start):
    app = start("relu", "--size", "1366x768")
    assert not app.window.library_shown
    qtbot.keyClick(app.window.lyrics, Qt.Key.Key_B)
    assert app.window.library_shown
    qtbot.keyClick(app.window.lyrics, Qt.Key.Key_B)
    assert not app.window.library_shown


def test_the_count_in_follows_its_setting(start):
    app = start("relu")
    app.program.preferences.change(count_in=True)
    assert app.program.transport._beats == 4
    app.program.preferences.change(count_in=False)
    assert app.program.transport._beats == 0


def test_levels_reach_the_stems(start):
    app = start("relu")
    app.program.around.bar.level_changed.emit("vocal", 0.25)
    assert app.program.transport.gains["vocal"] == pytest.approx(0.25)


def test_an_unknown_song_is_told_with_the_ones_there_are(start):
    app = start("--play", "nonsense")
    (error,) = app.opening.messages.pending
    assert "nonsense" in str(error)
    assert app.program.around.message_bar.isVisible()


@pytest.mark.parametrize("mode", ["sing", "cloze"])
def test_without_a_song_the_library_lies_open_and_only_what_makes_sense_can_be_used(
    qtbot, start, mode
):
    app = start("--play", "nonsense", "--size", "1366x768", "--mode", mode)
    assert app.window.library_shown
    assert app.window.mode == "sing"
    need_song = ("play_button", "waveform", "loop_button", "sheet_button", "write_button")
    controls = [app.window.findChild(QWidget, name) for name in (*need_song, "cloze_rail_button")]
    usual = [control.isEnabled() for control in controls]
    assert not any(usual)
    assert {control.accessibleDescription() for control in controls} == {"曲を開くと使えます"}
    assert app.window.findChild(QWidget, "sing_rail_button").isEnabled()  # back from the study
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Q, Qt.Key.Key_L, Qt.Key.Key_Right):
        qtbot.keyClick(app.window.lyrics, key)
    assert app.window.mode == "sing"
    app.program.around.library.song_chosen.emit("relu")
    assert all(control.isEnabled() for control in controls)
    assert "曲を開くと使えます" not in {control.accessibleDescription() for control in controls}


def test_a_broken_song_is_listed_with_its_reason_and_the_rest_plays(start, user_folders):
    broken = user_folders / "data" / "songs" / "壊れた歌"
    broken.mkdir(parents=True)
    (broken / "song.toml").write_text("title = 3\n", encoding="utf-8")
    app = start("relu")
    rows = app.program.around.library._songs._rows
    texts = [rows.item(row).text() for row in range(rows.rowCount())]
    assert any("壊れた歌" in text and "song.toml" in text for text in texts)
    assert app.program.now_playing.song.song_id == "relu"


def test_a_click_on_a_broken_song_tells_the_whole_reason(start, user_folders):
    broken = user_folders / "data" / "songs" / "broken"
    broken.mkdir(parents=True)
    (broken / "song.toml").write_text("title = 3\n", encoding="utf-8")
    app = start("relu")
    app.program.around.library.problem_chosen.emit(str(broken))
    (error,) = app.opening.messages.pending
    assert isinstance(error, SongFormatError)
    assert "song.toml" in app.program.around.message_bar._words.text()


def test_a_song_with_a_hard_name_opens_from_its_folder(start, tmp_path):
    folder = tmp_path / "表 #1%"
    shutil.copytree(bundled("songs", "relu"), folder)
    app = start(str(folder))
    assert app.program.now_playing.song.song_id == "表 #1%"
    assert app.window.lyrics.line_count == len(app.lines) > 1


@pytest.mark.parametrize("size", ["1680x980", "1366x768", "1000x700"])
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_nothing_overlaps_at_any_size(start, save_picture, size, theme):
    app = start("relu", "--at", "20", "--line", "4", "--size", size, "--theme", theme)
    save_picture(app.window, f"{size}-{theme}")
    window = app.window
    assert window.lyrics.width() >= 320
    bottom = app.program.around.bar.geometry().top()
    assert window.lyrics.mapTo(window, window.lyrics.rect().bottomLeft()).y() <= bottom
    assert app.program.panel.mapTo(window, app.program.panel.rect().bottomLeft()).y() <= bottom


def test_in_the_writing_mode_the_song_waits_before_a_hidden_word(start, qtbot):
    running = start("--mode", "write")
    program, bar = running.program, running.program.around.typing_bar
    assert bar.isVisible()
    qtbot.waitUntil(lambda: program._learning_now().studying.desk.is_open, timeout=10_000)
    mode = program._learning_now().writing.mode
    assert mode.active
    assert mode._blanks
    first = mode._blanks[0]
    program.transport.seek(first.start - 1.0)
    program._follow(first.start - 1.0)
    asked = []
    mode.asked.connect(asked.append)
    program.transport.play()
    qtbot.waitUntil(lambda: bool(asked), timeout=8_000)
    assert program.transport.position <= first.start - 0.1
    assert not program.transport.playing
    with qtbot.waitSignal(mode.written):
        bar.submitted.emit(first.keyword.text)
    assert program.transport.playing
    program.transport.pause()
    running.window.set_mode("sing")
    assert not bar.isVisible()
    assert not mode.active


def test_a_line_asked_for_is_in_view_and_stays_while_nothing_plays(qtbot, start):
    app = start("relu", "--line", "30", "--size", "1366x768")
    lyrics = app.window.lyrics
    assert app.program.now_playing.explained.line == 30
    qtbot.waitUntil(lambda: not lyrics._motion.moving)
    assert lyrics.rect().contains(lyrics.line_rect(30).center())
    assert not lyrics._motion._resume.isActive()  # nothing takes it away again
    app.opening.follow(app.lines[3].start + 0.5)  # until the song moves on
    assert lyrics._motion._resume.isActive()


def test_a_point_of_the_library_and_the_next_lesson_bring_their_lines_into_view(qtbot, start):
    app = start("relu", "--size", "1680x980")
    lyrics = app.window.lyrics
    for line, wish in (
        (25, lambda: app.program.around.library.point_chosen.emit(25)),
        (26, app.program.panel.next_requested.emit),
        (2, lambda: app.program.around.library.point_chosen.emit(2)),
    ):
        wish()
        qtbot.waitUntil(lambda: not lyrics._motion.moving)
        assert lyrics.rect().contains(lyrics.line_rect(line).center())


@pytest.mark.parametrize(("at", "again"), [(175.5, 0.0), (150.0, 150.0)])
def test_a_song_heard_to_its_end_begins_anew_at_the_next_start(start, at, again):
    start("relu", "--at", str(at)).close()
    assert start().opening.start_position == pytest.approx(again, abs=0.05)


def test_the_lyrics_mark_their_lines_as_the_list_of_points_does(start):
    app = start("relu")
    library, stage = app.program.around.library, app.window.lyrics._stage
    levels = (0, 1, 3, 4, None)
    library.set_study({"relu": SongStudy(1, 0.5, levels)})
    assert stage.levels == levels
    before = app.window.lyrics.grab().toImage()
    library.set_study({"relu": SongStudy(1, 0.5, (0, 0, 0, 0, None))})
    assert app.window.lyrics.grab().toImage() != before
    library.song_chosen.emit("lstm")
    assert app.program.now_playing.song.song_id == "lstm"
    assert stage.levels == ()
    library.set_study({"lstm": SongStudy(1, 0.5, levels)})
    assert stage.levels == levels
