"""Answers one question: is everybody welcomed once, and finds keys and help from everywhere?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from oboeuta_desktop.core.errors import FileMissingError
from oboeuta_desktop.core.help_book import read_book
from oboeuta_desktop.state.preferences import Preferences
from oboeuta_desktop.storage.paths import bundled
from oboeuta_desktop.ui.help_page import HelpPage
from oboeuta_desktop.ui.key_sheet import KeySheet, split_evenly
from oboeuta_desktop.ui.language import speak
from oboeuta_desktop.ui.lyrics_view import LyricsView
from oboeuta_desktop.ui.main_window import MainWindow
from oboeuta_desktop.ui.markdown import CHAPTER_KIND, read_markdown
from oboeuta_desktop.ui.overlay import Overlay
from oboeuta_desktop.ui.theme import DARK, LIGHT, THEMES
from oboeuta_desktop.ui.welcome_page import WelcomePage
from oboeuta_desktop.welcoming import Welcoming

BOOKS = bundled("resources", "help")
CHAPTERS = (
    *("sing", "understand", "practise", "exam"),
    *("songs", "delay", "troubles", "privacy"),
)


@pytest.fixture
def window(qtbot: QtBot):
    made = MainWindow(DARK, LyricsView())
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.lyrics.setFocus()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def welcoming(window):
    return Welcoming(window, Preferences(None), BOOKS)


def page_over(window: MainWindow) -> QWidget | None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    shown = [each for each in window.findChildren(Overlay) if not each.isHidden()]
    assert len(shown) <= 1
    if not shown:
        return None
    (overlay,) = shown
    assert isinstance(overlay.page, QWidget)
    return overlay.page


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    qtbot.keyClick(window.focusWidget() or window, key)


def test_the_welcome_is_shown_once_in_a_life(window, welcoming):
    welcoming.welcome_once()
    assert isinstance(page_over(window), WelcomePage)
    welcoming.close()
    welcoming.welcome_once()
    assert page_over(window) is None


def test_enter_begins_and_escape_only_looks_around(qtbot: QtBot, window, welcoming):
    with qtbot.waitSignal(welcoming.begun):
        welcoming.welcome()
        press(qtbot, window, Qt.Key.Key_Return)
    assert page_over(window) is None
    with qtbot.assertNotEmitted(welcoming.begun):
        welcoming.welcome()
        press(qtbot, window, Qt.Key.Key_Escape)
    assert page_over(window) is None
    assert window.focusWidget() is window.lyrics


def test_enter_on_the_help_button_does_not_begin(qtbot: QtBot, window, welcoming):
    welcoming.welcome()
    press(qtbot, window, Qt.Key.Key_Tab)
    assert window.focusWidget().objectName() == "welcome_help"
    with qtbot.assertNotEmitted(welcoming.begun):
        press(qtbot, window, Qt.Key.Key_Return)
    assert isinstance(page_over(window), HelpPage)


def test_a_click_beside_the_page_puts_it_away(qtbot: QtBot, window, welcoming):
    welcoming.welcome()
    qtbot.mouseClick(window.findChild(Overlay), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert page_over(window) is None


def test_no_key_of_the_song_acts_below_a_page(qtbot: QtBot, window, welcoming):
    welcoming.open_keys()
    with qtbot.assertNotEmitted(window.key_pressed), qtbot.assertNotEmitted(window.study_requested):
        for key in (Qt.Key.Key_Space, Qt.Key.Key_Q, Qt.Key.Key_R, Qt.Key.Key_L, Qt.Key.Key_Left):
            press(qtbot, window, key)
    assert isinstance(page_over(window), KeySheet)


@pytest.mark.parametrize("opened", ["welcome", "open_keys", "open_help"])
def test_the_tab_key_stays_within_the_page_and_reaches_every_button(
    qtbot: QtBot, window, welcoming, opened: str
):
    getattr(welcoming, opened)()
    page = page_over(window)
    assert page is not None
    buttons = {
        button
        for button in page.findChildren(QAbstractButton)
        # of buttons that exclude each other Tab reaches the one that is on, arrows the others
        if button.isVisible() and (button.isChecked() or not button.isCheckable())
    }
    assert len(buttons) >= 2
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        seen: set[QWidget] = set()
        for _ in range(len(buttons) + 6):
            press(qtbot, window, key)
            seen.add(window.focusWidget())
        assert buttons <= seen
        assert all(page.isAncestorOf(part) for part in seen)


@pytest.mark.parametrize("opened", ["welcome", "open_keys", "open_help"])
def test_everything_in_a_page_has_a_name(window, welcoming, opened: str):
    getattr(welcoming, opened)()
    page = page_over(window)
    assert page is not None
    assert page.accessibleName()
    for button in page.findChildren(QAbstractButton):
        if button.isVisible():
            assert button.accessibleName(), button
    for part in page.findChildren(QWidget):
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible():
            assert part.accessibleName(), part


@pytest.mark.parametrize("key", [Qt.Key.Key_Question, Qt.Key.Key_F1])
def test_the_keys_are_asked_for_by_question_mark_and_f1(qtbot: QtBot, window, key):
    with qtbot.waitSignal(window.keys_requested), qtbot.assertNotEmitted(window.key_pressed):
        qtbot.keyClick(window.lyrics, key)


def test_keys_and_help_lead_to_each_other(qtbot: QtBot, window, welcoming):
    welcoming.open_keys()
    page = page_over(window)
    assert isinstance(page, KeySheet)
    page.help_wished.emit()
    assert isinstance(page_over(window), HelpPage)
    press(qtbot, window, Qt.Key.Key_Question)
    assert isinstance(page_over(window), KeySheet)
    welcoming.open_keys()
    assert page_over(window) is None


def test_what_had_the_keys_may_be_gone_when_a_page_is_put_away(qtbot: QtBot, window, welcoming):
    passing = QPushButton(window)
    passing.show()
    passing.setFocus()
    welcoming.open_keys()
    passing.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert page_over(window) is None


def test_the_help_opens_at_the_chapter_that_is_wanted_and_links_lead_on(window, welcoming):
    welcoming.open_help("troubles")
    page = page_over(window)
    assert isinstance(page, HelpPage)
    assert page.chapter == "troubles"
    page._text.point_requested.emit(f"{CHAPTER_KIND}delay")
    assert page.chapter == "delay"
    page._text.point_requested.emit("A1")
    assert page.chapter == "delay"


def test_the_arrow_keys_turn_the_chapters(qtbot: QtBot, window, welcoming):
    welcoming.open_help()
    page = page_over(window)
    assert isinstance(page, HelpPage)
    seen = [page.chapter]
    for _ in range(len(CHAPTERS)):
        press(qtbot, window, Qt.Key.Key_Down)
        seen.append(page.chapter)
    assert seen == [*CHAPTERS, CHAPTERS[-1]]
    assert not page._next.isVisible()
    press(qtbot, window, Qt.Key.Key_Up)
    assert page.chapter == CHAPTERS[-2]


def test_the_help_speaks_the_language_of_now(window, welcoming):
    try:
        speak("en")
        welcoming.open_help()
        page = page_over(window)
        assert isinstance(page, HelpPage)
        assert page._heading.text() == "Sing"
    finally:
        speak("ja")


def test_a_help_that_is_missing_is_told(qtbot: QtBot, window, tmp_path: Path):
    welcoming = Welcoming(window, Preferences(None), tmp_path)
    with qtbot.waitSignal(welcoming.failed) as heard:
        welcoming.open_help()
    assert heard.args is not None
    assert isinstance(heard.args[0], FileMissingError)
    assert not welcoming.is_open


def test_pages_take_on_other_colours_and_letters_while_they_are_open(window):
    preferences = Preferences(None)
    welcoming = Welcoming(window, preferences, BOOKS)
    welcoming.welcome()
    page = page_over(window)
    assert page is not None
    title = page.findChild(QLabel, "welcome_title")
    assert title is not None
    before = title.font().pixelSize()
    window.set_theme(LIGHT)
    preferences.change(text_scale=1.5)
    assert title.palette().color(title.foregroundRole()) == LIGHT.color("ink")
    assert title.font().pixelSize() == round(before * 1.5)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
@pytest.mark.parametrize(("size", "factor"), [((1680, 980), 1.0), ((1366, 768), 1.5)])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_welcome_fits_on_one_screen(window, save_picture, theme, size, factor, language):
    preferences = Preferences(None)
    preferences.change(text_scale=factor)
    window.resize(*size)
    window.set_theme(theme)
    welcoming = Welcoming(window, preferences, BOOKS)
    welcoming.welcome()
    page = page_over(window)
    assert isinstance(page, WelcomePage)
    QCoreApplication.processEvents()
    save_picture(window)
    bar = page._area.verticalScrollBar()
    assert bar.maximum() == 0, "something has to be scrolled to be seen"
    for label in page.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    lowest = max(card.mapTo(window, card.rect().bottomLeft()).y() for card in page._cards)
    assert lowest < page._begin.mapTo(window, page._begin.rect().topLeft()).y()


@pytest.mark.parametrize("size", [(1680, 980), (1366, 768), (760, 580)])
def test_no_keys_are_cut_off_or_cover_each_other(window, save_picture, size):
    window.resize(*size)
    welcoming = Welcoming(window, Preferences(None), BOOKS)
    welcoming.open_keys()
    QCoreApplication.processEvents()
    page = page_over(window)
    assert isinstance(page, KeySheet)
    save_picture(window)
    places = [block.geometry() for block in page._blocks]
    for number, block in enumerate(page._blocks):
        assert block.height() >= block.heightForWidth(block.width())
        assert not any(block.geometry().intersects(other) for other in places[number + 1 :])
    assert max(place.right() for place in places) <= page._area.viewport().width()


def test_columns_are_filled_in_order_and_about_as_high():
    assert split_evenly([10, 10, 10, 10], 2) == [0, 2]
    assert split_evenly([30, 10, 10, 10], 2) == [0, 1]
    assert split_evenly([5], 3) == [0]
    assert split_evenly([], 3) == [0]


def headings(language: str) -> list[tuple[str, int]]:
    """Each chapter with how many headings it has."""
    return [
        (chapter.chapter_id, len(re.findall(r"^## ", chapter.text, re.MULTILINE)))
        for chapter in read_book(BOOKS / f"{language}.md")
    ]


def test_both_languages_have_the_same_chapters_and_as_many_headings():
    assert [chapter for chapter, _count in headings("ja")] == list(CHAPTERS)
    assert headings("ja") == headings("en")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_chapter_is_shown_whole_and_links_lead_somewhere(language: str):
    for chapter in read_book(BOOKS / f"{language}.md"):
        marked = read_markdown(chapter.text)
        assert not marked.cut
        assert chapter.text
        for paragraph in marked.paragraphs:
            for span in paragraph.spans:
                if span.link:
                    assert span.link.removeprefix(CHAPTER_KIND) in CHAPTERS
                if span.kind == "text":
                    assert not re.search(r"\]\(|\*\*|```", span.text), span.text


def code_of(language: str) -> list[str]:
    """What the files of a song look like, without the remarks."""
    found = [
        row.partition(" #")[0].rstrip()
        for chapter in read_book(BOOKS / f"{language}.md")
        for paragraph in read_markdown(chapter.text).paragraphs
        for span in paragraph.spans
        if span.kind == "code" and "\u2028" in span.text
        for row in span.text.split("\u2028")
    ]
    return [re.sub(r"""(["']).*\1""", "…", row) for row in found]


def test_both_languages_show_the_same_files():
    ja, en = code_of("ja"), code_of("en")
    assert len(ja) > 30
    assert [row for row in ja if not row.startswith("[ti:")] == [
        row for row in en if not row.startswith("[ti:")
    ]


def test_code_of_several_rows_keeps_its_rows(qtbot: QtBot):
    marked = read_markdown("前\n```\na = 1\n\n  # b **c**\n```\n後")
    assert [span.text for p in marked.paragraphs for span in p.spans] == [
        "前",
        "a = 1\u2028\u2028  # b **c**",
        "後",
    ]
    assert read_markdown("```\nopen").paragraphs[0].spans[0].text == "open"
    assert read_markdown("```\n```").paragraphs == ()
