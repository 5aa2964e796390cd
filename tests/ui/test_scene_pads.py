"""Answers one question: are pads pressed, painted and walked over as a hand or a key wants it?"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from small_demo import SMALL

from oboeuta_desktop.demos.picture import Pad
from oboeuta_desktop.ui.demos.curves_scene import CurvesScene
from oboeuta_desktop.ui.demos.pad_board import PadBoard

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def scene(qtbot):
    scene = CurvesScene()
    qtbot.addWidget(scene)
    scene.resize(560, 720)
    scene.show_demo(SMALL, {"point": "free"})
    scene.show()
    qtbot.waitExposed(scene)
    return scene


@pytest.fixture
def heard(monkeypatch):
    """What a screen reader is told."""
    said: list[str] = []

    def keep(event):
        if event.type() == QAccessible.Event.Announcement:
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", keep)
    return said


def middle(scene: CurvesScene, row: str, index: int) -> QPointF:
    return scene.canvas.pad_place(row, index).center()


def press(scene: CurvesScene, pixel: QPointF) -> None:
    QTest.mousePress(scene.canvas.viewport(), LEFT, pos=pixel.toPoint())


def move(scene: CurvesScene, pixel: QPointF) -> None:
    QTest.mouseMove(scene.canvas.viewport(), pixel.toPoint())


def release(scene: CurvesScene, pixel: QPointF) -> None:
    QTest.mouseRelease(scene.canvas.viewport(), LEFT, pos=pixel.toPoint())


def click(scene: CurvesScene, pixel: QPointF) -> None:
    press(scene, pixel)
    release(scene, pixel)


def focus_by_key(scene: CurvesScene) -> None:
    event = QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason)
    scene.canvas.focusInEvent(event)


def test_a_press_goes_through_the_levels_and_begins_again(scene):
    spot = middle(scene, "keep", 2)
    seen = []
    for _ in range(3):
        click(scene, spot)
        seen.append(scene.state.rows["keep"][2])
    assert seen == [0.5, 1.0, 0.0]
    assert set(scene.state.rows["speak"]) == {0.0}


def test_a_drag_paints_the_level_over_all_that_it_passes(scene):
    click(scene, middle(scene, "keep", 6))
    press(scene, middle(scene, "keep", 1))
    move(scene, middle(scene, "keep", 7))
    release(scene, middle(scene, "keep", 7))
    assert scene.state.rows["keep"] == (0.0, *(0.5,) * 7)


def test_a_drag_backwards_paints_too(scene):
    press(scene, middle(scene, "keep", 5))
    move(scene, middle(scene, "keep", 3))
    release(scene, middle(scene, "keep", 3))
    assert scene.state.rows["keep"] == (0.0, 0.0, 0.0, 0.5, 0.5, 0.5, 0.0, 0.0)


def test_a_drag_stays_in_its_row_wherever_the_pointer_goes(scene):
    press(scene, middle(scene, "keep", 0))
    move(scene, middle(scene, "speak", 3) + QPointF(0, 40))
    release(scene, middle(scene, "speak", 3))
    assert scene.state.rows["keep"][:4] == (0.5,) * 4
    assert set(scene.state.rows["speak"]) == {0.0}


def test_painting_counts_as_holding(scene):
    heard: list[bool] = []
    scene.dragging_changed.connect(heard.append)
    press(scene, middle(scene, "keep", 0))
    assert scene.dragging
    release(scene, middle(scene, "keep", 0))
    assert heard == [True, False]


def test_pads_reach_goals(qtbot, scene):
    reached: list[str] = []
    scene.goal_reached.connect(reached.append)
    for _ in range(2):
        press(scene, middle(scene, "keep", 0))
        move(scene, middle(scene, "keep", 7))
        release(scene, middle(scene, "keep", 7))
    assert reached == ["kept"]


def test_after_a_press_the_song_leaves_the_plot_alone(scene):
    scene.set_sung_share(0.2)
    click(scene, middle(scene, "keep", 0))
    scene.set_sung_share(0.6)
    assert scene.state.values["f"] == pytest.approx(0.8)


def test_another_button_presses_no_pad(scene):
    QTest.mouseClick(
        scene.canvas.viewport(),
        Qt.MouseButton.RightButton,
        pos=middle(scene, "keep", 2).toPoint(),
    )
    assert scene.state.rows["keep"][2] == 0.0


def test_ctrl_and_arrows_walk_and_space_presses(scene):
    focus_by_key(scene)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(scene.canvas, key, CTRL)
    QTest.keyClick(scene.canvas, Qt.Key.Key_Space)
    assert scene.state.rows["speak"] == (0.0, 1.0, *(0.0,) * 6)
    assert set(scene.state.rows["keep"]) == {0.0}


def test_the_cursor_stops_at_the_ends(scene):
    focus_by_key(scene)
    for _ in range(12):
        QTest.keyClick(scene.canvas, Qt.Key.Key_Right, CTRL)
    QTest.keyClick(scene.canvas, Qt.Key.Key_Up, CTRL)
    QTest.keyClick(scene.canvas, Qt.Key.Key_Space)
    assert scene.state.rows["keep"][7] == 0.5


def test_arrows_alone_still_move_the_parameter(scene):
    focus_by_key(scene)
    QTest.keyClick(scene.canvas, Qt.Key.Key_Right)
    assert scene.state.values["f"] == 0.51


def test_without_a_cursor_in_sight_space_is_the_players(scene):
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    scene.canvas.keyPressEvent(press)
    assert not press.isAccepted()
    focus_by_key(scene)
    press.accept()
    scene.canvas.keyPressEvent(press)
    assert press.isAccepted()
    assert scene.state.rows["keep"][0] == 0.5


def test_the_cursor_is_told_with_row_step_and_value(scene, heard):
    focus_by_key(scene)
    QTest.keyClick(scene.canvas, Qt.Key.Key_Right, CTRL)
    QTest.keyClick(scene.canvas, Qt.Key.Key_Space)
    QTest.keyClick(scene.canvas, Qt.Key.Key_Down, CTRL)
    assert heard == [
        "残すゲート、2 番目、0.0",
        "残すゲート、2 番目、0.5",
        "話すゲート、2 番目、0",
    ]


def ring_pixels(scene: CurvesScene, row: str, index: int) -> int:
    """How many pixels around a pad are of the colour of the keyboard's ring."""
    place = scene.canvas.pad_place(row, index).adjusted(-4, -4, 4, 4).toRect()
    image = scene.canvas.viewport().grab(place).toImage()
    ink = scene._theme.ink.lower()
    return sum(
        image.pixelColor(x, y).name() == ink
        for x in range(image.width())
        for y in range(image.height())
    )


