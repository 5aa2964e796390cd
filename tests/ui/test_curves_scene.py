"""Answers one question: does the scene do what a hand, a key or a song wants of it?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.demo import Series
from oboeuta_desktop.ui.demos.curves_scene import CurvesScene
from oboeuta_desktop.ui.demos.parameter_row import ParameterRow, StepSlider
from oboeuta_desktop.ui.demos.series_chip import SeriesChip
from oboeuta_desktop.ui.theme import DARK, LIGHT, contrast

WITH_QUESTIONS = DEMOS["activation"]
DEMO = replace(
    WITH_QUESTIONS,
    presets={
        name: replace(preset, prediction=None) for name, preset in WITH_QUESTIONS.presets.items()
    },
)
LEFT_BUTTON = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def scene(qtbot):
    scene = CurvesScene()
    qtbot.addWidget(scene)
    scene.resize(560, 760)
    scene.show_demo(DEMO, {"point": "A3"})
    scene.show()
    qtbot.waitExposed(scene)
    return scene


def x_of(scene: CurvesScene) -> float:
    assert scene.state is not None
    return scene.state.values["x"]


def alpha_of(scene: CurvesScene) -> float:
    assert scene.state is not None
    return scene.state.values["alpha"]


def press(scene: CurvesScene, pixel: QPointF) -> None:
    QTest.mousePress(scene.canvas.viewport(), LEFT_BUTTON, pos=pixel.toPoint())


def move(scene: CurvesScene, pixel: QPointF) -> None:
    QTest.mouseMove(scene.canvas.viewport(), pixel.toPoint())


def release(scene: CurvesScene, pixel: QPointF) -> None:
    QTest.mouseRelease(scene.canvas.viewport(), LEFT_BUTTON, pos=pixel.toPoint())


def drag_point_to(scene: CurvesScene, x: float) -> None:
    start = scene.canvas.pixel_of("point")
    target = QPointF(scene.canvas.pixel_at("f", x, 0.0).x(), start.y())
    press(scene, start)
    move(scene, target)
    release(scene, target)


def sliders(scene: CurvesScene) -> list[StepSlider]:
    return [row.slider for row in scene.findChildren(ParameterRow)]


def chip(scene: CurvesScene, text: str) -> SeriesChip:
    return next(c for c in scene.findChildren(SeriesChip) if c.text() == text)


def settle(qtbot, scene: CurvesScene) -> None:
    """Wait for the redraw that is on its way."""
    qtbot.waitUntil(lambda: not scene._frame.isActive(), timeout=1000)


@pytest.mark.parametrize("x", [-4.0, -0.5, 1.0, 5.0])
def test_a_drag_moves_the_point_exactly(qtbot, scene, x):
    drag_point_to(scene, x)
    assert x_of(scene) == x
    settle(qtbot, scene)
    assert scene.canvas.pixel_of("point").x() == pytest.approx(scene.canvas.pixel_at("f", x, 0).x())


def test_a_drag_moves_the_slider_too(qtbot, scene):
    drag_point_to(scene, -4.0)
    settle(qtbot, scene)
    assert DEMO.main.value_at(sliders(scene)[0].value()) == -4.0


def test_the_slider_moves_the_point_too(qtbot, scene):
    sliders(scene)[0].setValue(DEMO.main.index_of(-4.0))
    assert x_of(scene) == -4.0
    settle(qtbot, scene)
    assert scene.canvas.pixel_of("point").x() == pytest.approx(
        scene.canvas.pixel_at("f", -4.0, 0).x()
    )


def test_a_press_on_the_slider_takes_the_knob_there(scene):
    slider = sliders(scene)[0]
    QTest.mouseClick(slider, LEFT_BUTTON, pos=QPoint(slider.width() // 2, slider.height() // 2))
    assert x_of(scene) == pytest.approx(0.0, abs=0.05)
    assert not scene.dragging


@pytest.mark.parametrize(("away", "taken"), [(20, True), (26, False)])
def test_a_handle_is_taken_within_twenty_two_pixels(scene, away, taken):
    pixel = scene.canvas.pixel_of("point") + QPointF(0, away)
    press(scene, pixel)
    assert scene.dragging is taken
    release(scene, pixel)
    assert not scene.dragging


def test_the_places_of_handles_are_where_a_press_takes_them(scene):
    scene.show_demo(DEMO, {"point": "A5"})
    places = scene.handle_places()
    assert set(places) == {"point", "grip"}
    assert all(place.width() == place.height() == 44 for place in places.values())
    middle = scene.canvas.mapFrom(scene, places["grip"].center())
    press(scene, QPointF(middle))
    assert scene.canvas.held == "grip"
    release(scene, QPointF(middle))


def test_taking_a_handle_beside_its_middle_does_not_move_it(scene):
    before = x_of(scene)
    pixel = scene.canvas.pixel_of("point") + QPointF(15, 0)
    press(scene, pixel)
    move(scene, pixel)
    release(scene, pixel)
    assert x_of(scene) == before


def test_a_drag_beyond_the_plot_stops_at_the_end(scene):
    start = scene.canvas.pixel_of("point")
    press(scene, start)
    move(scene, start + QPointF(3000, 0))
    release(scene, start)
    assert x_of(scene) == 6.0


def test_another_mouse_button_takes_nothing(scene):
    pixel = scene.canvas.pixel_of("point").toPoint()
    QTest.mousePress(scene.canvas.viewport(), Qt.MouseButton.RightButton, pos=pixel)
    assert not scene.dragging


def test_the_branch_itself_tilts_under_the_hand(qtbot, scene):
    scene.show_demo(DEMO, {"point": "A5"})
    grip = scene.canvas.pixel_of("grip")
    target = scene.canvas.pixel_at("f", -5.0, -0.5)
    press(scene, grip)
    move(scene, target)
    release(scene, target)
    assert alpha_of(scene) == pytest.approx(0.1, abs=0.011)
    settle(qtbot, scene)
    second = DEMO.parameter("alpha")
    assert second.value_at(sliders(scene)[1].value()) == alpha_of(scene)


@pytest.mark.parametrize(
    ("key", "modifier", "x", "alpha"),
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, -3.05, 0.3),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, -2.95, 0.3),
        (Qt.Key.Key_Right, SHIFT, -2.5, 0.3),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, -3.0, 0.31),
        (Qt.Key.Key_Down, SHIFT, -3.0, 0.2),
    ],
)
def test_arrows_do_what_a_drag_does(scene, key, modifier, x, alpha):
    scene.show_demo(DEMO, {"point": "A5"})
    QTest.keyClick(scene.canvas, key, modifier)
    assert (x_of(scene), alpha_of(scene)) == (x, alpha)


def test_arrows_on_the_slider_with_shift_go_ten_steps(scene):
    QTest.keyClick(sliders(scene)[0], Qt.Key.Key_Right, SHIFT)
    assert x_of(scene) == 2.5


def test_up_does_nothing_where_alpha_is_not_offered(scene):
    QTest.keyClick(scene.canvas, Qt.Key.Key_Up)
    assert alpha_of(scene) == 0.1


def wheel(target) -> QWheelEvent:
    middle = QPointF(target.rect().center())
    event = QWheelEvent(
        middle,
        middle,
        QPoint(0, 0),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)
    return event


def test_the_wheel_changes_nothing_and_is_left_to_the_page(scene):
    before = scene.state, scene.canvas.pixel_at("f", 1.0, 1.0)
    for target in (scene.canvas.viewport(), *sliders(scene)):
        assert not wheel(target).isAccepted()
    assert (scene.state, scene.canvas.pixel_at("f", 1.0, 1.0)) == before


def test_there_is_no_menu_on_the_plot(scene):
    pixel = scene.canvas.pixel_at("f", 3.0, 1.0).toPoint()
    QTest.mouseClick(scene.canvas.viewport(), Qt.MouseButton.RightButton, pos=pixel)
    assert QApplication.activePopupWidget() is None


def test_the_description_follows_the_values(qtbot, scene):
    before = scene.canvas.accessibleDescription()
    assert "x は 2.00" in before
    drag_point_to(scene, -4.0)
    settle(qtbot, scene)
    assert "x は −4.00、出力は 0.000、勾配は 0.000" in scene.canvas.accessibleDescription()


def test_everything_that_can_be_focused_has_a_name(scene):
    assert scene.canvas.accessibleName() == "活性化関数のグラフ"
    assert [slider.accessibleName() for slider in sliders(scene)] == ["入力 x", "負の側の傾き α"]
    assert sliders(scene)[0].accessibleDescription() == "x = 2.00"
    assert "選択中" in chip(scene, "ReLU").accessibleDescription()
    assert "非表示" in chip(scene, "tanh").accessibleDescription()


def test_a_chip_shows_then_chooses_then_hides(qtbot, scene):
    chip(scene, "tanh").click()
    assert (scene.state.shown, scene.state.active) == (("relu", "tanh"), "tanh")
    chip(scene, "ReLU").click()
    assert (scene.state.shown, scene.state.active) == (("relu", "tanh"), "relu")
    chip(scene, "ReLU").click()
    assert (scene.state.shown, scene.state.active) == (("tanh",), "tanh")
    settle(qtbot, scene)
    assert not chip(scene, "ReLU").isChecked()


def test_the_last_series_cannot_be_hidden(scene):
    chip(scene, "ReLU").click()
    assert scene.state.shown == ("relu",)


def test_alpha_is_offered_as_soon_as_leaky_relu_is_shown(qtbot, scene):
    assert not sliders(scene)[1].isVisible()
    chip(scene, "Leaky ReLU").click()
    settle(qtbot, scene)
    assert sliders(scene)[1].isVisible()


def test_a_goal_ticks_itself_once_and_stays(qtbot, scene):
    reached: list[str] = []
    scene.goal_reached.connect(reached.append)
    drag_point_to(scene, -4.0)
    drag_point_to(scene, 4.0)
    settle(qtbot, scene)
    drag_point_to(scene, -4.0)
    assert reached == ["relu_zero_gradient"]
    assert scene._parts.goals["relu_zero_gradient"].is_reached
    assert not scene._parts.goals["relu_corner"].is_reached


def test_less_motion_means_no_celebration(scene):
    scene.set_reduced_motion(True)
    drag_point_to(scene, -4.0)
    row = scene._parts.goals["relu_zero_gradient"]
    assert row.is_reached
    assert row._joy.state() == row._joy.State.Stopped


def test_the_song_moves_the_point_along_the_way(scene):
    scene.set_sung_share(0.0)
    assert x_of(scene) == 3.0
    scene.set_sung_share(0.5)
    assert x_of(scene) == 0.0
    scene.set_sung_share(1.0)
    assert x_of(scene) == -3.0


def test_the_lessons_way_counts_more_than_the_points(scene):
    scene.show_demo(DEMO, {"point": "A3"}, sweep=(1.0, 2.0))
    scene.set_sung_share(0.5)
    assert x_of(scene) == 1.5


def test_the_song_reaches_no_goal(scene):
    scene.set_sung_share(0.9)
    assert not any(row.is_reached for row in scene._parts.goals.values())


def test_the_song_does_not_move_what_is_held(scene):
    start = scene.canvas.pixel_of("point")
    press(scene, start)
    scene.set_sung_share(0.7)
    assert x_of(scene) == 2.0
    release(scene, start)


def test_after_the_hand_the_point_stays_until_the_line_is_sung_anew(scene):
    scene.set_sung_share(0.2)
    drag_point_to(scene, 5.0)
    scene.set_sung_share(0.6)
    assert x_of(scene) == 5.0
    scene.set_sung_share(0.1)
    assert x_of(scene) == pytest.approx(2.4)


def test_a_new_demo_waits_for_the_end_of_the_drag(scene):
    start = scene.canvas.pixel_of("point")
    press(scene, start)
    scene.show_demo(DEMO, {"point": "A9"})
    assert scene.state.active == "relu"
    release(scene, start)
    assert scene.state.active == "sigmoid"


def test_dragging_is_announced_at_both_ends(qtbot, scene):
    heard: list[bool] = []
    scene.dragging_changed.connect(heard.append)
    drag_point_to(scene, 1.0)
    assert heard == [True, False]


def test_many_events_make_one_redraw(qtbot, scene, monkeypatch):
    drawn: list[object] = []
    counting = replace(DEMO, draw=lambda state: drawn.append(state) or DEMO.draw(state))
    scene.show_demo(counting, {"point": "A3"})
    settle(qtbot, scene)
    drawn.clear()
    for index in range(40):
        sliders(scene)[0].setValue(index)
    assert drawn == []
    settle(qtbot, scene)
    assert len(drawn) == 1


def ground_of(image: QImage) -> str:
    return image.pixelColor(2, image.height() - 2).name().upper()


def test_the_theme_changes_on_the_spot(qtbot, scene, save_picture):
    assert ground_of(save_picture(scene, "dark")) == DARK.bg1
    scene.set_theme(LIGHT)
    picture = save_picture(scene, "light")
    assert ground_of(picture) == LIGHT.bg1
    viewport = scene.canvas.viewport().grab().toImage()
    assert ground_of(viewport) == LIGHT.bg1


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_every_colour_of_words_can_be_read(theme):
    tokens = {series.token for series in DEMO.series} | {"ink", "ink2", "ink3", "bad", "good"}
    assert all(contrast(theme.color(token).name(), theme.bg1) >= 4.5 for token in tokens)
    assert all(contrast(theme.color(token).name(), theme.bg2) >= 4.5 for token in tokens)


@pytest.mark.parametrize("size", [(420, 430), (440, 520), (560, 760), (640, 900)])
@pytest.mark.parametrize("point", ["A5", "A12"])
def test_nothing_is_cut_off(qtbot, scene, size, point):
    scene.resize(*size)
    scene.show_demo(DEMO, {"point": point})
    settle(qtbot, scene)
    qtbot.waitUntil(lambda: scene.canvas.width() == size[0] - 32, timeout=1000)
    parts = [
        *scene.findChildren(SeriesChip),
        *sliders(scene),
        *scene._parts.cards,
        *scene._parts.goals.values(),
        scene.canvas,
    ]
    for part in parts:
        assert scene.rect().contains(part.rect().translated(part.mapTo(scene, QPoint(0, 0))))
    assert scene.canvas.height() >= 170
    assert scene.canvas.pixel_at("f", 0, 0).y() < scene.canvas.pixel_at("slope", 0, 0).y()


def test_another_demo_brings_its_own_parts(qtbot, scene):
    other = replace(
        DEMO, title="別の図", series=(*DEMO.series[:1], Series("tanh", "タンエイチ", "tanh", ""))
    )
    scene.show_demo(other, {"show": ("relu",), "active": "relu"})
    assert scene.canvas.accessibleName() == "別の図のグラフ"
    chips = [c for c in scene.findChildren(SeriesChip) if not c.isHidden()]
    assert [c.text() for c in chips] == ["ReLU", "タンエイチ"]


def test_going_to_and_fro_between_demos_makes_nothing_twice(scene):
    other = replace(DEMO, title="別の図")
    for demo in (other, DEMO, other):
        scene.show_demo(demo, {"show": ("relu",), "active": "relu"})
    before = len(scene.findChildren(QWidget))
    for demo in (DEMO, other) * 3:
        scene.show_demo(demo, {"show": ("relu",), "active": "relu"})
    assert len(scene.findChildren(QWidget)) == before


def test_scenes_come_and_go(qtbot):
    for point in ("A1", "A5", "A9") * 3:
        scene = CurvesScene(theme=LIGHT)
        scene.show_demo(DEMO, {"point": point})
        scene.resize(480, 600)
        scene.show()
        scene.set_sung_share(0.4)
        scene.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qtbot.wait(1)
