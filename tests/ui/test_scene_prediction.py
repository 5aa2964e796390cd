"""Answers one question: is a guess asked for once, and can nothing be moved before?"""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from small_demo import QUESTION, SMALL

from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.numbers import number
from oboeuta_desktop.demos.presets import open_demo
from oboeuta_desktop.ui.demos.curves_scene import CurvesScene
from oboeuta_desktop.ui.demos.glide import asked_state
from oboeuta_desktop.ui.demos.parameter_row import ParameterRow
from oboeuta_desktop.ui.theme import LIGHT

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def scene(qtbot):
    scene = CurvesScene()
    qtbot.addWidget(scene)
    scene.resize(560, 720)
    scene.show_demo(SMALL, {"point": "asked"})
    scene.show()
    qtbot.waitExposed(scene)
    return scene


def box_of(scene: CurvesScene):
    return scene._parts.box


def slider_of(scene: CurvesScene):
    return box_of(scene)._slider


def button(scene: CurvesScene, name: str) -> QAbstractButton:
    found = scene.findChild(QAbstractButton, name)
    assert found is not None
    return found


def guess(scene: CurvesScene, value: float) -> None:
    slider_of(scene).setSliderDown(True)
    slider_of(scene).setValue(round(value / QUESTION.step))
    slider_of(scene).setSliderDown(False)
    button(scene, "prediction_guess").click()


def test_nothing_is_guessed_before_the_slider_is_touched(scene):
    assert scene.is_asking
    assert slider_of(scene).accessibleName() == "予想：f を 2 乗するといくつ？"
    assert slider_of(scene).accessibleDescription() == "まだ選んでいません（0.00〜1.00）"
    assert box_of(scene)._value.text() == ""
    assert not button(scene, "prediction_guess").isEnabled()
    assert "選んで" in button(scene, "prediction_guess").accessibleDescription()
    QTest.keyClick(slider_of(scene), Qt.Key.Key_Return)
    assert scene.is_asking  # Return says no number that nobody chose
    middle = slider_of(scene).rect().center()
    QTest.mousePress(slider_of(scene), LEFT, pos=middle)
    QTest.mouseRelease(slider_of(scene), LEFT, pos=middle)
    assert slider_of(scene).accessibleDescription() == box_of(scene)._value.text() == "0.50"
    assert button(scene, "prediction_guess").isEnabled()
    scene.show_demo(SMALL, {"point": "asked again"})
    assert not button(scene, "prediction_guess").isEnabled()  # another question, no guess yet


def test_nothing_can_be_moved_before_the_guess(scene):
    pad = scene.canvas.pad_place("keep", 0).center().toPoint()
    QTest.mouseClick(scene.canvas.viewport(), LEFT, pos=pad)
    QTest.mousePress(scene.canvas.viewport(), LEFT, pos=scene.canvas.pixel_of("lever").toPoint())
    assert not scene.dragging
    QTest.keyClick(scene.canvas, Qt.Key.Key_Right)
    assert not scene.findChild(ParameterRow).slider.isEnabled()
    assert not button(scene, "demo_act_shut").isEnabled()
    assert scene.state.values["f"] == 0.5
    assert set(scene.state.rows["keep"]) == {0.0}


def test_the_song_moves_the_plot_while_the_guess_is_awaited(scene):
    scene.set_sung_share(0.25)
    assert scene.state.values["f"] == 0.75


def test_a_guess_is_put_beside_the_truth_of_the_start(scene):
    heard: list[tuple[str, float, float]] = []
    scene.predicted.connect(lambda *said: heard.append(said))
    scene.set_sung_share(0.0)
    guess(scene, 0.5)
    assert heard == [(QUESTION.question, 0.5, 0.25)]
    assert box_of(scene).said == "予想 0.50 ・ 実際 0.25（差 0.25） 掛け算"
    assert not scene.is_asking
    QTest.keyClick(scene.canvas, Qt.Key.Key_Left)
    assert scene.state.values["f"] == 0.99


@pytest.mark.parametrize(
    ("value", "praise"),
    [(0.25, "ぴったり！"), (0.3, "おしい！"), (0.15, "おしい！"), (0.4, "予想")],
)
def test_a_near_guess_is_praised(scene, value, praise):
    guess(scene, value)
    assert box_of(scene).said.startswith(praise)


def test_numbers_that_look_alike_differ_by_nothing(qtbot, scene):
    close = replace(QUESTION, truth=lambda _state: 0.2499)
    preset = replace(SMALL.presets["asked"], prediction=close)
    scene.show_demo(replace(SMALL, name="other", presets={"asked": preset}), {"point": "asked"})
    guess(scene, 0.25)
    assert box_of(scene).said.startswith("ぴったり！ 予想 0.25 ・ 実際 0.25（差 0.00）")


def test_a_question_is_asked_once_for_each_preset(scene):
    guess(scene, 0.5)
    scene.show_demo(SMALL, {"point": "free"})
    scene.show_demo(SMALL, {"point": "asked"})
    assert not scene.is_asking
    assert box_of(scene).isHidden()
    scene.show_demo(SMALL, {"point": "asked again"})
    assert scene.is_asking


def test_a_question_that_was_put_off_is_not_asked_again(scene):
    button(scene, "prediction_skip").click()
    assert box_of(scene).isHidden()
    assert button(scene, "demo_act_shut").isEnabled()
    scene.show_demo(SMALL, {"point": "asked"})
    assert not scene.is_asking


