"""Answers one question: does a scene show boxes, wires, choices and buttons as a picture says?"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from small_demo import CELL, SCORE, SMALL, TIME

from oboeuta_desktop.demos.demo import State
from oboeuta_desktop.demos.picture import Box, Picture, phrase
from oboeuta_desktop.demos.presets import open_demo
from oboeuta_desktop.ui.demos.choice_row import ChoiceRow
from oboeuta_desktop.ui.demos.curves_scene import CurvesScene
from oboeuta_desktop.ui.demos.number_card import _fitting
from oboeuta_desktop.ui.demos.panel_stack import SIDE, TICK_WIDTH, stack
from oboeuta_desktop.ui.demos.play import Play
from oboeuta_desktop.ui.demos.plot_sketches import BoxSketch, SketchLayer
from oboeuta_desktop.ui.theme import DARK, LIGHT, contrast

START = open_demo(SMALL, {"point": "free"}).state


@pytest.fixture
def scene(qtbot):
    scene = CurvesScene()
    qtbot.addWidget(scene)
    scene.resize(560, 720)
    scene.show_demo(SMALL, {"point": "free"})
    scene.show()
    qtbot.waitExposed(scene)
    return scene


def color_at(scene: CurvesScene, panel: str, x: float, y: float) -> QColor:
    spot = scene.canvas.pixel_at(panel, x, y).toPoint()
    return scene.canvas.viewport().grab().toImage().pixelColor(spot)


def show(scene: CurvesScene, **changes: object) -> None:
    """Show the small picture with other parts."""
    scene.canvas.show_picture(replace(SMALL.draw(START), **changes))


def choice(scene: CurvesScene) -> ChoiceRow:
    row = scene.findChild(ChoiceRow)
    assert row is not None
    return row


def chosen(scene: CurvesScene) -> list[bool]:
    return [button.isChecked() for button in choice(scene).buttons]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_a_full_box_has_its_colour_and_a_faint_one_is_between(scene, theme):
    scene.set_theme(theme)
    assert color_at(scene, "cell", 5.0, 1.5).name() == theme.forget.lower()
    ground, full = theme.color("bg1").green(), theme.color("tanh").green()
    faint = color_at(scene, "cell", 7.75, 1.5).green()
    assert faint == pytest.approx((ground + full) / 2, abs=3)


def test_a_box_is_cut_at_its_panel(scene):
    show(scene, boxes=(Box("cell", "bad", (8.0, 99.0), (-9.0, 9.0)),))
    inside = scene.canvas.pixel_at("cell", 9.9, 2.0)
    image = scene.canvas.viewport().grab().toImage()
    assert image.pixelColor(inside.toPoint()).name() == DARK.bad.lower()
    beyond = scene.canvas.pixel_at("cell", 10.0, 2.0) + QPointF(4, 0)
    below = scene.canvas.pixel_at("cell", 9.0, 0.0) + QPointF(0, 5)
    for pixel in (beyond, below):
        assert image.pixelColor(pixel.toPoint()).name() == DARK.bg1.lower()


def test_words_that_do_not_fit_are_left_out(scene):
    box = Box("cell", "bg3", (1.0, 1.4), (1.0, 3.0))
    show(scene, boxes=(box,))
    bare = scene.canvas.viewport().grab().toImage()
    show(scene, boxes=(replace(box, words=phrase("とても長いことば")),))
    assert scene.canvas.viewport().grab().toImage() == bare
    show(scene, boxes=(replace(box, words=phrase("1")),))
    assert scene.canvas.viewport().grab().toImage() != bare


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("token", ["forget", "input", "cec", "bg3", "hidden"])
@pytest.mark.parametrize("opacity", [0.0, 0.2, 1.0])
def test_ink_on_a_box_can_be_read(theme, token, opacity):
    sketch = BoxSketch(Box("cell", token, (0, 1), (0, 1), opacity), QRectF())
    ground, above = theme.color("bg1"), theme.color(token)
    mixed = QColor(
        *(
            round(low + (high - low) * opacity)
            for low, high in zip(
                ground.getRgb()[:3],  # pyright: ignore[reportIndexIssue]
                above.getRgb()[:3],  # pyright: ignore[reportIndexIssue]
                strict=True,
            )
        )
    )
    assert contrast(sketch._ink(theme).name(), mixed.name()) >= 4.5


def test_a_wire_lies_above_a_box_and_ends_in_a_head(scene):
    assert color_at(scene, "cell", 1.0, 2.0).name() == DARK.cec.lower()
    tip = scene.canvas.pixel_at("cell", 4.0, 2.0)
    image = scene.canvas.viewport().grab().toImage()
    head = image.pixelColor((tip + QPointF(-10, 3)).toPoint())
    neck = image.pixelColor((tip + QPointF(-30, 3)).toPoint())
    assert (head.name(), neck.name()) == (DARK.cec.lower(), DARK.bg1.lower())


def test_a_dashed_wire_has_gaps(scene):
    row = scene.canvas.pixel_at("cell", 0.0, 1.0).toPoint()
    image = scene.canvas.viewport().grab().toImage()
    width = round(scene.canvas.pixel_at("cell", 3.9, 1.0).x()) - row.x()
    seen = {image.pixelColor(row.x() + x, row.y()).name() for x in range(2, width)}
    assert DARK.bg1.lower() in seen
    assert len(seen) > 1


class Counting:
    """A layer's sketches, counted as they are made."""

    def __init__(self) -> None:
        self.made: list[int] = []
        self.layer = SketchLayer(DARK, 0.0)
        self.layer.place(QSizeF(400, 400))

    def show(self, *boxes: Box) -> list[int]:
        self.made.clear()

        def sketch(place: int) -> BoxSketch:
            self.made.append(place)
            area = self.layer.boundingRect().adjusted(place, 0, 0, 0)
            return BoxSketch(boxes[place], area)

        self.layer.show_things(boxes, sketch)
        return list(self.made)


