"""Answers one question: does the page of progress show what the answers come to, and lead on?"""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from study_room import Room

from oboeuta_desktop.core.attempt import Attempt
from oboeuta_desktop.core.question_kinds import GATES, GateQuestion, TypedQuestion
from oboeuta_desktop.core.study_rules import LEVELS, study_day
from oboeuta_desktop.progressing import Progressing
from oboeuta_desktop.scheduling.deadline import exam_on
from oboeuta_desktop.ui.library_view import LibraryView
from oboeuta_desktop.ui.study.progress_figures import MOST_WEAK, progress_of, song_studies
from oboeuta_desktop.ui.study.progress_words import line_told, line_words, minutes_words
from oboeuta_desktop.ui.study.words import gate_term
from oboeuta_desktop.ui.theme import DARK, LIGHT

KEY = Qt.Key


class ProgressRoom(Room):
    """The study room with a page of progress that can be opened."""

    def __init__(self, qtbot, folder, songs=("relu", "lstm")):
        super().__init__(qtbot, folder, songs)
        self.library = LibraryView(DARK)
        qtbot.addWidget(self.library)
        self.progress = Progressing(self.study, self.library)
        signals = {
            "loop": self.progress.line_loop_wished,
            "explain": self.progress.line_explained,
            "line": self.progress.line_wished,
            "plot": self.progress.plot_wished,
            "compare": self.progress.comparison_wished,
            "begin": self.progress.begin_wished,
        }
        self.wishes.clear()
        for name, signal in signals.items():
            signal.connect(lambda *given, name=name: self.wish(name, *given))
        self._number = 0

    @property
    def board(self):
        return self.progress.page

    def answer(self, point, *, right=True, mode="R", item="", ms=30_000, **changes):
        """Answer a point now, as the program would."""
        self._number += 1
        values: dict[str, Any] = {
            "uuid": str(uuid.UUID(int=self._number)),
            "at_utc": self.clock.now + timedelta(seconds=self._number),
            "tz_offset": self.desk.tz_offset,
            "session_id": f"s{self.clock.now:%j%H}",
            "point_id": point,
            "item_id": item or self.desk.material.questions[point][0].id,
            "mode": mode,
            "verdict": "exact" if right else "wrong",
            "given": "x",
            "ms": ms,
        }
        self.desk.take(Attempt(**{**values, **changes}))

    def mix_up(self, asked, taken):
        """Take one gate for another."""
        question = self.a(GateQuestion, answer=asked)
        right = asked == taken
        self.answer(
            question.point,
            right=right,
            mode="G",
            item=question.id,
            verdict="exact" if right else "confused",
            confused_with=None if right else gate_term(taken),
        )

    def study_for_days(self):
        """Two points on four days of three weeks, up to now; one of them was forgotten."""
        end = self.clock.now
        for back in (18, 16, 3, 0):
            self.clock.now = end - timedelta(days=back)
            self.answer("A1")
            self.answer("A2", right=back > 3, ms=90_000)
        self.clock.now = end + timedelta(minutes=5)

    def card(self, name):
        """What a card of that name says."""
        return next(told for told in self.board.cards.words.split("\n") if told.startswith(name))


@pytest.fixture
def room(qtbot, tmp_path):
    room = ProgressRoom(qtbot, tmp_path)
    yield room
    room.close()


@pytest.fixture
def studied(room):
    room.study_for_days()
    room.progress.open()
    return room


# Figures


def test_the_figures_are_what_the_answers_come_to(studied):
    """It is Friday; on Tuesday both points came back, and one of them was known."""
    assert studied.card("今週") == "今週 2 日 火、金"
    assert studied.card("学習時間") == "学習時間 4 分 今週。今日は 2 分"
    assert studied.card("おぼえていた割合") == "おぼえていた割合 50 % 日をあけた復習 2 回のうち"
    assert studied.card("今日の復習") == "今日の復習 0 件 今日の分は終わりました。"
    assert studied.board.levels.counts == (26, 1, 1, 0, 0)


