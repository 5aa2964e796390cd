"""Answers one question: what did a drill come to, at a glance?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from oboeuta_desktop.state.study.drill_outcome import Share, Summary
from oboeuta_desktop.ui.joined import listed, named, sentences
from oboeuta_desktop.ui.language import said
from oboeuta_desktop.ui.study.drill_words import REASONS, reason_words, review_words, time_words
from oboeuta_desktop.ui.study.passage import Passage, Title
from oboeuta_desktop.ui.theme import Theme, ui_font

_NARROW = 700  # logical pixels at letters of the designed size; below it one table above the other


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        name: on the left.
        figures: on the right.
        share: of a bar between them, 0..1; None for no bar.
    """

    name: str
    figures: str
    share: float | None = None


class DrillSummary(QWidget):
    """The share that was right: of all, by heading, by family; the time; what comes next."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._score = Title(theme, "drill_score", pixels=44, token="ink")
        self._words = Passage(theme, "drill_score_words", pixels=16, token="ink2")
        self._next = Passage(theme, "drill_next_words", pixels=16, token="ink")
        self._caveat = Passage(theme, "drill_caveat", pixels=13, token="ink3")
        self._headings = RowTable(theme, self.tr("試験の見出し別"))
        self._families = RowTable(theme, self.tr("まちがえやすい仲間別"))
        self._again = RowTable(theme, self.tr("見直す問題"))
        self._factor = 1.0
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(36)
        self._grid.setVerticalSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self._headings)
        left.addWidget(self._again)
        left.addStretch(1)
        self._left = QWidget()
        self._left.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        for part in (self._score, self._words, self._caveat):
            column.addWidget(part)
        column.addSpacing(6)
        column.addLayout(self._grid)
        column.addSpacing(4)
        column.addWidget(self._next)
        self._caveat.show_text(self.tr("合格点は公表されていないので、合否の見込みは出しません。"))
        self.fit(0)

    @property
    def words(self) -> str:
        """All that is shown."""
        parts = (self._score.text(), self._words.toPlainText(), self._next.toPlainText())
        tables = (self._headings, self._families, self._again)
        return "\n".join((*parts, *(table.words for table in tables if not table.isHidden())))

    def show_summary(self, summary: Summary) -> None:
        """Show what a drill came to."""
        self._score.show_words(f"{summary.percent} %")
        words = self.tr("{total} 問のうち {right} 問正解・{time}")
        over = self.tr("時間になりました。") if summary.is_time_up else ""
        score = words.format(total=summary.total, right=summary.right, time=time_words(summary))
        self._words.show_text(sentences((over, score)))
        self._next.show_text(review_words(summary))
        self._headings.show_rows([_row(share) for share in summary.headings])
        self._families.show_rows([_row(share) for share in summary.families])
        count = self.tr("{count} 問")
        self._again.show_rows(
            [
                Row(reason_words(reason), count.format(count=summary.reasons[reason]))
                for reason in REASONS
                if summary.reasons[reason]
            ]
        )
        self._again.setVisible(bool(summary.reasons))

    def fit(self, width: int) -> None:
        """Put the tables side by side where ``width`` is enough for both."""
        columns = 2 if width >= _NARROW * self._factor else 1
        top = Qt.AlignmentFlag.AlignTop
        for place, table in enumerate((self._left, self._families)):
            self._grid.addWidget(table, place // columns, place % columns, top)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        for part in self._parts:
            part.set_theme(theme)

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        for part in self._parts:
            part.set_text_scale(factor)

    @property
    def _parts(self) -> tuple[Title | Passage | RowTable, ...]:
        tables = (self._headings, self._families, self._again)
        return (self._score, self._words, self._next, self._caveat, *tables)


class RowTable(QWidget):
    """A title and rows below it."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._title = title
        self._factor = 1.0
        self._rows: tuple[Row, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """All rows."""
        rows = (f"{each.name} {each.figures}" for each in self._rows)
        return named(self._title, listed(rows))

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows."""
        self._rows = tuple(rows)
        self.setAccessibleName(self.words)
        self.updateGeometry()
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours."""
        self._theme = theme
        self.update()

    def set_text_scale(self, factor: float) -> None:
        """Show letters ``factor`` times as large as designed."""
        self._factor = factor
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: as high as its rows."""
        return QSize(round(320 * self._factor), round(self._row * (len(self._rows) + 1.2)))

    def minimumSizeHint(self) -> QSize:
        """Qt: as narrow as its place asks for."""
        return QSize(240, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw title and rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(ui_font(15 * self._factor, 700))
        painter.setPen(self._theme.color("ink"))
        painter.drawText(QRectF(0, 0, self.width(), self._row * 1.2), middle, self._title)
        font = ui_font(14 * self._factor, 500)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        count = metrics.horizontalAdvance("88 / 88")
        widest = max((metrics.horizontalAdvance(row.name) for row in self._rows), default=0)
        name = min(widest, self.width() - count - 20)
        for place, row in enumerate(self._rows):
            rect = QRectF(0, self._row * (place + 1.2), self.width(), self._row)
            painter.setPen(self._theme.color("ink2"))
            words = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, int(name) + 1)
            painter.drawText(rect, middle, words)
            painter.setPen(self._theme.color("ink"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight | middle, row.figures)
            bar = QRectF(name + 14, rect.center().y() - 4, rect.width() - name - count - 28, 8)
            if row.share is not None:
                self._paint_bar(painter, bar, row.share)

    def _paint_bar(self, painter: QPainter, bar: QRectF, share: float) -> None:
        if bar.width() < 20:
            return
        painter.setPen(self._theme.color("ctl"))
        painter.setBrush(self._theme.color("bg2"))
        painter.drawRoundedRect(bar, 4, 4)
        done = QRectF(bar)
        done.setWidth(bar.width() * share)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(done, 4, 4)

    @property
    def _row(self) -> float:
        return 10 + 18 * self._factor


def _row(share: Share) -> Row:
    return Row(said(share.name), f"{share.right} / {share.total}", share.right / share.total)
