"""Answers one question: how is a lesson's text with its formulas shown, read aloud and copied?

The document is written span by span through a cursor: no HTML is parsed and nothing is ever loaded.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser

from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.formula_object import (
    FORMULA_TYPE,
    OBJECT_CHARACTER,
    FormulaObject,
    formula_words,
)
from oboeuta_desktop.ui.markdown import (
    LINK_KIND,
    ROW_BREAK,
    MarkedText,
    Paragraph,
    Span,
    read_markdown,
)
from oboeuta_desktop.ui.rich_text_writer import MAX_FORMULAS, Writer
from oboeuta_desktop.ui.spoken_formula import formula_text
from oboeuta_desktop.ui.theme import Theme, ui_font

BODY_PIXELS = 15.0
TYPESET_BUDGET = 0.012
"""Seconds that one change of text may spend on formulas it has not seen; the rest follows in idle
time."""

_SCROLL_KEYS = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Space,
}


class RichText(QTextBrowser):
    """A lesson's text. As high as its content; it never scrolls by itself.

    Signals:
        point_requested: id of the point that a clicked link leads to.
        completed: formulas that had to wait stand in the text now.
    """

    point_requested = Signal(str)
    completed = Signal()

    def __init__(
        self,
        theme: Theme,
        typesetter: Typesetter,
        *,
        name: str,
        token: str,
        pixels: float = BODY_PIXELS,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._typesetter = typesetter
        self._token = token
        self._clock = clock
        self._text_scale = 1.0
        self._designed_pixels = pixels
        self._pixels = pixels
        self._line_limit: int | None = None
        self._marked = MarkedText(())
        self._owed: list[tuple[str, bool]] = []
        self._formulas = FormulaObject(typesetter, theme)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setUndoRedoEnabled(False)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().registerHandler(FORMULA_TYPE, self._formulas)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.anchorClicked.connect(self._follow)
        self._later = QTimer(self)
        self._later.setInterval(0)
        self._later.timeout.connect(self._typeset_next)
        self.set_theme(theme)

    @property
    def is_complete(self) -> bool:
        """Whether every formula has been typeset."""
        return not self._owed

    @property
    def line_count(self) -> int:
        """Rows of text at the present width."""
        return len(self._line_bottoms())

    def show_markdown(self, source: str, *, label: Span | None = None) -> None:
        """Show a lesson's text (a subset of Markdown, see ``markdown.py``), after a label."""
        self._marked = _labelled(read_markdown(source), label)
        self._write()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self._formulas.set_theme(theme)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        palette.setColor(QPalette.ColorRole.Text, theme.color(self._token))
        palette.setColor(QPalette.ColorRole.Highlight, theme.color("accent", 70))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme.color("ink"))
        self.setPalette(palette)
        self._write()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        if factor != self._text_scale:
            self._text_scale = factor
            self._pixels = self._designed_pixels * factor
            self._write()

    def set_line_limit(self, lines: int | None) -> None:
        """Show only the first ``lines`` rows, or all."""
        self._line_limit = lines
        self.verticalScrollBar().setValue(0)
        self._fit()

    def spoken_text(self) -> str:
        """The words to be read aloud: formulas in words."""
        lines = (
            "".join(
                f" {formula_text(span.text, spoken=True)} " if span.kind == "formula" else span.text
                for span in paragraph.spans
            )
            for paragraph in self._marked.paragraphs
        )
        return re.sub(r" {2,}", " ", "\n".join(line.strip() for line in lines))

    def toPlainText(self) -> str:
        """Qt: the text, with formulas written in one line."""
        return self._plain(0, self.document().characterCount())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Qt: what a copy takes along: plain text only."""
        cursor = self.textCursor()
        clipping = QMimeData()
        clipping.setText(self._plain(cursor.selectionStart(), cursor.selectionEnd()))
        return clipping

    def loadResource(self, type: int, name: QUrl | str) -> Any:  # noqa: A002, ANN401 - Qt's own signature
        """Qt: nothing is ever loaded, neither from this computer nor from elsewhere."""
        return None

    def sizeHint(self) -> QSize:
        """Qt: the height of the text."""
        return QSize(400, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        """Qt: as narrow as the panel wants."""
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: lay the text out for the new width."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: scrolling is the panel's business."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: keys that scroll or play belong to the panel and the window."""
        if (
            event.key() in _SCROLL_KEYS
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)

    def _fit(self) -> None:
        height = self._wanted_height()
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
            self.updateGeometry()

    def _wanted_height(self) -> int:
        # Not the document's height: that has the last row's line spacing below it.
        bottoms = self._line_bottoms()[: self._line_limit]
        return math.ceil(bottoms[-1]) if bottoms else 0

    def _line_bottoms(self) -> list[float]:
        """The lower edge of every row, in logical pixels."""
        bottoms: list[float] = []
        block = self.document().begin()
        while block.isValid():
            top = self.document().documentLayout().blockBoundingRect(block).top()
            rows = block.layout()
            bottoms += [
                top + rows.lineAt(row).naturalTextRect().bottom() for row in range(rows.lineCount())
            ]
            block = block.next()
        return bottoms

    def _follow(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(LINK_KIND):
            self.point_requested.emit(address.removeprefix(LINK_KIND))

    def _plain(self, start: int, end: int) -> str:
        """Text between two places of the document."""
        parts: list[str] = []
        block = self.document().findBlock(start)
        while block.isValid() and block.position() < end:
            for fragment in _fragments(block.begin()):
                first = max(start, fragment.position())
                last = min(end, fragment.position() + fragment.length())
                piece = fragment.text()[
                    first - fragment.position() : max(0, last - fragment.position())
                ]
                if OBJECT_CHARACTER in piece:
                    words = formula_words(fragment.charFormat())
                    piece = piece.replace(OBJECT_CHARACTER, words)
                parts.append(piece)
            block = block.next()
            if block.isValid() and block.position() < end:
                parts.append("\n")
        return "".join(parts).replace(ROW_BREAK, "\n")

    def _write(self) -> None:
        """Fill the document; formulas beyond the budget are shown as source until ready."""
        self._owed = self._typeset_within_budget()
        document = self.document()
        document.setDefaultFont(ui_font(self._pixels))
        self.setUpdatesEnabled(False)
        document.clear()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        writer = Writer(cursor, self._theme, self._typesetter, self._pixels, self._token)
        owed = set(self._owed)
        for number, paragraph in enumerate(self._marked.paragraphs):
            writer.paragraph(paragraph, owed, is_first=number == 0)
        if self._marked.cut:
            note = self.tr("（長いので、ここまでを表示しています）")
            writer.paragraph(Paragraph("text", (Span(note),)), owed, is_first=False)
        cursor.endEditBlock()
        self.setUpdatesEnabled(True)
        self.setAccessibleDescription(self.spoken_text())
        self._fit()
        if self._owed:
            self._later.start()
        else:
            self._later.stop()

    def _typeset_within_budget(self) -> list[tuple[str, bool]]:
        """Typeset what time allows; returns what is left, in reading order."""
        end = self._clock() + TYPESET_BUDGET
        owed: dict[tuple[str, bool], None] = {}
        for tex, display in self._marked.formulas[:MAX_FORMULAS]:
            if self._typesetter.knows(tex, display=display):
                continue
            if self._clock() + self._typesetter.cost(tex) > end:
                owed[tex, display] = None
            else:
                self._typesetter.typeset(tex, display=display)
        return list(owed)

    def _typeset_next(self) -> None:
        """Idle time: one more formula; when all are there, the text is written anew."""
        if self._owed:
            tex, display = self._owed.pop(0)
            self._typesetter.typeset(tex, display=display)
        if not self._owed:
            self._later.stop()
            self._write()
            self.completed.emit()


def _labelled(marked: MarkedText, label: Span | None) -> MarkedText:
    """The text with a label at the start of its first paragraph."""
    if label is None or not marked.paragraphs:
        return marked
    first, *others = marked.paragraphs
    if first.kind == "text":
        return replace(
            marked,
            paragraphs=(replace(first, spans=(label, *first.spans)), *others),
        )
    return replace(marked, paragraphs=(Paragraph("text", (label,)), first, *others))


def _fragments(iterator: Any) -> Iterator[Any]:  # noqa: ANN401 - QTextBlock.iterator has no usable stub
    """The fragments of a block."""
    while not iterator.atEnd():
        yield iterator.fragment()
        iterator += 1