def test_the_page_says_what_the_overview_says(studied):
    desk, overview = studied.desk, studied.desk.overview
    today = study_day(desk.now, desk.tz_offset)
    shown = progress_of(desk, studied.study.teaching(), studied.songs)
    points = studied.study.teaching().lessons.points
    monday = today - timedelta(days=today.weekday())
    assert shown.figures.days == overview.days_this_week(today) == sum(shown.figures.week)
    assert shown.figures.week_ms == overview.between(monday, today).ms
    assert shown.figures.today_ms == overview.day(today).ms
    assert shown.figures.retention == overview.true_retention()
    assert shown.levels == overview.levels(points, desk.now) == studied.board.levels.counts
    assert sum(shown.levels) == len(points)
    assert shown.gates == overview.gate_confusions([gate_term(gate) for gate in GATES])
    for song, row in zip(studied.songs, shown.rows, strict=True):
        lines = [lesson.points if lesson else () for lesson in song.lessons]
        cells = overview.heat_map(lines, desk.now)
        told = [None if c.last_wrong else c.recall or None for c in cells]
        assert [(c.level, r, c.last_wrong) for c, r in zip(cells, told, strict=True)] == [
            (line.cell.level, line.cell.recall, line.cell.wrong) for line in row.lines
        ]
        assert [line.text for line in row.lines] == [line.text for line in song.lyrics.lines]


def test_without_a_review_there_is_no_retention_but_a_word_why(room):
    room.answer("A1")
    room.progress.open()
    assert room.card("おぼえていた割合").startswith("おぼえていた割合 — 日をあけた復習をすると")


def test_less_than_a_minute_is_not_nothing():
    assert minutes_words(0) == "0 分"
    assert minutes_words(20_000) == "1 分未満"
    assert minutes_words(119_000) == "2 分"


def test_the_exam_is_counted_down_to_only_when_a_day_is_set(studied):
    assert "試験まで" not in studied.board.cards.words
    day = (studied.clock.now + timedelta(days=12)).date()
    studied.desk.set_exam(exam_on(day))
    assert studied.card("試験まで").startswith("試験まで 12 日")
    studied.desk.set_exam(exam_on(day - timedelta(days=12)))
    assert studied.card("試験まで").startswith("試験まで 今日")
    studied.desk.set_exam(exam_on(day - timedelta(days=13)))
    assert "試験まで" not in studied.board.cards.words


def test_a_level_of_few_points_still_has_room_for_its_number(studied):
    studied.board.levels.show_counts((1, 0, 200, 1, 1))
    pieces = studied.board.levels.pieces()
    assert [level for level, _ in pieces] == [0, 2, 3, 4]
    assert min(rect.width() for _, rect in pieces) >= 30
    assert pieces[-1][1].right() <= studied.board.levels.width()
    assert studied.board.levels.accessibleName() == (
        "要点の定着度：未学習 1、見た 0、選べる 200、書ける 1、試験OK 1"
    )


def test_an_answer_shows_at_once_while_the_page_is_open(studied):
    before = studied.board.levels.counts
    studied.answer("A3", mode="C")
    after = studied.board.levels.counts
    assert after != before
    assert after[0] == before[0] - 1


def test_the_page_is_made_when_it_is_first_wanted(room):
    room.answer("A1")
    assert "page" not in room.progress.__dict__
    room.progress.open()
    assert room.page.shown == "progress"


# Nothing yet


def test_without_answers_there_is_a_sentence_and_a_way_to_begin(room):
    room.progress.open()
    assert "まだ何も答えていません" in room.board._note.text()
    assert room.board.begin.hasFocus()
    for part in (room.board.cards, room.board.lines, room.board.weak, room.board.gates):
        assert not part.isVisible()
    room.enter()
    assert room.wishes == [("begin", "R")]


