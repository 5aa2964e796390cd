"""Answers one question: does the lyrics view do what the learner means by click, key and wheel?"""

from __future__ import annotations

import time

import pytest
from lyrics_fixtures import canvas, make_view, paint, shot
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sample_lyrics import LINE_SECONDS, MARKED, make_line, sample, sing

from oboeuta_desktop.core.lyrics import Lyrics
from oboeuta_desktop.core.timeline import Cursor, Interlude
from oboeuta_desktop.ui.lyrics_stage import BlankMark, Frame, interlude_count

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def lyrics() -> Lyrics:
    return sample()


@pytest.fixture
def view(qtbot, lyrics):
    view = make_view(qtbot, lyrics)
    sing(view, lyrics, 4 * LINE_SECONDS + 1.0)
    return view


@pytest.fixture
def emitted(view):
    """All signals the view has emitted."""
    log: list[tuple[object, ...]] = []
    view.line_selected.connect(lambda line: log.append(("selected", line)))
    view.line_activated.connect(lambda line: log.append(("activated", line)))
    view.comparison_wished.connect(lambda line: log.append(("compare", line)))
    view.range_selected.connect(lambda first, last: log.append(("range", first, last)))
    view.following_changed.connect(lambda following: log.append(("following", following)))
    return log


def middle(view, line: int) -> QPoint:
    return view.line_rect(line).center()


