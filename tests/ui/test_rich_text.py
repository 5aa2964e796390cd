"""A lesson's text: what is read out of Markdown, how it stands, what is copied and never loaded."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAccessible, QColor, QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget

from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.markdown import MAX_LENGTH, Paragraph, Span, read_markdown
from oboeuta_desktop.ui.rich_text import RichText
from oboeuta_desktop.ui.rich_text_accessible import RichTextAccessibility, SpokenText
from oboeuta_desktop.ui.theme import DARK, LIGHT


@pytest.fixture
def view(qtbot, qapp: QApplication) -> Iterator[RichText]:
    typesetter = Typesetter()
    typesetter.typeset("x", display=False)  # the font is loaded: no test waits for it
    # A clock that stands still: on a busy machine, too, formulas are there at once.
    text = RichText(DARK, typesetter, name="text", token="ink", clock=lambda: 0.0)
    window = QWidget()  # as in the panel: a text is never a window of its own
    palette = window.palette()
    palette.setColor(window.backgroundRole(), DARK.color("bg1"))
    window.setPalette(palette)
    text.setParent(window)
    text.resize(500, 100)
    window.resize(700, 500)
    window.show()
    yield text
    window.close()


def spans(source: str) -> tuple[Span, ...]:
    return tuple(span for paragraph in read_markdown(source).paragraphs for span in paragraph.spans)


def picture(view: RichText) -> QImage:
    return view.grab().toImage()


def holds(image: QImage, colour: str) -> bool:
    wanted = QColor(colour).name()
    return any(
        image.pixelColor(x, y).name() == wanted
        for x in range(image.width())
        for y in range(image.height())
    )


def test_bold_link_code_and_formula_are_told_apart():
    assert spans(r"**負**を[見る](point:A4)`x`$\alpha$") == (
        Span("負", bold=True),
        Span("を"),
        Span("見る", link="A4"),
        Span("x", "code"),
        Span(r"\alpha", "formula"),
    )


def test_a_block_formula_ends_the_paragraph():
    kinds = [paragraph.kind for paragraph in read_markdown("前 $$f(x)=x$$ 後").paragraphs]
    assert kinds == ["text", "formula", "text"]


def test_items_and_headings_are_paragraphs_of_their_own():
    marked = read_markdown("# 題\n一\n二\n- 甲\n2. 乙")
    assert marked.paragraphs == (
        Paragraph("heading", (Span("題"),)),
        Paragraph("text", (Span("一二"),)),
        Paragraph("item", (Span("甲"),), "•"),
        Paragraph("item", (Span("乙"),), "2."),
    )


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("a **b", "a **b"),
        ("5 $ と", "5 $ と"),
        ("`x", "`x"),
        ("$$x", "$$x"),
        (r"\$5 \*\*", "$5 **"),
        ("<b>x</b>", "<b>x</b>"),
        ("[外](https://example.org)", "外"),
        ("[外](point:a/b)", "外"),
        ("![絵](file:///etc/passwd)", "絵"),
        ("[未完](point:A4", "[未完](point:A4"),
    ],
)
def test_what_is_not_of_the_subset_is_plain_text(source, text):
    assert "".join(span.text for span in spans(source)) == text
    assert all(span.kind == "text" and not span.link and not span.bold for span in spans(source))


@pytest.mark.parametrize(
    "sign", ["$", "**", "[", "`", "[a](", "$a", "- a\n", r"\$", "![](", "# \n", "$$a"]
)
def test_a_megabyte_of_any_sign_is_read_quickly_and_cut(sign):
    begin = time.perf_counter()
    assert read_markdown(sign * (1_000_000 // len(sign))).cut
    assert time.perf_counter() - begin < 0.5


def test_a_megabyte_of_text_is_cut_with_a_note(view):
    begin = time.perf_counter()
    view.show_markdown("勾配が消える。" * 150_000)
    assert time.perf_counter() - begin < 3.0
    assert len(view.toPlainText()) < MAX_LENGTH + 100
    assert view.toPlainText().endswith("ここまでを表示しています）")


def test_many_formulas_never_hold_up_the_window(view):
    view._clock = time.perf_counter
    begin = time.perf_counter()
    view.show_markdown(" ".join(rf"$x_{{{n}}}+\frac{{a}}{{b}}$" for n in range(200)))
    assert time.perf_counter() - begin < 1.0
    assert not view.is_complete


def test_plain_text_has_the_formulas_in_words(view):
    view.show_markdown(r"傾き $\alpha$ と $\frac{a}{b}$。")
    assert view.toPlainText() == "傾き α と a/b。"


def test_a_copy_takes_the_formulas_along(view):
    view.show_markdown(r"傾き $\alpha$ は小さい。$$y=1$$")
    cursor = QTextCursor(view.document())
    cursor.setPosition(1)
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)
    copied = view.createMimeDataFromSelection()
    assert copied.text() == "き α は小さい。\ny = 1"
    assert not copied.hasHtml()


def test_a_screen_reader_gets_the_formulas_read_aloud(view):
    view.show_markdown(r"$x<0$ でも")
    assert view.accessibleDescription() == "x 小なり 0 でも"
    assert "\ufffc" not in view.accessibleDescription()


def test_a_screen_reader_finds_words_in_place_of_the_document(view):
    view.setAccessibleName("解説の文")
    view.show_markdown(r"$x<0$ でも")
    found = RichTextAccessibility().interface_for("", view)
    assert isinstance(found, SpokenText)
    assert found.text(QAccessible.Text.Name) == "解説の文。x 小なり 0 でも"
    assert found.text(QAccessible.Text.Value) == ""
    assert found.role() == QAccessible.Role.StaticText


def test_other_widgets_keep_what_qt_tells_about_them(view):
    assert RichTextAccessibility().interface_for("", view.window()) is None


def test_broken_tex_is_shown_as_its_source(view):
    view.show_markdown(r"前 $\frac{a$ 後")
    assert view.toPlainText() == r"前 \frac{a 後"
    assert r"\frac{a" in view.document().toPlainText()


@pytest.mark.parametrize(
    "source",
    [
        "<img src=file:///etc/passwd>",
        '<img src="https://example.org/x.png">',
        "![x](https://example.org/x.png)",
        "<link rel=stylesheet href=file:///x.css>",
    ],
)
def test_nothing_is_loaded(view, source, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(
        RichText, "loadResource", lambda _self, _kind, name: asked.append(str(name))
    )
    view.show_markdown(source)
    picture(view)
    assert asked == []
    assert "<img" not in view.document().toHtml()


def test_a_resource_asked_for_is_not_there(view):
    kind = QTextDocument.ResourceType.ImageResource.value
    assert view.loadResource(kind, QUrl("file:///etc/passwd")) is None


def test_a_link_to_a_point_is_announced(view, qtbot):
    with qtbot.waitSignal(view.point_requested) as caught:
        view.anchorClicked.emit(QUrl("point:A4"))
    assert caught.args == ["A4"]


def test_other_addresses_are_not_announced(view, qtbot):
    with qtbot.assertNotEmitted(view.point_requested):
        view.anchorClicked.emit(QUrl("https://example.org"))


def test_a_link_can_be_reached_and_opened_with_the_keyboard(view, qtbot):
    view.show_markdown("これは[死んだ ReLU](point:A4)。")
    view.setFocus()
    with qtbot.waitSignal(view.point_requested) as caught:
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert caught.args == ["A4"]


def test_bold_words_have_the_accent_colour_in_both_themes(view):
    view.show_markdown("**██████**")
    assert holds(picture(view), DARK.accent)
    view.set_theme(LIGHT)
    assert holds(picture(view), LIGHT.accent)


@pytest.mark.parametrize("tex", ["x", r"\frac{a}{b}", r"\prod_{k=1}^{T}f_k", r"\sqrt{\frac{a}{b}}"])
def test_a_formula_stands_on_the_baseline_of_its_line(view, tex):
    # An E stands exactly on the baseline: the one of the text and the one of the formula.
    view.show_markdown(rf"E$E{tex}$")
    view.resize(400, 200)
    image = picture(view)
    letters = _columns_of_ink(image)
    text_letter, formula_letter = letters[0], letters[1]
    assert abs(_lowest_ink(image, *text_letter) - _lowest_ink(image, *formula_letter)) <= 1


def _columns_of_ink(image: QImage) -> list[tuple[int, int]]:
    """First and last column of each run of columns with ink."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for x in range(image.width()):
        has_ink = any(image.pixelColor(x, y).lightness() > 150 for y in range(image.height()))
        if has_ink and start is None:
            start = x
        elif not has_ink and start is not None:
            runs.append((start, x - 1))
            start = None
    return runs