def test_without_a_song_that_teaches_there_is_nothing_to_begin(room):
    room.songs = []
    room.progress.open()
    assert "曲を追加すると" in room.board._note.text()
    assert not room.board.begin.isVisible()
    room.key(KEY.Key_Escape)
    assert room.page.shown == "start"


# The map


def test_arrows_move_one_line_at_a_time_and_words_say_which(studied):
    view = studied.board.lines.map
    view.setFocus()
    assert view.marked == (0, 0)
    assert not studied.board.foot.isHidden()
    studied.key(KEY.Key_Right)
    studied.key(KEY.Key_Right)
    studied.key(KEY.Key_Left)
    song = studied.songs[0]
    assert view.marked == (0, 1)
    assert f"{song.title}・2 行目" in studied.board.foot.words
    assert song.lyrics.lines[1].text in studied.board.foot.words
    assert "ReLUの定義" in studied.board.foot.words


def test_a_screen_reader_hears_each_line(studied, monkeypatch):
    heard = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    view = studied.board.lines.map
    view.setFocus()
    studied.key(KEY.Key_Right)
    shown = progress_of(studied.desk, studied.study.teaching(), studied.songs)
    assert heard == [line_words(shown.rows[0], 0), line_words(shown.rows[0], 1)]
    assert view.accessibleDescription() == heard[-1]


def test_up_and_down_stay_in_their_column_and_reach_the_next_song(studied):
    view = studied.board.lines.map
    view.setFocus()
    for _ in range(3):
        studied.key(KEY.Key_Right)
    column = view.rect_of_cursor().center().x()
    seen = [view.rect_of_cursor().center().y()]
    while view.marked[0] == 0:
        studied.key(KEY.Key_Down)
        assert view.rect_of_cursor().center().x() == column
        seen.append(view.rect_of_cursor().center().y())
    assert seen == sorted(seen)
    studied.key(KEY.Key_Up)
    assert view.marked[0] == 0


def test_home_end_and_page_keys_lead_to_ends_and_songs(studied):
    view = studied.board.lines.map
    view.setFocus()
    reached = []
    for key in (KEY.Key_End, KEY.Key_PageDown, KEY.Key_End, KEY.Key_Right, KEY.Key_PageDown):
        studied.key(key)
        reached.append(view.marked)
    last = [len(song.lyrics.lines) - 1 for song in studied.songs]
    assert reached == [(0, last[0]), (1, 0), (1, last[1]), (1, last[1]), (1, last[1])]
    studied.key(KEY.Key_PageUp)
    assert view.marked == (0, 0)


def test_return_sings_that_very_line_over_and_over(studied):
    view = studied.board.lines.map
    view.setFocus()
    studied.key(KEY.Key_PageDown)
    studied.key(KEY.Key_Right)
    studied.enter()
    studied.key(KEY.Key_E)
    assert studied.wishes == [("loop", "lstm", 1), ("explain", "lstm", 1)]


def test_what_the_mouse_passes_over_pins_nothing_and_a_click_sings_it(studied):
    """Cells that were scrolled under the mouse opened the foot, and nothing closed it."""
    view = studied.board.lines.map
    QTest.mouseMove(view, view.rect_of(0, 5).center())
    assert studied.board.foot.isHidden()
    assert view.marked == (0, 0)
    assert "6 行目" in view.toolTip()
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=view.rect_of(0, 5).center())
    assert view.marked == (0, 5)
    assert "6 行目" in studied.board.foot.words
    assert studied.wishes == []
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect_of(0, 3).center())
    assert studied.wishes == [("loop", "relu", 3)]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(view.width() - 1, 1))
    assert len(studied.wishes) == 1


def test_the_foot_is_put_away_by_its_button_and_by_escape(studied):
    board, view = studied.board, studied.board.lines.map
    view.setFocus()
    assert not board.foot.isHidden()
    board.foot.close_button.setFocus()
    board.foot.close_button.click()
    assert board.foot.isHidden()
    assert view.hasFocus()
    studied.key(KEY.Key_Right)
    assert not board.foot.isHidden()
    studied.key(KEY.Key_Escape)
    assert board.foot.isHidden()
    assert studied.page.shown == "progress"
    studied.key(KEY.Key_Escape)
    assert studied.page.shown == "start"