def test_only_what_has_changed_is_drawn_anew(qapp):
    layer = Counting()
    boxes = [Box("cell", "cec", (n, n + 1), (0.0, 1.0)) for n in range(300)]
    assert layer.show(*boxes) == list(range(300))
    again = [replace(box) for box in boxes]
    assert layer.show(*again) == []
    again[17] = replace(again[17], opacity=0.5)
    assert layer.show(*again) == [17]
    assert layer.show(*again[:40]) == []
    assert layer.show(*again[:42]) == [40, 41]


def test_a_diagram_has_neither_axes_nor_ticks(scene):
    panels = scene.canvas._panels
    assert not panels["cell"]._frame.isVisible()
    assert panels["time"]._frame.isVisible()
    assert not panels["cell"]._title.isVisible()
    assert panels["score"]._title.isVisible()


def test_diagrams_alone_take_the_whole_width():
    alone = stack((CELL, SCORE), 500, 400)
    beside = stack((CELL, TIME), 500, 400)
    assert [area.left() for area, _ in alone] == [SIDE, SIDE]
    assert [area.left() for area, _ in beside] == [TICK_WIDTH, TICK_WIDTH]
    assert alone[-1][0].bottom() > beside[-1][0].bottom()


def test_ticks_stand_once_below_the_last_plot_that_shares_them():
    other = replace(TIME, name="other", x_range=(0.0, 4.0))
    twin = replace(TIME, name="twin")
    ticked = [has_ticks for _, has_ticks in stack((TIME, twin, CELL, other), 500, 500)]
    assert ticked == [False, True, False, True]
    areas = [area for area, _ in stack((TIME, twin, CELL, other), 500, 500)]
    assert all(a.bottom() < b.top() for a, b in pairwise(areas))


def test_a_handle_along_y_follows_with_its_scale(qtbot, scene):
    start = scene.canvas.pixel_of("lever")
    viewport = scene.canvas.viewport()
    target = scene.canvas.pixel_at("time", 0.0, 0.4)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start.toPoint())
    QTest.mouseMove(viewport, QPointF(start.x() + 50, target.y()).toPoint())
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start.toPoint())
    assert scene.state.values["f"] == pytest.approx(0.8, abs=0.03)
    qtbot.waitUntil(lambda: not scene._frame.isActive(), timeout=1000)
    assert scene.canvas.pixel_of("lever").y() == pytest.approx(target.y(), abs=2)


def test_a_handle_at_the_very_border_stays_where_it_is(scene):
    handle = replace(SMALL.draw(START).handles[0], y=1.0)
    show(scene, handles=(handle,))
    assert scene.canvas.pixel_of("lever") == scene.canvas.pixel_at("time", 4.0, 1.0)


def test_a_choice_is_made_by_mouse_and_by_arrows(qtbot, scene):
    row = choice(scene)
    QTest.mouseClick(row.buttons[1], Qt.MouseButton.LeftButton)
    assert scene.state.values["shape"] == 1.0
    row.buttons[1].setFocus()
    QTest.keyClick(row.buttons[1], Qt.Key.Key_Right)
    assert scene.state.values["shape"] == 2.0
    QTest.keyClick(row.buttons[2], Qt.Key.Key_Left)
    assert scene.state.values["shape"] == 1.0
    qtbot.waitUntil(lambda: not scene._frame.isActive(), timeout=1000)
    assert chosen(scene) == [False, True, False]