def _lowest_ink(image: QImage, first: int, last: int) -> int:
    return max(
        y
        for y in range(image.height())
        for x in range(first, last + 1)
        if image.pixelColor(x, y).lightness() > 150
    )


def test_a_formula_never_breaks_across_lines(view):
    view.show_markdown("あ" * 20 + r"$f(x)=\max(\alpha x, x)+\max(\alpha x, x)$")
    for width in range(200, 500, 50):
        view.resize(width, 100)
        last = view.document().firstBlock().layout()
        assert view.document().toPlainText().count("\ufffc") == 1
        assert last.lineCount() >= 2


@pytest.mark.parametrize("source", ["例：$0.01$）。", "「$x$」", "（$x$、"])
def test_a_sign_beside_a_formula_stays_in_its_row(view, source):
    view.show_markdown("あ" * 30 + source)
    for width in range(150, 480, 3):
        view.resize(width, 100)
        rows = view.document().firstBlock().layout()
        words = view.document().firstBlock().text()
        for row in range(rows.lineCount()):
            line = rows.lineAt(row)
            part = words[line.textStart() : line.textStart() + line.textLength()]
            assert part[0] not in "）。」、"
            assert part[-1] not in "（「"
    assert view.toPlainText().endswith(source.replace("$", ""))


def test_a_row_of_a_formula_alone_is_as_high_as_a_row_of_text(view):
    view.show_markdown("あ")
    text = view.height()
    view.show_markdown("$x$")
    assert abs(view.height() - text) <= 1


