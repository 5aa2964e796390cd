"""Answers one question: what is there to read about a point beyond its line?"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from oboeuta_desktop.ui.detail_text import DetailHeadings, PointDetails, detail_markdown
from oboeuta_desktop.ui.formula import Typesetter
from oboeuta_desktop.ui.joined import spaced
from oboeuta_desktop.ui.lesson_page import show_page
from oboeuta_desktop.ui.lesson_parts import Heading
from oboeuta_desktop.ui.rich_text import RichText
from oboeuta_desktop.ui.theme import Theme, ui_font


class DetailPage(QScrollArea):
    """Meaning, formula, metaphor, derivation, history, related points and sources of a point.

    Signals:
        point_requested: id of the point that a link leads to.
    """

    point_requested = Signal(str)

    def __init__(self, theme: Theme, setter: Typesetter) -> None:
        super().__init__()
        self._text_scale = 1.0
        self._heading = Heading("detail_heading")
        self._text = RichText(theme, setter, name="detail_text", token="ink")
        self._text.setAccessibleName(self.tr("くわしい解説の文"))
        self._text.point_requested.connect(self.point_requested)
        content = QWidget()
        content.setObjectName("detail_content")
        column = QVBoxLayout(content)
        column.setContentsMargins(22, 2, 22, 20)
        column.setSpacing(12)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addStretch(1)
        self.setObjectName("detail_scroll")
        show_page(self, content)
        self.set_text_scale(1.0)
        self.set_theme(theme)

    def show_details(self, details: PointDetails | None) -> None:
        """Show all about a point; None says that there is nothing more."""
        if details is None:
            self._heading.show_words(self.tr("この行のくわしい解説はありません"))
            self._text.show_markdown("")
        else:
            self._heading.show_words(spaced((details.point, details.name)))
            self._text.show_markdown(detail_markdown(details, self._headings()))
        self.verticalScrollBar().setValue(0)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._text.set_theme(theme)
        palette = self._heading.palette()
        palette.setColor(self._heading.foregroundRole(), theme.color("ink"))
        self._heading.setPalette(palette)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._text.set_text_scale(factor)
        self._heading.setFont(ui_font(21 * factor, 700))
        self._heading.fit()

    def _headings(self) -> DetailHeadings:
        return DetailHeadings(
            derivative=self.tr("微分・勾配"),
            metaphor=self.tr("たとえるなら"),
            confusion=self.tr("まちがえやすい"),
            correction=self.tr("正確には"),
            derivation=self.tr("導き方"),
            history=self.tr("歴史"),
            related=self.tr("つながる要点"),
            sources=self.tr("出典"),
        )