def wheel(view, notches: float, *, pixels: int = 0) -> None:
    place = QPointF(view.rect().center())
    event = QWheelEvent(
        place,
        QPointF(view.mapToGlobal(place.toPoint())),
        QPoint(0, pixels),
        QPoint(0, round(notches * 120)),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def drag(view, distance: int) -> None:
    start = middle(view, 4)
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, start + QPoint(0, distance // 2))
    QTest.mouseMove(view, start + QPoint(0, distance))
    QTest.mouseRelease(view, LEFT, pos=start + QPoint(0, distance))


def test_a_click_selects_a_line_and_does_not_seek(view, emitted):
    QTest.mouseClick(view, LEFT, pos=middle(view, 5))
    assert emitted == [("selected", 5)]
    assert view.selected == 5


def test_a_double_click_sings_from_the_line(view, emitted):
    QTest.mouseDClick(view, LEFT, pos=middle(view, 5))
    assert emitted[-1] == ("activated", 5)


def test_the_play_icon_appears_under_the_mouse_and_sings_from_the_line(view, emitted):
    place = view._painter.signs.play_rect(5).center().toPoint()
    before = shot(view)
    QTest.mouseMove(view, place)
    assert shot(view) != before
    QTest.mouseClick(view, LEFT, pos=place)
    assert emitted == [("activated", 5)]


def test_the_play_icon_cannot_be_hit_before_it_is_seen(view, emitted):
    QTest.mouseMove(view, middle(view, 3))
    view._hover(None)
    QTest.mouseClick(view, LEFT, pos=view._painter.signs.play_rect(5).center().toPoint())
    assert ("activated", 5) not in emitted


def test_shift_and_click_wishes_a_comparison_with_the_selected_line(view, emitted):
    view.set_selected(6)
    QTest.mouseClick(view, LEFT, Qt.KeyboardModifier.ShiftModifier, middle(view, 3))
    assert emitted == [("compare", 3)]


def test_ctrl_and_click_selects_a_range_from_the_selected_line(view, emitted):
    view.set_selected(6)
    QTest.mouseClick(view, LEFT, Qt.KeyboardModifier.ControlModifier, middle(view, 3))
    assert emitted == [("range", 3, 6)]


def test_a_click_on_no_line_means_nothing(view, emitted):
    view.set_cursor(Cursor())
    view.set_interlude(Interlude(20.0, 30.0, 5))
    rect = view._painter.signs.interlude_rect()
    QTest.mouseClick(view, LEFT, pos=rect.center().toPoint())
    assert emitted == []


def test_arrow_keys_select_from_the_current_line(view, emitted):
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert emitted == [("selected", 5), ("selected", 4), ("selected", 3)]


def test_the_keys_stop_at_both_ends(view):
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.selected == view.line_count - 1
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.selected == 0


def test_enter_sings_from_the_selected_line(view, emitted):
    QTest.keyClick(view, Qt.Key.Key_Return)
    view.set_selected(7)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert emitted == [("activated", 7)]


def test_setting_the_selection_from_outside_announces_nothing(view, emitted):
    view.set_selected(2)
    view.set_selected(99)
    assert emitted == []
    assert view.selected is None


def test_the_keyboard_focus_can_be_seen(view):
    view.clearFocus()
    before = shot(view)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert shot(view) != before
    view.clearFocus()
    assert shot(view) == before


@pytest.mark.parametrize(
    "browse",
    [
        lambda view: wheel(view, -1),
        lambda view: wheel(view, 0, pixels=-30),
        lambda view: QTest.keyClick(view, Qt.Key.Key_PageDown),
        lambda view: QTest.keyClick(view, Qt.Key.Key_PageUp),
        lambda view: drag(view, -60),
    ],
    ids=["wheel", "trackpad", "page down", "page up", "drag"],
)
def test_browsing_pauses_following(view, lyrics, emitted, browse):
    browse(view)
    assert emitted == [("following", False)]
    assert not view.following
    place = view._stage.scroll
    sing(view, lyrics, 6 * LINE_SECONDS + 1.0)
    assert abs(view._stage.scroll - place) < 60


def test_a_drag_moves_the_page_with_the_mouse(view):
    top = view.line_rect(5).top()
    drag(view, -60)
    assert view.line_rect(5).top() == top - 60


def test_the_button_leads_back_to_the_current_line(view, emitted):
    place = view._stage.scroll
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    pill = view._painter.signs.pill_rect()
    assert pill.height() >= 32
    QTest.mouseClick(view, LEFT, pos=pill.center().toPoint())
    assert emitted == [("following", False), ("following", True)]
    assert view._stage.scroll == place


def test_following_comes_back_by_itself_after_four_seconds(view):
    wheel(view, -1)
    resume = view._motion._resume
    assert resume.isActive()
    assert resume.interval() == 4000
    resume.timeout.emit()
    assert view.following


def test_following_does_not_come_back_while_the_page_is_held(view):
    start = middle(view, 4)
    QTest.mousePress(view, LEFT, pos=start)
    QTest.mouseMove(view, start - QPoint(0, 80))
    view._motion._resume.timeout.emit()
    assert not view.following
    QTest.mouseRelease(view, LEFT, pos=start - QPoint(0, 80))
    view._motion._resume.timeout.emit()
    assert view.following


def test_the_view_follows_the_song(qtbot, lyrics):
    view = make_view(qtbot, lyrics)
    for line in range(len(lyrics.lines)):
        sing(view, lyrics, line * LINE_SECONDS + 0.1)
        assert abs(middle(view, line).y() - view.height() * 0.41) < 40


def test_motion_takes_several_frames_unless_it_is_reduced(qtbot, lyrics):
    view = make_view(qtbot, lyrics, still=False)
    sing(view, lyrics, 1.0)
    while view._motion.step(0.05):
        pass
    place = view._stage.scroll
    sing(view, lyrics, LINE_SECONDS + 0.1)
    assert view._motion.moving
    assert view._stage.scroll == place
    view.set_reduced_motion(True)
    assert not view._motion.moving
    assert view._stage.scroll > place
    sing(view, lyrics, 2 * LINE_SECONDS + 0.1)
    assert not view._motion.moving


def test_no_timer_runs_when_nothing_moves(qtbot, lyrics):
    view = make_view(qtbot, lyrics, still=False)
    sing(view, lyrics, LINE_SECONDS + 0.1)
    assert view._motion.waking
    while view._motion.step(0.05):
        pass
    qtbot.waitUntil(lambda: not view._motion.waking, timeout=3000)
    sing(view, lyrics, LINE_SECONDS + 0.2)
    assert not view._motion.waking


def test_the_next_line_is_painted_ahead_of_time(view, lyrics):
    while view._motion.build_ahead():
        pass
    kept = set(view._pictures._kept)
    sing(view, lyrics, 5 * LINE_SECONDS)
    shot(view)
    assert {key for key in view._pictures._kept if key.line == 5 and key.large} <= kept


def test_the_same_position_twice_repaints_nothing(view, lyrics, monkeypatch):
    sing(view, lyrics, 4 * LINE_SECONDS + 1.5)
    shot(view)
    wishes = []
    monkeypatch.setattr(view, "update", lambda *rect: wishes.append(rect))
    sing(view, lyrics, 4 * LINE_SECONDS + 1.5)
    assert wishes == []


def test_each_painted_frame_is_reported_once(view, lyrics):
    frames: list[Frame] = []
    view.on_frame = frames.append
    picture = canvas(view)
    paint(view, picture)
    assert len(frames) == 1
    assert frames[0].position == 4 * LINE_SECONDS + 1.0
    assert frames[0].line == 4
    assert frames[0].word is not None


def test_an_interlude_opens_a_row_before_its_next_line(qtbot):
    lyrics = Lyrics((make_line(MARKED[0], 0.0), make_line(MARKED[1], 20.0)))
    view = make_view(qtbot, lyrics)
    sing(view, lyrics, 3.0)
    assert view._painter.signs.interlude_rect().isEmpty()
    sing(view, lyrics, 10.0)
    rect = view._painter.signs.interlude_rect()
    assert view.line_rect(0).bottom() <= rect.center().y() <= view.line_rect(1).top() + 8
    sing(view, lyrics, 20.5)
    assert view._painter.signs.interlude_rect().isEmpty()


def test_the_dots_of_an_interlude_count_down_the_last_three_seconds():
    gap = Interlude(10.0, 30.0, 1)
    assert interlude_count(gap, 12.0) == (18, (1.0, 1.0, 1.0))
    assert interlude_count(gap, 27.5) == (3, (0.5, 1.0, 1.0))
    assert interlude_count(gap, 28.5) == (2, (0.0, 0.5, 1.0))
    assert interlude_count(gap, 30.0) == (0, (0.0, 0.0, 0.0))


def test_all_lines_have_the_same_size_and_fit_the_view(view):
    assert 24 <= view._page.style.size <= 54
    for i in range(view.line_count):
        assert view._page.line(i).width + view._page.left <= view.width()


def test_a_browsing_learner_keeps_the_place_when_the_view_is_resized(view):
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    anchor = view._page.anchor
    top = view.line_rect(anchor).top()
    view.resize(900, 560)
    assert abs(view.line_rect(anchor).top() - top) <= 6


def test_marks_for_lines_that_do_not_exist_are_ignored(view):
    view.set_blanks([BlankMark(99, 0, 1), BlankMark(2, 3, 3)])
    view.set_cursor(Cursor(99, None, 0.0))
    view.set_interlude(Interlude(0.0, 9.0, 99))
    assert view.current_line is None


def test_five_thousand_lines_open_and_seek_quickly(qtbot):
    lyrics = sample(5000)
    view = make_view(qtbot, lyrics)
    started = time.perf_counter()
    for line in (4990, 10, 2500, 2501, 2502):
        sing(view, lyrics, line * LINE_SECONDS + 1.0)
        shot(view)
    assert abs(middle(view, 2502).y() - view.height() * 0.41) < 40
    assert sum(map(view._page.is_laid_out, range(5000))) < 100
    assert time.perf_counter() - started < 5.0


def test_what_is_seen_stays_put_while_lines_above_are_laid_out(qtbot):
    lyrics = sample(500)
    view = make_view(qtbot, lyrics)
    view.resize(500, 600)
    sing(view, lyrics, 300 * LINE_SECONDS + 1.0)
    for _ in range(20):
        line = view._page.first_at(view._stage.scroll + 300)
        before = view.line_rect(line).top()
        wheel(view, 0, pixels=40)
        assert abs(view.line_rect(line).top() - before - 40) <= 1


def test_a_line_taller_than_the_view_is_followed_row_by_row(qtbot):
    line = make_line("ながいうたをうたうとき、" * 170, 0.0, 400.0)
    lyrics = Lyrics((line, make_line(MARKED[0], 400.0)))
    view = make_view(qtbot, lyrics)
    assert len(line.text) > 2000
    for position in (1.0, 100.0, 200.0, 399.0, 50.0):
        sing(view, lyrics, position)
        shot(view)
        row, _ = view._painter.front()
        _, y = view._painter.origin(0, row)
        assert 0 < y < view.height() * 0.6


def test_other_lyrics_start_from_their_first_line(view):
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    view.set_lyrics(sample(3), [])
    assert view.following
    assert view.selected is None
    assert view.line_rect(0).top() < view.height() / 2
    shot(view)
