"""A drill is chosen, answered and gone through with the keyboard alone."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from study_room import NO_KEY, Room

from oboeuta_desktop.core.study_queue import Pace
from oboeuta_desktop.drilling import ANSWERING, REVIEW, START, Drilling
from oboeuta_desktop.state.study.drill import pace_at
from oboeuta_desktop.ui.study.buttons import ActionButton
from oboeuta_desktop.ui.theme import LIGHT

KEY = Qt.Key


class Watch:
    """Seconds that go forward by hand."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


class DrillRoom(Room):
    """A room with drills."""

    def __init__(self, qtbot, folder, songs=("relu", "lstm")) -> None:
        super().__init__(qtbot, folder, songs)
        self.watch = Watch()
        self.drilling = Drilling(self.study, chance=random.Random(3), seconds=self.watch)
        self.drilling.line_wished.connect(lambda point, loops: self.wish("hear", point, str(loops)))
        self.drilling.plot_wished.connect(lambda point: self.wish("see", point))
        self.drilling.cleared.connect(lambda: self.wish("clear"))
        self.drilling.begin()

    @property
    def drill(self):
        drill = self.drilling._drill
        assert drill is not None
        return drill

    @property
    def sheet(self):
        return self.drill.sheet

    @property
    def asks(self) -> str:
        return self.page.foot.words if self.page.foot.is_open else ""

    def keys(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.key(key)

    def place(self, *, right: bool) -> int:
        entry = self.sheet.here
        return next(
            n for n, each in enumerate(entry.order) if (each == entry.question.answer) == right
        )

    def answer(self, *, right: bool = True) -> None:
        self.key(KEY.Key_1 + self.place(right=right))

    def answer_all(self, *, right: bool = True) -> None:
        for number in range(len(self.sheet.entries)):
            if number:
                self.enter()
            self.answer(right=right)

    def say_yes(self) -> None:
        """Where something would be lost: to the button that does it all the same, and press."""
        self.keys(KEY.Key_Left, KEY.Key_Return)

    def go(self, seconds: float) -> None:
        while seconds > 0:
            self.watch.at += min(1, seconds)
            seconds -= 1
            self.drilling._tick()

    def close(self) -> None:
        self.drilling.close()
        super().close()


@pytest.fixture
def room(qtbot, tmp_path):
    room = DrillRoom(qtbot, tmp_path)
    yield room
    room.close()


def test_a_whole_drill_goes_by_keys_from_the_first_question_to_the_log(room):
    assert room.page.shown == START
    room.key(KEY.Key_1)
    assert (room.page.shown, len(room.sheet.entries)) == (ANSWERING, 10)
    for number in range(9):
        room.answer(right=number not in (2, 4))
        if number == 4:
            room.key(KEY.Key_Q)
        if number == 5:
            room.key(KEY.Key_F)
        if number == 6:
            room.key(KEY.Key_W)
        room.enter()
    room.key(KEY.Key_Escape)
    assert "まだ 1 問が空いています" in room.asks
    room.say_yes()
    assert room.page.shown == REVIEW
    assert "70 %" in room.drilling.review_page.summary.words
    shown = []
    for _ in range(5):
        room.enter()
        shown.append(room.drilling.review_page.words)
    assert shown == [
        "問 5：確信していたが、まちがえた",
        "問 3：まちがえた",
        "問 10：答えなかった",
        "問 6：正解・旗をつけた",
        "問 7：正解・あやふやだった",
    ]
    assert room.log() == []
    room.enter()
    assert room.page.shown == START
    assert "見直しまで終わりました（7 / 10 問正解）" in room.drilling.start_page.note
    assert [each.mode for each in room.log()] == ["D"] * 10


def test_questions_are_reached_from_each_other_and_nothing_is_said_of_answers(room):
    room.key(KEY.Key_1)
    room.answer(right=False)
    row = room.drilling.page.rows[room.place(right=False)]
    assert row.is_taken
    assert "えらんだ答え" in row.accessibleName()
    assert row.isEnabled()
    assert {each.mark.outcome for each in room.drilling.page.rows} == {"open"}
    room.keys(KEY.Key_Right, KEY.Key_PageDown, KEY.Key_Left)
    assert room.sheet.place == 1
    assert not any(each.is_taken for each in room.drilling.page.rows)
    room.keys(KEY.Key_PageUp, KEY.Key_Left)
    assert room.sheet.place == 0
    assert row.is_taken
    room.answer(right=True)
    assert not row.is_taken
    room.key(KEY.Key_Delete)
    assert room.sheet.here.is_open
    for key in (KEY.Key_F3, KEY.Key_F4):
        before = room.sheet
        room.key(key)
        assert room.sheet == before


def test_from_the_last_question_the_main_button_leads_to_the_end(room):
    """It was bright, said 「次へ」, and did nothing."""
    room.key(KEY.Key_1)
    button = room.drilling.page._next
    assert (button.text(), button.accessibleName()) == ("次へ", "次へ")
    for _ in range(9):
        room.key(KEY.Key_Right)
    assert (button.text(), button.accessibleName()) == ("答え合わせへ", "答え合わせへ")
    QApplication.processEvents()
    assert button.width() >= button.sizeHint().width()
    room.key(KEY.Key_Right)  # on to the first that is open
    assert (room.sheet.place, room.asks) == (0, "")
    for _ in range(9):
        room.key(KEY.Key_Right)
    room.enter()
    assert "まだ 10 問が空いています" in room.asks
    room.keys(KEY.Key_Escape, KEY.Key_Left)
    assert (room.page.shown, button.text()) == (ANSWERING, "次へ")
    room.key(KEY.Key_Right)
    button.click()
    assert "まだ 10 問が空いています" in room.asks


def live_ones(room: DrillRoom) -> list[str]:
    """The bright buttons in sight, each of which says that Return presses it."""
    buttons = room.window.findChildren(ActionButton)
    return [each.objectName() for each in buttons if each.isVisible() and each.looks_live]


def test_while_it_asks_return_has_one_place_to_go_and_loses_nothing(room):
    """Two bright buttons said Enter, and the one that took it threw open questions away."""
    room.key(KEY.Key_1)
    assert live_ones(room) == ["drill_next"]
    room.key(KEY.Key_Escape)
    foot, page = room.page.foot, room.drilling.page
    assert live_ones(room) == ["keep_button"]
    assert (foot._keep.key_sign, foot._stop.key_sign) == ("Enter", "")
    assert not page.isEnabled()
    before = room.sheet
    QTest.mouseClick(page.rows[0], Qt.MouseButton.LeftButton)
    QTest.mouseClick(page._next, Qt.MouseButton.LeftButton)
    room.keys(KEY.Key_1, KEY.Key_F)
    assert room.sheet == before
    assert foot.isAncestorOf(QApplication.focusWidget())
    room.enter()
    assert (room.page.shown, room.asks, live_ones(room)) == (ANSWERING, "", ["drill_next"])
    room.answer_all()
    room.enter()
    assert live_ones(room) == ["stop_button"]  # nothing is lost now
    assert (foot._stop.key_sign, foot._keep.key_sign) == ("Enter", "Esc")
    room.enter()
    assert room.page.shown == REVIEW
    assert live_ones(room) == ["review_next"]


def test_a_page_acts_again_however_the_question_goes(room):
    room.key(KEY.Key_1)
    room.key(KEY.Key_Escape)
    room.go(421)
    room.enter()
    room.key(KEY.Key_Escape)
    assert not room.drilling.review_page.isEnabled()
    room.key(KEY.Key_Escape)
    assert room.drilling.review_page.isEnabled()
    assert room.drilling.page.isEnabled()


def test_a_key_that_is_held_down_moves_once(room):
    room.key(KEY.Key_1)
    page = room.drilling.page
    for repeats in (False, True, True):
        press = QEvent.Type.KeyPress
        event = QKeyEvent(press, KEY.Key_Return, NO_KEY, "\r", repeats)
        QApplication.sendEvent(page, event)
    assert room.sheet.place == 1


def test_numbers_tell_state_in_words_and_lead_to_their_question(room):
    room.key(KEY.Key_1)
    room.answer()
    room.keys(KEY.Key_F, KEY.Key_Q, KEY.Key_Right)
    first, second = room.drilling.page.strip.numbers[:2]
    assert first.accessibleName() == "問 1、解答ずみ、旗、確信"
    assert second.accessibleName() == "問 2、未解答、いまここ"
    first.setFocus(Qt.FocusReason.TabFocusReason)
    room.enter()
    assert room.sheet.place == 0


def test_the_tab_key_reaches_every_choice_button_and_number_and_keys_still_act(room):
    room.key(KEY.Key_1)
    seen = []
    for _ in range(24):
        room.key(KEY.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.objectName())
    assert seen[:4] == [f"drill_choice_{n}" for n in range(1, 5)]
    assert {"drill_flag", "drill_sure", "drill_unsure", "drill_end", "drill_next"} <= set(seen)
    assert {f"drill_number_{n}" for n in range(1, 11)} <= set(seen)
    room.keys(KEY.Key_Right, KEY.Key_2)
    assert (room.sheet.place, room.sheet.here.shown) == (1, 1)


def test_return_on_a_choice_takes_it_and_then_goes_on(room):
    room.key(KEY.Key_1)
    room.keys(KEY.Key_Tab, KEY.Key_Tab)
    room.enter()
    assert (room.sheet.place, room.sheet.here.shown) == (0, 1)
    room.enter()
    assert room.sheet.place == 1


def test_a_click_on_a_choice_leaves_return_to_go_on(room):
    room.key(KEY.Key_1)
    QTest.mouseClick(room.drilling.page.rows[2], Qt.MouseButton.LeftButton)
    assert room.sheet.here.shown == 2
    room.enter()
    assert room.sheet.place == 1


def test_time_stands_while_the_page_is_away(room):
    room.key(KEY.Key_1)
    room.go(5)
    room.study.leave()
    room.go(50)
    room.study.show_page()
    room.go(2)
    assert room.sheet.used == pytest.approx(7)
    assert "残り 6:53" in room.drilling.page.pace.words


def test_the_pace_is_said_with_what_is_done(room):
    room.key(KEY.Key_1)
    room.go(90)
    assert "解答 0 / 10 問・目安 2 問（2 問おくれ）" in room.drilling.page.pace.words
    room.answer_all()
    assert "解答 10 / 10 問・目安 2 問（8 問早い）" in room.drilling.page.pace.words


def test_time_up_ends_the_drill_even_while_it_asks(room):
    room.key(KEY.Key_1)
    room.answer()
    room.key(KEY.Key_Escape)
    room.go(421)
    assert room.page.shown == REVIEW
    assert room.asks == ""
    assert "10 %\n時間になりました。" in room.drilling.review_page.summary.words
    room.enter()
    assert room.drilling.review_page.words.startswith("問 2：答えなかった")


def test_a_drill_is_put_down_and_gone_on_with(room):
    room.key(KEY.Key_1)
    room.answer()
    room.enter()
    room.go(3)
    before = room.sheet
    room.key(KEY.Key_P)
    assert room.page.shown == START
    card = room.drilling.start_page.going_on_card
    assert card.hasFocus()
    assert "解答 1 / 10 問・残り 6:57" in card.accessibleName()
    room.key(KEY.Key_0)
    assert room.page.shown == ANSWERING
    assert room.sheet.entries[0].chosen == before.entries[0].chosen
    assert (room.sheet.place, room.sheet.used) == (1, pytest.approx(3))


def test_a_new_drill_asks_before_the_one_that_waits_makes_way(room):
    room.key(KEY.Key_1)
    room.answer()
    room.key(KEY.Key_P)
    room.key(KEY.Key_2)
    assert "とちゅうのドリルがあります" in room.asks
    room.key(KEY.Key_Escape)
    assert room.page.shown == START
    room.key(KEY.Key_2)
    room.enter()
    assert (room.page.shown, room.asks) == (START, "")
    room.key(KEY.Key_2)
    room.say_yes()
    assert len(room.sheet.entries) == 20
    assert [(each.verdict, each.scheduled) for each in room.log()] == [("exact", False)]


def test_every_choice_has_its_reason_in_the_review_as_it_stood_in_the_drill(room):
    room.key(KEY.Key_1)
    room.answer(right=False)
    entry = room.sheet.here
    room.key(KEY.Key_Escape)
    room.say_yes()
    room.enter()
    rows = room.drilling.review_page.choices.rows
    question = entry.question
    reasons = [question.choices[place].reason.ja for place in entry.order]
    assert [row.mark.reason for row in rows] == reasons
    assert rows[entry.order.index(question.answer)].mark.word == "正しい"
    assert sum(row.mark.word == "あなたの答え" for row in rows) == 1
    room.keys(KEY.Key_F2, KEY.Key_F5)
    assert ("hear", question.point, "False") in room.wishes
    assert ("see", question.point) in room.wishes
    cleared = room.wishes.count(("clear",))
    room.enter()
    assert room.wishes.count(("clear",)) == cleared + 1


def test_leaving_the_review_early_asks_and_keeps_the_drill_as_practice(room):
    room.key(KEY.Key_1)
    room.answer_all(right=False)
    room.keys(KEY.Key_Escape, KEY.Key_Return, KEY.Key_Return, KEY.Key_Return)
    room.key(KEY.Key_Escape)
    assert "見直しが 8 問残っています" in room.asks
    room.key(KEY.Key_Escape)
    assert room.page.shown == REVIEW
    room.keys(KEY.Key_Escape, KEY.Key_Return)
    assert room.page.shown == REVIEW
    room.key(KEY.Key_Escape)
    room.say_yes()
    assert room.page.shown == START
    assert "練習として記録しました" in room.drilling.start_page.note
    assert len(room.log()) == 10
    assert room.drilling.start_page.going_on_card.isHidden()


def test_a_review_goes_back_and_forth_and_waits_when_the_page_is_left(room):
    room.key(KEY.Key_1)
    room.key(KEY.Key_Escape)
    room.say_yes()
    room.keys(KEY.Key_Return, KEY.Key_Right, KEY.Key_Left)
    assert room.drilling.review_page.words.startswith("問 1：")
    room.drilling.begin()
    card = room.drilling.start_page.going_on_card
    assert "10 問の見直し・残り 8 問" in card.accessibleName()
    room.enter()
    assert room.drilling.review_page.words.startswith("問 1：")
    room.key(KEY.Key_Left)
    assert room.drilling.review_page.words == ""
    assert room.log() == []


def test_all_right_and_sure_leaves_nothing_to_go_through(room):
    room.key(KEY.Key_1)
    room.answer_all()
    room.keys(KEY.Key_Escape, KEY.Key_Return)
    assert "見直す問題はありません" in room.drilling.review_page.summary.words
    room.enter()
    assert "見直しまで終わりました" in room.drilling.start_page.note


def test_the_pace_can_be_set_and_set_back(room):
    row = room.drilling.start_page.pace_row
    row._minutes.setFocus()
    row._minutes.setValue(120)
    room.enter()
    assert pace_at(room.desk) == Pace(145, 120)
    assert "9 分" in room.drilling.start_page.cards[0].accessibleName()
    assert not row._reset.isHidden()
    row._reset.click()
    assert pace_at(room.desk) == Pace()
    assert "7 分" in room.drilling.start_page.cards[0].accessibleName()


def test_a_drill_that_cannot_be_gone_on_with_is_told_and_is_not_in_the_way(room):
    room.key(KEY.Key_1)
    room.key(KEY.Key_P)
    sitting = room.desk.drill
    assert sitting is not None
    sitting.params["entries"][0]["id"] = "Z9.choice.1"
    room.drilling.begin()
    assert "わきに置きました" in room.drilling.start_page.note
    assert room.drilling.start_page.going_on_card.isHidden()
    room.key(KEY.Key_1)
    assert room.page.shown == ANSWERING


def test_escape_leads_back_to_the_menu(room):
    room.key(KEY.Key_Escape)
    assert room.page.shown == "start"


def test_without_points_there_is_nothing_to_begin(qtbot, tmp_path):
    room = DrillRoom(qtbot, tmp_path, songs=())
    assert "問題が足りません" in room.drilling.start_page.note
    room.key(KEY.Key_1)
    assert room.page.shown == START
    room.close()


def test_one_song_offers_only_drills_that_it_has_questions_for(qtbot, tmp_path):
    room = DrillRoom(qtbot, tmp_path, songs=("relu",))
    for card in room.drilling.start_page.cards:
        assert not card.isHidden()
    room.key(KEY.Key_1 + len(room.drilling.start_page.cards) - 1)
    assert {entry.question.point[0] for entry in room.sheet.entries} == {"A"}
    room.close()


@pytest.mark.parametrize("size", [(1366, 768), (1680, 980)])
def test_everything_of_a_drill_stands_between_the_same_edges(qtbot, room, size):
    """Numbers and buttons stood in the window's corners, the question in its column."""
    room.window.resize(*size)
    room.key(KEY.Key_1)
    page = room.drilling.page

    def edges() -> set[int]:
        firsts = (page.rows[0], page.strip.numbers[0], page._previous)
        return {part.mapTo(page, QPoint()).x() for part in firsts}

    qtbot.waitUntil(lambda: len(edges()) == 1)
    ends = [page.rows[0].mapTo(page, page.rows[0].rect().topRight()).x()]
    ends.append(page._next.mapTo(page, page._next.rect().topRight()).x())
    assert ends[0] == ends[1] < page.width() - 100
    assert edges().pop() > 100
    assert page._ask.mapTo(page, QPoint()).y() >= 0.16 * page.height()


def test_every_key_of_a_page_is_in_its_help(room):
    room.key(KEY.Key_1)
    room.key(KEY.Key_F1)
    for words in ("1–4", "Delete", "旗", "確信", "中断", "終わる"):
        assert words in room.asks


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_the_longest_drill_fits_and_is_reached_by_scrolling(qtbot, room, factor):
    room.study.set_look(factor, reduced_motion=False)
    room.page.set_theme(LIGHT)
    room.key(KEY.Key_1 + 2)
    page = room.drilling.page
    numbers = page.strip.numbers
    assert len(numbers) == 36
    qtbot.waitUntil(lambda: numbers[-1].height() >= 44)
    assert page.strip.height() >= numbers[-1].geometry().bottom()
    assert all(each.geometry().right() <= page.strip.width() for each in numbers)
    assert min(numbers[0].width(), numbers[0].height()) >= 44
    bar = page._area.verticalScrollBar()
    for _ in range(20):
        room.key(KEY.Key_Down)
    assert bar.value() == bar.maximum()
