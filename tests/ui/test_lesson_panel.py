"""What the panel shows of a lesson, and when it must not change."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QDir, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from oboeuta_desktop.core.lesson import Lesson
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.lesson_notes import _Dots, _last_place
from oboeuta_desktop.ui.lesson_page import SMALLEST_SCENE
from oboeuta_desktop.ui.lesson_panel import LessonPanel, Sources
from oboeuta_desktop.ui.lesson_parts import Heading
from oboeuta_desktop.ui.markdown import read_markdown
from oboeuta_desktop.ui.rich_text import RichText
from oboeuta_desktop.ui.theme import DARK, LIGHT, Theme

Part = TypeVar("Part", bound=QWidget)
LESSON = Lesson(
    line_text="負の入力はゼロに",
    points=("A1",),
    heading="ReLU の定義",
    explanation=r"入力が **0 以上** ならそのまま。$$f(x)=\max(0,x)$$ 微分は $x>0$ で $1$。",
    confusion="恒等関数と混同しやすい。",
    correction=r"$x=0$ では微分できない。" * 12,
    keywords=(),
    demo="activation",
    preset={"point": "A1"},
    sweep=(-3.0, 2.5),
)
OTHER = replace(LESSON, heading="Leaky ReLU", points=("A5",), explanation="傾き。", sweep=None)
HIGH = 1200
"""Logical pixels at which a panel has room for the notes."""
THIRD = replace(LESSON, heading="tanh", demo="", confusion="", correction="")


class Scene(QWidget):
    """A plot that writes down what it is told."""

    dragging_changed = Signal(bool)
    predicted = Signal(str, float, float)

    def __init__(self) -> None:
        super().__init__()
        self.dragging = False
        self.told: list[tuple[str, object]] = []
        self.values: dict[str, float] = {}

    def show_demo(self, demo, preset, *, sweep=None, asks=True):
        self.told.append(("demo", (demo.name, dict(preset), sweep)))
        self.asks = asks

    def set_theme(self, theme: Theme):
        self.told.append(("theme", theme.name))

    def set_reduced_motion(self, is_reduced: bool):
        self.reduced = is_reduced

    def set_sung_share(self, share: float | None):
        self.told.append(("share", share))

    def set_sung_values(self, values):
        self.told.append(("values", values))

    def handle_places(self) -> dict[str, QRect]:
        return {"x": QRect(10, 20, 44, 44)}

    def drag(self, on: bool) -> None:
        self.dragging = on
        self.dragging_changed.emit(on)


class Stage:
    """A panel with the scenes it has asked for."""

    def __init__(self) -> None:
        self.scenes: list[Scene] = []
        self.window = QWidget()  # as in the program: the panel is never a window of its own
        self.window.resize(700, 1300)
        self.panel = LessonPanel(DARK, Sources(self._make, DEMOS.get))
        self.panel.setParent(self.window)

    @property
    def scene(self) -> Scene:
        assert len(self.scenes) == 1
        return self.scenes[0]

    def show(self, lesson: Lesson | None, index: int = 3, count: int = 8) -> None:
        # Typeset first: on a busy machine the panel would show the source for a moment.
        if lesson is not None:
            for source in (lesson.explanation, lesson.confusion, lesson.correction):
                for tex, display in read_markdown(source).formulas:
                    self.panel._typesetter.typeset(tex, display=display)
        self.panel.show_lesson(lesson, index=index, count=count)

    def part(self, kind: type[Part], name: str) -> Part:
        part = self.panel.findChild(kind, name)
        assert part is not None, name
        return part

    def button(self, name: str) -> QAbstractButton:
        return self.part(QAbstractButton, name)

    @property
    def heading(self) -> str:
        return self.part(QLabel, "lesson_heading").text()

    def _make(self) -> Scene:
        self.scenes.append(Scene())
        return self.scenes[-1]


@pytest.fixture
def stage(qtbot, qapp: QApplication) -> Iterator[Stage]:
    QDir.setSearchPaths("icons", [str(bundled("resources", "icons"))])
    stage = Stage()
    stage.panel.resize(572, 880)
    stage.window.show()
    yield stage
    stage.window.close()


def test_a_lesson_is_shown_with_all_its_parts(stage):
    stage.show(LESSON)
    assert stage.heading == "ReLU の定義"
    assert "f(x) = max(0, x)" in stage.part(RichText, "lesson_text").toPlainText()
    assert "恒等関数" in stage.part(RichText, "lesson_confusion_text").toPlainText()
    assert "微分できない" in stage.part(RichText, "lesson_correction_text").toPlainText()
    assert stage.part(QLabel, "lesson_position").text() == "4 / 8"
    assert stage.scene.told[-1] == ("demo", ("activation", {"point": "A1"}, (-3.0, 2.5)))


def test_without_a_lesson_the_panel_says_what_to_do(stage):
    empty = stage.part(QWidget, "lesson_empty")
    assert empty.isVisible()
    assert "クリック" in empty.accessibleName()
    assert not stage.part(QScrollArea, "lesson_scroll").isVisible()
    assert stage.scenes == []


def test_the_panel_returns_to_its_empty_state(stage):
    stage.show(LESSON)
    stage.show(None, index=0, count=0)
    assert stage.part(QWidget, "lesson_empty").isVisible()
    assert not stage.button("lesson_next").isVisible()


def test_the_plot_is_made_only_when_a_lesson_needs_it(stage):
    stage.show(THIRD)
    assert stage.scenes == []
    stage.show(LESSON)
    stage.show(OTHER)
    assert len(stage.scenes) == 1


def test_the_plot_can_be_made_beforehand(stage):
    stage.panel.prepare_scene()
    stage.show(LESSON)
    assert stage.scene.isVisible()


def test_a_lesson_without_a_plot_hides_the_last_one(stage):
    stage.show(LESSON)
    stage.show(THIRD)
    assert not stage.scene.isVisible()


def test_an_unknown_plot_is_no_plot(stage):
    stage.show(replace(LESSON, demo="no such demo"))
    assert stage.scenes == []


def test_empty_notes_take_no_room(stage):
    stage.show(THIRD)
    assert not stage.part(QWidget, "lesson_confusion").isVisible()
    assert not stage.part(QWidget, "lesson_correction").isVisible()


def test_a_lesson_waits_while_the_learner_drags(stage):
    stage.show(LESSON)
    stage.scene.drag(on=True)
    stage.show(OTHER)
    assert stage.panel.dragging
    assert stage.heading == LESSON.heading
    stage.scene.drag(on=False)
    assert stage.heading == OTHER.heading


def test_the_newest_of_the_waiting_lessons_is_shown(stage):
    stage.show(LESSON)
    stage.scene.drag(on=True)
    stage.show(OTHER)
    stage.show(THIRD)
    stage.scene.drag(on=False)
    assert stage.heading == THIRD.heading


def test_coming_back_during_a_drag_leaves_the_plot_as_it_is(stage):
    stage.show(LESSON)
    before = list(stage.scene.told)
    stage.scene.drag(on=True)
    stage.show(OTHER)
    stage.show(LESSON)
    stage.scene.drag(on=False)
    assert stage.scene.told == before


def test_showing_the_same_lesson_again_does_not_reset_the_plot(stage):
    stage.show(LESSON)
    before = list(stage.scene.told)
    stage.show(LESSON)
    assert stage.scene.told == before


def test_an_empty_panel_also_waits_for_the_end_of_a_drag(stage):
    stage.show(LESSON)
    stage.scene.drag(on=True)
    stage.show(None, index=0, count=0)
    assert stage.heading == LESSON.heading
    stage.scene.drag(on=False)
    assert stage.part(QWidget, "lesson_empty").isVisible()


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("lesson_previous", "previous_requested"),
        ("lesson_next", "next_requested"),
        ("lesson_close", "closed"),
    ],
)
@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_a_button_announces_what_the_learner_wants(stage, qtbot, button, signal, way):
    stage.show(LESSON)
    target = stage.button(button)
    with qtbot.waitSignal(getattr(stage.panel, signal), timeout=500):
        if way == "mouse":
            qtbot.mouseClick(target, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(target, Qt.Key.Key_Space)


def test_the_first_and_last_lesson_end_the_row(stage):
    stage.show(LESSON, index=0, count=2)
    assert not stage.button("lesson_previous").isEnabled()
    assert stage.button("lesson_next").isEnabled()
    stage.show(OTHER, index=1, count=2)
    assert stage.button("lesson_previous").isEnabled()
    assert not stage.button("lesson_next").isEnabled()


def test_following_is_announced_only_when_the_learner_switches_it(stage, qtbot):
    follow = stage.button("lesson_follow")
    with qtbot.assertNotEmitted(stage.panel.following_toggled):
        stage.panel.set_following(True)
    assert follow.isChecked()
    with qtbot.waitSignal(stage.panel.following_toggled, timeout=500) as caught:
        qtbot.mouseClick(follow, Qt.MouseButton.LeftButton)
    assert caught.args == [False]


def test_the_follow_switch_says_what_it_follows(stage):
    switch = stage.button("lesson_follow")
    assert "歌" in switch.text()
    assert "解説" in switch.toolTip()
    assert "解説" in switch.accessibleName()


def test_a_link_in_the_text_asks_for_its_point(stage, qtbot):
    stage.show(replace(LESSON, explanation="[死んだ ReLU](point:A4)"))
    text = stage.part(RichText, "lesson_text")
    with qtbot.waitSignal(stage.panel.point_requested, timeout=500) as caught:
        text.setFocus()
        qtbot.keyClick(text, Qt.Key.Key_Tab)
        qtbot.keyClick(text, Qt.Key.Key_Return)
    assert caught.args == ["A4"]


def test_the_plot_sings_along(stage):
    stage.panel.set_sung_share(0.1)
    stage.show(LESSON)
    stage.panel.set_sung_share(0.5)
    stage.panel.set_sung_share(None)
    assert stage.scene.told[-2:] == [("share", 0.5), ("share", None)]


def test_a_hidden_plot_does_not_sing(stage):
    stage.show(LESSON)
    stage.show(THIRD)
    before = list(stage.scene.told)
    stage.panel.set_sung_share(0.5)
    assert stage.scene.told == before


def test_the_handles_of_the_plot_are_told_in_the_coordinates_of_the_panel(stage):
    assert stage.panel.handle_places() == {}
    stage.show(LESSON)
    QApplication.processEvents()
    corner = stage.scene.mapTo(stage.panel, QPoint(10, 20))
    assert stage.panel.handle_places()["x"].topLeft() == corner


def test_a_tall_note_is_folded_and_can_be_unfolded(stage, qtbot):
    stage.panel.resize(572, HIGH)
    stage.show(LESSON)
    QApplication.processEvents()
    box, fold = stage.part(QWidget, "lesson_correction"), stage.button("lesson_correction_fold")
    folded = box.sizeHint().height()
    qtbot.keyClick(fold, Qt.Key.Key_Space)
    assert box.sizeHint().height() > folded * 1.5
    assert "たたむ" in fold.accessibleName()
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert box.sizeHint().height() == folded


def test_a_note_is_folded_also_when_its_formulas_come_late(stage, qtbot):
    stage.panel.resize(572, HIGH)
    body = stage.part(RichText, "lesson_correction_text")
    moments = iter(n * 0.05 for n in range(1000))
    body._clock = lambda: next(moments)
    with qtbot.waitSignal(body.completed):
        stage.panel.show_lesson(LESSON, index=0, count=1)
    assert stage.button("lesson_correction_fold").isVisible()
    assert body.line_count > 3
    assert body.height() < body.document().size().height() / 2


def test_a_short_note_has_nothing_to_unfold(stage):
    stage.panel.resize(572, HIGH)
    stage.show(LESSON)
    QApplication.processEvents()
    assert stage.part(QWidget, "lesson_confusion").isVisible()
    assert not stage.button("lesson_confusion_fold").isVisible()


def test_folded_and_short_notes_are_equally_high(stage):
    stage.panel.resize(572, HIGH)
    stage.show(replace(LESSON, correction="短い。"))
    QApplication.processEvents()
    notes = [stage.part(QWidget, f"lesson_{name}") for name in ("confusion", "correction")]
    assert len({note.height() for note in notes}) == 1
    for note in notes:
        text = note.findChild(RichText)
        assert note.width() - text.geometry().right() > 12  # air before the border


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_folded_note_ends_in_dots_where_a_word_ends(stage, language):
    words = "微分できません。" if language == "ja" else "not differentiable there, "
    stage.panel.resize(572, HIGH)
    stage.show(replace(LESSON, correction=words * 30))
    QApplication.processEvents()
    body = stage.part(RichText, "lesson_correction_text")
    dots = body.findChild(_Dots)
    assert dots.isVisible()
    assert dots.geometry() == body.viewport().rect()
    line, text = body.document().begin().layout().lineAt(1), body.document().begin().text()
    room = body.viewport().width() - QFontMetricsF(body.document().defaultFont()).height()
    end = _last_place(line, text, room)
    assert room - 120 < end <= room
    place = line.xToCursor(end)
    assert not (text[place - 1].isascii() and text[place - 1 : place + 1].isalpha())
    stage.button("lesson_correction_fold").click()
    assert not dots.isVisible()


def test_in_a_low_panel_the_notes_wait_behind_chips(stage, qtbot):
    stage.show(LESSON)
    note, chip = stage.part(QWidget, "lesson_correction"), stage.button("lesson_correction_chip")
    before = stage.scene.mapTo(stage.panel, QPoint(0, 0)).y()
    assert chip.isVisible()
    assert not note.isVisible()
    assert not stage.button("lesson_findings_chip").isVisible()  # there is none
    assert "正確には" in chip.accessibleName()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert note.isVisible()
    assert not stage.button("lesson_correction_fold").isVisible()  # all of it is there
    assert stage.scene.mapTo(stage.panel, QPoint(0, 0)).y() > before
    stage.show(OTHER)
    assert not chip.isChecked()
    assert not note.isVisible()
    stage.panel.resize(572, HIGH)
    stage.show(LESSON)
    QApplication.processEvents()
    assert note.isVisible()
    assert not chip.isVisible()


def test_without_a_plot_no_note_has_to_make_room(stage):
    stage.show(replace(LESSON, demo=""))
    assert stage.part(QWidget, "lesson_correction").isVisible()


def test_chips_that_do_not_fit_side_by_side_take_further_rows(stage):
    stage.panel.resize(420, 880)
    stage.panel.set_text_scale(1.5)
    stage.show(LESSON)
    QApplication.processEvents()
    chips = [stage.button(f"lesson_{name}_chip") for name in ("confusion", "correction")]
    row = chips[0].parentWidget()
    assert not chips[0].geometry().intersects(chips[1].geometry())
    for chip in chips:
        assert row.rect().contains(chip.geometry())
        assert chip.width() >= chip.sizeHint().width()


def test_another_lesson_folds_its_notes_again(stage):
    stage.panel.resize(572, HIGH)
    stage.show(LESSON)
    stage.button("lesson_correction_fold").setChecked(True)
    stage.show(OTHER)
    assert not stage.button("lesson_correction_fold").isChecked()


@pytest.mark.parametrize("width", [420, 500, 572, 640])
@pytest.mark.parametrize("height", [684, 880])
def test_nothing_is_cut_off_at_any_width(stage, width, height):
    stage.panel.resize(width, height)
    stage.show(LESSON)
    QApplication.processEvents()
    scroll = stage.part(QScrollArea, "lesson_scroll")
    assert scroll.horizontalScrollBar().maximum() == 0
    for name in ("lesson_previous", "lesson_next", "lesson_follow", "lesson_close"):
        button = stage.button(name)
        place = button.geometry()
        assert 0 <= place.left() <= place.right() < width
        assert place.width() >= button.sizeHint().width()
        assert min(place.width(), place.height()) >= 32
    assert stage.scene.height() >= SMALLEST_SCENE


def test_the_plot_takes_the_room_that_is_left(stage):
    stage.show(LESSON)
    stage.panel.resize(572, 1200)
    QApplication.processEvents()
    scroll = stage.part(QScrollArea, "lesson_scroll")
    assert scroll.verticalScrollBar().maximum() == 0
    assert stage.scene.height() > 600


def test_a_low_panel_scrolls_with_text_first(stage):
    stage.panel.resize(440, 500)
    stage.show(LESSON)
    QApplication.processEvents()
    bar = stage.part(QScrollArea, "lesson_scroll").verticalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == 0
    bar.setValue(bar.maximum())
    stage.show(OTHER)
    assert bar.value() == 0


def test_the_text_leaves_scrolling_keys_to_the_panel(stage):
    stage.show(LESSON)
    text = stage.part(RichText, "lesson_text")
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Space):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        text.keyPressEvent(event)
        assert not event.isAccepted()


def test_every_control_has_a_name_and_can_be_reached_with_the_keyboard(stage):
    stage.show(LESSON)
    shown = [b for b in stage.panel.findChildren(QAbstractButton) if b.isVisible()]
    assert len(shown) >= 6
    for button in shown:
        assert button.accessibleName(), button.objectName()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, button.objectName()
    for text in filter(RichText.isVisible, stage.panel.findChildren(RichText)):
        assert text.accessibleName()
        assert text.accessibleDescription()


def test_a_theme_switch_reaches_every_part(stage):
    stage.show(LESSON)
    stage.panel.set_theme(LIGHT)
    image = stage.panel.grab().toImage()
    assert image.pixelColor(3, 3) == QColor(LIGHT.bg1)
    seen = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert QColor(LIGHT.ink).name() in seen
    assert QColor(LIGHT.bg2).name() in seen
    assert not {QColor(getattr(DARK, token)).name() for token in ("bg1", "bg2", "ink")} & seen
    assert stage.scene.told[-1] == ("theme", "light")


def test_larger_letters_make_the_text_higher(stage):
    stage.show(LESSON)
    text = stage.part(RichText, "lesson_text")
    before, heading = text.height(), stage.part(QLabel, "lesson_heading").height()
    stage.panel.set_text_scale(1.5)
    assert text.height() > before * 1.3
    assert stage.part(QLabel, "lesson_heading").height() > heading


def test_formulas_are_warmed_in_idle_time(stage, qtbot):
    stage.panel.warm([LESSON, None, OTHER])
    knows = stage.panel._typesetter.knows
    assert not knows(r"f(x)=\max(0,x)", display=True)
    qtbot.waitUntil(lambda: knows("x=0", display=False))
    assert knows(r"f(x)=\max(0,x)", display=True)


def test_warming_rests_while_the_program_is_busy(stage, qtbot):
    knows = stage.panel._typesetter.knows
    stage.panel.set_busy(True)
    stage.panel.warm([LESSON])
    qtbot.wait(50)
    assert not knows(r"f(x)=\max(0,x)", display=True)
    stage.panel.set_busy(False)
    qtbot.waitUntil(lambda: knows(r"f(x)=\max(0,x)", display=True))


def test_nothing_wakes_when_there_is_nothing_to_warm(stage, qtbot):
    stage.panel.warm([LESSON])
    qtbot.waitUntil(lambda: not stage.panel._warming.isActive())


def test_a_warm_lesson_is_shown_quickly(stage, qtbot):
    stage.panel.warm([LESSON, OTHER])
    qtbot.waitUntil(lambda: not stage.panel._warming.isActive())
    stage.show(LESSON)

    def seconds(lesson: Lesson) -> float:
        begin = time.perf_counter()
        stage.show(lesson)
        QApplication.processEvents()
        return time.perf_counter() - begin

    spent = sorted(seconds((OTHER, LESSON)[n % 2]) for n in range(9))
    assert spent[4] < 0.06


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_the_panel_has_a_picture_to_look_at(stage, save_picture: Callable[..., object], theme):
    stage.show(LESSON)
    stage.panel.set_theme(theme)
    assert save_picture(stage.panel)


def test_a_heading_of_one_row_gives_back_the_height_of_one_of_two(qtbot):
    heading = Heading("")
    qtbot.addWidget(heading)
    heading.resize(200, 20)
    heading.show_words("短い")
    one_row = heading.height()
    heading.show_words("とても長いので二つの段にわたって書かれる見出しです")
    assert heading.height() > one_row
    heading.show_words("短い")
    assert heading.height() == one_row


def test_a_guess_in_the_plot_is_told_with_the_points_of_its_line(stage):
    heard: list[tuple[object, ...]] = []
    stage.panel.predicted.connect(lambda *said: heard.append(said))
    stage.show(OTHER)
    stage.scene.predicted.emit("いくつ？", 0.5, 0.25)
    assert heard == [(("A5",), 0.5, 0.25)]


def test_a_line_counts_as_explained_when_its_lesson_was_open_for_a_while(qtbot, stage):
    stage.panel._reading._timer.setInterval(40)
    stage.show(OTHER)
    with qtbot.waitSignal(stage.panel.explained, timeout=2_000) as told:
        stage.show(LESSON)  # the one before was only paged through
    assert told.args == [("A1",)]
    heard: list[object] = []
    stage.panel.explained.connect(heard.append)
    qtbot.wait(80)
    stage.show(None)
    qtbot.wait(80)
    assert heard == []


def test_a_hidden_panel_explains_nothing_until_it_is_opened(qtbot, stage):
    stage.panel._reading._timer.setInterval(40)
    heard: list[object] = []
    stage.panel.explained.connect(heard.append)
    stage.panel.hide()
    stage.show(LESSON)
    qtbot.wait(80)
    assert heard == []
    stage.panel.show()
    qtbot.waitUntil(lambda: heard == [("A1",)], timeout=2_000)


def test_a_lesson_is_read_after_three_seconds(stage):
    assert stage.panel._reading._timer.interval() == 3_000