def test_the_cursor_can_be_seen(studied):
    view = studied.board.lines.map
    view.setFocus()
    studied.key(KEY.Key_Right)
    with_frame = view.grab(view.rect_of(0, 1)).toImage()
    studied.key(KEY.Key_Right)
    without = view.grab(view.rect_of(0, 1)).toImage()
    accent = DARK.color("accent").name()
    middle = with_frame.height() // 2
    assert accent in {with_frame.pixelColor(x, middle).name() for x in range(4)}
    assert accent not in {without.pixelColor(x, middle).name() for x in range(4)}


def test_cells_are_large_enough_for_a_finger(studied):
    view = studied.board.lines.map
    for factor in (1.0, 1.5):
        view.set_text_scale(factor)
        rect = view.rect_of(0, 0)
        assert min(rect.width(), rect.height()) >= 39
        assert rect.height() >= 44


def test_the_cursor_stays_on_its_line_when_answers_come_in(studied):
    view = studied.board.lines.map
    view.setFocus()
    studied.key(KEY.Key_End)
    before = view.marked
    studied.answer("A4")
    assert view.marked == before


def test_a_song_that_is_named_twice_has_one_row(studied):
    shown = progress_of(studied.desk, studied.study.teaching(), [studied.songs[0], *studied.songs])
    assert [row.song_id for row in shown.rows] == ["relu", "lstm"]


# The table


def test_the_table_says_what_the_map_says(studied):
    model = studied.board.lines.table.model()
    shown = progress_of(studied.desk, studied.study.teaching(), studied.songs)
    lines = [(row, line) for row in shown.rows for line in row.lines]
    assert model.rowCount() == len(lines)
    told = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    for (song, line), words in zip(lines, told, strict=True):
        level = "要点なし" if line.cell.level is None else LEVELS[line.cell.level]
        recall = "–" if line.cell.recall is None else f"{round(100 * line.cell.recall)} %"
        assert words[0] == song.title
        assert words[2:4] == [line.text, "、".join(line.topics)]
        assert words[4:] == [level, recall, "誤り" if line.cell.wrong else ""]
    heads = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    assert heads == ["曲", "行", "歌詞", "要点", "段階", "見込み", "直前の答え"]


def test_a_key_changes_map_and_table_and_the_line_stays(studied):
    lines = studied.board.lines
    lines.map.setFocus()
    studied.key(KEY.Key_Right)
    studied.key(KEY.Key_T)
    assert lines.is_table
    assert lines.table.hasFocus()
    assert lines.table.currentIndex().row() == 1
    studied.key(KEY.Key_Down)
    assert "3 行目" in studied.board.foot.words
    studied.enter()
    studied.key(KEY.Key_E)
    assert studied.wishes == [("loop", "relu", 2), ("explain", "relu", 2)]
    studied.key(KEY.Key_T)
    assert lines.map.hasFocus()
    assert lines.map.marked == (0, 2)


def test_the_line_stays_in_sight_when_the_view_changes(studied):
    studied.window.resize(1366, 768)
    studied.page.set_text_scale(1.5)
    studied.board.lines.map.setFocus()
    for _ in range(5):
        studied.key(KEY.Key_Down)
    studied.key(KEY.Key_T)
    QApplication.processEvents()
    table, area = studied.board.lines.table, studied.board._area.viewport()
    top = table.mapTo(area, QPoint(0, 0)).y()
    assert top >= 0
    assert top + table.height() <= area.height()


def test_the_button_says_where_it_leads(studied):
    switch = studied.board.lines.switch
    assert switch.accessibleName() == "表で見る"
    switch.click()
    assert switch.accessibleName() == "図で見る"


