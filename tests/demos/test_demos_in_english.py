"""Nothing that a demo shows, tells or asks stays Japanese once the English texts are loaded."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTranslator
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from oboeuta_desktop.core.lesson import Lesson
from oboeuta_desktop.core.song import read_song
from oboeuta_desktop.demos import DEMOS
from oboeuta_desktop.demos.claims.table import found
from oboeuta_desktop.demos.demo import Demo, State
from oboeuta_desktop.demos.picture import Phrase, Picture, listed, phrase
from oboeuta_desktop.demos.presets import Opening, open_demo
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.demos.curves_scene import CurvesScene
from oboeuta_desktop.ui.demos.plot_items import LabelItem
from oboeuta_desktop.ui.demos.wording import CONTEXT, words
from tests.demos.test_every_demo import CASES, states_of

JAPANESE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uff01-\uff60]")
ENGLISH = {
    message.findtext("source", ""): message.findtext("translation", "")
    for message in ET.parse(bundled("resources", "translations", "demos_en.ts")).iter("message")
}
"""What every sentence of the demos is in English."""


class English(QTranslator):
    """The demos in English; what the program says is left to other tests."""

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str:
        if context == CONTEXT:
            return ENGLISH.get(sourceText, sourceText)
        return " ".join(["…", *(f"{{{name}}}" for name in sorted(places_of(sourceText)))])


def places_of(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.fixture
def english(qapp) -> Iterator[None]:
    translator = English()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.fixture(params=CASES, ids=["-".join(case) for case in CASES])
def opened(request) -> tuple[Demo, Opening]:
    name, point = request.param
    return DEMOS[name], open_demo(DEMOS[name], {"point": point})


def texts_of(picture: Picture) -> Iterator[Phrase | str]:
    for panel in picture.panels:
        if panel.label:
            yield panel.label
        yield from (text for _, text in (*panel.x_ticks, *panel.y_ticks))
    yield from (label.words for label in picture.labels)
    yield from (box.words for box in picture.boxes if box.words is not None)
    for card in picture.cards:
        yield from (card.label, card.short, card.value)
        if card.note is not None:
            yield card.note
    yield from (picture.caption, picture.description)


def texts_around(demo: Demo, opening: Opening, offered: Iterable[str]) -> Iterator[Phrase | str]:
    """What stands beside the picture, or is asked and told about it."""
    yield from (demo.title, demo.model)
    for name in offered:
        parameter = demo.parameter(name)
        yield from (parameter.label, *parameter.options)
        if not parameter.options:
            yield parameter.symbol
    for row in demo.rows:
        yield from (row.label, row.symbol)
    for series in demo.series:
        yield from (series.label, series.hint)
    yield from (act.label for act in opening.acts)
    yield from (goal.words for goal in opening.goals)
    assert opening.prediction is not None
    yield from (opening.prediction.question, opening.prediction.why)
    if opening.prediction.unit:
        yield opening.prediction.unit


def not_english(texts: Iterable[str]) -> set[str]:
    return {text for text in texts if not text.strip() or JAPANESE.search(text)}


def states_worth_seeing(demo: Demo, state: State) -> set[Phrase | str]:
    return {text for each in states_of(demo, state) for text in texts_of(demo.draw(each))}


@pytest.mark.usefixtures("english")
def test_no_state_of_a_demo_shows_japanese(opened):
    demo, opening = opened
    shown = states_worth_seeing(demo, opening.state)
    assert not not_english(map(words, shown))


@pytest.mark.usefixtures("english")
def test_no_control_no_goal_and_no_question_is_japanese(opened):
    demo, opening = opened
    offered = demo.draw(opening.state).parameters
    assert not not_english(map(words, texts_around(demo, opening, offered)))


@pytest.mark.usefixtures("english")
def test_the_scene_asks_every_text_in_english(qtbot, opened):
    """On the screen: also what only a screen reader is told, before the guess and after it."""
    demo, opening = opened
    scene = CurvesScene()
    qtbot.addWidget(scene)
    scene.show_demo(demo, {"point": next(p for p in demo.presets if is_at(demo, p, opening))})
    scene.resize(520, 720)
    scene.show()
    qtbot.waitUntil(lambda: bool(labels_of(scene)))
    assert not japanese_on(scene)
    assert opening.prediction is not None
    scene._on_guess(opening.prediction.minimum)
    assert not japanese_on(scene)


def is_at(demo: Demo, point: str, opening: Opening) -> bool:
    return open_demo(demo, {"point": point}) == opening


def labels_of(scene: CurvesScene) -> list[str]:
    return [item._words for item in scene.canvas.scene().items() if isinstance(item, LabelItem)]


def japanese_on(scene: CurvesScene) -> set[str]:
    texts = [*labels_of(scene)]
    for widget in (scene, *scene.findChildren(QWidget)):
        texts += (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            texts.append(widget.text())
    return {text for text in texts if JAPANESE.search(text)}


@pytest.mark.usefixtures("english")
def test_what_the_lines_of_the_songs_were_found_to_say_is_english():
    findings = [words(found(claim).words) for lesson in lessons() for claim in lesson.claims]
    assert len(findings) > 60
    assert not not_english(findings)


def lessons() -> Iterator[Lesson]:
    for name in ("relu", "lstm"):
        yield from (lesson for lesson in read_song(bundled("songs", name)).lessons if lesson)


@pytest.mark.usefixtures("english")
def test_what_stands_in_a_place_is_translated_too():
    said = phrase("{name}：{hint}", name="シグモイド", hint=phrase("傾き {slope}", slope="0.25"))
    assert words(said) == "Sigmoid: Slope 0.25"
    assert str(said) == "シグモイド：傾き 0.25"
    assert words(listed(("f", "i", "忘却 f"))) == "f, i, Forget f"


def test_every_translation_has_the_places_of_its_sentence():
    wrong = {source for source, text in ENGLISH.items() if places_of(source) != places_of(text)}
    assert not wrong


def test_a_demo_speaks_japanese_as_long_as_nothing_is_loaded(qapp):
    assert isinstance(qapp, QObject)
    assert words(DEMOS["lstm"].title) == "LSTM のセル"