def test_up_on_the_canvas_goes_to_the_next_option(qtbot, scene):
    QTest.keyClick(scene.canvas, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: not scene._frame.isActive(), timeout=1000)
    assert chosen(scene) == [False, True, False]


def test_options_say_what_they_choose(scene):
    names = [button.accessibleName() for button in choice(scene).buttons]
    assert names == ["形：丸", "形：四角", "形：三角"]


def test_an_act_is_done_and_reaches_goals(qtbot, scene):
    reached: list[str] = []
    scene.goal_reached.connect(reached.append)
    scene.findChild(QAbstractButton, "demo_act_shut").click()
    assert (scene.state.values["f"], reached) == (0.0, ["low"])


def test_only_the_acts_of_the_opening_are_offered(scene):
    assert [button.text() for button in scene._parts.acts.buttons] == ["閉じる"]
    scene.show_demo(SMALL, {"point": "asked again"})
    assert scene._parts.acts.isHidden()


def test_one_series_needs_no_chip(scene):
    assert scene._parts._chip_frame.isHidden()


def test_cards_that_are_not_needed_are_gone(scene):
    three = replace(SMALL, draw=lambda state: _with_cards(state, 3), name="three")
    scene.show_demo(three, {"point": "free"})
    scene.show_demo(SMALL, {"point": "free"})
    assert [card.isHidden() for card in scene._parts.cards] == [False, True, True]


def _with_cards(state: State, count: int) -> Picture:
    picture = SMALL.draw(state)
    return replace(picture, cards=picture.cards * count)


@pytest.mark.parametrize("size", [(400, 430), (430, 520), (560, 720)])
def test_nothing_is_cut_off(qtbot, scene, size, save_picture):
    scene.resize(*size)
    canvas = scene.canvas
    qtbot.waitUntil(lambda: canvas.width() == size[0] - 32 and canvas.height() >= 170, timeout=1000)
    row, parts = choice(scene), scene._parts
    for part in (row, *row.buttons, *parts.acts.buttons, *parts.cards, *parts.goals.values()):
        corner = part.mapTo(scene, part.rect().topLeft())
        assert scene.rect().contains(part.rect().translated(corner))
        assert part.width() >= part.sizeHint().width() or part in parts.goals.values()
    save_picture(scene)


@pytest.mark.parametrize(("width", "is_smaller"), [(200, False), (90, True)])
def test_a_long_number_is_written_smaller_rather_than_cut(qapp, width, is_smaller):
    text = "1,234,567.89"
    size = _fitting(text, 16, width).pixelSize()
    assert (size < 16) is is_smaller
    assert QFontMetricsF(_fitting(text, 16, width)).horizontalAdvance(text) <= width


def playing() -> Play:
    return Play(SMALL, open_demo(SMALL, {"point": "free"}))


def test_the_song_sets_several_parameters_at_once():
    play = playing()
    assert play.sing_values({"f": 0.123456, "shape": 1.4, "unknown": 3.0}, is_held=False)
    assert play.state.values == {"f": 0.123, "shape": 1.0}
    assert not play.sing_values({"f": 0.123456}, is_held=False)


def test_sung_values_stay_within_the_range():
    play = playing()
    play.sing_values({"f": 7.0}, is_held=False)
    assert play.state.values["f"] == 1.0


def test_the_hand_counts_more_than_sung_values_until_nothing_is_sung():
    play = playing()
    play.set_value("f", 0.9)
    assert not play.sing_values({"f": 0.1}, is_held=False)
    play.sing_values(None, is_held=False)
    assert play.sing_values({"f": 0.1}, is_held=False)
    assert play.state.values["f"] == 0.1


def test_sung_values_do_not_move_what_is_held():
    play = playing()
    play.take()
    play.sing_values(None, is_held=True)
    assert not play.sing_values({"f": 0.1}, is_held=True)
    assert not play.sing_values({"f": 0.1}, is_held=False)


def test_sung_values_move_the_picture(qtbot, scene):
    scene.set_sung_values({"f": 0.2})
    qtbot.waitUntil(lambda: not scene._frame.isActive(), timeout=1000)
    assert scene.state.values["f"] == 0.2
    assert scene.canvas.pixel_of("lever").y() == pytest.approx(
        scene.canvas.pixel_at("time", 0.0, 0.1).y()
    )
