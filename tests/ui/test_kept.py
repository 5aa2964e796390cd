"""Answers one question: are parts that come and go kept, so that none is made at a dead one?"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from oboeuta_desktop.ui.kept import Kept
from oboeuta_desktop.ui.study.result_page import Result, ResultLine, ResultPage
from oboeuta_desktop.ui.theme import DARK


def _line(point: str, *, hears: bool = True) -> ResultLine:
    return ResultLine(point, f"{point}とは？", f"{point}の答え", f"{point}の理由", hears=hears)


def _result(wrong: int, unsure: int) -> Result:
    return Result(
        score="1 / 9",
        words="",
        sure_but_wrong=(),
        wrong=tuple(_line(f"W{n}", hears=n != 1) for n in range(wrong)),
        unsure=tuple(_line(f"U{n}") for n in range(unsure)),
    )


def test_fewer_are_hidden_and_the_same_ones_come_back(qtbot):
    frame = QWidget()
    qtbot.addWidget(frame)
    column = QVBoxLayout(frame)

    def label(place: int) -> QLabel:
        made = QLabel(str(place))
        column.addWidget(made)
        return made

    labels = Kept(label)
    five = labels.use(5)
    assert [each.text() for each in five] == ["0", "1", "2", "3", "4"]
    assert labels.use(2) == five[:2] == labels.used
    assert [each.isHidden() for each in labels] == [False, False, True, True, True]
    assert labels.use(4) == five[:4]
    assert labels.use(0) == ()
    assert len(tuple(labels)) == 5


def test_a_second_result_is_shown_with_the_parts_of_the_first(qtbot):
    page = ResultPage(DARK)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.show_result(_result(3, 1), goes_on=True)
    first = set(page.findChildren(QWidget))
    first_wrong = page._sections[1].items
    first_wrong[0]._explain.click()
    assert first_wrong[0]._reason.isVisible()
    page.show_result(_result(2, 0), goes_on=True)
    page.show_result(_result(3, 1), goes_on=True)
    assert set(page.findChildren(QWidget)) == first
    assert not first_wrong[0]._reason.isVisible()
    assert [item._hear.isVisible() for item in first_wrong] == [True, False, True]


def test_tab_goes_through_the_answers_in_their_order_after_other_results(qtbot):
    page = ResultPage(DARK)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    for wrong, unsure in ((1, 2), (3, 1), (2, 1)):
        page.show_result(_result(wrong, unsure), goes_on=False)
    page.activateWindow()
    page._menu.setFocus()
    seen: list[QWidget] = []
    wanted = [
        button
        for section in page._sections
        for item in section.items
        for button in item.buttons
        if button.isVisible()
    ]
    for _ in wanted:
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        seen.append(page.focusWidget())
    assert seen == wanted