def test_arrows_guess_and_return_tells(scene):
    QTest.keyClick(slider_of(scene), Qt.Key.Key_Right)
    with_step = slider_of(scene).accessibleDescription()
    QTest.keyClick(slider_of(scene), Qt.Key.Key_Return)
    assert (with_step, scene.is_asking) == ("0.55", False)
    assert "予想 0.55" in box_of(scene).said
    QTest.keyClick(box_of(scene), Qt.Key.Key_Return)
    assert box_of(scene).isHidden()


def test_escape_skips_and_closes(scene):
    QTest.keyClick(slider_of(scene), Qt.Key.Key_Escape)
    assert box_of(scene).isHidden()
    scene.show_demo(SMALL, {"point": "asked again"})
    guess(scene, 0.1)
    QTest.keyClick(button(scene, "prediction_close"), Qt.Key.Key_Escape)
    assert box_of(scene).isHidden()


def test_every_part_of_the_box_has_a_name(scene):
    names = ("prediction_guess", "prediction_skip", "prediction_close")
    assert [button(scene, name).accessibleName() for name in names] == [
        "予想する",
        "あとで",
        "閉じる",
    ]


@pytest.mark.parametrize("size", [(430, 520), (400, 430), (560, 720)])
@pytest.mark.parametrize("name", ["small", "chain", "lstm"])
def test_the_question_leaves_the_plot_its_height(qtbot, size, name):
    demo = SMALL if name == "small" else DEMOS[name]
    point = next(key for key, start in demo.presets.items() if start.prediction is not None)
    scene = CurvesScene(theme=LIGHT)
    qtbot.addWidget(scene)
    scene.resize(*size)
    scene.show_demo(demo, {"point": point})
    scene.show()
    qtbot.waitExposed(scene)
    box = box_of(scene)
    qtbot.waitUntil(lambda: box.width() == size[0] - 32, timeout=1000)
    is_card = scene._parts._column.indexOf(box) < 0
    place = box.geometry()
    # a card covers the top of a plot that would be lower than this without it
    assert is_card or scene.canvas.height() >= 200
    assert place.intersects(scene.canvas.geometry()) is is_card
    assert place.height() >= box.heightForWidth(place.width())
    assert scene.rect().contains(place)


def test_in_a_low_window_the_goals_come_back_with_the_answer(qtbot, scene):
    scene.resize(430, 520)
    assert all(row.isHidden() for row in scene._parts.goals.values())
    guess(scene, 0.5)
    assert not any(row.isHidden() for row in scene._parts.goals.values())
    assert scene.rect().contains(box_of(scene).geometry().bottomRight() - QPoint(0, 1))


def test_a_demo_that_may_not_ask_can_be_moved_at_once(scene):
    assert scene.is_asking
    scene.show_demo(SMALL, {"point": "asked"}, asks=False)
    assert not scene.is_asking
    assert box_of(scene).isHidden()
    assert scene._parts.chips[SMALL.series[0].name].isEnabled()
    scene.show_demo(SMALL, {"point": "asked"})
    assert scene.is_asking  # it was not answered


PLACED = replace(QUESTION, at={"f": 0.9})
ASKS_PLACE = replace(
    SMALL, name="placed", presets={"asked": replace(SMALL.presets["asked"], prediction=PLACED)}
)


def test_after_the_guess_the_handle_glides_to_the_place_asked_about(qtbot, scene):
    scene.show_demo(ASKS_PLACE, {"point": "asked"})
    start = scene.state.values["f"]
    guess(scene, 0.25)
    assert scene.state.values["f"] == start  # it does not jump
    seen: set[float] = set()

    def arrived() -> bool:
        seen.add(scene.state.values["f"])
        return scene.state.values["f"] == 0.9

    qtbot.waitUntil(arrived, timeout=4000)
    assert len(seen) > 2


def test_with_reduced_motion_the_handle_is_there_at_once(scene):
    scene.set_reduced_motion(True)
    scene.show_demo(ASKS_PLACE, {"point": "asked"})
    guess(scene, 0.25)
    assert scene.state.values["f"] == 0.9


def test_the_learners_hand_ends_the_glide(qtbot, scene):
    scene.show_demo(ASKS_PLACE, {"point": "asked"})
    guess(scene, 0.25)
    QTest.keyClick(scene.canvas, Qt.Key.Key_Left)
    taken = scene.state.values["f"]
    qtbot.wait(900)
    assert scene.state.values["f"] == taken


def test_another_demo_ends_the_glide(qtbot, scene):
    scene.show_demo(ASKS_PLACE, {"point": "asked"})
    guess(scene, 0.25)
    scene.show_demo(SMALL, {"point": "free"})
    start = scene.state.values["f"]
    qtbot.wait(900)
    assert scene.state.values["f"] == start


PLACES = [
    (demo, point)
    for demo in DEMOS.values()
    for point, preset in demo.presets.items()
    if preset.prediction is not None and preset.prediction.at
]


@pytest.mark.parametrize(("demo", "point"), PLACES, ids=lambda part: getattr(part, "name", part))
def test_the_place_asked_about_is_one_that_the_demo_has(demo, point):
    prediction, state = demo.presets[point].prediction, open_demo(demo, {"point": point}).state
    there = asked_state(demo, state, prediction)
    assert there != state  # else nothing would be asked
    for name, value in prediction.at.items():
        assert demo.parameter(name).snap(value) == value
    assert there.active in there.shown


@pytest.mark.parametrize("point", [f"A{n}" for n in range(1, 12)])
def test_there_the_cards_say_what_the_answer_says(point):
    demo = DEMOS["activation"]
    prediction, state = demo.presets[point].prediction, open_demo(demo, {"point": point}).state
    assert prediction is not None
    cards = demo.draw(asked_state(demo, state, prediction)).cards
    truth = number(prediction.truth(state), 3)
    assert truth in {str(card.value.template) for card in cards}