def test_tab_comes_to_everything_on_the_page_and_leaves_the_table(studied):
    board = studied.board
    row = board.weak.rows[0]
    for view in (board.lines.map, board.lines.table):
        view.setFocus()
        met = set()
        for _ in range(12):
            studied.key(KEY.Key_Tab)
            met.add(QApplication.focusWidget())
        buttons = {board.begin, board.lines.switch, row.loop, row.explain}
        assert buttons | {board.foot.loop, board.foot.explain, view} <= met
        board.lines.change_view()


# Weak points


def test_the_weakest_points_come_first_and_each_leads_on(studied):
    weak = studied.board.weak.rows
    topic = studied.desk.material.curriculum.point("A2").topic.ja
    assert weak[0].words.startswith(topic)
    assert "選べる" in weak[0].words or "見た" in weak[0].words
    weak[0].loop.click()
    weak[0].explain.click()
    assert studied.wishes == [("line", "A2", True), ("plot", "A2")]


def test_at_most_eight_points_are_weak_at_once(room):
    for point in room.study.teaching().lessons.points[:12]:
        room.answer(point, right=False)
    room.progress.open()
    assert len(room.board.weak.rows) == MOST_WEAK == 8
    assert "直前の答えは誤り" in room.board.weak.rows[0].words


def test_no_share_is_foreseen_of_what_was_just_answered_wrongly(room):
    """The curve starts anew at 100 %: the answer was just shown. Nobody would believe that."""
    room.answer("A1")
    room.answer("A2", right=False)
    room.progress.open()
    lines = [line for row in room.board._progress.rows for line in row.lines]
    wrong = [line for line in lines if "A2" in line.points]
    right = [line for line in lines if line.points == ("A1",)]
    assert wrong
    assert right
    assert all(line.cell.wrong and line.cell.recall is None for line in wrong)
    assert all(not line.cell.wrong and line.cell.recall for line in right)
    assert all(
        "%" not in line_told(line) and "直前の答えは誤り" in line_told(line) for line in wrong
    )
    assert "見込み 100 %" in line_told(right[0])
    weak = {row.words for row in room.board.weak.rows}
    about = room.desk.material.curriculum.point("A2").topic.ja
    assert [words for words in weak if words.startswith(about)]
    assert not [words for words in weak if words.startswith(about) and "%" in words]
    assert "まちがえた" in room.board.lines._when.text()


def test_trouble_comes_before_everything_else(room):
    room.answer("A1", right=False)
    for _ in range(4):
        room.clock.go(days=1)
        room.answer("B7", right=False)
    room.clock.go(days=1)
    room.answer("B7")
    room.answer("A2", right=False)
    room.progress.open()
    assert room.desk.overview.point("B7").is_trouble
    assert room.board.weak.rows[0].words.startswith("入力ゲート 苦手")


def test_the_keys_stay_where_they_are_when_a_weak_point_gets_better(studied):
    button = studied.board.weak.rows[0].explain
    button.setFocus()
    studied.answer("A3", right=False)
    assert button.hasFocus()


# Gates


def test_gates_are_shown_once_they_were_asked(studied):
    assert not studied.board.gates.isVisible()
    studied.mix_up("input", "input")
    assert studied.board.gates.isVisible()
    assert studied.board.gates.words == "ゲートの取りちがえは、まだありません。"
    assert not studied.board.gates.compare.isVisible()


def test_words_stand_beside_the_gates_where_there_is_room(studied):
    studied.mix_up("input", "input")
    gates = studied.board.gates
    studied.window.resize(1680, 980)
    QApplication.processEvents()
    assert gates._words.mapTo(gates, QPoint()).x() > gates.table.geometry().right()
    studied.window.resize(820, 700)
    QApplication.processEvents()
    assert gates._words.mapTo(gates, QPoint()).y() > gates.table.geometry().bottom()


