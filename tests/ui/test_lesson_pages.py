"""The panel's further pages: all about a point, and two lines side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QDir
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from oboeuta_desktop.core.keyframes import Keyframe
from oboeuta_desktop.core.lesson import Keyword, Lesson
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.detail_text import PointDetails, Related
from oboeuta_desktop.ui.lesson_panel import LessonPanel, Sources
from oboeuta_desktop.ui.rich_text import RichText
from oboeuta_desktop.ui.theme import DARK
from tests.ui.test_lesson_panel import LESSON, OTHER, Scene

RELU = PointDetails(
    point="A1",
    name="ReLUの定義",
    definition="入力が0以上なら恒等関数、0未満なら0を返す。",
    meaning="負の入力を切り捨てる。",
    formula=r"f(x)=\max(0,x)",
    derivative=r"f'(x)=1",
    metaphor="下り坂では止まる荷車。",
    confusion="恒等関数。",
    correction="",
    derivation="1. まず $x>0$ のとき。",
    history="2010 年に広まった。",
    related=(Related("A5", "Leaky ReLU", "負の側がちがう"),),
    sources=("Nair, Hinton (2010): RBM",),
)
LEAKY = replace(
    RELU,
    point="A5",
    name="Leaky ReLU",
    definition="入力が0以上ならそのまま、0未満なら小さな傾きを掛けて返す。",
)
SUNG = replace(LESSON, keyframes=(Keyframe(0, 4, {"x": 1.0}),))


class Stage:
    def __init__(self) -> None:
        self.scenes: list[Scene] = []
        self.found: list[str] = []
        self.window = QWidget()
        sources = Sources(
            self._make,
            DEMOS.get,
            {"A1": RELU, "A5": LEAKY}.get,
            lambda _lesson: tuple(self.found),
        )
        self.panel = LessonPanel(DARK, sources)
        self.panel.setParent(self.window)

    def show(self, lesson: Lesson | None) -> None:
        self.panel.show_lesson(lesson, index=0, count=3)

    def press(self, name: str) -> None:
        button = self.panel.findChild(QAbstractButton, name)
        assert button is not None
        button.click()
        QApplication.processEvents()

    def text(self, name: str) -> str:
        part = self.panel.findChild(RichText, name)
        assert part is not None
        return part.toPlainText()

    def label(self, name: str) -> str:
        part = self.panel.findChild(QLabel, name)
        assert part is not None
        return part.text()

    def is_visible(self, name: str) -> bool:
        part = self.panel.findChild(QWidget, name)
        assert part is not None
        return part.isVisible()

    def _make(self) -> Scene:
        self.scenes.append(Scene())
        return self.scenes[-1]


@pytest.fixture
def stage(qtbot, qapp: QApplication) -> Iterator[Stage]:
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    stage = Stage()
    stage.panel.resize(572, 880)
    stage.window.resize(700, 900)
    stage.window.show()
    yield stage
    stage.window.close()


def test_the_second_page_tells_all_about_the_point(stage, qtbot):
    stage.show(LESSON)
    stage.press("lesson_tab_details")
    qtbot.waitUntil(lambda: stage.panel.findChild(RichText, "detail_text").is_complete)
    assert stage.label("detail_heading") == "A1\u3000ReLUの定義"
    told = stage.text("detail_text")
    for part in ("下り坂", "f(x) = max(0, x)", "まず", "2010", "Leaky ReLU", "Nair"):
        assert part in told
    assert "正確には" not in told  # an empty part has no heading


def test_a_learner_who_reads_about_points_stays_on_the_page(stage):
    stage.show(LESSON)
    stage.press("lesson_tab_details")
    stage.show(OTHER)
    assert stage.is_visible("detail_scroll")
    assert stage.label("detail_heading").startswith("A5")


def test_a_point_nobody_knows_has_no_details(stage):
    stage.show(replace(LESSON, points=("Z9",)))
    stage.press("lesson_tab_details")
    assert "ありません" in stage.label("detail_heading")
    assert stage.text("detail_text") == ""


def test_a_related_point_can_be_opened(stage, qtbot):
    stage.show(LESSON)
    stage.press("lesson_tab_details")
    text = stage.panel.findChild(RichText, "detail_text")
    with qtbot.waitSignal(stage.panel.point_requested) as told:
        text.point_requested.emit("A5")
    assert told.args == ["A5"]


def test_what_was_checked_is_shown_with_its_numbers(stage):
    stage.found = ["ReLU(−3) = 0", "ReLU(2.5) = 2.5"]
    stage.show(LESSON)
    assert "ReLU(−3) = 0\u3000ReLU(2.5) = 2.5" in stage.text("lesson_findings_text")
    stage.found = []
    stage.show(OTHER)
    assert not stage.is_visible("lesson_findings")


def test_without_a_second_line_the_third_page_says_how_to_choose_one(stage, qtbot):
    stage.show(LESSON)
    stage.press("lesson_tab_comparison")
    assert "Shift" in stage.text("compare_hint")
    assert "A5" in stage.text("compare_hint")
    with qtbot.waitSignal(stage.panel.comparison_requested) as told:
        stage.panel.findChild(RichText, "compare_hint").point_requested.emit("A5")
    assert told.args == ["A5"]


def test_two_lines_stand_side_by_side_with_their_differing_terms_marked(stage):
    stage.panel.warm([replace(LESSON, keywords=(Keyword("恒等関数", ("恒等関数",), 0, 4),))])
    stage.show(LESSON)
    stage.panel.show_comparison(replace(OTHER, keywords=(Keyword("傾き", ("傾き",), 0, 2),)))
    QApplication.processEvents()
    assert stage.is_visible("compare_scroll")
    assert stage.label("compare_title_first") == "ReLU の定義"
    assert stage.label("compare_title_second") == "Leaky ReLU"
    assert "恒等関数" in _bold(stage, "compare_text_first")
    assert "入力" not in _bold(stage, "compare_text_first")
    assert "傾き" in _bold(stage, "compare_text_second")
    assert "小さな" not in _bold(stage, "compare_text_second")  # no term: it only differs


def test_the_comparison_asks_for_no_guess_and_leaves_the_plot_where_it_was(stage):
    stage.show(LESSON)
    assert stage.scenes[0].asks
    stage.scenes[0].values = {"x": 1.5}
    stage.panel.show_comparison(OTHER)
    assert not stage.scenes[-1].asks
    assert stage.scenes[-1].told[-1][1][1]["x"] == 1.5


def test_of_a_summary_and_a_function_the_function_is_chosen_in_the_plot(stage):
    both = replace(LESSON, heading="端で飽和", preset={"point": "A11"})
    stage.show(both)
    stage.panel.show_comparison(replace(OTHER, heading="tanh の微分", preset={"point": "A10"}))
    preset = stage.scenes[-1].told[-1][1][1]
    assert set(preset["show"]) == {"sigmoid", "tanh"}
    assert preset["active"] == "tanh"


def test_lines_of_one_engine_share_a_plot_with_both_curves(stage):
    stage.show(LESSON)
    leaky = replace(OTHER, preset={"point": "A5"})
    stage.panel.show_comparison(leaky)
    kind, told = stage.scenes[-1].told[-1]
    assert kind == "demo"
    assert told[1]["show"] == ("relu", "leaky")
    assert not stage.is_visible("compare_plots")


def test_a_plot_of_its_own_can_be_chosen_where_the_engines_differ(stage):
    other = next(demo for demo in DEMOS.values() if demo.name != "activation")
    stage.show(LESSON)
    stage.panel.show_comparison(replace(OTHER, demo=other.name, preset={}))
    QApplication.processEvents()
    assert stage.is_visible("compare_plots")
    stage.press("compare_plot_second")
    assert stage.scenes[-1].told[-1][1][0] == other.name


def test_another_lesson_ends_the_comparison(stage):
    stage.show(LESSON)
    stage.panel.show_comparison(OTHER)
    stage.show(OTHER)
    assert not stage.is_visible("compare_scroll")
    assert stage.is_visible("lesson_scroll")


def test_without_a_lesson_there_is_nothing_to_turn_to(stage):
    stage.show(LESSON)
    stage.press("lesson_tab_details")
    stage.show(None)
    assert not stage.is_visible("lesson_tabs")
    assert stage.is_visible("lesson_empty")
    stage.panel.show_comparison(OTHER)
    assert not stage.is_visible("compare_scroll")


def test_words_move_the_plot_where_the_lesson_says_so(stage):
    stage.show(SUNG)
    stage.panel.set_sung_share(2 / len(SUNG.line_text))
    kind, values = stage.scenes[0].told[-1]
    assert kind == "values"
    start = -3.0  # the preset A1's x
    assert values == pytest.approx({"x": start + (1.0 - start) / 2})
    stage.panel.set_sung_share(0.0)
    assert stage.scenes[0].told[-2] == ("values", None)  # sung anew
    stage.panel.set_sung_share(None)
    assert stage.scenes[0].told[-1] == ("share", None)


@pytest.mark.parametrize("tab", ["lesson_tab_details", "lesson_tab_comparison"])
@pytest.mark.parametrize("width", [420, 572])
def test_nothing_is_cut_off_on_the_further_pages(stage, tab, width):
    stage.panel.resize(width, 684)
    stage.panel.set_text_scale(1.5)
    stage.show(LESSON)
    if tab == "lesson_tab_comparison":
        stage.panel.show_comparison(OTHER)
    stage.press(tab)
    for area in stage.panel.findChildren(QScrollArea):
        if area.isVisible():
            assert area.horizontalScrollBar().maximum() == 0
    for text in filter(RichText.isVisible, stage.panel.findChildren(RichText)):
        assert text.document().size().width() <= text.width() + 1
        assert text.height() >= text._line_bottoms()[-1]


def _bold(stage: Stage, name: str) -> str:
    """The emphasised letters of a text."""
    part = stage.panel.findChild(RichText, name)
    assert part is not None
    document = part.document()
    found, block = "", document.begin()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            fragment = iterator.fragment()
            letters: QTextCharFormat = fragment.charFormat()
            if letters.fontWeight() >= 600:
                found += fragment.text()
            iterator += 1
        block = block.next()
    return found