def test_a_wide_formula_shrinks_to_the_width_of_the_text(view):
    view.show_markdown("$$" + "+".join(["x_{100}"] * 30) + "$$")
    view.resize(300, 100)
    assert view.document().idealWidth() <= 300


def test_the_view_is_as_high_as_its_text(view):
    view.show_markdown("一行")
    low = view.height()
    view.show_markdown("勾配" * 100)
    assert view.height() > 3 * low


def test_a_line_limit_shows_only_the_first_rows(view):
    view.show_markdown("勾配" * 100)
    rows, high = view.line_count, view.height()
    view.set_line_limit(2)
    assert rows > 3
    assert view.line_count == rows
    assert view.height() < high / 2


def test_larger_letters_need_more_room(view):
    view.show_markdown(r"傾き $\alpha$")
    before = view.height()
    view.set_text_scale(1.5)
    assert view.height() > before * 1.3


def test_formulas_beyond_the_budget_follow_in_idle_time(qtbot, qapp):
    moments = iter(n * 0.05 for n in range(1000))
    window = QWidget()
    qtbot.addWidget(window)
    view = RichText(DARK, Typesetter(), name="slow", token="ink", clock=lambda: next(moments))
    view.setParent(window)
    view.show_markdown(r"$\alpha$ と $\beta$")
    assert not view.is_complete
    assert view.toPlainText() == r"\alpha と \beta"
    with qtbot.waitSignal(view.completed):
        pass
    assert view.is_complete
    assert view.toPlainText() == "α と β"


def test_an_empty_text_is_no_error(view):
    view.show_markdown("")
    assert view.toPlainText() == ""
    assert view.spoken_text() == ""