def test_the_most_frequent_mixup_is_told_and_can_be_compared(studied):
    for asked, taken in (("input", "output"), ("forget", "reset"), ("forget", "reset")):
        studied.mix_up(asked, taken)
    studied.mix_up("reset", "reset")
    assert studied.board.gates.words == ("いちばん多い取りちがえ：忘却をリセットと答えた（2 回）")
    counts = studied.board.gates.table.counts
    assert counts[GATES.index("forget")][GATES.index("reset")] == 2
    assert counts[GATES.index("reset")][GATES.index("reset")] == 1
    studied.key(KEY.Key_C)
    studied.key(KEY.Key_G)
    assert studied.wishes == [("compare", "B8", "B13"), ("begin", "G")]


# Around


def test_escape_leads_back_to_what_there_is_to_study(studied):
    studied.board.lines.map.setFocus()
    studied.key(KEY.Key_Escape)  # what is told of the line goes first
    studied.key(KEY.Key_Escape)
    assert studied.page.shown == "start"
    studied.progress.open()
    assert studied.board.foot.isHidden()


def test_letters_with_control_are_no_keys_of_the_page(studied):
    studied.board.lines.map.setFocus()
    studied.key(KEY.Key_T, Qt.KeyboardModifier.ControlModifier)
    studied.key(KEY.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert not studied.board.lines.is_table
    assert studied.wishes == []


def test_the_help_names_each_key(studied):
    studied.key(KEY.Key_F1)
    words = studied.page.foot.words
    for key in ("Enter", "E", "T", "C", "G", "R", "Esc"):
        assert f"{key}\N{NO-BREAK SPACE}" in words


@pytest.mark.parametrize(
    ("theme", "size"),
    [(DARK, (1680, 980, 1.0)), (LIGHT, (1366, 768, 1.5)), (DARK, (900, 700, 1.5))],
    ids=["dark-wide", "light-large-letters", "dark-narrow"],
)
def test_nothing_is_cut_off(studied, theme, size, artefacts):
    for asked, taken in (("input", "output"), ("forget", "reset")):
        studied.mix_up(asked, taken)
    studied.window.resize(*size[:2])
    studied.page.set_theme(theme)
    studied.page.set_text_scale(size[2])
    studied.board.lines.map.setFocus()
    QApplication.processEvents()
    area = studied.board._area
    assert area.widget().width() == area.viewport().width()
    for part in studied.board.findChildren(QWidget):
        if not part.isVisible() or not part.objectName().startswith("progress_"):
            continue
        parent = part.parentWidget()
        assert parent is not None
        if parent is not area.viewport():
            assert parent.rect().contains(part.geometry()), part.objectName()
        if isinstance(part, QLabel) and part.wordWrap():
            assert part.height() >= part.heightForWidth(part.width()), part.objectName()
    name = f"progress-{theme.name}-{size[0]}.png"
    studied.board._content.grab().save(str(artefacts / name))


# The library


def test_the_library_is_told_what_waits_and_what_is_learned(studied):
    desk, teaching = studied.desk, studied.study.teaching()
    written = studied.a(TypedQuestion, point="A1")
    for _ in range(2):
        studied.answer("A1", mode="P", item=written.id)
        studied.clock.go(days=1)
    studied.clock.go(days=400)
    found = song_studies(desk, teaching, [studied.songs[0], *studied.songs])
    assert set(found) == {"relu", "lstm"}
    relu = found["relu"]
    assert relu.due == 2
    points = {point for lesson in studied.songs[0].lessons if lesson for point in lesson.points}
    assert relu.learned == pytest.approx(1 / len(points))
    assert len(relu.levels) == len(studied.songs[0].lyrics.lines)
    assert (found["lstm"].due, found["lstm"].learned) == (0, 0.0)


def test_an_answer_shows_in_the_library_without_the_page(room):
    assert room.library._studies == {}
    room.answer("A1", mode="C")
    assert room.library._studies["relu"].levels[0] == 2
    assert "page" not in room.progress.__dict__