def test_the_cursor_is_seen_with_the_focus_of_the_keyboard_only(scene):
    assert ring_pixels(scene, "keep", 0) == 0
    focus_by_key(scene)
    assert ring_pixels(scene, "keep", 0) > 40
    scene.canvas.focusOutEvent(QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert ring_pixels(scene, "keep", 0) == 0
    scene.canvas.focusInEvent(QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason))
    assert ring_pixels(scene, "keep", 0) == 0


def test_the_pad_under_the_pointer_looks_different(scene):
    place = scene.canvas.pad_place("keep", 4).toRect()
    before = scene.canvas.viewport().grab(place).toImage()
    move(scene, middle(scene, "keep", 4))
    assert scene.canvas.viewport().grab(place).toImage() != before
    assert scene.canvas.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor


def test_a_listener_is_told_how_pads_are_pressed(scene):
    assert "Ctrl＋矢印" in scene.canvas.accessibleDescription()


def board_of(*places: QRectF) -> PadBoard:
    board = PadBoard()
    pads = [Pad("p", "ink", "r", n, (0, 1), (0, 1), 0.0) for n in range(len(places))]
    board.show_pads(pads, places)
    return board


@pytest.mark.parametrize(
    ("pixel", "meant"),
    [
        ((5, 5), 0),
        ((11, 5), 0),
        ((13, 5), 1),
        ((5, 26), 0),
        ((5, 28), None),
        ((46, 5), None),
    ],
)
def test_small_pads_are_taken_from_a_little_outside(pixel, meant):
    board = board_of(QRectF(0, 0, 10, 10), QRectF(14, 0, 10, 10))
    found = board.at(QPointF(*pixel))
    assert (None if found is None else found[1]) == meant
